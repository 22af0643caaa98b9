"""A year's page from the count tables: the figures, the three lines, and the page as the chef gets it."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count

from flask import Flask
from sqlalchemy import insert, select
from werkzeug.test import EnvironBuilder, run_wsgi_app

from analysis.release import Audience
from benchmarks.measuring import Measured, processor
from survey.accounts import people, sessions
from survey.answers import tables as t
from survey.answers.opening import FINISHED
from survey.cli.instance import Instance
from survey.config import current_day
from survey.desk.app import create_app
from survey.domain.kinds import Role
from survey.domain.loader import bundled_versions
from survey.domain.organisation_file import load_operation
from survey.domain.questionnaire import QuestionKind
from survey.results.questions import versions_of
from survey.results.sources import read_opened
from survey.results.yearly import year_results

VERSION = "klarsprak-2026"
OPENINGS = 4
ENDED_PER_ANSWER = 5
SHARES = (80, 10, 5, 3)
"""How many of a hundred give each answer in turn; the others leave the question out."""


def measured(instance: Instance, year: int, answers: int, limit: float, times: int) -> Iterator[Measured]:
    """Fill a year with counts of so many answers, no row of an answer, and yield what its page costs."""
    fill(instance, year, answers)
    operation = load_operation(instance.settings.folder / "operation.toml")
    counts = read_opened(instance.answers, year).counts
    ended = count(answers * ENDED_PER_ANSWER)  # another number each time: what was found once is kept
    figures = partial(year_results, instance.contacts, instance.answers, operation, year, current_day())
    bare = processor(partial(_select, instance, year), times)
    with chef(instance, f"/resultat?ar={year}") as reader:
        steps: dict[str, Callable[[], object]] = {
            "the figures": partial(figures, Audience.CHEF, with_trend=False),
            "three lines for every question": lambda: versions_of(counts, Audience.CHEF, next(ended)),
            "the whole page": reader.open,
        }
        for name, call in steps.items():
            said = f"a year of {answers} answers: {name}"
            yield Measured(said, processor(call, times), "plain SELECT of the same counts", bare, limit)


def fill(instance: Instance, year: int, answers: int) -> None:
    """Write the openings and counts that so many answers would have left.

    They are said to have joined from an earlier year, so that the year needs no endings: those are rows,
    and what they cost is measured by themselves.
    """
    with instance.answers.write() as connection:
        for number in range(1, OPENINGS + 1):
            share = answers // OPENINGS
            opening_id = secrets.token_hex(8)
            own = {"id": opening_id, "year": year, "number": number, "step": FINISHED, "answers": share}
            connection.execute(insert(t.opening).values(joined=share, overall_only=0, **own))
            connection.execute(insert(t.tally), list(_tallies(opening_id, share)))


@dataclass(frozen=True, slots=True)
class Reader:
    """A chef who is signed in and opens one page again and again, without a network."""

    app: Flask
    path: str
    cookie: str

    def open(self) -> str:
        """Return the page; raises RuntimeError when it is not there."""
        sent = EnvironBuilder(self.path, headers=[("Cookie", self.cookie)])
        body, status, _headers = run_wsgi_app(self.app, sent.get_environ())
        if status != "200 OK":
            raise RuntimeError(f"{self.path}: {status}")
        return b"".join(body).decode()


@contextmanager
def chef(instance: Instance, path: str) -> Iterator[Reader]:
    """Run the desk for a new account that may read a page."""
    name, app = secrets.token_hex(4), create_app(instance.settings)
    with instance.contacts.write() as connection:
        people.add_account(connection, name, "Chef", Role.MANAGER, secrets.token_urlsafe(), cost=0)
        account = next(each for each in people.all_accounts(connection) if each.username == name)
        token = sessions.start(connection, account.id, int(time.time()))
    yield Reader(app, path, f"personal={token}")
    app.extensions["desk"].contacts.close()
    app.extensions["desk"].answers.close()


def _tallies(opening_id: str, answers: int) -> Iterator[dict[str, object]]:
    for question in bundled_versions()[VERSION]:
        if question.kind is QuestionKind.TEXT:
            continue
        codes = [choice.code for choice in question.choices]
        counts = {code: answers * share // 100 for code, share in zip(codes, SHARES, strict=False)}
        counts[""] = answers - sum(counts.values())
        for code, number in counts.items():
            own = {"opening_id": opening_id, "version": VERSION, "question": question.id}
            yield {**own, "answer": code, "count": number}


def _select(instance: Instance, year: int) -> object:
    query = select(t.tally).join(t.opening, t.opening.c.id == t.tally.c.opening_id)
    with instance.answers.read() as connection:
        return connection.execute(query.where(t.opening.c.year == year)).all()
