"""What an armed group itself tells: the sentences of its statement, and the deeds in them, which are its own and which it claims.

«قالت الكتائب إن مقاتليها فجروا ... . وأضافت أنهم قصفوا ... . وعند المفرق دمروا دبابة»: a sentence that names no other teller and no other
doer carries on the statement.
"""

from __future__ import annotations

from dataclasses import dataclass

from waqai.events.cast import KINDS
from waqai.events.draft import Draft
from waqai.events.parts import is_noun
from waqai.events.reading import Reading
from waqai.events.role_disowning import disowns
from waqai.events.role_words import AFFILIATE, HIS_MEN, IT_SAYS, THAT, THAT_THEY
from waqai.events.saying import ADDED, PUBLISHED, SAID
from waqai.events.side_basics import country_of, take_attackers
from waqai.mentions.lexicon import Hit
from waqai.text import word_set

_SAYS = SAID | ADDED | PUBLISHED | word_set("كشف كشفت لفت لفتت أصدر أصدرت صرح صرحت نوه نوهت")
_THAT = THAT | THAT_THEY | word_set("إلى")
_TELLERS = word_set(
    "مصدر مصادر مراسل مراسلنا مراسلون وزارة وزير ناشط ناشطون ناشطين شهود شاهد سكان أهالي وكالة قناة صحيفة إذاعة موقع المرصد مرصد مسؤول "
    "مسؤولون طبيب مستشفى الصليب الهلال منظمة الأمم جيش الجيش شرطة الشرطة حكومة الحكومة وسائل"
)
_OWN_TELLERS = word_set("المتحدث متحدث الناطق ناطق بيان إعلام مكتب حساب منصة باسم قيادة")
_ARMED = ("armed_group",)
_OWN_MEN = ("fighter", "fighters", "rebels")
_SUBJECT = 7  # tokens from a verb of saying to who says it
_OPENING = 3  # tokens of a sentence in which a verb of saying opens it
_TO_THE_DEED = 9  # tokens from «إنها» or «مقاتليها» to the deed
_OWN_NAME = 4  # tokens before a deed in which a name is that of its doer
_OWN_WORDS = word_set("بيان بيانها بيانه البيان بيانات بلاغ تصريحات تصريح بلاغات")
_COMMUNIQUES = word_set("بلاغ بيان البلاغ البيان تصريح")
_ISSUED = word_set("عسكري صحفي صحافي عاجل مهم هام صادر صادرة عن رقم من باسم عملياتي إعلامي")
_HEADING = 12
_ACCORDING = word_set("حسب بحسب وفق وفقا في عبر")
_AS_SAID = word_set("أعلن أعلنت ذكر ذكرت قال قالت أكد أكدت")  # «وفق ما أعلن في بيان»
_WHAT = word_set("ما كما حسبما وفقما")
_ITS = word_set("لها له لهم")
_NOT_OWNED = ("arrest_raid", "protest_violence", "other", "air_strike")


@dataclass(frozen=True, slots=True)
class _Statement:
    """The group that tells a sentence, the token from which it tells, and whether the sentence itself says so."""

    teller: Hit
    since: int
    said: bool
    own_words: bool = False
    heads: bool = False  # its title says that all of the text is the group's


def own_statements(reading: Reading, drafts: list[Draft]) -> None:
    """Give deeds that an armed group tells of as its own the group as attacker, where none is named, and as claimant."""
    statements = _statements(reading)
    for draft in drafts:
        told, lead = statements[draft.segment.sentence.index], draft.decision.lead
        if told is None or lead is None or draft.cut or draft.segment.in_title or draft.claimed_by is not None or lead.start < told.since:
            continue
        names = reading.cast.names(told.teller, country_of(reading, draft))[:1]
        if disowns(reading.sight, told.teller):
            continue  # «قالت الحركة إنها لا تقف وراء إطلاق الصاروخ»
        if draft.tactic in _NOT_OWNED or not names or names[0] in {*KINDS, *draft.targets} or reading.cast.is_state(names[0]):
            continue
        if draft.tactic == "armed_clash" or not _unsaid_subject(reading, draft, lead, told.teller) or not _its_own(reading, told, lead):
            continue
        nobody = set(draft.attackers) <= KINDS and all(h.entry.label_en in _OWN_MEN for h in draft.attacker_hits)
        if nobody:
            take_attackers(draft, names, (told.teller,), "tells of its own deed", 0.8)
        if draft.attackers[:1] == names:
            draft.claimed_by, draft.claim_hit = names[0], told.teller


def _its_own(reading: Reading, told: _Statement, lead: Hit) -> bool:
    """«أنها قصفت», «إن مقاتليها فجروا», «أعلنت استهداف ثكنة», «دمروا»: words that make the deed that of who tells it."""
    if _many(reading, lead) or told.own_words or told.said and lead.form == "masdar" and 0 <= lead.start - told.teller.end <= 2:
        return True
    if not told.said and lead.form not in ("verb", "phrase"):
        return False
    said = range(max(told.since, lead.start - _TO_THE_DEED), lead.start)
    theirs = next((i for i in reversed(said) if reading.sight.word(i) in IT_SAYS or reading.sight.word(i) in HIS_MEN), None)
    others = reading.sight.within(theirs + 1, lead.start, "actors") if theirs is not None else []
    return theirs is not None and all(is_noun(h) for h in others)


def _many(reading: Reading, lead: Hit) -> bool:
    """«دمروا», «كمنوا»: they, who were told of before; «هاجمنا»: we, who tell it."""
    return reading.sight.word(lead.start).endswith(("وا", "نا"))


def _unsaid_subject(reading: Reading, draft: Draft, lead: Hit, teller: Hit) -> bool:
    """«دمروا دبابة», «إنها قصفت ثكنة», «واستهداف ثكنة»: a deed whose doer its clause leaves unsaid, or names as who tells it."""
    if lead.form == "noun" or reading.sight.word(lead.start).startswith(("ال", "ل")):
        return False  # «ردا على القصف», «انتقاما لتفجير»
    segment = draft.segment
    here = range(max(segment.start, lead.start - _OWN_NAME), segment.end)
    named = [h for h in draft.attacker_hits if h.start in here and not is_noun(h)]
    return all(h.start == teller.start or h.start < lead.start and h.entry.label_en == teller.entry.label_en for h in named)


def _statements(reading: Reading) -> list[_Statement | None]:
    """For every sentence the statement that it is part of."""
    out: list[_Statement | None] = []
    last: _Statement | None = None
    for sentence in reading.text.sentences:
        if sentence.kind == "title":
            last = _heads_a_communique(reading, sentence.start, sentence.end)
            out.append(None)
            continue
        last = _statement(reading, sentence.start, sentence.end, last)
        out.append(last)
    return out


def _heads_a_communique(reading: Reading, start: int, end: int) -> _Statement | None:
    """«بلاغ عسكري صادر عن كتائب ...», «بيان رقم 3 للحركة» as a title: what follows is the group's own telling."""
    sight = reading.sight
    if sight.word(start) not in _COMMUNIQUES:
        return None
    near = sight.within(start + 1, min(end, start + _HEADING), "actors")
    group = next((h for h in near if str(h.entry.attrs.get("class")) in _ARMED), None)
    if group is None or not all(sight.word(i) in _ISSUED or sight.numeral_over(i) for i in range(start + 1, group.start)):
        return None
    return _Statement(group, start, True, own_words=True, heads=True)


def _statement(reading: Reading, start: int, end: int, last: _Statement | None) -> _Statement | None:
    sight = reading.sight
    for i in range(start, end):
        word = sight.word(i)
        if word in _ACCORDING and i > start and sight.word(i + 1).removeprefix("ال") in _TELLERS:
            return None
        if word.removeprefix("و") not in _SAYS or sight.word(i - 1) in _WHAT:
            continue  # «وفق ما أعلن في بيان»
        reach = next((k for k in range(i + 1, min(i + 1 + _SUBJECT, end)) if sight.word(k) in _THAT), min(i + 1 + _SUBJECT, end))
        found = next((h for h in sight.within(i + 1, reach, "actors") if sight.word(h.start - 1) not in AFFILIATE), None)
        if found is None and reach <= i + 2 and last is not None and i - start < _OPENING:  # «وأضافت أن», «قالت فيه إن»
            return _Statement(last.teller, i, True)
        if last is not None and last.heads and (found is None or set(reading.cast.names(found, reading.country)) <= KINDS):
            return _Statement(last.teller, start, True, own_words=True, heads=True)  # «وأكد المجاهدون ...» in its own communique
        if found is not None and last is not None and _means(reading, found, last.teller):  # «وقال الحزب إن مجاهديه ...»
            return _Statement(last.teller, found.start, True)
        if found is None or str(found.entry.attrs.get("class")) not in _ARMED:
            return None
        between = [sight.word(k).removeprefix("ال") for k in range(i + 1, found.start)]
        others = any(w in _TELLERS for w in between) and not any(w in _OWN_TELLERS for w in between)
        return None if others else _Statement(found, found.start, True)
    own = _by_its_words(reading, start, end)
    if own is not None:
        return _Statement(own, start, True, own_words=True)
    return _Statement(last.teller, start, False, last.own_words and last.heads, last.heads) if last is not None else None


def _means(reading: Reading, noun: Hit, teller: Hit) -> bool:
    """Whether a common noun («الحركة», «الحزب») stands for who told the sentence before."""
    return bool(noun.entry.attrs.get("anaphora")) and teller.entry.label_en in reading.cast.names(noun, reading.country)


def _by_its_words(reading: Reading, start: int, end: int) -> Hit | None:
    """«دكت الكتائب المدينة ...، حسب تصريحات لها»: the group named first in a sentence that gives its own words as source."""
    sight = reading.sight
    for i in range(start + 1, end):
        if sight.word(i) in _OWN_WORDS and sight.word(i - 1) in _ACCORDING:
            its = any(sight.word(k) in _ITS for k in range(i + 1, i + 3)) or sight.word(i) in ("بيانها", "بيانه")
            if its or sight.word(i - 1) == "في" and sight.word(i - 2) in _AS_SAID and sight.word(i - 3) in _WHAT:
                return next((h for h in sight.within(start, i, "actors") if str(h.entry.attrs.get("class")) in _ARMED), None)
    return None
