"""A WSGI app on a free port of the own machine, for what must speak real HTTP to it."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from werkzeug.serving import make_server

from survey.cli.serve import both_doors
from survey.config import Settings


@contextmanager
def served(app: Any) -> Iterator[str]:
    """Serve a WSGI app; gives its address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def doors_served(
    settings: Settings, today: Callable[[], date], public_name: str = "127.0.0.1"
) -> Iterator[str]:
    """Serve both doors behind one port, which they must know before they start; gives its address.

    With `public_name` "localhost" the public door has another name than the desk, as in earnest.
    """
    opened: list[Any] = []

    def answer(environ: dict[str, Any], start: Any) -> Any:
        return opened[0](environ, start)

    with served(answer) as address:
        opened.append(
            both_doors(
                settings.model_copy(update={"base_url": address.replace("127.0.0.1", public_name)}), today
            )
        )
        yield address
    public = opened[0]
    public.extensions["door"].answers.close()
