"""The names of the respondent's cookies: the public door sets them, the desk forgets the visit at sign-in."""


def cookie_name(*, secure: bool) -> str:
    """Return the cookie's name; `__Host-` ties it to the host where https allows that."""
    return "__Host-enkat" if secure else "enkat"


def screen_cookie_name(*, secure: bool) -> str:
    """Return the name of the cookie that is set and taken away when a screen is emptied; it holds nothing."""
    return "__Host-tom" if secure else "tom"


def words_cookie_name(*, secure: bool) -> str:
    """Return the name of the cookie that holds in what words an emptied screen says so."""
    return "__Host-ord" if secure else "ord"
