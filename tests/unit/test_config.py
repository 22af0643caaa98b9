"""Settings: what is missing or weak stops the start with one sentence that says what to do."""

from pathlib import Path

import pytest

from survey.config import EXAMPLE_MARK, SettingsRefused, load_settings


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    for name in ("FOLDER", "BASE_URL", "DESK_URL", "CONTACTS_URL", "ANSWERS_URL", "KEY_BACKUP"):
        monkeypatch.delenv(f"SURVEY_{name}", raising=False)


def refusal(**given) -> str:
    with pytest.raises(SettingsRefused) as refused:
        load_settings(**given)
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def test_without_a_folder_the_start_stops_and_the_setting_is_named():
    assert "SURVEY_FOLDER saknas" in refusal()


def test_a_folder_that_is_the_empty_word_is_missing_too(monkeypatch):
    monkeypatch.setenv("SURVEY_FOLDER", "")
    assert "SURVEY_FOLDER saknas" in refusal()


def test_the_folder_comes_from_the_environment_and_a_keyword_wins(monkeypatch):
    monkeypatch.setenv("SURVEY_FOLDER", "/srv/ett")
    assert load_settings().folder == Path("/srv/ett")
    assert load_settings(folder=Path("/srv/tva")).folder == Path("/srv/tva")


@pytest.mark.parametrize("address", ["http://enkat.example.se", "http://192.168.1.4:8000", "http://10.0.0.1"])
def test_an_address_that_others_can_listen_to_is_refused(address):
    assert "https" in refusal(folder=Path("/srv"), base_url=address)
    assert "SURVEY_DESK_URL börjar med http." in refusal(folder=Path("/srv"), desk_url=address)


@pytest.mark.parametrize(
    "address", ["enkat.example.se", "ftp://enkat.example.se", "https://", "https://a.se/"]
)
def test_an_address_that_is_not_whole_is_refused(address):
    assert "hel adress" in refusal(folder=Path("/srv"), base_url=address)


@pytest.mark.parametrize(
    ("address", "secure"),
    [
        ("http://127.0.0.1:8000", False),
        ("http://localhost:9", False),
        ("http://[::1]:8000", False),
        ("https://enkat.example.se", True),
    ],
)
def test_plain_http_is_for_the_own_machine_only(address, secure):
    assert load_settings(folder=Path("/srv"), base_url=address).secure is secure


def test_the_databases_keys_and_their_backup_lie_in_the_folder_unless_somebody_says_otherwise():
    plain = load_settings(folder=Path("/srv/po"))
    assert plain.database_url("answers") == "sqlite:////srv/po/answers.sqlite3"
    assert plain.database_url("contacts") == "sqlite:////srv/po/contacts.sqlite3"
    assert (plain.keys, plain.key_backup_folder) == (Path("/srv/po/keys"), Path("/srv/po/key-backup"))
    told = load_settings(folder=Path("/srv/po"), answers_url="postgresql://x/y", key_backup=Path("/mnt/k"))
    assert told.database_url("answers") == "postgresql://x/y"
    assert told.key_backup_folder == Path("/mnt/k")


def test_only_made_up_people_get_cheap_keys(tmp_path):
    assert load_settings(folder=tmp_path).key_cost == 1
    (tmp_path / EXAMPLE_MARK).touch()
    assert load_settings(folder=tmp_path).is_example
    assert load_settings(folder=tmp_path).key_cost == 0
