"""The two tags of a script: where a message begins, and what only the host sees.

Both are written into the output as control characters. Nothing else can write them: a
template with a control character is refused, and every fact is stripped of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jinja2 import nodes
from jinja2.ext import Extension

if TYPE_CHECKING:
    from jinja2.parser import Parser

MESSAGE: Final = "\x1e"
"""Opens a message; its minute follows."""
SPARE: Final = "\x1f"
"""Ends the minute; ``+`` follows when the message is spare."""
TEXT: Final = "\x1d"
"""Ends a message's head; its text follows."""
CUE: Final = "\x1c"
"""Opens a cue."""
END_CUE: Final = "\x17"
"""Ends a cue."""
SAME: Final = "="
"""Stands for the minute of the message before."""


class Messages(Extension):
    """``{% message 6 %}``, ``{% message 6 spare flag %}`` and ``{% cue %}``.

    ``message`` begins a new message at that minute after the start; without a minute, at
    the minute of the one before. ``spare`` marks one that is posted only when the group is
    quiet; with an expression, only when that is true. ``{% cue %}…{% endcue %}`` stands
    beside the current message, for the host alone.
    """

    tags = {"message", "cue"}  # noqa: RUF012 - Jinja declares it an instance variable

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        """Turn a tag into text marks around its expressions."""
        token = next(parser.stream)
        if token.value == "cue":
            body = parser.parse_statements(("name:endcue",), drop_needle=True)
            return [_mark(CUE, token.lineno), *body, _mark(END_CUE, token.lineno)]
        at: nodes.Expr = nodes.TemplateData(SAME, lineno=token.lineno)
        spare: nodes.Expr = nodes.Const(False, lineno=token.lineno)
        if not parser.stream.current.test_any("block_end", "name:spare"):
            at = parser.parse_expression()
        if parser.stream.skip_if("name:spare"):
            spare = nodes.Const(True, lineno=token.lineno)
            if not parser.stream.current.test("block_end"):
                spare = parser.parse_expression()
        return _message(at, spare, token.lineno)


def _mark(mark: str, line: int) -> nodes.Output:
    return nodes.Output([nodes.TemplateData(mark, lineno=line)], lineno=line)


def _message(at: nodes.Expr, spare: nodes.Expr, line: int) -> nodes.Output:
    plus = nodes.TemplateData("+", lineno=line)
    none = nodes.TemplateData("", lineno=line)
    return nodes.Output(
        [
            nodes.TemplateData(MESSAGE, lineno=line),
            at,
            nodes.TemplateData(SPARE, lineno=line),
            nodes.CondExpr(spare, plus, none, lineno=line),
            nodes.TemplateData(TEXT, lineno=line),
        ],
        lineno=line,
    )
