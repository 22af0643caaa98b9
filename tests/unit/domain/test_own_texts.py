"""What makes an operation's own texts hard is told by line; plain texts pass."""

import pytest

from survey.domain.own_texts import check_texts

EASY_WORDS = 'easy_text = "Vad var bra?"\n'


def remarks(path):
    return [(problem.line, problem.what) for problem in check_texts(path)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Vad saknas avseende stödet?", "Ordet ”avseende” är ett kontorsord."),
        ("Vad tycker du om din handläggare?", "Ordet ”handläggare” är ett annat namn för samma sak."),
        ("Kan man nå oss?", "Texten säger ”man”."),
        ("Vill du veta mer? Klicka här.", "Orden ”Klicka här” säger inte vart länken leder."),
        ("Vill du veta mer? Läs mer.", "Orden ”Läs mer” säger inte vart länken leder."),
        ("Du är anonym.", "Ordet ”anonym” lovar för mycket."),
        ("ett " * 15 + "svar.", f"Meningen ”{'ett ' * 15}svar” har fler än 15 ord."),
    ],
)
def test_a_hard_text_is_told_by_line_with_what_to_do(write, text, what):
    path = write("prov.toml", f'verbatim = false\n\n[[questions]]\ntext = "{text}"\n{EASY_WORDS}')
    (problem,) = check_texts(path)
    assert (problem.line, problem.what) == (4, what)
    assert problem.remedy.endswith(".")


def test_every_hard_word_is_told(write):
    path = write("prov.toml", 'how = "Vi ser avseende detta samt annat."\n')
    assert [what for _, what in remarks(path)] == [
        "Ordet ”avseende” är ett kontorsord.",
        "Ordet ”samt” är ett kontorsord.",
    ]


def test_lattlast_is_held_to_shorter_sentences(write):
    sentence = "ett " * 12 + "svar."
    assert remarks(write("prov.toml", f'text = "{sentence}"\n')) == []
    for hard in (f'easy_text = "{sentence}"\n', f'[invitation.sms.sv-simple]\ntext = "{sentence}"\n'):
        ((_, what),) = remarks(write("prov.toml", hard))
        assert what.endswith("har fler än 12 ord.")


def test_long_words_are_told_for_a_text_and_for_a_file_of_short_ones(write):
    long_words = "Verksamhetens tillgänglighet påverkar samverkan. " * 7
    whole = remarks(write("prov.toml", f'how = "{long_words}"\n'))
    assert [what.partition(":")[0] for _, what in whole] == [
        "Texten är svår att läsa",
        "Alla texter i filen ihop",
    ]
    parts = "".join('[[inaccessible]]\nwhat = "Verksamhetens tillgänglighet."\n' for _ in range(13))
    ((line, what),) = remarks(write("prov.toml", parts))
    assert (line, what.partition(":")[0]) == (2, "Alla texter i filen ihop")


@pytest.mark.parametrize(
    "text",
    [
        '[invitation.sms.en]\ntext = "You answer samt man."\n',
        'verbatim = true\n[[questions]]\ntext = "Ombudets bemötande avseende mig"\n',
        'controller = "Nämnden för undersökning samt utvärdering"\n',
        '[[questions]]\nid = "samt"\ntext = "Läs mer om stödet i brevet. Här är din länk: {link}"\n',
    ],
)
def test_other_languages_printed_history_names_and_plain_texts_are_left_alone(write, text):
    assert remarks(write("prov.toml", text)) == []


def test_a_file_that_cannot_be_read_is_told(write):
    ((line, what),) = remarks(write("prov.toml", "a = 1\nb 2\n"))
    assert (line, what) == (2, "Raden går inte att läsa som TOML.")
