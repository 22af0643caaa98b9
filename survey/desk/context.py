"""What every page of the desk has at hand: the operation's things, who is signed in, who may come in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from secrets import SystemRandom
from typing import TypeVar

from flask import Blueprint, current_app, g
from flask.typing import ResponseReturnValue

from survey.accounts.people import Account
from survey.config import Settings
from survey.database.engines import Database
from survey.domain.kinds import Role
from survey.domain.organisation import Operation
from survey.gate import Gate
from survey.security.keys import KeyFolder

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])
EVERYONE = tuple(Role)
STAFF = (Role.OMBUD, Role.MANAGER)
"""Who meets clients: may register endings, offer the survey and type in paper."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the desk works with; `today` and `now` (seconds since 1970) are its clocks, `lot` its dice."""

    settings: Settings
    contacts: Database
    answers: Database
    keys: KeyFolder
    gate: Gate
    operation: Operation
    today: Callable[[], date]
    now: Callable[[], int]
    lot: Callable[[], float] = SystemRandom().random


@dataclass(frozen=True, slots=True)
class Access:
    """Who may use an endpoint; with `signed_out` also who has not signed in."""

    roles: frozenset[Role]
    signed_out: bool = False

    def allows(self, account: Account | None) -> bool:
        """Tell whether this member of staff, or a stranger, may come in."""
        return self.signed_out if account is None else self.signed_out or account.role in self.roles


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the main menu; shown to those who may open it, in rising order."""

    order: int
    label: str
    endpoint: str
    section: str
    count: Callable[[], int] | None = None
    """How many things wait there; shown when it is more than none."""


class Section(Blueprint):
    """A part of the desk whose every page names the roles that may use it.

    `under` is the section whose menu entry is marked as the current one.
    """

    def __init__(self, name: str, import_name: str, under: str = "") -> None:
        super().__init__(name, import_name)
        self.under = under or name
        self.access: dict[str, Access] = {}
        self.menu: list[MenuItem] = []
        self.stale: dict[str, Callable[[], ResponseReturnValue]] = {}
        self.room: dict[str, int] = {}
        self.machines: list[Callable[..., ResponseReturnValue]] = []

    def page(
        self,
        rule: str,
        *roles: Role,
        menu: tuple[int, str] | None = None,
        count: Callable[[], int] | None = None,
    ) -> Callable[[View], View]:
        """Register a page that is read (GET) and never writes; `count` is what its menu entry counts."""

        def register(view: View) -> View:
            endpoint = self._add(rule, "GET", view, Access(frozenset(roles)))
            if menu:
                self.menu.append(MenuItem(*menu, endpoint, self.name, count))
            return view

        return register

    def action(
        self,
        rule: str,
        *roles: Role,
        stale: Callable[[], ResponseReturnValue] | None = None,
        room: int = 0,
    ) -> Callable[[View], View]:
        """Register an action (POST); `stale` shows its form again when its CSRF token no longer holds.

        `room` is how many bytes may be sent to it, where a file is more than forms are.
        """

        def register(view: View) -> View:
            endpoint = self._add(rule, "POST", view, Access(frozenset(roles)))
            if room:
                self.room[endpoint] = room
            return self._remember(view, endpoint, stale)

        return register

    def open_to_all(
        self, rule: str, method: str, stale: Callable[[], ResponseReturnValue] | None = None
    ) -> Callable[[View], View]:
        """Register what must work without sign-in: the sign-in itself."""

        def register(view: View) -> View:
            endpoint = self._add(rule, method, view, Access(frozenset(EVERYONE), signed_out=True))
            return self._remember(view, endpoint, stale)

        return register

    def by_machine(self, rule: str, room: int) -> Callable[[View], View]:
        """Register what another machine posts to, of at most `room` bytes: it signs in by itself each time.

        No browser's form leads there, so it carries no token of ours, and there is no session.
        """

        def register(view: View) -> View:
            endpoint = self._add(rule, "POST", view, Access(frozenset(EVERYONE), signed_out=True))
            self.room[endpoint] = room
            self.machines.append(view)
            return view

        return register

    def _remember(self, view: View, endpoint: str, stale: Callable[[], ResponseReturnValue] | None) -> View:
        if stale:
            self.stale[endpoint] = stale
        return view

    def _add(self, rule: str, method: str, view: View, access: Access) -> str:
        self.add_url_rule(rule, view.__name__, view, methods=[method])
        endpoint = f"{self.name}.{view.__name__}"
        self.access[endpoint] = access
        return endpoint


def desk() -> Desk:
    """Return the desk of the running app."""
    found: Desk = current_app.extensions["desk"]
    return found


def visitor() -> Account | None:
    """Return who is signed in, or None."""
    account: Account | None = g.get("account")
    return account


def signed_in() -> Account:
    """Return who is signed in; for pages that name roles, where there always is somebody."""
    account = visitor()
    if account is None:
        raise LookupError("nobody is signed in")
    return account
