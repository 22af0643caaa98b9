"""The headers that guard every page of both doors."""

from collections.abc import Mapping

SHARED: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
EMPTY_SCREEN: Mapping[str, str] = {"Clear-Site-Data": '"cache", "storage"'}
"""Not "cookies": a member of staff may be signed in on the same host."""
ONLY_HTTPS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}
CLOSED = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; img-src 'self' data:"


def public_headers(style_source: str, *, secure: bool) -> dict[str, str]:
    """Return the headers of the public door: no script at all, one inline style by its hash, own sound.

    `style_source` is a CSP source such as `'sha256-…'`; `secure` is true when the door is behind https.
    """
    return _headers(f"{CLOSED}; form-action 'self'; media-src 'self'; style-src {style_source}", secure)


def desk_headers(public_origin: str, *, secure: bool) -> dict[str, str]:
    """Return the headers of the desk: own files only, and forms that may lead on to the public door.

    `public_origin` is where "på plats" sends the screen (browsers check redirects of forms too).
    """
    sources = "style-src 'self'; script-src 'self'; connect-src 'self'"
    return _headers(f"{CLOSED}; form-action 'self' {public_origin}; {sources}", secure)


def _headers(policy: str, secure: bool) -> dict[str, str]:
    return {**SHARED, **(ONLY_HTTPS if secure else {}), "Content-Security-Policy": policy}
