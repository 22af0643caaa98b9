"""What a letter says, in plain Swedish, lättläst and English: neutral, for others may see it lie about."""

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
            "Den som hjälpte dig får inte se vad just du har svarat.\n"
            "Behöver du hjälp? Ring oss."
        ),
    ),
    greeting="Hälsningar",
    qr_alt="QR-kod som leder till frågorna.",
)

ENGLISH_LETTER = LetterWords(
    title="What did you think of the help?",
    opening=(
        (
            "Hello! You have been in contact with us. Now that contact has ended. "
            "We want to know what you think. Your answers help us to do better."
        ),
        "You can answer in three ways. Choose the one that suits you.",
    ),
    deadline="You can answer until {last_day}.",
    paper_name="On paper",
    on_paper=("Fill in the paper in this envelope. Put it in the reply envelope. You need no stamp.",),
    paper_on_request=("Call us, and we send you the questions on paper. You need no stamp.",),
    screen_name="On a phone or a computer",
    on_screen=("Point the camera of your phone at the square. Or type the address and the code.",),
    address_name="Address",
    code_name="Code",
    phone_name="By telephone",
    by_phone=("Call us on {phone}. We read the questions to you. Hours, in Swedish: {hours}.",),
    closing=(
        (
            "You choose whether you want to answer. You do not have to say your name. "
            "The person you were in contact with is not allowed to see what you have answered."
        ),
        "Do you have questions, or do you want help? Call us.",
    ),
    greeting="Kind regards",
    qr_alt="QR code that leads to the questions. The address and the code beside it lead to the same page.",
)

LETTER_WORDS: Mapping[str, LetterWords] = {SOURCE: PLAIN_LETTER, EASY: EASY_LETTER, "en": ENGLISH_LETTER}
"""Language code → words; the others have no letter yet."""
