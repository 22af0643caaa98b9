"""The words on every respondent page: short, easy, the person is du, and one thing has one name."""

import pytest

from survey.domain.plain_words import EASY, NOT_DU, OTHER_NAMES, PLAIN, STIFF, Limits
from tests.accessibility.gallery import Gallery, Shown
from tests.accessibility.reading import parse
from tests.plain_words import too_hard

pytestmark = pytest.mark.accessibility
LAW = "accessibility"
"""The statement quotes the law, whose long name lifts its LIX; its sentences are as short as elsewhere."""
OF_THE_LAW = Limits(PLAIN.lix, EASY.words)


def hard(pages: list[Shown], limits: Limits) -> list[str]:
    said = []
    for page in pages:
        root = parse(page.html)
        fault = too_hard(root.all("main")[0], root.all("body")[0], limits)
        said += [f"{page.title} {fault}"] if fault else []
    return said


def in_language(gallery: Gallery, language: str) -> list[Shown]:
    return [page for page in gallery.pages if page.language == language]


def test_every_page_is_plain_swedish(gallery: Gallery) -> None:
    assert "\n".join(hard(in_language(gallery, "sv"), PLAIN)) == ""


def test_every_page_is_lattlast_in_lattlast(gallery: Gallery) -> None:
    pages = in_language(gallery, "sv-simple")
    law = [page for page in pages if page.name == LAW]
    others = [page for page in pages if page.name != LAW]
    assert "\n".join([*hard(others, EASY), *hard(law, OF_THE_LAW)]) == ""


@pytest.mark.parametrize("words", [STIFF, NOT_DU, OTHER_NAMES])
def test_no_page_speaks_like_an_office_or_gives_a_thing_a_second_name(words, gallery: Gallery) -> None:
    said = {
        page.title: found.group(0)
        for language in ("sv", "sv-simple")
        for page in in_language(gallery, language)
        if (found := words.search(" ".join(parse(page.html).all("body")[0].itertext())))
    }
    assert said == {}
