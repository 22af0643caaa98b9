"""`survey worker`: sends what waits in the outbox, for good or once."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from survey.cli.instance import Instance, open_instance
from survey.cli.messages import message_bounds, message_path
from survey.cli.stopping import Stopping
from survey.delivery.choosing import ways_out
from survey.delivery.message_file import load_messages
from survey.domain.public_face import load_public_face
from survey.worker import Wording, Worker, run


@click.command("worker")
@click.option("--folder", type=click.Path(path_type=Path), help="Instansens mapp (annars SURVEY_FOLDER).")
@click.option("--once", is_flag=True, help="Gör det som väntar nu och sluta sedan.")
def worker(folder: Path | None, once: bool) -> None:
    """Skicka meddelanden och påminnelser, vardagar klockan 10–18, läs studsar och gallra."""
    instance, stopping = open_instance(folder), Stopping()
    stopping.listen()
    ways = ways_out(instance.settings, os.environ)
    made = Worker(instance.gate, ways, wording(instance), _now, instance.premises, stopping)
    run(made, stopping.sleep, once=once)


def wording(instance: Instance) -> Wording:
    """Return what stands in an instance's messages; raises MessageFileError for what must not be sent."""
    settings = instance.settings
    return Wording(
        messages=load_messages(message_path(settings), message_bounds(settings)),
        face=load_public_face(settings.folder / "published" / "face.toml"),
        base_url=settings.base_url,
        sms_sender=ways_out(settings, os.environ).sms_sender,
    )


def _now() -> datetime:
    return datetime.now(UTC)
