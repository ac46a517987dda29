"""Who acts and who suffers in a clause: every actor of a segment gets a role from the words around it.

Order of preference: words that name a role outright («شنه», «من قبل», «ضد», «مواقع لـ»), the two sides of a clash («بين ... وبين», «مع»),
the verb's frame (verb - subject - object, subject - verb), the construct («قصف قوات النظام»), and at last the side of the trigger where
the actor stands.
"""

from __future__ import annotations

from waqai.events import role_words as w
from waqai.events.parts import ATTACKER as ATTACKER
from waqai.events.parts import BYSTANDER, SOURCE, SUPPORT, Look, between, coordinated, is_noun
from waqai.events.parts import TARGET as TARGET
from waqai.events.parts import VICTIM as VICTIM
from waqai.events.parts import Role as Role
from waqai.events.role_put_down import fell_attacking
from waqai.events.role_rules import RULES
from waqai.events.role_seizing import whose_men_did
from waqai.events.role_settling import settle, take_over
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

_BY_ONE_MAN = ("armed_attack", "shooting", "assassination")
_OBJECT_REACH = 8
_TELLING_REACH = 8
_SOME_OF = word_set("مجموعة مجموعات عددا أفرادا عناصر")
_DOERS = w.MACHINES | word_set("مقاومو مجاهدو مقاتلو مسلحو")  # «دك مجاهدو القسام حشودا»
_SIDE = word_set("جهة ناحية جانب طرف")
_SIDE_REACH = 12
_OF_ONE_MAN = ("stabbing", "ramming")
_MEN_IN_CONSTRUCT = word_set("مسلحو مقاتلو متمردو إرهابيو انقلابيو جهاديو مستوطنو قراصنة عناصر مسلحون مقاتلون متمردون")
_FACING = ("armed_clash", "arrest_raid", "protest_violence")  # here those who are named beside the deed mostly took part in it


def find_roles(sight: Sight, start: int, end: int, trigger: Hit | None, tactic: str, victims: set[int]) -> list[Role]:
    """The roles of all actors (and attacker nouns) in tokens `start:end`.

    `victims` are the token indexes of actors already counted as dead or hurt.
    """
    actors = _actor_hits(sight, start, end)
    roles: list[Role] = []
    for n, hit in enumerate(actors):
        look = _look(sight, hit, actors, n, start, end, trigger, tactic, roles)
        roles.append(_role(look, victims))
        take_over(look, roles)
    return settle(sight, roles, trigger, tactic)


def _look(
    sight: Sight, hit: Hit, actors: list[Hit], n: int, start: int, end: int, trigger: Hit | None, tactic: str, roles: list[Role]
) -> Look:
    at, pro = hit.start, hit.base.pro
    while (
        not pro and at - 1 >= start and w.bare(sight.word(at - 1), w.ORGANISATIONS) and not any(a.start <= at - 1 < a.end for a in actors)
    ):
        at -= 1
        word = sight.word(at)
        pro = word[0] if word not in w.ORGANISATIONS and word[:1] in "وفبل" else ""
    before = [x for i in range(at - 1, max(start, at - 9) - 1, -1) if (x := sight.word(i)) not in w.ADVERBS][:5]
    return Look(sight, hit, actors, n, start, end, trigger, tactic, roles, before, pro)


def _actor_hits(sight: Sight, start: int, end: int) -> list[Hit]:
    out: list[Hit] = []
    for hit in sight.within(start, end, "actors", "persons"):
        common = hit.entry.pack == "persons" or hit.entry.file.endswith("generic.yaml")
        if hit.entry.pack == "persons" and not hit.entry.attrs.get("attacker") or common and _is_adjective(sight, hit, out):
            continue
        if hit.entry.attrs.get("ambiguous") and hit.size == 1 and hit.entry.pack == "actors" and sight.at(hit.start, "targets"):
            continue
        if hit.entry.attrs.get("class") == "tribe" and sight.word(hit.start - 1).removeprefix("ل").removeprefix("ب") in w.ELDERS:
            continue  # «مشايخ القبائل»
        if hit.entry.attrs.get("anaphora") and sight.word(hit.start).endswith("الحزب") and _names_a_party(sight, hit):
            continue
        if out and hit.start < out[-1].end:
            named = hit.size == out[-1].size and hit.entry.pack == "actors" and out[-1].entry.pack == "persons"
            if hit.size > out[-1].size or named or _names_what_it_opens(out[-1], hit):
                out[-1] = hit
            continue
        out.append(hit)
    return out


def _names_what_it_opens(noun: Hit, hit: Hit) -> bool:
    """«قوات جيش الفتح»: a group's name that runs on behind «قوات جيش», which alone would be the state's army."""
    return bool(noun.entry.attrs.get("anaphora")) and hit.end > noun.end and not hit.entry.attrs.get("anaphora") and hit.size > 1


def _names_a_party(sight: Sight, hit: Hit) -> bool:
    """«الحزب الديمقراطي», «الحزب الشيوعي»: the noun with an adjective of its own is another party's name."""
    word = sight.word(hit.end)
    return (
        hit.size == 1
        and word.startswith("ال")
        and word.endswith(("ي", "يه"))
        and not sight.gap(hit.end).strip()
        and word not in ("الارهابي", "المذكور")
    )


def _is_adjective(sight: Sight, hit: Hit, before: list[Hit]) -> bool:
    """«تنظيم داعش الإرهابي», «العناصر المسلحة», «هجوم انتحاري»: a noun for attackers that only describes the word before it."""
    if hit.size > 1 or hit.base.pro or str(hit.entry.attrs.get("class", "")).startswith("state") or hit.entry.attrs.get("anaphora"):
        return False
    if before and before[-1].end == hit.start or sight.word(hit.start - 1) in w.AIRCRAFT:
        return True  # «مسيرات انتحارية»
    if hit.number in (0, 1) and w.cue_stem(sight.word(hit.start - 1)) in w.EVENT_NOUNS:
        return True
    return hit.base.article and hit.number == 1 and not any(x in ("ان", "قال", "قتل") for x in sight.words(hit.start - 1, hit.start))


def _role(look: Look, victims: set[int]) -> Role:
    previous = look.previous
    if previous is not None and previous.hit.end == look.hit.start and previous.hit.entry.label_en == look.hit.entry.label_en:
        return look.is_(previous.part, previous.cue, previous.score)  # «بعثة الأمم المتحدة في مالي (مينوسما)»
    if previous is not None and coordinated(look.sight, previous.hit, look.hit) and previous.part != SUPPORT:
        if not (look.tactic == "armed_clash" and _opens_between(look, previous)):
            return look.is_(previous.part, f"with:{previous.cue}", previous.score)
    if (fell := fell_attacking(look)) is not None:
        return fell
    if look.hit.start in victims and not whose_men_did(look):
        return look.is_(VICTIM, "counted", 0.9)
    for rule in RULES:
        role = rule(look)
        if role is not None:
            return role
    return _by_position(look)


def _opens_between(look: Look, previous: Role) -> bool:
    """«بين X و», «بين مسلحين من X و»: the name before «و», or the noun that it names, stands right behind «بين»."""
    if _of_one_side(look, previous):
        return False
    before = (previous, *(r for r in look.roles[-2:-1] if r.cue == "noun of"))
    return any(between(look.sight, r.hit, look.start) for r in before)


def _of_one_side(look: Look, previous: Role) -> bool:
    """«بين A وB من جهة وC من جهة أخرى»: «من جهة» behind the second name, and none before it, puts the two on one side."""
    sight = look.sight
    if any(word in _SIDE for word in sight.words(previous.hit.end, look.hit.start)):
        return False
    behind = range(look.hit.end, min(look.end, look.hit.end + _SIDE_REACH))
    return any(sight.word(i) in _SIDE and sight.word(i - 1) == "من" for i in behind)


def _by_position(look: Look) -> Role:
    sight, hit, trigger, actors = look.sight, look.hit, look.trigger, look.actors
    if trigger is None:
        return look.is_(BYSTANDER if look.n == 0 else TARGET, "order", 0.4)
    if hit.end <= trigger.start:
        return _before_trigger(look, trigger)
    if _struck_in_the_phrase(look, trigger):
        return look.is_(TARGET, "object", 0.85)
    gap = range(trigger.end, hit.start)
    others = [a for a in actors if trigger.end <= a.start < hit.start]
    if not others and _behind_its_subject(look, trigger):
        return look.is_(TARGET, "object", 0.75)
    if look.finite and not others:
        earlier = [r.hit for r in look.roles if r.hit.start < trigger.start and r.part not in (VICTIM, BYSTANDER)]
        if len(gap) <= 1 and not (earlier and trigger.start - earlier[-1].end <= 2):
            return look.is_(ATTACKER, "verb-subject", 0.8)
        if len(gap) > 10 or any(sight.word(i) in w.BREAKS for i in range(trigger.end, hit.start)):
            return look.is_(BYSTANDER, "another clause", 0.3)
        return look.is_(TARGET if earlier else ATTACKER, "object" if earlier else "verb-subject", 0.55)
    if not others and all(sight.word(i) in w.ORGANISATIONS or trigger.verbal and sight.word(i) in _DOERS for i in gap):
        return look.is_(ATTACKER, "construct", 0.7)
    if _subject_at_last(look, trigger):
        return look.is_(ATTACKER, "subject behind its object", 0.85)
    if len(gap) > 8 or any("،" in sight.gap(i) or sight.word(i) in w.BREAKS for i in range(trigger.end, hit.start + 1)):
        return look.is_(BYSTANDER, "another clause", 0.3)
    return look.is_(TARGET, "after", 0.5)


def _behind_its_subject(look: Look, trigger: Hit) -> bool:
    """«هاجم رجل بسكين جنديا», «طعن شاب شرطيين», «هاجم فتى مجموعة من الجنود»: one man of no side is who did it, and the name further on is
    whom he struck.
    """
    if not trigger.verbal or trigger.entry.attrs.get("toll") or trigger.entry.attrs.get("tactic") not in _BY_ONE_MAN or look.pro:
        return False
    behind = range(max(trigger.start + 1, trigger.end - 1), trigger.end + 1)  # «طعن شاب» is one trigger
    man = next((p for i in behind for p in look.sight.at(i, "persons") if p.number == 1 and not p.base.article and not p.base.pro), None)
    if man is None or man.end > look.hit.start or look.sight.word(man.start).endswith("ا"):
        return False
    many = any(w in _SOME_OF and look.sight.word(i + 1) == "من" for i, w in enumerate(look.sight.words(man.end, look.hit.start), man.end))
    return many or look.sight.word(look.hit.start).endswith(("ا", "ين"))


def _struck_in_the_phrase(look: Look, trigger: Hit) -> bool:
    """«رجلا طعن شرطية», «دهس سائق سيارة ثلاثة جنود إسرائيليين»: behind one man, inside the words of the deed, stands whom he struck."""
    sight, hit = look.sight, look.hit
    if not trigger.verbal or not trigger.start < hit.start < trigger.end or trigger.entry.id not in _OF_ONE_MAN or look.pro:
        return False
    men = range(trigger.start - 1, hit.start)
    return any(p.number == 1 and p.end <= hit.start for i in men for p in sight.at(i, "persons"))


def _subject_at_last(look: Look, trigger: Hit) -> bool:
    """«هاجم دورية للشرطة متمردو X», «شن هجوما على مواقع القوات مسلحون حوثيون»: a nominative behind the verb and its object."""
    sight, hit = look.sight, look.hit
    if not trigger.verbal or trigger.entry.attrs.get("toll") or look.tactic in _FACING or look.pro:
        return False
    if not look.roles or look.roles[-1].part != TARGET or look.roles[-1].hit.start < trigger.end or hit.start - trigger.end > _OBJECT_REACH:
        return False
    men = sight.word(hit.start) if sight.word(hit.start).endswith(("ون", "و")) else look.near
    if not men.endswith("ون") and men not in _MEN_IN_CONSTRUCT or men.startswith(("و", "ف")):
        return False
    return not any(mark in sight.gap(i + 1) for i in range(trigger.end - 1, hit.start) for mark in "،.؛:")


def _tells_of_another(look: Look, trigger: Hit) -> bool:
    """«قال قائد للشرطة في بيان إن المتمردين هاجموا»: behind «إن» and before the verb stands who did it, not who tells it."""
    that = next((i for i in range(look.hit.end, trigger.start) if look.sight.word(i) in w.THAT), None)
    return that is not None and any(that < a.start and a.end <= trigger.start for a in look.actors[look.n + 1 :])


def _tells_of_deaths(gap: list[str]) -> bool:
    """«أعلنت البعثة [في مالي اليوم] مقتل ثلاثة»: the deaths are what it tells, wherever it is and whenever it says so."""
    at = next((i for i, x in enumerate(gap[:_TELLING_REACH]) if x in w.DEATHS), None)
    return at is not None and not any(x in w.THAT or x in w.DONE for x in gap[:at])


def _counted_as_object(look: Look) -> bool:
    """«ستة جنود نيجيريين», «جنديين أوغنديين»: men in the accusative, counted or two."""
    return look.sight.word(look.hit.end - 1).endswith("ين") and look.sight.numeral_over(look.hit.start - 1) is not None


def _before_trigger(look: Look, trigger: Hit) -> Role:
    """An actor before the trigger: its subject, unless it underwent it («تعرض»), died of it or stands in another clause."""
    sight, hit = look.sight, look.hit
    gap = [sight.word(i) for i in range(hit.end, trigger.start)]
    if any(x in w.UNDERWENT for x in gap) or sight.word(trigger.start) in w.UNDERWENT:
        return look.is_(TARGET, "underwent", 0.7)
    if any(x in ("عندما", "حين", "حينما") for x in gap):
        return look.is_(BYSTANDER, "another clause", 0.3)
    if look.finite and _tells_of_another(look, trigger):
        return look.is_(SOURCE, "tells of another", 0.6)
    if not look.finite and look.near in ("في", "عن", "عند") and not look.pro:  # «حلفاؤها في حلف الأطلسي»
        return look.is_(BYSTANDER, "beside it", 0.3)
    if not look.finite and look.tactic not in _FACING:
        if look.near in w.BESIDE and not look.pro or w.bare(look.near, w.REPELLED):
            return look.is_(BYSTANDER, "beside it", 0.3)
        if any(x in w.SEEN_TO for x in gap) and not any(x in w.DIED for x in gap):
            return look.is_(BYSTANDER, "afterwards", 0.3)
    died = any(x in w.DIED for x in look.before[:4]) and not any(look.actor_at(k) for k in range(min(3, len(look.before))))
    if died and not look.finite and any(x in w.CAUSES for x in [*gap[-2:], sight.word(trigger.start)]):
        return look.is_(VICTIM, "died of it", 0.6)
    if not look.finite and look.near in w.REPORT_VERBS and _tells_of_deaths(gap):
        return look.is_(SOURCE, "tells of deaths", 0.7)  # «أعلنت القيادة مقتل ثلاثة في غارة»
    if not look.finite and len(gap) <= 9 and any(x in w.DIED for x in gap[:4]) and gap[-1] in w.CAUSES:
        return look.is_(VICTIM, "died of it", 0.6)
    if not look.finite and look.roles and look.roles[-1].part == ATTACKER and _counted_as_object(look):
        return look.is_(TARGET, "object", 0.7)  # «أسر التنظيم ستة جنود نيجيريين في هجوم»
    if (
        look.tactic == "armed_clash"
        and not look.finite
        and not is_noun(hit)
        and look.pro in ("", "و")
        and any(r.part == ATTACKER and r.cue == "before" for r in look.roles)
    ):
        return look.is_(TARGET, "second side", 0.45)
    if look.finite and look.near == "في" and sight.at(look.hit.start - 2, "persons"):
        return look.is_(BYSTANDER, "his office", 0.5)  # «عقيد في المخابرات اغتيل»
    return look.is_(ATTACKER, "subject" if look.finite else "before", 0.75 if look.finite else 0.5)
