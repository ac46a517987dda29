"""What a run of any command shares: two consoles, the issues seen, the bar, the exit code."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Generic, NoReturn, TypeVar

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from waqai.documents import is_failure
from waqai.model import Issue

Item = TypeVar("Item")

BAR_AFTER_SECONDS = 1.0


class _RateColumn(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "", style="dim")


class Session:
    """One run. Data goes to `out` (standard output) alone; everything said goes to `err`.

    Leaving a session by `finish` sets the exit code: 1 where an input failed, else 0.
    """

    def __init__(self) -> None:
        self.out = Console(highlight=False, emoji=False)
        self.err = Console(stderr=True, highlight=False, emoji=False)
        self.issues: list[Issue] = []

    def report(self, issue: Issue) -> None:
        """Tell the user of an issue, in one line, and remember it for the exit code."""
        self.issues.append(issue)
        note = "" if is_failure(issue) else "note: "
        line = "".join(char if char.isprintable() else " " for char in f"waqai: {note}{issue}")
        self.err.print(escape(line), style="red" if is_failure(issue) else "yellow", soft_wrap=True)

    def say(self, line: str) -> None:
        """A line about the run."""
        self.err.print(escape(line), soft_wrap=True)

    def finish(self, errors: Path | None = None) -> NoReturn:
        """Write the issues where the user wants them and leave with 0 or 1."""
        if errors is not None:
            text = "".join(json.dumps({"code": i.code, "where": i.where, "what": i.what}, ensure_ascii=False) + "\n" for i in self.issues)
            try:
                errors.write_text(text, encoding="utf-8", errors="backslashreplace")
            except OSError as error:
                self.wrong_use(f"{errors}: cannot be written: {error.strerror or error}")
        raise typer.Exit(1 if any(map(is_failure, self.issues)) else 0)

    def wrong_use(self, message: str) -> NoReturn:
        """Say what is wrong with the command itself and leave with 2."""
        self.err.print(escape(f"waqai: {message}"), style="red", soft_wrap=True)
        raise typer.Exit(2)

    def fail(self, message: str) -> NoReturn:
        """Say why nothing can be done and leave with 1."""
        self.err.print(escape(f"waqai: {message}"), style="red", soft_wrap=True)
        raise typer.Exit(1)

    def progress(self, items: Iterable[Item], what: str, total: Callable[[], int | None]) -> Iterator[Item]:
        """Pass items on, with a bar on standard error once it has taken more than a second. No bar where that is no terminal.

        `total` is asked only when the bar is shown.
        """
        bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _RateColumn(),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(compact=True),
            console=self.err,
            transient=True,
        )
        start, task = time.monotonic(), None
        with contextlib.ExitStack() as stack:
            for done, item in enumerate(items, start=1):
                if task is None and self.err.is_terminal and time.monotonic() - start > BAR_AFTER_SECONDS:
                    stack.enter_context(bar)
                    task = bar.add_task(what, total=total())
                if task is not None:
                    bar.update(task, completed=done)
                yield item

    def watched(self, items: Iterable[Item], what: str) -> Watched[Item]:
        """Items that may be gone through several times, each pass with its bar."""
        return Watched(self, items, what)

    @property
    def to_terminal(self) -> bool:
        """Whether standard output is a terminal, for people, and not a file or another program."""
        return sys.stdout.isatty()


class Watched(Generic[Item]):
    """Items behind a bar; every pass over them shows one of its own."""

    def __init__(self, session: Session, items: Iterable[Item], what: str) -> None:
        self._session, self._items, self._what = session, items, what

    def __iter__(self) -> Iterator[Item]:
        if not self._session.err.is_terminal:
            return iter(self._items)
        return self._session.progress(self._items, self._what, lambda: None)
