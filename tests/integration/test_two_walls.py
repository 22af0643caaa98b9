"""Neither wing's role reaches the other wing's tables."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from survey.database.engines import Database
from tests.postgres import PostgresServer


@pytest.mark.postgres
@pytest.mark.parametrize(("mine", "theirs"), [("contacts", "answers.ticket"), ("answers", "contacts.ending")])
def test_a_role_is_denied_the_other_wing(postgres_server: PostgresServer, mine: str, theirs: str) -> None:
    database = Database(postgres_server.fresh_urls()[f"{mine}_url"])
    try:
        with database.read() as connection, pytest.raises(ProgrammingError, match="permission denied"):
            connection.execute(text(f"SELECT * FROM {theirs}"))
    finally:
        database.close()
