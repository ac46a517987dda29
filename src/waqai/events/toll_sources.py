"""What other sources say of a row's toll: «قتل عشرة ... . لكن قائدا في الجيش تحدث عن ثمانية» is a range (codebook, "Numbers").

A number is another source's for the same people where somebody else speaks («وقال شهود إن ...», «18 وفق المرصد») in a passage that tells
no other deed, place or day, and where nothing says that it counts others, a part of them, or that a newer number replaces it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.toll_people import boasted, had_said, other_side, place_in_order, told_early
from waqai.events.toll_reach import meant
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.words import ACCORDING, OTHER_PEOPLE, SUBSET
from waqai.model import Span
from waqai.text import word_set
from waqai.text.numerals import Numeral

_KINDS = ("killed", "wounded")
_TURNS = word_set(
    "لكن ولكن غير إلا بيد فيما بينما حين أما بدوره بدورها جهته جهتها جانبه جانبها جهتهم جانبهم المقابل بالمقابل وفيما وبينما وأما"
)
_SAID = word_set(
    "قال قالت قالوا يقول تقول تحدث تحدثت تحدثوا يتحدث تتحدث قدر قدرت يقدر تقدر أكد أكدت يؤكد تؤكد ذكر ذكرت ذكروا تذكر يذكر أفاد أفادت "
    "أفادوا قدرهم قدرتهم يقدرهم تقدرهم قدرها رفع رفعت رفعوا يرفع ترفع أعلن أعلنت أحصى أحصت أحصوا وثق وثقت أشار أشارت أورد أوردت زعم "
    "زعمت أوضح أوضحت لفت لفتت نقل نقلت رجح رجحت كشف كشفت"
)
_THEY_ARE = word_set("إنهم أنهم بأنهم")
_NUMBER_OF = word_set("عددهم عددها بعددهم حصيلتهم عدد العدد الحصيلة حصيلة")
_ABOUT = word_set("عن إلى هو هم")
_COUNTED = word_set("أحصى أحصت أحصوا وثق وثقت وثقوا سجل سجلت سجلوا")
_PUT_THEM_AT = word_set("قدرهم قدرتهم يقدرهم تقدرهم قدرها")
_ONLY = word_set("فقط قتلوا قتلا أصيبوا أصيبا سقطوا قضوا")
_OF_THEM = SUBSET | word_set("هؤلاء بينهم القتلى الضحايا الجرحى المصابين الشهداء")
_AMONG = word_set("من بين ضمن")
_NOT_THE_SAME = word_set(
    "أولية الأولية أوليا مبدئية المبدئية أولي نهائية سابق سابقة السابقة سابقين مماثل البداية بداية منذ مجموع إجمالي الإجمالي المجموع"
)
_ANOTHER = word_set("أخرى آخر آخرون")  # «وأشارت صحيفة أخرى إلى ...»
_FAR = 4  # sentences behind a number in which another source may speak of it
_REACH = 16  # tokens from who speaks to the number
_TWICE, _FIVE_TIMES = 2, 5  # how far apart two accounts of one toll are; where a word sets them against each other


def hear_other_sources(reading: Reading, kept: list[Draft]) -> None:
    """Put what other sources say of each row's dead and wounded into `Draft.rivals`."""
    for draft in kept:
        others = {id(c) for d in kept if d is not draft for c in (*d.counts, *d.lent)}
        for kind in _KINDS:
            own = [c for c in (*draft.counts, *draft.lent) if c.kind == kind and not (c.aside or c.denied or c.vague)]
            body = [c for c in own if reading.sentence_of(c.head).kind == "body"]
            if not body or any(c.update for c in own):
                continue
            first = min(body, key=lambda c: c.head)
            again = {reading.sentence_of(c.head).index: c for c in reversed(body) if c.low == first.low}
            for mine in again.values():  # told again further on, beside what another source says
                heard = [*_of_its_own(reading, draft, mine), *_told_by_others(reading, draft, kept, mine)]
                draft.rivals += [c for c in heard if id(c) not in others and c not in draft.rivals]


def _of_its_own(reading: Reading, draft: Draft, mine: CasualtyMention) -> list[CasualtyMention]:
    """The later numbers among a row's own that somebody else gives: what tells them was taken for the same incident already."""
    out = []
    for count in draft.counts:
        if count.kind == mine.kind and count.head > mine.end:
            sentence = reading.sentence_of(count.head)
            voice = _voice(reading, max(sentence.start, mine.end), count.start)
            if voice is not None and _of_the_same(reading, draft, mine, count, voice):
                out.append(count)
    return out


def _told_by_others(reading: Reading, draft: Draft, kept: list[Draft], mine: CasualtyMention) -> list[CasualtyMention]:
    """The numbers of other sources behind a number."""
    sentences = reading.text.sentences
    first = reading.text.tokens[mine.head].sentence
    out: list[CasualtyMention] = []
    for sentence in sentences[first : first + 1 + _FAR]:
        start = max(sentence.start, mine.end) if sentence.index == first else sentence.start
        if sentence.index > first and (sentence.kind != "body" or _other_matter(reading, draft, kept, sentence.start, sentence.end)):
            continue
        for count in reading.counts_in(start, sentence.end):
            voice = _voice(reading, max(start, sentence.start), count.start)
            if voice is not None and count.kind == mine.kind and _of_the_same(reading, draft, mine, count, voice):
                out.append(count)
        out += _left_out(reading, draft, mine, start, sentence.end)
    return out


def _other_matter(reading: Reading, draft: Draft, kept: list[Draft], start: int, end: int) -> bool:
    """Whether a sentence tells another row's deed, or a place, a day or a deed that is not the draft's."""
    if any(k is not draft and any(start <= s.start < end for s in k.segments) for k in kept):
        return True
    if any(s.role == "event" and (draft.spot is None or s.place != draft.spot.place) for s in reading.spots_in(start, end)):
        return True
    if reading.moments_in(start, end) or "new-event" in reading.cued_in(start, end):
        return True
    return any(not (h.entry.attrs.get("toll") or meant(draft, h)) for h in reading.sight.within(start, end, "tactics"))


def _voice(reading: Reading, start: int, number: int) -> str | None:
    """How somebody is heard before a number: `against` what was said («لكن متحدثا قال», «فيما تحدث شهود»), or just `said`; None where
    nobody speaks.
    """
    words = reading.sight.words(max(start, number - _REACH), number)
    said = next((i for i in range(len(words) - 1, -1, -1) if _speaks(words[i])), None)
    if said is None:
        return None
    another = (*words[max(0, said - 1) : said], *words[said + 1 : said + 4])  # «وأخرى رفعت العدد», «وأشارت صحيفة أخرى»
    turned = any(w.removeprefix("و") in _TURNS for w in words[: said + 1]) or any(w.removeprefix("و") in _ANOTHER for w in another)
    return "against" if turned else "said"


def _speaks(word: str) -> bool:
    """«وقال», «فقال», «وبحسب»."""
    bare = word[1:] if word[:1] in ("و", "ف") else word
    return bare in _SAID or bare in ACCORDING or word in _SAID


def _of_the_same(reading: Reading, draft: Draft, mine: CasualtyMention, count: CasualtyMention, voice: str) -> bool:
    """Whether a count may be another account of the people that `mine` counts; what the group that struck boasts of is none."""
    if count.vague or count.denied or count.aside or count.part or count.update or count.low == mine.low or not count.low:
        return False
    if count.claimed or boasted(reading, draft, count) or _part_of_it(reading, draft, mine, count):
        return False
    sight = reading.sight
    sentence = reading.sentence_of(count.head)
    end = min(count.end + 3, sentence.end)
    if any(w in OTHER_PEOPLE for w in sight.words(count.start, end)) or told_early(reading, count) or had_said(reading, count):
        return False
    if place_in_order(reading, count):
        return False  # «مقتل جندي ثان»: one more, or the last of those counted
    if any(w in _NOT_THE_SAME for w in sight.words(max(sentence.start, count.start - _REACH), end)) or _leaves_room(reading, mine, count):
        return False
    before, behind = sight.words(count.start - 2, count.start), sight.words(count.start, min(count.end + 2, sentence.end))
    among = any(w in _AMONG and x in _OF_THEM for w, x in pairwise(behind))
    if among or any(w.removeprefix("و") in SUBSET for w in (*before, *behind)) or _of_others(reading, mine, count):
        return False
    least, most = sorted((count.low, mine.low))
    return most <= least * (_FIVE_TIMES if voice == "against" else _TWICE) and (voice == "against" or least > 2)


def _of_others(reading: Reading, mine: CasualtyMention, count: CasualtyMention) -> bool:
    """Whether a count is of other people; «ستة من مقاتلي الحركة» and «تسعة مقاتلين» may be the same."""
    plain_people = all(h.entry.pack == "persons" for h in count.who)
    again = plain_people and bool({h.entry.id for h in count.who} & {h.entry.id for h in mine.who})
    return not again and other_side(reading, [mine], count)


def _part_of_it(reading: Reading, draft: Draft, mine: CasualtyMention, count: CasualtyMention) -> bool:
    """A number that another one brings up to the first («مقتل ثمانية ... . وقالت إن ستة قتلوا فورا ... . وقضى اثنان»), or some of those
    summed («مقتل جنديين و15 من عناصر الحركة ... . وقال البيان إن 15 عنصرا من الحركة قتلوا»).
    """
    told = (c for c in (*draft.counts, *draft.lent) if c.kind == mine.kind and c is not count and c is not mine)
    if any(c.low + count.low == mine.low for c in told):
        return True
    if mine.rule != "sum" or count.low >= mine.low:
        return False
    theirs, all_of_them = set(reading.cast.people(count.who, reading.country)), set(reading.cast.people(mine.who, reading.country))
    return bool(theirs) and theirs <= all_of_them or not theirs and bool({h.entry.id for h in count.who} & {h.entry.id for h in mine.who})


def _leaves_room(reading: Reading, mine: CasualtyMention, count: CasualtyMention) -> bool:
    """«قتل 30 شخصا ... . وقال متحدث إن أكثر من عشرين قتلوا»: no other account."""
    if mine.high is None:
        return count.low > mine.low
    numbers = (reading.sight.numeral_over(i) for i in range(count.start, count.end))
    return count.high is None and count.low < mine.low and any(n is not None and n.approx == "more_than" for n in numbers)


def _left_out(reading: Reading, draft: Draft, mine: CasualtyMention, start: int, end: int) -> list[CasualtyMention]:
    """Numbers of another source that do not say again what they count: «و18 وفق المرصد», «فيما تحدث شهود عن تسعة»."""
    sight, out = reading.sight, list[CasualtyMention]()
    taken = {i for c in reading.counts_in(start, end) for i in range(c.start, c.end)}
    for i in range(start, end):
        number = sight.numeral_at(i)
        if number is None or i in taken or not plain(sight, number) or number.high is None or not number.low:
            continue
        if not (_by_another(reading, mine, number, end) or _spoken_of(reading, number, start, end)):
            continue
        tokens = reading.text.tokens
        span = Span(tokens[number.core_token].start, tokens[number.end_token - 1].end)
        told = replace(
            mine, start=i, end=number.end_token, head=i, low=number.low, best=number.best, high=number.high, rule="source", span=span,
            update=False, part=False, inside=0,
        )  # fmt: skip
        if _of_the_same(reading, draft, mine, told, "against"):
            out.append(told)
    return out


def _by_another(reading: Reading, mine: CasualtyMention, number: Numeral, end: int) -> bool:
    """«15 قتيلا بحسب الشرطة، و18 بحسب شهود»."""
    sight = reading.sight
    joined = sight.word(number.start_token).startswith("و") or sight.word(number.start_token - 1) == "و"
    behind = number.end_token < end and sight.word(number.end_token) in ACCORDING
    alone = (
        "،" in sight.gap(number.start_token) and reading.sentence_of(mine.head).end >= number.end_token
    )  # «ستة قتلى ..، وثمانية بحسب شاهد»
    return joined and behind and (alone or any(w in ACCORDING for w in sight.words(mine.end, number.start_token)))


def _spoken_of(reading: Reading, number: Numeral, start: int, end: int) -> bool:
    """«فيما تحدثت وسائل إعلام عن تسعة», «بينما قدر مسؤول عددهم بعشرين», «وقال شهود إنهم 15»: set against the number before, with
    nothing counted behind it.
    """
    sight = reading.sight
    if _voice(reading, start, number.start_token) != "against":
        return False
    before = sight.words(number.start_token - 2, number.start_token)
    counted = any(w in _COUNTED for w in before)  # «في حين أحصى ناشطون 19»
    counted = counted or any(w.removeprefix("ف") in _PUT_THEM_AT for w in before[-1:])  # «أما الجيش فقدرهم بعشرين»
    opened = counted or before[-1:] and (before[-1] in _ABOUT or before[-1] in _THEY_ARE) or any(w in _NUMBER_OF for w in before)
    last = number.end_token
    closed = last >= end or sight.word(last) in _ONLY or any(c in sight.gap(last) for c in "،,.؛;»\n") or sight.word(last) in ACCORDING
    return bool(opened) and closed
