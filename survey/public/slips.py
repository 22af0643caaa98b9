"""The slips that anyone may leave, without link, code or cookie: "hör av er", and what is not accessible.

No visit is read and none is written here: the form holds what is typed into it, and on a borrowed screen that
it is one. Languages and larger text are buttons of the same form, so that what is typed stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from flask import Blueprint, Flask, Response, current_app, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from survey.answers import slip_box
from survey.domain.personal_numbers import has_personal_number
from survey.domain.slips import LONGEST_ABOUT, LONGEST_REACH, Slip, SlipKind
from survey.forms.answer import clean
from survey.i18n import _, _l
from survey.public.door import door, go
from survey.public.forgetting import emptied
from survey.public.handing_back import EMPTIED_AFTER, borrowed, gives_way
from survey.public.looks import ASKED, SIZE, offered_languages
from survey.public.throttle import Throttle

blueprint = Blueprint("slips", __name__)
REACH, ABOUT = "nar", "vad"
"""The names of the two fields."""
SLIPS_A_MINUTE = 30
FORM = "lapp"
"""The id of the form: where a problem with none of the fields leads."""
LATER = _l(
    "Vi kunde inte ta emot lappen. Det är inte ditt fel. Vänta en minut och försök igen. Eller ring oss."
)


@dataclass(frozen=True, slots=True)
class Box:
    """Where slips go: the key that seals them, and the brake on machines that write them."""

    public_key: bytes
    brake: Throttle


@dataclass(frozen=True, slots=True)
class Blank:
    """A form: what it is about, its page, where it stands, its thanks, what must not be empty."""

    kind: SlipKind
    page: str
    asking: str
    thanks: str
    needed: str
    missing: str

    @property
    def order(self) -> tuple[str, str]:
        """The fields as they stand in the form: the one that must not be empty comes first."""
        return (REACH, ABOUT) if self.needed == REACH else (ABOUT, REACH)


CALL = Blank(
    SlipKind.CALL,
    "public/slip_call.html",
    "slips.call",
    "slips.call_thanks",
    REACH,
    _l("Skriv hur vi når dig. Till exempel ditt telefonnummer."),
)
FAULT = Blank(
    SlipKind.FAULT,
    "public/slip_fault.html",
    "slips.fault",
    "slips.fault_thanks",
    ABOUT,
    _l("Skriv vad som inte fungerar."),
)


def open_slip_box(app: Flask, public_key: bytes) -> None:
    """Give an app the key that seals its slips."""
    app.extensions["slip-box"] = Box(public_key, Throttle(SLIPS_A_MINUTE))


@blueprint.get("/hor-av-er")
def call() -> ResponseReturnValue:
    """Ask whether the person wants the desk to get in touch."""
    return _show(CALL, Slip(CALL.kind, "", ""), {})


@blueprint.post("/hor-av-er")
def call_left() -> ResponseReturnValue:
    """Seal the slip to the desk."""
    return _leave(CALL)


@blueprint.get("/hor-av-er/tack")
def call_thanks() -> ResponseReturnValue:
    """Say that the slip has come."""
    return _thank("call")


@blueprint.get("/tillganglighet/brist")
def fault() -> ResponseReturnValue:
    """Ask what is not accessible."""
    return _show(FAULT, Slip(FAULT.kind, "", ""), {})


@blueprint.post("/tillganglighet/brist")
def fault_left() -> ResponseReturnValue:
    """Seal what the person met to the desk."""
    return _leave(FAULT)


@blueprint.get("/tillganglighet/brist/tack")
def fault_thanks() -> ResponseReturnValue:
    """Say that it has come."""
    return _thank("fault")


def _leave(blank: Blank) -> ResponseReturnValue:
    slip = Slip(blank.kind, clean(request.form.get(REACH)), clean(request.form.get(ABOUT)))
    if ASKED in request.form or SIZE in request.form:
        return _switched(blank, slip)
    problems = _problems(blank, slip)
    if problems:
        return _show(blank, slip, problems, 422)
    box = cast(Box, current_app.extensions["slip-box"])
    if box.brake.is_hot:
        return _show(blank, slip, {FORM: LATER}, 429)
    box.brake.note()
    if not _stored(box, slip):
        return _show(blank, slip, {FORM: LATER}, 503)
    return go(blank.thanks, **borrowed())


def _switched(blank: Blank, slip: Slip) -> ResponseReturnValue:
    """Show what is written in the words and the size that were asked for; nothing is taken in.

    The address of the button says them, as links do, so the look is known already.
    """
    return _show(blank, slip, {}) if slip.reach or slip.about else go(blank.asking, **borrowed())


def _stored(box: Box, slip: Slip) -> bool:
    try:
        return slip_box.put(door().answers, box.public_key, slip, door().today())
    except SQLAlchemyError as error:
        current_app.logger.error("database: %s", type(error).__name__)
        return False


def _problems(blank: Blank, slip: Slip) -> Mapping[str, str]:
    """Return field → sentence for what is wrong, in the order of the form; a phone number is fine."""
    written = {REACH: (slip.reach, LONGEST_REACH), ABOUT: (slip.about, LONGEST_ABOUT)}
    found = {
        name: _("Din text är för lång. Ta bort minst %(count)s tecken.", count=len(text) - most)
        for name, (text, most) in written.items()
        if len(text) > most
    }
    if has_personal_number(slip.about):
        found[ABOUT] = _("Det ser ut som ett personnummer. Ta bort det.")
    if not written[blank.needed][0]:
        found[blank.needed] = blank.missing
    return {name: found[name] for name in blank.order if name in found}


def _show(blank: Blank, slip: Slip, problems: Mapping[str, str], status: int = 200) -> ResponseReturnValue:
    most = {"reach": LONGEST_REACH, "about": LONGEST_ABOUT}
    languages = offered_languages()
    page = render_template(
        blank.page, slip=slip, problems=problems, most=most, languages=languages, borrowed=borrowed()
    )
    return page, status


def _thank(about: str) -> Response:
    onsite = bool(borrowed())
    page = render_template("public/slip_thanks.html", about=about, onsite=onsite, emptied_after=EMPTIED_AFTER)
    response = emptied(current_app.make_response(page))
    return gives_way(response) if onsite else response
