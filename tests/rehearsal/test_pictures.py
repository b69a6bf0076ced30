"""``camp rehearse --pictures``: galleries that lead somewhere, handbooks, certificates."""

import json
import re
from datetime import date

import pytest
from click.testing import CliRunner

from camp import shelf
from camp.cli import main
from camp.rehearsal import Plan, rehearse
from tests.desk.finished import whole
from tests.desk.small import curriculum
from tests.pages.reading import Page

FILES = {"curriculum.yaml": json.dumps(curriculum(), ensure_ascii=False).encode()}
TEMPLATES = {f"zh-CN/{n}": t for n, t in shelf.library("zh-CN").items()}


def play(out, pictures=1, students=40):
    """Rehearse the small course, everyone coming nearly every day."""
    plan = Plan(
        FILES, TEMPLATES, students, "full", date(2026, 9, 7), 21, pictures=pictures
    )
    told = []
    rehearse(plan, out, lambda phase, done, of: told.append((phase, done, of)))
    return told


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("camp.db")
    }


@pytest.fixture(scope="module")
def camp(tmp_path_factory):
    """The small course with pictures of group 1, once."""
    out = tmp_path_factory.mktemp("camp")
    return out, play(out)


def links(path):
    page = Page(path.read_text(encoding="utf-8"))
    return [one for one in (*page.links, *page.loads) if not one.startswith("#")]


def test_every_link_of_every_page_leads_to_a_file(camp):
    out, _ = camp
    pages = sorted(out.rglob("index.html"))
    assert out / "groups" / "01" / "pictures" / "index.html" in pages
    assert out / "course" / "index.html" in pages
    for page in pages:
        assert links(page)
        for link in links(page):
            assert (page.parent / link).exists(), (page, link)


def test_the_front_page_leads_to_pictures_handbooks_and_certificates(camp):
    out, _ = camp
    found = links(out / "index.html")
    for wanted in (
        "course/index.html", "handbooks/student.html", "handbooks/student.pdf",
        "handbooks/host.html", "handbooks/host.pdf", "groups/01/pictures/index.html",
        "certificates/certificates.csv",
    ):  # fmt: skip
        assert wanted in found
    assert whole((out / "handbooks" / "host.pdf").read_bytes())


def test_a_gallery_shows_every_day_in_the_order_things_were_sent(camp):
    out, _ = camp
    gallery = out / "groups" / "01" / "pictures"
    shown = [link for link in links(gallery / "index.html") if link.endswith(".png")]
    named = list(dict.fromkeys(shown))
    assert named == sorted(named)
    assert {path.name for path in gallery.glob("*.png")} == set(named)
    days = {re.match(r"day-(\d\d)-", name)[1] for name in named}
    assert days == {f"{number:02d}" for number in range(6)}
    assert "day-01-02-morning-course-01.png" in named
    assert any("standings-01" in name for name in named if name.startswith("day-02"))


def test_certificates_are_those_of_the_wanted_group(camp):
    out, _ = camp
    found = list((out / "certificates").rglob("*.pdf"))
    assert found
    assert {path.parent.name for path in found} == {"01"}
    assert all(whole(path.read_bytes()) for path in found)


def test_whoever_waits_is_told_of_every_day(camp):
    told = [(done, of) for phase, done, of in camp[1] if phase == "pictures"]
    assert told == [(done, 6) for done in range(7)]


def test_the_same_seed_gives_the_same_bytes(camp, tmp_path):
    play(tmp_path / "again")
    assert files(tmp_path / "again") == files(camp[0])


def test_without_pictures_there_is_no_word_of_them(tmp_path):
    play(tmp_path, pictures=None, students=12)
    assert not list(tmp_path.rglob("*.png"))
    assert "图和手册" not in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_pictures_without_a_folder_are_wrong_usage():
    done = CliRunner().invoke(main, ["rehearse", "interpersonal-21", "--pictures", "1"])
    assert done.exit_code == 2
    assert "--pictures 要和 --out 一起用" in done.stderr


def test_the_command_draws_what_it_is_told(tmp_path):
    folder, out = tmp_path / "plan", tmp_path / "out"
    folder.mkdir()
    (folder / "curriculum.yaml").write_bytes(FILES["curriculum.yaml"])
    done = CliRunner().invoke(
        main,
        ["rehearse", str(folder), "--students", "12", "--out", str(out), "--pictures"],
    )
    assert done.exit_code == 0, done.output
    assert (out / "groups" / "01" / "pictures" / "index.html").exists()
    assert (out / "handbooks" / "student.html").exists()
    done = CliRunner().invoke(
        main,
        ["rehearse", str(folder), "--students", "12", "--out", str(out),
         "--pictures", "9"],
    )  # fmt: skip
    assert done.exit_code == 1
    assert done.stderr.endswith("没有9营，没画它的图\n")
    for link in links(out / "index.html"):
        assert (out / link).exists(), link
