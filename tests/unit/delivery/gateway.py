"""A small HTTP server that behaves as 46elks' public description of "Send an SMS" says."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

USERNAME, PASSWORD = "u1", "lösen:med kolon"
WORDS = {
    400: '"Invalid to number"',
    401: "Invalid API credentials",
    403: "Not enough credits",
    429: "Too many requests",
    500: "Internal error",
    503: "Unavailable",
}


class Gateway(ThreadingHTTPServer):
    """Takes messages; `mood` says how it misbehaves."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.taken: list[dict[str, str]] = []
        self.mood: int | str = 200
        self.body = ""
        self.waiting = threading.Event()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/a1/sms"


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Gateway
    protocol_version = "HTTP/1.1"

    def log_message(self, *_words):
        """Say nothing."""

    def do_POST(self):
        """Take a form, or misbehave."""
        server = self.server
        if server.mood == "drops before":
            self.close_connection = True
            return
        length = int(self.headers["Content-Length"])
        form = {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}
        expected = base64.b64encode(f"{USERNAME}:{PASSWORD}".encode()).decode()
        if self.headers.get("Authorization") != f"Basic {expected}":
            self._say(401, WORDS[401])
        elif self.path != "/a1/sms":
            self._say(404, "Not found")
        elif isinstance(server.mood, int) and server.mood != 200:
            self._say(server.mood, server.body or WORDS.get(server.mood, ""))
        else:
            server.taken.append(form)
            self._take(form)

    def _take(self, form):
        if self.server.mood == "drops after":
            self.close_connection = True
            return
        if self.server.mood == "slow":
            self.server.waiting.wait(20)
        status = "failed" if self.server.mood == "fails" else "created"
        kept = {name: value for name, value in form.items() if name in ("from", "to")}
        answer = {**kept, "status": status, "id": f"s{len(self.server.taken):032x}", "direction": "outgoing"}
        self._say(200, self.server.body or json.dumps(answer))

    def _say(self, status, words):
        body = words.encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def gateway() -> Iterator[Gateway]:
    """Serve while the block runs."""
    server = Gateway()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.waiting.set()
        server.shutdown()
        thread.join()
        server.server_close()
