"""The figures of the chapter as rows for a spreadsheet, and what its columns mean."""

from collections.abc import Iterator

from analysis.chapter.model import Chapter, Fact

COLUMNS = {
    "kod": (
        "Siffrans namn i texten, mellan klamrar: {svarsfrekvens}. "
        "Med svarade_ först: hur många i en grupp som svarade. "
        "Med utan_antaganden_ först: hur många av alla avslutade som kan ha svarat ja."
    ),
    "siffra": "Vad siffran heter.",
    "täljare": "Det som räknas: hur många. Heltal. Tom när raden är ord, eller när underlaget är okänt.",
    "nämnare": "Av hur många. Tom när siffran är ett rent antal.",
    "procent": "Täljare genom nämnare i hela procent, halvor uppåt. Tom när bara antal får visas.",
    "värde": "Siffran som den står i kapitlet, med sin bas.",
    "så räknad": "Vad som är räknat och på vad.",
    "år": "Året då kontakterna tog slut.",
    "stickdag": "Dagen då siffrorna togs ur registret, ÅÅÅÅ-MM-DD.",
}
"""Column → what it means."""
Cell = int | str


def rows_of(chapter: Chapter) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for every figure and what is told in words, in the order of COLUMNS; empty is empty."""
    for fact in chapter.facts:
        yield (*_cells(fact), fact.year or chapter.year, chapter.cutoff.isoformat())


def _cells(fact: Fact) -> tuple[Cell, ...]:
    numbers = ("" if number is None else number for number in (fact.part, fact.whole, fact.percent))
    return (fact.token, fact.name, *numbers, fact.text, fact.how)
