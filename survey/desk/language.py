"""Swedish or English at the desk: a button in the head of every page, remembered by this browser."""

from flask import Flask, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from analysis.phrases import TRANSLATE
from survey.desk.context import Section
from survey.i18n import _
from survey.i18n.catalogues import SOURCE
from survey.security.paths import own_path

language_choice = Section("language", __name__)
STAFF_LANGUAGES = (SOURCE, "en")
REMEMBERED = "language"


@language_choice.open_to_all("/sprak", "POST")
def switch() -> ResponseReturnValue:
    """Show the desk in the language whose button was pressed, on the page where it was pressed."""
    code = request.form.get("sprak", "")
    if code in STAFF_LANGUAGES:
        session[REMEMBERED] = code
    back = own_path(request.form.get("fran", ""))
    return redirect(request.script_root + back if back else url_for("start.overview"), 303)


def speak_in_analysis(app: Flask) -> None:
    """Let the sentences of the analysis be in the reader's language, or in what `speaking` says."""

    @app.before_request
    def speak() -> None:
        TRANSLATE.set(_)


def chosen_language() -> str:
    """Return the code of the language in which this browser is shown the desk."""
    return str(session.get(REMEMBERED, SOURCE)) if session else SOURCE


def forget_session() -> None:
    """Empty the cookie of a visit to the desk; only the language stays, for the sign-in page that follows."""
    code = chosen_language()
    session.clear()
    if code != SOURCE:
        session[REMEMBERED] = code
