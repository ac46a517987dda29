"""Decide the tactic of a segment from its trigger words, instruments and actors (codebook: `type`)."""

from __future__ import annotations

from dataclasses import dataclass

from waqai.events.arms_heard import aloft, hears_air, hears_shells
from waqai.events.role_words import STRUCK_IT
from waqai.events.triggers import weight
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

_SUPPORT = word_set("بدعم وبدعم دعم بغطاء وبغطاء غطاء بإسناد وبإسناد إسناد بمساندة وبمساندة مساندة")
_BOMB = frozenset(("bombing_ied", "car_bomb", "suicide_bombing", "grenade", "mine"))
_STAND_OFF = frozenset(("air_strike", "shelling", "drone_strike"))
_BY_GUNMEN = ("raid-by-gunmen", "lay-in-wait", "fell-upon")  # what they threw in besides says nothing of the kind of attack
_MANNER = ("shot-dead-plain",)
_SPECIFIC_WEAPON = frozenset(("suicide_bombing", "car_bomb", "grenade", "mine", "bombing_ied", "air_strike", "drone_strike", "shelling"))
_LAUNCHES = ("rocket-fire", "rockets-fired-frame")
_FIRED_IT = word_set("أطلقه أطلقها أطلقهما أطلقته أطلقتها أطلقتهما ألقاها ألقتها تطلقها")
_SUBJECT_BEFORE, _SUBJECT_BEHIND = 4, 2
_GUNS_REACH = 10
_MEANS_REACH = 7
_STRIKE_REACH = 10
_DRONES = word_set("مسيرة مسيرات المسيرة المسيرات مسيرتين مسيرتان طيار درون درونات")
_DRONES_BEHIND = _DRONES | {pro + word for pro in "بل" for word in _DRONES} | word_set("للمسيرات للمسيرة")
_FROM_DRONES = word_set("مسيرة مسيرات بمسيرة بمسيرات المسيرة المسيرات")
_DOWNED_REACH = 6
_IN_A_FIGHT = word_set("في خلال جراء إثر نتيجة بعد أثناء")
_FIGHTS = ("battle", "clash", "confrontations", "fighting")
_BY = word_set("في عبر بواسطة خلال إثر جراء")
_ARRESTS = ("arrest", "took-into-custody", "raid-search")
CORDONS = ("siege", "siege-frame")  # «طوقت القوات الحي وأوقفت أربعة»
ENTRIES = ("incursion", "took-bare", "storming", "raid-by-force", "force-advanced", "ambush", "set-ambush")
_BLOODSHED = ("armed_clash", "air_strike", "shelling", "drone_strike", "arson_property", "shooting", "execution", "abduction")
_USED = word_set("باستخدام بواسطة بتفجير بانفجار بزرع عبر إثر جراء انفجار تفجير")
_DESTROYED = word_set("تدمير دمر دمرت دمروا تدميره إعطاب أعطب أعطبوا أعطبت إحراق أحرق أحرقوا أحرقت تفجير")
_TAKEN = word_set("استولى استولت استولوا الاستيلاء استيلاء سيطر سيطرت سيطروا السيطرة")
_LIST_REACH = 8
_DESTROYED_IT = frozenset(word for word in STRUCK_IT if "دمر" in word or "اعترض" in word)
_TAKEN_UP = 2  # tokens from arms to the verb that takes them up
_FIRE_REACH = 3
_BOTH_SIDES = word_set("الطرفان الجانبان الطرفين الجانبين")
_FOILED = word_set("إحباط أحبط أحبطت إفشال أفشل أفشلت")
_ATTACKS = word_set("هجوم هجوما هجمات هجومين محاولة")
_MEANT_FOR = word_set("كان كانت كانا يستهدف تستهدف لاستهداف إرهابي إرهابيا إرهابية مخطط مخططا وشيك وشيكا")
_AIM_REACH = 4
_LAUNCHED = word_set("شن شنت شنوا شنه شنته نفذ نفذت نفذوا نفذه نفذته")
_LAUNCH_REACH = 4
_ITS = ("ها", "هم", "ومه")
IRREGULAR = ("armed_group", "militia", "paramilitary")
_FOLLOWED_IT = word_set(
    " ".join(verb + it for verb in ("أعقب", "أعقبت", "تلا", "تلت", "تبع", "تبعت", "تخلل", "تخللت") for it in ("ه", "ها", "هما", "هم"))
)
_AMIDST = frozenset(("وسط", "مع", "تحت"))
_VEHICLES = word_set("حافلة حافلتين حافلات باصا باص سيارة سيارات سيارتين شاحنة شاحنات شاحنتين قطارا قطار قافلة مركبة موكبا موكب قاربا")
_STOPPED_REACH = 5
_CAME_UPON = word_set("عثر عثرت عثروا العثور بالعثور")


@dataclass(frozen=True, slots=True)
class Decision:
    """A tactic, the hit that leads (None where only tolls speak), the hits that decided, the rule's name and its sureness 0..1."""

    tactic: str
    lead: Hit | None
    because: tuple[Hit, ...]
    rule: str
    sure: float


_PLANNED = word_set("خططوا خطط خططت خططا يخططون يخططان يخطط تخطط يعدون يعدان يعد يعتزمون يحضرون يحضر يستعدون تستعد يستعد")
_DEFENCES = ("air-defence", "downed-frame")
_TRIED = "tried-advance-frame"
_COPTERS = ("مروحي", "طواف", "اباتشي")


def tactic_of(hit: Hit) -> str:
    """The tactic that a trigger or weapon entry stands for; '' for none."""
    return str(hit.entry.attrs.get("tactic") or "")


def _flown_in_support(sight: Sight, start: int, end: int) -> set[str]:
    """«هجوم بدعم جوي», «بإسناد من طيران التحالف»: words of aircraft that only support what others do on the ground."""
    flown = [i for i in range(start, end) if hears_air({sight.word(i)})]
    apart = {sight.word(i) for i in flown if _SUPPORT.isdisjoint(sight.words(max(start, i - 2), i))}
    return {sight.word(i) for i in flown} - apart


def decide(
    sight: Sight, start: int, end: int, found: list[Hit], coalition_attacks: bool, state_attacks: bool, group_attacks: bool = False
) -> Decision:
    """The tactic of tokens `start:end` with triggers `found`.

    `coalition_attacks`, `state_attacks` and `group_attacks` say that the attacker is a coalition (its generic strikes are air
    strikes), a state's force,
    or an armed group (whose «عمليات نوعية» are attacks, not raids).
    """
    weapons = list(sight.within(start, end, "weapons"))
    found = [h for h in found if not _planned(sight, h)] or found
    found = _without_what_went_with_it(sight, _without_its_cover(sight, found))
    found = [h for h in found if not _flies(h, weapons)] or found
    specific = [h for h in found if not h.entry.attrs.get("generic")]
    if any(tactic_of(h) == "execution" for h in specific):
        specific = [h for h in specific if h.entry.id not in _MANNER]  # «رميا بالرصاص، أعدم التنظيم ثلاثة»
    lead = next((h for h in specific if weight(h) >= 0.5), None) or (specific[0] if specific else None) or (found[0] if found else None)
    kinds = [tactic_of(h) for h in found]
    arms = [h for h in weapons if tactic_of(h) in _SPECIFIC_WEAPON and not _lost(sight, h) and not _among_guns(sight, h, weapons)]
    arm = {tactic_of(h): h for h in reversed(arms)}
    first_near, last_near = (max(start, lead.start - 8), min(end, lead.end + 9)) if lead is not None else (start, end)
    near = aloft(sight, first_near, last_near) - {sight.word(i) for h in weapons if _lost(sight, h) for i in range(h.start, h.end)}
    air, shells = hears_air(near - _flown_in_support(sight, start, end)), hears_shells(near)

    def done(tactic: str, rule: str, sure: float, *because: Hit | None) -> Decision:
        picked = tuple(h for h in because if h is not None)
        return Decision(tactic, lead, picked or tuple(found[:1]), rule, sure)

    first = tactic_of(lead) if lead is not None else ""
    explosion = any(k in _BOMB for k in kinds)
    attack_like = first in ("armed_attack", "other", "") or first in _BOMB
    suicide = next((h for h in found if tactic_of(h) == "suicide_bombing"), None) or (
        arm.get("suicide_bombing") if explosion or attack_like else None
    )
    worn = first == "suicide_bombing" and lead is not None and lead.entry.attrs.get("generic") and state_attacks
    if worn:
        return done("armed_attack", "belts-worn-by-those-killed", 0.5, lead)
    if first == "suicide_bombing" or (suicide is not None and attack_like and not state_attacks):
        return done("suicide_bombing", "suicide", 0.9, suicide, lead)
    if first == "grenade" and lead is not None and _dropped(sight, lead, start, end):
        return done("drone_strike" if "drone_strike" in arm else "air_strike", "dropped-from-aircraft", 0.85, lead)
    if first == "grenade" and lead is not None and any(sight.word(i) in _FROM_DRONES for i in range(lead.end, min(lead.end + 6, end))):
        return done("drone_strike", "dropped-from-a-drone", 0.85, lead)  # «قنبلة ألقاها الجيش من مسيّرة»
    if first == "grenade" and lead is not None and not lead.entry.attrs.get("generic"):
        return done("grenade", "trigger", 0.85, lead)
    firearms = any(str(h.entry.attrs.get("class")) == "firearm" for h in weapons)
    if first == "armed_attack" and lead is not None and (lead.entry.id in _BY_GUNMEN or firearms and not lead.entry.attrs.get("generic")):
        return done("armed_attack", "gunmen", 0.8, lead)
    if first == "assassination" and lead is not None:  # «محاولة اغتيال بسيارة مفخخة»: the means is told
        for kind in ("suicide_bombing", "car_bomb", "bombing_ied"):
            if kind in arm and lead.start < arm[kind].start < lead.end + _MEANS_REACH and _led_by(sight, arm[kind]):
                return done(kind, "means-of-the-killing", 0.85, arm[kind], lead)
        strike = next((h for h in found if lead.end <= h.start < lead.end + _STRIKE_REACH and _struck_by(sight, h)), None)
        if strike is not None:
            drone = "drone_strike" in arm or not _DRONES.isdisjoint(sight.words(strike.start, min(strike.end + 3, end)))
            return done("drone_strike" if drone else tactic_of(strike), "means-of-the-killing", 0.85, strike, lead)
    taken = _entered_to_arrest(found, lead) if lead is not None else None
    if taken is not None and lead is not None and (state_attacks or taken.start < lead.start):
        return done("arrest_raid", "entered-to-arrest", 0.84, taken, lead)
    if (explosion or attack_like) and first not in ("arson_property", *_STAND_OFF):
        for kind in ("car_bomb", "grenade", "mine", "bombing_ied"):
            if kind == "mine" and lead is not None and lead.entry.id.startswith("defused"):
                continue  # «أبطلت الشرطة قنبلة لم تنفجر»
            if kind in arm and (explosion or first in ("armed_attack", "other", "")):
                return done(kind, "instrument", 0.88, arm[kind], lead)
    if first == "bombing_ied" and lead is not None and "drone_strike" in arm and arm["drone_strike"].start == lead.end:
        return done("drone_strike", "the-drone-blew-up", 0.85, arm["drone_strike"], lead)  # «انفجرت طائرة مسيرة»
    if first in ("car_bomb", "grenade", "mine", "bombing_ied"):
        by_name = lead is not None and weight(lead) >= 1.0 and not lead.entry.attrs.get("generic")  # «انفجرت ... من مخلفات القصف»
        return done(first, "trigger", 0.85 if by_name else 0.8, lead)
    if first == "drone_strike" or ("drone_strike" in arm and first in (*_STAND_OFF, "other", "armed_attack", "")):
        return done("drone_strike", "instrument", 0.85, arm.get("drone_strike"), lead)
    if first == "air_strike":
        return done("air_strike", "trigger", 0.92, lead)
    if lead is not None and lead.entry.id in (*_DEFENCES, "repelled-frame") and "shelling" not in arm and _drones_behind(sight, lead, end):
        return done("drone_strike", "drones-brought-down", 0.85, lead)
    if lead is not None and lead.entry.id in _DEFENCES and "air_strike" in arm and "shelling" not in arm:
        return done("other", "aircraft-brought-down", 0.5, lead)
    if first == "shelling" and lead is not None and lead.entry.id in _LAUNCHES and _flown(sight, lead, start, end):
        return done("air_strike", "fired-from-aircraft", 0.84 if _copter(sight, first_near, last_near) else 0.8, lead)
    if "shelling" in arm and first in ("shelling", "other", "") and _let_go_by_aircraft(sight, arm["shelling"], end):
        return done("air_strike", "fired-from-aircraft", 0.84 if _copter(sight, first_near, last_near) else 0.8, lead, arm["shelling"])
    if first == "shelling":
        generic = lead is not None and (lead.entry.attrs.get("generic") or lead.entry.attrs.get("needs"))
        if not generic:
            return done("shelling", "trigger", 0.88, lead)
        if air or "air_strike" in arm or (coalition_attacks and not shells):
            return done("air_strike", "bombardment-from-the-air", 0.85, lead)
        return done("shelling", "bombardment", 0.7 if shells or arm else 0.6, lead, arm.get("shelling"))
    if first == "armed_attack" and lead is not None:
        flown = (air or "air_strike" in arm) and not (lead.entry.id == _TRIED and _flown_in_support(sight, start, end))
        if flown and (state_attacks or coalition_attacks) and lead.entry.attrs.get("generic"):
            return done("air_strike", "attack-from-the-air", 0.7, lead)
        if "shelling" in arm and lead.entry.attrs.get("generic") and not firearms:
            return done("shelling", "attack-with-shells", 0.75, arm["shelling"], lead)
        return done("armed_attack", "trigger", 0.5 if lead.entry.id == _TRIED else 0.75, lead)
    if lead is not None and lead.entry.id == "captured-fighters":
        return done("armed_clash", "fighters-captured", 0.6, lead)
    if first == "arrest_raid" and group_attacks and lead is not None and lead.entry.attrs.get("generic"):
        return done("armed_attack", "operation-of-a-group", 0.45, lead)
    if first == "arrest_raid" and lead is not None and _stopped_on_the_road(sight, lead, end):
        return done("armed_attack", "stopped-on-the-road", 0.5, lead)
    if lead is not None and lead.entry.id == "repelled-attack" and not group_attacks and _plot(sight, lead, end):
        return done("armed_attack", "plot-foiled", 0.84, lead)
    if first == "arson_property" and lead is not None and not air and (assault := _burnt_in_it(sight, found, lead)) is not None:
        return Decision("armed_attack", assault, (assault,), "burnt-in-the-attack", 0.8)
    if first and first != "other":
        return done(first, "trigger", 0.8 if lead is not None and weight(lead) >= 0.6 else 0.6, lead)
    if lead is not None:  # generic violence: «استهدف», «دمر»
        subject = next((h for h in found if h.start == lead.end and tactic_of(h) in _BOMB), None)
        if subject is not None and lead.form in ("verb", "present"):  # «استهدف تفجير حافلة»
            return done(tactic_of(subject), "subject-of-the-verb", 0.75, subject, lead)
        if air or "air_strike" in arm or coalition_attacks:
            return done("air_strike", "strike-by-coalition" if coalition_attacks else "strike-from-the-air", 0.7, lead)
        if shells or "shelling" in arm:
            return done("shelling", "strike-with-shells", 0.7, lead)
        if lead.entry.id == "targeted" and any(_fired(sight, h) and lead.end <= h.start < lead.end + _GUNS_REACH for h in weapons):
            return done("shooting", "strike-with-guns", 0.85, lead)  # «استهدفوا بالرشاشات دورية»
        return done("armed_attack", "strike", 0.5, lead)
    for kind in ("suicide_bombing", "car_bomb", "bombing_ied", "mine", "grenade", "air_strike", "shelling", "drone_strike"):
        if kind in arm and not (kind == "air_strike" and not air and _flown_in_support(sight, start, end)):
            return done(kind, "weapon-alone", 0.5, arm[kind])
    if state_attacks:
        return done("armed_clash", "killed-by-a-state", 0.45)
    if group_attacks:
        return done("armed_attack", "killed-by-a-group", 0.45)
    return done("other", "toll-alone", 0.3)


def _planned(sight: Sight, hit: Hit) -> bool:
    """«خططوا لقطع رأس أحد المارة», «كانوا يعدون لتفجير المبنى»: what men meant to do, beside what is told of them."""
    return hit.base.pro.endswith("ل") and sight.word(hit.start - 1) in _PLANNED


def _stopped_on_the_road(sight: Sight, lead: Hit, end: int) -> bool:
    """«أوقف مسلحون حافلة ركاب»: gunmen who stop a vehicle arrest nobody."""
    if lead.entry.id != "detained" or not lead.verbal:
        return False
    by = next(
        (h for h in sight.within(lead.end, min(lead.end + _STOPPED_REACH, end), "persons") if h.entry.attrs.get("role") == "militant"), None
    )
    return by is not None and not _VEHICLES.isdisjoint(sight.words(by.end, min(by.end + _STOPPED_REACH, end)))


def _burnt_in_it(sight: Sight, found: list[Hit], lead: Hit) -> Hit | None:
    """«إن الجماعة شنت هجومها على القرية، حيث أحرقت منازل»: the attack told before, during which houses were burnt."""
    if not lead.verbal:
        return None
    within = next(
        (h for h in found if h.start >= lead.end and tactic_of(h) == "armed_attack" and sight.word(h.start - 1) in _IN_A_FIGHT), None
    )
    if within is not None and not _LAUNCHED.isdisjoint(sight.words(within.end, within.end + _LAUNCH_REACH)):
        return within  # «قتل أربعة وأحرقت منازلهم في هجوم شنه مسلحون»
    attacks = (h for h in found if h.end <= lead.start and tactic_of(h) == "armed_attack")
    attacks = (h for h in attacks if h.base.article or sight.word(h.end - 1).endswith(_ITS))
    return next((h for h in attacks if not _LAUNCHED.isdisjoint(sight.words(h.start - _LAUNCH_REACH, h.start))), None)


def _lost(sight: Sight, arm: Hit) -> bool:
    """«تدمير مدفعيتهم», «استولت على مدافع هاون»: guns that the attacked lost, not what they were attacked with;
    nor was it the mines of «كاسحة ألغام», nor the belt that «عثر على حزام ناسف» tells of.
    """
    if any(is_one_of(sight.word(i), _DESTROYED_IT) for i in range(arm.end, arm.end + _TAKEN_UP)):
        return True  # «أربع دبابات إسرائيلية دمرتها الكتائب»
    if tactic_of(arm) == "mine":
        return sight.word(arm.start - 1).lstrip("وبل").startswith("كاسح")
    if tactic_of(arm) == "suicide_bombing":
        return sight.word(arm.start - 1) == "علي" and is_one_of(sight.word(arm.start - 2), _CAME_UPON)
    if tactic_of(arm) != "shelling":
        return False
    before = arm.start - 1
    while sight.numeral_over(before) is not None:
        before -= 1
    if is_one_of(sight.word(before), _DESTROYED):
        return True
    return sight.word(before) == "علي" and is_one_of(sight.word(before - 1), _TAKEN)


def _among_guns(sight: Sight, arm: Hit, weapons: list[Hit]) -> bool:
    """«بالأسلحة النارية والقذائف والقنابل»: bombs that stand in one list with guns were thrown in an assault."""
    if tactic_of(arm) not in ("grenade", "bombing_ied"):
        return False
    guns = (h for h in weapons if str(h.entry.attrs.get("class")) == "firearm" and abs(h.start - arm.start) <= _LIST_REACH)
    for gun in guns:
        first, last = sorted((arm, gun), key=lambda h: h.start)
        if last.base.pro.startswith("و") and all(c not in sight.gap(i) for i in range(first.end, last.start + 1) for c in "،,.؛:"):
            return not any(sight.at(i, "tactics") and not sight.at(i, "weapons") for i in range(first.end, last.start))
    return False


def _without_what_went_with_it(sight: Sight, found: list[Hit]) -> list[Hit]:
    """«اقتحمت القوات المدينة وسط إطلاق نار كثيف»: the fire goes with the raid and is not what it was."""
    found = _without_what_followed(sight, found)
    if any(h.entry.id == "ambush" for h in found):  # «قتلوا خلال عمليات التمشيط بعد وقوعهم في كمين»
        found = [h for h in found if tactic_of(h) != "arrest_raid" or h.verbal or sight.word(h.start - 1) not in _IN_A_FIGHT]
    storms = [h for h in found if h.verbal and tactic_of(h) in ("armed_attack", "arrest_raid")]
    if found and (storms[:1] == found[:1] or found[0].base.article and tactic_of(found[0]) == "armed_attack"):
        fire = {i for h in found if _between_the_two(sight, h) for i in range(h.start, h.end + _FIRE_REACH)}
        found = [h for h in found if h.start not in fire] or found
    if not storms:
        return found
    return [h for h in found if h.verbal or h.start < storms[0].end or sight.word(h.start - 1) not in _AMIDST]


def _without_what_followed(sight: Sight, found: list[Hit]) -> list[Hit]:
    """«شنوا هجوما ... أعقبه اشتباك», «تفجير تلاه إطلاق نار»: the opening act says what it was."""
    first = next((h for h in found if tactic_of(h) in ("armed_attack", "armed_clash", *_BOMB) and not h.entry.attrs.get("toll")), None)
    if first is None:
        return found
    return [h for h in found if h.start <= first.start or sight.word(h.start - 1).removeprefix("و") not in _FOLLOWED_IT]


def _without_its_cover(sight: Sight, found: list[Hit]) -> list[Hit]:
    """«قتل 16 في معارك وغارات للتحالف»: strikes joined to a fight that is told first are part of it."""
    fights = {h.end for h in found if not h.verbal and h.entry.id in _FIGHTS and sight.word(h.start - 1) in _IN_A_FIGHT}
    return [h for h in found if not (h.start in fights and h.base.pro == "و" and tactic_of(h) == "air_strike")] if fights else found


def _between_the_two(sight: Sight, hit: Hit) -> bool:
    """«وقع الهجوم قرب القرية، حيث تبادل الطرفان إطلاق النار»: how the attack went on, told of the two sides already named."""
    return tactic_of(hit) == "armed_clash" and not _BOTH_SIDES.isdisjoint(sight.words(hit.start, hit.end + 2))


def _plot(sight: Sight, lead: Hit, end: int) -> bool:
    """«إحباط هجوم كان يستهدف كنيسة»: what was prevented, no assault of fighters that was beaten back."""
    if sight.word(lead.start).lstrip("وب") not in _FOILED or sight.word(lead.end - 1) not in _ATTACKS:
        return False
    if any(
        h.entry.attrs.get("role") == "militant" or h.entry.attrs.get("class") in IRREGULAR
        for h in sight.within(lead.end, end, "persons", "actors")
    ):
        return False
    return not _MEANT_FOR.isdisjoint(sight.words(lead.end, min(lead.end + _AIM_REACH, end)))


def _flies(hit: Hit, weapons: list[Hit]) -> bool:
    """«طائرة انتحارية مسيرة»: a word of suicide that only names the kind of drone."""
    if tactic_of(hit) != "suicide_bombing" or not hit.entry.attrs.get("generic"):
        return False
    return any(tactic_of(w) == "drone_strike" and w.start < hit.start < w.end for w in weapons)


def _entered_to_arrest(found: list[Hit], lead: Hit) -> Hit | None:
    """«دخلت قوات البلدة واعتقلت سبعة», «قبضت الشرطة على خلية في كمين»: a state's men who only take people, unless fighting is told too."""
    if lead.entry.id not in (*ENTRIES, *CORDONS, *_ARRESTS):
        return None
    fought = any(tactic_of(h) in _BLOODSHED and h.entry.id not in (*ENTRIES, *CORDONS) for h in found)
    return None if fought else next((h for h in found if h.entry.id in _ARRESTS), None)


def _copter(sight: Sight, start: int, end: int) -> bool:
    """Whether a helicopter is told of."""
    return any(w.removeprefix("ال").startswith(_COPTERS) for w in sight.words(start, end))


def _flown(sight: Sight, lead: Hit, start: int, end: int) -> bool:
    """Whether aircraft fired: «أطلق الطيران الحربي صواريخ», «مقاتلات روسية أطلقت صاروخين»; not «صواريخ أطلقت على طائرة»."""
    if lead.form == "masdar" or not sight.word(lead.start).removeprefix("و").startswith(("اطلق", "تطلق", "يطلق")):
        return False
    behind = range(lead.start + 1, min(lead.start + 1 + _SUBJECT_BEHIND, end))
    clause = lead.start
    while clause > max(start, lead.start - _SUBJECT_BEFORE) and not any(c in sight.gap(clause) for c in "،,.؛:"):
        clause -= 1
    return any(hears_air({sight.word(i)}) for i in (*range(clause, lead.start), *behind))


def _let_go_by_aircraft(sight: Sight, arm: Hit, end: int) -> bool:
    """«صواريخ أطلقها الطيران الحربي», «بصاروخ أطلقته مقاتلة على منزل»: rockets, and the aircraft that fired them right behind."""
    at = next((k for k in range(arm.end, min(arm.end + 2, end)) if sight.word(k) in _FIRED_IT), None)
    return at is not None and hears_air(set(sight.words(at + 1, min(at + 3, end))))


def _dropped(sight: Sight, lead: Hit, start: int, end: int) -> bool:
    """«ألقى سلاح الجو قنابل على السوق», «الطيران الحربي ألقى براميل»: what aircraft let fall; a drone is left alone."""
    clause = lead.start
    while clause > max(start, lead.start - _SUBJECT_BEFORE) and not any(c in sight.gap(clause) for c in "،,.؛:"):
        clause -= 1
    near = range(clause, min(max(lead.start + 1, lead.end) + _SUBJECT_BEHIND, end))
    drone = any(is_one_of(sight.word(i), _DRONES) for i in near)
    return not drone and hears_air({sight.word(i) for i in near})


def _drones_behind(sight: Sight, lead: Hit, end: int) -> bool:
    """«أسقطت الدفاعات الجوية 12 مسيرة», «دمرت أمس مسيرتين»: drones right behind the verb of the defences."""
    return any(is_one_of(sight.word(i), _DRONES_BEHIND) for i in range(lead.end, min(lead.end + _DOWNED_REACH, end)))


def _struck_by(sight: Sight, hit: Hit) -> bool:
    """«بغارة على سيارته», «في ضربة جوية»: a strike from afar that somebody was killed with."""
    return tactic_of(hit) in _STAND_OFF and (sight.word(hit.start)[:1] == "ب" or sight.word(hit.start - 1) in _BY)


def _led_by(sight: Sight, arm: Hit) -> bool:
    """Whether a weapon stands right behind «بـ» or a word of its blast: «بعبوة ناسفة», «باستخدام سيارة مفخخة», «بتفجير سيارته»."""
    return sight.word(arm.start)[:1] == "ب" or sight.word(arm.start - 1) in _USED


def _fired(sight: Sight, arm: Hit) -> bool:
    """Whether a firearm is what somebody was struck with: «بالرشاشات», «بمسدس», «برصاص»."""
    return str(arm.entry.attrs.get("class")) == "firearm" and sight.word(arm.start)[:1] == "ب"
