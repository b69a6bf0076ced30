"""Rosters: who takes part, and every cell that is wrong, with its place."""

import pytest

from camp import sheets
from camp.cohort import LABELS, Track
from camp.curriculum import Tier
from camp.sheets import SheetError
from camp.sheets.values import LABEL_WORDS, TIERS, TRACKS
from tests.sheets.workbooks import workbook


def read(text, locale="zh-CN"):
    return sheets.roster(sheets.read("名单.csv", text.encode(), locale), locale)


def said(text, locale="zh-CN"):
    with pytest.raises(SheetError) as caught:
        read(text, locale)
    return [str(problem) for problem in caught.value.problems]


def rows(*lines, head="学号,姓名,手机,强度,类型,标签"):
    return read("\n".join([head, *lines]) + "\n").rows


def test_a_student_is_read_with_everything_the_row_says():
    (zhang,) = rows("S001,张伟,+86 138-0013-8000,重度,正式,VIP、复训")
    assert zhang == (
        *(2, "S001", "张伟", "13800138000", "heavy", "camp"),
        *(frozenset({"vip", "returning"}), None),
    )
    assert (zhang.row, zhang.tier, zhang.track) == (2, Tier.HEAVY, Track.CAMP)


def test_a_real_excel_file_with_numbers_for_phones_reads_the_same():
    body = workbook([["编号", "姓名", "电话", "群"], [1001, "张伟", 13800138000.0, 7]])
    (zhang,) = sheets.roster(sheets.read("名单.xlsx", body, "en"), "en").rows
    assert (zhang.ref, zhang.phone, zhang.group) == ("1001", "13800138000", 7)


@pytest.mark.parametrize(
    ("word", "tier"),
    [
        *(("轻", "light"), ("轻度", "light"), ("Light", "light")),
        *(("中", "medium"), ("中度", "medium"), (" MEDIUM ", "medium")),
        *(("重", "heavy"), ("重度", "heavy"), ("ｈｅａｖｙ", "heavy")),
    ],
)
def test_a_tier_is_known_by_all_its_words(word, tier):
    assert rows(f"S1,张伟,,{word},,")[0].tier == tier


@pytest.mark.parametrize(
    ("word", "track"),
    [
        *(("训练营", "camp"), ("正式", "camp"), ("camp", "camp")),
        *(("延期", "deferred"), ("Deferred", "deferred")),
        *(("裸听", "listener"), ("旁听", "listener"), ("listener", "listener")),
    ],
)
def test_a_track_is_known_by_all_its_words(word, track):
    assert rows(f"S1,张伟,,,{word},")[0].track == track


@pytest.mark.parametrize("between", ["，", "、", ",", ";", "；", "|", "/", " / "])
def test_labels_may_be_listed_with_any_mark(between):
    listed = between.join(["勿扰", "暂停", "已退费", "工作人员", "vip", "复训", "受邀"])
    assert rows(f'S1,张伟,,,,"{listed}"')[0].labels == LABELS


def test_every_tier_track_and_label_of_the_camp_has_its_words():
    assert TIERS.keys() == {tier.value for tier in Tier}
    assert TRACKS.keys() == {track.value for track in Track}
    assert LABEL_WORDS.keys() == LABELS


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        *(("13800138000", "13800138000"), ("138 0013 8000", "13800138000")),
        *(("138-0013-8000", "13800138000"), ("+8613800138000", "13800138000")),
        *(("008613800138000", "13800138000"), ("8613800138000", "13800138000")),
        *(("１３８００１３８０００", "13800138000"), ("'+14155552671", "+14155552671")),
        *(
            ("+1 (415) 555-2671", "+14155552671"),
            ("\u202d13800138000\u202c", "13800138000"),
        ),
    ],
)
def test_a_phone_is_kept_one_way_however_it_is_written(written, kept):
    assert rows(f'S1,张伟,"{written}",,,')[0].phone == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        *(
            ("  张\u3000伟 ", "张 伟"),
            ("Zoe\u0301", "Zoé"),
            ("\u202e伟张\u202c", "伟张"),
        ),
        *(("张\u200b伟", "张伟"), ("👨‍👩‍👧家", "👨‍👩‍👧家"), ("O'Neil", "O'Neil")),
    ],
)
def test_a_name_keeps_what_can_be_seen(written, kept):
    assert rows(f"S1,{written},,,,")[0].name == kept


@pytest.mark.parametrize("name", ["\u200b", "\u3164", "\u2800", "\u200d\u200d"])
def test_a_name_that_shows_nothing_is_no_name(name):
    assert said(f"学号,姓名\nS1,{name}\n") == ["第2行「姓名」列：没有看得见的字"]


def test_everything_that_is_wrong_is_said_at_once_in_both_languages():
    text = (
        "学号,姓名,手机号,强度,类型,标签\n"
        "S001,张伟,13800138000,轻度,正式,\n"
        "S002,,1380013,狠,正式,\n"
        f"S001,{'长' * 41},,中度,网课,VIP、黑名单\n"
        ",王芳,,,,\n"
        "1.38E+10,赵磊,1.38E+10,,,\n"
    )
    assert said(text) == [
        "第3行「姓名」列：空着",
        "第3行「手机号」列：“1380013”不像手机号；写11位手机号，或 + 开头的国际号码",
        "第3行「强度」列：没有“狠”；可以写：轻度、中度、重度",
        "第4行「学号」列：“S001”与第2行重复",
        "第4行「姓名」列：“长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长…”太长，最多 40 个字",
        "第4行「类型」列：没有“网课”；可以写：训练营、延期、裸听",
        "第4行「标签」列：没有“黑名单”；可以写：勿扰、暂停、退款、工作人员、VIP、复训、受邀",
        "第5行「学号」列：没有说是谁：编号和手机号至少填一个",
        "第6行「学号」列：“1.38E+10”被 Excel 改成了近似的数；请把这一列设为“文本”再填一次",
        "第6行「手机号」列：“1.38E+10”被 Excel 改成了近似的数；请把这一列设为“文本”再填一次",
    ]
    english = said(text, "en")
    assert len(english) == 10
    assert english[:4] == [
        "row 3, column 姓名: is empty",
        "row 3, column 手机号: '1380013' is not a mobile number; write 11 digits, or an international number with +",
        "row 3, column 强度: '狠' is not known; use light, medium, heavy",
        "row 4, column 学号: 'S001' stands in row 2 already",
    ]


def test_an_id_is_the_same_in_either_case_and_width():
    assert said("学号,姓名\ns001,张伟\nＳ００１,李娜\n") == [
        "第3行「学号」列：“S001”与第2行重复"
    ]


def test_without_an_id_the_phone_gives_one_that_does_not_show_it():
    text = "姓名,手机\n张伟,13800138000\n李娜,+86 138 0013 8001\n"
    sheet = read(text)
    assert [row.ref for row in sheet.rows] == [row.ref for row in read(text).rows]
    assert len({row.ref for row in sheet.rows}) == 2
    assert all("138" not in row.ref and len(row.ref) == 9 for row in sheet.rows)
    assert sheet.notes[0].startswith("2 行没有编号：编号由手机号推出")


def test_without_an_id_a_phone_stands_for_one_student_only():
    text = "姓名,手机\n张伟,13800138000\n李娜,+8613800138000\n"
    assert said(text) == [
        "第3行「手机」列：与第2行是同一个手机号；没有编号时一个手机号只能用一次"
    ]


def test_with_ids_a_shared_phone_is_only_mentioned():
    sheet = read("学号,姓名,手机\nS1,张伟,13800138000\nS2,小张,13800138000\n")
    assert "这些行的手机号相同：2/3" in sheet.notes


def test_a_roster_needs_an_id_or_a_phone_column():
    assert said("姓名,微信\n张伟,zw\n") == [
        "第1行：至少要有其中一列：学号、手机；现有：姓名、微信"
    ]


def test_a_missing_name_column_is_one_problem_and_not_one_a_row():
    assert len(said("学号,手机\n" + "S{0},\n" * 50)) == 50
    lines = "".join(f"S{n},13800138{n:03}\n" for n in range(50))
    assert len(said("学号,手机\n" + lines)) == 1


def test_an_empty_tier_says_nothing_and_a_note_says_what_that_means():
    sheet = read("学号,姓名,强度\nS1,张伟,\nS2,李娜,中度\n")
    assert [row.tier for row in sheet.rows] == ["", "medium"]
    assert sheet.notes == ("1 行没有写强度：新学员按轻度，已在营的不变",)


@pytest.mark.parametrize("word", ["7", "7营", "第7群", "07", "Group 7", "７"])
def test_a_group_is_known_by_its_number(word):
    assert rows(f"S1,张伟,{word}", head="学号,姓名,营")[0].group == 7


def test_a_group_that_is_no_number_is_a_problem():
    assert said("学号,姓名,群\nS1,张伟,东区\n") == [
        "第2行「群」列：“东区”不是群号；写 7 或 7营"
    ]


def test_a_file_with_thousands_of_problems_counts_the_rest():
    problems = said("学号,姓名\n" + "S1,张伟\n" * 5_000)
    assert len(problems) == 201
    assert problems[-1] == "……另有 4799 处"
