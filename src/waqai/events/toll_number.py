"""The number of one kind of loss: of all counts of that kind the newest, those told first, and those that add up."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.toll_basics import Toll, sentence_at
from waqai.events.toll_here import here
from waqai.events.toll_people import next_in_order, other_side, others_too
from waqai.events.toll_sides import of_each_side
from waqai.events.toll_with import the_one_himself, with_him
from waqai.mentions.counts import CasualtyMention
from waqai.model import Count, Evidence
from waqai.text import word_set

_AS_WELL = word_set("أيضا كذلك كما أضافة بالإضافة")
_ALSO = word_set("أيضا كذلك")
_DAY_AFTER = word_set("بعد عقب غداة")
_CONTRAST = word_set("فيما بينما وفيما وبينما مقابل")
_ONE_MORE = ("singular", "fellow", "one-of", "office")
_AIMED = ("assassination", "shooting", "armed_attack", "bombing_ied", "execution", "drone_strike", "air_strike")
_SAME_ONE = 2  # sentences


def settle_one(reading: Reading, draft: Draft, counts: list[CasualtyMention], kind: str, whose: str) -> Toll | None:
    """The toll that the counts of one kind come to; `whose` is victims, attackers or, for a clash, both. None where nothing is told."""
    if not counts:
        return None
    counts = _newest(reading, counts)
    if draft.tactic == "armed_clash":
        chosen = of_each_side(reading, draft, [c for c in counts if c not in draft.rivals] or counts)
    else:
        chosen = _distinct(reading, _first_told(reading, here(reading, draft, counts)))
        chosen += _besides(reading, chosen, counts)
    himself = the_one_himself(reading, chosen, counts) if draft.tactic in _AIMED else 0
    held = 0 if draft.tactic == "armed_clash" or whose == "attackers" else sum(c.inside for c in chosen if c.inside < c.low)
    low, best = sum(c.low for c in chosen) - held + himself, sum(c.best for c in chosen) - held + himself
    highs = [c.high for c in chosen if c.high is not None]
    high = sum(highs) - held + himself if len(highs) == len(chosen) else None
    if high is None and any(c.high == c.low == low and not c.denied and c.head > chosen[0].head for c in counts):
        high = low
    if len(chosen) == 1 and not chosen[0].vague and whose != "attackers":
        for other in (c for c in draft.rivals if c.kind == kind):
            low, high = min(low, other.low), _upper(high, other)
            best = max(low, best)
            chosen = [*chosen, other]
    evidence = tuple(Evidence(c.span, f"count/{c.rule}") for c in chosen)
    return Toll(Count(kind, low, best, high, whose), evidence)


def _upper(high: int | None, other: CasualtyMention) -> int | None:
    """Where a range of two sources ends: «31 ... . وقال شهود إن 27 على الأقل قتلوا» is 27 to 31."""
    most = other.high if other.high is not None or (high is not None and other.low > high) else other.low
    return None if high is None or most is None else max(high, most)


def _newest(reading: Reading, counts: list[CasualtyMention]) -> list[CasualtyMention]:
    """From the last update on («ارتفاع الحصيلة إلى 12»), where there is one."""
    updated = [c for c in counts if c.update and c.low > 0]
    updated = [c for c in updated if not any(_came_to_it(reading, o, c) for o in updated)]
    if not updated or len(counts) == 1:
        return counts
    newest = sentence_at(reading, updated[-1])
    told = [c for c in counts if sentence_at(reading, c) == newest and c.head >= updated[-1].head]
    return [c for c in told if not _came_to_it(reading, updated[-1], c)]


def _came_to_it(reading: Reading, risen: CasualtyMention, count: CasualtyMention) -> bool:
    """«ارتفع عدد القتلى إلى تسعة بعد مقتل جنديين آخرين»: those whose deaths brought a number to what it is."""
    after = reading.sight.word(count.start - 1) in _DAY_AFTER
    return after and count.low < risen.low and risen.head < count.head and sentence_at(reading, risen) == sentence_at(reading, count)


def _first_told(reading: Reading, counts: list[CasualtyMention]) -> list[CasualtyMention]:
    """The counts of the first sentence that tells the toll; of the first exact one where it only says «العشرات» or «قتلى»."""
    lead = sentence_at(reading, counts[0])
    first = [c for c in counts if sentence_at(reading, c) == lead]
    if any(c.high is not None and not c.vague and not c.denied for c in first):
        return [c for c in first if not c.vague or c.part]  # «أوقع ضحايا ... وبلغت الحصيلة 17 قتيلا»
    if all(c.vague for c in first):
        exact = next((c for c in counts if not c.vague and not c.denied and c.low >= first[0].low), None)
        if exact is not None:
            return [c for c in counts if sentence_at(reading, c) == sentence_at(reading, exact) and not c.vague]
        most = max(counts, key=lambda c: c.low)
        if most.low > max(c.low for c in first) and all(c.rule == "plural" for c in first):
            return [c for c in counts if sentence_at(reading, c) == sentence_at(reading, most)]  # «قتلى وجرحى في قصف», then «عشرات القتلى»
    return first


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
        elif others_too(reading, count) or next_in_order(reading, chosen, count) or with_him(reading, count):
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
        more = next_in_order(reading, chosen, count) or chosen[0].best == 1 and with_him(reading, count)
        if more and 0 < sentence_at(reading, count) - sentence_at(reading, chosen[0]) <= _SAME_ONE:
            return [count]
    if chosen[0].best != 1:
        return []
    for count in counts:
        near = sentence_at(reading, count) - sentence_at(reading, chosen[0]) == 1
        more = count.low > 1 or (count.low == 1 and count.rule in _ONE_MORE)
        if near and more and any(w in _ALSO for w in reading.sight.words(count.start - 2, count.end + 2)):
            return [count]
    return []


def _against_them(reading: Reading, first: CasualtyMention, count: CasualtyMention) -> bool:
    """«قتلت تسعة منهم، وخسر الجيش جنديين قتلا»: the first are the enemy, spoken of with a pronoun, the second one's own."""
    sight = reading.sight
    them = not first.who and "منهم" in sight.words(first.end - 1, first.end + 1)
    return them and bool(count.who) and any(w in _CONTRAST for w in sight.words(first.end, count.head + 1))
