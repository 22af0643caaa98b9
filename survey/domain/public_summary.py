"""What anyone may read of a year at the public door: the file that the desk publishes."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FORMAT = "summary-1"


class SummaryFaulty(Exception):
    """The published file is not as the desk writes it; the message names it."""


@dataclass(frozen=True, slots=True)
class PublicOpinion:
    """How many of those who answered a question said yes to it: "19 av 20 tyckte att …"."""

    part: int
    whole: int
    words: str


@dataclass(frozen=True, slots=True)
class PublicDeed:
    """What was heard and what was done about it."""

    heard: str
    done: str


@dataclass(frozen=True, slots=True)
class PublicSummary:
    """What is published of a year of ending."""

    year: int
    opinions: tuple[PublicOpinion, ...]
    deeds: tuple[PublicDeed, ...]

    @property
    def as_json(self) -> str:
        """The content of the file."""
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1) + "\n"


def summary_file(folder: Path) -> Path:
    """Return where an instance folder holds what is published."""
    return folder / "published" / "summary.json"


def publish_summary(path: Path, summary: PublicSummary) -> None:
    """Let a summary take the place of the one that is published, at once and whole."""
    draft = path.with_name(path.name + ".new")
    with draft.open("w", encoding="utf-8") as file:
        file.write(summary.as_json)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def load_public_summary(path: Path) -> PublicSummary | None:
    """Return what is published, or None when nothing is; raises SummaryFaulty when the file is not ours."""
    try:
        return _summary(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError) as error:
        raise SummaryFaulty(str(path)) from error


def _summary(content: Mapping[str, Any]) -> PublicSummary:
    if content["format"] != FORMAT:
        raise ValueError(content["format"])
    opinions = tuple(PublicOpinion(**each) for each in content["opinions"])
    return PublicSummary(content["year"], opinions, tuple(PublicDeed(**each) for each in content["deeds"]))
