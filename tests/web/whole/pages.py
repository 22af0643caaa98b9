"""Every page of the desk that shows something of a year, by who opens it, and how a test reads it."""

import json
import re
from html import unescape

from survey.contacts import endings, improvements
from survey.results import comments
from tests.web.whole.conftest import COUNTED, EMPTY, UNDER_WAY

YEARS = (COUNTED, EMPTY, UNDER_WAY)
OF_A_YEAR = (
    "/resultat",
    "/resultat/roster",
    "/resultat/trend",
    "/resultat/fritext",
    "/mal",
    "/rapport",
    "/forbattringar",
    "/forbattringar/publicera",
    "/ledningsgrupp",
    "/last-rapport",
)
BLOCK = re.compile(
    r"</?(?:p|li|dd|dt|tr|h\d|div|section|caption|figcaption|label|option|ul|ol|dl|br|textarea)\b[^>]*>"
)
"""Where a sentence or a row of a table ends; the cells of a row stand side by side."""
SPOKEN = re.compile(r'(?:aria-label|alt|title|value|placeholder|content)="([^"]*)"')
CHART = re.compile(r"data-chart='([^']*)'|data-chart=\"([^\"]*)\"")


def chefs_pages(instance):
    """The addresses of the chef's pages, of each year and of each thing that has a page of its own."""
    with instance.contacts.read() as connection:
        lines = improvements.of_year(connection, COUNTED)
        first = endings.of_year(connection, COUNTED)[0]
    waiting = comments.comments_of(instance.answers, UNDER_WAY).waiting
    return [
        *(f"{path}?ar={year}" for year in YEARS for path in OF_A_YEAR),
        *(f"/mal?ar={year}" for year in (2019, 2020)),
        f"/mal/{COUNTED}/offered_share",
        f"/mal/{COUNTED}/offered_share/utfall",
        f"/mal/{COUNTED}/outreach_per_area/utfall",
        f"/mal/{UNDER_WAY}/depth_interviews",
        f"/mal/nytt/{UNDER_WAY}",
        f"/resultat/fritext/{waiting[0]}",
        "/forbattringar/ny",
        f"/forbattringar/{lines[0].id}",
        f"/forbattringar/{lines[0].id}/klart",
        f"/last-rapport/visa?ar={COUNTED}&version=1",
        "/granska",
        "/urna",
        f"/urna/oppna/{UNDER_WAY}",
        "/",
        f"/avslut?ar={COUNTED}",
        f"/avslut/{first.id}",
        "/papper",
    ]


def one_of_each(instance):
    """The id of one text that waits for a review and of one line of the log."""
    with instance.contacts.read() as connection:
        line = improvements.of_year(connection, COUNTED)[0]
    return {"waiting": comments.comments_of(instance.answers, UNDER_WAY).waiting[0], "line": line.id}


def everyones_pages(instance):
    """Who opens what: every page of every role, as (username, address)."""
    return [
        *(("karin", path) for path in chefs_pages(instance)),
        *(("lars", f"/ledningsgrupp?ar={year}") for year in YEARS),
        ("lars", "/last-rapport"),
        ("lars", f"/last-rapport/visa?ar={COUNTED}&version=1"),
        ("anna", "/"),
        ("anna", f"/avslut?ar={COUNTED}"),
        ("anna", "/papper"),
        ("anna", "/telefon"),
        ("sara", "/konton"),
    ]


def read(html):
    """What a page says, a sentence or a row at a time: its text, what is spoken, and what its charts say."""
    yield from _plain(BLOCK.sub("\n", re.sub(r"<(style|script|title)\b.*?</\1>", "", html, flags=re.DOTALL)))
    for words in SPOKEN.findall(html):
        yield unescape(words)
    yield from chart_texts(html)


def chart_texts(html):
    """What the charts of a page say."""
    for either in CHART.findall(html):
        yield from strings(json.loads(unescape("".join(either))))


def _plain(html):
    for line in re.sub(r"<[^>]+>", " ", html.replace("\n", "\0")).split("\0"):
        yield unescape(line)


def strings(value):
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(each)
