"""A voice made on this machine: espeak-ng reads, lame makes an MP3 of it, and nothing is sent anywhere."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from survey.i18n.catalogues import EASY, Language

READER, ENCODER = "espeak-ng", "lame"
MISSING = (
    "espeak-ng eller lame saknas. Därför kan inga röster göras. Installera dem och kör igen. "
    "På Debian: apt-get install espeak-ng lame. Inspelade röster fungerar ändå."
)
CALM, SLOW = 140, 115
"""Words a minute, as espeak-ng counts them: for everyone, and for lättläst."""
PATIENCE = 60
"""Seconds that a question may take."""
ENDS = (".", "!", "?", ":", "؟")
MP3 = ["--quiet", "-m", "m", "-b", "32"]
"""One channel at 32 kbit/s: some 60 kB a question, and every phone plays it."""


@dataclass(frozen=True, slots=True)
class Voices:
    """The two programs, and the languages that they can read."""

    reader: str
    encoder: str
    known: frozenset[str]

    def can_read(self, language: Language) -> bool:
        """Tell whether there is a voice for a language."""
        return _voice(language) in self.known

    def read(self, parts: Sequence[str], language: Language) -> bytes:
        """Return the MP3 of some texts, read one after the other.

        Raises subprocess.SubprocessError when a program fails or does not end.
        """
        speed = SLOW if language.code == EASY else CALM
        with tempfile.TemporaryDirectory() as folder:
            spoken, sound = Path(folder, "spoken.wav"), Path(folder, "sound.mp3")
            options = ["-v", _voice(language), "-s", str(speed), "-b", "1", "--stdin", "-w", str(spoken)]
            _run([self.reader, *options], spoken_text(parts))
            _run([self.encoder, *MP3, str(spoken), str(sound)])
            return sound.read_bytes()


def find_voices() -> Voices | None:
    """Return the voices of this machine, or None when a program is missing."""
    reader, encoder = shutil.which(READER), shutil.which(ENCODER)
    if reader is None or encoder is None:
        return None
    rows = _run([reader, "--voices"]).splitlines()[1:]
    return Voices(reader, encoder, frozenset(row.split()[1].partition("-")[0] for row in rows))


def spoken_text(parts: Sequence[str]) -> str:
    """Return texts as they are handed to the voice: a pause after each."""
    return "\n\n".join(part if part.endswith(ENDS) else f"{part}." for part in parts) + "\n"


def _voice(language: Language) -> str:
    return str(language.locale.language)


def _run(command: Sequence[str], text: str = "") -> str:
    ended = subprocess.run(
        command, input=text, capture_output=True, check=True, encoding="utf-8", timeout=PATIENCE
    )
    return ended.stdout
