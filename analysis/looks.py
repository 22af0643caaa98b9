"""How each answer is drawn: one petrol in steps of lightness, and a pattern, so that colour is not alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.tallies import Answer


@dataclass(frozen=True, slots=True)
class Look:
    """Fill, the colour of the text on it (both #rrggbb), and Plotly's pattern shape."""

    fill: str
    text: str
    pattern: str

    def marker(self, ink: str) -> dict[str, object]:
        """Return Plotly's marker, outlined in the page's `ink` so that every edge is seen on any ground."""
        pattern = {"shape": self.pattern, "fillmode": "overlay", "size": 9, "solidity": 0.12}
        colours = {"fgcolor": self.text, "fgopacity": 0.35}
        return {"color": self.fill, "line": {"color": ink, "width": 1.5}, "pattern": pattern | colours}


LOOKS: Mapping[Answer, Look] = {
    Answer.JA: Look("#08404a", "#ffffff", ""),
    Answer.TILL_VISS_DEL: Look("#5f939c", "#000000", "/"),
    Answer.NEJ: Look("#fbf8f1", "#000000", "."),
    Answer.INTE_AKTUELLT: Look("#8f8a80", "#000000", "-"),
}
"""In the order of the bars; neighbours differ by at least 3:1, with or without colour vision."""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (#rrggbb), 1 to 21: (L1 + 0.05) / (L2 + 0.05).

    Source: WCAG 2.2, definitions of relative luminance and contrast ratio.
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
