"""ZIP archives of any of the other kinds. Nothing is unpacked to disk; sizes are bounded whatever the archive says of itself."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO

from waqai.documents.article import Article, Limits, Reading
from waqai.model import Issue

ReadMember = Callable[[BinaryIO, int, str, str, Reading], Iterator[Article | Issue]]
"""Reads one member: its stream, its size, its name, how it is called to the user, how to read."""

_SMALL = 1_000_000


class TooMuchError(OSError):
    """A member that gives more bytes than the archive said or may have."""


def bomb(info: zipfile.ZipInfo, limits: Limits) -> str | None:
    """Why a member is not unpacked: it swells as no text does.

    >>> info = zipfile.ZipInfo("a.txt"); info.file_size, info.compress_size = 10**9, 10**6
    >>> bomb(info, Limits())
    "'a.txt' swells to 1,000 times its packed size; a text packs to no less than a 200th"
    """
    if info.file_size > _SMALL and info.file_size > limits.archive_ratio * max(1, info.compress_size):
        times = info.file_size // max(1, info.compress_size)
        return f"{info.filename[:80]!r} swells to {times:,} times its packed size; a text packs to no less than a {limits.archive_ratio}th"
    return None


def read_zip(
    stream: BinaryIO, name: str, reading: Reading, suffixes: tuple[str, ...], read_member: ReadMember
) -> Iterator[Article | Issue]:
    """The articles of the members with these endings, in the order of their names. Other members are counted in a note."""
    try:
        with zipfile.ZipFile(stream) as packed:
            members = [info for info in packed.infolist() if not info.is_dir() and not _hidden(info.filename)]
            if problem := _too_much(members, reading.limits):
                yield Issue("too-large", name, problem)
                return
            yield from _members(packed, members, name, reading, suffixes, read_member)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        yield Issue("bad-archive", name, f"not a readable zip file: {' '.join(str(error).split())[:120] or type(error).__name__}")


def _too_much(members: list[zipfile.ZipInfo], limits: Limits) -> str | None:
    if len(members) > limits.archive_members:
        return f"{len(members):,} members, where an archive may have {limits.archive_members:,}"
    if (total := sum(info.file_size for info in members)) > limits.archive_bytes:
        return f"unpacks to {total / 1e9:,.1f} GB, where an archive may have {limits.archive_bytes / 1e9:g} GB"
    return None


def _members(
    packed: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str, reading: Reading, suffixes: tuple[str, ...], read_member: ReadMember
) -> Iterator[Article | Issue]:
    others: Counter[str] = Counter()
    found = False
    for info in sorted(members, key=lambda info: info.filename):
        where = f"{name}!{info.filename}"
        if not info.filename.lower().endswith(suffixes):
            others["." + info.filename.rsplit(".", 1)[-1][:20].lower() if "." in info.filename else "without ending"] += 1
            continue
        found = True
        if info.flag_bits & 1:
            yield Issue("unreadable", where, "locked with a password")
        elif problem := bomb(info, reading.limits):
            yield Issue("too-large", where, problem)
        else:
            yield from _member(packed, info, where, reading, read_member)
    if others:
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(others.items()))
        yield Issue("other-files", name, f"members of other kinds were passed over: {kinds}")
    if not found:
        yield Issue("empty", name, f"no {', '.join(suffixes)} file in this archive")


def _member(
    packed: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, reading: Reading, read_member: ReadMember
) -> Iterator[Article | Issue]:
    try:
        with packed.open(info) as raw:
            yield from read_member(io.BufferedReader(_Bounded(raw, info.file_size)), info.file_size, info.filename, where, reading)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        yield Issue("unreadable", where, f"cannot be read: {' '.join(str(error).split())[:120] or type(error).__name__}")


class _Bounded(io.RawIOBase):
    """A member's bytes, never more than the archive said that they are."""

    def __init__(self, raw: IO[bytes], size: int) -> None:
        self._raw, self._left = raw, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        data = self._raw.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise TooMuchError("gives more bytes than the archive says")
        buffer[: len(data)] = data
        return len(data)


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/") if part not in (".", ".."))
