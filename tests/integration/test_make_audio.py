"""`survey make-audio`: real files by espeak-ng and lame, recorded voices first, clear words if it cannot."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from survey.cli import audio as command
from survey.cli.demo import demo
from survey.cli.main import main
from survey.cli.voices import MISSING, Voices, find_voices, spoken_text
from survey.domain.audio import Clip, audio_folder, clip_of, clips_of
from survey.domain.loader import bundled_versions
from survey.domain.questionnaire import Question, QuestionKind
from survey.i18n.catalogues import EASY, FOLDER, SWEDISH, Languages

VERSION = "klarsprak-2026"
QUESTIONS = bundled_versions()[VERSION].questions
FIRST = QUESTIONS[0].id
RECORDED, RECORDED_ANEW = b"ID3 my own voice", b"\xff\xfb\x90 my voice anew"
MADE = b"\xff\xfb made"


@pytest.fixture
def audio(bare_folder: Path, tmp_path: Path) -> Path:
    """The folder of audio of an example folder, which is not there yet."""
    folder = tmp_path / "instance"
    shutil.copytree(bare_folder / "published", folder / "published")
    return audio_folder(folder)


@pytest.fixture
def run(audio: Path) -> Callable[..., Result]:
    """Run the command in Swedish, or with other words."""
    folder = str(audio.parents[1])
    return lambda *words: CliRunner().invoke(
        main, ["make-audio", "--folder", folder, *(words or ["--language", "sv"])]
    )


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Voices that cost no time: what they are given to read."""
    given: list[tuple[str, ...]] = []

    def speak(_voices: Voices, parts: tuple[str, ...], _language) -> bytes:
        given.append(parts)
        return MADE

    monkeypatch.setattr(Voices, "read", speak)
    monkeypatch.setattr(command, "find_voices", lambda: Voices("", "", frozenset({"sv", "en"})))
    return given


def first_clip() -> Clip:
    made = clip_of(VERSION, QUESTIONS[0], SWEDISH)
    assert made
    return made


def drop(audio: Path, content: bytes = RECORDED, name: str = f"sv/{FIRST}.mp3") -> Path:
    """Drop a recorded voice into the folder."""
    path = audio / "inspelat" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def files(audio: Path) -> set[str]:
    return {str(path.relative_to(audio)) for path in audio.rglob("*") if path.is_file()}


def test_the_voice_of_this_machine_reads_swedish_and_lattlast(monkeypatch, audio, run) -> None:
    few = {VERSION: bundled_versions()["klarsprak-2026"]}
    monkeypatch.setattr(command, "bundled_versions", lambda: few)
    monkeypatch.setattr(command, "clips_of", lambda *given: list(clips_of(*given))[:1])
    result = run("--language", "sv", "--language", EASY)
    assert result.exit_code == 0, result.output
    assert "Läser in 2 frågor" in result.output
    made = {language: (audio / language / VERSION) for language in ("sv", EASY)}
    for folder in made.values():
        (file,) = folder.iterdir()
        assert file.read_bytes()[:2] in {b"ID", b"\xff\xf3", b"\xff\xfb"}
        assert 10_000 < file.stat().st_size < 150_000


def test_the_voices_of_this_machine_know_what_debian_says_they_know() -> None:
    voices, languages = find_voices(), Languages(FOLDER)
    assert voices
    can = {code for code in languages.all if voices.can_read(languages.get(code))}
    assert can >= {"sv", EASY, "en", "fi", "ar", "uk", "fa"}
    assert "so" not in can


def test_each_part_is_read_as_a_sentence_of_its_own() -> None:
    assert spoken_text(["Gick det bra?", "Ja", "هل؟"]) == "Gick det bra?\n\nJa.\n\nهل؟\n"


def test_without_the_programs_the_command_says_what_to_install_and_recordings_work(
    monkeypatch, audio, run
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    drop(audio)
    result = run()
    assert result.exit_code == 1
    assert MISSING in result.output
    assert (audio / first_clip().name).read_bytes() == RECORDED


def test_a_program_that_fails_is_named_with_what_it_could_not_read(monkeypatch, run) -> None:
    monkeypatch.setattr(command, "find_voices", lambda: Voices("false", "false", frozenset({"sv"})))
    result = run()
    assert result.exit_code == 1
    assert f"Det gick inte att läsa in {first_clip().name}" in result.output
    assert "Traceback" not in result.output


def test_every_question_that_is_answered_on_a_screen_is_read_once(audio, run, read) -> None:
    assert run().exit_code == 0
    assert files(audio) == {clip.name for clip in clips_of([bundled_versions()[VERSION]], SWEDISH)}
    assert len(read) == len(QUESTIONS)
    assert "0 är nya" in run().output
    assert len(read) == len(QUESTIONS)


def test_what_an_edited_text_said_is_removed_and_what_others_put_there_is_kept(audio, run, read) -> None:
    run()
    old = audio / first_clip().name.replace(first_clip().text_hash, "0123456789abcdef")
    strange = old.with_name("minnen.mp3")
    for path in (old, old.with_name(old.name + ".new"), strange):
        path.write_bytes(MADE)
    run()
    assert not list(audio.rglob("*0123456789abcdef*"))
    assert strange.exists()


def test_a_recorded_voice_wins_over_a_made_one_until_it_is_taken_away(audio, run, read) -> None:
    run()
    path = drop(audio)
    assert "Av dem är 1 inspelade. 0 är nya." in run().output
    assert (audio / first_clip().name).read_bytes() == RECORDED
    drop(audio, RECORDED_ANEW)
    run()
    assert (audio / first_clip().name).read_bytes() == RECORDED_ANEW
    path.unlink()
    assert "Av dem är 0 inspelade. 1 är nya." in run().output
    assert (audio / first_clip().name).read_bytes() == MADE


def test_a_recording_never_reads_a_text_that_it_was_not_made_for(monkeypatch, audio, run, read) -> None:
    drop(audio)
    run()
    edited = bundled_versions()[VERSION]
    question = Question(FIRST, QuestionKind.TEXT, "Helt andra ord?")
    newer = type(edited)(VERSION, edited.title, edited.valid_from, False, "", (question,))
    monkeypatch.setattr(command, "bundled_versions", lambda: {VERSION: newer})
    result = run()
    assert f"inspelat/sv/{FIRST}.mp3 stämmer inte med texten längre" in result.output
    new_clip = clip_of(VERSION, question, SWEDISH)
    assert (audio / new_clip.name).read_bytes() == MADE
    assert not (audio / first_clip().name).exists()

    drop(audio, RECORDED_ANEW)
    assert "stämmer inte" not in run().output
    assert (audio / new_clip.name).read_bytes() == RECORDED_ANEW


def test_a_dropped_file_that_cannot_be_used_is_named_with_what_to_do(audio, run, read) -> None:
    drop(audio, name=f"sv/{FIRST}.m4a")
    drop(audio, b"RIFF", name=f"sv/{FIRST}.mp3")
    drop(audio, name="sv/fraga-1.mp3")
    drop(audio, name="sv/.DS_Store")
    output = run().output
    assert f"inspelat/sv/{FIRST}.m4a är ingen mp3-fil" in output
    assert f"inspelat/sv/{FIRST}.mp3 är ingen mp3-fil" in output
    assert "inspelat/sv/fraga-1.mp3 hör inte till någon fråga" in output
    assert ".DS_Store" not in output
    assert (audio / first_clip().name).read_bytes() == MADE
    assert json.loads((audio / "inspelat" / "index.json").read_text()) == {}


def test_a_language_without_words_or_voice_is_said_to_have_none(monkeypatch, audio, run, read) -> None:
    monkeypatch.setattr(command, "find_voices", lambda: Voices("", "", frozenset({"fi"})))
    assert "Svenska: espeak-ng har ingen röst för språket. Spela in rösten i stället." in run().output
    monkeypatch.setattr(command, "clips_of", lambda *_given: iter(()))
    assert f"Svenska: {len(QUESTIONS)} av {len(QUESTIONS)} frågor är inte översatta" in run().output
    assert files(audio) == set()


def test_a_language_that_is_not_offered_is_refused_with_those_that_are(run) -> None:
    result = run("--language", "xx")
    assert result.exit_code == 1
    assert "Ni erbjuder inte språket xx. Välj bland de här: sv, " in result.output


def test_the_demo_is_read_aloud_where_there_is_a_voice_and_built_where_there_is_none(
    monkeypatch, tmp_path, read
) -> None:
    monkeypatch.setattr("survey.cli.demo.build_example", lambda folder, _today: folder.mkdir())
    assert CliRunner().invoke(demo, ["--folder", str(tmp_path / "with")]).exit_code == 0
    assert {name.partition("/")[0] for name in files(audio_folder(tmp_path / "with"))} == {"sv", EASY}
    monkeypatch.setattr(command, "find_voices", lambda: None)
    assert CliRunner().invoke(demo, ["--folder", str(tmp_path / "without")]).exit_code == 0
    assert not audio_folder(tmp_path / "without").exists()
