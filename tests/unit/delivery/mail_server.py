"""A mail server for the tests: aiosmtpd with STARTTLS, sign-in, and moods."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USERNAME, PASSWORD = b"enkat", b"postens hemlighet"
ASKED = ("ENVID=", "RET=", "NOTIFY=")
FROM_2020 = datetime(2020, 1, 1, tzinfo=UTC)


class Postbox:
    """Keeps what is sent; the moods say what it answers at each step."""

    def __init__(self):
        self.letters = []
        self.rcpt_answer = ""
        self.data_answer = "250 OK"
        self.vanishes_after_data = False
        self.reports_failures = False
        self.asked_for: list[str] = []

    async def handle_EHLO(self, _server, session, _envelope, hostname, responses):
        session.host_name = hostname
        extra = ["250-DSN"] if self.reports_failures else []
        return [*responses[:1], *extra, *responses[1:]]

    async def handle_RCPT(self, _server, _session, envelope, address, options):
        if self.rcpt_answer:
            return self.rcpt_answer
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):
        self.letters.append(envelope)
        if self.vanishes_after_data:
            server.transport.abort()
        return self.data_answer


class Reporting(SMTP):
    """Takes the words by which a sender asks for reports (RFC 3461), which aiosmtpd does not know."""

    async def smtp_MAIL(self, arg):
        await super().smtp_MAIL(self._noted(arg))

    async def smtp_RCPT(self, arg):
        await super().smtp_RCPT(self._noted(arg))

    def _noted(self, arg):
        address, *words = arg.split(" ")
        self.event_handler.asked_for += [word for word in words if word.startswith(ASKED)]
        return " ".join([address, *(word for word in words if not word.startswith(ASKED))])


class Server(Controller):
    """A controller that gives each connection the certificate and asks for a sign-in."""

    def __init__(self, handler, context):
        super().__init__(
            handler,
            hostname="127.0.0.1",
            port=0,
            tls_context=context,
            require_starttls=True,
            auth_required=True,
            authenticator=_known,
            decode_data=False,
        )

    def factory(self):
        """Make the protocol of one connection."""
        return Reporting(self.handler, **self.SMTP_kwargs)

    def _trigger_server(self):
        """Ask the port that the system chose."""
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def _known(_server, _session, _envelope, _mechanism, given):
    known = isinstance(given, LoginPassword) and (given.login, given.password) == (USERNAME, PASSWORD)
    return AuthResult(success=known, handled=False)


@contextmanager
def mail_server(certificate: Path) -> Iterator[tuple[Postbox, int]]:
    """Serve while the block runs; gives the postbox and the port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    postbox = Postbox()
    server = Server(postbox, context)
    server.start()
    try:
        yield postbox, server.port
    finally:
        server.stop()


def make_certificate(path: Path) -> Path:
    """Write a self-signed certificate of 127.0.0.1 with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM_2020)
        .not_valid_after(FROM_2020 + timedelta(days=36_500))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return path
