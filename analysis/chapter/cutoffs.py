"""What a chapter says where its answers were counted later than the day that its register is taken on."""

from analysis.chapter.model import SectionKey
from analysis.chapter.numbers import YearNumbers
from analysis.shares import number_text

NO_DAYS = "Vi sparar inte vilken dag ett svar kom."
NO_RATE = "Därför visas ingen svarsfrekvens för stickdagen."
NO_GROUPS = "Hur många som svarade i varje grupp visas inte för den här stickdagen."
SPEAKING_OF_ANSWERS = (SectionKey.ANSWERS, SectionKey.RESULTS, SectionKey.CERTAINTY)


def cutoff_notes(key: SectionKey, numbers: YearNumbers) -> tuple[str, ...]:
    """Return what a section says of the day of its answers; nothing where that is the cut-off too."""
    if numbers.counted_on is None or numbers.answers is None:
        return ()
    if key is SectionKey.MISSING and numbers.answers_of is not None:
        return (f"{NO_GROUPS} {NO_DAYS}",)
    if key not in SPEAKING_OF_ANSWERS:
        return ()
    counted = f"Svaren är de som var räknade {numbers.counted_on.isoformat()}."
    if numbers.answers_of is None:
        return (f"{counted} {NO_DAYS}",)
    of_all = (
        f"De gäller alla {number_text(numbers.answers_of)} klienter som är registrerade för året den dagen."
    )
    return (" ".join((counted, of_all, NO_DAYS, *((NO_RATE,) if key is SectionKey.ANSWERS else ()))),)
