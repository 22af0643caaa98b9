"""What a former client is promised, sentence by sentence, and the test that proves it."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import pytest

from scripts.translations import FOLDER, extract, name, read, respondents, said
from survey.delivery.form_words import FORM_WORDS
from survey.delivery.letter_words import LETTER_WORDS
from survey.delivery.wording import BUNDLED
from survey.i18n.catalogues import EASY, SOURCE

TESTS = Path(__file__).parents[1]
PROMISING = re.compile(
    r"får inte se|får läsa|sparar inte|utan namn|tar vi bort|tar bort|försvinner|inte ihop med"
    r"|inga fler|inget mer|sista gången|kan inte se"
    r"|säljer|slänger|låst|låsa upp|mäter|syns inte|vet vi inte|i högst|bara chefen",
    re.IGNORECASE,
)
THE_LAST = "whoever_has_not_answered_is_reminded_on_day_14_and_28_the_second_time_another_way"
"""Sixty days after the second reminder nothing more has come."""
PROMISES = {
    "Vi tar bort de svar som du har sparat": "saying_no_deletes_drafts_and_words",
    "Vi skickar inga fler meddelanden om enkäten": "saying_no_deletes_drafts_and_words",
    "Vi skickar inga fler meddelanden om den": "saying_no_deletes_drafts_and_words",
    "Svar som du inte har skickat försvinner från skärmen": "after_the_screen_is_emptied_it_knows_nobody",
    "Ditt ombud får inte se vad just du har svarat": (
        "each_role_gets_what_the_table_gives_it_and_nothing_else"
    ),
    "Den som hjälpte dig får inte se vad just du har svarat": (
        "before_an_opening_no_answer_can_be_read_in_any_file"
    ),
    "Den som du hade kontakt med får inte se vad just du har svarat": (
        "before_an_opening_no_answer_can_be_read_in_any_file"
    ),
    "Den som har hjälpt dig får inte se vad just du har svarat": (
        "before_an_opening_no_answer_can_be_read_in_any_file"
    ),
    "Det här är sista gången vi skriver om våra frågor": THE_LAST,
    "Sista gången: {link} Frivilligt": THE_LAST,
    "Sista gången: {link} Du måste inte": THE_LAST,
    "Vi skickar inget mer om våra frågor": THE_LAST,
    "Du svarar utan namn": "nothing_anywhere_tells_who_answered_or_who_took_the_call",
    "Vi sparar dina svar utan namn": "every_key_of_the_answer_side_is_random_or_a_hash",
    "Vi sparar inte ditt nummer eller din adress ihop med svaren": (
        "kind_area_and_day_are_nowhere_on_the_answer_side_before_or_after"
    ),
    "Medan du svarar ligger dina svar låsta hos oss": "all_drafts_are_of_one_size",
    "Bara du kan låsa upp dem, i din webbläsare": "keys_databases_and_the_link_together_read_no_draft",
    "Sedan räknar vi dem och slänger kuverten": (
        "after_an_opening_not_a_stretch_of_an_envelope_or_draft_is_in_any_file"
    ),
    "Den ligger för sig, låst": "a_slip_is_nowhere_in_clear_and_all_have_one_size",
    "Den hör inte ihop med några svar": "a_slip_names_no_ticket_and_nothing_names_a_slip",
    "Den hör inte ihop med dina svar": "a_slip_names_no_ticket_and_nothing_names_a_slip",
    "Bara chefen kan läsa den": "each_role_gets_what_the_table_gives_it_and_nothing_else",
    "I rapporten syns inte vem som har svarat vad": (
        "from_all_pages_and_files_of_a_year_with_answers_by_group_nobodys_answer_follows"
    ),
    "Vi säljer inget": "nothing_is_fetched_from_elsewhere",
    "Bara chefen kan läsa det du skriver": "each_role_gets_what_the_table_gives_it_and_nothing_else",
    "Den finns kvar i högst %(days)s dagar": "after_ninety_days_a_slip_is_neither_shown_nor_stored",
    "Ditt nummer eller din e-post sparar vi i högst %(days)s dagar": (
        "a_class_is_there_on_its_last_day_and_gone_the_day_after"
    ),
    "Då sparar vi ditt nummer i högst %(months)s månader": (
        "a_class_is_there_on_its_last_day_and_gone_the_day_after"
    ),
    "Svar som du inte har skickat tar vi bort efter sista dagen att svara": (
        "a_class_is_there_on_its_last_day_and_gone_the_day_after"
    ),
    "Den finns kvar i högst 90 dagar": "after_ninety_days_a_slip_is_neither_shown_nor_stored",
    "Den försvinner när tiden att svara är slut, eller när du tömmer skärmen": (
        "the_cookie_is_closed_to_scripts_and_other_sites_and_lives_as_long_as_the_link"
    ),
    "En lapp tar vi bort när vi är klara": "a_slip_that_is_seen_to_is_gone_from_the_disk",
    "Vi tar bort den när vi är klara": "a_slip_that_is_seen_to_is_gone_from_the_disk",
    "När du har skickat svaren vet vi inte vilka som är dina": (
        "another_key_another_urn_or_a_changed_byte_opens_nothing"
    ),
    "Vi kan inte se vilka svar som är dina": (
        "free_texts_stand_alone_under_random_keys_in_no_order_of_sending"
    ),
    "Sedan tar vi bort dem": "after_an_opening_not_a_stretch_of_an_envelope_or_draft_is_in_any_file",
    "Texter utan namn sparar vi i högst %(months)s månader efter årets slut": (
        "texts_go_so_many_months_after_their_years_end"
    ),
    "Vi mäter inte vad du gör": "a_page_is_one_request_and_nothing_in_it_moves",
}


def strings(node: object) -> Iterator[str]:
    """Every text in tables and tuples, however deep."""
    match node:
        case str():
            yield node
        case dict():
            yield from strings(tuple(node.values()))
        case tuple():
            for inner in node:
                yield from strings(inner)


def posted() -> Iterator[str]:
    """What comes by SMS, e-mail and post, in plain Swedish and lättläst: it stands in no catalogue."""
    for ways in tomllib.loads(BUNDLED.read_text(encoding="utf-8")).values():
        for languages in ways.values():
            yield from strings((languages[SOURCE], languages[EASY]))
    for language in (SOURCE, EASY):
        yield from strings((astuple(LETTER_WORDS[language]), astuple(FORM_WORDS[language])))


def sentences() -> list[str]:
    """Every sentence that a former client is shown or sent in Swedish and that promises something."""
    found = {
        sentence.strip(" .")
        for text in (*respondents(extract(), SOURCE), *posted())
        for sentence in re.split(r"[.!?]\s+|[.!?]$|\n", text)
    }
    return sorted(sentence for sentence in found if PROMISING.search(sentence))


@pytest.fixture(scope="module")
def proofs() -> set[str]:
    """The names of all tests."""
    files = (path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    return {name for text in files for name in re.findall(r"^def test_(\w+)\(", text, re.MULTILINE)}


def test_nothing_is_promised_that_no_test_is_named_for() -> None:
    assert [sentence for sentence in sentences() if sentence not in PROMISES] == []


def test_no_promise_is_listed_that_is_no_longer_made() -> None:
    assert sorted(PROMISES) == sentences()


def test_lattlast_promises_nothing_where_the_swedish_promises_nothing() -> None:
    easy = [message for message in read(FOLDER / f"{EASY}.po") if message.id]
    promising = {name(one) for one in easy if PROMISING.search(" ".join(" ".join(said(one)).split()))}
    assert sorted(text for text in promising if not PROMISING.search(text)) == []


@pytest.mark.parametrize("promise", PROMISES)
def test_the_test_that_proves_it_is_there(promise: str, proofs: set[str]) -> None:
    assert PROMISES[promise] in proofs
