"""What the reader of this request is shown: the language and the supports, from the address or the cookie."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from flask import Flask, g, has_request_context, request

from survey.domain.hints import Look, hint_of
from survey.i18n import language
from survey.i18n.catalogues import EASY, SOURCE, Language
from survey.public.door import door
from survey.public.steps import INFORMATION
from survey.security.paths import own_path
from survey.security.visit_cookie import words_cookie_name

WITHOUT_VISIT = "slips"
"""The part that reads no visit: what is written there must not be tied to one."""
WITH_VISIT = ("respondent", "leaving")
"""The parts whose pages belong to one visit: there the cookie alone says how they look."""
LAST_PAGES = ("respondent.thanks", "leaving.goodbye")
"""Where a visit that does not last is taken from the browser."""
ASKED, SIZE, LARGE = "sprak", "text", "stor"
"""The parameters that name a language and larger text in an address, and what the second one says."""
EMPTIED_SECONDS = 600
"""So long an emptied screen knows in what words to say that it is emptied."""
PATH_OF_FORM = {"respondent.send": "/enkat/kolla"}
"""Where a page stands that is shown in answer to a form of another address."""


def current_look() -> Look:
    """Return how the reader of this request wants its page; the default outside requests."""
    if not has_request_context():
        return Look()
    if "look" not in g:
        g.look = _offered(_wanted())
    look: Look = g.look
    return look


def offered_languages() -> tuple[Language, ...]:
    """Return Swedish and the languages that this operation offers, in its order."""
    return door().languages


def follow_looks(app: Flask) -> None:
    """Let every page know its look, and every link to a page without a visit carry it on."""
    app.url_defaults(_carry_look)
    app.jinja_env.globals["addressed"] = addressed
    app.context_processor(_frame)


def _wanted() -> Look:
    asked, endpoint = request.args.get(ASKED, ""), request.endpoint or ""
    hint = hint_of((request.view_args or {}).get("character", ""))
    held = None if endpoint.startswith(WITHOUT_VISIT) else door().visits.read(request)
    if hint != hint_of(""):
        return hint.look
    if held and endpoint.startswith(WITH_VISIT):
        return held.look
    look = held.look if held else emptied_look() or Look()
    large = look.large or request.args.get(SIZE) == LARGE
    return replace(look, language=asked or look.language, large=large)


def emptied_look() -> Look | None:
    """Return how the pages looked on a screen that was emptied a moment ago; None elsewhere."""
    if not (request.endpoint or "").startswith(WITH_VISIT):
        return None
    kept = request.cookies.get(words_cookie_name(secure=door().visits.secure), "")
    language, _, size = kept.partition(" ")
    return Look(language, large=size == LARGE) if language else None


def kept_words(look: Look) -> str:
    """Return a look as the cookie of an emptied screen holds it: what `emptied_look` reads."""
    return f"{look.language} {LARGE}" if look.large else look.language


def _offered(look: Look) -> Look:
    known = look.language in {one.code for one in offered_languages()}
    return look if known else replace(look, language=SOURCE)


def in_address(look: Look, kept: Look | None = None) -> dict[str, str]:
    """Return what an address must say of a look, unless the browser has `kept` it."""
    known = kept or Look()
    language = {} if look.language in (SOURCE, known.language) else {ASKED: look.language}
    return language | ({SIZE: LARGE} if look.large and not known.large else {})


def addressed(path: str, code: str, *, large: bool) -> str:
    """Return the address of a page in a language, with or without larger text."""
    said = urlencode(in_address(Look(code, large=large)))
    return f"{path}?{said}" if said else path


def _carry_look(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint.startswith(WITH_VISIT):
        return
    kept = _remembered() if _read_there(endpoint) else None
    for name, said in in_address(current_look(), kept).items():
        values.setdefault(name, said)


def _read_there(endpoint: str) -> bool:
    """Tell whether neither this page nor the one that a link leads to goes without the visit."""
    return not any(place.startswith(WITHOUT_VISIT) for place in (endpoint, request.endpoint or ""))


def _remembered() -> Look | None:
    held = door().visits.read(request)
    if held is None or (request.endpoint in LAST_PAGES and not held.lasting):
        return None
    return held.look


def _frame() -> dict[str, Any]:
    """Return what the layout asks for.

    `information` are the pages at the foot; `return_path` is where the page of languages leads back to,
    `lead_back` where the pages at the foot do.
    """
    here = current_look()
    swedish = language().is_swedish
    others = [one for one in offered_languages() if one.code != EASY and not (swedish and one.is_swedish)]
    endpoint = request.endpoint or ""
    return_path = own_path(PATH_OF_FORM.get(endpoint, request.path))
    came_from = own_path(request.args.get("fran", ""))
    return {
        "look": here,
        "other_languages": [one for one in others if one.code != here.language and one.text("Språk")][:2],
        "information": INFORMATION,
        "return_path": return_path,
        "lead_back": return_path if endpoint.startswith(WITH_VISIT) else came_from,
    }
