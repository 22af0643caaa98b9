"""Numbers and addresses: sealed under a key outside the database, erased when their purpose is over."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from sqlalchemy import Connection, delete, insert, select

from survey.contacts import tables as t
from survey.delivery.messages import MessageWay
from survey.domain.retention import CONTACT_DAYS
from survey.security.keys import DESK, KeyFolder

KEY_NAME = "contact-details"
NONCE_BYTES = 12
KEPT_FOR = timedelta(days=CONTACT_DAYS)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes: a telephone number or an e-mail address, shown in no log."""

    way: MessageWay
    to: str = field(repr=False)
    hint: str = ""
    """The character behind the link: what the page should look like for this person."""


def seal(keys: KeyFolder, offer_id: str, address: Address) -> bytes:
    """Return an address sealed to its offer and way; raises KeyRefused without the key."""
    nonce, content = secrets.token_bytes(NONCE_BYTES), json.dumps([address.to, address.hint]).encode()
    key = keys.newest(DESK, KEY_NAME)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, content, _bound_to(offer_id, address.way))


def unseal(keys: Sequence[bytes], offer_id: str, way: MessageWay, sealed: bytes) -> Address | None:
    """Return what `seal` was given; None when no key opens it for this offer and way."""
    for key in reversed(keys):
        try:
            content = ChaCha20Poly1305(key).decrypt(
                sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound_to(offer_id, way)
            )
        except InvalidTag:
            continue
        to, hint = json.loads(content)
        return Address(way, to, hint)
    return None


def store(
    connection: Connection,
    keys: KeyFolder,
    offer_id: str,
    addresses: Sequence[Address],
    today: date,
) -> None:
    """Store an offer's one or two addresses in place of earlier ones; the second is another way."""
    first, *others = addresses
    row = {"offer_id": offer_id, "way": first.way, "sealed": seal(keys, offer_id, first)}
    for other in others[:1]:
        row |= {"other_way": other.way, "other_sealed": seal(keys, offer_id, other)}
    erase(connection, offer_id)
    connection.execute(insert(t.contact_detail).values(**row, gone_after=today + KEPT_FOR))


def find(connection: Connection, keys: KeyFolder, offer_id: str, way: MessageWay) -> Address | None:
    """Return an offer's address of a way; None when there is none (any more)."""
    row = connection.execute(select(t.contact_detail).where(t.contact_detail.c.offer_id == offer_id)).first()
    if row is None:
        return None
    sealed = {row.way: row.sealed, row.other_way: row.other_sealed}.get(way)
    return unseal(keys.all(DESK, KEY_NAME), offer_id, way, sealed) if sealed else None


def erase(connection: Connection, offer_id: str) -> None:
    """Erase an offer's addresses."""
    connection.execute(delete(t.contact_detail).where(t.contact_detail.c.offer_id == offer_id))


def erase_expired(connection: Connection, today: date) -> int:
    """Erase the addresses whose time is over; return of how many offers."""
    return connection.execute(delete(t.contact_detail).where(t.contact_detail.c.gone_after < today)).rowcount


def _bound_to(offer_id: str, way: MessageWay) -> bytes:
    return f"{offer_id}|{way}".encode()
