"""The few errors there are: said first and beside the field, in the same words, and nothing is lost."""

import pytest

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)

NUMBER = "19811218-9876"
A_NUMBER = "Det ser ut som ett personnummer. Ta bort det."
TOO_LONG = "Din text är för lång. Ta bort minst 45 tecken."
NOTHING = "Du har inte svarat på någon fråga. Svara på minst en fråga."
LONG = "Å" * 1045


@pytest.fixture
def kim(visitor, offer):
    person = visitor()
    person.open_link(offer().token)
    return person


def must_be_put_right(page, sentence, heading):
    """What an error page owes: its title, the summary before the question, the same words at the field."""
    assert page.status == 422
    assert page.html.split("<title>")[1].startswith(f"Fel: {heading}")
    assert page.html.index('class="error-summary" role="alert" tabindex="-1" autofocus') < page.html.index(
        "<form"
    )
    assert page.text.count(sentence) == 2
    assert f"Fel: {sentence}" in page.text


@pytest.mark.parametrize(("typed", "sentence"), [(LONG, TOO_LONG), (f"Ring {NUMBER}!", A_NUMBER)])
def test_a_text_to_put_right_stays_where_it_was(kim, typed, sentence):
    kim.open("/enkat/fraga/9")
    page = kim.press("Gå vidare", vad_var_bra=typed)
    must_be_put_right(page, sentence, "Vad var bra?")
    assert f">{typed}</textarea>" in page.html
    assert '<a href="#vad_var_bra">' in page.html
    assert 'aria-describedby="vad_var_bra-hint vad_var_bra-error"' in page.html
    assert kim.press("Gå vidare", vad_var_bra="Kort.").h1 == "Vad hade behövts?"


def test_a_text_to_put_right_on_the_page_with_all_questions_takes_nothing_with_it(kim):
    kim.follow("Visa alla frågor på en sida")
    page = kim.press("Gå vidare", bemotande="nej", vad_var_bra="Mycket.", vad_kan_bli_battre=LONG)
    must_be_put_right(page, TOO_LONG, "Alla frågor")
    assert '<a href="#vad_kan_bli_battre">' in page.html
    assert f">{LONG}</textarea>" in page.html
    assert ">Mycket.</textarea>" in page.html
    assert page.chosen() == ["bemotande-nej"]


def test_two_errors_are_both_in_the_summary(kim):
    kim.follow("Visa alla frågor på en sida")
    page = kim.press("Gå vidare", vad_var_bra=NUMBER, vad_kan_bli_battre=LONG)
    summary = page.html.split('class="error-summary"')[1].split("</ul>")[0]
    assert A_NUMBER in summary
    assert TOO_LONG in summary


def test_sending_nothing_is_answered_with_what_to_do(kim):
    kim.open("/enkat/kolla")
    page = kim.press("Skicka mina svar")
    assert page.status == 422
    assert page.html.split("<title>")[1].startswith("Fel: Titta igenom dina svar")
    assert f'<a href="#svar-1">{NOTHING}</a>' in page.html
    assert "autofocus" in page.html
    first, *others = [row for row in page.tree.iter("div") if row.find("dt") is not None]
    (error,) = [one for one in first.iter("p") if one.get("class") == "error"]
    assert " ".join("".join(error.itertext()).split()) == f"Fel: {NOTHING}"
    assert first.find(".//a[@id='svar-1']").get("aria-describedby") == error.get("id")
    assert not any(NOTHING in "".join(row.itertext()) for row in others)
    kim.follow("Ändra svaret på fråga 1")
    kim.press("Gå vidare", tillganglighet="ja")
    kim.open("/enkat/kolla")
    assert kim.press("Skicka mina svar").h1 == "Tack! Vi har fått dina svar"


def test_an_answer_that_is_not_among_the_choices_is_not_taken(kim):
    kim.follow("Börja")
    page = kim.press("Gå vidare", tillganglighet="kanske")
    must_be_put_right(page, "Välj ett av svaren.", "Var det lätt att få kontakt med ditt ombud?")


def test_a_thousand_letters_of_any_kind_fit(kim, offer):
    smileys = "🙂" * 1000
    kim.follow("Visa alla frågor på en sida")
    check = kim.press("Gå vidare", vad_var_bra=smileys, vad_kan_bli_battre='"\\' * 500, bemotande="ja")
    assert smileys in check.text
    assert kim.press("Skicka mina svar").h1 == "Tack! Vi har fått dina svar"
