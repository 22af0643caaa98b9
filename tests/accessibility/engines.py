"""Two engines in one Chromium page: the newest axe-core, and IBM's accessibility checker."""

from collections.abc import Iterable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.accessibility.tools import module_file

TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERY_RULE = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"color-contrast": {"enabled": False}},
    "resultTypes": ["violations"],
}
"""color-contrast asks less than color-contrast-enhanced of the same texts, and is the dearest of rules."""
COLOUR_RULES = {"runOnly": ["color-contrast-enhanced", "link-in-text-block"], "resultTypes": ["violations"]}
"""The same page in dark differs in its colours alone."""
AXE_FILE, IBM_FILE = "axe-core/axe.min.js", "accessibility-checker-engine/ace.js"
RUN_AXE = """async options => (await axe.run(document, options)).violations.flatMap(
  fault => fault.nodes.map(node => [fault.id, node.html.slice(0, 160)]))"""
RUN_IBM = """async () => (await new ace.Checker().check(document, ['IBM_Accessibility', 'WCAG_2_2'])).results
  .filter(one => one.value[0] === 'VIOLATION' && one.value[1] === 'FAIL')
  .map(one => [one.ruleId, one.snippet.slice(0, 160)])"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a checker says is wrong, and with what."""

    rule: str
    where: str


def assert_none(found: Iterable[tuple[str, Finding]]) -> None:
    """Fail with all that was found, one a line."""
    faults = "\n".join(f"{title}: {finding.rule}: {finding.where}" for title, finding in found)
    if faults:
        raise AssertionError(f"\n{faults}")


class Sheet:
    """One Chromium page that both engines are loaded into once; pages are laid on it one after the other."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.goto("about:blank")
        page.evaluate(module_file(AXE_FILE).read_text(encoding="utf-8"))
        page.evaluate(f"{module_file(IBM_FILE).read_text(encoding='utf-8')};window.ace = ace;0")

    def lay(self, html: str) -> None:
        """Show a page; the engines stay, since the window does."""
        self.page.set_content(html)

    def axe(self, options: object = EVERY_RULE) -> list[Finding]:
        """Return what axe-core finds on the page that is shown."""
        return [Finding(*one) for one in self.page.evaluate(RUN_AXE, options)]

    def axe_in_dark(self) -> list[Finding]:
        """Return what axe-core finds wrong with the colours of the page that is shown, in dark."""
        self.page.emulate_media(color_scheme="dark")
        try:
            return self.axe(COLOUR_RULES)
        finally:
            self.page.emulate_media(color_scheme="light")

    def ibm(self) -> list[Finding]:
        """Return what IBM's engine calls a failure on the page that is shown."""
        return [Finding(*one) for one in self.page.evaluate(RUN_IBM)]
