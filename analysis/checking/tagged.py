"""Reads a tagged PDF as it is meant to be read: whole paragraphs, and tables row by row."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from analysis.checking.lines import SPACES, Line

BLOCKS = {"P", "Title", "LI", "Caption", "TR", *(f"H{level}" for level in ("", *range(1, 7)))}
"""What makes a line of its own."""
CELLS = {"TH", "TD"}
MOST_OF_IT = 0.9
"""So much of the text must stand in the tags; else they are not to be trusted."""
DEEPEST = 60
MOST_TAGS = 300_000
"""No report has so many; tags that go in rings end there."""
CUT_WORD = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?!(?:och|eller|samt)\b)(?=[a-zåäö])")
Texts = dict[tuple[Any, int], str]


@dataclass(slots=True)
class _Walk:
    """The tags on the way: the texts that they name, what has been passed, and how many tags may be left."""

    texts: Texts
    pages: dict[Any, int]
    roles: dict[str, str]
    tables: int = 0
    rows: int = 0
    blocks: Counter[int] = field(default_factory=Counter)
    left: int = MOST_TAGS

    def kind(self, node: Any) -> str:
        """Return what a tag stands for: "P", "TR"; an author's own name is looked up."""
        name = str(node.get("/S", ""))
        return self.roles.get(name, name)[1:]

    def below(self, node: Any) -> list[Any]:
        """Return what is directly below a tag: tags, numbers of marked pieces, and references to them."""
        inside = _object(node.get("/K", []))
        found = [_object(each) for each in (inside if isinstance(inside, list) else [inside])]
        self.left -= len(found)
        return found if self.left > 0 else []

    def tags_below(self, node: Any) -> list[Any]:
        """Return the tags directly below a tag."""
        return [each for each in self.below(node) if hasattr(each, "get") and "/S" in each]


@dataclass(slots=True)
class _Marks:
    """The marked pieces that are open while a page is read, innermost last."""

    page: Any
    texts: Texts
    open: list[int | None] = field(default_factory=list)

    def mark(self, operator: bytes, operands: Any, *_: Any) -> None:
        """Open or close a marked piece."""
        if operator in {b"BDC", b"BMC"}:
            about = operands[1] if len(operands) > 1 and hasattr(operands[1], "get") else {}
            self.open.append(about.get("/MCID"))
        elif operator == b"EMC" and self.open:
            self.open.pop()

    def keep(self, text: str, *_: Any) -> None:
        """Give a text to the piece that it stands in."""
        inside = next((each for each in reversed(self.open) if each is not None), None)
        if inside is not None:
            self.texts[self.page, inside] += text


def lines_of_tags(reader: Any) -> list[Line]:
    """Return the lines of an open pypdf reader in the order of its tags; none if they miss a part of it."""
    tree = reader.trailer["/Root"].get("/StructTreeRoot")
    if tree is None:
        return []
    texts, everything = _texts(reader)
    pages = {_key(page): number for number, page in enumerate(reader.pages, start=1)}
    root = tree.get_object()
    roles = {name: str(role) for name, role in (root.get("/RoleMap") or {}).items()}
    lines = list(_lines(root, None, _Walk(texts, pages, roles), 0))
    return lines if _size(" ".join(line.text for line in lines)) >= MOST_OF_IT * everything else []


def _texts(reader: Any) -> tuple[Texts, int]:
    """Return the text of every marked piece of every page, and how many characters there are in all."""
    found: Texts = defaultdict(str)
    everything = 0
    for page in reader.pages:
        marks = _Marks(_key(page), found)
        text = page.extract_text(visitor_operand_before=marks.mark, visitor_text=marks.keep)
        everything += _size(text)
    return found, everything


def _lines(node: Any, page: Any, walk: _Walk, depth: int) -> Iterator[Line]:
    page = node.get("/Pg", page)
    kind = walk.kind(node)
    if kind in BLOCKS or depth > DEEPEST:
        yield from _line(node, page, walk, kind, depth)
        return
    if kind == "Table":
        walk.tables, walk.rows = walk.tables + 1, 0
    for child in walk.tags_below(node):
        yield from _lines(child, page, walk, depth + 1)


def _line(node: Any, page: Any, walk: _Walk, kind: str, depth: int) -> Iterator[Line]:
    parts = [node]
    if kind == "TR":
        walk.rows += 1
        parts = [child for child in walk.tags_below(node) if walk.kind(child) in CELLS]
    told = [_told(part, page, walk, depth) for part in parts]
    text = "\t".join(_clean("".join(words for _, words in each)) for each in told)
    if text.strip():
        number = next((walk.pages.get(_key(where), 0) for each in told for where, _ in each), 0)
        walk.blocks[number] += kind != "TR"
        place = f"tabell {walk.tables}, rad {walk.rows}" if kind == "TR" else f"stycke {walk.blocks[number]}"
        yield Line(f"sida {number}, {place}", text, wraps=False)


def _told(node: Any, page: Any, walk: _Walk, depth: int) -> list[tuple[Any, str]]:
    """Return every marked piece below a tag, with its page."""
    page, found = node.get("/Pg", page), []
    for child in walk.below(node) if depth <= DEEPEST + DEEPEST else ():
        if isinstance(child, int):
            found.append((page, walk.texts.get((_key(page), child), "")))
        elif "/MCID" in child:
            where = child.get("/Pg", page)
            found.append((where, walk.texts.get((_key(where), child["/MCID"]), "")))
        elif "/S" in child:
            found += _told(child, page, walk, depth + 1)
    return found


def _object(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _key(page: Any) -> Any:
    reference = getattr(page, "indirect_reference", None)
    return getattr(reference, "idnum", None)


def _clean(text: str) -> str:
    return " ".join(CUT_WORD.sub("", text).translate(SPACES).split())


def _size(text: str) -> int:
    return len(re.sub(r"\s", "", text))
