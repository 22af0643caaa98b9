"""What every page of the desk shows round its own content: the menu, who is signed in, the words of codes."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Flask, current_app, request, url_for

from survey.desk.access import may_use
from survey.desk.context import MenuItem, Section, visitor
from survey.domain.kinds import UNKNOWN_AREA
from survey.domain.organisation import Operation
from survey.forms import words
from survey.i18n import _, day_of_year, month
from survey.security.paths import own_path


@dataclass(frozen=True, slots=True)
class Entry:
    """A menu entry as the layout shows it."""

    url: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class User:
    """Who is signed in, in words."""

    name: str
    role: str


def dress(app: Flask, sections: Iterable[Section], operation: Operation) -> None:
    """Give every template the operation's name, the words of the codes, and the visitor's menu."""
    items = sorted((item for section in sections for item in section.menu), key=lambda item: item.order)

    def area_name(area_id: str | None) -> str:
        """Return the name of an område, "Ej angivet" for none."""
        area = operation.area(area_id or UNKNOWN_AREA)
        return area.name if area else _("Ej angivet")

    def place_name(code: str | None) -> str:
        """Return the name of a kommun, "Ej angivet" for none."""
        place = operation.municipality(code or "")
        return place.name if place else _("Ej angivet")

    app.jinja_env.globals.update(
        sender=operation.name,
        words=words,
        area_name=area_name,
        place_name=place_name,
        day_of_year=day_of_year,
        month=month,
    )
    app.context_processor(lambda: _frame(items))


def _frame(items: list[MenuItem]) -> dict[str, object]:
    """Return what the layout asks for; a stranger gets neither menu nor name.

    An answer to a form may be shown once only, so it offers no other language.
    """
    account = visitor()
    path = own_path(request.path) if request.method == "GET" else None
    if account is None:
        return {"navigation": [], "user": None, "language_path": path}
    section = current_app.blueprints.get(request.blueprint or "")
    under = section.under if isinstance(section, Section) else ""
    entries = [
        Entry(url_for(item.endpoint), _counted(item), item.section == under)
        for item in items
        if may_use(item.endpoint)
    ]
    user = User(account.name, str(words.ROLES[account.role]))
    return {
        "navigation": entries,
        "user": user,
        "sign_out_url": url_for("sign_in.leave"),
        "account": account,
        "language_path": path,
    }


def _counted(item: MenuItem) -> str:
    """Return an entry's words, with how many things wait behind it."""
    waiting = item.count() if item.count else 0
    return f"{item.label} ({waiting})" if waiting else str(item.label)
