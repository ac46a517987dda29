"""Fetching: what is refused, in how much time and memory, with which words. Only this machine is asked, and no server that is not ours."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Iterator

import pytest
from tests.network.serving import Page, Site, serving

from waqai.network import AddressError, Fetcher, FetchError, FetchLimits, addresses, check_address, is_public
from waqai.network.politeness import Politeness, backoff_seconds
from waqai.network.robots import Robots


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as started:
        yield started


def fetcher(**limits: float) -> Fetcher:
    return Fetcher(allow_private=True, limits=FetchLimits(**limits))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://a.example/x", "gopher://a.example", "javascript:alert(1)", "http://", "//a.example/x",
     "data:text/plain,x",
     "http://user:secret@a.example/", "http://a.example:99999/", "http://a.example/\r\nX-Evil: 1", "http://a.example/a b", "http://a\\b/"],
)  # fmt: skip
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(AddressError) as fault:
        check_address(url)
    assert "\n" not in str(fault.value)
    assert "secret" not in str(fault.value)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "fe80::1%eth0", "fc00::1",
     "::ffff:127.0.0.1", "224.0.0.1", "2002:7f00:1::"],
)  # fmt: skip
def test_private_addresses_are_told(address: str) -> None:
    assert not is_public(address)


def test_private_hosts_are_refused_unless_allowed(site: Site) -> None:
    site.pages["/a"] = Page(b"x")
    for url in (site.url, site.url.replace("127.0.0.1", "localhost")):
        with pytest.raises(AddressError, match="private address"):
            Fetcher().get(f"{url}/a")
    assert site.asked == []
    assert fetcher().get(f"{site.url}/a").data == b"x"


@pytest.mark.parametrize("target", ["http://169.254.169.254/latest/meta-data", "http://localhost:1/", "http://[::1]/"])
def test_redirects_to_private_addresses_are_refused(site: Site, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    """The first host counts as public here; where it leads does not."""
    site.pages["/a"] = Page(status=302, headers={"Location": target})
    real = addresses.is_public
    tried: list[str] = []
    connect = socket.create_connection

    def noted(address: tuple[str, int], *rest: object, **named: object) -> socket.socket:
        tried.append(address[0])
        return connect(address, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1" and not tried or real(address))
    monkeypatch.setattr(socket, "create_connection", noted)
    with pytest.raises(AddressError, match="private address"):
        Fetcher().get(f"{site.url}/a")
    assert tried == ["127.0.0.1"]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.example/", "http://u:p@a.example/", "http://a.example/x y"])
def test_redirects_to_forbidden_kinds_are_refused(site: Site, target: str) -> None:
    site.pages["/a"] = Page(status=301, headers={"Location": target})
    with pytest.raises(AddressError, match="forbidden address"):
        fetcher().get(f"{site.url}/a")


def test_redirects_have_an_end(site: Site) -> None:
    site.pages["/a"] = Page(status=302, headers={"Location": "/a"})
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetcher().get(f"{site.url}/a")
    assert len(site.asked) == 6
    site.pages |= {"/b": Page(status=302, headers={"Location": "/c"}), "/c": Page(b"there")}
    assert fetcher().get(f"{site.url}/b").url == f"{site.url}/c"


def test_a_feed_that_never_ends_is_given_up(site: Site) -> None:
    site.pages["/feed"] = Page(b"<rss>", endless=True)
    with pytest.raises(FetchError, match="more than 1 MB"):
        fetcher(largest_bytes=1_000_000).get(f"{site.url}/feed")


def test_a_feed_that_drips_is_given_up(site: Site) -> None:
    site.pages["/feed"] = Page(b"<rss>", endless=True, pause=0.05)
    start = time.monotonic()
    with pytest.raises(FetchError, match="no answer in time"):
        fetcher(seconds=1.0).get(f"{site.url}/feed")
    assert time.monotonic() - start < 10


def test_a_server_that_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(FetchError, match="no answer in time"):
        fetcher(silence_seconds=0.3).get(f"http://127.0.0.1:{silent.getsockname()[1]}/")


def test_packed_answers_are_unpacked_within_bounds(site: Site) -> None:
    site.pages["/small"] = Page(gzip.compress(b"qasf"), headers={"Content-Encoding": "gzip"})
    site.pages["/bomb"] = Page(gzip.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "gzip"})
    site.pages["/wrong"] = Page(b"no gzip", headers={"Content-Encoding": "gzip"})
    assert fetcher().get(f"{site.url}/small").data == b"qasf"
    with pytest.raises(FetchError, match="more than 1 MB"):
        fetcher(largest_bytes=1_000_000).get(f"{site.url}/bomb")
    with pytest.raises(FetchError, match="packed wrongly"):
        fetcher().get(f"{site.url}/wrong")


def test_headers_cannot_be_injected(site: Site) -> None:
    site.pages["/a"] = Page(b"x")
    with pytest.raises(FetchError):
        fetcher().get(f"{site.url}/a", {"If-None-Match": "x\r\nX-Evil: 1"})
    assert all("X-Evil" not in headers for _, headers in site.asked)


def test_an_arabic_address_is_encoded(site: Site) -> None:
    site.pages["/%D8%AE%D8%A8%D8%B1"] = Page(b"x")
    assert fetcher().get(f"{site.url}/خبر").status == 200


def test_robots(site: Site) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n", "text/plain")
    robots = Robots(fetcher())
    assert robots.allows(f"{site.url}/a")
    assert not robots.allows(f"{site.url}/private/a")
    assert robots.delay_seconds(f"{site.url}/a") == 7
    assert site.paths() == ["/robots.txt"]
    site.pages["/robots.txt"] = Page(b"", times=9)
    assert not Robots(fetcher()).allows(f"{site.url}/a")
    del site.pages["/robots.txt"]
    assert Robots(fetcher()).allows(f"{site.url}/private")


def test_politeness_waits_per_host() -> None:
    clock, waited = [0.0], []
    polite = Politeness(2.0, lambda: clock[0], waited.append)
    for url in ("http://a.example/1", "http://b.example/1", "http://A.example/2"):
        polite.turn(url)
    assert waited == [2.0]
    clock[0] = 10
    polite.turn("http://a.example/3", asked_seconds=5)
    polite.turn("http://a.example/4")
    assert waited == [2.0, 5.0]


def test_backoff_doubles_up_to_a_limit() -> None:
    assert 120 <= backoff_seconds(1, 60) <= 132
    assert backoff_seconds(50, 60) <= 21_600
