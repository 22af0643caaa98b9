"""The checker for the chef: a report is read, and what does not follow from its own counts is told."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from analysis.checking.findings import Finding, Weight
from analysis.checking.places import in_words
from analysis.checks import Unreadable, check_content, check_text
from survey.desk.context import Section
from survey.domain.kinds import Role
from survey.forms.checker import LARGEST_REPORT, CheckerForm

checker = Section("checker", __name__, under="reports")


@checker.page("/granska", Role.MANAGER)
def ask() -> ResponseReturnValue:
    """Ask for a report: a file, or text that is pasted in."""
    return _shown(CheckerForm(), None)


@checker.action("/granska", Role.MANAGER)
def check() -> ResponseReturnValue:
    """Read the report and tell what is wrong, with its place; nothing is stored."""
    form = CheckerForm()
    if not form.validate():
        return _shown(form, None), 422
    try:
        return _shown(form, _findings(form))
    except Unreadable as error:
        form.report.errors = [str(error)]
        return _shown(form, None), 422


@checker.url_value_preprocessor
def allow_a_whole_report(_endpoint: str | None, _values: dict[str, object] | None) -> None:
    """Let this form alone be as large as a report may be, before anything reads it."""
    request.max_content_length = LARGEST_REPORT


def _findings(form: CheckerForm) -> list[Finding]:
    return check_content(form.content) if form.content else check_text(form.text.data)


def _shown(form: CheckerForm, findings: list[Finding] | None) -> str:
    weights = [(weight, [each for each in findings or [] if each.weight is weight]) for weight in Weight]
    return render_template(
        "desk/checker.html", form=form, checked=findings is not None, weights=weights, in_words=in_words
    )
