"""Reads `delivery.toml` of an instance folder: which way out an operation uses, and no secret."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from survey.delivery.bounce_folder import NEW
from survey.delivery.mail_text import mail_address
from survey.delivery.message_checks import reveals
from survey.domain.toml_checks import Key, check_by_kind, check_table
from survey.domain.toml_file import Fault, FileRefused, Tables, read_checked
from survey.domain.toml_lines import Place

DELIVERY_FILE = "delivery.toml"
ELKS, SMTP = "46elks", "smtp"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SENDER = re.compile(r"[A-Za-z][A-Za-z0-9]{0,10}")
_KINDS = {
    "sms": {
        ELKS: {
            "url": Key(str),
            "username": Key(str),
            "sender": Key(str),
            "reports_to": Key(str, required=False, may_be_empty=True),
        }
    },
    "email": {
        SMTP: {
            "host": Key(str),
            "port": Key(int),
            "sender": Key(str),
            "bounces_to": Key(str),
            "username": Key(str, required=False, may_be_empty=True),
            "starttls": Key(bool, required=False),
            "certificates": Key(str, required=False, may_be_empty=True),
            "bounce_folder": Key(str, required=False, may_be_empty=True),
        }
    },
}


class DeliveryFileError(FileRefused):
    """The file of ways out is faulty; `problems` says where and what to do."""


def read_delivery_file(path: Path) -> Tables:
    """Return the checked tables `sms` and `email`, none of them required; raises DeliveryFileError."""
    return read_checked(path, _faults, DeliveryFileError)


def _faults(tables: Tables) -> Iterator[Fault]:
    """Yield the faults of form; only a well-formed file is asked whether it makes sense."""
    faults = [*check_table(tables, (), {name: Key(dict, required=False) for name in _KINDS})]
    for name, of_kind in _KINDS.items():
        if name in tables:
            faults += check_by_kind(tables[name], (name,), {"kind": Key(str)}, of_kind)
    yield from faults
    if not faults:
        yield from _sms_faults(tables["sms"]) if "sms" in tables else ()
        yield from _email_faults(tables["email"]) if "email" in tables else ()


def _sms_faults(sms: dict[str, Any]) -> Iterator[Fault]:
    if not _SENDER.fullmatch(sms["sender"]):
        remedy = "Skriv högst 11 tecken: a till z och siffror, med en bokstav först."
        yield Fault(("sms", "sender"), "Avsändaren går inte att visa på en telefon.", remedy)
    yield from _neutral(sms["sender"], ("sms", "sender"))
    for name in ("url", "reports_to"):
        if sms.get(name):
            yield from _address_faults(sms[name], ("sms", name))


def _address_faults(address: str, place: Place) -> Iterator[Fault]:
    if not _is_sound(address):
        remedy = "Skriv en hel adress som börjar med https, utan lösenord och frågetecken."
        yield Fault(place, "Adressen går inte att använda.", remedy)


def _is_sound(address: str) -> bool:
    try:
        parts = urlsplit(address)
        own = parts.hostname in _LOOPBACK
    except ValueError:
        return False
    bare = not (parts.query or parts.fragment or parts.username or parts.password)
    return bare and bool(parts.hostname) and (parts.scheme == "https" or own)


def _email_faults(email: dict[str, Any]) -> Iterator[Fault]:
    for name in ("sender", "bounces_to"):
        if not mail_address(email[name]):
            yield Fault(("email", name), "Det är ingen e-postadress.", "Skriv till exempel enkat@example.se.")
        yield from _neutral(email[name], ("email", name))
    if not 0 < email["port"] < 2**16:
        yield Fault(("email", "port"), "Porten finns inte.", "Skriv oftast 587.")
    if not email.get("starttls", True) and email["host"] not in _LOOPBACK:
        remedy = "Ta bort starttls = false. Utan kryptering kan andra läsa breven på vägen."
        yield Fault(("email", "starttls"), "Servern skulle få breven okrypterade.", remedy)
    bounces = email.get("bounce_folder", "")
    if bounces and not (Path(bounces) / NEW).is_dir():
        remedy = "Skriv hela sökvägen till en Maildir eller ta bort raden."
        yield Fault(("email", "bounce_folder"), "Mappen för post som studsar finns inte.", remedy)
    certificates = email.get("certificates", "")
    if certificates and not Path(certificates).is_file():
        remedy = "Skriv hela sökvägen eller ta bort raden."
        yield Fault(("email", "certificates"), "Filen med certifikat finns inte.", remedy)


def _neutral(words: str, place: Place) -> Iterator[Fault]:
    if reveals(words):
        what = f"Ordet {reveals(words)} kan avslöja vad någon har fått hjälp med."
        yield Fault(place, what, "Välj en neutral avsändare.")
