"""The report at the desk: the chef rewrites and locks it, wrong numbers are answered, a lock holds."""

from datetime import date

import pytest
from sqlalchemy import update

from survey.contacts import reports as stored
from survey.contacts import tables
from survey.desk.app import create_app
from survey.results import reports
from tests.conftest import TODAY
from tests.scene import answer, open_now, people_who_answer
from tests.walker import Walker
from tests.web.desk.conftest import Desktop
from tests.web.reports.conftest import FORMATS, plain, source_of

YEAR = TODAY.year


@pytest.fixture
def opened(instance, offer):
    """A year with twelve answers counted, and one more person who has the survey."""
    people_who_answer(instance, offer, 12)
    late = offer()
    open_now(instance)
    return late


def form_of(desktop, section):
    """The fields of the form of one section."""
    html = desktop.page.html
    token = html.split('name="csrf_token" value="')[1].split('"')[0]
    assert f'name="section" value="{section}"' in html
    return {"csrf_token": token, "section": section}


def rewrite(desktop, section, text, year=YEAR):
    desktop.open(f"/rapport?ar={year}")
    return desktop.post(f"/rapport/text?ar={year}", {**form_of(desktop, section), "text": text})


def lock(desktop, year=YEAR):
    desktop.open(f"/rapport?ar={year}")
    return desktop.send(f"/rapport/las?ar={year}")


def test_the_year_stands_as_the_model_has_it(chef):
    said = plain(chef.open("/rapport?ar=2024").text)
    assert "Vi har fått in 21 svar. Svarsfrekvensen är 24 % (21 av 86)." in said
    assert "Räknat på alla avslutade klienter är den 21 % (21 av 102)." in said
    assert "Uppgift för föregående år saknas." in said
    assert "Utfall: 84 % (86 av 102). Ej uppfyllt." in said
    assert "71 % (15 av 21) svarade ja, 14 % (3 av 21) svarade till viss del" in said
    assert "Summan kan avvika från 100 på grund av avrundning." in said
    assert "mellan 79 och 101 av 102" in said
    assert "mellan 19 och 101 av 102" in said


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("Svarsfrekvensen var 19 %.", "Talet 19 % stämmer inte med 21 av 86."),
        ("Svarsfrekvensen var nitton procent.", "Talet 19 % stämmer inte med 21 av 86."),
        ("Andelen är högre än förra året.", "Underlaget räcker inte för att säga ”högre”."),
        ("Målet är uppnått.", "Det stämmer inte med målets status: "),
        ("Vi nådde {svarfrekvens}.", "Det finns ingen siffra som heter {svarfrekvens}."),
        (
            "95 % upplever god tillgänglighet.",
            "Skriv {tillgänglighet} i stället, så visas det rätt för alla.",
        ),
    ],
)
def test_a_wrong_number_is_answered_at_once_and_nothing_is_stored(chef, replica, typed, answered):
    page = rewrite(chef, "answers", typed, 2024)
    assert page.status == 422
    assert answered in plain(page.text)
    assert typed in page.html.replace("&#34;", '"')
    assert 'href="#text-answers"' in page.html
    assert reports.draft_of(source_of(replica), 2024, TODAY).texts == {}


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("En respondent var missnöjd.", "pekar ut en eller två personer."),
        ("Två klienter var missnöjda.", "pekar ut en eller två personer."),
        ("En man var missnöjd.", "pekar ut en eller två personer."),
        ("Anna Svensson i Eda bor på Storgatan 4.", "”Anna Svensson” ser ut som ett namn."),
        ("Ring 070-123 45 67.", "”070-123 45 67” ser ut som ett telefonnummer."),
        ("Svarsfrekvensen 2023 var 18 %.", "”18 %” saknar sina antal."),
    ],
)
def test_a_text_that_points_at_somebody_is_not_stored(chef, replica, typed, answered):
    page = rewrite(chef, "comment", typed, 2024)
    assert page.status == 422
    assert answered in plain(page.text)
    assert reports.draft_of(source_of(replica), 2024, TODAY).texts == {}


def test_the_ready_made_texts_may_be_saved_with_a_sentence_more(draft):
    for section in draft.sections():
        assert draft.problems(section.key, f"{section.text}\n\nTack alla i Karlstad.") == ()


def test_the_chefs_text_takes_the_ready_made_ones_place_until_it_is_emptied(opened, at_desk):
    karin = at_desk("karin")
    said = plain(rewrite(karin, "answers", "Svarsfrekvensen blev {svarsfrekvens}.\r\n\r\nTack alla.").text)
    assert "Svarsfrekvensen blev 92 % (12 av 13)." in said
    assert "Vi har fått in 12 svar." not in said
    rewrite(karin, "comment", "Vi frågar fler nästa år.")
    assert "Vi frågar fler nästa år." in karin.page.text
    assert "Vi har fått in 12 svar." in plain(rewrite(karin, "answers", " ").text)


def test_a_personal_number_and_a_text_too_long_are_refused(opened, at_desk):
    karin = at_desk("karin")
    assert "Det ser ut som ett personnummer." in rewrite(karin, "comment", "Född 19121212-1212").text
    assert "Texten är för lång." in rewrite(karin, "comment", "å" * 6001).text


def test_a_locked_report_stays_when_a_late_answer_is_counted(instance, offer, opened, at_desk):
    karin = at_desk("karin")
    page = lock(karin)
    assert "Rapporten är låst som version 1." in page.text
    before = {code: file(karin, code) for code in FORMATS}
    shown = karin.open(f"/last-rapport/visa?ar={YEAR}&version=1").text
    answer(instance, opened, {"bemotande": "nej"})
    people_who_answer(instance, offer, 9)
    open_now(instance)
    assert "Vi har fått in 22 svar." in plain(karin.open(f"/rapport?ar={YEAR}").text)
    assert karin.open(f"/last-rapport/visa?ar={YEAR}&version=1").text == shown
    assert "Vi har fått in 12 svar." in plain(shown)
    assert {code: file(karin, code) for code in FORMATS} == before
    assert "låst som version 2" in lock(karin).text
    assert {code: file(karin, code) for code in FORMATS} == before


def file(desktop, code, version=1, edition="chef"):
    path = f"/last-rapport/fil?ar={YEAR}&version={version}&format={code}&utgava={edition}"
    response = desktop.walker.client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].isascii()
    return response.data


def test_locking_twice_the_same_day_makes_one_version(instance, opened, at_desk):
    karin = at_desk("karin")
    lock(karin)
    assert "låst som version 1" in lock(karin).text
    with instance.contacts.read() as connection:
        (report,) = stored.of_year(connection, YEAR)
    assert (report.cutoff, report.locked_on) == (TODAY, TODAY)
    assert report.is_untouched
    assert report.checksum in file(karin, "html").decode()


def test_readers_open_locked_reports_only_and_never_the_chefs_edition(opened, at_desk):
    karin, lars = at_desk("karin"), at_desk("lars")
    lock(karin)
    assert lars.open(f"/rapport?ar={YEAR}").status == 403
    assert lars.walker.client.get(f"/rapport/fil?ar={YEAR}&format=csv").status_code == 403
    assert f"{YEAR}, version 1" in lars.open("/last-rapport").text
    for path in (f"ar={YEAR}&version=1", f"ar={YEAR}&version=1&utgava=chef"):
        assert "12 av 12 svarade ja" in plain(lars.open(f"/last-rapport/visa?{path}").text)
        assert "100 % (12 av 12)" not in plain(lars.page.text)
    assert file(lars, "csv") == file(karin, "csv", edition="lamna-ut") != file(karin, "csv")


def test_a_text_that_has_become_wrong_stops_the_lock(instance, opened, at_desk, offer):
    karin = at_desk("karin")
    rewrite(karin, "comment", "Vi fick in 12 svar.")
    answer(instance, opened, {"bemotande": "nej"})
    people_who_answer(instance, offer, 9)
    open_now(instance)
    page = lock(karin)
    assert page.status == 422
    assert "Talet 12 stämmer inte med 22 svar." in plain(page.text)
    with instance.contacts.read() as connection:
        assert stored.of_year(connection, YEAR) == []
    draft = reports.draft_of(source_of(instance), YEAR, TODAY)
    with pytest.raises(ValueError, match="contradicts"):
        reports.lock(source_of(instance), draft, "karin")


def test_a_report_that_somebody_has_changed_in_the_database_is_not_shown(instance, opened, at_desk):
    karin = at_desk("karin")
    lock(karin)
    with instance.contacts.write() as connection:
        changed = stored.of_year(connection, YEAR)[0].content.replace("12", "13")
        connection.execute(update(tables.report).values(content=changed))
    page = karin.open(f"/last-rapport/visa?ar={YEAR}&version=1")
    assert (page.status, page.h1) == (500, "Rapporten är ändrad")


@pytest.mark.parametrize(
    "path",
    [
        f"/last-rapport/visa?ar={YEAR}&version=9",
        "/last-rapport/visa",
        f"/rapport/fil?ar={YEAR}&format=exe",
        f"/rapport/fil?ar={YEAR}&format=csv&utgava=annan",
    ],
)
def test_what_does_not_exist_is_not_found(opened, at_desk, path):
    assert at_desk("karin").open(path).status == 404


def test_a_draft_says_that_it_is_one(opened, at_desk):
    response = at_desk("karin").walker.client.get(f"/rapport/fil?ar={YEAR}&format=json&utgava=lamna-ut")
    assert "Utkast. Siffrorna kan ändras." in response.text
    assert 'filename="avslutningsenkat-2026-lamna-ut.json"' in response.headers["Content-Disposition"]


def test_a_missing_library_is_told_on_the_page(opened, at_desk, monkeypatch):
    monkeypatch.setattr("survey.results.exports.registry.find_spec", lambda _name: None)
    page = at_desk("karin").open(f"/rapport/fil?ar={YEAR}&format=word")
    assert "Word går inte att göra här." in page.text


def test_a_year_without_answers_says_so_and_can_be_read(instance, offer, people):
    offer(ended_on=date(2026, 3, 1), today=date(2026, 3, 2))
    app = create_app(instance.settings, lambda: TODAY, lambda: 1_777_900_000)
    desktop = Desktop(Walker(app)).sit_down("karin")
    said = plain(desktop.open(f"/rapport?ar={YEAR}").text)
    assert "Svaren är inte räknade än. Antalet visas när urnan har öppnats." in said
    assert "Hittills under 2026 avslutades 1 klient" in said
    app.extensions["desk"].contacts.close()
    app.extensions["desk"].answers.close()
