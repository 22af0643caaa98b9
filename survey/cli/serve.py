"""`survey run`: both doors behind one port, or one of them alone."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click
from gunicorn.app.base import BaseApplication
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from survey.cli.demo import CREDENTIALS
from survey.cli.instance import open_instance
from survey.config import Settings, current_day, load_settings
from survey.desk.app import create_app as desk_app
from survey.public.app import create_app as public_app

DESK_PATH = "/personal"
WORKERS, THREADS = 2, 8
GRACE_SECONDS = 20


class Server(BaseApplication):
    """gunicorn with the apps of one instance."""

    def __init__(self, make: Callable[[], Any], options: dict[str, Any]) -> None:
        self._make = make
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Take the options; gunicorn calls this."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return the WSGI app; gunicorn calls this in each worker."""
        return self._make()


def both_doors(settings: Settings, today: Callable[[], date] = current_day) -> Any:
    """Return one WSGI app: the public door at the root and the desk under /personal."""
    desk_url = settings.desk_url or f"{settings.base_url}{DESK_PATH}"
    public = public_app(settings.model_copy(update={"desk_url": desk_url}), today)
    public.wsgi_app = DispatcherMiddleware(public.wsgi_app, {DESK_PATH: desk_app(settings, today)})  # type: ignore[method-assign]  # Flask's documented way
    return public


DOORS: dict[str, Callable[[Settings], Any]] = {"both": both_doors, "public": public_app, "desk": desk_app}


@click.command("run")
@click.option("--folder", type=click.Path(path_type=Path), help="Instansens mapp (annars SURVEY_FOLDER).")
@click.option("--port", default=8000, show_default=True, help="Porten på den egna datorn.")
@click.option(
    "--door", type=click.Choice(list(DOORS)), default="both", show_default=True, help="Vilken dörr."
)
def run(folder: Path | None, port: int, door: str) -> None:
    """Starta tjänsten på den egna datorn."""
    settings = load_settings(folder=folder)
    if settings.is_example:
        settings = settings.model_copy(update={"base_url": f"http://127.0.0.1:{port}"})
    open_instance(settings.folder).answers.close()
    DOORS[door](settings)
    click.echo(greeting(settings, f"http://127.0.0.1:{port}", door))
    options = {"bind": f"127.0.0.1:{port}", "workers": WORKERS, "threads": THREADS}
    Server(
        lambda: DOORS[door](settings),
        {**options, "worker_class": "gthread", "graceful_timeout": GRACE_SECONDS, "loglevel": "warning"},
    ).run()


def greeting(settings: Settings, address: str, door: str) -> str:
    """Return where to look and, in an example folder, how to sign in."""
    desk = f"{address}{DESK_PATH}/" if door == "both" else f"{address}/"
    lines = [] if door == "desk" else [f"För den som svarar:  {address}/"]
    lines += [] if door == "public" else [f"För personalen:      {desk}"]
    credentials = settings.folder / CREDENTIALS
    if settings.is_example and credentials.exists():
        content = json.loads(credentials.read_text(encoding="utf-8"))
        lines += ["", "Logga in som:"]
        lines += [f"  {one['username']:<15} {one['password']}" for one in content["accounts"]]
        lines += ["", f"Urnans lösenfras:    {content['passphrase']}"]
        lines += [f"Nya länkar att prova: {sys.argv[0]} example-links 3 --folder {settings.folder}"]
    return "\n".join([*lines, "", "Stäng av med Ctrl-C."])
