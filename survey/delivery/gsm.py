"""The alphabet of text messages (3GPP TS 23.038 §6.2.1): how many septets a text takes."""

ONE_MESSAGE = 160
"""Septets in one text message."""
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")
"""Characters that take two septets."""


def septets(text: str) -> int:
    """Return the length of a text of the alphabet, in septets."""
    return len(text) + sum(character in EXTENDED for character in text)


def foreign(text: str) -> tuple[str, ...]:
    """Return the characters that make a message of 160 one of 70, each once, in their order."""
    return tuple(dict.fromkeys(character for character in text if character not in BASIC | EXTENDED))
