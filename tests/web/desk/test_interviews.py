"""Djupintervjuer: a yes of its own, a draw, one of two done, and the contact details gone."""

import secrets
from datetime import date

import pytest
from sqlalchemy import select

from survey.contacts import endings, interviews
from survey.contacts import tables as t
from survey.contacts.contact_details import Address
from survey.contacts.endings import NewEnding
from survey.delivery.messages import MessageWay
from survey.domain.kinds import EndingKind, NotOfferedReason

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
PHONE = "070-174 06 05"
LONG_AGO = date(2024, 9, 2)


@pytest.fixture
def ended(bare_instance):
    """Register an ending; with a number, the person has said yes to an interview."""

    def register(day=LONG_AGO, area="norra", place="1737", to=PHONE, kind=EndingKind.FORMAL):
        with bare_instance.contacts.write() as connection:
            new = NewEnding(secrets.token_hex(16), day, kind, place, area, "anna", day)
            ending_id = endings.register(connection, new)
            if to:
                interviews.agree(connection, bare_instance.keys, ending_id, Address(MessageWay.SMS, to))
        return ending_id

    return register


def test_a_yes_is_taken_down_at_the_ending_and_its_number_is_sealed(at_desk, ended, bare_instance):
    ending = ended(date(2026, 5, 1), "centrala", "1780", to="")
    anna = at_desk("anna")
    address = f"/avslut/{ending}/intervju"
    assert address in anna.open(f"/avslut/{ending}").html
    anna.open(address)
    assert "Kryssa i att klienten har sagt ja." in anna.send(address, to=PHONE).text
    assert "varken ett telefonnummer eller en e-postadress" in anna.send(address, to="x", said_yes="y").text
    assert "Sparat. Klienten kan bli tillfrågad" in anna.send(address, to=PHONE, said_yes="y").text
    with bare_instance.contacts.read() as connection:
        (row,) = connection.execute(select(t.interview))
        assert b"174" not in row.sealed
        found = interviews.address(connection, bare_instance.keys, ending)
    assert found == Address(MessageWay.SMS, PHONE)
    anna.open(address)
    anna.send(f"{address}/nej")
    with bare_instance.contacts.read() as connection:
        assert interviews.people(connection) == []


def test_the_dead_the_protected_and_the_lost_are_not_asked(at_desk, ended, bare_instance):
    dead = ended(date(2026, 5, 1), "centrala", "1780", to="")
    with bare_instance.contacts.write() as connection:
        endings.give_reason(connection, dead, NotOfferedReason.DECEASED)
    lost = ended(date(2026, 5, 1), "centrala", "1780", to="", kind=EndingKind.BROKEN_OFF)
    hidden = ended(date(2026, 5, 1), "centrala", None, to="")
    late = ended(date(2024, 4, 4), "centrala", "1780", to="")
    karin = at_desk("karin")
    for ending in (dead, lost, hidden, late):
        assert karin.open(f"/avslut/{ending}/intervju").status == 404


def test_from_seven_who_said_yes_to_one_of_two(at_desk, ended, bare_instance):
    for area in ("norra", "norra", "centrala", "centrala"):
        ended(area=area)
    for day in (date(2025, 6, 2), date(2025, 7, 1), date(2026, 1, 5)):
        ended(day)
    karin = at_desk("karin")
    page = karin.open("/djupintervjuer")
    said = "Mål 2 per år. Gjorda: 0. 7 personer har sagt ja, 4 är i fönstret 18–24 månader."
    assert said in page.text
    assert PHONE not in page.text
    before = karin.form("/djupintervjuer/slumpa")
    page = karin.send("/djupintervjuer/slumpa")
    assert page.text.count("Lottad 4 maj 2026") == 2
    assert "Norra, 2 september 2024" in page.text
    assert "Centrala, 2 september 2024" in page.text
    assert page.text.count(PHONE) == 2
    assert karin.post("/djupintervjuer/slumpa", before).text.count("Lottad 4 maj 2026") == 2
    done = next(f.attrib["action"] for f in page.tree.iter("form") if f.attrib["action"].endswith("/gjord"))
    page = karin.send(done)
    assert "Gjorda: 1." in page.text
    with bare_instance.contacts.read() as connection:
        assert [interviews.held_in(connection, year) for year in (2025, 2026)] == [None, 1]
    assert "Uppgiften är raderad" in page.text
    assert page.text.count(PHONE) == 1


def test_after_25_months_the_number_is_gone_from_page_and_database(at_desk, ended, bare_instance, clock):
    ending = ended()
    karin = at_desk("karin")
    karin.open("/djupintervjuer")
    assert PHONE in karin.send("/djupintervjuer/slumpa").text
    with bare_instance.contacts.write() as connection:
        assert interviews.erase_expired(connection, date(2026, 10, 1)) == 0
    clock.today = date(2026, 10, 2)
    karin = at_desk("karin")
    assert "Uppgiften är raderad" in karin.open("/djupintervjuer").text
    with bare_instance.contacts.write() as connection:
        interviews.erase_expired(connection, clock.today)
        assert connection.execute(select(t.interview.c.sealed)).scalar_one() is None
        assert interviews.address(connection, bare_instance.keys, ending) is None


def test_only_the_chef_draws(at_desk):
    assert at_desk("anna").open("/djupintervjuer").status == 403
