"""Sign-in and sign-out."""

from flask import make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.accounts import people, sessions
from survey.contacts import estimates
from survey.desk.context import EVERYONE, Desk, Section, desk
from survey.desk.cookies import give_session, session_token, take_session
from survey.desk.language import forget_session
from survey.desk.retention import forget_what_is_old
from survey.forms.staff import SignInForm
from survey.i18n import _

sign_in = Section("sign_in", __name__)


def show(form: SignInForm | None = None, status: int = 200) -> ResponseReturnValue:
    """Return the sign-in page; nothing that was typed as a password is ever sent back."""
    return render_template("desk/sign_in.html", form=form or SignInForm()), status


@sign_in.open_to_all("/logga-in", "GET")
def form() -> ResponseReturnValue:
    """Ask for username and password."""
    return show()


@sign_in.open_to_all("/logga-in", "POST", stale=show)
def enter() -> ResponseReturnValue:
    """Begin a session under a new token, and take this week's count of the urns if nobody has."""
    typed, here = SignInForm(), desk()
    if not typed.validate():
        return show(typed, 422)
    with here.contacts.read() as connection:
        account = people.verify(connection, typed.username.data, typed.password.data, here.settings.key_cost)
    if account is None:
        typed.password.errors = [_("Användarnamnet eller lösenordet stämmer inte.")]
        return show(typed, 422)
    with here.contacts.write() as connection:
        sessions.end(connection, session_token())
        token = sessions.start(connection, account.id, here.now())
    refresh_estimates(here)
    forget_what_is_old(here)
    forget_session()
    response = make_response(redirect(url_for("start.overview"), 303))
    give_session(response, token)
    return response


@sign_in.action("/logga-ut", *EVERYONE)
def leave() -> ResponseReturnValue:
    """End the session on the server, not only in the browser."""
    return sign_out_to(url_for("sign_in.form"))


def sign_out_to(address: str) -> ResponseReturnValue:
    """End the session and lead on to an address of ours."""
    with desk().contacts.write() as connection:
        sessions.end(connection, session_token())
    forget_session()
    response = make_response(redirect(address, 303))
    take_session(response)
    return response


def refresh_estimates(here: Desk) -> None:
    """Take the week's rounded counts of the unopened urns, once a week."""
    with here.contacts.read() as connection:
        years = estimates.outdated(connection, here.today())
    if years:
        counts = {year: here.gate.rounded_count(year) for year in years}
        with here.contacts.write() as connection:
            estimates.store(connection, counts, here.today())
