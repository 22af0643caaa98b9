"""`survey example-links`: fresh one-time links to try, each for a made-up ending of its own."""

from datetime import date, timedelta
from pathlib import Path

import click
from sqlalchemy import select

from survey.accounts import tables as accounts
from survey.cli.example_path import Person, register
from survey.cli.example_people import EXAMPLE_LINKS_OMBUD
from survey.cli.instance import Instance, open_instance
from survey.config import current_day
from survey.domain import codes
from survey.domain.kinds import Channel, EndingKind
from survey.gate import Issued

DAYS_AGO = 3


@click.command("example-links")
@click.argument("count", type=click.IntRange(1, 100_000))
@click.option("--codes", "with_codes", is_flag=True, help="Skriv koden bakom länken.")
@click.option("--folder", type=click.Path(path_type=Path), help="Exempelmappen (annars SURVEY_FOLDER).")
def example_links(count: int, with_codes: bool, folder: Path | None) -> None:
    """Skriv COUNT nya engångslänkar, en på varje rad."""
    instance = open_instance(folder)
    if not instance.settings.is_example:
        raise click.ClickException(
            "Det här är ingen exempelmapp. Länkar till riktiga klienter görs vid ett avslut."
        )
    for issued in make_links(instance, count, current_day()):
        code = f" {codes.shown(issued.code)}" if with_codes else ""
        click.echo(f"/e/{issued.token}{code}")


def make_links(instance: Instance, count: int, today: date) -> list[Issued]:
    """Register so many endings in the year of today and offer the survey for each."""
    with instance.contacts.read() as connection:
        named = select(accounts.account.c.id).where(accounts.account.c.username == EXAMPLE_LINKS_OMBUD)
        ombud_id = connection.execute(named).scalar_one()
    ended_on = max(date(today.year, 1, 1), today - timedelta(days=DAYS_AGO))
    person = Person(ended_on, EndingKind.FORMAL, "1781", "ostra", ombud_id, channel=Channel.LINK)
    return [issued for issued in (register(instance, person, today) for _ in range(count)) if issued]
