"""Feeds that the workbench watches itself: added, asked with care, paused, removed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.network.serving import Page, Site, serving

from waqai.app.coder import coder_of_this_process
from waqai.app.watching.kept_feeds import kept_feeds
from waqai.app.web.feeding import Feeding
from waqai.register import Register

from .conftest import Visit

REPORT = "قتل ثلاثة جنود في انفجار عبوة ناسفة على الطريق قرب تعز صباح الأربعاء، كما قال مصدر أمني تحدث إلى الصحفيين في المدينة."


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as started:
        item = f"<item><guid>a</guid><title>انفجار عبوة</title><link>{started.url}/a</link><description>ملخص</description></item>"
        started.pages["/feed"] = Page(f"<rss><channel><title>أخبار</title>{item}</channel></rss>".encode(), "application/rss+xml")
        started.pages["/a"] = Page(f"<html><body><article><h1>انفجار عبوة</h1><p>{REPORT}</p></article></body></html>".encode())
        yield started


@pytest.fixture(autouse=True)
def by_hand(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rounds are made by the tests and not in the background."""
    monkeypatch.setattr(Feeding, "begin", lambda _: None)


def added(visit: Visit, url: str, **more: str) -> int:
    return visit.post("/intake/feeds/add", {"url": url, "minutes": "30", **more}).status_code


def test_a_feed_is_added_and_what_is_new_comes_in_once(register: Register, visit: Visit, site: Site) -> None:
    assert added(visit, f"{site.url}/feed", source="daily") == 303
    feeding = Feeding(register, coder_of_this_process, allow_private=True)
    (look,) = feeding.round()
    assert (look.state, look.items, look.added) == ("new", 1, 1)
    (found,) = register.documents(source="daily").documents
    assert found.url == f"{site.url}/a"
    assert register.incidents().count() == 6
    asked = len(site.asked)
    assert feeding.round() == []  # not due
    assert feeding.round(lambda: 9e9)[0].added == 0
    assert len(site.asked) == asked + 1
    page = visit.get("/intake").text
    assert f"{site.url}/feed" in page and "nothing new" in page and "30 minutes" in page


def test_a_paused_feed_is_not_asked_and_goes_on_at_once(register: Register, visit: Visit, site: Site) -> None:
    added(visit, f"{site.url}/feed")
    (feed,) = kept_feeds(register)
    feeding = Feeding(register, coder_of_this_process, allow_private=True)
    assert visit.post("/intake/feeds/change", {"key": feed.key, "what": "pause"}).status_code == 303
    assert feeding.round() == [] and site.asked == []
    assert "paused" in visit.get("/intake").text
    visit.post("/intake/feeds/change", {"key": feed.key, "what": "resume"})
    assert [look.state for look in feeding.round()] == ["new"]
    visit.post("/intake/feeds/change", {"key": feed.key, "what": "remove"})
    assert kept_feeds(register) == [] and feeding.round(lambda: 9e9) == []
    assert not register.kept("feeds")
    assert {deed.what for deed in register.activities(9)} >= {"feed added", "feed paused", "feed goes on", "feed removed"}
    assert register.documents().documents[0].title == "انفجار عبوة"  # what it brought stays


def test_a_feed_inside_this_machine_is_not_fetched(register: Register, visit: Visit, site: Site) -> None:
    added(visit, f"{site.url}/feed")
    (look,) = Feeding(register, coder_of_this_process).round()
    assert (look.state, look.added) == ("failed", 0)
    assert site.asked == []  # not even robots.txt
    page = visit.get("/intake").text
    assert "an address of this machine or of a private network" in page
    assert "--allow-private" not in page


@pytest.mark.parametrize("url", ("file:///etc/passwd", "http://a b", "http://me:secret@news.example/feed", "news"))
def test_what_is_no_address_is_not_taken(register: Register, visit: Visit, url: str) -> None:
    assert added(visit, url) == 422
    assert kept_feeds(register) == []


def test_the_same_feed_is_not_added_twice_nor_asked_all_the_time(register: Register, visit: Visit) -> None:
    assert added(visit, "https://news.example/feed") == 303
    assert added(visit, "https://news.example/feed") == 422
    assert added(visit, "https://news.example/other", minutes="1") == 422
    assert added(visit, "https://news.example/other", minutes="x") == 422
    assert visit.post("/intake/feeds/change", {"key": "none", "what": "pause"}).status_code == 404
    assert visit.post("/intake/feeds/change", {"key": "none", "what": "sell"}).status_code == 422
    assert len(kept_feeds(register)) == 1


def test_what_robots_do_not_allow_is_not_fetched(register: Register, visit: Visit, site: Site) -> None:
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /", "text/plain")
    added(visit, f"{site.url}/feed")
    (look,) = Feeding(register, coder_of_this_process, allow_private=True).round()
    assert look.state == "failed" and "robots.txt" in look.why
    assert site.paths() == ["/robots.txt"]
