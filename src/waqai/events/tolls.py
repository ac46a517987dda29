"""Settle the tolls of one event from all its counts: totals, sides, updates, attackers' own dead (codebook: "Numbers", 1 to 4)."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.toll_attackers import by_their_own_hand, inside_a_total, parted_by_side, with_the_last
from waqai.events.toll_basics import Toll, sentence_at, shifted
from waqai.events.toll_boasts import as_far_as_claimed
from waqai.events.toll_died import died_later, move_the_dead, named_as_hurt
from waqai.events.toll_fatal import died_of_it
from waqai.events.toll_here import all_safe
from waqai.events.toll_joint import add_losses, settle_joint
from waqai.events.toll_number import settle_one
from waqai.events.toll_open import left_open
from waqai.events.toll_own import names_attacker
from waqai.events.toll_pairs import of_the_same_toll
from waqai.events.toll_spoken import spoken_of
from waqai.events.toll_weighing import weighed
from waqai.mentions.counts import CasualtyMention
from waqai.model import Count

__all__ = ["Toll", "settle_tolls"]

_HARMED = ("killed", "wounded", "killed_or_wounded")


def settle_tolls(reading: Reading, draft: Draft) -> dict[str, Toll]:
    """Counts by field (killed, wounded, killed_or_wounded, abducted, attackers_killed)."""
    counts, boasts = weighed(reading, draft)
    died = [c for c in counts if died_later(reading, c) and not _dead_of_all(reading, c, counts)]
    counts = [c for c in counts if c not in died]
    own, others = parted_by_side(reading, draft, counts)
    if all_safe(reading, draft, others):
        others = [c for c in others if c.denied]
    out: dict[str, Toll] = {}
    for kind in ("killed", "wounded", "killed_or_wounded", "abducted"):
        mine = [c for c in others if c.kind == kind and not (kind == "wounded" and (names_attacker(c) or died_of_it(reading, c, others)))]
        if kind == "wounded" and "killed" in out and out["killed"].count.low:
            mine = [c for c in mine if not _nobody_at_all(reading, c, others)]
        if kind == "wounded" and "killed" in out:
            mine = of_the_same_toll(reading, out["killed"].count, out["killed"].evidence, mine)
        toll = settle_one(reading, draft, mine, kind, "both" if draft.tactic == "armed_clash" else "victims")
        if toll is not None:
            out[kind] = left_open(reading, as_far_as_claimed(toll, [b for b in boasts if b.kind == kind]), mine)
    dead = with_the_last(reading, draft, settle_one(reading, draft, own, "killed", "attackers"))
    dead = dead or inside_a_total(others) or by_their_own_hand(reading, draft)
    if dead is not None and draft.tactic != "armed_clash":
        out["attackers_killed"] = dead
    _leave_attackers_out(reading, draft, out, others)
    add_losses(reading, draft, out, others)
    settle_joint(reading, out, others)
    move_the_dead(reading, out, died, counts)
    unhurt = "wounded" in out and out["wounded"].count.low == 0 and any(c.denied for c in counts)
    for kind in ("killed", "wounded"):
        told = spoken_of(reading, draft, kind) if kind not in out and "killed_or_wounded" not in out else None
        if told is not None:
            out[kind] = Toll(told[0], (told[1],))
    if unhurt and "killed" not in out and "killed_or_wounded" not in out:
        out["killed"] = Toll(Count("killed", 0, 0, 0), out["wounded"].evidence)
    return out


def _nobody_at_all(reading: Reading, count: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """«قتل ثلاثة ... . ودمر المقر دون خسائر بشرية»: neither dead nor hurt, told in another sentence than the dead: of another deed."""
    both = count.denied and any(c.denied and c.head == count.head and c.kind == "killed" for c in counts)
    return both and not any(c.kind == "killed" and not c.denied and sentence_at(reading, c) == sentence_at(reading, count) for c in counts)


def _dead_of_all(reading: Reading, died: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """«انفجرت عبوة تحت شاحنة رعاة فقضى ستة منهم»: with nobody else told as killed or hurt they are no wounded who died later."""
    return not named_as_hurt(reading, died) and not any(c is not died and c.kind in _HARMED and not c.denied for c in counts)


def _leave_attackers_out(reading: Reading, draft: Draft, out: dict[str, Toll], counts: list[CasualtyMention]) -> None:
    """«قتل 32 شخصا ... . وقتل مدنيان و15 جنديا و15 مهاجما»: a total that the victims and the attackers told behind it come to."""
    killed, dead = out.get("killed"), out.get("attackers_killed")
    if killed is None or dead is None or dead.count.low < 2 or draft.tactic == "armed_clash":
        return
    parts: dict[int, int] = {}
    for count in counts:
        if count.kind == "killed" and count.part and not count.vague:
            parts[sentence_at(reading, count)] = parts.get(sentence_at(reading, count), 0) + count.low
    if any(n and n + dead.count.low == killed.count.low for n in parts.values()):
        out["killed"] = Toll(shifted(killed.count, -dead.count.low), killed.evidence)
