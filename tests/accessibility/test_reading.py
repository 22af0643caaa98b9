"""Links say where they lead, every text is in the language that it claims, and errors are said in words."""

import pytest

from tests.accessibility import reading
from tests.accessibility.engines import assert_none
from tests.accessibility.gallery import Gallery

pytestmark = pytest.mark.accessibility


def test_on_every_page_all_is_said_in_words_and_in_the_language_that_it_claims(gallery: Gallery) -> None:
    assert_none(
        (page.title, one) for page in gallery.pages for one in reading.faults(page.html, page.language)
    )


def test_an_answer_that_is_wrong_is_said_beside_its_field(gallery: Gallery) -> None:
    assert {
        len(reading.wrong_fields(reading.parse(page.html))) for page in gallery.of("slip, two errors")
    } == {2}
