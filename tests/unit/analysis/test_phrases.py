"""What the analysis says: Swedish unless somebody speaks for the reader, and the chapter Swedish always."""

import pytest

from analysis.checking.places import in_words
from analysis.phrases import TRANSLATE, as_written
from analysis.rates import OfferCounts, response_rate
from analysis.shares import Share, decimal
from analysis.tallies import Answer


@pytest.fixture
def shouting():
    before = TRANSLATE.set(str.upper)
    yield
    TRANSLATE.reset(before)


def test_without_a_reader_everything_is_swedish():
    assert (Answer.NEJ.label, Share(1, 4).counts, decimal("0.35")) == ("Nej", "1 av 4", "0,35")


def test_a_reader_is_spoken_to_in_the_language_of_the_one_who_calls():
    words = {
        "Nej": "No",
        "%(part)s av %(whole)s": "%(part)s of %(whole)s",
        "rad %(number)s": "line %(number)s",
    }
    token = TRANSLATE.set(lambda text: words.get(text, text))
    assert (Answer.NEJ.label, Share(1, 4).text) == ("No", "25\u00a0% (1 of 4)")
    assert in_words("sida 3, rad 4 till sida 3, rad 6") == "sida 3, line 4 till sida 3, line 6"
    assert in_words("sida 3, tabell 1, rad 2") == "sida 3, tabell 1, rad 2"
    TRANSLATE.reset(token)


def test_what_is_written_down_is_swedish_whoever_reads(shouting):
    assert response_rate(OfferCounts(4, sent=4, answers=1)).name == "SVARSFREKVENS"
    with as_written():
        assert response_rate(OfferCounts(4, sent=4, answers=1)).name == "Svarsfrekvens"
    assert Answer.NEJ.label == "NEJ"
