"""Read aloud: a file of our own beside the words that it reads, closed until someone wants it."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from xml.etree.ElementTree import Element

import pytest

from survey.domain.audio import Clip, audio_folder, clip_of, clips_of
from survey.domain.hints import CHARACTERS, Hint, Look
from survey.domain.loader import bundled_versions
from survey.i18n.catalogues import EASY, FOLDER, Languages
from survey.i18n.catalogues import SOURCE as SWEDISH
from tests.walker import Page
from tests.web.public.visitor import Visitor, words

pytestmark = pytest.mark.parametrize("engine_urls", ["sqlite"], indirect=True)

SOUND = bytes(range(256)) * 4
LANGUAGES = Languages(FOLDER)
VERSION = "klarsprak-2026"
LISTEN = CHARACTERS[Hint(Look(listen=True))]


def clip(number: int = 1, language: str = SWEDISH) -> Clip:
    """Return what is read of a question of the version that is offered."""
    question = bundled_versions()[VERSION].questions[number - 1]
    made = clip_of(VERSION, question, LANGUAGES.get(language))
    assert made
    return made


@pytest.fixture
def lay(instance) -> Callable[[str], Path]:
    """Put a sound under a name into the folder that the door reads."""

    def put(name: str) -> Path:
        path = audio_folder(instance.settings.folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(SOUND)
        return path

    return put


@pytest.fixture
def person(visitor: Callable[[], Visitor], offer) -> Visitor:
    """Somebody who has opened their link."""
    one = visitor()
    one.open_link(offer().token)
    return one


def players(page: Page) -> list[Element]:
    return list(page.tree.iter("audio"))


def heard(person: Visitor) -> bytes:
    (player,) = players(person.page)
    return person.walker.client.get(player.attrib["src"], buffered=True).data


def test_without_a_file_there_is_nothing_to_listen_to(person: Visitor):
    assert not players(person.open("/enkat/fraga/1"))
    assert "Lyssna på frågorna" not in person.open("/sprak").text
    assert "trycka på Lyssna" not in person.open("/hjalp").text


def test_everyone_finds_the_closed_player_under_a_question_that_is_read(person: Visitor, lay):
    lay(clip().name)
    page = person.open("/enkat/fraga/1")
    (details,) = page.tree.iter("details")
    (player,) = players(page)
    assert [words(one) for one in details.iter("summary")] == ["Lyssna på frågan"]
    assert "open" not in details.attrib
    assert player.attrib["preload"] == "none"
    assert "controls" in player.attrib
    assert player.attrib["aria-label"] == f"Lyssna på frågan: {page.h1}"
    assert heard(person) == SOUND
    assert not players(person.open("/enkat/fraga/2"))
    assert "trycka på Lyssna" in person.open("/hjalp").text


def test_who_chooses_to_listen_finds_the_player_open_and_can_change_back(person: Visitor, lay):
    lay(clip().name)
    person.open("/sprak?fran=/enkat/fraga/1")
    assert "open" in next(person.press("Lyssna på frågorna").tree.iter("details")).attrib
    person.open("/sprak?fran=/enkat/fraga/1")
    assert "open" not in next(person.press("Utan uppläsning").tree.iter("details")).attrib


def test_a_link_can_say_that_the_person_wants_to_listen(visitor, offer, lay):
    lay(clip().name)
    person = visitor()
    person.open_link(offer().token, LISTEN)
    assert "open" in next(person.open("/enkat/fraga/1").tree.iter("details")).attrib


def test_a_text_that_was_changed_since_is_not_read_in_its_old_words(person: Visitor, lay):
    old = clip().name.replace(clip().text_hash, "0123456789abcdef")
    lay(old)
    assert not players(person.open("/enkat/fraga/1"))
    assert person.walker.client.get(f"/ljud/{old}", buffered=True).status_code == 404


def test_what_is_made_while_the_door_is_open_is_shown_and_what_is_gone_is_not(person: Visitor, lay):
    assert not players(person.open("/enkat/fraga/1"))
    path = lay(clip().name)
    assert players(person.open("/enkat/fraga/1"))
    path.unlink()
    assert not players(person.open("/enkat/fraga/1"))
    assert person.walker.client.get(f"/ljud/{clip().name}", buffered=True).status_code == 404


def test_each_language_has_its_own_voice(visitor, offer, lay):
    lay(clip(language=EASY).name)
    person = visitor()
    person.open_link(offer().token)
    assert not players(person.open("/enkat/fraga/1"))
    person.open_link(offer().token, CHARACTERS[Hint(Look(EASY))])
    person.open("/enkat/fraga/1")
    assert heard(person) == SOUND


def test_all_questions_on_one_page_have_their_players_and_each_its_own_name(person: Visitor, lay):
    for number in (1, 3):
        lay(clip(number).name)
    labels = [player.attrib["aria-label"] for player in players(person.open("/enkat/alla"))]
    assert labels == [f"Lyssna på frågan: {clip(number).parts[0]}" for number in (1, 3)]


@pytest.mark.parametrize("language", list(LANGUAGES.all))
def test_what_is_read_is_what_stands_on_the_page(visitor, offer, language: str):
    reader = visitor()
    reader.open_link(offer().token, CHARACTERS[Hint(Look(language))])
    shown = reader.open("/enkat/alla").text
    clips = list(clips_of([bundled_versions()[VERSION]], LANGUAGES.get(language)))
    assert len(clips) == len(bundled_versions()[VERSION].questions) or language not in {SWEDISH, EASY}
    for made in clips:
        place = 0
        for part in made.parts:
            place = shown.index(" ".join(part.split()), place)


def test_a_phone_can_ask_for_a_part_of_the_sound(person: Visitor, lay):
    lay(clip().name)
    answer = person.walker.client.get(f"/ljud/{clip().name}", buffered=True, headers={"Range": "bytes=2-5"})
    assert (answer.status_code, answer.data) == (206, SOUND[2:6])
    assert answer.headers["Content-Range"] == f"bytes 2-5/{len(SOUND)}"
    assert answer.headers["Content-Type"] == "audio/mpeg"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_nothing_but_a_question_that_is_read_can_be_had(visitor, lay, instance):
    lay(clip().name)
    lay("sv/private.mp3")
    lay(f"inspelat/sv/{clip().question}.mp3")
    (instance.settings.folder / "published" / "secret.mp3").write_bytes(SOUND)
    client = visitor().walker.client
    names = [
        "sv/klarsprak-2026/../../../face.toml",
        "..%2f..%2fface.toml",
        "sv/../secret.mp3",
        f"../ljud/x/../{clip().name}",
        "sv/private.mp3",
        f"inspelat/sv/{clip().question}.mp3",
        f"sv/{VERSION}/{clip().question}.mp3",
        f"sv/{VERSION}/{clip().file}/",
        f"sv/{VERSION}/%2e%2e%2f{clip().file}",
        f"sv/{VERSION}/unknown.0123456789abcdef.mp3",
        f"sv/klarsprak-1999/{clip().file}",
        f"xx/{VERSION}/{clip().file}",
    ]
    answers = {name: client.get(f"/ljud/{name}", buffered=True).status_code for name in names}
    assert set(answers.values()) == {404}, answers
    assert client.get(f"/ljud/{clip().name}", buffered=True).status_code == 200


def test_the_policy_of_a_page_lets_its_own_sound_be_played_and_no_other(person: Visitor):
    policy = person.open("/enkat/fraga/1").headers["Content-Security-Policy"]
    assert "media-src 'self';" in policy


def test_a_language_that_is_not_offered_is_not_sent(visitor, lay, instance, monkeypatch):
    lay(clip(language=EASY).name)
    client = visitor().walker.client
    here = client.application.extensions["door"]
    assert client.get(f"/ljud/{clip(language=EASY).name}", buffered=True).status_code == 200
    kept = {name: getattr(here, name) for name in here.__slots__}
    only_swedish = SimpleNamespace(**kept | {"languages": (LANGUAGES.get(SWEDISH),)})
    monkeypatch.setitem(client.application.extensions, "door", only_swedish)
    assert client.get(f"/ljud/{clip(language=EASY).name}", buffered=True).status_code == 404
