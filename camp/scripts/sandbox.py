"""Templates that cannot run away: parsed, checked against the grammar, and capped."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NoReturn

import jinja2
from jinja2 import nodes

from camp.scripts import filters, words
from camp.scripts.expressions import MOST_DEEP
from camp.scripts.grammar import Grammar
from camp.scripts.problems import Locale, ScriptError, problem
from camp.scripts.tags import Messages

if TYPE_CHECKING:
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

    def write(self, facts: Facts) -> str:
        """Write the raw text, tags still in it as marks; compose() reads them.

        Raises ScriptError with the template's line when the facts lack what it asks
        for, and when the text grows beyond ``MOST_OUTPUT`` characters.
        """
        context = self._made.new_context(
            {name: getattr(facts, name) for name in self.facts}, shared=True
        )
        size, pieces = 0, []
        try:
            for piece in self._made.root_render_func(context):
                pieces.append(piece)
                size += len(piece)
                if size > MOST_OUTPUT:
                    break
        except jinja2.UndefinedError as error:
            self._fail(error, "missing", word=error.message)
        except TypeError as error:  # kinds are checked, so only what is missing misfits
            self._fail(error, "missing_here")
        if size > MOST_OUTPUT:
            raise ScriptError(
                [problem("output", self.locale, self.name, most=MOST_OUTPUT)]
            )
        return "".join(pieces)

    def _fail(self, error: Exception, code: str, **values: object) -> NoReturn:
        place = error.__traceback__
        line = 0
        while place is not None:
            if place.tb_frame.f_code.co_filename == self._made.filename:
                line = self._made.get_corresponding_lineno(place.tb_lineno)
            place = place.tb_next
        raise ScriptError(
            [problem(code, self.locale, self.name, line, **values)]
        ) from error


def sha_of(text: str) -> str:
    """SHA-256 of a template's text, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=1024)
def compile(name: str, text: str, locale: Locale = "zh-CN") -> Template:  # noqa: A001 - the word for it
    """Check a template and make it ready; the same text is made ready once.

    ``name`` is how problems call it (``course/morning.full``), ``locale`` their language.
    Raises ScriptError with every problem at once (only a syntax error comes alone).
    """
    tree = _parse(name, text, locale)
    grammar = Grammar(name, locale)
    grammar.check(tree)
    if grammar.problems:
        raise ScriptError(grammar.problems)
    _merge(tree.body)
    made = jinja2.Template.from_code(_ENVIRONMENT, _ready(name, tree, locale), {})
    return Template(name, sha_of(text), locale, tuple(sorted(grammar.used)), made)


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


def _parse(name: str, text: str, locale: Locale) -> nodes.Template:
    if len(text) > MOST_SOURCE:
        raise ScriptError(
            [problem("long", locale, name, size=len(text), most=MOST_SOURCE)]
        )
    hidden = [
        problem("control", locale, name, number, place=words.hidden_at(found))
        for number, found in enumerate(text.split("\n"), 1)
        if words.hidden_at(found)
    ]
    if hidden:
        raise ScriptError(hidden)
    try:
        return _ENVIRONMENT.parse(text, name)
    except jinja2.TemplateSyntaxError as error:
        found = problem("syntax", locale, name, error.lineno, detail=error.message)
    except RecursionError:
        found = problem("deep", locale, name, most=MOST_DEEP)
    except ValueError as error:  # a number of thousands of digits
        found = problem("syntax", locale, name, detail=error)
    raise ScriptError([found])
