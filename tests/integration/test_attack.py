"""A reader who keeps every figure of every surface cannot work out one answer, not even an insider."""

import shutil
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analysis.breakdowns import PLAN
from analysis.release import RULE
from survey.accounts.people import add_account
from survey.answers import breakdowns, opening, opening_keys
from survey.cli.instance import create_example, open_instance
from tests.attack.reader import Reader
from tests.attack.reading import statements
from tests.attack.surfaces import Doors
from tests.attack.world import QUESTIONS, Year, live, people
from tests.conftest import PASSPHRASE
from tests.web.desk.conftest import PASSWORD, PEOPLE


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """The folder of an operation without printed reports, with staff of every role; it is copied."""
    folder = tmp_path_factory.mktemp("attack") / "template"
    instance = create_example(folder)
    file = folder / "operation.toml"
    file.write_text(file.read_text("utf-8").replace('id = "po-varmland"', 'id = "another"'), "utf-8")
    recovery = opening_keys.set_up(instance.keys, PASSPHRASE, cost=0)
    assert opening_keys.practise(instance.keys, PASSPHRASE, recovery)
    with instance.contacts.write() as connection:
        for username, (name, role, area) in PEOPLE.items():
            add_account(connection, username, name, role, PASSWORD, area, cost=0)
    instance.contacts.close()
    instance.answers.close()
    return folder


class Place:
    """A copy of the template, with a year to live in it and doors to look through."""

    def __init__(self, template, folder):
        shutil.copytree(template, folder)
        self.instance = open_instance(folder)
        self.year, self.doors = Year(self.instance), Doors(self.instance)
        self.reader = Reader(self.year)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.doors.close()
        self.instance.contacts.close()
        self.instance.answers.close()

    def read(self, *, everything=False):
        surfaces = self.doors.everything() if everything else self.doors.figures()
        said = [(each.kind, statements(each.kind, each.content)) for each in surfaces]
        self.reader.read({each for kind, told in said if kind != "pdf" for each in told})
        self.reader.read_text([each for kind, told in said if kind == "pdf" for each in told])

    def live(self, everybody):
        live(self.year, everybody, self.read)


@pytest.fixture
def place(template, tmp_path):
    with Place(template, tmp_path / "place") as place:
        yield place


@pytest.fixture
def seen_place(place):
    """A place whose every page has been opened once before anything happened there."""
    assert place.doors.readable
    return place


def test_from_all_pages_and_files_of_a_year_with_answers_by_group_nobodys_answer_follows(seen_place):
    seen_place.live(people(3, 58, 2, 4, 0.05))
    seen_place.read(everything=True)
    assert seen_place.reader.grouped >= {"arbetat_tillsammans", "ratt_vard_stod", "positiv_forandring"}
    # without complementary suppression the audit drops a whole table, and two figures are gone
    assert len(seen_place.reader.known["positiv_forandring"]) == 10
    assert seen_place.reader.leaks() == {}


@settings(
    max_examples=5,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(st.data())
def test_from_any_small_year_nobodys_answer_follows(template, tmp_path_factory, data):
    count = data.draw(st.one_of(st.integers(0, 60), st.integers(42, 60)))
    everybody = people(
        data.draw(st.integers(0, 10**6)),
        count,
        data.draw(st.integers(1, 3)),
        data.draw(st.integers(1, 5)),
        data.draw(st.sampled_from((0.0, 0.1))),
    )
    with Place(template, tmp_path_factory.mktemp("world") / "place") as place:
        place.live(everybody)
        assert place.reader.leaks() == {}


@pytest.mark.parametrize(("counted", "waiting"), [(0, 9), (0, 14), (44, 9)])
def test_one_more_answer_before_an_opening_changes_nothing_that_anybody_reads(seen_place, counted, waiting):
    """The number of answers crosses a multiple of five, and at ten the urn may be opened: nobody can tell."""
    everybody = people(8, counted + waiting + 1, 1, 4)
    for someone in everybody[:counted]:
        seen_place.year.answer(someone)
    assert seen_place.year.open() == bool(counted)
    for someone in everybody[counted:-1]:
        seen_place.year.answer(someone)
    late = seen_place.year.offer(everybody[-1])
    seen_place.doors.sign_in("karin")  # takes the week's estimate of how many have answered
    before = seen_place.doors.pages()
    seen_place.year.answer(everybody[-1], late)
    seen_place.doors.sign_in("karin")
    assert seen_place.doors.pages() == before


def released_by(monkeypatch, **changes):
    """Let every opening release by a weaker plan than the one in force."""
    monkeypatch.setattr(breakdowns, "release", partial(breakdowns.release, plan=replace(PLAN, **changes)))


@pytest.mark.parametrize("off", [{}, {"complementary": False}])
def test_with_the_audit_on_the_reader_learns_nothing_even_without_complementary_suppression(
    place, monkeypatch, off
):
    released_by(monkeypatch, **off)
    place.live(people(0, 44, 1, 4))
    assert place.reader.grouped
    assert place.reader.leaks() == {}


def test_without_complementary_suppression_and_audit_the_same_reader_finds_answers_out(place, monkeypatch):
    released_by(monkeypatch, complementary=False, audited=False)
    place.live(people(0, 44, 1, 4))
    assert place.reader.leaks().keys() >= {"bemotande", "arbetat_tillsammans", "fullfoljt_uppdrag"}
    assert set(place.reader.leaks().values()) == {"groups"}


def test_without_the_audit_the_rules_alone_are_seen_through(place, monkeypatch):
    released_by(monkeypatch, audited=False)
    place.live(people(8, 44, 1, 4))
    assert place.reader.leaks() == {"myndighetssamverkan": "groups"}


@pytest.fixture
def opening_per_answer(monkeypatch):
    """Switch batching off: an urn may be opened for one answer."""
    monkeypatch.setattr(opening, "FEWEST", 1)
    monkeypatch.setattr(opening, "FEWEST_AT_THE_END", 1)


@pytest.fixture
def no_least_number():
    """Switch off how many answers a question must have, in the one rule that every surface asks."""
    kept = {name: getattr(RULE, name) for name in ("counts_from", "distribution_from", "reader_from")}
    for name in kept:
        object.__setattr__(RULE, name, 1)
    yield
    for name, value in kept.items():
        object.__setattr__(RULE, name, value)


def one_by_one(count):
    return [replace(each, batch=number) for number, each in enumerate(people(1, count, 1, 2))]


@pytest.mark.usefixtures("opening_per_answer", "no_least_number")
def test_with_an_opening_for_each_answer_the_same_reader_finds_every_answer_out(place):
    place.live(one_by_one(3))
    assert place.reader.leaks() == dict.fromkeys(QUESTIONS, "steps of [1, 1, 1]")


@pytest.mark.usefixtures("opening_per_answer")
def test_even_with_an_opening_for_each_answer_figures_grow_in_steps_that_could_be_shown_alone(place):
    place.live(one_by_one(6))
    assert place.reader.known["bemotande"].keys() == {frozenset(range(5))}
    assert place.reader.leaks() == {}
