"""``camp cards``, ``certificates`` and ``handbook``: files, words, and going on again."""

import csv
import shutil

import pytest
from click.testing import CliRunner

from camp.cli import main
from camp.desk.pictures.papers import JOURNAL
from camp.store import nights
from tests.desk.finished import finish
from tests.desk.small import Small

RARE = "\U0010fff0"
"""A character of nobody's: no font has it."""
NOBODYS = f"小{RARE}"


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """A small camp lived through to its end, to be copied."""
    folder = tmp_path_factory.mktemp("lived")
    camp = finish(Small(f"sqlite:///{folder / 'camp.db'}"), {("小张", 1), ("小张", 2)})
    camp.store.close()
    return folder / "camp.db"


@pytest.fixture
def camp(lived, tmp_path, monkeypatch):
    """That camp in a file of this test's own, and its database in the environment."""
    database = shutil.copy(lived, tmp_path / "camp.db")
    url = f"sqlite:///{database}"
    monkeypatch.setenv("CAMP_DATABASE_URL", url)
    return url


@pytest.fixture
def young(sqlite_url, monkeypatch):
    """A small camp on the morning of day 1."""
    small = Small(sqlite_url)
    monkeypatch.setenv("CAMP_DATABASE_URL", sqlite_url)
    small.walk(small.at(1, 8))
    yield small
    small.store.close()


def run(*words):
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert "Traceback" not in done.output
    return done


def said(*words):
    done = run(*words)
    assert done.exit_code == 0, done.output
    return done


def refused(*words, code=1):
    done = run(*words)
    assert done.exit_code == code, done.output
    return done.stderr


def tree(folder):
    """Every file that is meant for people, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != JOURNAL
    }


def times(folder):
    """When each file was written; a file drawn again has another."""
    return {p: p.stat().st_ino for p in folder.rglob("*.pdf")}


def listed(folder):
    with (folder / "certificates.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def rename(url, old, new):
    """Correct a name, as an import does."""
    from camp.store import Store

    store = Store(url)
    with store.transaction() as kept:
        kept.do("update student set name = ? where name = ?", (new, old))
    store.close()


# --- camp cards


@pytest.mark.parametrize("name", ["cards", "certificates", "handbook"])
def test_every_command_teaches_with_an_example(name):
    text = said(name, "--help").stdout
    assert f"camp {name} 1" in text
    assert "\b" not in text


def test_without_a_day_the_pictures_of_the_course_are_drawn(camp, tmp_path):
    out = tmp_path / "new" / "course"
    words = said("cards", 1, "--out", out).stdout
    assert words.splitlines() == [
        str(out / "01-timetable.png"), str(out / "02-load.png")
    ]  # fmt: skip
    assert all(data.startswith(b"\x89PNG") for data in tree(out).values())


def test_a_days_pictures_are_named_in_the_order_they_are_sent(camp, tmp_path):
    said("cards", "小营", "--day", 2, "--group", 1, "--out", tmp_path / "day")
    assert list(tree(tmp_path / "day")) == [
        "01-morning-quote-02.png",
        "02-morning-course-02.png",
        "03-morning-standings-01.png",
    ]
    first = tree(tmp_path / "day")
    said("cards", 1, "--day", 2, "--group", 1, "--out", tmp_path / "day")
    assert tree(tmp_path / "day") == first


def test_a_students_growth_is_one_picture(camp, tmp_path):
    said("cards", 1, "--student", "S11", "--out", tmp_path / "growth")
    assert list(tree(tmp_path / "growth")) == ["01-growth.png"]


def test_wrong_usage_is_exit_2(camp, tmp_path):
    words = refused(
        "cards", 1, "--day", 2, "--student", "S11", "--out", tmp_path, code=2
    )
    assert "--day 和 --student 只写一个" in words
    words = refused("cards", 1, "--group", 2, "--out", tmp_path, code=2)
    assert "--group 要和 --day 一起用" in words
    refused("cards", 1, code=2)
    refused("certificates", 1, code=2)
    refused("certificates", 1, "--out", tmp_path, "--format", "gif", code=2)
    refused("handbook", 1, "--out", tmp_path, "--for", "guest", code=2)


def test_what_there_is_not_is_said_and_nothing_is_written(camp, tmp_path):
    out = tmp_path / "new"
    words = refused("cards", 1, "--day", 9, "--group", 7, "--out", out)
    assert "没有第9天" in words
    assert "没有7营" in words
    assert "小马" in refused("cards", 1, "--student", "小马", "--out", out)
    english = refused("cards", 1, "--day", 9, "--out", out, "--locale", "en")
    assert english == "there is no day 9; this cohort has days 0 to 5\n"
    assert not out.exists()


@pytest.mark.parametrize(
    "words",
    [("cards", 1), ("cards", 1, "--day", 2), ("certificates", 1), ("handbook", 1)],
)
def test_a_folder_that_cannot_be_written_is_said_with_its_path(camp, tmp_path, words):
    (tmp_path / "file").write_text("x")
    inside = tmp_path / "file" / "inside"
    chinese = refused(*words, "--out", inside)
    assert str(inside) in chinese
    assert "不了" in chinese or "写不进去" in chinese
    english = refused(*words, "--out", inside, "--locale", "en")
    assert "cannot be" in english
    assert (tmp_path / "file").read_text() == "x"


# --- camp handbook


def test_both_handbooks_are_written_as_page_and_in_print(camp, tmp_path):
    words = said("handbook", 1, "--out", tmp_path / "books").stdout
    names = [
        "host-handbook.html", "host-handbook.pdf",
        "student-handbook.html", "student-handbook.pdf",
    ]  # fmt: skip
    found = tree(tmp_path / "books")
    assert list(found) == names
    assert sorted(words.split()) == [str(tmp_path / "books" / n) for n in names]
    assert found["host-handbook.pdf"].startswith(b"%PDF")
    page = found["student-handbook.html"].decode()
    assert "学员手册" in page
    assert "9月7日周一" in page
    host = found["host-handbook.html"].decode()
    assert "有人发广告、链接、二维码" in host
    said("handbook", 1, "--out", tmp_path / "books")
    assert tree(tmp_path / "books") == found


def test_one_handbook_in_one_form_is_enough(camp, tmp_path):
    said("handbook", 1, "--for", "host", "--format", "html", "--out", tmp_path / "one")
    assert list(tree(tmp_path / "one")) == ["host-handbook.html"]


def test_a_handbook_can_be_had_before_the_camp_begins(young, tmp_path):
    said("handbook", 1, "--for", "host", "--out", tmp_path / "books")
    assert len(tree(tmp_path / "books")) == 2


# --- camp certificates


def test_every_certificate_is_a_file_by_group_and_a_line_in_the_list(camp, tmp_path):
    out = tmp_path / "out"
    done = said("certificates", 1, "--out", out)
    rows = listed(out)
    assert done.stdout == f"画好了{len(rows)}张，在 {out}\n"
    assert {row["文件"] for row in rows} == set(tree(out)) - {"certificates.csv"}
    assert {row["姓名"] for row in rows} == {
        *("小李", "小王", "小赵", "小陈", "小周", "小吴", "小郑")
    }
    for row in rows:
        data = (out / row["文件"]).read_bytes()
        assert data.startswith(b"%PDF")
        assert data.rstrip().endswith(b"%%EOF")
        assert row["文件"].startswith(f"0{row['营'][0]}/{row['编号']}")


def test_the_list_and_the_words_are_english_when_asked(camp, tmp_path):
    done = said("certificates", 1, "--out", tmp_path / "out", "--locale", "en")
    assert done.stdout.startswith("drawn: ")
    assert list(listed(tmp_path / "out")[0]) == [
        "serial", "number", "name", "group", "title", "reason", "file"
    ]  # fmt: skip


def test_for_chat_they_are_pngs_beside_the_others(camp, tmp_path):
    out = tmp_path / "out"
    said("certificates", 1, "--out", out)
    pdfs = len(list(out.rglob("*.pdf")))
    said("certificates", 1, "--out", out, "--format", "png")
    assert len(list(out.rglob("*.png"))) == len(list(out.rglob("*.pdf"))) == pdfs


def test_a_second_run_draws_nothing_and_changes_no_byte(camp, tmp_path):
    out = tmp_path / "out"
    said("certificates", 1, "--out", out)
    before, written = tree(out), times(out)
    journal = (out / JOURNAL).read_bytes()
    done = said("certificates", 1, "--out", out)
    assert tree(out) == before
    assert times(out) == written
    assert (out / JOURNAL).read_bytes() == journal
    assert "画奖状" not in done.stderr


def test_a_changed_name_is_drawn_again_and_nothing_else(camp, tmp_path):
    out = tmp_path / "out"
    said("certificates", 1, "--out", out)
    before, written = tree(out), times(out)
    rename(camp, "小周", "小州")
    said("certificates", 1, "--out", out)
    theirs = {row["文件"] for row in listed(out) if row["姓名"] == "小州"}
    after = tree(out)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {*theirs, "certificates.csv"}
    again = {p.relative_to(out).as_posix() for p, i in times(out).items()
             if written[p] != i}  # fmt: skip
    assert again == theirs


def test_another_site_is_drawn_again_since_the_code_leads_there(camp, tmp_path):
    out = tmp_path / "out"
    said("certificates", 1, "--out", out)
    before = tree(out)
    said("certificates", 1, "--out", out, "--site", "https://camp.example")
    after = tree(out)
    assert all(before[n] != after[n] for n in before if n.endswith(".pdf"))


def test_what_was_torn_lost_or_put_in_the_way_is_mended(camp, tmp_path):
    out = tmp_path / "out"
    said("certificates", 1, "--out", out)
    before = tree(out)
    torn, lost, short, *_ = [out / row["文件"] for row in listed(out)]
    lines = (out / JOURNAL).read_text().splitlines()
    lines.remove(next(one for one in lines if torn.name in one))
    (out / JOURNAL).write_text("\n".join([*lines, f"01/{torn.name} 3f9a"]))
    torn.unlink()
    lost.unlink()
    short.write_bytes(short.read_bytes()[:100])
    (out / f".{lost.name}.99999999-1.part").write_bytes(b"%PDF-half")
    (out / "99").mkdir()
    (out / "99" / "notes.txt").write_text("我的笔记")
    said("certificates", 1, "--out", out)
    assert tree(out) == {**before, "99/notes.txt": "我的笔记".encode()}
    written = times(out)
    said("certificates", 1, "--out", out)
    assert times(out) == written


def test_a_name_no_font_has_is_named_first_and_left_out(camp, tmp_path, monkeypatch):
    rename(camp, "小周", NOBODYS)
    out, order = tmp_path / "out", []
    from camp.desk.pictures.papers import Folder

    real = Folder.draw

    def seen(self, papers):
        order.append("drawn")
        return real(self, papers)

    monkeypatch.setattr(Folder, "draw", seen)
    import click

    echo = click.echo
    monkeypatch.setattr(
        click, "echo", lambda *a, **k: (order.append(str(a[0])), echo(*a, **k))
    )
    words = refused("certificates", 1, "--out", out)
    assert f"S21 {NOBODYS}：U+10FFF0" in words
    assert "没画1位，名字在上面" in words
    named = next(n for n, one in enumerate(order) if "S21" in one)
    assert named < order.index("drawn")
    assert NOBODYS not in {row["姓名"] for row in listed(out)}
    assert {"小王", "小吴"} <= {row["姓名"] for row in listed(out)}
    said("certificates", 1, "--out", out, "--anyway")
    [file] = {row["文件"] for row in listed(out) if row["姓名"] == NOBODYS}
    assert (out / file).read_bytes().startswith(b"%PDF")


def test_before_the_closing_day_there_are_none_and_it_says_when(young, tmp_path):
    out = tmp_path / "out"
    assert "结营日16:00颁发" in refused("certificates", 1, "--out", out)
    words = refused("certificates", 1, "--out", out, "--locale", "en")
    assert "there are no certificates yet" in words
    assert not out.exists()
    with young.act() as kept:
        assert nights.certificates(kept, young.id) == []


def test_workers_cannot_be_asked_over_memory(camp, tmp_path):
    out = tmp_path / "out"
    words = refused("certificates", 1, "--out", out, "--with-workers")
    assert "memory:// 到不了别的进程" in words
    assert not list(out.rglob("*.pdf"))
