"""Words and addresses that must not stand anywhere in what people see or in what we ship."""

import json
import re

from tests.architecture.source import ROOT, files, lines_with

PROMISE_NOBODY_CAN_KEEP = re.compile("anonym", re.IGNORECASE)
LOADED_FROM_ELSEWHERE = re.compile(
    r"""(?:\b(?:src|srcset|action|formaction|poster|data|xlink:href)\s*=\s*["']?\s*(?:https?:)?//"""
    r"""|<link\b[^>]*href\s*=\s*["']?\s*(?:https?:)?//"""
    r"""|url\(\s*["']?\s*(?:https?:)?//|@import\b)""",
    re.IGNORECASE,
)
UNSAFE_ADDRESS = re.compile(r"http://(?!www\.w3\.org/|127\.0\.0\.1|localhost)", re.IGNORECASE)
OUTSIDE_THE_PROJECT = re.compile(
    r"(?:/work/|\.\./)shared\b|\bshared/(?:design|style|domain|reference|tools|\w+\.md)"
)

SEEN = [*files("survey/templates", ".html", ".svg", ".txt"), *files("survey/static", ".css", ".js", ".svg")]


def written_by_people():
    """Every text file of the project but the licence, the locks and this rule itself."""
    endings = (".py", ".html", ".css", ".js", ".toml", ".json", ".po", ".pot", ".md", ".cfg", ".sh", ".svg")
    folders = ("survey", "analysis", "translations", "tests", "scripts", "docs")
    top = [path for path in sorted(ROOT.iterdir()) if path.suffix in endings or path.name == "Makefile"]
    return [
        path for path in [*top, *(p for folder in folders for p in files(folder, *endings))] if path.exists()
    ]


def test_nobody_is_promised_what_the_system_cannot_promise():
    shipped = [
        p
        for p in written_by_people()
        if p.relative_to(ROOT).parts[0] in {"survey", "analysis", "translations"}
    ]
    assert lines_with(PROMISE_NOBODY_CAN_KEEP, shipped) == []


def test_pages_load_nothing_from_another_host():
    assert lines_with(LOADED_FROM_ELSEWHERE, SEEN) == []


def test_no_address_is_unencrypted():
    assert lines_with(UNSAFE_ADDRESS, SEEN) == []


def test_the_project_stands_on_its_own_files():
    others = [path for path in written_by_people() if path.name != "test_words.py"]
    assert lines_with(OUTSIDE_THE_PROJECT, others) == []


def test_the_locks_name_no_host():
    locks = sorted(ROOT.glob("requirements*.lock.txt"))
    assert len(locks) == 3
    assert lines_with(re.compile("://|index-url|find-links", re.IGNORECASE), locks) == []


def test_no_package_stands_in_two_locks_that_are_installed_side_by_side():
    run, dev = (
        {line.split("==")[0] for line in (ROOT / name).read_text().splitlines() if "==" in line}
        for name in ("requirements.lock.txt", "requirements-dev.lock.txt")
    )
    assert run & dev == set()


def test_the_lock_of_the_accessibility_tools_names_no_host_and_pins_every_package():
    lock = ROOT / "tools" / "accessibility" / "package-lock.json"
    assert lines_with(re.compile(r"https?:|\"resolved\"", re.IGNORECASE), [lock]) == []
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    wanted = packages.pop("")["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert [name for name, package in packages.items() if "integrity" not in package] == []


def test_the_patterns_see_what_they_should():
    for line in (
        '<script src="//cdn.example/x.js">',
        "url('https://x.example/a.woff')",
        '<link href="http://x">',
    ):
        assert LOADED_FROM_ELSEWHERE.search(line), line
    for line in ('<a href="https://www.1177.se">1177</a>', '<form action="/kod">', "url(/static/x.svg)"):
        assert not LOADED_FROM_ELSEWHERE.search(line), line
    assert UNSAFE_ADDRESS.search("http://example.se")
    assert not UNSAFE_ADDRESS.search('xmlns="http://www.w3.org/2000/svg"')
    assert OUTSIDE_THE_PROJECT.search("see ../shared/design.md")
    assert not OUTSIDE_THE_PROJECT.search("templates/shared/menu.html")
