"""The name of the respondent's cookie: the public door sets it, and the desk forgets it at sign-in."""


def cookie_name(*, secure: bool) -> str:
    """Return the cookie's name; `__Host-` ties it to the host where https allows that."""
    return "__Host-enkat" if secure else "enkat"
