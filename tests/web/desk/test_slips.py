"""Hör av er: the chef reads the slips, sees to them, and they are gone."""

from datetime import timedelta

import pytest

from survey.answers import slip_box
from survey.contacts.desk_log import Action
from survey.contacts.desk_log import count as logged
from survey.domain.envelopes import new_key_pair
from survey.domain.slips import Slip, SlipKind
from survey.gate.slips import waiting_slips
from tests.conftest import TODAY
from tests.scene import how_many

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
CALL = Slip(SlipKind.CALL, "070-174 06 05", "<b>Ring mig.</b>")
FAULT = Slip(SlipKind.FAULT, "", "Knappen syns inte.")


@pytest.fixture
def put(bare_instance):
    public = slip_box.public_key(bare_instance.keys)
    return lambda slip, today=TODAY: slip_box.put(bare_instance.answers, public, slip, today)


def test_the_menu_tells_the_chef_how_many_wait(at_desk, put):
    karin = at_desk("karin")
    assert "Hör av er" in karin.open("/avslut").text
    assert "Hör av er (" not in karin.page.text
    put(CALL)
    put(FAULT)
    assert "Hör av er (2)" in karin.open("/avslut").text
    assert "Arbete (2)" in karin.open("/").text
    assert "Hör av er" not in at_desk("anna").page.text


def test_the_chef_reads_them_and_words_stay_words(at_desk, put):
    put(CALL)
    put(FAULT)
    page = at_desk("karin").open("/lappar")
    assert "1 lapp om att höra av er" in page.text
    assert "1 brist i tillgängligheten" in page.text
    assert "070-174 06 05" in page.text
    assert "&lt;b&gt;Ring mig.&lt;/b&gt;" in page.html
    assert "Vill inte bli kontaktad" in page.text


def test_a_slip_that_is_done_is_gone_and_logged_without_its_words(at_desk, put, bare_instance):
    put(CALL)
    karin = at_desk("karin")
    karin.open("/lappar")
    (slip,) = waiting_slips(bare_instance.gate, TODAY)
    assert "Klart. Lappen är borttagen." in karin.send(f"/lappar/{slip.id}/klar").text
    assert "Ingen lapp väntar." in karin.page.text
    with bare_instance.contacts.read() as connection:
        assert logged(connection, Action.SLIP_DONE, TODAY.year) == 1


def test_two_who_press_at_once_both_get_a_calm_answer(at_desk, put, bare_instance):
    put(CALL)
    one, other = at_desk("karin"), at_desk("karin")
    (slip,) = waiting_slips(bare_instance.gate, TODAY)
    for desktop in (one, other):
        desktop.open("/lappar")
    one.send(f"/lappar/{slip.id}/klar")
    assert "Lappen var redan borttagen." in other.send(f"/lappar/{slip.id}/klar").text


def test_a_slip_of_a_lost_key_can_be_taken_away(at_desk, bare_instance):
    slip_box.put(bare_instance.answers, new_key_pair().public, CALL, TODAY)
    page = at_desk("karin").open("/lappar")
    assert "Lappen går inte att läsa." in page.text
    assert "Klar, ta bort" in page.text


def test_signing_in_throws_the_old_slips_away(at_desk, put, bare_instance):
    put(CALL, TODAY - timedelta(91))
    assert how_many(bare_instance, "slip") == 1
    at_desk("anna")
    assert how_many(bare_instance, "slip") == 0
