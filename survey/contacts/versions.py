"""Which questionnaire is offered, and the lock that keeps its words from the first offer on."""

from datetime import date

from sqlalchemy import Connection, select

from survey.contacts import tables as t
from survey.database.engines import insert_once
from survey.domain.loader import bundled_versions, fingerprint
from survey.domain.questionnaire import Questionnaire


class VersionChanged(Exception):
    """A questionnaire that has been offered was changed afterwards; a change needs a new version."""


def offered_on(day: date) -> Questionnaire:
    """Return the newest version that is in use that day, the oldest one before any is."""
    versions = list(bundled_versions().values())
    in_use = [version for version in versions if version.valid_from <= day.isoformat()]
    return in_use[-1] if in_use else versions[0]


def lock(connection: Connection, questionnaire: Questionnaire) -> None:
    """Lock a version at its first offer; raises VersionChanged when its words are not the locked ones."""
    mark = fingerprint(questionnaire)
    insert_once(connection, t.version_lock, {"version": questionnaire.version, "fingerprint": mark})
    locked = connection.execute(
        select(t.version_lock.c.fingerprint).where(t.version_lock.c.version == questionnaire.version)
    ).scalar_one()
    if locked != mark:
        raise VersionChanged(questionnaire.version)
