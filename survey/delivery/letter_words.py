"""What a letter says, in plain Swedish and lättläst: neutral, since others may see it lie on a table."""

from collections.abc import Mapping
from dataclasses import dataclass

from survey.i18n.catalogues import EASY, SOURCE

Paragraphs = tuple[str, ...]
"""Each is a paragraph; a line break in it is part of the text."""


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The texts of a letter; `{last_day}`, `{phone}` and `{hours}` are put in when it is written."""

    title: str
    opening: Paragraphs
    deadline: str
    paper_name: str
    on_paper: Paragraphs
    paper_on_request: Paragraphs
    """What is said instead of `on_paper` when no form lies in the envelope."""
    screen_name: str
    on_screen: Paragraphs
    address_name: str
    code_name: str
    phone_name: str
    by_phone: Paragraphs
    closing: Paragraphs
    greeting: str
    """Stands above the first line of the sender."""
    qr_alt: str


PLAIN_LETTER = LetterWords(
    title="Vad tyckte du om hjälpen?",
    opening=(
        (
            "Hej! Du har haft kontakt med oss. Nu är kontakten slut. Vi vill veta vad du tycker. "
            "Dina svar hjälper oss att bli bättre."
        ),
        "Du kan svara på tre sätt. Välj det som passar dig.",
    ),
    deadline="Du kan svara till och med {last_day}.",
    paper_name="På papper",
    on_paper=("Fyll i pappret som ligger med. Lägg det i svarskuvertet. Du behöver inget frimärke.",),
    paper_on_request=("Ring oss, så skickar vi frågorna på papper. Du behöver inget frimärke.",),
    screen_name="På mobil eller dator",
    on_screen=("Rikta mobilens kamera mot rutan här bredvid. Eller skriv adressen och koden.",),
    address_name="Adress",
    code_name="Kod",
    phone_name="På telefon",
    by_phone=("Ring oss på {phone}, {hours}. Vi läser frågorna för dig.",),
    closing=(
        (
            "Du väljer själv om du vill svara. Du behöver inte säga vad du heter. "
            "Den som du hade kontakt med får inte se vad just du har svarat."
        ),
        "Har du frågor eller vill ha hjälp? Ring oss.",
    ),
    greeting="Hälsningar",
    qr_alt="QR-kod som leder till frågorna. Adressen och koden som står bredvid leder till samma sida.",
)

EASY_LETTER = LetterWords(
    title="Vad tycker du?",
    opening=(
        "Hej! Du har fått hjälp av oss.\nNu är det slut.\nVi vill veta hur det var.",
        "Du kan svara på tre sätt.",
    ),
    deadline="Du kan svara till och med {last_day}.",
    paper_name="På papper",
    on_paper=("Sätt kryss på pappret.\nLägg det i svars-kuvertet.\nPosta det. Det kostar inget.",),
    paper_on_request=("Ring oss.\nDå skickar vi frågorna på papper.",),
    screen_name="På mobil eller dator",
    on_screen=("Rikta mobilen\nmot rutan här intill.\nEller skriv adress och kod.",),
    address_name="Adress",
    code_name="Kod",
    phone_name="På telefon",
    by_phone=("Ring oss på {phone}.\nVi läser frågorna för dig.\nDu kan ringa {hours}.",),
    closing=(
        (
            "Du måste inte svara.\nDu behöver inte säga vad du heter.\n"
            "Den som hjälpte dig får inte se dina svar.\n"
            "Behöver du hjälp? Ring oss."
        ),
    ),
    greeting="Hälsningar",
    qr_alt="QR-kod som leder till frågorna.",
)

LETTER_WORDS: Mapping[str, LetterWords] = {SOURCE: PLAIN_LETTER, EASY: EASY_LETTER}
"""Language code → words; the others have no letter yet."""
