"""The formats of the chapter, and the one place that loads what a format needs."""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from analysis.chapter.model import Chapter
from survey.i18n import _, _l


@dataclass(frozen=True, slots=True)
class Format:
    """A way to save the chapter; `library` is what must be installed, by way of the extra of that name."""

    code: str
    label: str
    suffix: str
    media_type: str
    library: str = ""
    extra: str = ""

    @property
    def is_installed(self) -> bool:
        """True when files of this format can be made here."""
        return not self.library or find_spec(self.library) is not None


@dataclass(frozen=True, slots=True)
class Missing:
    """A format that cannot be made here, and what to do, in a sentence."""

    sentence: str


OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = (
    Format("word", _l("Word"), "docx", f"{OFFICE}.wordprocessingml.document", "docx", "word"),
    Format("pdf", _l("PDF"), "pdf", "application/pdf", "typst", "pdf"),
    Format("xlsx", _l("Excel"), "xlsx", f"{OFFICE}.spreadsheetml.sheet", "xlsxwriter", "excel"),
    Format("csv", _l("CSV"), "csv", "text/csv; charset=utf-8"),
    Format("guide", _l("Kolumnguide till CSV"), "csv", "text/csv; charset=utf-8"),
    Format("json", _l("JSON"), "json", "application/json"),
    Format("schema", _l("Schema till JSON"), "json", "application/schema+json"),
    Format("html", _l("Webbsida"), "html", "text/html; charset=utf-8"),
)


def format_of(code: str) -> Format | None:
    """Return the format of a code, or None."""
    return next((each for each in FORMATS if each.code == code), None)


def write(wanted: Format, chapter: Chapter, stamp: str) -> bytes | Missing:
    """Return the chapter as a file, the same bytes for the same chapter; or say what is missing.

    `stamp` is the line that says whether it is a draft or locked.
    """
    if not wanted.is_installed:
        words = _(
            "%(format)s går inte att göra här. Be systemansvarig att installera tillägget %(extra)s.",
            format=wanted.label,
            extra=wanted.extra,
        )
        return Missing(words)
    made: bytes = import_module(f"survey.results.exports.{wanted.code}").write(chapter, stamp)
    return made


def file_name(wanted: Format, chapter: Chapter, edition: str) -> str:
    """Return a plain ASCII file name: "avslutningsenkat-2024-chef.docx"."""
    name = {"guide": "kolumner", "schema": "schema"}.get(wanted.code, "avslutningsenkat")
    return f"{name}-{chapter.year}-{edition}.{wanted.suffix}"
