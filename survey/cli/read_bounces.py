"""`survey read-bounces`: takes e-mail that came back, one letter from the mail server or a whole Maildir."""

import sys
from datetime import datetime
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from survey.cli.instance import open_instance
from survey.config import SettingsRefused
from survey.contacts import bounce_mail
from survey.delivery.bounces import LARGEST
from survey.delivery.calendar import ZONE
from survey.delivery.choosing import bounce_folder
from survey.domain.toml_file import FileRefused
from survey.security.keys import KeyRefused

TRY_AGAIN = 75
"""EX_TEMPFAIL of sysexits.h: the mail server keeps the letter and tries again."""


class NotNow(click.ClickException):
    """The letter could not be taken; whoever handed it over keeps it."""

    exit_code = TRY_AGAIN


@click.command("read-bounces")
@click.option("--folder", type=click.Path(path_type=Path), help="Instansens mapp (annars SURVEY_FOLDER).")
@click.option("--maildir", is_flag=True, help="Läs mappen för studsar, inte ett brev från stdin.")
def read_bounces(folder: Path | None, maildir: bool) -> None:
    """Läs e-post som har kommit tillbaka, så att avslutet kommer tillbaka till arbetslistan."""
    try:
        _take(folder, maildir=maildir)
    except (SettingsRefused, KeyRefused, FileRefused) as error:
        raise NotNow(str(error)) from error
    except (SQLAlchemyError, OSError) as error:
        raise NotNow("Databasen går inte att använda just nu.") from error


def _take(folder: Path | None, *, maildir: bool) -> None:
    instance, today = open_instance(folder), datetime.now(ZONE).date()
    if maildir:
        bounce_mail.read_folder(instance.contacts, bounce_folder(instance.settings), today)
    else:
        bounce_mail.take(instance.contacts, sys.stdin.buffer.read(LARGEST), today)
