"""How an incident is worded: the words of its clause as a fitted model sees them, names, numbers and judging words taken out.

Places, actors, days and numbers stand as what they are («قصف <actor> <place>»), words that a pack knows as their entry, so that
«استشهد» and «قتل», «داعش» and «تنظيم الدولة» read alike and no name can be learned by heart. Only plain words stand as
themselves.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_JUDGING = word_set(
    "الإرهابي الإرهابية الإرهابيون الإرهابيين إرهابي إرهابية المتطرف المتطرفة المتشدد المتشددة الانقلابي الانقلابية الانقلابيين "
    "الصهيوني الصهيونية الغاشم الغاشمة الغادر الغادرة الآثم الآثمة الجبان الجبانة الإجرامي الإجرامية البطل الأبطال البواسل الباسل الباسلة "
    "الشهيد الشهداء المجرم المجرمة الدموي الدموية"
)
_NEAR, _CLOSE = 4, 2
_FIRST_WORDS = 16


def symbols(reading: Reading) -> list[str]:
    """One symbol a token: what the token opens, or the word itself; '' inside a longer name and for words that only judge."""
    out = [token.folded for token in reading.text.tokens]
    size = len(out)

    def put(start: int, end: int, symbol: str) -> None:
        out[start:end] = [symbol, *[""] * (min(end, size) - start - 1)]

    for i, word in enumerate(out):
        if word in _JUDGING:
            out[i] = ""
    for numeral in reading.sight.numerals:
        put(numeral.start_token, numeral.end_token, "<number>")
    for hit in sorted(reading.sight.hits, key=lambda h: (_RANK.get(h.entry.pack, 9), -h.size), reverse=True):
        put(hit.start, hit.end, _of_hit(hit))
    for moment in reading.moments:
        put(moment.start, moment.end, "<time>")
    for spot in reading.spots:
        put(spot.start, spot.end, "<place>")
    return out


_RANK = {"actors": 0, "tactics": 1, "weapons": 2, "persons": 3, "targets": 4, "cues": 5}


def _of_hit(hit: Hit) -> str:
    entry = hit.entry
    if entry.pack == "actors":
        return "<actor>"
    if entry.pack == "persons":
        return f"<person {entry.attrs.get('casualty') or entry.attrs.get('target') or entry.attrs.get('role') or ''}>"
    if entry.pack == "tactics" and entry.attrs.get("toll"):
        return f"<toll {entry.attrs['toll']}>"
    return f"<{entry.id}>"


def wording(told: list[str], draft: Draft) -> set[str]:
    """The features of one draft, given the article's symbols: words of its clause, pairs of them, words around trigger and place."""
    segment, lead = draft.segment, draft.decision.lead
    anchor = lead.start if lead is not None else draft.counts[0].head if draft.counts else segment.start
    clause = [s for s in told[segment.start : segment.end] if s]
    out = {f"in {s}" for s in clause}
    out.update(f"pair {a} {b}" for a, b in itertools.pairwise(clause))
    before = _last(told, anchor, _NEAR)
    after = [s for s in told[anchor + 1 : anchor + 12] if s][:_NEAR]
    out.update(f"before {s}" for s in before)
    out.update(f"after {s}" for s in after)
    out.update(f"before {n} {s}" for n, s in enumerate(reversed(before[-_CLOSE:]), 1))
    out.update(f"after {n} {s}" for n, s in enumerate(after[:_CLOSE], 1))
    if told[anchor]:
        out.add(f"at {told[anchor]}")
    if draft.spot is not None:
        place = draft.spot.start
        out.update(f"to place {n} {s}" for n, s in enumerate(reversed(_last(told, place, _CLOSE)), 1))
        if draft.own_place:
            out.update(f"{'to' if place > anchor else 'from'} {s}" for s in _between(told, anchor, place))
    return out


def titled(told: list[str], reading: Reading) -> set[str]:
    """The words of the title, features of every draft of the article."""
    heads = [s for s in reading.text.sentences if s.kind == "title"]
    return {f"title {w}" for s in heads for w in told[s.start : min(s.end, s.start + _FIRST_WORDS)] if w}


def _last(told: list[str], end: int, n: int) -> list[str]:
    """The last `n` symbols before a token, in text order."""
    found: list[str] = []
    for symbol in reversed(told[max(0, end - 3 * n) : end]):
        if symbol:
            found.append(symbol)
        if len(found) == n:
            break
    return found[::-1]


def _between(told: list[str], anchor: int, place: int) -> Iterator[str]:
    low, high = sorted((anchor, place))
    return (s for s in told[low + 1 : min(high, low + 20)] if s)


def worth(weights: Mapping[str, float], found: Iterable[str]) -> float:
    """The sum of the weights of those features that have one."""
    return sum(weights.get(name, 0.0) for name in found)
