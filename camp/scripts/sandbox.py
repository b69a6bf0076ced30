"""Templates that cannot run away: parsed, checked against the grammar, and capped."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NoReturn

import jinja2
from jinja2 import nodes

from camp.scripts import columns, filters, kinds, words
from camp.scripts.expressions import MOST_DEEP
from camp.scripts.grammar import Grammar
from camp.scripts.problems import Locale, Problem, ScriptError, problem
from camp.scripts.tags import Messages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

    from camp.scripts.facts import Facts

MOST_SOURCE: Final = 20_000
"""The longest template, in characters."""
MOST_OUTPUT: Final = 20_000
"""The longest text a template may write, in characters."""


class _Missing(jinja2.StrictUndefined):
    """What stands for a part of a fact that is None today: it can only be complained of."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)


def _speak(value: object) -> object:
    """Keep a fact from writing what only a tag may write."""
    if type(value) is str and not value.isprintable():
        return words.strip_hidden(value)
    return value


def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        extensions=[Messages],
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=_Missing,
        autoescape=False,  # noqa: S701 - chat text, never HTML
        finalize=_speak,
        optimized=False,  # what is fixed is folded when it is written out, all the same
        cache_size=0,
        auto_reload=False,
    )
    made.globals.clear()
    made.filters = {name: known.act for name, known in filters.FILTERS.items()}
    made.tests = dict(filters.TESTS)
    return made


_ENVIRONMENT: Final = _environment()
_UNKNOWN_TAG: Final = re.compile(r"unknown tag '([^']*)'")
_TAGS: Final = ("if", "elif", "else", "for", "message", "cue", "raw")


@dataclass(frozen=True, slots=True)
class Template:
    """A template that has passed the grammar; made by :func:`compile`."""

    name: str
    sha: str
    """SHA-256 of its text, in hex."""
    locale: Locale
    """The language of its problems."""
    facts: tuple[str, ...]
    """The facts it uses, by name."""
    _made: jinja2.Template = field(repr=False, compare=False)
    _text: str = field(repr=False, compare=False)

    def write(self, facts: Facts) -> str:
        """Write the raw text, tags still in it as marks; compose() reads them.

        Raises ScriptError with the template's line when the facts lack what it asks
        for, and when the text grows beyond ``MOST_OUTPUT`` characters.
        """
        context = self._made.new_context(
            {name: getattr(facts, name) for name in self.facts}, shared=True
        )
        size, pieces = 0, []
        writing = self._made.root_render_func(context)
        try:
            for piece in writing:
                pieces.append(piece)
                size += len(piece)
                if size > MOST_OUTPUT:
                    break
        except jinja2.UndefinedError as error:
            self._fail(error, facts, "missing", str(error.message))
        except TypeError as error:  # kinds are checked, so only what is missing misfits
            self._fail(error, facts, "missing_here")
        if size > MOST_OUTPUT:
            self._overflow(writing)
        return "".join(pieces)

    def _overflow(self, writing: Iterator[str]) -> NoReturn:
        """Name the line that was being written, the loop's own as a rule."""
        frame = getattr(writing, "gi_frame", None)
        line = self._made.get_corresponding_lineno(frame.f_lineno) if frame else 0
        col = columns.of_tag(self._text.split("\n"), line)
        found = problem(
            "output", self.locale, self.name, line, col=col, most=MOST_OUTPUT
        )
        raise ScriptError([found])

    def _fail(
        self, error: Exception, facts: Facts, code: str, word: str = ""
    ) -> NoReturn:
        place = error.__traceback__
        line = 0
        while place is not None:
            if place.tb_frame.f_code.co_filename == self._made.filename:
                line = self._made.get_corresponding_lineno(place.tb_lineno)
            place = place.tb_next
        lines, col = self._text.split("\n"), 0
        if word:
            absent = [name for name in self.facts if getattr(facts, name) is None]
            col = columns.of_part(lines, line, word, absent)
        col = col or columns.of_tag(lines, line)
        found = problem(code, self.locale, self.name, line, col=col, word=word)
        raise ScriptError([found]) from error


def sha_of(text: str) -> str:
    """SHA-256 of a template's text, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=1024)
def compile(name: str, text: str, locale: Locale = "zh-CN") -> Template:  # noqa: A001 - the word for it
    """Check a template and make it ready; the same text is made ready once.

    ``name`` is how problems call it (``course/morning.full``), ``locale`` their language.
    Raises ScriptError with every problem at once (only a syntax error comes alone).
    """
    try:
        code, used = _code(text)
    except ScriptError:  # once more, for problems in this name and language
        code, used = _checked(name, text, locale)
    made = jinja2.Template.from_code(_ENVIRONMENT, code, {})
    return Template(name, sha_of(text), locale, used, made, text)


@lru_cache(maxsize=1024)
def _code(text: str) -> tuple[CodeType, tuple[str, ...]]:
    """Make a text ready under no name: a check and a cohort call it differently."""
    return _checked("template", text, "zh-CN")


def _checked(name: str, text: str, locale: Locale) -> tuple[CodeType, tuple[str, ...]]:
    """Check a text, and translate it; with it, the facts it uses."""
    tree = _parse(name, text, locale)
    grammar = Grammar(name, locale, text)
    grammar.check(tree)
    if grammar.problems:
        raise ScriptError(grammar.problems)
    _merge(tree.body)
    return _ready(name, tree, locale), tuple(sorted(grammar.used))


def _ready(name: str, tree: nodes.Template, locale: Locale) -> CodeType:
    try:
        return _ENVIRONMENT.compile(tree, name, f"<{name}>")
    except jinja2.TemplateSyntaxError as error:
        found = problem("syntax", locale, name, error.lineno, detail=error.message)
    raise ScriptError([found])


def _merge(body: list[nodes.Node]) -> None:
    """Join neighbouring outputs, so that what is fixed is written in one piece."""
    joined: list[nodes.Node] = []
    for node in body:
        last = joined[-1] if joined else None
        if isinstance(node, nodes.Output) and isinstance(last, nodes.Output):
            last.nodes.extend(node.nodes)
            continue
        for inner in ("body", "else_", "elif_"):
            _merge(getattr(node, inner, []))
        joined.append(node)
    body[:] = joined


def _misread(
    name: str, text: str, error: jinja2.TemplateSyntaxError, locale: Locale
) -> Problem:
    """Name what the parser stumbled over: a tag that scripts have not got, or its words."""
    said, lines = error.message or "", text.split("\n")
    unknown = _UNKNOWN_TAG.search(said)
    word = unknown[1] if unknown else ""
    if not word or word in _TAGS or word.startswith("end"):
        col = columns.of_tag(lines, error.lineno)
        return problem("syntax", locale, name, error.lineno, col=col, detail=said)
    col, near = columns.of_word(lines, error.lineno, word), kinds.near(word, _TAGS)
    return problem(
        "unknown_tag", locale, name, error.lineno, col=col, word=word, near=near
    )


def _parse(name: str, text: str, locale: Locale) -> nodes.Template:
    if len(text) > MOST_SOURCE:
        raise ScriptError(
            [problem("long", locale, name, size=len(text), most=MOST_SOURCE)]
        )
    hidden = [
        problem("control", locale, name, number, col=place, place=place)
        for number, found in enumerate(text.split("\n"), 1)
        if (place := words.hidden_at(found))
    ]
    if hidden:
        raise ScriptError(hidden)
    try:
        return _ENVIRONMENT.parse(text, name)
    except jinja2.TemplateSyntaxError as error:
        found = _misread(name, text, error, locale)
    except RecursionError:
        found = problem("deep", locale, name, most=MOST_DEEP)
    except ValueError as error:  # a number of thousands of digits
        found = problem("syntax", locale, name, detail=error)
    raise ScriptError([found])
