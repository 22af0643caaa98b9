"""QR codes as inline drawings, without a style of their own."""

import segno
from markupsafe import Markup

from survey.i18n import _

QUIET_ZONE = 2
DRAWING = Markup(
    '<svg viewBox="0 0 {0} {0}" shape-rendering="crispEdges" role="img"><title>{2}</title>'
    '<path d="{1}"/></svg>'
)


def qr_code(address: str) -> Markup:
    """Return an address as a QR code in SVG; its size comes from the page's style sheet."""
    rows = list(segno.make(address, error="m", micro=False).matrix_iter(border=QUIET_ZONE))
    squares = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return DRAWING.format(len(rows), "".join(squares), _("QR-kod"))
