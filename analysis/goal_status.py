"""How a goal went, in the five words that the report uses."""

from enum import StrEnum

from analysis.phrases import phrase, swedish


class GoalStatus(StrEnum):
    """How it went."""

    REACHED = "uppnått"
    PARTLY = "delvis"
    NOT_REACHED = "ej uppnått"
    CANNOT_TELL = "kan inte avgöras"
    ONGOING = "pågår"

    @property
    def label(self) -> str:
        """The words for the reader."""
        return phrase(LABELS[self])


LABELS = {
    GoalStatus.REACHED: swedish("Uppfyllt"),
    GoalStatus.PARTLY: swedish("Delvis uppfyllt"),
    GoalStatus.NOT_REACHED: swedish("Ej uppfyllt"),
    GoalStatus.CANNOT_TELL: swedish("Kan inte avgöras"),
    GoalStatus.ONGOING: swedish("Pågår"),
}
