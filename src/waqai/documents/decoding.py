"""Bytes into text: UTF-8 and UTF-16 as they are, what a page or server declares where the bytes bear it out, the two old Arabic code pages
where the bytes clearly are that, nothing else.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from waqai.model import Issue

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip file or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "an SQLite database"),
)
_LEGACY = ("cp1256", "iso8859-6")
_WIDE = ("utf-16-le", "utf-16-be")
_ARABIC = re.compile("[\u0621-\u064a]")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{2,40})", re.I)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text and the encoding that it was read in."""

    text: str
    encoding: str

    @property
    def legacy(self) -> bool:
        """Whether the encoding was inferred from the bytes, which the user should hear of."""
        return self.encoding in _LEGACY or self.encoding in _WIDE


def decode(data: bytes, where: str, declared: str | None = None, *, page: bool = False) -> Decoded | Issue:
    """Read bytes as text, or say in one line why they are none.

    `declared` is the encoding that a server or an XML declaration names; a `page` may name one in its own head. It is followed only where
    every byte fits and the bytes are not UTF-8, which servers often forget to say.

    >>> decode("قصف".encode("utf-16"), "a.txt").text
    'قصف'
    >>> decode("قتل ثلاثة جنود في الهجوم".encode("cp1256"), "a.txt").encoding
    'cp1256'
    """
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError as error:
                return _broken(data, error, where, "UTF-16" if encoding == "utf-16" else "UTF-8")
    if wide := wide_encoding(data):
        return Decoded(data.decode(wide, "replace"), wide)
    if problem := binary_kind(data):
        return Issue("binary", where, problem)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        named = declared or (_declared(data) if page else None)
        if named and (text := _as_declared(data, named)) is not None:
            return Decoded(text, f"declared {named}")
        guess = legacy_encoding(data)
        if guess is None:
            return _broken(data, error, where, "UTF-8")
        return Decoded(data.decode(guess, "replace"), guess)


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def _as_declared(data: bytes, named: str) -> str | None:
    """The text in the declared encoding, where it is one of texts and every byte fits."""
    try:
        if codecs.lookup(named).name in ("utf-8", "utf-7") or not getattr(codecs.lookup(named), "_is_text_encoding", True):
            return None
        return data.decode(named)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark, where the bytes clearly are Arabic or Latin letters in that form.

    >>> wide_encoding("قتل ثلاثة جنود".encode("utf-16-le")), wide_encoding("قتل ثلاثة جنود".encode())
    ('utf-16-le', None)
    """
    head = data[:4096]
    if len(data) % 2 or len(head) < 8:
        return None
    for encoding in _WIDE:
        high = head[1::2] if encoding == "utf-16-le" else head[::2]
        if sum(b in (0, 6, 0x20) for b in high) < 0.95 * len(high):
            continue
        text = head[: len(head) & ~1].decode(encoding, "replace")
        if sum(c.isalpha() for c in text) > 0.5 * len(text) and "\0" not in text:
            return encoding
    return None


def legacy_note(where: str, encoding: str) -> Issue:
    """What the user hears when a file was read in an encoding that its bytes alone told."""
    if encoding in _WIDE:
        return Issue("legacy-encoding", where, f"UTF-16 without a byte order mark; read as {encoding}")
    return Issue("legacy-encoding", where, f"not UTF-8; read as {encoding}, the old Arabic code page that its bytes fit")


def binary_kind(data: bytes, *, utf16_mark: bool = False) -> str | None:
    """Why these bytes are no text at all, or None where they may be text. `utf16_mark`: UTF-16 with its mark is text too."""
    if utf16_mark and data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return f"not a text but {name}; save its text as UTF-8 first"
    head = data[:65536]
    odd, even = head[1::2], head[::2]
    if head.count(0) > 0.6 * len(head):
        return "binary data (zeros), not a text"
    for half in (odd, even):
        if len(half) >= 4 and half.count(0) + half.count(6) > 0.9 * len(half):
            return "looks like UTF-16 without a byte order mark; save it as UTF-8"
    if b"\0" in head or len(_CONTROL.findall(head)) > 0.02 * len(head):
        return "binary data, not a text"
    return None


def legacy_encoding(data: bytes) -> str | None:
    """The old Arabic code page that the bytes clearly are in; None for UTF-8 with faults and for anything else.

    Arabic in UTF-8 is pairs of bytes, so damaged UTF-8 still decodes almost everywhere; text in a code page hardly anywhere. The two
    code pages differ in where ل stands: the one with more articles «ال» is right.
    """
    lenient = data.decode("utf-8", "replace")
    if len(_ARABIC.findall(lenient)) > lenient.count("\ufffd"):
        return None
    high = sum(b >= 0x80 for b in data)
    best: tuple[int, str] | None = None
    for encoding in _LEGACY:
        text = data.decode(encoding, "replace")
        if len(_ARABIC.findall(text)) >= 0.8 * high:
            articles = len(re.findall(r"(?<![\u0621-\u064a])[وبفك]?ال", text))
            best = max(best or (0, encoding), (articles, encoding), key=lambda pair: pair[0])
    return best[1] if best else None


def _broken(data: bytes, error: UnicodeDecodeError, where: str, name: str) -> Issue:
    line = data.count(b"\n", 0, error.start) + 1
    return Issue("broken-encoding", where, f"broken {name} at byte {error.start + 1} (line {line}); save it as UTF-8")
