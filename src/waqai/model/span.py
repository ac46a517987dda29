"""Where a value stands in the raw document, and what was read there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code-point offsets into the raw document: `text[start:end]`.

    >>> Span(0, 4).of("قصف جوي")
    'قصف '
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}..{self.end} is not a half-open range")

    def of(self, text: str) -> str:
        """The raw words under the span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def join(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing found in the text before events are built.

    `kind` is one of tactic, weapon, actor, person, target, place, time, count, damage, claim, cue;
    `value` is the pack entry's id or the value read; `rule` names the entry or grammar rule;
    `score` is in 0..1; `data` holds what the kind needs besides (number, precision, forms ...).
    """

    span: Span
    kind: str
    value: str
    rule: str
    score: float = 1.0
    data: Mapping[str, Any] = field(default_factory=dict)
