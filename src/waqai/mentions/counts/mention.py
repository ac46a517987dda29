"""What a casualty count is: the head it hangs on, the quantity beside it, and the two put together."""

from __future__ import annotations

from dataclasses import dataclass

from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.model import Span

_NOWHERE = Span(0, 0)
_MOST_DEAD, _MOST_HURT = 2000, 4000


@dataclass(frozen=True, slots=True)
class CasualtyMention:
    """One count in the text. `who` are the hits that name the people counted.

    `denied`: the text says there were none. `update`: it replaces an earlier toll. `claimed`: only a side to the fight says so («زعم»).
    `aside`: a total over months or years, or the toll of an earlier incident («بعد يومين من مقتل اثنين»).
    `vague`: only an amount word or a bare plural («العشرات», «جنود»).
    `inside`: how many of the dead are said to be attackers («14 بينهم المهاجم»). `part`: one of several summands told in one breath.
    """

    start: int
    end: int
    head: int
    kind: str
    low: int
    best: int
    high: int | None
    who: tuple[Hit, ...]
    rule: str
    denied: bool = False
    update: bool = False
    span: Span = _NOWHERE
    claimed: bool = False
    inside: int = 0
    part: bool = False
    aside: bool = False
    vague: bool = False

    @property
    def beyond_one(self) -> bool:
        """More than any one incident that newspapers tell of: the sum of a war or a year, whatever its words."""
        return not self.denied and self.low >= (_MOST_HURT if self.kind == "wounded" else _MOST_DEAD)


@dataclass(frozen=True, slots=True)
class Head:
    """A word or phrase that says what befell people: `kind` is killed, wounded or abducted; `noun` is true for a casualty noun («قتيل»),
    `both` for one that may mean dead and wounded («ضحايا»)."""

    start: int
    end: int
    kind: str
    form: str
    noun: bool = False
    number: int = 0
    stem: str = ""
    pro: str = ""
    enc: str = ""
    article: bool = False
    both: bool = False

    @property
    def size(self) -> int:
        """How many tokens it covers."""
        return self.end - self.start

    @property
    def verb(self) -> bool:
        """Whether it is one finite verb."""
        return self.form in ("verb", "present")


@dataclass(slots=True)
class Quantity:
    """How many, over which tokens, and who."""

    low: int
    best: int
    high: int | None
    start: int
    end: int
    who: list[Hit]
    rule: str


def added(a: Quantity, b: Quantity) -> Quantity:
    """Two quantities told with «و» between them as one."""
    high = a.high + b.high if a.high is not None and b.high is not None else None
    return Quantity(a.low + b.low, a.best + b.best, high, a.start, b.end, [*a.who, *b.who], "sum")


def span_of(sight: Sight, start: int, end: int) -> Span:
    """The characters of a range of tokens."""
    tokens = sight.text.tokens
    return Span(tokens[start].start, tokens[end - 1].end)
