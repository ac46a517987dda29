"""What the roles of one clause say about one another, once each has been read alone."""

from __future__ import annotations

from dataclasses import replace

from waqai.events import role_words as w
from waqai.events.parts import AFFILIATE, ATTACKER, BYSTANDER, SOURCE, TARGET, VICTIM, Look, Role, is_noun, thing_between
from waqai.events.role_naming import called
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

_BELONG = frozenset(("ينتمون", "ينتمي", "المنتمين", "منتمين", "بانتمايهم", "انتماوهم", "بانتماءهم"))
_BELONGING = ("نتم", "نتس", "نضو", "نضم", "ولا", "نسوب")  # «إلى» alone is no bond: «وجه الجيش ضربة إلى تجمع للعدو»
_NOT_BY_STATES = ("abduction", "assassination", "execution", "bombing_ied", "car_bomb", "suicide_bombing")
_PASSIVE = word_set("تم تمت جرى جرت")
_DOWNED = ("downed-frame", "drone-downed", "air-defence")
_SUBJECT_REACH = 3  # tokens from «تصدى» to who does
_TAKES_ON = word_set("تصدى تصدت تصدوا تصدي التصدي يتصدى تتصدى")


def take_over(look: Look, roles: list[Role]) -> None:
    """A name gives its noun's part to itself: «متشددون من تنظيم ...», «قوة أمنية تابعة لـ...», «مسلحون يشتبه بانتمائهم إلى ...».

    «أوضحت المقاومة أن مقاتليها»: the noun with a pronoun stands for the name before it.
    """
    if len(roles) < 2:
        return
    word = look.sight.word(look.hit.start)
    own = look.hit.base.enc or look.hit.size == 1 and (word in w.HIS_MEN or word.endswith(("يها", "وها", "يهم", "رها", "رهم")))
    if roles[-1].part == ATTACKER and own and is_noun(roles[-1].hit) and not is_noun(roles[-2].hit):
        claims = next((r for r in roles[:-2] if r.cue == "claims"), None) if roles[-2].part == VICTIM else None
        owner = claims or roles[-2]  # «تبنت الحركة قتل ثمانية من الشرطة في كمين نصبه مقاتلوها»
        roles[-1] = Role(owner.hit, ATTACKER, f"own men:{roles[-1].cue}", roles[-1].score)
        return
    if (of_them := _said_to_be_of(look, roles)) is not None:
        men = roles[of_them]
        roles[of_them] = replace(men, part=AFFILIATE, cue="noun of")
        roles[-1] = Role(roles[-1].hit, men.part, f"member:{men.cue}", men.score)
        return
    noun, name = roles[-2], roles[-1]
    if (
        not (is_noun(noun.hit) or _men_of(look, noun.hit, name.hit))
        or (is_noun(name.hit) and not _carries_on(name.hit))
        or name.hit.start - noun.hit.end > 5
        or noun.part not in (ATTACKER, TARGET, VICTIM)
        or name.cue in ("attributed", "by", "accused", "arms of", "dealt losses")
    ):
        return
    link = [look.sight.word(i) for i in range(noun.hit.end, name.hit.start)]
    its_thing = noun.part == ATTACKER and name.cue == "belongs" and thing_between(look.sight, noun.hit, name.hit)
    if its_thing or any(x in w.HOSTILE for x in link):
        return
    member = (
        not link
        and not name.hit.base.pro.startswith("و")
        or link[:1] == ["من"]
        or "من" in link[1:]
        and not w.HELD.isdisjoint(link)
        or any(x in w.AFFILIATE | _BELONG for x in link)
        or called(link)
        or "الي" in link
        and any(stem in x for x in link for stem in _BELONGING)
        or not w.LINKS.isdisjoint(link)
        and not w.ARE_LINKED.isdisjoint(link)  # «متشددون على صلة بـX»
    )
    if member and not any("،" in look.sight.gap(i) for i in range(noun.hit.end, name.hit.start)):
        roles[-2] = replace(noun, part=AFFILIATE, cue="noun of")
        roles[-1] = Role(name.hit, noun.part, f"member:{noun.cue}", noun.score)


def _men_of(look: Look, men: Hit, name: Hit) -> bool:
    """«عشرات المسلحين من حركة الشباب»: a word that is also some group's name here says only that they are armed."""
    if men.size != 1 or not men.entry.attrs.get("ambiguous") or look.sight.words(men.end, name.start) != ["من"]:
        return False
    return any(h.entry.attrs.get("role") == "militant" for h in look.sight.at(men.start, "persons"))


def _said_to_be_of(look: Look, roles: list[Role]) -> int | None:
    """«مسلحون، قالت الشرطة إنهم من X»: which of the roles before is that of the men who are said to be of this name."""
    if look.near != "من" or not look.second(w.THAT_THEY) or is_noun(look.hit):
        return None
    for k in range(len(roles) - 2, -1, -1):
        if roles[k].part != SOURCE:
            return k if is_noun(roles[k].hit) and roles[k].part == ATTACKER else None
    return None


def _carries_on(hit: Hit) -> bool:
    """«التنظيم», «الحركة»: a common noun that stands for a group named before."""
    return bool(hit.entry.attrs.get("anaphora")) and not str(hit.entry.attrs.get("class", "")).startswith("state")


def settle(sight: Sight, roles: list[Role], trigger: Hit | None, tactic: str) -> list[Role]:
    """What the roles say about one another: a verb's own subject frees the actors before it, a repelled attack hits who repels it."""
    subject = next((r for r in roles if r.cue == "verb-subject"), None)
    doer = any(r.part == ATTACKER and trigger is not None and r.hit.start >= trigger.start for r in roles)
    at_them = doer and trigger is not None and any(x in w.AT_THEM for x in sight.words(trigger.end, trigger.end + 4))
    out: list[Role] = []
    for role in roles:
        if subject is not None and role.cue == "subject":
            role = replace(role, part=BYSTANDER, cue="before the verb")
        if (
            at_them
            and trigger is not None
            and role.hit.end <= trigger.start
            and role.part in (BYSTANDER, ATTACKER)
            and role.hit.entry.pack == "actors"
        ):
            role = replace(role, part=TARGET, cue="at them")
        if tactic == "arrest_raid":
            role = _in_a_raid(role, trigger)
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
        says = [i for i in range(role.hit.end, trigger.start) if sight.word(i) in w.IT_SAYS]
        does = any(w.bare(sight.word(i + 1), w.DONE) or sight.word(i + 1) == "قد" and w.bare(sight.word(i + 2), w.DONE) for i in says)
        own = does or any(trigger.start - i <= 3 for i in says)
        state = str(role.hit.entry.attrs.get("class", "")).startswith("state")
        raids = tactic == "arrest_raid" and state
        if state and tactic in _NOT_BY_STATES and any(sight.word(j) in _PASSIVE for i in says for j in range(i + 1, trigger.start)):
            continue  # «وقال المتحدث باسم الشرطة إنه تم خطف أربعة عمال»
        if own and (does or trigger.form in ("verb", "present", "phrase")) or raids:
            return [*roles[:k], replace(role, part=ATTACKER, cue="announced", score=0.6 if own else 0.45), *roles[k + 1 :]]
    return roles


def _in_a_raid(role: Role, trigger: Hit | None) -> Role:
    """In raids and arrests common nouns for armed men are whom the state takes, and its own forces are who takes; a group whose
    people are named behind the arrest («ضبط شبكة تابعة للتنظيم») is whom they were taken from.
    """
    kind = str(role.hit.entry.attrs.get("class", ""))
    behind = trigger is not None and role.hit.start >= trigger.end
    if role.part == ATTACKER and behind and role.cue.startswith("member:") and kind in ("armed_group", "militia"):
        return replace(role, part=TARGET, cue="taken from")
    if role.part == ATTACKER and is_noun(role.hit) and not kind.startswith("state") and role.cue not in ("by", "did"):
        return replace(role, part=TARGET, cue="raided")
    if role.part == ATTACKER and role.cue.removeprefix("with:") in ("blamed", "attributed"):
        return replace(role, part=TARGET, cue="suspected member")
    if role.part == TARGET and kind.startswith("state") and role.cue in ("after", "object", "order"):
        return replace(role, part=ATTACKER, cue="raiding", score=0.5)
    return role


def _repelled(sight: Sight, roles: list[Role], trigger: Hit) -> list[Role]:
    """«صدت القوات هجوما لـB»: B attacks, the force before (even the one that announces it) is the target."""
    repels = next((i for i in range(trigger.start - 6, trigger.end) if w.bare(sight.word(i), w.REPELLED)), None)
    defences = trigger.entry.id == "air-defence" or any(r.hit.start < trigger.end and _of_a_state(r) for r in roles)
    if repels is None and trigger.entry.id in _DOWNED and defences:
        repels = trigger.start  # «أسقطت القوات طائرتين مسيرتين»
    if repels is None:
        return roles
    after = trigger.end if trigger.entry.id in _DOWNED else trigger.start + 1
    named = [
        r
        for r in roles
        if r.part == ATTACKER
        and r.hit.start > repels
        and (r.cue.removeprefix("member:") in ("event-of", "did", "by") or w.cue_stem(sight.word(r.hit.start - 1)) in w.EVENT_NOUNS)
    ]
    takes_on = is_one_of(sight.word(repels), _TAKES_ON)
    if takes_on:  # «تصدت المضادات الأرضية للجيش لمسيرات»: whose the defences are stands right behind them
        after = max(after, repels + _SUBJECT_REACH, trigger.end + (trigger.entry.id == "air-defence"))
    behind = [r for r in roles if _behind(sight, r.hit, trigger) and not (takes_on and r.hit.start < after)]
    named = named or [r for r in behind if r.part in (TARGET, ATTACKER) or _owns(sight, r, trigger)][-1:]
    if not named:
        return [
            replace(r, part=TARGET, cue="repels")
            if r.part == ATTACKER and repels < r.hit.start < after and (takes_on or _of_a_state(r))
            else r
            for r in roles
        ]
    doer, out = named[0], []
    for role in roles:
        if role in named or role.part == ATTACKER and role.hit.entry is doer.hit.entry:
            role = replace(role, part=ATTACKER, score=max(role.score, 0.9))
        elif role.hit.start < doer.hit.start and role.part in (ATTACKER, SOURCE, BYSTANDER) and role.hit.entry.pack == "actors":
            role = replace(role, part=TARGET, cue="repels")
        out.append(role)
    return out


def _behind(sight: Sight, hit: Hit, trigger: Hit) -> bool:
    """Whether a name stands behind what was done, or runs on from it: «أسقطت سبع طائرات مسيرة أوكرانية»."""
    runs_on = trigger.entry.id in _DOWNED and trigger.start < hit.start and hit.end > trigger.end and sight.word(hit.start) in w.AIRCRAFT
    return hit.start >= trigger.end or runs_on


def _owns(sight: Sight, role: Role, trigger: Hit) -> bool:
    """«أسقط الجيش طائرة مسيّرة تابعة للحركة»: whose the drone is that was brought down."""
    return trigger.entry.id in _DOWNED and role.part == AFFILIATE and is_one_of(sight.word(role.hit.start - 1), w.AFFILIATE)


def _of_a_state(role: Role) -> bool:
    return str(role.hit.entry.attrs.get("class", "")).startswith("state")
