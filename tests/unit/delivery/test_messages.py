"""The bundled messages: each may be sent, fits, and is filled in for one person."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.cli.instance import EXAMPLE_DATA
from survey.delivery.gsm import BASIC, EXTENDED, ONE_MESSAGE, foreign, septets
from survey.delivery.message_checks import Bounds
from survey.delivery.message_file import MESSAGE_FILE, load_messages
from survey.delivery.messages import Filling, MessageKind, Messages, MessageWay, Template, filled

MESSAGES = load_messages(EXAMPLE_DATA / MESSAGE_FILE, Bounds())
FILLING = Filling("https://e.example.se/e/a<b&c", "054-540 00 00", "31 december", "Enkät – Karlstads kommun")
TOKEN = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.", min_size=30, max_size=45)


@pytest.mark.parametrize("kind", MessageKind)
@given(
    host=st.text("abcdefghijklmnopqrstuvwxyz-.", min_size=4, max_size=22),
    token=TOKEN,
    character=st.sampled_from(["", "/2", "/Z"]),
    phone=st.text("0123456789- +", min_size=5, max_size=16),
    sender=st.text("ABCDEFabcdef0123456789", min_size=1, max_size=11),
    day=st.dates(),
)
def test_every_sms_is_one_message_whatever_is_filled_in(kind, host, token, character, phone, sender, day):
    link = f"https://{host}/e/{token}{character}"
    last_day = f"{day.day}/{day.month}"
    template = MESSAGES.template(kind, MessageWay.SMS)
    text = filled(template, Filling(link, phone, last_day, sender), "+46701740605").text
    assert septets(text) <= ONE_MESSAGE
    assert foreign(text) == ()
    assert f"{link} " in text


def test_every_occasion_has_a_message_in_every_way():
    found = {(one.kind, one.way) for one in MESSAGES.templates if one.language == "sv"}
    assert found == {(kind, way) for kind in MessageKind for way in MessageWay}


def test_a_language_without_a_text_gets_the_swedish_one():
    english = Template(MessageKind.INVITATION, MessageWay.SMS, "en", "Hello")
    messages = Messages((*MESSAGES.templates, english))
    assert messages.template(MessageKind.INVITATION, MessageWay.SMS, "en") == english
    assert messages.template(MessageKind.INVITATION, MessageWay.SMS, "fi").language == "sv"
    assert messages.template(MessageKind.NEW_LINK, MessageWay.SMS, "en").language == "sv"


def test_an_email_is_filled_in_as_text_and_as_html_with_the_same_words():
    mail = filled(MESSAGES.template(MessageKind.INVITATION, MessageWay.EMAIL), FILLING, "kim@example.se")
    assert (mail.to, mail.subject) == ("kim@example.se", "Vad tyckte du om hjälpen?")
    assert FILLING.link in mail.text
    assert '<a href="https://e.example.se/e/a&lt;b&amp;c"' in mail.html
    assert ">https://e.example.se/e/a&lt;b&amp;c</a>" in mail.html
    shown = re.sub(r"<head>.*</head>|<[^>]+>", "", mail.html, flags=re.DOTALL).split()
    assert shown == mail.text.replace("<", "&lt;").replace("&c", "&amp;c").split()


def test_what_an_operation_is_called_cannot_become_html():
    template = MESSAGES.template(MessageKind.INVITATION, MessageWay.EMAIL)
    html = filled(template, replace(FILLING, sender="<b>Kommun & Co</b>"), "kim@example.se").html
    assert "&lt;b&gt;Kommun &amp; Co&lt;/b&gt;" in html


def test_the_html_loads_nothing_and_runs_nothing():
    html = filled(MESSAGES.template(MessageKind.REMINDER_2, MessageWay.EMAIL), FILLING, "kim@example.se").html
    assert not re.search(r"<(?:img|script|link|iframe|form)\b|url\(|\bon\w+=", html)
    assert re.findall(r'(?:href|src)="([^"]*)"', html) == ["https://e.example.se/e/a&lt;b&amp;c"]


def test_arabic_is_written_from_right_to_left():
    template = Template(MessageKind.INVITATION, MessageWay.EMAIL, "ar", "مرحبا\n\n{link}", "مرحبا")
    assert '<html lang="ar" dir="rtl">' in filled(template, FILLING, "kim@example.se").html


def test_a_value_that_looks_like_a_placeholder_stays_as_it_is():
    template = Template(MessageKind.INVITATION, MessageWay.SMS, "sv", "{sender} {phone}")
    assert filled(template, Filling("x", "054", "1/1", "{phone}"), "1").text == "{phone} 054"


def test_neither_filling_nor_message_shows_the_link():
    sms = filled(MESSAGES.template(MessageKind.INVITATION, MessageWay.SMS), FILLING, "+46701740605")
    assert FILLING.link not in repr(FILLING) + repr(sms)


def test_the_alphabet_is_the_standards():
    assert (len(BASIC), len(EXTENDED)) == (127, 10)
    assert septets("åäöÅÄÖéÉ@_-") == 11
    assert septets("€[]") == 6
    assert foreign("”Hej” – nu…") == ("”", "–", "…")


def test_the_bundled_messages_say_nothing_of_what_the_help_was():
    text = Path(EXAMPLE_DATA / MESSAGE_FILE).read_text(encoding="utf-8")
    assert not re.search(r"ombud|psyk|\bPO\b", text.split("[invitation", 1)[1])
