"""Which row a toll goes to where no draft that is kept holds it, and which counts told beside a row are another incident's."""

from __future__ import annotations

from dataclasses import replace

from waqai.events.another_deed import in_another_deed
from waqai.events.cut_case import comma
from waqai.events.draft import Draft
from waqai.events.nearness import place_relation
from waqai.events.reading import Reading
from waqai.events.telling import hurt_otherwise
from waqai.events.toll_answers import of_another
from waqai.events.toll_basics import sentence_at
from waqai.events.toll_died import died_further_on
from waqai.events.toll_own import names_attacker
from waqai.events.toll_people import had_said, other_side, told_early
from waqai.events.toll_repeats import told_in_the_title, told_with_the_same
from waqai.events.toll_shares import portion, share_at
from waqai.events.toll_titles import leave_titles_to_others
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.words import FELLOW_PAIRS, FELLOWS, OTHER_PEOPLE, SUBSET
from waqai.mentions.lexicon import Hit
from waqai.model import TACTIC_GROUPS, Span
from waqai.text import word_set

_KIN = frozenset(frozenset(p.split()) for p in ("armed clash", "armed bomb", "clash stand-off", "armed property", "bomb stand-off"))

_SHARE_REACH = 11
_SAYING = word_set("قال قالت ذكر ذكرت أفاد أفادت تحدث تحدثت أكد أكدت أعلن أعلنت أشار أشارت قدر قدرت بحسب وفق حسب قالوا ذكروا أوضح أوضحت")
_SAYING_REACH = 6
_FURTHER = 3  # sentences from a row to its toll
_NEAR_BY = 2  # sentences from the dead to the hurt told apart from them
_AFTER_NUMBER = OTHER_PEOPLE | word_set("آخر أخرى منهم")
_WHERE = word_set("في قرب على بمنطقة بمدينة ببلدة بقرية بحي بريف جراء إثر")
_ONE_MORE = word_set("وثالث وثالثة ورابع ورابعة وخامس وخامسة وسادس وآخر وأخرى")
_EARLY_REACH = 3  # sentences from a number to an older one
_LEAD_REACH = 2  # sentences from a lead to the first row
_OF_A_WAR = 1000  # dead or wounded


def lend_tolls(reading: Reading, events: list[Draft], kept: list[Draft]) -> None:
    """Give a kept draft without a toll the one that stands beside it: with a draft that was not kept and tells no other place or kind of
    deed, or in the sentence right after it, where that tells nothing else. Of several places told in one clause the first has it.

    `events` are all drafts of the article, `kept` those that become rows; what is given stands in `Draft.lent`.
    """
    order = sorted(kept, key=lambda d: d.segment.start)
    _to_the_first(reading, order)
    _past_early_numbers(reading, order)
    apart = {id(d) for d in order for o in order if d.segment.sentence is o.segment.sentence and hurt_otherwise(reading, d, o)}
    owned = {id(c) for d in kept if d.own_place or id(d) in apart for c in d.counts}
    seen: set[int] = set()
    for draft in order:
        first = draft.segment.start not in seen
        seen.update(s.start for s in draft.segments)
        share = None if first else _own_share(reading, draft, order)
        if share is not None:
            draft.lent = [share]
        own = [c for c in draft.counts if not of_another(reading, draft, c)]
        if first and own:
            more = [
                *_near_by(reading, draft, order, own, owned),
                *_of_both(reading, draft, events, order, own),
                *died_further_on(reading, draft, order, own),
            ]
            draft.lent = [c for c in more if id(c) not in owned]
            owned.update(id(c) for c in draft.lent)
        if not first or any(not (c.aside or c.kind == "killed" and names_attacker(c)) for c in own):
            continue
        told = _of_the_unkept(draft, events, order) or _next_door(reading, draft) or _further_on(reading, draft, order)
        draft.lent = [c for c in told if id(c) not in owned]
        owned.update(id(c) for c in draft.lent)
    for draft in order:
        draft.lent = [*draft.lent, *told_with_the_same(reading, draft, order, owned)]
        draft.lent = [*draft.lent, *told_in_the_title(reading, draft, order, owned)]
        draft.lent = [c for c in draft.lent if not _of_another_deed(reading, c)]
    leave_titles_to_others(reading, order)


def _of_another_deed(reading: Reading, count: CasualtyMention) -> bool:
    """«وأصيب رابع في حادث منفصل»: the clause of a count says that its deed is another."""
    sentence = reading.sentence_of(count.head)
    return in_another_deed(reading.sight, count.start, comma(reading.sight, count.end - 1, sentence.end))


def _to_the_first(reading: Reading, order: list[Draft]) -> None:
    """«اشتباكات في جبهتي النخيل والكرمة ... . وقتل سبعة خلال المواجهات»: the toll that further sentences tell of all places of a list
    stands on the first of them (codebook, convention 2), not on the one that those sentences were joined to.
    """
    firsts: dict[int, Draft] = {}
    for draft in order:
        first = firsts.setdefault(draft.segment.start, draft)
        if first is draft or first.counts or first.tactic != draft.tactic:
            continue
        told = [c for c in draft.counts if _of_the_list(reading, draft, c)]
        if told and len(told) == len(draft.counts):
            first.counts, draft.counts = told, []


def _past_early_numbers(reading: Reading, order: list[Draft]) -> None:
    """«ارتفعت إلى 22 ... على الحيدرية والصاخور. وكان المرصد أفاد في وقت سابق عن مقتل 15»: a number that another row's has replaced is no
    toll of the row that its sentence was joined to.
    """
    for draft in order:
        early = [c for c in draft.counts if _of_the_list(reading, draft, c) and told_early(reading, c) or _had_been_said(reading, c)]
        for count in early:
            last = sentence_at(reading, count)
            newer = (c for d in order if d is not draft for c in d.counts if 0 < last - sentence_at(reading, c) <= _EARLY_REACH)
            if any(c.kind == count.kind and c.low > count.low and (c.update or told_early(reading, count)) for c in newer):
                draft.counts.remove(count)


def _had_been_said(reading: Reading, count: CasualtyMention) -> bool:
    """«وكان المؤتمر تحدث السبت عن 35 قتيلا»: in a sentence of its own that names no place of an incident."""
    sentence = reading.sentence_of(count.head)
    return had_said(reading, count) and not any(s.role == "event" for s in reading.spots_in(sentence.start, sentence.end))


def _of_the_list(reading: Reading, draft: Draft, count: CasualtyMention) -> bool:
    """Whether a count stands in a further sentence that names no place of an incident."""
    sentence = reading.sentence_of(count.head)
    further = sentence.kind == "body" and sentence is not draft.segment.sentence
    return further and not any(s.role == "event" for s in reading.spots_in(sentence.start, sentence.end))


def _lacking(count: CasualtyMention, own: list[CasualtyMention]) -> bool:
    """Whether a count is of the dead or the wounded where a row holds only the other of the two."""
    kinds = {c.kind for c in own if not c.aside and not (c.kind == "killed_or_wounded" and c.vague)}
    return {count.kind} | kinds == {"killed", "wounded"} and count.kind not in kinds


def _of_nobody(count: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """«دون خسائر بشرية», «ولم يصب أحد بأذى»: neither dead nor hurt, so not of a row that has some."""
    return count.denied and any(c.denied and c.head == count.head and c.kind != count.kind for c in counts)


def _said_otherwise(reading: Reading, count: CasualtyMention, own: list[CasualtyMention]) -> bool:
    """«قتل ستة ... . وقال شاهد إن عدد القتلى ثمانية»: another source's number of the same dead, in the sentence behind (see `tolls`)."""
    mine = [c for c in own if c.kind == count.kind]
    if len(mine) != 1 or count.rule != "number-after" or count.vague or count.denied or count.update or mine[0].vague:
        return False
    sentence = reading.sentence_of(count.head)
    if sentence.index - reading.sentence_of(mine[0].head).index != 1 or reading.moments_in(sentence.start, sentence.end):
        return False
    opening = reading.sight.words(sentence.start, min(sentence.start + _SAYING_REACH, count.start))
    return any(w.removeprefix("و") in _SAYING for w in opening)


def _near_by(reading: Reading, draft: Draft, kept: list[Draft], own: list[CasualtyMention], owned: set[int]) -> list[CasualtyMention]:
    """The hurt (or the dead) told a sentence or two behind a row's dead (or hurt), where that passage tells no other place or deed:
    «قتل 12 ... . وأضاف المرصد أن عشرات أصيبوا».
    """
    last = max(sentence_at(reading, c) for c in own)
    sentences = reading.text.sentences
    for after in sentences[last + 1 : last + 1 + _NEAR_BY]:
        if after.kind != "body" or any(k is not draft and any(s.sentence is after for s in k.segments) for k in kept):
            break
        counts = [c for c in reading.counts_in(after.start, after.end) if not c.aside]
        if not counts:
            continue
        if any(s.role == "event" for s in reading.spots_in(after.start, after.end)):
            break
        foreign = [h for h in reading.sight.within(after.start, after.end, "tactics") if not (h.entry.attrs.get("toll") or meant(draft, h))]
        if foreign:
            break
        found = [c for c in counts if (_lacking(c, own) or _said_otherwise(reading, c, own)) and id(c) not in owned]
        found = [c for c in found if not _of_nobody(c, counts)]
        if found:
            return found
    return []


def meant(draft: Draft, hit: Hit) -> bool:
    """Whether a word of violence may mean a draft's own deed: «في هذا الهجوم»."""
    tactic = str(hit.entry.attrs.get("tactic"))
    return tactic == "other" or (
        hit.base.article and (bool(hit.entry.attrs.get("generic")) or TACTIC_GROUPS.get(tactic) == TACTIC_GROUPS[draft.tactic])
    )


def _of_both(reading: Reading, draft: Draft, events: list[Draft], kept: list[Draft], own: list[CasualtyMention]) -> list[CasualtyMention]:
    """For a clash, the other side's dead told right beside it in a clause that is no row of its own."""
    if draft.tactic != "armed_clash":
        return []
    for other in events:
        if any(other is k for k in kept) or other.segment.in_title or other.status != draft.status or not _at_one_place(other, draft):
            continue
        if other.spot is None or not other.own_place or not _alike(other, draft):
            continue
        told = [c for c in other.counts if not c.vague and not c.denied and c.who]
        near = [c for c in told if any(abs(sentence_at(reading, c) - sentence_at(reading, o)) <= 1 for o in own)]
        if near and all(other_side(reading, [o for o in own if o.kind == c.kind], c) for c in near):
            return near
    return []


def _own_share(reading: Reading, draft: Draft, kept: list[Draft]) -> CasualtyMention | None:
    """«قتل خمسة في دوما وثلاثة في حرستا», «... وتسعة آخرون في قصف على كفرنبل»: the number right before a later place of a list, with no
    noun of its own, is of the kind told before it.
    """
    if draft.spot is None or any(c.kind == "killed" for c in draft.counts):
        return None
    sight, sentence = reading.sight, reading.sentence_of(draft.spot.start)
    sharing = [k for k in kept if any(s is draft.segment for s in k.segments)]
    told = [c for k in sharing for c in k.counts if sentence.start <= c.head < draft.spot.start]
    if not told or draft.counts and all(c.kind != "killed" for c in told):
        return None
    last = max([c for c in told if not c.vague] or told, key=lambda c: c.head)
    for total in (c for c in told if c.kind == "killed" and c.low == c.high):
        if mine := portion(reading, total, draft.spot.place.name_ar):
            return replace(total, low=mine, best=mine, high=mine, rule="share", update=False, inside=0)
    if mine := share_at(reading, last, draft.spot.start):  # «قتل اثنان، أحدهما في س والآخر في ص»
        return replace(last, low=mine, best=mine, high=mine, rule="share", update=False, inside=0)
    for i in range(draft.spot.start - 1, max(last.end, draft.spot.start - _SHARE_REACH) - 1, -1):
        if any(s.role == "event" for s in reading.spots_in(i, draft.spot.start)) or any(c in sight.gap(i + 1) for c in ".؛;!؟\n"):
            return None
        numeral = sight.numeral_over(i)
        someone = _someone(reading, i) if numeral is None or numeral.kind == "ordinal" else None
        if someone is not None:
            start, end, n = someone
            span = Span(reading.text.tokens[start].start, reading.text.tokens[end - 1].end)
            return replace(
                last, start=start, end=end, head=start, low=n, best=n, high=n, rule="share", span=span, update=False, inside=0, vague=False
            )
        if numeral is None:
            continue
        at = numeral.end_token + (sight.word(numeral.end_token) in _AFTER_NUMBER)
        if sight.word(numeral.start_token - 1) in SUBSET or sight.word(numeral.start_token) in SUBSET:
            continue  # «وأربعة مدنيين بينهم طفلان في القرية»
        at = _past_people(reading, at)
        joined = sight.word(numeral.start_token).startswith("و") or sight.word(numeral.start_token - 1) == "و"  # «و4» is two tokens
        bare = plain(sight, numeral) and sight.word(at) in _WHERE and (joined or at > i + 1)
        if not bare or numeral.low < 1:
            return None
        span = Span(reading.text.tokens[numeral.start_token].start, reading.text.tokens[numeral.end_token - 1].end)
        return replace(
            last, start=numeral.start_token, end=numeral.end_token, head=numeral.start_token, low=numeral.low, best=numeral.best,
            high=numeral.high, rule="share", span=span, update=False, inside=0, vague=False, denied=False,
        )  # fmt: skip
    return None


def _past_people(reading: Reading, at: int) -> int:
    """The token behind those counted and the part of them told: «مدنيين بينهم طفل», «أشخاص منهم ثلاثة أطفال»."""
    sight = reading.sight
    person = next((h for h in sight.at(at, "persons") if not h.base.pro and not h.base.article), None)
    if person is None and sight.word(at) not in SUBSET:
        return at
    at = person.end if person is not None else at
    if sight.word(at) not in SUBSET:
        return at
    part = sight.numeral_at(at + 1)
    child = next(iter(sight.at(part.end_token if part is not None else at + 1, "persons")), None)
    return child.end if child is not None else at


def _someone(reading: Reading, i: int) -> tuple[int, int, int] | None:
    """«وامرأة وطفلها في قصف على ...»: one or two people and those with them, right before where they died: first token, end, how many."""
    sight = reading.sight
    if sight.word(i) in _ONE_MORE and sight.word(i + 1) in _WHERE:
        return i, i + 1, 1  # «شابان في س وثالث في ص»
    person = next(
        (h for h in sight.at(i, "persons") if h.base.pro == "و" and h.number in (1, 2) and not (h.base.article or h.base.enc)), None
    )
    if person is None or person.entry.attrs.get("casualty"):
        return None
    n, at = person.number, person.end
    while sight.word(at).startswith("و") and (sight.word(at)[1:] in FELLOWS or sight.word(at)[1:] in FELLOW_PAIRS):
        n += 1 if sight.word(at)[1:] in FELLOWS else 2
        at += 1
    return (i, at, n) if sight.word(at) in _WHERE else None


def _of_the_unkept(draft: Draft, events: list[Draft], kept: list[Draft]) -> list[CasualtyMention]:
    """«إثر مقتل طفل بعد إحراق منزل»: the toll of a clause that is no row of its own."""
    here = draft.segment
    for other in events:
        if any(other is k for k in kept) or not other.counts or other.segment.in_title or other.status != draft.status:
            continue
        there = other.segment
        gap = there.sentence.index - here.sentence.index
        if _summed_up(draft, other, kept):
            return other.counts
        if gap not in (0, 1) or (gap and there.sentence.paragraph != here.sentence.paragraph):
            continue
        low, high = sorted((here.start, there.start))
        if any(low < k.segment.start < high for k in kept):
            continue
        if there is here and _placed_by_the_deed(draft, other):
            return other.counts
        if _alike(other, draft) and _at_one_place(other, draft):
            return other.counts
    return []


def _summed_up(draft: Draft, other: Draft, kept: list[Draft]) -> bool:
    """«قتل 23 في مذبحة شرقي البلاد ... . وقال الحاكم إن مسلحين هاجموا قرية س»: a lead that is no row tells the toll of the first row."""
    if not 1 <= draft.segment.sentence.index - other.segment.sentence.index <= _LEAD_REACH:
        return False
    if (
        any(k.segment.start < draft.segment.start for k in kept if k is not draft)
        or TACTIC_GROUPS[other.tactic] != TACTIC_GROUPS[draft.tactic]
    ):
        return False
    if other.spot is None or draft.spot is None or not other.own_place:
        return False
    return place_relation(other.spot.place, draft.spot.place) == "contains"


def _placed_by_the_deed(draft: Draft, other: Draft) -> bool:
    """«كتائب من طرابلس فقدت عشرة في قتال قرب سرت»: the deed's own place stands right behind it, another one far before."""
    lead, mine, theirs = draft.decision.lead, draft.spot, other.spot
    if lead is None or mine is None or theirs is None:
        return False
    return theirs.end <= lead.start and lead.end <= mine.start <= lead.end + 3


def _further_on(reading: Reading, draft: Draft, kept: list[Draft]) -> list[CasualtyMention]:
    """The first toll told behind a row that has none, in a sentence or two that tell no other row, place, day or deed: «استهدفت مسيرة
    سيارة ... . ولم يعرف من كان فيها. وقال المركز الإعلامي إن مقاتلين استشهدا».
    """
    last = draft.segments[-1].sentence
    if last.kind == "title":
        return []
    for after in reading.text.sentences[last.index + 1 : last.index + 1 + _FURTHER]:
        if after.kind != "body" or any(k is not draft and any(s.sentence is after for s in k.segments) for k in kept):
            return []
        if any(s.role == "event" for s in reading.spots_in(after.start, after.end)) or "new-event" in reading.cued_in(
            after.start, after.end
        ):
            return []
        if any(not (h.entry.attrs.get("toll") or meant(draft, h)) for h in reading.sight.within(after.start, after.end, "tactics")):
            return []
        counts = [c for c in reading.counts_in(after.start, after.end) if not c.aside]
        if reading.moments_in(after.start, after.end):
            return []
        if counts:
            return counts
    return []


def _alike(other: Draft, draft: Draft) -> bool:
    lead = other.decision.lead
    if lead is None or lead.entry.attrs.get("toll"):
        return True
    a, b = TACTIC_GROUPS[other.tactic], TACTIC_GROUPS[draft.tactic]
    return a == b or frozenset((a, b)) in _KIN


def _at_one_place(other: Draft, draft: Draft) -> bool:
    if not other.own_place or other.spot is None or draft.spot is None:
        return True
    return place_relation(other.spot.place, draft.spot.place) != "apart"


def _next_door(reading: Reading, draft: Draft) -> list[CasualtyMention]:
    """The toll of the sentence right after a draft's last telling, where that tells nothing else."""
    last = draft.segments[-1].sentence
    if last.kind == "title" or last.index + 1 >= len(reading.text.sentences):
        return []
    after = reading.text.sentences[last.index + 1]
    if after.kind != "body":
        return []
    told = reading.counts_in(after.start, after.end)
    deeds = [h for h in reading.sight.within(after.start, after.end, "tactics") if not h.entry.attrs.get("toll")]
    if told and all(c.denied for c in told) and deeds and deeds[0].start > told[0].head and meant(draft, deeds[0]):
        return told  # «ولم يصب أحد في الهجوم»
    if reading.spots_in(after.start, after.end) or reading.moments_in(after.start, after.end):
        return []
    foreign = next((h.start for h in deeds if not (h.entry.attrs.get("generic") or meant(draft, h))), after.end)
    return [c for c in told if c.end <= foreign and c.low < _OF_A_WAR]
