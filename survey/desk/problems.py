"""What can go wrong at the desk, and the one table that turns it into calm pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Flask, render_template
from flask.typing import ResponseReturnValue

from survey.answers.submit import NoOpenUrn
from survey.contacts.versions import VersionChanged
from survey.domain.envelopes import SealBroken
from survey.gate import NoFreeSlot
from survey.i18n import _l
from survey.results.reports import ReportChanged
from survey.security.keys import KeyRefused


@dataclass(frozen=True, slots=True)
class Trouble:
    """A page about something that did not go well: what it is, what to do, and the status."""

    heading: str
    text: str
    status: int


KEYS = Trouble(
    _l("En nyckel saknas"),
    _l("Urnan kan inte användas just nu. Inget har ändrats. Säg till den som är systemansvarig."),
    500,
)
LATER = Trouble(
    _l("Det går inte att spara just nu"),
    _l("Inget svar har gått förlorat. Vänta en stund och försök igen."),
    503,
)
STALE = Trouble(
    _l("Sidan hade legat öppen för länge"),
    _l("Inget är sparat. Gå tillbaka, ladda om sidan och försök igen."),
    400,
)
PAGES: Mapping[int | type[Exception], Trouble] = {
    400: STALE,
    403: Trouble(
        _l("Du har inte behörighet"),
        _l("Du har inte behörighet till den här sidan. Tror du att det är fel? Fråga din chef."),
        403,
    ),
    404: Trouble(_l("Sidan finns inte"), _l("Adressen stämmer inte, eller så är sidan borttagen."), 404),
    405: Trouble(_l("Sidan går inte att visa så"), _l("Börja om från startsidan."), 405),
    413: Trouble(_l("Det blev för mycket text"), _l("Inget är sparat. Korta texten och försök igen."), 413),
    500: Trouble(
        _l("Något gick fel hos oss"),
        _l(
            "Det är inte ditt fel. Vänta en stund och försök igen. "
            "Går det inte? Säg till den som är systemansvarig."
        ),
        500,
    ),
    VersionChanged: Trouble(
        _l("Frågorna har ändrats"),
        _l(
            "Enkätens frågor har ändrats efter att de började användas. Då kan vi inte erbjuda enkäten. "
            "Det som du registrerade är sparat. Säg till den som är systemansvarig."
        ),
        500,
    ),
    ReportChanged: Trouble(
        _l("Rapporten är ändrad"),
        _l("Den låsta rapporten är inte längre som den låstes. Säg till den som är systemansvarig."),
        500,
    ),
    KeyRefused: KEYS,
    SealBroken: KEYS,
    NoFreeSlot: LATER,
    NoOpenUrn: LATER,
}


def show_problems(app: Flask) -> None:
    """Let the app answer with these pages."""
    for cause, trouble in PAGES.items():
        app.register_error_handler(cause, _handler(trouble))


def _handler(trouble: Trouble) -> Callable[[Exception], ResponseReturnValue]:
    return lambda _error: trouble_page(trouble)


def trouble_page(trouble: Trouble) -> ResponseReturnValue:
    """Return the page about a trouble."""
    return render_template("desk/trouble.html", trouble=trouble), trouble.status
