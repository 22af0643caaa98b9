"""Which year a page of results shows."""

from flask import abort, request

from survey.desk.context import desk
from survey.results.yearly import first_year, shown_years


def asked_year() -> int:
    """Return the year that is asked for, or the one to show first; one that we know nothing of is no page."""
    year: int | None = request.args.get("ar", type=int)
    if year is None:
        return first_year_shown()
    if year not in years_to_choose():
        abort(404)
    return year


def years_to_choose() -> list[int]:
    """Return the years that have something to show, newest first."""
    return shown_years(desk().contacts, desk().answers)


def first_year_shown() -> int:
    """Return the year to show when none is asked for."""
    here = desk()
    return first_year(here.contacts, here.answers, here.today())
