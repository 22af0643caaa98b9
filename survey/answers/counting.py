"""Step 3 of an opening: sealed answers become counts and detached comments, and are thrown away."""

import random
import secrets
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import Connection, delete, insert, select, update

from survey.answers import second_keying, tickets, urns
from survey.answers import tables as t
from survey.domain.envelopes import SealedAnswer, unpack, unseal
from survey.domain.kinds import TicketState
from survey.domain.loader import bundled_versions
from survey.domain.questionnaire import QuestionKind, Questionnaire


def open_envelopes(connection: Connection, privates: Mapping[str, bytes]) -> dict[bytes, SealedAnswer]:
    """Return ticket hash → answer for every envelope in these urns (urn id → private key)."""
    query = select(t.envelope).where(t.envelope.c.urn_id.in_(list(privates)))
    return {
        row.ticket_hash: unpack(unseal(privates[row.urn_id], row.box, urns.context_of(row.urn_id)))
        for row in connection.execute(query)
    }


def versions_of(answers: Iterable[SealedAnswer]) -> dict[str, Questionnaire]:
    """Return the questionnaires that these answers belong to, by version."""
    return {answer.version: bundled_versions()[answer.version] for answer in answers}


def write_tallies(
    connection: Connection,
    opening_id: str,
    answers: Iterable[SealedAnswer],
    versions: Mapping[str, Questionnaire],
) -> None:
    """Count every answer of every closed question, '' for not answered; one row a count."""
    counts = Counter(
        (answer.version, question.id, answer.answers.get(question.id, ""))
        for answer in answers
        for question in versions[answer.version]
        if question.kind is not QuestionKind.TEXT
    )
    rows = [
        {"opening_id": opening_id, "version": version, "question": question, "answer": code, "count": number}
        for (version, question, code), number in sorted(counts.items())
    ]
    connection.execute(insert(t.tally), rows)


def write_comments(
    connection: Connection,
    opening_id: str,
    answers: Iterable[SealedAnswer],
    versions: Mapping[str, Questionnaire],
) -> None:
    """Store free texts shuffled, under random ids, tied to nothing but the opening."""
    texts = list(_texts(answers, versions))
    random.SystemRandom().shuffle(texts)
    rows = [
        {"id": secrets.token_hex(16), "opening_id": opening_id, "question": question, "text": text}
        for question, text in texts
    ]
    if rows:
        connection.execute(insert(t.comment), sorted(rows, key=lambda row: row["id"]))


def throw_away(connection: Connection, hashes: Collection[bytes], urn_ids: Collection[str]) -> None:
    """Delete the envelopes, drafts and copies of counted tickets and strip spent tickets to bare hashes."""
    connection.execute(delete(t.envelope).where(t.envelope.c.urn_id.in_(list(urn_ids))))
    tickets.forget_drafts(connection, hashes)
    second_keying.forget(connection, list(urn_ids))
    unopened = select(t.envelope.c.ticket_hash)
    done = t.ticket.c.state.in_([TicketState.SPENT, TicketState.REPLACED]) & t.ticket.c.hash.not_in(unopened)
    connection.execute(update(t.ticket).where(done).values(code_hash=None, wrapped_id=None, receipt=None))
    connection.execute(update(t.urn).where(t.urn.c.id.in_(list(urn_ids))).values(state=urns.EMPTIED))


def _texts(
    answers: Iterable[SealedAnswer], versions: Mapping[str, Questionnaire]
) -> Iterator[tuple[str, str]]:
    for answer in answers:
        for question in versions[answer.version]:
            text = answer.answers.get(question.id, "").strip()
            if question.kind is QuestionKind.TEXT and text:
                yield question.id, text
