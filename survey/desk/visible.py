"""Which endings a member of staff may see: the chef all, an ombud the office's, the own and the covered."""

from flask import abort, request

from survey.accounts.people import Account
from survey.contacts import endings
from survey.contacts.endings import Ending
from survey.desk.context import desk, signed_in
from survey.desk.covering import covered, gone, log_act
from survey.domain.kinds import Role


def may_see(account: Account, ending: Ending) -> bool:
    """Tell whether an account may see an ending and act on it."""
    return _sees_by_itself(account, ending) or _sees_as_cover(ending)


def visible_ending(ending_id: str) -> Ending:
    """Return the ending of an address; one that does not exist and one that may not be seen look the same.

    What is sent to an ending that only the cover for a colleague lets through is logged, before it is done.
    """
    with desk().contacts.read() as connection:
        ending = endings.find(connection, ending_id)
    if ending is None or not may_see(signed_in(), ending):
        abort(404)
    if request.method == "POST" and not _sees_by_itself(signed_in(), ending):
        log_act()
    return ending


def _sees_by_itself(account: Account, ending: Ending) -> bool:
    """The chef sees all; an ombud the own office's, the own, and those of an ombud of the office who left."""
    if account.role is Role.MANAGER:
        return True
    if account.role is not Role.OMBUD:
        return False
    own_office = account.area is not None and ending.area == account.area
    return own_office or ending.ombud_id == account.id or ending.ombud_id in gone()


def _sees_as_cover(ending: Ending) -> bool:
    colleague = covered()
    if colleague is None:
        return False
    office = colleague.area is not None and ending.area == colleague.area
    return office or ending.ombud_id == colleague.id
