"""Files made to hurt: refused with a clear word, in bounded time and memory.

The files are read in a process with a limit on its address space, so that what swells fails the test, not the machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

SCRIPT = """
import json, resource, sys
from waqai.documents import Article, read_articles
resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000))
told = {}
for path in sys.argv[1:]:
    items = read_articles([path])
    told[path] = [("article", i.where, i.document.text[:80]) if isinstance(i, Article) else (i.code, i.where, i.what) for i in items]
try:  # of this program alone: what getrusage says counts the parent that it was forked from
    peak = next(int(line.split()[1]) / 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"told": told, "peak": peak}))
"""
SECONDS, MEGABYTES = 120, 700
REPORT = "قتل ثلاثة جنود في هجوم على حاجز للجيش شمال المدينة صباح اليوم."


Found = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Found]:
    """What is found in each hostile file, all read by one process."""
    paths = {}
    for name, (file, make, _, _) in CASES.items():
        paths[name] = tmp_path_factory.mktemp("hostile") / file
        make(paths[name])
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, paths.values())],
        capture_output=True, text=True, timeout=SECONDS, env=os.environ | {"PYTHONUTF8": "1"},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-500:]
    said = json.loads(run.stdout)
    assert said["peak"] < MEGABYTES
    return {name: [(code, where.rsplit("/", 1)[-1], what) for code, where, what in said["told"][str(path)]] for name, path in paths.items()}


def sparse(path: Path, head: bytes = b"", size: int = 10_000_000_000) -> None:
    with path.open("wb") as stream:
        stream.write(head)
        stream.truncate(size)


def zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        with packed.open("bomb.txt", "w", force_zip64=True) as member:
            for _ in range(100):
                member.write(b"\0" * 1_000_000)
        packed.writestr("z.txt", REPORT)


def zip_that_lies(path: Path) -> None:
    """A member said to hold 100 bytes and holding twenty million."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("lie.jsonl", b'{"text": "x"}\n' * 1_500_000)
    data = path.read_bytes()
    size = (14 * 1_500_000).to_bytes(4, "little")
    assert size in data
    path.write_bytes(data.replace(size, (100).to_bytes(4, "little")))


def many_members(path: Path) -> None:
    """A directory that claims far more than an archive may unpack to."""
    with zipfile.ZipFile(path, "w") as packed:
        for n in range(8):
            packed.writestr(f"{n}.jsonl", b'{"text": "x"}\n')
    data = path.read_bytes()
    head, _, central = data.partition(b"PK\x01\x02")
    path.write_bytes(head + b"PK\x01\x02" + central.replace((14).to_bytes(4, "little") * 2, (4_000_000_000).to_bytes(4, "little") * 2))


def gzip_bomb(path: Path) -> None:
    import gzip

    with gzip.open(path, "wb") as packed:
        for _ in range(100):
            packed.write(b"a" * 1_000_000)


def deep_page(path: Path) -> None:
    path.write_text("<html><body>" + "<div>" * 200_000 + REPORT, encoding="utf-8")


def swelling_entities(path: Path) -> None:
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{names}]><rss><channel><item><title>&e9;</title></item></channel></rss>',
        encoding="utf-8",
    )


def file_entity(path: Path) -> None:
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
        encoding="utf-8",
    )


def deep_feed(path: Path) -> None:
    path.write_text("<rss><channel><item><title>" + "<a>" * 200_000, encoding="utf-8")


def endless_feed(path: Path) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.write("<rss><channel>")
        for n in range(300_000):
            stream.write(f"<item><title>خبر {n}</title></item>")


def swelling_workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
            for _ in range(50):
                member.write(b"<row/>" * 200_000)


def workbook_with_entities(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("[Content_Types].xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Types>&a;</Types>')


def endless_line(path: Path) -> None:
    sparse(path, json.dumps({"text": REPORT}, ensure_ascii=False).encode() + b"\n" + b" " * 8192, size=1_000_000_000)


def zeros_in_a_web_archive(path: Path) -> None:
    body = f"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n{REPORT}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\nContent-Length: {len(body)}\r\n"
    sparse(path, head.encode() + b"Content-Type: application/http;msgtype=response\r\n\r\n" + body + b"\r\n\r\n")


def nested_lines(path: Path) -> None:
    path.write_text('{"text": ' + "[" * 500_000 + "\n" + json.dumps({"text": REPORT}), encoding="utf-8")


CASES: dict[str, tuple[str, Callable[[Path], None], str, str]] = {
    "zip bomb": ("a.zip", zip_bomb, "too-large", "swells"),
    "zip that lies of its sizes": ("a.zip", zip_that_lies, "unreadable", "cannot be read"),
    "zip that claims too much": ("a.zip", many_members, "too-large", "unpacks to"),
    "gzip bomb": ("a.jsonl.gz", gzip_bomb, "too-large", "line longer"),
    "sparse text of 10 GB": ("a.txt", sparse, "too-large", "10,000 MB"),
    "sparse page of 10 GB": ("a.html", sparse, "too-large", "10,000 MB"),
    "sparse lines of 10 GB": ("a.jsonl", sparse, "binary", "not a text"),
    "sparse table of 10 GB": ("a.csv", sparse, "too-large", "use .jsonl"),
    "sparse workbook of 10 GB": ("a.xlsx", sparse, "too-large", "10,000 MB"),
    "sparse PDF of 10 GB": ("a.pdf", sparse, "too-large", "10,000 MB"),
    "sparse feed of 10 GB": ("a.rss", sparse, "too-large", "10,000 MB"),
    "sparse zip of 10 GB": ("a.zip", sparse, "bad-archive", "not a readable zip"),
    "sparse web archive of 10 GB": ("a.warc", sparse, "bad-archive", "not a readable web archive"),
    "endless line": ("a.jsonl", endless_line, "too-large", "line longer"),
    "zeros in a web archive": ("a.warc", zeros_in_a_web_archive, "bad-archive", "not a readable web archive"),
    "deep page": ("a.html", deep_page, "bad-html", "deep"),
    "swelling entities": ("a.rss", swelling_entities, "bad-feed", "entities"),
    "entity of a file": ("a.rss", file_entity, "bad-feed", "entities"),
    "deep feed": ("a.rss", deep_feed, "bad-feed", "nested"),
    "endless feed": ("a.rss", endless_feed, "too-large", "more than 10,000 items"),
    "swelling workbook": ("a.xlsx", swelling_workbook, "too-large", "swells"),
    "workbook with entities": ("a.xlsx", workbook_with_entities, "too-large", "document type"),
    "deep JSON": ("a.jsonl", nested_lines, "bad-json", "JSON"),
}


@pytest.mark.parametrize("name", CASES)
def test_hostile_file_is_refused(found: dict[str, Found], name: str) -> None:
    _, _, code, words = CASES[name]
    refused = [what for said, _, what in found[name] if said == code]
    assert refused, found[name][:3]
    assert words in refused[0]
    assert "\n" not in refused[0]


def test_the_rest_of_a_bombed_archive_is_read(found: dict[str, Found]) -> None:
    assert ("article", "a.zip!z.txt", REPORT) in found["zip bomb"]


def test_no_entity_reaches_a_text(found: dict[str, Found]) -> None:
    assert "root:" not in str(found["entity of a file"])


def test_what_stands_before_an_endless_line_is_kept(found: dict[str, Found]) -> None:
    assert [code for code, _, _ in found["endless line"]] == ["article", "too-large"]


def test_pages_before_endless_zeros_are_kept(found: dict[str, Found]) -> None:
    assert [code for code, _, _ in found["zeros in a web archive"]] == ["article", "bad-archive"]
