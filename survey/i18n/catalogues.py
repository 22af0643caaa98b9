"""The languages: one .po file each in translations/, found at start and read when somebody needs it."""

import gettext
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

from babel import Locale
from babel.core import UnknownLocaleError
from babel.messages.pofile import read_po

SOURCE, EASY = "sv", "sv-simple"
"""Swedish, in which every text is written, and lättläst, a language among the others."""
PACKAGE = Path(__file__).parent.parent
FOLDER = next(path for path in (PACKAGE / "translations", PACKAGE.parent / "translations") if path.is_dir())
"""Where a wheel carries the catalogues, or a working copy has them."""
HEADER = re.compile(r'^"X-([A-Za-z-]+): *(.*?) *\\n"$', re.MULTILINE)
CODE = re.compile(r"[a-z]{2,3}(-[a-z]{2,8})?")


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one .po file: Swedish → its words, and the words for one → the forms for every count."""

    texts: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    form_of: Callable[[int], int]
    """Which form fits a count, by the language's own rule."""


class Language:
    """A language a page can be read in: what its file's header says, and its texts."""

    def __init__(self, code: str, headers: Mapping[str, str], path: Path | None) -> None:
        self.code = code
        """The name of the file, and what stands in the page's lang attribute."""
        self.name = headers["Language-Name"]
        """What the language calls itself."""
        self.locale = Locale.parse(headers["Locale"])
        self.direction = str(self.locale.text_direction)
        self.checked_by, self.checked_on = headers.get("Checked-By", ""), headers.get("Checked-On", "")
        self._path = path
        self._kept: Words | None = None

    @property
    def reviewed(self) -> bool:
        """True when somebody has read the texts, and the file says who and when."""
        return bool(self.checked_by and self.checked_on)

    @property
    def is_swedish(self) -> bool:
        """True for Swedish and for lättläst: a text taken from the other one is no foreign language."""
        return str(self.locale.language) == SOURCE

    def text(self, swedish: str, context: str = "") -> str:
        """Return a Swedish text in this language, "" when it is missing; one word may need its context."""
        return self._words.texts.get(keyed(swedish, context), "") if self._path else swedish

    def plural(self, one: str, many: str, num: int) -> str:
        """Return the form of a Swedish text that fits a count, "" when it is missing."""
        forms = self._words.forms.get(one, ()) if self._path else (one, many)
        return forms[self._words.form_of(num) if self._path else num != 1] if forms else ""

    def refresh(self) -> Words:
        """Read the file again if it has changed; raises LookupError for Swedish, which has none.

        To be called once a page: a page asks for hundreds of texts, and looking at the file takes longer.
        """
        if self._path is None:
            raise LookupError("Swedish has no file: its texts stand in the code")
        self._kept = read_catalogue(self._path, self._path.stat().st_mtime_ns)
        return self._kept

    @property
    def has_file(self) -> bool:
        """True for every language but Swedish."""
        return self._path is not None

    @property
    def _words(self) -> Words:
        return self._kept or self.refresh()


SWEDISH = Language(
    SOURCE, {"Language-Name": "Svenska", "Locale": "sv", "Checked-By": "-", "Checked-On": "-"}, None
)


class Languages:
    """Swedish and every language with a file in a folder, in the order of their codes."""

    def __init__(self, folder: Path) -> None:
        """Read the headers; raises ValueError with file and remedy when one is faulty."""
        self.all: Mapping[str, Language] = {SOURCE: SWEDISH, **dict(_found(folder))}

    def get(self, code: str) -> Language:
        """Return a language; Swedish for a code that is not known."""
        return self.all.get(code, SWEDISH)

    def named(self, codes: tuple[str, ...] | None) -> tuple[Language, ...]:
        """Return Swedish and the languages that are switched on, in their order; raises ValueError.

        None, when nobody has chosen, means whatever somebody has reviewed.
        """
        if codes is None:
            return tuple(one for one in self.all.values() if one.reviewed)
        unknown = [code for code in codes if code not in self.all]
        if unknown:
            raise ValueError(f"languages: {', '.join(unknown)} has no file; known are {', '.join(self.all)}")
        return (SWEDISH, *(self.all[code] for code in codes if code != SOURCE))


def keyed(text: str, context: str | None) -> str:
    """Return what a text is found by: with its context where two meanings have one Swedish word."""
    return f"{context}\x04{text}" if context else text


def headers_of(path: Path) -> dict[str, str]:
    """Return what the header of a .po file says in its X- lines, such as Language-Name; no more is read."""
    with path.open(encoding="utf-8") as file:
        return dict(HEADER.findall("".join(takewhile(str.strip, file))))


@lru_cache
def read_catalogue(path: Path, _changed: int) -> Words:
    """Return the texts of a .po file that are translated; `_changed` is when it was last written."""
    with path.open("rb") as file:
        catalogue = read_po(file)
    texts, forms = {}, {}
    for message in catalogue:
        said = message.string
        if not message.id or message.fuzzy:
            continue  # the header, or something that nobody has looked at
        if isinstance(message.id, str) and isinstance(said, str) and said:
            texts[keyed(message.id, message.context)] = said
        elif isinstance(said, list | tuple) and all(said):
            forms[message.id[0]] = tuple(said)
    return Words(texts, forms, gettext.c2py(catalogue.plural_expr))


def _found(folder: Path) -> Iterator[tuple[str, Language]]:
    for path in sorted(folder.glob("*.po")):
        headers = headers_of(path)
        try:
            language = Language(path.stem, headers, path)
        except (KeyError, ValueError, UnknownLocaleError) as error:
            raise ValueError(f"{path}: X-Language-Name or X-Locale is missing or wrong: {error}") from error
        if not CODE.fullmatch(path.stem):
            raise ValueError(f"{path}: name the file by the language's code, as in fi.po or sv-simple.po")
        yield path.stem, language
