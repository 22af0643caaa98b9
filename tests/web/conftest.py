"""The web's tests run on SQLite, a sample on PostgreSQL too: what lies below is tried on both engines."""

import pytest

WRITING = {
    *("test_access", "test_endings", "test_paper", "test_sign_in", "test_urn"),
    *("test_answering", "test_codes", "test_handed_back"),
    *("test_desk", "test_goals", "test_improvements", "test_own_words"),
}
"""The modules whose pages write, and the one that opens every page for every role."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep on PostgreSQL the first case of every test of those modules."""
    seen: set[tuple[object, str]] = set()
    left = []
    for item in items:
        if "tests/web/" in item.nodeid and item.get_closest_marker("postgres"):
            test = item.path, item.function.__name__
            if item.path.stem not in WRITING or test in seen:
                left.append(item)
            seen.add(test)
    gone = set(map(id, left))
    items[:] = [item for item in items if id(item) not in gone]
    config.hook.pytest_deselected(items=left)
