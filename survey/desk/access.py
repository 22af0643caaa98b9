"""Who may come in: deny by default, and a page that names no role stops the start."""

from collections.abc import Callable, Iterable

from flask import Flask, abort, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError, CSRFProtect

from survey.desk.context import Access, Section, visitor
from survey.desk.cookies import load_account
from survey.desk.problems import STALE, trouble_page
from survey.i18n import _

NOT_FROM_HERE = {"cross-site", "same-site"}
NOBODY = Access(frozenset())


class Unguarded(Exception):
    """An endpoint says nothing about who may use it; the message names it."""


def guard(app: Flask, sections: Iterable[Section]) -> None:
    """Register the sections and let nobody in whom they do not name; raises Unguarded."""
    access: dict[str, Access] = {"static": Access(frozenset(), signed_out=True)}
    machines: list[Callable[..., ResponseReturnValue]] = []
    for section in sections:
        app.register_blueprint(section)
        access |= section.access
        machines += section.machines
    app.extensions["desk-access"] = access
    require_roles(app)
    app.before_request(load_account)
    app.before_request(_let_in)
    app.before_request(_make_room)
    app.before_request(_refuse_foreign_forms)
    app.config.update(WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=False)  # our pages send no Referer
    protection = CSRFProtect(app)
    for view in machines:
        protection.exempt(view)
    app.register_error_handler(CSRFError, _show_form_again)


def require_roles(app: Flask) -> None:
    """Raise Unguarded when an endpoint names no role."""
    missing = {rule.endpoint for rule in app.url_map.iter_rules()} - set(app.extensions["desk-access"])
    if missing:
        raise Unguarded(", ".join(sorted(missing)))


def may_use(endpoint: str) -> bool:
    """Tell whether the visitor may use an endpoint; nobody may use one that is not known."""
    access: Access = current_app.extensions["desk-access"].get(endpoint, NOBODY)
    return access.allows(visitor())


def _let_in() -> ResponseReturnValue | None:
    if request.endpoint is None or may_use(request.endpoint):
        return None
    if visitor() is not None:
        abort(403)
    if request.method == "POST":
        flash(_("Du är inte längre inloggad. Logga in och gör om det du gjorde sist."), "info")
    return redirect(url_for("sign_in.form"), 303)


def _make_room() -> None:
    """Let more in than forms hold where the page takes a file, and less where a machine posts."""
    section = current_app.blueprints.get(request.blueprint or "")
    room = section.room.get(request.endpoint or "", 0) if isinstance(section, Section) else 0
    if room:
        request.max_content_length = request.max_form_memory_size = room


def _refuse_foreign_forms() -> None:
    """Refuse what another site makes a browser send; the forms' tokens stand behind this."""
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site") in NOT_FROM_HERE:
        abort(403)


def _show_form_again(_error: CSRFError) -> ResponseReturnValue:
    """Show the form with what was typed when its token no longer holds; nothing has been stored."""
    section = current_app.blueprints.get(request.blueprint or "")
    stale = section.stale.get(request.endpoint or "") if isinstance(section, Section) else None
    if stale is None:
        return trouble_page(STALE)
    flash(
        _("Sidan hade legat öppen för länge. Inget är sparat. Titta igenom och skicka en gång till."), "info"
    )
    return current_app.make_response(stale()), 400
