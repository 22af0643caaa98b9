"""The catalogue: every page and state that a former client can be shown, and how to get there.

The one place that the whole suite reads: a page added here is tried by every engine in every language.
"""

from collections.abc import Callable
from dataclasses import dataclass

from survey.domain.outcomes import Problem
from survey.domain.public_summary import (
    PublicDeed,
    PublicOpinion,
    PublicSummary,
    publish_summary,
    summary_file,
)
from survey.public.problems import PAGES as PROBLEM_PAGES
from tests.accessibility.guest import BORROWED, LOST, PROBLEMS_PATH, Guest
from tests.walker import Page

TOO_LONG = "Ombudet lyssnade alltid. " * 45
SURVEY = "/enkat"
Render = Callable[[Guest], Page]


@dataclass(frozen=True, slots=True)
class Recipe:
    """One page or state: its name in the reports and the way to it."""

    name: str
    render: Render


def open_page(path: str) -> Render:
    """Open a page that needs no link."""
    return lambda guest: guest.read(path)


def left(path: str, **form: str) -> Render:
    """Send a form that needs no link."""
    return lambda guest: guest.leave(path, **form)


def in_survey(path: str, how: str = "") -> Render:
    """Come by link and open a page of the survey."""
    return lambda guest: guest.come(how).get(f"{SURVEY}{path}")


def with_support(name: str) -> Render:
    """Come by link, choose a support and see the first question with it."""
    return lambda guest: guest.find_in("/sprak", stod=name, fran=f"{SURVEY}/fraga/1")


def sent_in_survey(path: str, to: str = "", **form: str) -> Render:
    """Come by link, open a page of the survey and send its form."""
    return lambda guest: guest.find_in(f"{SURVEY}{path}", to=to, **form)


def after_answers(path: str) -> Render:
    """Come by link, answer some questions and open a page of the survey."""

    def render(guest: Guest) -> Page:
        answered(guest)
        return guest.read(f"{SURVEY}{path}")

    return render


def answered(guest: Guest) -> None:
    guest.find_in(f"{SURVEY}/fraga/2", bemotande="till_viss_del")
    guest.send(f"{SURVEY}/fraga/9", vad_var_bra="Ombudet lyssnade.\nDet var skönt.")


def thanked(guest: Guest) -> Page:
    answered(guest)
    return guest.walker.send()


def thanked_at_a_borrowed_screen(guest: Guest) -> Page:
    guest.come(BORROWED)
    guest.send(f"{SURVEY}/fraga/2", bemotande="ja")
    return guest.walker.send()


def sent_again(guest: Guest) -> Page:
    """Another step in an old tab, after the answers were sent."""
    answered(guest)
    mac = guest.read(f"{SURVEY}/fraga/9").mac
    guest.walker.send()
    return guest.walker.post(f"{SURVEY}/fraga/9", {"mac": mac, "vad_var_bra": "En sak till."})


def used_link(guest: Guest) -> Page:
    """Somebody else opens a link that has been used."""
    token = guest.stage.issue().token
    guest.open_link(token)
    guest.send(f"{SURVEY}/fraga/2", bemotande="ja")
    guest.walker.send()
    return Guest(guest.stage, guest.language).open_link(token)


def wrong_tab(guest: Guest) -> Page:
    """A form of one person's survey, sent when another's has been opened in the same browser."""
    mac = guest.come().get(f"{SURVEY}/fraga/9").mac
    guest.come()
    return guest.walker.post(f"{SURVEY}/fraga/9", {"mac": mac, "vad_var_bra": "Det här var mitt."})


def declined(guest: Guest) -> Page:
    return guest.find_in(f"{SURVEY}/avsta", kryss="ja")


def forgotten(guest: Guest) -> Page:
    thanked(guest)
    return guest.send("/tack", to="/glom")


def too_much_text(guest: Guest) -> Page:
    return guest.find_in(f"{SURVEY}/fraga/9", vad_var_bra="ord " * 20_000)


def read_what_is_published(guest: Guest) -> Page:
    """A year with figures and deeds, on show while this page is read."""
    opinions = (
        PublicOpinion(19, 20, "tyckte att de blev bra bemötta"),
        PublicOpinion(12, 20, "fick hjälp i tid"),
    )
    deeds = (
        PublicDeed("Det var svårt att nå oss på telefon.", "Vi svarar nu varje vardag klockan 13 till 16."),
    )
    path = summary_file(guest.stage.instance.settings.folder)
    publish_summary(path, PublicSummary(2025, opinions, deeds))
    page = guest.read("/sa-tyckte-ni")
    path.unlink()
    return page


def support_page(guest: Guest) -> Page:
    return guest.come().get("/sprak?fran=/enkat/fraga/2")


def changed_language(guest: Guest) -> Page:
    """Choose the language once more in the middle of the survey."""
    guest.come()
    return guest.send("/sprak", sprak=guest.language, fran="/enkat/fraga/2")


def declined_at_a_borrowed_screen(guest: Guest) -> Page:
    guest.come(BORROWED)
    return guest.send(f"{SURVEY}/avsta", kryss="ja")


OUTSIDE = (
    Recipe("start", open_page("/")),
    Recipe("code", open_page("/kod")),
    Recipe("code, wrong", left("/kod", kod="fel kod")),
    Recipe("privacy", open_page("/uppgifter")),
    Recipe("help to answer", open_page("/hjalp")),
    Recipe("who we are", open_page("/vilka-ar-vi")),
    Recipe("languages", open_page("/sprak")),
    Recipe("what others thought, nothing yet", open_page("/sa-tyckte-ni")),
    Recipe("what others thought", read_what_is_published),
    Recipe("accessibility", open_page("/tillganglighet")),
    Recipe("fault to report", open_page("/tillganglighet/brist")),
    Recipe("fault to report, empty", left("/tillganglighet/brist", vad="")),
    Recipe("fault reported", left("/tillganglighet/brist", vad="Jag ser inte var jag är.")),
    Recipe("screen to hand back", open_page("/lamna-tillbaka")),
    Recipe("more time at a borrowed screen", open_page("/mer-tid")),
    Recipe("slip", open_page("/hor-av-er")),
    Recipe("slip, two errors", left("/hor-av-er", nar="", vad="19811218-9876")),
    Recipe("slip left", left("/hor-av-er", nar="070-174 06 05")),
    Recipe("slip at a borrowed screen", open_page("/hor-av-er?lana=1")),
    Recipe("slip left at a borrowed screen", left("/hor-av-er?lana=1", nar="070-174 06 05")),
)
QUESTIONS = (
    Recipe("question with an example", in_survey("/fraga/1")),
    Recipe("question, the longest", in_survey("/fraga/7")),
    Recipe("question in own words", in_survey("/fraga/9")),
    Recipe("question, the last", in_survey("/fraga/11")),
    Recipe("question in large text", with_support("stor")),
    Recipe("question to listen to", with_support("lyssna")),
    Recipe("question answered", after_answers("/fraga/2")),
    Recipe("question, text answered", after_answers("/fraga/9")),
    Recipe("question, text too long", sent_in_survey("/fraga/9", vad_var_bra=TOO_LONG)),
    Recipe("question at a borrowed screen", in_survey("/fraga/3", BORROWED)),
    Recipe("all questions", after_answers("/alla")),
    Recipe(
        "all questions, two errors",
        sent_in_survey("/alla", vad_var_bra=TOO_LONG, vad_kan_bli_battre="19811218-9876"),
    ),
)
SURVEY_PAGES = (
    Recipe("welcome", in_survey("")),
    Recipe("welcome, contact lost", in_survey("", LOST)),
    Recipe("welcome at a borrowed screen", in_survey("", BORROWED)),
    Recipe("welcome back", after_answers("")),
    Recipe("languages and supports", support_page),
    Recipe("question after a change of language", changed_language),
    *QUESTIONS,
    Recipe("check", after_answers("/kolla")),
    Recipe("check, nothing answered", sent_in_survey("/kolla", to=f"{SURVEY}/skicka")),
    Recipe("pause", after_answers("/paus")),
    Recipe("pause with a word", sent_in_survey("/paus")),
    Recipe("resume", in_survey("/fortsatt")),
    Recipe("resume, wrong word", sent_in_survey("/fortsatt", ord="fel")),
    Recipe("decline", in_survey("/avsta")),
    Recipe("decline, not ticked", sent_in_survey("/avsta")),
)
ENDINGS = (
    Recipe("goodbye", declined),
    Recipe("goodbye at a borrowed screen", declined_at_a_borrowed_screen),
    Recipe("thanks", thanked),
    Recipe("thanks at a borrowed screen", thanked_at_a_borrowed_screen),
    Recipe("empty screen", forgotten),
    Recipe("sent before", sent_again),
    Recipe("closed link", used_link),
    Recipe("another survey", wrong_tab),
    Recipe("too much text", too_much_text),
)
PROBLEMS = tuple(
    Recipe(f"problem {problem}", open_page(f"{PROBLEMS_PATH}{problem}"))
    for problem in PROBLEM_PAGES
    if problem not in {Problem.LINK_CLOSED, Problem.SENT_BEFORE, Problem.OTHER_VISIT, Problem.TOO_LARGE}
)
CATALOGUE = (*OUTSIDE, *SURVEY_PAGES, *ENDINGS, *PROBLEMS)
ALIKE = {
    "another survey",
    "fault to report",
    "goodbye at a borrowed screen",
    "more time at a borrowed screen",
    "pause",
    "question after a change of language",
    "question in large text",
    "question, text answered",
    "question, the last",
    "question, the longest",
    "resume",
    "sent before",
    "thanks at a borrowed screen",
    "too much text",
    "welcome, contact lost",
    "what others thought, nothing yet",
    *(recipe.name for recipe in PROBLEMS[1:]),
}
"""Pages that differ from another one in their words alone."""
NAMES = tuple(recipe.name for recipe in CATALOGUE)
