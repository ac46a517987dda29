"""What holds for one running workbench."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How a workbench serves.

    `team`: people log in; else whoever sits at this machine is its one user, and only this machine is answered. `address` is the
    address that people type (https://waqai.example.org), where a server stands in front; `tiles` the address of map tiles, if any
    (https://tiles.example.org/{z}/{x}/{y}.png). `largest_bytes` bounds what a browser may send at once.
    """

    team: bool = False
    address: str | None = None
    tiles: str | None = None
    largest_bytes: int = 50 * MEGABYTE

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names under which the workbench answers: another name is how a page elsewhere would reach into this machine."""
        named = urlsplit(self.address).hostname if self.address else None
        return (*LOOPBACK_NAMES, *([named] if named else []))

    @property
    def secure(self) -> bool:
        """Whether people come over https, so that cookies are for https alone."""
        return bool(self.address and self.address.startswith("https://"))

    @property
    def tile_origin(self) -> str | None:
        """Where images of the map come from."""
        if not self.tiles:
            return None
        parts = urlsplit(self.tiles)
        return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"
