"""What no engine looks for, looked for in Chromium: sizes, reflow, direction, and what a state looks like."""

from collections.abc import Iterable, Iterator

from playwright.sync_api import ElementHandle, Page

from tests.accessibility.engines import Finding, Sheet

PHONE, DESKTOP, ZOOMED = ({"width": width, "height": 640} for width in (320, 1280, 256))
"""A small phone, a screen, and a screen at 500 %."""
FINGER, ROW = 44, 56
"""CSS pixels: the least target of WCAG 2.5.5, and the least answer row of ours."""
TARGETS = """a:not(.skip), button, label.choice, textarea, select, summary, audio,
  input:not([type=hidden]):not([type=radio]):not(label.choice > input)"""
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
REFLOW = f"() => [...({SIDEWAYS})(), ...({CUT})()]"
MISPLACED = f"() => [...({WRONG_SIDE})(), ...({BROKEN_NUMBERS})()]"
DRESSED = f"""css => {{ const s = document.createElement('style'); s.textContent = css;
  document.head.append(s); const found = ({REFLOW})(); s.remove(); return found }}"""
"""A reader's own style laid over the page for a while."""
LARGE = "html { font-size: 225% !important }"


def probe(page: Page, script: str, given: object = None) -> list[Finding]:
    return [Finding(*one) for one in page.evaluate(script, given)]


def small_targets(page: Page) -> list[Finding]:
    """Return the targets smaller than a finger, and the answer rows that are lower than they should be."""
    return probe(page, SMALL, [TARGETS, FINGER, ROW])


def misplaced(page: Page) -> list[Finding]:
    """Return radios on the wrong side of their words, and phone numbers that break."""
    return probe(page, MISPLACED)


def reflow(page: Page) -> list[Finding]:
    """Return what makes the page scroll sideways or cuts a text, as it is shown now."""
    return probe(page, REFLOW)


def squeezed(page: Page) -> list[Finding]:
    """Return what breaks as it is shown now, with wide text spacing, and with text twice as large."""
    return [*reflow(page), *probe(page, DRESSED, SPACING), *probe(page, DRESSED, LARGE)]


def on_a_phone(page: Page) -> list[Finding]:
    """Return all of it on a small phone."""
    return [*small_targets(page), *misplaced(page), *squeezed(page)]


SIZES = ((PHONE, on_a_phone), (DESKTOP, small_targets), (ZOOMED, reflow))
"""A link on one line, where a phone breaks it in two, may be too low: a desktop looks for that besides."""


def at_every_size(sheet: Sheet, pages: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Finding]]:
    """Look at pages, (title, HTML), at all sizes in turn: a new size costs as much as laying a page."""
    pages = list(pages)
    for size, look in SIZES:
        sheet.page.set_viewport_size(size)
        for title, html in pages:
            sheet.lay(html)
            yield from ((title, finding) for finding in look(sheet.page))


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
