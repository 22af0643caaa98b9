"""Reads `post.toml` of an instance folder: the address lines on letters, and where a paper goes for free."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from survey.delivery.letter import Window
from survey.delivery.message_checks import reveals
from survey.domain.toml_checks import Key, check_choice, check_table
from survey.domain.toml_file import Fault, FileRefused, Tables, read_checked

POST_FILE = "post.toml"
MOST_LINES, LONGEST = 3, 60
_KEYS = {"sender": Key(list), "reply": Key(list), "window": Key(str)}


class PostFileError(FileRefused):
    """The file of what stands on letters is faulty; `problems` says where and what to do."""


@dataclass(frozen=True, slots=True)
class Post:
    """An operation's own lines; without a file there are none."""

    sender: tuple[str, ...] = ()
    """Address lines under the sender's name."""
    reply: tuple[str, ...] = ()
    """Address lines of the prepaid reply."""
    window: Window = Window.RIGHT


def load_post(folder: Path) -> Post:
    """Return the lines of an instance folder; raises PostFileError with every fault."""
    path = folder / POST_FILE
    if not path.exists():
        return Post()
    tables = read_checked(path, _faults, PostFileError)
    return Post(tuple(tables["sender"]), tuple(tables["reply"]), Window(tables["window"]))


def _faults(tables: Tables) -> Iterator[Fault]:
    faults = list(check_table(tables, (), _KEYS))
    yield from faults
    if not faults:
        yield from _line_faults("sender", tables["sender"])
        yield from _line_faults("reply", tables["reply"])
        yield from check_choice(tables["window"], list(Window), ("window",))


def _line_faults(name: str, lines: list[object]) -> Iterator[Fault]:
    sound = all(isinstance(line, str) and 0 < len(line.strip()) <= LONGEST for line in lines)
    if not sound or len(lines) > MOST_LINES:
        remedy = f"Skriv högst {MOST_LINES} rader inom citattecken, med högst {LONGEST} tecken var."
        yield Fault((name,), "Adressen får inte plats på brevet.", remedy)
    word = next((found for line in lines if (found := reveals(str(line)))), "")
    if word:
        what = f"Ordet {word} kan avslöja vad någon har fått hjälp med."
        yield Fault((name,), what, "Välj en neutral adress.")
