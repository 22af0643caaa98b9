"""`survey scanner-test` over real HTTP: it passes our door, and fails doors that a robot can spend."""

import pytest
from click.testing import CliRunner
from sqlalchemy import update

from survey.accounts.people import add_account
from survey.answers import tables
from survey.cli.example_people import EXAMPLE_LINKS_OMBUD
from survey.cli.instance import open_instance
from survey.cli.main import main
from survey.cli.robots import Sight
from survey.config import EXAMPLE_MARK
from survey.domain.kinds import Role
from survey.public.app import create_app
from tests.serving import served

pytestmark = [
    pytest.mark.reliability,
    pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True),
]


@pytest.fixture
def folder(instance):
    with instance.contacts.write() as connection:
        add_account(
            connection, EXAMPLE_LINKS_OMBUD, "Olga", Role.OMBUD, "lång-nog-hemlighet", "ostra", cost=0
        )
    return instance.settings.folder


@pytest.fixture
def app(folder):
    made = create_app(open_instance(folder).settings)
    yield made
    made.extensions["door"].answers.close()


def scan(folder, base, *more):
    return CliRunner().invoke(main, ["scanner-test", "--folder", str(folder), "--base", base, *more])


def test_a_door_that_spends_the_link_when_somebody_looks_fails(folder, app, instance):
    def spends(environ, start):
        if environ["REQUEST_METHOD"] == "GET" and environ["PATH_INFO"].startswith("/e/"):
            with instance.answers.write() as connection:
                connection.execute(update(tables.ticket).values(state="spent"))
        return app(environ, start)

    with served(spends) as base:
        done = scan(folder, base)
    assert done.exit_code == 1
    assert "UNDERKÄNT" in done.output
    assert "FEL  Förhandsvisning" in done.output


def test_a_door_whose_button_spends_the_link_fails_for_the_one_who_presses(folder, app, instance):
    def spends(environ, start):
        if environ["REQUEST_METHOD"] == "POST" and environ["PATH_INFO"].startswith("/enkat/"):
            with instance.answers.write() as connection:
                connection.execute(update(tables.ticket).values(state="spent"))
        return app(environ, start)

    with served(spends) as base:
        done = scan(folder, base)
    assert done.exit_code == 1
    assert "ok   Skanner som följer länkar" in done.output
    assert "FEL  Skanner som trycker på knappar" in done.output


@pytest.mark.parametrize("everything", [[], ["--press-everything"]])
def test_our_door_passes_though_the_robots_come_all_the_way_to_the_page_that_sends(folder, app, everything):
    seen = set()

    def noting(environ, start):
        seen.add((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
        return app(environ, start)

    with served(noting) as base:
        done = scan(folder, base, *everything)
    assert done.exit_code == 0, done.output
    assert "GODKÄNT" in done.output
    assert "FEL" not in done.output
    assert {("POST", "/enkat/skicka"), ("POST", "/enkat/alla"), ("GET", "/enkat/kolla")} <= seen
    assert (("POST", "/enkat/avsta") in seen) == bool(everything)


def test_a_folder_of_real_people_and_a_door_that_is_shut_are_told_in_a_sentence(folder):
    assert "Ingen svarar på http://127.0.0.1:9" in scan(folder, "http://127.0.0.1:9").output
    (folder / EXAMPLE_MARK).unlink()
    assert "ingen exempelmapp" in scan(folder, "http://127.0.0.1:9").output


def test_a_robot_sees_links_forms_hidden_fields_and_buttons(engine_urls):
    sight = Sight(
        '<a href="/a">A</a><form id="f" action="/b" method="POST"><input type="hidden" name="mac" value="1">'
        '<input type="radio" name="svar" value="ja"><button name="steg" value="2">Gå vidare</button></form>'
        '<form action="/c"><button>Sök</button></form><button form="f" name="steg" value="stod">Stöd</button>'
    )
    first, second = sight.forms
    assert sight.links == ["/a"]
    assert (first.action, first.method, first.hidden) == ("/b", "post", {"mac": "1"})
    assert first.buttons == [{"steg": "2"}, {"steg": "stod"}]
    assert (second.action, second.method, second.buttons) == ("/c", "get", [{}])
