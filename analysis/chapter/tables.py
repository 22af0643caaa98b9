"""The tables of the chapter: who was offered, why some were not, the goals, all answers, and the appendix."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.chapter.facts import numeric
from analysis.chapter.model import Fact, Table
from analysis.chapter.numbers import Goal, Group, QuestionNumbers, Reason, VersionNumbers, Voices, YearNumbers
from analysis.shares import NO_FIGURE, number_text

COMPARED = "Jämfört med de andra"


def group_table(caption: str, first: str, groups: Iterable[Group]) -> Table:
    """Return endings, offered and answered by group."""
    rows = tuple(
        (each.name, number_text(each.offered.share.whole), each.offered.text, each.answered, each.compared)
        for each in groups
    )
    columns = (first, "Avslut", "Erbjudna", "Svarade", COMPARED)
    return _without_empty_last(Table(caption, columns, rows, (1, 2, 3)))


def voice_table(voices: Voices) -> Table:
    """Return how many answered of those who had the survey, by group."""
    columns = (voices.first, "Fick enkäten", "Svarade", COMPARED)
    return _without_empty_last(Table(voices.caption, columns, voices.rows, (1, 2)))


def _without_empty_last(table: Table) -> Table:
    """Leave the last column out where no cell of it says anything."""
    if any(row[-1] for row in table.rows):
        return table
    return replace(table, columns=table.columns[:-1], rows=tuple(row[:-1] for row in table.rows))


def reason_table(numbers: YearNumbers) -> tuple[Table, ...]:
    """Return why some were not offered the survey; no table where everybody was."""
    rows = tuple((each.words, number_text(each.count)) for each in numbers.reasons)
    left = _total(numbers.reasons)
    caption = f"Varför {number_text(left)} av {number_text(numbers.endings)} inte erbjöds enkäten"
    return (Table(caption, ("Skäl", "Antal"), rows, (1,)),) if rows else ()


def _total(reasons: Iterable[Reason]) -> int:
    return sum(each.count for each in reasons)


def goal_table(goals: Sequence[Goal]) -> tuple[Table, ...]:
    """Return the goals of the year with outcome and status; no table where there are none."""
    rows = tuple(
        (
            f"Mål {place}",
            each.text.rstrip("."),
            each.frequency,
            each.outcome,
            each.status,
            each.remark.rstrip("."),
        )
        for place, each in enumerate(goals, start=1)
    )
    columns = ("Nr", "Mål", "Hur ofta", "Utfall", "Status", "Anmärkning")
    return (Table("Årets mål", columns, rows, ()),) if rows else ()


def answer_table(version: VersionNumbers) -> tuple[Table, ...]:
    """Return question × answer with every share's base; what may not be shown is a dash."""
    shown = [question for question in version.questions if question.answers]
    labels = _labels(shown)
    if labels:
        rows = tuple((each.name, *_cells(each, labels)) for each in version.questions)
        columns = ("Fråga", *labels)
    else:
        columns = ("Fråga", "Ja")
        rows = tuple((each.name, each.ja.text if each.ja else NO_FIGURE) for each in version.questions)
    return (Table(f"Alla svar: {version.title}", columns, rows, tuple(range(1, len(columns)))),)


def _labels(questions: Iterable[QuestionNumbers]) -> tuple[str, ...]:
    """Return the answers that a column is due for: those with a stand, and any that somebody gave."""
    found = [
        answer
        for each in questions
        for answer in each.answers
        if _due(answer.in_base, answer.shown.share.part)
    ]
    return tuple(dict.fromkeys(answer.label for answer in found))


def _due(in_base: bool, count: int) -> bool:
    return in_base or count > 0


def _cells(question: QuestionNumbers, labels: Iterable[str]) -> Iterable[str]:
    texts = {answer.label: answer.shown.text for answer in question.answers}
    return (texts.get(label, NO_FIGURE) for label in labels)


def fact_table(facts: Iterable[Fact]) -> Table:
    """Return every figure with its counts and how it was counted."""
    rows = tuple((fact.name, fact.text, fact.how) for fact in numeric(facts))
    return Table("Alla siffror i kapitlet", ("Siffra", "Värde", "Så är den räknad"), rows, (1,))
