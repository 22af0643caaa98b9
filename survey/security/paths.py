"""Addresses that a form or a link may lead back to: pages of our own, never another site."""

import re

OWN_PATH = re.compile(r"/(?!e/)(?:[a-z0-9-]+(?:/[a-z0-9-]+)*)?")
"""Small letters only, which no link to a survey has."""


def own_path(asked: str) -> str:
    """Return a path of ours as it was asked for, or "" when it is something else."""
    return asked if OWN_PATH.fullmatch(asked) else ""
