"""`feeds.toml`: which feeds are watched, and how often."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from waqai.network import AddressError, check_address

_Minutes = Annotated[float, Field(ge=1, le=10_080)]


class FeedsError(Exception):
    """Why a file of feeds cannot be used, in one line."""


class WatchedFeed(BaseModel):
    """One feed: `source` is the outlet's name in the register (else the feed's own title); `pages`: fetch the page of an item of which the
    feed gives only a summary.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    source: str | None = None
    every_minutes: _Minutes | None = None
    pages: bool = True

    @field_validator("url")
    @classmethod
    def _address(cls, value: str) -> str:
        try:
            check_address(value)
        except AddressError as error:
            raise ValueError(str(error)) from None
        return value


class FeedsFile(BaseModel):
    """All feeds; `every_minutes` holds for those that say nothing of their own, `pause_seconds` between two fetches from one host."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    every_minutes: _Minutes = 15.0
    pause_seconds: Annotated[float, Field(ge=0, le=3600)] = 2.0
    feed: Annotated[tuple[WatchedFeed, ...], Field(min_length=1, max_length=10_000)]


def read_feeds(path: Path) -> FeedsFile:
    """Read a file of feeds. Raises FeedsError, in one line that names the place of the fault."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        found = FeedsFile.model_validate(told)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FeedsError(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
        raise FeedsError(f"{path}: {where}: {first['msg'].removeprefix('Value error, ')}") from None
    seen: set[str] = set()
    for feed in found.feed:
        if feed.url in seen:
            raise FeedsError(f"{path}: {feed.url} stands there twice")
        seen.add(feed.url)
    return found
