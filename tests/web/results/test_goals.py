"""The chef sets goals, tells what came of them, and finds every change again."""

import re

import pytest

NEW = "/mal/nytt/2026"
DEPTH = {"text": "Två djupintervjuer", "shape": "count", "target": "2", "frequency": "Varje år"}


@pytest.fixture
def karin(at_desk):
    return at_desk("karin")


@pytest.fixture
def set_goal(karin):
    """Set a goal through the form; gives the address of the goal's own page."""

    def fill_in(**typed):
        karin.open(NEW)
        page = karin.send(NEW, **{**DEPTH, **typed})
        assert page.h1 == "Mål för 2026", page.text
        return re.findall(r'href="(/mal/2026/mal_[0-9a-f]{32})"', page.html)[-1]

    return fill_in


def test_a_year_without_goals_says_so_and_asks_for_one(karin):
    page = karin.open("/mal")
    assert "Inga mål är inlagda för det här året." in page.text
    assert 'href="/mal/nytt/2026"' in page.html


def test_a_count_goal_is_followed_from_nothing_to_reached(karin, set_goal):
    goal = set_goal()
    assert "Pågår" in karin.page.text
    assert "Minst 2. Varje år" in karin.page.text
    karin.open(f"{goal}/utfall")
    page = karin.send(f"{goal}/utfall", outcome="2", note="En i norr, en i söder")
    assert "Uppfyllt 2 av 2" in page.text
    assert "En i norr, en i söder" in page.text
    assert "4 maj 2026, Karin Holm: Utfallet: från inget till ”2”." in page.text


def test_counts_by_area_are_told_one_by_one(karin, set_goal):
    goal = set_goal(shape="per_area")
    karin.open(f"{goal}/utfall")
    typed = {f"area_{area}": number for area, number in zip(
        ("centrala", "norra", "vastra", "ostra"), ("3", "2", "1", ""), strict=True)}  # fmt: skip
    page = karin.send(f"{goal}/utfall", **typed)
    assert "Centrala 3, Norra 2, Västra 1, Östra saknas." in page.text
    assert "Utfallet i Västra: från inget till ”1”." in page.text
    karin.open(f"{goal}/utfall")
    assert karin.form(f"{goal}/utfall")["area_centrala"] == "3"


def test_a_goal_in_words_is_judged_by_the_chef(karin, set_goal):
    goal = set_goal(shape="words", target="")
    karin.open(f"{goal}/utfall")
    assert "Delvis uppfyllt" in karin.send(f"{goal}/utfall", own_status="partly").text
    assert "Bedömningen: från inget till ”Delvis uppfyllt”." in karin.page.text


def test_a_computed_goal_takes_a_comment_alone(karin, set_goal):
    goal = set_goal(shape="offered", target="100 %")
    page = karin.open(f"{goal}/utfall")
    assert "Andelen räknas av sig själv." in page.text
    assert set(karin.form(f"{goal}/utfall")) == {"csrf_token", "note"}


def test_a_goal_is_changed_and_what_stood_there_can_be_read(karin, set_goal):
    goal = set_goal(shape="satisfied", target="90", reading="population", indicator="bemotande")
    karin.open(goal)
    assert karin.form(goal)["reading"] == "population"
    page = karin.send(goal, target="80", reading="worst_case", indicator="")
    assert "Minst hur mycket: från 90 procent till 80 procent." in page.text
    assert "till ”Alla avslutade, utan antaganden”." in page.text
    assert "Frågan: från ”Bemötande” till alla frågor." in page.text


def test_nothing_changed_is_said_and_not_written_down(karin, set_goal):
    goal = set_goal()
    karin.open(goal)
    assert "Inget var ändrat." in karin.send(goal).text
    assert "1 ändring" in karin.page.text


def test_a_goal_taken_away_stays_in_the_list_of_changes(karin, set_goal):
    goal = set_goal()
    karin.open(goal)
    page = karin.send(f"{goal}/ta-bort")
    assert "Inga mål är inlagda" in page.text
    assert "Tog bort målet ”Två djupintervjuer”." in page.text
    assert karin.open(goal).status == 404


def test_one_form_sent_twice_is_one_goal(karin):
    karin.open(NEW)
    fields = {**karin.form(NEW), **DEPTH}
    karin.post(NEW, fields)
    page = karin.post(NEW, fields)
    assert page.text.count("Minst 2. Varje år") == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": "   "}, "Skriv vad målet är."),
        ({"text": "x" * 501}, "Målet får ha högst 500 tecken."),
        ({"target": "många"}, "Skriv ett helt tal från 1 till 9999."),
        ({"target": "0"}, "Skriv ett helt tal från 1 till 9999."),
        ({"target": "٣"}, "Skriv ett helt tal från 1 till 9999."),
        ({"shape": "offered", "target": "101"}, "Skriv ett helt tal från 1 till 100."),
        ({"shape": "satisfied", "target": ""}, "Skriv ett helt tal från 1 till 100."),
        ({"text": "Ring 811228-9874 igen"}, "Det ser ut som ett personnummer."),
        ({"text": "Ring Anna Svensson"}, "”Anna Svensson” ser ut som ett namn."),
        ({"frequency": "811228-9874"}, "Det ser ut som ett personnummer."),
    ],
)
def test_what_cannot_be_a_goal_is_refused_in_words_and_kept(karin, wrong, sentence):
    karin.open(NEW)
    page = karin.send(NEW, **{**DEPTH, **wrong})
    assert page.status == 422
    assert sentence in page.text
    kept = karin.form(NEW)
    assert {name: kept[name] for name in wrong if name != "shape"} == {
        name: typed for name, typed in wrong.items() if name != "shape"
    }
    assert "Inga mål är inlagda" in karin.open("/mal").text


def test_a_goal_names_its_share_alone_but_nobody_and_a_comment_needs_counts_too(karin, set_goal):
    goal = set_goal(text="100 % av alla ska få frågan", shape="offered", target="100")
    karin.open(goal)
    page = karin.send(goal, text="Holm ringer Eva Ek på 070-123 45 67")
    assert page.status == 422
    assert "”Holm” ser ut som ett namn." in page.text
    assert karin.form(goal)["text"].strip() == "Holm ringer Eva Ek på 070-123 45 67"
    karin.open(f"{goal}/utfall")
    page = karin.send(f"{goal}/utfall", note="95 % var nöjda. Två klienter var missnöjda.")
    assert page.status == 422
    assert "”95 %” saknar sina antal." in page.text
    assert "”Två klienter var missnöjda” pekar ut" in page.text


@pytest.mark.parametrize("typed", ["tre", "-1", "10000", "50 %"])
def test_an_outcome_that_is_no_count_is_refused_and_kept(karin, set_goal, typed):
    goal = set_goal()
    karin.open(f"{goal}/utfall")
    page = karin.send(f"{goal}/utfall", outcome=typed)
    assert (page.status, karin.form(f"{goal}/utfall")["outcome"]) == (422, typed)
    assert "Skriv ett helt tal från 0 till 9999, eller lämna tomt." in page.text


def test_a_comment_with_a_personnummer_is_refused(karin, set_goal):
    goal = set_goal()
    karin.open(f"{goal}/utfall")
    assert karin.send(f"{goal}/utfall", note="811228-9874").status == 422


def test_a_page_that_lay_open_too_long_comes_back_with_what_was_typed(karin, set_goal):
    goal = set_goal()
    for address, typed in ((NEW, DEPTH), (goal, {"text": "Tre"}), (f"{goal}/utfall", {"outcome": "7"})):
        karin.open(address)
        page = karin.post(address, {**karin.form(address), **typed, "csrf_token": "gammal"})
        assert page.status == 400
        assert "Inget är sparat." in page.text
        name = next(iter(typed))
        assert karin.form(address)[name] == typed[name]


@pytest.mark.parametrize("path", ["/mal?ar=1999", "/mal?ar=2028", "/mal/nytt/1999", "/mal/2026/ingen"])
def test_what_is_not_there_is_no_page(karin, path):
    assert karin.open(path).status == 404


def test_goals_are_set_for_the_next_year_too(karin):
    assert karin.open("/mal?ar=2027").h1 == "Mål för 2027"


@pytest.mark.parametrize("username", ["anna", "lars", "sara"])
def test_goals_are_the_chefs_alone(at_desk, username):
    assert at_desk(username).open("/mal").status == 403
