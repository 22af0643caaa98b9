"""Who can open: one key pair whose private half lies under a passphrase and under a recovery code.

Every urn's private key is sealed to this pair, so a new urn needs nobody's passphrase, and no
urn can be opened without one (docs/decisions/0002).
"""

import json
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from survey.domain.codes import FORGIVEN, ZERO_NONCE, random_letters, stretch
from survey.domain.envelopes import KeyPair, new_key_pair, seal, unseal
from survey.security.keys import OPENING, KeyFolder, KeyRefused

LOCK_FILE = "opening-lock"
PRACTISED = "opening-practised"
SHORTEST_PASSPHRASE = 16
RECOVERY_LETTERS = 30


@dataclass(frozen=True, slots=True)
class OpeningLock:
    """The public half in clear; the private half wrapped twice, each with its own salt."""

    public: bytes
    by_passphrase: bytes
    by_recovery: bytes


def set_up(keys: KeyFolder, passphrase: str, cost: int = 1) -> str:
    """Make the pair, wrap its private half, and return the recovery code, to be shown once.

    Raises ValueError when the passphrase is shorter than 16 characters, and KeyRefused once the lock
    is in use: with another one in its place nobody could open the urns.
    """
    if is_set_up(keys):
        raise KeyRefused("Urnan är redan färdig. Lösenfrasen kan inte bytas så här.")
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise ValueError("passphrase too short")
    pair = new_key_pair()
    recovery = random_letters(secrets.token_bytes(19), RECOVERY_LETTERS)
    lock = OpeningLock(
        pair.public, _wrap(pair.private, passphrase, cost), _wrap(pair.private, recovery, cost)
    )
    fields = {"public": lock.public, "by_passphrase": lock.by_passphrase, "by_recovery": lock.by_recovery}
    content = json.dumps({name: value.hex() for name, value in fields.items()})
    keys.write_sealed(OPENING, LOCK_FILE, content.encode())
    return recovery


def is_set_up(keys: KeyFolder) -> bool:
    """Tell whether both secrets have been practised: only then may the survey be offered."""
    return keys.has(OPENING, PRACTISED)


def practise(keys: KeyFolder, passphrase: str, recovery: str) -> bool:
    """Open a practice envelope with each secret; remember it when both succeed."""
    test, word = new_key_pair(), secrets.token_bytes(32)
    sealed_key, sealed = seal_private(keys, test, b"practice"), seal(test.public, word, b"practice")
    for secret in (passphrase, recovery):
        private = unlock(keys, secret)
        if private is None or unseal(unseal(private, sealed_key, b"practice"), sealed, b"practice") != word:
            return False
    keys.write_sealed(OPENING, PRACTISED, b"yes")
    keys.back_up()
    return True


def unlock(keys: KeyFolder, secret: str) -> bytes | None:
    """Return the private half for a passphrase or a recovery code, or None for any other secret."""
    lock = read_lock(keys)
    recovery = secret.upper().translate(FORGIVEN)
    return _unwrap(lock.by_passphrase, secret) or _unwrap(lock.by_recovery, recovery)


def read_lock(keys: KeyFolder) -> OpeningLock:
    """Return the lock that `set_up` made; raises KeyRefused when there is none."""
    content = json.loads(keys.read_sealed(OPENING, LOCK_FILE))
    return OpeningLock(**{name: bytes.fromhex(value) for name, value in content.items()})


def seal_private(keys: KeyFolder, pair: KeyPair, context: bytes) -> bytes:
    """Seal a pair's private half to whoever can open."""
    return seal(read_lock(keys).public, pair.private, context)


def shown_recovery(recovery: str) -> str:
    """Return the recovery code in groups of five."""
    return "-".join(recovery[start : start + 5] for start in range(0, len(recovery), 5))


def keep_private(keys: KeyFolder, name: str, pair: KeyPair) -> None:
    """Store a pair's private half in the key folder, sealed, before anything is sealed to the pair."""
    keys.write_sealed(OPENING, name, seal_private(keys, pair, name.encode()))


def take_private(keys: KeyFolder, name: str, unlocked: bytes) -> bytes:
    """Return the private half that `keep_private` stored; raises SealBroken or KeyRefused."""
    return unseal(unlocked, keys.read_sealed(OPENING, name), name.encode())


def _wrap(private: bytes, secret: str, cost: int) -> bytes:
    salt = secrets.token_bytes(16)
    key = stretch(secret.encode(), salt, cost)
    return bytes([cost]) + salt + AESGCM(key).encrypt(ZERO_NONCE, private, None)


def _unwrap(wrapped: bytes, secret: str) -> bytes | None:
    key = stretch(secret.encode(), wrapped[1:17], wrapped[0])
    try:
        return AESGCM(key).decrypt(ZERO_NONCE, wrapped[17:], None)
    except InvalidTag:
        return None
