"""A respondent's whole journey beside a bare Flask view, in CPU and in time, without a network."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

from benchmarks.bare import bare_app
from benchmarks.measuring import Measured, processor, wall
from survey.cli.example_links import make_links
from survey.cli.instance import Instance
from survey.config import current_day
from survey.domain.loader import bundled_versions
from survey.domain.questionnaire import YES, QuestionKind
from survey.public.app import create_app

MAC = re.compile(r'name="mac" value="([^"]+)"')
VERSION = "klarsprak-2026"
OURS, BARE = 7, 3
"""Requests of a journey: link, welcome, questions, save, check, send, thanks; and page, send, thanks."""


@dataclass(slots=True)
class Client:
    """Asks an app for one thing after another, without a network, and keeps its cookie."""

    app: Flask
    cookie: str = ""

    def ask(self, path: str, form: Mapping[str, str] | None = None) -> tuple[str, str]:
        """Return the page and where it leads; raises RuntimeError for anything but a page or a way on."""
        headers = [("Cookie", self.cookie)] if self.cookie else []
        sent: dict[str, Any] = {"method": "GET"} if form is None else {"method": "POST", "data": dict(form)}
        body, status, replied = run_wsgi_app(
            self.app, EnvironBuilder(path, headers=headers, **sent).get_environ()
        )
        if status[:3] not in ("200", "303"):
            raise RuntimeError(f"{path}: {status}")
        self.cookie = replied.get("Set-Cookie", self.cookie).split(";")[0]
        return b"".join(body).decode(), replied.get("Location", "")


def measured(instance: Instance, folder: Path, times: int) -> Iterator[Measured]:
    """Yield what a journey and a request cost beside the bare ones."""
    app = create_app(instance.settings)
    tokens = iter([each.token for each in make_links(instance, 2 * times + 3, current_day())])
    bare = bare_app(folder / "bare.db", _page_of(app, next(tokens)))
    cpu = processor(lambda: respond(app, next(tokens)), times), processor(lambda: bare_journey(bare), times)
    yield Measured("a journey, CPU", cpu[0], "bare Flask, CPU", cpu[1])
    yield Measured("a request of it, CPU", cpu[0] / OURS, "bare Flask, CPU", cpu[1] / BARE)
    clock = wall(lambda: respond(app, next(tokens)), times), wall(lambda: bare_journey(bare), times)
    yield Measured("a journey with its two durable commits", clock[0], "bare Flask with one", clock[1])


def respond(app: Flask, token: str) -> None:
    """Answer every question on one page and send; raises RuntimeError when it is not thanked."""
    client = Client(app)
    client.ask(f"/e/{token}")
    client.ask("/enkat")
    page, _ = client.ask("/enkat/alla")
    client.ask("/enkat/alla", {"mac": _mac(page), **_answers()})
    page, _ = client.ask("/enkat/kolla")
    _, way = client.ask("/enkat/skicka", {"mac": _mac(page)})
    if way != "/tack":
        raise RuntimeError(f"not thanked but sent to {way}")
    client.ask("/tack")


def bare_journey(app: Flask) -> None:
    """Open the page, send the same answers, and be thanked."""
    client = Client(app)
    client.ask("/page")
    client.ask("/page", _answers())
    client.ask("/thanks")


def _page_of(app: Flask, token: str) -> str:
    """Return the page with all questions, as plain text to a template."""
    client = Client(app)
    client.ask(f"/e/{token}")
    return client.ask("/enkat/alla")[0].replace("{", "").replace("}", "")


def _answers() -> dict[str, str]:
    questions = bundled_versions()[VERSION].questions
    scales = {each.id: YES for each in questions if each.kind is QuestionKind.SCALE}
    texts = {
        each.id: "Tack för hjälpen, det gick bra." for each in questions if each.kind is QuestionKind.TEXT
    }
    return scales | texts


def _mac(page: str) -> str:
    found = MAC.search(page)
    if found is None:
        raise RuntimeError("the page has no form")
    return found.group(1)
