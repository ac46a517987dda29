"""The part of a toll that is an event's own, where the text shares the toll out."""

from __future__ import annotations

from dataclasses import replace

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.words import OTHER_PEOPLE, SUBSET
from waqai.text import word_set

_ONE = word_set(
    "واحد واحدة أحدهما إحداهما أحدهم إحداهن آخر أخرى الآخر الأخرى الأول الأولى الثاني الثانية الثالث الثالثة الرابع الرابعة"
) | word_set("ثالث ثالثة رابع رابعة")
_WHERE = ("في", "قرب", "بالقرب", "بمدين", "بمحافظ", "ببلد", "بقري", "شمال", "جنوب", "شرق", "غرب", "وسط", "عند")
_REST = word_set("والباقون والباقين والبقية وبقيتهم وباقيهم")
_IN_IT = word_set("في خلال جراء إثر نتيجة")
_OF_THEM = OTHER_PEOPLE | word_set("منهم منهما منهن بينهم")
_THE_DEAD = word_set("القتلى الضحايا الشهداء الجرحى المصابين المصابون")
_AMONG = word_set("بين ضمن")
_DEAD_REACH = 12
_PLACE_REACH = 10  # tokens from a share to its place
_SUBSET_REACH = 25  # tokens from a total to the deed of some of its dead


def own_share(reading: Reading, draft: Draft, count: CasualtyMention) -> CasualtyMention:
    """The part of a toll that is told of the event's place: «أربعة قتلوا، واحد في المدينة وثلاثة قرب البلدة»."""
    part = _subset(reading, draft, count)
    if part is not count or draft.spot is None:
        return part
    mine = portion(reading, count, draft.spot.place.name_ar) or share_at(reading, count, draft.spot.start)
    return replace(count, low=mine, best=mine, high=mine) if mine else count


def of_those_told(reading: Reading, count: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """«قتل 32 شخصا ... . وأكد المرصد أن القتلى في س بينهم خمسة أطفال», «بين الضحايا ثلاثة من عائلة»: a part of those counted before."""
    words = list(reading.sight.words(max(0, count.start - _DEAD_REACH), count.start + 1))
    among = not SUBSET.isdisjoint(words[-2:]) and not _THE_DEAD.isdisjoint(words)
    behind = len(words) > 2 and words[-2] in _THE_DEAD and words[-3] in _AMONG
    if not (among or behind):
        return False
    return any(c.kind == count.kind and c.low > count.low and c.head < count.head and not (c.aside or c.denied) for c in counts)


def portion(reading: Reading, count: CasualtyMention, place: str) -> int:
    """How many of a total are told at a place: «11 قتلوا، هم ثمانية في س وثلاثة في ص», «13 ... بينهم أربعة في قصف بـ س»; 0 for none."""
    for n, start, end in _shares(reading, count):
        if any(s.place.name_ar == place for s in reading.spots_in(start, min(end, start + _PLACE_REACH))[:2]):
            return n
    return 0


def share_at(reading: Reading, count: CasualtyMention, place: int) -> int:
    """How many of a toll a place has, told at a token: of «ثلاثة، اثنان في س والثالث قرب ص» two and one; 0 where it is not shared."""
    return next((n for n, start, end in _shares(reading, count) if start <= place < end), 0)


def _shares(reading: Reading, count: CasualtyMention) -> list[tuple[int, int, int]]:
    """The shares that a toll is dealt out in behind it, each with the tokens that tell of it; none where they do not make it up."""
    if count.low != count.high or count.low < 2:
        return []
    sight, sentence = reading.sight, reading.sentence_of(count.head)
    parts: list[tuple[int, int]] = []
    for i in range(count.end, sentence.end):
        n = count.low - sum(n for _, n in parts) if parts and _the_rest(reading, i) else _part_at(reading, i)
        if n > 0 and sight.gap(i + 1).strip() == "" and any(s.role != "nationality" for s in reading.spots_in(i, i + _PLACE_REACH)):
            parts.append((i, n))
    among = bool(parts) and any(w in SUBSET for w in sight.words(parts[0][0] - 1, parts[0][0]))
    whole = sum(n for _, n in parts)
    if not (len(parts) > 1 and whole == count.low or among and whole <= count.low):
        return []
    ends = [i for i, _ in parts[1:]] + [sentence.end]
    return [(n, i, end) for (i, n), end in zip(parts, ends, strict=True)]


def _subset(reading: Reading, draft: Draft, count: CasualtyMention) -> CasualtyMention:
    """«قتل 13 جنديا، ثلاثة منهم في كمين ...»: those of a total who died in the deed that is told of them."""
    lead = draft.decision.lead
    if lead is None or count.low < 3 or not 0 < lead.start - count.end < _SUBSET_REACH:
        return count
    for i in range(count.end, lead.start):
        numeral = reading.sight.numeral_at(i)
        if numeral is None or lead.start - numeral.end_token > 2 or not _right_in_it(reading, numeral.end_token + 1, lead.start):
            continue  # «أربعة، ثلاثة منهم أطفال جراء قصف», «اثنان منهم بحالة خطرة، بقصف ...»
        if reading.sight.word(numeral.end_token) in SUBSET:
            if numeral.best >= count.low or any(c is not count and c.start <= i < c.end for c in reading.counts):
                return count  # «قتل أربعة وجرح سبعة بينهم طفلان في غارة»
            return replace(count, low=numeral.best, best=numeral.best, high=numeral.best)
    return count


def _right_in_it(reading: Reading, i: int, lead: int) -> bool:
    """«ثلاثة منهم في كمين», «... جراء قصف»: the deed right behind those counted."""
    return i == lead or reading.sight.word(i) in _IN_IT


def _the_rest(reading: Reading, i: int) -> bool:
    """«12 منهم في الأول والباقون في الثاني», «ثلاثة في س والبقية قرب ص»."""
    return reading.sight.word(i) in _REST and reading.sight.word(i + 1).startswith(_WHERE)


def _part_at(reading: Reading, i: int) -> int:
    """A bare number right before «في», «قرب», «بـ»: one share of a toll."""
    sight = reading.sight
    if sight.word(i).removeprefix("و") in _ONE:
        return 1 if sight.word(i + 1).startswith(_WHERE) else 0
    numeral = sight.numeral_at(i)
    if numeral is None or numeral.kind != "plain" or numeral.unit or numeral.low != numeral.high:
        return 0
    at = numeral.end_token + (sight.word(numeral.end_token) in _OF_THEM)
    return numeral.best if sight.word(at).startswith(_WHERE) else 0
