"""How two tellings are worded beside each other: what opens a clause of its own, what runs on, what speaks of a deed told before."""

from __future__ import annotations

from itertools import pairwise

from waqai.events.another_deed import in_another_deed
from waqai.events.cut_places import FOLLOWED
from waqai.events.draft import Draft
from waqai.events.ordinals import opens_by_rank, rank_told
from waqai.events.reading import Reading
from waqai.events.segments import ANSWERS, NEWS
from waqai.events.toll_own import names_attacker
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.words import OTHER_PEOPLE
from waqai.model import TACTIC_GROUPS
from waqai.text import word_set

_OPEN = (2, 20, 200)  # «عدد من», «عشرات», «مئات»
OLD = ("older than a week", "over a long stretch")
_COMES = word_set("ويأتي وتأتي يأتي تأتي جاء جاءت وجاء وجاءت ووقع ووقعت")
_RUNS_ON = ("و", "ثم", "بعد", "قبل")
_TOWN = word_set(
    "المدينة البلدة القرية المنطقة المحافظة الحي الولاية القضاء الناحية المديرية الإقليم المقاطعة المخيم الشارع الجبهة المحور القاطع"
)
_SELF = word_set("نفسها نفسه ذاتها ذاته عينها عينه")
_IN_ANSWER = word_set("ردا رد انتقاما ثأرا الرد بالمقابل")
_OPENS = 4
_FOLLOWED = word_set("وأعقب أعقب وتلا تلا وتبع تبع وأعقبت أعقبت وتلت تلت وتبعت تبعت")
_BEGAN = word_set("بدأ وبدأ بدأت وبدأت استهل واستهل ابتدأ")
_ASSAILANTS = word_set("المهاجمين المهاجمون المهاجم المعتدين المعتدون المنفذين المنفذون منفذي منفذو المهاجمان")
_ALSO = word_set("أيضا وأيضا")
_MADE_SAFE = ("defused-bomb", "defused-bare", "defused-by-experts")  # «قتلت القوات ثلاثة منهم وأبطلت مفعول عبوة ثانية»
_HOURS_LATER = "hours-later"  # «وقبل ذلك بساعات أصيب جندي في س»
_RECALL = "recall"
_ALL = word_set("مجمل كامل مختلف جميع كافة عموم كل شتى طول امتداد")
_FRONTS = word_set("الجبهات المحاور القواطع القطاعات المناطق منطقة الجبهة خط خطوط أنحاء المواقع")
_OF_A_WAR = 1000  # «يذكر أن الحرب أودت بحياة 40 ألفا» is set aside anyway
_THE_GUNMEN = word_set("المسلحين المسلحون المسلحان المسلح")
_OPEN_DEEDS = frozenset(("armed_clash", "other"))
APART = word_set("فيما بينما كما وفيما وبينما وكما كذلك وكذلك") | {"بالاضافه الي", "اضافه الي", "فضلا عن", "الي جانب", NEWS}


def telling(reading: Reading, new: Draft, old: Draft, relation: str, titled: bool) -> dict[str, float]:
    """How the two are told: a clause of its own in one sentence is another event, a verb that runs on is not."""
    sentence, gap = new.segment.sentence, new.segment.sentence.index - old.segments[-1].sentence.index
    out = _of_clauses(reading, new, old, gap)
    if gap == 0 and relation == "unknown" and _one_assault(new, old):
        out["one_assault"] = 1.0
    answers_clause = new.segment.lead in ANSWERS and any(s.end == new.segment.start for s in old.segments)
    out["answered"] = float(answers_clause or not titled and new.own_place and _answers_it(reading, new, old))
    out["other_victims"] = float(_others_first(reading, new, old))
    if gap == 0 and new.own_place and old.own_place and relation not in ("same", "unknown"):
        out["own_places"] = 1.0
    if sentence.paragraph == old.segment.sentence.paragraph and gap <= 1:
        out["next_sentence"] = 1.0
    if relation == "unknown":
        out["sentences_between"] = 0.0 if new.definite else float(max(0, gap - 2))
    if new.definite:
        out["definite"] = 1.0
        if _comes_after(reading, new):
            out["comes_after"] = 1.0
            out["comes_after_apart"] = float(relation == "apart")
    out["defused"] = float(_one_defused(new, old))
    out["titled"] = float(titled)
    mixed = (new.status == "background") != (old.status == "background")
    out["old_and_new"] = float(mixed and (new.status_why in OLD or old.status_why in OLD))
    out["fire_exchanged"] = float(relation == "unknown" and gap in (0, 1) and _fire_exchanged(reading, new, old))
    sequel = _came_of_it(reading, new) or (
        relation in ("unknown", "same") and gap == 0 and not new.counts and _which_it_led_to(reading, new)
    )
    out["followed_by"] = float(sequel and gap in (0, 1))
    return out | _by_rank(reading, new, old, gap) | _opened_anew(reading, new, old, relation, titled)


def _of_clauses(reading: Reading, new: Draft, old: Draft, gap: int) -> dict[str, float]:
    """What the clause that a draft stands in says beside that of the other: a lure, another weapon, a clause apart, one that runs on."""
    inner = new.segment.start > new.segment.sentence.start  # not the clause that opens its sentence
    fell = gap == 0 and _attackers_fell(reading, new)
    apart = inner and new.segment.lead in APART and new.decision.lead is not None and not new.definite and not fell
    if old.weapon is not None and old.weapon.entry.attrs.get("lure") and gap <= 1 and new.decision.lead is not None and not apart:
        return {"lure": 1.0}
    out: dict[str, float] = {}
    arms = {d.weapon.entry.id for d in (new, old) if d.weapon is not None}
    if len(arms) == 2 and (new.tactic == old.tactic or apart) and TACTIC_GROUPS[new.tactic] == TACTIC_GROUPS[old.tactic] == "bomb":
        out["weapon_differs"] = 1.0
    if apart:
        out["clause_apart"] = 1.0
        out["tolls_apart"] = float(bool(new.counts) and bool(old.counts))
    if fell and not new.own_place:
        out["clause_runs_on"] = 1.0
    elif gap == 0 and new.segment.lead == "و" and not new.own_place and not set(new.attackers) - {"unknown"}:
        out["tolls_apart" if hurt_otherwise(reading, new, old) else "clause_runs_on"] = 1.0
    return out


def _by_rank(reading: Reading, new: Draft, old: Draft, gap: int) -> dict[str, float]:
    """«أما التفجير الثاني»: what the rank of a deed says, beside one that was told as two or more, or as the first."""
    rank, lead = _rank(reading, new), old.decision.lead
    second = old.listed == 1 and gap in (0, 1)
    return {
        "first_of": float(rank == 1 and lead is not None and lead.number in (2, 3, 4)),
        "later_of": float(rank == 2 and (new.own_place or bool(new.counts)) and _rank(reading, old) != 2 and not second),
        "second_of": float(rank == 2 and second and not new.own_place),
    }


def _opened_anew(reading: Reading, new: Draft, old: Draft, relation: str, titled: bool) -> dict[str, float]:
    """«من جهة أخرى»، «كما»، «وفي هجوم آخر»: words by which a draft is told as another deed, and what else keeps the two apart."""
    segment, sentence = new.segment, new.segment.sentence
    out = {"another": float(new.another or relation != "same" and _also(reading, new))}
    out["in_another"] = float(not titled and not new.definite and in_another_deed(reading.sight, segment.start, segment.end))
    its_own = new.decision.lead is not None or _spared(new, old)
    if segment.start <= sentence.start and new.own_place and not titled and not new.definite and its_own and _opens_apart(reading, new):
        out["opens_apart"] = float(relation != "same")
    opens = segment.start if old.segments[-1].sentence is sentence else sentence.start  # «من جهة أخرى، أوقفت ... بعد إطلاقه النار»
    opening = reading.cues_in(opens, min(opens + 5, segment.end), "new-event")
    out["new_event_cue"] = float(bool(opening) and not titled)
    out["told_apart"] = float(not titled and (bool(opening) or at_same_place(reading, new)) and _has_its_own(reading, new, old))
    at_another_hour = bool(opening) and opening[0].entry.id == _HOURS_LATER and new.own_place and bool(new.counts)
    apart = at_another_hour or _recalls_a_sum(reading, new, old) or _threat_before(new, old) or _of_all_fronts(reading, new, old)
    if not titled and not new.definite and apart:
        out["told_apart"] = 1.0
    return out


def _attackers_fell(reading: Reading, new: Draft) -> bool:
    """«هاجم أربعة المركز وقتلوا شرطيين، فيما قتل المهاجمون برصاص الأمن»: how those who had attacked ended, which is no other deed."""
    dead = [c for c in new.counts if c.kind == "killed" and not c.denied]
    return bool(dead) and all(not _ASSAILANTS.isdisjoint(reading.sight.words(c.start, c.end + 1)) for c in dead)


def _answers_it(reading: Reading, new: Draft, old: Draft) -> bool:
    """«... . وردا على ذلك، داهمت القوات منازل في حي س»: what was done in answer to the deed of the sentences before."""
    sentence = new.segment.sentence
    if sentence.index <= old.segments[-1].sentence.index or new.segment.start > sentence.start + _OPENS:
        return False
    words = [w.removeprefix("و") for w in reading.sight.words(sentence.start, sentence.start + _OPENS)]
    return any(a in _IN_ANSWER and b in ("علي", "ل", "لذلك", "من") for a, b in pairwise(words))


def _also(reading: Reading, draft: Draft) -> bool:
    """«وقصفت أيضا معسكرا في الخوخة»: a deed with a place of its own besides the one told before."""
    lead = draft.decision.lead
    if lead is None or not draft.own_place or lead.entry.attrs.get("toll") or lead.entry.attrs.get("result"):
        return False
    segment = draft.segment
    return not _ALSO.isdisjoint(reading.sight.words(max(segment.start, lead.start - 2), min(lead.end + 3, segment.end)))


def _recalls_a_sum(reading: Reading, new: Draft, old: Draft) -> bool:
    """«يذكر أن 54 شخصا قتلوا بسلسلة تفجيرات شهدتها العاصمة»: what is recalled behind the news, with more dead or hurt than that has."""
    if not new.counts or not old.counts:
        return False
    first = new.segment.sentence.start
    if not any(h.entry.id == _RECALL for h in reading.cues_in(first, first + 3, "background")):
        return False
    mine, theirs = weighed(new), weighed(old)
    return any(theirs[kind].low < mine[kind].low < _OF_A_WAR for kind in mine.keys() & theirs.keys())


def _threat_before(new: Draft, old: Draft) -> bool:
    """«توعد التنظيم بشن هجمات. وقتل ثلاثة بانفجار عبوة»: what somebody threatens to do, and a deed that took lives."""
    return old.status == "threat" and new.status == "actual" and bool(new.counts) and new.segment.sentence is not old.segment.sentence


def _of_all_fronts(reading: Reading, new: Draft, old: Draft) -> bool:
    """«قتل 40 مسلحا أمس في مختلف الجبهات. وأضاف أن القوات استعادت بلدة س»: a toll of all fronts is not that of the place taken."""
    if old.own_place or not old.counts or not new.own_place or new.decision.lead is None or new.decision.lead.entry.attrs.get("toll"):
        return False
    words = reading.sight.words(old.segment.start, old.segment.end)
    return any(a.lstrip("بل") in _ALL and b in _FRONTS for a, b in pairwise(words))


def _one_defused(new: Draft, old: Draft) -> bool:
    """A bomb that was made safe, and one that killed or hurt."""
    if new.status == old.status or TACTIC_GROUPS[new.tactic] != "bomb" or TACTIC_GROUPS[old.tactic] != "bomb":
        return False
    made_safe = [
        d for d in (new, old) if d.status_why in ("defused", "foiled", "destroyed bombs") and d.decision.lead is not None and not d.counts
    ]
    hurt = [d for d in (new, old) if any(c.low and not c.denied for c in d.counts)]
    return len(made_safe) == len(hurt) == 1


def _rank(reading: Reading, draft: Draft) -> int:
    """Which of several a draft tells of: «التفجير الثاني», «..., والثاني عن مقتل خمسة»، «أما الثاني فلم يقتل فيه أحد»."""
    return rank_told(reading.sight, draft.decision.lead) or opens_by_rank(reading.sight, draft.segment.start)


def _came_of_it(reading: Reading, draft: Draft) -> bool:
    """«وأعقب التفجير اشتباك بين الحراس ومسلحين», «وتلا الهجوم إطلاق نار»: the attack told before, by its noun, and its sequel; «وبدأ
    الهجوم بانفجار سيارة»: how it opened.
    """
    start = draft.segment.start
    if reading.sight.word(start) in _BEGAN and any(h.base.article and not h.base.pro for h in reading.sight.at(start + 1, "tactics")):
        return True
    if draft.own_place or draft.tactic not in ("armed_clash", "armed_attack", "shooting") or reading.sight.word(start) not in _FOLLOWED:
        return False
    return any(h.base.article for h in reading.sight.at(start + 1, "tactics"))


def hurt_otherwise(reading: Reading, new: Draft, old: Draft) -> bool:
    """«قتل ثلاثة في اشتباكات، وأصيب مدنيان بقصف مدفعي»: more people, by a deed of another kind that the clause names behind its toll."""
    lead, opens = new.decision.lead, new.segment.start
    if lead is None or new.definite or not (new.counts and old.counts) or TACTIC_GROUPS[old.tactic] != "clash":
        return False
    counts = any(h.verbal and h.entry.attrs.get("toll") for h in reading.sight.at(opens, "tactics"))
    return counts and lead.start > opens and TACTIC_GROUPS[new.tactic] in ("stand-off", "bomb")


def _which_it_led_to(reading: Reading, draft: Draft) -> bool:
    """«هجوم مسلح أعقبه انفجار سيارة مفخخة في س»: the sequel, in the clause of the deed."""
    return reading.sight.word(draft.segment.start) in FOLLOWED


def at_same_place(reading: Reading, draft: Draft) -> bool:
    """«في المدينة نفسها», «بالبلدة ذاتها»: where something else was told before."""
    words = reading.sight.words(draft.segment.start, draft.segment.end)
    return not _SELF.isdisjoint(words) and any(w in _SELF and b.removeprefix("ب") in _TOWN for b, w in pairwise(words))


def _fire_exchanged(reading: Reading, new: Draft, old: Draft) -> bool:
    """«وقتل اثنان من المهاجمين في تبادل لإطلاق النار مع الشرطة» after an attack on the police: no fight of its own."""
    made_safe = new.decision.lead is not None and new.decision.lead.entry.id in _MADE_SAFE
    own_day = new.moment is not None and "date" not in new.inherited
    if new.own_place or TACTIC_GROUPS[old.tactic] not in ("armed", "bomb") or own_day or (new.another and not made_safe):
        return False
    if new.decision.lead is None or made_safe:
        return old.status == new.status and _attackers_end(reading, new)
    words = [w.removeprefix("و") for w in reading.sight.words(new.segment.start, new.segment.end)]
    return any(w.removeprefix("ال") == "تبادل" or w in _ASSAILANTS for w in words) and TACTIC_GROUPS[new.tactic] in ("clash", "armed")


def _attackers_end(reading: Reading, draft: Draft) -> bool:
    """«وقتلت القوات اثنين من المهاجمين», «وقتل أحد المسلحين»: what became of those who carried out the attack told right before."""
    told = [c for c in draft.counts if not c.aside]
    return bool(told) and all(c.kind == "killed" and _of_assailants(reading, c) for c in told)


def _of_assailants(reading: Reading, count: CasualtyMention) -> bool:
    """«مهاجمين اثنين», «أحد المهاجمين», «المسلحين الثلاثة»: attackers by name, or gunmen who are known from what was told."""
    words = reading.sight.words(count.start, min(count.end + 2, reading.sentence_of(count.head).end))
    return names_attacker(count) or any(w in _ASSAILANTS or w in _THE_GUNMEN for w in words)


def _has_its_own(reading: Reading, new: Draft, old: Draft) -> bool:
    """Whether a draft tells a deed by name, not «الهجوم», with a toll that is no telling of the other's."""
    lead = new.decision.lead
    if lead is None or lead.entry.attrs.get("toll") or new.definite or any(c.update for c in new.counts):
        return False
    mine, theirs = weighed(new), weighed(old)
    apart = any(mine[k].low != theirs[k].low and not leaves_open(mine[k], theirs[k]) for k in mine.keys() & theirs.keys())
    open_deeds = {"other"} if at_same_place(reading, new) else _OPEN_DEEDS
    return apart and not (open_deeds & {new.tactic, old.tactic})


def _one_assault(new: Draft, old: Draft) -> bool:
    """«فجر سيارة عند البوابة ثم اقتحم مسلحون المبنى واشتبكوا مع الحراس»: a bomb and the gunmen who storm in are one attack."""
    bombed, stormed = (old, new) if TACTIC_GROUPS[old.tactic] == "bomb" else (new, old)
    return (
        TACTIC_GROUPS[bombed.tactic] == "bomb"
        and bombed.tactic != "mine"
        and stormed.tactic in ("armed_clash", "armed_attack")
        and new.segment.lead in _RUNS_ON
        and not (new.own_place or new.another)
        and bombed.status == stormed.status
        and bombed.decision.lead is not None
        and stormed.decision.lead is not None
    )


def _spared(new: Draft, old: Draft) -> bool:
    """«كما أصيب المستشفى بثلاث قذائف دون ضحايا»: arms and nobody hurt, where the deed told before had victims."""
    nobody = bool(new.counts) and all(c.denied or not c.low for c in new.counts)
    return bool(new.decision.because) and nobody and any(c.low and not c.denied for c in old.counts)


def _opens_apart(reading: Reading, draft: Draft) -> bool:
    first = reading.sight.word(draft.segment.start)
    return first in APART or f"{first} {reading.sight.word(draft.segment.start + 1)}" in APART


def _comes_after(reading: Reading, draft: Draft) -> bool:
    """«ويأتي القصف بعد ...», «جاء الهجوم ...»: what was told is put into its context."""
    lead = draft.decision.lead
    return lead is not None and any(w in _COMES for w in reading.sight.words(max(draft.segment.start, lead.start - 3), lead.start))


def _others_first(reading: Reading, draft: Draft, old: Draft) -> bool:
    """«وقتل خمسة جنود آخرون في انفجار»: the first count of a clause with a trigger of its own is of people besides those told before; not
    «وأصيب 11 آخرون عندما ...» after the dead alone, which goes on with one toll.
    """
    if draft.decision.lead is None or draft.definite or not draft.counts:
        return False
    first = min(draft.counts, key=lambda c: c.start)
    if first.kind == "wounded" and old.counts and all(c.kind == "killed" for c in old.counts):
        return False
    return any(w in OTHER_PEOPLE for w in reading.sight.words(first.start, min(first.end + 2, draft.segment.end)))


def leaves_open(vague: CasualtyMention, exact: CasualtyMention) -> bool:
    """Whether a count without an upper bound («قتلى», «عشرات الجرحى») may be the other: it says nothing against it."""
    return vague.high is None and vague.low in _OPEN and exact.low >= vague.low


def weighed(draft: Draft) -> dict[str, CasualtyMention]:
    """The toll of a draft that can be held against another's: nothing denied, no totals over years, no boasts."""
    return {c.kind: c for c in draft.counts if not (c.denied or c.aside or c.claimed)}
