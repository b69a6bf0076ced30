from dataclasses import fields

import pytest

from camp import settings
from camp.settings import Settings, SettingsError


def test_nothing_set_is_a_file_of_this_users_and_no_broker():
    found = settings.read({"XDG_DATA_HOME": "/data"})
    assert found == Settings(database_url="sqlite:////data/camp/camp.db")
    assert found.broker_url == "memory://"


def test_without_a_data_home_the_file_lies_in_the_users_own_folder(monkeypatch):
    monkeypatch.setenv("HOME", "/home/qi")
    found = settings.read({})
    assert found.database_url == "sqlite:////home/qi/.local/share/camp/camp.db"


def test_the_environment_is_read_when_nothing_else_is_given(monkeypatch):
    monkeypatch.setenv("CAMP_LOCALE", "en")
    assert settings.read().locale == "en"


def test_every_setting_is_read_by_its_own_name():
    example = {"str": ("x://y", "x://y"), "float": ("2.5", 2.5), "int": ("3", 3)}
    for field in fields(Settings):
        said, meant = example[str(field.type)]
        found = settings.read({f"CAMP_{field.name.upper()}": said})
        assert getattr(found, field.name) == meant


def test_a_secret_may_come_from_a_file(tmp_path):
    secret = tmp_path / "url"
    secret.write_text("postgresql://camp:secret@db/camp\n")
    found = settings.read({"CAMP_DATABASE_URL_FILE": str(secret)})
    assert found.database_url == "postgresql://camp:secret@db/camp"


def test_a_file_goes_before_the_plain_value(tmp_path):
    secret = tmp_path / "url"
    secret.write_text("sqlite:///secret.db")
    found = settings.read(
        {"CAMP_DATABASE_URL_FILE": str(secret), "CAMP_DATABASE_URL": "sqlite:///x.db"}
    )
    assert found.database_url == "sqlite:///secret.db"


@pytest.mark.parametrize("name", ["CAMP_DATABASE_URL_FILE", "CAMP_TICK_SECONDS_FILE"])
def test_a_file_that_is_not_there_is_named(name, tmp_path):
    with pytest.raises(SettingsError, match=f"^{name}: cannot read"):
        settings.read({name: str(tmp_path / "gone")})


def test_an_empty_secret_never_becomes_the_default(tmp_path):
    empty = tmp_path / "url"
    empty.write_text("\n")
    with pytest.raises(SettingsError, match=r"^CAMP_DATABASE_URL_FILE: .* is empty"):
        settings.read({"CAMP_DATABASE_URL_FILE": str(empty)})


def test_a_file_that_is_no_text_is_refused(tmp_path):
    image = tmp_path / "url"
    image.write_bytes(b"\x89PNG\xff")
    with pytest.raises(SettingsError, match="cannot read"):
        settings.read({"CAMP_BROKER_URL_FILE": str(image)})


def test_an_empty_value_is_no_value():
    found = settings.read({"CAMP_TICK_SECONDS": "", "CAMP_BROKER_URL": ""})
    assert (found.tick_seconds, found.broker_url) == (15.0, "memory://")


@pytest.mark.parametrize("said", ["0", "-1", "nan", "inf", "-inf", "1e999"])
def test_a_time_that_never_passes_is_refused(said):
    with pytest.raises(SettingsError, match=r"^CAMP_TICK_SECONDS: .* more than 0"):
        settings.read({"CAMP_TICK_SECONDS": said})


@pytest.mark.parametrize(
    ("name", "said", "words"),
    [
        ("CAMP_POLL_SECONDS", "soon", "'soon' is not a number"),
        ("CAMP_BATCH_ROWS", "1.5", "'1.5' is not a whole number"),
        ("CAMP_BATCH_ROWS", "0", "more than 0"),
    ],
)
def test_a_number_that_is_none_is_refused_by_the_name_of_the_setting(name, said, words):
    with pytest.raises(SettingsError, match=f"^{name}: .*{words}"):
        settings.read({name: said})


def test_settings_of_other_programs_are_left_alone():
    assert settings.read({"PATH": "/bin", "CAMPING": "1", "XDG_DATA_HOME": "/d"}) == (
        Settings(database_url="sqlite:////d/camp/camp.db")
    )
