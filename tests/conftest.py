"""What the tests share: an instance on either engine, its doors, and offers made the real way."""

import gc
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from survey.answers import opening_keys
from survey.cli.instance import Instance, create_example, open_instance
from survey.contacts import endings
from survey.domain.kinds import Channel, EndingKind
from survey.gate import Issued
from survey.public.app import create_app
from tests.postgres import PostgresServer
from tests.walker import Walker

pytest_plugins = ["tests.chromium", "tests.compiled", "tests.accessibility.record"]
PASSPHRASE = "en lykta i vinterskogen"
TODAY = date(2026, 5, 4)
MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3
DATABASES = shutil.ignore_patterns("*.sqlite3*")


def pytest_configure() -> None:
    """Let the tests' folders lie in memory where there is room for them: we wait for the disk at every write.

    `--basetemp` and PYTEST_DEBUG_TEMPROOT still say where else.
    """
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_finish() -> None:
    """Take what is there before the first test out of the garbage collector's rounds, and let it go fewer."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A server in a folder of its own: pytest's are closed to other users again by each new session."""
    root = os.environ.get("PYTEST_DEBUG_TEMPROOT")
    with tempfile.TemporaryDirectory(prefix="postgres-", dir=root, ignore_cleanup_errors=True) as folder:
        server = PostgresServer(Path(folder) / "data")
        yield server
        server.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def engine_urls(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The addresses of both databases, on each engine in turn; empty means SQLite in the folder."""
    if request.param == "sqlite":
        yield {}
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    urls = server.fresh_urls()
    yield urls
    server.drop(urls)


@pytest.fixture(scope="session")
def bare_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example folder that is only ever copied: made and migrated once, its urn not set up."""
    instance = create_example(tmp_path_factory.mktemp("bare") / "instance")
    instance.contacts.close()
    instance.answers.close()
    return instance.settings.folder


@pytest.fixture(scope="session")
def practised_keys(bare_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same folder's keys, only ever copied, once its urn was set up with the passphrase PASSPHRASE."""
    folder = shutil.copytree(bare_folder, tmp_path_factory.mktemp("practised") / "instance", ignore=DATABASES)
    keys = open_instance(folder).keys
    recovery = opening_keys.set_up(keys, PASSPHRASE, cost=0)
    assert opening_keys.practise(keys, PASSPHRASE, recovery)
    return folder


@pytest.fixture
def bare_instance(bare_folder: Path, tmp_path: Path, engine_urls: dict[str, str]) -> Iterator[Instance]:
    """An example folder whose urn nobody has set up yet."""
    ignore = DATABASES if engine_urls else None
    folder = shutil.copytree(bare_folder, tmp_path / "instance", ignore=ignore)
    instance = open_instance(folder, **engine_urls)
    yield instance
    instance.contacts.close()
    instance.answers.close()


@pytest.fixture
def instance(bare_instance: Instance, practised_keys: Path) -> Instance:
    """An example folder that is ready to offer, with the passphrase PASSPHRASE."""
    shutil.copytree(practised_keys, bare_instance.settings.folder, dirs_exist_ok=True)
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
