"""One table turns every problem into a calm page, with what the person just wrote, so nothing is lost."""

from dataclasses import dataclass

from flask import Flask, Response, make_response, render_template, request, url_for
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge

from survey.domain.outcomes import Problem
from survey.domain.questionnaire import QuestionKind
from survey.forms.answer import clean
from survey.i18n import _l
from survey.public.door import Refused, door
from survey.public.looks import emptied_look


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """What a problem says: a heading, paragraphs, the HTTP status, and the way on that may help."""

    heading: str
    paragraphs: tuple[str, ...]
    status: int
    offer_code: bool = False
    offer_return: bool = False
    """True when the survey that this browser holds is the right place to go."""
    phones: bool = False
    """True where the thanks may have stood, and who answers around the clock."""


CALL_US = _l("Går det inte? Ring oss. Då hjälper vi dig.")
OPEN_AGAIN = _l("Öppna ditt sms, mejl eller brev igen. Prova länken där.")
PAGES: dict[Problem, ProblemPage] = {
    Problem.LINK_BROKEN: ProblemPage(
        _l("Länken fungerar inte"),
        (_l("Kanske kom inte hela länken med."), OPEN_AGAIN, CALL_US),
        404,
        offer_code=True,
    ),
    Problem.LINK_CLOSED: ProblemPage(
        _l("Länken eller koden går inte längre att använda"),
        (
            _l("Har du redan svarat? Då behöver du inte göra något. Tack!"),
            _l("Har du fått en nyare länk? Använd den."),
            _l("Vill du svara? Ring eller mejla oss. Då hjälper vi dig."),
        ),
        410,
    ),
    Problem.SENT_BEFORE: ProblemPage(
        _l("Du har redan svarat. Tack!"),
        (
            _l("Vi har fått dina svar. Det du ändrade nu är inte med."),
            _l("Vi kan inte se vilka svar som är dina. Därför kan vi inte ändra dem."),
        ),
        409,
    ),
    Problem.TOO_MANY_CODES: ProblemPage(
        _l("Vänta en minut"),
        (_l("Det är många som skriver koder just nu. Vänta en minut och försök igen."), CALL_US),
        429,
        offer_code=True,
    ),
    Problem.NO_VISIT: ProblemPage(
        _l("Öppna din länk igen"),
        (
            _l("Vi ser inte vilken enkät som är din."),
            _l("Öppna länken i ditt sms, mejl eller brev igen. Eller skriv din kod."),
            _l("Händer det igen? Då kanske webbläsaren inte tar emot kakor. Ring oss, så hjälper vi dig."),
        ),
        400,
        offer_code=True,
    ),
    Problem.EMPTIED: ProblemPage(
        _l("Den här sidan är tömd"),
        (
            _l("Har du skickat dina svar? Då är du klar."),
            _l("Här står inga svar kvar."),
            _l("Vill du svara? Öppna din länk. Eller skriv din kod."),
        ),
        410,
        offer_code=True,
        phones=True,
    ),
    Problem.OTHER_VISIT: ProblemPage(
        _l("Sidan hör till en annan enkät"),
        (
            _l("En annan enkät har öppnats i den här webbläsaren. Vi har inte sparat det du skrev nu."),
            _l("Öppna din egen länk igen. Eller skriv din kod. Då kan du svara."),
            CALL_US,
        ),
        400,
        offer_code=True,
    ),
    Problem.NO_PAGE: ProblemPage(
        _l("Sidan finns inte"), (OPEN_AGAIN, CALL_US), 404, offer_code=True, offer_return=True
    ),
    Problem.FOREIGN_FORM: ProblemPage(
        _l("Vi tog inte emot det"),
        (_l("Det kom från en annan webbplats."), _l("Öppna din länk igen och försök där."), CALL_US),
        400,
    ),
    Problem.TOO_LARGE: ProblemPage(
        _l("Det blev för mycket text"),
        (_l("Gå tillbaka och korta din text. Försök sedan igen."), CALL_US),
        413,
        offer_return=True,
    ),
    Problem.OUT_OF_ORDER: ProblemPage(
        _l("Något gick fel hos oss"),
        (
            _l("Det är inte ditt fel. Svaren som du har sparat finns kvar."),
            _l("Vänta en stund och försök igen. Går det inte? Ring oss."),
        ),
        503,
        offer_return=True,
    ),
}
SHOW_NOTHING = {Problem.TOO_LARGE, Problem.FOREIGN_FORM}
"""What could not be read, and what another site may have written."""


def problem_page(problem: Problem) -> Response:
    """Return the page of a problem, with what the person just wrote."""
    shown = PAGES[problem]
    written = [] if problem in SHOW_NOTHING else _written()
    holds_survey = shown.offer_return and door().visits.read(request) is not None
    return_to = url_for("respondent.welcome") if holds_survey else ""
    page = render_template("public/problem.html", problem=shown, written=written, return_to=return_to)
    return make_response(page, shown.status)


def show_problems(app: Flask) -> None:
    """Let every problem and error of an app end in a page of the table."""

    @app.errorhandler(Refused)
    def refused(error: Refused) -> Response:
        gone = error.problem is Problem.NO_VISIT and request.method == "GET" and emptied_look()
        return problem_page(Problem.EMPTIED if gone else error.problem)

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Response:
        page = problem_page(_problem_of(error.code or 500))
        if isinstance(error, MethodNotAllowed):
            page.status_code = error.code
            page.allow.update(error.valid_methods or ())
        return page

    @app.errorhandler(SQLAlchemyError)
    def database_error(error: SQLAlchemyError) -> Response:
        app.logger.error("database: %s", type(error).__name__)
        return problem_page(Problem.OUT_OF_ORDER)


def _problem_of(status: int) -> Problem:
    if status == RequestEntityTooLarge.code:
        return Problem.TOO_LARGE
    return Problem.OUT_OF_ORDER if status >= 500 else Problem.NO_PAGE


def _written() -> list[str]:
    """Return the texts in the person's own words that came with the request."""
    try:
        texts = [clean(request.form.get(name)) for name in sorted(_text_questions())]
    except RequestEntityTooLarge:
        return []
    return [text for text in texts if text]


def _text_questions() -> set[str]:
    return {
        question.id
        for version in door().versions.values()
        for question in version
        if question.kind is QuestionKind.TEXT
    }
