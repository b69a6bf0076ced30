"""What a planning table may look like, and what is said of one that cannot be read."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camp.curriculum import CurriculumError, load
from camp.curriculum.planning.names import DAY_KEYS
from camp.desk.lead.planning import read_plan
from camp.sheets import SheetError
from tests.sheets.workbooks import packed, parts, with_sheet, workbook

HEAD = "天,类型,标题\n"


def read(text, name="plan.csv", locale="zh-CN"):
    body = text.encode() if isinstance(text, str) else text
    return read_plan(name, body, "my-camp", locale)


def wrong(text, name="plan.csv", locale="zh-CN"):
    """Expect a plan to be refused; what is said, line by line."""
    with pytest.raises((SheetError, CurriculumError)) as said:
        read(text, name, locale)
    return [str(problem) for problem in said.value.problems]


def text_of(made):
    return made.files["curriculum.yaml"].decode()


REFUSED = {
    "a header with a slip": (
        "天,类型,金局\n1,课程日,x\n",
        ["第1行「金局」列：没有“金局”这一列；是不是“金句”"],
    ),
    "the same column by two names": (
        "天,类型,标题,主题\n1,课程日,x,y\n",
        ["第1行「主题」列：和“标题”是同一列；请只留一列"],
    ),
    "two rows for a day, and a day left out": (
        HEAD + "1,课程日,x\n1,课程日,y\n3,休息,z\n",
        [
            "第3行「天」列：第1天在第2行已经有了；一天只写一行，请合到一起",
            "第4行：第3天前面缺第 2 天；请补上，空着的日子可以写“休息”",
        ],
    ),
    "a row without its number": (HEAD + ",课程日,x\n", ["第2行：没有写是第几天"]),
    "a number that is none": (
        HEAD + "周一,课程日,x\n",
        ["第2行「天」列：“周一”看不出是第几天；请写 3 或 第3天"],
    ),
    "an opening that is counted as day 1": (
        HEAD + "1,开营,x\n",
        [
            "第2行：开营是第0天，这里写的是第1天；请从0数起，或把类型改成课程日",
        ],
    ),
    "values that do not fit, all at once": (
        "天,类型,标题,分钟,链接\n1,课程," + "长" * 201 + ",九,ftp://x\n2,可成,b,3,\n",
        [
            "第2行「标题」列：有 201 个字，最多 200 个；请写短些",
            "第2行「分钟」列：“九”不是整数；请写数字，如 12",
            "第2行「链接」列：“ftp://x”不是链接；请写 https:// 开头的完整地址，里面没有空格",
            "第3行「类型」列：“可成”不是日子的类型；请写开营、课程日、大咖日、活动日、休息或结营",
        ],
    ),
    "a formula left in a text": (
        HEAD + "1,课程日,=A1&B1\n",
        ["第2行「C」列：以等号开头，像是公式；请写结果，真要这样写就在前面加一个 '"],
    ),
    "a show without its minutes": (
        "天,类型,标题,流程\n1,活动,x,先来后到\n",
        ["第2行「流程」列：“先来后到”前面要写第几分钟，如 12′ 接下来……"],
    ),
    "a reading without its labels": (
        "天,类型,标题,材料\n1,休息,x,先读这个\n",
        [
            "第2行「材料」列：“先读这个”前面要有标签；每行写“标签：内容”，可用 标题、类型、说明、分钟、链接、文件"
        ],
    ),
    "a setting with a slip": (
        "群归,x\n" + HEAD + "1,休息,x\n",
        ["第1行「群归」列：没有“群归”这一项；是不是“群规”"],
    ),
    "two rows for one date": (
        "日期,类型,标题\n2026-09-07,课程日,a\n9月7日,休息,b\n",
        ["第3行：和第2行是同一天；一天只写一行，请合到一起"],
    ),
    "no header at all": (
        "你好\n世界\n",
        ["没有找到表头；一行里至少要有这样几列：天、类型、标题、金句、轻度"],
    ),
    "more days than a course can have": (
        HEAD + "".join(f"{n},休息,x\n" for n in range(1, 300)),
        ["有 299 天，最多 62 天；这是课程计划吗？"],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_said_with_its_row_and_column(name):
    text, said = REFUSED[name]
    assert wrong(text) == said


def test_a_table_in_english_is_refused_in_english():
    said = wrong("day,kind,titel\n1,course,x\n", locale="en")
    assert said == ['row 1, column titel: "titel" is no column; did you mean "title"?']


def test_columns_nobody_knows_are_left_out_and_named():
    made = read("天,类型,标题,备注,负责人\n1,休息,x,y,z\n")
    assert "第1行：这些列没有用到：备注、负责人" in made.notes


def test_what_is_missing_is_a_gap_that_the_check_names_at_the_same_place():
    made = read("天,类型,标题,老师,轻度\n1,课程日,慢半拍,沈既白,听完\n2,结营,走吧,,\n")
    with pytest.raises(CurriculumError) as said:
        load(made.files)
    checked = [(p.line, p.col) for p in said.value.problems]
    assert [(gap.line, gap.col) for gap in made.gaps] == checked
    lines = text_of(made).split("\n")
    assert all("待补：" in lines[gap.line - 1] for gap in made.gaps)
    assert "第1天 金句" in [gap.label for gap in made.gaps]
    assert sum("待补：" in line for line in lines[3:]) == len(made.gaps)


def test_what_is_not_said_is_as_usual_and_the_notes_say_so():
    made = read(HEAD + "1,休息,x\n")
    assert any("考勤" in note and "荣誉" in note for note in made.notes)
    assert "makeup_days: 2" in text_of(made)


def test_a_kind_is_guessed_from_what_the_day_has():
    made = read("天,标题,大咖\n1,前台,赵安\n")
    assert "kind: guest" in text_of(made)
    assert "第2行：没有写类型，看内容当作 大咖日" in made.notes


def test_days_are_put_in_order_and_stages_become_the_path():
    made = read("天,类型,标题,阶段\n2,休息,b,\n1,休息,a,起步\n3,休息,c,收尾\n")
    text = text_of(made)
    assert text.index("title: a") < text.index("title: b") < text.index("title: c")
    assert "- title: 起步\n    first: 1\n    last: 2\n" in text


def test_dates_give_the_order_when_there_are_no_numbers():
    made = read("日期,类型,标题\n2026-09-10,休息,c\n9月8日,休息,b\n2026/9/7,休息,a\n")
    text = text_of(made)
    assert text.index("title: a") < text.index("title: b") < text.index("title: c")
    assert (
        "第2行：前面空了 1 个日子，接着往下数；要跳过的日子，开班时再说" in made.notes
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，"])
def test_letters_and_delimiters_are_found_out(encoding, delimiter):
    text = "天,类型,标题\n1,休息,慢半拍\n".replace(",", delimiter)
    assert "title: 慢半拍" in text_of(read(text.encode(encoding)))


def test_commas_inside_long_cells_do_not_pass_for_delimiters():
    lines = "\n".join(f"第{n}句，说一半，停" for n in range(40))
    made = read(f'天,类型,标题,热身\n1,活动日,x,"{lines}"\n')
    assert "        第1句，说一半，停\n" in text_of(made)


def test_numbers_times_and_dates_of_a_workbook_are_read_as_they_are_meant():
    head = ["天", "类型", "标题", "分钟", "开始"]
    made = read(workbook([head, [1.0, "活动日", "x", 40.0, (0.854166666666667, 5)]]))
    assert 'start: "20:30"\n      minutes: 40\n' in text_of(made)
    dated = [
        ["日期", "类型", "标题"],
        [(46273, 1), "休息", "b"],
        [(46272, 1), "休息", "a"],
    ]
    text = text_of(read(workbook(dated)))
    assert text.index("title: a") < text.index("title: b")


def test_a_merged_cell_counts_for_all_its_rows():
    rows = [["天", "类型", "标题"], [1, "休息", "x"], [2, "", "y"]]
    made = read(workbook(rows, merged=["B2:B3"]))
    assert text_of(made).count("kind: rest") == 2
    assert "合并的格，当作每一行都写着来读" in made.notes
    twice = [["天", "类型", "标题"], [1, "休息", "x"], ["", "休息", "y"]]
    assert wrong(workbook(twice, merged=["A2:A3"])) == [
        "第3行「天」列：第1天在第2行已经有了；一天只写一行，请合到一起"
    ]


def test_settings_may_stand_on_a_second_sheet_and_problems_name_the_sheet():
    days = [["天", "类型", "标题"], [1, "休息", "x"]]
    made = read(workbook(days, [["目标", "走慢点"]], names=["计划", "设置"]))
    assert "goal: 走慢点\n" in text_of(made)
    said = wrong(workbook(days, [["目标", "a"], ["群归", "x"]], names=["计划", "设置"]))
    assert said == ["工作表“设置”第2行「群归」列：没有“群归”这一项；是不是“群规”"]


def test_a_formula_without_a_result_and_one_that_fails_are_named():
    def words(place, text):
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'

    head = "".join(
        words(f"{c}1", t) for c, t in zip("ABC", ["天", "类型", "标题"], strict=True)
    )
    sheet = (
        f'<row r="1">{head}</row>'
        f'<row r="2"><c r="A2"><v>1</v></c>{words("B2", "休息")}<c r="C2"><f>A1</f></c></row>'
        f'<row r="3"><c r="A3"><f>A2+1</f><v>2</v></c>{words("B3", "休息")}'
        '<c r="C3" t="e"><f>A9/0</f><v>#DIV/0!</v></c></row>'
    )
    assert wrong(with_sheet(sheet)) == [
        "第2行「C」列：这是公式，没有结果；请把它的结果粘贴成文字",
        "第3行「C」列：公式算不出来（如 #REF!）；请改好，或写上文字",
    ]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"%PDF-1.4",
        b"\xff\xfe\xfa\x00abc",
        packed({**parts([["天"]]), "xl/worksheets/sheet1.xml": b" " * 80_000_000}),
    ],
    ids=["empty", "pdf", "letters", "bomb"],
)
def test_a_file_that_is_no_table_is_refused_in_words(body):
    assert len(wrong(body)) == 1


CELLS = st.sampled_from(
    [*sorted(DAY_KEYS)[:60], "课程日", "活动", "结营", "1", "第2天", "20:30", "", "x",
     "（无）", "12′ a", "标题：x", "\\", "a → b", "早安 1 2", "=1", "无", "2026-09-07"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(CELLS, min_size=3, max_size=8, unique=True),
    st.lists(st.lists(CELLS, min_size=3, max_size=8), max_size=6),
)
def test_whatever_the_cells_say_it_is_a_course_or_words_about_it(head, rows):
    try:
        made = read(workbook([head, *rows]))
    except (SheetError, CurriculumError) as no:
        said = no.problems
    else:
        said = made.gaps or (made.curriculum,)
    assert all(said)
