"""Fetch a page or feed: bounded in size, time and redirects; the address that was checked is the one connected to."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from waqai.network.addresses import AddressError, FetchError, check_address, public_addresses, request_target

_MOVED = (301, 302, 303, 307, 308)
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """`seconds`: for one fetch in all, redirects included; `silence_seconds`: without a byte; `largest_bytes`: unpacked."""

    seconds: float = 60.0
    silence_seconds: float = 20.0
    largest_bytes: int = 10_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: `url` is where it came from in the end; names of headers are in lower case."""

    url: str
    status: int
    data: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def charset(self) -> str | None:
        """The encoding that the server names."""
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'")[:40] or None
        return None

    @property
    def kind(self) -> str:
        """The type of the content, without its parameters."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


class Fetcher:
    """Fetches with one set of rules. Raises FetchError, in one line, for whatever is refused or fails."""

    def __init__(self, *, allow_private: bool = False, limits: FetchLimits | None = None, agent: str = "waqai") -> None:
        self.allow_private = allow_private
        self.limits = limits or FetchLimits()
        self.agent = agent

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer to a GET: 2xx with its data, 304, or an error status without data. Every redirect is checked as the first address."""
        deadline = time.monotonic() + self.limits.seconds
        first = url
        for _ in range(self.limits.redirects + 1):
            answer = self._once(url, headers or {}, deadline)
            where = answer.headers.get("location")
            if answer.status not in _MOVED or not where:
                return answer
            moved = urljoin(url, where)
            if urlsplit(url).scheme == "https" and urlsplit(moved).scheme == "http":
                raise AddressError("sent-on-unsafe", "{url}: sends on to an address without encryption", url=first)
            try:
                check_address(moved)
            except AddressError as error:
                raise AddressError("sent-on-forbidden", "{url}: sends on to a forbidden address: {said}", url=first, said=error) from None
            url = moved
        raise FetchError("redirects", "{url}: more than {most} redirects", url=first, most=self.limits.redirects)

    def _once(self, url: str, headers: Mapping[str, str], deadline: float) -> Answer:
        scheme, host, port = check_address(url)
        try:
            connection = self._connected(scheme, host, port, deadline)
            try:
                return self._answer(connection, url, headers, deadline)
            finally:
                connection.close()
        except TimeoutError:
            raise FetchError("no-answer", "{url}: no answer in time", url=url) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchError("not-fetched", "{url}: {cause}", url=url, cause=_cause(error)) from None

    def _connected(self, scheme: str, host: str, port: int, deadline: float) -> http.client.HTTPConnection:
        last: OSError | None = None
        for address in public_addresses(host, port, allow_private=self.allow_private):
            try:
                sock = socket.create_connection((address, port), self._left(deadline))
            except OSError as error:
                last = error
                continue
            if scheme == "https":
                sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
            connection = http.client.HTTPConnection(host, port, timeout=self._left(deadline))
            connection.sock = sock
            return connection
        raise last or OSError("no address")

    def _answer(self, connection: http.client.HTTPConnection, url: str, headers: Mapping[str, str], deadline: float) -> Answer:
        sent = {"User-Agent": self.agent, "Accept-Encoding": "gzip", "Connection": "close", **headers}
        sock = connection.sock
        connection.request("GET", request_target(url), headers=sent)
        response = connection.getresponse()
        told = {name.lower(): value for name, value in response.getheaders()}
        if not 200 <= response.status < 300:
            return Answer(url, response.status, b"", told)
        return Answer(url, response.status, self._read(sock, response, url, deadline, told), told)

    def _read(self, sock: socket.socket, response: http.client.HTTPResponse, url: str, deadline: float, told: Mapping[str, str]) -> bytes:
        """The body, unpacked, no more than is allowed however it is packed and however slowly it comes."""
        most = self.limits.largest_bytes
        packed = told.get("content-encoding", "").lower() in ("gzip", "x-gzip")
        unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if packed else None
        data = bytearray()
        while True:
            sock.settimeout(self._left(deadline))  # the connection itself has let go of it by now
            block = response.read1(_BLOCK)
            if not block:
                break
            try:
                data += unpack.decompress(block, most + 1 - len(data)) if unpack else block
            except zlib.error:
                raise FetchError("packed-wrongly", "{url}: the server's answer is packed wrongly", url=url) from None
            if len(data) > most or (unpack and unpack.unconsumed_tail):
                raise FetchError("too-large", "{url}: more than {megabytes} MB; given up", url=url, megabytes=f"{most / 1e6:g}")
        length = told.get("content-length", "")
        if not packed and length.isdigit() and len(data) < int(length):
            got, whole = f"{len(data):,}", f"{int(length):,}"
            raise FetchError("cut-off", "{url}: the connection ended after {got} of {whole} bytes", url=url, got=got, whole=whole)
        return bytes(data)

    def _left(self, deadline: float) -> float:
        """Seconds that the next step may take. Raises TimeoutError where none are left."""
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(left, self.limits.silence_seconds)


def _cause(error: Exception) -> str:
    if isinstance(error, ssl.SSLError):
        return f"no safe connection ({error.reason or 'TLS'})"
    if isinstance(error, OSError):
        return str(error.strerror or error)
    return f"the server's answer is broken ({type(error).__name__})"
