"""`survey add-user` and `survey close-user`: accounts of staff are made and closed here and nowhere else."""

from pathlib import Path

import click

from survey.accounts.people import AccountRefused, add_account, close
from survey.cli.instance import open_instance
from survey.config import current_day
from survey.domain.kinds import Role
from survey.domain.personal_numbers import has_personal_number


@click.command("add-user")
@click.argument("username")
@click.option("--name", required=True, help="Namnet som visas.")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--area", help="Ombudets område, till exempel vastra.")
@click.option("--password-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True)
@click.option("--folder", type=click.Path(path_type=Path), help="Instansens mapp (annars SURVEY_FOLDER).")
def add_user(
    username: str, name: str, role: str, area: str | None, password_file: Path, folder: Path | None
) -> None:
    """Lägg till en person i personalen."""
    if has_personal_number(f"{username} {name}"):
        raise click.ClickException("Det ser ut som ett personnummer. Skriv ett namn i stället.")
    instance = open_instance(folder)
    password = password_file.read_text(encoding="utf-8").rstrip("\n")
    try:
        with instance.contacts.write() as connection:
            cost = instance.settings.key_cost
            add_account(connection, username, name, Role(role), password, area, cost=cost)
    except AccountRefused as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{name} kan logga in som {username}.")


@click.command("close-user")
@click.argument("username")
@click.option("--folder", type=click.Path(path_type=Path), help="Instansens mapp (annars SURVEY_FOLDER).")
def close_user(username: str, folder: Path | None) -> None:
    """Stäng kontot för den som slutar. Kontoret ser personens avslut."""
    instance = open_instance(folder)
    with instance.contacts.write() as connection:
        account = close(connection, username, current_day())
    if account is None:
        raise click.ClickException(f"Det finns inget öppet konto som heter {username}.")
    click.echo(f"Kontot {account.username} är stängt.")
