"""`waqai watch`: a standing monitor of feeds."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from waqai.app.cli.coding import load_engine
from waqai.app.cli.counting import counted
from waqai.app.cli.opening import Target, Who, register_of
from waqai.app.cli.options import AllowPrivate, AnyLanguage
from waqai.app.cli.session import Session
from waqai.app.stopping import Asked, Stopped, stoppable
from waqai.network import Fetcher
from waqai.network.politeness import Politeness
from waqai.network.robots import Robots

if TYPE_CHECKING:
    from waqai.app.watching.watcher import Look, Watcher


def watch(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.toml", help=r"The feeds: a table [\[feed]] with url for each.")],
    register: Target,
    once: Annotated[bool, typer.Option("--once", help="Look at every feed that is due once, then end.")] = False,
    state: Annotated[Path | None, typer.Option(metavar="FILE", help="Where it remembers what it has seen (else DB.watch.json).")] = None,
    log: Annotated[Path | None, typer.Option(metavar="FILE", help="File to which a line is added for every look at a feed.")] = None,
    any_language: AnyLanguage = False,
    who: Who = "",
    allow_private: AllowPrivate = False,
) -> None:
    """Watch feeds and put what is new into the register, until stopped (Ctrl-C, SIGTERM).

    Feeds are asked by their tags and no faster than their hosts want; robots.txt is kept to; a feed that fails is left alone for longer
    each time.
    """
    from waqai.app.watching.feeds_file import FeedsError, read_feeds
    from waqai.app.watching.polling import Poller
    from waqai.app.watching.state import WatchState
    from waqai.app.watching.watcher import Watcher

    session = Session()
    if state is None and "://" in register:
        session.wrong_use("--state FILE is needed where the register is no file")
    try:
        told = read_feeds(feeds)
        memory = WatchState(state or Path(f"{register}.watch.json"))
        lines = log.open("a", encoding="utf-8") if log else None
    except FeedsError as fault:
        session.wrong_use(str(fault))
    except OSError as fault:
        session.wrong_use(f"{fault.filename}: {fault.strerror or fault}")
    engine = load_engine(session)
    fetcher = Fetcher(allow_private=allow_private)
    poller = Poller(fetcher, Robots(fetcher), Politeness(told.pause_seconds))
    with register_of(session, register, create=True) as opened:
        watcher = Watcher(told, opened, engine, poller, memory, who, any_language, asked := Asked())
        try:
            with stoppable(asked):
                _watch(session, watcher, lines, once, asked)
        except Stopped:
            session.say("stopped; what was fetched is stored")
        finally:
            watcher.close()
            if lines is not None:
                lines.close()
    session.finish()


def _watch(session: Session, watcher: Watcher, lines: TextIO | None, once: bool, asked: Asked) -> None:
    looks = added = failed = 0
    while True:
        for look in watcher.round():
            looks, added, failed = looks + 1, added + look.added, failed + (look.state == "failed")
            _told(session, look, lines)
            asked.heed()
        for issue in watcher.issues:
            session.report(issue)
        watcher.issues.clear()
        if once:
            session.say(_summed(looks, added, failed, watcher.due_in(time.time())))
            return
        asked.heed()
        wait = max(1.0, watcher.due_in(time.time()))
        if session.err.is_terminal:
            shown = f"{counted(looks, 'look')}, {counted(added, 'article')} added, {failed} failed; next look in {wait:,.0f} s"
            with session.err.status(shown):
                time.sleep(wait)
        else:
            time.sleep(wait)
        session.issues.clear()  # a monitor that runs for months does not gather what it has said


def _summed(looks: int, added: int, failed: int, due_in: float) -> str:
    if not looks:
        return f"no feed is due; the next one in {max(1, round(due_in / 60)):,} min"
    return f"{counted(looks, 'feed')} looked at, {failed} failed; {counted(added, 'article')} added"


def _told(session: Session, look: Look, lines: TextIO | None) -> None:
    line = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {look}"
    session.say("".join(char if char.isprintable() else " " for char in line))
    if lines is not None:
        lines.write("".join(char if char.isprintable() else " " for char in line) + "\n")
        lines.flush()
