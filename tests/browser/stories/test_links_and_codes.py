"""E2E-03 an old, altered or replaced link; E2E-04 only a letter, at a library's computer."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from survey.domain.codes import read_code
from tests.browser.stories.telling import back, choose, follow, heading, press, send, text
from tests.unit.delivery.printed import pages, said, text_of
from tests.web.public.conftest import one_letter_wrong

pytestmark = pytest.mark.browser
WELCOME = "Hur var det att ha personligt ombud?"
CLOSED = "Länken eller koden går inte längre att använda"


def altered(token):
    """The link with one character in the middle changed."""
    middle = len(token) // 4
    return token[:middle] + ("A" if token[middle] != "A" else "B") + token[middle + 1 :]


def printed_letter(page, town):
    """Offer by letter at the desk and print it; gives what the letter says and all that is printed."""
    page.goto(f"{town.desk}/avslut/nytt")
    choose(page, "kind", "formal")
    page.select_option("[name=municipality]", "1780")
    choose(page, "channel", "letter")
    send(page)
    page.fill("[name=recipient]", "Birgitta Exempelsson\nStorgatan 12\n652 24 Karlstad")
    with page.expect_download() as downloaded:
        page.get_by_role("button", name="Skriv ut", exact=True).click()
    pdf = Path(downloaded.value.path()).read_bytes()
    return text_of(pages(pdf)[0]), said(pdf)


def test_an_old_an_altered_and_a_replaced_link(town, at):
    ending, issued = town.offered()
    link = f"{town.base}/e/{issued.token}"
    phone = at()
    phone.goto(link)
    assert heading(phone) == WELCOME

    stranger = at()
    stranger.goto(f"{town.base}/e/{altered(issued.token)}")
    assert heading(stranger) == "Länken fungerar inte"
    assert "Kanske kom inte hela länken med." in text(stranger)
    assert "Går det inte? Ring oss. Då hjälper vi dig." in text(stranger)

    anna = at("anna")
    anna.goto(f"{town.desk}/avslut/{ending}")
    assert "De gamla slutar gälla." in text(anna)
    press(anna, "Gör en ny länk")
    assert "Ny länk. Den gamla slutar gälla." in text(anna)
    new = anna.locator("#link").input_value()
    assert new != link

    stranger.goto(link)
    assert heading(stranger) == CLOSED
    assert "Har du fått en nyare länk? Använd den." in text(stranger)
    stranger.goto(new)
    assert heading(stranger) == WELCOME

    today = town.clock.today
    town.clock.today = issued.last_day + timedelta(days=1)
    stranger.goto(new)
    town.clock.today = today
    assert heading(stranger) == CLOSED
    assert "Vill du svara? Ring eller mejla oss. Då hjälper vi dig." in text(stranger)


def test_with_a_letter_alone_at_a_librarys_computer(town, at):
    letter, all_printed = printed_letter(at("anna"), town)
    assert "Birgitta Exempelsson" in letter
    assert "Du kan svara på tre sätt." in letter
    ways = ["På papper Fyll i pappret som ligger med.", "På mobil eller dator", "På telefon Ring oss på"]
    assert [way for way in ways if way not in letter] == []
    assert "måndag till torsdag klockan 13 till 16" in letter
    assert "Sida 2 av 2" in all_printed
    [printed] = re.findall(r"\b[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]\b", letter)
    code = read_code(printed)
    assert code

    library = at()
    library.goto(town.base)
    assert "Har du fått ett brev med en kod?" in text(library)
    follow(library, "Skriv koden")
    assert heading(library) == "Skriv koden från brevet"

    library.fill("#kod", one_letter_wrong(code))
    press(library, "Gå vidare")
    assert "Koden stämmer inte. Titta i brevet och försök igen." in text(library)
    library.fill("#kod", printed.replace("-", " ").lower())
    press(library, "Gå vidare")
    assert heading(library) == WELCOME

    follow(library, "Börja")
    assert "Fråga 1 av 8" in text(library)
    choose(library, "tillganglighet", "ja")
    press(library, "Gå vidare")
    library.goto(f"{town.base}/enkat/fraga/9")
    library.fill("textarea", "Det här är mina egna ord.")
    press(library, "Gå vidare")
    library.goto(f"{town.base}/enkat/kolla")
    assert "Det här är mina egna ord." in text(library)
    assert "Det här är någon annans skärm." not in text(library)
    assert "Är det någon annans dator eller telefon? Töm skärmen innan du går." in text(library)
    press(library, "Skicka mina svar")
    assert heading(library) == "Tack! Vi har fått dina svar"
    assert "Den här webbläsaren har glömt din enkät." in text(library)
    for _ in range(3):
        assert "Det här är mina egna ord." not in back(library)

    library.goto(f"{town.base}/kod")
    library.fill("#kod", code)
    send(library)
    assert heading(library) == CLOSED
    assert "Har du redan svarat? Då behöver du inte göra något. Tack!" in text(library)
