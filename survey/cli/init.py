"""`survey init`: a new operation's folder, or newer tables in one that is there."""

from pathlib import Path

import click

from survey.cli.instance import EXAMPLE_DATA, create_instance


@click.command("init")
@click.option("--folder", type=click.Path(path_type=Path), required=True, help="Verksamhetens mapp.")
def init(folder: Path) -> None:
    """Gör i ordning en verksamhets mapp: filer, nycklar och databaser."""
    create_instance(folder)
    click.echo(f"Klart: {folder}")
    click.echo("1. Ändra operation.toml och published/face.toml så att de stämmer för er.")
    statement = EXAMPLE_DATA / "accessibility.toml"
    click.echo(f"   Skriv också published/accessibility.toml, med {statement} som mall.")
    click.echo("2. Lägg till personalen: survey add-user")
    click.echo("3. Chefen loggar in och gör urnan färdig på sidan Urnan.")
