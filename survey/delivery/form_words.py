"""What a paper form says around its questions, in plain Swedish, lättläst and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from survey.delivery.letter_words import Paragraphs
from survey.i18n.catalogues import EASY, SOURCE


@dataclass(frozen=True, slots=True)
class FormWords:
    """The texts of a form; `{last_day}` and `{phone}` are put in when it is written, the page last of all."""

    title: str
    opening: Paragraphs
    crossed: str
    undone: str
    closing: Paragraphs
    reply_name: str
    code_name: str
    page: str
    box: str
    """What a box is called when the form is read aloud by a computer."""


PLAIN_FORM = FormWords(
    title="Vad tyckte du om hjälpen?",
    opening=(
        (
            "Du väljer själv om du vill svara. Sätt ett kryss för varje fråga. Du kan hoppa över frågor. "
            "Skriv inte ditt namn."
        ),
        "Blev det fel? Fyll hela rutan. Sätt ett nytt kryss i rätt ruta.",
    ),
    crossed="Mitt svar",
    undone="Det blev fel",
    closing=(
        (
            "Tack för dina svar! Lägg pappret i svarskuvertet och posta det senast {last_day}. "
            "Du behöver inget frimärke. Koden gör att ditt svar räknas en enda gång. "
            "Vill du ha hjälp? Ring {phone}."
        ),
    ),
    reply_name="Är svarskuvertet borta? Skicka pappret hit. Det kostar inget:",
    code_name="Kod",
    page="Sida {page} av {pages}",
    box="Ruta",
)

EASY_FORM = FormWords(
    title="Vad tycker du?",
    opening=(
        (
            "Du måste inte svara.\nSätt ett kryss för varje fråga.\n"
            "Du kan hoppa över frågor.\nSkriv inte ditt namn."
        ),
        "Blev det fel? Fyll hela rutan.\nSätt ett nytt kryss i rätt ruta.",
    ),
    crossed="Mitt svar",
    undone="Det blev fel",
    closing=(
        (
            "Tack!\nLägg pappret i svars-kuvertet.\nPosta det senast {last_day}.\nDu betalar inget.\n"
            "Behöver du hjälp?\nRing {phone}."
        ),
    ),
    reply_name="Är svars-kuvertet borta?\nSkicka pappret hit.\nDu betalar inget:",
    code_name="Kod",
    page="Sida {page} av {pages}",
    box="Ruta",
)

ENGLISH_FORM = FormWords(
    title="What did you think of the help?",
    opening=(
        (
            "You choose whether you want to answer. Make one cross for each question. "
            "You can skip questions. Do not write your name."
        ),
        "Did it go wrong? Fill the whole box. Make a new cross in the right box.",
    ),
    crossed="My answer",
    undone="It went wrong",
    closing=(
        (
            "Thank you for your answers! Put the paper in the reply envelope and post it by {last_day}. "
            "You need no stamp. The code makes sure that your answer is counted once only. "
            "Do you want help? Call {phone}."
        ),
    ),
    reply_name="Have you lost the reply envelope? Send the paper here. It costs nothing:",
    code_name="Code",
    page="Page {page} of {pages}",
    box="Box",
)

FORM_WORDS: Mapping[str, FormWords] = {SOURCE: PLAIN_FORM, EASY: EASY_FORM, "en": ENGLISH_FORM}
"""Language code → words; the others have no form yet."""
