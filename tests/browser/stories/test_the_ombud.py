"""E2E-07 Eva ends a contact in agreement and sends an SMS: what she saw is what is written, and no more."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from survey.delivery.calendar import next_allowed
from survey.delivery.choosing import OUTBOX, ways_out
from survey.delivery.gsm import septets
from survey.delivery.kept_messages import kept_messages
from survey.delivery.wording import load_wording
from survey.desk.sending import EXAMPLE_TOKEN
from survey.domain.interviews import GONE_MONTH, months_after
from survey.worker import Worker
from tests.browser.stories.telling import choose, follow, heading, press, send, text

pytestmark = pytest.mark.browser
NUMBER = "070-174 06 05"
MOST_INPUTS, MOST_LOADS = 6, 3
COUNTING = "addEventListener('change', () => sessionStorage.inputs = Number(sessionStorage.inputs || 0) + 1)"
"""Lets the browser itself count the fields that somebody fills in or chooses."""


def send_what_waits(town):
    """Let the worker do its round at the next hour when messages may go; gives all that it has written."""
    settings = town.instance.settings.model_copy(update={"base_url": town.base})
    then = next_allowed(datetime.now(UTC)) + timedelta(minutes=1)
    ways, wording = ways_out(settings, {}), load_wording(settings)
    Worker(town.instance.gate, ways, wording, lambda: then, town.instance.premises).work()
    return kept_messages(settings.folder / OUTBOX)


def the_list(page, town):
    """What the list of the year says."""
    page.goto(f"{town.desk}/avslut?ar={town.clock.today.year}")
    return page.locator("main").inner_text()


def test_eva_ends_a_contact_in_agreement_and_sends_what_she_saw(town, at):
    town.ending(area="vastra", place="1784", ombud="eva")
    eva, loads = at("eva"), []
    eva.add_init_script(COUNTING)
    assert heading(eva) == "Hej Eva"
    assert "1 avslut väntar på åtgärd." in text(eva)
    eva.on("load", lambda page: loads.append(page.url))

    follow(eva, "Nytt avslut")
    assert heading(eva) == "Nytt avslut"
    assert eva.input_value("[name=ended_on]") == town.clock.today.isoformat()
    choose(eva, "kind", "formal")
    eva.select_option("[name=municipality]", "1784")
    choose(eva, "channel", "sms")
    eva.fill("[name=mobile]", NUMBER)
    eva.get_by_text("Ja, klienten vill bli tillfrågad om en intervju").click()
    send(eva)

    assert heading(eva) == "Så här blir meddelandet"
    seen = eva.locator(".own-words").inner_text()
    assert f"{septets(seen)} av 160 tecken. I stället för x får klienten en egen länk." in text(eva)
    assert "Arvika (Västra)" in text(eva)
    assert NUMBER in text(eva)
    gone_on = months_after(town.clock.today, GONE_MONTH)
    assert f"Uppgiften tas bort senast {gone_on}." in text(eva)
    press(eva, "Spara och skicka")

    assert heading(eva) == "Klart!"
    assert "Det tog mindre än en minut." in text(eva)
    assert NUMBER not in text(eva)
    assert 0 < int(eva.evaluate("sessionStorage.inputs")) <= MOST_INPUTS
    assert 0 < len(loads) <= MOST_LOADS

    [message] = send_what_waits(town)
    [token] = re.findall(r"/e/(\S+)", message.text)
    assert message.to == "+46701740605"
    assert message.text == seen.replace(EXAMPLE_TOKEN, token)
    assert token != EXAMPLE_TOKEN
    eva.reload()
    assert "Enkäten är skickad." in text(eva)

    before = the_list(eva, town)
    assert "Erbjuden" in before
    phone = at()
    phone.goto(f"{town.base}/e/{token}")
    follow(phone, "Börja")
    choose(phone, "tillganglighet", "ja")
    press(phone, "Gå vidare")
    phone.goto(f"{town.base}/enkat/kolla")
    press(phone, "Skicka mina svar")
    assert heading(phone) == "Tack! Vi har fått dina svar"
    assert the_list(eva, town) == before
    assert "svar" not in before.casefold()
