"""A letter or a paper from the desk: the keys of the page, an address for the printer only, nothing kept."""

import logging
import re

import pytest

from survey.contacts import endings as stored
from survey.domain.links import LinkSigner
from survey.security.keys import PUBLIC
from tests.scene import dumps, files_with
from tests.unit.delivery.printed import codes_seen, pages, said, signs, text_of

ADDRESS = "Birgitta Exempelsson\r\nStorgatan 12 B lgh 1203\r\n652 24 Karlstad"


def the_ending(instance):
    with instance.contacts.read() as connection:
        return stored.of_year(connection, 2026)[0]


def printed(desktop, action, **typed):
    """Send the form that prints and return the answer, whatever it is."""
    return desktop.walker.client.post(action, data={**desktop.form(action), **typed})


@pytest.fixture
def anna(instance, at_desk):
    return at_desk("anna")


@pytest.fixture
def offered(instance, anna, new_ending):
    """Offer by letter and return where its form prints."""

    def offer(**typed):
        new_ending(anna, **{"channel": "letter", **typed})
        return f"/avslut/{the_ending(instance).id}/skriv-ut"

    return offer


def test_the_letter_has_name_and_code_and_a_square_that_leads_to_the_survey(instance, anna, offered, browser):
    action = offered()
    shown = re.sub(r"\s", "", anna.page.text)
    answer = printed(anna, action, recipient=ADDRESS)
    assert answer.content_type == "application/pdf"
    front, *_others = pages(answer.data)
    for words in ("Birgitta Exempelsson", "Storgatan 12 B lgh 1203", "Enkät – Karlstads kommun", "Box 123"):
        assert words in text_of(front)
    code = re.search(r"[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]", text_of(front)).group()
    assert code in shown
    (link,) = codes_seen(front)
    assert browser().get(link.removeprefix("http://127.0.0.1:8000")).h1.startswith("Hur var det")
    assert "Svarspost" in said(answer.data)
    assert "Sida 2 av 2" in said(answer.data)


def test_the_file_has_a_neutral_name_and_is_kept_by_nobody(anna, offered):
    answer = printed(anna, offered(), recipient=ADDRESS)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="brev.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_neither_name_nor_address_nor_code_stays_in_a_table_a_file_a_log_or_an_address(
    instance, anna, offered, caplog
):
    caplog.set_level(logging.DEBUG)
    action = offered()
    fields, before = anna.form(action), dumps(instance)
    assert printed(anna, action, recipient=ADDRESS).status_code == 200
    assert dumps(instance) == before
    code = fields["code"]
    token = fields["path"].partition("/")[0]
    secrets = ["Exempelsson", "Storgatan 12", code, code.replace("-", ""), token]
    assert files_with(instance.settings.folder, [each.encode() for each in secrets]) == {}
    assert not [each for each in secrets if each in caplog.text + action]


@pytest.mark.parametrize(
    ("content", "there", "not_there"),
    [
        ("both", ["På telefon", "Sida 1 av 2", "som ligger med"], []),
        ("letter", ["På telefon", "så skickar vi frågorna på papper"], ["Sida 1 av"]),
        ("form", ["Sida 1 av 2", "Skriv inte ditt namn"], ["På telefon", "Exempelsson"]),
    ],
)
def test_what_is_chosen_is_printed(anna, offered, content, there, not_there):
    words = said(printed(anna, offered(), content=content, recipient=ADDRESS).data)
    assert [each for each in there if each not in words] == []
    assert [each for each in not_there if each in words] == []


def test_large_print_and_lattlast_are_printed_when_they_are_chosen(anna, offered):
    action = offered(look="sv-simple")
    assert anna.form(action)["language"] == "sv-simple"
    answer = printed(anna, action, size="large", content="form")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="papper.pdf"'
    assert "Vad tycker du?" in said(answer.data)
    assert min(sign.size for page in pages(answer.data) for sign in signs(page)) == 20


def test_a_letter_in_another_language_leads_to_pages_in_it(anna, offered, browser):
    (link,) = codes_seen(pages(printed(anna, offered(kind="broken_off"), language="en").data)[0])
    opened = browser().get(link.removeprefix("http://127.0.0.1:8000"))
    assert '<html lang="en"' in opened.html


def test_paper_in_hand_is_first_of_all_the_paper(anna, offered):
    action = offered(channel="paper")
    assert anna.form(action)["content"] == "form"


def test_a_new_link_for_a_letter_is_printed_and_the_old_one_no_more(instance, anna, offered):
    action = offered()
    old, ending = anna.form(action), the_ending(instance)
    anna.open(f"/avslut/{ending.id}")
    assert anna.send(f"/avslut/{ending.id}/ny-lank").h1 == "Ny länk"
    new = anna.form(action)
    assert printed(anna, action).status_code == 200
    again = anna.post(action, {**new, "path": old["path"], "code": old["code"]})
    assert "Det här brevet gäller inte längre." in again.text


@pytest.mark.parametrize("changed", ["token", "code", "both"])
def test_keys_that_are_not_this_endings_print_nothing(instance, anna, offered, offer, changed):
    action, another = offered(), offer()
    fields = anna.form(action)
    if changed in ("token", "both"):
        fields["path"] = another.token
    if changed in ("code", "both"):
        fields["code"] = another.code
    assert "gäller inte längre" in anna.post(action, fields).text


def test_a_token_that_we_did_not_sign_prints_nothing(instance, anna, offered):
    action = offered()
    fields = anna.form(action)
    ticket_id = LinkSigner(instance.keys.all(PUBLIC, "link-signing")).read(fields["path"])
    fields["path"] = LinkSigner([b"x" * 32]).token(ticket_id)
    assert "gäller inte längre" in anna.post(action, fields).text
    assert anna.post(action, {**fields, "path": "x", "code": "y"}).status == 422


def test_a_colleague_elsewhere_prints_nothing(anna, offered, at_desk):
    action = offered()
    eva = at_desk("eva")
    token = eva.open("/avslut/nytt") and eva.form("/avslut/nytt")["csrf_token"]
    assert eva.post(action, {**anna.form(action), "csrf_token": token}).status == 404


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("a\nb\nc\nd\ne", "Skriv högst 4 rader"),
        ("x" * 41, "högst 40 tecken"),
        ("Birgitta 19121212-1212", "Det ser ut som ett personnummer."),
    ],
)
def test_an_address_that_does_not_fit_comes_back_with_what_was_typed(anna, offered, address, sentence):
    action = offered()
    again = anna.send(action, recipient=address, size="large")
    assert (again.status, again.h1) == (422, "Skriv ut")
    assert sentence in again.text
    assert address.split("\n")[0] in again.html
    assert anna.form(action)["size"] == "large"
    assert re.sub(r"\s", "", anna.form(action)["code"]) in re.sub(r"\s", "", again.text)
    assert printed(anna, action, recipient="Birgitta").status_code == 200


def test_a_code_that_is_none_is_not_shown_as_one(anna, offered):
    action = offered()
    assert "Det här visas bara nu" not in anna.send(action, code="y").text


def test_a_protected_identity_is_asked_for_no_address_and_gets_none_printed(instance, anna, offered):
    action = offered(municipality="skyddad", channel="paper")
    assert "recipient" not in anna.form(action)
    assert "Skriv inget namn och ingen adress." in anna.page.text
    assert "Exempelsson" not in said(printed(anna, action, recipient=ADDRESS).data)


def test_whether_the_ticket_was_used_makes_no_difference_to_the_letter(instance, anna, offered, browser):
    action = offered()
    first = printed(anna, action)
    (link,) = codes_seen(pages(first.data)[0])
    visitor = browser()
    visitor.get(link.removeprefix("http://127.0.0.1:8000"))
    visitor.answer_all(bemotande="ja")
    assert "Tack" in visitor.send().h1
    assert printed(anna, action).data == first.data


def test_a_faulty_file_of_address_lines_stops_the_start(instance, desk_app):
    assert desk_app.extensions["post"].reply[0] == "Svarspost"


def test_birgitta_types_the_code_off_her_letter_at_the_library(anna, offered, browser):
    """E2E-04: a letter is all she has."""
    letter = said(printed(anna, offered(), recipient=ADDRESS).data)
    assert re.search("på tre sätt.*På papper.*På mobil eller dator.*På telefon", letter)
    code = re.search(r"[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]", letter).group()
    typed = code.lower().replace("-", " ")
    wrong = typed[:-1] + ("0" if typed[-1] != "0" else "1")
    library = browser()
    library.get("/kod")
    assert "Koden stämmer inte. Titta i brevet och försök igen." in library.post("/kod", {"kod": wrong}).text
    assert library.post("/kod", {"kod": typed}).h1.startswith("Hur var det")
    library.answer_all(bemotande="ja")
    assert "Tack" in library.send().h1
