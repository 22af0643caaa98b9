"""The schema is the figures', and what others made is what it says it is."""

import json
import re
from dataclasses import fields, is_dataclass
from hashlib import sha256
from pathlib import Path

from plotly.offline import get_plotlyjs_version

import survey
from survey.results import breakdown_figures, choice_counts, figures, trend_figures
from survey.results.as_json import SCHEMA

PACKAGE = Path(survey.__file__).parent
SCHEMA_FILE = json.loads((PACKAGE / "results" / "results.schema.json").read_text(encoding="utf-8"))
MODULES = (figures, trend_figures, breakdown_figures, choice_counts)
KNOWN = {name: shape for module in MODULES for name, shape in vars(module).items()}
PLOTLY = PACKAGE / "static" / "vendor" / "plotly-basic.min.js"


def test_the_schema_names_every_field_of_every_figure_and_no_other():
    shapes = {name: shape for name, shape in KNOWN.items() if is_dataclass(shape)}
    defined = {"YearResults": SCHEMA_FILE, **SCHEMA_FILE["$defs"]}
    for name in defined:
        own = {field.name for field in fields(shapes[name])} | (
            {"schema"} if name == "YearResults" else set()
        )
        assert set(defined[name]["properties"]) == set(defined[name]["required"]) == own, name
    assert SCHEMA_FILE["properties"]["schema"]["const"] == SCHEMA


def test_the_browsers_plotly_is_the_one_that_the_figures_are_written_for():
    header = PLOTLY.read_text(encoding="utf-8")[:300]
    assert f"v{get_plotlyjs_version()}\n" in header
    assert "Licensed under the MIT license" in header


def test_the_note_beside_it_tells_version_and_checksum():
    note = PLOTLY.with_name("README.md").read_text(encoding="utf-8")
    assert get_plotlyjs_version() in note
    assert sha256(PLOTLY.read_bytes()).hexdigest() in note
    assert get_plotlyjs_version() in (PACKAGE / "static" / "plotly.css").read_text(encoding="utf-8")


def test_plotlys_style_sheet_loads_nothing():
    assert not re.search(r"url\(|@import", (PACKAGE / "static" / "plotly.css").read_text(encoding="utf-8"))
