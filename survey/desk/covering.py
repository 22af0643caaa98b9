"""Cover for a colleague: for this visit an ombud sees and does what a sick colleague would; it is logged."""

from flask import g, session

from survey.accounts import people
from survey.accounts.people import Account
from survey.contacts import desk_log
from survey.contacts.desk_log import Action
from survey.desk.context import desk, signed_in, visitor
from survey.domain.kinds import Role

REMEMBERED = "vikarie-for"
"""Where the visit's signed cookie keeps the colleague's id; signing out forgets it."""


def colleagues() -> list[Account]:
    """Return the other ombud whose accounts are open, in the order of their names."""
    with desk().contacts.read() as connection:
        everyone = people.all_accounts(connection)
    mine = signed_in().id
    return [each for each in everyone if each.role is Role.OMBUD and each.is_open and each.id != mine]


def covered() -> Account | None:
    """Return the colleague for whom whoever is signed in stands in, or None."""
    account = visitor()
    if account is None or account.role is not Role.OMBUD or REMEMBERED not in session:
        return None
    if "covered" not in g:
        g.covered = next((each for each in colleagues() if each.id == session[REMEMBERED]), None)
    found: Account | None = g.covered
    return found


def begin(colleague: Account) -> None:
    """Stand in for a colleague until signing out."""
    session[REMEMBERED] = colleague.id
    g.pop("covered", None)
    _log(Action.COVER_BEGUN, colleague)


def end() -> None:
    """Stand in for nobody any more."""
    session.pop(REMEMBERED, None)


def log_act() -> None:
    """Log that something is done for the colleague: who and which month, never what or for which ending."""
    colleague = covered()
    if colleague:
        _log(Action.COVERED, colleague)


def gone() -> set[str]:
    """Return the ids of the ombud of the signed-in ombud's own office whose accounts are closed."""
    if "gone" not in g:
        with desk().contacts.read() as connection:
            everyone = people.all_accounts(connection)
        mine = signed_in().area
        g.gone = {each.id for each in everyone if not each.is_open and each.area == mine and mine}
    found: set[str] = g.gone
    return found


def _log(action: Action, colleague: Account) -> None:
    here = desk()
    with here.contacts.write() as connection:
        desk_log.write(connection, action, signed_in().id, here.today(), note=colleague.id)
