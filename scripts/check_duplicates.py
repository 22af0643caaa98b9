"""Fails when the same eight lines of code stand in two places: write them once."""

import sys
import tokenize
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

RUN = 8
"""So many like lines in a row count as written twice."""
LAYOUT = {
    tokenize.COMMENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
    tokenize.INDENT,
    tokenize.NEWLINE,
    tokenize.NL,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something, without its layout."""

    file: Path
    number: int
    code: str


def python_lines(file: Path) -> Iterator[Line]:
    """Yield the lines of a Python file; comments, docstrings, imports and lone brackets do not count."""
    words: dict[int, list[str]] = defaultdict(list)
    with tokenize.open(file) as text:
        for token in tokenize.generate_tokens(text.readline):
            if token.type not in LAYOUT:
                words[token.start[0]].append(token.string)
    for number, parts in words.items():
        if counts(parts):
            yield Line(file, number, " ".join(parts))


def counts(parts: list[str]) -> bool:
    """True for a line of code that one could write twice by hand."""
    docstring = len(parts) == 1 and parts[0].startswith('"""')
    return not docstring and parts[0] not in {"import", "from"} and any(map(str.isalnum, "".join(parts)))


def text_lines(file: Path) -> Iterator[Line]:
    """Yield the lines of a template or style sheet, without indentation and empty lines."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if any(map(str.isalnum, line)):
            yield Line(file, number, line.strip())


def lines_of(folder: Path) -> Iterator[list[Line]]:
    """Yield the lines of each file below a folder that people write."""
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".py":
            yield list(python_lines(file))
        elif file.suffix in {".html", ".css"} and ".min." not in file.name:
            yield list(text_lines(file))


def twice(files: Iterable[list[Line]]) -> Iterator[tuple[Line, Line]]:
    """Yield the beginnings of each run that stands a second time: first place, second place."""
    seen: dict[tuple[str, ...], Line] = {}
    for lines in files:
        reported_until = -1
        for start in range(len(lines) - RUN + 1):
            here = lines[start]
            first = seen.setdefault(tuple(line.code for line in lines[start : start + RUN]), here)
            overlaps = first.file == here.file and here.number - first.number < RUN
            if first is not here and not overlaps and start > reported_until:
                reported_until = start + RUN
                yield first, here


def main(folders: list[str]) -> int:
    """Print each run written twice; return the exit code."""
    found = list(twice(lines for folder in folders for lines in lines_of(Path(folder))))
    for first, second in found:
        print(f"{first.file}:{first.number} stands again at {second.file}:{second.number}: write it once")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
