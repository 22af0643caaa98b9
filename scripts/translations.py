"""Takes the Swedish texts out of code, templates and questionnaires; checks that translations/ has them."""

import sys
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "translations" / "messages.pot"
KEYWORDS = DEFAULT_KEYWORDS | {"_l": None, "lazy_gettext": None, "lazy_ngettext": (1, 2)}
SHOWN = frozenset({"title", "text", "hint", "label", "easy_text", "easy_hint", "easy_label", "series_break"})
"""The keys of a questionnaire file whose values a person reads."""
CHANGING_HEADERS = tuple(
    f'"{name}' for name in ("Project-Id", "Report-", "POT-", "PO-", "Last-", "Language-Team", "Generated-By")
)
"""Headers that say nothing, or change although no text did."""

Message = tuple[int, str, str, list[str]]


def extract_questionnaire(file: IO[bytes], *_: object, **__: object) -> Iterator[Message]:
    """Yield the texts of one questionnaire, as Babel asks of an extractor; printed history stays Swedish."""
    content = tomllib.loads(file.read().decode())
    if content.get("verbatim"):
        return
    for text in dict.fromkeys(_shown_texts(content)):
        yield 1, "gettext", text, []


def _shown_texts(node: object, key: str = "") -> Iterator[str]:
    match node:
        case dict():
            for name, value in node.items():
                yield from _shown_texts(value, name)
        case list():
            for value in node:
                yield from _shown_texts(value, key)
        case str() if key in SHOWN and node.strip():
            yield node


def extract() -> Catalog:
    """Return the catalogue that the files of today call for."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    catalogue = Catalog(
        project="po-enkat", header_comment="# The texts of po-enkat, in Swedish.", fuzzy=False
    )
    found = extract_from_dir(ROOT, methods, options, KEYWORDS, comment_tags=("Translators:",))
    for file, _line, message, comments, context in found:
        catalogue.add(message, locations=[(file, None)], auto_comments=comments, context=context)
    return catalogue


def read(path: Path) -> Catalog:
    """Read a catalogue from disk."""
    return read_po(BytesIO(path.read_bytes()))


def texts(catalogue: Catalog) -> set[tuple[str, str]]:
    """Return context and text of every message, one for each plural form."""
    forms = ((message.context or "", message.id) for message in catalogue if message.id)
    return {(context, form) for context, ids in forms for form in ([ids] if isinstance(ids, str) else ids)}


def problems() -> Iterator[str]:
    """Yield what is wrong with translations/, with what to do."""
    wanted = texts(extract())
    present = texts(read(TEMPLATE)) if TEMPLATE.exists() else set()
    for text in sorted(wanted - present):
        yield f"not in messages.pot: {text[1]!r}. Run: make translations"
    for text in sorted(present - wanted):
        yield f"no longer used, but in messages.pot: {text[1]!r}. Run: make translations"
    for path in sorted(TEMPLATE.parent.glob("*/LC_MESSAGES/*.po")):
        fuzzy = sum(message.fuzzy for message in read(path) if message.id)
        if fuzzy:
            yield f"{path.relative_to(ROOT)}: {fuzzy} fuzzy. Check each and take the word fuzzy away"


def check() -> int:
    """Print the problems; return the exit code."""
    found = list(problems())
    for problem in found:
        print(problem)
    return 1 if found else 0


def write() -> int:
    """Write messages.pot anew, sorted, with nothing in it that changes by itself."""
    TEMPLATE.parent.mkdir(exist_ok=True)
    content = BytesIO()
    write_po(content, extract(), sort_output=True, include_lineno=False, width=110)
    lines = content.getvalue().decode().splitlines()
    kept = [line for line in lines if not line.startswith(CHANGING_HEADERS)]
    TEMPLATE.write_text("\n".join(kept).strip() + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["check"]:
            sys.exit(check())
        case ["extract"]:
            sys.exit(write())
        case _:
            sys.exit("usage: python -m scripts.translations check | extract")
