"""The ombud's way: register an ending, offer the survey, and find what still waits."""

import re
from datetime import date

import pytest

from survey.contacts import endings as stored
from survey.contacts import overview
from survey.domain.kinds import AgeGroup, Channel, Gender, NotOfferedReason

LINK = re.compile(r'value="(http://127\.0\.0\.1:8000/e/[^"]+)"')


def endings_of(instance, year=2026):
    with instance.contacts.read() as connection:
        return stored.of_year(connection, year)


def test_eva_registers_an_ending_and_gets_the_link_once(instance, at_desk, new_ending):
    eva = at_desk("eva")
    shown = new_ending(eva, municipality="1784", age_group="30-49", gender="woman")
    link = LINK.search(shown.html)
    assert shown.h1 == "Enkäten är erbjuden"
    assert link
    assert "Det här visas bara nu" in shown.text
    assert "<title>QR-kod</title>" in shown.html
    ending = endings_of(instance)[0]
    assert (ending.area, ending.channel, ending.age_group, ending.gender) == (
        "vastra", Channel.LINK, AgeGroup.AGE_30_49, Gender.WOMAN,
    )  # fmt: skip
    eva.walker.forbidden.append(link.group(1))
    assert "Erbjuden" in eva.open("/avslut").text
    details = eva.open(f"/avslut/{ending.id}")
    assert "Erbjuden" in details.text
    assert not re.search("besvarad|svarat", details.text, re.IGNORECASE)


def test_the_link_leads_to_the_survey(instance, at_desk, new_ending, browser):
    link = LINK.search(new_ending(at_desk("anna")).html).group(1)
    assert browser().get(link.removeprefix("http://127.0.0.1:8000")).status == 200


def test_a_broken_off_contact_gets_a_link_with_its_own_welcome(instance, at_desk, new_ending):
    assert LINK.search(new_ending(at_desk("anna"), kind="broken_off").html).group(1).endswith("/2")
    assert not LINK.search(new_ending(at_desk("anna")).html).group(1).endswith("/2")


def test_the_same_form_sent_twice_gives_one_ending_and_never_the_link_again(instance, at_desk, new_ending):
    anna = at_desk("anna")
    anna.open("/avslut/nytt")
    fields = {**anna.form("/avslut/nytt"), "kind": "formal", "municipality": "1780", "channel": "link"}
    link = LINK.search(anna.post("/avslut/nytt", fields).html).group(1)
    anna.walker.forbidden.append(link)
    again = anna.post("/avslut/nytt", fields)
    assert "Länken har redan visats. Behöver du den igen? Gör en ny länk." in again.text
    assert len(endings_of(instance)) == 1


def test_a_letter_gets_a_code_and_the_address_to_type_it_at(instance, at_desk, new_ending):
    shown = new_ending(at_desk("anna"), channel="letter")
    assert re.search(r"[0-9A-Z]{5}- ?[0-9A-Z]{5}- ?[0-9A-Z]", shown.text)
    assert "127.0.0.1:8000/kod" in shown.text
    assert not LINK.search(shown.html)


def test_on_site_signs_the_staff_out_and_opens_the_survey_on_this_screen(instance, at_desk, new_ending):
    anna = at_desk("anna")
    shown = new_ending(anna, channel="onsite")
    assert LINK.search(shown.html), "a client who answers elsewhere has a way in"
    assert "De visas bara nu." in shown.text
    path = anna.form("/pa-plats")["path"]
    assert re.findall(r'class="button primary"[^>]*>([^<]+)<', shown.html) == ["Lämna över skärmen"]
    assert f'/e/{path}"' not in shown.html, "on another screen the page is not that of a borrowed one"
    assert "Klart" not in shown.text
    response = anna.walker.client.post("/pa-plats", data=anna.form("/pa-plats"))
    assert (response.status_code, response.location) == (303, f"http://127.0.0.1:8000/e/{path}")
    assert anna.open("/avslut").h1 == "Logga in"


@pytest.mark.parametrize("path", ["//evil.example", "../logga-in", "x", "a" * 22 + "." + "b" * 22 + "/2/3"])
def test_on_site_leads_nowhere_else(at_desk, new_ending, instance, path):
    anna = at_desk("anna")
    new_ending(anna, channel="onsite")
    page = anna.send("/pa-plats", path=path)
    assert page.status == 400
    assert anna.open("/avslut").h1 == "Avslut 2026"


def test_without_a_way_the_form_asks_why_and_says_what_it_means_for_the_goal(instance, at_desk, new_ending):
    anna = at_desk("anna")
    assert "Välj varför klienten inte får enkäten." in new_ending(anna, channel="not_offered").text
    saved = anna.send("/avslut/nytt", reason="no_contact_path")
    assert "Räknas som inte erbjuden i målet." in saved.text
    assert endings_of(instance)[0].reason is NotOfferedReason.NO_CONTACT_PATH


def test_a_client_who_says_no_was_given_the_chance(instance, at_desk, new_ending):
    saved = new_ending(at_desk("anna"), channel="not_offered", reason="declined")
    assert "räknas som erbjuden i målet" in saved.text


def test_what_is_not_done_yet_waits_and_is_late_after_fourteen_days(instance, at_desk, new_ending, clock):
    anna = at_desk("anna")
    new_ending(anna, channel="not_yet")
    assert "1 avslut väntar på åtgärd." in anna.open("/").text
    clock.today = date(2026, 5, 18)
    page = anna.open("/")
    assert "Väntat 14 dagar" in page.text
    assert "Försenat" not in page.text
    clock.today = date(2026, 5, 19)
    page = anna.open("/")
    assert "Försenat: 15 dagar" in page.text
    assert 'class="worklist-overdue"' in page.html


def test_what_was_never_offered_asks_for_a_reason_when_its_time_to_answer_is_over(
    instance, at_desk, new_ending, clock
):
    anna = at_desk("anna")
    new_ending(anna, channel="not_yet")
    clock.today = date(2026, 12, 31)
    assert "Försenat: 241 dagar" in anna.open("/").text
    clock.today = date(2027, 1, 1)
    page = anna.open("/")
    assert "Inget avslut väntar på åtgärd." in page.text
    assert "Aldrig erbjudna" in page.text
    assert "Skäl saknas Skriv skäl" in page.text
    assert "Försenat" not in page.text
    ending = endings_of(instance)[0]
    assert "Skäl saknas" in anna.open(f"/avslut/{ending.id}").text
    anna.send(f"/avslut/{ending.id}/skal", reason="no_contact_path")
    assert "Aldrig erbjudna" not in anna.open("/").text


def test_what_waits_can_be_offered_or_explained_later(instance, at_desk, new_ending):
    anna = at_desk("anna")
    new_ending(anna, channel="not_yet")
    ending = endings_of(instance)[0]
    anna.open(f"/avslut/{ending.id}")
    assert "Välj varför" in anna.send(f"/avslut/{ending.id}/skal").text
    assert "Klienten har avlidit" in anna.send(f"/avslut/{ending.id}/skal", reason="deceased").text
    anna.send(f"/avslut/{ending.id}/skal/angra")
    assert "Välj hur klienten får enkäten." in anna.send(f"/avslut/{ending.id}/erbjud").text
    assert anna.send(f"/avslut/{ending.id}/erbjud", channel="paper").h1 == "Enkäten är erbjuden"
    assert endings_of(instance)[0].reason is None
    assert "Inget avslut väntar på åtgärd." in anna.open("/").text


def test_a_reason_that_comes_after_the_offer_changes_nothing(instance, at_desk, new_ending):
    anna, other_tab = at_desk("anna"), at_desk("anna")
    new_ending(anna, channel="not_yet")
    ending = endings_of(instance)[0]
    anna.open(f"/avslut/{ending.id}")
    other_tab.open(f"/avslut/{ending.id}")
    other_tab.send(f"/avslut/{ending.id}/erbjud", channel="link")
    assert "Enkäten är redan erbjuden." in anna.send(f"/avslut/{ending.id}/skal", reason="deceased").text
    assert endings_of(instance)[0].reason is None


def test_a_new_link_replaces_the_old_one_and_is_counted(instance, at_desk, new_ending, browser):
    anna = at_desk("anna")
    first = LINK.search(new_ending(anna).html).group(1)
    anna.walker.forbidden.append(first)
    ending = endings_of(instance)[0]
    anna.open(f"/avslut/{ending.id}")
    again = anna.send(f"/avslut/{ending.id}/ny-lank")
    assert "Ny länk. Den gamla slutar gälla." in again.text
    assert "går inte längre att använda" in browser().get(first.removeprefix("http://127.0.0.1:8000")).text
    with instance.contacts.read() as connection:
        assert overview.new_links(connection, ending.id) == 1
    assert "Nya länkar 1" in anna.open(f"/avslut/{ending.id}").text


def test_a_form_for_a_new_link_sent_again_gives_none_and_kills_none(instance, at_desk, new_ending, browser):
    anna = at_desk("anna")
    new_ending(anna)
    address = f"/avslut/{endings_of(instance)[0].id}"
    anna.open(address)
    fields = anna.form(f"{address}/ny-lank")
    newest = LINK.search(anna.post(f"{address}/ny-lank", fields).html).group(1)
    again = anna.post(f"{address}/ny-lank", fields)
    assert again.h1 == "Avslut 4 maj 2026"
    assert "Länken har redan visats. Behöver du den igen? Gör en ny länk." in again.text
    assert "Nya länkar 1" in again.text
    found = browser().get(newest.removeprefix("http://127.0.0.1:8000"))
    assert "går inte längre att använda" not in found.text
    assert "Ny länk. Den gamla slutar gälla." in anna.send(f"{address}/ny-lank").text


@pytest.mark.parametrize("channel", ["letter", "paper", "onsite", "link", "not_yet"])
def test_a_way_and_a_reason_together_are_refused_and_both_kept(instance, at_desk, new_ending, channel):
    anna = at_desk("anna")
    page = new_ending(anna, channel=str(channel), reason="deceased", gender="woman")
    assert page.status == 422
    assert "Du har valt både ett sätt och ett skäl. Ta bort det ena." in page.text
    kept = anna.form("/avslut/nytt")
    assert (kept["channel"], kept["reason"], kept["gender"]) == (channel, "deceased", "woman")
    assert endings_of(instance) == []
    anna.send("/avslut/nytt", reason="")
    assert len(endings_of(instance)) == 1


def test_a_protected_identity_leaves_no_kommun_age_or_gender(instance, at_desk, new_ending):
    anna = at_desk("anna")
    new_ending(anna, municipality="skyddad", age_group="30-49", gender="man", channel="paper")
    ending = endings_of(instance)[0]
    assert (ending.municipality, ending.area, ending.age_group, ending.gender) == (
        None,
        "unknown",
        None,
        None,
    )
    assert "Ej angivet" in anna.open("/avslut").text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"ended_on": "2026-05-05"}, "Dagen har inte varit än."),
        ({"ended_on": ""}, "Skriv vilken dag kontakten tog slut."),
        ({"ended_on": "i går"}, "Inte ett giltigt datum"),
        ({"municipality": ""}, "Välj en kommun."),
        ({"municipality": "0180"}, "Inte ett giltigt val"),
        ({"municipality": "1761"}, "Hammarö var inte med i verksamheten 4 maj 2026."),
        ({"kind": ""}, "Välj avslutad eller avbruten."),
        ({"channel": ""}, "Välj hur klienten får enkäten."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(instance, at_desk, new_ending, typed, sentence):
    page = new_ending(at_desk("anna"), **{"gender": "woman", **typed})
    assert page.status == 422
    assert sentence in page.text
    assert page.html.index("<title>Fel: Nytt avslut") > 0
    assert re.search(r'<option selected value="woman">', page.html)
    assert endings_of(instance) == []


def test_a_kommun_is_taken_while_it_took_part(instance, at_desk, new_ending):
    new_ending(at_desk("anna"), municipality="1761", ended_on="2020-12-31", channel="not_yet")
    assert [ending.municipality for ending in endings_of(instance, 2020)] == ["1761"]


def test_the_list_shows_a_year_at_a_time(instance, at_desk, new_ending):
    karin = at_desk("karin")
    new_ending(karin, ended_on="2025-02-01", channel="not_yet")
    new_ending(karin, channel="not_yet")
    assert karin.open("/avslut").h1 == "Avslut 2026"
    assert "1 februari" in karin.open("/avslut?ar=2025").text
    assert "Inga avslut" in karin.open("/avslut?ar=1999").text
    assert karin.open("/avslut?ar=x").status == 200


def test_an_ombud_sees_the_own_offices_endings_and_the_own_ones_the_chef_all(instance, at_desk, new_ending):
    anna, eva, karin = at_desk("anna"), at_desk("eva"), at_desk("karin")
    new_ending(eva, municipality="1784", channel="not_yet")
    new_ending(eva, municipality="1780", channel="not_yet")
    ending = next(ending for ending in endings_of(instance) if ending.area == "vastra")
    assert "1 avslut." in anna.open("/avslut").text
    assert anna.open(f"/avslut/{ending.id}").status == 404
    assert "2 avslut." in eva.open("/avslut").text
    assert "2 avslut väntar på åtgärd." in karin.open("/").text
    assert karin.open(f"/avslut/{ending.id}").status == 200


def test_without_an_urn_endings_are_registered_and_the_offer_says_what_is_missing(
    bare_instance, at_desk, new_ending
):
    anna = at_desk("anna")
    assert "Urnan är inte klar" in anna.open("/").text
    page = new_ending(anna)
    assert "Avslutet är sparat. Men urnan är inte klar, så enkäten kan inte erbjudas än." in page.text
    assert [ending.offer_id for ending in endings_of(bare_instance)] == [None]


def test_a_form_whose_token_no_longer_holds_comes_back_with_what_was_typed(instance, at_desk, new_ending):
    anna = at_desk("anna")
    page = new_ending(anna, csrf_token="gammalt", gender="woman")
    assert page.status == 400
    assert page.h1 == "Nytt avslut"
    assert "Sidan hade legat öppen för länge." in page.text
    assert re.search(r'<option selected value="woman">', page.html)
    assert endings_of(instance) == []
    assert anna.send("/avslut/nytt").h1 == "Enkäten är erbjuden"
