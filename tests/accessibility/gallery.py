"""The gallery: every page of the catalogue in every language, rendered once by the real door for a run."""

import fcntl
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from flask import Flask, request, request_started, template_rendered

from tests.accessibility.guest import LANGUAGES, Guest, Stage, stage
from tests.accessibility.pages import ALIKE, CATALOGUE

EVERY_PAGE_IN = ("sv", "sv-simple", "en", "ar")
RENDERED = "gallery.json"


@dataclass(frozen=True, slots=True)
class Shown:
    """One page as a browser gets it."""

    name: str
    language: str
    status: int
    headers: tuple[tuple[str, str], ...]
    html: str

    @property
    def title(self) -> str:
        """The name in a report."""
        return f"{self.name} [{self.language}]"

    @property
    def is_tried(self) -> bool:
        """True in four languages; in the others a page that differs in its words alone is tried once."""
        return self.language in EVERY_PAGE_IN or self.name not in ALIKE

    @property
    def file_name(self) -> str:
        return f"{self.name.replace(', ', '-').replace(' ', '-')}.{self.language}.html"


@dataclass(frozen=True, slots=True)
class Gallery:
    """All pages, and what of the door they were rendered from."""

    pages: tuple[Shown, ...]
    templates: frozenset[str]
    endpoints: frozenset[str]

    def of(self, name: str) -> list[Shown]:
        """Return one page in every language."""
        return [page for page in self.pages if page.name == name]

    def tried(self, name: str) -> list[Shown]:
        """Return one page in the languages in which its shape is tried."""
        return [page for page in self.of(name) if page.is_tried]

    def page(self, name: str, language: str = "sv") -> Shown:
        (found,) = [page for page in self.pages if (page.name, page.language) == (name, language)]
        return found

    def write(self, folder: Path) -> dict[str, Shown]:
        """Write all pages as files for the validators; gives path → page."""
        written = {str(folder / page.file_name): page for page in self.pages}
        for path, page in written.items():
            Path(path).write_text(page.html, encoding="utf-8")
        return written


class Witness:
    """Notes which templates and endpoints a door has used."""

    def __init__(self, app: Flask) -> None:
        self.templates: set[str] = set()
        self.endpoints: set[str] = set()
        template_rendered.connect(self._rendered, app)
        request_started.connect(self._asked, app)

    def _rendered(self, _app, template, **_more):
        self.templates.add(template.name)

    def _asked(self, _app, **_more):
        self.endpoints.add(f"{request.method} {request.endpoint}")


def render(folder: Path) -> Gallery:
    """Render the whole catalogue at a door of its own in a new folder."""
    with stage(folder) as where:
        witness = Witness(where.app)
        pages = tuple(walk(where))
    return Gallery(pages, frozenset(witness.templates), frozenset(witness.endpoints))


def walk(where: Stage) -> Iterator[Shown]:
    for language in LANGUAGES:
        for recipe in CATALOGUE:
            page = recipe.render(Guest(where, language))
            yield Shown(recipe.name, language, page.status, tuple(page.headers.items()), page.html)


def rendered_once(folder: Path) -> Gallery:
    """Return the gallery of a folder that all workers of a run share; the first who comes renders it."""
    with (folder / "gallery.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = folder / RENDERED
        if not kept.exists():
            kept.write_text(as_json(render(folder / "gallery")), encoding="utf-8")
    return from_json(kept.read_text(encoding="utf-8"))


def as_json(gallery: Gallery) -> str:
    parts = {"templates": sorted(gallery.templates), "endpoints": sorted(gallery.endpoints)}
    return json.dumps({"pages": [asdict(page) for page in gallery.pages], **parts})


def from_json(text: str) -> Gallery:
    kept = json.loads(text)
    pages = (Shown(**{**page, "headers": tuple(map(tuple, page["headers"]))}) for page in kept["pages"])
    return Gallery(tuple(pages), frozenset(kept["templates"]), frozenset(kept["endpoints"]))
