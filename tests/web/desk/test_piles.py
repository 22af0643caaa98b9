"""The desk's page of letters without a list: make a pile, note who drew, and nothing of which."""

import pytest

from survey.contacts import endings as stored
from survey.domain.kinds import Channel
from tests.scene import dumps
from tests.unit.delivery.printed import codes_seen, pages, text_of

PAGE, DRAWN = "/brev/hog", "/brev/hog/dragit"


@pytest.fixture
def anna(instance, at_desk):
    desktop = at_desk("anna")
    desktop.open(PAGE)
    return desktop


@pytest.fixture
def pile(anna):
    """Make a pile and return the file."""

    def make(**typed):
        anna.open(PAGE)
        fields = {**anna.form(PAGE), "letters": "5", "content": "letter", **typed}
        return anna.walker.client.post(PAGE, data=fields)

    return make


def waiting(instance):
    with instance.contacts.read() as connection:
        return [each.id for each in stored.waiting(connection)]


def test_a_pile_is_a_file_of_letters_without_names_whose_squares_lead_to_the_survey(anna, pile, browser):
    answer = pile()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="hog.pdf"'
    fronts = pages(answer.data)[::2]
    links = {link for sheet in fronts for link in codes_seen(sheet)}
    assert len(fronts) == len(links) == 5
    assert all("Du kan svara till och med 31 december 2026" in text_of(sheet) for sheet in fronts)
    assert browser().get(links.pop().removeprefix("http://127.0.0.1:8000")).status == 200
    assert "5 brev kvar av 5" in anna.open(PAGE).text


def test_the_same_form_sent_twice_is_one_pile(instance, anna):
    fields = {**anna.form(PAGE), "letters": "5"}
    assert anna.walker.client.post(PAGE, data=fields).content_type == "application/pdf"
    before = dumps(instance)
    assert "Högen är redan gjord." in anna.post(PAGE, fields).text
    assert dumps(instance) == before


def test_who_drew_is_noted_and_counts_as_offered(instance, anna, pile, new_ending):
    for _ in range(2):
        new_ending(anna, channel="not_yet")
    pile()
    ids = waiting(instance)
    anna.open(PAGE)
    page = anna.post(DRAWN, {**anna.form(DRAWN), "endings": ids})
    assert "2 avslut är nu erbjudna." in page.text
    assert "3 brev kvar av 5" in page.text
    assert waiting(instance) == []
    details = anna.open(f"/avslut/{ids[0]}")
    assert "Brev ur högen" in details.text
    assert "ny-lank" not in details.html
    assert "Brev ur högen" in anna.open("/avslut").text


@pytest.fixture
def drawn(instance, anna, pile, new_ending):
    """Note that a person drew a letter; gives the address of the ending."""
    new_ending(anna, channel="not_yet")
    pile()
    [ending_id] = waiting(instance)
    anna.open(PAGE)
    anna.post(DRAWN, {**anna.form(DRAWN), "endings": [ending_id]})
    return f"/avslut/{ending_id}"


def test_who_drew_gets_no_new_link_and_is_told_the_true_reason(instance, anna, drawn):
    before = dumps(instance)
    token = anna.form(PAGE)["csrf_token"]
    for more in ({}, {"channel": "sms", "mobile": "070-174 06 05"}):
        page = anna.post(f"{drawn}/ny-lank", {"csrf_token": token, "links": "0", **more})
        assert page.path.endswith(drawn)
        assert "Det går inte att göra en ny länk. Ingen vet vilket brev klienten drog." in page.text
        assert "Låt klienten dra ett nytt." in page.text
        assert "färdigräknade" not in page.text
    assert dumps(instance) == before


def test_a_letter_from_a_pile_went_to_no_address_that_could_be_wrong(anna, drawn):
    page = anna.open(f"{drawn}/andra")
    assert 'value="deceased"' in page.html
    assert 'value="wrong_person"' not in page.html
    assert anna.send(f"{drawn}/andra", happened="wrong_person").status == 422


def test_of_who_drew_and_died_no_more_is_said_than_is_true(anna, drawn):
    assert "Länken slutar gälla" not in anna.open(f"{drawn}/andra").text
    page = anna.send(f"{drawn}/andra", happened="deceased")
    assert "Sparat." in page.text
    assert "slutar gälla" not in page.text
    assert "Klienten har avlidit" in page.text


def test_who_was_noted_before_is_said_and_not_counted_twice(instance, anna, pile, new_ending):
    new_ending(anna, channel="not_yet")
    pile()
    anna.open(PAGE)
    fields = {**anna.form(DRAWN), "endings": waiting(instance)}
    anna.post(DRAWN, fields)
    again = anna.post(DRAWN, fields)
    assert "Resten var redan erbjudna, eller så är breven slut." in again.text
    assert "4 brev kvar av 5" in again.text


def test_a_protected_identity_may_draw(instance, anna, pile, new_ending):
    new_ending(anna, channel="not_yet", municipality="skyddad")
    pile()
    anna.open(PAGE)
    anna.post(DRAWN, {**anna.form(DRAWN), "endings": waiting(instance)})
    with instance.contacts.read() as connection:
        assert [each.channel for each in stored.of_year(connection, 2026)] == [Channel.PILE]


def test_a_colleague_elsewhere_notes_nobody_here(instance, anna, pile, new_ending, at_desk):
    new_ending(anna, channel="not_yet", municipality="1780")
    pile()
    eva = at_desk("eva")
    assert "Inget avslut väntar på ett brev ur högen." in eva.open(PAGE).text
    eva.post(DRAWN, {"csrf_token": eva.form(PAGE)["csrf_token"], "endings": waiting(instance)})
    assert len(waiting(instance)) == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"letters": "0"}, "Skriv ett tal från 1 till 50."),
        ({"letters": "51"}, "Skriv ett tal från 1 till 50."),
        ({"letters": ""}, "Skriv hur många brev du vill ha."),
        ({"letters": "x"}, "Skriv ett tal från 1 till 50."),
        ({"half": "1999-1"}, "Välj ett av halvåren."),
    ],
)
def test_what_cannot_be_a_pile_comes_back_with_what_to_do(instance, anna, typed, sentence):
    before = dumps(instance)
    page = anna.send(PAGE, **typed)
    assert (page.status, sentence in page.text) == (422, True)
    assert dumps(instance) == before


def test_nobody_chosen_is_said_in_words(anna, pile, new_ending):
    new_ending(anna, channel="not_yet")
    pile()
    anna.open(PAGE)
    page = anna.post(DRAWN, anna.form(DRAWN))
    assert (page.status, "Välj minst ett avslut." in page.text) == (422, True)


def test_before_the_urn_is_ready_there_is_no_pile(bare_instance, at_desk):
    karin = at_desk("karin")
    karin.open(PAGE)
    assert "Urnan är inte klar" in karin.send(PAGE).text


def test_a_pile_is_not_among_the_ways_to_offer_one_by_one(anna):
    assert 'value="pile"' not in anna.open("/avslut/nytt").html
