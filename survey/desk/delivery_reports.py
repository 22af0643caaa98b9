"""Delivery reports of the SMS gateway: it posts to us, signs in each time, and is told nothing of anybody."""

from flask import Response, request
from flask.typing import ResponseReturnValue

from survey.contacts import invitations
from survey.delivery.choosing import LEAST_SECRET
from survey.delivery.delivery_reports import is_report, is_the_provider, read_report
from survey.delivery.elks_sms import REPORTER
from survey.desk.context import Section, desk

delivery_reports = Section("delivery_reports", __name__)
LARGEST_REPORT = 4 * 1024
"""Bytes; a report is some hundred."""
TAKEN, NOT_HERE = ("", 204), ("", 404)


@delivery_reports.by_machine("/leveransrapport/<sending>", LARGEST_REPORT)
def take(sending: str) -> ResponseReturnValue:
    """Take what became of a sending, named by its handle; what nobody here knows is taken alike.

    A reminder's report is not kept: only who has not answered was reminded.
    """
    here = desk()
    secret = here.settings.report_secret
    if len(secret) < LEAST_SECRET:
        return NOT_HERE
    if not _is_signed(secret):
        return Response(status=401, headers={"WWW-Authenticate": "Basic"})
    if not (sending.isalnum() and is_report(request.form)):
        return NOT_HERE
    report = read_report(request.form)
    if report:
        with here.contacts.write() as connection:
            invitations.reported(connection, sending, report.delivered, here.today())
    return TAKEN


def _is_signed(secret: str) -> bool:
    """Tell whether the request carries the name and the secret that the gateway was given."""
    given = request.authorization
    known = given is not None and given.type == "basic" and given.username == REPORTER
    return is_the_provider((given.password or "") if given and known else "", secret)
