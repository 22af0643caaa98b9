"""What no engine looks for, looked for in Chromium: sizes, reflow, direction, and what a state looks like."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import ElementHandle, Page

from tests.accessibility.engines import Finding

PHONE, DESKTOP, ZOOMED = ({"width": width, "height": 640} for width in (320, 1280, 256))
"""A small phone, a screen, and a screen at 500 %."""
FINGER, ROW = 44, 56
"""CSS pixels: the least target of WCAG 2.5.5, and the least answer row of ours."""
TARGETS = """a:not(.skip), button, label.choice, input:not([type=hidden]):not([type=radio]), textarea, select,
  summary, audio"""
SMALL = """([targets, finger, row]) => [...document.querySelectorAll(targets)].flatMap(e => {
  const r = e.getBoundingClientRect(), least = e.matches('label.choice') ? row : finger;
  return r.width < finger || r.height < least
    ? [['small target', `${Math.round(r.width)}×${Math.round(r.height)} ${e.outerHTML.slice(0, 120)}`]]
    : [] })"""
SIDEWAYS = """() => { const root = document.documentElement, wide = root.clientWidth;
  const far = [...document.querySelectorAll('body *')].filter(e => {
    const r = e.getBoundingClientRect();
    return r.width > 1 && r.height > 1 && (r.right > wide + 1 || r.left < -1) });
  return root.scrollWidth > wide || far.length
    ? [['sideways', `${root.scrollWidth} > ${wide} ${far.map(e => e.outerHTML.slice(0, 80))[0] ?? ''}`]]
    : [] }"""
CUT = """() => [...document.querySelectorAll('body *')].filter(e => {
    const how = getComputedStyle(e);
    return how.overflowX !== 'visible' && how.clip === 'auto' && e.tagName !== 'TEXTAREA'
      && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) })
  .map(e => ['cut text', e.outerHTML.slice(0, 120)])"""
BROKEN_NUMBERS = """() => [...document.querySelectorAll('a[href^="tel:"]')]
  .filter(a => /^[\\d\\s‑-]+$/.test(a.innerText) && a.getClientRects().length > 1)
  .map(a => ['broken number', a.outerHTML])"""
WRONG_SIDE = """() => { const rtl = document.documentElement.dir === 'rtl';
  const rows = [...document.querySelectorAll('label.choice')].filter(row => {
    const radio = row.querySelector('input').getBoundingClientRect(), all = row.getBoundingClientRect();
    return (radio.left + radio.right > all.left + all.right) !== rtl });
  const way = getComputedStyle(document.body).direction === (rtl ? 'rtl' : 'ltr');
  return [...rows.map(row => ['wrong side', row.outerHTML.slice(0, 120)]),
    ...(way ? [] : [['wrong way', 'body']])] }"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important }
* { word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
DRESS = """css => { const s = document.createElement('style'); s.id = 'own'; s.textContent = css;
  document.head.append(s) }"""
LARGE = "html { font-size: 225% !important }"


def probe(page: Page, script: str, given: object = None) -> list[Finding]:
    return [Finding(*one) for one in page.evaluate(script, given)]


def small_targets(page: Page) -> list[Finding]:
    """Return the targets smaller than a finger, and the answer rows that are lower than they should be."""
    found = probe(page, SMALL, [TARGETS, FINGER, ROW])
    page.set_viewport_size(DESKTOP)  # on one line, where a phone breaks it in two
    found += probe(page, SMALL, [TARGETS, FINGER, ROW])
    page.set_viewport_size(PHONE)
    return found


def misplaced(page: Page) -> list[Finding]:
    """Return radios on the wrong side of their words, and phone numbers that break."""
    return [*probe(page, WRONG_SIDE), *probe(page, BROKEN_NUMBERS)]


def reflow(page: Page) -> list[Finding]:
    """Return what makes the page scroll sideways or cuts a text, as it is shown now."""
    return [*probe(page, SIDEWAYS), *probe(page, CUT)]


@contextmanager
def styled(page: Page, css: str) -> Iterator[None]:
    """Lay a reader's own style over the page for a while."""
    page.evaluate(DRESS, css)
    yield
    page.evaluate("document.getElementById('own').remove()")


def squeezed(page: Page) -> list[Finding]:
    """Return what breaks on a small phone, zoomed in, with wide text spacing and with text twice as large."""
    found = reflow(page)
    for css in (SPACING, LARGE):
        with styled(page, css):
            found += reflow(page)
    page.set_viewport_size(ZOOMED)
    found += reflow(page)
    page.set_viewport_size(PHONE)
    return found


def colour_alone(page: Page) -> list[Finding]:
    """Return the answer that is chosen but looks like the others to those who see no colours."""
    page.emulate_media(forced_colors="active")
    found = [
        Finding("chosen by colour alone", page.evaluate("row => row.outerHTML.slice(0, 120)", row))
        for row in page.query_selector_all("label.choice:has(input:checked)")
        if not is_marked(page, row)
    ]
    page.emulate_media(forced_colors="none")
    return found


def is_marked(page: Page, row: ElementHandle) -> bool:
    """Tell whether the mark at the start of a chosen row differs in its shape from one that is not chosen."""
    before = row.screenshot()
    page.evaluate("row => { row.querySelector('input').checked = false }", row)
    after = row.screenshot()
    page.evaluate("row => { row.querySelector('input').checked = true }", row)
    return before != after
