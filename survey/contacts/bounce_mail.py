"""E-mail that came back: an invitation that never arrived puts its ending back, and the letter is gone."""

from datetime import date
from pathlib import Path

from survey.contacts import invitations
from survey.database.engines import Database
from survey.delivery.bounce_folder import put_aside, waiting
from survey.delivery.bounces import LARGEST, is_notification, read_bounce
from survey.security.keys import erase_file


def take(contacts: Database, mail: bytes, today: date) -> bool:
    """Take one letter; tell whether it put an ending back: not when it may arrive yet, nor a reminder's."""
    bounce = read_bounce(mail)
    if bounce is None or not bounce.permanent:
        return False
    with contacts.write() as connection:
        return invitations.reported(connection, bounce.message_id, delivered=False, today=today)


def read_folder(contacts: Database, folder: Path, today: date) -> int:
    """Take the letters of a Maildir; return how many endings are back.

    Notifications are erased once they are taken. What else came there is put aside: it may be a person's.
    """
    return sum(_read(contacts, letter, today) for letter in waiting(folder))


def _read(contacts: Database, letter: Path, today: date) -> bool:
    """Take one letter of the folder; one that cannot be read or moved is left for the next round."""
    try:
        with letter.open("rb") as file:
            mail = file.read(LARGEST)
        taken = take(contacts, mail, today)
        if is_notification(mail):
            erase_file(letter)
        else:
            put_aside(letter)
    except OSError:
        return False
    return taken
