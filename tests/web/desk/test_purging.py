"""Gallring at the desk: what is kept how long, counts of what has gone, and what signing in throws away."""

import pytest
from sqlalchemy import insert, select

from survey.contacts import desk_log
from survey.contacts import tables as t
from survey.contacts.purge_log import note_run, write
from survey.domain.retention import DataClass, rules
from survey.forms.purging import NAMES
from tests.conftest import TODAY
from tests.scene import dump

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)


@pytest.fixture
def gone(bare_instance):
    """A protocol of two months."""
    with bare_instance.contacts.write() as connection:
        note_run(connection, TODAY.replace(month=3))
        write(connection, {DataClass.CONTACT_DETAILS: 7, DataClass.DRAFTS: 15}, TODAY.replace(month=4))
        write(connection, {DataClass.CONTACT_DETAILS: 2}, TODAY.replace(month=4))


def test_the_page_says_when_each_class_goes(at_desk):
    page = at_desk("karin").open("/gallring")
    assert page.h1 == "Gallring"
    for name in NAMES.values():
        assert str(name) in page.text
    for when in ("58 dagar efter erbjudandet", "25 månader efter avslutet", "60 månader efter årets slut"):
        assert when in page.text
    assert len(NAMES) == len(rules(60))


def test_the_protocol_shows_counts_by_month_the_last_first(gone, at_desk):
    text = at_desk("karin").open("/gallring").text
    assert "April 2026 Nummer och e-post för enkäten 9 Påbörjade svar minst 15 Mars 2026" in text
    assert "Mars 2026 Inget behövde tas bort." in text


def test_the_protocol_is_a_file_to_keep(gone, at_desk):
    response = at_desk("sara").walker.client.get("/gallring/protokoll.csv")
    assert response.headers["Content-Disposition"] == 'attachment; filename="gallringsprotokoll.csv"'
    lines = response.get_data(as_text=True).removeprefix("\ufeff").split("\r\n")
    assert lines[0] == "Månad;Uppgift;Antal"
    assert "april 2026;Nummer och e-post för enkäten;9" in lines


def test_whoever_signs_in_throws_away_what_is_old_and_it_is_counted(bare_instance, at_desk):
    old = {"id": "0" * 16, "month": "2020-01", "account_id": "x", "action": "reissued", "note": ""}
    with bare_instance.contacts.write() as connection:
        connection.execute(insert(t.desk_log).values(**old))
        desk_log.write(connection, desk_log.Action.REISSUED, "x", TODAY)
    karin = at_desk("karin")
    with bare_instance.contacts.read() as connection:
        assert connection.execute(select(t.desk_log.c.month)).scalars().all() == ["2026-05"]
    assert "Maj 2026 Loggen över vad personalen har gjort 1" in karin.open("/gallring").text


def test_a_second_sign_in_the_same_day_adds_nothing_to_the_protocol(bare_instance, at_desk):
    at_desk("karin")
    before = dump(bare_instance.contacts, "contacts")["purge_count"]
    at_desk("anna")
    assert dump(bare_instance.contacts, "contacts")["purge_count"] == before
