"""The operation's areas, offices and kommuner, each with the days it belongs."""

from dataclasses import dataclass
from datetime import date

DEFAULT_PERCENT = 10


@dataclass(frozen=True, slots=True)
class Municipality:
    """A kommun with its SCB code (four digits as text) and the days it takes part."""

    code: str
    name: str
    valid_from: date
    valid_to: date | None = None

    def takes_part(self, on: date) -> bool:
        """Tell whether the kommun belongs to the operation on that day (both ends included)."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Area:
    """An område with its office and kommuner."""

    id: str
    name: str
    office: str
    municipalities: tuple[Municipality, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One verksamhet med personligt ombud: who it is and where it works."""

    id: str
    name: str
    areas: tuple[Area, ...]
    double_entry_percent: int = DEFAULT_PERCENT
    """How many of a hundred papers are drawn to be keyed twice."""

    def area(self, area_id: str) -> Area | None:
        """Return the area with this id, or None."""
        return next((area for area in self.areas if area.id == area_id), None)

    def area_of(self, municipality_code: str) -> Area | None:
        """Return the area of a kommun, or None for a kommun that never took part."""
        for area in self.areas:
            if any(place.code == municipality_code for place in area.municipalities):
                return area
        return None

    def municipality(self, code: str) -> Municipality | None:
        """Return the kommun with this SCB code, or None."""
        places = (place for area in self.areas for place in area.municipalities)
        return next((place for place in places if place.code == code), None)

    def municipalities_on(self, day: date) -> tuple[Municipality, ...]:
        """Return the kommuner that take part that day, in the areas' order."""
        places = (place for area in self.areas for place in area.municipalities)
        return tuple(place for place in places if place.takes_part(day))
