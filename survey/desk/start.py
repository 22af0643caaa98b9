"""The start page: what waits for whoever has signed in, and the year in numbers for the chef."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from analysis.release import Audience
from survey.contacts import endings, outbox
from survey.contacts.endings import Ending, OfferState
from survey.desk.context import EVERYONE, STAFF, Section, desk, signed_in
from survey.desk.visible import may_see
from survey.domain.kinds import Role
from survey.i18n import _l
from survey.results.figures import YearResults
from survey.results.yearly import year_results

start = Section("start", __name__)


@dataclass(frozen=True, slots=True)
class Unsure:
    """An invitation of which nobody knows whether it went out, with its ending."""

    sending_id: str
    ending: Ending


@dataclass(frozen=True, slots=True)
class Worklist:
    """What waits, the oldest first: for a way or a reason, for a word on a sending, for a late reason."""

    waiting: list[Ending]
    unsure: list[Unsure]
    left: list[Ending]

    @property
    def offices(self) -> list[tuple[str, list[Ending]]]:
        """What waits by område, in the order of what has waited longest."""
        areas = dict.fromkeys(ending.area for ending in self.waiting)
        return [(area, [each for each in self.waiting if each.area == area]) for area in areas]

    @property
    def bounced(self) -> list[tuple[str, int]]:
        """Område → how many messages came to nobody, where there are any."""
        counts = [(area, sum(each.is_unreached for each in some)) for area, some in self.offices]
        return [(area, count) for area, count in counts if count]


@start.page("/", *EVERYONE, menu=(10, _l("Start")))
def overview() -> ResponseReturnValue:
    """Show the worklist to those who meet clients, and the way on to everyone."""
    here, account = desk(), signed_in()
    meets_clients = account.role in STAFF
    return render_template(
        "desk/start.html",
        meets_clients=meets_clients,
        work=_worklist() if meets_clients else Worklist([], [], []),
        results=_this_year() if account.role is Role.MANAGER else None,
        today=here.today(),
        ready=here.gate.is_ready(),
    )


def _worklist() -> Worklist:
    today = desk().today()
    with desk().contacts.read() as connection:
        found = _mine(endings.waiting(connection))
        sendings = [
            (sending.id, endings.find(connection, ending_id))
            for sending, ending_id in outbox.unsure(connection)
        ]
    left = [ending for ending in found if ending.state(today) is OfferState.UNEXPLAINED]
    waiting = [ending for ending in found if ending not in left]
    unsure = [Unsure(sending_id, ending) for sending_id, ending in sendings if ending and _mine([ending])]
    return Worklist(waiting, unsure, left)


def _mine(some: Sequence[Ending]) -> list[Ending]:
    return [ending for ending in some if may_see(signed_in(), ending)]


def _this_year() -> YearResults:
    here = desk()
    year, chef = here.today().year, Audience.CHEF
    return year_results(
        here.contacts, here.answers, here.operation, year, here.today(), chef, with_trend=False
    )
