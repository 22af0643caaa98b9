"""Every fault in a questionnaire file is refused with its line and a plain sentence on what to do."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from survey.domain.loader import QuestionnaireFileError, check_questionnaire, load_questionnaire
from survey.domain.question_checks import LONGEST_TEXT

SOUND = """# En liten enkät.
version = "prov"
title = "Prov"
valid_from = 2026-01-01
verbatim = false
series_break = ""

[[questions]]
id = "hjalp"
kind = "scale"
indicator = "hjalp_nyckel"
text = "Fick du hjälp?"
hint = "Med det du ville."
choices = [
  { code = "ja", label = "Ja" },
  { code = "till_viss_del", label = "Lite" },
  { code = "nej", label = "Nej" },
]

[[questions]]
id = "ord"
kind = "text"
text = "Vad var bra?"
max_length = 900

[[questions]]
id = "vem"
kind = "choice"
text = "Vem hjälpte dig?"
choices = [
  { code = "ingen", label = "Ingen" },
  { code = "van", label = "En vän" },
]
"""
TEXT_QUESTION = """
[[questions]]
id = "ord{number}"
kind = "text"
text = "Vad mer?"
max_length = 1000
"""
FIRST_CHOICES = SOUND[SOUND.index("choices = [") : SOUND.index("]\n\n[[questions]]") + 1]
LAST_CHOICES = SOUND[SOUND.rindex("choices = [") :]
FAULTS = {
    "a key is missing": ('title = "Prov"\n', "", "# En liten", "Nyckeln title saknas."),
    "the version is not the file's name": ('"prov"', '"annan"', 'version = "annan"', "heter inte som filen"),
    "the version is empty": ('"prov"', '""', "version =", "Nyckeln version är tom."),
    "a day is text": ("2026-01-01", '"2026-01-01"', "valid_from", "Nyckeln valid_from har fel sorts värde."),
    "a day does not exist": ("2026-01-01", "2026-02-30", "valid_from", "Datumet finns inte."),
    "a day has a time": ("2026-01-01", "2026-01-01T12:00:00", "valid_from", "har fel sorts värde."),
    "verbatim is text": ("false", '"nej"', "verbatim", "Nyckeln verbatim har fel sorts värde."),
    "series_break is missing": ('series_break = ""\n', "", "# En liten", "Nyckeln series_break saknas."),
    "a key of the head is unknown": ("verbatim", "tryckt = 1\nverbatim", "tryckt", "Nyckeln tryckt är okänd"),
    "there is no list of questions": ("[[questions]]", "[[fragor]]", "# En liten", "questions saknas."),
    "an id is missing": ('id = "ord"\n', "", "#2", "Nyckeln id saknas."),
    "an id is used twice": ('id = "vem"', 'id = "ord"', "#3+1", "Värdet ord står två gånger."),
    "an id has Swedish letters": ('id = "ord"', 'id = "öppen"', 'id = "öppen"', "Namnet öppen går inte"),
    "an id begins with a digit": ('id = "ord"', 'id = "1ord"', 'id = "1ord"', "Namnet 1ord går inte"),
    "an id has capital letters": ('id = "ord"', 'id = "Ord"', 'id = "Ord"', "Namnet Ord går inte"),
    "an id ends with a line break": ('id = "ord"', 'id = "ord\\n"', 'id = "ord', "går inte att använda."),
    "a kind is unknown": ('"text"', '"stjarnor"', '"stjarnor"', "Värdet stjarnor går inte att välja."),
    "a kind is a number": ('"text"', "7", "kind = 7", "Värdet 7 går inte att välja."),
    "a kind is missing": ('kind = "text"\n', "", "#2", "Nyckeln kind saknas."),
    "a key is unknown": ("hint =", "hjalptext =", "hjalptext =", "Nyckeln hjalptext är okänd här."),
    "a key is of another kind": (
        "max_length = 900",
        "max_length = 900\nchoices = []",
        "choices = []",
        "okänd",
    ),
    "a text is empty": ('"Vad var bra?"', '"  "', 'text = "  "', "Nyckeln text är tom."),
    "an indicator is missing": ('indicator = "hjalp_nyckel"\n', "", "#1", "Nyckeln indicator saknas."),
    "an indicator is odd": ('"hjalp_nyckel"', '"hjälp"', "indicator", "Namnet hjälp går inte"),
    "a label is missing": (
        '"till_viss_del", label = "Lite"',
        '"till_viss_del"',
        "till_viss",
        "label saknas.",
    ),
    "a label is empty": ('"Lite"', '""', "till_viss_del", "Nyckeln label är tom."),
    "an answer is not a table": ('{ code = "ja", label = "Ja" }', '"ja"', '  "ja",', "nycklar med värden"),
    "a scale answer is another code": (
        '"till_viss_del"',
        '"kanske"',
        '"kanske"',
        "Värdet kanske går inte att välja.",
    ),
    "a scale lacks ja": ('  { code = "ja", label = "Ja" },\n', "", "#1+6", "Svaret ja saknas."),
    "a scale lacks nej": ('  { code = "nej", label = "Nej" },\n', "", "#1+6", "Svaret nej saknas."),
    "a scale has no answers": (FIRST_CHOICES, "", "#1", "Nyckeln choices saknas."),
    "a scale code stands twice": (
        'code = "till_viss_del"',
        'code = "ja"',
        'label = "Lite"',
        "Värdet ja står två",
    ),
    "a text may be 0 characters": ("= 900", "= 0", "max_length", "Svaret kan inte få vara 0 tecken."),
    "a text may be too long": ("= 900", "= 1001", "max_length", "Svaret kan inte få vara 1001 tecken."),
    "a length is text": ("= 900", '= "900"', "max_length", "Nyckeln max_length har fel sorts värde."),
    "a length is true": ("= 900", "= true", "max_length", "Nyckeln max_length har fel sorts värde."),
    "a choice has one answer": ('  { code = "van", label = "En vän" },\n', "", "#3+4", "för få svar"),
    "a choice has no answers": (LAST_CHOICES, "choices = []\n", "choices = []", "för få svar"),
    "a choice code stands twice": ('"van"', '"ingen"', "En vän", "Värdet ingen står två gånger."),
    "a choice code is odd": ('"van"', '"vän"', '"vän"', "Namnet vän går inte att använda."),
    "a choice code is taken": ('"van"', '"olasligt"', '"olasligt"', "Koden olasligt är upptagen."),
    "a line is not TOML": ('text = "Vad var bra?"', "text = Vad var bra?", "Vad var", "går inte att läsa"),
    "a key stands twice": ('hint = "Med', 'text = "Fel"\nhint = "Med', 'text = "Fel"', "Samma nyckel"),
    "no question has a scale": (
        SOUND[SOUND.index("[[questions]]") : SOUND.index('[[questions]]\nid = "ord"')],
        "",
        'version = "prov"',
        "Enkäten har ingen fråga med skala.",
    ),
}


def line_of_mark(text, mark, line_holding):
    """Return the line of a mark: words that one line holds, or "#2+4", the fourth line after question 2."""
    if mark.startswith("# "):
        return 1
    if not mark.startswith("#"):
        return line_holding(text, mark)
    number, _, further = mark[1:].partition("+")
    headers = [n for n, line in enumerate(text.split("\n"), start=1) if line == "[[questions]]"]
    return headers[int(number) - 1] + int(further or 0)


def test_the_sound_file_is_faultless(write):
    path = write("prov.toml", SOUND)
    assert check_questionnaire(path) == []
    assert [question.id for question in load_questionnaire(path)] == ["hjalp", "ord", "vem"]


@pytest.mark.parametrize(("old", "new", "mark", "what"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_refused_on_its_line(write, line_holding, old, new, mark, what):
    assert SOUND.count(old) >= 1
    text = SOUND.replace(old, new) if old == "[[questions]]" else SOUND.replace(old, new, 1)
    problems = [problem for problem in check_questionnaire(write("prov.toml", text)) if what in problem.what]
    assert [problem.line for problem in problems] == [line_of_mark(text, mark, line_holding)]


@pytest.mark.parametrize(("old", "new", "what"), [(f[0], f[1], f[3]) for f in FAULTS.values()], ids=FAULTS)
def test_a_refusal_is_in_whole_sentences(write, old, new, what):
    problems = check_questionnaire(write("prov.toml", SOUND.replace(old, new, 1)))
    sentences = [sentence for problem in problems for sentence in (problem.what, problem.remedy)]
    assert sentences
    assert [s for s in sentences if not s[0].isupper() or not s.endswith(".") or "\n" in s] == []


def test_an_indicator_may_bind_one_question_only(write, line_holding):
    scale = SOUND[SOUND.index("[[questions]]") : SOUND.index('[[questions]]\nid = "ord"')]
    text = SOUND + "\n" + scale.replace('id = "hjalp"', 'id = "mer"').replace("indicator =", "indicator  =")
    (problem,) = check_questionnaire(write("prov.toml", text))
    assert problem.what == "Värdet hjalp_nyckel står två gånger."
    assert problem.line == line_holding(text, "indicator  =")


def test_the_line_is_the_same_when_answers_are_written_as_tables_of_their_own(write, line_holding):
    tables = (
        '[[questions.choices]]\ncode = "ja"\nlabel = "Ja"\n[[questions.choices]]\ncode = "fel"\nlabel = "F"\n'
    )
    text = SOUND.replace(LAST_CHOICES, "").replace(
        FIRST_CHOICES, tables + '[[questions.choices]]\ncode = "nej"\nlabel = "Nej"'
    )
    (problem,) = [
        p for p in check_questionnaire(write("prov.toml", text)) if p.what.startswith("Värdet fel ")
    ]
    assert problem.line == line_holding(text, 'code = "fel"')


def test_a_question_that_is_no_table_is_refused(write):
    text = SOUND[: SOUND.index("[[questions]]")] + 'questions = [\n  "Hur var det?",\n]\n'
    problems = check_questionnaire(write("prov.toml", text))
    assert [(problem.line, problem.what) for problem in problems] == [
        (2, "Enkäten har ingen fråga med skala."),
        (9, "Här ska det stå nycklar med värden."),
    ]


def test_questions_that_are_no_list_are_refused(write):
    text = SOUND[: SOUND.index("[[questions]]")] + 'questions = "Hur var det?"\n'
    (problem,) = check_questionnaire(write("prov.toml", text))
    assert (problem.line, problem.what) == (8, "Nyckeln questions har fel sorts värde.")


@pytest.mark.parametrize("name", ["Prov", "prov 1", "prov_1", "1prov", "pröv"])
def test_a_file_name_that_cannot_be_a_version_is_refused(write, name):
    (problem,) = check_questionnaire(write(f"{name}.toml", SOUND.replace('"prov"', f'"{name}"')))
    assert (problem.line, problem.what) == (2, f"Filen kan inte heta {name}.")


def test_all_faults_are_told_at_once_in_the_order_of_the_lines(write):
    text = SOUND.replace("= 900", "= 0").replace('"Fick du hjälp?"', '""').replace("false", "0")
    assert [problem.line for problem in check_questionnaire(write("prov.toml", text))] == [5, 12, 24]


def test_the_whole_refusal_can_be_read_by_a_person(write):
    path = write("prov.toml", SOUND.replace("= 900", "= 0"))
    with pytest.raises(QuestionnaireFileError) as refused:
        load_questionnaire(path)
    assert (
        str(refused.value)
        == f"{path}, rad 24: Svaret kan inte få vara 0 tecken. Skriv ett tal från 1 till 1000."
    )


def test_answers_that_could_outgrow_the_envelope_are_refused_at_the_question_too_many(write, line_holding):
    text = SOUND + "".join(TEXT_QUESTION.format(number=number) for number in (1, 2))
    (problem,) = check_questionnaire(write("prov.toml", text))
    assert problem.line == line_holding(text, 'id = "ord2"') - 1
    assert problem.what == "Svaren kan bli större än 9000 byte från och med den här frågan."


@pytest.mark.parametrize(("name", "refused"), [("sistao", False), ("sistaor", True)])
def test_the_envelope_may_be_filled_to_the_last_byte(write, name, refused):
    last = TEXT_QUESTION.replace("ord{number}", name).replace("1000", "332")
    text = SOUND + TEXT_QUESTION.format(number=1) + last
    assert bool(check_questionnaire(write("prov.toml", text))) == refused


@given(length=st.integers())
@example(1)
@example(LONGEST_TEXT)
@example(LONGEST_TEXT + 1)
def test_a_text_question_takes_one_to_a_thousand_characters(tmp_path_factory, length):
    path = tmp_path_factory.getbasetemp() / "prov.toml"
    path.write_text(SOUND.replace("= 900", f"= {length}"), encoding="utf-8")
    assert (check_questionnaire(path) == []) == (1 <= length <= LONGEST_TEXT)


@given(content=st.binary(max_size=40) | st.text(max_size=40).map(str.encode))
def test_any_other_file_is_refused_and_never_crashes_the_check(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "prov.toml"
    path.write_bytes(content)
    problems = check_questionnaire(path)
    assert problems
    assert all(1 <= problem.line <= content.count(b"\n") + 1 for problem in problems)


@given(start=st.integers(0, len(SOUND)), length=st.integers(0, 60), new=st.text('\n"[]{}=,#1a ', max_size=4))
def test_a_sound_file_that_is_damaged_anywhere_is_still_read_or_refused(tmp_path_factory, start, length, new):
    path = tmp_path_factory.getbasetemp() / "prov.toml"
    path.write_text(SOUND[:start] + new + SOUND[start + length :], encoding="utf-8")
    problems = check_questionnaire(path)
    assert all(1 <= problem.line <= SOUND.count("\n") + 5 for problem in problems)
    assert problems or load_questionnaire(path).scale_questions


class TestTheReasonForABreakInTheSeries:
    def test_may_be_empty_when_no_version_came_before(self, write):
        write("senare.toml", SOUND.replace("2026", "2027"))
        assert check_questionnaire(write("prov.toml", SOUND)) == []

    def test_is_required_when_one_did(self, write):
        write("tidigare.toml", SOUND.replace("2026", "2025"))
        (problem,) = check_questionnaire(write("prov.toml", SOUND))
        assert (problem.line, problem.what) == (6, "Skälet till att serien bryts saknas.")

    def test_may_be_empty_when_the_other_is_of_the_same_day(self, write):
        write("samtidig.toml", SOUND)
        assert check_questionnaire(write("prov.toml", SOUND)) == []

    def test_is_enough_as_a_sentence(self, write):
        write("tidigare.toml", SOUND.replace("2026", "2025"))
        text = SOUND.replace('series_break = ""', 'series_break = "Orden är nya."')
        assert check_questionnaire(write("prov.toml", text)) == []

    @pytest.mark.parametrize("other", ["detta är inte TOML", 'valid_from = "2025-01-01"', ""])
    def test_does_not_hang_on_a_file_beside_that_cannot_be_read(self, write, other):
        write("annan.toml", other)
        assert check_questionnaire(write("prov.toml", SOUND)) == []
