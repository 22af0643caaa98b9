"""Where a person goes next: a step is a question's number, all questions, the check page or a pause."""

from flask import Response, request

from survey.public.door import go

ALL, CHECK, PAUSE, SUPPORT = "alla", "kolla", "paus", "stod"
BACK, CLEAR, ONE_BY_ONE = "tillbaka", "rensa", "en"
"""What the buttons of a question page and of the page with all questions wish for."""
ENDPOINTS = {
    ALL: "respondent.all_questions",
    CHECK: "respondent.check",
    PAUSE: "leaving.pause",
    SUPPORT: "support.choose",
}


def after_question(number: int, last: int, wish: str, saved: str) -> str:
    """Return the step after a question; who has come to the check page goes on to it again.

    `saved` is the step of the draft until now.
    """
    if wish == BACK:
        return str(max(number - 1, 1))
    if wish == CLEAR:
        return str(number)
    if wish in (ALL, PAUSE, SUPPORT):
        return wish
    return CHECK if saved == CHECK or number == last else str(number + 1)


def after_all(wish: str) -> str:
    """Return the step after the page with all questions."""
    return {ONE_BY_ONE: "1", PAUSE: PAUSE, SUPPORT: SUPPORT}.get(wish, CHECK)


def step_to_save(target: str, here: str, saved: str) -> str:
    """Return the step that a person will be welcomed back to."""
    if target in (PAUSE, SUPPORT):
        return saved if saved == CHECK else here
    return CHECK if saved == CHECK and target.isdigit() else target


def go_to_step(step: str) -> Response:
    """Send the browser to a step; the page of languages and supports leads back to where it was asked for."""
    if step not in ENDPOINTS:
        return go("respondent.question", number=int(step))
    return go(ENDPOINTS[step], fran=request.path if step == SUPPORT else None)
