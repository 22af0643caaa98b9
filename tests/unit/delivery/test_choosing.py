"""Which ways out an operation has: the folder says, the environment keeps the secrets."""

import pytest

from survey.config import SettingsRefused, load_settings
from survey.delivery.choosing import WaysOut, report_secret, ways_out
from survey.delivery.delivery_file import DeliveryFileError
from survey.delivery.elks_sms import ElksSms
from survey.delivery.file_outbox import FileOutbox
from survey.delivery.protocol import Message, Sent
from survey.delivery.smtp_email import SmtpEmail

SECRETS = {
    "SURVEY_SMS_PASSWORD": "sms-hemligheten",
    "SURVEY_SMTP_PASSWORD": "post-hemligheten",
    "SURVEY_REPORT_SECRET": "r" * 24,
}
FILE = """\
[sms]
kind = "46elks"
url = "https://api.46elks.com/a1/sms"
username = "u123"
sender = "Enkat"
reports_to = "https://enkat.example.se/rapport/sms"

[email]
kind = "smtp"
host = "post.example.se"
port = 587
sender = "enkat@example.se"
bounces_to = "studs@example.se"
username = "enkat"
"""


@pytest.fixture
def settings(tmp_path):
    return load_settings(folder=tmp_path)


def written(settings, text):
    (settings.folder / "delivery.toml").write_text(text, encoding="utf-8")
    return settings


def test_an_operation_sends_by_the_ways_of_its_file(settings):
    ways = ways_out(written(settings, FILE), SECRETS)
    assert isinstance(ways.sms, ElksSms)
    assert isinstance(ways.email, SmtpEmail)
    assert ways.sms_sender == "Enkat"


def test_an_operation_without_a_file_sends_nothing_by_itself(settings):
    assert ways_out(settings, {}) == WaysOut()


def test_one_way_alone_needs_only_its_own_secret(settings):
    sms = FILE.split("\n\n", maxsplit=1)[0].replace('reports_to = "https://enkat.example.se/rapport/sms"', "")
    ways = ways_out(written(settings, sms), {"SURVEY_SMS_PASSWORD": "x"})
    assert isinstance(ways.sms, ElksSms)
    assert ways.email is None


def test_an_example_folder_keeps_its_messages_whatever_the_file_says(settings):
    (settings.folder / "EXAMPLE").touch()
    ways = ways_out(written(settings, FILE), SECRETS)
    assert isinstance(ways.sms, FileOutbox)
    assert isinstance(ways.email, FileOutbox)
    assert isinstance(ways.sms.send(Message("+46701740605", "Hej"), "k"), Sent)
    assert len(list((settings.folder / "outbox").iterdir())) == 1


@pytest.mark.parametrize("name", SECRETS)
def test_a_missing_secret_is_named_in_a_sentence(settings, name):
    rest = {other: value for other, value in SECRETS.items() if other != name}
    with pytest.raises(SettingsRefused, match=rf"^Inställningen {name} saknas: .+\. Sätt den i miljön"):
        ways_out(written(settings, FILE), rest)


def test_a_secret_that_can_be_guessed_is_refused():
    with pytest.raises(SettingsRefused, match=r"SURVEY_REPORT_SECRET är för kort"):
        report_secret({"SURVEY_REPORT_SECRET": "r" * 23})
    assert report_secret(SECRETS) == "r" * 24


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ('"46elks"', '"47elks"', 2, "Värdet 47elks går inte att välja."),
        ('username = "u123"\n', "", 1, "Nyckeln username saknas."),
        ('"Enkat"', '"MittOmbud"', 5, "Ordet MittOmbud kan avslöja vad någon har fått hjälp med."),
        ('"Enkat"', '"Karlstad kommun"', 5, "Avsändaren går inte att visa på en telefon."),
        ('"Enkat"', '"Enkät"', 5, "Avsändaren går inte att visa på en telefon."),
        ("https://api", "http://api", 3, "Adressen går inte att använda."),
        ("/rapport/sms", "/rapport?x=1", 6, "Adressen går inte att använda."),
        ("https://enkat", "https://a:b@enkat", 6, "Adressen går inte att använda."),
        ("587", "70000", 11, "Porten finns inte."),
        ("587", '"587"', 11, "Nyckeln port har fel sorts värde."),
        ('"studs@example.se"', '"studs"', 13, "Det är ingen e-postadress."),
        ('username = "enkat"', "starttls = false", 14, "Servern skulle få breven okrypterade."),
        ('username = "enkat"', 'certificates = "/finns/inte.pem"', 14, "Filen med certifikat finns inte."),
        ('username = "enkat"', 'password = "hemligt"', 14, "Nyckeln password är okänd här."),
    ],
)
def test_a_faulty_file_says_which_line_and_what(settings, old, new, line, what):
    written(settings, FILE.replace(old, new))
    with pytest.raises(DeliveryFileError) as refused:
        ways_out(settings, SECRETS)
    assert (line, what) in [(problem.line, problem.what) for problem in refused.value.problems]


def test_nothing_shows_a_secret(settings):
    ways = ways_out(written(settings, FILE), SECRETS)
    shown = repr(ways) + repr(vars(ways.sms)) + repr(vars(ways.email))
    assert not [secret for secret in SECRETS.values() if secret in shown]
