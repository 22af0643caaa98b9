"""The chef lets a report be checked: as text, as a file, and with things that are no report."""

from io import BytesIO

import pytest

SLIP = "Enkäten skickades till 86 klienter. Vi har fått in 21 svar. Det är en svarsfrekvens på 19 %."
TRUE = "Enkäten skickades till 86 klienter. Vi har fått in 21 svar. Svarsfrekvensen är 24 % (21 av 86)."


@pytest.fixture
def chef(at_desk):
    return at_desk("karin").walker


def checked(chef, **fields):
    token = chef.get("/granska").html.split('name="csrf_token" value="')[1].split('"')[0]
    return chef.post("/granska", {"csrf_token": token, **fields})


def test_a_rate_that_does_not_follow_is_told_with_the_right_figure(chef):
    page = checked(chef, text=SLIP)
    assert page.status == 200
    assert "19 %" in page.text
    assert "24\u00a0% (21 av 86)" in page.html


def test_a_true_report_gets_no_fault(chef):
    assert "Inga fel hittades" in checked(chef, text=TRUE).text


def test_a_file_is_read_and_can_be_larger_than_other_forms(chef):
    report = (SLIP + "\n\n" + "Ombuden har arbetat i länet under året.\n\n" * 3000).encode()
    assert len(report) > 100_000
    page = checked(chef, report=(BytesIO(report), "rapport.txt"))
    assert (page.status, "24\u00a0% (21 av 86)" in page.html) == (200, True)


def test_an_unreadable_file_gets_a_sentence(chef):
    page = checked(chef, report=(BytesIO(b"%PDF-1.7 trasig"), "rapport.pdf"))
    assert page.status == 422
    assert page.html.count("Fel:") >= 1


def test_an_empty_form_says_what_to_do(chef):
    page = checked(chef, text="  ")
    assert (page.status, "Välj en fil eller klistra in text." in page.text) == (422, True)
