"""Heads in which a life is lost or taken: «أودى بستة», «لفظ أنفاسه», «فارق ... الحياة», «حصد أرواح», «راح ضحية», «فأصابه بجروح»."""

from __future__ import annotations

from dataclasses import replace

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.people import one_or_two, plain
from waqai.mentions.counts.words import ONE_OF, STOPS
from waqai.mentions.sight import Sight
from waqai.text import fold_word, word_set

TOOK = word_set("أودى أودت أوديا أودتا أودوا يودي تودي موديا مودية فتك فتكت فتكوا يفتك تفتك بطش بطشت بطشوا")
_TOOK_REACH = 18  # «أودت غارة جوية أمس على سوق في بلدة ... في محافظة ... بـ12 شخصا»
_LIVES = word_set("بحياة بأرواح بحيوات")
_HIS_LIFE = {fold_word("بحيات" + enc): enc for enc in ("ه", "ها", "هما", "هم")}
BREATHED = word_set("لفظ لفظت لفظوا لفظا يلفظ")
_BREATH = word_set("أنفاسه أنفاسها أنفاسهم أنفاسهما")
LEFT = word_set("فارق فارقت فارقوا فارقا ليفارق لتفارق ليفارقوا ليفارقا")
_LIFE = word_set("الحياة")
MISSED = word_set("فقد فقدت فقدوا فقدا فقدان دفع دفعت دفعوا دفعا")  # «دفع حارس حياته ثمنا»
_THEIR_LIFE = word_set("حياتيهما الحياة حياته حياتها حياتهم حياتهما لحياته لحياتها لحياتهم لحياتهما")
_REAPED = word_set("حصد حصدت حصدوا أزهق أزهقت أزهقوا يحصد تحصد")
SWEPT = _REAPED | word_set("إنهاء لإنهاء بإنهاء أنهى أنهت أنهوا سلب سلبت خطف خطفت اختطف اختطفت أطفأ أطفأت انتزع انتزعت سرق سرقت")
_SOULS = word_set("أرواح حياة روح")
_VICTIM = word_set("ضحية ضحايا")
WENT = word_set("راح ذهب يروح")
HURT_THEM = frozenset(verb + enc for verb in word_set("أصاب أصابت أصابو جرح جرحت جرحو") for enc in ("ه", "ها", "هم", "هما"))
_WITH_WOUNDS = tuple(word_set("بجروح بجراح بإصابات بإصابة بجرح بحروق برصاصة بطعنة بطعنات بشظايا"))
_BY_MISTAKE = word_set("خطأ بالخطأ")
_SWEPT_REACH = 12
_BREATH_REACH = 18
_REACH = 14


def last_breath(sight: Sight, i: int, bare: str, pro: str, end: int, heads: dict[int, Head]) -> Head | None:
    """«لفظ أربعة جرحى أنفاسهم», «فارق اثنا عشر مصليا الحياة», «فقد حارس حياته»: who stands between the verb and its object."""
    closing = _BREATH if bare in BREATHED else _THEIR_LIFE if bare in MISSED else _LIFE
    last = next((k for k in range(i + 1, min(end, i + _BREATH_REACH)) if sight.word(k) in closing), None)
    if last is None or any(c in sight.gap(k) for k in range(i + 1, last + 1) for c in STOPS):
        return None
    if bare in MISSED and last == i + 1 and i in heads:
        return None  # «الذين فقدوا حياتهم», «أربعة جنود فقدوا حياتهم»: the phrase of the packs stands
    if sum("،" in sight.gap(k) for k in range(i + 1, last + 1)) == 1:
        return None  # only a pair of commas encloses what is inserted: «فارق 11 شخصا، بينهم طفل، الحياة»
    for k in range(i, last + 1):
        noun = heads.pop(k, None)
        if noun is not None and noun.noun and (noun.number == 2 or sight.numeral_over(k - 1) is not None):
            return replace(noun, kind="killed", form="noun")  # «لفظ أربعة جرحى أنفاسهم», «فارق جريحان الحياة»
        if noun is not None and noun.noun and noun.number == 1 and noun.article and k == i + 1:
            return Head(i, last + 1, "killed", "phrase", stem=bare, pro=pro, enc="ه")  # «لفظ الجريح أنفاسه»
    form = "masdar" if bare.endswith("ان") else "verb"
    return Head(i, i + 1, "killed", form, stem="لقي" if form == "verb" else bare, pro=pro)


def hurt_them(sight: Sight, i: int, bare: str, pro: str, start: int, heads: dict[int, Head]) -> Head | None:
    """«طعن جنديا فأصابه بجروح», «أطلقوا النار على شرطيين وأصابوهما»: those just spoken of; «إصابة بجروح» is the noun."""
    raw = sight.text.raw[sight.text.tokens[i].start : sight.text.tokens[i].end]
    if "إ" in raw or raw.endswith("ة"):
        return None
    enc = next(e for e in ("هما", "هم", "ها", "ه") if bare.endswith(e))
    if not sight.word(i + 1).startswith(_WITH_WOUNDS):
        alone = pro and enc != "هم" and (i not in heads or heads[i].size == 1) and _says_no_more(sight, i + 1)
        told = alone and _BY_MISTAKE.isdisjoint(sight.words(start, i))
        return Head(i, i + 1, "wounded", "phrase", stem=bare.removesuffix(enc), pro=pro, enc=enc) if told else None
    for k in (i, i + 1):
        heads.pop(k, None)
    return Head(i, i + 2, "wounded", "phrase", stem=bare.removesuffix(enc), pro=pro, enc=enc)


def _says_no_more(sight: Sight, i: int) -> bool:
    """«فأصابه.», «فأصابه في الصدر», «فأصابه وفر», not «فأصابه الذعر»."""
    return sight.word(i) == "في" or sight.word(i).startswith("و") or any(c in sight.gap(i) for c in STOPS + "،\n")


def took(sight: Sight, i: int, bare: str, pro: str, end: int, heads: dict[int, Head]) -> Head | None:
    """«أودى بستة آخرين», «أودى مهاجم ... بخمسة عشر شخصا», «أودى الهجوم أمس بحياة طالب»: what stands after «ب»."""
    for k in range(i + 1, min(end, i + _TOOK_REACH)):
        if any(c in sight.gap(k) for c in STOPS + "\n"):
            return None
        if sight.word(k) in _HIS_LIFE:
            heads.pop(i, None)
            return Head(k, k + 1, "killed", "masdar", stem=bare, enc=_HIS_LIFE[sight.word(k)])  # «أودى الهجوم بحياته»
        if sight.word(k) in _LIVES:
            heads.pop(i, None)
            return Head(k, k + 1, "killed", "masdar", stem=bare, pro="")
        numeral = sight.numeral_at(k)
        if numeral is not None and (sight.word(k).startswith("ب") or sight.word(k - 1) == "ب") and plain(sight, numeral):
            heads.pop(i, None)
            return Head(k - 1, k, "killed", "masdar", stem=bare, pro=pro)
        if any(
            h.base.pro == "ب" and h.number in (1, 2, 4) and not (h.base.article and k > i + 1 and not h.entry.attrs.get("rank"))
            for h in sight.at(k, "persons")
        ):
            return Head(k - 1, k, "killed", "masdar", stem=bare, pro=pro)  # «أودى لغم في أبين بجندي»
    return None


def souls_taken(sight: Sight, i: int, end: int) -> int:
    """Where «أرواح» stands behind «حصد التفجير ...», 0 where it does not."""
    for k in range(i + 1, min(end, i + 7)):
        if any(c in sight.gap(k) for c in STOPS + "\n،"):
            return 0
        if sight.word(k) in _SOULS:
            return 0 if sight.numeral_over(k - 1) is not None else k
    return 0


def people_swept(sight: Sight, i: int, bare: str, end: int, heads: dict[int, Head]) -> int:
    """«حصد القصف ستة تلاميذ», «حصد التفجير أربع أرواح»: where the number of people or souls begins; 0 where there is none."""
    for k in range(i + 1, min(end, i + _SWEPT_REACH)):
        if any(c in sight.gap(k) for c in STOPS + "\n") or k in heads:
            return 0
        numeral = sight.numeral_at(k)
        if numeral is not None:
            behind = numeral.end_token
            reaped = bare in _REAPED and any(not h.entry.attrs.get("casualty") for h in sight.at(behind, "persons"))
            side = (
                bare in _REAPED and sight.word(behind) == "من" and bool(sight.at(behind + 1, "actors", "persons"))
            )  # «حصدت 23 من الحوثيين»
            return k if (sight.word(behind) in _SOULS or reaped or side) and plain(sight, numeral) else 0
    return 0


def victims_behind(sight: Sight, i: int, end: int, heads: dict[int, Head]) -> int:
    """«راح ضحية انفجار في سوق المدينة 17 شخصا»: where the number of people begins behind the deed, 0 where there is none."""
    for k in range(i, min(end, i + _REACH)):
        if any(c in sight.gap(k) for c in STOPS + "\n") or k in heads:
            return 0
        numeral = sight.numeral_at(k)
        if numeral is not None and plain(sight, numeral) and sight.at(numeral.end_token, "persons"):
            return k if k > i else 0
    return 0


def fell_victim(sight: Sight, i: int, heads: dict[int, Head]) -> bool:
    """«راح عشرة مصلين ضحية هجوم», «سقط خمسة تلاميذ أمس ضحايا القصف», «سقط أحد الجنود ضحية لغم»: people, then what they fell victim to; the
    noun counts nobody besides.
    """
    numeral = sight.numeral_at(i)
    counted = sight.word(i) in ONE_OF or numeral is not None and plain(sight, numeral)
    at = i if not counted else i + 1 if numeral is None else numeral.end_token
    people = (h for h in sight.at(at, "persons") if not h.entry.attrs.get("casualty") and (counted or one_or_two(h)))
    person = next(people, None)
    victim = None if person is None else next((k for k in range(person.end, person.end + 3) if sight.word(k) in _VICTIM), None)
    if victim is not None:
        heads.pop(victim, None)
    return victim is not None
