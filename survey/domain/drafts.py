"""Drafts: answers so far, readable only with a secret that the person's own browser holds."""

import json
import secrets
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from survey.domain.codes import ALPHABET, FORGIVEN, ZERO_NONCE, random_letters, stretch
from survey.domain.envelopes import ENVELOPE_BYTES, pad, unpad
from survey.domain.questionnaire import Answers

SECRET_BYTES = 16
WORD_LETTERS = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """Answers so far and the step where the person was last."""

    answers: Answers = field(default_factory=dict)
    step: str = ""


@dataclass(frozen=True, slots=True)
class DraftKeys:
    """What a browser's secret gives: where its draft lies, how it is read, and proof of having sent."""

    locator: bytes
    key: bytes
    receipt: bytes


def new_secret() -> bytes:
    """Return the 128 random bits that live in the person's own cookie only."""
    return secrets.token_bytes(SECRET_BYTES)


def draft_keys(ticket_id: bytes, secret: bytes) -> DraftKeys:
    """Derive the keys of one browser's draft: HKDF-SHA-256 (RFC 5869) of ticket id and secret."""
    expanded = HKDF(SHA256(), 80, salt=ticket_id, info=b"avslutningsenkat-utkast-v1").derive(secret)
    return DraftKeys(expanded[:16], expanded[16:48], expanded[48:])


def close_draft(draft: Draft, key: bytes) -> bytes:
    """Return the draft padded to one size and encrypted (AES-256-GCM, random nonce)."""
    content = json.dumps({"a": dict(draft.answers), "s": draft.step}, ensure_ascii=False).encode()
    nonce = secrets.token_bytes(12)
    return nonce + AESGCM(key).encrypt(nonce, pad(content, ENVELOPE_BYTES), None)


def open_draft(box: bytes, key: bytes) -> Draft | None:
    """Return the draft that `close_draft` closed, or None with another key."""
    try:
        content = json.loads(unpad(AESGCM(key).decrypt(box[:12], box[12:], None)))
    except InvalidTag:
        return None
    return Draft(content["a"], content["s"])


def new_word() -> str:
    """Return a word of eight letters for going on at another device, as typed: K7QM2RXF."""
    return random_letters(secrets.token_bytes(8), WORD_LETTERS)


def shown_word(word: str) -> str:
    """Return the word as it is shown: K7QM-2RXF."""
    return f"{word[:4]}-{word[4:]}"


def read_word(typed: str) -> str | None:
    """Return the word that was meant, or None when it cannot be one."""
    word = typed.upper().translate(FORGIVEN)
    return word if len(word) == WORD_LETTERS and all(letter in ALPHABET for letter in word) else None


def wrap_secret(word: str, ticket_id: bytes, secret: bytes, cost: int = 1) -> bytes:
    """Seal a browser's secret under Argon2id(word, ticket id); the first byte names the cost class."""
    salt = secrets.token_bytes(16)
    key = stretch(word.encode() + ticket_id, salt, cost)
    return bytes([cost]) + salt + AESGCM(key).encrypt(ZERO_NONCE, secret, None)


def unwrap_secret(word: str, ticket_id: bytes, wrapped: bytes) -> bytes | None:
    """Return the secret that `wrap_secret` sealed, or None with another word."""
    key = stretch(word.encode() + ticket_id, wrapped[1:17], wrapped[0])
    try:
        return AESGCM(key).decrypt(ZERO_NONCE, wrapped[17:], None)
    except InvalidTag:
        return None
