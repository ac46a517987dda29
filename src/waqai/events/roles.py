"""Who acts and who suffers in a clause: every actor of a segment gets a role from the words around it.

Order of preference: words that name a role outright («شنه», «من قبل», «ضد», «مواقع لـ»), the two sides of a clash («بين ... وبين», «مع»), the verb's
frame (verb - subject - object, subject - verb), the construct («قصف قوات النظام»), and at last the side of the trigger where the actor stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from waqai.events import role_words as w
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight

ATTACKER, TARGET, SOURCE, SUPPORT, CONTROL, AFFILIATE, VICTIM, BYSTANDER = "attacker", "target", "source", "support", "control", "affiliate", "victim", "bystander"


@dataclass(frozen=True, slots=True)
class Role:
    """One actor hit with the part it plays, the cue that told so, and how sure that is (0..1)."""

    hit: Hit
    part: str
    cue: str
    score: float


@dataclass(frozen=True, slots=True)
class _Look:
    """What the rules see of one actor: the words before it (nearest first, adverbs of time left out), its own proclitic, its fellows and the trigger."""

    sight: Sight
    hit: Hit
    actors: list[Hit]
    n: int
    start: int
    end: int
    trigger: Hit | None
    tactic: str
    roles: list[Role]
    before: list[str]
    pro: str

    @property
    def near(self) -> str:
        """The word before."""
        return self.before[0] if self.before else ""

    @property
    def previous(self) -> Role | None:
        """The actor before, with its role."""
        return self.roles[-1] if self.roles else None

    @property
    def finite(self) -> bool:
        """Whether the trigger is a verb with a subject."""
        return self.trigger is not None and self.trigger.form in ("verb", "present")

    def second(self, words: frozenset[str]) -> bool:
        """Whether the word but one before is in a list."""
        return len(self.before) > 1 and self.before[1] in words

    def actor_at(self, k: int) -> bool:
        """Whether an actor starts `k` words before."""
        return bool(self.sight.at(self.hit.start - 1 - k, "actors"))

    def is_(self, part: str, cue: str, score: float) -> Role:
        """The role of this actor."""
        return Role(self.hit, part, cue, score)


def find_roles(sight: Sight, start: int, end: int, trigger: Hit | None, tactic: str, victims: set[int]) -> list[Role]:
    """The roles of all actors (and attacker nouns) in tokens `start:end`; `victims` are token indexes of actors already counted as dead or hurt."""
    actors = _actor_hits(sight, start, end)
    roles: list[Role] = []
    for n, hit in enumerate(actors):
        look = _look(sight, hit, actors, n, start, end, trigger, tactic, roles)
        roles.append(_role(look, victims))
        _take_over(look, roles)
    return _settle(sight, roles, trigger, tactic)


def _look(sight: Sight, hit: Hit, actors: list[Hit], n: int, start: int, end: int, trigger: Hit | None, tactic: str, roles: list[Role]) -> _Look:
    at, pro = hit.start, hit.base.pro
    while not pro and at - 1 >= start and w.bare(sight.word(at - 1), w.ORGANISATIONS) and not any(a.start <= at - 1 < a.end for a in actors):
        at -= 1
        word = sight.word(at)
        pro = word[0] if word not in w.ORGANISATIONS and word[:1] in "وفبل" else ""
    before = [x for i in range(at - 1, max(start, at - 9) - 1, -1) if (x := sight.word(i)) not in w.ADVERBS][:5]
    return _Look(sight, hit, actors, n, start, end, trigger, tactic, roles, before, pro)


def _actor_hits(sight: Sight, start: int, end: int) -> list[Hit]:
    out: list[Hit] = []
    for hit in sight.within(start, end, "actors", "persons"):
        common = hit.entry.pack == "persons" or hit.entry.file.endswith("generic.yaml")
        if hit.entry.pack == "persons" and not hit.entry.attrs.get("attacker") or common and _is_adjective(sight, hit, out):
            continue
        if hit.entry.attrs.get("ambiguous") and hit.size == 1 and hit.entry.pack == "actors" and sight.at(hit.start, "targets") and not _member_before(sight, hit):
            continue
        if hit.entry.attrs.get("anaphora") and sight.word(hit.start).endswith("الحزب") and _names_a_party(sight, hit):
            continue
        if out and hit.start < out[-1].end:
            if hit.size > out[-1].size or (hit.size == out[-1].size and hit.entry.pack == "actors" and out[-1].entry.pack == "persons"):
                out[-1] = hit
            continue
        out.append(hit)
    return out


def _names_a_party(sight: Sight, hit: Hit) -> bool:
    """«الحزب الديمقراطي», «الحزب الشيوعي»: the noun with an adjective of its own is another party's name."""
    word = sight.word(hit.end)
    return hit.size == 1 and word.startswith("ال") and word.endswith(("ي", "يه")) and not sight.gap(hit.end).strip() and word not in ("الارهابي", "المذكور")


def _member_before(sight: Sight, hit: Hit) -> bool:
    """«عناصر القاعدة», «تنظيم القاعدة»: a noun for members or organisations stands before a name that is also a common noun."""
    return sight.word(hit.start - 1) in w.MEMBERS


def _is_adjective(sight: Sight, hit: Hit, before: list[Hit]) -> bool:
    """«تنظيم داعش الإرهابي», «العناصر المسلحة», «هجوم انتحاري»: a noun for attackers that only describes the word before it."""
    if hit.size > 1 or hit.base.pro or str(hit.entry.attrs.get("class", "")).startswith("state") or hit.entry.attrs.get("anaphora"):
        return False
    if before and before[-1].end == hit.start:
        return True
    if hit.number in (0, 1) and w.cue_stem(sight.word(hit.start - 1)) in w.EVENT_NOUNS:
        return True
    return hit.base.article and hit.number == 1 and not any(x in ("ان", "قال", "قتل") for x in sight.words(hit.start - 1, hit.start))


def _role(look: _Look, victims: set[int]) -> Role:
    previous = look.previous
    if previous is not None and _coordinated(look.sight, previous.hit, look.hit) and previous.part != SUPPORT:
        if not (look.tactic == "armed_clash" and _between(look.sight, previous.hit, look.start)):
            return look.is_(previous.part, f"with:{previous.cue}", previous.score)
    if look.hit.start in victims:
        return look.is_(VICTIM, "counted", 0.9)
    for rule in _RULES:
        role = rule(look)
        if role is not None:
            return role
    return _by_position(look)


def _speaks(look: _Look) -> Role | None:
    """«وقال متحدث باسم الجيش», «مصادر في المقاومة», «أعلن الجيش أن»: who speaks, not who acts."""
    near = look.before[:4]
    if any(x == "باسم" for x in near[:2]):
        return look.is_(SOURCE, "source", 0.8)
    for k, word in enumerate(near):
        noun = word[1:] if word.startswith("و") and word[1:] in w.SOURCE_NOUNS else word
        if noun in w.SOURCE_NOUNS and 1 <= k <= 2 and look.pro.endswith("ل") and noun not in (*w.LEADERS, "قياده"):
            return look.is_(SOURCE, "source", 0.8)
        if noun in w.SOURCE_NOUNS and (k == 0 and noun not in w.LEADERS or k >= 1 and any(x in ("في", "من", "باسم", "عن", "ل") for x in near[:k])):
            return None if any(w.cue_stem(x) in w.EVENT_NOUNS for x in near[:k]) else look.is_(SOURCE, "source", 0.8)
        if noun in w.LEADERS and k <= 1:
            return look.is_(SOURCE, "source", 0.8) if any(x in w.REPORT_VERBS for x in look.before[k + 1 : k + 3]) else None
        if look.actor_at(k):
            break
    if look.near in w.REPORT_VERBS:
        after = list(look.sight.words(look.hit.end, look.hit.end + 6))
        if any(x in ("ان", "انه", "انها", "بان", "بانه", "عن", "انهم") for x in after):
            return look.is_(SOURCE, "source", 0.8)
    return None


def _supports(look: _Look) -> Role | None:
    near = look.near
    if near in w.SUPPORT or look.second(w.SUPPORT) and (near in ("من", "قوات", "طيران", "مقاتلات", "طائرات", "مع") or look.pro == ""):
        return look.is_(SUPPORT, "support", 0.8)
    return None


def _clash_side(look: _Look) -> Role | None:
    if look.tactic != "armed_clash":
        return None
    sight, near, lead = look.sight, look.near, look.before[:3]
    if near == "بين" or "بين" in lead and not any(look.actor_at(k) for k in range(lead.index("بين"))):
        earlier = [a for a in look.actors[: look.n] if "بين" in [sight.word(i) for i in range(a.start - 3, a.start)]]
        unread = near != "بين" and look.pro.startswith("و")  # «بين اللواء الرابع وB»
        return look.is_(TARGET if earlier or unread else ATTACKER, "between", 0.95)
    if near == "وبين" or "وبين" in lead:
        return look.is_(TARGET, "between", 0.95)
    if look.n > 0 and look.pro.startswith("و") and _between(sight, look.actors[look.n - 1], look.start):
        return look.is_(TARGET, "between", 0.9)
    known = next((r for r in look.roles if r.hit.entry is look.hit.entry and r.cue == "between"), None)
    if known is not None:
        return look.is_(known.part, "named before", known.score)
    members = ("عناصر", "مسلحي", "قوات", "ميليشيات", "مقاتلي", "مسلحين", "افراد", "تنظيم", "جماعه")
    if near in ("مع", "ضد") or (look.second(frozenset(("مع", "ضد"))) and near in members):
        return look.is_(TARGET, "with", 0.9)
    return None


def _did(look: _Look) -> Role | None:
    near = look.near
    if look.sight.word(look.hit.start - 1) == "فجر" and not look.pro:  # «فجر مسلحون», never «at dawn»
        return look.is_(ATTACKER, "did", 0.9)
    if near in ("مصدره", "مصدرها"):
        return look.is_(ATTACKER, "came from", 0.9)
    after = [look.sight.word(i) for i in range(look.hit.end, look.hit.end + 4)]
    if not look.pro and after[0] in w.DONE and any(w.cue_stem(x) in w.EVENT_NOUNS for x in after[1:]):
        return look.is_(ATTACKER, "does", 0.85)
    if near in w.HANDS and look.second(frozenset(("من",))):
        return look.is_(TARGET, "from the hands of", 0.85)
    if near in w.BY and any(x in w.PURPOSE for x in look.before):
        return look.is_(BYSTANDER, "purpose", 0.6)
    if near in w.BY and (look.second(frozenset(("علي", "من"))) or near == "بواسطه"):
        return look.is_(ATTACKER, "by", 0.95)
    if w.bare(near, w.DONE):
        return look.is_(ATTACKER, "did", 0.95)
    second = look.before[1] if len(look.before) > 1 else ""
    if near in w.THEREBY and (w.bare(second, w.DONE) or second in ("يقوم", "تقوم")) or near in w.MEN and w.bare(second, w.DONE):
        return look.is_(ATTACKER, "did", 0.95)
    if near == "من" and any(x in w.BY_FIRE for x in look.before[1:4]):
        return look.is_(ATTACKER, "by fire of", 0.85)
    wide = [look.sight.word(i) for i in range(look.hit.start - 1, max(look.start, look.hit.start - 9) - 1, -1)]
    launched = near not in w.POSSESSED or look.tactic in ("shelling", "air_strike", "shooting") and near == "مواقع"
    if any(x in w.CAME_FROM for x in wide) and "من" in look.before[:2] and launched:
        return look.is_(ATTACKER, "underwent-from", 0.85)
    if any(x in w.UNDERWENT for x in look.before[:3]) and not look.pro and not any(look.actor_at(k) for k in range(2)):
        return look.is_(TARGET, "underwent", 0.85)
    return None


def _blamed(look: _Look) -> Role | None:
    """«نسب إلى», «يشتبه بأنهم من», «المسؤولية عن»; and «X يقف وراء»."""
    window = look.before
    after = [look.sight.word(i) for i in range(look.hit.end, look.hit.end + 4)]
    if any(a in ("يقف", "تقف", "وقف", "وقفت") for a in after[:3]) and any(a in ("وراء", "خلف") for a in after):
        return look.is_(ATTACKER, "stands behind", 0.85)
    wide = [look.sight.word(i) for i in range(look.hit.start - 1, max(look.start, look.hit.start - 12) - 1, -1)]
    if look.near == "الي" and any(x in w.ATTRIBUTED for x in wide):
        return look.is_(ATTACKER, "attributed", 0.8)
    cues = [k for k, x in enumerate(window) if x in w.BLAMED]
    if not cues or look.near in ("علي", "ضد") or look.pro.endswith("ل") and not any(window[k].startswith("منسوب") for k in cues):
        return None
    if any(look.actor_at(k) for k in cues):
        return None
    if look.near in ("الي", "من", "ان", "بان", "انهم", "بانهم", "عناصر", "وراء", "خلف", "مسلحي", "اعضاء", "مقاتلي", "مسووليه", "بتنفيذ"):
        return look.is_(ATTACKER, "blamed", 0.8)
    return None


def _affiliate(look: _Look) -> Role | None:
    """«قوة تابعة لـX», «مواقع تابعة لـX», «القوات المناهضة لـX»."""
    k = 0 if look.near in w.AFFILIATE else 1 if look.second(w.AFFILIATE) and look.near in ("ل", "الي", "مع") else -1
    if k < 0:
        return None
    if look.before[k] in w.HOSTILE:
        return look.is_(AFFILIATE, "against", 0.5)
    previous, trigger, hit = look.previous, look.trigger, look.hit
    if previous is not None and hit.start - previous.hit.end <= 4:
        return look.is_(AFFILIATE, "of", 0.7)
    ahead = trigger is not None and hit.end <= trigger.start <= hit.end + 3
    heads = [w.cue_stem(x) for x in look.before[k + 1 : k + 5]]
    if ahead or (look.finite and trigger is not None and look.sight.word(trigger.end).removeprefix("ال") in w.UNITS and hit.start - trigger.end <= 6):
        return look.is_(ATTACKER, "unit of", 0.8)
    if any(x in w.POSSESSED for x in heads) or any(look.sight.at(i, "targets") for i in range(hit.start - k - 3, hit.start - k)):
        return look.is_(TARGET, "belongs", 0.8)
    return look.is_(ATTACKER if any(x in w.EVENT_NOUNS for x in heads) else AFFILIATE, "of", 0.5)


def _genitive(look: _Look) -> Role | None:
    """«كمين للمقاومة», «نصبت كمينا للحوثيين», «مواقع للحوثيين»."""
    if not look.pro.endswith("ل"):
        return None
    for k, word in enumerate(look.before[:4]):
        stem = w.cue_stem(word)
        if stem in w.POSSESSED:
            return look.is_(TARGET, "of", 0.85)
        if stem in w.EVENT_NOUNS:
            wide = [look.sight.word(i) for i in range(look.hit.start - 1, max(look.start - 1, look.hit.start - 9), -1)]
            if stem.startswith(("كمي", "كماي")) and any(w.bare(x, w.SET_UP) for x in wide) and (look.roles or w.bare(look.before[-1], w.SET_UP)):
                return look.is_(TARGET, "ambush set for", 0.9)
            return look.is_(ATTACKER, "event-of", 0.9)
        if k >= 1 and look.actor_at(k):
            break
    return None


def _aimed_at(look: _Look) -> Role | None:
    near, before, hit = look.near, look.before, look.hit
    if near in ("علي", "ضد") or look.pro.endswith("ب") and look.tactic == "arrest_raid":
        return look.is_(TARGET, "against", 0.9)
    if near in w.AT:
        if near in w.STRIKES and not any(w.cue_stem(x) in w.EVENT_NOUNS for x in before[1:4]) and not any(a.end <= hit.start - 1 for a in look.actors[: look.n]):
            return look.is_(ATTACKER, "verb-subject", 0.8)
        return look.is_(TARGET, "against", 0.9)
    return None


def _driven_out(look: _Look) -> Role | None:
    """«طرد الحوثيين من», «دحر المليشيات», «ملاحقة عناصر التنظيم»: the genitive or object of these words is who loses."""
    if look.pro:
        return None
    if w.bare(look.near, w.DRIVEN) or (w.cue_stem(look.near) in w.MEMBERS_OF and look.second(w.DRIVEN)):
        finite = look.near in ("طردت", "دحرت", "اخرجت", "اخرج")
        later = any(a.start < look.hit.end + 4 for a in look.actors[look.n + 1 :])
        if not (finite and later):
            return look.is_(TARGET, "driven out", 0.85)
    trigger = look.trigger
    if trigger is not None and trigger.start <= look.hit.start < trigger.end and w.bare(look.sight.word(trigger.start), w.DRIVEN):
        return look.is_(TARGET, "driven out", 0.85)
    return None


def _seized(look: _Look) -> Role | None:
    """«قنص جندي», «اغتيال شرطي», «اختطاف جنود»: of these words a state's men are the object; «بزي الجيش» is a disguise."""
    if look.near in w.CLOTHES:
        return look.is_(BYSTANDER, "disguise", 0.8)
    state = str(look.hit.entry.attrs.get("class", "")).startswith("state")
    if state and not look.pro and look.near in w.SEIZED and (look.hit.number == 1 or not look.hit.base.article) and not _followed_by_object(look):
        return look.is_(TARGET, "seized", 0.8)
    return None


def _followed_by_object(look: _Look) -> bool:
    after = range(look.hit.end, look.hit.end + 3)
    return any(a.start in after for a in look.actors[look.n + 1 :]) or look.sight.numeral_at(look.hit.end) is not None


def _died(look: _Look) -> Role | None:
    """«مقتل عشرات من عناصر التنظيم», «الجنود قتلوا عندما»: who is told dead without a number is a victim; «الجيش قتل 31» acts."""
    sight, hit = look.sight, look.hit
    after = sight.word(hit.end)
    number = sight.numeral_at(hit.end + 1) is not None or any(a.start in (hit.end + 1, hit.end + 2) for a in look.actors)
    if after in w.KILLS and number and not look.near.endswith("قتل"):
        return look.is_(ATTACKER, "killed", 0.8)
    if after in w.THEY_DIED and not number:
        return look.is_(VICTIM, "told dead", 0.8)
    if look.pro in ("", "و"):
        for k, word in enumerate(look.before[:4]):
            bare = word[1:] if word.startswith("و") else word
            if word in w.DEATHS or bare in w.DIED and (k >= 1 and ("من" in look.before[:k] or look.before[0] in w.MEMBERS_OF)):
                return look.is_(VICTIM, "told dead", 0.8)
            if look.actor_at(k) or word in ("علي", "بين") or w.cue_stem(word) in w.EVENT_NOUNS:
                break
    return None


def _controls(look: _Look) -> Role | None:
    trigger, stem = look.trigger, w.cue_stem(look.near)
    if look.near in ("عليها", "عليه") and len(look.before) > 1 and w.cue_stem(look.before[1]) in w.CONTROL | {"سيطرت"}:
        return look.is_(CONTROL, "control", 0.9)
    if stem in w.CONTROL and not (trigger is not None and trigger.start <= look.hit.start - 1 < trigger.end):
        return look.is_(CONTROL, "control", 0.7)
    return None


def _construct(look: _Look) -> Role | None:
    """«مواقع الحوثيين» against «قصف قوات النظام»."""
    before, hit, stem = look.before, look.hit, w.cue_stem(look.near)
    if stem in w.POSSESSED and not look.sight.gap(hit.start).strip("\"'«»“” ()/"):
        reach = [w.cue_stem(x) for x in before[1:4]]
        if any(x in w.AT or x in ("من", "قتل", "مقتل") for x in reach) or stem not in w.MEMBERS_OF:
            return look.is_(TARGET, "of", 0.8)
    if stem in ("تقدم", "زحف") and any(w.bare(x, w.STOPPED) for x in before[1:3]):
        return look.is_(TARGET, "stopped", 0.8)
    if stem in w.EVENT_NOUNS and not look.pro:
        return look.is_(ATTACKER, "construct", 0.85)
    fallen = look.near in ("من", "قبضه", "ايدي", "فلول", "عصابات", "عناصر", "ميليشيات", "مليشيات") and any(x in w.LOSERS for x in before[:2])
    if look.tactic == "armed_clash" and fallen and look.trigger is not None and look.trigger.end <= hit.start:
        return look.is_(TARGET, "from", 0.8)
    return None


_RULES: tuple[Callable[[_Look], Role | None], ...] = (
    _speaks, _supports, _clash_side, _did, _blamed, _affiliate, _genitive, _aimed_at, _driven_out, _seized, _died, _controls, _construct,
)  # fmt: skip


def _by_position(look: _Look) -> Role:
    sight, hit, trigger, actors = look.sight, look.hit, look.trigger, look.actors
    if trigger is None:
        return look.is_(BYSTANDER if look.n == 0 else TARGET, "order", 0.4)
    if hit.end <= trigger.start:
        return _before_trigger(look, trigger)
    between = range(trigger.end, hit.start)
    others = [a for a in actors if trigger.end <= a.start < hit.start]
    if look.finite and not others:
        earlier = [r.hit for r in look.roles if r.hit.start < trigger.start and r.part not in (VICTIM, BYSTANDER)]
        if len(between) <= 1 and not (earlier and trigger.start - earlier[-1].end <= 2):
            return look.is_(ATTACKER, "verb-subject", 0.8)
        if len(between) > 10 or any(sight.word(i) in w.BREAKS for i in range(trigger.end, hit.start)):
            return look.is_(BYSTANDER, "another clause", 0.3)
        return look.is_(TARGET if earlier else ATTACKER, "object" if earlier else "verb-subject", 0.55)
    if not others and len(between) == 0:
        return look.is_(ATTACKER, "construct", 0.7)
    if len(between) > 8 or any("،" in sight.gap(i) or sight.word(i) in w.BREAKS for i in range(trigger.end, hit.start + 1)):
        return look.is_(BYSTANDER, "another clause", 0.3)
    return look.is_(TARGET, "after", 0.5)


def _before_trigger(look: _Look, trigger: Hit) -> Role:
    """An actor before the trigger: its subject, unless it underwent it («تعرض»), died of it («أصيب مجندون في انفجار») or stands in another clause."""
    sight, hit = look.sight, look.hit
    gap = [sight.word(i) for i in range(hit.end, trigger.start)]
    if any(x in w.UNDERWENT for x in gap) or sight.word(trigger.start) in w.UNDERWENT:
        return look.is_(TARGET, "underwent", 0.7)
    if any(x in ("عندما", "حين", "حينما") for x in gap):
        return look.is_(BYSTANDER, "another clause", 0.3)
    died = any(x in w.DIED for x in look.before[:4]) and not any(look.actor_at(k) for k in range(min(3, len(look.before))))
    if died and not look.finite and any(x in w.CAUSES for x in [*gap[-2:], sight.word(trigger.start)]):
        return look.is_(VICTIM, "died of it", 0.6)
    if not look.finite and len(gap) <= 9 and any(x in w.DIED for x in gap[:4]) and gap[-1] in w.CAUSES:
        return look.is_(VICTIM, "died of it", 0.6)
    if look.tactic == "armed_clash" and not look.finite and not _is_noun(hit) and look.pro in ("", "و") and any(r.part == ATTACKER and r.cue == "before" for r in look.roles):
        return look.is_(TARGET, "second side", 0.45)
    return look.is_(ATTACKER, "subject" if look.finite else "before", 0.75 if look.finite else 0.5)


def _take_over(look: _Look, roles: list[Role]) -> None:
    """A name gives its noun's part to itself: «متشددون من تنظيم ...», «قوة أمنية تابعة لـ...», «مسلحون يشتبه بانتمائهم إلى ...».

    «أوضحت المقاومة أن مقاتليها»: the noun with a pronoun stands for the name before it.
    """
    if len(roles) < 2:
        return
    own = look.hit.base.enc or look.hit.size == 1 and look.sight.word(look.hit.start).endswith(("يها", "وها", "يهم", "رها", "رهم"))
    if roles[-1].part == ATTACKER and own and _is_noun(roles[-1].hit) and not _is_noun(roles[-2].hit):
        roles[-1] = Role(roles[-2].hit, ATTACKER, f"own men:{roles[-1].cue}", roles[-1].score)
        return
    noun, name = roles[-2], roles[-1]
    if not _is_noun(noun.hit) or (_is_noun(name.hit) and not _carries_on(name.hit)) or name.hit.start - noun.hit.end > 5 or noun.part not in (ATTACKER, TARGET, VICTIM):
        return
    link = [look.sight.word(i) for i in range(noun.hit.end, name.hit.start)]
    if any(x in w.HOSTILE for x in link):
        return
    member = not link or link[:1] == ["من"] or any(x in w.AFFILIATE or x in ("ينتمون", "ينتمي", "المنتمين", "منتمين", "بانتمايهم", "انتماوهم", "بانتماءهم", "الي") for x in link)
    if member and not any("،" in look.sight.gap(i) for i in range(noun.hit.end, name.hit.start)):
        roles[-2] = replace(noun, part=AFFILIATE, cue="noun of")
        roles[-1] = Role(name.hit, noun.part, f"member:{noun.cue}", noun.score)


def _carries_on(hit: Hit) -> bool:
    """«التنظيم», «الحركة»: a common noun that stands for a group named before."""
    return bool(hit.entry.attrs.get("anaphora")) and not str(hit.entry.attrs.get("class", "")).startswith("state")


def _is_noun(hit: Hit) -> bool:
    """A common noun for armed men or forces rather than a name."""
    return hit.entry.pack == "persons" or hit.entry.file.endswith("generic.yaml") or hit.entry.label_en in ("gunmen", "militants", "Islamist militants", "fighters")


def _settle(sight: Sight, roles: list[Role], trigger: Hit | None, tactic: str) -> list[Role]:
    """What the roles say about one another: a verb's own subject frees the actors before it, a repelled attack hits who repels it, arrests hit no state."""
    subject = next((r for r in roles if r.cue == "verb-subject"), None)
    doer = any(r.part == ATTACKER and trigger is not None and r.hit.start >= trigger.start for r in roles)
    at_them = doer and trigger is not None and any(x in w.AT_THEM for x in sight.words(trigger.end, trigger.end + 4))
    out: list[Role] = []
    for role in roles:
        if subject is not None and role.cue == "subject":
            role = replace(role, part=BYSTANDER, cue="before the verb")
        if at_them and trigger is not None and role.hit.end <= trigger.start and role.part in (BYSTANDER, ATTACKER) and role.hit.entry.pack == "actors":
            role = replace(role, part=TARGET, cue="at them")
        if tactic == "arrest_raid":
            role = _in_a_raid(role)
        out.append(role)
    out = _announced(sight, out, trigger, tactic)
    return _repelled(sight, out, trigger) if trigger is not None else out


def _announced(sight: Sight, roles: list[Role], trigger: Hit | None, tactic: str) -> list[Role]:
    """«قالت القيادة إنها قتلت»: who speaks of its own deed; so does a force that announces arrests, where nobody else is said to act."""
    if trigger is None or any(r.part == ATTACKER for r in roles):
        return roles
    for k, role in enumerate(roles):
        if role.part != SOURCE or role.hit.entry.pack != "actors" or role.hit.end > trigger.start:
            continue
        own = any(sight.word(i) in w.IT_SAYS for i in range(role.hit.end, trigger.start) if trigger.start - i <= 3)
        raids = tactic == "arrest_raid" and str(role.hit.entry.attrs.get("class", "")).startswith("state")
        if own and trigger.form in ("verb", "present", "phrase") or raids:
            return [*roles[:k], replace(role, part=ATTACKER, cue="announced", score=0.6 if own else 0.45), *roles[k + 1 :]]
    return roles


def _in_a_raid(role: Role) -> Role:
    """In raids and arrests common nouns for armed men are whom the state takes, and its own forces are who takes."""
    kind = str(role.hit.entry.attrs.get("class", ""))
    if role.part == ATTACKER and _is_noun(role.hit) and not kind.startswith("state") and role.cue not in ("by", "did"):
        return replace(role, part=TARGET, cue="raided")
    if role.part == TARGET and kind.startswith("state") and role.cue in ("after", "object", "order"):
        return replace(role, part=ATTACKER, cue="raiding", score=0.5)
    return role


def _repelled(sight: Sight, roles: list[Role], trigger: Hit) -> list[Role]:
    """«صدت القوات هجوما لـB»: B attacks, the force before (even the one that announces it) is the target."""
    if not any(w.bare(x, w.REPELLED) for x in sight.words(trigger.start - 2, trigger.end)):
        return roles
    named = [r for r in roles if r.part == ATTACKER and (r.cue.removeprefix("member:") in ("event-of", "did", "by") or w.cue_stem(sight.word(r.hit.start - 1)) in w.EVENT_NOUNS)]
    named = named or [r for r in roles if r.hit.start >= trigger.end and r.part in (TARGET, ATTACKER)][-1:]
    if not named:
        return roles
    doer, out = named[0], []
    for role in roles:
        if role in named or role.part == ATTACKER and role.hit.entry is doer.hit.entry:
            role = replace(role, part=ATTACKER, score=max(role.score, 0.9))
        elif role.hit.start < doer.hit.start and role.part in (ATTACKER, SOURCE, BYSTANDER) and role.hit.entry.pack == "actors":
            role = replace(role, part=TARGET, cue="repels")
        out.append(role)
    return out


def _coordinated(sight: Sight, previous: Hit, hit: Hit) -> bool:
    """«A وB», «A، وB», «A وحلفائه من B»."""
    distance = hit.start - previous.end
    if distance < 0 or distance > 3:
        return False
    words = list(sight.words(previous.end, hit.start))
    if hit.base.pro.startswith("و") and distance <= 1 and not any(c in sight.gap(hit.start) for c in ".:؛"):
        return True
    joins = ("و", "وقوات", "وميليشيات", "ومليشيات", "وعناصر", "ومسلحي", "ومقاتلي", "وانصار", "وحلفايه", "وحلفايهم", "وحلفاوهم", "وفلول", "وتنظيم", "وجماعه")
    return distance >= 1 and (words[0] in joins or words[-1] == "و")


def _between(sight: Sight, previous: Hit, start: int) -> bool:
    """Whether the actor before stands right after «بين» (so that «و» opens the other side)."""
    return any(sight.word(i) in ("بين", "وبين") for i in range(previous.start - 1, max(start, previous.start - 4) - 1, -1))
