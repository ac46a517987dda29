"""Other sources' numbers for the same people, which make a span of a toll: «قتل ستة ... . وقال شاهد إن عدد القتلى ثمانية»."""

from __future__ import annotations

from dataclasses import replace

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.toll_basics import Toll, sentence_at
from waqai.events.toll_people import other_side, told_early
from waqai.events.toll_reach import meant
from waqai.mentions.counts import CasualtyMention
from waqai.model import Evidence
from waqai.text import word_set

_PRELIMINARY = word_set("أولية الأولية أوليا مبدئية المبدئية أولي سابقة السابقة")  # «والحصيلة الأولية عشرة»: a newer one stands
_SAID = word_set("تحدث تحدثت أشارت رجحت أحصت أحصى قدرت قال قالت ذكر ذكرت أفاد أفادت أعلن أعلنت أكد أكدت بحسب وفق المرصد أوضح أوضحت")
_WAS = word_set("كان كانت وكان وكانت وكانوا")
_BACK_REACH = 16
_EARLIER = word_set("سابق سابقة سابقين مماثل مماثلة")
_FAR = 4  # sentences to another source's number
_FABLE = 5  # a boast of more than so many times the sober number is none


def rival(reading: Reading, draft: Draft, counts: list[CasualtyMention], chosen: list[CasualtyMention]) -> CasualtyMention | None:
    """Another source's number for the same people, told later without a word of update: the two span the toll."""
    if len(chosen) != 1 or chosen[0].vague:
        return None
    mine = chosen[0]
    for count in counts:
        said = any(w in _SAID for w in reading.sight.words(mine.end, count.start))
        apart = (said or sentence_at(reading, count) != sentence_at(reading, mine)) and not reading.sight.word(count.head).startswith("جث")
        gap = sentence_at(reading, count) - sentence_at(reading, mine)
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


def as_far_as_claimed(toll: Toll, boasts: list[CasualtyMention]) -> Toll:
    """A toll up to what the group that struck says of the same deed, where that is no fable: «مقتل جنديين» and «قتلنا 8 جنود» is 2 to 8."""
    low, high = toll.count.low, toll.count.high
    told = [b for b in boasts if b.high == b.low and not b.vague and high is not None and high < b.low <= max(low, 1) * _FABLE]
    if not told or high != low or not low:
        return toll
    most = max(told, key=lambda b: b.low)
    return Toll(replace(toll.count, high=most.low), (*toll.evidence, Evidence(most.span, "count/claimed")))
