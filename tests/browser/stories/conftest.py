"""The stage of the stories: an operation for each module, both doors behind one port, people at browsers."""

import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from survey.accounts.people import Account, add_account
from survey.cli.instance import Instance, open_instance
from survey.contacts import endings
from survey.domain.kinds import Channel, EndingKind
from survey.gate import Issued
from tests.conftest import Clock
from tests.serving import doors_served
from tests.web.desk.conftest import PASSWORD, PEOPLE

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
LONGEST_WAIT = 10_000
"""Milliseconds until a step that finds nothing gives up."""


@dataclass(frozen=True, slots=True)
class Town:
    """An operation with its staff, and a day that a story may change."""

    instance: Instance
    clock: Clock
    base: str
    staff: dict[str, Account]

    @property
    def desk(self) -> str:
        """The address of the desk."""
        return f"{self.base}/personal"

    def ending(
        self,
        *,
        kind: EndingKind = EndingKind.FORMAL,
        place: str | None = "1780",
        area: str = "centrala",
        ombud: str = "anna",
        ended_on: date | None = None,
    ) -> str:
        """Register an ending without the form; gives its id."""
        day = ended_on or self.clock.today
        new = endings.NewEnding(secrets.token_hex(16), day, kind, place, area, self.staff[ombud].id, day)
        with self.instance.contacts.write() as connection:
            return endings.register(connection, new)

    def offered(self, channel: Channel = Channel.LINK, **given: Any) -> tuple[str, Issued]:
        """Register an ending and offer the survey; gives the ending's id and the two keys."""
        ending_id = self.ending(**given)
        issued = self.instance.gate.offer(ending_id, channel, given.get("ended_on") or self.clock.today)
        assert issued
        return ending_id, issued


@pytest.fixture(scope="module")
def town(
    bare_folder: Path,
    practised_keys: Path,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[Town]:
    """An example folder of the module's own, on its `DAY`.

    Without one it is today: the browser itself throws away cookies that have run out.
    """
    folder = shutil.copytree(bare_folder, tmp_path_factory.mktemp("town") / "instance")
    shutil.copytree(practised_keys, folder, dirs_exist_ok=True)
    _key_each_paper_once(folder / "operation.toml")
    instance = open_instance(folder)
    clock = Clock(getattr(request.module, "DAY", datetime.now(UTC).date()))
    with instance.contacts.write() as connection:
        staff = {
            username: add_account(connection, username, name, role, PASSWORD, area, cost=0)
            for username, (name, role, area) in PEOPLE.items()
        }
    with doors_served(instance.settings, clock) as base:
        yield Town(instance, clock, base, staff)
    instance.contacts.close()
    instance.answers.close()


@pytest.fixture
def at(chromium: Browser, town: Town) -> Iterator[Callable[..., Page]]:
    """Open one more browser: signed in at the desk under a username, else as a former client's phone."""
    opened = []

    def sit_down(username: str = "") -> Page:
        context = chromium.new_context(viewport=DESKTOP if username else PHONE, locale="sv-SE")
        context.set_default_timeout(LONGEST_WAIT)
        opened.append(context)
        page = context.new_page()
        if username:
            page.goto(f"{town.desk}/logga-in")
            page.fill("[name=username]", username)
            page.fill("[name=password]", PASSWORD)
            page.keyboard.press("Enter")
            page.wait_for_url(f"{town.desk}/")
        return page

    yield sit_down
    for context in opened:
        context.close()


def _key_each_paper_once(operation: Path) -> None:
    """Draw no paper for a second keying: the lot would make a story end in two ways."""
    written = operation.read_text(encoding="utf-8")
    assert "double_entry_percent = 10" in written
    operation.write_text(
        written.replace("double_entry_percent = 10", "double_entry_percent = 0"), encoding="utf-8"
    )
