"""The replica of 2024: 102 endings, 86 offered, 21 answers, opened after the year's last day."""

import tomllib
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from survey.cli.example_path import Person, answer, register, shuffled
from survey.cli.instance import EXAMPLE_DATA, Instance
from survey.domain.kinds import AgeGroup, Channel, EndingKind, Gender, NotOfferedReason, Way
from survey.domain.organisation_file import load_operation
from survey.gate import Issued
from survey.results.openings import open_year

OPENED_ON = date(2025, 7, 1)
Replica = Mapping[str, Any]


def build_replica(instance: Instance, ombud_of: Mapping[str, str], passphrase: str) -> None:
    """Build the year through the real code and open its urn.

    `ombud_of` gives each område's ombud account.
    """
    with (EXAMPLE_DATA / "replica_2024.toml").open("rb") as file:
        replica = tomllib.load(file)
    issued = _register_all(instance, replica, ombud_of)
    sheets = iter(replica["sheets"])
    ways = iter(shuffled(_expanded(replica["answers"]["by_way"]), "ways"))
    for group, keys in zip(replica["groups"], issued, strict=True):
        for one in keys[: group["answered"]]:
            answer(instance, one, next(sheets), Way(next(ways)), one.last_day)
    open_year(instance.gate, replica["year"], passphrase, OPENED_ON, instance.backup)


def _register_all(instance: Instance, replica: Replica, ombud_of: Mapping[str, str]) -> list[list[Issued]]:
    """Register everyone in the order of their endings; return the keys group by group."""
    people = list(_people(replica, ombud_of))
    issued: list[list[Issued]] = [[] for _ in replica["groups"]]
    for group, person in sorted(people, key=lambda pair: pair[1].ended_on):
        keys = register(instance, person, person.ended_on)
        if keys:
            issued[group].append(keys)
    return issued


def _people(replica: Replica, ombud_of: Mapping[str, str]) -> Iterator[tuple[int, Person]]:
    days = iter(shuffled(list(_days(replica)), "days"))
    ages = iter(shuffled(_expanded(replica["endings"]["by_age"]), "ages"))
    genders = iter(shuffled(_expanded(replica["endings"]["by_gender"]), "genders"))
    channels = iter(shuffled(_expanded(replica["offers"]["by_channel"]), "channels"))
    places = {area: iter(codes) for area, codes in _places(replica).items()}
    for number, group in enumerate(replica["groups"]):
        for outcome in shuffled(_outcomes(group), f"outcomes-{number}"):
            yield (
                number,
                Person(
                    ended_on=next(days),
                    kind=EndingKind(group["kind"]),
                    municipality=next(places[group["area"]]),
                    area=group["area"],
                    ombud_id=ombud_of[group["area"]],
                    age_group=AgeGroup(next(ages)),
                    gender=Gender(next(genders)),
                    channel=Channel(next(channels)) if outcome == "offered" else None,
                    reason=None if outcome in ("offered", "not_yet") else NotOfferedReason(outcome),
                ),
            )


def _days(replica: Replica) -> Iterator[date]:
    for month, count in enumerate(replica["endings"]["by_month"], start=1):
        longest = monthrange(replica["year"], month)[1]
        yield from (date(replica["year"], month, 1 + place * longest // count) for place in range(count))


def _places(replica: Replica) -> dict[str, list[str]]:
    operation = load_operation(EXAMPLE_DATA / "operation.toml")
    codes = replica["endings"]["by_municipality"]
    of_area = {
        area.id: {place.code: codes[place.code] for place in area.municipalities if place.code in codes}
        for area in operation.areas
    }
    return {area: shuffled(_expanded(counts), area) for area, counts in of_area.items()}


def _outcomes(group: Mapping[str, Any]) -> list[str]:
    return ["offered"] * group["offered"] + _expanded(group["not_offered"])


def _expanded(counts: Mapping[str, int]) -> list[str]:
    return [name for name, count in counts.items() for _ in range(count)]
