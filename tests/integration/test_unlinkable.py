"""After an opening nothing on the disk puts answers and people in the same order (privacy §2.8, small)."""

import random
import sqlite3
from contextlib import closing

import pytest

from tests.conftest import TODAY
from tests.scene import answer, open_now, person, rows

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
RUNS, ANSWERS = 12, 10
MOST_HITS = 40
"""By chance one hit a run: 12 of 12, spread 3.5. Forty is eight spreads away."""


def hits(guess, truth):
    """How many an attacker gets right who pairs the n-th with the n-th."""
    return sum(one == other for one, other in zip(guess, truth, strict=True))


def as_they_lie(folder, query, *values):
    with closing(sqlite3.connect(folder / "answers.sqlite3")) as connection:
        return [row[0] for row in connection.execute(query, values)]


def test_whoever_knows_the_order_of_answering_finds_nobody(instance, offer):
    chance, by_comment, by_ticket, by_key = random.Random(1), 0, 0, 0
    folder = instance.settings.folder
    for run in range(RUNS):
        people = [person(instance, offer()) for _ in range(ANSWERS)]
        chance.shuffle(people)
        for place, one in enumerate(people):
            answer(instance, one.issued, {"vad_var_bra": f"{run}-{place}"}, today=TODAY)
        opened = open_now(instance)
        truth = [f"{run}-{place}" for place in range(ANSWERS)]
        lie = as_they_lie(folder, "SELECT text FROM comment WHERE opening_id = ?", opened.id)
        by_comment += max(hits(lie, truth), hits(lie[::-1], truth))
        mine = {one.hash for one in people}
        tickets = [hashed for hashed in as_they_lie(folder, "SELECT hash FROM ticket") if hashed in mine]
        by_ticket += hits(tickets, [one.hash for one in people])
        word_of = {one.hash: f"{run}-{place}" for place, one in enumerate(people)}
        by_key += hits(lie, [word_of[hashed] for hashed in sorted(mine)])
    assert len(rows(instance, "comment")) == RUNS * ANSWERS
    assert by_comment <= MOST_HITS + RUNS
    assert by_ticket <= MOST_HITS
    assert by_key <= MOST_HITS


def test_the_same_attacker_finds_everybody_in_a_naive_table(tmp_path, engine_urls):
    with closing(sqlite3.connect(tmp_path / "answers.sqlite3")) as naive:
        naive.execute("CREATE TABLE comment (text TEXT)")
        truth = [f"ord {place}" for place in range(ANSWERS)]
        naive.executemany("INSERT INTO comment VALUES (?)", [(text,) for text in truth])
        naive.commit()
    assert hits(as_they_lie(tmp_path, "SELECT text FROM comment"), truth) == ANSWERS
