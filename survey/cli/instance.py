"""One operation's instance folder: making a new one, and opening one that is there."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from survey.answers import slip_box
from survey.config import EXAMPLE_MARK, Settings, load_settings
from survey.database.engines import Database
from survey.database.migration import upgrade
from survey.delivery.choosing import bounce_folder
from survey.delivery.post_file import POST_FILE
from survey.gate import Gate
from survey.gate.purging import Premises
from survey.security.keys import KeyFolder

EXAMPLE_DATA = Path(__file__).parent.parent / "example"
OFFERED = re.compile(r"^# (\[.+\])\nlanguages = .+$", re.MULTILINE)
"""All languages, in the comment over those that the model of `face.toml` offers."""


@dataclass(frozen=True, slots=True)
class Instance:
    """The parts of an instance that a command works with."""

    settings: Settings
    contacts: Database
    answers: Database
    keys: KeyFolder
    gate: Gate

    @property
    def premises(self) -> Premises:
        """What is purged; raises DeliveryFileError."""
        settings = self.settings
        returned = bounce_folder(settings)
        return Premises(self.gate, settings.folder, settings.retention_months, returned)

    @property
    def backup(self) -> Path:
        """Where the one verified copy of the answer side lies."""
        return self.settings.folder / "backup"


def open_instance(folder: Path | None, **given: str) -> Instance:
    """Open the instance of a folder, or of the environment; raises SettingsRefused or KeyRefused."""
    settings = load_settings(folder=folder, **given)
    contacts, answers = (Database(settings.database_url(name)) for name in ("contacts", "answers"))
    keys = KeyFolder(settings.keys, settings.key_backup_folder)
    return Instance(settings, contacts, answers, keys, Gate(contacts, answers, keys, settings.key_cost))


def create_example(folder: Path, **given: str) -> Instance:
    """Make an example folder: the same as any other, with a mark that says so and every language on."""
    (folder / "published").mkdir(parents=True, exist_ok=True)
    (folder / EXAMPLE_MARK).write_text("Påhittade människor. Använd inte på riktigt.\n", encoding="utf-8")
    statement = folder / "published" / "accessibility.toml"
    if not statement.exists():
        shutil.copy(EXAMPLE_DATA / statement.name, statement)
    face = folder / "published" / "face.toml"
    if not face.exists():
        model = (EXAMPLE_DATA / face.name).read_text(encoding="utf-8")
        face.write_text(OFFERED.sub(r"languages = \1", model), encoding="utf-8")
    return create_instance(folder, **given)


def create_instance(folder: Path, **given: str) -> Instance:
    """Make a folder with the operation's files, keys and databases; keep what is there, migrate the rest.

    PO Värmland's organisation is the model to edit.
    """
    (folder / "published").mkdir(parents=True, exist_ok=True)
    for name in ("published/face.toml", "operation.toml", POST_FILE):
        if not (folder / name).exists():
            shutil.copy(EXAMPLE_DATA / Path(name).name, folder / name)
    instance = open_instance(folder, **given)
    instance.keys.create()
    slip_box.make_keys(instance.keys)
    upgrade(instance.contacts, "contacts")
    upgrade(instance.answers, "answers")
    return instance
