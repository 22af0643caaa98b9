"""Recorded voices: files dropped into a folder, each bound to the text that it was recorded for.

They lie in `published/ljud/inspelat/<language>/<question>.mp3`; an index says which words each one reads.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from survey.domain.audio import SUFFIX, Clip
from survey.security.keys import write_secret

FOLDER, INDEX = "inspelat", "index.json"


@dataclass(frozen=True, slots=True)
class Bond:
    """Which recording reads which text."""

    recording: str
    """SHA-256 of the file, 64 hex digits."""
    text: str
    """The hash of the text, as in the name of the clip."""


class Recordings:
    """The recordings of an instance."""

    def __init__(self, audio: Path) -> None:
        """Read the index of a folder of audio; none means that nothing was accepted before."""
        self._audio = audio
        self._folder = audio / FOLDER
        self._index = self._folder / INDEX
        kept = json.loads(self._index.read_text(encoding="utf-8")) if self._index.exists() else {}
        self._bonds = {name: Bond(**bond) for name, bond in kept.items()}

    def take_in(self, clips: Sequence[Clip], languages: Iterable[str]) -> Iterator[str]:
        """Bind what was dropped since to the first clip of its question; yields what people must know.

        `clips` are the newest version's first. An older recording stays with the text it was made for.
        """
        before = dict(self._bonds)
        for code in languages:
            for path in sorted(self._folder.glob(f"{code}/[!.]*")):
                yield from self._take(path, [clip for clip in clips if _key(clip) == f"{code}/{path.stem}"])
        self._bonds = {name: bond for name, bond in self._bonds.items() if self._path(name).exists()}
        for name, bond in before.items():
            if self._bonds.get(name) != bond:
                self._withdraw(name, bond)
        if self._folder.is_dir():
            content = json.dumps({name: asdict(bond) for name, bond in self._bonds.items()}, indent=1)
            write_secret(self._index, f"{content}\n".encode())

    def of(self, clip: Clip) -> bytes | None:
        """Return the recording of a clip, None when there is none for these words."""
        bond = self._bonds.get(_key(clip))
        return self._path(_key(clip)).read_bytes() if bond and bond.text == clip.text_hash else None

    def _take(self, path: Path, clips: Sequence[Clip]) -> Iterator[str]:
        name, shown = f"{path.parent.name}/{path.stem}", f"{FOLDER}/{path.parent.name}/{path.name}"
        content = path.read_bytes() if path.is_file() else b""
        if path.suffix != SUFFIX or not _is_mp3(content):
            yield f"{shown} är ingen mp3-fil. Gör om den till mp3."
            return
        if not clips:
            yield f"{shown} hör inte till någon fråga. Ge filen samma namn som frågan har i enkätfilen."
            return
        digest = sha256(content).hexdigest()
        bond = self._bonds.get(name)
        if bond is None or bond.recording != digest:
            self._bonds[name] = Bond(digest, clips[0].text_hash)
        elif bond.text not in {clip.text_hash for clip in clips}:
            yield f"{shown} stämmer inte med texten längre. Spela in frågan igen och byt ut filen."

    def _withdraw(self, name: str, bond: Bond) -> None:
        """Remove the copies of a recording that is gone or replaced; the index forgets it after that."""
        language, _, question = name.partition("/")
        for path in self._audio.glob(f"{language}/*/{question}.{bond.text}{SUFFIX}"):
            path.unlink()

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{SUFFIX}"


def _key(clip: Clip) -> str:
    return f"{clip.language}/{clip.question}"


def _is_mp3(content: bytes) -> bool:
    """Tell whether a file begins as an MP3 does: with its tags, or with a frame's eleven set bits."""
    return content.startswith(b"ID3") or (content[:1] == b"\xff" and content[1:2] >= b"\xe0")
