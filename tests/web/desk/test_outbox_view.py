"""Utkorg: the example folder's messages and samples can be opened; in earnest there is no such page."""

import os

import pytest

from survey.config import EXAMPLE_MARK
from survey.delivery.file_outbox import FileOutbox
from survey.delivery.protocol import Message
from survey.desk.app import create_app
from tests.unit.delivery.printed import pages, signs, text_of
from tests.walker import Walker
from tests.web.desk.conftest import NOW, Desktop

LINK = "http://127.0.0.1:8000/e/" + "a" * 22 + "." + "b" * 22
HTML = "<html><body><script>alert(1)</script><p>Hej!</p></body></html>"


@pytest.fixture
def outbox(bare_instance):
    folder = bare_instance.settings.folder / "outbox"

    def write(number, message):
        sent = FileOutbox(folder).send(message, f"{number:032x}")
        os.utime(folder / f"{sent.reference}.eml", times=(NOW + number, NOW + number))
        return sent.reference

    return write


def test_messages_are_listed_the_newest_first(at_desk, outbox):
    outbox(1, Message("0701740605", f"Hej! {LINK} Frivilligt."))
    outbox(2, Message("kim@example.se", "Hej!\nVälkommen.", "Vad tyckte du om hjälpen?", HTML))
    page = at_desk("anna").open("/utkorg")
    assert page.text.index("kim@example.se") < page.text.index("0701740605")
    assert "Vad tyckte du om hjälpen?" in page.text


def test_a_message_shows_its_words_and_its_html_letter_by_letter(at_desk, outbox):
    name = outbox(1, Message("kim@example.se", f"Hej!\nÅ ä ö.\n{LINK} .", "Vad tyckte du?", HTML))
    page = at_desk("karin").open(f"/utkorg/{name}")
    assert page.h1 == "Vad tyckte du?"
    assert "Å ä ö." in page.text
    assert f'href="{LINK}"' in page.html
    assert "<script>alert(1)" not in page.html
    assert "&lt;script&gt;alert(1)" in page.html


def test_an_sms_has_no_subject_and_a_foreign_link_is_not_led_to(at_desk, outbox):
    name = outbox(1, Message("0701740605", "Hej! https://evil.example/e/x"))
    page = at_desk("anna").open(f"/utkorg/{name}")
    assert page.h1 == "Sms"
    assert "Öppna länken" not in page.text


@pytest.mark.parametrize("name", ["finns-inte", "..", "%2e%2e%2fEXAMPLE", "a.b"])
def test_nothing_but_a_message_is_shown(at_desk, outbox, name):
    outbox(1, Message("kim@example.se", "Hej!"))
    assert at_desk("anna").open(f"/utkorg/{name}").status == 404


def test_without_messages_the_page_says_how_they_go_out(at_desk):
    assert "survey worker" in at_desk("anna").open("/utkorg").text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("brev", "Kim Exempel"), ("brev-stor-text", "Kim Exempel"), ("brev-lattlast", "Vad tycker du?"),
        ("papper", "Svarspost"), ("papper-stor-text", "Skriv inte ditt namn"),
        ("papper-lattlast", "Vad tycker du?"),
    ],
)  # fmt: skip
def test_a_sample_of_each_can_be_opened(at_desk, name, words):
    answer = at_desk("anna").walker.client.get(f"/utkorg/prov/{name}.pdf")
    sheets = pages(answer.data)
    assert any(words in text_of(sheet) for sheet in sheets)
    assert all(list(signs(sheet)) for sheet in sheets)


def test_there_is_no_other_sample(at_desk):
    assert at_desk("anna").open("/utkorg/prov/annat.pdf").status == 404


def test_in_earnest_the_page_does_not_exist(bare_instance, people, clock, seconds):
    (bare_instance.settings.folder / EXAMPLE_MARK).unlink()
    app = create_app(bare_instance.settings, clock, seconds)
    karin = Desktop(Walker(app))
    assert "Utkorg" not in karin.sign_in("karin").text
    for path in ("/utkorg", "/utkorg/x", "/utkorg/prov/brev.pdf"):
        assert karin.open(path).status == 404
    app.extensions["desk"].contacts.close()
    app.extensions["desk"].answers.close()
