"""Typed answers: kept as the person meant them, checked, and never compulsory."""

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from survey.domain.loader import bundled_versions
from survey.domain.questionnaire import Choice, Question, QuestionKind
from survey.forms.answer import CONTROL, FIELD_FOR, answer_form, clean, read_answers
from survey.i18n import init_i18n

CHOICES = (Choice("ja", "Ja"), Choice("nej", "Nej"))
SCALE = Question("bemotande", QuestionKind.SCALE, "Blev du bra bemött?", choices=CHOICES)
TEXT = Question("vad_var_bra", QuestionKind.TEXT, "Vad var bra?", max_length=10)
ANY_FORM = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def swedish():
    app = Flask(__name__)
    init_i18n(app, lambda: "sv")
    with app.test_request_context():
        yield


def typed(**fields: str):
    return read_answers([SCALE, TEXT], MultiDict(fields))


def test_nothing_is_compulsory():
    assert typed() == ({}, {})
    assert typed(bemotande="", vad_var_bra="  \n ") == ({}, {})


def test_what_is_answered_is_kept():
    assert typed(bemotande="nej", vad_var_bra=" Allt ") == ({"bemotande": "nej", "vad_var_bra": "Allt"}, {})


def test_what_was_not_asked_is_left_out():
    assert typed(bemotande="ja", mac="x", steg="paus") == ({"bemotande": "ja"}, {})


@pytest.mark.parametrize(
    ("extra", "sentence"), [(0, None), (1, "Ta bort minst 1 tecken."), (45, "Ta bort minst 45 tecken.")]
)
def test_a_text_that_is_too_long_is_kept_and_told_by_how_much(extra, sentence):
    text = "å" * (10 + extra)
    answers, problems = typed(vad_var_bra=text)
    assert answers == {"vad_var_bra": text}
    assert problems == ({"vad_var_bra": f"Din text är för lång. {sentence}"} if sentence else {})


def test_a_line_break_counts_as_one_sign_as_the_browser_sends_it():
    assert typed(vad_var_bra="1234\r\n6789\r\n") == ({"vad_var_bra": "1234\n6789"}, {})
    assert typed(vad_var_bra="12345\r\n789\r")[1] == {}


def test_a_personal_number_is_kept_on_the_screen_and_refused():
    long = Question("vad_var_bra", QuestionKind.TEXT, "Vad var bra?", max_length=100)
    answers, problems = read_answers([long], MultiDict({"vad_var_bra": "Jag, 19811218-9876."}))
    assert answers == {"vad_var_bra": "Jag, 19811218-9876."}
    assert problems == {"vad_var_bra": "Det ser ut som ett personnummer. Ta bort det."}


def test_a_number_split_by_a_sign_that_nobody_sees_is_found_too():
    long = Question("vad_var_bra", QuestionKind.TEXT, "Vad var bra?", max_length=100)
    assert read_answers([long], MultiDict({"vad_var_bra": "811218\x009876"}))[1]


def test_only_the_questions_own_answers_are_taken():
    assert typed(bemotande="kanske")[1] == {"bemotande": "Välj ett av svaren."}


def test_every_kind_of_question_has_its_field():
    assert set(FIELD_FOR) == set(QuestionKind)


def test_every_question_of_every_version_becomes_a_field_of_its_name():
    for version in bundled_versions().values():
        assert [field.name for field in answer_form(version.questions)()] == [q.id for q in version]


@given(st.text())
def test_cleaned_text_is_what_a_page_can_show_and_stays_so(text):
    shown = clean(text)
    assert not CONTROL.search(shown)
    assert clean(shown) == shown
    shown.encode()


@given(st.text(alphabet="abcåäö 🙂\n\t", max_size=10))
def test_ordinary_text_is_not_touched(text):
    assert clean(text) == text.strip()


@given(st.dictionaries(st.sampled_from(["bemotande", "vad_var_bra", "annat"]), st.text()))
@ANY_FORM
def test_whatever_is_typed_is_read_and_nothing_is_lost(fields):
    answers, problems = typed(**fields)
    assert set(problems) <= set(answers) <= {"bemotande", "vad_var_bra"}
    assert answers == {name: clean(text) for name, text in fields.items() if name != "annat" and clean(text)}
