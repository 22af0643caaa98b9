"""What the reader of this request is shown: the language and the supports, from the address or the cookie."""

from dataclasses import replace
from typing import Any

from flask import Flask, g, has_request_context, request

from survey.domain.hints import Look, hint_of
from survey.i18n import language
from survey.i18n.catalogues import EASY, SOURCE, Language
from survey.public.door import door
from survey.security.paths import own_path

WITHOUT_VISIT = "slips"
"""The part that reads no visit: what is written there must not be tied to one."""
WITH_VISIT = ("respondent", "leaving")
"""The parts whose pages belong to one visit: there the cookie alone says how they look."""
LAST_PAGES = ("respondent.thanks", "leaving.goodbye")
"""Where a visit that does not last is taken from the browser."""
ASKED = "sprak"
"""The parameter that names a language in an address."""
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
    """Let every page know its look, and every link to a page without a visit carry the language on."""
    app.url_defaults(_carry_language)
    app.context_processor(_frame)


def _wanted() -> Look:
    asked, endpoint = request.args.get(ASKED, ""), request.endpoint or ""
    hint = hint_of((request.view_args or {}).get("character", ""))
    held = None if endpoint.startswith(WITHOUT_VISIT) else door().visits.read(request)
    if hint != hint_of(""):
        return hint.look
    look = held.look if held else Look()
    return replace(look, language=asked) if asked and not endpoint.startswith(WITH_VISIT) else look


def _offered(look: Look) -> Look:
    known = look.language in {one.code for one in offered_languages()}
    return look if known else replace(look, language=SOURCE)


def _carry_language(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint.startswith(WITH_VISIT) or ASKED in values:
        return
    code = current_look().language
    if code != SOURCE and not (_read_there(endpoint) and _remembered(code)):
        values[ASKED] = code


def _read_there(endpoint: str) -> bool:
    """Tell whether neither this page nor the one that a link leads to goes without the visit."""
    return not any(place.startswith(WITHOUT_VISIT) for place in (endpoint, request.endpoint or ""))


def _remembered(code: str) -> bool:
    held = door().visits.read(request)
    if held is None or (request.endpoint in LAST_PAGES and not held.lasting):
        return False
    return held.look.language == code


def _frame() -> dict[str, Any]:
    """Return what the layout asks for; `return_path` is where the page of languages leads back to."""
    here = current_look()
    swedish = language().is_swedish
    others = [one for one in offered_languages() if one.code != EASY and not (swedish and one.is_swedish)]
    path = PATH_OF_FORM.get(request.endpoint or "", request.path)
    return {
        "look": here,
        "other_languages": [one for one in others if one.code != here.language and one.text("Språk")][:2],
        "return_path": own_path(path),
    }
