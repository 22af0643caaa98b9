"""The public app: `gunicorn "survey.public.app:create_app()"`."""

import base64
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, request
from markupsafe import Markup

from survey.answers import slip_box
from survey.config import Settings, current_day, load_settings
from survey.database.engines import Database
from survey.domain.audio import audio_folder
from survey.domain.links import LinkSigner
from survey.domain.loader import bundled_versions
from survey.domain.outcomes import Problem
from survey.domain.public_face import PublicFace, load_public_face
from survey.domain.public_summary import summary_file
from survey.domain.retention import Times
from survey.i18n import init_i18n
from survey.i18n.catalogues import FOLDER, Language, Languages
from survey.public import (
    accessibility,
    audio,
    entrance,
    forgetting,
    handing_back,
    information,
    leaving,
    respondent,
    slips,
    support,
)
from survey.public.door import Door, Refused
from survey.public.looks import current_look, follow_looks
from survey.public.prepared import Pages
from survey.public.problems import show_problems
from survey.public.throttle import Throttle
from survey.public.visits import Visits
from survey.public.wording import add_filters
from survey.security.headers import public_headers
from survey.security.keys import PUBLIC, KeyFolder, keep_files_private

LARGEST_FORM = 64 * 1024
WRONG_CODES_A_MINUTE = 60
PARTS = (
    information,
    accessibility,
    slips,
    entrance,
    respondent,
    leaving,
    forgetting,
    handing_back,
    support,
    audio,
)
PACKAGE = Path(__file__).parent.parent


def create_app(settings: Settings | None = None, today: Callable[[], date] = current_day) -> Flask:
    """Return the respondent's app; raises SettingsRefused or KeyRefused when it cannot start."""
    keep_files_private()
    settings = settings or load_settings()
    app = Flask("survey.public", root_path=str(PACKAGE), static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_FORM, MAX_FORM_MEMORY_SIZE=LARGEST_FORM)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    face = load_public_face(settings.folder / "published" / "face.toml")
    languages = Languages(FOLDER)
    init_i18n(app, lambda: current_look().language, languages, marks=True)
    app.extensions["door"] = _open_door(app, settings, languages.named(face.languages), today)
    add_filters(app)
    _dress(app, settings, face)
    follow_looks(app)
    _lay_out(app, settings)
    for part in PARTS:
        app.register_blueprint(part.blueprint)
    show_problems(app)
    app.before_request(_refuse_foreign_forms)
    return app


def _open_door(
    app: Flask, settings: Settings, languages: tuple[Language, ...], today: Callable[[], date]
) -> Door:
    keys = KeyFolder(settings.keys, settings.key_backup_folder)
    return Door(
        answers=Database(settings.database_url("answers")),
        visits=Visits(keys.all(PUBLIC, "cookie"), secure=settings.secure),
        links=LinkSigner(keys.all(PUBLIC, "link-signing")),
        pepper=keys.newest(PUBLIC, "code-pepper"),
        key_cost=settings.key_cost,
        versions=bundled_versions(),
        pages=Pages(app, current_look),
        codes=Throttle(WRONG_CODES_A_MINUTE),
        summary=summary_file(settings.folder),
        today=today,
        languages=languages,
        audio=audio_folder(settings.folder).resolve(),
    )


def _lay_out(app: Flask, settings: Settings) -> None:
    """Give the pages that anyone may read what they tell, and the slips the key that seals them."""
    keys = KeyFolder(settings.keys, settings.key_backup_folder)
    slips.open_slip_box(app, slip_box.public_key(keys))
    accessibility.load_evidence(app, settings.folder / "published")
    app.jinja_env.globals["kept"] = Times(settings.retention_months)


def _dress(app: Flask, settings: Settings, face: PublicFace) -> None:
    """Give every page the operation's own words, the inline style and the headers that guard it."""
    css = (PACKAGE / "static" / "public.css").read_text(encoding="utf-8")
    style_hash = base64.b64encode(sha256(css.encode()).digest()).decode()
    app.jinja_env.globals.update(
        css=Markup(css),  # noqa: S704 - our own file
        sender=face.sender,
        help_phone=face.phone,
        help_hours=face.hours,
        help_email=face.email,
        face=face,
        can_listen=audio.can_listen,
        desk_url=settings.desk_url,
    )
    headers = public_headers(f"'sha256-{style_hash}'", secure=settings.secure)

    @app.after_request
    def guard(response: Response) -> Response:
        response.headers.update(headers)
        return response


def _refuse_foreign_forms() -> None:
    """Refuse what another site makes a browser send; the forms' own MAC stands behind this."""
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise Refused(Problem.FOREIGN_FORM)
