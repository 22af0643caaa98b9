"""`survey scanner-test`: do mail scanners, previews and button pressers leave a fresh link as it was?"""

from dataclasses import dataclass
from pathlib import Path

import click
import httpx2
from sqlalchemy import func, select

from survey.answers import tables, tickets
from survey.cli.example_links import make_links
from survey.cli.instance import Instance, open_instance
from survey.cli.robots import Robot, robots
from survey.config import current_day
from survey.domain.kinds import TicketState
from survey.domain.links import LinkSigner, ticket_hash
from survey.gate import Issued
from survey.security.keys import PUBLIC


@dataclass(frozen=True, slots=True)
class Left:
    """What may be done with one link, and how many envelopes there are in all."""

    state: TicketState
    envelopes: int


@click.command("scanner-test")
@click.option("--folder", type=click.Path(path_type=Path), help="Exempelmappen (annars SURVEY_FOLDER).")
@click.option(
    "--base", required=True, help="Adressen som enkäten svarar på, till exempel http://127.0.0.1:8000"
)
@click.option("--press-everything", is_flag=True, help="Tryck även på den knapp som avstår.")
def scanner_test(folder: Path | None, base: str, press_everything: bool) -> None:
    """Låt robotar titta och trycka på en ny länk; säg om den fortfarande går att svara med."""
    instance = open_instance(folder)
    if not instance.settings.is_example:
        raise click.ClickException(
            "Det här är ingen exempelmapp. Provet gör en länk till en påhittad klient."
        )
    try:
        faults = [
            fault
            for robot in robots(press_everything=press_everything)
            for fault in _play(instance, base, robot)
        ]
    except httpx2.HTTPError as error:
        raise click.ClickException(f"Ingen svarar på {base}. Starta tjänsten: survey run") from error
    finally:
        instance.contacts.close()
        instance.answers.close()
    click.echo(
        "UNDERKÄNT" if faults else "GODKÄNT: varje länk gick att öppna efteråt och inget svar hade skickats."
    )
    if not press_everything:
        click.echo("Knappen som avstår trycktes inte. Prova den också med --press-everything.")
    if faults:
        raise click.exceptions.Exit(1)


def _play(instance: Instance, base: str, robot: Robot) -> list[str]:
    """Let one robot at a link of its own; return what it changed, and say it."""
    (issued,) = make_links(instance, 1, current_day())
    address = f"{base.rstrip('/')}/e/{issued.token}"
    before = _left(instance, issued)
    requests = robot.visit(address)
    faults = _faults(before, _left(instance, issued), address)
    click.echo(f"{'FEL' if faults else 'ok '}  {robot.name}: {requests} anrop. {' '.join(faults)}".rstrip())
    return faults


def _faults(before: Left, after: Left, address: str) -> list[str]:
    with httpx2.Client(follow_redirects=True) as person:
        opened = person.get(address)
    faults = {
        "Länken går inte att öppna längre.": opened.status_code != 200,
        "Biljetten är inte öppen längre.": after.state is not TicketState.OPEN,
        "Ett svar har skickats.": after.envelopes > before.envelopes,
    }
    return [fault for fault, found in faults.items() if found]


def _left(instance: Instance, issued: Issued) -> Left:
    ticket_id = LinkSigner(instance.keys.all(PUBLIC, "link-signing")).read(issued.token) or b""
    hashed = ticket_hash(ticket_id)
    envelopes = select(func.count()).select_from(tables.envelope)
    with instance.answers.read() as connection:
        ticket = tickets.find(connection, hashed)
        return Left(
            ticket.state if ticket else TicketState.REPLACED,
            connection.execute(envelopes).scalar_one(),
        )
