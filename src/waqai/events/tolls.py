"""Settle the tolls of one event from all its counts: totals, sides, updates, attackers' own dead (codebook: "Numbers", 1 to 4)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.toll_at_hand import at_hand
from waqai.events.toll_died import (
    both_died,
    by_the_same_name,
    died_later,
    holds_the_later,
    is_the_other,
    left_hurt,
    named_as_hurt,
    risen_by,
)
from waqai.events.toll_here import all_safe, here, of_another_place
from waqai.events.toll_own import by_own_deed, by_own_hand, names_attacker, of_the_repelled, parted, wears_bombs
from waqai.events.toll_pairs import of_the_same_toll
from waqai.events.toll_people import boasted, next_in_order, of_an_earlier, other_side, others_too, told_early
from waqai.events.toll_reach import meant, of_another
from waqai.events.toll_shares import of_those_told, own_share
from waqai.events.toll_sides import of_each_side
from waqai.events.toll_spoken import spoken_of
from waqai.events.toll_totals import overview
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.words import CLAIMING, OWN_PEOPLE, SUBSET
from waqai.model import Count, Evidence
from waqai.text import word_set

_STAND_OFF = ("air_strike", "drone_strike", "shelling", "bombing_ied", "mine", "car_bomb", "suicide_bombing")
_BOMBS = ("bombing_ied", "car_bomb", "mine", "grenade")
_FROM_AFAR = ("air_strike", "drone_strike", "shelling")
_AS_WELL = word_set("أيضا كذلك كما أضافة بالإضافة")
_ALSO = word_set("أيضا كذلك")
_PRELIMINARY = word_set("أولية الأولية أوليا مبدئية المبدئية أولي سابقة السابقة")  # «والحصيلة الأولية عشرة»: a newer one stands
_SAID = word_set("تحدث تحدثت أشارت رجحت أحصت أحصى قدرت قال قالت ذكر ذكرت أفاد أفادت أعلن أعلنت أكد أكدت بحسب وفق المرصد أوضح أوضحت")
_ANOTHER = word_set("الثاني الثالث الرابع الآخر الثانية الأخرى الآخران")
_DAY_AFTER = word_set("بعد عقب غداة")
_CONTRAST = word_set("فيما بينما وفيما وبينما مقابل")
_LEADER = "group-leader"
_ONE_MORE = ("singular", "fellow", "one-of", "office")
_SPLIT = 0.9  # a split that comes near a joint number replaces it
_FABLE = 5  # a boast of more than so many times the sober number is none
_WAS = word_set("كان كانت وكان وكانت وكانوا")
_WHO = word_set("الذي التي")
_BACK_REACH = 16
_EARLIER = word_set("سابق سابقة سابقين مماثل مماثلة")
_SAME_ONE = 2  # sentences
_BESIDE = 3  # tokens between the dead and the wounded of one total
_FAR = 4  # sentences to another source's number


@dataclass(frozen=True, slots=True)
class Toll:
    """A settled count and the evidence for it."""

    count: Count
    evidence: tuple[Evidence, ...]


def settle_tolls(reading: Reading, draft: Draft) -> dict[str, Toll]:
    """Counts by field (killed, wounded, killed_or_wounded, abducted, attackers_killed)."""
    counts, boasts = _weighed(reading, draft)
    died = [c for c in counts if died_later(reading, c)]
    counts = [c for c in counts if c not in died]
    own, others = _sides(reading, draft, counts)
    if all_safe(reading, draft, others):
        others = [c for c in others if c.denied]
    out: dict[str, Toll] = {}
    for kind in ("killed", "wounded", "killed_or_wounded", "abducted"):
        mine = [c for c in others if c.kind == kind and not (kind == "wounded" and (names_attacker(c) or _died_of_it(reading, c, others)))]
        if kind == "wounded" and "killed" in out:
            mine = of_the_same_toll(reading, out["killed"].count, out["killed"].evidence, mine)
        toll = _one(reading, draft, mine, kind, "both" if draft.tactic == "armed_clash" else "victims")
        if toll is not None:
            out[kind] = _as_far_as(toll, [b for b in boasts if b.kind == kind])
    dead = _one(reading, draft, own, "killed", "attackers") or _inside(others) or _of_own_hand(reading, draft)
    if dead is not None and draft.tactic != "armed_clash":
        out["attackers_killed"] = dead
    _leave_attackers_out(reading, draft, out, others)
    _add_losses(reading, draft, out, others)
    _settle_joint(reading, out, others)
    _move_dead(reading, out, died, counts)
    unhurt = "wounded" in out and out["wounded"].count.low == 0 and any(c.denied for c in counts)
    for kind in ("killed", "wounded"):
        told = spoken_of(reading, draft, kind) if kind not in out and "killed_or_wounded" not in out else None
        if told is not None:
            out[kind] = Toll(told[0], (told[1],))
    if unhurt and "killed" not in out and "killed_or_wounded" not in out:
        out["killed"] = Toll(Count("killed", 0, 0, 0), out["wounded"].evidence)
    return out


def _leave_attackers_out(reading: Reading, draft: Draft, out: dict[str, Toll], counts: list[CasualtyMention]) -> None:
    """«قتل 32 شخصا ... . وقتل مدنيان و15 جنديا و15 مهاجما»: a total that the victims and the attackers told behind it come to."""
    killed, dead = out.get("killed"), out.get("attackers_killed")
    if killed is None or dead is None or dead.count.low < 2 or draft.tactic == "armed_clash":
        return
    parts: dict[int, int] = {}
    for count in counts:
        if count.kind == "killed" and count.part and not count.vague:
            parts[_sentence(reading, count)] = parts.get(_sentence(reading, count), 0) + count.low
    if any(n and n + dead.count.low == killed.count.low for n in parts.values()):
        out["killed"] = Toll(_shifted(killed.count, -dead.count.low), killed.evidence)


def _died_of_it(reading: Reading, count: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """«عثر على جثتي شرطيين. وقال الوالي: أصيب الشرطيان بطلقات»: how the dead told before were hit."""
    if count.low == count.high == 1 and any(
        c.kind == "killed"
        and c.rule == "pronoun"
        and c.low == 1
        and c.head > count.head
        and _sentence(reading, c) == _sentence(reading, count)
        for c in counts
    ):
        return True  # «أصيب الحارس برصاصة، ما أدى إلى استشهاده»
    if count.rule == "pronoun" and count.low == count.high and _as_many_died(reading, count, counts):
        return True  # «استشهاد الشاب ... وقالت إن الشاب أصيب في الصدر», «استشهاد شابين ... وكانا قد أصيبا»
    if count.rule not in ("dual", "singular") or not count.who or not count.who[0].base.article:
        return False
    if by_the_same_name(reading, count, counts):
        return True
    dead = [c for c in counts if c.kind == "killed" and not c.vague and _sentence(reading, c) < _sentence(reading, count)]
    again = any(w in _ANOTHER for w in reading.sight.words(count.start, count.end + 2))
    return not again and any(c.low == count.low and {h.entry.id for h in c.who} & {h.entry.id for h in count.who} for c in dead)


def _as_many_died(reading: Reading, count: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """Whether as many people are told dead in the sentences around, and nobody else hurt or dead."""
    dead = [c for c in counts if c.kind == "killed" and not c.denied and not c.aside]
    if any(c.rule in ("fellow", "others") for c in dead):
        return False  # «الذي أصيب، واستشهد زميل له»
    hurt = [c for c in counts if c.kind == "wounded" and c.rule != "pronoun"]
    near = any(abs(_sentence(reading, c) - _sentence(reading, count)) <= _SAME_ONE for c in dead)
    return bool(dead) and near and not hurt and all(c.low == c.high == count.low for c in dead)


def _move_dead(reading: Reading, out: dict[str, Toll], died: list[CasualtyMention], counts: list[CasualtyMention]) -> None:
    """Move those who died of their wounds from the wounded to the dead, where the dead are not a newer number that holds them."""
    n = sum(c.best for c in died[:1])
    if not n or not ("wounded" in out or "killed" in out):
        return
    hurt, dead = out.get("wounded"), out.get("killed")
    if dead is not None and holds_the_later(reading, dead.count.low, died[0]):
        return
    all_of_them = dead is not None and is_the_other(reading, died[0]) or both_died(reading, died[0])
    if hurt is not None and hurt.count.low == hurt.count.high == n and all_of_them:
        before = dead or Toll(Count("killed", 0, 0, 0), ())
        out["killed"] = Toll(_shifted(before.count, n), (*before.evidence, *out.pop("wounded").evidence))
        return
    if hurt is not None and hurt.count.low <= n or hurt is None and not named_as_hurt(reading, died[0]):
        return
    lost = tuple(Evidence(c.span, "count/died") for c in died[:1])
    if hurt is not None and left_hurt(reading, died[0], counts):
        out["wounded"] = Toll(_shifted(hurt.count, -n), (*hurt.evidence, *lost))
    if risen_by(reading, died[0], counts):
        return
    out["killed"] = Toll(_shifted(dead.count, n), (*dead.evidence, *lost)) if dead else Toll(Count("killed", n, n, n), lost)


def _shifted(count: Count, n: int) -> Count:
    return replace(count, low=count.low + n, best=count.best + n, high=None if count.high is None else count.high + n)


def _as_far_as(toll: Toll, boasts: list[CasualtyMention]) -> Toll:
    """A toll up to what the group that struck says of the same deed, where that is no fable: «مقتل جنديين» and «قتلنا 8 جنود» is 2 to 8."""
    low, high = toll.count.low, toll.count.high
    told = [b for b in boasts if b.high == b.low and not b.vague and high is not None and high < b.low <= max(low, 1) * _FABLE]
    if not told or high != low or not low:
        return toll
    most = max(told, key=lambda b: b.low)
    return Toll(replace(toll.count, high=most.low), (*toll.evidence, Evidence(most.span, "count/claimed")))


def _weighed(reading: Reading, draft: Draft) -> tuple[list[CasualtyMention], list[CasualtyMention]]:
    """The counts that matter: the body's before the headline's, and a boast («زعم») only where nothing better is told; then what the group
    that struck says itself, where more sober numbers stand beside it.
    """
    told = [*(c for c in draft.counts if not of_another(reading, draft, c)), *draft.lent]
    told = _without_early(reading, [c for c in told if not (of_an_earlier(reading, c) or of_those_told(reading, c, told))])
    told = told if draft.status == "background" else at_hand(reading, draft, told)
    if draft.status == "foiled" and draft.tactic in _BOMBS:
        told = [c for c in told if _sentence(reading, c) == draft.segment.sentence.index]
    body = [c for c in told if reading.sentence_of(c.head).kind != "title"]
    headline = [c for c in told if c not in body and not of_another_place(reading, draft, c)]
    known = {c.kind for c in body if not c.denied}
    lacking = {"killed", "wounded"} - known if len(known) == 1 and "killed_or_wounded" not in known else set()
    elsewhere = {(c.kind, c.low) for c in reading.counts if reading.sentence_of(c.head).kind != "title"}
    only = [c for c in headline if c.kind in lacking and not c.vague and (c.kind, c.low) not in elsewhere]
    counts = [*body, *only] if body else headline
    counts = [replace(c, claimed=True) if not c.claimed and boasted(reading, draft, c) else c for c in counts]
    boasts = [
        c for c in counts if c.claimed and not c.denied and not any(w in CLAIMING for w in reading.sight.words(c.start - 12, c.start))
    ]
    sober = {c.kind for c in counts if not c.claimed}
    exact = {c.kind for c in counts if not c.vague and not c.denied}
    totals = [c for c in counts if overview(reading, c, counts)]
    counts = [_carried(reading, c, counts) for c in counts if c not in totals and not _with_a_total(reading, c, totals)]
    counts = [part for c in counts for part in parted(reading, draft, own_share(reading, draft, c))]
    told = [
        c
        for c in counts
        if not (c.claimed and c.kind in sober) and not (c.kind in exact and c.vague and c.low >= 200 and draft.tactic != "armed_clash")
    ]
    return told, [b for b in boasts if b.kind in sober]


def _with_a_total(reading: Reading, count: CasualtyMention, totals: list[CasualtyMention]) -> bool:
    """«قتل 12 وأصيب العشرات في هجمات متفرقة ... . وقتل أربعة وأصيب 14 في كركوك»: the wounded told with the dead of them all."""
    return any(
        t.kind != count.kind and 0 <= count.start - t.end <= _BESIDE and _sentence(reading, t) == _sentence(reading, count) for t in totals
    )


def _without_early(reading: Reading, counts: list[CasualtyMention]) -> list[CasualtyMention]:
    """The counts without what a source said earlier, where a number of its kind is told that is not so old."""
    now = {c.kind for c in counts if not c.vague and not told_early(reading, c)}
    return [c for c in counts if c.kind not in now or not told_early(reading, c)]


def _carried(reading: Reading, count: CasualtyMention, counts: list[CasualtyMention]) -> CasualtyMention:
    """«قتل جندي وأصيب 11 آخرون»: the others are of the kind told just before."""
    if count.kind != "wounded" or any(h.entry.id != "others" for h in count.who):
        return count
    before = [c for c in counts if c.kind == "killed" and _sentence(reading, c) == _sentence(reading, count) and c.head < count.head]
    # «قتل 15 إضافة إلى الانتحاري وأصيب آخر», «قتل 15 والانتحاري وأصيب آخر»: another of the fifteen's kind
    before = [c for c in before if c.rule != "beside" and not names_attacker(c)]
    return replace(count, who=before[-1].who) if before else count


def _sides(reading: Reading, draft: Draft, counts: list[CasualtyMention]) -> tuple[list[CasualtyMention], list[CasualtyMention]]:
    """The attackers' dead, and all else. Who strikes from afar or for a state and is told dead alone was the one struck."""
    own = [c for c in counts if c.kind == "killed" and (_is_attackers(reading, draft, c) or of_the_repelled(reading, draft, c, counts))]
    if draft.tactic in _FROM_AFAR and any(reading.cast.is_state(a) or reading.cast.is_coalition(a) for a in draft.attackers):
        own = []  # «قتل الطيران ثلاثة انتحاريين»
    others = [c for c in counts if c not in own and not (own and _who_died(reading, c))]
    told = any(c.kind == "killed" and c.low not in {o.low for o in own} for c in others)
    apart = draft.tactic in _STAND_OFF or any(reading.cast.is_state(a) for a in draft.attackers)
    if own and not told and apart and not any(names_attacker(c) or wears_bombs(reading, c) or by_own_deed(reading, draft, c) for c in own):
        return [], counts
    return own, others


def _who_died(reading: Reading, count: CasualtyMention) -> bool:
    """«قتل شخص وهو يزرع قنبلة ... . ولم تحدد هوية الشخص الذي قتل»: nobody else."""
    return count.kind == "killed" and count.rule == "pronoun" and reading.sight.word(count.head - 1) in _WHO


def _one(reading: Reading, draft: Draft, counts: list[CasualtyMention], kind: str, whose: str) -> Toll | None:
    if not counts:
        return None
    counts = _newest(reading, counts)
    if draft.tactic == "armed_clash":
        chosen = of_each_side(reading, draft, counts)
    else:
        chosen = _distinct(reading, _first_told(reading, here(reading, draft, counts)))
        chosen += _besides(reading, chosen, counts)
    held = 0 if draft.tactic == "armed_clash" or whose == "attackers" else sum(c.inside for c in chosen if c.inside < c.low)
    low, best = sum(c.low for c in chosen) - held, sum(c.best for c in chosen) - held
    highs = [c.high for c in chosen if c.high is not None]
    high = sum(highs) - held if len(highs) == len(chosen) else None
    if high is None and any(c.high == c.low == low and not c.denied and c.head > chosen[0].head for c in counts):
        high = low
    rival = _rival(reading, draft, counts, chosen)
    if rival is not None and high is not None:
        low, best, high = min(low, rival.low), best, rival.high if rival.high is None else max(high, rival.high)
        best = max(low, best)
        chosen = [*chosen, rival]
    evidence = tuple(Evidence(c.span, f"count/{c.rule}") for c in chosen)
    return Toll(Count(kind, low, best, high, whose), evidence)


def _rival(reading: Reading, draft: Draft, counts: list[CasualtyMention], chosen: list[CasualtyMention]) -> CasualtyMention | None:
    """Another source's number for the same people, told later without a word of update: the two span the toll."""
    if len(chosen) != 1 or chosen[0].vague:
        return None
    mine = chosen[0]
    for count in counts:
        said = any(w in _SAID for w in reading.sight.words(mine.end, count.start))
        apart = (said or _sentence(reading, count) != _sentence(reading, mine)) and not reading.sight.word(count.head).startswith("جث")
        gap = _sentence(reading, count) - _sentence(reading, mine)
        near = count.high is not None and (0 <= gap <= 1 or 1 < gap <= _FAR and _of_the_deed(reading, draft, count))
        if (
            not apart
            or not near
            or count.vague
            or count.denied
            or count.part
            or count.low == mine.low
            or _long_before(reading, count)
            or told_early(reading, count)
            or _part_of_a_sum(reading, mine, count)
            or any(other.low + count.low == mine.low for other in counts if other is not count)
            or other_side(reading, chosen, count)
            or any(w in _PRELIMINARY for w in reading.sight.words(count.start - 3, count.end + 3))
        ):
            continue
        if min(count.low, mine.low) * 3 >= max(count.low, mine.low) and min(count.low, mine.low) > 2:
            return count
    return None


def _part_of_a_sum(reading: Reading, mine: CasualtyMention, count: CasualtyMention) -> bool:
    """«مقتل جنديين و15 من عناصر الحركة ... . وقال البيان إن 15 عنصرا من الحركة قتلوا»: some of those summed, told again."""
    if mine.rule != "sum" or count.low >= mine.low:
        return False
    theirs, all_of_them = set(reading.cast.people(count.who, reading.country)), set(reading.cast.people(mine.who, reading.country))
    return bool(theirs) and theirs <= all_of_them or not theirs and bool({h.entry.id for h in count.who} & {h.entry.id for h in mine.who})


def _long_before(reading: Reading, count: CasualtyMention) -> bool:
    """«وكان المحور قد شهد الأسبوع الماضي مقتل خمسة»: the toll of another day."""
    sentence = reading.sentence_of(count.head)
    if any(w in _EARLIER for w in reading.sight.words(count.end, min(count.end + 4, sentence.end))):
        return True  # «إذ قتل سبعة في هجوم سابق»
    back = reading.sight.word(sentence.start) in _WAS and count.start - sentence.start < _BACK_REACH
    return back and bool(reading.moments_in(sentence.start, sentence.end))


def _of_the_deed(reading: Reading, draft: Draft, count: CasualtyMention) -> bool:
    """«وأكدت القيادة أن الهجوم أسفر عن مقتل 75»: a source's own number for the deed, named again, in a sentence of no other place."""
    sentence = reading.sentence_of(count.head)
    if any(s.role == "event" for s in reading.spots_in(sentence.start, sentence.end)):
        return False
    hits = [h for h in reading.sight.within(sentence.start, count.head, "tactics") if not h.entry.attrs.get("toll")]
    said = any(w.removeprefix("و") in _SAID for w in reading.sight.words(sentence.start, count.start))
    return said and bool(hits) and all(h.base.article and meant(draft, h) for h in hits)


def _newest(reading: Reading, counts: list[CasualtyMention]) -> list[CasualtyMention]:
    """From the last update on («ارتفاع الحصيلة إلى 12»), where there is one."""
    updated = [c for c in counts if c.update and c.low > 0]
    updated = [c for c in updated if not any(_came_to_it(reading, o, c) for o in updated)]
    if not updated or len(counts) == 1:
        return counts
    newest = _sentence(reading, updated[-1])
    told = [c for c in counts if _sentence(reading, c) == newest and c.head >= updated[-1].head]
    return [c for c in told if not _came_to_it(reading, updated[-1], c)]


def _came_to_it(reading: Reading, risen: CasualtyMention, count: CasualtyMention) -> bool:
    """«ارتفع عدد القتلى إلى تسعة بعد مقتل جنديين آخرين»: those whose deaths brought a number to what it is."""
    after = reading.sight.word(count.start - 1) in _DAY_AFTER
    return after and count.low < risen.low and risen.head < count.head and _sentence(reading, risen) == _sentence(reading, count)


def _first_told(reading: Reading, counts: list[CasualtyMention]) -> list[CasualtyMention]:
    """The counts of the first sentence that tells the toll; of the first exact one where it only says «العشرات» or «قتلى»."""
    lead = _sentence(reading, counts[0])
    first = [c for c in counts if _sentence(reading, c) == lead]
    if any(c.high is not None and not c.vague and not c.denied for c in first):
        return [c for c in first if not c.vague or c.part]  # «أوقع ضحايا ... وبلغت الحصيلة 17 قتيلا»
    if all(c.vague for c in first):
        exact = next((c for c in counts if not c.vague and not c.denied and c.low >= first[0].low), None)
        if exact is not None:
            return [c for c in counts if _sentence(reading, c) == _sentence(reading, exact) and not c.vague]
        most = max(counts, key=lambda c: c.low)
        if most.low > max(c.low for c in first) and all(c.rule == "plural" for c in first):
            return [c for c in counts if _sentence(reading, c) == _sentence(reading, most)]  # «قتلى وجرحى في قصف», then «عشرات القتلى»
    return first


def _sentence(reading: Reading, count: CasualtyMention) -> int:
    return reading.text.tokens[count.head].sentence


def _distinct(reading: Reading, counts: list[CasualtyMention]) -> list[CasualtyMention]:
    """Counts of one sentence that add up: those after the first only where they count other people."""
    chosen: list[CasualtyMention] = []
    if len(counts) > 1 and _told_in_parts(reading, counts[0]):
        return counts[:1]
    for count in counts:
        if not chosen or (count.part and count.head == chosen[-1].head):
            chosen.append(count)
        elif any(w in _AS_WELL for w in reading.sight.words(count.start - 2, count.end + 2 + 2 * (count.rule == "one-of"))) and (
            count.rule != "pronoun"
        ):
            chosen.append(count)
        elif others_too(reading, count) or next_in_order(reading, chosen, count):
            chosen.append(count)
        elif count.rule in ("pronoun", "pronoun-plural", "plural", "others", "singular", "named"):
            if count.rule in ("singular", "others") and count.head - chosen[-1].end <= 8 and other_side(reading, chosen, count):
                chosen.append(count)
        elif any(count.low == c.low and count.high == c.high for c in chosen):
            continue
        elif other_side(reading, chosen, count) or _against_them(reading, chosen[-1], count):
            chosen.append(count)
    return chosen


def _told_in_parts(reading: Reading, count: CasualtyMention) -> bool:
    """«جرح خمسة ... فأصابوا ثلاثة، كما أصيب شابان»: the numbers behind a total, in its sentence, come to it."""
    sentence = reading.sentence_of(count.head)
    parts = [c.low for c in reading.counts_in(count.end, sentence.end) if c.kind == count.kind and not (c.denied or c.aside)]
    return len(parts) > 1 and count.low == count.high == sum(parts) and not count.part


def _besides(reading: Reading, chosen: list[CasualtyMention], counts: list[CasualtyMention]) -> list[CasualtyMention]:
    """«ما أدى إلى مقتله. وأدى القصف أيضا إلى مقتل عدد من مرافقيه»: more than the one told of in the sentence before."""
    if len(chosen) != 1 or chosen[0].denied:
        return []
    for count in counts:
        if next_in_order(reading, chosen, count) and 0 < _sentence(reading, count) - _sentence(reading, chosen[0]) <= _SAME_ONE:
            return [count]
    if chosen[0].best != 1:
        return []
    for count in counts:
        near = _sentence(reading, count) - _sentence(reading, chosen[0]) == 1
        more = count.low > 1 or (count.low == 1 and count.rule in _ONE_MORE)
        if near and more and any(w in _ALSO for w in reading.sight.words(count.start - 2, count.end + 2)):
            return [count]
    return []


def _against_them(reading: Reading, first: CasualtyMention, count: CasualtyMention) -> bool:
    """«قتلت تسعة منهم، وخسر الجيش جنديين قتلا»: the first are the enemy, spoken of with a pronoun, the second one's own."""
    sight = reading.sight
    them = not first.who and "منهم" in sight.words(first.end - 1, first.end + 1)
    return them and bool(count.who) and any(w in _CONTRAST for w in sight.words(first.end, count.head + 1))


def _is_attackers(reading: Reading, draft: Draft, count: CasualtyMention) -> bool:
    if draft.tactic in ("armed_clash", "execution", "abduction"):
        return False
    lead = draft.decision.lead
    country = draft.spot.place.country if draft.spot is not None else reading.country
    names = {n for h in count.who if h.entry.pack == "actors" for n in reading.cast.names(h, country)} - KINDS
    civil = any(h.entry.attrs.get("role") in ("civilian", "child") or h.entry.id == "person" for h in count.who)
    if lead is not None and "repel" in lead.entry.id and not names and not civil:
        return draft.tactic == "armed_attack"
    if names:
        return bool(names & set(draft.attackers)) and not names & set(draft.targets)
    group_attacks = any(reading.cast.is_group(a) for a in draft.attackers) or not set(draft.attackers) - {"unknown"}
    if names_attacker(count) or by_own_deed(reading, draft, count):
        return True
    if wears_bombs(reading, count):
        return group_attacks
    roles = {str(h.entry.attrs.get("role")) for h in count.who}
    own_men = any(reading.sight.word(h.end - 1) in OWN_PEOPLE for h in count.who)
    theirs = own_men or any(h.entry.id == _LEADER for h in count.who)
    if theirs and (any(reading.cast.is_group(t) for t in draft.targets) or draft.tactic == "assassination"):
        return False  # «اغتيل القيادي في الحركة», «استهدفت خلية مركبة للقوات ما أدى إلى مقتل أحد مقاتليها»
    return roles == {"militant"} and group_attacks and bool(draft.targets) and not any("militant" in t for t in draft.targets)


def _inside(counts: list[CasualtyMention]) -> Toll | None:
    """Attackers within the total of the dead: «14 شخصا بينهم المهاجم»."""
    held = next((c for c in counts if c.kind == "killed" and 0 < c.inside < c.low), None)
    if held is None:
        return None
    return Toll(Count("killed", held.inside, held.inside, held.inside, "attackers"), (Evidence(held.span, "count/inside"),))


def _of_own_hand(reading: Reading, draft: Draft) -> Toll | None:
    told = by_own_hand(reading, draft)
    if told is None:
        return None
    n, where = told
    return Toll(Count("killed", n, n, n, "attackers"), (Evidence(where, "count/own-hand"),))


def _add_losses(reading: Reading, draft: Draft, out: dict[str, Toll], counts: list[CasualtyMention]) -> None:
    """«مقتل عشرين من المسلحين وسقوط ستة من الجنود بين قتيل وجريح»: the other side of a clash may have lost all of them."""
    if draft.tactic != "armed_clash" or "killed" not in out or "killed_or_wounded" not in out:
        return
    dead, both = out["killed"], out["killed_or_wounded"]
    killed = [c for c in counts if c.kind == "killed" and not c.vague]
    losses = [c for c in counts if c.kind == "killed_or_wounded" and not c.vague and c.low == both.count.low]
    pairs = [(a, b) for a in killed for b in losses if _sentence(reading, a) == _sentence(reading, b) and a.head < b.head]
    told = any(other_side(reading, [a], b) for a, b in pairs)
    if told and dead.count.high is not None and both.count.high is not None:
        evidence = (*dead.evidence, *both.evidence)
        out["killed"] = Toll(replace(dead.count, high=dead.count.high + both.count.high), evidence)
        out.pop("killed_or_wounded")


def _told(counts: list[CasualtyMention], kind: str) -> bool:
    """Whether a number of a kind is told."""
    return any(c.kind == kind and not c.vague for c in counts)


def _of_those(reading: Reading, count: CasualtyMention) -> bool:
    """«13 شخصا بين قتيل وجريح ...، بينهم قتيلان», «مقتل وإصابة عشرة. وتأكد مقتل أربعة منهم»: those of a joint number who died."""
    before = reading.sight.words(min(count.start, count.head) - 2, count.head)
    return any(w in SUBSET for w in (*before, *reading.sight.words(count.end - 1, count.end + 1)))


def _settle_joint(reading: Reading, out: dict[str, Toll], counts: list[CasualtyMention]) -> None:
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
    if of_them and killed is not None and any(c.kind == "killed" and ("before" in c.rule or _of_those(reading, c)) for c in counts):
        rest = whole.best - killed.best
        most = None if whole.high is None else rest
        out["wounded"] = Toll(replace(whole, kind="wounded", low=rest, best=rest, high=most), out.pop("killed_or_wounded").evidence)
        return
    out.pop("killed", None)
    out.pop("wounded", None)
