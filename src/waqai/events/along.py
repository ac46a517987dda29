"""Deeds that go along with another at its place: «شن الطيران غارات على حرستا وسط اشتباكات», «ترافق القصف مع غارات جوية»."""

from __future__ import annotations

from waqai.events.arms_heard import hears_air, hears_shells
from waqai.events.triggers import triggers, weight
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

AMID_WORDS = word_set(
    "وسط مع ومع ترافق وترافق ترافقت وترافقت ترافقا مترافقا مترافقة تزامن وتزامن تزامنت وتزامنت تزامنا بالتزامن بالترافق رافقه "
    "رافقها رافقته رافقتها ورافقه ورافقها"
)
_NEXT = word_set("وسط مع ومع")  # the deed follows at once
_REACH = 5


def along(sight: Sight, start: int, i: int, end: int) -> bool:
    """«شن الطيران غارات على حرستا وسط اشتباكات عنيفة»: whether a deed of another kind goes along with those told from `start`."""
    stop = next((k for k in range(i + 1, end) if any(c in sight.gap(k) for c in "،,.؛:(")), end)
    found = [h for h in triggers(sight, i + 1, min(i + _REACH, stop)) if h.form in ("masdar", "noun", "phrase")]
    if not found or found[0].start - i > (2 if sight.word(i) in _NEXT else 4):
        return False
    kind = _way(sight, found[0], found[0].start, stop)
    before = {_way(sight, h, max(start, h.start - _REACH), i) for h in triggers(sight, start, i) if weight(h) >= 0.35} - {""}
    if not kind or not before or kind in before:
        return False
    return kind == "clash" or before == {"clash"} or "strike" not in before | {kind}


def _way(sight: Sight, hit: Hit, start: int, end: int) -> str:
    """How a trigger strikes: air, shells, a strike of either kind, a clash; "" for another deed."""
    tactic = hit.entry.attrs.get("tactic")
    if tactic == "armed_clash":
        return "clash"
    if tactic in ("air_strike", "drone_strike"):
        return "air"
    if tactic != "shelling":
        return ""
    words = set(sight.words(start, min(hit.end + 3, end)))
    air, shells = hears_air(words), hears_shells(words)
    return "strike" if air == shells else "air" if air else "shells"
