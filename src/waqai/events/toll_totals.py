"""Totals that an article gives over several incidents, where one of them has a count of its own."""

from __future__ import annotations

from itertools import pairwise

from waqai.events.reading import Reading
from waqai.events.toll_basics import sentence_at
from waqai.events.toll_died import died_later
from waqai.events.toll_people import other_side
from waqai.events.triggers import triggers
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.words import OTHER_PEOPLE
from waqai.text import word_set

_SCATTERED = word_set("متفرقة منفصلة متفرقتين منفصلتين")
_INCIDENTS = word_set(
    "اشتباكات مواجهات معارك غارات حوادث هجمات تفجيرات أعمال عمليات انفجارات اعتداءات هجومين حادثين حادثتين عمليتين تفجيرين"
)
_PLACES = word_set("ولايات أقاليم مقاطعات مديريات مناطق أنحاء أماكن بلدات قرى مدن أحياء مواقع محافظات")
_VARIOUS = word_set("مختلفة متفرقة متعددة عدة متفرق")
_DURING = word_set("خلال في وخلال آخر مدى")
_OVER = word_set("خلال في")
_DAYS = word_set("يومين أيام الأيام أسبوع الأسبوع أسبوعين أسابيع")
_SPAN_REACH = 3
_HOURS = word_set("ساعة ساعات الساعات الـ24 24 48 72")
_DAYLONG = word_set("24 48 72 الماضية الأخيرة أربع وعشرين ثماني")
_BY_THE_DEATH = tuple(word_set("باستشهاد وباستشهاد بارتقاء وبارتقاء بمقتل وبمقتل بوفاة وبوفاة برحيل وبرحيل"))
_SPREAD = word_set("توزع توزعوا يتوزع يتوزعون موزعين")
_DEEDS_REACH = 6  # «15 شخصا من المدنيين في هجومين»
_PARTS_REACH = 2  # sentences from a total to how it is spread
_WITH_THAT = word_set("بذلك بهذا بذا")
_PLACES_REACH = 22
_OPENING = 3  # tokens of a sentence


def overview(reading: Reading, count: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """A total over several incidents, where a count of the incident's own is told as well: over two countries or more
    («60 قتيلا في هجمات في الكاميرون ونيجيريا»), «في حوادث متفرقة», or a sum before any deed is named."""
    if _of_the_hours(reading, count, counts) or _running(reading, count, counts) or _dealt_out(reading, count):
        return True
    less = [c for c in counts if c.kind == count.kind and not c.vague and 0 < c.low < count.low and not _of_the_enemy(reading, count, c)]
    if count.vague or count.denied or not less:
        return False
    sentence = reading.sentence_of(count.head)
    words = list(reading.sight.words(count.end, min(count.end + 12, sentence.end)))
    if count.update and _over_days(reading, count):
        return True
    scattered = any(w in _SCATTERED and any(b.lstrip("لب") in _INCIDENTS for b in words[max(0, i - 2) : i]) for i, w in enumerate(words))
    various = any(w in _VARIOUS and words[i - 1].lstrip("بل") in _PLACES for i, w in enumerate(words) if i) or any(
        w in _VARIOUS and b in _PLACES for w, b in pairwise(words)
    )  # «في مناطق مختلفة», «في عدة بلدات»
    if scattered or various or _in_so_many_places(reading, count, sentence.end) or _parts_follow(reading, count, less):
        return True
    if count.rule == "sum" and not triggers(reading.sight, sentence.start, sentence.end):
        return any(triggers(reading.sight, s.start, s.end) for s in (reading.sentence_of(c.head) for c in less))
    spots = [s for s in reading.spots_in(sentence.start, sentence.end) if s.role == "event"]
    finer = any(s.place.precision < 4 for s in spots)  # «في بلدة س على الحدود مع الجزائر» is one place
    return not finer and len({s.place.country for s in spots if s.place.precision >= 5}) > 1


def _in_so_many_places(reading: Reading, count: CasualtyMention, end: int) -> bool:
    """«في عمليات جرت في سبع ولايات», «في هجمات على أربع قرى»: places by their number behind a toll."""
    for i in range(count.end, min(end, count.end + _PLACES_REACH)):
        number = reading.sight.numeral_at(i)
        if number is not None and number.low > 2 and reading.sight.word(number.end_token) in _PLACES:
            return True
    return False


def _of_the_hours(reading: Reading, count: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """«... . وقالت الوزارة إن 43 شهيدا و120 جريحا وصلوا إلى المستشفيات خلال 24 ساعة»: the sum of a day, behind an incident's own toll."""
    sentence, sight = reading.sentence_of(count.head), reading.sight
    own = [c for c in counts if c.kind == "killed" and not c.vague and not c.denied and sentence_at(reading, c) < sentence.index]
    if count.vague or count.denied or not own or (count.kind == "killed" and count.low <= own[0].low):
        return False
    for i in range(sentence.start, sentence.end - 2):
        if sight.word(i) in _DURING and any(w in _HOURS for w in sight.words(i + 1, i + 3)):
            return any(w in _DAYLONG or w.lstrip("ال") in _DAYLONG for w in sight.words(i + 1, i + 5))
    return False


def _over_days(reading: Reading, count: CasualtyMention) -> bool:
    """«ارتفع عدد القتلى إلى 44 في أربعة أيام», «... خلال أسبوع إلى 31»: what the days have come to, beside the toll of this one."""
    sight = reading.sight
    for i in range(count.head + 1, count.end + _SPAN_REACH):
        if i >= count.end and any(c in sight.gap(i) for c in "،.\n"):
            return False
        if sight.word(i) in _OVER and any(w in _DAYS for w in sight.words(i + 1, i + 3)):
            return True
    return False


def _running(reading: Reading, count: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """«وباستشهاد سالم يرتفع عدد الشهداء إلى 116»: a tally of many days, where neither those who died now nor those told before come to it;
    «يرتفع عدد قتلى التفجير إلى 12» names the incident's own.
    """
    sight, sentence = reading.sight, reading.sentence_of(count.head)
    if _in_all_since(reading, count):
        return any(c.kind == count.kind and not (c.denied or c.vague) and c.head < sentence.start and c.low < count.low for c in counts)
    opening = next((i for i in range(sentence.start, sentence.start + _OPENING) if sight.word(i).startswith(_BY_THE_DEATH)), None)
    if opening is None or opening > count.head or not count.update or count.kind != "killed":
        return False
    if any(not h.entry.attrs.get("toll") for i in range(count.head + 1, count.head + 3) for h in sight.at(i, "tactics")):
        return False
    dead = [c for c in counts if c.kind == "killed" and not c.denied and c is not count]
    now = sum(c.low for c in dead if sentence.start <= c.head < count.head) or 1
    return count.low > max((c.low for c in dead if c.head < sentence.start), default=0) + now


def _in_all_since(reading: Reading, count: CasualtyMention) -> bool:
    """«وبذلك يرتفع عدد شهداء القطاع منذ الجمعة إلى تسعة»: what all deaths since some day have come to."""
    sight, sentence = reading.sight, reading.sentence_of(count.head)
    opens = any(w.removeprefix("و") in _WITH_THAT for w in sight.words(sentence.start, sentence.start + _OPENING))
    return count.update and opens and "منذ" in sight.words(count.head, min(count.end + _OPENING, sentence.end))


def _dealt_out(reading: Reading, count: CasualtyMention) -> bool:
    """«بلغ عدد الشهداء منذ مطلع الشهر 84. وتوزع الشهداء بين 65 في الضفة و19 في القطاع»: parts of a total that is set apart."""
    sentence = reading.sentence_of(count.head)
    if not any(w.removeprefix("و") in _SPREAD for w in reading.sight.words(sentence.start, sentence.start + _OPENING)):
        return False
    before = (c for c in reading.counts if c.aside and c.kind == count.kind and c.low > count.low)
    return any(0 < sentence.index - sentence_at(reading, c) <= _PARTS_REACH for c in before)


def _of_the_enemy(reading: Reading, count: CasualtyMention, less: CasualtyMention) -> bool:
    """«قتل 17 من المتمردين في مناطق متفرقة، بينما قتل 3 من الجيش»: the other side of the same fights."""
    return sentence_at(reading, count) == sentence_at(reading, less) and other_side(reading, [count], less)


def _parts_follow(reading: Reading, count: CasualtyMention, less: list[CasualtyMention]) -> bool:
    """«قتل عشرة ... قتل خمسة في هجوم ... وخمسة آخرون في انفجار», «قتل 12 في ثلاثة تفجيرات في س وص وع. ففي س قتل خمسة ...»: the first
    number is told again in parts, each of its own sentence.
    """
    if _adds_up(reading, count, less) or _adds_up_at_once(reading, count, less):
        return True
    tolls = [c for c in reading.counts if c.kind == count.kind and c.head > count.head and not c.vague]
    for first, second in pairwise(tolls):
        apart = sentence_at(reading, count) < sentence_at(reading, first) < sentence_at(reading, second)
        if apart and first in less and first.low + second.low == count.low and _of_others(reading, second):
            return True
    return False


def _adds_up(reading: Reading, count: CasualtyMention, less: list[CasualtyMention]) -> bool:
    """Whether two or more numbers right behind a total, one a sentence, come to it, and not all of them are of one incident."""
    parts: list[CasualtyMention] = []
    last = sentence_at(reading, count)
    for part in (c for c in reading.counts if c.kind == count.kind and c.head > count.head and not c.vague and not c.denied):
        if sum(c.low for c in parts) >= count.low or sentence_at(reading, part) == last:
            break
        if died_later(reading, part):
            return False  # «قتل ثمانية ... . قضى ستة فورا ... . وقضى اثنان من المصابين»: of one incident
        parts.append(part)
        last = sentence_at(reading, part)
    return len(parts) > 1 and sum(c.low for c in parts) == count.low and any(c not in less for c in parts)


def _adds_up_at_once(reading: Reading, count: CasualtyMention, less: list[CasualtyMention]) -> bool:
    """«قتل 15 في هجومين، أحدهما في س وأسفر عن تسعة قتلى والآخر في ص وأسفر عن ستة»: numbers behind a total in its own sentence that come to
    it, one of them of another incident than the one at hand.
    """
    end = reading.sentence_of(count.head).end
    if not any(w.lstrip("لب") in _INCIDENTS for w in reading.sight.words(count.end, min(count.end + _DEEDS_REACH, end))):
        return False
    parts = [c for c in reading.counts_in(count.end, end) if c.kind == count.kind and not (c.vague or c.denied)]
    return len(parts) > 1 and sum(c.low for c in parts) == count.low and any(c not in less for c in parts)


def _of_others(reading: Reading, count: CasualtyMention) -> bool:
    return any(w in OTHER_PEOPLE for w in reading.sight.words(count.start, count.end + 2))
