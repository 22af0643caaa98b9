"""The purge: each class of data is there on its last day, gone on the next without a trace, and counted."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from mailbox import Maildir

import pytest
from click.testing import CliRunner
from sqlalchemy import select, update

from survey.accounts import sessions
from survey.accounts.people import add_account
from survey.answers import housekeeping, slip_box
from survey.answers import tables as a
from survey.cli.main import main
from survey.contacts import desk_log, interviews, purge_log
from survey.contacts import tables as t
from survey.contacts.contact_details import Address
from survey.delivery.choosing import OUTBOX
from survey.delivery.file_outbox import FileOutbox
from survey.delivery.messages import MessageWay
from survey.domain.double_entry import WEEK_DAYS, new_sheet, week_of
from survey.domain.kinds import Role
from survey.domain.periods import FORTNIGHT_DAYS, fortnight_of
from survey.domain.retention import DataClass, rules
from survey.domain.slips import Slip, SlipKind
from survey.forms import purging as words
from survey.gate import purging
from survey.gate.paper_back import Keyed, key_in
from survey.gate.purging import Moment, purge
from tests.conftest import TODAY
from tests.scene import dumps, files_with, how_many, open_now, people_who_answer, ticket_of
from tests.sending import NUMBER, START, Provider, Timepiece, send_offer, worker_of

ANNA = "anna"
MONTHS = 60
LAST_ANSWER_DAY = date(2026, 12, 31)


def at(day):
    """Noon of a day."""
    return Moment(day, int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()))


def end_of_fortnight(number):
    return date.fromordinal((number + 1) * FORTNIGHT_DAYS - 1)


@dataclass
class World:
    """An instance, and how one meets its door."""

    instance: object
    browser: Callable
    offer: Callable
    sent: int = 0

    def offer_by_sms(self):
        self.sent += 1
        return send_offer(self.instance, START, self.sent)[0]

    def send(self):
        self.offer_by_sms()
        worker_of(self.instance, Timepiece(), Provider()).work()

    def log(self):
        with self.instance.contacts.write() as connection:
            desk_log.write(connection, desk_log.Action.REISSUED, ANNA, TODAY)

    def sign_in(self):
        with self.instance.contacts.write() as connection:
            anna = add_account(
                connection, ANNA, "Anna", Role.OMBUD, "sju gröna paraplyer", "centrala", cost=0
            )
            sessions.start(connection, anna.id, at(TODAY).seconds)

    def agree(self):
        ending_id = self.offer_by_sms()
        with self.instance.contacts.write() as connection:
            interviews.agree(connection, self.instance.keys, ending_id, Address(MessageWay.SMS, NUMBER))

    def begin(self, people=1):
        for _ in range(people):
            walker = self.browser()
            walker.enter(self.offer().token)
            walker.answer(1, tillganglighet="ja")
        return walker

    def ask_for_a_word(self):
        walker = self.begin()
        assert walker.post("/enkat/paus", {"mac": walker.get("/enkat/paus").mac}).status == 200

    def leave_a_slip(self):
        slip = Slip(SlipKind.CALL, NUMBER, "Ring mig")
        assert slip_box.put(self.instance.answers, slip_box.public_key(self.instance.keys), slip, TODAY)

    def keep_a_copy(self):
        found = self.instance.gate.paper_ticket(self.offer().code, ANNA)
        keyed = Keyed(found, {"tillganglighet": "ja"}, ANNA, new_sheet())
        assert key_in(self.instance.gate, keyed, TODAY, drawn=True).word

    def comment(self):
        people_who_answer(self.instance, self.offer, 10)
        open_now(self.instance)

    def write_a_message(self):
        ways = FileOutbox(self.instance.settings.folder / OUTBOX)
        self.offer_by_sms()
        worker_of(self.instance, Timepiece(), ways).work()
        for path in ways.folder.glob("*.eml"):
            _written(path)

    def get_mail(self):
        maildir = Maildir(self.instance.settings.folder / "bounces", create=True)
        maildir.add(b"From: kim@example.se\r\n\r\nHej\r\n")
        [path] = (self.instance.settings.folder / "bounces" / "new").iterdir()
        _written(path)


def _written(path):
    moment = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC).timestamp()
    os.utime(path, (moment, moment))


WORLDS = {
    DataClass.CONTACT_DETAILS: (World.send, date(2026, 7, 1), 1),
    DataClass.SENDINGS: (World.send, date(2027, 1, 30), 1),
    DataClass.INTERVIEW_DETAILS: (World.agree, date(2028, 6, 3), 1),
    DataClass.DESK_LOG: (World.log, date(2028, 5, 31), 1),
    DataClass.SESSIONS: (World.sign_in, TODAY, 1),
    DataClass.TICKETS: (World.begin, LAST_ANSWER_DAY, 64),
    DataClass.DRAFTS: (lambda world: world.begin(6), LAST_ANSWER_DAY, 6),
    DataClass.CONTINUE_WORDS: (World.ask_for_a_word, end_of_fortnight(fortnight_of(TODAY) + 1), 1),
    DataClass.PAPER_COPIES: (World.keep_a_copy, date.fromordinal((week_of(TODAY) + 2) * WEEK_DAYS - 1), 1),
    DataClass.SLIPS: (World.leave_a_slip, end_of_fortnight(fortnight_of(TODAY + timedelta(91)) - 1), 1),
    DataClass.COMMENTS: (World.comment, date(2031, 12, 31), 10),
    DataClass.MESSAGE_FILES: (World.write_a_message, date(2026, 7, 1), 1),
    DataClass.RETURNED_MAIL: (World.get_mail, date(2026, 6, 3), 1),
}
"""Class of data → what makes some, its last day, and how much."""


@pytest.fixture
def world(instance, browser, offer):
    return World(instance, browser, offer)


def protocol(instance):
    with instance.contacts.read() as connection:
        return purge_log.months(connection)


@pytest.mark.parametrize("data", DataClass)
def test_a_class_is_there_on_its_last_day_and_gone_the_day_after(world, data):
    plant, last, count = WORLDS[data]
    plant(world)
    premises, told = world.instance.premises, {rule.data: rule.told for rule in rules(MONTHS)}
    assert purge(premises, at(last))[data] == 0
    assert purge(premises, at(last + timedelta(1)))[data] == count
    assert purge(premises, at(last + timedelta(2)))[data] == 0
    counted = sum(month.get(data, 0) for month in protocol(world.instance).values())
    assert counted == told[data](count)


def test_every_class_has_its_rule_its_way_out_and_its_words(engine_urls):
    everyone = set(DataClass)
    assert {rule.data for rule in rules(MONTHS)} == everyone
    assert set(purging.CONTACT_SIDE) | set(purging.ELSEWHERE) == everyone == set(words.NAMES) == set(WORLDS)
    assert set(purging.CONTACT_SIDE) == set(purging.CONTACT_TABLES)
    assert not set(purging.CONTACT_SIDE) & set(purging.ELSEWHERE)


def boxes(instance):
    """Return how every sealed thing of both databases begins: a long one lies in pieces on the disk."""
    columns = (
        (t.contact_detail.c.sealed, t.interview.c.sealed),
        (a.draft.c.box, a.continuation.c.box, a.slip.c.box, a.second_keying.c.box),
    )
    found = []
    for database, wanted in zip((instance.contacts, instance.answers), columns, strict=True):
        with database.read() as connection:
            found += [box for column in wanted for box in connection.execute(select(column)).scalars()]
    return [bytes(box[:32]) for box in found if box]


@pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
def test_what_went_is_in_no_file_log_free_page_or_backup(world):
    instance, folder = world.instance, world.instance.settings.folder
    for plant, _, _ in WORLDS.values():
        plant(world)
    housekeeping.back_up(instance.answers, instance.backup)
    sealed = boxes(instance)
    assert len(sealed) >= 8
    found = files_with(folder, sealed)
    assert set().union(*found.values()) == set(sealed)
    assert "backup/answers.sqlite3" in found
    purge(instance.premises, at(date(2033, 1, 1)))
    assert boxes(instance) == []
    assert files_with(folder, [*sealed, NUMBER.encode()]) == {}
    assert list((folder / OUTBOX).iterdir()) == []


def test_the_protocol_says_that_the_purge_ran_though_nothing_had_to_go(instance):
    for day in (TODAY, TODAY, TODAY + timedelta(1)):
        purge(instance.premises, at(day))
    assert protocol(instance) == {"2026-05": {}}


def test_a_number_so_small_that_it_could_tell_of_somebody_is_not_in_the_protocol(world):
    world.begin(4)
    gone = purge(world.instance.premises, at(LAST_ANSWER_DAY + timedelta(1)))
    assert gone[DataClass.DRAFTS] == 4
    assert DataClass.DRAFTS not in protocol(world.instance)["2027-01"]


def test_the_protocol_is_never_about_anybody_nor_of_a_day(world):
    for plant, _, _ in WORLDS.values():
        plant(world)
    purge(world.instance.premises, at(date(2033, 1, 1)))
    told = dumps(world.instance)["contacts"]["purge_count"]
    assert len(told) >= 11
    for identity, month, data, count in told:
        assert len(identity) == 16
        assert month == "2033-01"
        assert DataClass(data)
        assert isinstance(count, int)


def test_a_year_that_still_has_unopened_answers_keeps_its_tickets_and_its_key(world):
    [person] = people_who_answer(world.instance, world.offer, 1)
    purge(world.instance.premises, at(date(2028, 1, 1)))
    assert how_many(world.instance, "ticket") == 64
    assert ticket_of(world.instance, person.issued).state == "spent"


def test_a_year_that_is_closed_by_the_purge_is_over_and_nobody_can_be_told_from_it(world):
    world.begin()
    keys = world.instance.keys
    assert keys.has("desk", "link-2026")
    purge(world.instance.premises, at(LAST_ANSWER_DAY + timedelta(1)))
    assert not keys.has("desk", "link-2026")
    assert how_many(world.instance, "ticket") == 0
    with world.instance.contacts.read() as connection:
        assert connection.execute(select(t.slot.c.number)).all() == []


def test_a_link_whose_ticket_is_purged_leads_to_the_same_page_as_any_closed_one(world):
    token = world.offer().token
    purge(world.instance.premises, at(LAST_ANSWER_DAY + timedelta(1)))
    page = world.browser().get(f"/e/{token}")
    assert (page.status, page.h1) == (410, "Länken eller koden går inte längre att använda")


def test_a_row_that_somebody_holds_is_left_to_its_holder(world):
    world.send()
    with world.instance.contacts.write() as connection:
        connection.execute(update(t.outbox).values(state="leased"))
    assert purge(world.instance.premises, at(date(2028, 1, 1)))[DataClass.SENDINGS] == 0


@pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
def test_the_command_says_how_much_went_and_nothing_of_whom(world):
    world.send()
    with world.instance.contacts.write() as connection:
        connection.execute(update(t.contact_detail).values(gone_after=date(2020, 1, 1)))
    words_of = ["purge", "--folder", str(world.instance.settings.folder)]
    done = CliRunner().invoke(main, words_of)
    assert done.exit_code == 0, done.output
    assert "Nummer och e-post för enkäten: 1" in done.output
    assert NUMBER not in done.output
    again = CliRunner().invoke(main, words_of)
    assert "Nummer och e-post" not in again.output
