"""Coverage is measured in the tests of the parts themselves; watching the others would take half their time.

The floors of scripts/check_coverage.py must hold by these alone: what only a browser, the second engine or a
load passes through counts as untested.
"""

from collections.abc import Iterator

import pytest

WATCHED = ("tests/unit/", "tests/integration/", "tests/web/desk/", "tests/web/reports/", "tests/web/results/")
MARKS_APART = ("accessibility", "browser", "postgres", "reliability", "unwatched")


def is_watched(item: pytest.Item) -> bool:
    """True for the tests of the parts themselves, on the first engine."""
    return item.nodeid.startswith(WATCHED) and not any(map(item.get_closest_marker, MARKS_APART))


class Watch:
    """Starts and stops coverage's tracing between tests, only when the next one differs from the last."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._watching = True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Turn before the fixtures of a test are made."""
        coverage = self._config.pluginmanager.getplugin("_cov")
        if coverage and coverage.cov_controller and is_watched(item) is not self._watching:
            self._watching = not self._watching
            (coverage.cov_controller.resume if self._watching else coverage.cov_controller.pause)()
        return (yield)


def pytest_configure(config: pytest.Config) -> None:
    """Watch in every process that runs tests."""
    config.pluginmanager.register(Watch(config))
