"""Whether the survey stays as quick while the SMS gateway keeps the worker waiting."""

import secrets
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from statistics import quantiles
from threading import Thread

from benchmarks.journey import respond
from benchmarks.measuring import Measured
from survey.cli.example_links import make_links
from survey.cli.instance import Instance
from survey.config import current_day
from survey.contacts import endings
from survey.contacts.contact_details import Address
from survey.contacts.invitations import invite
from survey.delivery.calendar import ZONE
from survey.delivery.choosing import WaysOut
from survey.delivery.elks_sms import ElksAccount, ElksSms
from survey.delivery.messages import MessageWay
from survey.delivery.wording import load_wording
from survey.domain.kinds import Channel, EndingKind
from survey.public.app import create_app
from survey.worker import Worker

SLOW = 600.0
"""Seconds that the worker would wait for a reply; the gateway gives none as long as it is measured."""
A_WEEKDAY = datetime(2026, 5, 4, 11, tzinfo=ZONE)
NUMBER = "+46701740605"


def measured(instance: Instance, times: int) -> Iterator[Measured]:
    """Yield the 95th percentile of a journey, by the clock, with a worker that waits and without one."""
    app = create_app(instance.settings)
    tokens = iter([each.token for each in make_links(instance, 2 * max(times, 2) + 2, current_day())])

    def journey() -> None:
        respond(app, next(tokens))

    alone = _p95(journey, times)
    with waiting_worker(instance):
        beside = _p95(journey, times)
    yield Measured(
        "p95 of a journey while a gateway keeps the worker waiting", beside, "p95 without it", alone
    )


@contextmanager
def waiting_worker(instance: Instance) -> Iterator[None]:
    """Let a worker send an SMS to a gateway that takes the request and never replies."""
    _queue(instance)
    with socket.create_server(("127.0.0.1", 0)) as gateway:
        url = f"http://127.0.0.1:{gateway.getsockname()[1]}/sms"
        sms = ElksSms(ElksAccount(url, "benchmark", "benchmark", "Enkat"), timeout=SLOW)
        wording = load_wording(instance.settings)
        worker = Worker(instance.gate, WaysOut(sms=sms), wording, lambda: A_WEEKDAY, instance.premises)
        thread = Thread(target=worker.work)
        thread.start()
        request, _address = gateway.accept()
        yield
        request.close()
    thread.join()


def _queue(instance: Instance) -> None:
    """Register an ending and queue one SMS for it."""
    today = A_WEEKDAY.date()
    new = endings.NewEnding(secrets.token_hex(16), today, EndingKind.FORMAL, "1781", "ostra", "-", today)
    with instance.contacts.write() as connection:
        ending_id = endings.register(connection, new)
    also = invite(instance.keys, [Address(MessageWay.SMS, NUMBER)], A_WEEKDAY)
    instance.gate.offer(ending_id, Channel.SMS, today, also)


def _p95(call: Callable[[], object], times: int) -> float:
    """Return the 95th percentile of so many calls, in milliseconds by the clock, after one to warm up."""
    call()
    spent = []
    for _ in range(max(times, 2)):
        start = time.perf_counter()
        call()
        spent.append(time.perf_counter() - start)
    return quantiles(spent, n=20, method="inclusive")[-1] * 1000
