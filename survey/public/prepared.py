"""Prepared pages: a template is rendered once for all that is the same for everyone, and filled in after.

A respondent's page differs from the next one's in a few places only; those are slots.
"""

import re
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from flask import Flask, render_template
from markupsafe import Markup, escape

SLOT = re.compile("\ue000([a-z_]+)\ue001")


def slot(name: str) -> Markup:
    """Return the mark of a place that is filled in for each respondent."""
    return Markup("\ue000{}\ue001").format(name)


class PreparedPage:
    """A rendered page with open places."""

    def __init__(self, html: str) -> None:
        self._parts = SLOT.split(html)

    def fill(self, **values: str) -> Markup:
        """Return the page with its places filled; plain text is escaped, Markup is not."""
        parts = self._parts.copy()
        parts[1::2] = [escape(values[name]) for name in parts[1::2]]
        return Markup("".join(parts))  # noqa: S704 - rendered with autoescape on, and filled escaped


class Pages:
    """Renders each page once for each key and keeps it; what depends on a person is never kept."""

    def __init__(self, app: Flask, look: Callable[[], Hashable]) -> None:
        """`look` tells in which language and with which supports this request's reader is shown a page."""
        self._kept: dict[Hashable, PreparedPage] = {}
        self._look = look
        app.jinja_env.globals["slot"] = slot

    def get(self, template: str, key: Hashable, context: Callable[[], Mapping[str, Any]]) -> PreparedPage:
        """Return the page for a key and the reader's look, rendering it if it is the first.

        `context` must follow from the key and the look alone.
        """
        whole = (template, self._look(), key)
        page = self._kept.get(whole)
        if page is None:
            page = self._kept[whole] = PreparedPage(render_template(template, **context()))
        return page
