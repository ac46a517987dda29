"""What a time reader gives: the mention for others, the reading and its ground for the grammar itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from waqai.model import Span, TimeSpan
from waqai.text.tokens import Token


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression: tokens `start_token:end_token`, what it resolves to and how it was read.

    `when` is None where the text alone does not tell the day (no publication date, or only «في اليوم نفسه», «مساء»).
    `kind`: date («25 يوليو 2015»), relative («أمس», «قبل يومين», «الشهر الماضي»), weekday, range (several days,
    «منذ الجمعة»), part («مساء», with no day), duration («لمدة يومين»), anchor-shift («في اليوم التالي»: `shift` holds
    the least and most days after the time told before it).
    `future`: it lies after publication by its own words. `background`: it ends more than seven days before publication.
    `quoted`: it stands inside quotation marks (asked of relative days only).
    """

    span: Span
    start_token: int
    end_token: int
    when: TimeSpan | None
    kind: str
    rule: str
    part: str | None = None
    shift: tuple[int, int] | None = None
    future: bool = False
    background: bool = False
    conflict: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """The text's tokens and the day against which they are read."""

    tokens: Sequence[Token]
    published: date | None

    def word(self, i: int) -> str:
        """The folded word at i; empty outside the text."""
        return self.tokens[i].folded if 0 <= i < len(self.tokens) else ""

    def near(self, i: int, marks: str = "") -> bool:
        """Whether token i stands in one sentence with the one before it, only spaces and `marks` between.

        >>> Ground((), None).near(0)
        False
        """
        if not 0 < i < len(self.tokens):
            return False
        gap = self.tokens[i].before
        return not gap.strip(" \u00a0\t" + marks) if gap != " " else True

    def next(self, i: int, marks: str = "") -> str:
        """The folded word at i where it is `near`, else nothing."""
        return self.tokens[i].folded if self.near(i, marks) else ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One expression read: it ends before token `end`; the other fields are those of TimeMention."""

    end: int
    kind: str
    rule: str
    first: date | None = None
    last: date | None = None
    precision: str = "day"
    part: str | None = None
    shift: tuple[int, int] | None = None
    future: bool = False
    conflict: bool = False
