"""A permit: this member of staff gave a reason for typing in this code, which was logged."""

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

SALT = "papper-egen-klient"


def give_permit(code: str, account_id: str) -> str:
    """Return a signed note that the reason has been given and logged."""
    return str(_signer().dumps([account_id, code]))


def has_permit(permit: str, code: str, account_id: str) -> bool:
    """Tell whether the note is ours, for this code and this member of staff."""
    try:
        named = _signer().loads(permit)
    except BadSignature:
        return False
    return bool(named == [account_id, code])


def _signer() -> URLSafeSerializer:
    keys = [*current_app.config["SECRET_KEY_FALLBACKS"], current_app.config["SECRET_KEY"]]
    return URLSafeSerializer(keys, salt=SALT)
