"""A tour of every page that a former client can be shown, in a browser."""

from collections.abc import Callable, Iterator

from playwright.sync_api import Page

QUESTIONS = (1, 7, 9, 11)
"""One with an example, the longest, one in own words, and one that is no scale."""
TOO_LONG = "Ombudet lyssnade alltid. " * 45


def tour(page: Page, base: str, link: Callable[..., str]) -> Iterator[str]:
    """Walk through every page and stop at each; gives its name."""
    yield from outside(page, base)
    yield from with_errors(page, base, link())
    yield from survey(page, base, link())
    yield from survey(page, base, link("3"), "lättläst ")
    yield from endings(page, base, link)


def outside(page: Page, base: str) -> Iterator[str]:
    for name, path in {
        "start": "/",
        "code": "/kod",
        "privacy": "/uppgifter",
        "what others thought": "/sa-tyckte-ni",
        "broken link": "/e/x",
        "no visit": "/enkat",
        "no page": "/finns-inte",
    }.items():
        page.goto(base + path)
        yield name
    page.goto(f"{base}/kod")
    page.fill("#kod", "fel kod")
    press(page, "Gå vidare")
    yield "wrong code"


def with_errors(page: Page, base: str, link: str) -> Iterator[str]:
    page.goto(link)
    page.goto(f"{base}/enkat/kolla")
    press(page, "Skicka mina svar")
    yield "nothing answered"
    page.goto(f"{base}/enkat/fraga/9")
    page.fill("textarea", TOO_LONG)
    press(page, "Gå vidare")
    yield "too long"
    page.goto(f"{base}/enkat/alla")
    page.fill("#vad_var_bra", TOO_LONG)
    page.fill("#vad_kan_bli_battre", "19811218-9876")
    press(page, "Gå vidare")
    yield "all questions, two errors"
    page.goto(f"{base}/enkat/fortsatt")
    page.fill("#ord", "fel")
    press(page, "Gå vidare")
    yield "wrong word"


def survey(page: Page, base: str, link: str, kind: str = "") -> Iterator[str]:
    page.goto(link)
    yield f"{kind}welcome"
    for number in QUESTIONS:
        page.goto(f"{base}/enkat/fraga/{number}")
        yield f"{kind}question {number}"
    page.goto(f"{base}/enkat/fraga/2")
    page.check("input[value=till_viss_del]")
    press(page, "Tillbaka")
    page.goto(f"{base}/enkat/fraga/2")
    yield f"{kind}question answered"
    page.goto(f"{base}/enkat/alla")
    yield f"{kind}all questions"
    for name, path in {"welcome back": "", "pause": "/paus", "word": "/fortsatt", "check": "/kolla"}.items():
        page.goto(f"{base}/enkat{path}")
        yield f"{kind}{name}"
    press(page, "Skicka mina svar")
    yield f"{kind}thanks"


def endings(page: Page, base: str, link: Callable[..., str]) -> Iterator[str]:
    page.goto(link("2"))
    yield "welcome, contact lost"
    page.goto(f"{base}/enkat/paus")
    press(page, "Visa ett ord")
    yield "pause with a word"
    page.goto(f"{base}/enkat/fraga/9")
    page.fill("textarea", "Det här var mitt.")
    other = page.context.new_page()
    other.goto(link())
    other.close()
    press(page, "Gå vidare")
    yield "another survey"
    page.goto(f"{base}/enkat/avsta")
    yield "decline"
    press(page, "Jag vill inte svara")
    yield "goodbye"
    page.goto(f"{base}/enkat")
    yield "closed"


def press(page: Page, words: str) -> None:
    """Press a button and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).click()
