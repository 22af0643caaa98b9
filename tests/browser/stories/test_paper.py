"""E2E-05 a paper is typed in by a colleague, by keyboard alone."""

import pytest

from survey.domain.codes import shown
from survey.domain.kinds import Channel, Way
from tests.browser.stories.telling import heading, in_focus, press, text
from tests.scene import sealed_answers

pytestmark = pytest.mark.browser
KEYS = "121149411"
"""One key a question; 9 is a paper with two ticks, the last key is who helped."""


def test_a_paper_is_typed_in_by_a_colleague(town, at):
    _ending, issued = town.offered(Channel.PAPER)
    anna, eva = at("anna"), at("eva")

    anna.goto(f"{town.desk}/papper")
    in_focus(anna, "[name=code]")
    anna.keyboard.type(shown(issued.code))
    with anna.expect_navigation():
        anna.keyboard.press("Enter")
    assert "Det här är en av dina klienter. Be en kollega mata in svaret." in text(anna)
    assert anna.get_by_role("button", name="Fortsätt ändå").count() == 1

    eva.goto(f"{town.desk}/papper")
    in_focus(eva, "[name=code]")
    eva.keyboard.type(issued.code.lower())
    with eva.expect_navigation():
        eva.keyboard.press("Enter")
    assert heading(eva) == f"Papperssvar för avslut {town.clock.today.year}"
    assert "Anna" not in text(eva)
    assert "9 Oläsligt svar" in text(eva)
    in_focus(eva, "[data-keys]")
    eva.keyboard.type(KEYS)
    assert eva.locator("[data-keys]").evaluate_all("all => all.map(one => one.value).join('')") == KEYS
    assert "Skriv av ordagrant. Ersätt namn med [namn]." in text(eva)
    in_focus(eva, "[name=vad_var_bra]")
    eva.keyboard.type("[namn] lyssnade.")
    eva.keyboard.press("Tab")
    eva.keyboard.press("Tab")
    with eva.expect_navigation():
        eva.keyboard.press("Enter")
    assert "Sparat. Makulera pappret enligt rutin." in text(eva)

    eva.fill("[name=code]", issued.code)
    press(eva, "Fortsätt")
    assert "Redan inmatad." in text(eva)

    [answer] = sealed_answers(town.instance).values()
    assert answer.way == Way.PAPER
    assert answer.answers["positiv_forandring"] == "olasligt"
    assert answer.answers["vad_var_bra"] == "[namn] lyssnade."
