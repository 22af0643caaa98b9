"""E-mail through the operation's own mail server: STARTTLS, sign-in, plain text beside simple HTML."""

import smtplib
import ssl
from dataclasses import dataclass, field

from survey.delivery.mail_text import as_mail, mail_address
from survey.delivery.protocol import Cause, Message, Outcome, Refused, Sent, TryLater, Unsure, handle

TIMEOUT = 30.0
FULL = 552
"""A full mailbox is emptied some day (RFC 5321 §4.2.3)."""
SIGN_IN_FIRST = 530
POLICY = b"5.7."
"""Begins the reasons that are about us, not about the mailbox (RFC 3463 §3.8)."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """The server and what it knows us by; `sender` is neutral, `bounces_to` takes what comes back."""

    host: str
    port: int
    sender: str
    bounces_to: str
    username: str = ""
    password: str = field(default="", repr=False)
    starttls: bool = True
    certificates: str = ""
    """A file of certificates to trust; "" means those that the machine trusts."""


class SmtpEmail:
    """Sends e-mail; a server cannot be asked afterwards, so what is unsure stays unsure."""

    def __init__(self, server: MailServer, timeout: float = TIMEOUT) -> None:
        self._server = server
        self._timeout = timeout

    def send(self, message: Message, key: str) -> Outcome:
        """Send one e-mail; before the text is handed over a fault means that it did not go out."""
        if not mail_address(message.to):
            return Refused(Cause.ADDRESS_WRONG)
        try:
            connection = self._connected()
        except smtplib.SMTPAuthenticationError:
            return TryLater(Cause.CREDENTIALS)
        except (OSError, smtplib.SMTPException):
            return TryLater(Cause.NO_ANSWER)
        try:
            return self._hand_over(connection, message, key)
        except (OSError, smtplib.SMTPException):
            return TryLater(Cause.NO_ANSWER)
        finally:
            # no QUIT: a fault in the farewell must not look like a message that did not go out
            connection.close()

    def _connected(self) -> smtplib.SMTP:
        connection = smtplib.SMTP(self._server.host, self._server.port, timeout=self._timeout)
        try:
            if self._server.starttls:
                connection.starttls(
                    context=ssl.create_default_context(cafile=self._server.certificates or None)
                )
            if self._server.username:
                connection.login(self._server.username, self._server.password)
            connection.ehlo_or_helo_if_needed()
        except BaseException:
            connection.close()
            raise
        return connection

    def _hand_over(self, connection: smtplib.SMTP, message: Message, key: str) -> Outcome:
        reports = connection.has_extn("dsn")
        code, _ = connection.mail(
            self._server.bounces_to, [f"ENVID={handle(key)}", "RET=HDRS"] if reports else []
        )
        if code != 250:
            return TryLater(Cause.CREDENTIALS if code >= 500 else Cause.NO_ANSWER)
        code, words = connection.rcpt(message.to, [_notify(message)] if reports else [])
        if code not in (250, 251):
            return _not_received(code, words)
        mail = as_mail(message, self._server.sender, handle(key))
        return _given(connection, mail) or Sent(handle(key))


def _notify(message: Message) -> str:
    """Return when the servers on the way are to write back (RFC 3461 §4.1)."""
    return "NOTIFY=FAILURE" if message.followed else "NOTIFY=NEVER"


def _given(connection: smtplib.SMTP, mail: bytes) -> Outcome | None:
    """Hand over the text; None means that the server took it."""
    try:
        code, _ = connection.data(mail)
    except smtplib.SMTPDataError as refusal:
        return _refused(refusal.smtp_code)
    except (OSError, smtplib.SMTPServerDisconnected):
        return Unsure()
    return None if code == 250 else _refused(code)


def _not_received(code: int, words: bytes) -> Outcome:
    """Return what a refused recipient means: no such mailbox, or a server that does not want ours."""
    if code < 500 or code == FULL:
        return TryLater(Cause.NO_ANSWER)
    if code == SIGN_IN_FIRST or words.startswith(POLICY):
        return TryLater(Cause.CREDENTIALS)
    return Refused(Cause.ADDRESS_WRONG)


def _refused(code: int) -> Outcome:
    return Refused(Cause.REFUSED) if code >= 500 else TryLater(Cause.NO_ANSWER)
