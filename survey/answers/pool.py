"""The sealed pool: breakdown counts too few to show, carried on under a key of their own."""

import json
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from survey.answers import tables as t
from survey.answers.opening_keys import keep_private, take_private
from survey.domain.envelopes import SealedAnswer, new_key_pair, pad, seal, unpad, unseal
from survey.domain.questionnaire import NO, NOT_APPLICABLE, PARTLY, YES, Questionnaire
from survey.security.keys import KeyFolder

POOL_BYTES = 65_536
KEY_PREFIX = "pool-"


@dataclass(frozen=True, slots=True)
class Profile:
    """All that an opening is told about a ticket's person."""

    kind: str
    area: str


class Cell(NamedTuple):
    """One count's place: a question, the people alike in all that could be known of them, and what they said.

    `fold` is "ja", "ej_ja" or "" for no answer that takes a stand. The opening is there because each
    opening's overall counts are out already: the release audit has to know whose they were.
    """

    version: str
    question: str
    opening: str
    kind: str
    area: str
    way: str
    fold: str


Pool = Counter[Cell]
"""How many answers stand in each place; never across questions."""


def profile_counts(
    answers: Iterable[tuple[SealedAnswer, Profile]], versions: dict[str, Questionnaire], opening_id: str
) -> Pool:
    """Count ja, ej ja and no answer per question and profile."""
    return Pool(
        Cell(
            answer.version,
            question.id,
            opening_id,
            profile.kind,
            profile.area,
            answer.way,
            _fold(answer.answers.get(question.id)),
        )
        for answer, profile in answers
        for question in versions[answer.version].scale_questions
    )


def contents(connection: Connection, keys: KeyFolder, unlocked: bytes) -> Pool:
    """Return what earlier openings have left in the pool."""
    row = connection.execute(select(t.sealed_pool)).first()
    if row is None:
        return Pool()
    private = take_private(keys, KEY_PREFIX + row.id, unlocked)
    cells = json.loads(unpad(unseal(private, row.box, row.id.encode())))
    return Pool({Cell(*cell): count for *cell, count in cells})


def seal_anew(connection: Connection, keys: KeyFolder, counts: Pool) -> None:
    """Put these counts in place of the pool's, under a fresh key.

    The new key is on disk before the row can be committed; the old one is destroyed by the opening's
    last step.
    """
    pair, pool_id = new_key_pair(), secrets.token_hex(8)
    keep_private(keys, KEY_PREFIX + pool_id, pair)
    content = json.dumps(
        [[*cell, count] for cell, count in sorted(counts.items())], ensure_ascii=False
    ).encode()
    size = POOL_BYTES * (1 + (len(content) + 4) // POOL_BYTES)
    connection.execute(delete(t.sealed_pool))
    box = seal(pair.public, pad(content, size), pool_id.encode())
    connection.execute(insert(t.sealed_pool).values(id=pool_id, box=box))


def stale_keys(connection: Connection, keys: KeyFolder) -> Iterator[str]:
    """Yield the names of pool keys that seal nothing any more."""
    current = connection.execute(select(t.sealed_pool.c.id)).scalar()
    for path in (keys.root / "opening").glob(KEY_PREFIX + "*"):
        if path.name != f"{KEY_PREFIX}{current}":
            yield path.name


def _fold(code: str | None) -> str:
    return {YES: "ja", PARTLY: "ej_ja", NO: "ej_ja", NOT_APPLICABLE: ""}.get(code or "", "")
