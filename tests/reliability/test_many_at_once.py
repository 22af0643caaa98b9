"""Fifty links, a hundred posts each at once: one envelope a link, and its sender alone is thanked."""

import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

import pytest

from survey.answers.draft_store import MOST_DRAFTS
from survey.config import current_day
from survey.domain.kinds import Way
from survey.domain.outcomes import Submitted
from tests.reliability.server import Browser, serving
from tests.scene import person, rows, sealed_answers, ticket_of

pytestmark = pytest.mark.reliability
LINKS, POSTS = 50, 100


@pytest.fixture
def server(instance):
    with serving(instance) as running:
        yield running


def ready(server, issued):
    """As many browsers as may have a draft of one ticket, each about to send; and their form's MAC."""
    browsers = [Browser(server) for _ in range(MOST_DRAFTS)]
    for browser in browsers:
        browser.enter(issued.token)
    mac = browsers[0].get("/enkat/alla").mac
    for number, browser in enumerate(browsers):
        browser.answer(mac, vad_var_bra=f"webbläsare {number}", bemotande="ja")
    return browsers, browsers[0].get("/enkat/kolla").mac


def all_send(links, posts, also=lambda number: None):
    """Post for every link from all its browsers at the same moment; gives link → browser → replies."""
    together = threading.Barrier(posts)
    replies = defaultdict(lambda: defaultdict(list))

    def clicks(place):
        for number, (browsers, mac) in enumerate(links):
            together.wait()
            if also(number) and place % 2:
                replies[number]["paper"].append(also(number)())
            else:
                mine = place % MOST_DRAFTS
                replies[number][mine].append(browsers[mine].send(mac))

    with ThreadPoolExecutor(posts) as pool:
        for done in [pool.submit(clicks, place) for place in range(posts)]:
            done.result()
    return replies


def verdict(replies):
    """Tell whether every reply thanked or none did; anything between is a fault."""
    if all(reply.thanks for reply in replies):
        return "thanked"
    assert {reply.status for reply in replies} == {410}
    return "refused"


def test_fifty_links_by_a_hundred_posts_are_fifty_envelopes_and_fifty_senders_who_are_thanked(
    instance, offer, server
):
    today = current_day()
    offers = [offer(ended_on=today, today=today) for _ in range(LINKS)]
    with ThreadPoolExecutor(8) as pool:
        links = list(pool.map(lambda issued: ready(server, issued), offers))
    replies = all_send(links, POSTS)
    stored = sealed_answers(instance)
    assert set(stored) == {person(instance, issued).hash for issued in offers}
    assert sum(len(one) for link in replies.values() for one in link.values()) == LINKS * POSTS
    for number, issued in enumerate(offers):
        told = {browser: verdict(replies[number][browser]) for browser in range(MOST_DRAFTS)}
        (sender,) = [browser for browser, what in told.items() if what == "thanked"]
        assert stored[person(instance, issued).hash].answers["vad_var_bra"] == f"webbläsare {sender}"
        browsers, mac = links[number]
        assert browsers[sender].get("/tack").status == 200
        assert browsers[sender].send(mac).thanks
        other = browsers[(sender + 1) % MOST_DRAFTS]
        assert (other.get("/tack").status, other.send(mac).status) == (410, 410)
    assert len(rows(instance, "envelope")) == LINKS


def test_a_web_and_a_paper_answer_at_the_same_moment_are_one_envelope(instance, offer, server):
    today = current_day()
    offers = [offer(ended_on=today, today=today) for _ in range(12)]
    links = [ready(server, issued) for issued in offers]
    tickets = [ticket_of(instance, issued) for issued in offers]

    def paper(number):
        return lambda: instance.gate.submit_paper(tickets[number], Way.PAPER, {"bemotande": "nej"}, today)

    replies = all_send(links, 24, also=paper)
    stored = sealed_answers(instance)
    assert len(stored) == len(offers)
    for number, issued in enumerate(offers):
        by_paper = replies[number].pop("paper").count(Submitted.STORED)
        by_web = [verdict(one) for one in replies[number].values()].count("thanked")
        assert by_paper + by_web == 1
        assert (stored[person(instance, issued).hash].way == Way.PAPER) == bool(by_paper)
