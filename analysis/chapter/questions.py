"""A question as a block of the chapter: its sentence, the three lines, and a bar with the same in words."""

from collections.abc import Iterable, Iterator

from analysis.chapter.model import BarPart, QuestionBlock
from analysis.chapter.numbers import QuestionNumbers, VersionNumbers
from analysis.shares import number_text

OTHER = "Något annat"


def question_blocks(versions: Iterable[VersionNumbers], *, several: bool) -> Iterator[QuestionBlock]:
    """Yield a block for every question; with several versions the name says which one."""
    for version in versions:
        for question in version.questions:
            name = f"{question.name} ({version.title})" if several else question.name
            yield _block(name, question)


def _block(name: str, question: QuestionNumbers) -> QuestionBlock:
    bar = _bar(question)
    return QuestionBlock(
        name=name,
        wording=question.wording,
        sentence=_ended(question.sentence),
        lines=tuple(f"{line.name}: {_ended(line.text)}" for line in question.lines),
        bar=bar,
        alt=_alt(name, bar),
        notes=tuple(_notes(question)),
    )


def _bar(question: QuestionNumbers) -> tuple[BarPart, ...]:
    if question.answers:
        stands = [answer for answer in question.answers if answer.in_base]
        return tuple(BarPart(answer.label, answer.shown.share.part) for answer in stands)
    if question.ja:
        ja = question.ja.share
        return (BarPart("Ja", ja.part), BarPart(OTHER, ja.whole - ja.part))
    return ()


def _alt(name: str, bar: Iterable[BarPart]) -> str:
    parts = [(part.label.lower(), part.count) for part in bar]
    whole = sum(count for _, count in parts)
    told = ", ".join(f"{label} {count} av {whole}" for label, count in parts)
    return f"Liggande stapel för {name.lower()}: {told}." if parts else ""


def _notes(question: QuestionNumbers) -> Iterator[str]:
    if question.lines_note:
        yield question.lines_note
    if question.other_base:
        yield question.other_base
    if question.note:
        yield question.note
    if question.waiting:
        yield f"{number_text(question.waiting)} svar till är räknade, men de är för få för att visas."


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."
