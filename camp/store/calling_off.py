"""Taking a camp's rows away before anybody is in it; what was said of it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from camp.store.tables import tables

if TYPE_CHECKING:
    from camp.store.engine import Kept

_STAYS: Final = "audit"
OF_A_CAMP: Final = tuple(
    table.name
    for table in reversed(tables.sorted_tables)
    if "cohort_id" in table.c and table.name != _STAYS
)
"""Whatever else is kept of a camp, what hangs on other rows first."""


def remove(kept: Kept, cohort_id: int) -> None:
    """Take away everything of a camp that has neither groups nor students."""
    kept.do(
        "delete from app_answer where key_id in "
        "(select id from app_key where cohort_id = ?)",
        (cohort_id,),
    )
    for name in OF_A_CAMP:
        kept.do(f"delete from {name} where cohort_id = ?", (cohort_id,))
    kept.do("delete from cohort where id = ?", (cohort_id,))
