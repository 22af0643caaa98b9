"""`survey results`: exactly what the chef's page shows for a year, as JSON."""

from pathlib import Path

import click

from analysis.release import Audience
from survey.cli.instance import open_instance
from survey.config import current_day
from survey.domain.organisation_file import load_operation
from survey.results.as_json import as_json
from survey.results.yearly import shown_years, year_results


@click.command("results")
@click.option("--folder", type=click.Path(path_type=Path), help="Instansens mapp (annars SURVEY_FOLDER).")
@click.option("--year", type=int, required=True, help="Året då kontakterna avslutades.")
@click.option("--format", "shape", type=click.Choice(["json"]), default="json", show_default=True)
def results(folder: Path | None, year: int, shape: str) -> None:
    """Skriv årets resultat, precis som chefens sida visar dem."""
    instance = open_instance(folder)
    operation = load_operation(instance.settings.folder / "operation.toml")
    if year not in shown_years(instance.contacts, instance.answers):
        raise click.ClickException(f"Det finns inget att visa för {year}. Inga kontakter tog slut det året.")
    shown = year_results(instance.contacts, instance.answers, operation, year, current_day(), Audience.CHEF)
    click.echo({"json": as_json}[shape](shown))
