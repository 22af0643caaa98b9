"""One operation with everything in it: a year counted, one under way, one empty, words, goals, a lock."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from survey.accounts.people import add_account
from survey.answers import opening_keys
from survey.cli import example_path
from survey.cli.demo import goals_of
from survey.cli.example_summary import build_summary
from survey.cli.instance import EXAMPLE_DATA, Instance, create_example
from survey.cli.present import build_present
from survey.cli.replica import build_replica
from survey.contacts import goal_edits, goals
from survey.contacts.goal_edits import Editor
from survey.desk.app import create_app
from survey.domain.comments import ReviewedComment
from survey.domain.goal_file import load_goals
from survey.domain.kinds import Channel, EndingKind, Way
from survey.domain.organisation_file import load_operation
from survey.forms import words
from survey.results import comments, reports
from survey.results.chapter import Source
from tests.conftest import PASSPHRASE, TODAY
from tests.scene import open_now
from tests.web.desk.conftest import NOW, PASSWORD, PEOPLE

COUNTED, EMPTY, UNDER_WAY = 2024, 2025, TODAY.year
"""The years of ending; the year under way has been opened once and is filling up again."""
MORE_ANSWERS, AFTER_THE_OPENING = 8, 3


def source_of(instance: Instance) -> Source:
    """What a report is made from."""
    operation = load_operation(EXAMPLE_DATA / "operation.toml")
    return Source(instance.contacts, instance.answers, operation, words.REASONS)


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    instance = create_example(tmp_path_factory.mktemp("whole") / "instance")
    recovery = opening_keys.set_up(instance.keys, PASSPHRASE, cost=0)
    opening_keys.practise(instance.keys, PASSPHRASE, recovery)
    known = load_goals(EXAMPLE_DATA / "goals.toml")
    with instance.contacts.write() as connection:
        goals.store(connection, [*known, *goals_of(UNDER_WAY, known)])
        staff = {
            username: add_account(connection, username, name, role, PASSWORD, area, cost=0)
            for username, (name, role, area) in PEOPLE.items()
        }
    ombud_of = {area.id: staff["anna"].id for area in load_operation(EXAMPLE_DATA / "operation.toml").areas}
    build_replica(instance, ombud_of, PASSPHRASE)
    build_summary(instance, TODAY)
    build_present(instance, ombud_of, TODAY)
    _open_the_year_under_way(instance, staff["anna"].id)
    _change_a_goal(instance, staff["karin"].id)
    source = source_of(instance)
    reports.lock(source, reports.draft_of(source, COUNTED, TODAY), staff["karin"].id)
    yield instance
    instance.contacts.close()
    instance.answers.close()


def _open_the_year_under_way(instance: Instance, ombud_id: str) -> None:
    for number in range(MORE_ANSWERS):
        _answer(instance, ombud_id, f"Det tog tid, sa person {number}.")
    open_now(instance, UNDER_WAY)
    for number in range(AFTER_THE_OPENING):
        _answer(instance, ombud_id, f"Senare ord {number}.")
    first, second, *_rest = comments.comments_of(instance.answers, UNDER_WAY).waiting
    backup = instance.settings.folder / "backup"
    reviewed = ReviewedComment("Det tog tid.", theme="annat")
    for one in (first, second):
        comments.accept(instance.answers, backup, one, reviewed)


def _change_a_goal(instance: Instance, chef_id: str) -> None:
    with instance.contacts.write() as connection:
        goal = goals.find(connection, UNDER_WAY, "depth_interviews")
        assert goal
        goal_edits.change(connection, replace(goal, frequency="Varje år"), Editor(chef_id, TODAY))


def _answer(instance: Instance, ombud_id: str, said: str) -> None:
    ended_on = date(UNDER_WAY, 3, 2)
    person = example_path.Person(
        ended_on, EndingKind.FORMAL, "1780", "centrala", ombud_id, channel=Channel.LINK
    )
    issued = example_path.register(instance, person, ended_on)
    assert issued
    answers = {"tillganglighet": "ja", "bemotande": "till_viss_del", "vad_kan_bli_battre": said}
    example_path.answer(instance, issued, answers, Way.LINK, ended_on)


@pytest.fixture(scope="session")
def whole_desk(whole: Instance) -> Iterator[Flask]:
    app = create_app(whole.settings, lambda: TODAY, lambda: NOW)
    yield app
    app.extensions["desk"].contacts.close()
    app.extensions["desk"].answers.close()
