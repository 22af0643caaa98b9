"""How a goal went, in the five words that the report uses."""

from enum import StrEnum


class GoalStatus(StrEnum):
    """How it went."""

    REACHED = "uppnått"
    PARTLY = "delvis"
    NOT_REACHED = "ej uppnått"
    CANNOT_TELL = "kan inte avgöras"
    ONGOING = "pågår"

    @property
    def label(self) -> str:
        """The Swedish words for the reader."""
        return LABELS[self]


LABELS = {
    GoalStatus.REACHED: "Uppfyllt",
    GoalStatus.PARTLY: "Delvis uppfyllt",
    GoalStatus.NOT_REACHED: "Ej uppfyllt",
    GoalStatus.CANNOT_TELL: "Kan inte avgöras",
    GoalStatus.ONGOING: "Pågår",
}
