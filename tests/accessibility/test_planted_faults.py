"""Every fault of the catalogue is seen when it is planted in a real page, which itself has none of it."""

import pytest

from tests.accessibility import reading
from tests.accessibility.engines import Finding, Sheet
from tests.accessibility.faults import ENGINES, LOOKS, VALIDATORS, WORDS, Fault
from tests.accessibility.focus import weak_rings
from tests.accessibility.gallery import Gallery
from tests.accessibility.looking import PHONE, at_every_size, colour_alone
from tests.accessibility.validators import html_validate, vnu

pytestmark = pytest.mark.accessibility
CHECKS = {"weak focus ring": weak_rings, "chosen by colour alone": colour_alone}
"""What takes pictures; all else is looked for at every size."""


def named(faults):
    return [pytest.param(fault, id=fault.name) for fault in faults]


def rules(found: list[Finding]) -> set[str]:
    return {finding.rule for finding in found}


def by_engines(sheet: Sheet, html: str) -> set[str]:
    sheet.lay(html)
    return rules([*sheet.axe(), *sheet.ibm(), *sheet.axe_in_dark()])


def by_looks(sheet: Sheet, html: str, rule: str) -> set[str]:
    if rule not in CHECKS:
        return rules([finding for _, finding in at_every_size(sheet, [("", html)])])
    sheet.page.set_viewport_size(PHONE)
    sheet.lay(html)
    return rules(CHECKS[rule](sheet.page))


def planted(gallery: Gallery, fault: Fault) -> tuple[str, str]:
    """Return a page and the same with the fault in it."""
    whole = gallery.page(fault.page).html
    faulty = fault.plant(whole)
    assert faulty != whole, "the page has changed: plant the fault in another way"
    return whole, faulty


@pytest.mark.browser
@pytest.mark.parametrize("fault", named(ENGINES))
def test_the_engines_see(fault: Fault, gallery: Gallery, sheet: Sheet) -> None:
    whole, faulty = planted(gallery, fault)
    assert not fault.rules & by_engines(sheet, whole)
    assert fault.rules & by_engines(sheet, faulty)


@pytest.mark.browser
@pytest.mark.parametrize("fault", named(LOOKS))
def test_the_looks_see(fault: Fault, gallery: Gallery, sheet: Sheet, paper) -> None:
    whole, faulty = planted(gallery, fault)
    (rule,) = fault.rules
    assert rule not in by_looks(sheet, whole, rule)
    assert rule in by_looks(sheet, faulty, rule)


@pytest.mark.parametrize("fault", named(WORDS))
def test_the_reading_sees(fault: Fault, gallery: Gallery) -> None:
    whole, faulty = planted(gallery, fault)
    assert not fault.rules & rules(reading.faults(whole, "sv"))
    assert fault.rules & rules(reading.faults(faulty, "sv"))


def test_the_validators_see_every_fault_that_is_theirs(gallery: Gallery, tmp_path) -> None:
    files = {str(tmp_path / f"{number}.html"): fault for number, fault in enumerate(VALIDATORS)}
    for path, fault in files.items():
        (tmp_path / path).write_text(planted(gallery, fault)[1], encoding="utf-8")
    found = [*vnu(list(files)), *html_validate(list(files))]
    unseen = [
        fault.name
        for path, fault in files.items()
        if not fault.rules & rules([one for at, one in found if at == path])
    ]
    assert unseen == []
