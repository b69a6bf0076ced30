# Two commands are enough: `make demo` shows the camp, `make test` proves it.
# Every target prepares .venv by itself; a second run finds it ready.

BIN   := .venv/bin
READY := .venv/.ready
ARGS  ?=

# The tests start hundreds of commands; none of them should compile the libraries anew.
unexport PYTHONDONTWRITEBYTECODE

# A curriculum is a folder, so these end in a slash.
CURRICULA = $(wildcard curricula/*/)

.DEFAULT_GOAL := help
.PHONY: help check test demo pictures bench lock format clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

check: $(READY) ## Lint, types, layers, and every curriculum on the shelf
	$(BIN)/ruff check camp tests deploy
	$(BIN)/ruff format --check camp tests deploy
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/camp curriculum check --strict $(CURRICULA)

test: check ## All of check, then every test (ARGS="-k sqlite" to choose)
	@sh deploy/browser.sh
	$(BIN)/pytest -n 2 --dist loadfile $(ARGS)

demo: $(READY) ## Rehearse a whole camp of 1,000 students into demo/
	$(BIN)/camp rehearse curricula/interpersonal-21 --students 1000 --out demo --pictures 1
	@echo
	@echo "A whole camp is in demo/: open index.html and read one day aloud."
	@echo "To press the buttons of every desk yourself: $(BIN)/camp up --demo"

pictures: $(READY) ## Photograph the desks anew for both READMEs
	@sh deploy/browser.sh
	CAMP_TEST_PICTURES=1 $(BIN)/pytest tests/browser/test_pictures.py

bench: $(READY) ## Measure the hot paths beside their hand-written floors
	$(BIN)/python tests/bench/run.py $(ARGS)

lock: $(READY) ## Pin every dependency again, with hashes (ARGS=--upgrade for newer ones)
	@sh deploy/setup.sh lock $(ARGS)

format: $(READY) ## Let ruff arrange the code
	$(BIN)/ruff check --fix-only camp tests deploy
	$(BIN)/ruff format camp tests deploy

clean: ## Remove what the tools left; .venv stays
	rm -rf build dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find camp tests scripts curricula -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): deploy/setup.sh deploy/requirements-dev.lock deploy/requirements-build.lock pyproject.toml
	@sh deploy/setup.sh
