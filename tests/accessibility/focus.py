"""The focus ring, judged by its pixels: enough of them change, and they change enough (WCAG 2.4.13)."""

import io
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page

from tests.accessibility.engines import Finding

Pixels = NDArray[np.float64]
STEPS = np.arange(256) / 255
LINEAR = np.where(STEPS <= 0.04045, STEPS / 12.92, ((STEPS + 0.055) / 1.055) ** 2.4)
TALL = {"width": 320, "height": 4000}
MARGIN = 12
RING = 2
"""CSS pixels: a ring at least this thick around what has the focus."""
LEAST_CHANGE = 3.0
BOX = """() => { const e = document.activeElement, row = e.closest('label') ?? e;
  const b = row.getBoundingClientRect();
  return e === document.body ? null
    : { x: b.x, y: b.y, width: b.width, height: b.height, html: e.outerHTML.slice(0, 120),
        kind: [e.tagName, e.className, e.closest('[class]').className, e.checked].join() } }"""
MOST_STOPS = 60


def picture(page: Page, area: dict | None = None) -> Pixels:
    """Return the relative luminance (WCAG) of every pixel of an area, or of all that is shown."""
    with Image.open(io.BytesIO(page.screenshot(clip=area))) as shown:
        return LINEAR[np.asarray(shown.convert("RGB"))] @ np.array([0.2126, 0.7152, 0.0722])


def changed(before: Pixels, after: Pixels) -> NDArray[np.bool_]:
    """Return where the contrast between before and after is at least 3 to 1."""
    light, dark = np.maximum(before, after), np.minimum(before, after)
    return (light + 0.05) / (dark + 0.05) >= LEAST_CHANGE


def stops(page: Page) -> Iterator[dict]:
    """Press Tab through the page and stop at the first target of each kind; gives its box."""
    page.keyboard.press("Tab")  # the skip link is not on the page without focus
    seen = set()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        box = page.evaluate(BOX)
        if box is None:
            return
        if box["kind"] not in seen:
            yield box
        seen.add(box["kind"])


def weak_rings(page: Page) -> list[Finding]:
    """Return the targets whose focus cannot be seen well; the page must fit in a tall window."""
    page.set_viewport_size(TALL)
    before = picture(page)
    return [
        Finding("weak focus ring", box["html"]) for box in stops(page) if not is_ringed(page, before, box)
    ]


def is_ringed(page: Page, before: Pixels, box: dict) -> bool:
    x, y = max(int(box["x"]) - MARGIN, 0), max(int(box["y"]) - MARGIN, 0)
    right = min(int(box["x"] + box["width"]) + MARGIN, TALL["width"])
    bottom = int(box["y"] + box["height"]) + MARGIN
    after = picture(page, {"x": x, "y": y, "width": right - x, "height": bottom - y})
    ring = RING * 2 * (box["width"] + box["height"])
    return int(changed(before[y:bottom, x:right], after).sum()) >= ring
