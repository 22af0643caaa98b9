"""The JSON of a year's results: the very values that the page is made from (results.schema.json beside)."""

import json
from dataclasses import asdict
from datetime import date

from survey.results.figures import YearResults

SCHEMA = "results-1"


def as_json(results: YearResults) -> str:
    """Return the results as JSON; what may not be shown is null beside the sentence that says so."""
    content = {"schema": SCHEMA, **asdict(results)}
    return json.dumps(content, ensure_ascii=False, indent=2, default=_date)


def _date(value: date) -> str:
    return value.isoformat()
