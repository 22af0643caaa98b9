"""What an e-mail looks like on its way: seven bits, whole line ends (RFC 5321), no automatic answers."""

from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, parseaddr

from survey.delivery.protocol import Message

SEVEN_BITS = SMTP.clone(cte_type="7bit")


def as_mail(message: Message, sender: str, handle: str) -> bytes:
    """Return the e-mail as it is sent; its Message-ID holds the handle, by which a bounce is known again."""
    mail = EmailMessage(SEVEN_BITS)
    mail["From"], mail["To"], mail["Subject"] = sender, message.to, message.subject
    mail["Date"] = formatdate(localtime=True)
    mail["Message-ID"] = f"<{handle}@{parseaddr(sender)[1].rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.text)
    if message.html:
        mail.add_alternative(message.html, subtype="html")
    return mail.as_bytes()


def mail_address(text: str) -> bool:
    """Tell whether a text is one plain address that mail servers take without an extension."""
    if not text.isascii() or not text.isprintable() or " " in text:
        return False
    try:
        address = Address(addr_spec=text)
    except (HeaderParseError, ValueError, IndexError):
        return False
    return bool(address.username and address.domain)
