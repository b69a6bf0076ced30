"""What is said: plain facts and a template make messages. Pure; chat text only."""

from camp.scripts.briefing import Occasion, common, for_group, guidance
from camp.scripts.compose import Measure, Message, compose, measure, tidy, whole
from camp.scripts.filters import FILTERS, Filter
from camp.scripts.glossary import Entry, explain
from camp.scripts.library import NAMES, VERSIONS, Library, name_of
from camp.scripts.plain import Plain, from_plain, to_plain
from camp.scripts.problems import Problem, ScriptError
from camp.scripts.sample import SITUATIONS, Occurring, Situation, sample, samples
from camp.scripts.sandbox import Template, compile  # noqa: A004 - the word for it
from camp.scripts.tone import Version, lint, lint_text, lint_versions
from camp.scripts.words import clean, excerpt, line

__all__ = [
    "FILTERS",
    "NAMES",
    "SITUATIONS",
    "VERSIONS",
    "Entry",
    "Filter",
    "Library",
    "Measure",
    "Message",
    "Occasion",
    "Occurring",
    "Plain",
    "Problem",
    "ScriptError",
    "Situation",
    "Template",
    "Version",
    "clean",
    "common",
    "compile",
    "compose",
    "excerpt",
    "explain",
    "for_group",
    "from_plain",
    "guidance",
    "line",
    "lint",
    "lint_text",
    "lint_versions",
    "measure",
    "name_of",
    "sample",
    "samples",
    "tidy",
    "to_plain",
    "whole",
]
