"""A former client of the catalogue: comes by an own link, in one language, at a browser of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flask import Flask

from survey.answers import opening_keys
from survey.cli.example_path import Person, register
from survey.cli.instance import Instance, create_example
from survey.domain.audio import audio_folder, clips_of
from survey.domain.hints import CHARACTERS, Hint, Look
from survey.domain.kinds import Channel, EndingKind
from survey.domain.loader import bundled_versions
from survey.domain.outcomes import Problem
from survey.gate import Issued
from survey.i18n.catalogues import FOLDER, SOURCE, Languages
from survey.public.app import create_app
from survey.public.door import Refused
from tests.walker import Page, Walker

DAY = date(2026, 5, 4)
LANGUAGES = tuple(Languages(FOLDER).all)
"""Every language that has a file; lättläst is one of them."""
LOST, BORROWED = "lost", "borrowed"
"""How a person came: the contact was lost, or the screen is somebody else's."""
PROBLEMS_PATH = "/prov/"


@dataclass(frozen=True, slots=True)
class Stage:
    """The public door of an example folder, and the means to offer the survey to one more person."""

    instance: Instance
    app: Flask

    def issue(self) -> Issued:
        """Offer the survey to one more person."""
        person = Person(DAY, EndingKind.FORMAL, "1780", "centrala", "anna", channel=Channel.LINK)
        issued = register(self.instance, person, DAY)
        assert issued
        return issued


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    """Open the public door of a new example folder, with a page for each problem besides."""
    instance = create_example(folder)
    recovery = opening_keys.set_up(instance.keys, "en lykta i vinterskogen", cost=0)
    assert opening_keys.practise(instance.keys, "en lykta i vinterskogen", recovery)
    read_aloud(instance)
    app = create_app(instance.settings, lambda: DAY)
    app.add_url_rule(f"{PROBLEMS_PATH}<problem>", view_func=meet, methods=["GET", "POST"])
    yield Stage(instance, app)
    for database in (instance.contacts, instance.answers, app.extensions["door"].answers):
        database.close()


def read_aloud(instance: Instance) -> None:
    """Let every question be read aloud in every language: by empty files, for only their names are asked."""
    for language in Languages(FOLDER).all.values():
        for clip in clips_of(bundled_versions().values(), language):
            file = audio_folder(instance.settings.folder) / clip.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()


def meet(problem: str) -> str:
    """End in the page of a problem."""
    raise Refused(Problem(problem))


class Guest:
    """One former client; `come` opens a link of their own in their language."""

    def __init__(self, where: Stage, language: str) -> None:
        self.stage = where
        self.language = language
        self.walker = Walker(where.app)

    def come(self, how: str = "") -> Walker:
        """Open an own link, LOST, BORROWED or as most do."""
        self.open_link(self.stage.issue().token, how)
        return self.walker

    def open_link(self, token: str, how: str = "") -> Page:
        """Open a link that knows the language."""
        hint = Hint(Look(self.language), broken_off=how == LOST, onsite=how == BORROWED)
        return self.walker.enter(token, CHARACTERS[hint])

    def address(self, path: str) -> str:
        """Return the address of a page that needs no link, in this language."""
        joined = "&" if "?" in path else "?"
        return path if self.language == SOURCE else f"{path}{joined}sprak={self.language}"

    def read(self, path: str) -> Page:
        """Open a page without any link, or one more of the survey."""
        return self.walker.get(self.address(path))

    def leave(self, path: str, **form: str) -> Page:
        """Send a form that needs no link."""
        return self.walker.post(self.address(path), form)

    def find_in(self, path: str, to: str = "", **form: str) -> Page:
        """Come by link, open a page of the survey and send its form; gives the answer's page."""
        self.come()
        return self.send(path, to, **form)

    def send(self, path: str, to: str = "", **form: str) -> Page:
        """Open a page of the survey and send its form to its own address or to another one."""
        mac = self.walker.get(path).mac
        return self.walker.post(to or path, {"mac": mac, **form})
