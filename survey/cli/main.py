"""The command `survey`: everything that is done outside a browser."""

from typing import Any

import click
from sqlalchemy.exc import OperationalError, ProgrammingError

from survey.cli.audio import make_audio
from survey.cli.demo import demo
from survey.cli.example_links import example_links
from survey.cli.init import init
from survey.cli.messages import check_messages
from survey.cli.open_urn import open_urn
from survey.cli.purge import purge_now
from survey.cli.questions import check_questions
from survey.cli.read_bounces import read_bounces
from survey.cli.results import results
from survey.cli.scanner_test import scanner_test
from survey.cli.serve import run
from survey.cli.texts import check_texts
from survey.cli.users import add_user, close_user
from survey.cli.worker import worker
from survey.config import SettingsRefused
from survey.domain.toml_file import FileRefused
from survey.security.keys import KeyRefused, keep_files_private


class Commands(click.Group):
    """The commands, each of whose known faults ends in one clear sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what it refuses is said, never traced."""
        keep_files_private()
        try:
            return super().invoke(ctx)
        except (SettingsRefused, KeyRefused, FileRefused) as error:
            raise click.ClickException(str(error)) from error
        except (OperationalError, ProgrammingError) as error:
            raise click.ClickException(
                "Databasen går inte att använda. Stämmer mappen? Är tabellerna gjorda? Kör: survey init"
            ) from error


@click.group(cls=Commands)
def main() -> None:
    """Enkäten till den som har haft personligt ombud."""


for command in (
    demo,
    run,
    init,
    example_links,
    results,
    open_urn,
    add_user,
    close_user,
    check_questions,
    make_audio,
    check_messages,
    check_texts,
    scanner_test,
    worker,
    read_bounces,
    purge_now,
):
    main.add_command(command)
