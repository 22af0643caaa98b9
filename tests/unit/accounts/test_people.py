"""Accounts: a long password, one name each, and the same work for a name that nobody has."""

import time

import pytest

from survey.accounts import people, sessions
from survey.accounts.people import AccountRefused, add_account, verify
from survey.domain.kinds import Role

PASSWORD = "åtta små grävlingar"


@pytest.fixture
def connection(bare_instance):
    with bare_instance.contacts.write() as connection:
        yield connection


def add(connection, username="anna", password=PASSWORD, name="Anna Lind"):
    return add_account(connection, username, name, Role.OMBUD, password, "centrala", cost=0)


def test_an_account_is_known_by_its_name_and_password(connection):
    made = add(connection)
    assert verify(connection, "anna", PASSWORD, cost=0) == made
    assert verify(connection, " Anna ", PASSWORD, cost=0) == made
    assert people.all_accounts(connection) == [made]


def test_the_keyboards_way_of_composing_letters_does_not_matter(connection):
    made = add(connection, password="a\u030atta sma\u030a gra\u0308vlingar")
    assert verify(connection, "anna", PASSWORD, cost=0) == made


@pytest.mark.parametrize(
    ("username", "password"), [("anna", PASSWORD + "x"), ("anna", ""), ("eva", PASSWORD)]
)
def test_anything_else_is_nobody(connection, username, password):
    add(connection)
    assert verify(connection, username, password, cost=0) is None


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"password": "x" * 14}, "Lösenordet är för kort. Det ska vara minst 15 tecken."),
        ({"username": " "}, "Kontot behöver ett användarnamn och ett namn."),
        ({"name": ""}, "Kontot behöver ett användarnamn och ett namn."),
        ({"username": "ANNA"}, "Användarnamnet anna finns redan. Välj ett annat."),
    ],
)
def test_what_will_not_do_is_refused_with_a_sentence(connection, given, sentence):
    add(connection)
    with pytest.raises(AccountRefused) as refused:
        add(connection, **{"username": "eva", **given})
    assert str(refused.value) == sentence
    assert len(people.all_accounts(connection)) == 1


def test_the_password_is_kept_as_argon2id_in_earnest(connection):
    hashed = people.HASHERS[1].hash(PASSWORD)
    assert hashed.startswith("$argon2id$v=19$m=65536,t=3")
    add(connection)
    row = connection.exec_driver_sql("SELECT * FROM account").one()
    assert PASSWORD not in str(row)


def test_an_unknown_name_takes_as_long_as_a_known_one(connection):
    add_account(connection, "anna", "Anna Lind", Role.OMBUD, PASSWORD, "centrala", cost=1)

    def fastest(username):
        times = []
        for _ in range(3):
            begun = time.process_time()
            verify(connection, username, "fel lösenord här", cost=1)
            times.append(time.process_time() - begun)
        return min(times)

    assert 0.4 < fastest("ingen") / fastest("anna") < 2.5


def test_a_session_is_its_token_and_ends_by_itself(connection):
    made = add(connection)
    token = sessions.start(connection, made.id, 1000)
    assert sessions.account_of(connection, token, 1000 + sessions.LASTS - 1) == made
    assert sessions.account_of(connection, token, 1000 + sessions.LASTS) is None
    assert sessions.account_of(connection, token + "x", 1000) is None
    sessions.end(connection, token)
    assert sessions.account_of(connection, token, 1000) is None


def test_ended_sessions_go_away_when_somebody_signs_in(connection):
    made = add(connection)
    sessions.start(connection, made.id, 1000)
    sessions.start(connection, made.id, 1000 + sessions.LASTS)
    assert connection.exec_driver_sql("SELECT count(*) FROM staff_session").scalar() == 1
