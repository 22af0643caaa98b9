"""Avstämning: the chef sees exactly what is missing where."""

import secrets
from datetime import date

import pytest

from survey.contacts import endings
from survey.contacts.endings import NewEnding
from survey.domain.infosoc import Scope, Totals, pasted_lines
from survey.domain.kinds import EndingKind
from survey.domain.organisation import Area, Operation

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
FORMAL, BROKEN_OFF = EndingKind.FORMAL, EndingKind.BROKEN_OFF


@pytest.fixture
def ended(bare_instance):
    """Register many endings of a day, a kind and a kommun."""

    def register(count, kind, day=date(2024, 5, 6), place="1780", area="centrala"):
        with bare_instance.contacts.write() as connection:
            for _ in range(count):
                new = NewEnding(secrets.token_hex(16), day, kind, place, area, "anna", day)
                endings.register(connection, new)

    return register


@pytest.fixture
def karin(at_desk):
    return at_desk("karin")


def tell(desktop, formal, broken_off, **where):
    desktop.open("/avstamning?ar=2024")
    return desktop.send("/avstamning?ar=2024", formal=str(formal), broken_off=str(broken_off), **where)


def test_what_infosoc_has_more_of_is_said_exactly(karin, ended):
    ended(68, FORMAL)
    ended(18, BROKEN_OFF)
    page = tell(karin, 79, 23)
    assert "Hela 2024: 11 formella och 5 avbrutna saknas här." in page.text
    assert "Infosoc: 79 + 23. Här: 68 + 18." in page.text
    assert "Stämmer inte" in page.text


def test_no_difference_is_said_in_words(karin, ended):
    ended(2, FORMAL)
    page = tell(karin, 2, 0)
    assert "Allt stämmer" in page.text
    assert "Hela 2024: Det stämmer. Inget saknas." in page.text
    assert "Stämmer inte" not in page.text


@pytest.mark.parametrize(
    ("formal", "broken_off", "said"),
    [
        (3, 0, "1 formell saknas här."),
        (2, 1, "1 avbruten saknas här."),
        (1, 0, "1 formell saknas i Infosoc."),
        (0, 2, "2 avbrutna saknas här. 2 formella saknas i Infosoc."),
    ],
)
def test_each_way_of_differing_has_its_words(karin, ended, formal, broken_off, said):
    ended(2, FORMAL)
    assert f"Hela 2024: {said}" in tell(karin, formal, broken_off).text


def test_a_month_and_an_area_lead_to_where_it_differs(karin, ended):
    ended(2, FORMAL, date(2024, 5, 6), "1715")
    ended(1, FORMAL, date(2024, 5, 6), "1765", "vastra")
    ended(1, FORMAL, date(2024, 6, 6))
    tell(karin, 3, 0, month="5")
    page = tell(karin, 4, 0, month="5", area="centrala")
    assert "Maj: Det stämmer." in page.text
    assert "Centrala, maj: 2 formella saknas här." in page.text
    only = karin.open("/avstamning?ar=2024&bara=skillnader")
    assert "Centrala, maj" in only.text
    assert "Maj: Det stämmer." not in only.text
    listed = karin.open("/avstamning/har?ar=2024&manad=5&omrade=centrala")
    assert "2 formella saknas här." in listed.text
    assert listed.text.count("Kil ") + listed.text.count(", Kil") >= 2
    assert "6 juni" not in listed.text


def test_a_told_number_takes_the_place_of_the_one_before_and_can_be_taken_away(karin):
    tell(karin, 5, 5)
    assert "5 + 5" not in tell(karin, 6, 5).text
    page = karin.send("/avstamning/ta-bort?ar=2024&manad=0&omrade=")
    assert "Inga antal är inskrivna än." in page.text


def test_many_are_pasted_at_once_or_none(karin, ended):
    ended(7, FORMAL)
    karin.open("/avstamning?ar=2024")
    lines = {"rader-lines": "Månad\tAvslutade\tAvbrutna\nmaj\t7\t2\nVästra\t1\t0\nTotalt\t8\t2\n"}
    page = karin.send("/avstamning/klistra?ar=2024", **lines)
    assert "Maj: 2 avbrutna saknas här." in page.text
    assert "Västra, hela 2024: 1 formell saknas här." in page.text
    assert "Hela 2024: 1 formell och 2 avbrutna saknas här." in page.text
    page = karin.send("/avstamning/klistra?ar=2024", **{"rader-lines": "juni\t1\t1\nMånsken\t1\t1"})
    assert page.status == 422
    assert "Raden ”Månsken 1 1” går inte att läsa." in page.text
    assert "Juni" not in karin.open("/avstamning?ar=2024").text


def test_letters_and_negative_numbers_are_refused(karin):
    assert tell(karin, "många", 1).status == 422
    assert "Skriv ett antal från 0 till 9999." in tell(karin, -1, 1).text


def test_only_the_chef_reconciles(at_desk):
    for address in ("/avstamning", "/avstamning/har"):
        assert at_desk("anna").open(address).status == 403


def test_lines_name_months_areas_or_both(bare_instance):
    home = Operation("po", "PO", (Area("ostra", "Östra", "", ()),))
    read = pasted_lines("maj 2024;1;2\nÖstra;mars;3;4\n5;6\n1|Östra|7|8\nnej;1\n\nrubrik", 2024, home)
    assert [(each.scope, each.totals) for each in read] == [
        (Scope(2024, 5), Totals(1, 2)),
        (Scope(2024, 3, "ostra"), Totals(3, 4)),
        (Scope(2024), Totals(5, 6)),
        (Scope(2024, 1, "ostra"), Totals(7, 8)),
        (None, None),
    ]
