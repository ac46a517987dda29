"""What speaks for or against each of an article's times as the day of a draft: readable signs, no words, places or actors."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from waqai.events.charges import CHARGE
from waqai.events.draft import Draft
from waqai.events.moment_grammar import COMMAS, RELATIVE
from waqai.events.moment_ground import HAD, SURE, THAT, TOLD_BACK, Ground, Telling, Timed
from waqai.events.reading import Moment, Reading
from waqai.events.segments import MAIN
from waqai.events.triggers import triggers, weight
from waqai.model import TACTIC_GROUPS
from waqai.text import word_set

_BACK, _AHEAD = 10, 3
_AFTER = word_set("بعد عقب إثر غداة منذ جراء وبعد وعقب ومنذ حتى قبل قبيل")
_CLAUSES = {"who": RELATIVE, "after": _AFTER, "had": HAD, "where": word_set("حيث إذ بينما فيما")}
_JOINS = {"و": "and", "كما": "also", "فيما": "while", "بينما": "while"}
_LATE = 12


def within_reach(ground: Ground, draft: Draft) -> Iterator[Timed]:
    """The times that may date a draft: those of the sentences around it, and of the lead."""
    index, segment = draft.segment.sentence.index, draft.segment
    return (
        t
        for t in ground.times
        if (index - _BACK <= t.sentence.index <= index + _AHEAD or t.sentence.index <= ground.lead + 1)
        and not (segment.lead == MAIN and t.sentence is segment.sentence and t.moment.start < segment.start)  # of the deed looked back on
        and (segment.lead == CHARGE or all(d.segment.lead != CHARGE for d in t.owners))  # of what suspects are held for
    )


def none_signs(ground: Ground, telling: Telling) -> list[str]:
    """What speaks for a report that says no day of its own."""
    draft, segment = telling.draft, telling.draft.segment
    out = ["none", f"none, ruled {draft.status}"]
    out += [f"none, article has {k}" for k in ("today", "yesterday", "weekday", "two days back") if k in ground.kinds]
    flags = {
        "none though own": any(segment.start <= at < segment.end for at in ground.starts),
        "none at all": not ground.times,
        "none, had": telling.had,
        "none, subordinate": segment.subordinate,
        "none, definite": draft.definite,
        "none, new event": telling.opens_anew,
        "none, late": segment.sentence.index > _LATE,
        "none, only day": ground.only_day,
    }
    return out + [name for name, holds in flags.items() if holds]


def signs(ground: Ground, telling: Telling, timed: Timed) -> tuple[str, list[str]]:
    """(where the moment stands to the draft: own, sentence, paragraph, text or title; what speaks for or against it)."""
    draft, segment = telling.draft, telling.draft.segment
    m, kind, age = timed.moment, timed.kind, timed.age
    if segment.start <= m.start < segment.end:
        where, out = "own", _in_clause(ground, telling, timed)
    elif timed.sentence is segment.sentence:
        where, out = "sentence", _in_sentence(ground.reading, telling, timed)
    else:
        where, out = _elsewhere(ground, telling, timed)
    out += [f"{where} {kind}", f"{where} age {age}", f"kind {kind}", f"age {age}", f"ruled {draft.status} {where} {age}"]
    if timed.announced:
        out += [f"{where} announced", f"announced age {age}"]
    if m.quoted:
        out += [f"{where} quoted", f"quoted age {age}"]
    if m.rule in TOLD_BACK:
        out.append(f"{where} told back, {'before' if m.start < telling.first else 'after'}")
    out.append(f"{telling.form} {where} {age}")
    if ground.only_day:
        out.append(f"{where} only day")
    if m is ground.first_recent:
        out.append(f"{where} first recent")
    if timed.days in ground.most_told:
        out.append(f"{where} most told")
    if timed.sentence.index == ground.lead:
        out.append(f"lead {kind}")
    if telling.had:
        out.append(f"had {where} {age}")
    return where, out


def _in_clause(ground: Ground, telling: Telling, timed: Timed) -> list[str]:
    m, segment = timed.moment, telling.draft.segment
    where, low, high = _stretch(telling, m, "own")
    gap = high - low
    near = "0-2" if gap <= 2 else "3-6" if gap <= 6 else "7-12" if gap <= 12 else "13-20" if gap <= 20 else "far"
    out = [where, f"{where} gap {near}", *(f"{where} {s}" for s in _between(ground.reading, low, high))]
    if m.start < telling.first and m.start - segment.start <= 2:
        out.append("own before, opens")
    if segment.subordinate:
        out.append(f"{where} subordinate")
    others = {at < telling.first for at in ground.starts if segment.start <= at < segment.end and at != m.start}
    return out + [f"{where} though another {'before' if before else 'after'}" for before in sorted(others)]


def _in_sentence(reading: Reading, telling: Telling, timed: Timed) -> list[str]:
    segment = telling.draft.segment
    where, low, high = _stretch(telling, timed.moment, "sentence")
    gap = high - low
    near = "0-6" if gap <= 6 else "7-15" if gap <= 15 else "16-30" if gap <= 30 else "far"
    join = _JOINS.get(segment.lead, "other") if segment.lead else "none"
    out = [where, f"{where} gap {near}", f"{where} joined {join}", *(f"{where} {s}" for s in _between(reading, low, high))]
    if segment.subordinate:
        out.append(f"{where} subordinate")
    if any(d.segment.subordinate for d in timed.owners):
        out.append(f"{where} of a subordinate")
    out.append(f"{where} {'owned' if timed.owners else 'unowned'}")
    return out


def _elsewhere(ground: Ground, telling: Telling, timed: Timed) -> tuple[str, list[str]]:
    draft, sentence = telling.draft, telling.draft.segment.sentence
    back = sentence.index - timed.sentence.index
    same = timed.sentence.paragraph == sentence.paragraph
    where = "title" if timed.sentence.kind == "title" else "paragraph" if same else "text"
    side = "back" if back > 0 else "ahead"
    far = abs(back)
    out = [f"{where} {side} {far if far <= 2 else '3-4' if far <= 4 else 'far'}" if where != "title" else "title"]
    if timed.sentence.index == ground.lead:
        out.append("lead")
        if back == 1:
            out.append("lead, just after")
    if timed.owners:
        other = timed.owners[0]
        kin = TACTIC_GROUPS[other.tactic] == TACTIC_GROUPS[draft.tactic]
        if kin:
            out.append(f"{side} same kind")
            here, there = (d.spot.place.source if d.spot is not None else None for d in (draft, other))
            if here is not None and here == there:
                out.append(f"{side} same kind and place")
        if draft.definite:
            out.append(f"{side} definite, {'same kind' if kin else 'other kind'}")
        if other.segment.subordinate:
            out.append(f"{side} of a subordinate")
    else:
        out.append(f"{side} unowned")
    if back > 0:
        if not any(timed.moment.start < at < sentence.start for at in ground.starts):
            out.append("back nearest" + (", same paragraph" if same else ""))
        if telling.opens_anew:
            out.append("back over a new event")
        turns = bisect_right(ground.openings, sentence.index) - bisect_right(ground.openings, timed.sentence.index)
        if turns:
            out.append(f"back over {'a turn' if turns == 1 else 'turns'}")
        if draft.segment.subordinate:
            out.append("back, subordinate")
    return where, out


def _stretch(telling: Telling, m: Moment, region: str) -> tuple[str, int, int]:
    """(region and side, the tokens between the moment and the trigger)."""
    if m.start < telling.first:
        return f"{region} before", m.end, telling.first
    return f"{region} after", telling.last, m.start


def _between(reading: Reading, low: int, high: int) -> Iterator[str]:
    sight = reading.sight
    words = list(sight.words(low, high))
    if any(w in THAT for w in words):
        yield "that"
    held = {name for name, set_ in _CLAUSES.items() if not set_.isdisjoint(words)}
    yield from held
    if any(w.startswith("و") and len(w) > 1 for w in words):
        yield "and"
    commas = sum(not COMMAS.isdisjoint(sight.gap(i)) for i in range(low, high + 1))
    if commas:
        yield "comma" if commas == 1 else "commas"
    found = sum(1 for h in triggers(sight, low, high) if weight(h) >= SURE)
    if found:
        yield "trigger" if found == 1 else "triggers"
        yield from (f"{name}, trigger" for name in held)
    if reading.moments_in(low, high):
        yield "moment"
