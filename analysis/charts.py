"""The answers as 100 % stacked bars, one bar a question, and the same in words for the alt text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate
from textwrap import wrap

from plotly import graph_objects as go

from analysis.looks import LOOKS
from analysis.phrases import phrase
from analysis.satisfaction import QuestionResult
from analysis.shares import number_text
from analysis.tallies import Answer

CONFIG: Mapping[str, bool | str] = {
    "displayModeBar": False,
    "plotlyServerURL": "",
    "locale": "sv",
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
}
"""Plotly's second argument: no buttons, nothing sent anywhere, Swedish."""

LINE, BAR, GAP, LEGEND = 20, 34, 22, 48
"""Heights in pixels: a line of text, a bar, the space between rows, the legend on top."""
LABEL_WIDTH = 34
"""Characters in a line of a bar's name: what fits beside nothing on a phone of 320 pixels."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One bar: the question's short name and its released result."""

    label: str
    result: QuestionResult

    @property
    def name(self) -> list[str]:
        """The lines of the name, the first thing above the bar."""
        return [escape(line) for line in wrap(self.label, LABEL_WIDTH)]

    @property
    def summary(self) -> str:
        """The line between name and bar: the share of ja with both counts."""
        return phrase("%(share)s svarade ja", share=self.result.share(Answer.JA).text)

    def part(self, answer: Answer) -> int:
        """Return how many of the base gave `answer`, 0 if the answer stands beside the base."""
        return self.result.tally.count(answer) if answer in self.result.base.answers else 0

    def hover(self, answer: Answer) -> str:
        """Return the text shown at a part of the bar, nothing for a part that is not there."""
        if not self.part(answer):
            return ""
        return f"{escape(self.label)}<br>{answer.label}: {self.result.share(answer).text}"


def answer_chart(rows: Sequence[ChartRow], ink: str = "#1b2a2d") -> go.Figure:
    """Return the figure; `ink` (#rrggbb) is the colour of text and outlines on the page, light or dark.

    The first row comes on top. Each bar carries its counts, and above it stands its name and the share
    of ja with both counts. The ground is transparent. Show it beside the table, never alone.
    """
    traces = [_trace(answer, rows, ink) for answer in _answers(rows)]
    # made in one go from plain values, Plotly checks them in a third of the time that updates take
    return go.Figure({"data": traces, "layout": _layout(rows, ink)})


def alt_text(rows: Sequence[ChartRow]) -> str:
    """Return the chart in words: every bar with its shares and counts."""
    if not rows:
        return phrase("Diagrammet är tomt. Det finns inga svar att visa.")
    bars = " ".join(f"{row.label}: {row.result.answers_sentence}" for row in rows)
    return phrase("Liggande staplar, en för varje fråga. %(bars)s", bars=bars)


def _answers(rows: Sequence[ChartRow]) -> list[Answer]:
    shown = {answer for row in rows for answer in row.result.base.answers}
    return [answer for answer in LOOKS if answer in shown]


def _ends(rows: Sequence[ChartRow]) -> list[int]:
    """Return where each bar ends, in pixels from the top; the axis runs in pixels."""
    return list(accumulate(GAP + LINE * (len(row.name) + 1) + BAR for row in rows))


def _trace(answer: Answer, rows: Sequence[ChartRow], ink: str) -> dict[str, object]:
    drawn = [(end, row) for end, row in zip(_ends(rows), rows, strict=True) if row.result.n]
    parts = [row.part(answer) for _, row in drawn]
    return {
        "type": "bar",
        "name": answer.label,
        "orientation": "h",
        "y": [end - BAR / 2 for end, _ in drawn],
        "x": [100 * part / row.result.n for part, (_, row) in zip(parts, drawn, strict=True)],
        "width": BAR,
        "text": [number_text(part) if part else "" for part in parts],
        "hovertext": [row.hover(answer) for _, row in drawn],
        "hoverinfo": "text",
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {"color": LOOKS[answer].text, "size": 15},
        "marker": LOOKS[answer].marker(ink),
    }


def _layout(rows: Sequence[ChartRow], ink: str) -> dict[str, object]:
    height = max(_ends(rows), default=0) + 2
    return {
        "barmode": "stack",
        "autosize": True,
        "height": LEGEND + height,
        "margin": {"l": 4, "r": 4, "t": LEGEND, "b": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": ink, "size": 15, "family": "system-ui, sans-serif"},
        "xaxis": {"visible": False, "range": [-0.5, 100.5], "fixedrange": True},
        "yaxis": {"visible": False, "range": [height, 0], "fixedrange": True},
        "legend": {"orientation": "h", "traceorder": "normal", "x": 0, "y": 1, "yanchor": "bottom"},
        "showlegend": True,
        "dragmode": False,
        "annotations": [
            note for end, row in zip(_ends(rows), rows, strict=True) for note in _notes(end, row)
        ],
    }


def _notes(end: int, row: ChartRow) -> list[dict[str, object]]:
    """Return name and summary above a bar; bold is a property: a policy against inline styles stops <b>."""
    name = _note("<br>".join(row.name), end - BAR - LINE)
    return [{**name, "font": {"weight": 700}}, _note(row.summary, end - BAR)]


def _note(text: str, bottom: int) -> dict[str, object]:
    return {
        "text": text,
        "x": 0,
        "y": bottom,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
    }
