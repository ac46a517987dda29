"""What a monitor remembers from one round to the next, in a file beside the register."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Protocol

from waqai.model import Refusal

MOST_SEEN = 5_000
"""So many items of a feed are remembered; feeds hold some hundreds."""


@dataclass(slots=True)
class FeedState:
    """One feed: the tags that its server gave, failures in a row, when it is due (seconds since 1970), which items were taken.

    `looked`: when it was last looked at, `said`: what came of that (new, unchanged, failed), `why`: why it failed,
    `refused`: that as code, sentence and values, where a room refused it in words that have a translation.
    """

    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    due: float = 0.0
    seen: dict[str, int] = field(default_factory=dict)
    looked: float = 0.0
    said: str = ""
    why: str = ""
    refused: tuple[str, str, dict[str, str]] | None = None

    @property
    def refusal(self) -> Refusal | None:
        """What refused the last look, None where nothing did."""
        if self.refused is None:
            return None
        code, sentence, values = self.refused
        return Refusal(code, sentence, **values)

    def taken(self, key: str) -> bool:
        """Whether the item needs no more looking at."""
        return self.seen.get(key, 0) < 0

    def take(self, key: str) -> None:
        """Note that the item was taken."""
        self.seen.pop(key, None)
        self.seen[key] = -1
        while len(self.seen) > MOST_SEEN:
            del self.seen[next(iter(self.seen))]

    def missed(self, key: str) -> int:
        """Note that the item's page could not be had; how often that was."""
        self.seen[key] = self.seen.get(key, 0) + 1
        return self.seen[key]


def item_key(*parts: str | None) -> str:
    """An item's key from its id, address or title.

    >>> item_key("a") == item_key("a"), len(item_key("a"))
    (True, 24)
    """
    return hashlib.sha256("\n".join(part or "" for part in parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]


class States(Protocol):
    """All feeds' states, wherever they are remembered."""

    def of(self, url: str) -> FeedState:
        """The state of one feed."""

    def save(self) -> None:
        """Remember all states."""


class WatchState:
    """All feeds' states in a file; read once, written aside and renamed after each look."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._feeds: dict[str, FeedState] = {}
        if path.is_file():
            try:
                self._feeds = {url: FeedState(**told) for url, told in json.loads(path.read_text(encoding="utf-8")).items()}
            except (ValueError, TypeError, AttributeError) as error:
                raise OSError(0, f"not a monitor's memory ({type(error).__name__}); remove it to begin anew", str(path)) from None

    def of(self, url: str) -> FeedState:
        """The state of one feed."""
        return self._feeds.setdefault(url, FeedState())

    def all(self) -> list[tuple[str, FeedState]]:
        """Every feed that is remembered, with its state."""
        return list(self._feeds.items())

    def save(self) -> None:
        """Write all states."""
        aside = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
        aside.write_text(json.dumps({url: asdict(state) for url, state in self._feeds.items()}, ensure_ascii=False), encoding="utf-8")
        aside.replace(self.path)
