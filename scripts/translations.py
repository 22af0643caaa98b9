"""Takes the Swedish texts out of code, templates and questionnaires; keeps translations/<code>.po in step.

python -m scripts.translations extract            write messages.pot anew
python -m scripts.translations update             the same, and put what is new into every .po file
python -m scripts.translations check              what is wrong, also what a respondent would miss
python -m scripts.translations check --unfinished the same without what is missing
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from survey.i18n.catalogues import EASY, Languages, keyed

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "translations"
TEMPLATE = FOLDER / "messages.pot"
WIDTH = 110
KEYWORDS = DEFAULT_KEYWORDS | {"_l": None, "lazy_gettext": None, "lazy_ngettext": (1, 2)}
KEYWORDS |= {"_lp": ((1, "c"), 2), "phrase": None, "swedish": None}
RESPONDENTS = ("survey/public/", "survey/templates/public/", "survey/templates/layouts/public.html")
RESPONDENTS += ("survey/forms/answer.py", "survey/forms/call_words.py")
COMPONENT = re.compile(r'"(components/[a-z_]+\.html)"')
ASKED, STAFFS = ("text", "hint", "label"), ("title", "series_break")
"""The keys of a questionnaire file that a respondent reads, and those that staff read besides."""
EASIER = {"text": "easy_text", "hint": "easy_text", "label": "easy_label"}
"""What lättläst has in the questionnaire itself, beside the text."""
WHOLE = "en"
"""The language that staff read too: it must have every text."""
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
NEVER = {"HTML": re.compile(r"<\w|</|&\w+;"), "the word anonym": re.compile("anonym", re.IGNORECASE)}
CHANGING_HEADERS = tuple(
    f'"{name}' for name in ("Project-Id", "Report-", "POT-", "PO-", "Last-", "Language-Team", "Generated-By")
)
"""Headers that say nothing, or change although no text did."""

Found = tuple[int, str, str, list[str]]


def extract_questionnaire(file: IO[bytes], *_: object, **__: object) -> Iterator[Found]:
    """Yield the texts of one questionnaire, as Babel asks of an extractor; printed history stays Swedish."""
    content = tomllib.loads(file.read().decode())
    for text in dict.fromkeys(texts_of(content, (*ASKED, *STAFFS))):
        yield 1, "gettext", text, []


def texts_of(node: object, keys: tuple[str, ...], *, plain_only: bool = False) -> Iterator[str]:
    """Yield the texts under some keys; with `plain_only` those that have no lättläst beside them."""
    match node:
        case {"verbatim": True}:
            return
        case dict():
            for key, value in node.items():
                easier = plain_only and EASIER.get(key) in node
                if isinstance(value, str) and key in keys and value.strip() and not easier:
                    yield value
                yield from texts_of(value, keys, plain_only=plain_only)
        case list():
            for value in node:
                yield from texts_of(value, keys, plain_only=plain_only)


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


def respondents(catalogue: Catalog, code: str) -> set[str]:
    """Return the texts that a respondent may be shown and that a language's file must have."""
    places = (*RESPONDENTS, *(f"survey/templates/{name}" for name in _components()))
    shown = {
        name(message)
        for message in catalogue
        if message.id and any(str(file).startswith(places) for file, _ in message.locations)
    }
    for path in sorted((ROOT / "survey" / "questionnaires").glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        shown |= set(texts_of(content, ASKED, plain_only=code == EASY))
    return shown


def _components() -> set[str]:
    """Return the components that the respondent's templates use, and those that these use."""
    templates = ROOT / "survey" / "templates"
    pages = [*templates.glob("public/*.html"), templates / "layouts" / "public.html"]
    found = {name for page in pages for name in COMPONENT.findall(page.read_text(encoding="utf-8"))}
    inner = {name for outer in found for name in COMPONENT.findall((templates / outer).read_text("utf-8"))}
    return found | inner


def read(path: Path) -> Catalog:
    """Read a catalogue from disk."""
    return read_po(BytesIO(path.read_bytes()))


def catalogues() -> Iterator[tuple[Path, Catalog]]:
    """Yield every language's file."""
    return ((path, read(path)) for path in sorted(FOLDER.glob("*.po")))


def first_form(message: Message) -> str:
    """Return a message's Swedish, the form for one where it has two."""
    return message.id if isinstance(message.id, str) else message.id[0]


def name(message: Message) -> str:
    """Return what tells a message from all others: its first form, and its context where it has one."""
    return keyed(first_form(message), message.context)


def said(message: Message) -> list[str]:
    """Return what a language says, one text for each plural form; nothing when one is missing."""
    forms = [message.string] if isinstance(message.string, str) else list(message.string)
    return forms if all(forms) else []


def ids(catalogue: Catalog) -> set[str]:
    """Return every Swedish text, one for each plural form, with its context where it has one."""
    forms = (([one.id] if isinstance(one.id, str) else one.id, one.context) for one in catalogue if one.id)
    return {keyed(text, context) for each, context in forms for text in each}


def problems(*, unfinished: bool) -> Iterator[str]:
    """Yield what is wrong with translations/, with what to do."""
    wanted = extract()
    present = ids(read(TEMPLATE)) if TEMPLATE.exists() else set()
    for text in sorted(ids(wanted) - present):
        yield f"not in messages.pot: {text!r}. Run: make translations"
    for text in sorted(present - ids(wanted)):
        yield f"no longer used, but in messages.pot: {text!r}. Run: make translations"
    Languages(FOLDER)
    for path, catalogue in catalogues():
        yield from faults(path.name, catalogue)
        if not unfinished:
            yield from missing(path, catalogue, wanted)


def faults(name: str, catalogue: Catalog) -> Iterator[str]:
    """Yield what no translation may do: lose or add a placeholder, write HTML, promise too much."""
    for message in catalogue:
        texts = said(message) if message.id else []
        if message.id and message.fuzzy:
            yield f"{name}: fuzzy: {first_form(message)!r}. Check it and take the word fuzzy away"
        swedish = set(PLACEHOLDER.findall(first_form(message) if message.id else ""))
        for text in texts:
            extra, lost = set(PLACEHOLDER.findall(text)) - swedish, swedish - set(PLACEHOLDER.findall(text))
            if extra or (lost and isinstance(message.id, str)):
                yield f"{name}: {text!r} has other placeholders than {first_form(message)!r}"
            yield from (f"{name}: {text!r} has {what}" for what, rule in NEVER.items() if rule.search(text))


def missing(path: Path, catalogue: Catalog, wanted: Catalog) -> Iterator[str]:
    """Yield the texts that a language's file must have and has not."""
    has = {name(message) for message in catalogue if message.id and said(message)}
    every = {name(message) for message in wanted if message.id}
    must = every if path.stem == WHOLE else respondents(wanted, path.stem)
    for text in sorted(must - has):
        yield f"{path.name}: missing: {text!r}"


def check(*, unfinished: bool) -> int:
    """Print the problems; return the exit code."""
    found = list(problems(unfinished=unfinished))
    for problem in found:
        print(problem)
    return 1 if found else 0


def write() -> int:
    """Write messages.pot anew, sorted, with nothing in it that changes by itself."""
    TEMPLATE.parent.mkdir(exist_ok=True)
    content = BytesIO()
    write_po(content, extract(), sort_output=True, include_lineno=False, width=WIDTH)
    lines = content.getvalue().decode().splitlines()
    kept = [line for line in lines if not line.startswith(CHANGING_HEADERS)]
    TEMPLATE.write_text("\n".join(kept).strip() + "\n", encoding="utf-8")
    return 0


def update() -> int:
    """Write messages.pot, and give every language what is new and take what is gone; headers stay."""
    write()
    template = read(TEMPLATE)
    for path, catalogue in catalogues():
        header = path.read_text(encoding="utf-8").partition("\n\n")[0].strip()
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        content = BytesIO()
        write_po(content, catalogue, omit_header=True, sort_output=True, include_lineno=False, width=WIDTH)
        body = content.getvalue().decode().strip()
        path.write_text(f"{header}\n\n{body}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["check"]:
            sys.exit(check(unfinished=False))
        case ["check", "--unfinished"]:
            sys.exit(check(unfinished=True))
        case ["extract"]:
            sys.exit(write())
        case ["update"]:
            sys.exit(update())
        case _:
            sys.exit(__doc__)
