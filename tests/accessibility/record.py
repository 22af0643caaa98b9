"""What a run of the accessibility tests found, written down for the statement on accessibility."""

import re
import tomllib
from pathlib import Path

import pytest

from survey.config import current_day
from survey.domain.accessibility_results import AuditFinding, AuditResults, AuditTool, write_results
from tests.accessibility.guest import LANGUAGES
from tests.accessibility.pages import NAMES
from tests.accessibility.tools import ROOT, version

RECORD = ROOT / ".cache" / "accessibility.json"
ENGINE_TESTS = "tests/accessibility/test_engines.py::"
EVERY_PAGE = f"{ENGINE_TESTS}test_both_engines_find_nothing_on["
SAID = re.compile(r"^E +(?P<page>[^\[\n]+) \[(?P<language>[a-z-]+)\]: (?P<rule>[\w-]+): ", re.MULTILINE)
AXE, IBM = "axe-core", "accessibility-checker-engine"


def findings(said: str) -> list[AuditFinding]:
    """Return what a failed test said, finding by finding; IBM's rules are written with underscores."""
    return [
        AuditFinding(IBM if "_" in found["rule"] else AXE, found["rule"], found["page"], found["language"])
        for found in SAID.finditer(said)
    ]


def write(path: Path, found: list[AuditFinding]) -> None:
    """Write down a whole run: when, with what, over which pages and languages, and what was found."""
    tools = tuple(AuditTool(name, version(name)) for name in (AXE, IBM))
    path.parent.mkdir(parents=True, exist_ok=True)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    results = AuditResults(current_day(), project["version"], tools, NAMES, LANGUAGES, tuple(found))
    write_results(path, results)


class Recorder:
    """Listens to a run; a run of only some pages leaves the last record as it was."""

    def __init__(self) -> None:
        self.pages: set[str] = set()
        self.found: list[AuditFinding] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.nodeid.startswith(ENGINE_TESTS):
            self.pages |= {report.nodeid} if report.nodeid.startswith(EVERY_PAGE) else set()
            self.found += findings(report.longreprtext)

    def pytest_sessionfinish(self) -> None:
        if len(self.pages) == len(NAMES):
            write(RECORD, self.found)


def pytest_configure(config: pytest.Config) -> None:
    """Listen where all reports arrive: not in a worker of xdist."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Recorder())
