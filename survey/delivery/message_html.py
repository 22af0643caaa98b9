"""Simple HTML made from an e-mail's plain text: the same words, and the link as a button with its address."""

from html import escape

RIGHT_TO_LEFT = ("ar", "fa")
BUTTON = (
    "display:inline-block;padding:12px 16px;border:2px solid #0b4a53;border-radius:6px;"
    "color:#0b4a53;font-weight:bold;word-break:break-all"
)
BODY = "font-family:sans-serif;font-size:18px;line-height:1.5;max-width:34em;margin:0 auto;padding:16px"


def as_html(text: str, subject: str, link: str, language: str) -> str:
    """Return a whole page that loads nothing; the link's full address is seen: nobody needs to trust it."""
    direction = ' dir="rtl"' if language in RIGHT_TO_LEFT else ""
    tag = "sv" if language.startswith("sv") else language
    paragraphs = "\n".join(_paragraph(part, link) for part in text.split("\n\n") if part.strip())
    return (
        f'<!doctype html>\n<html lang="{escape(tag)}"{direction}>\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(subject)}</title></head>\n'
        f'<body style="{BODY}">\n{paragraphs}\n</body>\n</html>\n'
    )


def _paragraph(part: str, link: str) -> str:
    anchor = f'<a href="{escape(link)}" style="{BUTTON}">{escape(link)}</a>'
    pieces = (escape(piece).replace("\n", "<br>\n") for piece in part.strip().split(link))
    return f"<p>{anchor.join(pieces)}</p>"
