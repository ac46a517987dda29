"""Which addresses may be fetched: http and https on the public internet, unless the user allows more."""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import quote, urlsplit, urlunsplit

from waqai.model import Refusal


class FetchError(Refusal):
    """Why something was not fetched, in one line."""


class AddressError(FetchError):
    """An address that is none, or that is not to be fetched."""


def check_address(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address that may be fetched. Raises AddressError for every other.

    >>> check_address("https://news.example/a?b=1")
    ('https', 'news.example', 443)
    >>> check_address("file:///etc/passwd")
    Traceback (most recent call last):
    waqai.network.addresses.AddressError: file:///etc/passwd: not an http or https address
    """
    shown = re.sub(r"[\x00-\x20\x7f]+", " ", url)[:200]
    if re.search(r"[\x00-\x20\x7f\\]", url):
        raise AddressError("blanks", "{url}: holds blanks or control characters", url=shown)
    try:
        parts = urlsplit(url)
        port = parts.port if parts.port is not None else {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError as error:
        raise AddressError("no-address", "{url}: not an address ({cause})", url=shown, cause=error) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise AddressError("not-http", "{url}: not an http or https address", url=shown)
    if parts.username is not None or parts.password is not None:
        named = f"{parts.scheme}://{parts.hostname}"
        raise AddressError("password-in-address", "{url}: an address with a name or password in it is not fetched", url=named)
    return parts.scheme, parts.hostname, port


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet.

    >>> is_public("169.254.169.254"), is_public("::1"), is_public("::ffff:10.0.0.1"), is_public("93.184.216.34")
    (False, False, False, True)
    """
    ip = ipaddress.ip_address(address.split("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None) or ip
    return bool(mapped.is_global and not mapped.is_multicast and ip.is_global)


def public_addresses(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The IP addresses of a host. Raises AddressError where any of them is private and that is not allowed."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise FetchError("no-such-host", "{host}: no such host ({cause})", host=host, cause=error.strerror or error) from None
    except (UnicodeError, ValueError):
        raise AddressError("no-host", "{host}: not a host's name", host=host) from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private and (private := [address for address in addresses if not is_public(address)]):
        raise AddressError(
            "private-address",
            "{host}: {address} is a private address; --allow-private fetches from it all the same",
            host=host,
            address=private[0],
        )
    return addresses


def request_target(url: str) -> str:
    """Path and query as they go into a request: letters beyond ASCII encoded, nothing that could end the line.

    >>> request_target("https://news.example/خبر?q=1#x")
    '/%D8%AE%D8%A8%D8%B1?q=1'
    """
    parts = urlsplit(url)
    safe = "/%:@!$&'()*+,;=~-._?"
    return urlunsplit(("", "", quote(parts.path or "/", safe=safe), quote(parts.query, safe=safe), ""))
