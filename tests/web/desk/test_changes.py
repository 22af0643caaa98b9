"""After the offer: died, came back, said no, wrong number; taken back; wrong facts; and a late offer."""

import re
import secrets
from datetime import UTC, date, datetime, timedelta

import pytest

from survey.contacts import desk_log, endings, invitations, outbox, reports
from survey.contacts.contact_details import Address
from survey.contacts.endings import NewEnding
from survey.contacts.invitations import invite
from survey.delivery.messages import MessageWay
from survey.domain.kinds import Channel, EndingKind, NotOfferedReason, StopReason, TicketState
from tests.conftest import TODAY
from tests.scene import answer, dump, open_now, people_who_answer, ticket_of
from tests.web.desk.conftest import NOW, PROOF

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
SENT_ON = datetime.fromtimestamp(NOW, UTC)


@pytest.fixture
def sent(instance):
    """An offer by SMS whose invitation has gone out; gives the ending's id and the keys."""

    def make(day=TODAY, area="centrala", place="1780", ombud="anna", *, out=True):
        new = NewEnding(secrets.token_hex(16), day, EndingKind.FORMAL, place, area, ombud, day)
        with instance.contacts.write() as connection:
            ending_id = endings.register(connection, new)
        addresses = [Address(MessageWay.SMS, "0701740605")]
        issued = instance.gate.offer(
            ending_id, Channel.SMS, day, invite(instance.keys, addresses, SENT_ON - timedelta(days=3))
        )
        if out:
            _settle(instance, ending_id, outbox.SendingState.SENT)
        return ending_id, issued

    return make


def _settle(instance, ending_id, state):
    with instance.contacts.write() as connection:
        (sending,) = outbox.of_offer(connection, endings.find(connection, ending_id).offer_id)
        assert outbox.lease(connection, sending, SENT_ON)
        if state is outbox.SendingState.UNSURE:
            outbox.leave_unsure(connection, sending)
        else:
            outbox.settle(connection, [sending.id], state, TODAY)
    return sending.id


def found(instance, ending_id):
    with instance.contacts.read() as connection:
        return endings.find(connection, ending_id)


def change(desktop, ending_id, happened):
    address = f"/avslut/{ending_id}/andra"
    assert f'href="{address}"' in desktop.open(f"/avslut/{ending_id}").html
    desktop.open(address)
    return desktop.send(address, happened=happened)


@pytest.mark.parametrize(("happened", "sentence", "state"), [
    ("deceased", "Alla påminnelser är stoppade. Klientens länk slutar gälla.", "replaced"),
    ("returned", "Enkäten pausas. Ny enkät skickas när kontakten avslutas igen.", "replaced"),
    ("declined", "Alla påminnelser är stoppade. Klienten räknas som erbjuden i målet.", "open"),
    ("wrong_person", "Länken slutar gälla. Avslutet väntar på en ny väg eller ett skäl.", "replaced"),
])  # fmt: skip
def test_what_has_happened_is_said_on_the_endings_page_and_all_is_stopped(
    instance, at_desk, sent, happened, sentence, state
):
    ending_id, issued = sent()
    anna = at_desk("anna")
    page = change(anna, ending_id, happened)
    assert sentence in page.text
    assert found(instance, ending_id).stopped is StopReason(happened)
    assert dump(instance.contacts, "contacts")["contact_detail"] == []
    assert ticket_of(instance, issued).state is TicketState(state)
    again = anna.post(f"/avslut/{ending_id}/andra", {"happened": "declined", **_token(anna, page)})
    assert "Det var redan noterat att inget mer ska skickas." in again.text


def _token(desktop, page):
    return {"csrf_token": PROOF.search(page.html).group(1)}


def test_nothing_chosen_is_asked_for_and_nothing_has_changed(instance, at_desk, sent):
    ending_id, _ = sent()
    page = change(at_desk("anna"), ending_id, "")
    assert (page.status, "Välj vad som har hänt." in page.text) == (422, True)
    assert found(instance, ending_id).stopped is None


def test_a_god_man_is_told_that_the_answer_is_the_clients_own(at_desk, sent):
    ending_id, _ = sent()
    page = at_desk("anna").open(f"/avslut/{ending_id}/andra")
    assert "Då räknas det inte som klientens svar." in page.text
    assert "http://127.0.0.1:8000/hor-av-er" in page.text


def test_the_desk_shows_the_same_whether_the_stranger_had_answered_or_not(instance, at_desk, sent):
    anna, pages = at_desk("anna"), []
    for used in (False, True):
        ending_id, issued = sent()
        if used:
            answer(instance, issued, {"bemotande": "ja"})
        page = change(anna, ending_id, "wrong_person")
        shown = [page.text, *(anna.open(path).text for path in (f"/avslut/{ending_id}", "/avslut", "/"))]
        pages.append(shown)
        anna.open(f"/avslut/{ending_id}")
        anna.send(f"/avslut/{ending_id}/skal", reason="no_contact_path")
    assert pages[0][:2] == pages[1][:2]
    assert pages[0][3] == pages[1][3]


def test_a_wrong_number_waits_on_the_start_page_for_a_new_way_or_a_reason(instance, at_desk, sent):
    ending_id, _ = sent()
    anna = at_desk("anna")
    assert "Inget avslut väntar" in anna.open("/").text
    change(anna, ending_id, "wrong_person")
    page = anna.open("/")
    assert "1 avslut väntar på åtgärd." in page.text
    assert "Meddelandet gick till fel person" in page.text
    assert "Ny väg eller skäl" in page.text
    assert "Kom inte fram" in anna.open("/avslut").text
    anna.open(f"/avslut/{ending_id}")
    anna.send(f"/avslut/{ending_id}/skal", reason="no_contact_path")
    assert "Inget avslut väntar" in anna.open("/").text


def test_a_client_who_dies_before_anything_went_out_was_not_offered(instance, at_desk, sent):
    ending_id, _ = sent(out=False)
    change(at_desk("anna"), ending_id, "deceased")
    ending = found(instance, ending_id)
    assert (ending.reason, ending.given_the_chance) == (NotOfferedReason.DECEASED, False)


def test_a_mistake_is_taken_back_and_a_new_link_can_be_made(instance, at_desk, sent):
    ending_id, _ = sent()
    anna = at_desk("anna")
    change(anna, ending_id, "deceased")
    assert "Klienten har avlidit" in anna.open(f"/avslut/{ending_id}").text
    anna.open(f"/avslut/{ending_id}/andra")
    page = anna.send(f"/avslut/{ending_id}/angra")
    assert "Ångrat. Påminnelserna kommer inte tillbaka." in page.text
    assert found(instance, ending_id).stopped is None
    assert "Ny länk. Den gamla slutar gälla." in anna.send(f"/avslut/{ending_id}/ny-lank").text
    with instance.contacts.read() as connection:
        logged = {action for _, action in desk_log.counts(connection, TODAY.year)}
    assert logged == {"stopped", "stop_undone", "reissued"}


def test_a_page_that_was_open_when_the_client_died_gives_no_new_link_and_says_why(instance, at_desk, sent):
    ending_id, _ = sent()
    anna, colleague = at_desk("anna"), at_desk("karin")
    anna.open(f"/avslut/{ending_id}")
    change(colleague, ending_id, "deceased")
    page = anna.send(f"/avslut/{ending_id}/ny-lank")
    assert "Det går inte att göra en ny länk. Inget mer ska gå till klienten." in page.text
    assert "Klienten har avlidit" in page.text
    assert "färdigräknade" not in page.text


def test_the_dead_are_not_asked_for_an_interview(at_desk, sent):
    ending_id, _ = sent()
    anna = at_desk("anna")
    assert "Får vi höra av oss om en intervju?" in anna.open(f"/avslut/{ending_id}").text
    change(anna, ending_id, "deceased")
    assert "Får vi höra av oss om en intervju?" not in anna.open(f"/avslut/{ending_id}").text
    assert anna.open(f"/avslut/{ending_id}/intervju").status == 404


# ------------------------------------------------------------- an unsure sending


@pytest.mark.parametrize(("said", "state"), [("ja", "sent"), ("nej", "queued")])
def test_of_an_unsure_sending_the_ombud_says_whether_it_came(instance, at_desk, sent, said, state):
    ending_id, _ = sent(out=False)
    sending = _settle(instance, ending_id, outbox.SendingState.UNSURE)
    eva, anna = at_desk("eva"), at_desk("anna")
    assert "Oviss sändning" not in eva.page.text
    assert "Oviss sändning: kom meddelandet fram?" in anna.page.text
    assert "1 avslut väntar på åtgärd." in anna.page.text
    fields = anna.form(f"/sandning/{sending}")
    assert eva.post(f"/sandning/{sending}", {**_token(eva, eva.page), "kom_fram": "ja"}).status == 404
    assert anna.post(f"/sandning/{sending}", {**fields, "kom_fram": "kanske"}).status == 400
    anna.post(f"/sandning/{sending}", {**fields, "kom_fram": said})
    with instance.contacts.read() as connection:
        (row,) = outbox.of_offer(connection, endings.find(connection, ending_id).offer_id)
    assert row.state == state
    again = anna.post(f"/sandning/{sending}", {**fields, "kom_fram": said})
    assert "Det är redan klart." in again.text


# ------------------------------------------------------------- wrong facts


def correct(desktop, ending_id, **typed):
    desktop.open(f"/avslut/{ending_id}/ratta")
    return desktop.send(f"/avslut/{ending_id}/ratta", **typed)


def test_wrong_facts_are_corrected_with_their_area(instance, at_desk, sent):
    ending_id, _ = sent()
    page = correct(at_desk("anna"), ending_id, ended_on="2026-04-30", kind="broken_off", municipality="1784")
    assert page.status == 404
    ending = found(instance, ending_id)
    assert (ending.ended_on, ending.kind, ending.municipality, ending.area) == (
        date(2026, 4, 30), EndingKind.BROKEN_OFF, "1784", "vastra",
    )  # fmt: skip


@pytest.mark.parametrize(("typed", "sentence"), [
    ({"ended_on": "2025-12-31"}, "Då går det inte att byta år. Välj en dag under 2026."),
    ({"ended_on": "2026-05-05"}, "Dagen har inte varit än."),
    ({"ended_on": ""}, "Skriv vilken dag kontakten tog slut."),
    ({"municipality": "1761"}, "Hammarö var inte med i verksamheten"),
    ({"kind": "x"}, "Inte ett giltigt val"),
])  # fmt: skip
def test_what_cannot_be_is_refused_and_said(instance, at_desk, sent, typed, sentence):
    ending_id, _ = sent()
    before = found(instance, ending_id)
    page = correct(at_desk("anna"), ending_id, **typed)
    assert (page.status, sentence in page.text) == (422, True)
    assert found(instance, ending_id) == before


def test_an_identity_that_is_protected_leaves_nothing_and_nothing_is_sent(instance, at_desk, sent):
    ending_id, _ = sent(out=False)
    correct(at_desk("karin"), ending_id, municipality="skyddad")
    ending = found(instance, ending_id)
    assert (ending.municipality, ending.area, ending.is_unreached) == (None, "unknown", True)
    contacts = dump(instance.contacts, "contacts")
    assert contacts["contact_detail"] == []
    assert [row[6] for row in contacts["outbox"]] == ["stopped"]


def test_before_the_offer_the_year_may_change_too(instance, at_desk, new_ending):
    anna = at_desk("anna")
    new_ending(anna, channel="not_yet")
    with instance.contacts.read() as connection:
        (ending,) = endings.of_year(connection, 2026)
    assert "Sparat." in correct(anna, ending.id, ended_on="2025-12-30").text
    assert found(instance, ending.id).ended_on == date(2025, 12, 30)


# ------------------------------------------------------------- a year that is counted


def test_when_a_year_is_opened_its_facts_lie_fast_and_a_late_offer_is_warned_of(
    instance, at_desk, sent, offer, new_ending
):
    ending_id, _ = sent()
    people_who_answer(instance, offer, 10)
    karin = at_desk("karin")
    new_ending(karin, channel="not_yet")
    karin.open("/")
    late = re.search(r'href="/avslut/([0-9a-f]{16})"', karin.page.html).group(1)
    assert "är redan öppnat" not in karin.open(f"/avslut/{late}").text
    karin.open(f"/avslut/{ending_id}/ratta")
    fields = karin.form(f"/avslut/{ending_id}/ratta")
    open_now(instance)
    before = found(instance, ending_id)
    refused = karin.post(f"/avslut/{ending_id}/ratta", {**fields, "kind": "broken_off"})
    assert (refused.status, "Då ligger uppgifterna fast." in refused.text) == (409, True)
    assert found(instance, ending_id) == before
    with instance.contacts.write() as connection:
        reports.lock(connection, 2026, "{}", TODAY, "karin", cutoff=TODAY)
    page = karin.open(f"/avslut/{late}")
    warned = (
        "2026 är redan öppnat Erbjudandet ändrar 11 av 12 till 12 av 12. Den låsta rapporten ändras inte."
    )
    assert warned in page.text
    assert karin.send(f"/avslut/{late}/erbjud", channel="paper").h1 == "Enkäten är erbjuden"


# ------------------------------------------------------------- the chef's start


def test_the_chef_starts_with_the_year_and_the_bounced_by_office(instance, at_desk, sent, new_ending):
    karin = at_desk("karin")
    for area, place in (("ostra", "1781"), ("ostra", "1781"), ("centrala", "1780")):
        ending_id, _ = sent(area=area, place=place)
        with instance.contacts.write() as connection:
            (row,) = outbox.of_offer(connection, endings.find(connection, ending_id).offer_id)
            assert invitations.reported(connection, row.id, delivered=False, today=TODAY)
    new_ending(karin, channel="link")
    text = karin.open("/").text
    assert "Avslut i år 4" in text
    assert "Erbjudandegrad 25 % (1 av 4)" in text
    assert re.search(r"Studsade 3 .*Östra 2", text)
    assert "Avslut i år" not in at_desk("anna").page.text
