"""Publishing a year at the public door: the chef sees what will be read there, then presses the button."""

from hashlib import sha256
from pathlib import Path

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from analysis.release import Audience
from survey.contacts.desk_log import Action
from survey.desk.context import Section, desk
from survey.desk.logbook import log
from survey.desk.years import asked_year
from survey.domain.kinds import Role
from survey.domain.public_summary import (
    PublicSummary,
    load_public_summary,
    publish_summary,
    summary_file,
)
from survey.i18n import _, speaking
from survey.i18n.catalogues import SOURCE
from survey.results.improvements import improvements_of
from survey.results.public_summary import public_summary
from survey.results.yearly import year_results

publishing = Section("publishing", __name__, under="results")


@publishing.page("/forbattringar/publicera", Role.MANAGER)
def preview() -> ResponseReturnValue:
    """Show what would be read at the public door, and what is read there now."""
    return _show(_summary(asked_year()))


@publishing.action("/forbattringar/publicera", Role.MANAGER)
def publish() -> ResponseReturnValue:
    """Publish what was shown; if it has changed meanwhile, show it once more instead."""
    summary = _summary(asked_year())
    if request.form.get("seen") != _mark(summary):
        flash(_("Något har ändrats sedan du öppnade sidan. Titta igenom en gång till."), "info")
        return _show(summary, 409)
    publish_summary(_file(), summary)
    log(Action.SUMMARY_PUBLISHED, summary.year)
    flash(_("Publicerat. Alla kan läsa sidan Så tyckte ni."), "success")
    return redirect(url_for("publishing.preview", ar=summary.year), 303)


@publishing.action("/forbattringar/avpublicera", Role.MANAGER)
def withdraw() -> ResponseReturnValue:
    """Take away what is published."""
    published = load_public_summary(_file())
    _file().unlink(missing_ok=True)
    if published:
        log(Action.SUMMARY_WITHDRAWN, published.year)
    flash(_("Borttaget. Sidan Så tyckte ni är tom."), "success")
    return redirect(url_for("improvements.overview"), 303)


def _summary(year: int) -> PublicSummary:
    """Return what would be published: Swedish, whatever language the desk is in."""
    here = desk()
    with speaking(SOURCE):
        results = year_results(
            here.contacts,
            here.answers,
            here.operation,
            year,
            here.today(),
            Audience.LEDNINGSGRUPP,
            with_trend=False,
        )
        return public_summary(results, improvements_of(here.contacts, year, here.today()))


def _show(summary: PublicSummary, status: int = 200) -> ResponseReturnValue:
    published = load_public_summary(_file())
    page = render_template("desk/publish.html", summary=summary, published=published, seen=_mark(summary))
    return page, status


def _mark(summary: PublicSummary) -> str:
    return sha256(summary.as_json.encode()).hexdigest()


def _file() -> Path:
    return summary_file(desk().settings.folder)
