"""Read aloud: what is said of a question, and the file that says it; an edited text has no old recording."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from survey.domain.questionnaire import Question, Questionnaire
from survey.i18n.catalogues import EASY, Language

SUFFIX = ".mp3"
HASH_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Clip:
    """One question of one version, read aloud in one language."""

    language: str
    """The language's code."""
    version: str
    question: str
    """The question's id."""
    parts: tuple[str, ...]
    """What is read: the question, what is said under it, and its answers, as they stand on the page."""

    @property
    def text_hash(self) -> str:
        """16 hex digits that follow from every word that is read."""
        return sha256("\n".join(self.parts).encode()).hexdigest()[:HASH_DIGITS]

    @property
    def file(self) -> str:
        """The file's name: with another text it is another one."""
        return f"{self.question}.{self.text_hash}{SUFFIX}"

    @property
    def name(self) -> str:
        """The file's place in the folder of audio, and in its address."""
        return f"{self.language}/{self.version}/{self.file}"


def audio_folder(folder: Path) -> Path:
    """Return where an instance folder holds what is read aloud."""
    return folder / "published" / "ljud"


def clip_of(version: str, question: Question, language: Language) -> Clip | None:
    """Return what is read of a question, or None when some of it has no words in that language."""
    parts = tuple(_in_words(words, easy, language) for words, easy in _written(question, language))
    return Clip(language.code, version, question.id, parts) if all(parts) else None


def clips_of(questionnaires: Iterable[Questionnaire], language: Language) -> Iterator[Clip]:
    """Yield what is read of some versions in a language."""
    for questionnaire in questionnaires:
        for question in questionnaire:
            clip = clip_of(questionnaire.version, question, language)
            if clip is not None:
                yield clip


def is_read_aloud(folder: Path, questionnaires: Iterable[Questionnaire], language: Language) -> bool:
    """Tell whether a folder of audio has any question of these versions in a language."""
    if not (folder / language.code).is_dir():
        return False
    return any((folder / clip.name).is_file() for clip in clips_of(questionnaires, language))


def _written(question: Question, language: Language) -> Iterator[tuple[str, str]]:
    """Yield (Swedish, lättläst) of what stands on the page; a lättläst question has its own hint or none."""
    yield question.text, question.easy_text
    own_hint = language.code == EASY and question.easy_text
    hint = question.easy_hint if own_hint else question.hint
    if hint:
        yield hint, hint if own_hint else ""
    for choice in question.choices:
        yield choice.label, choice.easy_label


def _in_words(swedish: str, easy: str, language: Language) -> str:
    """Return a text as its reader is shown it, "" when that would be Swedish in another language's voice."""
    if easy and language.code == EASY:
        return easy
    return language.text(swedish) or (swedish if language.is_swedish else "")
