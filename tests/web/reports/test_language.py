"""The chapter is written in Swedish, in whatever language the desk is read."""

from flask import session

from survey.i18n import _
from survey.results import reports
from tests.conftest import TODAY
from tests.web.reports.conftest import source_of, text_of


def test_an_english_desk_writes_the_same_swedish_chapter(replica, replica_app, draft):
    with replica_app.test_request_context("/"):
        session["language"] = "en"
        english = reports.draft_of(source_of(replica), 2024, TODAY)
        assert text_of(english.editions.chef) == text_of(draft.editions.chef)
        assert text_of(english.editions.others) == text_of(draft.editions.others)
        assert reports.stamp_of(None) == "Utkast. Siffrorna kan ändras."
        assert _("Avslut") == "Endings"
