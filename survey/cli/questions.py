"""`survey check-questions`: is a questionnaire file faultless, and if not, which line and what to do?"""

from pathlib import Path

import click

from survey.domain.loader import QUESTIONNAIRE_FOLDER, check_questionnaire


@click.command("check-questions")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def check_questions(files: tuple[Path, ...]) -> None:
    """Granska enkätfiler; utan FILES granskas de som följer med."""
    chosen = files or tuple(sorted(QUESTIONNAIRE_FOLDER.glob("*.toml")))
    problems = [problem for path in chosen for problem in check_questionnaire(path)]
    for problem in problems:
        click.echo(str(problem))
    if problems:
        raise click.exceptions.Exit(1)
    click.echo(f"Inga fel i {len(chosen)} enkätfiler." if len(chosen) != 1 else "Inga fel i enkätfilen.")
