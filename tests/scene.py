"""What a test sees of an instance from outside: dumps, raw files, and people who answer without a browser."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import MetaData, func, select

from analysis.participation_plan import PLAN, groups_of
from survey.accounts import tables as accounts
from survey.answers import counting, opening_keys, tickets, urns
from survey.answers import tables as t
from survey.answers.opening import Opening
from survey.answers.pool import Pool, contents
from survey.cli import example_path
from survey.cli.instance import Instance
from survey.contacts import tables as contacts
from survey.database.engines import Database
from survey.domain.envelopes import SealedAnswer
from survey.domain.kinds import Way
from survey.domain.links import LinkSigner, ticket_hash
from survey.domain.loader import bundled_versions
from survey.domain.outcomes import OpeningRefused
from survey.domain.questionnaire import Answers, QuestionKind
from survey.gate import Issued
from survey.results.openings import open_year, people_of
from survey.security.keys import OPENING, PUBLIC
from tests.conftest import PASSPHRASE, TODAY

VERSION = "klarsprak-2026"
METADATA: dict[str, tuple[MetaData, ...]] = {
    "answers": (t.metadata,),
    "contacts": (contacts.metadata, accounts.metadata),
}


class PowerCut(Exception):
    """Stands for a process that ends in the middle."""


@dataclass(frozen=True, slots=True)
class Person:
    """A former client with a link, as the test knows them; nobody else may."""

    issued: Issued
    ticket_id: bytes

    @property
    def hash(self) -> bytes:
        return ticket_hash(self.ticket_id)


def person(instance: Instance, issued: Issued) -> Person:
    ticket_id = LinkSigner(instance.keys.all(PUBLIC, "link-signing")).read(issued.token)
    assert ticket_id
    return Person(issued, ticket_id)


def ticket_of(instance: Instance, issued: Issued) -> tickets.Ticket:
    with instance.answers.read() as connection:
        found = tickets.find(connection, person(instance, issued).hash)
    assert found
    return found


def answer(
    instance: Instance, issued: Issued, answers: Answers, way: Way = Way.LINK, today: date = TODAY
) -> None:
    """Answer the real way, and see that it was stored."""
    example_path.answer(instance, issued, answers, way, today)
    assert ticket_of(instance, issued).state == "spent"


def people_who_answer(
    instance: Instance, offer: Callable[..., Issued], count: int, *, today: date = TODAY, **given: object
) -> list[Person]:
    """Offer to so many people and let each of them answer, with a number as their own words."""
    people = [person(instance, offer(today=today, **given)) for _ in range(count)]
    for number, one in enumerate(people):
        answer(instance, one.issued, {"bemotande": "ja", "vad_var_bra": f"ord {number}"}, today=today)
    return people


def open_now(
    instance: Instance,
    year: int = TODAY.year,
    today: date = TODAY,
    secret: str = PASSPHRASE,
    after_step: Callable[[int], None] = lambda _step: None,
) -> Opening | OpeningRefused:
    return open_year(instance.gate, year, secret, today, instance.backup, after_step)


def cut_after(step: int) -> Callable[[int], None]:
    """Return what ends an opening when a step is done."""

    def cut(done: int) -> None:
        if done == step:
            raise PowerCut(step)

    return cut


def dump(database: Database, name: str) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, in an order of their own."""
    tables = [table for metadata in METADATA[name] for table in metadata.sorted_tables]
    with database.read() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in tables
        }


def dumps(instance: Instance) -> dict[str, dict[str, list[tuple[object, ...]]]]:
    return {name: dump(getattr(instance, name), name) for name in METADATA}


def participation_of(instance: Instance, year: int = TODAY.year) -> dict[tuple[str, str], tuple[int, int]]:
    """Return (dimension, level) → (answered and opened, offered), as only a test and the audit may."""
    people = people_of(instance.gate, year)
    return {
        (dimension, group.name): (group.answered, group.offered)
        for dimension in (PLAN.dimensions if people else ())
        for group in groups_of(people, dimension)
    }


def rows(instance: Instance, table: str) -> list[dict[str, object]]:
    """Return the rows of a table of the answer side."""
    with instance.answers.read() as connection:
        return [dict(row) for row in connection.execute(select(t.metadata.tables[table])).mappings()]


def how_many(instance: Instance, table: str) -> int:
    with instance.answers.read() as connection:
        return connection.execute(select(func.count()).select_from(t.metadata.tables[table])).scalar_one()


def raw_files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder as it lies on the disk."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def files_with(folder: Path, needles: Iterable[bytes]) -> dict[str, list[bytes]]:
    """Return file → which of the needles stand in it, for the files where any does."""
    wanted = list(needles)
    found = {name: [one for one in wanted if one in content] for name, content in raw_files(folder).items()}
    return {name: hits for name, hits in found.items() if hits}


def sealed_answers(instance: Instance, secret: str = PASSPHRASE) -> dict[bytes, SealedAnswer]:
    """Open every envelope with the keys that are left; fails when one is sealed to a key that is gone."""
    unlocked = opening_keys.unlock(instance.keys, secret)
    assert unlocked
    with instance.answers.read() as connection:
        used = set(connection.execute(select(t.envelope.c.urn_id)).scalars())
        privates = {
            urn: opening_keys.take_private(instance.keys, urns.key_name(urn), unlocked) for urn in used
        }
        return counting.open_envelopes(connection, privates)


def pool_of(instance: Instance, secret: str = PASSPHRASE) -> Pool:
    """Open the sealed pool as only a test may."""
    unlocked = opening_keys.unlock(instance.keys, secret)
    assert unlocked
    assert how_many(instance, "sealed_pool") == 1
    with instance.answers.read() as connection:
        return contents(connection, instance.keys, unlocked)


def counted(instance: Instance) -> dict[str, int]:
    """Return opening id → how many answers its counts add up to; fails when a question has fewer."""
    sums: Counter[tuple[str, str, str]] = Counter()
    for row in rows(instance, "tally"):
        sums[row["opening_id"], row["version"], row["question"]] += row["count"]
    result: Counter[str] = Counter()
    for opening_id, version in {key[:2] for key in sums}:
        closed = [one.id for one in bundled_versions()[version] if one.kind is not QuestionKind.TEXT]
        (answers,) = {sums[opening_id, version, question] for question in closed}
        result[opening_id] += answers
    return dict(result)


def urn_keys(instance: Instance) -> dict[str, set[str]]:
    """Return the names of the sealed private keys in the key folder and in its backup."""
    return {
        root.name: {path.name for path in (root / OPENING).glob("*-*") if path.name[:4] in ("urn-", "pool")}
        for root in (instance.keys.root, instance.keys.backup)
    }
