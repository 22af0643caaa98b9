"""A visit: the one necessary cookie that holds a ticket, and the forms' MAC that never runs out."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from flask import Request, Response
from itsdangerous import BadSignature, Signer

from survey.domain.drafts import SECRET_BYTES, DraftKeys, draft_keys
from survey.domain.hints import Look
from survey.domain.links import TICKET_ID_BYTES, ticket_hash
from survey.i18n.catalogues import EASY, SOURCE
from survey.security.visit_cookie import cookie_name

BY_LINK, WAS_EASY, BROKEN_OFF, ONSITE, LARGE, LISTEN, ONE_PAGE = (1 << bit for bit in range(7))
"""The flags of a packed visit; WAS_EASY is read only, from cookies that named no language."""
FLAGS_AT = TICKET_ID_BYTES + SECRET_BYTES
LONGEST_CODE = 12
"""Letters of a language's code."""
KEPT = "survey.visit"
"""Where a request keeps its visit: every link on a page asks for it."""
SUMMER_MARGIN = timedelta(days=2)
"""The cookie outlives the last day by this much, so that no time zone cuts the last evening short."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a browser holds: a ticket, its own secret, how it came, and how its pages look."""

    ticket_id: bytes
    secret: bytes
    by_link: bool
    look: Look = field(default_factory=Look)
    broken_off: bool = False
    onsite: bool = False
    """The screen is somebody else's and is handed back."""

    @property
    def lasting(self) -> bool:
        """True when this browser may remember the visit: the person's own, come by link."""
        return self.by_link and not self.onsite

    @property
    def ticket_hash(self) -> bytes:
        """All that the answer side knows of the ticket id."""
        return ticket_hash(self.ticket_id)

    @property
    def keys(self) -> DraftKeys:
        """The keys of this browser's draft."""
        return draft_keys(self.ticket_id, self.secret)

    def pack(self) -> bytes:
        """Return the visit as 33 bytes and the code of its language."""
        look = self.look
        flags = (
            BY_LINK * self.by_link
            | BROKEN_OFF * self.broken_off
            | ONSITE * self.onsite
            | LARGE * look.large
            | LISTEN * look.listen
            | ONE_PAGE * look.one_page
        )
        return self.ticket_id + self.secret + bytes([flags]) + look.language.encode()[:LONGEST_CODE]


def unpack(data: bytes) -> Visit:
    """Return the visit that `Visit.pack` packed, also before it named a language."""
    flags = data[FLAGS_AT]
    language = data[FLAGS_AT + 1 :].decode() or (EASY if flags & WAS_EASY else SOURCE)
    supports = (bool(flags & flag) for flag in (LARGE, LISTEN, ONE_PAGE))
    return Visit(
        data[:TICKET_ID_BYTES],
        data[TICKET_ID_BYTES:FLAGS_AT],
        bool(flags & BY_LINK),
        Look(language, *supports),
        bool(flags & BROKEN_OFF),
        bool(flags & ONSITE),
    )


class Visits:
    """Reads and writes the cookie; `keys` are oldest first, and the last one signs."""

    def __init__(self, keys: Sequence[bytes], *, secure: bool) -> None:
        self.secure = secure
        self.cookie = cookie_name(secure=secure)
        self._cookies = Signer(list(keys), salt=b"enkat-kaka-v1", key_derivation="hmac", digest_method=sha256)
        self._forms = Signer(
            list(keys), salt=b"enkat-blankett-v1", key_derivation="hmac", digest_method=sha256
        )

    def read(self, request: Request) -> Visit | None:
        """Return the browser's visit, or None when it has no cookie of ours; checked once a request."""
        if KEPT not in request.environ:
            request.environ[KEPT] = self._checked(request.cookies.get(self.cookie, ""))
        visit: Visit | None = request.environ[KEPT]
        return visit

    def _checked(self, cookie: str) -> Visit | None:
        try:
            packed = self._cookies.unsign(cookie)
        except BadSignature:
            return None
        return unpack(urlsafe_b64decode(packed))

    def write(self, response: Response, visit: Visit, last_day: date) -> None:
        """Give the browser its visit: until the last day when it may last, else for this sitting."""
        value = self._cookies.sign(urlsafe_b64encode(visit.pack())).decode()
        until = datetime.combine(last_day + SUMMER_MARGIN, time(), UTC) if visit.lasting else None
        response.set_cookie(
            self.cookie, value, expires=until, path="/", httponly=True, secure=self.secure, samesite="Lax"
        )

    def forget(self, response: Response) -> None:
        """Take the visit from the browser."""
        response.delete_cookie(self.cookie, path="/", secure=self.secure, httponly=True, samesite="Lax")

    def mac(self, visit: Visit, step: str) -> str:
        """Return the proof that a form was made for this ticket and step; it never runs out."""
        return self._forms.get_signature(_bound(visit, step)).decode()

    def made_for(self, visit: Visit, step: str, mac: str) -> bool:
        """Tell whether a form was made for this ticket and step, by any of our keys."""
        return self._forms.verify_signature(_bound(visit, step), mac)


def same_sender(visit: Visit, receipt: bytes | None) -> bool:
    """Tell whether this browser is the one that sent."""
    return receipt is not None and hmac.compare_digest(visit.keys.receipt, receipt)


def _bound(visit: Visit, step: str) -> bytes:
    return visit.ticket_hash.hex().encode() + b"|" + step.encode()
