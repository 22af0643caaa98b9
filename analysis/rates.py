"""The operation's four named measures, each a share with its name and definition."""

from dataclasses import dataclass

from analysis.aapor import aapor
from analysis.dispositions import Disposition, by_completeness, class_counts, final_disposition
from analysis.phrases import phrase
from analysis.shares import Share

__all__ = [
    "Disposition",
    "Measure",
    "OfferCounts",
    "aapor",
    "by_completeness",
    "class_counts",
    "final_disposition",
    "named_measures",
    "offer_rate",
    "offer_rate_without_deceased",
    "response_rate",
    "response_rate_of_reached",
    "response_share_of_endings",
    "response_share_without_deceased",
]


@dataclass(frozen=True, slots=True)
class OfferCounts:
    """What became of a cohort's endings; counts of endings, raises ValueError when they cannot add up.

    `sent` were sent or handed over, `bounced` of them came to nobody, `declined` said no and have no survey
    that came to them. A `declined` person has had the possibility; a bounced one has not, but may say no, or
    die, afterwards.
    """

    endings: int
    sent: int = 0
    declined: int = 0
    bounced: int = 0
    answers: int = 0
    died_before_offer: int = 0
    died_after_offer: int = 0

    def __post_init__(self) -> None:
        """Check every "of which", so that no rate can pass 100 %."""
        holds = (
            min(self.sent, self.declined, self.bounced, self.answers) >= 0
            and min(self.died_before_offer, self.died_after_offer) >= 0
            and self.answers + self.bounced <= self.sent
            and self.died_after_offer <= self.offered
            and self.offered + self.died_before_offer <= self.endings
            and self.sent <= self.endings
        )
        if not holds:
            raise ValueError(f"counts do not add up: {self}")

    @property
    def offered(self) -> int:
        """Endings whose client had the possibility: sent − bounced + declined."""
        return self.sent - self.bounced + self.declined


@dataclass(frozen=True, slots=True)
class Measure:
    """A named share: `name` and `definition` in words, to be shown with the figure."""

    name: str
    definition: str
    share: Share


def offer_rate(counts: OfferCounts) -> Measure:
    """Erbjudandegrad = (sent − bounced + declined) / endings. Source: the goal of 2024, 86 of 102."""
    return Measure(
        phrase("Erbjudandegrad"),
        phrase(
            "De som har fått enkäten eller tackat nej till den, av alla avslutade. "
            "En enkät som inte har kommit fram räknas inte som erbjuden."
        ),
        Share(counts.offered, counts.endings),
    )


def offer_rate_without_deceased(counts: OfferCounts) -> Measure:
    """Erbjudandegrad with everybody who has died taken out above and below the line (86/101, 85/101)."""
    deceased = counts.died_before_offer + counts.died_after_offer
    return Measure(
        phrase("Erbjudandegrad utan avlidna"),
        phrase("De som har fått enkäten eller tackat nej till den, av alla avslutade. Avlidna är inte med."),
        Share(counts.offered - counts.died_after_offer, counts.endings - deceased),
    )


def response_rate(counts: OfferCounts) -> Measure:
    """Svarsfrekvens = answers / sent, with those that came to nobody. Source: 2024, 21 of 86."""
    return Measure(
        phrase("Svarsfrekvens"),
        phrase(
            "Besvarade enkäter av alla utskickade eller överlämnade enkäter, också dem som inte kom fram."
        ),
        Share(counts.answers, counts.sent),
    )


def response_rate_of_reached(counts: OfferCounts) -> Measure:
    """Svarsfrekvens av nådda = answers / (sent − bounced)."""
    return Measure(
        phrase("Svarsfrekvens av nådda"),
        phrase("Besvarade enkäter av de enkäter som har kommit fram."),
        Share(counts.answers, counts.sent - counts.bounced),
    )


def response_share_of_endings(counts: OfferCounts) -> Measure:
    """Svarsandel av alla avslutade = answers / endings: AAPOR RR1 of a register, 2024 21 of 102."""
    return Measure(
        phrase("Svarsandel av alla avslutade"),
        phrase("Besvarade enkäter av alla avslutade, också dem som inte har fått någon enkät."),
        Share(counts.answers, counts.endings),
    )


def response_share_without_deceased(counts: OfferCounts) -> Measure:
    """Answers / (endings − dead before any offer): who died later may have answered, nobody knows."""
    return Measure(
        phrase("Svarsandel av alla avslutade utan avlidna"),
        phrase("Besvarade enkäter av alla avslutade. De som avled innan enkäten kunde erbjudas är inte med."),
        Share(counts.answers, counts.endings - counts.died_before_offer),
    )


def named_measures(counts: OfferCounts) -> tuple[Measure, ...]:
    """Return the four measures in the order they are shown, the deceased included."""
    return (
        offer_rate(counts),
        response_rate(counts),
        response_rate_of_reached(counts),
        response_share_of_endings(counts),
    )
