"""Letters for many: offered in one step, once, and printed in one file, each person on an own sheet."""

import re
from datetime import timedelta

import pytest

from survey.contacts import endings as stored
from survey.domain.kinds import Channel
from tests.scene import dumps, files_with
from tests.unit.delivery.printed import codes_seen, pages, text_of
from tests.web.desk.conftest import controls

ASKED, PRINT, DONE, BACK = "/brev", "/brev/skriv-ut", "/brev/klart", "/brev/tillbaka"
CODE = re.compile(r"[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]")


@pytest.fixture
def anna(instance, at_desk):
    return at_desk("anna")


@pytest.fixture
def waiting(instance, anna, new_ending):
    """Let so many endings wait and return their ids."""

    def wait(count=3, **typed):
        for _ in range(count):
            new_ending(anna, channel="not_yet", **typed)
        with instance.contacts.read() as connection:
            return [each.id for each in stored.waiting(connection)]

    return wait


def choose(desktop, ids):
    """Choose endings on the page and offer them."""
    desktop.open(ASKED)
    return desktop.post(ASKED, {**desktop.form(ASKED), "endings": ids})


def offered(instance):
    with instance.contacts.read() as connection:
        return [each.channel for each in stored.of_year(connection, 2026) if each.offer_id]


def test_three_are_offered_in_one_step_and_lie_in_one_file(instance, anna, waiting, browser):
    page = choose(anna, waiting())
    assert page.h1 == "3 brev att skriva ut"
    assert offered(instance) == [Channel.LETTER] * 3
    names = {f"{number}-recipient": f"Person {number}\r\nStorgatan {number}" for number in range(3)}
    answer = anna.walker.client.post(PRINT, data={**anna.form(PRINT), **names, "content": "letter"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="brev.pdf"'
    sheets = pages(answer.data)[::2]
    assert len(sheets) == 3
    for number, sheet in enumerate(sheets):
        assert f"Person {number}" in text_of(sheet)
        assert re.sub(r"\s", "", CODE.search(text_of(sheet)).group()) in re.sub(r"\s", "", page.text)
    links = {link for sheet in sheets for link in codes_seen(sheet)}
    assert len(links) == 3
    assert all(browser().get(link.removeprefix("http://127.0.0.1:8000")).status == 200 for link in links)


def test_the_same_choice_sent_twice_makes_no_second_offer(instance, anna, waiting):
    ids = waiting(2)
    choose(anna, ids)
    before = dumps(instance)["contacts"]["slot"]
    fields = {"csrf_token": anna.open("/avslut/nytt") and anna.form("/avslut/nytt")["csrf_token"]}
    again = anna.post(ASKED, {**fields, "endings": ids})
    assert "Breven är redan gjorda." in again.text
    assert dumps(instance)["contacts"]["slot"] == before


def test_who_was_offered_meanwhile_is_left_out_and_it_is_said(instance, anna, waiting):
    ids = waiting(2)
    anna.open(ASKED)
    fields = anna.form(ASKED)
    choose(anna, ids[:1])
    page = anna.post(ASKED, {**fields, "endings": ids})
    assert page.h1 == "1 brev att skriva ut"
    assert "1 avslut var redan erbjudet" in page.text


def test_printing_twice_gives_the_same_file_and_writes_nothing(instance, anna, waiting):
    choose(anna, waiting(2))
    fields, before = {**anna.form(PRINT), "0-recipient": "Birgitta Exempelsson"}, dumps(instance)
    first, second = (anna.walker.client.post(PRINT, data=fields) for _ in range(2))
    assert first.data == second.data
    assert dumps(instance) == before
    secrets = ["Exempelsson", fields["0-code"], fields["0-code"].replace("-", "")]
    assert files_with(instance.settings.folder, [each.encode() for each in secrets]) == {}


def test_nobody_chosen_is_said_in_words(anna, waiting):
    waiting(1)
    anna.open(ASKED)
    page = anna.post(ASKED, anna.form(ASKED))
    assert (page.status, "Välj minst ett avslut." in page.text) == (422, True)


def test_too_many_at_once_are_refused_with_what_to_do(anna, waiting):
    (ending,) = waiting(1)
    anna.open(ASKED)
    page = anna.post(ASKED, {**anna.form(ASKED), "endings": [ending] * 51})
    assert "Välj högst 50 avslut åt gången." in page.text
    assert "checked" in page.html


def test_before_the_urn_is_ready_nothing_is_offered(bare_instance, at_desk, new_ending):
    anna = at_desk("anna")
    new_ending(anna, channel="not_yet")
    with bare_instance.contacts.read() as connection:
        (ending,) = stored.waiting(connection)
    assert "Urnan är inte klar" in choose(anna, [ending.id]).text


def test_protected_identities_and_other_offices_are_not_in_a_batch(instance, anna, waiting, at_desk):
    hidden = waiting(1, municipality="skyddad")
    assert "Inget avslut väntar på brev." in anna.open(ASKED).text
    elsewhere = waiting(1, municipality="1784")
    eva = at_desk("eva")
    eva.open(ASKED)
    mine = [value for key, value in controls_of(eva) if key == "endings"]
    assert set(mine) == set(elsewhere) - set(hidden)
    assert choose_by_hand(eva, hidden).h1 == "Brev"
    assert offered(instance) == []


def controls_of(desktop):
    return [
        (each.attrib["name"], each.attrib["value"])
        for each in desktop.page.tree.iter("input")
        if each.attrib.get("type") == "checkbox"
    ]


def choose_by_hand(desktop, ids):
    return desktop.post(ASKED, {**desktop.form(ASKED), "endings": ids})


def test_an_address_that_does_not_fit_comes_back_with_all_that_was_typed(anna, waiting):
    choose(anna, waiting(2))
    page = anna.send(PRINT, **{"0-recipient": "Birgitta", "1-recipient": "x" * 50})
    assert page.status == 422
    assert "högst 40 tecken" in page.text
    assert anna.form(PRINT)["0-recipient"] == "Birgitta"
    assert anna.walker.client.post(PRINT, data={**anna.form(PRINT), "1-recipient": "x"}).status_code == 200


def test_a_letter_with_a_newer_link_falls_out_and_the_others_are_printed(anna, waiting):
    ids = waiting(2)
    choose(anna, ids)
    fields = anna.form(PRINT)
    anna.open(f"/avslut/{fields['0-ending']}")
    anna.send(f"/avslut/{fields['0-ending']}/ny-lank")
    page = anna.post(PRINT, fields)
    assert (page.status, page.h1) == (409, "1 brev att skriva ut")
    assert "1 brev gäller inte längre" in page.text
    assert len(pages(anna.walker.client.post(PRINT, data=anna.form(PRINT)).data)) > 1
    alone = {key: value for key, value in fields.items() if not key.startswith("1-")}
    assert "Breven gäller inte längre." in anna.post(PRINT, alone).text


def test_a_form_that_lost_its_token_is_shown_again_with_the_addresses(anna, waiting):
    choose(anna, waiting(1))
    page = anna.post(PRINT, {**anna.form(PRINT), "csrf_token": "x", "0-recipient": "Birgitta"})
    assert page.status == 400
    assert (
        controls(next(form for form in page.tree.iter("form") if form.attrib["action"] == PRINT))[
            "0-recipient"
        ]
        == "Birgitta"
    )


def test_done_leads_to_the_start_once_the_letters_are_printed(anna, waiting):
    choose(anna, waiting(2))
    fields = anna.form(PRINT)
    assert f'formaction="{DONE}"' in anna.page.html
    assert anna.walker.client.post(PRINT, data=fields).status_code == 200
    assert anna.post(DONE, fields).path == "/"


def test_done_before_printing_warns_and_leads_back_to_all_that_was_typed(instance, anna, waiting):
    choose(anna, waiting(2))
    typed = {**anna.form(PRINT), "1-recipient": "Birgitta\r\nStorgatan 1", "size": "large"}
    before = dumps(instance)
    warned = anna.post(DONE, typed)
    assert warned.h1 == "Breven är inte utskrivna"
    assert "Utan dem kan ingen svara." in warned.text
    assert "2 avslut räknas redan som erbjudna." in warned.text
    assert dumps(instance) == before
    assert anna.send(BACK).h1 == "2 brev att skriva ut"
    shown = anna.form(PRINT)
    kept = typed.keys() - {"csrf_token"}
    assert {name: shown[name].split() for name in kept} == {name: typed[name].split() for name in kept}
    assert anna.walker.client.post(PRINT, data=shown).status_code == 200
    assert anna.post(DONE, shown).path == "/"


@pytest.mark.parametrize("typed", [{"0-recipient": "x" * 41}, {"batch": ""}])
def test_letters_that_were_not_printed_for_a_fault_are_warned_of(anna, waiting, typed):
    choose(anna, waiting(1))
    fields = {**anna.form(PRINT), **typed}
    assert anna.post(PRINT, fields).status == 422
    assert anna.post(DONE, fields).h1 == "Breven är inte utskrivna"


def test_an_older_batch_that_was_printed_says_nothing_of_the_next(anna, waiting):
    first, second = waiting(2)
    choose(anna, [first])
    assert anna.walker.client.post(PRINT, data=anna.form(PRINT)).status_code == 200
    choose(anna, [second])
    assert anna.post(DONE, anna.form(PRINT)).h1 == "Breven är inte utskrivna"


def test_nobodys_letters_are_done_at_once(anna, waiting):
    choose(anna, waiting(1))
    token = {"csrf_token": anna.form(PRINT)["csrf_token"]}
    assert anna.post(DONE, token).path == "/"
    assert anna.post(BACK, token).path == ASKED


def test_letters_that_were_left_unprinted_are_found_again_for_14_days(anna, waiting, clock, at_desk):
    (ending,) = waiting(1)
    assert "Erbjudna med brev" not in anna.open(ASKED).text
    choose(anna, [ending])
    page = anna.open(ASKED)
    assert "Erbjudna med brev de senaste 14 dagarna" in page.text
    assert f'href="/avslut/{ending}"' in page.html
    assert ending not in at_desk("eva").open(ASKED).html
    anna.open(f"/avslut/{ending}")
    assert anna.send(f"/avslut/{ending}/ny-lank").h1 == "Ny länk"
    clock.today += timedelta(days=14)
    assert ending in anna.open(ASKED).html
    clock.today += timedelta(days=1)
    assert ending not in anna.open(ASKED).html
