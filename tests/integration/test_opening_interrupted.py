"""An opening that ends in the middle is run again: every answer is in one urn or counted once."""

from collections import Counter

import pytest

from survey.answers import breakdowns, counting, housekeeping, opening, pool, tickets
from survey.answers.submit import submit
from survey.contacts import estimates
from survey.domain.envelopes import SealedAnswer
from survey.domain.kinds import Way
from survey.domain.outcomes import Submitted
from survey.security.keys import KeyFolder
from tests.conftest import TODAY
from tests.scene import (
    VERSION,
    PowerCut,
    counted,
    cut_after,
    how_many,
    open_now,
    participation_of,
    people_who_answer,
    pool_of,
    rows,
    sealed_answers,
    ticket_of,
    urn_keys,
)


@pytest.fixture
def latecomer(instance, offer):
    """Somebody who sends while an opening is under way; counts how many were thanked."""
    thanked = []

    def send(_step=None):
        answer = SealedAnswer(VERSION, Way.LINK, {"bemotande": "nej"})
        issued = offer()
        if submit(instance.answers, ticket_of(instance, issued), answer, b"r", TODAY) is Submitted.STORED:
            thanked.append(issued)

    send.thanked = thanked
    return send


def everything_once(instance, thanked):
    """Every acknowledged answer is counted once or lies in one urn whose key is there."""
    waiting = sealed_answers(instance)
    (total,) = counted(instance).values() or (0,)
    assert total + len(waiting) == thanked
    return total, len(waiting)


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
def test_cut_off_after_any_step_and_run_again_nothing_is_lost_or_doubled(instance, offer, latecomer, step):
    people_who_answer(instance, offer, 11)

    def send_and_cut(done):
        latecomer()
        cut_after(step)(done)

    with pytest.raises(PowerCut):
        open_now(instance, after_step=send_and_cut)
    latecomer()
    everything_once_so_far = len(latecomer.thanked) + 11
    if step >= 3:
        everything_once(instance, everything_once_so_far)
    else:
        assert len(sealed_answers(instance)) == everything_once_so_far
    if step == 5:
        assert open_now(instance).name == "TOO_FEW"
    else:
        assert open_now(instance, after_step=latecomer).step == 5
    assert everything_once(instance, len(latecomer.thanked) + 11)[0] == 11
    assert sum(pool_of(instance).values()) == 11 * 8
    assert len(rows(instance, "comment")) == 11
    assert len(urn_keys(instance)["keys"]) == 2


MIDDLE = [
    (opening, "_record"),
    (opening.urns, "close"),
    (opening.urns, "start"),
    (counting, "open_envelopes"),
    (counting, "write_tallies"),
    (counting, "write_comments"),
    (breakdowns, "release"),
    (pool, "seal_anew"),
    (counting, "throw_away"),
    (tickets, "forget_drafts"),
    (housekeeping, "sweep"),
    (housekeeping, "back_up"),
    (KeyFolder, "destroy"),
    (KeyFolder, "back_up"),
]


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(("place", "name"), MIDDLE, ids=lambda part: getattr(part, "__name__", part))
def test_cut_off_in_the_middle_of_a_step_and_run_again_nothing_is_lost_or_doubled(
    instance, offer, latecomer, monkeypatch, place, name, moment
):
    people_who_answer(instance, offer, 10)
    whole = getattr(place, name)

    def broken(*args, **kwargs):
        if moment == "after":
            whole(*args, **kwargs)
        raise PowerCut(name)

    with monkeypatch.context() as dying:
        dying.setattr(place, name, broken)
        with pytest.raises(PowerCut):
            open_now(instance)
    latecomer()
    opened = open_now(instance)
    total, waiting = everything_once(instance, 11)
    assert (opened.answers, total + waiting) == (total, 11)
    assert total in (10, 11)
    assert sum(pool_of(instance).values()) == total * 8
    used = {f"urn-{row['id']}" for row in rows(instance, "urn") if row["state"] == "open"}
    assert used < urn_keys(instance)["keys"]
    emptied = {f"urn-{row['id']}" for row in rows(instance, "urn") if row["state"] == "emptied"}
    assert not emptied & (urn_keys(instance)["keys"] | urn_keys(instance)["key-backup"])


def test_cut_off_when_the_gate_has_handed_over_kind_and_area_nothing_of_it_stays(
    instance, offer, monkeypatch
):
    people_who_answer(instance, offer, 10)
    profiles_of = instance.gate._profiles_of

    def broken(*args):
        assert Counter(profile.kind for profile in profiles_of(*args).values()) == {"formal": 10}
        raise PowerCut

    with monkeypatch.context() as dying:
        dying.setattr(type(instance.gate), "_profiles_of", lambda _gate, *args: broken(*args))
        with pytest.raises(PowerCut):
            open_now(instance)
    assert (how_many(instance, "tally"), how_many(instance, "sealed_pool")) == (0, 0)
    assert len(sealed_answers(instance)) == 10
    assert open_now(instance).answers == 10


@pytest.mark.parametrize("step", [1, 2, 3])
def test_an_opening_that_was_cut_off_goes_on_with_the_secret_only(instance, offer, step):
    people_who_answer(instance, offer, 10)
    with pytest.raises(PowerCut):
        open_now(instance, after_step=cut_after(step))
    assert open_now(instance, secret="fel lösenfras här").name == "WRONG_SECRET"
    assert open_now(instance).answers == 10


def test_participation_is_released_even_when_the_opening_was_cut_off_before_it(instance, offer):
    people_who_answer(instance, offer, 10, area="centrala")
    people_who_answer(instance, offer, 5, area="vastra")
    with pytest.raises(PowerCut):
        open_now(instance, after_step=cut_after(3))
    assert participation_of(instance)["area", "centrala"] == (10, 10)
    open_now(instance)
    with instance.contacts.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM participation").scalar_one() > 0


@pytest.mark.parametrize("step", [4, 5])
def test_how_full_the_next_urn_is_was_stored_before_the_opening_could_be_cut_off(instance, offer, step):
    people_who_answer(instance, offer, 15)
    with instance.contacts.write() as connection:
        estimates.store(connection, {TODAY.year: instance.gate.rounded_count(TODAY.year)}, TODAY)
    with pytest.raises(PowerCut):
        open_now(instance, after_step=cut_after(step))
    with instance.contacts.read() as connection:
        assert [(each.year, each.at_least) for each in estimates.latest(connection)] == [(TODAY.year, 0)]
