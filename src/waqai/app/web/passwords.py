"""Passwords and second factors: argon2 hashes, one-time codes (RFC 6238), and how often somebody may try."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import struct
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import cache
from urllib.parse import quote

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from waqai.register import FieldError

SHORTEST = 12
STEP_SECONDS = 30
_HASHER = PasswordHasher()


def hashed(password: str) -> str:
    """The argon2id hash of a password. Raises FieldError for one that is too short, or as long as no password is."""
    if len(password) < SHORTEST:
        raise FieldError("password-short", "password: at least {least} characters; several words are easiest to remember", least=SHORTEST)
    if len(password) > 1000:
        raise FieldError("password-long", "password: at most 1000 characters")
    return _HASHER.hash(password)


def verified(password: str, kept: str | None) -> bool:
    """Whether a password is that of a hash; takes as long where there is no account, so that names cannot be tried out."""
    try:
        return _HASHER.verify(kept or _nobodys(), password[:1000]) and kept is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return _HASHER.hash(secrets.token_urlsafe(24))


def new_factor() -> str:
    """A secret for one-time codes, as authenticator programs take it."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def factor_address(name: str, secret: str) -> str:
    """The address that brings a secret into an authenticator program."""
    return f"otpauth://totp/Waqai:{quote(name)}?secret={secret}&issuer=Waqai"


def code_at(secret: str, step: int) -> str:
    """The one-time code of a step of time.

    >>> code_at(base64.b32encode(b"12345678901234567890").decode(), 59 // 30)
    '287082'
    """
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def step_of(secret: str, code: str, now: float | None = None) -> int | None:
    """The step of time at which a code holds: this one or a neighbour; None where it does not."""
    present = int((time.time() if now is None else now) // STEP_SECONDS)
    given = "".join(str(int(char)) for char in code if char.isdecimal())
    return next((step for step in (present, present - 1, present + 1) if hmac.compare_digest(code_at(secret, step), given)), None)


class Tries:
    """How often somebody may fail: `most` times in `seconds`, for each name and each address by itself.

    >>> tries = Tries(most=2, seconds=60)
    >>> [tries.allowed("ann"), tries.fail("ann"), tries.fail("ann"), tries.allowed("ann"), tries.allowed("bob")]
    [True, None, None, False, True]
    """

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.seconds = most, seconds
        self._clock = clock
        self._failed: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def allowed(self, whose: str) -> bool:
        """Whether one more try is allowed."""
        with self._lock:
            return len(self._recent(whose)) < self.most

    def fail(self, whose: str) -> None:
        """Note a failure."""
        with self._lock:
            self._recent(whose).append(self._clock())
            if len(self._failed) > 50_000:  # many names tried once: the oldest are forgotten, those under attack are not
                for name in [name for name, times in self._failed.items() if len(times) < self.most][:25_000]:
                    del self._failed[name]

    def forget(self, whose: str) -> None:
        """After a success."""
        with self._lock:
            self._failed.pop(whose, None)

    def _recent(self, whose: str) -> deque[float]:
        times = self._failed.setdefault(whose, deque(maxlen=self.most))
        while times and times[0] < self._clock() - self.seconds:
            times.popleft()
        return times
