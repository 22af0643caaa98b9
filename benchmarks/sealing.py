"""Sealing one answer, and opening it again, beside plain encryption of as many bytes."""

import secrets
from collections.abc import Iterator

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from benchmarks.measuring import Measured, processor
from survey.domain.envelopes import SealedAnswer, new_key_pair, pack, seal, unpack, unseal

CONTEXT = b"benchmark"
ANSWER = SealedAnswer("klarsprak-2026", "link", {"bemotande": "ja", "vad_var_bra": "Tack för hjälpen."})


def measured(times: int) -> Iterator[Measured]:
    """Yield what an envelope costs to seal and to open."""
    pair, cipher, nonce = new_key_pair(), ChaCha20Poly1305(secrets.token_bytes(32)), secrets.token_bytes(12)
    content = pack(ANSWER)
    box = seal(pair.public, content, CONTEXT)
    if unpack(unseal(pair.private, box, CONTEXT)) != ANSWER:
        raise RuntimeError("what was sealed is not what was opened")
    plain = processor(lambda: cipher.encrypt(nonce, content, CONTEXT), times)
    reference = f"ChaCha20-Poly1305 of {len(content)} bytes"
    yield Measured(
        "sealing an envelope",
        processor(lambda: seal(pair.public, pack(ANSWER), CONTEXT), times),
        reference,
        plain,
    )
    yield Measured(
        "opening an envelope", processor(lambda: unseal(pair.private, box, CONTEXT), times), reference, plain
    )
