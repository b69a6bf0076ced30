"""What is stored. Keys lead with the camp and then the day, as it is read.

Instants are UTC microseconds (:class:`UTCDateTime`), but in ``fact``, ``submission``,
``review`` and ``nomination``, which students write, plain UTC seconds. ``day``,
``number`` and ``night`` are day numbers.
"""

from camp.store.tables import (
    arrived,
    asked,
    done,
    doors,
    people,
    published,
    said,
    taught,
)
from camp.store.tables.columns import tables

HEAD = "0012"
"""The newest migration."""

__all__ = [
    "HEAD",
    "arrived",
    "asked",
    "done",
    "doors",
    "people",
    "published",
    "said",
    "tables",
    "taught",
]
