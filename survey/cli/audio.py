"""`survey make-audio`: an audio file for every question and language, recorded or made on this machine."""

import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from survey.cli.recordings import Recordings
from survey.cli.voices import MISSING, Voices, find_voices
from survey.config import load_settings
from survey.domain.audio import HASH_DIGITS, SUFFIX, Clip, audio_folder, clips_of
from survey.domain.loader import bundled_versions
from survey.domain.public_face import load_public_face
from survey.domain.questionnaire import Questionnaire
from survey.i18n.catalogues import EASY, FOLDER, SOURCE, Language, Languages
from survey.security.keys import write_secret

EXAMPLE_LANGUAGES = (SOURCE, EASY)
"""What the example folder is read aloud in."""
OURS = re.compile(rf"\w+\.[0-9a-f]{{{HASH_DIGITS}}}{re.escape(SUFFIX)}(\.new)?")
"""The names that this command gives."""
Texts = dict[Clip, Language]


@click.command("make-audio")
@click.option("--folder", type=click.Path(path_type=Path), required=True, help="Verksamhetens mapp.")
@click.option(
    "--language", "codes", multiple=True, help="Ett språk, till exempel sv. Utan det: alla som erbjuds."
)
def make_audio(folder: Path, codes: tuple[str, ...]) -> None:
    """Gör ljud som läser upp frågorna. Inspelade röster i published/ljud/inspelat går före."""
    languages = _chosen(load_settings(folder=folder).folder, codes)
    audio, texts = audio_folder(folder), _texts(languages)
    recordings = Recordings(audio)
    taken_in = recordings.take_in(tuple(texts), [language.code for language in languages])
    for warning in (*_untranslated(languages, texts), *taken_in):
        click.echo(warning)
    recorded = _place(audio, recordings, texts)
    _remove_outdated(audio, texts)
    missing = {clip: language for clip, language in texts.items() if not (audio / clip.name).exists()}
    voices = find_voices() if missing else None
    if missing and voices is None:
        raise click.ClickException(MISSING)
    made = _read(audio, missing, voices) if voices else 0
    with_audio = sum((audio / clip.name).exists() for clip in texts)
    click.echo(f"Klart: {with_audio} ljudfiler. Av dem är {recorded} inspelade. {made} är nya.")


def make_example_audio(folder: Path) -> None:
    """Let an example folder be read aloud in Swedish and lättläst; a machine without voices makes none."""
    voices = find_voices()
    if voices:
        texts = _texts([Languages(FOLDER).get(code) for code in EXAMPLE_LANGUAGES])
        _read(audio_folder(folder), texts, voices)


def _chosen(folder: Path, codes: Sequence[str]) -> tuple[Language, ...]:
    face = load_public_face(folder / "published" / "face.toml")
    offered = {one.code: one for one in Languages(FOLDER).named(face.languages)}
    unknown = [code for code in codes if code not in offered]
    if unknown:
        known = ", ".join(offered)
        raise click.ClickException(f"Ni erbjuder inte språket {unknown[0]}. Välj bland de här: {known}.")
    return tuple(offered[code] for code in codes or offered)


def _versions() -> list[Questionnaire]:
    """Return the versions that are read aloud, the newest first; those of printed forms are not."""
    return [one for one in reversed(list(bundled_versions().values())) if not one.verbatim]


def _texts(languages: Iterable[Language]) -> Texts:
    return {clip: language for language in languages for clip in clips_of(_versions(), language)}


def _untranslated(languages: Iterable[Language], texts: Texts) -> Iterator[str]:
    """Say for which languages some question has no words yet."""
    every = sum(len(version.questions) for version in _versions())
    for language in languages:
        lacking = every - sum(one is language for one in texts.values())
        if lacking:
            yield f"{language.name}: {lacking} av {every} frågor är inte översatta. De får inget ljud."


def _place(audio: Path, recordings: Recordings, clips: Iterable[Clip]) -> int:
    """Put each recording where its words are asked for; give how many there are."""
    recorded = {clip: content for clip in clips if (content := recordings.of(clip)) is not None}
    for clip, content in recorded.items():
        path = audio / clip.name
        if not path.exists() or path.read_bytes() != content:
            write_secret(path, content)
    return len(recorded)


def _remove_outdated(audio: Path, texts: Texts) -> None:
    """Remove the files of texts that stand no longer, and what an interrupted run left; nothing of others."""
    wanted = {audio / clip.name for clip in texts}
    for code in {clip.language for clip in texts}:
        for path in audio.glob(f"{code}/*/*"):
            if OURS.fullmatch(path.name) and path not in wanted:
                path.unlink()


def _read(audio: Path, texts: Texts, voices: Voices) -> int:
    """Let the voices read what they can, with progress; give how many files were made."""
    silent = {language.name for language in texts.values() if not voices.can_read(language)}
    for name in sorted(silent):
        click.echo(f"{name}: espeak-ng har ingen röst för språket. Spela in rösten i stället.")
    readable = [(clip, language) for clip, language in texts.items() if voices.can_read(language)]
    with click.progressbar(readable, label=f"Läser in {len(readable)} frågor") as progress:
        for clip, language in progress:
            _make(audio, clip, language, voices)
    return len(readable)


def _make(audio: Path, clip: Clip, language: Language, voices: Voices) -> None:
    try:
        write_secret(audio / clip.name, voices.read(clip.parts, language))
    except subprocess.SubprocessError as error:
        raise click.ClickException(f"Det gick inte att läsa in {clip.name}: {error}") from error
