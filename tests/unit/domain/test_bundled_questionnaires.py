"""The three versions that come with the program say what they should, word by word."""

import json

import pytest

from survey.domain.loader import (
    QUESTIONNAIRE_FOLDER,
    bundled_versions,
    check_questionnaire,
    fingerprint,
    load_questionnaire,
)
from survey.domain.questionnaire import NO, NOT_APPLICABLE, PARTLY, YES, QuestionKind
from survey.domain.questionnaire_file import LARGEST_ANSWER

PRINTED_2020 = {
    "battre_halsa": "Upplever du att du fått en bättre hälsa?",
    "bemotande": "Har du fått ett bra bemötande från personligt ombud?",
    "battre_liv": "Har du fått ett bättre liv efter insatsen från personligt ombud?",
}
PRINTED_2024 = {
    "tillganglighet": "Ombudets tillgänglighet",
    "bemotande": "Ombudets bemötande",
    "arbetat_tillsammans": "Mitt personliga ombud och jag har arbetat tillsammans med aktuellt uppdrag",
    "fullfoljt_uppdrag": "Mitt personliga ombud och jag har fullföljt aktuellt uppdrag",
    "ratt_vard_stod": "Mitt samarbete med personligt ombud har inneburit att jag fått kontakt med rätt "
    "vård/stöd med syfte att uppnå bättre mående",
    "positiv_forandring": "Jag har uppnått en positiv förändring i min livssituation under kontakten med "
    "personligt ombud.",
    "myndighetssamverkan": "Kontakten med personligt ombud har bidragit till att aktuell "
    "myndighet/insatser samverkan bättre utifrån mina önskemål och behov.",
    "rekommendera": "Jag kan tänka mig att rekommendera personligt ombud till andra.",
}
PLAIN_2026 = {
    "tillganglighet": "Var det lätt att få kontakt med ditt ombud?",
    "bemotande": "Blev du bra bemött av ditt ombud?",
    "arbetat_tillsammans": "Arbetade du och ditt ombud tillsammans?",
    "fullfoljt_uppdrag": "Blev ni klara med det du ville ha hjälp med?",
    "ratt_vard_stod": "Fick du kontakt med rätt vård eller stöd genom ditt ombud?",
    "positiv_forandring": "Blev ditt liv bättre under tiden med ditt ombud?",
    "myndighetssamverkan": "Har ditt ombud fått andra att samarbeta bättre om det du vill och behöver?",
    "rekommendera": "Skulle du tipsa andra om personligt ombud?",
    "vad_var_bra": "Vad var bra?",
    "vad_kan_bli_battre": "Vad hade behövts?",
    "hjalp": "Fick du hjälp att svara?",
}


def version(name):
    return bundled_versions()[name]


def labels(question):
    return {choice.code: choice.label for choice in question.choices}


def easy_labels(question):
    return [choice.easy_label or choice.label for choice in question.choices]


def test_the_versions_come_oldest_first():
    assert list(bundled_versions()) == ["avslutsenkat-2020", "avslutningsenkat-2024", "klarsprak-2026"]


def test_every_bundled_file_is_faultless():
    files = sorted(QUESTIONNAIRE_FOLDER.glob("*.toml"))
    assert {path.stem: check_questionnaire(path) for path in files} == {
        name: [] for name in bundled_versions()
    }


def test_the_bundled_versions_are_read_once_and_cannot_be_changed():
    assert bundled_versions() is bundled_versions()
    with pytest.raises(TypeError):
        bundled_versions()["egen"] = version("klarsprak-2026")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("avslutsenkat-2020", PRINTED_2020),
        ("avslutningsenkat-2024", PRINTED_2024),
        ("klarsprak-2026", PLAIN_2026),
    ],
)
def test_a_version_asks_its_questions_word_by_word_in_order(name, words):
    assert [(question.id, question.text) for question in version(name)] == list(words.items())


def test_only_printed_history_is_verbatim():
    assert [name for name, each in bundled_versions().items() if each.verbatim] == [
        "avslutsenkat-2020",
        "avslutningsenkat-2024",
    ]


def test_every_version_but_the_first_says_why_the_series_breaks():
    assert [bool(each.series_break) for each in bundled_versions().values()] == [False, True, True]


def test_a_scale_question_is_named_by_its_indicator():
    for each in bundled_versions().values():
        assert [question.id for question in each.scale_questions] == [
            q.indicator for q in each.scale_questions
        ]


def test_the_plain_version_keeps_every_indicator_of_2024():
    assert [question.id for question in version("klarsprak-2026").scale_questions] == list(PRINTED_2024)


def test_the_printed_versions_ask_nothing_but_scale_questions():
    for name in ("avslutsenkat-2020", "avslutningsenkat-2024"):
        assert version(name).scale_questions == version(name).questions


def test_2024_offers_not_applicable_where_the_print_shows_it_and_nowhere_else():
    offered = {
        question.id for question in version("avslutningsenkat-2024") if question.label_of(NOT_APPLICABLE)
    }
    assert offered == {"ratt_vard_stod", "myndighetssamverkan"}


def test_2024_answers_in_its_printed_words():
    assert labels(version("avslutningsenkat-2024").question("ratt_vard_stod")) == {
        YES: "Ja",
        PARTLY: "Till viss del",
        NO: "Nej",
        NOT_APPLICABLE: "Inte aktuellt för mig",
    }


def test_the_plain_version_answers_in_its_own_words():
    middle = {
        question.id: question.label_of(PARTLY) for question in version("klarsprak-2026").scale_questions
    }
    assert middle == dict.fromkeys(PRINTED_2024, "Till viss del") | {"rekommendera": "Kanske"}
    for question in version("klarsprak-2026").scale_questions:
        assert labels(question) | {PARTLY: ""} == {
            YES: "Ja",
            PARTLY: "",
            NO: "Nej",
            NOT_APPLICABLE: "Vet inte eller gäller inte mig",
        }
        assert easy_labels(question) == ["Ja", "Både ja och nej", "Nej", "Vet inte"]


def test_every_plain_question_with_a_scale_or_own_words_has_a_lattlast_text():
    questions = version("klarsprak-2026").questions
    assert [question.id for question in questions if not question.easy_text] == ["hjalp"]


def test_the_line_breaks_of_the_lattlast_text_are_kept():
    question = version("klarsprak-2026").question("myndighetssamverkan")
    assert question.easy_text == "Har ditt ombud fått andra att jobba ihop\nför att hjälpa dig?"
    assert question.easy_hint == "Andra kan vara kommunen,\nvården eller Försäkrings-kassan."


def test_own_words_are_asked_for_without_names():
    for key in ("vad_var_bra", "vad_kan_bli_battre"):
        question = version("klarsprak-2026").question(key)
        assert (question.kind, question.max_length) == (QuestionKind.TEXT, 1000)
        assert "Skriv inte namn eller personnummer." in question.hint
        assert "Skriv inga namn." in question.easy_hint


def test_the_person_can_say_who_helped():
    question = version("klarsprak-2026").question("hjalp")
    assert labels(question) == {
        "nej": "Nej, jag svarade själv",
        "av_nagon_jag_kanner": "Ja, av någon jag känner",
        "av_personal": "Ja, av personal",
    }
    assert (question.kind, question.indicator) == (QuestionKind.CHOICE, "")


def test_an_answer_that_a_question_does_not_have_has_no_words():
    assert version("klarsprak-2026").question("hjalp").label_of(PARTLY) == ""


def test_a_question_that_is_not_asked_is_not_found():
    with pytest.raises(KeyError):
        version("avslutsenkat-2020").question("tillganglighet")


def test_the_longest_possible_answer_fits_the_envelope():
    four_bytes_a_character = "\N{SPARKLING HEART}"
    answers = {
        question.id: four_bytes_a_character * question.max_length
        or max((choice.code for choice in question.choices), key=len)
        for question in version("klarsprak-2026")
    }
    assert (
        8000 < len(json.dumps(answers, ensure_ascii=False, separators=(",", ":")).encode()) <= LARGEST_ANSWER
    )


@pytest.mark.parametrize(
    ("name", "locked"),
    [
        ("avslutsenkat-2020", "391e29591a81c816c675a473ac2aa8faee4aabb1e735677dd4983d14d317bc71"),
        ("avslutningsenkat-2024", "79100e7bbc6f82c8e568ab4c1d7089634882b1c79543a1841bfbedf38cc50de7"),
    ],
)
def test_printed_history_keeps_the_fingerprint_that_installations_have_locked(name, locked):
    assert fingerprint(version(name)) == locked


def test_a_bundled_version_is_what_its_file_says():
    for name, each in bundled_versions().items():
        assert load_questionnaire(QUESTIONNAIRE_FOLDER / f"{name}.toml") == each
