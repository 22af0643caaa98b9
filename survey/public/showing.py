"""How questions and answers are shown: prepared parts, filled in with one person's answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, make_response, render_template
from markupsafe import Markup

from survey.domain.questionnaire import Answers, Question, QuestionKind
from survey.i18n import _
from survey.public.audio import audio_address
from survey.public.door import Sitting, door, page
from survey.public.forgetting import forget_form
from survey.public.prepared import PreparedPage, slot
from survey.public.wording import label

Problems = Mapping[str, str]
"""Question id → sentence for what is wrong with its answer."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A question with its place: "Fråga 3 av 8" counts within its own kind."""

    question: Question
    number: int
    """1 for the first question of all."""
    place: int
    of: int


def numbered(questions: tuple[Question, ...]) -> list[Numbered]:
    """Return the questions with their places within their kind."""
    places: list[Numbered] = []
    for number, question in enumerate(questions, start=1):
        alike = [other for other in questions if other.kind is question.kind]
        places.append(Numbered(question, number, alike.index(question) + 1, len(alike)))
    return places


def welcome_back_page(here: Sitting) -> str:
    """Return the welcome of a browser that has a draft, with the way to where it stopped."""
    step = here.draft.step or "1"
    place = numbered(here.questionnaire.questions)[int(step) - 1] if step.isdigit() else None
    context = {"here": here, "step": step, "place": place, "answered": len(here.draft.answers)}
    return render_template("public/welcome_back.html", forget=forget_form(here.visit), **context)


def question_page(here: Sitting, number: int, answers: Answers, problems: Problems) -> Response:
    """Return one question's page, with status 422 when its answer has to be put right."""
    place = numbered(here.questionnaire.questions)[number - 1]
    chosen, text = _split(place.question, answers)
    audio = audio_address(here.ticket.version, place.question)
    context = {"here": here, "place": place, "chosen": chosen, "problems": problems, "audio": audio}
    values = {"mac": door().visits.mac(here.visit, f"fraga-{number}"), "text": text}
    values["forget"] = forget_form(here.visit)
    if problems:
        return _put_right("public/question.html", context, values)
    key = (here.ticket.version, number, chosen, audio)
    return page("public/question.html", key, lambda: context, **values)


def all_page(here: Sitting, answers: Answers, problems: Problems) -> Response:
    """Return the page with every question, with status 422 when something has to be put right."""
    parts = [
        _part(here, place, answers, problems.get(place.question.id, ""))
        for place in numbered(here.questionnaire.questions)
    ]
    context = {"here": here, "problems": problems}
    values = {"mac": door().visits.mac(here.visit, "alla"), "questions": Markup().join(parts)}
    values["forget"] = forget_form(here.visit)
    if problems:
        return _put_right("public/all.html", context, values)
    return page("public/all.html", here.ticket.version, lambda: context, **values)


def check_page(here: Sitting, answers: Answers, *, nothing_answered: bool = False) -> Response:
    """Return all answers for a last look, with status 422 when there is nothing to send."""
    problem = _("Du har inte svarat på någon fråga. Svara på minst en fråga.") if nothing_answered else ""
    rows = [
        _check_row(here, place, answers.get(place.question.id, ""), problem if place.number == 1 else "")
        for place in numbered(here.questionnaire.questions)
    ]
    values = {"mac": door().visits.mac(here.visit, "kolla"), "answers": Markup().join(rows)}
    values["forget"] = forget_form(here.visit)
    context = {"here": here, "problem": problem}
    key = (here.ticket.version, nothing_answered)
    response = page("public/check.html", key, lambda: context, **values)
    response.status_code = 422 if nothing_answered else 200
    return response


def _part(here: Sitting, place: Numbered, answers: Answers, problem: str) -> Markup:
    chosen, text = _split(place.question, answers)
    audio = audio_address(here.ticket.version, place.question)
    context = {"here": here, "place": place, "chosen": chosen, "problem": problem, "audio": audio}
    if problem:
        return PreparedPage(render_template("public/part.html", **context)).fill(text=text)
    key = (here.ticket.version, place.number, chosen, audio)
    return door().pages.get("public/part.html", key, lambda: context).fill(text=text)


def _check_row(here: Sitting, place: Numbered, answer: str, problem: str) -> Markup:
    is_text = place.question.kind is QuestionKind.TEXT
    chosen = [label(choice) for choice in place.question.choices if choice.code == answer]
    shown = slot("text") if is_text and answer else next(iter(chosen), "")
    context = {"here": here, "place": place, "shown": shown, "problem": problem}
    key = (here.ticket.version, place.number, str(shown), bool(problem))
    return door().pages.get("public/check_row.html", key, lambda: context).fill(text=answer)


def _split(question: Question, answers: Answers) -> tuple[str, str]:
    """Return (chosen code, free text): one of them is empty."""
    answer = answers.get(question.id, "")
    if question.kind is QuestionKind.TEXT:
        return "", answer
    return (answer if question.label_of(answer) else ""), ""


def _put_right(template: str, context: Mapping[str, object], values: Mapping[str, str]) -> Response:
    html = PreparedPage(render_template(template, **context)).fill(**values)
    return make_response(html, 422)
