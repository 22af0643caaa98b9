"""The example folder's staff: made-up people, with passwords made for this folder alone."""

import secrets
from dataclasses import dataclass

from survey.accounts.people import Account, add_account
from survey.cli.instance import Instance
from survey.domain.kinds import Role

WORDS = [
    "björk",
    "lykta",
    "sommar",
    "rask",
    "havre",
    "stege",
    "moln",
    "kompass",
    "lingon",
    "tråd",
    "vinter",
    "skrivbord",
    "ekorre",
    "segel",
    "granit",
    "klocka",
    "timjan",
    "brygga",
    "penna",
    "vante",
    "snigel",
    "kastrull",
    "fjäll",
    "orgel",
]
PHRASE_WORDS = 4
EXAMPLE_LINKS_OMBUD = "osten"
"""The ombud whose clients `survey example-links` makes up, so that everyone else may type their codes."""


@dataclass(frozen=True, slots=True)
class Member:
    """A made-up member of staff."""

    username: str
    name: str
    role: Role
    area: str | None = None


STAFF = (
    Member("ombud", "Anna Lind", Role.OMBUD, "centrala"),
    Member("kollega", "Eva Berg", Role.OMBUD, "vastra"),
    Member("norrut", "Nils Sund", Role.OMBUD, "norra"),
    Member(EXAMPLE_LINKS_OMBUD, "Olga Ek", Role.OMBUD, "ostra"),
    Member("chef", "Karin Holm", Role.MANAGER),
    Member("ledningsgrupp", "Lars Dahl", Role.READER),
    Member("systemansvarig", "Sara Nord", Role.SYSTEM_OWNER),
)


def phrase() -> str:
    """Return a passphrase of four Swedish words."""
    return "-".join(secrets.choice(WORDS) for _ in range(PHRASE_WORDS))


def add_staff(instance: Instance) -> tuple[dict[str, Account], list[dict[str, str]]]:
    """Make the accounts; return them by username, and how to sign in as each."""
    accounts, credentials = {}, []
    with instance.contacts.write() as connection:
        for one in STAFF:
            password = phrase()
            cost = instance.settings.key_cost
            accounts[one.username] = add_account(
                connection, one.username, one.name, one.role, password, one.area, cost=cost
            )
            sign_in = {"username": one.username, "password": password}
            credentials.append({"role": one.role.value, "name": one.name, **sign_in})
    return accounts, credentials
