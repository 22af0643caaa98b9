"""`python -m benchmarks`: measures and prints a table; nothing is judged, for machines differ."""

from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks.measuring import HEAD, load
from benchmarks.running import run


def main() -> None:
    """Measure, and print each row as it is ready."""
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--times", type=int, default=100, help="calls of which the median is taken")
    times = parser.parse_args().times
    click.echo(f"{load()}; median of {times} calls\n\n{HEAD}")
    with TemporaryDirectory() as folder:
        for measured in run(Path(folder), times):
            click.echo(measured.line)
    click.echo(f"\n{load()} afterwards")


if __name__ == "__main__":
    main()
