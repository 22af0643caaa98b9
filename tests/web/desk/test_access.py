"""Who may use what: every address × every role, deny by default, and reading never writes."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from survey.desk import app as desk_module
from survey.desk.access import Unguarded, require_roles
from survey.desk.app import create_app
from survey.desk.context import Section
from survey.domain.kinds import Role
from tests.web.desk.conftest import PEOPLE

STAFF = {"anna", "karin"}
ALL = {"anna", "karin", "lars", "sara"}
MAY = {
    "/": ALL, "/logga-ut": ALL, "/avslut": STAFF, "/avslut/nytt": STAFF, "/avslut/<ending_id>": STAFF,
    "/avslut/<ending_id>/erbjud": STAFF, "/avslut/<ending_id>/skal": STAFF,
    "/avslut/<ending_id>/ny-lank": STAFF, "/avslut/<ending_id>/klart": STAFF,
    "/pa-plats": STAFF, "/papper": STAFF, "/papper/egen-klient": STAFF, "/papper/spara": STAFF,
    "/papper/andra": STAFF, "/papper/avgor": STAFF, "/papper/utan-svar": STAFF,
    "/papper/makulerade/<month>": STAFF,
    "/urna": {"karin"}, "/urna/ny": {"karin"}, "/urna/ova": {"karin"}, "/urna/oppna/<int:year>": {"karin"},
    "/konton": {"sara"}, "/resultat": {"karin"}, "/resultat/fritext": {"karin"},
    "/ledningsgrupp": {"karin", "lars"}, "/resultat/roster": {"karin"}, "/resultat/trend": {"karin"},
    "/mal": {"karin"}, "/mal/nytt/<int:year>": {"karin"}, "/mal/<int:year>/<key>": {"karin"},
    "/mal/<int:year>/<key>/utfall": {"karin"}, "/mal/<int:year>/<key>/ta-bort": {"karin"},
    "/rapport": {"karin"}, "/rapport/text": {"karin"}, "/rapport/las": {"karin"}, "/rapport/fil": {"karin"},
    "/last-rapport": {"karin", "lars"}, "/last-rapport/visa": {"karin", "lars"},
    "/last-rapport/fil": {"karin", "lars"},
    "/resultat/fritext/systembrister.csv": {"karin"}, "/resultat/fritext/<comment_id>": {"karin"},
    "/resultat/fritext/<comment_id>/undanhall": {"karin"},
    "/forbattringar": {"karin"}, "/forbattringar/ny": {"karin"}, "/forbattringar/<improvement_id>": {"karin"},
    "/forbattringar/<improvement_id>/klart": {"karin"},
    "/granska": {"karin"}, "/lappar": {"karin"}, "/lappar/<slip_id>/klar": {"karin"},
    "/forbattringar/publicera": {"karin"}, "/forbattringar/avpublicera": {"karin"},
    "/avstamning": {"karin"}, "/avstamning/klistra": {"karin"}, "/avstamning/ta-bort": {"karin"},
    "/avstamning/har": {"karin"}, "/import": {"karin"}, "/import/kolumner": {"karin"},
    "/import/spara": {"karin"}, "/djupintervjuer": {"karin"}, "/djupintervjuer/slumpa": {"karin"},
    "/djupintervjuer/<ending_id>/nej": {"karin"}, "/djupintervjuer/<ending_id>/svarar-inte": {"karin"},
    "/avslut/<ending_id>/skal/angra": STAFF,
    "/djupintervjuer/<ending_id>/gjord": {"karin"}, "/avslut/<ending_id>/intervju": STAFF,
    "/avslut/<ending_id>/intervju/nej": STAFF, "/avslut/<ending_id>/andra": STAFF,
    "/avslut/<ending_id>/angra": STAFF, "/avslut/<ending_id>/ratta": STAFF, "/sandning/<sending_id>": STAFF,
    "/vikariera": {"anna"}, "/vikariera/sluta": {"anna"}, "/logg": {"karin"},
    "/gallring": {"karin", "sara"}, "/gallring/protokoll.csv": {"karin", "sara"},
    "/telefon": STAFF, "/telefon/svar": STAFF, "/telefon/klart": STAFF,
    "/avslut/<ending_id>/skriv-ut": STAFF, "/brev": STAFF, "/brev/skriv-ut": STAFF,
    "/brev/klart": STAFF, "/brev/tillbaka": STAFF, "/brev/hog": STAFF, "/brev/hog/dragit": STAFF,
    "/utkorg": STAFF, "/utkorg/<name>": STAFF, "/utkorg/prov/<name>.pdf": STAFF,
}  # fmt: skip
"""Address → who of the four roles may use it; the table of the design, once more, by hand."""
OPEN = {"/logga-in", "/sprak", "/static/<path:filename>", "/leveransrapport/<sending>"}
BY_MACHINE = {"/leveransrapport/<sending>"}


def rules(app: Flask):
    return list(app.url_map.iter_rules())


def address(rule) -> str:
    return rule.rule.replace("<ending_id>", "0" * 16).replace("<int:year>", "2026")


def test_every_address_is_in_the_table(desk_app):
    assert {rule.rule for rule in rules(desk_app)} == set(MAY) | OPEN


@pytest.mark.parametrize("username", sorted(ALL))
def test_each_role_gets_what_the_table_gives_it_and_nothing_else(desk_app, at_desk, username):
    client = at_desk(username).walker.client
    token = at_desk(username)
    for rule in rules(desk_app):
        if rule.rule in OPEN or rule.rule == "/logga-ut":
            continue
        for method in rule.methods - {"HEAD", "OPTIONS"}:
            refused = client.open(address(rule), method=method).status_code == 403
            assert refused is (username not in MAY[rule.rule]), f"{method} {rule.rule} for {username}"
    assert token.page.status == 200


def test_a_stranger_gets_nothing_but_the_sign_in(desk_app):
    client: FlaskClient = desk_app.test_client()
    for rule in rules(desk_app):
        for method in (rule.methods - {"HEAD", "OPTIONS"}) if rule.rule not in OPEN else ():
            response = client.open(address(rule), method=method)
            assert (response.status_code, response.location) == (303, "/logga-in"), f"{method} {rule.rule}"


def test_who_may_not_is_told_calmly(at_desk):
    page = at_desk("lars").open("/avslut")
    assert (page.status, page.h1) == (403, "Du har inte behörighet")


def test_every_role_has_a_person_in_these_tests():
    assert {role for _name, role, _area in PEOPLE.values()} == set(Role)


def test_an_address_that_names_no_role_stops_the_start(bare_instance, monkeypatch):
    careless = Section("careless", __name__)
    careless.add_url_rule("/glomd", "forgotten", lambda: "")
    monkeypatch.setattr(desk_module, "SECTIONS", (*desk_module.SECTIONS, careless))
    with pytest.raises(Unguarded, match=r"careless\.forgotten"):
        create_app(bare_instance.settings)


def test_an_address_added_later_is_closed(desk_app, at_desk):
    desk_app._got_first_request = False
    desk_app.add_url_rule("/senare", "later", lambda: "hemligt")
    assert at_desk("karin").open("/senare").status == 403
    with pytest.raises(Unguarded):
        require_roles(desk_app)


def dump(database, sqlite):
    with database.read() as connection:
        if sqlite:
            raw = connection.connection.dbapi_connection
            return list(raw.iterdump()), raw.execute("PRAGMA data_version").fetchone()
        tables = connection.exec_driver_sql(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
        ).scalars()
        return {
            name: sorted(map(repr, connection.exec_driver_sql(f'SELECT * FROM "{name}"'))) for name in tables
        }


def test_reading_writes_nothing_whoever_reads(instance, desk_app, at_desk, new_ending):
    desktops = [at_desk(), *(at_desk(username) for username in sorted(ALL))]
    new_ending(desktops[1], channel="not_yet")
    new_ending(desktops[1])
    found = desktops[1].open("/avslut").html
    ending = found.split('href="/avslut/')[2].split('"')[0]
    pages = [address(rule).replace("0" * 16, ending) for rule in rules(desk_app) if "GET" in rule.methods]
    before = [dump(database, database.is_sqlite) for database in (instance.contacts, instance.answers)]
    for desktop in desktops:
        for path in pages:
            desktop.walker.client.get(path)
            desktop.walker.client.head(path)
    assert [
        dump(database, database.is_sqlite) for database in (instance.contacts, instance.answers)
    ] == before


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_site_sends_is_refused_even_with_the_token(at_desk, site):
    anna = at_desk("anna")
    fields = anna.form("/logga-ut")
    assert anna.post("/logga-ut", fields, headers={"Sec-Fetch-Site": site}).status == 403
    assert anna.post("/logga-ut", fields, headers={"Sec-Fetch-Site": "same-origin"}).h1 == "Logga in"


def test_no_action_is_taken_without_the_forms_token(desk_app, at_desk):
    clients = {username: at_desk(username).walker.client for username in ("anna", "karin")}
    for rule in rules(desk_app):
        if "POST" in rule.methods and rule.rule not in BY_MACHINE:
            client = clients["karin" if "karin" in MAY.get(rule.rule, ALL) else "anna"]
            assert client.post(address(rule)).status_code == 400, rule.rule


def test_the_menu_shows_each_role_only_what_it_may_open(at_desk):
    def menu(username):
        return [
            part.split("<")[0]
            for part in at_desk(username).page.html.split("<nav")[1].split("</nav")[0].split('">')[1:]
            if part[0].isalpha()
        ]

    assert menu("anna") == [
        "Start", "Avslut", "Brev", "Papperssvar", "Telefonsvar", "Vikariera", "Utkorg",
    ]  # fmt: skip
    assert menu("karin") == ["Start", "Arbete", "Resultat", "Inställningar"]
    assert menu("lars") == ["Start", "Ledningsgrupp", "Låsta rapporter"]
    assert menu("sara") == ["Start", "Gallring", "Konton"]


def test_the_chefs_menu_has_three_groups_each_with_its_pages_in_a_second_row(at_desk):
    karin = at_desk("karin")
    rows = {}
    for path in ("/avslut", "/resultat", "/urna"):
        nav = karin.open(path).html.split("<nav")[1].split("</nav")[0]
        first, second = (part.split("</ul")[0] for part in nav.split("<ul")[1:])
        assert first.count('aria-current="true"') == second.count('aria-current="page"') == 1
        rows[path] = [part.split("<")[0] for part in second.split('">')[2:] if part[0].isalpha()]
    assert rows == {
        "/avslut": [
            "Avslut", "Brev", "Papperssvar", "Telefonsvar", "Hör av er", "Avstämning",
            "Djupintervjuer", "Utkorg",
        ],
        "/resultat": ["Resultat", "Ledningsgrupp", "Rapport", "Mål", "Låsta rapporter"],
        "/urna": ["Urnan", "Logg", "Gallring"],
    }  # fmt: skip
