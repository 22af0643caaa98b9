"""The command `python -m analysis check FILE`: what is wrong in a finished report, in plain Swedish."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from analysis.checking.printing import text_of
from analysis.checks import Unreadable, Weight, check_file

NO_FAULTS, FAULTS, UNREADABLE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the findings; return 0 without faults (a note is none), 1 with faults, 2 if unreadable."""
    path = _parser().parse_args(arguments).file
    try:
        findings = check_file(path)
    except Unreadable as error:
        sys.stderr.write(f"{path}: {error}\n")
        return UNREADABLE
    sys.stdout.write(text_of(findings))
    return FAULTS if any(each.weight is Weight.FAULT for each in findings) else NO_FAULTS


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m analysis", description="Räkna om siffrorna i en rapport.")
    check = parser.add_subparsers(required=True, metavar="check").add_parser(
        "check", help="kontrollera en rapport"
    )
    check.add_argument("file", type=Path, metavar="FIL", help="text, Word (.docx) eller PDF")
    return parser


if __name__ == "__main__":
    sys.exit(main())
