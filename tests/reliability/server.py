"""A public door under gunicorn, and browsers that speak real HTTP to it."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from survey.cli.instance import Instance

ROOT = Path(__file__).parents[2]
MAC = re.compile(rb'name="mac" value="([^"]+)"')
SERVE = ["-m", "gunicorn", "survey.public.app:create_app()", "--workers", "2", "--threads", "8"]
SECONDS = 30


def environment(instance: Instance) -> dict[str, str]:
    """Return the environment in which every process of an instance runs."""
    settings = instance.settings
    own = {name: value for name, value in os.environ.items() if not name.startswith("SURVEY_")}
    databases = {"SURVEY_CONTACTS_URL": settings.contacts_url, "SURVEY_ANSWERS_URL": settings.answers_url}
    return {**own, **databases, "SURVEY_FOLDER": str(settings.folder)}


def command(instance: Instance, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command `survey` in a process of its own."""
    program = [sys.executable, "-c", "from survey.cli.main import main; main()", *words]
    return subprocess.run(
        program, env=environment(instance), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


class Server:
    """gunicorn with two workers of eight threads, on a port of its own."""

    def __init__(self, instance: Instance) -> None:
        self._environment = environment(instance)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and return when it answers."""
        bind = ["--bind", f"127.0.0.1:{self.port}", "--log-level", "critical"]
        self._process = subprocess.Popen(
            [sys.executable, *SERVE, *bind], env=self._environment, cwd=ROOT, start_new_session=True
        )
        pause = threading.Event()
        for _ in range(SECONDS * 20):
            with suppress(OSError, HTTPException):
                if Browser(self).get("/halsa").status == 200:
                    return
            assert self._process.poll() is None, "gunicorn did not start"
            pause.wait(0.05)
        raise TimeoutError("gunicorn does not answer")

    def stop(self, how: signal.Signals) -> None:
        """End the master and its workers."""
        if self._process:
            os.killpg(self._process.pid, how)
            self._process.wait(SECONDS)
            self._process = None


@contextmanager
def serving(instance: Instance) -> Iterator[Server]:
    """Serve the public door while the block runs."""
    server = Server(instance)
    server.start()
    try:
        yield server
    finally:
        server.stop(signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    location: str
    body: bytes

    @property
    def mac(self) -> str:
        """The proof that the page's forms carry."""
        found = MAC.search(self.body)
        assert found, self.body[:300]
        return found.group(1).decode()

    @property
    def thanks(self) -> bool:
        """True when the person is told that the answer is stored."""
        return (self.status, self.location) == (303, "/tack")


class Browser:
    """Keeps its cookies; follows nothing by itself."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> Reply:
        """Open a page."""
        return self._ask("GET", path)

    def post(self, path: str, **form: str) -> Reply:
        """Send a form."""
        return self._ask("POST", path, urlencode(form))

    def enter(self, token: str) -> None:
        """Open a link."""
        assert self.get(f"/e/{token}").status == 303

    def answer(self, mac: str = "", **answers: str) -> None:
        """Save answers as a draft; `mac` when it is known already."""
        saved = self.post("/enkat/alla", mac=mac or self.get("/enkat/alla").mac, **answers)
        assert (saved.status, saved.location) == (303, "/enkat/kolla")

    def send(self, mac: str = "") -> Reply:
        """Send the checked answers."""
        return self.post("/enkat/skicka", mac=mac or self.get("/enkat/kolla").mac)

    def _ask(self, method: str, path: str, body: str = "") -> Reply:
        held = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"Cookie": held} if held else {}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection("127.0.0.1", self._server.port, timeout=SECONDS)
        try:
            connection.request(method, path, body or None, headers)
            reply = connection.getresponse()
            self._keep(reply.msg.get_all("Set-Cookie", []))
            return Reply(reply.status, reply.getheader("Location") or "", reply.read())
        finally:
            connection.close()

    def _keep(self, given: list[str]) -> None:
        """Take what is set and let go of what is taken away, as a browser does."""
        for header in given:
            for name, cookie in SimpleCookie(header).items():
                self._cookies[name] = cookie.value
                if cookie["max-age"] == "0":
                    del self._cookies[name]
