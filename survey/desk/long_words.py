"""Where a long Swedish word may be broken on a narrow screen: after the s that joins its parts."""

import re

SOFT_HYPHEN = "\u00ad"
JOINT = re.compile(r"(?<=[^\W\d_]{3})(arbets|hets|ings|nads|skaps|tions)(?=[^\W\d_]{5})", re.IGNORECASE)


def with_soft_hyphens(text: str) -> str:
    """Return a text with a hyphen in its long words that only shows where a line needs it."""
    return JOINT.sub(rf"\1{SOFT_HYPHEN}", text)
