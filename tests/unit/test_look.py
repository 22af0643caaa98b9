"""The look of both doors: the same colours, readable in light and dark, small enough, fit for old phones."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "survey" / "static"
PUBLIC = (STATIC / "public.css").read_text(encoding="utf-8")
DESK = (STATIC / "desk.css").read_text(encoding="utf-8")
SHEETS = pytest.mark.parametrize("css", [PUBLIC, DESK], ids=["public", "desk"])

TEXT_PAIRS = [
    (text, ground) for text in ("ink", "muted", "petrol", "alarm") for ground in ("ground", "surface")
] + [("ink", "soft"), ("petrol", "soft"), ("on-petrol", "petrol")]
EDGE_PAIRS = [("edge", "ground"), ("edge", "surface"), ("petrol", "soft")]


def rounds_of(css: str) -> list[dict[str, str]]:
    """Return the tokens of each :root block that names colours: light first, then dark."""
    blocks = re.findall(r":root\s*\{([^}]*)\}", css)
    found = [dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})", block)) for block in blocks]
    return [tokens for tokens in found if tokens]


def tokens_of(css: str, scheme: str) -> dict[str, str]:
    """Return the colours of a scheme; dark inherits what it does not name."""
    light, dark = rounds_of(css)
    return light if scheme == "light" else {**light, **dark}


def luminance(colour: str) -> float:
    """Return the relative luminance of a #rgb or #rrggbb colour, 0 to 1 (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    lower, higher = sorted((luminance(one), luminance(other)))
    return (higher + 0.05) / (lower + 0.05)


def test_black_on_white_is_the_highest_contrast_there_is() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)


def test_both_doors_share_every_colour() -> None:
    assert rounds_of(PUBLIC) == rounds_of(DESK)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_seven_to_one(scheme: str, text: str, ground: str) -> None:
    tokens = tokens_of(PUBLIC, scheme)
    assert contrast(tokens[text], tokens[ground]) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_of_controls_stand_out(scheme: str, edge: str, ground: str) -> None:
    tokens = tokens_of(PUBLIC, scheme)
    assert contrast(tokens[edge], tokens[ground]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_of_the_two_bands_of_the_focus_ring_stands_out_on_every_ground(scheme: str) -> None:
    tokens = tokens_of(PUBLIC, scheme)
    for ground in ("ground", "surface", "soft"):
        assert max(contrast(tokens[band], tokens[ground]) for band in ("ink", "amber")) >= 3


def test_amber_is_for_the_focus_ring_alone() -> None:
    for css in (PUBLIC, DESK):
        uses = re.findall(r"[^{};]*\{[^{}]*var\(--amber\)[^{}]*\}", css)
        assert [":focus" in rule for rule in uses] == [True]


@SHEETS
def test_a_plain_colour_beside_a_token_says_the_same_for_phones_without_tokens(css: str) -> None:
    light = tokens_of(css, "light")
    pairs = re.findall(r"(background|color):\s*(#[0-9a-f]+);\s*\1:\s*var\(--([\w-]+)\)", css)
    assert pairs
    assert [colour for _, colour, _ in pairs] == [light[name] for _, _, name in pairs]


@SHEETS
def test_nothing_that_old_phones_would_lose(css: str) -> None:
    too_new = r":has\(|\binset|(margin|padding)-inline\s*:|(?<!grid-)\bgap\s*:|\b(clamp|min|max)\("
    asked_first = r"@supports selector\(:has\(\*\)\) \{\n(?: .*\n)*\}\n"
    assert re.findall(too_new, re.sub(asked_first, "", css)) == []


@SHEETS
@pytest.mark.parametrize(
    "mode",
    ["prefers-color-scheme", "prefers-contrast", "forced-colors", "print"],
)
def test_the_page_follows_what_the_reader_has_chosen(css: str, mode: str) -> None:
    assert mode in css


@SHEETS
def test_what_moves_moves_only_for_those_who_have_not_asked_for_stillness(css: str) -> None:
    calm = re.sub(r"@media \(prefers-reduced-motion: no-preference\) \{.*?\n\}", "", css, flags=re.DOTALL)
    assert re.findall(r"transition|animation", calm) == []


def test_the_public_style_is_small_and_cannot_end_its_own_element() -> None:
    assert len(PUBLIC.encode()) <= 6500
    assert "<" not in PUBLIC


def test_nothing_is_fetched_from_elsewhere() -> None:
    for css in (PUBLIC, DESK):
        assert re.findall(r"url\(|@import|@font-face", css) == []
