"""Standing in for a colleague: seen, done and logged; and what becomes of the endings of one who left."""

import re

import pytest
from click.testing import CliRunner

from survey.accounts import people as accounts
from survey.cli.main import main
from survey.contacts import desk_log, endings
from survey.domain.kinds import NotOfferedReason
from tests.conftest import TODAY
from tests.web.desk.conftest import PASSWORD

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)


@pytest.fixture
def at_evas(instance, at_desk, new_ending):
    """An ending of Eva's, registered at her office and one elsewhere; gives their ids."""
    eva = at_desk("eva")
    for place in ("1784", "1781"):
        new_ending(eva, municipality=place, channel="not_yet")
    with instance.contacts.read() as connection:
        return {ending.area: ending.id for ending in endings.of_year(connection, TODAY.year)}


def stand_in(desktop, people, name="eva"):
    desktop.open("/vikariera")
    return desktop.send("/vikariera", colleague=people[name].id)


def counts(instance):
    with instance.contacts.read() as connection:
        return desk_log.counts(connection, TODAY.year)


def test_whoever_stands_in_sees_and_does_what_waits_and_every_act_is_logged(
    instance, at_desk, people, at_evas
):
    anna = at_desk("anna")
    assert "Inget avslut väntar" in anna.page.text
    page = stand_in(anna, people)
    assert "Du vikarierar för Eva Berg. Det du gör loggas." in page.text
    assert "2 avslut väntar på åtgärd." in page.text
    for ending_id in at_evas.values():
        assert anna.open(f"/avslut/{ending_id}").status == 200
    assert counts(instance) == {(people["anna"].id, "cover_begun"): 1}
    anna.send(f"/avslut/{ending_id}/skal", reason="no_contact_path")
    with instance.contacts.read() as connection:
        assert endings.find(connection, ending_id).reason is NotOfferedReason.NO_CONTACT_PATH
        log = connection.exec_driver_sql("SELECT action, month, ending_id, note FROM desk_log").all()
    assert sorted(log) == [
        ("cover_begun", "2026-05", None, people["eva"].id),
        ("covered", "2026-05", None, people["eva"].id),
    ]
    text = at_desk("karin").open("/logg").text
    assert "Anna Lind Gjorde något som vikarie 1" in text


def test_what_one_may_do_anyway_is_not_logged_as_cover(instance, at_desk, people, new_ending):
    anna = at_desk("anna")
    stand_in(anna, people)
    new_ending(anna, channel="not_yet")
    with instance.contacts.read() as connection:
        (ending,) = endings.of_year(connection, TODAY.year)
    anna.open(f"/avslut/{ending.id}")
    anna.send(f"/avslut/{ending.id}/skal", reason="no_contact_path")
    assert counts(instance) == {(people["anna"].id, "cover_begun"): 1}


@pytest.mark.parametrize("leave", ["stop", "sign out"])
def test_it_ends_when_one_stops_and_when_one_signs_out(at_desk, people, at_evas, leave):
    anna = at_desk("anna")
    stand_in(anna, people)
    anna.open("/vikariera")
    if leave == "stop":
        assert "Du vikarierar inte längre." in anna.send("/vikariera/sluta").text
    else:
        anna.send("/logga-ut")
        anna.sign_in("anna")
    assert "Du vikarierar för" not in anna.open("/").text
    assert anna.open(f"/avslut/{at_evas['vastra']}").status == 404


def test_one_stands_in_for_another_ombud_and_nobody_else(instance, at_desk, people):
    anna = at_desk("anna")
    assert "Anna Lind" not in anna.open("/vikariera").html.split("<main")[1]
    assert "Karin Holm" not in anna.page.html
    for colleague in ("", people["karin"].id, people["anna"].id, "okänd"):
        assert anna.send("/vikariera", colleague=colleague).status == 422
    assert counts(instance) == {}


# ------------------------------------------------------------- a colleague leaves


def close(instance, username):
    command = ["close-user", username, "--folder", str(instance.settings.folder)]
    return CliRunner().invoke(main, command)


def test_a_closed_account_lets_nobody_in_and_whoever_is_in_is_out(instance, at_desk, people):
    eva = at_desk("eva")
    assert close(instance, "EVA").output == "Kontot eva är stängt.\n"
    assert eva.open("/avslut").h1 == "Logga in"
    assert "Användarnamnet eller lösenordet stämmer inte." in eva.sign_in("eva", PASSWORD).text
    assert eva.sign_in("eva", "").status == 422
    again = close(instance, "eva")
    assert (again.exit_code, "Det finns inget öppet konto som heter eva." in again.output) == (1, True)
    assert re.search(r"Eva Berg eva Ombud Västra .*Stängt 2", at_desk("sara").open("/konton").text)


def test_the_endings_of_one_who_left_are_seen_by_the_office(instance, at_desk, people, at_evas):
    with instance.contacts.write() as connection:
        accounts.add_account(
            connection, "olle", "Olle Ek", people["eva"].role, PASSWORD, people["eva"].area, cost=0
        )
    olle, anna = at_desk("olle"), at_desk("anna")
    assert olle.open(f"/avslut/{at_evas['ostra']}").status == 404
    close(instance, "eva")
    assert olle.open(f"/avslut/{at_evas['ostra']}").status == 200
    assert "2 avslut väntar på åtgärd." in olle.open("/").text
    assert anna.open(f"/avslut/{at_evas['ostra']}").status == 404
    assert people["eva"].id not in anna.open("/vikariera").html
