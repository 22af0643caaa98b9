"""The desk behind https, under another path, and after a change of key."""

import pytest

from survey.desk.app import create_app
from survey.security.keys import DESK, PUBLIC
from tests.web.desk.conftest import PASSWORD

TOKEN = 'name="csrf_token" value="'


@pytest.fixture
def client_of(bare_instance, people, clock, seconds):
    apps = []

    def make(**settings):
        app = create_app(bare_instance.settings.model_copy(update=settings), clock, seconds)
        apps.append(app)
        return app.test_client()

    yield make
    for app in apps:
        app.extensions["desk"].contacts.close()
        app.extensions["desk"].answers.close()


def sign_in(client, **where):
    form = client.get("/logga-in", **where).text
    token = form.split(TOKEN)[1].split('"')[0]
    return client.post(
        "/logga-in", data={"csrf_token": token, "username": "anna", "password": PASSWORD}, **where
    )


def cookies(response):
    return {line.split("=")[0]: line for line in response.headers.getlist("Set-Cookie")}


def test_behind_https_both_cookies_are_locked_to_the_host(client_of):
    client = client_of(base_url="https://enkat.example.se")
    where = {"base_url": "https://personal.example.se"}
    assert "__Host-formular" in cookies(client.get("/logga-in", **where))
    response = sign_in(client, **where)
    assert response.status_code == 303
    given = cookies(response)["__Host-personal"]
    assert "Secure" in given
    assert "Path=/;" in given + ";"
    assert response.headers["Strict-Transport-Security"]
    assert client.get("/", **where).status_code == 200


def test_the_desk_works_under_a_path_of_its_own_and_its_cookies_stay_there(client_of):
    client = client_of()
    where = {"base_url": "http://127.0.0.1:8000/personal"}
    response = sign_in(client, **where)
    assert response.location == "/personal/"
    assert "Path=/personal" in cookies(response)["personal"]
    page = client.get("/", **where).text
    assert 'href="/personal/avslut"' in page
    assert 'href="/personal/static/desk.css"' in page
    assert 'href="/a' not in page


def test_after_a_change_of_key_a_form_is_shown_again_and_then_taken(client_of, bare_instance):
    old = client_of()
    token = old.get("/logga-in").text.split(TOKEN)[1].split('"')[0]
    cookie = old.get_cookie("formular").value
    bare_instance.keys.rotate(DESK, "session")
    bare_instance.keys.rotate(PUBLIC, "cookie")
    new = client_of()
    new.set_cookie("formular", cookie)
    assert new.post("/logga-in", data={"csrf_token": token, "username": "anna"}).status_code == 400
    assert sign_in(new).status_code == 303


def test_files_are_asked_for_anew_and_pages_never_kept(client_of):
    client = client_of()
    with client.get("/static/paper.js") as script:
        assert script.headers["Cache-Control"] == "no-cache"
    assert client.get("/logga-in").headers["Cache-Control"] == "no-store"


def test_a_page_that_is_not_there_and_a_fault_of_ours_are_calm(client_of, monkeypatch):
    client = client_of()
    assert "Sidan finns inte" in client.get("/finns-inte").text
    monkeypatch.setattr("survey.desk.sign_in.SignInForm", None)
    page = client.get("/logga-in")
    assert page.status_code == 500
    assert "Något gick fel hos oss" in page.text
    assert "Traceback" not in page.text
