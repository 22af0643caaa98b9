"""The chart of a version's answers: drawn from the released figures alone, with the same in words."""

import json
from dataclasses import dataclass

from analysis.charts import CONFIG, ChartRow, alt_text, answer_chart
from analysis.satisfaction import QuestionResult
from analysis.tallies import QuestionTally
from survey.results.figures import QuestionFigures, VersionFigures

INK = "#1d2427"
"""The light page's ink; the browser puts its own in this one's place."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A Plotly figure and its configuration as JSON, the ink in it, and the alternative text."""

    figure: str
    ink: str
    alt: str


def chart_of(version: VersionFigures) -> Chart | None:
    """Return one bar for every question whose distribution is released; None when there is none."""
    rows = [ChartRow(each.name, QuestionResult(_tally(each))) for each in version.questions if each.answers]
    if not rows:
        return None
    drawing = answer_chart(rows, INK).to_plotly_json()
    content = {"data": drawing["data"], "layout": drawing["layout"], "config": dict(CONFIG)}
    return Chart(json.dumps(content, ensure_ascii=False), INK, alt_text(rows))


def _tally(question: QuestionFigures) -> QuestionTally:
    shown = [*(question.answers or ()), *(question.beside or ())]
    return QuestionTally(question.id, **{each.answer: each.figure.numerator for each in shown})
