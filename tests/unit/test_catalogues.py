"""A language's file: read once, read again when a page asks whether it has changed, with contexts apart."""

import os

import pytest

from survey.i18n.catalogues import SWEDISH, Languages

HEAD = 'msgid ""\nmsgstr ""\n"X-Language-Name: Polski\\n"\n"X-Locale: pl\\n"\n'


@pytest.fixture
def catalogue(tmp_path):
    def write(content, age=0):
        path = tmp_path / "pl.po"
        path.write_text(f"{HEAD}\n{content}", encoding="utf-8")
        os.utime(path, (age, age))

    return write


def test_a_file_that_changes_is_read_again_once_a_page_and_not_for_every_text(catalogue, tmp_path):
    catalogue('msgid "Ja"\nmsgstr "Tak"\n', age=1)
    polish = Languages(tmp_path).get("pl")
    assert polish.text("Ja") == "Tak"
    catalogue('msgid "Ja"\nmsgstr "No tak"\n', age=2)
    assert polish.text("Ja") == "Tak"
    polish.refresh()
    assert polish.text("Ja") == "No tak"


def test_one_swedish_word_with_two_meanings_has_two_translations(catalogue, tmp_path):
    catalogue('msgid "Nu"\nmsgstr "Teraz"\n\nmsgctxt "bokstav"\nmsgid "Nu"\nmsgstr "Ni"\n')
    polish = Languages(tmp_path).get("pl")
    assert (polish.text("Nu"), polish.text("Nu", "bokstav"), polish.text("Nu", "annat")) == (
        "Teraz",
        "Ni",
        "",
    )
    assert SWEDISH.text("Nu", "bokstav") == "Nu"


def test_swedish_has_no_file_to_read(catalogue):
    with pytest.raises(LookupError):
        SWEDISH.refresh()
