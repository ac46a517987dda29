"""Whose count it is: of the same people as another, or told by those who struck."""

from __future__ import annotations

from itertools import pairwise

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.words import OTHER_PEOPLE
from waqai.text import word_set

_SAYS = word_set(
    "أعلن أعلنت أعلنوا أكد أكدت أكدوا قال قالت قالوا ذكر ذكرت تبنى تبنت بيان بيانه بيانها ادعى ادعت وأكد وأعلن وقال وأعلنت وأكدت وقالت "
    "مؤكدا مؤكدة معلنا معلنة قائلا قائلة مضيفا مضيفة زاعما زاعمة"
)
_SUM, _FIRST_SUM = "حصيله", word_set("أولية أولى مبدئية")
_WAS = word_set("كان كانت وكان وكانت")
_TIME = word_set("وقت")
_EARLIER = word_set("سابق أسبق مبكر")
_REPORTED = word_set("أفاد ذكر قال أعلن أكد أحصى تحدث أشار وثق أفادوا قالوا أعلنوا")
_WHO = word_set("الذي التي الذين")
_SUM_REACH = 8  # tokens
_THAT = word_set("أن أنه أنها أنهم إن إنه إنها إنهم بأن بأنه بأنها")
_TURNS = word_set("فيما بينما لكن ولكن حين مقابل المقابل")
_NOT = word_set("ليست ليس")
_FIRST = word_set("الأولى الأول")
_SAID_REACH = 6
_NEAR = 4  # tokens between the side that speaks and its verb
_ORDINALS = {
    w: n
    for n, words in enumerate(
        "ثان ثاني ثانية;ثالث ثالثة;رابع رابعة;خامس خامسة;سادس سادسة;سابع سابعة;ثامن ثامنة;تاسع تاسعة;عاشر عاشرة".split(";"), 2
    )
    for w in word_set(words)
}

_OWNER_REACH = 8  # tokens from men with a pronoun back to whose they are


def other_side(reading: Reading, chosen: list[CasualtyMention], count: CasualtyMention) -> bool:
    """Whether a count is of people that the chosen ones do not hold."""
    mine = set(reading.cast.people(count.who, reading.country)) or _of_who_speaks(reading, count) or {h.entry.id for h in count.who}
    theirs = set(reading.cast.people([h for c in chosen for h in c.who], reading.country)) or {h.entry.id for c in chosen for h in c.who}
    return bool(mine and theirs) and not mine & theirs


def _of_who_speaks(reading: Reading, count: CasualtyMention) -> set[str]:
    """«يؤكد الجيش مقتل ثمانية من عناصره»: men with a pronoun are those of the side named before them."""
    if not count.who or not all(h.base.enc for h in count.who):
        return set()
    start = max(reading.sentence_of(count.head).start, count.start - _OWNER_REACH)
    owner = next((h for i in range(count.start - 1, start - 1, -1) for h in reading.sight.at(i, "actors")), None)
    return set(reading.cast.names(owner, reading.country)) if owner is not None else set()


def others_too(reading: Reading, count: CasualtyMention) -> bool:
    """«قتل سبعة جنود ...، وقتل جنديان آخران عندما ...»: people beyond those of its kind told before."""
    return count.rule != "others" and not count.vague and any(w in OTHER_PEOPLE for w in reading.sight.words(count.start, count.end + 1))


def next_in_order(reading: Reading, told: list[CasualtyMention], count: CasualtyMention) -> bool:
    """«إن جنديين لقيا حتفهما وقضى ثالث», «قتل ثلاثة على الفور ثم توفي رابع»: the one behind those told before."""
    nth = place_in_order(reading, count)
    one = count.rule == "others" or count.rule == "singular" and count.low == 1  # «وفاة جندي تاسع»
    return one and nth > 1 and nth == sum(c.low for c in told) + 1


def place_in_order(reading: Reading, count: CasualtyMention) -> int:
    """2 for «جندي ثان», 3 for «ثالث», 0 where no order is told."""
    return next((_ORDINALS[w] for w in reading.sight.words(count.start, count.end + 1) if w in _ORDINALS), 0)


def of_an_earlier(reading: Reading, count: CasualtyMention) -> bool:
    """«وليست هذه أول ضربة، فقد قتل أربعة ...»: the toll of one before."""
    return any(a in _NOT and b in _FIRST for a, b in pairwise(reading.sight.words(max(0, count.start - 6), count.start)))


def told_early(reading: Reading, count: CasualtyMention) -> bool:
    """«وكان المرصد أفاد في وقت سابق عن مقتل 15», «وكان الوالي قال إن 27 قتلوا في حصيلة أولية»: a source's first number, which those told
    since have replaced.
    """
    words = list(reading.sight.words(reading.sentence_of(count.head).start, count.start + 1))
    if any(a == _SUM and b in _FIRST_SUM for a, b in pairwise(words[-_SUM_REACH:])):
        return True  # «وأفادت حصيلة أولى عن ثمانية قتلى»
    behind = reading.sight.words(count.start, reading.sentence_of(count.head).end)
    first = bool(words) and words[0] in _WAS and any(a == _SUM and b in _FIRST_SUM for a, b in pairwise(behind))
    early = first or any(a in _TIME and b in _EARLIER for a, b in pairwise(words))
    return early and any(w.removeprefix("و").removesuffix("ت") in _REPORTED for w in words)


def had_said(reading: Reading, count: CasualtyMention) -> bool:
    """«وكان المؤتمر تحدث السبت عن 35 قتيلا», «ثلاثة قتلى، وكانت الوزارة أعلنت مقتل اثنين»: what somebody had said before, behind a number
    that has risen since.
    """
    words = reading.sight.words(reading.sentence_of(count.head).start, count.start)
    was = next((i for i in range(len(words) - 1, -1, -1) if words[i] in _WAS), None)
    said = () if was is None else words[was + 1 : was + _SAID_REACH]
    return _WHO.isdisjoint(said) and any(w.removesuffix("ت") in _REPORTED for w in said)


def boasted(reading: Reading, draft: Draft, count: CasualtyMention) -> bool:
    """Whether the group that struck says so itself: «أعلن التنظيم في بيان أنه أوقع 50 قتيلا»."""
    groups = {a for a in draft.attackers if reading.cast.is_group(a)}
    nameless = set(draft.attackers) <= {"unknown"}
    if not (groups or nameless) or count.denied or not count.low:
        return False
    own = set(reading.cast.people(count.who, reading.country))
    sight, start = reading.sight, reading.sentence_of(count.head).start
    for hit in sight.within(start, count.head, "actors"):
        names = set(reading.cast.names(hit, reading.country))
        if not (groups & names or (nameless and any(reading.cast.is_group(n) and n not in own for n in names))):
            continue
        says = next((i for i in range(max(start, hit.start - _NEAR), min(count.head, hit.end + _NEAR)) if sight.word(i) in _SAYS), None)
        if says is None:
            continue
        between = sight.words(max(says, hit.end), count.head)
        if any(w in _THAT for w in between) and not any(w in _TURNS for w in between):
            return True
    return False
