"""Robots that come upon a link before its owner: previews, mail scanners, and those that press buttons."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import httpx2

AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) HeadlessChrome/120.0",
    "Mozilla/5.0 (compatible; Microsoft Outlook SafeLinks)",
    "WhatsApp/2.23.20 A",
    "facebookexternalhit/1.1",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15",
    "Slackbot-LinkExpanding 1.0",
    "Googlebot/2.1",
    "curl/8.5.0",
    "Barracuda Sentinel",
    "Proofpoint URL Defense",
    "",
)
PREFETCH = (
    {"Sec-Purpose": "prefetch"},
    {"Sec-Purpose": "prefetch;prerender"},
    {"Purpose": "prefetch"},
    {"X-Purpose": "preview"},
    {"X-Moz": "prefetch"},
)
MOST_PAGES = 60
DECLINE = "/avsta"
"""The form that says no for good, two presses away from the link."""
FORGET = "/glom"
"""The form that takes the visit from the browser: after it a robot comes by the link once more."""


@dataclass(slots=True)
class Form:
    """A form as a robot sees it: where it goes, what is filled in already, and its buttons."""

    action: str
    method: str
    id: str = ""
    hidden: dict[str, str] = field(default_factory=dict)
    buttons: list[dict[str, str]] = field(default_factory=list)


class Sight(HTMLParser):
    """The links and forms of a page; what a person would fill in is not looked at."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in one element."""
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "form":
            self.forms.append(
                Form(given.get("action", ""), given.get("method", "get").lower(), given.get("id", ""))
            )
        elif tag in ("input", "button") and self.forms:
            self._control(given, is_button=tag == "button" or given.get("type") == "submit")

    def _control(self, given: Mapping[str, str], *, is_button: bool) -> None:
        owner = next((form for form in self.forms if form.id == given.get("form")), self.forms[-1])
        value = {given["name"]: given.get("value", "")} if given.get("name") else {}
        if is_button:
            owner.buttons.append(value)
        elif given.get("type") == "hidden":
            owner.hidden.update(value)


@dataclass(frozen=True, slots=True)
class Robot:
    """Something that opens links by itself; `visit` takes the link and returns how many requests it made."""

    name: str
    visit: Callable[[str], int]


def robots(*, press_everything: bool) -> Iterator[Robot]:
    """Yield every robot; with `press_everything` also one that says no for the person."""
    yield Robot("Förhandsvisning", lambda address: look(address, AGENTS, ({},)))
    yield Robot("Förhämtning", lambda address: look(address, AGENTS[:1], PREFETCH))
    yield Robot("Skanner som följer länkar", lambda address: crawl(address, press=False, decline=False))
    yield Robot("Skanner som trycker på knappar", lambda address: crawl(address, press=True, decline=False))
    if press_everything:
        yield Robot("Skanner som avstår", lambda address: crawl(address, press=True, decline=True))


def look(address: str, agents: tuple[str, ...], headers: tuple[Mapping[str, str], ...]) -> int:
    """Ask for a link, with and without a character behind it, as each agent would; return how often."""
    asked = 0
    for agent in agents:
        for extra in headers:
            with httpx2.Client(headers={"User-Agent": agent, **extra}, follow_redirects=True) as client:
                for method in ("HEAD", "GET", "OPTIONS"):
                    for way in (address, f"{address}/2", f"{address}/zzz"):
                        client.request(method, way)
                        asked += 1
    return asked


def crawl(address: str, *, press: bool, decline: bool) -> int:
    """Walk through every page that a link leads to; with `press` send each form too; return the requests.

    Forms are sent as they stand: with what they carry and each of their buttons, and with nothing at all.
    What differs in its query alone (a language, larger text) is one page.
    """
    asked, seen, waiting = 0, {urlsplit(address).path}, deque([address])
    with httpx2.Client(headers={"User-Agent": AGENTS[0]}, follow_redirects=True) as client:
        while waiting and len(seen) < MOST_PAGES:
            page = client.get(waiting.popleft())
            asked += 1
            sight = Sight(page.text)
            found = [urljoin(str(page.url), link) for link in sight.links]
            for form in sight.forms if press else ():
                replies = [*_pressed(client, str(page.url), form, decline=decline)]
                if FORGET in form.action:
                    replies.append(client.get(address))
                asked += len(replies)
                found += [str(reply.url) for reply in replies]
            for link in found:
                place = urlsplit(link)
                if place.path not in seen and place.netloc == urlsplit(address).netloc:
                    seen.add(place.path)
                    waiting.append(link)
    return asked


def _pressed(client: httpx2.Client, page: str, form: Form, *, decline: bool) -> Iterator[httpx2.Response]:
    """Yield the answers to a form that is sent empty, by each of its buttons."""
    target = urljoin(page, form.action)
    if urlsplit(target).netloc != urlsplit(page).netloc or (DECLINE in target and not decline):
        return
    for values in ({}, *({**form.hidden, **button} for button in form.buttons or [{}])):
        if form.method == "post":
            yield client.post(target, data=values)
        else:
            yield client.get(target, params=values)
