"""`survey check-texts`: are the operation's own texts easy to read, and if not, which line and what to do?"""

from pathlib import Path

import click

from survey.cli.instance import EXAMPLE_DATA
from survey.domain.loader import QUESTIONNAIRE_FOLDER
from survey.domain.own_texts import check_texts as remarks_on

OWN = ("published/face.toml", "published/accessibility.toml", "messages.toml")
"""What a former client reads of an instance folder; a file that is missing comes with the program."""


@click.command("check-texts")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--folder", type=click.Path(path_type=Path), help="Instansens mapp: dess egna texter granskas.")
def check_texts(files: tuple[Path, ...], folder: Path | None) -> None:
    """Granska om texterna i FILES är lätta att läsa; utan FILES mappens egna och de som följer med."""
    chosen = files or (*_own(folder), *sorted(QUESTIONNAIRE_FOLDER.glob("*.toml")))
    problems = [problem for path in chosen for problem in remarks_on(path)]
    for problem in problems:
        click.echo(str(problem))
    if problems:
        raise click.exceptions.Exit(1)
    click.echo(
        f"Texterna i {len(chosen)} filer är lätta att läsa." if len(chosen) != 1 else "Texterna är lätta."
    )


def _own(folder: Path | None) -> list[Path]:
    own = [folder / name for name in OWN] if folder else []
    there = {path.name: path for path in own if path.exists()}
    return [there.get(Path(name).name, EXAMPLE_DATA / Path(name).name) for name in OWN]
