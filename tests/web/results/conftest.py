"""The replica of 2024 built once through the real code, and staff at browsers who look at results."""

from collections.abc import Iterator

import pytest
from flask import Flask

from survey.accounts.people import add_account
from survey.answers import opening_keys
from survey.cli.instance import EXAMPLE_DATA, Instance, create_example
from survey.cli.replica import build_replica
from survey.contacts import goals
from survey.desk.app import create_app
from survey.domain.goal_file import load_goals
from survey.domain.organisation_file import load_operation
from tests.conftest import PASSPHRASE, TODAY
from tests.walker import Walker
from tests.web.desk.conftest import NOW, PASSWORD, PEOPLE, Desktop, at_desk, desk_app, people, seconds

__all__ = ["at_desk", "desk_app", "people", "seconds"]


@pytest.fixture(scope="session")
def replica(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """PO Värmland's 2024 with its goals, offered, answered and opened; and everybody in PEOPLE."""
    instance = create_example(tmp_path_factory.mktemp("replica") / "instance")
    recovery = opening_keys.set_up(instance.keys, PASSPHRASE, cost=0)
    opening_keys.practise(instance.keys, PASSPHRASE, recovery)
    with instance.contacts.write() as connection:
        goals.store(connection, load_goals(EXAMPLE_DATA / "goals.toml"))
        for username, (name, role, area) in PEOPLE.items():
            add_account(connection, username, name, role, PASSWORD, area, cost=0)
    areas = load_operation(EXAMPLE_DATA / "operation.toml").areas
    build_replica(instance, {area.id: "anna" for area in areas}, PASSPHRASE)
    yield instance
    instance.contacts.close()
    instance.answers.close()


@pytest.fixture(scope="session")
def replica_app(replica: Instance) -> Iterator[Flask]:
    app = create_app(replica.settings, lambda: TODAY, lambda: NOW)
    yield app
    app.extensions["desk"].contacts.close()
    app.extensions["desk"].answers.close()


@pytest.fixture
def chef(replica_app: Flask) -> Desktop:
    """The chef, signed in at the replica."""
    return Desktop(Walker(replica_app)).sit_down("karin")


@pytest.fixture
def reader(replica_app: Flask) -> Desktop:
    """A member of the ledningsgrupp, signed in at the replica."""
    return Desktop(Walker(replica_app)).sit_down("lars")
