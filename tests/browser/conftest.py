"""A real Chromium and a live public door, for the browser tests of both doors."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from survey.accounts.people import Account, add_account
from survey.cli.instance import Instance
from survey.domain.kinds import Role
from survey.gate import Issued
from survey.public.app import create_app
from tests.conftest import Clock
from tests.serving import doors_served, served
from tests.web.desk.conftest import PASSWORD

PHONE = {"width": 320, "height": 640}


@pytest.fixture
def clock() -> Clock:
    """The true day: the browser itself throws away cookies that have run out."""
    return Clock(datetime.now(UTC).date())


@pytest.fixture
def engine_urls() -> dict[str, str]:
    """One engine is enough where the browser is what is tried."""
    return {}


@pytest.fixture
def live_public(instance: Instance, clock: Callable[[], Any]) -> Iterator[str]:
    """The address of the public door, served from an example folder of the test's own."""
    app = create_app(instance.settings, clock)
    with served(app) as address:
        yield address
    app.extensions["door"].answers.close()


@pytest.fixture
def anna(instance: Instance) -> Account:
    """An ombud who may sign in with PASSWORD."""
    with instance.contacts.write() as connection:
        return add_account(connection, "anna", "Anna Lind", Role.OMBUD, PASSWORD, "centrala", cost=0)


@pytest.fixture
def live_doors(instance: Instance, clock: Callable[[], Any], request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of both doors behind one port, as on a borrowed staff screen."""
    with doors_served(instance.settings, clock, getattr(request, "param", "127.0.0.1")) as address:
        yield address


@pytest.fixture
def open_context(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Open a browser context: a phone of 320 px in Swedish unless something else is said."""
    opened: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = chromium.new_context(**{"viewport": PHONE, "locale": "sv-SE", **options})
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext]) -> Page:
    """A page on a phone without JavaScript."""
    return open_context(java_script_enabled=False).new_page()


@pytest.fixture
def link(live_public: str, clock: Clock, offer: Callable[..., Issued]) -> Callable[..., str]:
    """Offer the survey to one more person; gives the address of their link."""

    def make(hint: str = "") -> str:
        issued = offer(ended_on=clock.today, today=clock.today)
        return f"{live_public}/e/{issued.token}{'/' + hint if hint else ''}"

    return make
