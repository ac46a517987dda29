"""One number for killed and wounded together, beside numbers of the killed or the wounded alone."""

from __future__ import annotations

from dataclasses import replace

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.toll_basics import Toll, sentence_at
from waqai.events.toll_people import other_side
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.words import SUBSET

_SPLIT = 0.9  # a split that comes near a joint number replaces it


def settle_joint(reading: Reading, out: dict[str, Toll], counts: list[CasualtyMention]) -> None:
    """One number for killed and wounded together gives way to a split that adds up to it; else the first told stands."""
    if "killed_or_wounded" not in out or not ("killed" in out or "wounded" in out):
        return
    whole = out["killed_or_wounded"].count
    killed, wounded = (out[k].count if k in out else None for k in ("killed", "wounded"))
    split = killed is not None and wounded is not None and _told(counts, "killed") and _told(counts, "wounded")
    if split and killed is not None and wounded is not None and killed.best + wounded.best >= whole.best * _SPLIT:
        out.pop("killed_or_wounded")
        return
    first = min((c for c in counts if c.kind in ("killed", "wounded", "killed_or_wounded")), key=lambda c: c.head)
    exact = any(not c.vague for c in counts if c.kind == "killed_or_wounded")
    if exact and not (_told(counts, "killed") or _told(counts, "wounded")):
        out.pop("killed", None)  # «قتل مسلحون في هجوم ... . وأفاد مراسلنا بمقتل وإصابة 12 منهم»
        out.pop("wounded", None)
        return
    vague = all(c.vague for c in counts if c.kind == "killed_or_wounded")
    rough = vague and (any(not c.vague for c in counts if c.kind == "killed") or (killed is not None and wounded is not None))
    if first.kind != "killed_or_wounded" or rough:
        out.pop("killed_or_wounded")
        return
    of_them = (
        killed is not None and wounded is None and killed.best < whole.best and whole.low == whole.best and killed.low == killed.high
        and whole.high in (whole.low, None)
    )  # fmt: skip
    if of_them and killed is not None and any(c.kind == "killed" and _dead_of_it(reading, c) for c in counts):
        rest = whole.best - killed.best
        most = None if whole.high is None else rest
        out["wounded"] = Toll(replace(whole, kind="wounded", low=rest, best=rest, high=most), out.pop("killed_or_wounded").evidence)
        return
    out.pop("killed", None)
    out.pop("wounded", None)


def _told(counts: list[CasualtyMention], kind: str) -> bool:
    """Whether a number of a kind is told."""
    return any(c.kind == kind and not c.vague for c in counts)


def _dead_of_it(reading: Reading, count: CasualtyMention) -> bool:
    """«إن 15 قتلوا», «وأوضح مسعفون أن القتلى أربعة», «بينهم قتيلان»: the dead of a joint number."""
    return "before" in count.rule or count.rule == "number-after" or _of_those(reading, count)


def _of_those(reading: Reading, count: CasualtyMention) -> bool:
    """«13 شخصا بين قتيل وجريح ...، بينهم قتيلان», «مقتل وإصابة عشرة. وتأكد مقتل أربعة منهم»: those of a joint number who died."""
    before = reading.sight.words(min(count.start, count.head) - 2, count.head)
    return any(w in SUBSET for w in (*before, *reading.sight.words(count.end - 1, count.end + 1)))


def add_losses(reading: Reading, draft: Draft, out: dict[str, Toll], counts: list[CasualtyMention]) -> None:
    """«مقتل عشرين من المسلحين وسقوط ستة من الجنود بين قتيل وجريح»: the other side of a clash may have lost all of them."""
    if draft.tactic != "armed_clash" or "killed" not in out or "killed_or_wounded" not in out:
        return
    dead, both = out["killed"], out["killed_or_wounded"]
    killed = [c for c in counts if c.kind == "killed" and not c.vague]
    losses = [c for c in counts if c.kind == "killed_or_wounded" and not c.vague and c.low == both.count.low]
    pairs = [(a, b) for a in killed for b in losses if sentence_at(reading, a) == sentence_at(reading, b) and a.head < b.head]
    told = any(other_side(reading, [a], b) for a, b in pairs)
    if told and dead.count.high is not None and both.count.high is not None:
        evidence = (*dead.evidence, *both.evidence)
        out["killed"] = Toll(replace(dead.count, high=dead.count.high + both.count.high), evidence)
        out.pop("killed_or_wounded")
