"""Refuses a message that reveals, presses, costs double or is hard to read; says what to do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from survey.delivery.gsm import ONE_MESSAGE, foreign, septets
from survey.delivery.messages import PLACEHOLDER, MessageWay, Template, put_in
from survey.domain.plain_words import PLAIN, too_heavy, too_long
from survey.domain.readability import read
from survey.i18n.catalogues import EASY, SOURCE

NEEDED = {
    "link": "länken",
    "phone": "telefonnumret",
    "last_day": "sista dagen",
    "sender": "avsändaren",
}
TOKEN, HINT = 45, 2
"""Characters of the longest token, and of a hint with its slash."""
MOST_SUBJECT = 60
VOLUNTARY = {
    SOURCE: r"frivillig|du väljer själv|måste inte",
    EASY: r"frivillig|du väljer själv|måste inte",
    "en": r"voluntary|you choose|do not have to|don't have to",
    "fi": r"vapaaehtoi|päätät itse|ei ole pakko",
    "ar": r"اختياري|طوعي|لست مضطر",
    "so": r"ikhtiyaar|qasab ma aha|kuma qasbana",
    "uk": r"добровільн|не мусите|не зобов",
    "fa": r"اختیاری|داوطلبانه|مجبور نیستید",
}
"""For each language the words of which one must stand in every message."""
REVEALING = re.compile(
    r"ombud|psyk|psych|mental|diagnos|funktions(?:ned|hind|var)|handikapp|missbruk|beroende|självmord|ångest"
    r"|depress|sjuk|vård|patient|klient|handlägg|socialt|socialförv|socialsek|stödperson|god man|god mans"
    r"|förvaltare|\blss\b|\bsoc\b|disabilit|addict|illness|therap|\bterapi|психі|نفس|روان|mielenterv|maskax"
    r"|(?-i:\bPO\b)|(?-i:\bPO[:s])|\bpo-",
    re.IGNORECASE,
)
"""What a lock screen must not show; compared with texts, senders, subjects and addresses."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The longest that can be filled in: an SMS must hold them all at once, in characters."""

    base_url: str = "https://" + "x" * 22
    """The address of the public door; where none is given, one of 30 characters."""
    phone: str = "0" * 16
    sender: str = "X" * 11
    """The sender in an SMS; a phone shows at most 11 characters."""
    last_day: str = field(default="31/12", kw_only=True)

    @property
    def values(self) -> dict[str, str]:
        """What the placeholders can grow to."""
        link = f"{self.base_url}/e/{'x' * TOKEN}/{'x' * (HINT - 1)}"
        return {"link": link, "phone": self.phone, "last_day": self.last_day, "sender": self.sender}


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with the `text` or `subject` of a template, and what to do: whole Swedish sentences."""

    part: str
    what: str
    remedy: str


def complaints(template: Template, bounds: Bounds) -> Iterator[Complaint]:
    """Yield all that is wrong with a template; while its placeholders are wrong, that alone."""
    strange = [*_strange(template)]
    yield from strange
    if strange:
        return
    yield from _missing(template)
    yield from _revealing(template)
    yield from _link_alone(template)
    if template.language in (SOURCE, EASY):
        yield from _hard(template)
    yield from _message_length(template, bounds) if template.way is MessageWay.SMS else _subject(template)


def reveals(text: str) -> str:
    """Return the word in a text that tells what somebody had help with, "" when there is none."""
    found = REVEALING.search(text)
    return _whole_word(text, found) if found else ""


def _whole_word(text: str, found: re.Match[str]) -> str:
    start = re.search(r"\w*$", text[: found.start()])
    end = re.match(r"\w*", text[found.end() :])
    return (start[0] if start else "") + found[0] + (end[0] if end else "")


def _strange(template: Template) -> Iterator[Complaint]:
    for part, text in (("text", template.text), ("subject", template.subject)):
        unknown = [name for name in PLACEHOLDER.findall(text) if name not in NEEDED]
        rest = PLACEHOLDER.sub("", text)
        if unknown or "{" in rest or "}" in rest:
            what = (
                f"Platshållaren {{{unknown[0]}}} är okänd."
                if unknown
                else "Klammern { } hör inte till något."
            )
            remedy = "Använd {link}, {phone}, {last_day} och {sender}."
            yield Complaint(part, what, remedy)


def _missing(template: Template) -> Iterator[Complaint]:
    for name, word in NEEDED.items():
        if f"{{{name}}}" not in template.text:
            yield Complaint("text", f"Meddelandet saknar {word}.", f"Skriv {{{name}}} där den ska stå.")
    if not re.search(VOLUNTARY[template.language], template.text, re.IGNORECASE):
        remedy = "Skriv till exempel: Du väljer själv. Du måste inte svara. Frivilligt."
        yield Complaint("text", "Meddelandet säger inte att det är frivilligt.", remedy)


def _revealing(template: Template) -> Iterator[Complaint]:
    for part, text in (("text", template.text), ("subject", template.subject)):
        word = reveals(text)
        if word:
            what = f"Ordet {word} kan avslöja vad någon har fått hjälp med."
            yield Complaint(part, what, "Skriv neutralt: andra kan se skärmen.")


def _link_alone(template: Template) -> Iterator[Complaint]:
    """Yield a complaint where a phone would take the next character into the address."""
    around = re.findall(r"(.?)\{link\}(.?)", template.text, re.DOTALL)
    if len(around) != 1 and around:
        yield Complaint("text", "Länken står mer än en gång.", "Skriv {link} en gång.")
    if any(before.strip() or not after or after.strip() for before, after in around):
        yield Complaint(
            "text", "Länken står inte för sig själv.", "Skriv ett mellanslag före och efter {link}."
        )


def _hard(template: Template) -> Iterator[Complaint]:
    said = {"link": "", "phone": "054-540 00 00", "last_day": "31 december", "sender": "Enkät"}
    for part, text in (("text", template.text), ("subject", template.subject)):
        reading = read(put_in(text, said))
        for remark in (*too_heavy(reading, PLAIN), *too_long(reading, PLAIN)):
            yield Complaint(part, remark.what, remark.remedy)


def _message_length(template: Template, bounds: Bounds) -> Iterator[Complaint]:
    longest = put_in(template.text, bounds.values)
    strangers = foreign(longest)
    if strangers:
        what = f"Tecknet {strangers[0]} gör att ett sms bara rymmer 70 tecken."
        yield Complaint("text", what, "Använd raka citattecken, vanligt bindestreck och tre punkter.")
    elif septets(longest) > ONE_MESSAGE:
        over = septets(longest) - ONE_MESSAGE
        what = f"Sms:et kan bli {septets(longest)} tecken med den längsta länken. Det ryms {ONE_MESSAGE}."
        yield Complaint("text", what, f"Korta texten med minst {over} tecken.")


def _subject(template: Template) -> Iterator[Complaint]:
    if len(template.subject) > MOST_SUBJECT or "\n" in template.subject or "\r" in template.subject:
        what = f"Ämnet är längre än {MOST_SUBJECT} tecken eller mer än en rad."
        yield Complaint("subject", what, "Skriv ett kort ämne på en rad.")
    if "{link}" in template.subject:
        yield Complaint("subject", "Länken står i ämnet.", "Skriv {link} i texten.")
