"""Accounts and questionnaire versions, for the system owner; both are changed by command."""

from flask import render_template
from flask.typing import ResponseReturnValue

from survey.accounts import people
from survey.desk.context import Section, desk
from survey.domain.kinds import Role
from survey.domain.loader import bundled_versions
from survey.i18n import _l

staff = Section("staff", __name__)


@staff.page("/konton", Role.SYSTEM_OWNER, menu=(50, _l("Konton")))
def accounts() -> ResponseReturnValue:
    """List the accounts of staff and the questionnaire versions."""
    with desk().contacts.read() as connection:
        everyone = people.all_accounts(connection)
    versions = sorted(bundled_versions().values(), key=lambda version: version.valid_from, reverse=True)
    return render_template("desk/accounts.html", accounts=everyone, versions=versions)
