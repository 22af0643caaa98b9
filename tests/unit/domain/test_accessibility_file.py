"""The operation's statement on accessibility: nothing is claimed that the file itself denies."""

from datetime import date

import pytest

from survey.cli.instance import EXAMPLE_DATA
from survey.domain.accessibility import Barrier, Conformance, Method
from survey.domain.accessibility_file import StatementFileError, load_statement

SOUND = """actor = "Nämnden"
service = "Enkäten"
conformance = "delvis"
assessed_on = 2026-05-04
updated_on = 2026-05-05
method = "egen"
how = "Vi läste sidorna."

[[inaccessible]]
what = "Koden."
why = "Den står i ett brev."
"""


@pytest.fixture
def faults(tmp_path):
    """Return what is said of a file, line by line, without its name."""

    def load(text):
        path = tmp_path / "accessibility.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(StatementFileError) as refused:
            load_statement(path)
        return [(each.line, each.what) for each in refused.value.problems]

    return load


def test_a_sound_file_becomes_a_statement(tmp_path):
    path = tmp_path / "accessibility.toml"
    path.write_text(SOUND, encoding="utf-8")
    statement = load_statement(path)
    assert (statement.conformance, statement.method) == (Conformance.PARTIAL, Method.OWN)
    assert statement.updated_on == date(2026, 5, 5)
    assert statement.inaccessible == (Barrier("Koden.", "Den står i ett brev."),)
    assert statement.burden == statement.outside == ()


def test_the_example_is_sound():
    assert load_statement(EXAMPLE_DATA / "accessibility.toml").inaccessible


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ('actor = "Nämnden"\n', "", 1, "Nyckeln actor saknas."),
        ('"delvis"', '"nästan"', 3, "Värdet nästan går inte att välja."),
        ('"egen"', '"annan"', 6, "Värdet annan går inte att välja."),
        ('"delvis"', '"helt"', 3, "Det finns brister i filen."),
        ("2026-05-05", "2026-05-03", 5, "Redogörelsen är äldre än bedömningen."),
        ("2026-05-04", '"2026-05-04"', 4, "Nyckeln assessed_on har fel sorts värde."),
        ('why = "Den står i ett brev."\n', "", 9, "Nyckeln why saknas."),
        ('what = "Koden."', 'what = ""', 10, "Nyckeln what är tom."),
        ("[[inaccessible]]", "[inaccessible]", 9, "Nyckeln inaccessible har fel sorts värde."),
        ("[[inaccessible]]", "[[forgotten]]", 9, "Nyckeln forgotten är okänd här."),
    ],
)
def test_each_fault_is_told_on_its_line(faults, old, new, line, what):
    assert SOUND.count(old) == 1
    assert faults(SOUND.replace(old, new)) == [(line, what)]


@pytest.mark.parametrize("word", ["delvis", "inte"])
def test_what_is_lacking_must_be_said(faults, word):
    without = SOUND[: SOUND.index("[[")].replace("delvis", word)
    assert faults(without) == [(3, "Det står inte vad som brister.")]
