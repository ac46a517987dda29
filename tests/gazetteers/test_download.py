"""Fetching: resumed, verified, private addresses refused; every fault in one clear line."""

from __future__ import annotations

import hashlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from waqai.gazetteers import Library, SourceError
from waqai.gazetteers.adding import add_geonames
from waqai.gazetteers.download import Fetching, check_address, fetch, is_public

from .server import Served, serving

HERE = Fetching(allow_private=True)
BODY = os.urandom(300_000)


@pytest.fixture
def served() -> Iterator[Served]:
    with serving() as server:
        server.files["/a.bin"] = BODY
        yield server


def test_whole_file(served: Served, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    target = tmp_path / "in" / "a.bin"
    got = fetch(f"{served.url}/a.bin", target, Fetching(True, progress=lambda done, total: told.append((done, total))))
    assert target.read_bytes() == BODY and got == hashlib.sha256(BODY).hexdigest()
    assert told[-1] == (len(BODY), len(BODY)) and [p.name for p in target.parent.iterdir()] == ["a.bin"]


def test_broken_off_file_is_continued(served: Served, tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    served.break_after = 100_000
    with pytest.raises(SourceError, match=r"ended after 100,000 of 300,000 bytes; run the command again"):
        fetch(f"{served.url}/a.bin", target, HERE)
    assert not target.exists()
    served.break_after = None
    fetch(f"{served.url}/a.bin", target, HERE)
    assert target.read_bytes() == BODY and served.asked[-1] == ("/a.bin", "bytes=100000-")


@pytest.mark.parametrize("changed", ["file", "server"])
def test_file_that_cannot_be_continued_is_fetched_anew(served: Served, tmp_path: Path, changed: str) -> None:
    target = tmp_path / "a.bin"
    served.break_after = 100_000
    with pytest.raises(SourceError):
        fetch(f"{served.url}/a.bin", target, HERE)
    served.break_after = None
    if changed == "file":
        served.files["/a.bin"] = BODY[::-1]
    else:
        served.ranges = False
    fetch(f"{served.url}/a.bin", target, HERE)
    assert target.read_bytes() == served.files["/a.bin"]


def test_wrong_checksum_is_thrown_away(served: Served, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"SHA-256 is .*, not 0000"):
        fetch(f"{served.url}/a.bin", tmp_path / "a.bin", HERE, "0" * 64)
    assert list(tmp_path.iterdir()) == []


def test_redirects(served: Served, tmp_path: Path) -> None:
    served.redirects = {"/b": "/a.bin", "/loop": "/loop", "/out": "ftp://127.0.0.1/a"}
    fetch(f"{served.url}/b", tmp_path / "b", HERE)
    assert (tmp_path / "b").read_bytes() == BODY
    with pytest.raises(SourceError, match="more than 5 redirects"):
        fetch(f"{served.url}/loop", tmp_path / "loop", HERE)
    with pytest.raises(SourceError, match="not an http or https address"):
        fetch(f"{served.url}/out", tmp_path / "out", HERE)


@pytest.mark.parametrize("status", [404, 403, 500, 503])
def test_answer_that_is_no_success(served: Served, tmp_path: Path, status: int) -> None:
    served.status = status
    with pytest.raises(SourceError, match=f"the server answers {status}"):
        fetch(f"{served.url}/a.bin", tmp_path / "a.bin", HERE)


def test_too_large_a_file(served: Served, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="300,000 bytes, where 1,000 are allowed"):
        fetch(f"{served.url}/a.bin", tmp_path / "a.bin", Fetching(True, largest_bytes=1000))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "192.168.1.1", "169.254.169.254", "[::ffff:127.0.0.1]", "0.0.0.0"]
)
def test_private_address_is_refused(tmp_path: Path, host: str) -> None:
    with pytest.raises(SourceError, match="is a private address; --allow-private"):
        fetch(f"http://{host}:1/a", tmp_path / "a", Fetching())


def test_redirect_to_a_private_address_is_refused(served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served.redirects = {"/b": f"{served.url}/a.bin"}
    asked = iter([True, False])
    monkeypatch.setattr("waqai.gazetteers.download.is_public", lambda address: next(asked))
    with pytest.raises(SourceError, match="private address"):
        fetch(f"{served.url}/b", tmp_path / "b", Fetching())
    assert [path for path, _ in served.asked] == ["/b"]


@pytest.mark.parametrize("url", ["file:///etc/hosts", "SY.zip", "http://", "http://a:b@c/d", "http://a:99999/", "gopher://x/"])
def test_address_that_is_none(url: str) -> None:
    with pytest.raises(SourceError):
        check_address(url)


@pytest.mark.parametrize("address", ["fe80::1%eth0", "100.64.0.1", "224.0.0.1", "::"])
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_nobody_answers(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SourceError, match="run the command again"):
        fetch(f"http://127.0.0.1:{port}/a", tmp_path / "a", HERE)


def test_geonames_from_a_server(served: Served, library: Library, dumps: Path) -> None:
    for name in ("SY.zip", "alternatenames/SY.zip"):
        served.files[f"/dump/{name}"] = (dumps / name).read_bytes()
    assert add_geonames(library, ["SY"], None, f"{served.url}/dump", HERE) == {"geonames-SY": 4}
    (source,) = library.sources()
    assert source.origin == f"{served.url}/dump/SY.zip" and "CC BY" in source.licence
    assert not list((library.folder / "downloads").rglob("*.zip"))
    served.files["/dump/SY.zip"] = b"<html>not found</html>"
    with pytest.raises(SourceError, match=r"SY\.zip: not a whole zip file"):
        add_geonames(library, ["SY"], None, f"{served.url}/dump", HERE)
    assert [s.rows for s in library.sources()] == [4]
