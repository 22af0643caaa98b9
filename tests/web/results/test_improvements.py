"""Ni sa – vi gjorde: the chef writes what came of the answers, and publishes it where anyone may read."""

import json
from datetime import timedelta

import pytest

from analysis.release import Audience
from survey.cli.instance import EXAMPLE_DATA
from survey.contacts import desk_log, improvements
from survey.contacts.desk_log import Action
from survey.domain.improvements import Improvement
from survey.domain.organisation_file import load_operation
from survey.domain.public_summary import load_public_summary, summary_file
from survey.results.as_json import as_json
from survey.results.yearly import year_results
from tests.conftest import TODAY
from tests.scene import answer, open_now

LOG = f"/forbattringar?ar={TODAY.year}"
PUBLISH = f"/forbattringar/publicera?ar={TODAY.year}"
TYPED = {
    "year": str(TODAY.year),
    "heard": "Det är svårt att nå oss.",
    "decision": "Vi ska ha telefontid.",
    "owner": "Chef",
    "decided_on": "2026-05-01",
}
DONE = {"done": "Vi svarar i telefon varje dag.", "done_on": "2026-05-03"}


@pytest.fixture
def chef(at_desk):
    return at_desk("karin")


@pytest.fixture
def written(instance, chef):
    """Write one line of the log through the form; gives its address."""

    def write(**typed):
        chef.open("/forbattringar/ny")
        assert "Sparat." in chef.send("/forbattringar/ny", **{**TYPED, **typed}).text
        with instance.contacts.read() as connection:
            (line,) = improvements.of_year(connection, TODAY.year)
        return f"/forbattringar/{line.id}"

    return write


def lines(instance):
    with instance.contacts.read() as connection:
        return improvements.of_year(connection, TODAY.year)


def twelve_answers(instance, offer, yes):
    for number in range(12):
        answer(instance, offer(), {"tillganglighet": "ja" if number < yes else "nej"})
    open_now(instance)


def test_an_empty_log_is_a_calm_page(chef):
    assert "Inget är inskrivet än." in chef.open("/forbattringar").text


def test_a_line_is_written_changed_and_marked_done(instance, chef, written):
    address = written()
    page = chef.open(LOG)
    assert "Vi hörde: Det är svårt att nå oss. Vi ska ha telefontid." in page.text
    assert "Pågår Chef Beslutat 1 maj 2026" in page.text
    chef.open(address)
    assert chef.form(address)["heard"].strip() == TYPED["heard"]
    assert "Klart senast 4 maj 2026" in chef.send(address, owner="Karin Holm", due_on="2026-05-04").text
    chef.open(f"{address}/klart")
    page = chef.send(f"{address}/klart", **DONE)
    assert "Vi svarar i telefon varje dag." in page.text
    assert "Klart Karin Holm Klart 3 maj 2026" in page.text
    (line,) = lines(instance)
    assert (line.decision, line.owner, line.done) == (TYPED["decision"], "Karin Holm", DONE["done"])


def test_a_change_after_it_was_done_keeps_what_was_done(instance, chef, written):
    address = written()
    chef.open(f"{address}/klart")
    chef.send(f"{address}/klart", **DONE)
    chef.open(address)
    chef.send(address, heard="Ni är svåra att nå.")
    (line,) = lines(instance)
    assert (line.heard, line.done) == ("Ni är svåra att nå.", DONE["done"])


def test_what_is_not_done_in_time_is_called_late(clock, chef, written):
    written(due_on="2026-05-04")
    assert "Försenat" not in chef.open(LOG).text
    clock.today = TODAY + timedelta(days=1)
    assert "Försenat" in chef.open(LOG).text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"heard": ""}, "Skriv vad ni hörde."),
        ({"decision": "x" * 501}, "Skriv högst 500 tecken."),
        ({"owner": ""}, "Skriv vem som gör det."),
        ({"owner": "811228-9874"}, "Det ser ut som ett personnummer."),
        ({"year": "26"}, "Skriv året med fyra siffror."),
        ({"due_on": "2026-04-30"}, "Dagen ligger före beslutet."),
    ],
)
def test_a_faulty_line_is_not_stored_and_comes_back(instance, chef, typed, said):
    chef.open("/forbattringar/ny")
    page = chef.send("/forbattringar/ny", **{**TYPED, **typed})
    assert page.status == 422
    assert said in page.text
    assert lines(instance) == []


FULL = "Anna Svensson i Eda, 070-123 45 67, sa att 19 % var nöjda. En respondent grät."


@pytest.mark.parametrize("field", ["heard", "decision"])
def test_a_line_that_points_at_somebody_or_lacks_counts_is_refused_and_kept(instance, chef, field):
    chef.open("/forbattringar/ny")
    page = chef.send("/forbattringar/ny", **{**TYPED, field: FULL})
    assert page.status == 422
    for words in ("Anna Svensson", "070-123 45 67", "En respondent grät", "19 %"):
        assert f"”{words}”" in page.text
    assert chef.form("/forbattringar/ny")[field].strip() == FULL
    assert lines(instance) == []


def test_what_was_done_is_guarded_too_and_knows_the_staffs_names(instance, chef, written):
    address = f"{written()}/klart"
    chef.open(address)
    page = chef.send(address, **{**DONE, "done": "Vi ringde Holm, som svarade till 95 % av alla."})
    assert (page.status, lines(instance)[0].done) == (422, "")
    assert "”Holm” ser ut som ett namn." in page.text
    assert "”95 %” saknar sina antal." in page.text
    chef.send(address, **{**DONE, "done": "Ombud i Eda och Karlstad svarar. 95 % (19 av 20) är nöjda."})
    assert lines(instance)[0].done.startswith("Ombud i Eda")


def test_nothing_is_done_tomorrow(chef, written):
    address = f"{written()}/klart"
    chef.open(address)
    page = chef.send(address, **{**DONE, "done_on": "2026-05-05"})
    assert "Dagen har inte varit än." in page.text


def test_a_line_that_is_not_there_has_no_page(chef):
    for path in ("/forbattringar/finns-inte", "/forbattringar/finns-inte/klart"):
        assert chef.open(path).status == 404


def test_the_log_stands_in_results_json_and_on_the_ledningsgrupps_page(
    instance, chef, written, at_desk, offer
):
    offer()
    written()
    assert TYPED["heard"] in chef.open(f"/resultat?ar={TODAY.year}").text
    assert (
        "Det är svårt att nå oss. Vi ska ha telefontid. Chef Pågår"
        in at_desk("lars").open("/ledningsgrupp").text
    )
    operation = load_operation(EXAMPLE_DATA / "operation.toml")
    results = year_results(
        instance.contacts, instance.answers, operation, TODAY.year, TODAY, Audience.LEDNINGSGRUPP
    )
    (told,) = json.loads(as_json(results))["improvements"]
    assert (told["decision"], told["status"], told["decided_on"]) == (
        TYPED["decision"],
        "under_way",
        "2026-05-01",
    )


def test_the_log_is_the_chefs_to_write(at_desk, written):
    address = written()
    for username in ("anna", "lars", "sara"):
        for path in (LOG, address, PUBLISH):
            assert at_desk(username).open(path).status == 403


def test_what_is_published_is_what_was_shown_and_anyone_may_read_it(instance, offer, chef, written, browser):
    twelve_answers(instance, offer, yes=11)
    address = written()
    chef.open(f"{address}/klart")
    chef.send(f"{address}/klart", **DONE)
    assert "Det finns inget att visa än." in browser().get("/sa-tyckte-ni").text
    page = chef.open(PUBLISH)
    assert "Inget är publicerat" in page.text
    shown = "11 av 12 tyckte att det var lätt att få kontakt."
    assert shown in page.text
    assert not summary_file(instance.settings.folder).exists()
    assert "Det här är publicerat" in chef.send(PUBLISH).text
    public = browser().get("/sa-tyckte-ni")
    assert public.h1 == "Så tyckte ni 2026"
    for words in (shown, TYPED["heard"], DONE["done"]):
        assert words in public.text
    for inner in (TYPED["decision"], "Chef", "\u00a0%", "ombud"):
        assert inner not in public.text.split("Behöver du hjälp?")[0], inner
    chef.open(PUBLISH)
    chef.send("/forbattringar/avpublicera")
    assert "Det finns inget att visa än." in browser().get("/sa-tyckte-ni").text
    with instance.contacts.read() as connection:
        for action in (Action.SUMMARY_PUBLISHED, Action.SUMMARY_WITHDRAWN):
            assert desk_log.count(connection, action, TODAY.year) == 1


def test_too_few_answers_for_the_ledningsgrupp_are_too_few_for_everybody(instance, offer, chef):
    for number in range(12):
        given = (
            {"tillganglighet": "ja"} if number < 9 else {"bemotande": "ja", "tillganglighet": "inte_aktuellt"}
        )
        answer(instance, offer(), given)
    open_now(instance)
    assert "9 av 9 svarade ja" in chef.open(f"/resultat?ar={TODAY.year}").text
    assert "Det är för få svar för att visa siffror." in chef.open(PUBLISH).text
    chef.send(PUBLISH)
    published = load_public_summary(summary_file(instance.settings.folder))
    assert published is not None
    assert (published.year, published.opinions, published.deeds) == (TODAY.year, (), ())


def test_what_has_changed_since_it_was_shown_is_shown_again_first(instance, offer, chef, written):
    offer()
    address = written()
    chef.open(PUBLISH)
    form = chef.form(PUBLISH)
    with instance.contacts.write() as connection:
        improvements.mark_done(connection, address.rsplit("/", 1)[1], TODAY, "Något nytt.")
    page = chef.post(PUBLISH, form)
    assert page.status == 409
    assert "Något nytt." in page.text
    assert load_public_summary(summary_file(instance.settings.folder)) is None


def test_the_log_is_kept_year_by_year(bare_instance):
    one = Improvement("a", 2024, "h", "b", "o", TODAY)
    other = Improvement("b", 2025, "h", "b", "o", TODAY)
    with bare_instance.contacts.write() as connection:
        improvements.add(connection, one)
        improvements.add(connection, other)
        improvements.change(connection, Improvement("a", 2024, "nytt", "b", "o", TODAY))
        assert [each.heard for each in improvements.of_year(connection, 2024)] == ["nytt"]
        assert [each.heard for each in improvements.of_year(connection, 2025)] == ["h"]
        assert improvements.years(connection) == [2025, 2024]
