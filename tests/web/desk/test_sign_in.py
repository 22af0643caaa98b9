"""Sign-in: one sentence for every slip, a new session each time, and an end on the server."""

import pytest
from sqlalchemy import select

from survey.accounts import sessions
from survey.accounts import tables as accounts
from tests.web.desk.conftest import PASSWORD


def stored_sessions(instance):
    with instance.contacts.read() as connection:
        return connection.execute(select(accounts.staff_session)).all()


def cookie(desktop, name="personal"):
    found = desktop.walker.client.get_cookie(name)
    return found.value if found else None


@pytest.mark.parametrize(
    ("username", "password"), [("anna", "fel lösenord här"), ("ingen", PASSWORD), ("anna", "kort")]
)
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(at_desk, username, password):
    page = at_desk().sign_in(username, password)
    assert page.status == 422
    assert "Användarnamnet eller lösenordet stämmer inte." in page.text
    assert f'value="{username}"' in page.html
    assert password not in page.html


def test_an_empty_form_says_what_is_missing(at_desk):
    page = at_desk().sign_in("", "")
    assert "Skriv ditt användarnamn." in page.text
    assert "Skriv ditt lösenord." in page.text


def test_names_are_taken_whatever_their_case(at_desk):
    assert at_desk().sign_in(" ANNA ").h1 == "Hej Anna"


def test_the_cookie_is_kept_from_scripts_and_other_sites_and_its_token_from_the_database(
    bare_instance, at_desk
):
    anna = at_desk()
    anna.open("/logga-in")
    form = {**anna.form("/logga-in"), "username": "anna", "password": PASSWORD}
    response = anna.walker.client.post("/logga-in", data=form)
    given = next(line for line in response.headers.getlist("Set-Cookie") if line.startswith("personal="))
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(given.split("; "))
    assert len(cookie(anna)) >= 43
    assert cookie(anna).encode() not in stored_sessions(bare_instance)[0].token_hash


def test_every_sign_in_begins_a_new_session_and_ends_the_old_one(bare_instance, at_desk):
    anna = at_desk("anna")
    before = cookie(anna)
    anna.sign_in("anna")
    assert cookie(anna) != before
    assert len(stored_sessions(bare_instance)) == 1


def test_signing_out_ends_the_session_on_the_server(bare_instance, at_desk):
    anna, thief = at_desk("anna"), at_desk()
    token = cookie(anna)
    assert anna.send("/logga-ut").h1 == "Logga in"
    assert stored_sessions(bare_instance) == []
    thief.walker.client.set_cookie("personal", token)
    assert thief.open("/").h1 == "Logga in"


def test_a_session_ends_after_ten_hours_whatever_is_done(at_desk, seconds):
    anna = at_desk("anna")
    seconds.now += sessions.LASTS - 1
    assert anna.open("/").h1 == "Hej Anna"
    seconds.now += 1
    assert anna.open("/").h1 == "Logga in"


def test_what_is_sent_after_the_end_leads_to_sign_in_with_a_word_why(at_desk, seconds):
    anna = at_desk("anna")
    anna.open("/papper")
    seconds.now += sessions.LASTS
    page = anna.send("/papper", code="ABCDE-FGHJK-7")
    assert page.h1 == "Logga in"
    assert "Du är inte längre inloggad." in page.text


def test_a_made_up_token_is_nobody(at_desk):
    stranger = at_desk()
    stranger.walker.client.set_cookie("personal", "x" * 43)
    assert stranger.open("/avslut").h1 == "Logga in"


def test_a_sign_in_form_whose_token_no_longer_holds_keeps_the_name(at_desk):
    anna = at_desk()
    anna.open("/logga-in")
    page = anna.send("/logga-in", username="anna", password=PASSWORD, csrf_token="gammalt")
    assert (page.status, page.h1) == (400, "Logga in")
    assert 'value="anna"' in page.html
    assert PASSWORD not in page.html
