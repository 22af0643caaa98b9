"""The sealed pool: breakdown counts too few to show, carried on under a key of their own."""

import json
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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


Pool = Counter[tuple[str, str, str, str]]
"""(version, question, "kind|area|way", "ja" / "ej_ja" / "") → how many; never across questions."""


def profile_counts(
    answers: Iterable[tuple[SealedAnswer, Profile]], versions: dict[str, Questionnaire]
) -> Pool:
    """Count ja, ej ja and no answer per question and profile."""
    return Pool(
        (
            answer.version,
            question.id,
            f"{profile.kind}|{profile.area}|{answer.way}",
            _fold(answer.answers.get(question.id)),
        )
        for answer, profile in answers
        for question in versions[answer.version].scale_questions
    )


def carry_over(connection: Connection, keys: KeyFolder, unlocked: bytes, added: Pool) -> None:
    """Open the pool, add this opening's counts, and seal it anew under a fresh key.

    The new key is on disk before the row can be committed; the old one is destroyed by the opening's
    last step.
    """
    counts = _read(connection, keys, unlocked) + added
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


def _read(connection: Connection, keys: KeyFolder, unlocked: bytes) -> Pool:
    row = connection.execute(select(t.sealed_pool)).first()
    if row is None:
        return Pool()
    private = take_private(keys, KEY_PREFIX + row.id, unlocked)
    cells = json.loads(unpad(unseal(private, row.box, row.id.encode())))
    return Pool(
        {(version, question, profile, fold): count for version, question, profile, fold, count in cells}
    )


def _fold(code: str | None) -> str:
    return {YES: "ja", PARTLY: "ej_ja", NO: "ej_ja", NOT_APPLICABLE: ""}.get(code or "", "")
