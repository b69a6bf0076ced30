"""What is read from disk, and what is refused before it is read."""

import os
import tracemalloc
from pathlib import Path

import pytest

from camp import shelf
from camp.shelf import ShelfError


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "my-camp"
    (root / "assets" / "deep").mkdir(parents=True)
    (root / "curriculum.yaml").write_text("format: 1\n")
    (root / "assets" / "deep" / "图.png").write_bytes(b"\x89PNG")
    return root


def refusal(path, locale="en"):
    with pytest.raises(ShelfError) as refused:
        shelf.open_folder(path, locale)
    return str(refused.value)


def test_a_folder_is_read_whole_by_relative_path(folder):
    found = shelf.open_folder(folder)
    assert found.label == str(folder)
    assert dict(found.files) == {
        "curriculum.yaml": b"format: 1\n",
        "assets/deep/图.png": b"\x89PNG",
    }


def test_the_file_itself_stands_for_its_folder(folder):
    assert shelf.open_folder(folder / "curriculum.yaml") == shelf.open_folder(folder)


def test_hidden_files_and_readmes_are_left_out(folder):
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("x")
    (folder / ".DS_Store").write_text("x")
    (folder / "README.md").write_text("x")
    (folder / "assets" / "readme.txt").write_text("x")
    assert len(shelf.open_folder(folder).files) == 2


def test_what_is_missing_is_named_with_what_there_is(tmp_path):
    said = refusal(tmp_path / "nope")
    assert "there is no such folder" in said
    assert "interpersonal-21" in said
    assert "没有这个课程文件夹" in refusal(tmp_path / "nope", "zh-CN")


def test_a_file_that_is_no_curriculum_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    assert "neither a folder nor" in refusal(tmp_path / "notes.txt")


def test_a_folder_without_a_curriculum_is_not_read_at_all(tmp_path):
    (tmp_path / "huge.bin").write_bytes(b"x" * 100)
    assert "has no curriculum.yaml" in refusal(tmp_path)
    assert "has no curriculum.yaml" in refusal(tmp_path / "curriculum.yaml")


def test_yaml_beyond_a_megabyte_is_refused_with_its_size(folder):
    (folder / "curriculum.yaml").write_bytes(b"#" * 1_000_001)
    assert "has 1000001 bytes, at most 1000000" in refusal(folder)
    (folder / "curriculum.yaml").write_bytes(b"#" * 1_000_000)
    assert len(shelf.open_folder(folder).files["curriculum.yaml"]) == 1_000_000


def test_a_folder_beyond_twenty_megabytes_is_refused(folder):
    for number in range(3):
        (folder / "assets" / f"{number}.mp4").write_bytes(b"x" * 7_000_000)
    assert "exceeds 20000000 bytes" in refusal(folder)


def test_a_huge_file_is_refused_unread(folder):
    with (folder / "assets" / "film.mp4").open("wb") as film:
        film.truncate(50_000_000_000)
    tracemalloc.start()
    try:
        assert "exceeds 20000000 bytes" in refusal(folder)
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()


def test_too_many_files_are_refused(folder):
    for number in range(2_000):
        (folder / f"{number}.txt").touch()
    assert "more than 2000 files" in refusal(folder)


def test_folders_in_folders_are_refused_at_some_depth(folder):
    (folder / "/".join("abcdefghij")).mkdir(parents=True)
    assert "nested too deep" in refusal(folder)


def test_a_link_that_leads_out_is_refused(folder, tmp_path):
    (tmp_path / "secret").write_text("x")
    for target in ("../secret", "/etc/passwd", "nowhere", "."):
        link = folder / "link.png"
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        assert "link that leads elsewhere" in refusal(folder), target


def test_a_link_within_the_folder_is_followed(folder):
    (folder / "assets" / "same.png").symlink_to("deep/图.png")
    assert shelf.open_folder(folder).files["assets/same.png"] == b"\x89PNG"


def test_a_link_that_turns_in_circles_is_refused(folder):
    (folder / "a.png").symlink_to("b.png")
    (folder / "b.png").symlink_to("a.png")
    assert "link that leads elsewhere" in refusal(folder)


def test_a_pipe_is_refused_and_not_waited_for(folder):
    os.mkfifo(folder / "assets" / "pipe")
    assert "is not a plain file" in refusal(folder)


def test_a_name_that_cannot_be_shown_is_refused(folder):
    (folder / "assets" / "a\x1b[2Jb").touch()
    said = refusal(folder)
    assert "unreadable characters in its name" in said
    assert "\x1b" not in said


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_named(folder):
    (folder / "curriculum.yaml").chmod(0)
    assert "cannot be read" in refusal(folder)


def test_a_reading_error_is_said_and_not_raised(folder, monkeypatch):
    def broken(*_args, **_kwargs):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("pathlib.Path.open", broken)
    assert "cannot be read (Input/output error)" in refusal(folder)


def test_the_library_has_every_script_of_every_language():
    from camp.scripts import NAMES

    assert "zh-CN" in shelf.locales()
    for locale in shelf.locales():
        assert set(shelf.library(locale)) == set(NAMES)
    assert "{{ day.hook }}" in shelf.library("zh-CN")["course/morning.full"]


def test_a_language_without_scripts_is_refused():
    with pytest.raises(ShelfError, match="zh-CN"):
        shelf.library("fr")
    with pytest.raises(ShelfError, match="zh-CN"):
        shelf.library("../curricula")


def test_a_shipped_curriculum_is_found_by_name_and_a_folder_comes_first(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert "interpersonal-21" in shelf.shipped()
    assert shelf.curriculum_path("interpersonal-21").is_dir()
    (tmp_path / "interpersonal-21").mkdir()
    assert str(shelf.curriculum_path("interpersonal-21")) == "interpersonal-21"
    assert str(shelf.curriculum_path("../x")) == "../x"


def test_an_installed_camp_finds_its_shelf_inside_itself(tmp_path, monkeypatch):
    inside = tmp_path / "_shelf" / "curricula" / "tiny"
    inside.mkdir(parents=True)
    (inside / "curriculum.yaml").write_text("format: 1\n")
    (tmp_path / "_shelf" / "scripts" / "en" / "course").mkdir(parents=True)
    (tmp_path / "_shelf" / "scripts" / "en" / "course" / "noon.full.j2").write_text(
        "hi"
    )
    monkeypatch.setattr(shelf, "_HERE", tmp_path)
    assert shelf.shipped() == ("tiny",)
    assert shelf.locales() == ("en",)
    assert shelf.library("en") == {"course/noon.full": "hi"}


def test_files_are_put_down_only_where_there_is_nothing(tmp_path):
    shelf.put_down({"a/b.txt": b"1"}, tmp_path / "new")
    assert (tmp_path / "new" / "a" / "b.txt").read_bytes() == b"1"
    with pytest.raises(ShelfError, match="is not empty"):
        shelf.put_down({"c.txt": b"1"}, tmp_path / "new", "en")
    with pytest.raises(ShelfError, match="is not empty"):
        shelf.put_down({"c.txt": b"1"}, tmp_path / "new" / "a" / "b.txt", "en")
    with pytest.raises(ShelfError, match="cannot be written"):
        shelf.put_down({"c.txt": b"1"}, tmp_path / "new" / "a" / "b.txt" / "d", "en")


def test_every_refusal_has_both_languages():
    for chinese, english in shelf._WORDS.values():
        assert any("一" <= c <= "鿿" for c in chinese)
        assert english.isascii()


def test_a_file_is_put_whole_into_a_new_folder_or_over_an_older_one(tmp_path):
    path = tmp_path / "new" / "a.html"
    for data in (b"old", b"new"):
        shelf.put_whole(path, data)
        assert path.read_bytes() == data
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_no_half(
    tmp_path, monkeypatch
):
    path = tmp_path / "a.html"
    path.write_bytes(b"old")

    def full(half, data):
        with half.open("wb") as file:
            file.write(data[:2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(ShelfError, match="No space left"):
        shelf.put_whole(path, b"newer", "en")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_two_who_write_one_file_at_once_do_not_trip_each_other(tmp_path, monkeypatch):
    path, replace = tmp_path / "card.png", Path.replace

    def meanwhile(half, target):
        monkeypatch.setattr(Path, "replace", replace)
        monkeypatch.setattr(os, "getpid", lambda: 4_000_001)
        shelf.put_whole(path, b"theirs")
        assert path.read_bytes() == b"theirs"
        return half.replace(target)

    monkeypatch.setattr(Path, "replace", meanwhile)
    shelf.put_whole(path, b"ours")
    assert path.read_bytes() == b"ours"
    assert [one.name for one in tmp_path.iterdir()] == ["card.png"]


def test_what_the_dead_left_half_written_goes_and_what_the_living_write_stays(tmp_path):
    ours = tmp_path / "01" / f".a.pdf.{os.getpid()}-1.part"
    theirs = tmp_path / "01" / ".b.pdf.99999999-1.part"
    notes = tmp_path / ".c.part"
    ours.parent.mkdir()
    for path in (ours, theirs, notes):
        path.write_bytes(b"half")
    shelf.clear_halves(tmp_path)
    assert [one.exists() for one in (ours, theirs, notes)] == [True, False, True]
    shelf.clear_halves(tmp_path / "nowhere")


def test_a_line_is_added_after_a_torn_one_is_ended(tmp_path):
    path = tmp_path / "new" / "journal"
    shelf.add_line(path, "第一行")
    path.write_bytes(path.read_bytes() + b"tor")
    shelf.add_line(path, "third")
    shelf.add_line(path, "fourth")
    assert path.read_text().splitlines() == ["第一行", "tor", "third", "fourth"]
    start = len("第一行\n".encode())
    assert shelf.read_on(path, start) == b"tor\nthird\nfourth\n"
    assert shelf.read_on(tmp_path / "nowhere") == b""


def test_a_journal_that_is_a_folder_is_said_in_words(tmp_path):
    with pytest.raises(shelf.ShelfError, match="写不进去"):
        shelf.add_line(tmp_path, "line")
    with pytest.raises(shelf.ShelfError, match="cannot be read"):
        shelf.read_on(tmp_path, 0, "en")
