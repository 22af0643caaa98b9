"""The components: native, labelled, escaped, and saying in words what they show in colour."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form, RadioField, SelectChoice, StringField
from wtforms.validators import InputRequired

from survey.i18n.phrases import plain
from tests.page_lint import lint_page

TEMPLATES = Path(__file__).parents[2] / "survey" / "templates"
HOSTILE = "<script>\"'&"
CHOICES = [("ja", "Ja"), ("nej", "Nej")]


def environment() -> Environment:
    made = Environment(autoescape=True, loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined)
    made.globals["_"] = lambda text, **values: text % values
    made.filters["plain"] = plain
    return made


ENVIRONMENT = environment()


def render(component: str, *args: Any, **kwargs: Any) -> str:
    macro = getattr(ENVIRONMENT.get_template(f"components/{component}.html").module, component)
    return str(macro(*args, **kwargs))


def page_of(*parts: str) -> str:
    head = '<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Sida</title></head>'
    return f"{head}<body><main><h1>Sida</h1>{''.join(parts)}</main></body></html>"


class StaffForm(Form):
    kommun = StringField("Kommun", [InputRequired("Skriv kommunen.")], description="Där personen bor.")
    kind = RadioField(
        "Hur slutade det?",
        [InputRequired("Välj ett svar.")],
        choices=[SelectChoice(*choice) for choice in CHOICES],
    )
    sure = BooleanField("Jag har frågat en kollega")


@pytest.mark.parametrize(
    ("component", "args"),
    [
        ("button", (HOSTILE, HOSTILE, HOSTILE)),
        ("button_link", (HOSTILE, HOSTILE)),
        ("back_link", (HOSTILE, HOSTILE)),
        ("choice", ("q", HOSTILE, HOSTILE, "q")),
        ("question_radios", ("q", HOSTILE, [(HOSTILE, HOSTILE)], HOSTILE, "", HOSTILE, 1)),
        ("text_area", ("t", "t", HOSTILE, HOSTILE, HOSTILE, 10, HOSTILE, 1)),
        ("error_summary", ([(HOSTILE, HOSTILE)],)),
        ("notice", ("info", HOSTILE, HOSTILE)),
        ("status_badge", ("met", HOSTILE)),
        ("tile", (HOSTILE, HOSTILE, HOSTILE, HOSTILE)),
        ("dots", (1, 2, HOSTILE)),
        ("data_table", (HOSTILE, [HOSTILE], [[HOSTILE, HOSTILE]])),
        ("summary_list", ([(HOSTILE, HOSTILE, HOSTILE)],)),
        ("worklist_item", (HOSTILE, HOSTILE, "waiting", HOSTILE, HOSTILE, HOSTILE)),
        ("code_box", (HOSTILE,)),
        ("copy_field", ("c", HOSTILE, HOSTILE)),
        ("qr", (HOSTILE, HOSTILE)),
    ],
)
def test_what_people_write_never_becomes_html(component: str, args: tuple[Any, ...]) -> None:
    html = render(component, *args)
    assert "&lt;script&gt;" in html
    assert "<script" not in html


def test_a_question_is_a_labelled_group_and_an_error_link_leads_to_its_first_answer() -> None:
    question = render(
        "question_radios", "q1", "Var det lätt?", CHOICES, "Till exempel att ringa.", "nej", "Svara."
    )
    summary = render("error_summary", [("#q1", "Svara.")])
    assert lint_page(page_of(summary, question)) == []
    assert 'aria-describedby="q1-hint q1-error"' in question
    assert re.findall(r'<input type="radio" id="([^"]+)".*?value="(\w+)"( checked)?', question) == [
        ("q1", "ja", ""),
        ("q1-nej", "nej", " checked"),
    ]


def test_two_questions_on_a_page_keep_their_ids_apart() -> None:
    questions = [render("question_radios", key, f"Fråga {key}", CHOICES) for key in ("q1", "q2")]
    assert lint_page(page_of(*questions)) == []


@pytest.mark.parametrize("component", ["question_radios", "text_area"])
def test_a_question_can_carry_the_heading_of_its_page(component: str) -> None:
    args: tuple[Any, ...] = (
        ("q1", "Sida", CHOICES) if component == "question_radios" else ("q1", "q1", "Sida")
    )
    html = render(component, *args, heading_level=1)
    assert lint_page(page_of(html).replace("<h1>Sida</h1>", "", 1)) == []


def test_a_long_text_is_told_its_limit_and_never_cut_off() -> None:
    html = render("text_area", "bra", "bra", "Vad var bra?", max_length=2000)
    assert "Högst 2000 tecken." in html
    assert "maxlength" not in html


def test_a_staff_field_says_label_hint_and_error() -> None:
    form = StaffForm(MultiDict())
    form.validate()
    html = render("field", form.kommun) + render("radio_field", form.kind) + render("field", form.sure)
    assert lint_page(page_of(html)) == []
    assert "Fel: Skriv kommunen." in html
    assert 'aria-describedby="kommun-hint kommun-error"' in html
    assert " required" not in html  # the server answers with a sentence of its own


def test_the_error_summary_takes_the_focus_and_is_not_there_without_problems() -> None:
    html = render("error_summary", [("#kind-0", "Välj ett svar.")])
    assert re.search(r'role="alert" tabindex="-1" autofocus', html)
    assert render("error_summary", []).strip() == ""


@pytest.mark.parametrize(
    "status", ["met", "not_met", "partly", "waiting", "overdue", "done", "unknown", "info", "something else"]
)
def test_a_status_is_said_by_icon_and_word(status: str) -> None:
    html = render("status_badge", status, "Uppfyllt")
    assert '<path d="M' in html
    assert "Uppfyllt" in html


@given(st.integers(0, 130).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_there_is_one_dot_for_each_person(count: tuple[int, int]) -> None:
    part, whole = count
    html = render("dots", part, whole, f"{part} av {whole}")
    assert (html.count("dot-full"), html.count("dot-empty")) == (part, whole - part)


def test_a_table_names_its_rows_and_columns_and_can_be_scrolled_by_keyboard() -> None:
    html = render("data_table", "Svar", ["Svar", "Antal"], [["Ja", 19], ["Nej", 0]], numeric=(1,))
    assert lint_page(page_of(html)) == []
    assert 'role="region" tabindex="0" aria-label="Svar"' in html
    assert html.count('scope="row"') == 2
    assert '<td class="number">0</td>' in html


def test_an_unanswered_question_is_shown_as_such() -> None:
    assert "Inget svar" in render("summary_list", [("1. Var det lätt?", "", "")])


def test_a_number_of_none_is_an_answer_and_not_a_gap() -> None:
    assert "Inget svar" not in render("summary_list", [("Antal", 0, "")])


def test_the_copy_button_waits_for_the_script() -> None:
    assert re.search(
        r'<button type="button"[^>]* hidden>', render("copy_field", "link", "Länk", "https://x.se/e/1")
    )
