"""What every page of the desk shows round its own content: the menu, who is signed in, the words of codes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import Flask, current_app, request, url_for

from survey.desk.access import may_use
from survey.desk.context import MenuItem, Section, visitor
from survey.desk.covering import covered
from survey.desk.late_offers import late_offer
from survey.domain.kinds import UNKNOWN_AREA
from survey.domain.organisation import Operation
from survey.forms import words
from survey.i18n import _, _l, day_of_year, month
from survey.security.paths import own_path


@dataclass(frozen=True, slots=True)
class Entry:
    """A menu entry as the layout shows it."""

    url: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class Menu:
    """The menu's one or two rows: with many entries the second holds those of the current group."""

    first: list[Entry]
    second: list[Entry]
    group: str = ""


@dataclass(frozen=True, slots=True)
class User:
    """Who is signed in, in words."""

    name: str
    role: str


FEW = 6
"""So many entries stand in one row, and more where they are all of one group."""
GROUPS = ((35, _l("Arbete")), (40, _l("Resultat")), (1000, _l("Inställningar")))
"""Below which order an entry belongs to which group; those before ALONE stand for themselves."""
ALONE = 20


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
        late_offer=late_offer,
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
    menu = _menu([item for item in items if may_use(item.endpoint)])
    user = User(account.name, str(words.ROLES[account.role]))
    return {
        "navigation": menu.first,
        "menu": menu,
        "covered": covered(),
        "user": user,
        "sign_out_url": url_for("sign_in.leave"),
        "account": account,
        "language_path": path,
    }


def _menu(items: Sequence[MenuItem]) -> Menu:
    """Return the visitor's menu: a flat row when it is short, else a row of groups and one of entries."""
    section = current_app.blueprints.get(request.blueprint or "")
    under = section.under if isinstance(section, Section) else ""
    groups = _grouped(items)
    if len(items) <= FEW or len(groups) == 1:
        return Menu([_entry(item, under) for item in items], [])
    first = [_entry(item, under) for item in items if item.order < ALONE]
    second: list[Entry] = []
    group = ""
    for name, some in groups:
        entries = [_entry(item, under) for item in some]
        current = any(entry.current for entry in entries)
        first.append(Entry(entries[0].url, _with_count(name, some), current))
        if current:
            second, group = entries, name
    return Menu(first, second, group)


def _grouped(items: Sequence[MenuItem]) -> list[tuple[str, list[MenuItem]]]:
    """Return the groups that hold something, each with its entries."""
    found, lowest = [], ALONE
    for end, name in GROUPS:
        found.append((str(name), [item for item in items if lowest <= item.order < end]))
        lowest = end
    return [(name, some) for name, some in found if some]


def _entry(item: MenuItem, under: str) -> Entry:
    return Entry(url_for(item.endpoint), _with_count(item.label, [item]), item.section == under)


def _with_count(label: str, items: Sequence[MenuItem]) -> str:
    """Return words for the menu, with how many things wait behind them."""
    waiting = sum(item.count() for item in items if item.count)
    return f"{label} ({waiting})" if waiting else str(label)
