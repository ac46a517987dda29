"""`waqai watch`: feeds polled by their tags, pages fetched, nothing twice, nothing lost, stopped cleanly."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.network.serving import Page, Site, serving
from typer.testing import CliRunner, Result

from waqai.app.cli import app
from waqai.register import Register

REPORT = "قتل ثلاثة جنود في انفجار عبوة ناسفة على الطريق قرب تعز صباح الأربعاء، كما قال مصدر أمني تحدث إلى الصحفيين."
SECOND = "قصف مدفعي على حي في حلب أدى إلى مقتل مدنيين اثنين وإصابة خمسة آخرين مساء الثلاثاء، وفق سكان في الحي."


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as started:
        yield started


def feed(site: Site, *items: tuple[str, str, str], etag: str = '"1"') -> Page:
    told = "".join(
        f"<item><guid>{name}</guid><title>{title}</title><link>{site.url}/{name}</link><description>{text}</description>"
        "<pubDate>Wed, 10 Apr 2019 10:00:00 +0300</pubDate></item>"
        for name, title, text in items
    )
    return Page(f"<rss><channel><title>أخبار</title>{told}</channel></rss>".encode(), "application/rss+xml", headers={"ETag": etag})


def page(title: str, text: str) -> Page:
    return Page(f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>".encode())


@pytest.fixture
def setting(site: Site, tmp_path: Path) -> Path:
    site.pages["/feed"] = feed(site, ("b", "قصف على حي", "ملخص"), ("a", "انفجار عبوة", "ملخص"))
    site.pages["/a"], site.pages["/b"] = page("انفجار عبوة", REPORT), page("قصف على حي", SECOND)
    path = tmp_path / "feeds.toml"
    path.write_text(f'pause_seconds = 0\n[[feed]]\nurl = "{site.url}/feed"\nsource = "daily"\n', encoding="utf-8")
    return path


def watch(setting: Path, *more: str) -> Result:
    arguments = [str(setting), "--register", str(setting.with_name("news.db")), "--once", "--allow-private", *more]
    result = CliRunner().invoke(app, ["watch", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def due_again(setting: Path) -> None:
    memory = setting.with_name("news.db.watch.json")
    told = json.loads(memory.read_text(encoding="utf-8"))
    for state in told.values():
        state["due"] = 0
    memory.write_text(json.dumps(told), encoding="utf-8")


def stored(setting: Path) -> dict[str, tuple[str | None, str | None, str | None]]:
    with Register.open(setting.with_name("news.db")) as register:
        from datetime import date

        found = [document for document, _ in register.published_on(date(2019, 4, 10))]
    return {document.url or "": (document.title, document.source, document.text) for document in found}


def test_new_items_are_stored_with_their_pages_and_once(site: Site, setting: Path) -> None:
    log = setting.with_name("watch.log")
    result = watch(setting, "--log", str(log))
    assert result.exit_code == 0, result.stderr
    assert "2 new items, 2 articles added" in result.stderr
    assert stored(setting) == {
        f"{site.url}/a": ("انفجار عبوة", "daily", REPORT),
        f"{site.url}/b": ("قصف على حي", "daily", SECOND),
    }
    assert site.paths() == ["/robots.txt", "/feed", "/a", "/b"]
    assert watch(setting).exit_code == 0
    assert len(site.asked) == 4
    due_again(setting)
    assert "unchanged, 0 new items" in watch(setting, "--log", str(log)).stderr
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    assert len(log.read_text(encoding="utf-8").splitlines()) == 2


def test_only_what_is_new_is_fetched(site: Site, setting: Path) -> None:
    watch(setting)
    site.pages["/feed"] = feed(site, ("c", "خبر ثالث", SECOND + " ولم تعرف هوية القتلى بعد."), ("b", "قصف على حي", ""), etag='"2"')
    due_again(setting)
    assert "1 new items" in watch(setting).stderr
    assert site.paths()[-2:] == ["/feed", "/c"]


def test_a_page_that_fails_is_asked_for_again_and_then_the_summary_is_taken(site: Site, setting: Path) -> None:
    del site.pages["/a"]
    site.pages["/feed"] = feed(site, ("a", "انفجار عبوة", REPORT))
    for added in (0, 0, 1):
        assert f"{added} article{'' if added == 1 else 's'} added" in watch(setting).stderr
        due_again(setting)
    assert stored(setting) == {f"{site.url}/a": ("انفجار عبوة", "daily", REPORT)}


def test_robots_and_failures(site: Site, setting: Path) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /", "text/plain")
    result = watch(setting)
    assert result.exit_code == 0
    assert "robots.txt does not allow" in result.stderr
    assert site.paths() == ["/robots.txt"]
    memory = json.loads(setting.with_name("news.db.watch.json").read_text(encoding="utf-8"))
    (state,) = memory.values()
    assert state["failures"] == 1
    assert state["due"] > time.time() + 1500


def test_one_look_says_what_came_of_it_and_that_nothing_is_due(site: Site, setting: Path) -> None:
    assert "1 feed looked at, 0 failed; 2 articles added" in watch(setting).stderr
    assert re.search(r"no feed is due; the next one in \d+ min", watch(setting).stderr)


def test_a_host_that_cannot_be_asked_for_robots_is_said_with_the_cause(setting: Path) -> None:
    """«robots.txt does not allow it» sent people to look for the wrong thing: the address is private, or the host is none."""
    arguments = [str(setting), "--register", str(setting.with_name("other.db")), "--once"]
    said = CliRunner().invoke(app, ["watch", *arguments]).stderr
    assert "is a private address; --allow-private fetches from it all the same" in said
    assert "robots.txt does not allow" not in said


def test_hostile_feeds_are_said(site: Site, setting: Path) -> None:
    entities = b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss/>"
    for body, words in ((entities, "entities"), (b"<html><p>x</p></html>", "not an RSS"), (b"\0\1\2", "binary")):
        site.pages["/feed"] = Page(body, "application/rss+xml")
        if setting.with_name("news.db.watch.json").exists():
            due_again(setting)
        assert words in watch(setting).stderr


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[feed]]\nurl = 'file:///etc/passwd'", "feed.1.url: file:///etc/passwd: not an http"),
        ("[[feed]]\nurl = 'http://a.example/'\nevery = 3", "feed.1.every"),
        ("feed = []", "feed"),
        ("[[feed]", "feeds.toml"),
        ("[[feed]]\nurl = 'http://a.example/'\n[[feed]]\nurl = 'http://a.example/'", "twice"),
    ],
)
def test_a_wrong_file_of_feeds_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    result = watch(path)
    assert result.exit_code == 2
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_sigterm_stops_cleanly(site: Site, setting: Path) -> None:
    db = setting.with_name("news.db")
    command = [sys.executable, "-m", "waqai", "watch", str(setting), "--register", str(db), "--allow-private"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"})
    assert run.stderr is not None
    first = run.stderr.readline()
    assert "2 articles added" in first
    run.send_signal(signal.SIGTERM)
    assert run.wait(30) == 0
    assert "stopped; what was fetched is stored" in run.stderr.read()
    assert len(stored(setting)) == 2


def test_add_reads_addresses(site: Site, tmp_path: Path) -> None:
    site.pages["/feed"] = feed(site, ("a", "انفجار عبوة", REPORT))
    site.pages["/b"] = page("قصف على حي", SECOND)
    db = tmp_path / "news.db"
    arguments = [f"{site.url}/feed", f"{site.url}/b", f"{site.url}/none", "file:///etc/passwd", "--register", str(db), "--workers", "1"]
    result = CliRunner().invoke(app, ["add", *arguments, "--allow-private"])
    assert result.exit_code == 1
    assert "2 articles added" in result.stderr
    assert "the server answers 404" in result.stderr
    assert "file:///etc/passwd: not an http or https address" in result.stderr
    failed = [json.loads(line) for line in Path(f"{db}.failed.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [issue["code"] for issue in failed] == ["not-fetched", "not-fetched"]
    refused = CliRunner().invoke(app, ["add", f"{site.url}/b", "--register", str(tmp_path / "x.db"), "--workers", "1"])
    assert "private address" in refused.stderr
