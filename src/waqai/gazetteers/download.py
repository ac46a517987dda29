"""Fetch a file over HTTP: resumed where it broke off, its length and checksum verified, private addresses refused unless allowed."""

from __future__ import annotations

import hashlib
import http.client
import ipaddress
import json
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from waqai.gazetteers.place import SourceError

_TIMEOUT_SECONDS = 30.0
_REDIRECTS = 5
_BLOCK = 1 << 16
_MOVED = (301, 302, 303, 307, 308)
LARGEST_BYTES = 4_000_000_000


@dataclass(frozen=True, slots=True)
class Fetching:
    """How to fetch. `progress` is called with the bytes so far and the bytes in all (None where the server does not say)."""

    allow_private: bool = False
    largest_bytes: int = LARGEST_BYTES
    progress: Callable[[int, int | None], None] = lambda done, total: None


def fetch(url: str, target: Path, fetching: Fetching, sha256: str | None = None) -> str:
    """Fetch `url` to `target` and return its SHA-256. What came before a break stays in `target.part` and is continued the next time.

    Raises SourceError, in one line, for a wrong address, a private one, an answer that is no success, a file that ends early or
    has another checksum than `sha256`.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part, note = target.with_name(target.name + ".part"), target.with_name(target.name + ".part.json")
    have, tag = _begun(part, note, url)
    try:
        response, final = _answer(url, have, tag, fetching.allow_private)
        with response:
            have = _position(response, final, have)
            total = _total(response, have, final)
            if total is not None and total > fetching.largest_bytes:
                raise SourceError(f"{url}: {total:,} bytes, where {fetching.largest_bytes:,} are allowed")
            fresh = response.getheader("ETag") or response.getheader("Last-Modified")
            note.write_text(json.dumps({"url": url, "tag": fresh}), encoding="utf-8")
            have = _copy(response, part, have, total, fetching)
    except (OSError, http.client.HTTPException) as error:
        raise SourceError(f"{url}: {_cause(error)}; run the command again to go on from there") from None
    if total is not None and have != total:
        raise SourceError(f"{url}: the connection ended after {have:,} of {total:,} bytes; run the command again to go on from there")
    got = _sha256(part)
    if sha256 is not None and got != sha256.lower():
        part.unlink()
        note.unlink(missing_ok=True)
        raise SourceError(f"{url}: the file's SHA-256 is {got}, not {sha256.lower()}; it was thrown away")
    part.replace(target)
    note.unlink(missing_ok=True)
    return got


def check_address(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address that may be fetched; SourceError for other schemes and for none.

    >>> check_address("https://download.example.org/SY.zip")
    ('https', 'download.example.org', 443)
    """
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError as error:
        raise SourceError(f"{url}: not an address ({error})") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SourceError(f"{url}: not an http or https address")
    if parts.username or parts.password:
        raise SourceError(f"{parts.scheme}://{parts.hostname}: an address with a password in it is not fetched")
    return parts.scheme, parts.hostname, port


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet.

    >>> is_public("127.0.0.1"), is_public("10.2.3.4"), is_public("::ffff:192.168.0.1"), is_public("93.184.216.34")
    (False, False, False, True)
    """
    ip = ipaddress.ip_address(address.split("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    return (mapped or ip).is_global and not (mapped or ip).is_multicast


def _connected(host: str, port: int, allow_private: bool) -> socket.socket:
    """A socket to the first address of a host that answers. The address that was checked is the one connected to."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise SourceError(f"{host}: no such host ({error.strerror or error})") from None
    except UnicodeError:
        raise SourceError(f"{host}: not a host's name") from None
    addresses = [str(entry[4][0]) for entry in found]
    if not allow_private and (private := [a for a in addresses if not is_public(a)]):
        raise SourceError(f"{host}: {private[0]} is a private address; --allow-private fetches from it all the same")
    last: OSError | None = None
    for address in dict.fromkeys(addresses):
        try:
            return socket.create_connection((address, port), _TIMEOUT_SECONDS)
        except OSError as error:
            last = error
    raise last or OSError("no address")


def _answer(url: str, have: int, tag: str | None, allow_private: bool) -> tuple[http.client.HTTPResponse, str]:
    """The answer with the file, after redirects (each checked as the first address was)."""
    for _ in range(_REDIRECTS + 1):
        scheme, host, port = check_address(url)
        sock = _connected(host, port, allow_private)
        connection = http.client.HTTPConnection(host, port, timeout=_TIMEOUT_SECONDS)
        connection.sock = sock if scheme == "http" else ssl.create_default_context().wrap_socket(sock, server_hostname=host)
        parts = urlsplit(url)
        headers = {"User-Agent": "waqai", "Accept-Encoding": "identity", "Connection": "close"}
        if have and tag:
            headers |= {"Range": f"bytes={have}-", "If-Range": tag}
        connection.request("GET", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), headers=headers)
        response = connection.getresponse()
        where = response.getheader("Location")
        if response.status in _MOVED and where:
            response.close()
            moved = urljoin(url, where)
            if scheme == "https" and urlsplit(moved).scheme == "http":
                raise SourceError(f"{url}: sends on to an address without encryption ({moved})")
            url = moved
            continue
        if response.status == 416 and have:
            response.close()
            have, tag = 0, None
            continue
        if response.status not in (200, 206):
            response.close()
            raise SourceError(f"{url}: the server answers {response.status} {response.reason}")
        return response, url
    raise SourceError(f"{url}: more than {_REDIRECTS} redirects")


def _begun(part: Path, note: Path, url: str) -> tuple[int, str | None]:
    """How much of the file is here from before, and the tag that the server gave it; (0, None) where it cannot be continued."""
    try:
        told = json.loads(note.read_text(encoding="utf-8"))
        if told["url"] == url and told["tag"] and not str(told["tag"]).startswith("W/"):
            return part.stat().st_size, str(told["tag"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return 0, None


def _position(response: http.client.HTTPResponse, url: str, have: int) -> int:
    """Where the answer's bytes belong: at `have` when it continues, at 0 when the server sends everything again."""
    if response.status == 200:
        return 0
    start = (response.getheader("Content-Range") or "").removeprefix("bytes ").split("-")[0].strip()
    if start != str(have):
        raise SourceError(f"{url}: asked for the bytes from {have}, the server sends those from {start or '?'}")
    return have


def _total(response: http.client.HTTPResponse, have: int, url: str) -> int | None:
    length = response.getheader("Content-Length")
    if length is None:
        return None
    if not length.isdigit():
        raise SourceError(f"{url}: the server says a length of {length!r}")
    return have + int(length)


def _copy(response: http.client.HTTPResponse, part: Path, have: int, total: int | None, fetching: Fetching) -> int:
    with part.open("r+b" if have else "wb") as file:
        file.seek(have)
        file.truncate()
        try:
            while block := response.read(_BLOCK):
                file.write(block)
                have += len(block)
                if have > fetching.largest_bytes:
                    raise SourceError(f"more than {fetching.largest_bytes:,} bytes; given up")
                fetching.progress(have, total)
        except http.client.IncompleteRead as error:
            file.write(error.partial)
            have += len(error.partial)
    return have


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _cause(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer within {_TIMEOUT_SECONDS:.0f} seconds"
    return str(error.strerror or error) if isinstance(error, OSError) else f"the server's answer is broken ({type(error).__name__})"
