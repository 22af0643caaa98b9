"""The linter of messages: each rule refuses what it is for, on its line, and lets the bundled ones pass."""

from dataclasses import replace

import pytest
from click.testing import CliRunner

from survey.cli.instance import EXAMPLE_DATA
from survey.cli.main import main
from survey.delivery.gsm import ONE_MESSAGE, septets
from survey.delivery.message_checks import VOLUNTARY, Bounds, complaints, reveals
from survey.delivery.message_file import MESSAGE_FILE, MessageFileError, load_messages
from survey.delivery.messages import MessageKind, MessageWay, Template, put_in
from survey.domain.hints import PRESET_LANGUAGES

SMS_TEXT = "Hej! Vad tyckte du? {link} Frivilligt. Till {last_day}. {sender} {phone}"
SMS = Template(MessageKind.INVITATION, MessageWay.SMS, "sv", SMS_TEXT)
EMAIL = replace(SMS, way=MessageWay.EMAIL, subject="Vad tyckte du om hjälpen?")
BUNDLED = (EXAMPLE_DATA / MESSAGE_FILE).read_text(encoding="utf-8")


def said(template, bounds=None):
    return [complaint.what for complaint in complaints(template, bounds or Bounds())]


def test_a_good_message_passes():
    assert said(SMS) == said(EMAIL) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (SMS_TEXT.replace("Frivilligt. ", ""), "Meddelandet säger inte att det är frivilligt."),
        (SMS_TEXT.replace("{phone}", ""), "Meddelandet saknar telefonnumret."),
        (SMS_TEXT.replace("{sender}", ""), "Meddelandet saknar avsändaren."),
        (SMS_TEXT.replace("Till {last_day}.", ""), "Meddelandet saknar sista dagen."),
        (SMS_TEXT.replace("{link} ", ""), "Meddelandet saknar länken."),
        (SMS_TEXT.replace("{link} ", "{link}. "), "Länken står inte för sig själv."),
        (SMS_TEXT.replace(" {link}", "({link}"), "Länken står inte för sig själv."),
        (SMS_TEXT.replace("{link} ", "") + " {link}", "Länken står inte för sig själv."),
        (SMS_TEXT.replace("{last_day}", "{link} {last_day}"), "Länken står mer än en gång."),
        (SMS_TEXT.replace("tyckte du", "tycker du – nu"), "Tecknet – gör att ett sms bara rymmer 70 tecken."),
        (SMS_TEXT.replace("{phone}", "{telefon}"), "Platshållaren {telefon} är okänd."),
        (SMS_TEXT + " {", "Klammern { } hör inte till något."),
        (SMS_TEXT + " {phone.x}", "Klammern { } hör inte till något."),
        (SMS_TEXT.replace("Hej", "Hej från PO"), "Ordet PO kan avslöja vad någon har fått hjälp med."),
    ],
)
def test_each_rule_refuses_what_it_is_for(text, complaint):
    assert complaint in said(replace(SMS, text=text))


@pytest.mark.parametrize(
    "words",
    [
        "ditt personliga ombud",
        "Personligt ombud",
        "ditt ombuds hjälp",
        "PO:s enkät",
        "psykisk hälsa",
        "psykiatrin",
        "din sjukdom",
        "vården",
        "din diagnos",
        "funktionsnedsättning",
        "LSS",
        "socialtjänsten",
        "god man",
        "https://personligtombud.example.se",
        "mental health",
        "po-enkat.example.se",
    ],
)
def test_revealing_words_are_seen(words):
    assert reveals(words)


@pytest.mark.parametrize(
    "words", ["Enkät – Karlstads kommun", "Posta svaret", "på telefon", "hjälpen från oss", "Podden", "polo"]
)
def test_ordinary_words_reveal_nothing(words):
    assert reveals(words) == ""


def test_a_revealing_subject_is_refused():
    assert said(replace(EMAIL, subject="Ditt ombud")) == [
        "Ordet ombud kan avslöja vad någon har fått hjälp med."
    ]


@pytest.mark.parametrize("subject", ["x" * 61, "Hej {link}", "Hej\ndu"])
def test_a_subject_is_short_one_line_and_without_the_link(subject):
    assert len(said(replace(EMAIL, subject=subject))) == 1


def test_a_message_may_fill_one_sms_and_not_one_character_more():
    room = ONE_MESSAGE - septets(put_in(SMS_TEXT, Bounds().values))
    full = SMS_TEXT.replace("Hej", "Hej" + "!" * room)
    assert said(replace(SMS, text=full)) == []
    (complaint,) = complaints(replace(SMS, text=full + "!"), Bounds())
    assert complaint.what == "Sms:et kan bli 161 tecken med den längsta länken. Det ryms 160."
    assert complaint.remedy == "Korta texten med minst 1 tecken."


def test_the_operations_own_long_address_counts():
    assert said(SMS, Bounds("https://" + "x" * 60)) != []


def test_long_sentences_and_hard_words_are_refused():
    long = EMAIL.text + " " + " ".join(["ord"] * 16) + "."
    hard = EMAIL.text + " Verksamhetens kvalitetsutveckling." * 12
    assert any("fler än 15 ord" in words for words in said(replace(EMAIL, text=long)))
    assert any("LIX" in words for words in said(replace(EMAIL, text=hard)))


def test_every_language_of_the_survey_has_its_word_for_voluntary():
    assert set(VOLUNTARY) == {"sv", "sv-simple", *PRESET_LANGUAGES}


def load(tmp_path, text):
    path = tmp_path / "messages.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MessageFileError) as refused:
        load_messages(path, Bounds())
    return [(problem.line, problem.what) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("[new_link.sms.sv]", "[new_link.sms.en]", "Den svenska texten saknas."),
        ("[new_link.sms.sv]", "[new_link.sms.xx]", "Värdet xx går inte att välja."),
        ("[new_link.email.sv]", "[new_link.mejl.sv]", "Nyckeln mejl är okänd här."),
        ('subject = "Här är din nya länk"', "", "Nyckeln subject saknas."),
        ('subject = "Här är din nya länk"', "subject = 3", "Nyckeln subject har fel sorts värde."),
        (
            "Din nya länk: {link} Frivilligt.",
            "Din nya länk: {link}",
            "Meddelandet säger inte att det är frivilligt.",
        ),
    ],
)
def test_a_faulty_file_says_which_line(tmp_path, old, new, what):
    changed = BUNDLED.replace(old, new)
    line = next(n for n, row in enumerate(BUNDLED.split("\n"), 1) if old in row)
    found = load(tmp_path, changed)
    assert what in [words for _, words in found]
    assert min(abs(where - line) for where, words in found if words == what) <= 1


def test_a_file_with_a_number_for_a_kind_is_refused_in_a_sentence(tmp_path):
    assert (1, "Nyckeln invitation har fel sorts värde.") in load(tmp_path, "invitation = 3\n")


def test_the_command_says_that_the_bundled_messages_are_faultless():
    done = CliRunner().invoke(main, ["check-messages"])
    assert (done.exit_code, done.output) == (0, "Inga fel i meddelandena.\n")


def test_the_command_names_the_line_of_a_fault(tmp_path):
    path = tmp_path / "messages.toml"
    path.write_text(
        BUNDLED.replace("Hej! Vad tyckte du?", "Hej! Vad tyckte du om ditt ombud?"), encoding="utf-8"
    )
    done = CliRunner().invoke(main, ["check-messages", str(path)])
    assert done.exit_code == 1
    assert f"{path}, rad 6: Ordet ombud kan avslöja" in done.output
