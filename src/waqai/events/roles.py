"""Who acts and who suffers in a clause: every actor of a segment gets a role from the words around it.

Order of preference: words that name a role outright («شنه», «من قبل», «ضد», «مواقع لـ»), the two sides of a clash («بين ... وبين», «مع»), the verb's
frame (verb - subject - object, subject - verb), the construct («قصف قوات النظام»), and at last the side of the trigger where the actor stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import bases, word_set

ATTACKER, TARGET, SOURCE, SUPPORT, CONTROL, AFFILIATE, VICTIM, BYSTANDER = "attacker", "target", "source", "support", "control", "affiliate", "victim", "bystander"

_EVENT_NOUNS = frozenset(
    "هجوم هجمات هجومين هجوما غاره غارات غارتين غارتان قصف ضربه ضربات ضربتين كمين كمائن كماين كمينا عمليه عمليات تفجير تفجيرات اعتداء اعتداءات نيران قذائف قذايف صواريخ صاروخ قذيفه رصاص "
    "اقتحام مداهمه حمله عدوان مجزره جريمه توغل انزال محاوله محاولات تسلل اجتياح تقدم استهداف احراق اعدام خطف اختطاف اغتيال سيطره تحرير استعاده غارت براميل".split()
)
_BY = word_set("يد ايدي ايادي قبل جانب طرف بواسطه")
_AT = word_set("علي ضد باتجاه نحو صوب مستهدفا مستهدفه استهدفت استهدف تستهدف يستهدف استهدفوا لاستهداف باستهداف استهداف استهدافها طالت طال")
_STRIKES = word_set("استهدفت استهدف تستهدف يستهدف استهدفوا طالت طال")
_POSSESSED = frozenset(
    "مواقع موقع موقعا تجمعات تجمع تجمعا مقر مقرا مقار مقرات معاقل معقل اهداف هدف هدفا تعزيزات اليات اليه ارتال رتل رتلا دوريه دوريات دوريتين اطقم طقم مخازن مخزن مخزنا معسكرات معسكر معسكرا قاعده قواعد "
    "تحركات دفاعات تحصينات حاجز حاجزا حواجز نقطه نقاط مركز مراكز قافله موكب ثكنه ثكنات اوكار وكر منصات منصه دبابات دبابه مدرعات مدرعه عربات عربه سيارات سياره مركبات مركبه عجلات زوارق قوات قيادات قيادي قياديا "
    "قائد قائدا مستودع مستودعات صفوف صف عناصر مسلحي مقاتلي مسلحين مقاتلين جنود ضباط مراكب ورش ورشه خنادق انفاق نفق متحصنين مجموعات مجموعه خليه خلايا احد افراد قتلي منازل منزل مناطق بلدات رموز كتيبه لواء كتائب الويه".split()
)
_SOURCE_NOUNS = frozenset(
    "مصدر مصادر مصدرا مصدران متحدث متحدثا ناطق المتحدث الناطق باسم بيان بيانا قياده قيادات مسؤول مسءول مسؤولون مسؤولين وزاره مراسل وكاله اعلام اعلامي تصريح تصريحات قائد قيادي نائب رئيس وزير لسان حسب بحسب "
    "وفق مكتب مدير العميد اللواء العقيد عضو صفحه موقع حساب قناه دعا اشاد".split()
)
_REPORT_VERBS = frozenset(
    "قال قالت وقال وقالت اعلن اعلنت واعلن واعلنت ذكر ذكرت وذكر وذكرت افاد افادت وافاد وافادت اكد اكدت واكد واكدت اضاف اضافت واضاف واضافت اوضح اوضحت واوضح واوضحت اشار اشارت واشار واشارت كشف كشفت نفي نفت ونفي ونفت "
    "زعم زعمت ادعي ادعت اتهم اتهمت واتهم واتهمت نقل نقلت ونقلت ونقل تابع وتابع صرح وصرح بين وبين لفت ولفت اعتبر ادان دان دانت ادانت".split()
)
_SUPPORT = word_set("بدعم بمسانده باسناد مسنوده مدعومه مدعوما مدعومين بغطاء بالتعاون بمشاركه وبدعم وبمسانده وباسناد بقياده بدعما وبغطاء بقياده وبقياده المدعومه المدعوم المدعومين دعم المسنوده بمعيه")
_CONTROL = word_set("لسيطره سيطره قبضه نفوذ معقل معاقل بسيطره سيطر يسيطر تسيطر خاضعه يخضع تخضع")
_AFFILIATE = word_set("تابع تابعه تابعين تابعا التابع التابعه التابعين موال مواليه الموالي المواليه الموالين موالين مويده المويد المويده المويدين مناهضه المناهضه متحالفه المتحالفه المتحالف حليفه حلفاء بقايا محسوبين انتماء")
_DONE = frozenset(
    "شن شنت شنوا شنه شنها شنته شنتها يشن تشن يشنها تشنها يشنه نفذ نفذت نفذوا نفذه نفذها نفذته نفذتها تنفذ ينفذ تنفذها ينفذها قام قامت قاموا اطلق اطلقت اطلقوا اطلقها اطلقتها اطلقته نصب نصبت نصبه نصبته نصبوا "
    "ارتكب ارتكبت ارتكبها ارتكبتها القي القت القتها زرع زرعت زرعها زرعته زرعتها زرعه فجر فجرت فجره فجرها دبره خاض خاضت تخوض تمكن تمكنت تمكنوا نجح نجحت واصل واصلت كثف كثفت جدد جددت".split()
)
_BREAKS = word_set("إن أن أنه أنها بأن وأن إنه حيث فيما بينما الذي التي الذين")
_ADVERBS = word_set("أمس اليوم أول فجر صباح مساء ليل ليلة ظهر أيضا السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة يوم الماضي الماضية مؤخرا سابقا")
_MEMBERS = word_set("تنظيم عناصر مسلحي مقاتلي مسلحو مقاتلو جماعة حركة قيادي قادة زعيم أعضاء خلية خلايا لتنظيم وتنظيم جبهة")
_BLAMED = word_set("نسب نسبت نسبته نسبتها نسبه نسبها تنسب ينسب منسوبة منسوب يشتبه المشتبه يعتقد مشتبه ينتمون ينتمي بتنفيذ وراء خلف بالوقوف المسؤولية مسؤولية")
_UNDERWENT = word_set("تعرض تعرضت يتعرض تتعرض تعرضوا مصدره مصدرها")
_LOSERS = word_set("من قبضه سيطره ايدي يد براثن دنس عناصر فلول مسلحي ميليشيات مليشيات عصابات")


@dataclass(frozen=True, slots=True)
class Role:
    """One actor hit with the part it plays, the cue that told so, and how sure that is (0..1)."""

    hit: Hit
    part: str
    cue: str
    score: float


def _stem(word: str) -> str:
    """A word without its conjunction and article, for the cue lists."""
    if word in _POSSESSED or word in _EVENT_NOUNS:
        return word
    for base in bases(word):
        if base.stem in _POSSESSED or base.stem in _EVENT_NOUNS or base.stem in _AT or base.stem in _DONE:
            return base.stem
    return word


def find_roles(sight: Sight, start: int, end: int, trigger: Hit | None, tactic: str, victims: set[int]) -> list[Role]:
    """The roles of all actors (and attacker nouns) in tokens `start:end`; `victims` are token indexes of actors already counted as dead or hurt."""
    actors = _actor_hits(sight, start, end)
    roles: list[Role] = []
    for n, hit in enumerate(actors):
        previous = roles[-1] if roles else None
        role = _role(sight, hit, actors, n, start, end, trigger, tactic, victims, previous)
        roles.append(role)
    return roles


def _actor_hits(sight: Sight, start: int, end: int) -> list[Hit]:
    out: list[Hit] = []
    for hit in sight.within(start, end, "actors", "persons"):
        if hit.entry.pack == "persons" and (not hit.entry.attrs.get("attacker") or _is_adjective(sight, hit, out)):
            continue
        if hit.entry.attrs.get("ambiguous") and hit.size == 1 and hit.entry.pack == "actors" and sight.at(hit.start, "targets") and not _member_before(sight, hit):
            continue
        if out and hit.start < out[-1].end:
            if hit.size > out[-1].size or (hit.size == out[-1].size and hit.entry.pack == "actors" and out[-1].entry.pack == "persons"):
                out[-1] = hit
            continue
        out.append(hit)
    return out


def _member_before(sight: Sight, hit: Hit) -> bool:
    """«عناصر القاعدة», «تنظيم القاعدة»: a noun for members or organisations stands before a name that is also a common noun."""
    return sight.word(hit.start - 1) in _MEMBERS


def _is_adjective(sight: Sight, hit: Hit, before: list[Hit]) -> bool:
    """«تنظيم داعش الإرهابي», «العناصر المسلحة»: a noun for attackers that only describes the word before it."""
    if hit.size > 1 or hit.base.pro:
        return False
    if before and before[-1].end == hit.start:
        return True
    return hit.base.article and hit.number == 1 and not any(w in ("ان", "قال", "قتل") for w in sight.words(hit.start - 1, hit.start))


def _role(
    sight: Sight, hit: Hit, actors: list[Hit], n: int, start: int, end: int, trigger: Hit | None, tactic: str, victims: set[int], previous: Role | None
) -> Role:
    before = [w for i in range(hit.start - 1, max(start, hit.start - 9) - 1, -1) if (w := sight.word(i)) not in _ADVERBS][:5]
    near = before[0] if before else ""
    pro = hit.base.pro
    if previous is not None and _coordinated(sight, previous.hit, hit) and previous.part not in (SUPPORT,):
        if not (tactic == "armed_clash" and _between(sight, previous.hit, start)):
            return Role(hit, previous.part, f"with:{previous.cue}", previous.score)
    if hit.start in victims:
        return Role(hit, VICTIM, "counted", 0.9)
    if _is_source(sight, hit, before, start):
        return Role(hit, SOURCE, "source", 0.8)
    if near in _SUPPORT or (len(before) > 1 and before[1] in _SUPPORT and (near in ("من", "قوات", "طيران", "مقاتلات", "طائرات", "مع") or pro == "")):
        return Role(hit, SUPPORT, "support", 0.8)
    if near == "من" and len(before) > 1 and before[1] in ("بدعم", "باسناد", "بمسانده", "مدعومه", "مدعومين", "مدعوم", "المدعومه"):
        return Role(hit, SUPPORT, "support", 0.8)
    if tactic == "armed_clash":
        sides = _clash_side(sight, hit, actors, n, start, before)
        if sides is not None:
            return sides
    if near in _BY and len(before) > 1 and before[1] in ("علي", "من") or near in _BY and before[0] in ("بواسطه",):
        return Role(hit, ATTACKER, "by", 0.95)
    if near.rstrip("هات") and any(b.stem in _DONE for b in bases(near)[:3]):
        return Role(hit, ATTACKER, "did", 0.95)
    if near in ("بها", "به") and len(before) > 1 and before[1] in ("قام", "قامت", "يقوم", "تقوم", "قاموا"):
        return Role(hit, ATTACKER, "did", 0.95)
    window = before[:6]
    if any(w in _UNDERWENT for w in [sight.word(i) for i in range(hit.start - 1, max(start, hit.start - 9) - 1, -1)]) and "من" in before[:2]:
        return Role(hit, ATTACKER, "underwent-from", 0.85)
    if any(w in _BLAMED for w in window) and near not in ("علي", "ضد") and not pro.endswith("ل") and not any(sight.at(hit.start - 1 - k, "actors") for k in range(len(window)) if window[k] in _BLAMED):
        if near in ("الي", "من", "ان", "بان", "انهم", "بانهم", "عناصر", "وراء", "خلف", "مسلحي", "اعضاء", "مقاتلي") or sight.word(hit.start + hit.size) in _BLAMED:
            return Role(hit, ATTACKER, "blamed", 0.8)
    if near in _AFFILIATE or (len(before) > 1 and before[1] in _AFFILIATE and near in ("ل", "الي", "مع")):
        if previous is not None and hit.start - previous.hit.end <= 4:
            return Role(hit, AFFILIATE, "of", 0.7)
        head = next((_stem(w) for w in before[1:5] if _stem(w) in _POSSESSED), "")
        if head:
            return Role(hit, TARGET, "belongs", 0.8)
        return Role(hit, ATTACKER if any(_stem(w) in _EVENT_NOUNS for w in before[1:5]) else AFFILIATE, "of", 0.5)
    if pro.endswith("ل"):
        for k, word in enumerate(before[:4]):
            stem = _stem(word)
            if stem in _POSSESSED:
                return Role(hit, TARGET, "of", 0.85)
            if stem in _EVENT_NOUNS:
                return Role(hit, ATTACKER, "event-of", 0.9)
            if k >= 1 and sight.at(hit.start - 1 - k, "actors"):
                break
    if near in ("علي", "ضد") or pro.endswith("ب") and tactic in ("arrest_raid",):
        return Role(hit, TARGET, "against", 0.9)
    if near in _AT:
        if near in _STRIKES and not any(_stem(w) in _EVENT_NOUNS for w in before[1:4]) and not any(a.end <= hit.start - 1 for a in actors[:n]):
            return Role(hit, ATTACKER, "verb-subject", 0.8)
        return Role(hit, TARGET, "against", 0.9)
    stem = _stem(near)
    if near in ("عليها", "عليه") and len(before) > 1 and _stem(before[1]) in _CONTROL | {"يسيطر", "تسيطر", "سيطر", "سيطرت"}:
        return Role(hit, CONTROL, "control", 0.9)
    if stem in _CONTROL and not (trigger is not None and trigger.start <= hit.start - 1 < trigger.end):
        return Role(hit, CONTROL, "control", 0.7)
    if stem in _POSSESSED and not sight.gap(hit.start).strip("\"'«»“” ()"):
        reach = [_stem(w) for w in before[1:4]]
        if any(w in _AT or w in ("من", "قتل", "مقتل") for w in reach) or stem not in ("قوات", "مسلحي", "مقاتلي", "عناصر", "مسلحين", "جنود", "احد", "قائد", "دبابات", "مجموعه", "مجموعات"):
            return Role(hit, TARGET, "of", 0.8)
    if stem in _EVENT_NOUNS and not hit.base.pro:
        return Role(hit, ATTACKER, "construct", 0.85)
    if tactic == "armed_clash" and near in ("من", "قبضه", "ايدي", "فلول", "عصابات", "عناصر", "ميليشيات", "مليشيات") and any(w in _LOSERS for w in before[:2]) and trigger is not None and trigger.end <= hit.start:
        return Role(hit, TARGET, "from", 0.8)
    return _by_position(sight, hit, actors, n, start, trigger)


def _by_position(sight: Sight, hit: Hit, actors: list[Hit], n: int, start: int, trigger: Hit | None) -> Role:
    if trigger is None:
        return Role(hit, ATTACKER if n == 0 else TARGET, "order", 0.4)
    finite = trigger.form in ("verb", "present")
    if hit.end <= trigger.start:
        return Role(hit, ATTACKER, "subject" if finite else "before", 0.75 if finite else 0.5)
    between = range(trigger.end, hit.start)
    others = [a for a in actors if trigger.end <= a.start < hit.start]
    if finite and not others:
        earlier = [a for a in actors if start <= a.start < trigger.start]
        if len(between) <= 1 and not (earlier and trigger.start - earlier[-1].end <= 2):
            return Role(hit, ATTACKER, "verb-subject", 0.8)
        return Role(hit, TARGET if earlier else ATTACKER, "object" if earlier else "verb-subject", 0.55)
    if not others and len(between) == 0:
        return Role(hit, ATTACKER, "construct", 0.7)
    if len(between) > 8 or any("،" in sight.gap(i) or sight.word(i) in _BREAKS for i in range(trigger.end, hit.start + 1)):
        return Role(hit, BYSTANDER, "another clause", 0.3)
    return Role(hit, TARGET, "after", 0.5)


def _coordinated(sight: Sight, previous: Hit, hit: Hit) -> bool:
    """«A وB», «A، وB», «A وحلفائه من B»."""
    distance = hit.start - previous.end
    if distance < 0 or distance > 3:
        return False
    words = list(sight.words(previous.end, hit.start))
    if hit.base.pro.startswith("و") and distance <= 1 and not any(c in sight.gap(hit.start) for c in ".:؛"):
        return True
    return distance >= 1 and (words[0] in ("و", "وقوات", "وميليشيات", "ومليشيات", "وعناصر", "ومسلحي", "ومقاتلي", "وانصار", "وحلفائه", "وحلفائهم", "وحلفاوهم") or words[-1] == "و")


def _between(sight: Sight, previous: Hit, start: int) -> bool:
    """Whether the actor before stands right after «بين» (so that «و» opens the other side)."""
    return any(sight.word(i) in ("بين", "وبين") for i in range(previous.start - 1, max(start, previous.start - 4) - 1, -1))


def _is_source(sight: Sight, hit: Hit, before: list[str], start: int) -> bool:
    """«وقال متحدث باسم الجيش», «مصادر في المقاومة», «أعلن الجيش أن»: who speaks, not who acts."""
    near = before[:4]
    if any(w in ("باسم",) for w in near[:2]):
        return True
    for k, word in enumerate(near):
        bare = word[1:] if word.startswith("و") and word[1:] in _SOURCE_NOUNS else word
        if bare in _SOURCE_NOUNS and 1 <= k <= 2 and hit.base.pro.endswith("ل") and bare not in ("موقع", "قائد", "قيادي", "قياده"):
            return True
        if bare in _SOURCE_NOUNS and (k == 0 and bare not in ("قائد", "قيادي", "نائب", "رئيس", "موقع") or k >= 1 and any(w in ("في", "من", "باسم", "عن", "ل") for w in near[:k])):
            return not any(_stem(w) in _EVENT_NOUNS for w in near[:k])
        if bare in ("قائد", "قيادي") and k <= 1:
            return any(w in _REPORT_VERBS for w in before[k + 1 : k + 3])
        if sight.at(hit.start - 1 - k, "actors"):
            break
    if before and before[0] in _REPORT_VERBS:
        after = list(sight.words(hit.end, hit.end + 6))
        return any(w in ("ان", "انه", "انها", "بان", "بانه", "عن", "انهم") for w in after)
    return False


def _clash_side(sight: Sight, hit: Hit, actors: list[Hit], n: int, start: int, before: list[str]) -> Role | None:
    near = before[0] if before else ""
    lead = before[:3]
    if near == "بين" or "بين" in lead and not any(sight.at(hit.start - 1 - k, "actors") for k in range(lead.index("بين"))):
        earlier = [a for a in actors[:n] if "بين" in [sight.word(i) for i in range(a.start - 3, a.start)]]
        return Role(hit, TARGET if earlier else ATTACKER, "between", 0.95)
    if near == "وبين" or "وبين" in lead:
        return Role(hit, TARGET, "between", 0.95)
    if n > 0 and hit.base.pro.startswith("و") and _between(sight, actors[n - 1], start):
        return Role(hit, TARGET, "between", 0.9)
    if near in ("مع", "ضد") or (len(before) > 1 and before[1] in ("مع", "ضد") and near in ("عناصر", "مسلحي", "قوات", "ميليشيات", "مقاتلي", "مسلحين", "افراد", "تنظيم", "جماعه")):
        return Role(hit, TARGET, "with", 0.9)
    return None
