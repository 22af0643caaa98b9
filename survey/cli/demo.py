"""`survey demo`: the example folder, built through the real code."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from survey.answers import opening_keys
from survey.cli.audio import make_example_audio
from survey.cli.example_people import add_staff, phrase
from survey.cli.example_summary import build_summary
from survey.cli.instance import EXAMPLE_DATA, Instance, create_example
from survey.cli.present import build_present
from survey.cli.replica import build_replica
from survey.config import EXAMPLE_MARK, current_day
from survey.contacts import goals
from survey.domain.goal_file import load_goals
from survey.domain.goals import Goal

CREDENTIALS = "demo-credentials.json"


@click.command("demo")
@click.option("--folder", type=click.Path(path_type=Path), required=True, help="Mappen som ska byggas.")
def demo(folder: Path) -> None:
    """Bygg exempelmappen: hela 2024 och det här halvåret, med påhittade människor."""
    if (folder / CREDENTIALS).exists() and (folder / EXAMPLE_MARK).exists():
        click.echo(f"Exempelmappen finns redan: {folder}")
        return
    if folder.exists() and any(folder.iterdir()):
        raise click.ClickException(f"Mappen {folder} är inte tom. Välj en ny mapp eller töm den först.")
    build_example(folder, current_day())
    make_example_audio(folder)
    click.echo(f"Exempelmappen är klar: {folder}")


def build_example(folder: Path, today: date) -> Instance:
    """Build the example folder and write, last of all, how to sign in."""
    instance = create_example(folder)
    accounts, credentials = add_staff(instance)
    ombud_of = {account.area: account.id for account in accounts.values() if account.area}
    passphrase = phrase()
    recovery = opening_keys.set_up(instance.keys, passphrase, instance.settings.key_cost)
    opening_keys.practise(instance.keys, passphrase, recovery)
    known = load_goals(EXAMPLE_DATA / "goals.toml")
    with instance.contacts.write() as connection:
        goals.store(connection, [*known, *goals_of(today.year, known)])
    build_replica(instance, ombud_of, passphrase)
    build_summary(instance, today)
    build_present(instance, ombud_of, today)
    secrets = {"passphrase": passphrase, "recovery_code": opening_keys.shown_recovery(recovery)}
    content = json.dumps({"accounts": credentials, **secrets}, ensure_ascii=False, indent=1)
    (folder / CREDENTIALS).write_text(content + "\n", encoding="utf-8")
    return instance


def goals_of(year: int, known: Sequence[Goal]) -> list[Goal]:
    """Return the newest known goals as an example year's own, without outcomes."""
    newest = max(goal.year for goal in known)
    return [replace(goal, year=year, printed_status="", note="") for goal in known if goal.year == newest]
