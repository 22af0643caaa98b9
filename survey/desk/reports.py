"""The yearly report as it stands: the chef reads it, rewrites its texts, and locks it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from analysis.chapter.model import SectionKey
from survey.contacts import reports as stored
from survey.desk.context import Section, desk, signed_in
from survey.desk.locked_reports import EDITIONS, asked_edition, file_of, names
from survey.desk.years import asked_year, years_to_choose
from survey.domain.kinds import Role
from survey.forms import words
from survey.forms.reports import CutoffForm, SectionForm
from survey.i18n import _, _l
from survey.results import reports as made
from survey.results.chapter import Source
from survey.results.exports.bars import shaded
from survey.results.exports.registry import FORMATS
from survey.results.reports import Draft

reports = Section("reports", __name__)


@reports.page("/rapport", Role.MANAGER, menu=(38, _l("Rapport")))
def overview() -> ResponseReturnValue:
    """Show a year's report as it stands, with a form for each text."""
    return _show(_draft(), status=422 if _cutoff().errors else 200)


@reports.action("/rapport/text", Role.MANAGER, stale=lambda: _show(_draft(), SectionForm()))
def rewrite() -> ResponseReturnValue:
    """Store a section's text, or answer at once what is wrong with its numbers."""
    form, draft = SectionForm(), _draft()
    if not form.validate() or _cutoff().errors:
        return _show(draft, form, 422)
    key = SectionKey(form.section.data)
    problems = made.save_text(_source(), draft, key, form.text.data or "")
    if problems:
        form.text.errors = list(problems)
        return _show(draft, form, 422)
    flash(_("Texten är sparad."), "success")
    return _back(draft, key.value)


@reports.action("/rapport/las", Role.MANAGER)
def lock() -> ResponseReturnValue:
    """Lock the report of a day; nothing that comes later changes that version."""
    draft = _draft()
    problems = draft.all_problems()
    if _cutoff().errors:
        return _show(draft, status=422)
    if problems:
        flash(" ".join(problems), "error")
        return _show(draft, status=422)
    report = made.lock(_source(), draft, signed_in().id)
    text = _(
        "Rapporten är låst som version %(version)s. Kontrollsumma %(start)s…",
        version=report.version,
        start=report.checksum[:8],
    )
    flash(text, "success")
    return _back(draft, "locked")


@reports.page("/rapport/fil", Role.MANAGER)
def draft_file() -> ResponseReturnValue:
    """Give the report as it stands as a file, marked as a draft."""
    edition = asked_edition()
    if _cutoff().errors:
        return _show(_draft(), status=422)
    return file_of(_draft().editions.of(EDITIONS[edition]), None, edition)


def _source() -> Source:
    here = desk()
    return Source(
        here.contacts,
        here.answers,
        here.operation,
        {code.value: word for code, word in words.REASONS.items()},
    )


def _draft() -> Draft:
    return made.draft_of(_source(), asked_year(), desk().today(), _cutoff().chosen)


def _cutoff() -> CutoffForm:
    """Return the day that is asked for, in the address or in a form, with what is wrong with it."""
    form = CutoffForm(request.values, meta={"csrf": False})
    form.year, form.today = asked_year(), desk().today()
    form.validate()
    return form


def _back(draft: Draft, place: str) -> ResponseReturnValue:
    day = _cutoff().chosen
    return redirect(url_for("reports.overview", ar=draft.chef.year, stickdag=day, _anchor=place), 303)


def _show(draft: Draft, form: SectionForm | None = None, status: int = 200) -> ResponseReturnValue:
    with desk().contacts.read() as connection:
        locked_versions = stored.of_year(connection, draft.chef.year)
    page = render_template(
        "desk/report.html",
        draft=draft,
        chapter=draft.editions.chef,
        edited={each.key.value: each for each in draft.sections()},
        cutoff=_cutoff(),
        form=form or SectionForm(formdata=None),
        years=years_to_choose(),
        locked=locked_versions,
        names=names(),
        formats=FORMATS,
        shaded=shaded,
    )
    return page, status
