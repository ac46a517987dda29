"""Who claims an event. A claim is kept apart from what is reported."""

from __future__ import annotations

from waqai.events.blame import blame_elsewhere, only_recalls
from waqai.events.blame_of_all import blame_of_all
from waqai.events.cast import KINDS
from waqai.events.claim_acts import taken_back
from waqai.events.claim_names import self_given
from waqai.events.claim_words import DECREES, OTHER_DEEDS, PEACEFUL
from waqai.events.claimed_deed import claimed_deed
from waqai.events.draft import Draft
from waqai.events.filmed import own_films
from waqai.events.nearness import place_relation
from waqai.events.own_announcements import ARMED, DEED, SAYS, say_so_themselves
from waqai.events.reading import Reading
from waqai.events.role_words import AFFILIATE
from waqai.events.statements import own_statements
from waqai.events.status_case import leave_day_open
from waqai.mentions.lexicon import Hit
from waqai.model import TACTIC_GROUPS
from waqai.text import word_set

_ANNOUNCED = word_set(
    "أعلن أعلنت أعلنوا وأعلن وأعلنت يعلن تعلن لتعلن ليعلن معلنا معلنة أكد أكدت وأكدت اعترف اعترفت أقر أقرت زعم زعمت إعلان بإعلان"
)
_BURDENED = word_set("حمل حملت وحمل وحملت محملا محملة يحمل تحمل تتحمل يتحمل تحميل حملوا ألقيت وألقيت ألقى ألقت حدود إدراكا ملقاة")
_MOST = word_set("معظم غالبية أغلب عدة عشرات سلسلة كثيرا عددا بعض")
_TWO = "الهجومين التفجيرين العمليتين الاعتداءين الانفجارين القصفين الضربتين الغارتين الهجمتين الاغتيالين "
_BOTH = word_set(_TWO + "للهجومين للتفجيرين للعمليتين بالهجومين بالعمليتين تبناهما تبنتهما")
_ONE_DEED = ("بناه", "بنته", "بنيه")
_IT = ("بناه", "بنته", "بناها", "بنتها", "بناهما", "بنتهما")
_ALL = word_set("الهجمات التفجيرات العمليات الاعتداءات الانفجارات")
_PROCESS = word_set("العملية للعملية العمليات")
_WHICH = word_set("الذي التي اللذين اللتين اللذان اللتان الذين")
_IT_IS = word_set("إنها أنها إنه")
_LATER = word_set("غداة بعد عقب منذ")
_THEN = word_set("يومها ويومها حينها وحينها آنذاك وقتها ووقتها حينذاك")
_LENT_REACH = 150
_ONE_ASSAULT = {"armed", "clash", "bomb"}  # a bomb, then gunmen who storm the place
_WEAK = ("our-fighters", "group-statement", "statement-of")
_STATEMENT = "statement-of"
_OWN_DEED = "says-own-deed"
_SPEAKER_REACH = 9
_REACH = 8
_OBJECT = 8
_IN_A_ROW = 2


def set_claims(reading: Reading, drafts: list[Draft]) -> None:
    """Give the draft that a claim speaks of (its own clause's, or the one told before) the claimant's name."""
    for draft in drafts:
        cue = next((c for c in reading.cues_in(draft.segment.start, draft.segment.end, "claim") if _is_claim(reading, c)), None)
        vague = draft.spot is None or draft.spot.place.precision >= 4
        told = any(d.segment.start < draft.segment.start for d in drafts)  # a report may open with the claim
        if cue is not None and draft.definite and not draft.counts and vague and told and not draft.segment.in_title:
            draft.cut = True  # «تبنت الهجوم»: the claim of what was told before
        elif cue is not None and not _of_another(reading, draft, cue) and _told_with(reading, cue, [draft]):
            _give(reading, draft, cue)
            _share_at_once(reading, drafts, draft, cue)
            if _dated_by_its_claim(draft, cue, drafts):
                leave_day_open(draft)
    _loose_claims(reading, drafts)
    for draft in drafts:
        if not draft.cut and draft.claimed_by is None:
            say_so_themselves(reading, draft)
    own_films(reading, drafts)
    own_statements(reading, drafts)
    blame_elsewhere(reading, drafts)
    blame_of_all(reading, drafts)


def _dated_by_its_claim(draft: Draft, cue: Hit, drafts: list[Draft]) -> bool:
    """«تبنت الحركة [اليوم] الهجوم. وكان مسلحون اقتحموا أمس فندقا»: the day is the claim's where the next sentence gives the deed one."""
    lead, moment, at = draft.decision.lead, draft.moment, draft.segment.sentence.index
    if lead is None or moment is None or draft.counts or not draft.definite or not cue.start <= moment.start < lead.start:
        return False
    return any(d.segment.sentence.index == at + 1 and d.moment is not None and "date" not in d.inherited for d in drafts)


def _share_at_once(reading: Reading, drafts: list[Draft], draft: Draft, cue: Hit) -> None:
    """«وتبنى التنظيم الهجمات» in the clause of the last of several: those told before it are claimed too."""
    around = set() if reading.sight.word(cue.start).endswith(_ONE_DEED) else set(reading.sight.words(cue.start, cue.end + _OBJECT))
    if not around & (_ALL | _BOTH):
        return
    before = [d for d in drafts if not (d.cut or d.segment.in_title or _of_a_state(reading, d)) and d.segment.start < draft.segment.start]
    before = _told_with(reading, cue, before)
    for other in _run(before) if around & _ALL else before[-2:]:
        _give(reading, other, cue)


def share_claims(events: list[Draft]) -> None:
    """An event told twice without being seen as one: the telling without a doer takes the claim of the one like it, at the same place."""
    for claimed in [e for e in events if e.claimed_by]:
        for event in events:
            if (
                event.claimed_by
                or event is claimed
                or TACTIC_GROUPS[event.tactic] != TACTIC_GROUPS[claimed.tactic]
                or not set(event.attackers) <= KINDS
            ):
                continue
            if event.status != claimed.status or _days_apart(event, claimed):
                continue
            here = place_relation(claimed.spot.place if claimed.spot else None, event.spot.place if event.spot else None)
            if (
                here in ("same", "near", "contains", "within")
                and set(event.targets) & set(claimed.targets) - {"civilians"}
                and claimed.claim_hit is not None
            ):
                event.claimed_by, event.claim_hit = claimed.claimed_by, claimed.claim_hit
                event.attackers, event.attacker_sure, event.attacker_hits = (claimed.claimed_by or "",), 0.7, (claimed.claim_hit,)


def withdraw_claims(rows: list[Draft]) -> None:
    """Nobody claims an attack upon himself: a claim by one who turns out to be struck, by another, was a report."""
    for row in rows:
        if row.claimed_by is not None and row.claimed_by in row.targets and row.attackers and row.claimed_by not in row.attackers:
            row.claimed_by, row.claim_hit = None, None


def _days_apart(one: Draft, other: Draft) -> bool:
    """Whether two drafts are told of days that differ."""
    return one.moment is not None and other.moment is not None and one.moment.span != other.moment.span


def lend_claims(events: list[Draft], kept: list[Draft]) -> None:
    """Give the claim of a draft that is no row to the last row before the claim that tells of the same kind of deed: the claim of what
    the article tells twice or in sum.
    """
    for lost in events:
        if lost.claimed_by is None or lost.claim_hit is None or any(lost is k for k in kept):
            continue
        hit, group = lost.claim_hit, TACTIC_GROUPS[lost.tactic]
        rows = [
            k
            for k in kept
            if not k.segment.in_title
            and k.segment.start <= hit.start
            and k.status == lost.status
            and (TACTIC_GROUPS[k.tactic] == group or {TACTIC_GROUPS[k.tactic], group} <= _ONE_ASSAULT)
            and hit.start - k.segment.start <= _LENT_REACH
        ]
        if any(k.claim_hit is hit for k in kept) or not rows:
            continue
        row = max(rows, key=lambda k: k.segment.start)
        if row.claimed_by is None and lost.claimed_by not in row.targets and set(row.attackers) <= {*KINDS, lost.claimed_by}:
            row.claimed_by, row.claim_hit = lost.claimed_by, hit
            if set(row.attackers) <= KINDS:
                row.attackers, row.attacker_hits, row.attacker_sure = (lost.claimed_by,), row.attacker_hits[:1] or (hit,), 0.9


def _of_another(reading: Reading, draft: Draft, cue: Hit) -> bool:
    """«هجمات ... غداة تفجيرين تبناهما ...»: the claim is of the incident behind the word of time."""
    lead, sight = draft.decision.lead, reading.sight
    if lead is None:
        return False
    if any(w in _LATER for w in sight.words(lead.end, cue.start)):
        return True
    if sight.word(cue.start - 1) not in _WHICH:  # «بالتزامن مع التفجيرات التي تبناها ...»: of the deed right before «التي»
        return False
    deeds = [h for h in sight.within(max(draft.segment.start, cue.start - _OBJECT), cue.start, "tactics") if not h.entry.attrs.get("toll")]
    if not deeds or deeds[-1].start < lead.end:
        return False
    return deeds[-1].entry.attrs.get("tactic") not in (lead.entry.attrs.get("tactic"), draft.tactic)


def _loose_claims(reading: Reading, drafts: list[Draft]) -> None:
    """Clauses that only claim: «وأعلنت ... مسؤوليتها عن الهجوم» goes with the last draft, «تبنى ... الهجومين» with the last two,
    «تبنى هذه التفجيرات» with all those of its kind told just before.
    """
    told = [d for d in drafts if not d.cut]
    for cue in reading.cues:
        if cue.entry.attrs.get("cue") != "claim" or cue.entry.id in _WEAK:
            continue
        sentence = reading.sentence_of(cue.start)
        if any(d.segment.start <= cue.start < d.segment.end for d in told) or not _is_claim(reading, cue):
            continue
        before = [
            d for d in told
            if not (d.segment.in_title or _of_a_state(reading, d))
            and d.segment.start < cue.start
            and sentence.index - d.segment.sentence.index <= _REACH
        ]  # fmt: skip
        before = _told_with(reading, cue, before)
        before = [d for d in before if not only_recalls(d)] or before
        around = set() if reading.sight.word(cue.start).endswith(_ONE_DEED) else set(reading.sight.words(cue.start, cue.end + _OBJECT))
        if not around & (_ALL | _BOTH):
            one = claimed_deed(reading, cue.start, sentence.end, before)
            before = [one] if one is not None else []
        for draft in _run(before) if around & _ALL else before[-2:] if around & _BOTH else before[-1:]:
            _give(reading, draft, cue)


def _told_with(reading: Reading, cue: Hit, before: list[Draft]) -> list[Draft]:
    """Those of the drafts told before a claim that it may be of: «ويومها تبنى التنظيم الهجوم» is of what is told as history,
    «غداة هجمات بينها تفجيران تبناهما ...» of what stands behind the word of time.
    """
    sight, sentence = reading.sight, reading.sentence_of(cue.start)
    if sight.word(cue.start - 1) in _THEN:
        return [d for d in before if d.status == "background"]
    if sight.word(cue.start).endswith(_IT):
        since = next((i for i in range(cue.start - 1, sentence.start - 1, -1) if sight.word(i) in _LATER), None)
        if since is not None:
            return [d for d in before if d.segment.sentence is not sentence or _told_at(d) >= since]
    return before


def _told_at(draft: Draft) -> int:
    """The token at which a draft's deed is named."""
    return draft.decision.lead.start if draft.decision.lead is not None else draft.segment.start


def _run(drafts: list[Draft]) -> list[Draft]:
    """The last drafts told in a row, of the kind of the very last."""
    out: list[Draft] = []
    for draft in reversed(drafts):
        if out and (
            TACTIC_GROUPS[draft.tactic] != TACTIC_GROUPS[out[0].tactic]
            or out[-1].segment.sentence.index - draft.segment.sentence.index > _IN_A_ROW
        ):
            break
        out.append(draft)
    return out


def _of_a_state(reading: Reading, draft: Draft) -> bool:
    return bool(draft.attackers) and all(reading.cast.is_state(a) or reading.cast.is_coalition(a) for a in draft.attackers)


def _is_claim(reading: Reading, cue: Hit) -> bool:
    """Whether a cue's words claim an act of violence here: no «لم تتبن أي جهة», no «تحمل الحكومة مسؤوليته», no «تتبنى الفكر»."""
    sight, sentence = reading.sight, reading.sentence_of(cue.start)
    if reading.cues_in(sentence.start, sentence.end, "no-claim"):
        return False
    if cue.entry.id == _STATEMENT:  # «بيان صادر عن المقاومة»: of an armed group, named at once
        return any(str(h.entry.attrs.get("class")) in ARMED for h in sight.within(cue.end, min(cue.end + 4, sentence.end), "actors"))
    if (
        sight.word(cue.start).startswith("ستبني")
        or not DECREES.isdisjoint(sight.words(cue.end, min(cue.end + 5, sentence.end)))
        or taken_back(reading, cue.start, sentence)
    ):
        return False
    if cue.entry.id == _OWN_DEED:
        return _speaks(reading, cue)
    before = list(sight.words(max(sentence.start, cue.start - 14), cue.end))
    if any(w in _BURDENED for w in before[-8:]) or any(w in _MOST for w in sight.words(cue.end, cue.end + 2)):
        return False
    if "responsibility" in cue.entry.id and not any(w.removeprefix("و") in _ANNOUNCED for w in before):
        return False
    if any(sight.word(i) in OTHER_DEEDS and sight.at(i - 1, "tactics") for i in range(cue.end, min(sentence.end, cue.end + _OBJECT))):
        return False  # «وتبنى التنظيم تفجيرات سابقة», «... هجمات مماثلة»
    near = range(max(sentence.start, cue.start - 8), min(sentence.end, cue.end + 12))
    named = any(
        sight.word(i) in DEED | _BOTH | _ALL and not (sight.word(i) in _PROCESS and sight.word(i + 1) in PEACEFUL)
        for i in range(cue.start + 1, min(sentence.end, cue.end + 12))
    )  # «تبنى ... العملية», not «تبنى العملية السياسية»
    if sight.word(cue.start).endswith(_IT):  # «وتبناه التنظيم»
        return True
    if cue.end >= sentence.end and any(h.end == cue.start for h in sight.within(sentence.start, cue.start, "actors")):
        return True  # «... والتنظيم يتبنى»
    return cue.entry.id != "claimed" or named or any(sight.at(i, "tactics") for i in near)


def _speaks(reading: Reading, cue: Hit) -> bool:
    """«قالت حركة الشباب في بيان إنها تقف وراء الهجوم»: the armed group itself; not «قالت الشرطة عن الحركة», «اتهمتها بأنها»."""
    sight = reading.sight
    if sight.word(cue.start) not in _IT_IS:
        return False
    groups = (h for h in sight.within(cue.start - _SPEAKER_REACH, cue.start, "actors") if str(h.entry.attrs.get("class")) in ARMED)
    return any(sight.word(h.start - 1).removeprefix("و") in SAYS for h in groups)


def _give(reading: Reading, draft: Draft, cue: Hit) -> None:
    own_name = self_given(reading, cue.start, cue.end)
    claimant = own_name or _claimant(reading, cue, draft)
    if claimant is None or draft.claimed_by is not None or draft.tactic == "air_strike":  # armed groups have no aircraft
        return
    if claimant in draft.targets and claimant not in draft.attackers:
        return  # nobody claims an attack upon himself: another group was meant
    if cue.entry.id == _STATEMENT and (claimant in draft.targets or not set(draft.attackers) <= KINDS | {claimant}):
        return
    draft.claimed_by, draft.claim_hit = claimant, cue
    if own_name is None and set(draft.attackers) <= KINDS:
        draft.attackers, draft.attacker_sure = (claimant,), 0.9
        draft.attacker_hits = draft.attacker_hits[:1] or (cue,)


def _claimant(reading: Reading, cue: Hit, draft: Draft) -> str | None:
    """The named group nearest to the cue in its sentence; behind a verb its subject comes first."""
    country = draft.spot.place.country if draft.spot is not None else reading.country
    sentence = reading.sentence_of(cue.start)
    best: tuple[int, str] | None = None
    for hit in reading.sight.within(sentence.start, sentence.end, "actors"):
        if str(hit.entry.attrs.get("class", "")).startswith(("state", "coalition", "settlers")):
            continue
        if {reading.sight.word(hit.start - 1), reading.sight.word(hit.start - 2)} & AFFILIATE:
            continue  # «جماعة ... المرتبطة بتنظيم القاعدة»: whose friend the claimant is
        names = [n for n in reading.cast.names(hit, country) if n not in KINDS]
        gap = hit.start - cue.end if hit.start >= cue.end else cue.start - hit.end + 1
        if names and (best is None or max(gap, 0) < best[0]):
            best = max(gap, 0), names[0]
    if best is None and len(draft.attackers) == 1 and reading.cast.is_group(draft.attackers[0]) and draft.attackers[0] not in KINDS:
        return draft.attackers[0]  # «وتبنت الهيئة الهجوم»: whoever is known to have done it
    return best[1] if best is not None else None
