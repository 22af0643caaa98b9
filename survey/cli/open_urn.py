"""`survey open-urn`: open a year's urn from the command line."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import click

from survey.cli.instance import open_instance
from survey.config import current_day
from survey.domain.outcomes import OpeningRefused
from survey.results.openings import open_year

REFUSALS = {
    OpeningRefused.TOO_FEW: "Urnan har för få svar. Den öppnas när det finns minst 10.",
    OpeningRefused.WRONG_SECRET: "Lösenfrasen eller återställningskoden stämmer inte.",
    OpeningRefused.NOT_SET_UP: "Urnan är inte färdig. Chefen väljer en lösenfras på sidan Urnan först.",
    OpeningRefused.NO_URN: "Det finns ingen urna att öppna för det året.",
}


@click.command("open-urn")
@click.option("--folder", type=click.Path(path_type=Path), help="Instansens mapp (annars SURVEY_FOLDER).")
@click.option("--year", type=int, required=True, help="Året då kontakterna avslutades.")
@click.option(
    "--passphrase-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True
)
@click.option("--kill-after", type=click.IntRange(1, 5), help="Bara för prov i en exempelmapp.")
def open_urn(folder: Path | None, year: int, passphrase_file: Path, kill_after: int | None) -> None:
    """Öppna ett års urna, eller fortsätt en öppning som blev avbruten."""
    instance = open_instance(folder)
    if kill_after and not instance.settings.is_example:
        raise click.ClickException("--kill-after finns bara för exempelmappar.")
    secret = passphrase_file.read_text(encoding="utf-8").strip()
    opened = open_year(instance.gate, year, secret, current_day(), instance.backup, _killer(kill_after))
    if isinstance(opened, OpeningRefused):
        raise click.ClickException(REFUSALS[opened])
    click.echo(f"Öppning {opened.number} för {opened.year} är klar. {opened.answers} svar är räknade.")


def _killer(step: int | None) -> Callable[[int], None]:
    """Return what ends this process at once, as a power cut would, when a step is done."""

    def kill(done: int) -> None:
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)

    return kill
