"""The improvement log as a table of the chapter: what was heard, decided and done."""

from collections.abc import Sequence

from analysis.chapter.model import Table
from analysis.chapter.numbers import Improvement

COLUMNS = ("Ni sa", "Vi beslutade", "Vem", "Läge", "Vi gjorde")


def improvement_table(improvements: Sequence[Improvement]) -> tuple[Table, ...]:
    """Return the log as a table; no table where it is empty."""
    rows = tuple(
        (each.heard, each.decision, each.owner, each.status, each.done or "–") for each in improvements
    )
    return (Table("Vad svaren har lett till", COLUMNS, rows, ()),) if rows else ()
