"""`survey worker`: sends what waits in the outbox, for good or once."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from survey.cli.instance import open_instance
from survey.cli.stopping import Stopping
from survey.delivery.choosing import ways_out
from survey.delivery.wording import load_wording
from survey.worker import Worker, run


@click.command("worker")
@click.option("--folder", type=click.Path(path_type=Path), help="Instansens mapp (annars SURVEY_FOLDER).")
@click.option("--once", is_flag=True, help="Gör det som väntar nu och sluta sedan.")
def worker(folder: Path | None, once: bool) -> None:
    """Skicka meddelanden och påminnelser, vardagar klockan 10–18, läs studsar och gallra."""
    instance, stopping = open_instance(folder), Stopping()
    stopping.listen()
    ways, wording = ways_out(instance.settings, os.environ), load_wording(instance.settings)
    made = Worker(instance.gate, ways, wording, _now, instance.premises, stopping)
    run(made, stopping.sleep, once=once)


def _now() -> datetime:
    return datetime.now(UTC)
