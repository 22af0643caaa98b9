"""Staff at browsers: they sign in, fill in the forms they are shown, and every page is linted."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from survey.accounts.people import Account, add_account
from survey.cli.instance import Instance
from survey.desk.app import create_app
from survey.domain.kinds import Role
from tests.walker import Page, Walker

PROOF = re.compile(r'name="csrf_token" value="([^"]+)"')
PASSWORD = "sju gröna paraplyer"
PEOPLE = {
    "anna": ("Anna Lind", Role.OMBUD, "centrala"),
    "eva": ("Eva Berg", Role.OMBUD, "vastra"),
    "karin": ("Karin Holm", Role.MANAGER, None),
    "lars": ("Lars Dahl", Role.READER, None),
    "sara": ("Sara Nord", Role.SYSTEM_OWNER, None),
}
NOW = 1_777_900_000
UNDRAWN = 0.999
"""A lot that draws no paper to be keyed twice, unless all are."""


@dataclass
class Seconds:
    """A clock of seconds that a test may change."""

    now: int = NOW

    def __call__(self) -> int:
        return self.now


def controls(form: Element) -> dict[str, str]:
    """What a browser would send of a form that nobody has touched."""
    sent = {}
    for element in form.iter():
        name = element.attrib.get("name")
        kind = element.attrib.get("type", "")
        chosen = kind not in {"radio", "checkbox"} or "checked" in element.attrib
        if name and element.tag == "input" and chosen:
            sent[name] = element.attrib.get("value", "")
        elif name and element.tag == "textarea":
            sent[name] = element.text or ""
        elif name and element.tag == "select":
            picked = [option for option in element.iter("option") if "selected" in option.attrib]
            sent[name] = (picked or list(element.iter("option")))[0].attrib.get("value", "")
    return sent


@dataclass
class Desktop:
    """One browser at the desk and the page it shows: the first one until another is opened."""

    walker: Walker
    shown: Page | None = None

    @property
    def page(self) -> Page:
        return self.shown or self.open("/")

    def open(self, path: str) -> Page:
        self.shown = self.walker.get(path)
        return self.shown

    def form(self, action: str) -> dict[str, str]:
        """The fields of the shown form that posts to an address."""
        forms = [each for each in self.page.tree.iter("form") if each.attrib.get("action") == action]
        assert len(forms) == 1, f"{self.page.h1!r} has {len(forms)} forms to {action}"
        return controls(forms[0])

    def send(self, action: str, **typed: str) -> Page:
        """Fill in the shown form and send it."""
        known = self.form(action)
        radios = {name for name in typed if f'name="{name}"' in self.page.html}
        assert set(typed) <= set(known) | radios, f"no such fields: {set(typed) - set(known) - radios}"
        return self.post(action, {**known, **typed})

    def post(self, path: str, fields: dict[str, str], **options: Any) -> Page:
        self.shown = self.walker.post(path, fields, **options)
        return self.shown

    def sit_down(self, username: str) -> "Desktop":
        """Sign in without a look at the two pages on the way, which other tests look at."""
        client = self.walker.client
        proof = PROOF.search(client.get("/logga-in").get_data(as_text=True))
        assert proof
        fields = {"csrf_token": proof.group(1), "username": username, "password": PASSWORD}
        assert client.post("/logga-in", data=fields).status_code == 303
        return self

    def sign_in(self, username: str, password: str = PASSWORD) -> Page:
        self.open("/logga-in")
        return self.send("/logga-in", username=username, password=password)


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def people(bare_instance: Instance) -> dict[str, Account]:
    """The accounts of everybody in PEOPLE, all with the same PASSWORD."""
    with bare_instance.contacts.write() as connection:
        return {
            username: add_account(connection, username, name, role, PASSWORD, area, cost=0)
            for username, (name, role, area) in PEOPLE.items()
        }


@pytest.fixture
def desk_app(
    bare_instance: Instance, people: dict[str, Account], clock: Callable[[], date], seconds: Seconds
) -> Iterator[Flask]:
    app = create_app(bare_instance.settings, clock, seconds, lot=lambda: UNDRAWN)
    yield app
    app.extensions["desk"].contacts.close()
    app.extensions["desk"].answers.close()


@pytest.fixture
def at_desk(desk_app: Flask) -> Callable[..., Desktop]:
    """Open one more browser at the desk; with a username, signed in."""

    def sit_down(username: str = "") -> Desktop:
        desktop = Desktop(Walker(desk_app))
        return desktop.sit_down(username) if username else desktop

    return sit_down


@pytest.fixture
def new_ending() -> Callable[..., Page]:
    """Register an ending through the form; what is not said is a formal ending in Karlstad today."""

    def fill_in(desktop: Desktop, **typed: str) -> Page:
        desktop.open("/avslut/nytt")
        return desktop.send(
            "/avslut/nytt", **{"kind": "formal", "municipality": "1780", "channel": "link", **typed}
        )

    return fill_in
