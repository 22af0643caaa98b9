"""E2E-15, the end of a year: a new version of the questions, and an ombud who leaves."""

import shutil
from datetime import timedelta

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from survey.accounts.people import add_account
from survey.cli.main import main
from survey.domain import loader
from survey.domain.kinds import Channel, Role
from tests.browser.stories.telling import follow, heading, text
from tests.serving import doors_served
from tests.web.desk.conftest import PASSWORD

pytestmark = pytest.mark.browser
OLD, NEW = "Var det lätt att få kontakt med ditt ombud?", "Var det lätt att nå ditt ombud på telefon?"


@pytest.fixture
def versions(tmp_path, monkeypatch):
    """The folder of questionnaires that the program reads, and how to read it anew as at a start."""
    folder = shutil.copytree(loader.QUESTIONNAIRE_FOLDER, tmp_path / "questionnaires")
    monkeypatch.setattr(loader, "QUESTIONNAIRE_FOLDER", folder)
    yield folder
    monkeypatch.undo()
    loader.bundled_versions.cache_clear()


def first_question(page, link):
    """Open a link and go to the first question; gives what is asked."""
    page.goto(link)
    follow(page, "Börja")
    return text(page)


def test_a_new_version_of_the_questions_leaves_open_links_their_own(town, at, versions):
    day, next_day = town.clock.today, town.clock.today + timedelta(days=1)
    _ending, before = town.offered()
    words = (versions / "klarsprak-2026.toml").read_text(encoding="utf-8")
    changed = words.replace("klarsprak-2026", "klarsprak-new").replace("2026-01-01", next_day.isoformat())
    (versions / "klarsprak-new.toml").write_text(changed.replace(OLD, NEW), encoding="utf-8")
    loader.bundled_versions.cache_clear()

    town.clock.today = next_day
    after = town.instance.gate.offer(town.ending(ended_on=day), Channel.LINK, next_day)
    with doors_served(town.instance.settings, town.clock) as base:
        assert OLD in first_question(at(), f"{base}/e/{before.token}")
        assert NEW in first_question(at(), f"{base}/e/{after.token}")
    town.clock.today = day


def test_the_endings_of_an_ombud_who_leaves_are_seen_by_the_office(town, at):
    with town.instance.contacts.write() as connection:
        leaver = add_account(connection, "maj", "Maj Ek", Role.OMBUD, PASSWORD, "centrala", cost=0)
    town.staff["maj"] = leaver
    maj, anna = at("maj"), at("anna")
    ending = town.ending(area="ostra", place="1781", ombud="maj")
    anna.goto(f"{town.desk}/avslut/{ending}")
    assert heading(anna) == "Sidan finns inte"

    folder = str(town.instance.settings.folder)
    assert CliRunner().invoke(main, ["close-user", "maj", "--folder", folder]).exit_code == 0
    maj.goto(f"{town.desk}/")
    assert heading(maj) == "Logga in"
    anna.goto(f"{town.desk}/")
    assert "1 avslut väntar på åtgärd." in text(anna)
    anna.goto(f"{town.desk}/avslut?ar={town.clock.today.year}")
    assert "Kristinehamn" in text(anna)
    anna.goto(f"{town.desk}/avslut/{ending}")
    assert "Avslutad, Kristinehamn" in text(anna)
    expect(anna.get_by_role("button", name="Erbjud nu", exact=True)).to_be_visible()
