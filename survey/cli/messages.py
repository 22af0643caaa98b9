"""`survey check-messages`: may the operation's messages be sent, and if not, which line and what to do?"""

from pathlib import Path

import click

from survey.config import load_settings
from survey.delivery.message_checks import Bounds, reveals
from survey.delivery.message_file import load_messages
from survey.delivery.wording import message_bounds, message_path


@click.command("check-messages")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--folder", type=click.Path(path_type=Path), help="Instansens mapp: dess adress och telefon gäller."
)
def check_messages(file: Path | None, folder: Path | None) -> None:
    """Granska meddelandena i FILE; utan FILE mappens egna eller de som följer med."""
    settings = load_settings(folder=folder) if folder else None
    bounds = message_bounds(settings) if settings else Bounds()
    word = reveals(bounds.base_url)
    if word:
        raise click.ClickException(
            f"Adressen innehåller ordet {word}. Det kan avslöja vad någon har fått hjälp med."
        )
    load_messages(file or message_path(settings), bounds)
    click.echo("Inga fel i meddelandena.")
