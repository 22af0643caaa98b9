"""What our own analysis writes from true counts is never called a fault."""

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rates import OfferCounts, named_measures
from analysis.satisfaction import Base, QuestionResult
from analysis.tallies import QuestionTally
from tests.unit.checking.samples import faults


@st.composite
def offers(draw):
    endings = draw(st.integers(1, 400))
    sent = draw(st.integers(0, endings))
    return OfferCounts(endings, sent=sent, answers=draw(st.integers(0, sent)))


@st.composite
def results(draw, answers):
    left, counts = answers, []
    for _ in range(4):
        counts.append(draw(st.integers(0, left)))
        left -= counts[-1]
    return QuestionResult(QuestionTally("q", *counts, unanswered=left), draw(st.sampled_from(Base)))


@settings(max_examples=60)
@given(data=st.data(), counts=offers())
def test_a_report_of_true_counts_has_no_fault(data, counts):
    told = [
        f"Under året avslutades {counts.endings} klienter. Enkäten skickades till {counts.sent} personer.",
        f"Vi har fått in {counts.answers} svar.",
        *(f"{measure.name}: {measure.share.text}." for measure in named_measures(counts)),
        *(data.draw(results(counts.answers)).sentence for _ in range(4)),
    ]
    assert faults("\n\n".join(told)) == []
