"""The commands that scripts rely on: paths, refusals and exit codes."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from survey.answers import opening_keys
from survey.cli.demo import CREDENTIALS, build_example
from survey.cli.instance import create_instance, open_instance
from survey.cli.main import main
from survey.cli.serve import both_doors, greeting
from survey.config import EXAMPLE_MARK, current_day
from survey.domain import codes
from survey.domain.public_face import load_public_face
from survey.i18n.catalogues import EASY, FOLDER, SOURCE, Languages

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One example folder for the commands that change little."""
    folder = tmp_path_factory.mktemp("example") / "demo"
    instance = build_example(folder, current_day())
    instance.contacts.close()
    instance.answers.close()
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with an environment that has no settings of ours."""
    for name in ("FOLDER", "BASE_URL", "CONTACTS_URL", "ANSWERS_URL", "KEY_BACKUP"):
        monkeypatch.delenv(f"SURVEY_{name}", raising=False)
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def real_folder(tmp_path: Path) -> Iterator[Path]:
    instance = create_instance(tmp_path / "real")
    yield instance.settings.folder
    instance.contacts.close()
    instance.answers.close()


def passphrase_file(example: Path, tmp_path: Path) -> Path:
    secret = json.loads((example / CREDENTIALS).read_text(encoding="utf-8"))["passphrase"]
    path = tmp_path / "passphrase"
    path.write_text(secret + "\n", encoding="utf-8")
    return path


def test_the_demo_tells_how_to_sign_in_as_everyone_and_how_to_open_the_urn(example: Path) -> None:
    credentials = json.loads((example / CREDENTIALS).read_text(encoding="utf-8"))

    roles = {account["role"] for account in credentials["accounts"]}
    assert roles == {"ombud", "manager", "reader", "system_owner"}
    with_keys = open_instance(example)
    assert opening_keys.unlock(with_keys.keys, credentials["passphrase"])
    assert opening_keys.unlock(with_keys.keys, credentials["recovery_code"].lower())
    for account in credentials["accounts"]:
        assert account["password"] in greeting(with_keys.settings, "http://127.0.0.1:1", "both")


def test_the_demo_has_published_what_came_of_its_answers(example: Path) -> None:
    app = both_doors(open_instance(example).settings)
    page = app.test_client().get("/sa-tyckte-ni").get_data(as_text=True)

    assert "Så tyckte ni 2024" in page
    assert "tyckte att det var lätt att få kontakt" in page
    assert "Nu får alla ett sista möte om de vill." in page
    assert "vårdcentralerna" not in page, "what is not done yet is not told"
    app.extensions["door"].answers.close()


def test_a_second_demo_leaves_the_folder_alone(run: Run, example: Path) -> None:
    before = (example / CREDENTIALS).read_text(encoding="utf-8")

    assert "finns redan" in run("demo", "--folder", example).output
    assert (example / CREDENTIALS).read_text(encoding="utf-8") == before


def test_the_demo_does_not_touch_a_folder_with_something_else_in_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "minne.txt").write_text("viktigt", encoding="utf-8")

    result = run("demo", "--folder", tmp_path)

    assert result.exit_code == 1
    assert "inte tom" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["minne.txt"]


def test_example_links_are_fresh_paths_one_a_line_with_the_code_behind(run: Run, example: Path) -> None:
    lines = run("example-links", 3, "--codes", "--folder", example).output.split("\n")[:-1]

    assert len(lines) == len(set(lines)) == 3
    for line in lines:
        path, code = line.split(" ")
        assert re.fullmatch(r"/e/[\w-]{22}\.[\w-]{22}", path)
        assert codes.shown(codes.read_code(code) or "") == code
    bare = run("example-links", 1, "--folder", example).output
    assert re.fullmatch(r"/e/[\w.-]+\n", bare)


def test_an_example_link_opens_the_survey(run: Run, example: Path) -> None:
    path = run("example-links", 1, "--folder", example).output.strip()
    app = both_doors(open_instance(example).settings)
    browser = app.test_client()

    assert browser.get(path).headers["Location"] == "/enkat"
    assert "Börja" in browser.get("/enkat").get_data(as_text=True)
    assert browser.get("/halsa").get_data(as_text=True) == "ok\n"
    assert "Logga in" in browser.get("/personal/logga-in").get_data(as_text=True)
    app.extensions["door"].answers.close()


def test_links_are_not_made_for_a_real_folder(run: Run, real_folder: Path) -> None:
    result = run("example-links", 1, "--folder", real_folder)

    assert result.exit_code == 1
    assert "ingen exempelmapp" in result.output


def test_a_real_folder_has_no_mark_and_cannot_be_killed_on_purpose(
    run: Run, real_folder: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text("något som är långt nog\n", encoding="utf-8")
    command = ("open-urn", "--folder", real_folder, "--year", 2026, "--passphrase-file", secret)

    assert not (real_folder / EXAMPLE_MARK).exists()
    assert "bara för exempelmappar" in run(*command, "--kill-after", 1).output
    assert "inte färdig" in run(*command).output


def test_a_half_full_urn_stays_closed(run: Run, example: Path, tmp_path: Path) -> None:
    secret = passphrase_file(example, tmp_path)

    result = run("open-urn", "--folder", example, "--year", current_day().year, "--passphrase-file", secret)

    assert result.exit_code == 1
    assert "minst 10" in result.output


def test_a_wrong_passphrase_opens_nothing(run: Run, example: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "passphrase"
    wrong.write_text("detta är inte lösenfrasen", encoding="utf-8")

    result = run("open-urn", "--folder", example, "--year", 2024, "--passphrase-file", wrong)

    assert result.exit_code == 1
    assert "stämmer inte" in result.output


def test_the_results_are_json_with_both_numbers_of_every_share(run: Run, example: Path) -> None:
    results = json.loads(run("results", "--folder", example, "--year", 2024, "--format", "json").output)

    offered = results["register"]["offered"]
    assert (offered["numerator"], offered["denominator"], offered["percent"]) == (86, 102, 84)


def test_an_account_needs_a_long_password_and_a_name_of_its_own(
    run: Run, real_folder: Path, tmp_path: Path
) -> None:
    short, long = tmp_path / "short", tmp_path / "long"
    short.write_text("kort", encoding="utf-8")
    long.write_text("ett lösenord som räcker\n", encoding="utf-8")
    command = ("add-user", "eva", "--name", "Eva Berg", "--role", "ombud", "--folder", real_folder)

    assert "för kort" in run(*command, "--password-file", short).output
    assert "kan logga in" in run(*command, "--password-file", long).output
    again = run(*command, "--password-file", long)
    assert again.exit_code == 1
    assert "finns redan" in again.output


def test_without_a_folder_the_command_says_which_setting_is_missing(run: Run) -> None:
    result = run("results", "--year", 2024)

    assert result.exit_code == 1
    assert "SURVEY_FOLDER saknas" in result.output


def test_an_empty_folder_gets_a_sentence_and_no_trace(run: Run, tmp_path: Path) -> None:
    result = run("results", "--year", 2024, "--folder", tmp_path)

    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert isinstance(result.exception, SystemExit)


def test_faultless_questionnaires_pass_and_a_faulty_one_is_refused_with_its_line(
    run: Run, tmp_path: Path
) -> None:
    faulty = tmp_path / "fel-2030.toml"
    faulty.write_text('version = "fel-2030"\n\n[[questions]]\nid = "Å"\n', encoding="utf-8")

    assert "Inga fel" in run("check-questions").output
    result = run("check-questions", faulty)
    assert result.exit_code == 1
    assert "rad 3: Nyckeln text saknas" in result.output


def test_the_texts_that_come_with_the_program_are_easy_and_a_folders_hard_ones_are_told(
    run: Run, tmp_path: Path
) -> None:
    assert "lätta att läsa" in run("check-texts").output
    (tmp_path / "published").mkdir()
    own = tmp_path / "published" / "face.toml"
    own.write_text('\nhours = "vardagar samt lördagar"\n', encoding="utf-8")
    result = run("check-texts", "--folder", tmp_path)
    assert result.exit_code == 1
    assert f"{own}, rad 2: Ordet ”samt” är ett kontorsord." in result.output


def test_a_new_folder_switches_on_lattlast_and_the_example_folder_every_language(
    example: Path, real_folder: Path
) -> None:
    new, whole = (
        load_public_face(folder / "published" / "face.toml").languages for folder in (real_folder, example)
    )
    assert new == (EASY,)
    assert set(whole or ()) == set(Languages(FOLDER).all) - {SOURCE}
