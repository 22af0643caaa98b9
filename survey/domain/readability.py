"""How hard a Swedish text is to read: LIX and the longest sentence, in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LEAST_WORDS = 25
"""Of fewer words LIX says nothing: one long word more or less would change the verdict."""
LONG_WORD = 6
"""Letters; a word with more is a long one."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d\s-]*")
_ADDRESS = re.compile(r"\S+@\S+")
_END = re.compile(r"[.!?:]\s|[.!?:]$|\n\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Reading:
    """The sentences of a text, each with at least one word."""

    sentences: tuple[str, ...]

    @property
    def word_count(self) -> int:
        """The number of words; a telephone number is one."""
        return sum(len(words(sentence)) for sentence in self.sentences)

    @property
    def lix(self) -> float:
        """Words in a sentence plus the share of long words (Björnsson 1968); 0 of nothing."""
        said = [word for sentence in self.sentences for word in words(sentence)]
        if not said:
            return 0.0
        return len(said) / len(self.sentences) + 100 * sum(len(word) > LONG_WORD for word in said) / len(said)

    @property
    def longest(self) -> str:
        """The sentence with most words; "" of nothing."""
        return max(self.sentences, key=lambda sentence: len(words(sentence)), default="")


def words(sentence: str) -> list[str]:
    """Return the words of a sentence; figures that follow each other are one."""
    return _WORD.findall(sentence)


def read(text: str) -> Reading:
    """Take a text's sentences: a full stop, question mark, exclamation mark, colon or empty line ends one.

    An e-mail address is one word.
    """
    parts: Iterable[str] = (" ".join(part.split()) for part in _END.split(_ADDRESS.sub("adress", text)))
    return Reading(tuple(part for part in parts if words(part)))
