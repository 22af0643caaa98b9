"""A year on its way: an unopened urn tells next to nothing, an opened one what the rules allow."""

from datetime import date

import pytest

from analysis.release import Audience
from survey.cli.instance import EXAMPLE_DATA
from survey.contacts import desk_log, estimates, goals
from survey.contacts.desk_log import Action
from survey.domain.goal_file import load_goals
from survey.domain.organisation_file import load_operation
from survey.results.as_json import as_json
from survey.results.yearly import first_year, shown_years, year_results
from tests.conftest import TODAY
from tests.scene import answer, open_now, people_who_answer

OPERATION = load_operation(EXAMPLE_DATA / "operation.toml")
HARD = "\u00a0"
AFTER_THE_LAST_DAY = date(2027, 7, 1)
SPRING = date(2025, 3, 3)


@pytest.fixture
def results(instance):
    def look(audience=Audience.CHEF, year=TODAY.year, today=TODAY):
        return year_results(instance.contacts, instance.answers, OPERATION, year, today, audience)

    return look


@pytest.fixture
def answered(instance, offer):
    """Let so many people answer, and one more have the survey without answering."""

    def let(count, **given):
        people_who_answer(instance, offer, count, **given)
        offer(**given)

    return let


def take_estimate(instance):
    with instance.contacts.write() as connection:
        estimates.store(connection, {TODAY.year: instance.gate.rounded_count(TODAY.year)}, TODAY)


def question(results, wanted, version=0):
    return next(each for each in results.versions[version].questions if each.id == wanted)


def test_an_unopened_urn_shows_at_least_so_many_and_no_rate(instance, answered, results, at_desk):
    answered(13)
    take_estimate(instance)
    returns = results().returns
    assert (returns.counted, returns.unopened.at_least, returns.measures) == (None, 10, ())
    assert "13" not in as_json(results())
    page = at_desk("karin").open("/resultat")
    assert "Svar Minst 10 Räknat veckan från 4 maj." in page.text
    assert "Svarsfrekvens" not in page.text
    assert "Inga svar är räknade än." in page.text


def test_fewer_than_five_are_not_told_apart(instance, answered, at_desk):
    answered(4)
    take_estimate(instance)
    assert "Svar Färre än 5" in at_desk("karin").open("/resultat").text


def test_one_more_answer_before_the_opening_changes_no_page(instance, answered, offer, at_desk):
    answered(14)
    late = offer()
    take_estimate(instance)
    chef, reader = at_desk("karin"), at_desk("lars")

    def pages():
        shown = [chef.open("/resultat"), chef.open("/resultat/fritext"), reader.open("/ledningsgrupp")]
        return [page.text for page in shown]

    before = pages()
    answer(instance, late, {"bemotande": "nej"})
    assert pages() == before


def test_after_the_opening_numbers_are_exact_and_thin_questions_stay_hidden(instance, answered, results):
    answered(12)
    open_now(instance)
    found = results()
    assert (found.returns.counted, found.returns.openings) == (12, 1)
    assert found.returns.measures[0].figure.text == f"92{HARD}% (12 av 13)"
    assert question(found, "bemotande").ja.text == f"100{HARD}% (12 av 12)"
    assert question(found, "tillganglighet").sentence == "Färre än 5 svar – visas inte"


def test_the_ledningsgrupp_gets_no_percent_of_twelve_and_not_their_words(instance, answered, results):
    answered(12)
    open_now(instance)
    found = results(Audience.LEDNINGSGRUPP)
    assert question(found, "bemotande").ja.text == "12 av 12"
    assert [each.figure.text for each in found.returns.measures] == ["12 av 13"] * 3
    assert (found.comments, found.desk) == (None, None)


def test_seven_at_the_end_are_counted_over_all_and_their_words_held_back(
    instance, answered, results, at_desk
):
    answered(7)
    open_now(instance, today=AFTER_THE_LAST_DAY)
    found = question(results(), "bemotande")
    assert (found.sentence, found.answers) == ("7 av 7 svarade ja. Ingen svarade något annat.", None)
    assert (results().comments.readable, results().comments.held_back) == (0, 7)
    chef = at_desk("karin")
    page = chef.open("/resultat")
    assert "Alla svar Fråga Ja " in page.text
    assert "Bemötande 7 av 7 " in page.text
    assert "Med 5 till 9 svar på en fråga visas bara hur många som svarade ja" in page.text
    assert "7 kommentarer visas inte." in page.text
    assert "ord 3" not in chef.open("/resultat/fritext").text
    assert "Färre än 10 svar – visas inte" in at_desk("lars").open("/ledningsgrupp").text


def test_a_question_with_eight_answers_has_its_counts_beside_those_with_every_share(instance, offer, at_desk):
    for number in range(12):
        thin = {"tillganglighet": "ja" if number else "nej"} if number < 8 else {}
        answer(instance, offer(), {"bemotande": "ja", **thin})
    open_now(instance)
    page = at_desk("karin").open("/resultat")
    table = page.text[page.text.index("Alla svar Fråga") :]
    assert "Tillgänglighet 7 av 8 – –" in table
    assert f"Bemötande 100{HARD}% (12 av 12)" in table.replace("100 %", f"100{HARD}%")
    assert "Arbetat tillsammans – – –" in table


def test_answers_that_joined_from_the_year_before_are_said_and_not_in_the_rate(
    instance, answered, results, at_desk
):
    answered(3, ended_on=SPRING, today=SPRING)
    answered(12)
    open_now(instance)
    returns = results().returns
    assert (returns.counted, returns.joined) == (12, 3)
    assert returns.measures[0].figure.text == f"92{HARD}% (12 av 13)"
    versions = [question(results(), "bemotande", version) for version in (0, 1)]
    assert [(each.shown, each.ja and each.ja.denominator) for each in versions] == [(False, None), (True, 12)]
    assert "3 av svaren hör till ett tidigare år" in at_desk("karin").open("/resultat").text


def test_new_links_and_paper_for_own_clients_are_shown_to_the_chef(instance, answered, at_desk):
    answered(1)
    with instance.contacts.write() as connection:
        for action in (Action.REISSUED, Action.REISSUED, Action.PAPER_FOR_OWN_CLIENT):
            desk_log.write(connection, action, "anna", TODAY)
    page = at_desk("karin").open("/resultat")
    assert "2 nya länkar har lämnats i stället för gamla under 2026." in page.text
    assert "1 papperssvar har matats in av klientens eget ombud under 2026." in page.text


def test_a_year_under_way_is_compared_with_the_same_part_of_the_year_before(offer, results, at_desk):
    for day in (SPRING, date(2025, 5, 4), date(2025, 5, 5)):
        offer(ended_on=day, today=day)
    offer()
    assert results(Audience.LEDNINGSGRUPP).last_year.endings == 2
    assert results(Audience.LEDNINGSGRUPP, today=date(2027, 1, 1)).last_year.endings == 3
    assert results().last_year is None
    assert "Samma tid förra året: 2." in at_desk("lars").open("/ledningsgrupp?ar=2026").text


@pytest.mark.parametrize(
    ("username", "path"),
    [
        ("anna", "/resultat"),
        ("anna", "/resultat/fritext"),
        ("anna", "/ledningsgrupp"),
        ("lars", "/resultat"),
        ("lars", "/resultat/fritext"),
        ("sara", "/resultat"),
        ("sara", "/ledningsgrupp"),
    ],
)
def test_results_are_refused_to_those_they_are_not_for(at_desk, username, path):
    assert at_desk(username).open(path).status == 403


def test_a_stranger_is_asked_to_sign_in(at_desk):
    assert at_desk().open("/resultat").h1 == "Logga in"


def test_nothing_registered_is_a_calm_page_too(at_desk):
    page = at_desk("karin").open("/resultat")
    assert page.h1 == "Resultat 2026"
    assert "0 av 0)" not in page.text.replace("(av 0)", "")
    assert "Inga kontakter tog slut 2026." in page.text
    assert "Inga avslut är registrerade." in page.text


def test_the_years_to_choose_among_have_endings_or_openings(instance, offer, answered):
    offer(ended_on=SPRING, today=SPRING)
    assert first_year(instance.contacts, instance.answers, TODAY) == 2025
    answered(10)
    assert shown_years(instance.contacts, instance.answers) == [2026, 2025]
    open_now(instance)
    assert first_year(instance.contacts, instance.answers, TODAY) == 2026


def test_goals_come_back_as_they_were_stored_and_a_new_set_replaces_the_years_own(bare_instance):
    loaded = load_goals(EXAMPLE_DATA / "goals.toml")
    with bare_instance.contacts.write() as connection:
        goals.store(connection, loaded)
        goals.store(connection, loaded)
    with bare_instance.contacts.read() as connection:
        assert [*goals.of_year(connection, 2020), *goals.of_year(connection, 2024)] == list(loaded)
    with bare_instance.contacts.write() as connection:
        goals.store(connection, [loaded[-1]])
        assert goals.of_year(connection, 2024) == [loaded[-1]]
        assert len(goals.of_year(connection, 2020)) == 4
