"""Which ways out an operation has: from its instance folder, with the secrets from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from survey.config import Settings, SettingsRefused
from survey.delivery.bounce_folder import BOUNCES
from survey.delivery.delivery_file import DELIVERY_FILE, read_delivery_file
from survey.delivery.elks_sms import ElksAccount, ElksSms
from survey.delivery.file_outbox import FileOutbox
from survey.delivery.protocol import WayOut
from survey.delivery.smtp_email import MailServer, SmtpEmail

OUTBOX = "outbox"
SMS_PASSWORD, SMTP_PASSWORD = "SURVEY_SMS_PASSWORD", "SURVEY_SMTP_PASSWORD"
REPORT_SECRET = "SURVEY_REPORT_SECRET"
LEAST_SECRET = 24
"""Characters of the shared secret: whoever guesses it could say that messages never came."""
EXAMPLE_SENDER = "Enkat"


@dataclass(frozen=True, slots=True)
class WaysOut:
    """The ways of an operation; None where it has not chosen one."""

    sms: WayOut | None = None
    email: WayOut | None = None
    sms_sender: str = ""
    """What a phone shows, and what `{sender}` is in an SMS."""


@dataclass(frozen=True, slots=True)
class ChosenWays:
    """Which ways an operation has chosen: what may be known without any secret."""

    sms: bool = False
    email: bool = False
    sms_sender: str = ""


def chosen_ways(settings: Settings) -> ChosenWays:
    """Return which ways an instance has; an example folder has both. Raises DeliveryFileError."""
    if settings.is_example:
        return ChosenWays(True, True, EXAMPLE_SENDER)
    path = settings.folder / DELIVERY_FILE
    tables = read_delivery_file(path) if path.exists() else {}
    return ChosenWays("sms" in tables, "email" in tables, tables["sms"]["sender"] if "sms" in tables else "")


def ways_out(settings: Settings, environment: Mapping[str, str]) -> WaysOut:
    """Return the ways out of an instance folder; an example folder keeps its messages in files.

    Raises SettingsRefused or DeliveryFileError, each with what is missing and what to do.
    """
    if settings.is_example:
        outbox = FileOutbox(settings.folder / OUTBOX)
        return WaysOut(outbox, outbox, EXAMPLE_SENDER)
    path = settings.folder / DELIVERY_FILE
    if not path.exists():
        return WaysOut()
    tables = read_delivery_file(path)
    sms, email = tables.get("sms"), tables.get("email")
    return WaysOut(
        ElksSms(_account(sms, environment)) if sms else None,
        SmtpEmail(_server(email, environment)) if email else None,
        sms["sender"] if sms else "",
    )


def bounce_folder(settings: Settings) -> Path:
    """Return the Maildir where e-mail comes back: the operation's own choice, or one in its folder.

    Raises DeliveryFileError.
    """
    path = settings.folder / DELIVERY_FILE
    email = read_delivery_file(path).get("email") if path.exists() else None
    return Path(email["bounce_folder"]) if email and email.get("bounce_folder") else settings.folder / BOUNCES


def report_secret(environment: Mapping[str, str]) -> str:
    """Return the secret that delivery reports are signed in with; raises SettingsRefused."""
    secret = _needed(environment, REPORT_SECRET, "hemligheten för leveransrapporter")
    if len(secret) < LEAST_SECRET:
        raise SettingsRefused(f"{REPORT_SECRET} är för kort. Den ska vara minst {LEAST_SECRET} tecken.")
    return secret


def _account(sms: Mapping[str, Any], environment: Mapping[str, str]) -> ElksAccount:
    reports_to = sms.get("reports_to", "")
    return ElksAccount(
        url=sms["url"],
        username=sms["username"],
        password=_needed(environment, SMS_PASSWORD, "lösenordet till sms-tjänsten"),
        sender=sms["sender"],
        reports_to=reports_to,
        report_secret=report_secret(environment) if reports_to else "",
    )


def _server(email: Mapping[str, Any], environment: Mapping[str, str]) -> MailServer:
    given = {name: value for name, value in email.items() if name not in ("kind", "bounce_folder")}
    password = ""
    if given.get("username"):
        password = _needed(environment, SMTP_PASSWORD, "lösenordet till e-postservern")
    return MailServer(**given, password=password)


def _needed(environment: Mapping[str, str], name: str, words: str) -> str:
    value = environment.get(name, "")
    if not value:
        raise SettingsRefused(f"Inställningen {name} saknas: {words}. Sätt den i miljön och starta igen.")
    return value
