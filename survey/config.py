"""Settings of one instance folder, read once from the environment; what is missing stops the start."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
EXAMPLE_MARK = "EXAMPLE"
"""A file of this name makes an instance folder an example folder."""


def current_day() -> date:
    """Return the day by the machine's own time zone: the one clock that the apps are given by default."""
    return datetime.now().astimezone().date()


class SettingsRefused(Exception):
    """A setting is missing or too weak; the message says what to do."""


class Settings(BaseSettings):
    """What one operation's instance needs to run; every field is `SURVEY_<NAME>` in the environment."""

    model_config = SettingsConfigDict(
        env_prefix="SURVEY_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    folder: Path
    """The instance folder: settings, keys and the two databases."""
    base_url: str = "http://127.0.0.1:8000"
    """Address of the public door, without a slash at the end; https except on the own machine."""
    desk_url: str = ""
    """Address of the desk, where a borrowed screen leads back to; empty means that it only says so."""
    contacts_url: str = ""
    """SQLAlchemy address of the database `contacts`; empty means an SQLite file in the folder."""
    answers_url: str = ""
    """SQLAlchemy address of the database `answers`; empty means an SQLite file in the folder."""
    key_backup: Path | None = None
    """Where the one generation of key backup lies; empty means `key-backup` in the folder."""

    report_secret: str = Field(default="", repr=False)
    """What the SMS gateway signs in with when it reports; empty means that no reports are taken."""

    retention_months: int = Field(default=60, ge=1)
    """How long people's own words are kept after their year of ending; counts are kept for good."""

    @property
    def secure(self) -> bool:
        """True when the public address is https, so that cookies must be."""
        return self.base_url.startswith("https://")

    @property
    def is_example(self) -> bool:
        """True for a folder built by `survey demo`: made-up people, throw-away keys."""
        return (self.folder / EXAMPLE_MARK).exists()

    @property
    def keys(self) -> Path:
        """Where the keys lie: outside the databases."""
        return self.folder / "keys"

    @property
    def key_backup_folder(self) -> Path:
        """Where the one generation of key backup lies."""
        return self.key_backup or self.folder / "key-backup"

    @property
    def key_cost(self) -> int:
        """The Argon2id class for codes and words: the least one in a folder of made-up people."""
        return 0 if self.is_example else 1

    def database_url(self, name: str) -> str:
        """Return the address of the database `contacts` or `answers`."""
        given = {"contacts": self.contacts_url, "answers": self.answers_url}[name]
        return given or f"sqlite:///{self.folder / name}.sqlite3"


def load_settings(**given: Any) -> Settings:
    """Read the settings; a keyword wins over the environment.

    Raises SettingsRefused with one Swedish sentence when something is missing or weak.
    """
    try:
        settings = Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise SettingsRefused(_sentence(error.errors()[0])) from error
    _refuse_weak(settings)
    return settings


def _sentence(error: ErrorDetails) -> str:
    name = "SURVEY_" + "_".join(str(part) for part in error["loc"]).upper()
    if error["type"] == "missing":
        return f"Inställningen {name} saknas. Sätt den i miljön och starta igen."
    return f"Inställningen {name} går inte att använda. Rätta den och starta igen."


def _refuse_weak(settings: Settings) -> None:
    _refuse_address("SURVEY_BASE_URL", settings.base_url, "https://enkat.example.se")
    if settings.desk_url:
        _refuse_address("SURVEY_DESK_URL", settings.desk_url, "https://personal.example.se")


def _refuse_address(name: str, given: str, example: str) -> None:
    address = urlsplit(given)
    if address.scheme not in {"http", "https"} or not address.hostname or given.endswith("/"):
        raise SettingsRefused(
            f"{name} ska vara en hel adress utan snedstreck på slutet, till exempel {example}."
        )
    if address.scheme == "http" and address.hostname not in LOOPBACK:
        raise SettingsRefused(f"{name} börjar med http. Använd https, annars kan andra läsa svaren på vägen.")
