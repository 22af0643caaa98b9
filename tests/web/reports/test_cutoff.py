"""The stickdag: the register of an earlier day, answers counted by now, and no rate between the two."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.contacts import reports as stored
from survey.results import reports
from survey.results.cutoffs import registered_by
from survey.results.sources import read_contacts
from tests.conftest import TODAY
from tests.scene import open_now, people_who_answer
from tests.web.reports.conftest import plain, source_of, text_of
from tests.web.reports.test_desk import form_of

YEAR = TODAY.year
MARCH = date(YEAR, 3, 31)
JUNE = date(2024, 6, 30)
PERCENT = re.compile(r"\d+(?:,\d+)? ?%")
WITH_BASE = re.compile(r"\d+ % \(\d+ av \d+\)")


@pytest.fixture
def spring(instance, offer):
    """Twelve who ended in March, three of them offered in April, and four who ended today; all answered."""
    people_who_answer(instance, offer, 9, ended_on=date(YEAR, 3, 2), today=date(YEAR, 3, 3))
    people_who_answer(instance, offer, 3, ended_on=MARCH, today=date(YEAR, 4, 2))
    people_who_answer(instance, offer, 4)
    open_now(instance)


def said(draft, edition="chef"):
    return plain(text_of(getattr(draft.editions, edition)))


@pytest.fixture(scope="module")
def june(replica):
    return reports.draft_of(source_of(replica), 2024, TODAY, JUNE)


def test_endings_and_offers_are_those_up_to_the_day_and_answers_those_of_now(instance, spring):
    text = said(reports.draft_of(source_of(instance), YEAR, TODAY, MARCH))
    assert f"Stickdag {MARCH.isoformat()}." in text
    assert f"Hittills under {YEAR} avslutades 12 klienter" in text
    assert "75 % (9 av 12) har fått möjlighet att svara" in text
    assert "Vi har fått in 16 svar." in text
    assert f"Svaren är de som var räknade {TODAY.isoformat()}." in text
    assert "De gäller alla 16 klienter som är registrerade för året den dagen." in text
    assert "Därför visas ingen svarsfrekvens för stickdagen." in text


def test_no_answers_of_now_are_set_against_the_register_of_the_day(instance, spring):
    text = said(reports.draft_of(source_of(instance), YEAR, TODAY, MARCH))
    assert "Svarsfrekvensen är" not in text
    for base in ("av 9)", "16 av 12", "16 svar av 12", "9 av 9"):
        assert base not in text
    assert "Hur många som svarade i varje grupp visas inte för den här stickdagen." in text


@pytest.mark.parametrize("edition", ["chef", "others"])
def test_every_percent_of_an_earlier_day_has_its_count_and_base(june, edition):
    text = said(june, edition)
    assert WITH_BASE.findall(text)
    assert set(PERCENT.findall(WITH_BASE.sub("", text))) <= {"100 %"}


def test_a_register_that_has_not_changed_since_keeps_its_rate(replica):
    text = said(reports.draft_of(source_of(replica), 2024, TODAY, TODAY - timedelta(days=1)))
    assert "Svarsfrekvensen är 24 % (21 av 86)." in text
    assert f"Svaren är de som var räknade {TODAY.isoformat()}. Vi sparar inte vilken dag" in text
    assert "ingen svarsfrekvens" not in text


def test_others_than_the_chef_are_told_of_no_reason_and_no_area_of_an_earlier_day(june):
    assert (june.others.areas, june.others.reasons, june.others.without_deceased) == ((), (), None)
    assert june.chef.areas
    assert june.chef.reasons


def test_without_a_day_the_chapter_is_that_of_today(replica, draft):
    assert reports.draft_of(source_of(replica), 2024, TODAY, TODAY).editions == draft.editions
    assert "Svaren är de som var räknade" not in said(draft)


@given(st.dates(date(2024, 1, 1), date(2025, 3, 1)), st.integers(0, 100))
def test_a_later_day_never_has_fewer_endings_or_offers(replica, day, more):
    endings = read_contacts(replica.contacts, 2024).endings
    earlier, later = registered_by(endings, day), registered_by(endings, day + timedelta(days=more))
    offered = [sum(bool(each.offer_id) for each in found) for found in (earlier, later)]
    assert len(earlier) <= len(later) <= len(endings)
    assert offered[0] <= offered[1]
    assert all(each.ended_on <= day and (each.offered_on or day) <= day for each in earlier)


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("igår", "Skriv dagen som år-månad-dag, till exempel 2025-12-31."),
        (f"{YEAR}0331", "Skriv dagen som år-månad-dag, till exempel 2025-12-31."),
        (f"{YEAR + 1}-01-01", f"Stickdagen har inte varit än. Välj {TODAY.isoformat()} eller tidigare."),
        (
            f"{YEAR - 1}-12-31",
            f"Stickdagen är före årets första dag. Välj {YEAR}-01-01 eller senare.",
        ),
    ],
)
def test_a_faulty_day_is_answered_and_stays_as_it_was_typed(spring, at_desk, typed, answered):
    karin = at_desk("karin")
    page = karin.open(f"/rapport?ar={YEAR}&stickdag={typed}")
    assert page.status == 422
    assert answered in plain(page.text)
    assert f'value="{typed}"' in page.html
    assert 'href="#stickdag"' in page.html
    assert karin.walker.client.get(f"/rapport/fil?ar={YEAR}&format=csv&stickdag={typed}").status_code == 422


def test_the_files_follow_the_day(spring, at_desk):
    karin = at_desk("karin")
    page = karin.open(f"/rapport?ar={YEAR}&stickdag={MARCH}")
    link = f"/rapport/fil?utgava=chef&format=csv&ar={YEAR}&stickdag={MARCH}"
    assert link.replace("&", "&amp;") in page.html
    content = karin.walker.client.get(link).data.decode("utf-8-sig")
    assert MARCH.isoformat() in content
    assert TODAY.isoformat() not in content


def test_a_lock_keeps_the_day_and_a_saved_text_leads_back_to_it(instance, spring, at_desk):
    karin = at_desk("karin")
    karin.open(f"/rapport?ar={YEAR}&stickdag={MARCH}")
    fields = {**form_of(karin, "comment"), "text": "Vi frågar fler.", "stickdag": MARCH.isoformat()}
    page = karin.post(f"/rapport/text?ar={YEAR}", fields)
    assert f"Stickdag {MARCH}." in page.text
    page = karin.send(f"/rapport/las?ar={YEAR}")
    assert "låst som version 1" in page.text
    assert f"Stickdag {MARCH}." in page.text
    with instance.contacts.read() as connection:
        (report,) = stored.of_year(connection, YEAR)
    assert (report.cutoff, report.locked_on) == (MARCH, TODAY)
    assert f"Stickdag {MARCH}." in karin.open(f"/last-rapport/visa?ar={YEAR}&version=1").text


def test_nothing_is_locked_or_stored_for_a_faulty_day(instance, spring, at_desk):
    karin = at_desk("karin")
    karin.open(f"/rapport?ar={YEAR}")
    fields = {**form_of(karin, "comment"), "text": "Vi frågar fler.", "stickdag": "igår"}
    assert karin.post(f"/rapport/las?ar={YEAR}", fields).status == 422
    page = karin.post(f"/rapport/text?ar={YEAR}", fields)
    assert page.status == 422
    assert "Vi frågar fler." in page.html
    with instance.contacts.read() as connection:
        assert stored.of_year(connection, YEAR) == []
        assert stored.texts_of(connection, YEAR) == {}
