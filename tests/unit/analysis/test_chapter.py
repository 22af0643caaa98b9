"""The chapter from hand-made numbers: tokens become figures, and contradictions are answered."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.chapter import numbers as n
from analysis.chapter.build import chapter_of
from analysis.chapter.contradictions import Known, contradictions, unknown_token_sentences
from analysis.chapter.facts import facts_of, numeric, token_of, topic_of
from analysis.chapter.model import SectionKey
from analysis.chapter.prose import TEXTS, default_text, fill, unknown_tokens
from analysis.chapter.years import year_notes
from analysis.shares import Share

HARD = "\u00a0"


def shown(part, whole, in_percent=True):
    return n.Shown(Share(part, whole), in_percent)


def question(name="Bemötande", ja=19, whole=20, **given):
    fields = {
        "name": name,
        "wording": f"{name}?",
        "sentence": f"{ja} av {whole} svarade ja.",
        "note": "",
        "ja": shown(ja, whole),
        "answers": (
            n.AnswerCount("Ja", shown(ja, whole), in_base=True),
            n.AnswerCount("Nej", shown(whole - ja, whole), in_base=True),
            n.AnswerCount("Inte besvarad", shown(1, 21, in_percent=False), in_base=False),
        ),
        "other_base": "",
        "waiting": 0,
        "lines": (n.LineText("De som svarade", "19 av 20"), n.LineText("Alla", "mellan 79 och 101 av 102")),
        "lines_note": "",
    }
    return n.QuestionNumbers(**{**fields, **given})


YEAR = n.YearNumbers(
    operation="PO Prov",
    year=2024,
    cutoff=date(2025, 1, 31),
    ongoing=False,
    strict=False,
    endings=102,
    offered=shown(86, 102),
    without_deceased=shown(86, 101),
    kinds=(n.Group("Formellt avslutade", shown(68, 79), "–"), n.Group("Avbrutna", shown(18, 23), "–")),
    areas=(n.Group("Norra", shown(10, 12), "–", "Skillnaden är inom slumpen."),),
    voices=(),
    reasons=(n.Reason("Saknar kontaktväg", 16),),
    answers=21,
    joined=0,
    unopened="",
    measures=(
        n.Measure("Svarsfrekvens", "Svar av utskick.", shown(21, 86)),
        n.Measure("Svarsandel av alla avslutade", "Svar av alla.", shown(21, 102)),
    ),
    year_before=shown(20, 80),
    versions=(n.VersionNumbers("Enkät 2024", "", (question(),)),),
    goals=(n.Goal("100 % ska få frågan.", "", shown(86, 102).text, "Ej uppfyllt", "Obs.", shown(86, 102)),),
)
FACTS = numeric(facts_of(YEAR))
KNOWN = Known(
    2024, FACTS, FACTS, next(f for f in FACTS if f.token == "svarsfrekvens"), ("100 % ska få frågan.",)
)


def said(numbers, key):
    return " ".join(fill(default_text(key, numbers), facts_of(numbers)))


def test_the_response_is_told_with_the_year_before():
    text = said(YEAR, SectionKey.ANSWERS)
    assert f"Svarsfrekvensen är 24{HARD}% (21 av 86)." in text
    assert f"Året före var svarsfrekvensen 25{HARD}% (20 av 80)." in text


def test_where_some_were_not_reached_the_rate_of_the_reached_stands_beside_and_excuses_no_other():
    named = (
        n.Measure("Svarsfrekvens", "Svar av utskick.", shown(21, 86)),
        n.Measure("Svarsfrekvens av nådda", "Svar av framme.", shown(21, 80)),
        n.Measure("Svarsandel av alla avslutade", "Svar av alla.", shown(21, 102)),
    )
    year = replace(YEAR, measures=named, offered=shown(80, 102))
    text = said(year, SectionKey.ANSWERS)
    assert f"Räknat på dem som enkäten nådde är den 26{HARD}% (21 av 80). Räknat på alla" in text
    facts = numeric(facts_of(year))
    known = Known(2024, facts, facts, next(f for f in facts if f.token == "svarsfrekvens"))
    assert contradictions(default_text(SectionKey.ANSWERS, year), known) == ()
    assert contradictions(text, known) == ()
    assert contradictions("Svarsfrekvensen är 26 %.", known) != ()
    assert contradictions("Svarsfrekvensen av nådda är 26 %.", known) == ()
    all_came = replace(year, measures=(named[0], replace(named[1], shown=shown(21, 86)), named[2]))
    assert "nådde" not in said(all_came, SectionKey.ANSWERS)


@pytest.mark.parametrize(
    ("key", "changed", "words"),
    [
        (
            SectionKey.ANSWERS,
            {"answers": None, "unopened": "Minst 5 svar."},
            "inte räknade än. Minst 5 svar.",
        ),
        (SectionKey.ANSWERS, {"joined": 3}, "också 3 svar från ett tidigare år"),
        (SectionKey.OFFERED, {"ongoing": True}, "Hittills under 2024 avslutades 102 klienter"),
        (SectionKey.OFFERED, {"endings": 0, "kinds": (), "offered": shown(0, 0)}, "avslutades 0 klienter."),
        (SectionKey.GOALS, {"goals": ()}, "Inga mål är inlagda för året."),
        (
            SectionKey.GOALS,
            {"goals": (n.Goal("Ett mål", "", "–", "Kan inte avgöras", "", None),)},
            "De står i",
        ),
        (SectionKey.RESULTS, {"versions": ()}, "Det finns inga svar att visa."),
        (SectionKey.CERTAINTY, {"answers": None}, "förrän svaren är räknade"),
        (SectionKey.CERTAINTY, {"answers": 100}, "Underlaget är 100 svar"),
        (SectionKey.CERTAINTY, {}, "Underlaget är litet: 21 svar av 102"),
    ],
)
def test_each_text_follows_the_numbers(key, changed, words):
    assert words in said(replace(YEAR, **changed), key)


def test_no_ready_made_text_names_a_figure_that_is_not_there():
    for numbers in (YEAR, replace(YEAR, answers=None, measures=(), versions=()), replace(YEAR, goals=())):
        for key in TEXTS:
            assert unknown_tokens(default_text(key, numbers), facts_of(numbers)) == ()


def test_no_ready_made_text_contradicts_its_own_year():
    for section in chapter_of(YEAR, {}).sections[:-1]:
        assert contradictions("\n".join(section.prose), KNOWN) == ()


def test_two_questions_of_one_name_get_tokens_of_their_own():
    twice = replace(YEAR, versions=(*YEAR.versions, n.VersionNumbers("Ny", "Ny skala.", (question(ja=10),))))
    tokens = [fact.token for fact in facts_of(twice)]
    assert len(tokens) == len(set(tokens))
    assert "bemötande_2" in tokens
    results = chapter_of(twice, {}).sections[3]
    assert [block.name for block in results.questions] == ["Bemötande (Enkät 2024)", "Bemötande (Ny)"]
    assert results.notes == ("Ny: Ny skala.",)


def test_a_question_that_may_not_be_shown_has_neither_bar_nor_lines():
    hidden = question(ja=1, whole=1, sentence="Färre än 5 svar – visas inte", answers=(), lines=())
    hidden = replace(hidden, ja=None, lines_note="Går inte.", waiting=2, note="Summan.", other_base="Bas.")
    year = replace(YEAR, versions=(n.VersionNumbers("Enkät", "", (hidden,)),))
    section = chapter_of(year, {}).sections[3]
    (block,) = section.questions
    assert (block.bar, block.alt, block.lines) == ((), "", ())
    assert block.sentence == "Färre än 5 svar – visas inte."
    assert block.notes == (
        "Går inte.",
        "Bas.",
        "Summan.",
        "2 svar till är räknade, men de är för få för att visas.",
    )
    assert section.tables[0].rows == (("Bemötande", "–"),)


def test_where_only_counts_may_be_shown_the_bar_has_two_parts():
    counts = replace(question(), answers=(), ja=shown(19, 20, in_percent=False))
    (block,) = (
        chapter_of(replace(YEAR, strict=True, versions=(n.VersionNumbers("Enkät", "", (counts,)),)), {})
        .sections[3]
        .questions
    )
    assert [(part.label, part.count) for part in block.bar] == [("Ja", 19), ("Något annat", 1)]
    assert block.bar_words == "Ja 19, något annat 1"


def test_the_chefs_words_take_a_sections_place_and_tokens_become_figures():
    chapter = chapter_of(YEAR, {SectionKey.COMMENT: "Vi nådde {svarsfrekvens}.\n\n*Bra* {okänd}"})
    comment = next(each for each in chapter.sections if each.key == "comment")
    assert comment.prose == (f"Vi nådde 24{HARD}% (21 av 86).", "*Bra* –")
    assert "comment" not in [each.key for each in chapter_of(YEAR, {}).sections]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("19 %", f"Talet 19{HARD}% stämmer inte med 21 av 86."),
        ("Svarsfrekvensen var 21 %.", f"Talet 21{HARD}% stämmer inte med 21 av 86."),
        ("Det blev 19 % (21 av 86).", f"Talet 19{HARD}% stämmer inte med 21 av 86."),
        ("Bemötandet var 90 %.", f"Talet 90{HARD}% stämmer inte med 19 av 20."),
        ("105 % är nöjda.", f"Talet 105{HARD}% stämmer inte med 19 av 20."),
        ("20 av 86 svarade.", "20 av 86 stämmer inte med 21 av 86 (svarsfrekvens)."),
        ("Vi fick in 22 svar.", "Talet 22 stämmer inte med 21 svar."),
        ("Vi fick 22 svar.", "Talet 22 stämmer inte med 21 svar."),
        ("Vi fick in 86 svar.", "Talet 86 stämmer inte med 21 svar."),
        ("Under året avslutades 103 klienter.", "Talet 103 stämmer inte med 102 avslut."),
    ],
)
def test_a_number_that_contradicts_the_year_is_answered_in_a_sentence(text, answer):
    assert contradictions(text, KNOWN) == (answer,)


@pytest.mark.parametrize(
    "text",
    [
        "24 %",
        "24,4 % (21 av 86)",
        "Svarsfrekvensen är 24 %.",
        "År 2023 var den 19 %.",
        "Målet är: 100 % ska få frågan.",
        "2 av 3 ombud var sjuka.",
        "Vi fick in 21 svar av 102 avslutade klienter.",
        "Vi träffas 4 gånger.",
        "84 % har fått enkäten eller tackat nej till den.",
        "20 svar kom in på frågan om bemötande.",
        "{svarsfrekvens} och {spann_bemötande}",
    ],
)
def test_a_text_that_agrees_with_the_year_is_let_through(text):
    assert contradictions(text, KNOWN) == ()


def test_what_only_the_chef_may_see_is_to_be_written_as_a_token():
    others = tuple(replace(fact, percent=None) for fact in FACTS if "nej" not in fact.token)
    known = replace(KNOWN, for_all=others)
    (percent,) = contradictions("Bemötandet: 95 %.", known)
    (pair,) = contradictions("1 av 20 svarade nej.", known)
    assert (
        percent
        == f"95{HARD}% får inte alla läsare se. Skriv {{bemötande}} i stället, så visas det rätt för alla."
    )
    assert pair.startswith("1 av 20 får inte alla läsare se. Skriv {bemötande_nej}")


def test_a_percent_without_any_figure_to_hold_it_against_has_no_ground():
    assert contradictions("50 %", Known(2024, (), ())) == (f"Talet 50{HARD}% saknar underlag.",)


def test_an_unknown_token_is_named_once():
    assert unknown_token_sentences(["x", "x"]) == ("Det finns ingen siffra som heter {x}.",)


@given(part=st.integers(0, 60), whole=st.integers(1, 60), typed=st.integers(0, 130))
def test_a_typed_percent_passes_exactly_when_it_is_the_rounding_of_the_share(part, whole, typed):
    fact = replace(KNOWN.main, part=min(part, whole), whole=whole)
    found = contradictions(f"Svarsfrekvensen är {typed} %.", Known(2024, (fact,), (fact,), fact))
    close = abs(100 * fact.part / whole - typed) <= 0.5 + 1e-9
    assert (found == ()) is close


@given(st.text())
def test_any_text_can_be_checked_and_filled(text):
    contradictions(text, KNOWN)
    fill(text, FACTS)


def test_names_become_tokens_and_topics():
    assert token_of("Rätt vård eller stöd") == "rätt_vård_eller_stöd"
    assert topic_of("Tillgänglighet") == "tillgänglig"
    assert topic_of("Norra") == "norra"


def test_reasons_that_may_not_be_told_are_not_called_none():
    def reasons(**given):
        facts = facts_of(replace(YEAR, reasons=(), **given))
        return next(fact.text for fact in facts if fact.token == "skäl")

    assert reasons() == "för få för att visas"
    assert reasons(offered=shown(102, 102)) == "inga"


def test_a_figure_is_not_known_by_a_word_that_joins():
    assert topic_of("Samverkan mellan myndigheter") == "myndighe"
    assert topic_of("Rätt vård eller stöd") == "rätt vård eller stöd"


def test_compared_answers_stand_beside_a_word_on_how_they_were_given():
    compared = (n.Compared("Bemötande", 2023, 2024, "Skillnaden är inom det slumpen kan ge."),)
    answers = n.Years((2023, 2024), (), (n.Series("Bemötande", (), ""),), compared, ())
    assert "telefon" in year_notes(answers)[-1]
    assert year_notes(replace(answers, questions=())) == ()
