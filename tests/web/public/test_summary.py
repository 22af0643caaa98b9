"""Så tyckte ni: a plain page for anyone, which reads what the desk has published and nothing else."""

import pytest

from survey.domain.plain_words import PLAIN, STIFF
from survey.domain.public_summary import (
    PublicDeed,
    PublicOpinion,
    PublicSummary,
    publish_summary,
    summary_file,
)
from survey.domain.readability import words as words_of
from survey.results.public_summary import OPINIONS
from tests.plain_words import read
from tests.swedish_words import swedish_left

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)
ADDRESS = "/sa-tyckte-ni"
SUMMARY = PublicSummary(
    2024,
    tuple(PublicOpinion(19, 20, str(words)) for words in OPINIONS.values()),
    (PublicDeed("Det är svårt att nå er.", "Vi svarar i telefon varje dag."),),
)


@pytest.fixture
def published(instance):
    path = summary_file(instance.settings.folder)
    publish_summary(path, SUMMARY)
    return path


def test_the_front_page_and_the_thanks_lead_there(visitor, offer, published):
    kim = visitor()
    kim.open("/")
    assert kim.follow("Se vad andra tycker").h1 == "Så tyckte ni 2024"
    kim.open_link(offer().token)
    kim.open("/enkat/alla")
    kim.press("Gå vidare", tillganglighet="ja")
    kim.press("Skicka mina svar")
    assert kim.follow("Se vad andra tycker").path == ADDRESS
    assert "Tack!" in kim.follow("Tillbaka").h1


def test_nothing_published_is_a_calm_sentence(visitor):
    page = visitor().open(ADDRESS)
    assert (page.status, page.h1) == (200, "Så tyckte ni")
    assert "Det finns inget att visa än." in page.text


def test_what_is_published_while_the_door_is_open_is_seen_at_once(visitor, published):
    kim = visitor()
    assert "19 av 20 tyckte att det var lätt att få kontakt." in kim.open(ADDRESS).text
    published.unlink()
    assert kim.open(ADDRESS).h1 == "Så tyckte ni"


@pytest.mark.parametrize(
    "path",
    [ADDRESS, "/", "/kod", "/hjalp", "/uppgifter", "/vilka-ar-vi", "/tillganglighet", "/hor-av-er", "/sprak"],
)
def test_in_another_language_only_what_is_marked_so_is_swedish(visitor, published, path):
    assert swedish_left(visitor().open(f"{path}?sprak=en").tree) == []


def test_the_words_of_an_opinion_are_swedish_within_a_sentence_in_another_language(visitor, published):
    page = visitor().open(f"{ADDRESS}?sprak=ar")
    assert '19 من 20 <span lang="sv" dir="ltr">tyckte att det var lätt att få kontakt</span>.' in page.html


def test_reading_it_sets_no_cookie(visitor, published):
    assert "Set-Cookie" not in visitor().open(ADDRESS).headers


def test_what_somebody_wrote_stays_words(visitor, instance):
    publish_summary(
        summary_file(instance.settings.folder), PublicSummary(2024, (), (PublicDeed("<b>x", "&"),))
    )
    assert "&lt;b&gt;x" in visitor().open(ADDRESS).html


@pytest.mark.parametrize("empty", [False, True])
def test_the_page_is_plain_swedish(visitor, instance, empty):
    if not empty:
        publish_summary(summary_file(instance.settings.folder), SUMMARY)
    kim = visitor()
    page = kim.open(ADDRESS)
    assert read(kim.tree.find(".//main")).lix <= PLAIN.lix
    assert len(words_of(read(kim.tree.find(".//main")).longest)) <= PLAIN.words
    assert not STIFF.search(page.text)
    assert "ombud" not in page.text.split("Behöver du hjälp?")[0]
