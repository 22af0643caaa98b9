"""One run of everything, in an example folder of its own that is thrown away."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks import journey, register_page, sealing, slow_provider, year_page
from benchmarks.measuring import Measured
from survey.accounts.people import add_account
from survey.answers import opening_keys
from survey.cli.example_people import EXAMPLE_LINKS_OMBUD
from survey.cli.instance import Instance, create_example
from survey.domain.kinds import Role

Sizes = Mapping[int, tuple[int, float]]
SIZES: Sizes = {2001: (100_000, 50.0), 2002: (10_000_000, 100.0)}
"""Year of ending → how many answers, and within how many milliseconds its page should be there."""
REGISTER = (2003, 1000)
"""Year of ending and how many endings."""
PASSPHRASE = "fem blåa elefanter dansar"


def run(folder: Path, times: int, sizes: Sizes = SIZES) -> Iterator[Measured]:
    """Yield every measurement, the median of `times` calls each."""
    with example(folder) as instance:
        for year, (answers, limit) in sizes.items():
            yield from year_page.measured(instance, year, answers, limit, times)
        yield from register_page.measured(instance, *REGISTER, times)
        yield from journey.measured(instance, folder, times)
        yield from slow_provider.measured(instance, times)
        yield from sealing.measured(times)


@contextmanager
def example(folder: Path) -> Iterator[Instance]:
    """Make an instance whose urn is ready and where links can be made."""
    instance = create_example(folder / "instance")
    recovery = opening_keys.set_up(instance.keys, PASSPHRASE, cost=0)
    opening_keys.practise(instance.keys, PASSPHRASE, recovery)
    with instance.contacts.write() as connection:
        add_account(connection, EXAMPLE_LINKS_OMBUD, "Ombud", Role.OMBUD, PASSPHRASE, "ostra", cost=0)
    yield instance
    instance.contacts.close()
    instance.answers.close()
