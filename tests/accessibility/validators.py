"""Validators of HTML and CSS that need no browser: vnu, html-validate, and stylelint for old phones."""

import json
from collections.abc import Sequence

from tests.accessibility.engines import Finding
from tests.accessibility.tools import module_file, run

VNU = "vnu-jar/build/dist/vnu.jar"
SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
"""Java for half a minute's work: what it takes to make it faster would cost twice the work."""
HTML_VALIDATE = "html-validate/bin/html-validate.mjs"
STYLELINT = "stylelint/bin/stylelint.mjs"


def vnu(paths: Sequence[str]) -> list[tuple[str, Finding]]:
    """Return what the W3C's checker says of some files, and of the style inside them."""
    checker = ["java", *SHORT_LIVED, "-jar", str(module_file(VNU))]
    ended = run([*checker, "--also-check-css", "--format", "json", *paths])
    messages = json.loads(ended.stderr.splitlines()[0])["messages"]
    return [
        (one["url"].removeprefix("file:"), Finding(one["message"], one.get("extract", "")))
        for one in messages
    ]


def html_validate(paths: Sequence[str]) -> list[tuple[str, Finding]]:
    """Return what html-validate says of some files."""
    ended = run(
        [
            "node",
            str(module_file(HTML_VALIDATE)),
            "--config",
            "htmlvalidate.config.mjs",
            "--formatter",
            "json",
            *paths,
        ]
    )
    return [
        (file["filePath"], Finding(one["ruleId"], f"line {one['line']}: {one['message']}"))
        for file in json.loads(ended.stdout)
        for one in file["messages"]
    ]


def stylelint(path: str) -> list[Finding]:
    """Return what of a style sheet the oldest phones that we serve do not know."""
    ended = run(
        ["node", str(module_file(STYLELINT)), "--config", "stylelint.config.mjs", "--formatter", "json", path]
    )
    (result,) = json.loads(ended.stdout or ended.stderr)
    return [Finding(one["rule"], f"line {one['line']}: {one['text']}") for one in result["warnings"]]
