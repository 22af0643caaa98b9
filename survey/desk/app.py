"""The staff's app: `gunicorn "survey.desk.app:create_app()"`."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from secrets import SystemRandom
from urllib.parse import urlsplit

from flask import Flask, Response, request

from survey.config import Settings, current_day, load_settings
from survey.database.engines import Database
from survey.delivery.post_file import load_post
from survey.desk.access import guard
from survey.desk.changes import changes
from survey.desk.checker import checker
from survey.desk.comments import comments
from survey.desk.context import Desk, Section
from survey.desk.cookies import set_up_cookies
from survey.desk.cover import cover
from survey.desk.delivery_reports import delivery_reports
from survey.desk.endings import endings
from survey.desk.facts import facts
from survey.desk.goals import aims
from survey.desk.imports import imports
from survey.desk.improvements import improvements
from survey.desk.interviews import interviews
from survey.desk.language import chosen_language, language_choice, speak_in_analysis
from survey.desk.locked_reports import locked
from survey.desk.log_counts import log_counts
from survey.desk.many_letters import many_letters
from survey.desk.menu import dress
from survey.desk.offers import offers
from survey.desk.outbox_view import outbox_view
from survey.desk.paper import paper
from survey.desk.paper_without_answer import unanswered_papers
from survey.desk.piles import piles
from survey.desk.printing import printing
from survey.desk.problems import show_problems
from survey.desk.publishing import publishing
from survey.desk.purging import purging
from survey.desk.reconciliation import reconciliation
from survey.desk.reports import reports
from survey.desk.results import results
from survey.desk.second_paper import second_papers
from survey.desk.sign_in import sign_in
from survey.desk.slips import slips
from survey.desk.staff import staff
from survey.desk.start import start
from survey.desk.steering import steering
from survey.desk.telephone import telephone
from survey.desk.unsure import unsure
from survey.desk.urn import urn
from survey.domain.audio import audio_folder
from survey.domain.organisation_file import load_operation
from survey.domain.public_face import load_public_face
from survey.forms.looks import OFFERED, READ_ALOUD
from survey.gate import Gate
from survey.i18n import init_i18n
from survey.i18n.catalogues import FOLDER, Languages
from survey.security.headers import desk_headers
from survey.security.keys import KeyFolder, keep_files_private

DICE = SystemRandom()
LARGEST_FORM = 64 * 1024
PACKAGE = Path(__file__).parent.parent
SECTIONS: tuple[Section, ...] = (
    sign_in,
    language_choice,
    start,
    endings,
    offers,
    changes,
    facts,
    unsure,
    cover,
    printing,
    many_letters,
    piles,
    paper,
    second_papers,
    unanswered_papers,
    telephone,
    results,
    comments,
    slips,
    steering,
    reports,
    locked,
    aims,
    improvements,
    reconciliation,
    imports,
    interviews,
    checker,
    delivery_reports,
    publishing,
    urn,
    log_counts,
    purging,
    staff,
)
EXAMPLE_SECTIONS: tuple[Section, ...] = (outbox_view,)
"""What is there in an example folder only: in earnest messages are sent, and gone."""


def create_app(
    settings: Settings | None = None,
    today: Callable[[], date] = current_day,
    now: Callable[[], int] = lambda: int(time.time()),
    lot: Callable[[], float] = DICE.random,
) -> Flask:
    """Return the staff's app; raises SettingsRefused, KeyRefused or FileRefused when it cannot start.

    `now` gives seconds since 1970, `lot` a number from 0 up to 1 that decides what is drawn.
    """
    keep_files_private()
    settings = settings or load_settings()
    app = Flask("survey.desk", root_path=str(PACKAGE), static_folder="static", static_url_path="/static")
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_FORM, MAX_FORM_MEMORY_SIZE=LARGEST_FORM)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    keys = KeyFolder(settings.keys, settings.key_backup_folder)
    here = replace(_open_desk(settings, keys, today, now), lot=lot)
    app.extensions["desk"] = here
    app.extensions["post"] = load_post(settings.folder)
    _find_languages(app, settings)
    set_up_cookies(app, keys, secure=settings.secure)
    _add_headers(app, settings)
    sections = (*SECTIONS, *(EXAMPLE_SECTIONS if settings.is_example else ()))
    guard(app, sections)
    dress(app, sections, here.operation)
    show_problems(app)
    return app


def _find_languages(app: Flask, settings: Settings) -> None:
    """Give the desk its own two languages, and the ones that it can choose for former clients."""
    languages = Languages(FOLDER)
    init_i18n(app, chosen_language, languages)
    speak_in_analysis(app)
    face = load_public_face(settings.folder / "published" / "face.toml")
    app.extensions[OFFERED] = languages.named(face.languages)
    app.extensions[READ_ALOUD] = audio_folder(settings.folder)


def _open_desk(
    settings: Settings, keys: KeyFolder, today: Callable[[], date], now: Callable[[], int]
) -> Desk:
    contacts, answers = (Database(settings.database_url(name)) for name in ("contacts", "answers"))
    gate = Gate(contacts, answers, keys, settings.key_cost)
    operation = load_operation(settings.folder / "operation.toml")
    return Desk(settings, contacts, answers, keys, gate, operation, today, now)


def _add_headers(app: Flask, settings: Settings) -> None:
    address = urlsplit(settings.base_url)
    headers = desk_headers(f"{address.scheme}://{address.netloc}", secure=settings.secure)

    @app.after_request
    def add(response: Response) -> Response:
        response.headers.update(headers)
        if request.endpoint == "static" and response.status_code < 400:
            response.headers["Cache-Control"] = "no-cache"
        return response
