"""What the accessibility tests last found: a small JSON file that they write and the public door reads."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

FORMAT = "accessibility-1"


class ResultsFaulty(Exception):
    """The file is not as `write_results` writes it; the message names it."""


@dataclass(frozen=True, slots=True)
class AuditTool:
    """A tool that read the pages, and its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """What one tool found on a page; `rule` is the tool's own name for it."""

    tool: str
    rule: str
    page: str
    language: str


@dataclass(frozen=True, slots=True)
class AuditResults:
    """One run of the accessibility tests over pages × languages; no findings means none were found."""

    tested_on: date
    program: str
    """Version of the program that was tested."""
    tools: tuple[AuditTool, ...]
    pages: tuple[str, ...]
    languages: tuple[str, ...]
    """Codes as in a page's lang attribute."""
    findings: tuple[AuditFinding, ...] = ()

    @property
    def as_json(self) -> str:
        """The content of the file."""
        content = {"format": FORMAT, **asdict(self), "tested_on": self.tested_on.isoformat()}
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def write_results(path: Path, results: AuditResults) -> None:
    """Let the results take the place of the last ones."""
    path.write_text(results.as_json, encoding="utf-8")


def load_results(path: Path) -> AuditResults | None:
    """Return the last results, or None when there are none; raises ResultsFaulty for another file."""
    try:
        return _results(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ResultsFaulty(str(path)) from error


def _results(content: Mapping[str, Any]) -> AuditResults:
    if content["format"] != FORMAT:
        raise ValueError(content["format"])
    return AuditResults(
        tested_on=date.fromisoformat(content["tested_on"]),
        program=content["program"],
        tools=tuple(AuditTool(**each) for each in content["tools"]),
        pages=tuple(content["pages"]),
        languages=tuple(content["languages"]),
        findings=tuple(AuditFinding(**each) for each in content["findings"]),
    )
