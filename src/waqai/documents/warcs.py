"""Web archives (WARC, ARC): the pages that they hold, one by one, from files of any size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from waqai.documents.article import Article, Reading, article_of
from waqai.documents.decoding import decode
from waqai.documents.extras import missing_extra
from waqai.documents.pages import read_html
from waqai.model import Issue

_STARTS = (b"WARC/", b"\x1f\x8b", b"filedesc:")
_MOST_ZEROS = 1_000_000
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]+)", re.I)


def read_warc(stream: BinaryIO, name: str, reading: Reading) -> Iterator[Article | Issue]:
    """The articles of an archive. Answers that are no pages (pictures, redirects, errors) are counted in a note; the day of capture is no
    day of publication and is not used as one.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        yield missing_extra(name, "a web archive", "warcio")
        return
    passed: Counter[str] = Counter()
    guarded = _Guarded(stream)
    if not guarded.head.lstrip().startswith(_STARTS):
        yield Issue("bad-archive", name, "not a readable web archive: it begins as none does")
        return
    try:
        for record in ArchiveIterator(guarded, arc2warc=True):
            if record.rec_type in ("response", "resource", "conversion"):
                kind = _kind(record)
                if kind in ("html", "text"):
                    yield _page(record, name, reading, kind)
                else:
                    passed[kind] += 1
    except ArchiveLoadFailed as error:
        yield Issue("bad-archive", name, f"not a readable web archive from here on: {' '.join(str(error).split())[:120]}")
    except Exception as error:  # zlib, chunking and header faults of foreign archives come in many classes
        yield Issue("bad-archive", name, f"not a readable web archive from here on: {type(error).__name__}")
    if passed:
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(passed.items()))
        yield Issue("other-files", name, f"records without a page were passed over: {kinds}")


class _Guarded:
    """A stream that ends with an error where zeros go on without end, as in a sparse file; reading them record by record takes hours."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._zeros = 0
        self.head = stream.read(64)
        self._waiting = self.head

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        if self._waiting:
            size = len(self._waiting) if size < 0 else size
            given, self._waiting = self._waiting[:size], self._waiting[size:]
            return given
        data = self._stream.read(size)
        self._zeros = self._zeros + len(data) if data and not data.strip(b"\0") else 0
        if self._zeros > _MOST_ZEROS:
            raise OSError("zeros without end")
        return data

    def tell(self) -> int:
        """Where the next bytes stand."""
        return self._stream.tell() - len(self._waiting)


def _kind(record: Any) -> str:
    headers = record.http_headers
    if headers is not None:
        status = headers.get_statuscode() or ""
        if record.rec_type == "response" and status != "200":
            return f"answers {status or 'without status'}"
    content = _content_type(record)
    if "html" in content:
        return "html"
    if content.startswith("text/plain"):
        return "text"
    return content.split(";")[0].strip()[:60] or "without type"


def _content_type(record: Any) -> str:
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    return (headers.get_header("Content-Type") or "").lower()


def _page(record: Any, name: str, reading: Reading, kind: str) -> Article | Issue:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>") or None
    where = f"{name}: {url or record.rec_headers.get_header('WARC-Record-ID')}"
    limit = reading.limits.article_bytes
    data = record.content_stream().read(limit + 1)
    if len(data) > limit:
        return Issue("too-large", where, f"more than {limit / 1e6:g} MB, the limit for one article (--max-mb raises it)")
    charset = _CHARSET.search(_content_type(record))
    decoded = decode(data, where, charset[1] if charset else None, page=kind == "html")
    if isinstance(decoded, Issue):
        return decoded
    if kind == "text":
        return article_of({"text": decoded.text, "url": url}, where, reading.published)
    return read_html(decoded.text, where, reading.published, url=url)
