"""The chef's urn: set-up with practice, how full it is in words, and the opening."""

import re
from datetime import date

import pytest

from survey.answers import opening_keys
from survey.contacts import estimates
from survey.desk.urn import REFUSALS
from survey.domain.kinds import Way
from survey.domain.outcomes import OpeningRefused
from tests.conftest import PASSPHRASE, TODAY
from tests.scene import PowerCut, cut_after, open_now

OPEN_IT = "Öppna urnan för 2026"
AFTER_THE_LAST_DAY = date(2027, 7, 1)
NEW = "fem blåa elefanter dansar"


def answer(instance, issued, count):
    for each in issued[:count]:
        found = instance.gate.paper_ticket(each.code, "nobody")
        instance.gate.submit_paper(found.ticket, Way.PAPER, {"tillganglighet": "ja"}, TODAY)


def set_up(karin, passphrase=NEW):
    karin.open("/urna/ny")
    page = karin.send("/urna/ny", passphrase=passphrase, again=passphrase)
    code = re.search(r"[0-9A-Z]{5}(?:- ?[0-9A-Z]{5}){5}", page.text)
    return page, code.group(0).replace(" ", "") if code else ""


def test_the_chef_makes_the_urn_ready_in_three_steps(bare_instance, at_desk, new_ending):
    karin = at_desk("karin")
    assert "Urnan är inte klar" in karin.open("/urna").text
    shown, code = set_up(karin)
    assert shown.h1 == "Skriv ut koden"
    karin.walker.forbidden.append(code)
    assert karin.open("/urna/ova").h1 == "Öva på att öppna"
    done = karin.send("/urna/ova", passphrase=NEW, recovery=code.lower())
    assert "Klart. Urnan är redo." in done.text
    assert bare_instance.gate.is_ready()
    karin.walker.forbidden.clear()
    assert new_ending(karin).h1 == "Enkäten är erbjuden"


@pytest.mark.parametrize(
    ("passphrase", "again", "sentence"),
    [
        ("för kort", "för kort", "Lösenfrasen är för kort. Den ska vara minst 16 tecken."),
        (NEW, NEW + "x", "Det står inte samma sak i de två rutorna."),
        ("", "", "Skriv en lösenfras."),
    ],
)
def test_a_passphrase_that_will_not_do_is_refused_and_not_sent_back(
    bare_instance, at_desk, passphrase, again, sentence
):
    karin = at_desk("karin")
    karin.open("/urna/ny")
    page = karin.send("/urna/ny", passphrase=passphrase, again=again)
    assert sentence in page.text
    assert NEW not in page.html
    assert "Gör urnan klar" in karin.open("/urna").text


def test_practice_fails_with_either_secret_wrong_and_can_be_done_again(bare_instance, at_desk):
    karin = at_desk("karin")
    _, code = set_up(karin)
    karin.open("/urna/ova")
    assert "stämmer inte" in karin.send("/urna/ova", passphrase="fel fras men lång nog", recovery=code).text
    assert "stämmer inte" in karin.send("/urna/ova", passphrase=NEW, recovery="A" * 30).text
    assert not bare_instance.gate.is_ready()
    assert "Öva på att öppna" in karin.open("/urna").text


def test_practice_before_the_passphrase_leads_to_it(bare_instance, at_desk):
    assert at_desk("karin").open("/urna/ova").h1 == "Välj en lösenfras"


def test_an_urn_that_is_ready_is_never_set_up_anew(instance, at_desk):
    karin = at_desk("karin")
    for path in ("/urna/ny", "/urna/ova"):
        assert "Urnan är redan redo." in karin.open(path).text
        page = karin.post(path, {**karin.form("/logga-ut"), "passphrase": NEW, "again": NEW})
        assert "Urnan är redan redo." in page.text
    assert opening_keys.unlock(instance.keys, PASSPHRASE)


def test_how_full_the_urn_is_stands_in_fives_from_the_weeks_first_sign_in(instance, at_desk, offer, clock):
    issued = [offer() for _ in range(12)]
    answer(instance, issued, 7)
    karin = at_desk("karin")
    page = karin.open("/urna")
    assert "Minst 5 svar ligger i urnan." in page.text
    assert "Räknat veckan från 4 maj." in page.text
    answer(instance, issued[7:], 5)
    assert "Minst 5 svar" in at_desk("karin").open("/urna").text
    clock.today = date(2026, 5, 10)
    assert "Minst 5 svar" in at_desk("karin").open("/urna").text
    clock.today = date(2026, 5, 11)
    page = at_desk("anna") and at_desk("karin").open("/urna")
    assert "Minst 10 svar ligger i urnan. Räknat veckan från 11 maj." in page.text


def test_the_urn_is_opened_with_the_passphrase(instance, at_desk, offer):
    issued = [offer() for _ in range(13)]
    answer(instance, issued, 12)
    karin = at_desk("karin")
    karin.open("/urna/oppna/2026")
    page = karin.send("/urna/oppna/2026", secret=PASSPHRASE)
    assert "Urnan är öppnad. 12 svar är räknade." in page.text
    assert "Öppning 1: 12 svar är räknade." in page.text
    assert "Färre än 5 svar ligger i urnan." in page.text


@pytest.mark.parametrize(
    ("year", "secret", "why"),
    [
        (2026, "fel fras men lång nog", OpeningRefused.WRONG_SECRET),
        (2026, PASSPHRASE, OpeningRefused.TOO_FEW),
    ],
)
def test_an_urn_that_is_not_opened_says_why(instance, at_desk, offer, year, secret, why):
    offer()
    karin = at_desk("karin")
    karin.open(f"/urna/oppna/{year}")
    page = karin.send(f"/urna/oppna/{year}", secret=secret)
    assert page.status == 422
    assert str(REFUSALS[why]) in page.text
    assert secret not in page.html


@pytest.mark.parametrize("year", [1999, 2025, 2031])
def test_a_year_without_an_urn_is_no_page(instance, at_desk, offer, year):
    offer()
    karin = at_desk("karin")
    assert karin.open(f"/urna/oppna/{year}").status == 404
    token = karin.open("/urna") and karin.form("/logga-ut")
    assert karin.post(f"/urna/oppna/{year}", {**token, "secret": PASSPHRASE}).status == 404


def test_the_urns_page_is_the_same_whether_the_answers_are_enough_to_open_or_not(instance, at_desk, offer):
    issued = [offer() for _ in range(10)]
    answer(instance, issued, 5)
    page = at_desk("karin").open("/urna")
    assert "Urnan kan öppnas när det finns minst 10 svar. Är de färre ligger de kvar" in page.text
    assert OPEN_IT in page.text
    answer(instance, issued[5:], 5)
    assert at_desk("karin").open("/urna").text == page.text


def test_an_urn_that_nobody_can_add_to_may_be_opened_with_five(instance, at_desk, offer, clock):
    answer(instance, [offer()], 1)
    clock.today = AFTER_THE_LAST_DAY
    page = at_desk("karin").open("/urna")
    assert "Urnan kan öppnas när det finns minst 5 svar." in page.text
    assert OPEN_IT in page.text


def test_an_opening_that_broke_off_may_be_gone_on_with_however_few_lie_in_the_next_urn(
    instance, at_desk, offer
):
    answer(instance, [offer() for _ in range(10)], 10)
    with pytest.raises(PowerCut):
        open_now(instance, after_step=cut_after(2))
    with instance.contacts.write() as connection:
        estimates.store(connection, {2026: 0}, TODAY)
    karin = at_desk("karin")
    page = karin.open("/urna")
    assert "Öppningen blev avbruten" in page.text
    assert OPEN_IT in page.text
    karin.open("/urna/oppna/2026")
    assert "10 svar är räknade." in karin.send("/urna/oppna/2026", secret=PASSPHRASE).text


def test_a_year_that_is_opened_for_good_says_so_and_is_not_opened_again(instance, at_desk, offer, clock):
    answer(instance, [offer() for _ in range(6)], 6)
    clock.today = AFTER_THE_LAST_DAY
    karin = at_desk("karin")
    karin.open("/urna/oppna/2026")
    form = karin.form("/urna/oppna/2026")
    karin.send("/urna/oppna/2026", secret=PASSPHRASE)
    page = karin.open("/urna")
    assert "Avslut 2026 Öppnad. 6 svar är räknade." in page.text
    assert OPEN_IT not in page.text
    assert "Urnan kan öppnas" not in page.text
    assert "Urnan för 2026 är redan öppnad." in karin.open("/urna/oppna/2026").text
    again = karin.post("/urna/oppna/2026", {**form, "secret": PASSPHRASE})
    assert "Urnan för 2026 är redan öppnad." in again.text


def test_every_refusal_has_its_sentence():
    assert set(REFUSALS) == set(OpeningRefused)


def test_the_estimate_is_taken_once_a_week_and_only_for_years_with_offers(instance, offer):
    offer()
    with instance.contacts.write() as connection:
        assert estimates.outdated(connection, TODAY) == [2026]
        estimates.store(connection, {2026: 5}, TODAY)
        assert estimates.outdated(connection, date(2026, 5, 10)) == []
        assert estimates.outdated(connection, date(2026, 5, 11)) == [2026]
