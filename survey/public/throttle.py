"""A brake on guessing: after many wrong codes in a minute the wrong ones are told to wait.

A right code always gets in: one machine that guesses must not shut the door to everyone. Ten letters are
50 bits; what is left to guess is counted in docs/decisions/0007.
"""

import time
from collections import deque
from collections.abc import Callable

WINDOW_SECONDS = 60.0


class Throttle:
    """Counts what went wrong during the last minute, in this process's memory only."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._wrong: deque[float] = deque(maxlen=most)

    def note(self) -> None:
        """Count one more wrong try."""
        self._wrong.append(self._clock())

    @property
    def is_hot(self) -> bool:
        """True when there have been too many wrong tries within a minute."""
        full = len(self._wrong) == self._most
        return full and self._clock() - self._wrong[0] < WINDOW_SECONDS
