"""What deploy/ starts exists: files parse, and every command is one that camp has."""

import configparser
import dataclasses
import json
import re
import shlex
from pathlib import Path

import click
import pytest
import yaml

from camp.settings import Settings

DEPLOY = Path(__file__).parent.parent / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
CAMP = "/opt/camp/.venv/bin/camp"
HARDENED = {
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "StateDirectory": "camp",
    "User": "camp",
}


def services():
    """Read the services that compose starts."""
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]


def unit(path):
    """Read a systemd unit, which may name one key twice."""
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str
    parser.read(path)
    return parser


def commands():
    """List every camp command that deploy/ names, with where it stands."""
    for name, service in services().items():
        if service["image"] == "camp":
            yield pytest.param(service["command"], id=f"compose-{name}")
    for path in UNITS:
        for line in re.findall(r"^Exec\w+=(.+)$", path.read_text(), re.MULTILINE):
            program, *words = shlex.split(line)
            assert program == CAMP, path.name
            yield pytest.param(words, id=f"{path.stem}-{words[0]}")
    image = (DEPLOY / "Dockerfile").read_text()
    for line in re.findall(r"^CMD (.+)$", image, re.MULTILINE):
        yield pytest.param(json.loads(line), id="image")
    page = (DEPLOY / "README.md").read_text()
    for line in re.findall(r"`camp ([a-z][^`]*)`", page):
        yield pytest.param(shlex.split(line), id=f"readme-{line}")


@pytest.mark.parametrize("words", list(commands()))
def test_a_command_that_deploy_names_is_one_that_camp_has(words):
    from camp.cli import main

    command, rest = main, list(words)
    while isinstance(command, click.Group):
        name = rest.pop(0)
        command = command.get_command(click.Context(command), name)
        assert command is not None, f"camp has no command {name}"
    command.make_context(command.name, rest)


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_runs_hardened(path):
    service = unit(path)["Service"]
    assert {key: service.get(key) for key in HARDENED} == HARDENED


def test_the_engine_waits_for_the_migration_in_compose():
    for name in ("worker", "clock"):
        waits = services()[name]["depends_on"]
        assert waits["migrate"] == {"condition": "service_completed_successfully"}


def test_compose_keeps_secrets_out_of_the_environment():
    for name, service in services().items():
        for key, value in service.get("environment", {}).items():
            secret = "PASSWORD" in key or "DATABASE_URL" in key
            assert not secret or value.startswith("/run/secrets/"), (name, key)


def test_every_setting_that_deploy_names_is_one_that_camp_reads():
    known = {f"CAMP_{field.name.upper()}" for field in dataclasses.fields(Settings)}
    example = (DEPLOY / "camp.env.example").read_text()
    named = set(re.findall(r"^(?:# )?(CAMP_\w+)=", example, re.MULTILINE))
    for service in services().values():
        named |= {key for key in service.get("environment", {}) if "CAMP" in key}
    assert {name.removesuffix("_FILE") for name in named} <= known
