"""The forms of the urn: choose a passphrase, practise, open."""

from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Length

from survey.forms.staff import LONGEST_LINE, StaffForm
from survey.i18n import _l

SHORTEST_PASSPHRASE = 16
OFF = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "maxlength": LONGEST_LINE}


class PassphraseForm(StaffForm):
    """A new passphrase, typed twice."""

    passphrase = PasswordField(
        _l("Lösenfras"),
        [
            InputRequired(_l("Skriv en lösenfras.")),
            Length(
                SHORTEST_PASSPHRASE,
                LONGEST_LINE,
                _l("Lösenfrasen är för kort. Den ska vara minst 16 tecken."),
            ),
        ],
        description=_l("Minst 16 tecken. Välj flera ord som du minns, med mellanslag mellan."),
        render_kw={**OFF, "autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("Skriv lösenfrasen en gång till"),
        [EqualTo("passphrase", _l("Det står inte samma sak i de två rutorna."))],
        render_kw={**OFF, "autocomplete": "new-password"},
    )


class PractiseForm(StaffForm):
    """Both secrets, to show that both work."""

    passphrase = PasswordField(_l("Lösenfras"), [InputRequired(_l("Skriv lösenfrasen."))], render_kw=OFF)
    recovery = StringField(
        _l("Återställningskod"), [InputRequired(_l("Skriv återställningskoden från pappret."))], render_kw=OFF
    )


class OpenForm(StaffForm):
    """One of the two secrets."""

    secret = PasswordField(
        _l("Lösenfras eller återställningskod"),
        [InputRequired(_l("Skriv lösenfrasen eller återställningskoden."))],
        render_kw=OFF,
    )
