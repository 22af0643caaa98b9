"""Killed at any moment: what was thanked for is stored once, and an opening goes on where it stopped."""

import random
import signal
import threading
from http.client import HTTPException

import pytest

from survey.config import current_day
from survey.domain.outcomes import OpeningRefused
from tests.conftest import PASSPHRASE
from tests.reliability.server import Browser, Server, command, serving
from tests.scene import counted, open_now, people_who_answer, person, rows, sealed_answers

pytestmark = pytest.mark.reliability
CLIENTS = 4
LOST = (OSError, HTTPException)


class Crowd:
    """People who answer over HTTP in several threads, `pause` seconds apart, until they are told to stop."""

    def __init__(self, server, offers, pause=0.0):
        self.pause = pause
        self.server = server
        self.waiting = list(offers)
        self.thanked = []
        self.unsure = []
        self.faults = []
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._run) for _ in range(CLIENTS)]
        self.first_thanks = threading.Event()

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_exception):
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _run(self):
        while not self._stop.is_set():
            try:
                issued = self.waiting.pop()
            except IndexError:
                return
            self._answer(issued)
            self._stop.wait(self.pause)

    def _answer(self, issued):
        browser = Browser(self.server)
        try:
            browser.enter(issued.token)
            browser.answer(bemotande="ja", vad_var_bra=issued.code)
            mac = browser.get("/enkat/kolla").mac
        except LOST:
            self.waiting.insert(0, issued)
            self._stop.wait(0.01)
            return
        try:
            reply = browser.send(mac)
        except LOST:
            self.unsure.append((issued, browser, mac))
            return
        (self.thanked if reply.thanks else self.faults).append(issued if reply.thanks else reply)
        self.first_thanks.set()


def fresh(offer, count):
    today = current_day()
    return [offer(ended_on=today, today=today) for _ in range(count)]


def test_whatever_the_door_has_thanked_for_is_stored_though_it_is_killed_under_load(instance, offer):
    chance, server = random.Random(4), Server(instance)
    rounds = 5 if instance.answers.is_sqlite else 3
    offers = fresh(offer, 40 * rounds)
    thanked, unsure = [], []
    for number in range(rounds):
        server.start()
        with Crowd(server, offers[40 * number : 40 * (number + 1)]) as crowd:
            assert crowd.first_thanks.wait(30)
            threading.Event().wait(chance.uniform(0.005, 0.12))
            server.stop(signal.SIGKILL)
        assert not crowd.faults
        thanked += crowd.thanked
        unsure += crowd.unsure
    stored = sealed_answers(instance)
    spent = {row["hash"] for row in rows(instance, "ticket") if row["state"] == "spent"}
    assert {person(instance, issued).hash for issued in thanked} <= set(stored) == spent
    assert len(stored) <= len(thanked) + len(unsure)
    server.start()
    for _, browser, mac in unsure:
        browser._server = server
        assert browser.send(mac).thanks, "whoever lost the reply asks again"
    server.stop(signal.SIGTERM)
    everybody = {person(instance, issued).hash: issued.code for issued in thanked}
    everybody |= {person(instance, issued).hash: issued.code for issued, _, _ in unsure}
    words = {hashed: answer.answers["vad_var_bra"] for hashed, answer in sealed_answers(instance).items()}
    assert words == everybody


def test_an_opening_killed_after_each_step_while_people_send_counts_everybody_once(instance, offer, tmp_path):
    year = current_day().year
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE)
    words = ("open-urn", "--year", str(year), "--passphrase-file", str(passphrase))
    today = current_day()
    with serving(instance) as server, Crowd(server, fresh(offer, 120), pause=0.3) as crowd:
        before = 0
        for step in range(1, 6):
            before += len(people_who_answer(instance, offer, 10, ended_on=today, today=today))
            killed = command(instance, *words, "--kill-after", str(step))
            assert killed.returncode == -signal.SIGKILL, killed.stderr
            again = open_now(instance, year, today)
            assert again is OpeningRefused.TOO_FEW or again.step == 5
    assert not crowd.faults
    assert not crowd.unsure
    assert crowd.thanked
    waiting = sealed_answers(instance)
    assert sum(counted(instance).values()) + len(waiting) == before + len(crowd.thanked)
    openings = rows(instance, "opening")
    assert {row["step"] for row in openings} == {5}
    assert sum(row["answers"] for row in openings) == sum(counted(instance).values())
    texts = [row["text"] for row in rows(instance, "comment")]
    sealed = [answer.answers["vad_var_bra"] for answer in waiting.values()]
    codes = [issued.code for issued in crowd.thanked]
    assert sorted(text for text in texts + sealed if not text.startswith("ord ")) == sorted(codes)
