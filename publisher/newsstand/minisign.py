"""Signatures that minisign verifies: Ed25519 over BLAKE2b, with a trusted comment (jedisct1.github.io/minisign)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from publisher.errors import InputError
from publisher.wording import Text

VARIABLE = "PUBLISHER_MINISIGN_KEY"
_HEAD, _ID, _SECRET = 54, 8, 64
_PLAIN = b"\0\0"


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """A secret key; it is never written or shown."""

    number: bytes
    seed: bytes

    def signed(self, data: bytes, comment: str) -> bytes:
        """The signature file of some bytes; ``comment`` is signed with them."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        secret = Ed25519PrivateKey.from_private_bytes(self.seed)
        signature = secret.sign(hashlib.blake2b(data, digest_size=64).digest())
        over = secret.sign(signature + comment.encode("utf-8"))
        lines = (
            "untrusted comment: signature from publisher",
            base64.b64encode(b"ED" + self.number + signature).decode("ascii"),
            f"trusted comment: {comment}",
            base64.b64encode(over).decode("ascii"),
        )
        return ("\n".join(lines) + "\n").encode("utf-8")

    def public(self) -> bytes:
        """The public key's file, for whoever verifies."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        raw = Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()
        told = base64.b64encode(b"Ed" + self.number + raw).decode("ascii")
        return f"untrusted comment: minisign public key {self.number[::-1].hex().upper()}\n{told}\n".encode()


def key_of(text: str) -> Key:
    """The key of the text of a secret key file that has no password.

    Raises:
        InputError: it is none, or has a password.
    """
    line = next((line.strip() for line in reversed(text.strip().splitlines()) if line.strip()), "")
    try:
        raw = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError) as error:
        raise _no_key() from error
    if len(raw) != _HEAD + _ID + _SECRET + 32 or raw[:2] != b"Ed":
        raise _no_key()
    if raw[2:4] != _PLAIN:
        raise InputError(
            Text(f"The key in {VARIABLE} has a password.", f"{VARIABLE} 中的密钥设有口令。"),
            Text("Make one without: minisign -G -W", "请生成无口令的密钥：minisign -G -W"),
        )
    return Key(raw[_HEAD : _HEAD + _ID], raw[_HEAD + _ID : _HEAD + _ID + 32])


def _no_key() -> InputError:
    return InputError(
        Text(f"{VARIABLE} holds no secret key of minisign.", f"{VARIABLE} 中不是 minisign 私钥。"),
        Text("Put the text of its .key file there: minisign -G -W", "请放入 .key 文件的内容：minisign -G -W"),
    )
