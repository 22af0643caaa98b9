"""How something is timed, and how it is told beside its reference."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Measured:
    """A cost in milliseconds beside that of its reference; `limit` in milliseconds where there is one."""

    what: str
    milliseconds: float
    reference: str
    reference_milliseconds: float
    limit: float | None = None

    @property
    def line(self) -> str:
        """The result as a row of a Markdown table; a ratio of 2 is twice the reference's cost."""
        ratio = self.milliseconds / self.reference_milliseconds
        goal = f"< {self.limit:g} ms" if self.limit else ""
        ours, bare = f"{self.milliseconds:.3f}", f"{self.reference_milliseconds:.3f}"
        return f"| {self.what} | {ours} | {self.reference} | {bare} | {ratio:.1f} | {goal} |"


HEAD = "| what | ms | reference | ms | ratio | goal |\n|---|---|---|---|---|---|"


def wall(call: Callable[[], object], times: int) -> float:
    """Return the median of so many calls in milliseconds of the clock on the wall, after one to warm up."""
    return _median(call, times, time.perf_counter)


def processor(call: Callable[[], object], times: int) -> float:
    """Return the median of so many calls in milliseconds of this process's CPU, after one to warm up."""
    return _median(call, times, time.process_time)


def load() -> str:
    """Return how busy the machine is, in words, for the reader of the figures."""
    return f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"


def _median(call: Callable[[], object], times: int, clock: Callable[[], float]) -> float:
    call()
    spent = []
    for _ in range(times):
        start = clock()
        call()
        spent.append(clock() - start)
    return median(spent) * 1000
