"""The tools of tools/accessibility: where they lie, how they are run, and what to do without them."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tools" / "accessibility"
MODULES = FOLDER / "node_modules"
SECONDS = 300
HOW = "Run `make test`, or `scripts/browsers.sh` and `npm ci --ignore-scripts` in tools/accessibility."


def module_file(path: str) -> Path:
    """Return a file of an installed package; a missing one fails the test with what to do."""
    found = MODULES / path
    assert found.exists(), f"tools/accessibility has no {path}. {HOW}"
    return found


def version(package: str) -> str:
    """Return the version of an installed package."""
    return str(json.loads(module_file(f"{package}/package.json").read_text(encoding="utf-8"))["version"])


def program(name: str) -> str:
    """Return a program of the machine; a missing one fails the test with what to do."""
    found = shutil.which(name)
    assert found, f"The accessibility tests need the program {name}. {HOW}"
    return found


def run(
    command: Sequence[str], *, given: str = "", folder: Path = FOLDER, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a tool, with `given` on its input, and return what it said, whatever its exit code."""
    return subprocess.run(
        [program(command[0]), *command[1:]],
        cwd=folder,
        env={**os.environ, **environment},
        input=given,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def node(script: str, given: object) -> Any:
    """Run one of our scripts under Node with `given` as JSON on its input; return its JSON."""
    ended = run(["node", script], given=json.dumps(given))
    assert ended.returncode == 0, f"{script}: {ended.stderr[-2000:]}"
    return json.loads(ended.stdout)
