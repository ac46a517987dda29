"""The people who open a clause, subject of a verb further on: «إن شرطيا وثلاثة جنود، بينهم ضابط، قتلوا», «وكان 12 عاملا قد قتلوا»."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from waqai.mentions.counts.after import after_head, total
from waqai.mentions.counts.mention import Head, Quantity
from waqai.mentions.counts.pieces import piece_at
from waqai.mentions.counts.words import FELLOW_PAIRS, FELLOWS, OFFSPRING, SO_MANY, STOPS
from waqai.mentions.sight import Sight
from waqai.text import word_set

_OPENERS = word_set("أن إن وأن وإن بأن فإن لأن كان وكان كانت وكانت")
_REACH = 26
_OBJECTS = ("number", "dual", "singular", "one-of", "many")
_PASSIVE = word_set("استشهد توفي لقي أصيب قضى مات ارتقى")


def opening_subject(sight: Sight, head: Head, start: int, used: Set[int]) -> Quantity | None:
    """Who opens the clause of a verb that agrees with several, where their number fits the verb's."""
    for i in range(head.start - 1, max(start - 1, head.start - _REACH) - 1, -1):
        if any(c in sight.gap(i + 1) for c in STOPS + "\n"):
            return None
        if i != start - 1 and sight.word(i) not in _OPENERS:
            continue
        return _listed(sight, i + 1, head.start) or _counted(sight, head, i + 1, used)
    return None


def _counted(sight: Sight, head: Head, at: int, used: Set[int]) -> Quantity | None:
    """The phrase at a token read as after a masdar: a number, one or two people, a name, and who is added to them."""
    whole = total(after_head(sight, replace(head, form="masdar", stem=""), at, head.start, used))
    if whole is None or whole.start != at:
        return None
    rule = {"number": "number-before", "many": "many-before", "dual": "person-before"}.get(whole.rule, whole.rule)
    return replace(whole, rule=rule) if _agrees(sight, head, whole) else None


def _agrees(sight: Sight, head: Head, whole: Quantity) -> bool:
    """Whether so many can be the verb's subject: «قتلا» two, «قتلوا» more, or several told one by one."""
    word = sight.word(head.end - 1)
    if word.endswith("ا") and not word.endswith("وا"):
        return whole.best == 2
    if whole.rule in ("dual", "plural"):
        return any(h.number == 2 for h in whole.who[:1])  # «مسلحين قتلوا» may be two or many
    return whole.best > 1


def acts_on(sight: Sight, head: Head, used: Set[int]) -> bool:
    """«إن خمسة مسلحين قتلوا حارسين»: people right behind the verb are its object."""
    if head.stem in _PASSIVE or head.kind == "wounded" or sight.gap(head.end).strip() or sight.word(head.end).startswith("و"):
        return False
    piece = piece_at(sight, head.end, head.end + 6, used, first=True)
    return piece is not None and piece.rule in _OBJECTS


def _listed(sight: Sight, i: int, end: int) -> Quantity | None:
    """«العريف أحمد والجندي علي وزميلهم حسن استشهدوا»: named one by one."""
    first = next((p for p in sight.at(i, "persons") if p.number == 1 and not p.entry.attrs.get("collective")), None)
    if first is None:
        return None
    who, close = [first], first.end
    for at in range(first.end, end):
        if sight.word(at).startswith("و") and sight.word(at)[1:] in OFFSPRING and sight.word(at + 1) in SO_MANY:
            who.extend([first] * SO_MANY[sight.word(at + 1)])  # «وأطفاله الثلاثة»
            close = at + 2
            continue
        if sight.word(at).startswith("و") and sight.word(at)[1:] in FELLOW_PAIRS:
            who.extend([first, first])  # «وطفليه»
            continue
        if (
            any(c in sight.gap(at) for c in STOPS + "\n")
            or sight.at(at, "tactics")
            or (sight.numeral_at(at) is not None and sight.word(at).startswith("و"))
        ):
            return None
        more = next(
            (p for p in sight.at(at, "persons") if p.number == 1 and p.base.article == first.base.article and p.base.pro == "و"), None
        )
        if more is not None:
            who.append(more)
        elif sight.word(at).startswith("و") and sight.word(at) == f"و{first.base.stem.removesuffix('ا')}ه":
            who.append(first)  # «مقاتلا ومقاتلة»
        elif sight.word(at).removeprefix("و") in FELLOWS and sight.word(at).startswith("و"):
            who.append(first)
    n = len(who)
    return Quantity(n, n, n, first.start, close, who, "listed") if n > 1 else None
