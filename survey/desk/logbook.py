"""What whoever is signed in does with a year's texts and summary, written in the desk's log."""

from survey.contacts import desk_log
from survey.contacts.desk_log import Action
from survey.desk.context import desk, signed_in


def log(action: Action, year: int) -> None:
    """Log an action on a year of ending: who and which month, never which text."""
    here = desk()
    with here.contacts.write() as connection:
        desk_log.write(connection, action, signed_in().id, here.today(), note=str(year))
