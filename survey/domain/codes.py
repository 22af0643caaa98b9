"""Codes typed by hand: ten Crockford letters and a check letter, forgiving of O/0, I/L/1 and case.

The check letter is ISO 7064 hybrid MOD (33,32) over the 32-letter alphabet.
"""

import hmac
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from stdnum.iso7064 import mod_37_36

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LETTERS = 10
FORGIVEN = str.maketrans("OIL", "011", " -–—.\t\n\u00a0")
WRAP_COST = {0: (8, 1), 1: (19_456, 2)}
"""Cost class → Argon2id's KiB and passes: OWASP's least for 1; 0, for example folders, the least there is."""
ZERO_NONCE = b"\0" * 12
"""Every key below is used for one message only, so the nonce may stand still."""


def random_letters(data: bytes, count: int) -> str:
    """Return `count` letters, five bits each, from the front of `data`."""
    number = int.from_bytes(data, "big") >> (len(data) * 8 - count * 5)
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def code_of(link_key: bytes, slot: int) -> str:
    """Return the code of a slot, HMAC-SHA-256(link_key, "kod" | slot), with its check letter."""
    letters = random_letters(hmac.digest(link_key, b"kod|%d" % slot, "sha256"), LETTERS)
    return letters + mod_37_36.calc_check_digit(letters, ALPHABET)


def shown(code: str) -> str:
    """Return the code as it is printed: ABCDE-FGHJK-7."""
    return f"{code[:5]}-{code[5:10]}-{code[10:]}"


def read_code(typed: str) -> str | None:
    """Return the code that was meant, or None when a letter is wrong or missing."""
    code = typed.upper().translate(FORGIVEN)
    well_formed = len(code) == LETTERS + 1 and all(letter in ALPHABET for letter in code)
    return code if well_formed and mod_37_36.is_valid(code, ALPHABET) else None


def code_hash(pepper: bytes, code: str) -> bytes:
    """Return HMAC-SHA-256(pepper, code): how the answer side finds a ticket by its code."""
    return hmac.digest(pepper, b"kod-uppslag|" + code.encode(), "sha256")


def wrap_id(pepper: bytes, code: str, ticket_id: bytes, cost: int = 1) -> bytes:
    """Seal a ticket id under Argon2id(HMAC(pepper, code)); the first byte names the cost class."""
    key = _wrapping_key(pepper, code, cost)
    return bytes([cost]) + ChaCha20Poly1305(key).encrypt(ZERO_NONCE, ticket_id, None)


def unwrap_id(pepper: bytes, code: str, wrapped: bytes) -> bytes | None:
    """Return the ticket id that `wrap_id` sealed, or None when code or pepper is another."""
    key = _wrapping_key(pepper, code, wrapped[0])
    try:
        return ChaCha20Poly1305(key).decrypt(ZERO_NONCE, wrapped[1:], None)
    except InvalidTag:
        return None


def stretch(secret: bytes, salt: bytes, cost: int) -> bytes:
    """Return a 32-byte key by Argon2id (RFC 9106) of a secret that a person can type."""
    memory, passes = WRAP_COST[cost]
    kdf = Argon2id(salt=salt, length=32, iterations=passes, lanes=1, memory_cost=memory)
    return kdf.derive(secret)


def _wrapping_key(pepper: bytes, code: str, cost: int) -> bytes:
    secret = hmac.digest(pepper, b"kod-nyckel|" + code.encode(), "sha256")
    return stretch(secret, sha256(b"biljett-id" + pepper).digest()[:16], cost)
