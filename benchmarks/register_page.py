"""The figures of a year's register: endings are rows, so this grows with their number."""

import secrets
from collections.abc import Iterator
from datetime import date
from functools import partial

from sqlalchemy import insert, select

from analysis.release import Audience
from benchmarks.measuring import Measured, processor
from survey.cli.instance import Instance
from survey.config import current_day
from survey.contacts import tables as t
from survey.domain.kinds import EndingKind
from survey.domain.organisation_file import load_operation
from survey.results.yearly import year_results


def measured(instance: Instance, year: int, endings: int, times: int) -> Iterator[Measured]:
    """Fill a year with so many endings and yield what its figures cost."""
    with instance.contacts.write() as connection:
        connection.execute(insert(t.ending), [_ending(year) for _ in range(endings)])
    operation = load_operation(instance.settings.folder / "operation.toml")
    figures = partial(year_results, instance.contacts, instance.answers, operation, year, current_day())
    ours = processor(partial(figures, Audience.CHEF, with_trend=False), times)
    bare = processor(partial(_select, instance, year), times)
    yield Measured(f"a year of {endings} endings: the figures", ours, "plain SELECT of the rows", bare)


def _ending(year: int) -> dict[str, object]:
    return {
        "id": secrets.token_hex(8),
        "form_token": secrets.token_hex(8),
        "ended_on": date(year, 3, 1),
        "kind": EndingKind.FORMAL,
        "area": "ostra",
        "registered_on": date(year, 3, 1),
        "ombud_id": "somebody",
    }


def _select(instance: Instance, year: int) -> object:
    with instance.contacts.read() as connection:
        return connection.execute(select(t.ending).where(t.ending.c.ended_on >= date(year, 1, 1))).all()
