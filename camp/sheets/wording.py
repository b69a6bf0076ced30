"""What this room says, in both languages: one table, code -> (Chinese, English)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

RESAVE_ZH: Final = "请用 Excel 或 WPS 打开，另存为 xlsx 或 csv 再导入"
RESAVE_EN: Final = "open it in Excel or WPS and save it as xlsx or csv"

MESSAGES: Final[Mapping[str, tuple[str, str]]] = {
    # the file
    "blank": ("文件是空的", "the file is empty"),
    "too_big": (
        "有 {size} MB，最多 {most} MB；请拆成几份",
        "{size} MB is too much, at most {most} MB; make several files of it",
    ),
    "bomb": (
        "解开后会有 {size} MB，最多 {most} MB；请只留要导入的那张表，" + RESAVE_ZH,
        "it would unpack to {size} MB, at most {most} MB; keep only the sheet to import, then "
        + RESAVE_EN,
    ),
    "stuffed": (
        "压缩得不正常，没有解开；" + RESAVE_ZH,
        "it is packed in an unusual way and was left packed; " + RESAVE_EN,
    ),
    "locked": (
        "设了打开密码；请去掉密码再存一次",
        "it needs a password; save it again without one",
    ),
    "old": ("是旧版 xls；" + RESAVE_ZH, "this is an old xls file; " + RESAVE_EN),
    "web": (
        "其实是一张网页，只是名字像表格；" + RESAVE_ZH,
        "this is a web page named like a sheet; " + RESAVE_EN,
    ),
    "not_a_sheet": (
        "不是表格；只收 xlsx 和 csv",
        "this is not a sheet; only xlsx and csv are read",
    ),
    "not_a_workbook": (
        "这个压缩包里没有 xlsx 的工作表；" + RESAVE_ZH,
        "there is no xlsx worksheet in this archive; " + RESAVE_EN,
    ),
    "damaged": ("文件坏了，打不开；" + RESAVE_ZH, "the file is damaged; " + RESAVE_EN),
    "odd": (
        "写法少见，读不准；" + RESAVE_ZH,
        "it is written in an unusual way and cannot be read for certain; " + RESAVE_EN,
    ),
    "encoding": (
        "文字既不是 UTF-8 也不是 GB18030；另存为时请选“CSV UTF-8”",
        "the text is neither UTF-8 nor GB18030; choose “CSV UTF-8” when saving",
    ),
    "broken": (
        "文字是 UTF-8，但这一行有坏掉的字节；请重新导出",
        "the text is UTF-8, but bytes of this line are damaged; export it again",
    ),
    # its shape
    "no_rows": ("只有表头，没有内容", "there is a header and nothing below it"),
    "many_rows": (
        "超过 {most} 行；请拆成几份",
        "more than {most} rows; make several files",
    ),
    "many_columns": (
        "超过 {most} 列；请删掉不用的列",
        "more than {most} columns; delete those not needed",
    ),
    "wide": (
        "有 {cells} 格，表头只有 {heads} 格；含逗号等分隔符或换行的文字要用双引号括起来",
        "{cells} cells, but the header has {heads}; put text with separators or line breaks in double quotes",
    ),
    "narrow": (
        "只有 {cells} 格，表头有 {heads} 格；含换行的文字要用双引号括起来，空着的格也要留分隔符",
        "only {cells} cells, but the header has {heads}; put text with line breaks in double quotes and keep the separators of empty cells",
    ),
    "quote": (
        "从这一行起双引号没有配对；文字里的双引号要写成两个",
        "from here on the double quotes do not pair up; write one inside a text twice",
    ),
    "endless": (
        "这一行超过 {most} 个字符；可能少了一个双引号",
        "this row has more than {most} characters; a double quote may be missing",
    ),
    "long_cell": (
        "有 {size} 个字符，最多 {most} 个",
        "{size} characters, at most {most}",
    ),
    # its columns
    "no_column": (
        "缺少这一列，可以叫：{names}；现有：{heads}",
        "this column is missing; it may be called {names}; there are: {heads}",
    ),
    "no_either": (
        "至少要有其中一列：{names}；现有：{heads}",
        "at least one of these columns is needed: {names}; there are: {heads}",
    ),
    "twice": (
        "有 {count} 列都叫这个名字；请只留一列",
        "{count} columns have this name; keep one of them",
    ),
    # its cells
    "empty": ("空着", "is empty"),
    "name_hidden": ("没有看得见的字", "nothing of it can be seen"),
    "long": (
        "“{text}”太长，最多 {most} 个字",
        "{text!r} is too long, at most {most} characters",
    ),
    "rounded": (
        "“{text}”被 Excel 改成了近似的数；请把这一列设为“文本”再填一次",
        "Excel has rounded this to {text}; format the column as text and fill it in again",
    ),
    "phone": (
        "“{text}”不像手机号；写11位手机号，或 + 开头的国际号码",
        "{text!r} is not a mobile number; write 11 digits, or an international number with +",
    ),
    "choice": (
        "没有“{text}”；可以写：{choices}",
        "{text!r} is not known; use {choices}",
    ),
    "group": (
        "“{text}”不是群号；写 7 或 7营",
        "{text!r} is not a group; write 7 or Group 7",
    ),
    "nobody": (
        "没有说是谁：编号和手机号至少填一个",
        "nobody is named: fill in the id or the phone",
    ),
    "same": ("“{text}”与第{first}行重复", "{text!r} stands in row {first} already"),
    "same_phone": (
        "与第{first}行是同一个手机号；没有编号时一个手机号只能用一次",
        "the same phone as in row {first}; without ids a phone can stand for one student only",
    ),
    "day": (
        "“{text}”看不出是哪一天；写 3、第3天 或 2026-09-11",
        "{text!r} is not a day; write 3, Day 3 or 2026-09-11",
    ),
    "no_year": (
        "“{text}”没有年份；写成 2026-09-11 这样",
        "{text!r} has no year; write it like 2026-09-11",
    ),
    "time": (
        "“{text}”看不出时间；写 2026-09-11 21:04，不带时区",
        "{text!r} is not a time; write 2026-09-11 21:04, without a time zone",
    ),
    "no_date": (
        "“{text}”只有钟点；请连日期一起写，如 2026-09-11 21:04",
        "{text!r} has no date; write both, like 2026-09-11 21:04",
    ),
    "nothing": (
        "这一行没有交任何东西：内容和部分都空着",
        "nothing was handed in: the text and the parts are empty",
    ),
    "no_comment": ("评论空着", "the comment is empty"),
    "formula": (
        "这是公式，没有结果；请把它的结果粘贴成文字",
        "this is a formula without a result; paste its result as text",
    ),
    "formula_text": (
        "以等号开头，像是公式；请写结果，真要这样写就在前面加一个 '",
        "begins with =, like a formula; write its result, or put ' in front to keep it",
    ),
    "cell_error": (
        "公式算不出来（如 #REF!）；请改好，或写上文字",
        "the formula fails (as #REF! does); mend it or write the text",
    ),
    # what is no mistake
    "merged": (
        "合并的格，当作每一行都写着来读",
        "merged cells were read as if every row said the same",
    ),
    "more": ("……另有 {left} 处", "… and {left} more"),
    "sheet_read": (
        "读的是工作表“{sheet}”；没有读：{others}",
        "the sheet {sheet!r} was read; not read: {others}",
    ),
    "title_rows": (
        "第{first}行之前当作标题，没有读",
        "what stands above row {first} was taken for a title",
    ),
    "unread": ("这些列没有用到：{heads}", "columns that were not used: {heads}"),
    "headless": (
        "这些列没有表头，没有读：{letters}",
        "columns without a header were not read: {letters}",
    ),
    "tier_light": (
        "{count} 行没有写强度：新学员按轻度，已在营的不变",
        "{count} rows name no tier: newcomers start light, others stay as they are",
    ),
    "ref_made": (
        "{count} 行没有编号：编号由手机号推出，看不出号码，同一号码总得到同一编号",
        "{count} rows have no id: one was made of the phone; the number cannot be read from it, and the same phone always gives the same id",
    ),
    "phone_shared": (
        "这些行的手机号相同：{rows}",
        "these rows have the same phone: {rows}",
    ),
}

PLACES: Final[Mapping[str, tuple[str, str]]] = {
    "sheet": ("工作表“{sheet}”", "sheet {sheet!r}"),
    "row": ("第{row}行", "row {row}"),
    "line": ("第{line}行", "line {line}"),
    "column": ("「{column}」列", "column {column}"),
}

MARKS: Final[tuple[tuple[str, str, str], ...]] = (
    ("", "：", "、"),
    (", ", ": ", ", "),
)
"""Between the parts of a place, after a place, between the items of a list."""

MOST_SHOWN: Final = 40


def side(locale: str) -> int:
    """Which of the two languages a locale reads: 0 Chinese, 1 English."""
    return 0 if locale == "zh-CN" else 1


def say(
    table: Mapping[str, tuple[str, str]], code: str, locale: str, /, **values: object
) -> str:
    """Say one sentence of a table; KeyError when it has none."""
    words = table[code][side(locale)]
    return words.format_map(
        {name: _said(value, locale) for name, value in values.items()}
    )


def _said(value: object, locale: str) -> object:
    """Fit a value into a sentence: tables as their choices, tuples as lists."""
    if isinstance(value, Mapping):
        value = tuple(
            str(key) if side(locale) else words[0] for key, words in value.items()
        )
    if isinstance(value, tuple):
        return MARKS[side(locale)][2].join(short(str(each)) for each in value)
    return short(value) if isinstance(value, str) else value


def short(text: str) -> str:
    """Cut a quoted text so that it stays on one line."""
    line = " ".join(text.split())
    return line if len(line) <= MOST_SHOWN else line[: MOST_SHOWN - 1] + "…"
