"""A process that is asked to stop ends what it is at, and begins nothing more."""

import signal
import time
from collections.abc import Callable

SLICE_SECONDS = 1.0


class Stopping:
    """Remembers that somebody asked; asked a second time, the process ends at once."""

    def __init__(self) -> None:
        self._asked = False

    def listen(self) -> None:
        """Take SIGTERM and SIGINT from now on."""
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, self._ask)

    def __call__(self) -> bool:
        """Tell whether somebody has asked."""
        return self._asked

    def sleep(self, seconds: float, nap: Callable[[float], None] = time.sleep) -> None:
        """Rest, a second at a time, until it is enough or somebody asks."""
        while seconds > 0 and not self._asked:
            nap(min(seconds, SLICE_SECONDS))
            seconds -= SLICE_SECONDS

    def _ask(self, number: int, _frame: object) -> None:
        self._asked = True
        signal.signal(number, signal.SIG_DFL)
