"""The chart carries its counts, its base and more than colour; the alt text says the same."""

from itertools import combinations, pairwise

import pytest

from analysis.charts import CONFIG, ChartRow, alt_text, answer_chart
from analysis.looks import LOOKS, contrast
from analysis.satisfaction import Base, QuestionResult
from analysis.tallies import QuestionTally

CHANGE = ChartRow("Positiv förändring", QuestionResult(QuestionTally("a", ja=15, till_viss_del=3, nej=3)))
ACCESS = ChartRow("Tillgänglighet", QuestionResult(QuestionTally("b", ja=19, till_viss_del=1, unanswered=1)))
EMPTY = ChartRow("Ingen", QuestionResult(QuestionTally("c", unanswered=4)))
OLD_BASE = ChartRow(
    "Samverkan",
    QuestionResult(
        QuestionTally("d", ja=15, till_viss_del=1, nej=2, inte_aktuellt=2), Base.WITH_INTE_AKTUELLT
    ),
)


def test_every_bar_shows_its_counts():
    bars = answer_chart([CHANGE, ACCESS]).data
    assert [(bar.name, bar.text) for bar in bars] == [
        ("Ja", ("15", "19")),
        ("Till viss del", ("3", "1")),
        ("Nej", ("3", "")),
    ]


def test_the_parts_of_a_bar_fill_exactly_the_whole():
    figure = answer_chart([CHANGE, ACCESS, OLD_BASE])
    assert figure.layout.barmode == "stack"
    for place in range(3):
        assert sum(bar.x[place] for bar in figure.data) == pytest.approx(100)


def test_a_bar_is_headed_by_its_name_and_the_share_of_ja_with_both_counts():
    headings = [note.text for note in answer_chart([CHANGE, EMPTY]).layout.annotations]
    assert headings == [
        "Positiv förändring",
        "71\u00a0% (15 av 21) svarade ja",
        "Ingen",
        "– (0 av 0) svarade ja",
    ]


def test_a_question_without_answers_has_no_bar():
    assert {bar.y for bar in answer_chart([EMPTY]).data} == {()}


def test_bars_and_headings_never_overlap():
    long = ChartRow(
        "Fått kontakt med rätt vård och rätt stöd med syfte att uppnå bättre mående", CHANGE.result
    )
    figure = answer_chart([long, ACCESS, long])
    centres = list(figure.data[0].y)
    names, summaries = figure.layout.annotations[::2], figure.layout.annotations[1::2]
    rows = list(zip(centres, names, summaries, strict=True))
    for (above, _, _), (_, name, summary) in pairwise(rows):
        lines = name.text.count("<br>") + 1
        assert name.y - 20 * lines >= above + figure.data[0].width / 2
        assert name.y <= summary.y - 20
    assert centres[-1] + figure.data[0].width / 2 <= figure.layout.height - figure.layout.margin.t


def test_hovering_tells_share_and_base_and_nothing_for_what_is_not_there():
    ja, _, nej = answer_chart([ACCESS]).data
    assert ja.hovertext == ("Tillgänglighet<br>Ja: 95\u00a0% (19 av 20)",)
    assert nej.hovertext == ("",)


def test_inte_aktuellt_is_drawn_only_on_the_base_that_counts_it():
    mixed = answer_chart([CHANGE, OLD_BASE]).data[-1]
    assert (mixed.name, mixed.text, mixed.x) == ("Inte aktuellt", ("", "2"), (0, 10))
    assert len(answer_chart([CHANGE]).data) == 3
    beside = ChartRow("Samverkan", QuestionResult(OLD_BASE.result.tally))
    assert answer_chart([beside, OLD_BASE]).data[-1].text == ("", "2")


def test_a_label_is_text_and_never_markup():
    hostile = ChartRow('<a href="//x">x</a>', CHANGE.result)
    figure = answer_chart([hostile])
    assert "<a" not in figure.layout.annotations[0].text
    assert "<a" not in figure.data[0].hovertext[0]


def test_the_ink_follows_the_page_and_the_ground_is_transparent():
    figure = answer_chart([CHANGE], ink="#f1ede4")
    assert figure.layout.font.color == figure.data[0].marker.line.color == "#f1ede4"
    assert figure.layout.paper_bgcolor == figure.layout.plot_bgcolor == "rgba(0,0,0,0)"


def test_the_chart_fits_any_width_and_sends_nothing_anywhere():
    figure = answer_chart([CHANGE])
    assert figure.layout.autosize
    assert figure.layout.width is None
    assert CONFIG["displayModeBar"] is False
    assert CONFIG["plotlyServerURL"] == ""
    assert CONFIG["locale"] == "sv"
    assert CONFIG["responsive"] is True


def test_neighbours_differ_without_colour_and_text_is_legible_on_its_bar():
    looks = list(LOOKS.values())
    assert all(contrast(one.fill, other.fill) >= 3 for one, other in pairwise(looks))
    assert contrast(looks[0].fill, looks[2].fill) >= 3
    assert all(contrast(look.fill, look.text) >= 4.5 for look in looks)
    assert all(one.pattern != other.pattern for one, other in combinations(looks, 2))


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=1e-3)
    assert contrast("#404040", "#ffffff") == pytest.approx(10.37, abs=1e-2)
    assert contrast("#030303", "#030303") == 1


def test_the_alt_text_says_every_bar_with_its_counts():
    assert alt_text([CHANGE, ACCESS]) == (
        "Liggande staplar, en för varje fråga. Positiv förändring: 71 % (15 av 21) svarade ja, "
        "14 % (3 av 21) svarade till viss del, 14 % (3 av 21) svarade nej. Tillgänglighet: "
        "95 % (19 av 20) svarade ja, 5 % (1 av 20) svarade till viss del."
    ).replace(" %", "\u00a0%")


def test_an_empty_chart_says_so():
    assert alt_text([]) == "Diagrammet är tomt. Det finns inga svar att visa."
    assert answer_chart([]).data == ()
