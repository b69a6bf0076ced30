"""What is said: plain facts and a template make messages. Pure; chat text only."""

from camp.scripts.briefing import Occasion, common, for_group, guidance
from camp.scripts.compose import Measure, Message, compose, measure, tidy, whole
from camp.scripts.filters import FILTERS, Filter
from camp.scripts.glossary import Entry, explain
from camp.scripts.library import ASIDES, NAMES, VERSIONS, Library, name_of
from camp.scripts.plain import Plain, from_plain, to_plain
from camp.scripts.problems import Problem, ScriptError
from camp.scripts.quizzes import Place, concerning
from camp.scripts.sample import SITUATIONS, Occurring, Situation, sample, samples
from camp.scripts.sandbox import Template, compile  # noqa: A004 - the word for it
from camp.scripts.splitting import CHANNELS, Channel, Part, channel, rejoined, split
from camp.scripts.tone import Version, lint, lint_text, lint_versions
from camp.scripts.words import clean, excerpt, inner, line, room

__all__ = [
    "ASIDES",
    "CHANNELS",
    "FILTERS",
    "NAMES",
    "SITUATIONS",
    "VERSIONS",
    "Channel",
    "Entry",
    "Filter",
    "Library",
    "Measure",
    "Message",
    "Occasion",
    "Occurring",
    "Part",
    "Place",
    "Plain",
    "Problem",
    "ScriptError",
    "Situation",
    "Template",
    "Version",
    "channel",
    "clean",
    "common",
    "compile",
    "compose",
    "concerning",
    "excerpt",
    "explain",
    "for_group",
    "from_plain",
    "guidance",
    "inner",
    "line",
    "lint",
    "lint_text",
    "lint_versions",
    "measure",
    "name_of",
    "rejoined",
    "room",
    "sample",
    "samples",
    "split",
    "tidy",
    "to_plain",
    "whole",
]
