"""The receiver of signed webhooks that the README of notify shows, and a call of it for the tests."""

import hashlib
import hmac
import sys


def is_genuine(body: bytes, timestamp: str, signatures: str, secret: str, now: float) -> bool:
    if not timestamp.isdecimal() or abs(now - int(timestamp)) > 300:
        return False
    digest = hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    expected = ("sha256=" + digest).encode()
    return any(hmac.compare_digest(signature.strip().encode(), expected) for signature in signatures.split(","))


if __name__ == "__main__":
    timestamp, signatures, secret, now, body = sys.argv[1:]
    print(is_genuine(body.encode(), timestamp, signatures, secret, float(now)))
