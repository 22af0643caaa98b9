"""What is read aloud: the words of the page, all of them or none, under a name that follows from them."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from survey.domain.audio import Clip, clip_of, clips_of, is_read_aloud
from survey.domain.loader import bundled_versions
from survey.domain.questionnaire import Choice, Question, QuestionKind
from survey.i18n.catalogues import SWEDISH, Languages

POLISH = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Language-Name: Polski\\n"
"X-Locale: {locale}\\n"

msgid "Gick det bra?"
msgstr "Dobrze?"

msgid "Ja"
msgstr "Tak"
"""
QUESTION = Question(
    "bra",
    QuestionKind.SCALE,
    "Gick det bra?",
    easy_text="Var det bra?",
    easy_hint="Tänk efter.\nSvara sedan.",
    choices=(Choice("ja", "Ja", "Ja, det var bra"),),
)


@pytest.fixture
def languages(tmp_path):
    (tmp_path / "pl.po").write_text(POLISH.format(locale="pl"), encoding="utf-8")
    (tmp_path / "sv-simple.po").write_text(POLISH.format(locale="sv").partition("\n\n")[0], encoding="utf-8")
    return Languages(tmp_path)


def test_the_question_what_is_said_under_it_and_its_answers_are_read(languages):
    hinted = replace(QUESTION, hint="Hela tiden.")
    assert clip_of("v", hinted, SWEDISH).parts == ("Gick det bra?", "Hela tiden.", "Ja")
    assert clip_of("v", QUESTION, languages.get("pl")).parts == ("Dobrze?", "Tak")


def test_lattlast_is_read_in_its_own_words_with_its_own_hint(languages):
    easy = languages.get("sv-simple")
    assert clip_of("v", replace(QUESTION, hint="Svårt."), easy).parts == (
        "Var det bra?",
        "Tänk efter.\nSvara sedan.",
        "Ja, det var bra",
    )
    plain = replace(QUESTION, easy_text="", easy_hint="", choices=(Choice("ja", "Ja"),))
    assert clip_of("v", plain, easy).parts == ("Gick det bra?", "Ja")


def test_a_question_that_is_not_whole_in_a_language_is_not_read_in_it(languages):
    for part in ({"hint": "Hela tiden."}, {"text": "Var det bra?"}, {"choices": (Choice("nej", "Nej"),)}):
        assert clip_of("v", replace(QUESTION, **part), languages.get("pl")) is None


@given(st.lists(st.text(), min_size=1), st.lists(st.text(), min_size=1))
def test_other_words_have_another_name(one, other):
    assume("\n".join(one) != "\n".join(other))
    names = {Clip("sv", "v", "bra", tuple(parts)).name for parts in (one, other)}
    assert len(names) == 2


def test_a_language_is_read_aloud_when_a_file_matches_a_text_that_stands(tmp_path):
    versions = bundled_versions().values()
    clip = next(clips_of(versions, SWEDISH))
    assert not is_read_aloud(tmp_path, versions, SWEDISH)

    file = tmp_path / clip.language / clip.version / f"{clip.question}.0123456789abcdef.mp3"
    file.parent.mkdir(parents=True)
    file.touch()
    assert not is_read_aloud(tmp_path, versions, SWEDISH)
    file.rename(tmp_path / clip.name)
    assert is_read_aloud(tmp_path, versions, SWEDISH)
