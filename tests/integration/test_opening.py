"""An opening: envelopes become counts, and the way back is gone."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import text

from survey.answers import housekeeping, opening_keys
from survey.answers import tables as t
from survey.database import engines
from survey.database.engines import Database
from survey.domain.drafts import draft_keys, new_secret
from survey.domain.kinds import EndingKind, Way
from survey.domain.outcomes import OpeningRefused
from survey.security.keys import DESK, OPENING
from tests.conftest import PASSPHRASE, TODAY
from tests.scene import (
    VERSION,
    answer,
    counted,
    dump,
    dumps,
    files_with,
    how_many,
    open_now,
    participation_of,
    people_who_answer,
    person,
    pool_of,
    raw_files,
    rows,
    sealed_answers,
    ticket_of,
    urn_keys,
)

AFTER_2026 = date(2027, 1, 1)
SQLITE_ONLY = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)


@pytest.fixture
def people(instance, offer):
    """Let so many people answer."""

    def make(count, **given):
        return people_who_answer(instance, offer, count, **given)

    return make


# ------------------------------------------------------------------------------------- when it opens


def test_nine_answers_wait_and_nothing_changes(instance, people):
    people(9)
    before, keys = dumps(instance), urn_keys(instance)
    assert open_now(instance) is OpeningRefused.TOO_FEW
    assert dumps(instance) == before
    assert urn_keys(instance) == keys


def test_ten_answers_open(instance, people):
    people(10)
    opened = open_now(instance)
    assert (opened.year, opened.number, opened.step, opened.answers) == (2026, 1, 5, 10)
    assert (opened.joined, opened.overall_only) == (0, False)


@pytest.mark.parametrize(("count", "opens"), [(4, False), (5, True), (9, True)])
def test_five_to_nine_open_only_when_the_years_last_day_is_over_and_then_as_overall_counts(
    instance, people, count, opens
):
    people(count)
    assert open_now(instance, today=date(2026, 12, 31)) is OpeningRefused.TOO_FEW
    opened = open_now(instance, today=AFTER_2026)
    if opens:
        assert (opened.answers, opened.overall_only) == (count, True)
    else:
        assert opened is OpeningRefused.TOO_FEW


def test_a_late_batch_keeps_the_year_open(instance, people, offer):
    people(6)
    offer(today=date(2026, 11, 1))
    assert open_now(instance, today=AFTER_2026) is OpeningRefused.TOO_FEW
    assert open_now(instance, today=date(2027, 7, 1)).overall_only


def test_a_year_that_ended_with_under_five_is_counted_once_with_the_next_years(instance, people):
    people(4, ended_on=date(2025, 2, 1), today=date(2025, 3, 1), kind=EndingKind.BROKEN_OFF)
    people(11)
    opened = open_now(instance)
    assert (opened.answers, opened.joined) == (15, 4)
    assert counted(instance) == {opened.id: 15}
    assert open_now(instance, 2025) is OpeningRefused.NO_URN
    assert counted(instance) == {opened.id: 15}
    kinds = Counter(cell.kind for cell in pool_of(instance).elements() if cell.question == "bemotande")
    assert kinds == {"broken_off": 4, "formal": 11}


@pytest.mark.parametrize("count", [5, 12])
def test_a_year_with_enough_answers_is_never_mixed_into_the_next_one(instance, people, count):
    people(count, ended_on=date(2025, 2, 1), today=date(2025, 3, 1))
    people(10)
    opened = open_now(instance)
    assert (opened.answers, opened.joined) == (10, 0)
    older = open_now(instance, 2025)
    assert (older.year, older.answers, older.overall_only) == (2025, count, count < 10)
    assert counted(instance) == {opened.id: 10, older.id: count}


def test_a_year_that_is_not_over_joins_no_other(instance, people):
    people(3, ended_on=date(2025, 11, 1))
    people(10)
    assert open_now(instance).answers == 10
    assert len(sealed_answers(instance)) == 3


def test_an_opening_that_was_interrupted_keeps_its_answers_from_the_next_years(instance, people):
    class Cut(Exception):
        pass

    def cut(_step):
        raise Cut

    people(12, ended_on=date(2025, 2, 1), today=date(2025, 3, 1))
    people(10)
    with pytest.raises(Cut):
        open_now(instance, 2025, after_step=cut)
    assert (open_now(instance).answers, open_now(instance, 2025).answers) == (10, 12)
    assert sorted(counted(instance).values()) == [10, 12]


def test_answers_that_come_after_an_opening_wait_for_the_next_one(instance, people):
    people(10)
    first = open_now(instance)
    late = people(10)
    assert set(sealed_answers(instance)) == {one.hash for one in late}
    second = open_now(instance)
    assert (second.number, second.answers) == (2, 10)
    assert counted(instance) == {first.id: 10, second.id: 10}


def test_a_year_without_an_urn_is_refused(instance):
    assert open_now(instance, 2019) is OpeningRefused.NO_URN


# -------------------------------------------------------------------------------------- who opens it


def test_a_wrong_secret_opens_nothing(instance, people):
    people(10)
    before = dumps(instance)
    for wrong in ("", "en lykta i sommarskogen", PASSPHRASE.upper(), "0" * 30):
        assert open_now(instance, secret=wrong) is OpeningRefused.WRONG_SECRET
    assert dumps(instance) == before


def test_the_recovery_code_opens_as_the_passphrase_does(instance, people):
    (instance.keys.root / OPENING / opening_keys.PRACTISED).unlink()
    recovery = opening_keys.set_up(instance.keys, PASSPHRASE, cost=0)
    assert opening_keys.practise(instance.keys, PASSPHRASE, recovery)
    people(10)
    assert open_now(instance, secret=opening_keys.shown_recovery(recovery).lower()).answers == 10


def test_an_urn_that_nobody_has_practised_is_not_opened(bare_instance):
    opening_keys.set_up(bare_instance.keys, PASSPHRASE, cost=0)
    assert open_now(bare_instance) is OpeningRefused.NOT_SET_UP


# ----------------------------------------------------------------------------------- what it leaves


def test_the_counts_of_every_closed_question_add_up_to_the_answers(instance, offer):
    given = [{"bemotande": "ja"}] * 6 + [{"bemotande": "nej", "hjalp": "nej"}] * 4 + [{}] * 2
    given += [{"bemotande": "olasligt"}]
    for number, answers in enumerate(given):
        if number < 10:
            answer(instance, offer(), answers)
        else:
            instance.gate.submit_paper(ticket_of(instance, offer()), Way.PAPER, answers, TODAY)
    opened = open_now(instance)
    assert counted(instance) == {opened.id: 13}
    treated = {
        row["answer"]: row["count"] for row in rows(instance, "tally") if row["question"] == "bemotande"
    }
    assert treated == {"ja": 6, "nej": 4, "olasligt": 1, "": 2}
    assert {row["version"] for row in rows(instance, "tally")} == {VERSION}


def test_free_texts_stand_alone_under_random_keys_in_no_order_of_sending(instance, people):
    people(30)
    opened = open_now(instance)
    found = rows(instance, "comment")
    assert sorted(row["text"] for row in found) == sorted(f"ord {number}" for number in range(30))
    of_the_person = {"question", "text"}
    of_the_review = {"state", "theme", "label", "level"}
    assert {name for row in found for name in row} == {"id", "opening_id"} | of_the_person | of_the_review
    assert {row[name] for row in found for name in of_the_review} == {None}
    assert {row["opening_id"] for row in found} == {opened.id}
    assert {len(row["id"]) for row in found} == {32}
    with instance.answers.read() as connection:
        lie = list(connection.execute(text("SELECT text FROM comment")).scalars())
    assert lie != [f"ord {number}" for number in range(30)]
    assert lie == [row["text"] for row in sorted(found, key=lambda row: row["id"])]


def test_counted_tickets_are_bare_hashes_and_the_others_are_as_they_were(instance, people, offer):
    answered = people(10)
    waiting = person(instance, offer())
    before = {row["hash"]: row for row in rows(instance, "ticket")}
    open_now(instance)
    after = {row["hash"]: row for row in rows(instance, "ticket")}
    assert set(after) == set(before)
    for one in answered:
        bare = after.pop(one.hash)
        assert bare["state"] == "spent"
        assert (bare["code_hash"], bare["wrapped_id"], bare["receipt"]) == (None, None, None)
    assert after == {hashed: before[hashed] for hashed in after}
    assert instance.gate.paper_ticket(answered[0].issued.code, "bo") is None
    assert instance.gate.paper_ticket(waiting.issued.code, "bo").ticket.is_open(TODAY)


def test_no_envelope_and_no_draft_of_a_counted_ticket_is_left_and_drafts_of_open_ones_live(
    instance, people, offer, browser
):
    people(10)
    walker, issued = browser(), offer()
    walker.enter(issued.token)
    walker.answer_all(bemotande="nej")
    open_now(instance)
    assert how_many(instance, "envelope") == 0
    assert [row["ticket_hash"] for row in rows(instance, "draft")] == [person(instance, issued).hash]
    assert walker.send().path == "/tack"
    assert [one.answers for one in sealed_answers(instance).values()] == [{"bemotande": "nej"}]


def test_a_browser_that_sent_before_the_opening_sees_the_honest_page_after_it(
    instance, people, offer, browser
):
    people(9)
    walker, issued = browser(), offer()
    walker.enter(issued.token)
    walker.answer_all(bemotande="ja")
    assert walker.send().path == "/tack"
    open_now(instance)
    assert walker.get("/tack").status == 410


def test_an_answer_given_by_an_old_link_before_a_new_one_is_counted_once(instance, people, offer):
    people(9)
    one = people(1, area="vastra")[0]
    with instance.contacts.read() as connection:
        ending = connection.exec_driver_sql("SELECT id FROM ending WHERE area = 'vastra'").scalar_one()
    new = person(instance, instance.gate.reissue(ending, "anna", TODAY))
    opened = open_now(instance)
    assert counted(instance) == {opened.id: 10}
    assert participation_of(instance)["area", "vastra"] == (1, 1)
    bare = {row["hash"]: (row["state"], row["code_hash"]) for row in rows(instance, "ticket")}
    assert (bare[one.hash], bare[new.hash]) == (("replaced", None), ("spent", None))


# --------------------------------------------------------------------------------- keys and the pool


def test_the_emptied_urns_key_is_gone_here_and_in_the_backup_and_the_next_urns_is_there(instance, people):
    people(10)
    (old,) = (row["id"] for row in rows(instance, "urn"))
    assert urn_keys(instance)["keys"] == {f"urn-{old}"}
    open_now(instance)
    by_state = {row["state"]: row["id"] for row in rows(instance, "urn")}
    assert by_state["emptied"] == old
    (pool,) = (row["id"] for row in rows(instance, "sealed_pool"))
    expected = {f"urn-{by_state['open']}", f"pool-{pool}"}
    assert urn_keys(instance) == {"keys": expected, "key-backup": expected}


def test_the_pool_is_sealed_anew_at_each_opening_and_holds_the_sum(instance, people):
    people(6, area="centrala")
    people(4, area="vastra", kind=EndingKind.BROKEN_OFF)
    one = open_now(instance)
    (first,) = rows(instance, "sealed_pool")
    people(10, area="vastra")
    other = open_now(instance)
    (second,) = rows(instance, "sealed_pool")
    assert first["id"] != second["id"]
    assert len(first["box"]) == len(second["box"])
    pool = pool_of(instance)
    treated = {cell[2:]: count for cell, count in pool.items() if cell.question == "bemotande"}
    assert treated == {
        (one.id, "formal", "centrala", "link", "ja"): 6,
        (one.id, "broken_off", "vastra", "link", "ja"): 4,
        (other.id, "formal", "vastra", "link", "ja"): 10,
    }
    asked = Counter(cell.question for cell in pool.elements())
    assert asked == dict.fromkeys(asked, 20)
    assert f"pool-{first['id']}" not in urn_keys(instance)["keys"]


def test_after_the_years_last_day_no_urn_is_begun_and_who_was_whose_is_forgotten(instance, people, offer):
    people(10)
    offer()
    open_now(instance)
    assert instance.keys.has(DESK, "link-2026")
    people(6)
    opened = open_now(instance, today=AFTER_2026)
    assert opened.answers == 6
    assert {row["state"] for row in rows(instance, "urn")} == {"emptied"}
    assert not instance.keys.has(DESK, "link-2026")
    assert not (instance.keys.backup / DESK / "link-2026").exists()
    assert dump(instance.contacts, "contacts")["slot"] == []


def test_a_year_that_joined_the_next_one_is_forgotten_too(instance, people):
    people(3, ended_on=date(2025, 2, 1), today=date(2025, 3, 1))
    assert open_now(instance, 2025) is OpeningRefused.TOO_FEW
    assert instance.keys.has(DESK, "link-2025")
    people(10)
    open_now(instance)
    assert not instance.keys.has(DESK, "link-2025")
    assert instance.keys.has(DESK, "link-2026")


def test_an_opening_that_is_refused_forgets_nothing(instance, people):
    people(3)
    assert open_now(instance, today=AFTER_2026) is OpeningRefused.TOO_FEW
    assert instance.keys.has(DESK, "link-2026")
    assert len(sealed_answers(instance)) == 3


# ------------------------------------------------------------------------------- what the disk holds


@SQLITE_ONLY
def test_before_an_opening_no_answer_can_be_read_in_any_file(instance, offer, browser):
    rare = "Zvartkråka på Hjulsta äng"
    for number in range(3):
        walker, issued = browser(), offer()
        walker.enter(issued.token)
        walker.answer_all(
            bemotande="till_viss_del", hjalp="av_nagon_jag_kanner", vad_var_bra=f"{rare} {number}"
        )
        if number:
            walker.send()
    instance.gate.submit_paper(ticket_of(instance, offer()), Way.PAPER, {"vad_var_bra": rare}, TODAY)
    needles = [
        rare.encode(),
        b"Zvartkr",
        b"till_viss_del",
        b"bemotande",
        b"vad_var_bra",
        b"paper_own",
        b"olasligt",
    ]
    assert files_with(instance.settings.folder, needles) == {}
    assert len({len(row["box"]) for row in rows(instance, "envelope")}) == 1
    assert how_many(instance, "envelope") == 3
    files = raw_files(instance.settings.folder)
    assert {"answers.sqlite3", "answers.sqlite3-wal", "key-backup/public/cookie"} <= set(files)


@SQLITE_ONLY
def test_after_an_opening_not_a_stretch_of_an_envelope_or_draft_is_in_any_file(
    instance, people, offer, browser
):
    walker = browser()
    walker.enter(offer().token)
    walker.answer_all(vad_var_bra="ord")
    boxes = [row["box"] for row in rows(instance, "draft")]
    walker.send()
    people(12)
    boxes += [row["box"] for row in rows(instance, "envelope")]
    receipts = [row["receipt"] for row in rows(instance, "ticket") if row["receipt"]]
    needles = [box[place : place + 24] for box in boxes for place in range(0, len(box) - 24, 400)] + receipts
    assert len(receipts) == 13
    assert files_with(instance.settings.folder, needles)
    open_now(instance)
    assert files_with(instance.settings.folder, needles) == {}
    assert (instance.settings.folder / "answers.sqlite3-wal").stat().st_size < 50_000


@SQLITE_ONLY
def test_kind_area_and_day_are_nowhere_on_the_answer_side_before_or_after(instance, people):
    def readable():
        folder = instance.settings.folder
        files = {name: content for name, content in raw_files(folder).items() if "contacts" not in name}
        words = (b"formal", b"broken_off", b"centrala", b"vastra", b"2026-05-04", b"2026-03-17")
        # keys are hexadecimal: four digits of a kommun code stand in them by chance
        needles = {"answers": (*words, b"1780"), "key": words}
        return {
            name: word
            for name, content in files.items()
            for part, wanted in needles.items()
            for word in wanted
            if part in name and word in content
        }

    people(6, area="centrala", ended_on=date(2026, 3, 17))
    people(6, area="vastra", kind=EndingKind.BROKEN_OFF)
    assert readable() == {}
    assert files_with(instance.settings.folder, [b"broken_off", b"2026-03-17"])
    open_now(instance)
    assert readable() == {}


@SQLITE_ONLY
def test_the_backup_holds_what_the_database_holds_and_no_envelope(instance, people):
    people(10)
    opened = open_now(instance)
    copy = Database(f"sqlite:///{instance.backup / 'answers.sqlite3'}")
    kept = dump(copy, "answers")
    copy.close()
    now = dump(instance.answers, "answers")
    assert kept["envelope"] == []
    assert {name for name in now if now[name] != kept[name]} == {"opening"}
    assert counted(instance) == {opened.id: 10}
    assert (instance.backup / "answers.sqlite3").stat().st_mode & 0o077 == 0


@SQLITE_ONLY
def test_no_key_is_destroyed_when_the_backup_is_faulty(instance, people, monkeypatch):
    people(10)
    keys = urn_keys(instance)["keys"]
    with monkeypatch.context() as faulty:
        faulty.setattr(housekeeping, "_counts_in", lambda _copy: ("ok", 3))
        with pytest.raises(housekeeping.BackupFaulty):
            open_now(instance)
    assert keys < urn_keys(instance)["keys"]
    opened = open_now(instance)
    assert counted(instance) == {opened.id: 10}
    assert not keys & urn_keys(instance)["keys"]


@SQLITE_ONLY
def test_no_opening_is_finished_while_a_reader_keeps_envelopes_in_the_log(instance, people, monkeypatch):
    people(10)
    monkeypatch.setattr(engines, "BUSY_MILLISECONDS", 20)
    monkeypatch.setattr(housekeeping, "CHECKPOINT_TRIES", 2)
    instance.answers.close()
    with instance.answers.read() as reader:
        reader.execute(t.ticket.select()).all()
        with pytest.raises(housekeeping.LogInUse):
            open_now(instance)
    assert open_now(instance).step == 5


def test_after_an_opening_the_rows_lie_in_the_order_of_their_keys(instance, people, offer):
    people(20)
    open_now(instance)
    with instance.answers.read() as connection:
        for table in ("ticket", "comment"):
            key = "hash" if table == "ticket" else "id"
            lie = list(connection.execute(text(f"SELECT {key} FROM {table}")).scalars())
            assert lie == sorted(lie)
            assert len(lie) >= 20


def test_old_drafts_that_somehow_outlived_their_ticket_go_at_the_opening(instance, people):
    one = people(10)[0]
    keys = draft_keys(one.ticket_id, new_secret())
    with instance.answers.write() as connection:
        connection.execute(t.draft.insert().values(ticket_hash=one.hash, locator=keys.locator, box=b"box"))
    open_now(instance)
    assert how_many(instance, "draft") == 0


def test_whether_somebody_answered_is_in_no_column_of_the_contact_side(instance, people, offer):
    people(9)
    last = offer()
    before = dump(instance.contacts, "contacts")
    answer(instance, last, {"bemotande": "ja"})
    assert dump(instance.contacts, "contacts") == before
    open_now(instance)
    after = dump(instance.contacts, "contacts")
    assert {name for name in before if before[name] != after[name]} <= {"participation", "urn_estimate"}
