"""`survey check-messages`: may the operation's messages be sent, and if not, which line and what to do?"""

from pathlib import Path

import click

from survey.cli.instance import EXAMPLE_DATA
from survey.config import Settings, load_settings
from survey.delivery.message_checks import Bounds, reveals
from survey.delivery.message_file import MESSAGE_FILE, load_messages
from survey.domain.public_face import load_public_face


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


def message_path(settings: Settings | None) -> Path:
    """Return the operation's own file of messages, or the one that comes with the program."""
    own = settings.folder / MESSAGE_FILE if settings else None
    return own if own and own.exists() else EXAMPLE_DATA / MESSAGE_FILE


def message_bounds(settings: Settings) -> Bounds:
    """Return how long a message can get with an instance's own address and telephone number."""
    face = settings.folder / "published" / "face.toml"
    if not face.exists():
        return Bounds(settings.base_url)
    return Bounds(settings.base_url, load_public_face(face).phone)
