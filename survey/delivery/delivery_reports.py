"""Delivery reports of 46elks: who sent them, and what they say (46elks.com/docs, "SMS delivery reports")."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass

ON_THE_WAY, DELIVERED, FAILED = "sent", "delivered", "failed"
MOST = 100
"""Characters of the provider's name for a message; what is longer did not come from it."""


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What became of a message that the provider had taken; `reference` is the provider's name for it."""

    reference: str
    delivered: bool


def read_report(form: Mapping[str, str]) -> DeliveryReport | None:
    """Return a report of the end; None for one on the way ("sent") or one that makes no sense."""
    if not is_report(form) or form["status"] == ON_THE_WAY:
        return None
    return DeliveryReport(form["id"], delivered=form["status"] == DELIVERED)


def is_report(form: Mapping[str, str]) -> bool:
    """Tell whether a form looks like a report, of whatever message."""
    reference = form.get("id", "")
    known = reference.isascii() and reference.isalnum() and len(reference) <= MOST
    return known and form.get("status", "") in (ON_THE_WAY, DELIVERED, FAILED)


def is_the_provider(given: str, secret: str) -> bool:
    """Tell in constant time whether the password given with a report is ours; without a secret nobody is."""
    return bool(secret) and hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode())
