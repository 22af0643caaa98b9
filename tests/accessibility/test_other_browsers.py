"""The journey and axe-core in Firefox ESR and in WebKitGTK: three engines of browsers, not one."""

import json
import sys
from pathlib import Path

import pytest

from tests.accessibility.engines import AXE_FILE, EVERY_RULE
from tests.accessibility.guest import stage
from tests.accessibility.tools import ROOT, module_file, node, program, run
from tests.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.accessibility]
HEADINGS = [
    "Hur var det att ha personligt ombud?",
    "Var det lätt att få kontakt med ditt ombud?",
    "Blev du bra bemött av ditt ombud?",
    "Titta igenom dina svar",
    "Tack! Vi har fått dina svar",
]


def in_firefox(given: dict) -> dict:
    return node("firefox.mjs", given={**given, "program": program("firefox-esr")})


def in_webkit(given: dict) -> dict:
    program("WebKitWebDriver")
    ended = run(
        ["xvfb-run", "-a", "dbus-run-session", "--", sys.executable, "-m", "tests.accessibility.webkit"],
        given=json.dumps(given),
        folder=ROOT,
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS="1",
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return json.loads(ended.stdout.splitlines()[-1])


@pytest.mark.parametrize("journey", [in_firefox, in_webkit])
def test_a_former_client_answers_and_axe_finds_nothing(journey, tmp_path: Path) -> None:
    axe = module_file(AXE_FILE).read_text(encoding="utf-8")
    with stage(tmp_path / "door") as where, served(where.app) as address:
        link = f"{address}/e/{where.issue().token}"
        met = journey({"link": link, "axe": axe, "options": EVERY_RULE})["met"]
    assert [" ".join(page["heading"].split()) for page in met] == HEADINGS
    assert [page["found"] for page in met] == [[]] * len(HEADINGS)
