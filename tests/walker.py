"""A former client at a browser without script: follows links and forms, and lints every page it is shown."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests import page_lint, read_once

MAC = re.compile(r'name="mac" value="([^"]+)"')


class Page:
    """An answer as a person sees it; parsed when somebody asks, at most once."""

    def __init__(self, response: TestResponse) -> None:
        self.status = response.status_code
        self.html = response.get_data(as_text=True)
        self.headers = response.headers
        self.path = response.request.path

    @cached_property
    def parsed(self) -> page_lint.Page:
        """The page as a browser reads it."""
        return read_once.parse(self.html, self.csp)

    @property
    def csp(self) -> str:
        """What the page allows itself."""
        return self.headers.get("Content-Security-Policy", "")

    @property
    def tree(self) -> Element:
        """The elements of the page: to be read, never changed."""
        return self.parsed.root

    @cached_property
    def text(self) -> str:
        """Every word of the page."""
        return " ".join(" ".join(self.tree.itertext()).split())

    @cached_property
    def h1(self) -> str:
        """The heading that says what the page is for; empty when it has none."""
        heading = self.tree.find(".//h1")
        return "" if heading is None else " ".join(" ".join(heading.itertext()).split())

    @property
    def mac(self) -> str:
        """The proof that the page's forms carry."""
        found = MAC.search(self.html)
        assert found, f"no form on {self.path}"
        return found.group(1)

    def chosen(self) -> list[str]:
        """The ids of what is chosen on the page."""
        return re.findall(r'<input type="radio" id="([^"]+)"[^>]* checked', self.html)


class Walker:
    """One browser; `get` and `post` follow redirects and fail on a page with a fault in it."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()
        self.forbidden: list[str] = []

    def get(self, path: str, **options: Any) -> Page:
        """Open a page."""
        return self._seen(self.client.get(path, follow_redirects=True, **options))

    def post(self, path: str, form: dict[str, str] | None = None, **options: Any) -> Page:
        """Send a form."""
        return self._seen(self.client.post(path, data=form or {}, follow_redirects=True, **options))

    def enter(self, token: str, hint: str = "") -> Page:
        """Open a link; from now on its token may stand on no page."""
        self.forbidden.append(token)
        return self.get(f"/e/{token}{'/' + hint if hint else ''}")

    def answer(self, number: int, **form: str) -> Page:
        """Answer one question on its own page and go on."""
        shown = self.get(f"/enkat/fraga/{number}")
        return self.post(f"/enkat/fraga/{number}", {"mac": shown.mac, **form})

    def answer_all(self, **answers: str) -> Page:
        """Answer on the page with all questions; gives the check page."""
        return self.post("/enkat/alla", {"mac": self.get("/enkat/alla").mac, **answers})

    def send(self) -> Page:
        """Send the checked answers."""
        return self.post("/enkat/skicka", {"mac": self.get("/enkat/kolla").mac})

    def _seen(self, response: TestResponse) -> Page:
        page = Page(response)
        if "html" in (response.content_type or ""):
            faults = read_once.faults(page.html, page.csp, self.forbidden)
            assert not faults, f"{page.path}: " + "; ".join(faults)
        return page


Opener = Callable[[], Walker]
