"""Double entry: the copy of a keyed paper, which only the paper itself opens: its code and the word on it.

The code follows from the desk's own key, so the code alone would let the server read the copy. The word
is written on the paper by hand and stored nowhere (docs/decisions/0014-double-entry.md).
"""

import hmac
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from survey.domain.codes import random_letters, stretch
from survey.domain.drafts import WORD_LETTERS
from survey.domain.envelopes import ENVELOPE_BYTES, SealedAnswer, pad, unpad
from survey.domain.questionnaire import Answers, Question, QuestionKind, Questionnaire

COPY_BYTES = 2 * ENVELOPE_BYTES
"""Room for both keyings; every copy has this size, before and after the second one."""
WEEK_DAYS = 7


class Keying(StrEnum):
    """Whose answer holds where two people read a paper differently."""

    FIRST = "first"
    SECOND = "second"


class Waits(StrEnum):
    """What waits for a code in the hand of a member of staff."""

    NOTHING = "nothing"
    FOR_OTHERS = "for_others"
    """They keyed it first: another person does it the second time."""
    FOR_YOU = "for_you"


class Again(StrEnum):
    """Why a second keying was not taken, or what came of settling it."""

    GONE = "gone"
    """No copy waits: its time is out, the urn was opened, or it has been settled."""
    NOT_YOURS = "not_yours"
    """They keyed it first, or somebody else has begun to settle it."""
    WRONG_WORD = "wrong_word"
    WORD_SPENT = "word_spent"
    UNSETTLED = "unsettled"
    """Not every difference has been decided."""
    FIRST_STANDS = "first_stands"
    """The urn was closed meanwhile: the first keying is counted."""
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Copy:
    """What was keyed first and, once it has been, what was keyed the second time and by whom (a mark)."""

    first: SealedAnswer
    second: Answers | None = None
    second_by: bytes = b""


@dataclass(frozen=True, slots=True)
class Difference:
    """A question that two people read differently; "" is no answer."""

    question: Question
    first: str
    second: str

    def says(self, keying: Keying) -> str:
        """Return what was keyed the first or the second time."""
        return self.first if keying is Keying.FIRST else self.second


def is_drawn(percent: int, lot: Callable[[], float]) -> bool:
    """Draw whether a paper is keyed twice; `lot` gives a number from 0 up to, not including, 1."""
    return lot() * 100 < percent


def week_of(day: date) -> int:
    """Return the number of the 7-day stretch, shared by everyone, that holds the day."""
    return day.toordinal() // WEEK_DAYS


def last_week(today: date) -> int:
    """Return the last stretch in which a copy made today is kept: 8 to 14 days."""
    return week_of(today) + 1


def new_sheet() -> str:
    """Return the random mark of one shown sheet; it lives in that page alone."""
    return secrets.token_hex(16)


def word_of(sheet: str) -> str:
    """Return the word for the paper that this sheet keyed: the same when the sheet is sent twice."""
    return random_letters(hmac.digest(sheet.encode(), b"dubbel-ord", "sha256"), WORD_LETTERS)


def receipt_of(sheet: str) -> bytes:
    """Return what lets this sheet alone be told that it has been stored before."""
    return hmac.digest(sheet.encode(), b"dubbel-kvitto", "sha256")


def locator_of(ticket_id: bytes) -> bytes:
    """Return where a ticket's copy lies: not to be told from the ticket's hash."""
    return hmac.digest(ticket_id, b"dubbel-plats", "sha256")[:16]


def mark_of(ticket_id: bytes, account_id: str) -> bytes:
    """Return the mark of a member of staff at one paper: the same person's differ from paper to paper."""
    return hmac.digest(ticket_id, b"dubbel-inmatare|" + account_id.encode(), "sha256")[:16]


def close_copy(word: str, ticket_id: bytes, copy: Copy, cost: int) -> bytes:
    """Return the copy padded to one size under Argon2id(word, ticket id); first its cost class."""
    content = {
        "v": copy.first.version,
        "w": copy.first.way,
        "a": dict(copy.first.answers),
        "b": None if copy.second is None else dict(copy.second),
        "k": copy.second_by.hex(),
    }
    packed = pad(json.dumps(content, ensure_ascii=False).encode(), COPY_BYTES)
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    key = stretch(word.encode() + ticket_id, salt, cost)
    return bytes([cost]) + salt + nonce + AESGCM(key).encrypt(nonce, packed, None)


def open_copy(word: str, ticket_id: bytes, box: bytes) -> Copy | None:
    """Return the copy that `close_copy` closed, or None with another word or ticket."""
    key = stretch(word.encode() + ticket_id, box[1:17], box[0])
    try:
        content = json.loads(unpad(AESGCM(key).decrypt(box[17:29], box[29:], None)))
    except InvalidTag:
        return None
    first = SealedAnswer(content["v"], content["w"], content["a"])
    return Copy(first, content["b"], bytes.fromhex(content["k"]))


def differences(questionnaire: Questionnaire, first: Answers, second: Answers) -> list[Difference]:
    """Return where two keyings of a paper differ; spaces and line breaks in a text are no difference."""
    pairs = [(each, first.get(each.id, ""), second.get(each.id, "")) for each in questionnaire]
    return [Difference(each, one, other) for each, one, other in pairs if one.split() != other.split()]


def keys_of(questionnaire: Questionnaire) -> int:
    """Return how many questions of a paper take a key."""
    return sum(question.kind is not QuestionKind.TEXT for question in questionnaire)


def differing_keys(found: list[Difference]) -> int:
    """Return how many of the differences are in keys, not in texts."""
    return sum(each.question.kind is not QuestionKind.TEXT for each in found)


def settled(copy: Copy, found: list[Difference], choices: Mapping[str, str]) -> Answers | None:
    """Return the answers once every difference is decided (question id → Keying); None before."""
    decided = {each.question.id: choices.get(each.question.id, "") for each in found}
    if any(choice not in tuple(Keying) for choice in decided.values()):
        return None
    chosen = {each.question.id: each.says(Keying(decided[each.question.id])) for each in found}
    return {name: answer for name, answer in {**copy.first.answers, **chosen}.items() if answer}
