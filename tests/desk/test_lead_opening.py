"""Opening a cohort pins a version, names it, and lays out what concerns all of it."""

from datetime import date

import pytest

from camp.curriculum import CurriculumError
from camp.desk import lead
from camp.desk.refusal import Refusal, spoken
from camp.store import cohorts, queue, versions
from tests.desk.lead_camp import START, LeadCamp, course_files, on_day, templates


@pytest.fixture
def camp(database_url):
    made = LeadCamp(database_url)
    yield made
    made.close()


@pytest.fixture
def file_camp(sqlite_url):
    made = LeadCamp(sqlite_url)
    yield made
    made.close()


def refused(act, *given, **named):
    with pytest.raises(Refusal) as no:
        act(*given, **named)
    return list(no.value.reasons)


def test_a_cohort_is_named_after_its_course_and_the_next_number(camp):
    first, second = camp.open(), camp.open(start=date(2026, 10, 12))
    assert first.cohort.name == "把消息写短第1期"
    assert second.cohort.name == "把消息写短第2期"
    assert (first.first, first.last) == (date(2026, 9, 6), date(2026, 9, 12))


def test_two_cohorts_of_the_same_course_pin_one_version(camp):
    assert camp.open().cohort.version_id == camp.open().cohort.version_id


def test_the_version_holds_the_files_and_every_template_of_its_language(camp):
    own = b"{{ day.hook }} \xe8\x87\xaa\xe5\xb7\xb1\xe7\x9a\x84"
    files = {**course_files(), "scripts/zh-CN/course/noon.short.j2": own}
    opened = camp.open(files)
    with camp.act() as kept:
        found = versions.version(kept, opened.cohort.version_id)
    assert found.files == files
    assert found.templates["zh-CN/course/noon.short"] == own.decode()
    others = {
        n: t
        for n, t in templates().items()
        if n.startswith("zh-CN/") and n != "zh-CN/course/noon.short"
    }
    assert others.items() <= found.templates.items()


def test_opening_lays_out_what_concerns_all_and_nothing_for_groups(camp):
    camp.open()
    with camp.act() as kept:
        rows = queue.rows(kept, camp.id)
    assert {r.group_id for r in rows} == {0}
    assert {"close", "guidance", "honors", "report"} <= {r.kind.value for r in rows}


def test_opening_is_in_the_audit(camp):
    camp.open()
    with camp.act() as kept:
        (entry,) = cohorts.audit(kept, camp.id)
    assert entry[2:4] == ("open", "把消息写短第1期")


def test_every_reason_is_said_at_once(file_camp):
    file_camp.open(name="秋天")
    reasons = refused(
        file_camp.open,
        name="秋天",
        zone="Asia/Shangai",
        skips=[START, date(2027, 1, 1)],
    )
    assert len(reasons) == 4
    assert "秋天" in reasons[0]
    assert "Asia/Shanghai" in reasons[1]
    assert spoken(reasons[2], "en").startswith("the skip date 2026-09-07 is outside")


@pytest.mark.parametrize("name", ["", "  ", "12", "一\n二", "长" * 201])
def test_a_name_that_cannot_be_used_is_refused(file_camp, name):
    assert refused(file_camp.open, name=name)


@pytest.mark.parametrize("zone", ["../etc", "Asia", "/etc/localtime", "UTC+8"])
def test_only_names_of_zones_are_zones(file_camp, zone):
    assert "时区" in refused(file_camp.open, zone=zone)[0]


def test_a_start_a_thousand_years_off_is_refused(file_camp):
    assert refused(file_camp.open, start=date(9999, 12, 31))


def test_skip_dates_move_the_days_after_them(camp):
    opened = camp.open(skips=[date(2026, 9, 9), date(2026, 9, 10)])
    assert opened.last == date(2026, 9, 14)


def test_a_start_in_the_past_is_allowed_and_said(file_camp):
    file_camp.now = on_day(3)
    said = " ".join(file_camp.open().warnings)
    assert "2026-09-07" in said
    file_camp.now = on_day(30)
    assert "全部过去" in " ".join(file_camp.open().warnings)


def test_a_course_with_an_error_is_not_opened(file_camp):
    with pytest.raises(CurriculumError):
        file_camp.open(course_files(said={"kind: guest": "kind: gast"}))
    assert file_camp.query("select count(*) from cohort") == [(0,)]


def test_signing_off_belongs_to_the_version_and_is_done_once(camp):
    camp.open()
    assert camp.do(lead.approve, "小李") is True
    assert camp.do(lead.approve, "小王") is False
    with camp.act() as kept:
        row = camp.row(kept)
    assert (row.signed, row.signed_by) == (True, "小李")


def test_an_act_that_dies_in_the_middle_leaves_nothing(camp):
    before = camp.everything()

    def dies():
        with camp.act() as kept:
            given = (course_files(), templates(), START, None, None, [], camp.now)
            lead.open_cohort(kept, *given)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dies()
    assert camp.everything() == before
