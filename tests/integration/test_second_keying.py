"""Double entry: the copy opens with the paper alone, is compared once, and is gone when it is settled."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from survey.answers import housekeeping, second_keying, tickets
from survey.answers.second_keying import Counts
from survey.domain.double_entry import (
    Again,
    Copy,
    Keying,
    Waits,
    differences,
    is_drawn,
    new_sheet,
    open_copy,
    receipt_of,
    settled,
    week_of,
    word_of,
)
from survey.domain.drafts import new_word
from survey.domain.envelopes import SealedAnswer
from survey.domain.kinds import Way
from survey.domain.loader import bundled_versions
from survey.domain.outcomes import Submitted
from survey.domain.questionnaire import QuestionKind
from survey.gate.paper_back import Keyed, compare, key_in, look_again, paper_of, settle, waits_for
from tests.conftest import TODAY
from tests.scene import (
    VERSION,
    PowerCut,
    files_with,
    how_many,
    open_now,
    people_who_answer,
    person,
    rows,
    sealed_answers,
    ticket_of,
)
from tests.threads import at_once

FIRST = {"bemotande": "ja", "tillganglighet": "nej", "vad_var_bra": "Hon lyssnade."}
OTHER = {"bemotande": "nej", "tillganglighet": "nej", "vad_var_bra": "Hon lyssnade inte."}
DIFFER = ["bemotande", "vad_var_bra"]
NINE = 9
"""Questions of the version that take a key."""


@pytest.fixture
def desk_of(instance):
    """What two members of staff do with one paper's code."""

    class Hands:
        def __init__(self, issued):
            self.issued = issued
            self.sheet = new_sheet()

        def found(self, account):
            return instance.gate.paper_ticket(self.issued.code, account)

        def first(self, answers=FIRST, account="eva", today=TODAY, drawn=True):
            keyed = Keyed(self.found(account), answers, account, self.sheet)
            return key_in(instance.gate, keyed, today, drawn=drawn)

        def second(self, word, answers=OTHER, account="karin", today=TODAY):
            return compare(instance.gate, Keyed(self.found(account), answers, account, ""), word, today)

        def settle(self, word, choices, account="karin", today=TODAY):
            paper = paper_of(instance.gate, self.found(account), word, account, today)
            return settle(instance.gate, paper, choices)

        def waits(self, account, today=TODAY):
            return waits_for(instance.gate, self.found(account), account, today)

    return Hands


@pytest.fixture
def paper(desk_of, offer):
    return desk_of(offer())


def only(instance):
    (answer,) = sealed_answers(instance).values()
    return answer


def counts(instance):
    with instance.answers.read() as connection:
        return second_keying.counts(connection, TODAY.year)


def test_the_first_keying_is_sealed_at_once_and_counts(instance, paper):
    kept = paper.first()
    assert (kept.outcome, kept.word) == (Submitted.STORED, word_of(paper.sheet))
    assert only(instance) == SealedAnswer(VERSION, Way.PAPER, FIRST)
    assert how_many(instance, "second_keying") == 1
    assert ticket_of(instance, paper.issued).state == "spent"


def test_an_undrawn_paper_leaves_no_copy_and_has_no_word(instance, paper):
    assert paper.first(drawn=False).word == ""
    assert how_many(instance, "second_keying") == how_many(instance, "double_entry") == 0
    assert paper.waits("karin") is Waits.NOTHING


def test_the_same_sheet_sent_twice_is_told_the_same_word(instance, paper):
    first, again = paper.first(), paper.first(drawn=False)
    assert (again.outcome, again.word) == (Submitted.STORED_BEFORE, first.word)
    paper.sheet = new_sheet()
    assert paper.first().outcome is Submitted.REFUSED
    assert paper.first().word == ""


def test_equal_keyings_end_there(instance, paper):
    word = paper.first().word
    assert differences(bundled_versions()[VERSION], FIRST, paper.second(word, FIRST).second) == []
    assert how_many(instance, "second_keying") == 0
    assert only(instance).answers == FIRST
    assert counts(instance) == Counts(1, 1, NINE, 0)


def test_what_differs_is_settled_in_the_same_urn(instance, paper):
    word = paper.first().word
    (before,) = rows(instance, "envelope")
    both = paper.second(word)
    assert [
        each.question.id for each in differences(bundled_versions()[VERSION], FIRST, both.second)
    ] == DIFFER
    assert paper.settle(word, {"bemotande": Keying.SECOND}) is Again.UNSETTLED
    assert only(instance).answers == FIRST
    choices = {"bemotande": Keying.SECOND, "vad_var_bra": Keying.FIRST}
    assert paper.settle(word, choices) is Again.REPLACED
    assert only(instance) == SealedAnswer(VERSION, Way.PAPER, {**FIRST, "bemotande": "nej"})
    (after,) = rows(instance, "envelope")
    assert (after["urn_id"], after["ticket_hash"]) == (before["urn_id"], before["ticket_hash"])
    assert len(after["box"]) == len(before["box"])
    assert how_many(instance, "second_keying") == 0
    assert counts(instance) == Counts(1, 1, NINE, 1)


def test_only_one_attempt_is_compared_whatever_is_sent_later(instance, paper):
    word = paper.first().word
    first_try = paper.second(word, {"bemotande": "nej"})
    assert paper.second(word, FIRST) == first_try
    assert paper.second(word, {"tillganglighet": "ja"}) == first_try
    assert counts(instance).compared == 1


def test_another_colleague_is_not_shown_what_the_two_keyed(instance, paper):
    word = paper.first().word
    paper.second(word)
    assert paper.second(word, account="lena") is Again.NOT_YOURS
    assert look_again(instance.gate, paper.found("lena"), word, "lena", TODAY) is Again.NOT_YOURS
    assert paper.settle(word, dict.fromkeys(DIFFER, "second"), account="lena") is Again.NOT_YOURS
    assert only(instance).answers == FIRST


def test_nobody_sees_the_first_keying_before_a_second_one_is_in(instance, paper):
    word = paper.first().word
    assert look_again(instance.gate, paper.found("karin"), word, "karin", TODAY) is Again.GONE
    assert paper.settle(word, dict.fromkeys(DIFFER, "second")) is Again.GONE
    assert how_many(instance, "second_keying") == 1


def test_who_keyed_first_may_not_be_second_and_the_own_ombud_never(instance, desk_of, offer):
    paper = desk_of(offer(ombud_id="anna"))
    word = paper.first().word
    assert (paper.waits("eva"), paper.waits("karin")) == (Waits.FOR_OTHERS, Waits.FOR_YOU)
    assert paper.waits("anna") is Waits.NOTHING
    assert paper.second(word, account="eva") is Again.NOT_YOURS
    assert paper.second(word, account="anna") is Again.NOT_YOURS
    assert look_again(instance.gate, paper.found("anna"), word, "anna", TODAY) is Again.NOT_YOURS
    assert counts(instance).compared == 0


def test_ten_wrong_words_and_the_copy_stays_closed(paper):
    word = paper.first().word
    assert [paper.second(new_word()) for _ in range(10)] == [Again.WRONG_WORD] * 10
    assert paper.second(word) is Again.WORD_SPENT


def test_a_right_word_clears_the_wrong_ones(paper):
    word = paper.first().word
    for _ in range(3):
        assert [paper.second(new_word()) for _ in range(6)] == [Again.WRONG_WORD] * 6
        assert isinstance(paper.second(word), Copy)


def test_both_databases_all_keys_and_the_code_do_not_open_the_copy(instance, paper):
    """What the server could know: the ticket id, the code, everything on the disk; not the word."""
    word = paper.first().word
    (row,) = rows(instance, "second_keying")
    ticket_id = person(instance, paper.issued).ticket_id
    assert open_copy(word, ticket_id, row["box"]) == Copy(SealedAnswer(VERSION, Way.PAPER, FIRST))
    for guess in ("", paper.issued.code, paper.issued.token, ticket_id.hex(), new_word()):
        assert open_copy(guess, ticket_id, row["box"]) is None
    assert files_with(instance.settings.folder, [word.encode(), paper.sheet.encode(), b"Hon lyssnade"]) == {}


def test_a_copy_does_not_name_its_ticket_and_spent_tickets_look_alike(instance, offer, paper):
    people_who_answer(instance, offer, 1)
    paper.first()
    (copy,) = rows(instance, "second_keying")
    assert set(copy) == {"locator", "urn_id", "keyer", "week", "attempts", "box"}
    elsewhere = [row for table in ("ticket", "envelope", "draft") for row in rows(instance, table)]
    shared = {copy["locator"], copy["keyer"], copy["locator"].hex()}
    assert not any(value in shared for row in elsewhere for value in row.values())
    receipts = [row["receipt"] for row in rows(instance, "ticket") if row["state"] == "spent"]
    assert [len(receipt) for receipt in receipts] == [32, 32]


def test_every_copy_has_one_size_before_and_after_the_second_keying(instance, desk_of, offer):
    short, long = desk_of(offer()), desk_of(offer())
    short.first({"bemotande": "ja"})
    word = long.first({"bemotande": "ja", "vad_var_bra": "å" * 1000}).word
    long.second(word, {"bemotande": "nej", "vad_var_bra": "ö" * 1000})
    assert len({len(row["box"]) for row in rows(instance, "second_keying")}) == 1


def test_a_copy_is_kept_eight_to_fourteen_days(instance, desk_of, offer):
    for day in range(7):
        keyed_on, paper = TODAY + timedelta(day), desk_of(offer())
        paper.first(today=keyed_on)
        alive = [n for n in range(30) if paper.waits("karin", keyed_on + timedelta(n)) is Waits.FOR_YOU]
        assert alive == list(range(len(alive)))
        assert 8 <= len(alive) <= 14


def test_old_copies_are_swept_away_and_the_first_keying_stays(instance, paper):
    word = paper.first().word
    (row,) = rows(instance, "second_keying")
    late = TODAY + timedelta(14)
    assert paper.second(word, today=late) is Again.GONE
    second_keying.forget_old(instance.answers, TODAY + timedelta(7))
    assert how_many(instance, "second_keying") == 1
    second_keying.forget_old(instance.answers, late)
    assert how_many(instance, "second_keying") == 0
    assert only(instance).answers == FIRST
    if instance.answers.is_sqlite:
        assert files_with(instance.settings.folder, [row["box"][30:60]]) == {}


@pytest.mark.parametrize("end", ["equal", "settled", "opened"])
def test_nothing_of_a_copy_or_a_replaced_envelope_stays_on_the_disk(instance, offer, paper, end):
    word = paper.first().word
    copies, envelopes = rows(instance, "second_keying"), rows(instance, "envelope")
    if end == "equal":
        paper.second(word, FIRST)
    elif end == "settled":
        paper.second(word)
        copies += rows(instance, "second_keying")
        paper.settle(word, dict.fromkeys(DIFFER, Keying.FIRST))
    else:
        people_who_answer(instance, offer, 10)
        open_now(instance)
    gone = copies + (envelopes if end != "equal" else [])
    assert how_many(instance, "second_keying") == 0
    if instance.answers.is_sqlite:
        assert files_with(instance.settings.folder, [row["box"][40:80] for row in gone]) == {}


def test_the_backup_holds_no_copy(instance, paper):
    if not instance.answers.is_sqlite:
        pytest.skip("the cluster's own backup")
    paper.first()
    (row,) = rows(instance, "second_keying")
    housekeeping.back_up(instance.answers, instance.backup)
    assert files_with(instance.backup, [row["box"][40:80], row["locator"]]) == {}


def test_once_the_urn_is_opened_the_first_keying_is_counted_and_stands(instance, offer, paper):
    word = paper.first().word
    paper.second(word)
    held = paper_of(instance.gate, paper.found("karin"), word, "karin", TODAY)
    people_who_answer(instance, offer, 10)

    def settle_in_the_middle(step):
        if step == 1:
            assert settle(instance.gate, held, dict.fromkeys(DIFFER, Keying.SECOND)) is Again.FIRST_STANDS

    assert open_now(instance, after_step=settle_in_the_middle).answers == 11
    said = {row["answer"]: row["count"] for row in rows(instance, "tally") if row["question"] == "bemotande"}
    assert said == {"ja": 11}
    assert settle(instance.gate, held, dict.fromkeys(DIFFER, Keying.SECOND)) is Again.GONE
    assert instance.gate.paper_ticket(paper.issued.code, "karin") is None


def test_a_new_link_given_meanwhile_does_not_lose_the_copy(instance, offer, paper):
    word = paper.first().word
    (envelope,) = rows(instance, "envelope")
    new = person(instance, offer())
    with instance.answers.write() as connection:
        tickets.replace(connection, envelope["ticket_hash"], new.hash)
    paper.second(word)
    assert paper.settle(word, dict.fromkeys(DIFFER, Keying.SECOND)) is Again.REPLACED
    assert only(instance).answers == OTHER


def test_two_who_settle_at_once_leave_one_envelope(instance, paper):
    word = paper.first().word
    paper.second(word)
    results = at_once(4, lambda: paper.settle(word, dict.fromkeys(DIFFER, Keying.SECOND)))
    assert sorted(results) == sorted([Again.REPLACED, *[Again.GONE] * 3])
    assert only(instance).answers == OTHER


def test_two_tabs_that_compare_at_once_are_one_comparison(instance, paper):
    word = paper.first().word
    given = [{"bemotande": code} for code in ("nej", "till_viss_del", "nej", "till_viss_del")]
    seen = at_once(4, lambda: paper.second(word, given.pop()))
    assert len({str(copy.second) for copy in seen}) == 1
    assert counts(instance).compared == 1


def test_killed_while_settling_the_first_keying_is_there_and_it_goes_on(instance, paper, monkeypatch):
    word = paper.first().word
    paper.second(word)
    choices = dict.fromkeys(DIFFER, Keying.SECOND)
    with monkeypatch.context() as patch:
        patch.setattr(second_keying, "seal", lambda *_: (_ for _ in ()).throw(PowerCut(0)))
        with pytest.raises(PowerCut):
            paper.settle(word, choices)
    assert only(instance).answers == FIRST
    assert paper.settle(word, choices) is Again.REPLACED
    assert only(instance).answers == OTHER


CODES = st.sampled_from(["", "ja", "till_viss_del", "nej", "olasligt"])
SHEETS = st.fixed_dictionaries({
    **{each.id: CODES for each in bundled_versions()[VERSION] if each.kind is QuestionKind.SCALE},
    "vad_var_bra": st.sampled_from(["", "Bra.", " Bra. ", "Hon\nlyssnade"]),
})  # fmt: skip


@given(st.data(), SHEETS, SHEETS)
def test_settled_answers_are_those_chosen_where_they_differ_and_the_common_ones_elsewhere(data, one, other):
    copy = Copy(SealedAnswer(VERSION, Way.PAPER, one), other)
    found = differences(bundled_versions()[VERSION], one, other)
    assert {each.question.id for each in found} == {n for n in one if one[n].split() != other[n].split()}
    choices = {each.question.id: data.draw(st.sampled_from(Keying)) for each in found}
    answers = settled(copy, found, choices)
    for name, first in one.items():
        chosen = other[name] if choices.get(name) is Keying.SECOND else first
        assert answers.get(name, "") == chosen
    if found:
        left = data.draw(st.sampled_from(found)).question.id
        assert settled(copy, found, {n: c for n, c in choices.items() if n != left}) is None


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["second", "second", "settle", "settle", "wrong", "web", "first", "die"]),
        st.sampled_from(["karin", "karin", "eva", "lena"]),
        st.sampled_from([FIRST, OTHER, {"bemotande": "nej"}]),
        st.sampled_from(list(Keying)),
    ),
    max_size=8,
)


@pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_in_whatever_order_there_is_one_envelope_and_it_holds_the_settled_answers(
    instance, desk_of, offer, steps
):
    paper, known = desk_of(offer()), []
    word, expected = paper.first().word, FIRST
    mine = person(instance, paper.issued).hash
    for what, account, answers, keying in steps:
        if what == "second":
            both = paper.second(word, answers, account)
            known = [both] if isinstance(both, Copy) else known
        elif what == "wrong":
            paper.second(new_word(), answers, account)
        elif what in ("web", "first"):
            paper.sheet = new_sheet()
            assert paper.first(answers, account).outcome is Submitted.REFUSED
        elif what == "die":
            instance.answers.close()
        elif known:
            choices = dict.fromkeys(answers | FIRST, keying)
            if paper.settle(word, choices, account) is Again.REPLACED:
                found = differences(bundled_versions()[VERSION], FIRST, known[0].second)
                expected = settled(known[0], found, choices)
        assert sealed_answers(instance)[mine].answers == expected
    assert len([row for row in rows(instance, "envelope") if row["ticket_hash"] == mine]) == 1


@pytest.mark.parametrize(("percent", "lot", "drawn"), [
    (0, 0.0, False), (10, 0.0999, True), (10, 0.1, False), (100, 0.999999, True),
])  # fmt: skip
def test_a_share_is_drawn_by_lot(percent, lot, drawn):
    assert is_drawn(percent, lambda: lot) is drawn


def test_a_sheet_gives_a_word_and_a_receipt_that_do_not_follow_from_each_other():
    one, other = new_sheet(), new_sheet()
    assert len({word_of(one), word_of(other)}) == 2
    assert len(receipt_of(one)) == 32
    assert week_of(TODAY) + 1 == week_of(TODAY + timedelta(7))
    assert replace(Copy(SealedAnswer(VERSION, Way.PAPER, {})), second={}).second == {}
