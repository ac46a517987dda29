"""A small engine for the tests of the command line: what the commands do must not hang on how well articles are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from waqai.app.cli import coding
from waqai.model import Count, Document, Event, Evidence, Mention, Place, Span, TimeSpan

TRIGGER = "قصف"


@dataclass(frozen=True)
class Coded:
    id: str
    relevant: bool
    events: tuple[Event, ...]
    campaigns: tuple[str, ...] = ()


class SmallEngine:
    """Codes one shelling wherever «قصف» stands, and fails on «عطل»."""

    def code_document(self, doc: Document) -> Coded:
        if "عطل" in doc.raw:
            raise RuntimeError("broken")
        at = doc.raw.find(TRIGGER)
        if at < 0:
            return Coded(doc.id, False, ())
        day = doc.published or date(2019, 4, 9)
        event = Event(
            n=1,
            status="actual",
            tactic="shelling",
            when=TimeSpan(day, day, "day", "text"),
            where=Place("تعز", "Taiz", "YE", "Taiz", None, 13.58, 44.02, 2),
            attackers=("Houthis",),
            targets=("civilians",),
            weapon="=cmd()",
            counts={"killed": Count("killed", 2, 2, None)},
            quote=TRIGGER,
            evidence={"type": (Evidence(Span(at, at + 3), "tactics/shelling"),)},
            confidence={"row": 0.8, "type": 0.9},
        )
        return Coded(doc.id, True, (event,), ("حملة",))

    def mentions(self, doc: Document) -> list[Mention]:
        at = doc.raw.find(TRIGGER)
        return [Mention(Span(at, at + 3), "tactic", "shelling", "tactics/shelling")] if at >= 0 else []


@pytest.fixture(autouse=True)
def small_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coding, "_engine", SmallEngine)
