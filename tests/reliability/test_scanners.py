"""Whoever only looks changes nothing: previews, scanners and search robots on every public page."""

import random
import sqlite3
from contextlib import ExitStack, closing

import pytest

from survey.cli.robots import AGENTS
from survey.public.app import create_app
from tests.conftest import TODAY
from tests.scene import dumps

pytestmark = pytest.mark.reliability
REQUESTS = 1_000


def paths_of(app, tokens):
    """Return an address for every route, and every link with and without its character."""
    made = []
    for rule in app.url_map.iter_rules():
        with app.test_request_context():
            values = {name: {"number": 1}.get(name, "x") for name in rule.arguments}
            made.append(rule.rule if not values else rule.build(values)[1])
    return [
        *made,
        "/enkat/fraga/99",
        "/nej",
        *(f"/e/{token}{c}" for token in tokens for c in ("", "/b", "/zzz")),
    ]


def test_a_thousand_looks_leave_both_databases_as_they_were(instance, offer, browser, clock):
    tokens = [offer().token for _ in range(3)]
    walkers = [browser() for _ in tokens]
    for walker, token in zip(walkers, tokens, strict=True):
        walker.enter(token)
    walkers[0].answer_all(bemotande="ja")
    walkers[1].answer_all(bemotande="ja")
    walkers[1].send()
    patient = browser()
    patient.enter(tokens[0])
    patient.answer_all(bemotande="nej")
    app = create_app(instance.settings, clock)
    clients = [app.test_client(), *(walker.client for walker in walkers)]
    paths, chance = paths_of(app, tokens), random.Random(TODAY.toordinal())
    with ExitStack() as watched:
        versions = _data_versions(instance, watched)
        before, seen = dumps(instance), versions()
        looks = [(path, method) for path in paths for method in ("GET", "HEAD", "OPTIONS")]
        while len(looks) < REQUESTS:
            looks.append((chance.choice(paths), chance.choice(["GET", "HEAD", "OPTIONS"])))
        for path, method in looks:
            headers = {"User-Agent": chance.choice(AGENTS)}
            reply = chance.choice(clients).open(path, method=method, headers=headers)
            assert reply.status_code < 500, path
        assert dumps(instance) == before
        assert versions() == seen
    app.extensions["door"].answers.close()
    assert patient.send().path == "/tack"


def _data_versions(instance, watched):
    """Return what reads each SQLite file's data_version: it moves with every commit by somebody else."""
    if not instance.answers.is_sqlite:
        return lambda: None
    files = [instance.settings.folder / f"{name}.sqlite3" for name in ("answers", "contacts")]
    connections = [watched.enter_context(closing(sqlite3.connect(file))) for file in files]
    return lambda: [one.execute("PRAGMA data_version").fetchone() for one in connections]


@pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
def test_one_saved_answer_is_seen_by_the_same_watch(instance, offer, browser):
    """The positive control: the watch above is not blind."""
    walker = browser()
    walker.enter(offer().token)
    with ExitStack() as watched:
        versions = _data_versions(instance, watched)
        before, seen = dumps(instance), versions()
        walker.answer(1, tillganglighet="ja")
        assert dumps(instance) != before
        assert versions() != seen


def test_a_scanner_that_presses_every_button_but_gives_no_answer_spends_nothing(instance, offer, browser):
    robot, token = browser(), offer().token
    welcome = robot.enter(token)
    assert welcome.status == 200
    assert robot.post("/enkat/skicka", {"mac": robot.get("/enkat/fraga/1").mac}).status == 400
    assert robot.send().status == 422
    robot.post("/enkat/alla", {"mac": robot.get("/enkat/alla").mac})
    assert robot.send().status == 422
    assert dumps(instance)["answers"]["envelope"] == []
    person = browser()
    person.enter(token)
    person.answer_all(bemotande="ja")
    assert person.send().path == "/tack"
