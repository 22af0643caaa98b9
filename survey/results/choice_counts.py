"""What may be shown of a question that is no scale; part of a year's figures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChoiceCount:
    """How many chose one answer; None, and "–" for `text`, where it may not be shown."""

    answer: str
    label: str
    count: int | None
    text: str


@dataclass(frozen=True, slots=True)
class ChoiceFigures:
    """A question that measures nothing, such as who helped: how many chose each answer, of `answered`.

    `answered` is None where nothing may be shown; `sentence` always may be shown. `waiting` sheets more are
    counted but too few to add.
    """

    id: str
    wording: str
    shown: bool
    answered: int | None
    sentence: str
    answers: tuple[ChoiceCount, ...]
    waiting: int
