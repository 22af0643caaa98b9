"""SMS through 46elks: one form POST with basic authentication (46elks.com/docs, "Send an SMS")."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit, urlunsplit

import httpx2

from survey.delivery.protocol import Cause, Message, Outcome, Refused, Sent, TryLater, Unsure, handle

TIMEOUT = 20.0
"""Seconds; the worker waits, never a page."""
REPORTER = "elks"
"""The name that the provider signs its delivery reports with."""
NEVER_LEFT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.ProxyError)
ABOUT_THE_NUMBER = re.compile(
    rb"\bto\b.{0,20}number|number.{0,20}\bto\b|\b(in)?valid.{0,9}\bto\b", re.IGNORECASE
)
FAULTS_OF_OURS = {402: Cause.NO_CREDIT, 403: Cause.NO_CREDIT, 429: Cause.NO_ANSWER, 503: Cause.NO_ANSWER}
"""Answers after which nothing was sent and which say nothing of the person."""


@dataclass(frozen=True, slots=True)
class ElksAccount:
    """What 46elks knows us by; `sender` is what the phone shows, neutral and at most 11 characters."""

    url: str
    username: str
    password: str = field(repr=False)
    sender: str
    reports_to: str = ""
    """Address for delivery reports, to which each sending's handle is added; "" asks for none."""
    report_secret: str = field(default="", repr=False)
    """What the provider signs in with at that address: in a header, never in what a server logs."""


class ElksSms:
    """Sends SMS; 46elks has no idempotency key, so what is unsure stays unsure until a report comes."""

    def __init__(self, account: ElksAccount, timeout: float = TIMEOUT) -> None:
        self._account = account
        # no connection is kept: one that the other end has closed would look like a message perhaps taken
        self._client = httpx2.Client(
            auth=(account.username, account.password),
            timeout=timeout,
            limits=httpx2.Limits(max_keepalive_connections=0),
        )

    def send(self, message: Message, key: str) -> Outcome:
        """Send one SMS; the provider is asked not to keep its text."""
        try:
            response = self._client.post(self._account.url, data=self._form(message, key))
        except NEVER_LEFT:
            return TryLater(Cause.NO_ANSWER)
        except httpx2.HTTPError:
            return Unsure()
        return _outcome(response)

    def _form(self, message: Message, key: str) -> Mapping[str, str]:
        asks = self._account.reports_to and message.followed
        form = {"from": self._account.sender, "to": message.to, "message": message.text}
        reports = {"whendelivered": self._report_address(key)} if asks else {}
        return {**form, "dontlog": "message", **reports}

    def _report_address(self, key: str) -> str:
        """Return where the report of this sending goes, with the secret as a password (RFC 3986 §3.2.1)."""
        parts = urlsplit(self._account.reports_to)
        signed = f"{REPORTER}:{quote(self._account.report_secret, safe='')}@{parts.netloc}"
        return urlunsplit((parts.scheme, signed, f"{parts.path.rstrip('/')}/{handle(key)}", "", ""))


def _outcome(response: httpx2.Response) -> Outcome:
    """Return what an answer means; only a wrong number is final: our own faults burn nobody's message."""
    status = response.status_code
    if response.is_success:
        return _taken(response)
    if status in FAULTS_OF_OURS:
        return TryLater(FAULTS_OF_OURS[status])
    if response.is_server_error:
        return Unsure()
    if status in (400, 422):
        about_number = ABOUT_THE_NUMBER.search(response.content)
        return Refused(Cause.ADDRESS_WRONG) if about_number else TryLater(Cause.REFUSED)
    return TryLater(Cause.CREDENTIALS)


def _taken(response: httpx2.Response) -> Outcome:
    try:
        body = response.json()
    except ValueError:
        return Unsure()
    if not isinstance(body, dict) or not isinstance(body.get("id"), str):
        return Unsure()
    return Refused(Cause.ADDRESS_WRONG) if body.get("status") == "failed" else Sent(body["id"])
