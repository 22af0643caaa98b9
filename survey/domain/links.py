"""The link: a signed pointer to a ticket, never a container.

Signed with HMAC-SHA-256 cut to 16 bytes (RFC 2104 §5), by itsdangerous, with a key list oldest first.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from itsdangerous import BadSignature, Signer
from itsdangerous.signer import HMACAlgorithm

TICKET_ID_BYTES = 16
SALT = b"avslutningsenkat-lank-v1"
"""One salt for one purpose: a token made for something else is no link."""


class CutHMAC(HMACAlgorithm):
    """HMAC-SHA-256 cut to 16 bytes, so that a link fits a text message."""

    def get_signature(self, key: bytes, value: bytes) -> bytes:
        """Return the first 16 bytes of the HMAC."""
        return super().get_signature(key, value)[:TICKET_ID_BYTES]


class LinkSigner:
    """Makes and reads the token of a link; `keys` are oldest first and the last one signs."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        options: dict[str, Any] = {"key_derivation": "hmac", "digest_method": sha256}
        self._signer = Signer(list(keys), salt=SALT, algorithm=CutHMAC(sha256), **options)

    def token(self, ticket_id: bytes) -> str:
        """Return the token of a 16-byte ticket id: at most 45 characters."""
        return self._signer.sign(_text(ticket_id)).decode()

    def read(self, token: str) -> bytes | None:
        """Return the decoded ticket id of a true token, else None.

        Callers look the id up, never the string: base64 lets several strings mean one id.
        """
        try:
            ticket_id = _bytes(self._signer.unsign(token))
        except (BadSignature, ValueError):
            return None
        return ticket_id if len(ticket_id) == TICKET_ID_BYTES else None


def ticket_id_of(link_key: bytes, slot: int) -> bytes:
    """Return the ticket id of a slot: HMAC-SHA-256(link_key, slot), first 16 bytes."""
    return hmac.digest(link_key, b"biljett|%d" % slot, "sha256")[:TICKET_ID_BYTES]


def ticket_hash(ticket_id: bytes) -> bytes:
    """Return SHA-256 of a ticket id: all that the answer side stores of it."""
    return sha256(ticket_id).digest()


def _text(data: bytes) -> bytes:
    return urlsafe_b64encode(data).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    return urlsafe_b64decode(text + b"=" * (-len(text) % 4))
