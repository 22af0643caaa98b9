"""No percentage anywhere without its count and base: every surface of every role is read."""

import json
import re
from itertools import chain

import pytest
from click.testing import CliRunner

from survey.cli.main import main
from survey.public.app import create_app as public_app
from survey.results import reports
from survey.results.exports import registry
from tests.conftest import TODAY
from tests.walker import Walker
from tests.web.desk.conftest import Desktop
from tests.web.reports.conftest import READERS
from tests.web.whole.conftest import source_of
from tests.web.whole.pages import YEARS, everyones_pages, read, strings

PERCENT = re.compile(r"\d+(?:[,.]\d+)?\s?(?:%|procent\b)")
WITH_BASE = re.compile(
    r"\d+(?:,\d+)?\s?% \(\d[\d ]* av \d[\d ]*\)"
    r"|\d+ av \d+ \(publicerat som \d+(?:,\d+)? procent\b"
)
EXEMPT = re.compile(
    r"100 % av alla avslutade klienter ska ges"  # the words of a goal
    r"|100 % av de som besvarar verksamhetens avslutsenkät skall"
    r"|[Mm]inst \d+ procent\b"  # its target
    r"|Tryckt utfall: tillgänglighet 100 %, bemötande 98,48 %, hälsa 63,64 %, liv 85,23 %\. Talen går inte"
    r"|\d+(,\d+)? procent \(publicerat, underlag okänt\)"
)
"""What may stand without a count: the words of a goal, and what was printed without its base and says so."""

CUT_IN_PDF = "\ufffe"
"""What the reader of PDF gives for the hyphen at the end of a line."""


def naked(text):
    """The percentages of a text that stand without "(x av n)" right behind them, with the words around."""
    whole_words = text.replace(CUT_IN_PDF, "").replace("\u00a0", " ")
    said = re.sub(r"\s+", " ", whole_words)
    rest = WITH_BASE.sub("", EXEMPT.sub("", said))
    return [rest[max(0, found.start() - 60) : found.end() + 60] for found in PERCENT.finditer(rest)]


def all_naked(texts):
    return sorted(set(chain.from_iterable(map(naked, texts))))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("95\u00a0% (19 av 20) svarade ja", 0),
        ("14 % (1\u00a0530 av 10\u00a0561)", 0),
        ("95 % svarade ja (19 av 20)", 1),
        ("95 % (19 svar)", 1),
        ("95% och 5 % (1 av 20)", 1),
        ("19 procent", 1),
        ("98,48 procent (publicerat, underlag okänt)", 0),
        ("100 % av alla avslutade klienter ska ges möjlighet: 84 %", 1),
    ],
)
def test_a_percentage_is_naked_unless_both_numbers_stand_right_behind_it(text, left):
    assert len(naked(text)) == left


def test_no_page_of_any_role_has_a_naked_percentage(whole, whole_desk):
    desktops, found, with_base = {}, {}, 0
    for username, path in everyones_pages(whole):
        if username not in desktops:
            desktops[username] = Desktop(Walker(whole_desk)).sit_down(username)
        page = desktops[username].open(path)
        assert page.status == 200, (username, path)
        texts = list(read(page.html))
        with_base += sum(len(WITH_BASE.findall(each.replace("\u00a0", " "))) for each in texts)
        found[username, path] = all_naked(texts)
    assert {where: words for where, words in found.items() if words} == {}
    assert with_base > 400


@pytest.mark.parametrize("edition", ["chef", "others"])
@pytest.mark.parametrize("year", YEARS)
def test_no_file_of_the_chapter_has_a_naked_percentage(whole, whole_desk, year, edition):
    chapter = getattr(reports.draft_of(source_of(whole), year, TODAY).editions, edition)
    for code, reader in READERS.items():
        with whole_desk.test_request_context("/"):
            said = reader(registry.write(registry.format_of(code), chapter, "Utkast."))
        assert all_naked([said] if code == "pdf" else said.split("\n")) == [], code


@pytest.mark.parametrize("year", YEARS)
def test_what_the_command_writes_has_no_naked_percentage(whole, year):
    command = ["results", "--folder", str(whole.settings.folder), "--year", str(year)]
    told = json.loads(CliRunner().invoke(main, command).output)
    assert told["year"] == year
    assert all_naked(strings(told)) == []


def test_what_anyone_may_read_has_counts_and_no_percentage_at_all(whole):
    app = public_app(whole.settings, lambda: TODAY)
    anyone = Walker(app)
    said = {path: " ".join(read(anyone.get(path).html)) for path in ("/", "/sa-tyckte-ni", "/kod")}
    assert "19 av 20" in said["/sa-tyckte-ni"]
    assert {path: PERCENT.findall(words) for path, words in said.items()} == {path: [] for path in said}
    app.extensions["door"].answers.close()
