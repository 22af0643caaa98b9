"""Which endings a member of staff may see: the chef all, an ombud the own office's and the own ones."""

from flask import abort

from survey.accounts.people import Account
from survey.contacts import endings
from survey.contacts.endings import Ending
from survey.desk.context import desk, signed_in
from survey.domain.kinds import Role


def may_see(account: Account, ending: Ending) -> bool:
    """Tell whether an account may see an ending and act on it."""
    if account.role is Role.MANAGER:
        return True
    own_office = account.area is not None and ending.area == account.area
    return account.role is Role.OMBUD and (own_office or ending.ombud_id == account.id)


def visible_ending(ending_id: str) -> Ending:
    """Return the ending of an address; one that does not exist and one that may not be seen look the same."""
    with desk().contacts.read() as connection:
        ending = endings.find(connection, ending_id)
    if ending is None or not may_see(signed_in(), ending):
        abort(404)
    return ending
