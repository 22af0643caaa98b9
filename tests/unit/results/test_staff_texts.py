"""What staff write and others read names nobody, points at nobody, and gives no share without its counts."""

import tomllib

import pytest

from survey.cli.instance import EXAMPLE_DATA
from survey.results.staff_texts import OWN_WORDS, Guard, Shares

GUARD = Guard(frozenset({"Anna", "Lind", "Holm", "Chef"}), OWN_WORDS | {"Chef", "Eda", "Karlstad", "Norra"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Svensson i Eda var nöjd.", "Anna Svensson"),
        ("Per Olsson ringde.", "Per Olsson"),
        ("Enligt Per är det bra.", "Per"),
        ("Holm svarar i telefon.", "Holm"),
        ("Ring 070-123 45 67.", "070-123 45 67"),
        ("Skriv till eva.b@example.se nu.", "eva.b@example.se"),
        ("850312-1234 ringde.", "850312-1234"),
        ("1985-03-12-1234 ringde.", "1985-03-12-1234"),
        ("Född den 12 mars 2001.", "12 mars 2001"),
        ("Klienten på Storgatan 4 fick svar.", "Storgatan 4"),
        ("En respondent grät.", "En respondent grät"),
        ("Två klienter var missnöjda.", "Två klienter var missnöjda"),
        ("Vi hörde att en klient sa nej.", "en klient sa"),
        ("En av dem var arg.", "En av dem var"),
        ("19 % var nöjda.", "19 %"),
        ("Nitton procent svarade.", "Nitton procent"),
        ("Målet är uppnått, 95 % fick enkäten.", "95 %"),
        ("95 % av alla svarade.", "95 %"),
    ],
)
def test_it_is_refused_in_one_sentence_with_the_words_quoted(text, words):
    (said,) = GUARD.faults(text)
    assert said.startswith(f"”{words}” ")
    assert said.count(".") >= 2, "what is wrong, and what to do"


@pytest.mark.parametrize(
    "text",
    [
        "Inga klienter har klagat. Per område höll vi två träffar. Max fem klienter per ombud.",
        "Chef och ombud i Eda, Karlstad och Norra området. Liv och hälsa.",
        "Telefontid 10.00–12.00 varje dag, från 2025-12-01 till 2026-01-31 och 2025-12-01–2026-01-31.",
        "Vi bestämde det 12 mars 2025. Förordningen gäller från 1 juli 2000.",
        "Verksamhetsplan 2025, Utvärderingen 2024 och planeringen 3 gånger.",
        "Det kostar 1 234 567 kr, dnr 2024-000123. Riksväg 61.",
        "Det inger hopp. I Maj träffades vi. Vi anmälde enligt lex Sarah. Se www.anna.se.",
        "95 % (19 av 20) är nöjda. 21 av 86 svarade. Det är 24 %.",
        "Målet är att 90 % ska få enkäten. Målet 100 % nåddes inte.",
        "Vi anställer ett ombud på 50 %. Statsbidraget ökade med 3 %.",
        "Tryckt utfall: tillgänglighet 100 %, bemötande 98,48 %.",
        "När en klient var sjuk fick hon vänta. En respondent kan alltid ta bort sitt svar.",
        "Två personer från vårdcentralen kom. Det är en person på kansliet som svarar.",
    ],
)
def test_ordinary_words_pass(text):
    assert GUARD.faults(text) == ()


def test_a_goals_own_share_needs_no_counts():
    assert GUARD.faults("100 % av alla nöjda", Shares.ANY) == ()
    assert GUARD.faults("100 % av alla nöjda") != ()


def test_the_example_folders_own_texts_pass():
    read = {
        name: tomllib.loads((EXAMPLE_DATA / f"{name}.toml").read_text("utf-8"))[name]
        for name in ("goals", "improvements")
    }
    for line in read["improvements"]:
        assert [GUARD.faults(line.get(key, "")) for key in ("heard", "decision", "done")] == [()] * 3
    for goal in read["goals"]:
        assert GUARD.faults(goal["text"], Shares.ANY) == GUARD.faults(goal.get("note", "")) == ()
