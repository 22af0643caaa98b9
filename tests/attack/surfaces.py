"""Every public surface of every role: all pages of the desk, all files, the JSON and the public summary."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from flask import Flask
from werkzeug.test import TestResponse

from analysis.release import Audience
from survey.cli.instance import Instance
from survey.desk.app import create_app
from survey.desk.locked_reports import EDITIONS
from survey.domain.organisation_file import load_operation
from survey.domain.public_summary import publish_summary, summary_file
from survey.forms import words
from survey.public.app import create_app as create_public_app
from survey.results.as_json import as_json
from survey.results.chapter import Source
from survey.results.exports.registry import FORMATS, write
from survey.results.improvements import improvements_of
from survey.results.public_summary import public_summary
from survey.results.reports import draft_of, stamp_of
from survey.results.yearly import year_results
from tests.conftest import TODAY
from tests.walker import Walker
from tests.web.desk.conftest import NOW, PEOPLE, Desktop

YEAR = TODAY.year
BY_CODE = {each.code: each for each in FORMATS}
FILES = tuple((code, edition) for code in BY_CODE for edition in EDITIONS)
CHAPTERS = tuple(("json", edition) for edition in EDITIONS)
RESULTS = (("karin", "/resultat"), ("lars", "/ledningsgrupp"))
PROOF = re.compile(rb'(name="(?:csrf_token|form_token|seen|mac)"[^>]*value=")[^"]*|nonce="[^"]*"')
"""What is different each time a page is made, and says nothing."""


@dataclass(frozen=True, slots=True)
class Surface:
    """One page or file as one role is given it; `kind` says how it is read."""

    role: str
    name: str
    kind: str
    content: bytes


class Doors:
    """Staff of every role at their desks, and the public door, of one instance."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self._operation = load_operation(instance.settings.folder / "operation.toml")
        self.desk = create_app(instance.settings, lambda: TODAY, lambda: NOW)
        self.public = create_public_app(instance.settings, lambda: TODAY)
        self.staff: dict[str, Desktop] = {}
        for username in PEOPLE:
            self.sign_in(username)

    @cached_property
    def readable(self) -> list[tuple[str, str]]:
        """Who may read which pages, found by trying all."""
        found = []
        for username in PEOPLE:
            found += [(username, path) for path in pages_of(self.desk) if self._get(username, path)]
            self._get(username, "/")  # whatever those pages had to say once has been said
        return found

    def sign_in(self, username: str) -> None:
        """Let one of the staff sign in, with a new browser."""
        self.staff[username] = Desktop(Walker(self.desk))
        assert self.staff[username].sign_in(username).status == 200

    def close(self) -> None:
        self.desk.extensions["desk"].contacts.close()
        self.desk.extensions["desk"].answers.close()
        self.public.extensions["door"].answers.close()

    def everything(self) -> list[Surface]:
        """Return all that can be read today: every page of every role, and every file."""
        return [*self.pages(), *self._files(FILES)]

    def pages(self) -> list[Surface]:
        """Return every page of every role, the JSON, and the chapter that the other files are made from."""
        return [*self._pages(self.readable), *self._json(), self._summary(), *self._files(CHAPTERS)]

    def figures(self) -> list[Surface]:
        """Return what all the rest is made from: the pages with results, both editions, the summary."""
        return [*self._pages(RESULTS), *self._json(), self._summary(), *self._files(CHAPTERS)]

    def _get(self, username: str, path: str) -> TestResponse | None:
        answer = self.staff[username].walker.client.get(f"{path}?ar={YEAR}")
        return answer if answer.status_code == 200 else None

    def _pages(self, wanted: Iterable[tuple[str, str]]) -> Iterator[Surface]:
        for username, path in wanted:
            answer = self._get(username, path)
            assert answer, path
            kind = "html" if "html" in (answer.content_type or "") else "csv"
            yield Surface(username, path, kind, PROOF.sub(rb"\1", answer.data))

    def _files(self, wanted: Iterable[tuple[str, str]]) -> Iterator[Surface]:
        draft = draft_of(
            Source(self.instance.contacts, self.instance.answers, self._operation, words.REASONS), YEAR, TODAY
        )
        with self.desk.test_request_context("/"):
            for code, edition in wanted:
                chapter = draft.editions.of(EDITIONS[edition])
                content = write(BY_CODE[code], chapter, stamp_of(None))
                assert isinstance(content, bytes), code
                yield Surface(edition, code, code, content)

    def _json(self) -> Iterator[Surface]:
        for audience in Audience:
            found = year_results(
                self.instance.contacts, self.instance.answers, self._operation, YEAR, TODAY, audience
            )
            yield Surface(audience.value, "results", "json", as_json(found).encode())

    def _summary(self) -> Surface:
        results = year_results(
            self.instance.contacts,
            self.instance.answers,
            self._operation,
            YEAR,
            TODAY,
            Audience.LEDNINGSGRUPP,
        )
        told = public_summary(results, improvements_of(self.instance.contacts, YEAR, TODAY))
        publish_summary(summary_file(self.instance.settings.folder), told)
        page = self.public.test_client().get("/sa-tyckte-ni")
        assert page.status_code == 200
        return Surface("anybody", "summary", "html", page.data)


def pages_of(app: Flask) -> list[str]:
    """Return the addresses of all pages that need nothing more to be shown; a form's are among them."""
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    return sorted(
        rule.rule
        for rule in rules
        if not rule.arguments and rule.rule not in ("/rapport/fil", "/last-rapport/fil")
    )
