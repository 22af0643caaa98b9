"""What the tests share: an instance on either engine, its doors, and offers made the real way."""

import secrets
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from survey.answers import opening_keys
from survey.cli.instance import Instance, create_example
from survey.contacts import endings
from survey.domain.kinds import Channel, EndingKind
from survey.gate import Issued
from survey.public.app import create_app
from tests.postgres import PostgresServer
from tests.walker import Walker

pytest_plugins = ["tests.chromium"]
PASSPHRASE = "en lykta i vinterskogen"
TODAY = date(2026, 5, 4)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A server in a folder of its own: pytest's are closed to other users again by each new session."""
    with tempfile.TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as folder:
        server = PostgresServer(Path(folder) / "data")
        yield server
        server.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def engine_urls(request: pytest.FixtureRequest) -> dict[str, str]:
    """The addresses of both databases, on each engine in turn; empty means SQLite in the folder."""
    if request.param == "sqlite":
        return {}
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return server.fresh_urls()


@pytest.fixture
def bare_instance(tmp_path: Path, engine_urls: dict[str, str]) -> Iterator[Instance]:
    """An example folder whose urn nobody has set up yet."""
    instance = create_example(tmp_path / "instance", **engine_urls)
    yield instance
    instance.contacts.close()
    instance.answers.close()


@pytest.fixture
def instance(bare_instance: Instance) -> Instance:
    """An example folder that is ready to offer, with the passphrase PASSPHRASE."""
    recovery = opening_keys.set_up(bare_instance.keys, PASSPHRASE, cost=0)
    assert opening_keys.practise(bare_instance.keys, PASSPHRASE, recovery)
    return bare_instance


@pytest.fixture
def offer(instance: Instance) -> Callable[..., Issued]:
    """Register an ending and offer the survey; gives the link's token and the code."""

    def make(
        *,
        ended_on: date = TODAY,
        today: date = TODAY,
        kind: EndingKind = EndingKind.FORMAL,
        area: str = "centrala",
        ombud_id: str = "anna",
    ) -> Issued:
        new = endings.NewEnding(secrets.token_hex(8), ended_on, kind, "1780", area, ombud_id, today)
        with instance.contacts.write() as connection:
            ending_id = endings.register(connection, new)
        issued = instance.gate.offer(ending_id, Channel.LINK, today)
        assert issued is not None
        return issued

    return make


class Clock:
    """A day that a test may change."""

    def __init__(self, today: date) -> None:
        self.today = today

    def __call__(self) -> date:
        return self.today


@pytest.fixture
def clock() -> Clock:
    return Clock(TODAY)


@pytest.fixture
def browser(instance: Instance, clock: Clock) -> Iterator[Callable[[], Walker]]:
    """Open one more browser at the public door."""
    app = create_app(instance.settings, clock)
    yield lambda: Walker(app)
    app.extensions["door"].answers.close()
