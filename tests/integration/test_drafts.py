"""Drafts: found again in the same browser, or elsewhere with the word; closed to whoever lacks the secret."""

import re
from datetime import timedelta
from itertools import islice

import pytest

from survey.answers import draft_store
from survey.answers.draft_store import MOST_ATTEMPTS, MOST_DRAFTS, WordAnswer
from survey.domain.drafts import Draft, draft_keys, new_secret, open_draft
from survey.domain.links import ticket_id_of
from tests.conftest import PASSPHRASE, TODAY
from tests.scene import how_many, person, raw_files, rows

DRAFT = Draft({"bemotande": "ja", "vad_var_bra": "en hemlig kaffefläck"}, "3")


@pytest.fixture
def client(instance, offer):
    return person(instance, offer())


@pytest.fixture
def save(instance, client):
    def make(secret, draft=DRAFT, today=TODAY):
        return draft_store.save(
            instance.answers, client.hash, draft_keys(client.ticket_id, secret), draft, today
        )

    return make


@pytest.fixture
def load(instance, client):
    def make(secret):
        with instance.answers.read() as connection:
            return draft_store.load(connection, client.hash, draft_keys(client.ticket_id, secret))

    return make


@pytest.fixture
def word(instance, client):
    """Ask for a continue word for a secret."""

    def make(secret, today=TODAY):
        return draft_store.offer_word(
            instance.answers, client.hash, client.ticket_id, secret, today, instance.settings.key_cost
        )

    return make


@pytest.fixture
def take(instance, client):
    def make(typed, today=TODAY):
        return draft_store.take_word(instance.answers, client.hash, client.ticket_id, typed, today)

    return make


def test_the_same_browser_finds_its_draft_and_each_save_takes_the_place_of_the_last(instance, save, load):
    mine = new_secret()
    assert load(mine) is None
    for step in ("1", "2", "kolla"):
        assert save(mine, Draft({"bemotande": "nej"}, step))
        assert load(mine) == Draft({"bemotande": "nej"}, step)
    assert how_many(instance, "draft") == 1


def test_another_device_starts_afresh_and_does_not_destroy_the_first_ones_draft(save, load):
    mine, other = new_secret(), new_secret()
    save(mine)
    assert load(other) is None
    save(other, Draft({"bemotande": "nej"}, "2"))
    assert load(mine) == DRAFT
    assert load(other).answers == {"bemotande": "nej"}


def test_so_many_browsers_may_have_a_draft_and_one_more_takes_the_place_of_another(instance, save, load):
    secrets = [new_secret() for _ in range(MOST_DRAFTS + 4)]
    assert all(save(secret) for secret in secrets)
    assert how_many(instance, "draft") == MOST_DRAFTS
    assert load(secrets[-1]) == DRAFT


def test_drafts_are_all_of_one_size(instance, save):
    save(new_secret(), Draft())
    save(new_secret(), Draft({"vad_var_bra": "å" * 1000, "vad_kan_bli_battre": "😀" * 1000}, "alla"))
    assert len({len(row["box"]) for row in rows(instance, "draft")}) == 1


def test_nothing_is_saved_once_the_ticket_is_closed(instance, client, save):
    assert not save(new_secret(), today=client.issued.last_day + timedelta(days=1))
    with instance.answers.write() as connection:
        draft_store.tickets.decline(connection, client.hash, TODAY)
    assert not save(new_secret())
    assert how_many(instance, "draft") == 0


def test_saying_no_deletes_drafts_and_words(instance, client, save, word):
    save(new_secret())
    word(new_secret())
    with instance.answers.write() as connection:
        assert draft_store.tickets.decline(connection, client.hash, TODAY)
    assert (how_many(instance, "draft"), how_many(instance, "continuation")) == (0, 0)


def test_the_word_brings_the_draft_to_another_device_for_at_least_fourteen_days(save, load, word, take):
    mine = new_secret()
    save(mine)
    given = word(mine)
    assert take(given, TODAY + timedelta(days=14)) == mine
    assert load(take(given)) == DRAFT
    assert take(given, TODAY + timedelta(days=28)) is WordAnswer.WRONG


def test_the_row_of_a_word_tells_a_fortnight_that_many_share_and_no_day(instance, word):
    stretches = set()
    for days in range(14):
        word(new_secret(), TODAY + timedelta(days=days))
        stretches |= {row["fortnight"] for row in rows(instance, "continuation")}
    assert len(stretches) == 2
    assert how_many(instance, "continuation") == 1


def test_a_wrong_word_counts_and_after_ten_tries_even_the_right_one_is_spent(save, word, take):
    save(new_secret())
    given = word(new_secret())
    assert [take("AAAAAAAA") for _ in range(MOST_ATTEMPTS)] == [WordAnswer.WRONG] * 10
    assert take(given) is WordAnswer.SPENT


def test_the_tenth_try_may_be_the_right_one_and_a_new_word_starts_over(word, take):
    mine = new_secret()
    given = word(mine)
    assert [take("AAAAAAAA") for _ in range(9)] == [WordAnswer.WRONG] * 9
    assert take(given) == mine
    assert take(given) is WordAnswer.SPENT
    again = word(mine)
    assert take(given) is WordAnswer.WRONG
    assert take(again) == mine


def test_a_word_of_another_ticket_opens_nothing(instance, offer, word):
    given, other = word(new_secret()), person(instance, offer())
    found = draft_store.take_word(instance.answers, other.hash, other.ticket_id, given, TODAY)
    assert found is WordAnswer.WRONG


def test_no_word_is_given_for_a_closed_ticket(client, word):
    assert word(new_secret(), client.issued.last_day + timedelta(days=1)) is None


def test_old_words_of_others_are_cleared_away(instance, offer, word):
    other = person(instance, offer())
    draft_store.offer_word(instance.answers, other.hash, other.ticket_id, new_secret(), TODAY, 0)
    word(new_secret(), TODAY + timedelta(days=40))
    assert [row["ticket_hash"] for row in rows(instance, "continuation")] != [other.hash]
    assert how_many(instance, "continuation") == 1


@pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
def test_keys_databases_and_the_link_together_read_no_draft(instance, client, save):
    """Every key, every short value and 2,000 stretches of the file are tried as the browser's secret."""
    mine = new_secret()
    save(mine)
    (box,) = (row["box"] for row in rows(instance, "draft"))
    link_key = instance.keys.newest("desk", f"link-{TODAY.year}")
    assert client.ticket_id in {ticket_id_of(link_key, number) for number in _slots(instance)}
    tried = 0
    for candidate in _candidates(instance, client, box):
        tried += 1
        keys = draft_keys(client.ticket_id, candidate)
        assert keys.locator not in box
        assert open_draft(box, keys.key) is None
        assert len(candidate) != 32 or open_draft(box, candidate) is None
    assert tried > 1000
    assert open_draft(box, draft_keys(client.ticket_id, mine).key) == DRAFT
    everything = b"".join(raw_files(instance.settings.folder).values())
    assert mine not in everything
    assert mine.hex().encode() not in everything
    assert "kaffefläck".encode() not in everything


def _slots(instance):
    with instance.contacts.read() as connection:
        return [row[0] for row in connection.exec_driver_sql("SELECT number FROM slot")]


def _candidates(instance, client, box):
    keys = [one for path in instance.keys.root.rglob("*") if path.is_file() for one in _as_keys(path)]
    known = [client.ticket_id, client.hash, client.hash[:16], client.issued.token.encode(), b"", bytes(16)]
    known += [client.issued.code.encode(), PASSPHRASE.encode(), box[:12], box[:16], box[-16:]]
    yield from keys + known
    for table in ("ticket", "urn", "draft"):
        for row in rows(instance, table):
            yield from (value for value in row.values() if isinstance(value, bytes) and len(value) <= 64)
    files = raw_files(instance.settings.folder)
    database = files["answers.sqlite3"] + files["answers.sqlite3-wal"]
    parts = (database[place : place + 16] for place in range(0, len(database), 16))
    yield from islice((part for part in parts if part.strip(b"\0")), 2000)


def _as_keys(path):
    content = path.read_bytes()
    lines = [line for line in content.split() if re.fullmatch(rb"[0-9a-f]{64}", line)]
    return [content[:16], content[:32], *(bytes.fromhex(line.decode()) for line in lines)]


@pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
def test_a_word_that_was_given_but_not_written_down_is_nowhere(instance, save, word):
    mine = new_secret()
    save(mine)
    given = word(mine)
    everything = b"".join(raw_files(instance.settings.folder).values())
    assert given.encode() not in everything
    assert mine not in everything
