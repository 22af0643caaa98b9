"""The example folder's present half-year: open offers, a worklist, drafts begun, and a half-full urn."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from survey.cli.example_path import Person, answer, register, start_answering
from survey.cli.instance import EXAMPLE_DATA, Instance
from survey.contacts import estimates
from survey.contacts.contact_details import Address
from survey.delivery.calendar import ZONE, next_allowed
from survey.delivery.choosing import ways_out
from survey.delivery.messages import MessageWay
from survey.delivery.wording import load_wording
from survey.domain.kinds import AgeGroup, Channel, EndingKind, Gender, NotOfferedReason, Way
from survey.domain.periods import HalfYear
from survey.domain.questionnaire import NO, NOT_APPLICABLE, PARTLY, YES
from survey.gate import Issued
from survey.worker import Worker

PLACES = (
    ("1780", "centrala"),
    ("1784", "vastra"),
    ("1781", "ostra"),
    ("1766", "norra"),
    ("1763", "centrala"),
    ("1785", "vastra"),
    ("1782", "ostra"),
    ("1737", "norra"),
)
CHANNELS = (Channel.LINK, Channel.LINK, Channel.LETTER, Channel.LINK, Channel.PAPER, Channel.ONSITE)
SENT = {
    20: Address(MessageWay.SMS, "+46701740605"),
    21: Address(MessageWay.EMAIL, "kim@example.se"),
}
"""The newest offers: their messages have gone out. Nobody has that number or address."""
OFFERED, ANSWERED, BEGUN, EVERY = 22, 7, 2, 5
"""So many offers, answers and drafts; an ending every fifth day back in time."""
QUESTIONS = (
    "tillganglighet", "bemotande", "arbetat_tillsammans", "fullfoljt_uppdrag",
    "ratt_vard_stod", "positiv_forandring", "myndighetssamverkan", "rekommendera",
)  # fmt: skip
SHEETS = (
    (YES, YES, YES, YES, PARTLY, YES, NOT_APPLICABLE, YES),
    (YES, YES, YES, PARTLY, NOT_APPLICABLE, PARTLY, PARTLY, YES),
    (PARTLY, YES, YES, NO, NO, NO, NO, PARTLY),
)


def build_present(instance: Instance, ombud_of: Mapping[str, str], today: date) -> None:
    """Build the half-year that holds today, through the real code."""
    issued = [_offer(instance, number, ombud_of, today) for number in range(OFFERED)]
    for number, keys in enumerate(issued[:ANSWERED]):
        way = Way.CODE if number % 3 == 1 else Way.LINK
        answer(instance, keys, _sheet(number), way, today)
    for keys in issued[ANSWERED : ANSWERED + BEGUN]:
        start_answering(instance, keys, {"tillganglighet": YES, "bemotande": YES}, today)
    _unoffered(instance, ombud_of, today)
    count = instance.gate.rounded_count(today.year)
    with instance.contacts.write() as connection:
        estimates.store(connection, {today.year: count}, today)


def _offer(instance: Instance, number: int, ombud_of: Mapping[str, str], today: date) -> Issued:
    ended_on = _back(today, (OFFERED - number) * EVERY)
    address = SENT.get(number)
    channel = Channel(address.way) if address else CHANNELS[number % len(CHANNELS)]
    person = _person(number, ended_on, ombud_of, channel=channel)
    person = replace(person, addresses=(address,)) if address else person
    issued = register(instance, person, ended_on)
    if address:
        _send(instance, ended_on, today)
    if issued is None:
        raise LookupError(number)
    return issued


def _send(instance: Instance, offered_on: date, today: date) -> None:
    """Let the worker write what was queued, at the hour when it went out; later than today it waits."""
    moment = next_allowed(datetime.combine(offered_on, time(), ZONE))
    if moment.date() < today:
        ways, wording = ways_out(instance.settings, {}), load_wording(instance.settings)
        Worker(instance.gate, ways, wording, lambda: moment, instance.premises).work()


def _unoffered(instance: Instance, ombud_of: Mapping[str, str], today: date) -> None:
    """Two reasons given, and four endings that wait: one of them since long."""
    reasons: Sequence[NotOfferedReason | None] = (
        NotOfferedReason.NO_CONTACT_PATH,
        NotOfferedReason.DECLINED,
        None,
        None,
        None,
        None,
    )
    for number, (days, reason) in enumerate(zip((33, 12, 20, 9, 4, 1), reasons, strict=True)):
        ended_on = _back(today, days)
        register(instance, _person(number, ended_on, ombud_of, reason=reason), ended_on)


def _back(today: date, days: int) -> date:
    """Return the day so many days ago, or the half-year's first day if that was before it."""
    half_year = HalfYear.of(today)
    return max(date(today.year, 1 if half_year.half == 1 else 7, 1), today - timedelta(days=days))


def _person(
    number: int,
    ended_on: date,
    ombud_of: Mapping[str, str],
    *,
    channel: Channel | None = None,
    reason: NotOfferedReason | None = None,
) -> Person:
    municipality, area = PLACES[number % len(PLACES)]
    return Person(
        ended_on=ended_on,
        kind=EndingKind.BROKEN_OFF if number % 5 == 4 else EndingKind.FORMAL,
        municipality=municipality,
        area=area,
        ombud_id=ombud_of[area],
        age_group=list(AgeGroup)[number % len(AgeGroup)],
        gender=list(Gender)[number % 2],
        channel=channel,
        reason=reason,
    )


def _sheet(number: int) -> dict[str, str]:
    with (EXAMPLE_DATA / "replica_2024.toml").open("rb") as file:
        comments = tomllib.load(file)["comments"]
    answers = dict(zip(QUESTIONS, SHEETS[number % len(SHEETS)], strict=True))
    words = {question: texts[number] for question, texts in comments.items() if number % 2 == 0}
    return {**answers, **words, "hjalp": "nej" if number % 3 else "av_nagon_jag_kanner"}
