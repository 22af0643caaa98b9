"""The respondent's path: welcome, one question a page or all on one, check, send, thanks."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from survey.answers import draft_store
from survey.answers.submit import NoOpenUrn, submit
from survey.domain.drafts import Draft
from survey.domain.envelopes import SealedAnswer, TooLarge
from survey.domain.kinds import Way
from survey.domain.outcomes import Problem, Submitted
from survey.domain.questionnaire import Answers, Question
from survey.forms.answer import read_answers
from survey.public import showing, steps
from survey.public.door import (
    Refused,
    SentAlready,
    Sitting,
    door,
    find_ticket,
    go,
    page,
    posted_sitting,
    sitting,
)
from survey.public.forgetting import emptied, forget_form, forgotten
from survey.public.handing_back import EMPTIED_AFTER, empties_itself
from survey.public.problems import problem_page
from survey.public.visits import same_sender

blueprint = Blueprint("respondent", __name__)


@blueprint.get("/enkat")
def welcome() -> ResponseReturnValue:
    """Say who asks, why, and that it is voluntary; or welcome the person back."""
    here = sitting()
    if here.draft.answers:
        return showing.welcome_back_page(here)
    visit = here.visit
    key = (here.ticket.version, visit.broken_off, visit.lasting, here.ticket.last_day)
    return page("public/welcome.html", key, lambda: {"here": here}, forget=forget_form(visit))


@blueprint.get("/enkat/fraga/<int:number>")
def question(number: int) -> ResponseReturnValue:
    """Show one question with the answer given so far."""
    here = sitting()
    _question(here, number)
    return showing.question_page(here, number, here.draft.answers, {})


@blueprint.post("/enkat/fraga/<int:number>")
def question_answered(number: int) -> ResponseReturnValue:
    """Save one answer and go where the person wants."""
    here = posted_sitting(f"fraga-{number}")
    asked = _question(here, number)
    typed, problems = read_answers([asked], request.form)
    wish = request.form.get("steg", "")
    answers = _merged(here.draft.answers, [asked], {} if wish == steps.CLEAR else typed)
    if problems and not wish:
        return showing.question_page(here, number, answers, problems)
    target = steps.after_question(number, len(here.questionnaire.questions), wish, here.draft.step)
    draft = Draft(answers, steps.step_to_save(target, str(number), here.draft.step))
    if not _keep(here, draft, [asked]) and problems:
        return showing.question_page(here, number, answers, problems)
    return steps.go_to_step(target)


@blueprint.get("/enkat/alla")
def all_questions() -> ResponseReturnValue:
    """Show every question on one page with the answers given so far."""
    here = sitting()
    return showing.all_page(here, here.draft.answers, {})


@blueprint.post("/enkat/alla")
def all_answered() -> ResponseReturnValue:
    """Save every answer and go on to the check page; a wrong text that can be kept stops nobody."""
    here = posted_sitting(steps.ALL)
    questions, wish = here.questionnaire.questions, request.form.get("steg", "")
    typed, problems = read_answers(questions, steps.without_taken_back(request.form, questions))
    target = steps.after_all(wish)
    kept = _keep(here, Draft(typed, steps.step_to_save(target, steps.ALL, "")), questions)
    if problems and not (wish and kept):
        return showing.all_page(here, typed, problems)
    return steps.go_to_step(target)


@blueprint.get("/enkat/kolla")
def check() -> ResponseReturnValue:
    """Show all answers before they are sent."""
    here = sitting()
    return showing.check_page(here, here.draft.answers)


@blueprint.post("/enkat/skicka")
def send() -> ResponseReturnValue:
    """Send the checked answers: stored once, sealed, or not thanked for.

    A text that is wrong was kept when the person left its page; here it is asked for once more.
    """
    here = posted_sitting(steps.CHECK)
    answers = here.draft.answers
    if not answers:
        return showing.check_page(here, {}, nothing_answered=True)
    problems = _problems_of(here, answers)
    for number, question in enumerate(here.questionnaire.questions, start=1):
        if question.id in problems:
            return showing.question_page(here, number, answers, problems)
    way = Way.LINK if here.visit.by_link else Way.CODE
    sealed = SealedAnswer(here.ticket.version, way, answers)
    try:
        result = submit(door().answers, here.ticket, sealed, here.visit.keys.receipt, door().today())
    except NoOpenUrn as error:
        raise Refused(Problem.OUT_OF_ORDER) from error
    if result is Submitted.REFUSED:
        raise Refused(Problem.LINK_CLOSED)
    return go("respondent.thanks")


@blueprint.get("/tack")
def thanks() -> ResponseReturnValue:
    """Thank the browser that sent, and no other."""
    visit = door().visits.read(request)
    ticket = find_ticket(visit) if visit else None
    if visit is None or ticket is None or not same_sender(visit, ticket.receipt):
        raise Refused(Problem.NO_VISIT if visit is None else Problem.LINK_CLOSED)
    kind = {"lasting": visit.lasting, "onsite": visit.onsite, "emptied_after": EMPTIED_AFTER}
    forget = forget_form(visit, over=True)
    response = page("public/thanks.html", tuple(kind.values()), lambda: kind, forget=forget)
    return emptied(response) if visit.lasting else empties_itself(forgotten(response), visit)


@blueprint.app_errorhandler(SentAlready)
def sent_already(_error: SentAlready) -> Response:
    """Thank the sender again: the reply may have been lost on the way.

    A step of another kind came too late, in an old tab: it is not stored, so it is not thanked for.
    """
    late = request.method == "POST" and request.endpoint != "respondent.send"
    return problem_page(Problem.SENT_BEFORE) if late else go("respondent.thanks")


def _question(here: Sitting, number: int) -> Question:
    if not 1 <= number <= len(here.questionnaire.questions):
        raise Refused(Problem.NO_PAGE)
    return here.questionnaire.questions[number - 1]


def _merged(before: Answers, asked: list[Question], typed: Answers) -> Answers:
    names = {question.id for question in asked}
    return {**{name: value for name, value in before.items() if name not in names}, **typed}


def _problems_of(here: Sitting, answers: Answers) -> showing.Problems:
    """Return what is wrong with answers that were kept, by question."""
    return read_answers(here.questionnaire.questions, MultiDict(answers))[1]


def _keep(here: Sitting, draft: Draft, asked: Iterable[Question]) -> bool:
    """Store a draft, with what is wrong as far as there is room; tells whether there was room for all.

    What was asked now gives way first: who has written it has it on the screen still.
    """
    try:
        _save(here, draft)
    except TooLarge:
        wrong = _problems_of(here, draft.answers)
        try:
            _save(here, _without(draft, {question.id for question in asked} & wrong.keys()))
        except TooLarge:
            _save(here, _without(draft, wrong))
        return False
    return True


def _without(draft: Draft, names: Collection[str]) -> Draft:
    fitting = {name: value for name, value in draft.answers.items() if name not in names}
    return replace(draft, answers=fitting)


def _save(here: Sitting, draft: Draft) -> None:
    if not draft_store.save(door().answers, here.ticket.hash, here.visit.keys, draft, door().today()):
        raise Refused(Problem.LINK_CLOSED)
