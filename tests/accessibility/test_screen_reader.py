"""What a virtual screen reader says on the way from the welcome to the thanks, phrase by phrase."""

import pytest

from tests.accessibility.gallery import Gallery
from tests.accessibility.tools import node

pytestmark = pytest.mark.accessibility
TOO_LONG = "Din text är för lång. Ta bort minst 124 tecken."
SPOKEN = {
    "welcome": [
        "banner",
        "link, Hoppa till innehållet",
        "main",
        "heading, Hur var det att ha personligt ombud?, level 1",
        "link, Börja",
        "heading, Bra att veta, level 2",
        "contentinfo",
        "heading, Behöver du hjälp?, level 2",
    ],
    "question with an example": [
        "Fråga 1 av 8",
        "group, Var det lätt att få kontakt med ditt ombud?, Till exempel att ringa, skriva eller träffas.",
        "heading, Var det lätt att få kontakt med ditt ombud?, level 1",
        "radio, Ja, not checked, position 1, set size 4",
        "radio, Till viss del, not checked, position 2, set size 4",
        "radio, Nej, not checked, position 3, set size 4",
        "radio, Vet inte eller gäller inte mig, not checked, position 4, set size 4",
        "button, Gå vidare",
    ],
    "question, text too long": [
        "alert",
        "heading, Något behöver rättas, level 2",
        f"link, {TOO_LONG}",
        "heading, Vad var bra?, level 1",
        f"Fel: {TOO_LONG}",
        "button, Gå vidare",
        "complementary, Mår du dåligt?",
    ],
    "check": [
        "heading, Titta igenom dina svar, level 1",
        "2. Blev du bra bemött av ditt ombud?",
        "Till viss del",
        "link, Ändra svaret på fråga 2",
        "button, Skicka mina svar",
    ],
    "thanks": [
        "heading, Tack! Vi har fått dina svar, level 1",
        "heading, Mår du dåligt?, level 2",
        "link, Ring 112",
        "link, Ring Självmordslinjen, 90101",
        "link, Ring 1177",
    ],
}


@pytest.fixture(scope="module")
def said(gallery: Gallery) -> dict[str, list[str]]:
    spoken = node("speak.mjs", given=[gallery.page(name).html for name in SPOKEN])
    return dict(zip(SPOKEN, spoken, strict=True))


@pytest.mark.parametrize("name", SPOKEN)
def test_the_screen_reader_says_what_matters_in_this_order_on(name: str, said) -> None:
    rest = iter(said[name])
    assert [phrase for phrase in SPOKEN[name] if phrase not in rest] == []


def test_a_field_that_is_wrong_says_so_itself(said) -> None:
    (field,) = [phrase for phrase in said["question, text too long"] if phrase.startswith("textbox")]
    assert TOO_LONG in field
    assert "invalid" in field


def test_every_page_ends_with_the_way_to_help(said) -> None:
    for phrases in said.values():
        help_from = phrases.index("heading, Behöver du hjälp?, level 2")
        assert "link, 054-540 00 00" in phrases[help_from:]
