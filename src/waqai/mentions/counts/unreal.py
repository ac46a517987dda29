"""Deaths that are meant, tried or charged, not told: «يخططون لقتل الجنود», «محاولة اغتيال», «قتلة الضباط», «متهم بقتل شرطيين»."""

from __future__ import annotations

from unicodedata import normalize

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.toll_verbs import CAUSED_STEMS, LEAVES_A_TOLL, LEFT_STEMS
from waqai.mentions.counts.words import NEARLY, NOT, ONE_OF, STOPS
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

_MASDARS = word_set(
    "قتل اغتيال تصفية ذبح إعدام خطف اختطاف قتلا اغتيالا اغتيالات قتلهم تصفيات تصفيتهم قتله قتلها اغتياله اغتيالها تصفيته "
    "خطفه اختطافه اختطافها خطفها"
)
_PLANS = word_set(
    "يخطط يخططون تخطط يخططان خطط خططت خططوا خطة خططا مخطط مخططا مخططات مخططاتها مخططاته مخططاتهم مخططه مخططها التخطيط بهدف "
    "هدفها هدفه لهدف التحريض تحريض للتحريض بالتحريض والتحريض حرض حرضت يحرض تحرض "
    "محرضا ينوي ينوون تنوي نية نيته يعتزم يعتزمون تعتزم تهديد تهديدات التهديد التهديدات للتهديد بالتهديد لتهديدات هدد هددت "
    "يهدد تهدد يهددون هددوا يهددان مهددا مهددة مهددين توعد توعدت توعدوا يتوعد تتوعد يتوعدون متوعدا متوعدة"
    " دعا دعت يدعو تدعو دعوات تشمل يشمل محاولة محاولات"
)
_CHARGES = word_set(
    "متهم متهما متهمين متهمون المتهم المتهمين المتهمون بتهمة بتهم تهمة تهم اتهامات باتهامات "
    "مشاركته مشاركتهم مشاركتها ضلوعه ضلوعهم تورط تورطه "
    "تورطهم تورطوا متورط متورطا متورطين متورطون المتورطين المتورطون ضالع ضالعا ضالعين ضالعون"
)
_ACCUSED = word_set("اتهم اتهمت اتهموا يتهم تتهم")
_IN_GENERAL = word_set("القتل بالقتل للقتل الاغتيال بالاغتيال الخطف بالخطف الاختطاف القتال")
_TRIED = word_set("حاول حاولت حاولوا حاولا يحاول تحاول يحاولون وحاول وحاولت وحاولوا أراد أرادوا خطط خططوا خططت")
_TRIED_REACH = 5
_TRYING = word_set("محاولة محاولات ومحاولة بمحاولة لمحاولة لمحاولات المحاولة")
_FAILED = word_set("فشل فشلت فشلوا أخفق أخفقت أخفقوا")
_FAILED_REACH = 5
_THEREIN = word_set("فيه فيها خلاله خلالها إثرها إثره جراءها")
_NEARLY_REACH = 5
_SENTENCE = word_set("حد حكم")
_DONE = (*LEFT_STEMS, *CAUSED_STEMS)
_PREPOSITIONS = word_set("في على عن من إلى بعد قبل")
_MEMORY = word_set("ذكرى الذكرى لذكرى بذكرى وذكرى")
_HEARSAY = word_set("شائعة شائعات إشاعة إشاعات وشائعات وإشاعات")
_RUMOURS = _HEARSAY | word_set("نفى نفت ينفي تنفي ونفى ونفت نافيا نافية كذب كذبت تكذيب")
_HARMS = word_set("مقتل مصرع اغتيال إصابة خطف اختطاف أسر قتل جرح استشهاد وفاة")
_SURVIVED = word_set("نجا نجت ونجا نجوا نجاة ينجو ونجاة")
_REACH = 9
_ILLS = word_set(
    "بأمراض بمرض بالمرض بفيروس بالفيروس بوباء بالوباء بالكوليرا بالملاريا بالتسمم بتسمم بالسرطان بالإسهال "
    "بالحصبة بعدوى بالعدوى بنوبة بجلطة بأزمة"
)
_ILL_REACH = 8
_HUNGER = word_set(
    "الجوع جوع التجويع المجاعة مجاعة سوء الجفاف البرد العطش المرض الأمراض الكوليرا الحصبة الأوبئة الوباء حمى الحمى الملاريا الضنك نقص"
    " انعدام"
)
_BECAUSE = word_set("بسبب جراء نتيجة من بفعل إثر")
_HUNGER_REACH = 12
_FEAR_REACH = 5
_OWNING = word_set(
    "مسؤوليته مسؤوليتها مسؤوليتهم مسئوليته مسئوليتها مسئوليتهم مسؤولية المسؤولية مسئولية المسئولية علاقته علاقتها صلته صلتها"
)
_RUMOUR_REACH = 14
_MAY_COME = LEAVES_A_TOLL | word_set("تقع يقع")
_RISES = word_set("يرتفع ترتفع يصل تصل يزيد تزيد يبلغ تبلغ")
_RISE_REACH = 9
_LOOKED_FOR = word_set(
    "رجح رجحت رجحوا يرجح ترجح مرجحا مرجحة توقع توقعت توقعوا يتوقع تتوقع متوقعا متوقعة توقعات "
    "يخشى تخشى يخشون خشوا خشية نخشى مخاوف احتمال احتمالات"
)
_PUTTING_DOWN = "القضاء"
_ACHIEVED = tuple(word_set("تم تمت تمكن نجح استطاع أعلن أكد أفاد قال ذكر جرى بعد عقب إثر مؤكدا معلنا مشيرا عن"))
_ACHIEVED_REACH = 6
_TO_PUT_DOWN = word_set("للقضاء وللقضاء")
_UNTIL = word_set("حتى إلا لحين")
_CAME_TRUE = word_set("مقتل مصرع")  # «استمر القتال حتى مقتل آخر المسلحين»
_MAY = word_set("قد ربما سوف كادت كاد")
_POSSIBLE = word_set("يمكن الممكن المحتمل المتوقع المرجح ويمكن")
_AVOIDING = word_set("لتفادي تفادي تفاديا لتجنب تجنب تجنبا خشية خوفا لمنع تحسبا مخافة احتمال احتمالات إمكانية مخاوف")


def is_tried(sight: Sight, hit: Hit) -> bool:
    """«محاولة اغتيال», «حاول مسلحون اغتيال», «فشل مسلحون في اغتيال»: an attempt, whoever dies in it is told apart."""
    if hit.base.stem.startswith("اغتيال") and any(sight.word(k) in _TRIED for k in sight.clause_back(hit.start, _TRIED_REACH)):
        return True
    failed = sight.word(hit.start - 1) == "في" and any(sight.word(k) in _FAILED for k in sight.clause_back(hit.start - 1, _FAILED_REACH))
    return failed or any(w in _TRYING for w in sight.words(hit.start - 1, hit.end))


def law_of_death(sight: Sight, i: int) -> bool:
    """«أقام التنظيم حد القتل على رجلين», «حكم القتل بحق شرطي»: the sentence that was carried out."""
    return sight.word(i) == "القتل" and sight.word(i - 1) in _SENTENCE


def is_masdar(sight: Sight, i: int) -> bool:
    """Whether «قتل» at a token is the deed's name, not the verb: behind a preposition."""
    return sight.word(i) == "قتل" and sight.word(i - 1) in _PREPOSITIONS and not _is_ali(sight, i - 1)


def _is_ali(sight: Sight, i: int) -> bool:
    """«إن العقيد حسن علي قتل»: the name, written with the dots that «على» lacks, behind another name."""
    token = sight.text.tokens[i]
    named = not sight.at(i - 1, "tactics", "weapons", "targets") and sight.word(i - 1) not in ("من", "ما")
    return sight.text.raw[token.start : token.end].endswith("علي") and named


def intent(sight: Sight, head: Head, start: int) -> str:
    """ "meant" where a killing is only planned, called for or told of in general, "charged" where somebody is said to have done it."""
    if head.stem == "قتل" and head.enc == "ه" and _killers(sight, head.start):
        return "meant"
    if (
        _nearly(sight, head)
        or _feared(sight, head, start)
        or _to_come(sight, head)
        or _the_last_one(sight, head)
        or _whether(sight, head, start)
        or _may_rise(sight, head)
        or _rise_expected(sight, head, start)
    ):
        return "meant"
    if any(w in _MEMORY for w in sight.words(max(start, head.start - 2), head.start)):
        return "charged"  # «ذكرى مقتل القائد»
    word = sight.word(head.start)
    if word.removeprefix("و") in _IN_GENERAL and not law_of_death(sight, head.start) or _rumoured(sight, head, start):
        return "meant"
    bare = next((word.removeprefix(p) for p in ("وال", "ال", "و", "ب", "ل") if word.removeprefix(p) in _MASDARS), word)
    if bare not in _MASDARS or head.verb and sight.word(head.end) in _THEREIN:
        return ""  # «محاولة اغتيال قتل فيها حارسه»
    told = word == "وقتل" and _tells_on(sight, head)
    for i in range(head.start - 1, max(start, head.start - _REACH) - 1, -1):
        if any(c in sight.gap(i + 1) for c in STOPS + "\n") or sight.word(i).removeprefix("و").startswith(_DONE):
            return ""
        if told and sight.word(i) in _SURVIVED:
            return ""  # «نجا القائد من محاولة اغتيال وقتل اثنان من مرافقيه»
        if told and sight.word(i) in _TRYING and (sight.word(i - 1) == "من" or sight.word(i - 2) == "من"):
            continue
        at = sight.word(i).removeprefix("و").removeprefix("ل")
        if at in _PLANS or sight.word(i) in _PLANS:
            return "meant"
        if at in _ACCUSED and any(sight.numeral_at(k) for k in range(head.end, head.end + 3)):
            return ""  # «اتهم الأهالي القوات بقتل 51 شخصا»: news of a toll, no trial
        if at in _CHARGES or at in _ACCUSED:
            return "charged"
    return ""


def _nearly(sight: Sight, head: Head) -> bool:
    """«كاد يقتل جنديين», «كادت تودي بحياته», «أوشك على قتل رهينتين», «على وشك أن يقتل»: what did not come to be."""
    if head.pro.startswith(("و", "ف")):
        return False
    behind = [sight.word(k) for k in sight.clause_back(head.start, _NEARLY_REACH)]
    return "حتي" not in behind and any(is_one_of(w, NEARLY) for w in behind)  # «ما كاد يصل حتى قتل»


def _tells_on(sight: Sight, head: Head) -> bool:
    """«وقتل اثنان», «وقتل أحد حراسه»: people who can only be a subject follow the verb."""
    word = sight.word(head.end)
    return word.endswith(("ان", "ون")) or word in ONE_OF or sight.numeral_at(head.end) is not None


def _feared(sight: Sight, head: Head, start: int) -> bool:
    """«أعمال قد تسفر عن مقتل مدنيين», «لتفادي وقوع ضحايا», «خشية سقوط قتلى»: harm that may come, none that came."""
    if head.verb:
        return False
    for i in range(head.start - 1, max(start, head.start - _FEAR_REACH) - 1, -1):
        word = sight.word(i)
        if any(c in sight.gap(i + 1) for c in STOPS + "\n،"):
            return False
        if word.startswith("س") and word[1:] in _MAY_COME:
            return True  # «ستؤدي إلى مقتل مدنيين»
        if word in _MAY_COME:
            return sight.word(i - 1).removeprefix("و") in _MAY or (sight.word(i - 1) == "ان" and sight.word(i - 2) in _POSSIBLE)
        if word in _AVOIDING:
            return True
        if word.removeprefix("و").startswith(_DONE):
            return False
    return False


def _to_come(sight: Sight, head: Head) -> bool:
    """«عمليات كانت ستودي بحياة كثيرين», «القنبلة كانت ستقتل المئات», «للقضاء على التنظيم»: what will be, would have been or is meant."""
    if head.pro.endswith("س") and head.kind == "killed":
        return True
    if not sight.word(head.start).endswith(_PUTTING_DOWN) or head.form != "phrase":
        return False
    purpose = sight.word(head.start) in _TO_PUT_DOWN
    whom = {3 if h.base.article and h.number == 4 else h.number for h in sight.at(head.end, "persons", "actors")}
    if not purpose and (not whom or whom & {1, 2, 4}):
        return False  # «القضاء على إرهابي في جيجل», «القضاء على ثلاثة», «القضاء على إرهابيين خطيرين»
    before = sight.words(head.start - (3 if purpose else _ACHIEVED_REACH), head.start)
    return not any(w.removeprefix("و").startswith(_DONE if purpose else _DONE + _ACHIEVED) for w in before)


def _the_last_one(sight: Sight, head: Head) -> bool:
    """«لن تنتهي الحرب إلا بالقضاء على آخر إرهابي», «حتى قتل آخر متمرد»: what is vowed or awaited."""
    if sight.word(head.end) != "اخر" or head.stem in _CAME_TRUE or not any(w in _UNTIL for w in sight.words(head.start - 2, head.start)):
        return False
    return any(h.number == 1 and not h.base.article for h in sight.at(head.end + 1, "persons", "actors"))


def _may_rise(sight: Sight, head: Head) -> bool:
    """«عدد القتلى قد يرتفع إلى 11», «الحصيلة ربما تصل إلى عشرين»: a number that may come to be."""
    for i in range(head.end, head.end + _RISE_REACH):
        if any(c in sight.gap(i) for c in STOPS + "\n،") or sight.numeral_at(i) is not None:
            return False
        if sight.word(i) in _RISES:
            return sight.word(i - 1) in _MAY and sight.word(i + 1) == "الي"
    return False


def _rise_expected(sight: Sight, head: Head, start: int) -> bool:
    """«رجحت الشرطة ارتفاع عدد القتلى إلى 11», «توقعات بارتفاع الحصيلة»: a number that is looked for."""
    rise = next((i for i in range(head.start, max(start, head.start - 4) - 1, -1) if sight.word(i).removeprefix("ب") == "ارتفاع"), None)
    return rise is not None and any(is_one_of(w, _LOOKED_FOR) for w in sight.words(max(start, rise - 4), rise))


def _whether(sight: Sight, head: Head, start: int) -> bool:
    """«لا يعرف ما إذا كانت الغارة أوقعت قتلى»: not known."""
    for i in range(head.start - 1, max(start, head.start - _FEAR_REACH - 2) - 1, -1):
        if any(c in sight.gap(i + 1) for c in STOPS + "\n،"):
            return False
        if sight.word(i) == "اذا" and "ما" in (sight.word(i - 1), sight.word(i + 1)):
            return True
    return False


def of_hunger(sight: Sight, head: Head, end: int) -> bool:
    """«وفاة خمسة أطفال بسبب سوء التغذية», «الوفيات ... بسبب الجوع والمرض»: nobody was killed by arms."""
    for i in range(head.end, min(end, head.end + _HUNGER_REACH)):
        if any(c in sight.gap(i) for c in STOPS + "\n"):
            return False
        if sight.word(i) in _BECAUSE and any(w.removeprefix("و") in _HUNGER for w in sight.words(i + 1, i + 3)):
            return True
    return False


def is_illness(sight: Sight, head: Head, end: int) -> bool:
    """«إصابة آلاف الأطفال في المخيم بأمراض جلدية»: nobody is wounded."""
    for i in range(head.end, min(end, head.end + _ILL_REACH)):
        if any(c in sight.gap(i) for c in STOPS + "\n،"):
            return False
        if sight.word(i) in _ILLS:
            return True
        if any(h.entry.attrs.get("toll") for h in sight.at(i, "tactics")):
            return False
    return False


def _rumoured(sight: Sight, head: Head, start: int) -> bool:
    """«نفى الوزير صحة أنباء عن إصابته», «شائعات مقتل القائد»: told only to be denied."""
    harm = sight.word(head.start) in _HARMS or (head.enc in ("ه", "ها") and head.form != "verb")
    if not harm and not head.noun:
        return False
    for i in range(head.start - 1, max(start, head.start - _RUMOUR_REACH) - 1, -1):
        if any(c in sight.gap(i + 1) for c in STOPS + "\n،") or sight.word(i) in _OWNING:
            return False  # «نفت الحركة مسؤوليتها عن مقتل جنديين»: they did die
        if sight.word(i) in _RUMOURS:
            return (harm or sight.word(i) in _HEARSAY) and sight.word(i - 1) not in NOT
    return False


def _killers(sight: Sight, i: int) -> bool:
    """«قتلة الجنود»: written with ة, those who kill."""
    token = sight.text.tokens[i]
    letters = [c for c in normalize("NFKC", sight.text.raw[token.start : token.end]) if c.isalpha() and c != "ـ"]
    return letters[-1:] == ["ة"]
