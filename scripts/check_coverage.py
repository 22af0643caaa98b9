"""Fails when a part that carries a promise is tested less than it must be, lines and branches together."""

import json
import sys
from pathlib import Path
from typing import Any

WANTED = 95
"""Percent of lines and branches run by the tests."""
PARTS = ("survey/domain/", "survey/answers/", "survey/gate/", "survey/results/", "analysis/")


def covered(files: dict[str, Any], part: str) -> tuple[int, int]:
    """Return how many lines and branches of a part were run, and how many there are."""
    summaries = [file["summary"] for name, file in files.items() if Path(name).as_posix().startswith(part)]
    run = sum(summary["covered_lines"] + summary["covered_branches"] for summary in summaries)
    return run, run + sum(summary["missing_lines"] + summary["missing_branches"] for summary in summaries)


def missing(files: dict[str, Any], part: str) -> list[str]:
    """Return the places of a part that no test runs."""
    return [
        f"  {name}: lines {file['missing_lines']}, branches {file['missing_branches']}"
        for name, file in files.items()
        if Path(name).as_posix().startswith(part) and (file["missing_lines"] or file["missing_branches"])
    ]


def main(report: Path) -> int:
    """Print the coverage of each part; return the exit code."""
    files = json.loads(report.read_text(encoding="utf-8"))["files"]
    failed = False
    for part in PARTS:
        run, total = covered(files, part)
        enough = total > 0 and run * 100 >= WANTED * total
        print(f"coverage {part} {run} of {total}: {'enough' if enough else f'less than {WANTED} %'}")
        if not enough:
            print("\n".join(missing(files, part)))
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
