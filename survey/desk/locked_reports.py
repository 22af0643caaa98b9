"""Locked reports for all who may read: the chef's edition for the chef, the stricter one for all others."""

from collections.abc import Mapping

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from analysis.chapter.model import Chapter
from analysis.release import Audience
from survey.accounts.people import all_accounts
from survey.contacts import reports as stored
from survey.contacts.reports import Report
from survey.desk.context import Section, desk, signed_in
from survey.domain.kinds import Role
from survey.i18n import _l
from survey.results import reports as made
from survey.results.exports import registry
from survey.results.exports.bars import shaded
from survey.results.exports.registry import FORMATS, Format, Missing

locked = Section("locked", __name__)
EDITIONS: Mapping[str, Audience] = {"chef": Audience.CHEF, "lamna-ut": Audience.LEDNINGSGRUPP}
"""What the two editions are called in addresses and file names."""


@locked.page("/last-rapport", Role.READER, Role.MANAGER, menu=(39, _l("Låsta rapporter")))
def overview() -> ResponseReturnValue:
    """Show every locked report."""
    with desk().contacts.read() as connection:
        found = stored.newest(connection)
    return render_template("desk/report_list.html", reports=found, names=names())


@locked.page("/last-rapport/visa", Role.READER, Role.MANAGER)
def one() -> ResponseReturnValue:
    """Show a locked version: the chef's edition to the chef, the stricter one to all others."""
    report, edition = _report(), asked_edition()
    chapter = made.editions_of(report).of(EDITIONS[edition])
    return render_template(
        "desk/report_locked.html",
        report=report,
        chapter=chapter,
        stamp=made.stamp_of(report),
        shaded=shaded,
        edition=edition,
        formats=FORMATS,
    )


@locked.page("/last-rapport/fil", Role.READER, Role.MANAGER)
def file() -> ResponseReturnValue:
    """Give a locked version as a file: the same bytes every time."""
    report, edition = _report(), asked_edition()
    return file_of(made.editions_of(report).of(EDITIONS[edition]), report, edition)


def _report() -> Report:
    year, version = (request.args.get(name, type=int) for name in ("ar", "version"))
    with desk().contacts.read() as connection:
        found = stored.find(connection, year or 0, version or 0)
    return found or abort(404)


def asked_edition() -> str:
    """Return the edition that is asked for; nobody but the chef gets the chef's."""
    if signed_in().role is not Role.MANAGER:
        return "lamna-ut"
    asked = request.args.get("utgava", "chef")
    return asked if asked in EDITIONS else abort(404)


def file_of(chapter: Chapter, report: Report | None, edition: str) -> ResponseReturnValue:
    """Return the asked format of a chapter for saving, or lead back and say what is missing."""
    wanted: Format = registry.format_of(request.args.get("format", "")) or abort(404)
    content = registry.write(wanted, chapter, made.stamp_of(report))
    if isinstance(content, Missing):
        flash(content.sentence, "error")
        back = "locked.overview" if report else "reports.overview"
        return redirect(url_for(back, ar=chapter.year, stickdag=request.args.get("stickdag")), 303)
    name = registry.file_name(wanted, chapter, edition)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, headers=headers, content_type=wanted.media_type)


def names() -> dict[str, str]:
    """Return account id → name, of those who still have an account."""
    with desk().contacts.read() as connection:
        return {account.id: account.name for account in all_accounts(connection)}
