"""The desk's two cookies: who is signed in, and Flask's: the forms' token, papers counted, letters made."""

from flask import Flask, Response, g, request
from flask.sessions import SecureCookieSessionInterface

from survey.accounts import sessions
from survey.desk.context import desk
from survey.security.keys import DESK, KeyFolder
from survey.security.visit_cookie import cookie_name

SIGNED_IN, FORMS = "personal", "formular"


class DeskCookies(SecureCookieSessionInterface):
    """Flask's session in a cookie that stays within the desk's own path."""

    def get_cookie_path(self, app: Flask) -> str:
        """Return where the cookie is sent: the whole host when its name is locked to it, else our root."""
        return _path(secure=app.config["SESSION_COOKIE_SECURE"])


def set_up_cookies(app: Flask, keys: KeyFolder, *, secure: bool) -> None:
    """Sign with the newest session key and still accept the older ones."""
    *older, newest = keys.all(DESK, "session")
    app.session_interface = DeskCookies()
    app.config.update(
        SECRET_KEY=newest,
        SECRET_KEY_FALLBACKS=older,
        SESSION_COOKIE_NAME=_name(FORMS, secure=secure),
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_SECURE=secure,
    )


def load_account() -> None:
    """Find out who is signed in, for the rest of the request."""
    g.account, token = None, session_token()
    if token and request.endpoint != "static":
        with desk().contacts.read() as connection:
            g.account = sessions.account_of(connection, token, desk().now())


def session_token() -> str:
    """Return the token that the browser sent, or ""."""
    return request.cookies.get(_name(SIGNED_IN, secure=desk().settings.secure), "")


def give_session(response: Response, token: str) -> None:
    """Let the browser keep a session's token until the session or the browser ends.

    What a former client left behind in this browser goes: whoever signs in must not meet their answers.
    """
    secure = desk().settings.secure
    response.delete_cookie(cookie_name(secure=secure), path="/", secure=secure, httponly=True, samesite="Lax")
    response.set_cookie(
        _name(SIGNED_IN, secure=secure),
        token,
        max_age=sessions.LASTS,
        path=_path(secure=secure),
        secure=secure,
        httponly=True,
        samesite="Strict",
    )


def take_session(response: Response) -> None:
    """Let the browser forget the session."""
    secure = desk().settings.secure
    response.delete_cookie(
        _name(SIGNED_IN, secure=secure),
        path=_path(secure=secure),
        secure=secure,
        httponly=True,
        samesite="Strict",
    )


def _name(name: str, *, secure: bool) -> str:
    return f"__Host-{name}" if secure else name


def _path(*, secure: bool) -> str:
    """A `__Host-` cookie must have the path "/"; otherwise it stays where the desk is mounted."""
    return "/" if secure else request.script_root or "/"
