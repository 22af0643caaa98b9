"""Sealed envelopes: HPKE (RFC 9180) with the hybrid KEM ML-KEM-768 + X25519, padded to one size."""

import json
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from survey.domain.questionnaire import Answers

SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
ENVELOPE_BYTES = 9216
"""Size of what is sealed: room for two texts of 1,000 characters, four bytes each, and every code."""
KEM_SEED_BYTES = 64
"""An ML-KEM private key is kept as its 64-byte seed (FIPS 203), the X25519 key as 32 bytes behind it."""
KEM_PUBLIC_BYTES = 1184


class SealBroken(Exception):
    """Sealed bytes do not open with this key."""


class TooLarge(Exception):
    """The content does not fit the one size that all envelopes have."""


@dataclass(frozen=True, slots=True)
class SealedAnswer:
    """What one envelope holds: questionnaire version, way of answering, and the answers."""

    version: str
    way: str
    answers: Answers


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A key pair as bytes: `private` is 96 bytes (ML-KEM seed, X25519), `public` 1,216 bytes."""

    private: bytes
    public: bytes


def new_key_pair() -> KeyPair:
    """Return a fresh hybrid key pair."""
    private = secrets.token_bytes(KEM_SEED_BYTES) + secrets.token_bytes(32)
    kem, curve = _private_parts(private)
    public = kem.public_key().public_bytes_raw() + curve.public_key().public_bytes(
        Encoding.Raw, PublicFormat.Raw
    )
    return KeyPair(private, public)


def seal(public: bytes, content: bytes, context: bytes) -> bytes:
    """Seal content to a public key; `context` (HPKE info) must be the same when it is opened."""
    kem = MLKEM768PublicKey.from_public_bytes(public[:KEM_PUBLIC_BYTES])
    curve = X25519PublicKey.from_public_bytes(public[KEM_PUBLIC_BYTES:])
    return SUITE.encrypt(content, hpke.MLKEM768X25519PublicKey(kem, curve), context)


def unseal(private: bytes, sealed: bytes, context: bytes) -> bytes:
    """Return what `seal` was given; raises SealBroken for another key, context or content."""
    try:
        return SUITE.decrypt(sealed, hpke.MLKEM768X25519PrivateKey(*_private_parts(private)), context)
    except (InvalidTag, ValueError) as error:
        raise SealBroken from error


def pack(answer: SealedAnswer) -> bytes:
    """Return an answer as padded bytes of the one envelope size; raises TooLarge."""
    content = {"v": answer.version, "w": answer.way, "a": dict(answer.answers)}
    return pad(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), ENVELOPE_BYTES)


def unpack(content: bytes) -> SealedAnswer:
    """Return the answer that `pack` packed."""
    parts = json.loads(unpad(content))
    return SealedAnswer(parts["v"], parts["w"], parts["a"])


def pad(content: bytes, size: int) -> bytes:
    """Return content filled up to `size` bytes, its length in front; raises TooLarge."""
    if len(content) + 4 > size:
        raise TooLarge
    return len(content).to_bytes(4, "big") + content.ljust(size - 4, b"\0")


def unpad(padded: bytes) -> bytes:
    """Return what `pad` was given."""
    length = int.from_bytes(padded[:4], "big")
    return padded[4 : 4 + length]


def _private_parts(private: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    kem = MLKEM768PrivateKey.from_seed_bytes(private[:KEM_SEED_BYTES])
    return kem, X25519PrivateKey.from_private_bytes(private[KEM_SEED_BYTES:])
