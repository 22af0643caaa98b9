"""Every slip of the printed chapters is found, nothing else is, and each finding goes away with its slip."""

import pytest

from analysis.checks import Kind, Weight, check_content, check_text
from tests.unit.checking.samples import (
    CHAPTER_2020,
    CHAPTER_2024,
    SOUND,
    faults,
    kinds,
    paragraph,
    pdf_file,
    word_file,
)

FAULTS_2024 = [
    (Kind.COMPARISON, "något högre svarsfrekvens", ""),
    (Kind.GOAL, "100 % av alla avslutade", "84\u00a0% (86 av 102): ej uppnått"),
    (Kind.GOAL, "100 % av alla avslutade", ""),
    (Kind.BASE, "19 respondenter", "90\u00a0% (19 av 21)"),
    (Kind.PERSON, "en respondent", ""),
    (Kind.SUM, "70 % upplever", "70 + 15 + 5 = 90"),
    (Kind.SUM, "75 % upplever en förändring", "75 + 15 + 15 = 105"),
    (Kind.NOT_RELEVANT, "10 % inte aktuellt", "83\u00a0% (15 av 18)"),
    (Kind.RESPONSE_RATE, "19%", "24\u00a0% (21 av 86), 21\u00a0% (21 av 102)"),
]
FAULTS_2020 = [
    (Kind.GOAL, "100 % av de som besvarar", "98,48\u00a0%, 63,64\u00a0% och 85,23\u00a0%: ej uppnått"),
    (Kind.RATE, "15 av 62", "24\u00a0% (15 av 62)"),
    (Kind.QUESTIONS, "100% upplever god tillgänglighet", ""),
    (Kind.IMPOSSIBLE, "98,48%", "93,3\u00a0% (14 av 15) eller 100,0\u00a0% (15 av 15)"),
    (Kind.IMPOSSIBLE, "63,64%", "60,0\u00a0% (9 av 15) eller 66,7\u00a0% (10 av 15)"),
    (Kind.IMPOSSIBLE, "85,23%", "80,0\u00a0% (12 av 15) eller 86,7\u00a0% (13 av 15)"),
    (Kind.COMPARISON, "marginell ökning", "24\u00a0% (15 av 62) och 19\u00a0% (12 av 62)"),
    (Kind.RESPONSE_RATE, "22 procents svarsfrekvens", "24\u00a0% (15 av 62)"),
]


def as_text(chapter):
    return check_text(chapter)


def as_double_spaced_text(chapter):
    return check_text(chapter.replace("\n", "\n \n"))


def as_word(chapter):
    return check_content(word_file("".join(paragraph(line) for line in chapter.splitlines())))


def as_pdf(chapter):
    return check_content(pdf_file(chapter.replace("•", "-").splitlines()))


@pytest.mark.parametrize("read", [as_text, as_double_spaced_text, as_word, as_pdf])
@pytest.mark.parametrize(("chapter", "wanted"), [(CHAPTER_2024, FAULTS_2024), (CHAPTER_2020, FAULTS_2020)])
def test_the_slips_are_found_and_no_others_however_the_report_is_saved(read, chapter, wanted):
    found = [each for each in read(chapter) if each.weight is Weight.FAULT]
    assert [(each.kind, each.recomputed) for each in found] == [(kind, right) for kind, _, right in wanted]
    assert all(words in each.quote for each, (_, words, _) in zip(found, wanted, strict=True))


@pytest.mark.parametrize(
    ("slip", "right", "gone"),
    [
        ("(19%)", "(24%)", Kind.RESPONSE_RATE),
        ("(19%)", "(21%)", Kind.RESPONSE_RATE),
        ("5 % upplever inte det\n\nPositiv", "15 % upplever inte det\n\nPositiv", Kind.SUM),
        ("75 % upplever en", "70 % upplever en", Kind.SUM),
        ("19 respondenter", "alla utom någon", Kind.BASE),
        ("en respondent", "några få", Kind.PERSON),
        ("10 % inte aktuellt", "10 % inget svar", Kind.NOT_RELEVANT),
        (
            "\n10 % inte aktuellt",
            "\n10 % inte aktuellt\nInte aktuellt räknas här som ett svar.",
            Kind.NOT_RELEVANT,
        ),
        ("via enkät.\n", "via enkät.\nUtfall 84 % (86 av 102). Målet är inte uppnått.\n", Kind.GOAL),
        (
            "Fyra ggr",
            "Alla avslutade klienter får möjlighet att lämna synpunkter via enkät\nFyra ggr",
            Kind.GOAL,
        ),
        ("Det är en något högre svarsfrekvens än föregående år.", "", Kind.COMPARISON),
    ],
)
def test_a_slip_put_right_is_one_finding_less(slip, right, gone):
    assert slip in CHAPTER_2024
    before, after = kinds(CHAPTER_2024), kinds(CHAPTER_2024.replace(slip, right, 1))
    assert len(after) == len(before) - 1
    assert after.count(gone) == before.count(gone) - 1


def test_places_are_the_lines_of_the_file():
    places = {found.kind: found.place for found in faults(CHAPTER_2024)}
    lines = CHAPTER_2024.splitlines()
    assert places[Kind.PERSON] == f"rad {lines.index('5% upplever inte det (motsvarar en respondent)') + 1}"
    assert places[Kind.RESPONSE_RATE] == f"rad {len(lines)}"
    assert places[Kind.SUM] == f"rad {lines.index('75 % upplever en förändring') + 1} till rad " + str(
        lines.index("75 % upplever en förändring") + 3
    )


def test_a_sound_chapter_has_no_faults():
    assert faults(SOUND) == []


def test_two_of_twenty_are_noted_and_no_fault():
    [note] = check_text(SOUND)
    assert (note.kind, note.weight, note.quote) == (Kind.PERSON, Weight.NOTE, "2 av 20")


def test_a_chapter_cut_out_of_its_report_asks_for_the_table_of_goals():
    alone = CHAPTER_2024[CHAPTER_2024.index("102 klienter") :]
    notes = [each for each in check_text(alone) if each.kind is Kind.GOAL and each.weight is Weight.NOTE]
    assert [each.quote[:24] for each in notes] == ["100 % av alla avslutade "]
    assert "Filen har ingen tabell över mål." in notes[0].sentence
    told = alone.replace("via enkät.\n", "via enkät.\nUtfall 84 % (86 av 102). Målet är inte uppnått.\n", 1)
    assert not [each for each in check_text(told) if each.kind is Kind.GOAL]


@pytest.mark.parametrize(
    "quoted",
    [
        "19 procent (publicerat, underlag okänt)",
        "15 av 62 (publicerat som 19 procent, som inte stämmer med talen)",
        "14 av 18; 70 procent\n(publicerat, underlag\nokänt)",
        "15 av 62 (publicerat som\n19 procent, som inte\nstämmer med talen)",
    ],
)
def test_a_figure_quoted_from_another_report_is_no_claim_of_this_one(quoted):
    assert faults("Rätt vård\n14 av 18; 70 procent\n") != []
    text = f"Vi har fått in 21 svar på 86 utskickade enkäter.\n\nSvarsandel 2020\n{quoted}\n"
    assert faults(text) == []
