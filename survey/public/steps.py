"""Where a person goes next: a step is a question's number, or one of the pages that `ENDPOINTS` names."""

from collections.abc import Mapping

from flask import Response, request
from werkzeug.datastructures import MultiDict

from survey.domain.questionnaire import Question
from survey.i18n import _l
from survey.public.door import go

ALL, CHECK, PAUSE, SUPPORT = "alla", "kolla", "paus", "stod"
BACK, CLEAR, ONE_BY_ONE, TAKE_BACK = "tillbaka", "rensa", "en", "bort-"
"""What the buttons of a question page and of the page with all questions wish for."""
INFORMATION: Mapping[str, str] = {
    "information.help_to_answer": _l("Så kan du få hjälp att svara"),
    "information.privacy": _l("Så skyddar vi dina uppgifter"),
    "information.about_us": _l("Vilka är vi?"),
    "information.summary": _l("Så tyckte ni"),
    "accessibility.statement": _l("Tillgänglighet"),
}
"""The pages at the foot of every page, in their order, which anyone may read.

From a question a button leads there, so that nothing unsent is lost.
"""
ENDPOINTS = {
    **{endpoint: endpoint for endpoint in INFORMATION},
    ALL: "respondent.all_questions",
    CHECK: "respondent.check",
    PAUSE: "leaving.pause",
    SUPPORT: "support.choose",
}
ASIDE = (PAUSE, SUPPORT, *INFORMATION)
"""Where a person goes to come back to the same step."""


def after_question(number: int, last: int, wish: str, saved: str) -> str:
    """Return the step after a question; who has come to the check page goes on to it again.

    `saved` is the step of the draft until now.
    """
    if wish == BACK:
        return str(max(number - 1, 1))
    if wish == CLEAR:
        return str(number)
    if wish == ALL or wish in ASIDE:
        return wish
    return CHECK if saved == CHECK or number == last else str(number + 1)


def after_all(wish: str) -> str:
    """Return the step after the page with all questions; who takes an answer back stays at its question."""
    if wish.startswith(TAKE_BACK) and wish.removeprefix(TAKE_BACK).isdigit():
        return wish
    if wish in ASIDE:
        return wish
    return "1" if wish == ONE_BY_ONE else CHECK


def without_taken_back(typed: MultiDict[str, str], questions: tuple[Question, ...]) -> MultiDict[str, str]:
    """Return what was sent from the page with all questions without the answer that is taken back."""
    gone = [
        question.id
        for number, question in enumerate(questions, start=1)
        if typed.get("steg") == f"{TAKE_BACK}{number}"
    ]
    return MultiDict((name, value) for name, value in typed.items(multi=True) if name not in gone)


def step_to_save(target: str, here: str, saved: str) -> str:
    """Return the step that a person will be welcomed back to."""
    if target.startswith(TAKE_BACK):
        return ALL
    if target in ASIDE:
        return saved if saved == CHECK else here
    return CHECK if saved == CHECK and target.isdigit() else target


def go_to_step(step: str) -> Response:
    """Send the browser to a step; what is only looked at leads back to where it was asked for."""
    if step.startswith(TAKE_BACK):
        return go(ENDPOINTS[ALL], _anchor=f"fraga-{step.removeprefix(TAKE_BACK)}")
    if step not in ENDPOINTS:
        return go("respondent.question", number=int(step))
    return go(ENDPOINTS[step], fran=request.path if step in (SUPPORT, *INFORMATION) else None)
