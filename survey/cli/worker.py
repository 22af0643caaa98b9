"""`survey worker`: sends what waits in the outbox, for good or once."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

import click

from survey.cli.instance import open_instance
from survey.delivery.choosing import ways_out
from survey.delivery.wording import load_wording
from survey.worker import Worker, run


@click.command("worker")
@click.option("--folder", type=click.Path(path_type=Path), help="Instansens mapp (annars SURVEY_FOLDER).")
@click.option("--once", is_flag=True, help="Gör det som väntar nu och sluta sedan.")
def worker(folder: Path | None, once: bool) -> None:
    """Skicka meddelanden och påminnelser, vardagar klockan 10–18."""
    instance = open_instance(folder)
    made = Worker(
        instance.gate, ways_out(instance.settings, os.environ), load_wording(instance.settings), _now
    )
    run(made, time.sleep, once=once)


def _now() -> datetime:
    return datetime.now(UTC)
