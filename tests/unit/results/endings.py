"""Made-up endings for the tests of the results."""

from datetime import date

from survey.contacts.endings import Ending
from survey.domain.kinds import EndingKind


def ending(
    offered=True,
    reason=None,
    kind=EndingKind.FORMAL,
    area="centrala",
    ended_on=date(2024, 5, 4),
    stopped=None,
):
    """One ending; an offer and a reason stand together only where the survey came to nobody."""
    came_back = stopped is not None and not stopped.was_reached
    offer_id = "offer" if offered and (reason is None or came_back) else None
    return Ending(
        id="x", ended_on=ended_on, kind=kind, municipality="1780", area=area, age_group=None, gender=None,
        ombud_id="anna", reason=reason, offer_id=offer_id, channel=None, offered_on=None,
        stopped=stopped,
    )  # fmt: skip
