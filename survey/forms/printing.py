"""The forms that print: what goes in the envelope, how large, in which language, to whom; nothing is kept."""

from dataclasses import dataclass

from flask import current_app
from wtforms import HiddenField, RadioField, SelectChoice, SelectField, TextAreaField
from wtforms.validators import InputRequired, Regexp, StopValidation

from survey.delivery.letter_words import LETTER_WORDS
from survey.domain.codes import read_code
from survey.domain.hints import Look
from survey.forms.looks import OFFERED
from survey.forms.staff import StaffForm
from survey.i18n import _, _l
from survey.i18n.catalogues import SOURCE, Language

BOTH, LETTER, FORM = "both", "letter", "form"
NORMAL, LARGE = "normal", "large"
PATH = r"\A[A-Za-z0-9_-]{20,24}\.[A-Za-z0-9_-]{20,24}(/[0-9A-Za-z])?\Z"
MOST_LINES, LONGEST_LINE = 4, 40
CONTENT = {
    BOTH: _l("Brevet och pappret med frågor"),
    LETTER: _l("Bara brevet"),
    FORM: _l("Bara pappret med frågor"),
}
CONTENT_HINTS = {
    BOTH: _l("Lägg också med ett svarskuvert."),
    LETTER: _l("I brevet står att klienten kan ringa och få frågorna på papper."),
    FORM: _l("För den som får pappret i handen."),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is printed for each person, and how."""

    letter: bool = True
    form: bool = True
    large: bool = False
    language: str = SOURCE


class PrintForm(StaffForm):
    """What is printed; the same for everybody in a batch."""

    content = RadioField(
        _l("Vad vill du skriva ut?"),
        [InputRequired(_l("Välj vad du vill skriva ut."))],
        choices=[SelectChoice(code, word) for code, word in CONTENT.items()],
        default=BOTH,
    )
    size = RadioField(
        _l("Hur stor text?"),
        [InputRequired(_l("Välj hur stor texten ska vara."))],
        choices=[SelectChoice(NORMAL, _l("Vanlig text")), SelectChoice(LARGE, _l("Stor text"))],
        default=NORMAL,
    )
    language = SelectField(
        _l("Språk"),
        choices=lambda: [SelectChoice(one.code, one.name) for one in printed_languages()],
        description=_l("Brevet finns på de här språken."),
        default=SOURCE,
    )

    def wish(self) -> Wish:
        """Return what was chosen."""
        return Wish(
            letter=self.content.data != FORM,
            form=self.content.data != LETTER,
            large=self.size.data == LARGE,
            language=self.language.data,
        )


class RecipientForm(StaffForm):
    """One person's keys, which the page before showed, and the lines of an address that are not kept."""

    path = HiddenField(validators=[Regexp(PATH)])
    code = HiddenField()
    recipient = TextAreaField(
        _l("Namn och adress (du kan hoppa över det)"),
        description=_l("Skrivs bara ut på brevet. Vi sparar det inte. Högst fyra rader."),
        render_kw={"rows": MOST_LINES, "autocomplete": "off", "spellcheck": "false"},
    )

    def validate_code(self, field: HiddenField) -> None:
        """Refuse what is no code: the page did not show it."""
        if read_code(field.data or "") is None:
            raise StopValidation(_("Koden på sidan stämmer inte. Gör en ny länk."))

    def validate_recipient(self, _field: TextAreaField) -> None:
        """Refuse what does not fit in the window of an envelope."""
        lines = self.lines()
        if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
            raise StopValidation(
                _(
                    "Adressen får inte plats i kuvertets fönster. Skriv högst %(lines)s rader med högst "
                    "%(signs)s tecken var.",
                    lines=MOST_LINES,
                    signs=LONGEST_LINE,
                )
            )

    def lines(self) -> tuple[str, ...]:
        """Return the lines of the address without empty ones."""
        typed = (self.recipient.data or "") if self.recipient else ""
        return tuple(" ".join(line.split()) for line in typed.splitlines() if line.strip())

    @property
    def token(self) -> str:
        """What the page showed of the link, without its hint."""
        return str(self.path.data or "").partition("/")[0]

    @property
    def hint(self) -> str:
        """The character behind the link."""
        return str(self.path.data or "").partition("/")[2]

    def typed_code(self) -> str:
        """Return the code that the page showed."""
        return read_code(self.code.data or "") or ""


class OneLetterForm(PrintForm, RecipientForm):
    """One person's letter; for a protected identity no address is asked for."""


def one_letter_form(*, protected: bool, **shown: str) -> OneLetterForm:
    """Return the form of one letter; `shown` fills it in when the page shows it for the first time."""
    form = OneLetterForm(formdata=None, data=shown) if shown else OneLetterForm()
    if protected:
        del form.recipient
    return form


def printed_languages() -> list[Language]:
    """Return the languages that the operation offers and that letters have words in."""
    return [one for one in current_app.extensions[OFFERED] if one.code in LETTER_WORDS]


def first_choice(look: Look, *, by_hand: bool) -> dict[str, str]:
    """Return what stands in the form at first, by the look that was chosen for the person."""
    known = {one.code for one in printed_languages()}
    return {
        "content": FORM if by_hand else BOTH,
        "size": LARGE if look.large else NORMAL,
        "language": look.language if look.language in known else SOURCE,
    }
