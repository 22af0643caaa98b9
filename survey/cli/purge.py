"""`survey purge`: throws away what has been kept its time, and says how much."""

from datetime import UTC, datetime
from pathlib import Path

import click

from survey.cli.instance import open_instance
from survey.delivery.calendar import ZONE
from survey.domain.retention import rules
from survey.forms.purging import NAMES
from survey.gate.purging import Moment, purge


@click.command("purge")
@click.option("--folder", type=click.Path(path_type=Path), help="Instansens mapp (annars SURVEY_FOLDER).")
def purge_now(folder: Path | None) -> None:
    """Ta bort det som inte ska sparas längre, och skriv antalen i gallringsprotokollet."""
    instance, now = open_instance(folder), datetime.now(UTC)
    moment = Moment(now.astimezone(ZONE).date(), int(now.timestamp()))
    gone = purge(instance.premises, moment)
    for rule in rules(instance.settings.retention_months):
        if gone[rule.data]:
            click.echo(f"{NAMES[rule.data]}: {_told(gone[rule.data], exact=rule.exact)}")
    if not any(gone.values()):
        click.echo("Inget behövde tas bort.")


def _told(count: int, *, exact: bool) -> str:
    return str(count) if exact else f"minst {count // 5 * 5}"
