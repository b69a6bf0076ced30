"""The lead sees every send of every day before the first one, in both clocks."""

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta

import pytest

from camp.desk import lead
from camp.desk.lead.almanac import HEADINGS, folded, rows
from camp.sheets import write_csv
from tests.desk.lead_camp import LeadCamp, course_files, people, row, small_groups


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


def lines(camp, **named):
    return camp.do(lead.calendar, **named)


def scripts(found):
    return [line for line in found if line.kind.value == "script"]


def test_before_there_are_groups_every_slot_of_every_day_has_a_line(camp):
    camp.open()
    found = scripts(lines(camp))
    assert len(found) == 7 * 3
    assert {line.groups for line in found} == {0}
    first = found[0]
    assert (first.number, first.slot, str(first.what)) == (0, "morning", "早安问候语")
    assert first.compose_at == datetime(2026, 9, 5, 22, 30, tzinfo=UTC)
    assert f"{first.local(first.compose_at):%m-%d %H:%M}" == "09-06 06:30"


def test_with_groups_a_slot_is_one_line_with_their_number(camp):
    camp.open(small_groups(students=4, people=8))
    before = [(x.number, x.slot, x.compose_at) for x in scripts(lines(camp))]
    camp.bring(people(12))
    found = scripts(lines(camp))
    assert {line.groups for line in found} == {3}
    assert {tuple(line.states.items()) for line in found} == {(("planned", 3),)}
    assert [(x.number, x.slot, x.compose_at) for x in found] == before


def test_by_group_every_group_has_its_own_lines(file_camp):
    file_camp.open(small_groups(students=4, people=8))
    file_camp.bring(people(12))
    found = scripts(lines(file_camp, by_group=True))
    assert len(found) == 7 * 3 * 3
    assert {line.group for line in found} == {1, 2, 3}


def test_nights_guidance_and_the_closing_stand_in_it_too(file_camp):
    file_camp.open()
    kinds = {line.kind.value for line in lines(file_camp)}
    assert kinds >= {"guidance", "close", "standings", "debrief", "honors", "publish"}


def test_an_activity_evening_is_a_show_and_the_closing_has_its_ceremony(file_camp):
    file_camp.open()
    named = {(x.number, x.slot): x.what for x in scripts(lines(file_camp))}
    assert named[5, "evening"] == "晚间活动秀"
    assert named[5, "evening"].en == "evening show"
    assert named[1, "evening"] == "晚间小班会"


def test_it_goes_in_order_of_time(file_camp):
    file_camp.open()
    moments = [line.compose_at for line in lines(file_camp)]
    assert moments == sorted(moments)


def test_local_times_stay_when_the_clock_goes_back(camp):
    camp.open(start=date(2026, 10, 24), zone="Europe/London")
    mornings = [x for x in scripts(lines(camp)) if x.slot == "morning"]
    told = {
        x.number: (f"{x.local(x.compose_at):%m-%d %H:%M}", f"{x.compose_at:%H:%M}")
        for x in mornings
    }
    assert told[1] == ("10-24 06:30", "05:30")  # summer time
    assert told[2] == ("10-25 06:30", "06:30")  # the night it ends
    days = [x.local(x.post_until).date() for x in mornings]
    assert days == [date(2026, 10, 23) + timedelta(days=n) for n in range(7)]


def test_a_time_that_the_clock_skips_is_when_the_clock_changes(file_camp):
    early = {'compose: "06:30"': 'compose: "01:30"'}
    files = course_files(said=early)
    file_camp.open(files, start=date(2027, 3, 28), zone="Europe/London")
    (found,) = [
        x for x in scripts(lines(file_camp)) if (x.number, x.slot) == (1, "morning")
    ]
    assert f"{found.local(found.compose_at):%H:%M}" == "02:00"


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def test_the_calendar_file_reads_as_the_standard_says(camp):
    camp.open(name="秋天, 早起; 第1期")
    found = lines(camp)
    text = camp.do(ics, found)
    assert max(len(one.encode()) for one in text.split("\r\n")) <= 75
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    written = unfolded(text)
    assert written.count("BEGIN:VEVENT") == written.count("END:VEVENT") == len(found)
    uids = [one for one in written if one.startswith("UID:")]
    assert len(set(uids)) == len(found)
    assert "X-WR-CALNAME:秋天\\, 早起\\; 第1期" in written
    for one in written:
        if one.startswith(("DTSTART", "DTEND", "DTSTAMP")):
            assert re.fullmatch(r"[A-Z]+:\d{8}T\d{6}Z", one)
    starts = [one[8:] for one in written if one.startswith("DTSTART")]
    assert starts == [f"{x.post_from:%Y%m%dT%H%M%SZ}" for x in found]


def ics(kept, row, found, now):
    del now
    return lead.ics(kept, row, found, "zh-CN")


def test_the_same_calendar_is_the_same_bytes_and_a_revision_keeps_its_names(camp):
    camp.open()
    first = camp.do(ics, lines(camp))
    assert camp.do(ics, lines(camp)) == first
    camp.now += timedelta(hours=1)
    camp.revise(postpone=2)
    later = camp.do(ics, lines(camp))
    names = [
        {one for one in unfolded(text) if one.startswith("UID:")}
        for text in (first, later)
    ]
    assert names[0] == names[1]
    assert "SEQUENCE:0" in unfolded(first)
    assert "SEQUENCE:1" in unfolded(later)


def test_a_line_is_folded_between_characters():
    whole = "SUMMARY:" + "好" * 60 + "🙂" * 9
    pieces = folded(whole).split("\r\n")
    assert len(pieces) > 2
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == whole
    assert folded("短") == "短"


def test_the_sheet_holds_both_clocks_and_runs_no_formula(file_camp):
    title = "title: 要什么，放第一句"
    file_camp.open(course_files(said={title: 'title: "=1+2 要什么"'}))
    file_camp.bring([row(1)])
    table = rows(lines(file_camp), "zh-CN")
    text = write_csv(HEADINGS, table).decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text)))
    assert len(found) == len(table)
    titles = {one["title"] for one in found if one["day"] == "1"}
    assert titles == {"'=1+2 要什么"}
    (one,) = [x for x in found if (x["day"], x["what"]) == ("1", "午间万花筒")]
    assert one["post_from"] == "2026-09-07 12:30"
    assert one["post_from_utc"] == "2026-09-07T04:30:00Z"
    assert one["groups"] == "1"
