"""E2E-12 the chef's month; E2E-15 two interviews a year, drawn by lot."""

from datetime import date

import pytest

from survey.cli import example_path
from survey.contacts import interviews
from survey.contacts.contact_details import Address
from survey.delivery.messages import MessageWay
from survey.domain.kinds import EndingKind, Way
from tests.browser.stories.telling import follow, heading, press, text
from tests.scene import open_now

pytestmark = pytest.mark.browser
DAY = date(2026, 5, 4)
LONG_AGO = date(2024, 9, 2)
NUMBER = "070-174 06 05"


@pytest.fixture(scope="module")
def year(town):
    """A year so far: 14 endings, 12 offered and answered, all counted; one of the two others is lost."""
    for number in range(12):
        _ending, issued = town.offered(area="ostra", place="1781")
        said = {"tillganglighet": "ja", "vad_var_bra": f"Jag fick hjälp på Storgatan {number}."}
        example_path.answer(town.instance, issued, said, Way.LINK, DAY)
    town.ending()
    town.ending(kind=EndingKind.BROKEN_OFF)
    open_now(town.instance, DAY.year, DAY)
    return town


def test_the_chefs_month(year, at):
    karin = at("karin")
    assert "2 avslut väntar på åtgärd." in text(karin)
    assert "Avslut i år 14" in text(karin)
    assert "Erbjudandegrad 86 % (12 av 14)" in text(karin)
    assert "Svar 12 Svarsfrekvens" in text(karin)
    assert "Studsade 0" in text(karin)

    follow(karin, "Arbete")
    follow(karin, "Avstämning")
    assert heading(karin) == "Avstämning med Infosoc 2026"
    karin.fill("[name=formal]", "14")
    karin.fill("[name=broken_off]", "2")
    press(karin, "Spara")
    assert "Infosoc: 14 + 2. Här: 13 + 1." in text(karin)
    assert "1 formell och 1 avbruten saknas här." in text(karin)
    karin.select_option("[name=month]", "5")
    karin.select_option("[name=area]", "ostra")
    karin.fill("[name=formal]", "12")
    karin.fill("[name=broken_off]", "0")
    press(karin, "Spara")
    assert "Östra" in text(karin)
    assert "Det stämmer. Inget saknas." in text(karin)

    karin.goto(f"{year.desk}/resultat/fritext")
    assert "12 texter väntar på att du läser dem." in text(karin)
    follow(karin, "Läs nästa text")
    assert "Vad var bra?" in text(karin)
    karin.fill("[name=text]", "Jag fick hjälp på [plats].")
    karin.select_option("[name=theme]", "tillganglighet")
    press(karin, "Godkänn texten")
    assert "Texten är godkänd." in text(karin)
    karin.goto(f"{year.desk}/resultat/fritext")
    assert "11 texter väntar på att du läser dem." in text(karin)
    assert "Jag fick hjälp på [plats]." in text(karin)

    karin.goto(f"{year.desk}/forbattringar/ny")
    karin.fill("[name=heard]", "Svårt att nå oss på telefon.")
    karin.fill("[name=decision]", "Telefontid på eftermiddagen varje tisdag.")
    karin.fill("[name=owner]", "Chef")
    karin.fill("[name=due_on]", "2026-10-01")
    press(karin, "Spara")
    assert "Telefontid på eftermiddagen varje tisdag." in text(karin)
    assert "1 oktober 2026" in text(karin)


def test_two_interviews_a_year_are_drawn_by_lot(town, at):
    agreed = [("norra", "1737")] * 2 + [("centrala", "1780")] * 2
    people = [(area, place, LONG_AGO) for area, place in agreed]
    people += [("norra", "1737", date(2025, month, 1)) for month in (6, 7, 9)]
    for area, place, day in people:
        ending = town.ending(area=area, place=place, ended_on=day)
        with town.instance.contacts.write() as connection:
            interviews.agree(connection, town.instance.keys, ending, Address(MessageWay.SMS, NUMBER))

    karin = at("karin")
    follow(karin, "Arbete")
    follow(karin, "Djupintervjuer")
    said = "Mål 2 per år. Gjorda: 0. 7 personer har sagt ja, 4 är i fönstret 18–24 månader."
    assert said in text(karin)
    press(karin, "Slumpa 2 personer")
    assert "Norra, 2 september 2024" in text(karin)
    assert "Centrala, 2 september 2024" in text(karin)
    assert text(karin).count(NUMBER) == 2

    karin.locator("button:has-text('Intervjun är gjord')").first.click()
    karin.locator("text=Sparat. Kontaktuppgiften är raderad.").wait_for()
    assert "Gjorda: 1." in text(karin)
    assert "1 av 2" in text(karin)
    assert text(karin).count(NUMBER) == 1

    town.clock.today = date(2026, 10, 2)
    karin.goto(f"{town.desk}/djupintervjuer")
    assert text(karin).count("Uppgiften är raderad") == 2
    assert NUMBER not in text(karin)
    town.clock.today = DAY


def test_a_kommun_that_has_left_takes_no_new_endings(town, at):
    anna = at("anna")
    anna.goto(f"{town.desk}/avslut/nytt")
    anna.locator("label:has(> [name=kind][value=formal])").click()
    anna.select_option("[name=municipality]", "1761")
    anna.locator("label:has(> [name=channel][value=not_yet])").click()
    with anna.expect_navigation():
        anna.locator("main form button[type=submit]").first.click()
    assert "Hammarö var inte med i verksamheten 4 maj 2026." in text(anna)
