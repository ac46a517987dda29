"""The dead and wounded of a clash: each side's own count, told in one sentence or in several, added up (codebook, convention 3)."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.nearness import place_relation
from waqai.events.reading import Reading
from waqai.events.toll_basics import sentence_at
from waqai.events.toll_mourned import told_as_own_dead
from waqai.events.toll_opposed import one_of_the_others, opposed
from waqai.events.toll_people import others_too
from waqai.mentions.counts import CasualtyMention
from waqai.text import word_set

_CONTRAST = word_set("فيما بينما وفيما وبينما مقابل والمقابل حين")
_LOSSES, _ANY_LOSSES = "خساير", word_set("خسائر خسائرا")
_BOTH = word_set("الجانبين الطرفين")
_LOOSE = ("pronoun", "pronoun-plural", "plural", "others", "named", "all-aboard")
_BREATH = 8  # tokens within which one man more is told
_REACH = 3  # sentences from one side's count to the other's


def of_each_side(reading: Reading, draft: Draft, counts: list[CasualtyMention]) -> list[CasualtyMention]:
    """The counts that add up to a clash's toll: for each side the first exact one, else the first; a total told first stands for all."""
    whole = next((c for c in counts if not c.vague and not c.denied and _of_both(reading, c)), None)
    if whole is not None:
        return [whole]
    sides: list[tuple[frozenset[str], CasualtyMention]] = []
    for count in sorted(counts, key=lambda c: c.head):
        if count.vague and any(not c.vague and sentence_at(reading, c) < sentence_at(reading, count) for _, c in sides):
            continue  # «مقتل 15 مسلحا ... . وأدت العمليات إلى مقتل العديد منهم»
        who = _side(reading, count)
        at = next((i for i, (names, c) in enumerate(sides) if _of_one(reading, c, count, _same(names, who))), None)
        if at is not None and sides[at][1].vague and not count.vague and not count.denied and count.low >= sides[at][1].low:
            sides[at] = (who or sides[at][0], count)
        elif not sides:
            sides.append((who, count))
        elif _belongs(reading, draft, sides[-1][1], count):
            if not (who and sides[-1][0]) and (_set_against(reading, sides[-1][1], count) or _own_loss(reading, sides, count)):
                sides.append((who or frozenset(("the other side",)), count))
            elif others_too(reading, count) and sentence_at(reading, count) == sentence_at(reading, sides[-1][1]):
                sides.append((who or frozenset(("others",)), count))
            elif at is None and (
                all(count.low != c.low or opposed(reading, c, count) for _, c in sides)
                or sentence_at(reading, count) == sentence_at(reading, sides[-1][1])
            ):
                sides.append((who, count))
    told = [count for _, count in sides]
    return told[:1] if _are_the_first(told) else told


def _of_both(reading: Reading, count: CasualtyMention) -> bool:
    """«مقتل 37 شخصا وإصابة 22 من الجانبين»: the number, or the one told in a breath with it, is of both sides."""
    for i in range(count.head + 1, count.end + _BREATH):
        if any(c in reading.sight.gap(i) for c in "،.؛\n"):
            return False
        if reading.sight.word(i) in _BOTH:
            return reading.sight.word(i - 1) in ("من", "كلا", "صفوف", "لدي")
    return False


def _are_the_first(told: list[CasualtyMention]) -> bool:
    """«مقتل 12 شخصا في مواجهات ... . أوقعت سبعة قتلى في صفوف الجيش. وقتل خمسة من المسلحين»: the sides come to the number told first."""
    if len(told) < 3:
        return False
    whole, *parts = told
    if whole.low != whole.high or whole.part or any(h.entry.id != "person" for h in whole.who):
        return False
    return sum(c.low for c in parts) == whole.low


def _side(reading: Reading, count: CasualtyMention) -> frozenset[str]:
    """Who is counted, as names that tell sides apart; empty where the text does not say."""
    return frozenset(reading.cast.people(count.who, reading.country)) or frozenset(h.entry.id for h in count.who if h.entry.id != "others")


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)


def _of_one(reading: Reading, first: CasualtyMention, count: CasualtyMention, same: bool) -> bool:
    """Whether a further count is of the side of an earlier one; `same` says what their names tell."""
    return same and not (_one_man(reading, first, count) or opposed(reading, first, count)) or _held(reading, first, count)


def _held(reading: Reading, total: CasualtyMention, count: CasualtyMention) -> bool:
    """«مقتل جنديين و15 من عناصر الحركة ... . وأشار البيان إلى مقتل 15 عنصرا», «مقتل 29 ضابطا من شرطة الحدود ... قتلت 21 ضابطا في البداية»:
    some of a number, told again by no name.
    """
    if count.low >= total.low or any(h.entry.pack == "actors" for h in count.who):
        return False
    theirs, these = (total.who, count.who) if total.rule == "sum" else (total.who[:1], count.who[:1])
    return bool({h.entry.id for h in these} & {h.entry.id for h in theirs})


def _one_man(reading: Reading, one: CasualtyMention, count: CasualtyMention) -> bool:
    """«قتل رئيس مركز الحرس ...، كما أسفرت العملية عن مقتل ثلاثة إرهابيين»: one told by his office, then others by their number."""
    apart = one.rule == "office" and not one.who and count.low > 1 and bool(count.who)
    return apart and sentence_at(reading, one) == sentence_at(reading, count)


def _belongs(reading: Reading, draft: Draft, last: CasualtyMention, count: CasualtyMention) -> bool:
    """Whether a further count may be of the same clash: told soon after, of people by number, not of another place."""
    gap = sentence_at(reading, count) - sentence_at(reading, last)
    others = count.rule == "others" and count.who and not gap and count.kind == "wounded"
    loose = count.rule in _LOOSE and not (count.rule == "pronoun" and told_as_own_dead(reading, count))
    if gap > _REACH or count.denied or (loose and not others and not (count.rule == "plural" and count.who)):
        return False
    far = count.rule == "singular" and count.head - last.end > _BREATH
    if far and not (_of_those_fights(reading, count) or one_of_the_others(reading, draft, last, count)):
        return False
    sentence = reading.sentence_of(count.head)
    spots = [s for s in reading.spots_in(sentence.start, sentence.end) if s.role == "event"]
    mine = draft.spot.place if draft.spot is not None else None
    return not gap or mine is None or not spots or any(place_relation(mine, s.place) != "apart" for s in spots)


def _own_loss(reading: Reading, sides: list[tuple[frozenset[str], CasualtyMention]], count: CasualtyMention) -> bool:
    """«أوقعت عشرة قتلى في صفوفها، وفقدت القوات جنديا», «وقضوا على خمسة ... . ونال أحدهم وسام الشهادة»: dead whom a side loses or mourns as
    its own, beside those of the enemy.
    """
    return told_as_own_dead(reading, count) and not any(told_as_own_dead(reading, c) for _, c in sides)


def _of_those_fights(reading: Reading, count: CasualtyMention) -> bool:
    """«وخلفت تلك المواجهات قتيلا و5 جرحى في صفوف الجيش»: the result of the fights told before, with the side that it is of."""
    first = reading.sentence_of(count.head).start
    told = reading.sight.within(first, count.head, "tactics")
    fights = any(h.base.article and h.entry.attrs.get("tactic") == "armed_clash" for h in told)
    return fights and count.head - first <= _BREATH and any(h.entry.pack == "actors" for h in count.who)


def _set_against(reading: Reading, last: CasualtyMention, count: CasualtyMention) -> bool:
    """«قتل 22 من المسلحين ... فيما قتل 9»: the nameless second is the other side."""
    if any(w.startswith(_LOSSES) and w not in _ANY_LOSSES for w in reading.sight.words(count.start - 3, count.start)):
        return True  # «قتلت 30 منهم، وإن خسائرها ثلاثة جنود»: one's own, beside the enemy's
    one_breath = sentence_at(reading, count) == sentence_at(reading, last) and count.low != last.low
    return one_breath and any(w in _CONTRAST for w in reading.sight.words(last.end, count.head + 1))
