"""Any time expression, the relative ones here: «قبل يومين», «منذ الجمعة», «خلال 24 ساعة», «بعد يوم من»."""

from __future__ import annotations

from datetime import timedelta

from waqai.mentions.times.days import day_at
from waqai.mentions.times.durations import Duration, back, duration_at, range_back
from waqai.mentions.times.lexicon import NEXT, PAST, sign_of
from waqai.mentions.times.periods import edge, listed_year, lone_year, month, period, same, season, this, year
from waqai.mentions.times.reading import Ground, Reading

_JUST_NOW = frozenset("قليل لحظات دقايق".split())
_GOING_ON = frozenset(
    "القتال قتال المعارك معارك الحرب حرب المواجهات مواجهات الاشتباكات اشتباكات القصف الحصار حصار الصراع صراع النزاع نزاع الهدوء هدوء "
    "المفاوضات مفاوضات الانتظار العمليات الاحتلال الفوضي الغارات".split()
)
_AT_ONCE = frozenset(
    "قتل قتلت قتلا قتلوا قتلته لقي لقيت لقوا وقع وقعت انفجر انفجرت انفجار هاجم هاجمت هاجموا هجوم الهجوم اغتيل اغتيلت اغتال اختطف اختطفت "
    "خطف خطفت خطفوا اودي اودت سقط سقطت حدث حدثت حصل جري جرت فجر فجرت مقتل مصرع كمين كمينا غاره الغاره شنت استهدف استهدفت انفجاره قضي قضوا "
    "استشهد اصيب اصيبت اصيبوا اعتقل اعتقلت اعتقلوا".split()
)
_LASTING = frozenset(
    "متواصل متواصله المتواصل المتواصله مستمر مستمره المستمر المستمره تتواصل يتواصل تتعرض يتعرض تشهد يشهد تشن يشن تدور يدور الدائره الدائر "
    "محاصر محاصره المحاصر المحاصره تحاصر يحاصر تجري يجري تستمر يستمر غارات قصف القصف اشتباكات معارك الجاريه الجاري استمرار تواصل حمله "
    "الحمله عمليات".split()
)
_STARTS = frozenset(
    "بدء بداية بدايه انطلاق انطلاقه موعد انتهاء نهايه حلول اجراء افتتاح انعقاد عقد دخول تنفيذ توقيع تسلم تولي وصول زياره رحيل مغادره "
    "الانتخابات القمه المهله المباراه".split()
)
"""«قبل ساعات على بدء الهدنة», not «عثر قبل يومين على جثة»."""
_OUT_OF = frozenset(
    "منزل منازل بيت بيوت دار شقه مدرسه جامعه مستشفي عياده مكتب مقر مطار ميناء سجن معتقل حافله سياره قارب سفينه فندق مزرعه حقل مخيم "
    "معسكر قريه بلده مدينه حي منطقه ناحيه قضاء مديريه محافظه ولايه اقليم شارع طريق حاجز سوق مسجد كنيسه مدرستين امام داخل قرب وسط "
    "شمال جنوب شرق غرب شمالي جنوبي شرقي غربي بين علي".split()
)
_TAKEN = frozenset(
    verb + ending + them
    for verb in ("خطف", "اختطف", "اقتاد", "احتجز", "اعتقل", "اوقف", "اسر", "فقد", "اختفي", "اخذ")
    for ending in ("", "ت", "وا", "و")
    for them in ("", "ه", "ها", "هم", "هما", "هن")
)
_WENT = frozenset(
    "انطلق انطلقت انطلقوا فر فرت فروا هرب هربت هربوا خرج خرجت خرجوا نزح نزحت نزحوا وصل وصلت وصلوا عاد عادت عادوا غادر غادرت "
    "اطلق اطلقت اطلقوا انسحب انسحبت انسحبوا تسلل تسللت تسللوا المختطفين المخطوفين المختطف المخطوف المخطوفه المختطفه".split()
)
_WHO_LEFT = 6
_HAPPENINGS = frozenset(
    "سقوط انهيار اعلان توقف توقيف محاوله عمليه انسحاب مقتل هجوم تفجير اغتيال الهجوم التفجير الحادث الحادثه انفجار".split()
)
_LONG = frozenset(("week", "month", "year"))


def before(ground: Ground, i: int) -> Reading | None:
    """«قبل يومين», «قبل أمس», «قبل ذلك بيوم», «قبل يومين من الانتخابات»."""
    if not ground.near(i + 1):
        return None
    if ground.word(i + 1) == "امس":
        when = ground.published - timedelta(2) if ground.published else None
        return Reading(i + 2, "relative", "day-before-yesterday", when, when)
    if ground.word(i + 1) in ("ذلك", "هذا"):
        return _shift_by(ground, i + 2, -1)
    if ground.word(i + 1) in _JUST_NOW:
        return _just_now(ground, i + 2)
    found = duration_at(ground, i + 1)
    if found is None:
        return None
    on = ground.next(found.end)
    out_of = on == "من" and _out_of(ground, i, found.end + 1)
    if (
        on == "من"
        and not out_of
        and ground.next(found.end + 1) not in ("قبل", "الان", "اليوم")
        or on == "علي"
        and ground.next(found.end + 1) in _STARTS
    ):
        return _shift(found, -1, "days-before")
    if ground.next(found.end) == "من" and ground.next(found.end + 1) in ("الان", "اليوم"):
        found = Duration(found.end + 2, found.unit, found.n)
    if ground.published is None:
        return Reading(found.end, "relative", "ago")
    (first, last), precision = back(ground.published, found.unit, found.n)
    return Reading(
        found.end,
        "relative" if precision == "day" else "range" if precision == "days" else "relative",
        f"ago-{found.unit}",
        first,
        last,
        precision,
    )


def _out_of(ground: Ground, i: int, at: int) -> bool:
    """«خطف قبل أسبوع من منزله», «فر قبل يومين من السجن»: out of a place, where «قبل يومين من الانتخابات» counts days up to a day."""
    whence = ground.next(at)
    if any(w in _OUT_OF for w in (whence, whence.removeprefix("ال"), whence.rstrip("هام").removesuffix("ن"), whence[:-1])):
        return True
    taken = any((word := ground.word(k)) in _TAKEN or word.lstrip("وف") in _TAKEN | _WENT for k in range(max(0, i - _WHO_LEFT), i))
    return taken and whence not in _STARTS | _HAPPENINGS


def _just_now(ground: Ground, end: int) -> Reading:
    """«قبل قليل», «منذ لحظات»: the day of publication."""
    return Reading(end, "relative", "today-just-now", ground.published, ground.published)


def after(ground: Ground, i: int) -> Reading | None:
    """«بعد ذلك بيومين», «بعد يوم من تفجير...», «بعد ظهر أمس», «بعد غد»."""
    if not ground.near(i + 1):
        return None
    if day := day_at(ground, i):
        return day
    if ground.word(i + 1) in ("ذلك", "هذا"):
        return _shift_by(ground, i + 2, 1)
    if ground.word(i + 1) == "مرور":
        return passing(ground, i + 1)
    found = duration_at(ground, i + 1)
    if found is None:
        return None
    if found.unit in _LONG and ground.next(found.end) == "من" and ground.next(found.end + 1) in _GOING_ON:
        return Reading(found.end, "duration", "length")  # «بعد أربعة أشهر من القتال»
    return _shift(found, 1, "days-after" if ground.next(found.end) in ("من", "علي") else "later")


def passing(ground: Ground, i: int) -> Reading | None:
    """«مرور عام على سقوط المدينة»: what it names lies that far back."""
    found = duration_at(ground, i + 1) if ground.near(i + 1) else None
    return _shift(found, 1, "days-after") if found and ground.next(found.end) in ("من", "علي") else None


def before_it(ground: Ground, i: int) -> Reading | None:
    """«قبلها بيوم»."""
    return _shift_by(ground, i + 1, -1)


def after_it(ground: Ground, i: int) -> Reading | None:
    """«بعدها بيومين»."""
    return _shift_by(ground, i + 1, 1)


def _shift_by(ground: Ground, i: int, sign: int) -> Reading | None:
    if not ground.next(i).startswith("ب"):
        return None
    found = duration_at(ground, i, "ب")
    return _shift(found, sign) if found else None


def _shift(found: Duration, sign: int, rule: str = "") -> Reading:
    least, most = {
        "minute": (0, 0),
        "hour": (0, 0),
        "day": (1, 1),
        "night": (1, 1),
        "week": (7, 7),
        "month": (28, 31),
        "year": (365, 366),
    }[found.unit]
    n = found.n
    low, high = (least * n, most * n) if n is not None else (2 * least, 7 * most)
    shift = (low, high) if sign > 0 else (-high, -low)
    return Reading(found.end, "anchor-shift", rule or ("later" if sign > 0 else "earlier"), shift=shift)


def since(ground: Ground, i: int) -> Reading | None:
    """«منذ الجمعة», «منذ 10 أيام», «منذ مطلع العام»: from then up to publication."""
    if not ground.near(i + 1):
        return None
    if ground.word(i + 1) in _JUST_NOW:
        return _just_now(ground, i + 2)
    published = ground.published
    found = duration_at(ground, i + 1)
    if found:
        if ground.next(found.end) in PAST:
            found = Duration(found.end + 1, found.unit, found.n)
        if published is None:
            return Reading(found.end, "range", "since-duration", precision="days")
        (first, last), _ = back(published, found.unit, found.n)
        if found.unit in ("day", "night") and _told_once(ground, i, found.end):
            return Reading(found.end, "relative", f"ago-{found.unit}", first, last, "day")
        return Reading(found.end, "range", f"since-{found.unit}", min(first, published), published, "days")
    inner = span_at(ground, i + 1)
    if inner is None or inner.kind in ("part", "anchor-shift", "duration", "name") or inner.rule == "years":
        return inner
    if inner.first is None or published is None or inner.first >= published:
        return inner
    return Reading(inner.end, "range", f"since+{inner.rule}", inner.first, published, "days", inner.part, conflict=inner.conflict)


def _told_once(ground: Ground, start: int, end: int) -> bool:
    """«قتلوا منذ يومين», «هاجم مسلحون منذ ثلاثة أيام حاجزا»: what takes no time happened then; «قصف متواصل منذ يومين» goes on."""
    own = ground.tokens[start].sentence
    near = [ground.word(k) for k in range(max(0, start - 7), min(len(ground.tokens), end + 3)) if ground.tokens[k].sentence == own]
    return any(w.lstrip("وف") in _AT_ONCE or w in _AT_ONCE for w in near) and not any(w in _LASTING for w in near)


def within(ground: Ground, i: int) -> Reading | None:
    """«خلال 24 ساعة», «خلال الأيام الماضية»; «خلال ثلاثة أيام» alone is only a length."""
    j = i + 1
    if ground.next(j) == "ال":
        j += 1
    if not ground.near(j):
        return None
    found = duration_at(ground, j)
    if found is None:
        return span_at(ground, j)
    if ground.next(found.end) in PAST:
        return range_back(ground, found.end + 1, "within-past", found.unit, found.n)
    if ground.next(found.end) in NEXT:
        return Reading(found.end + 1, "duration", "within-next", future=True)
    if found.unit == "hour" and found.n is not None and found.n >= 12:
        return range_back(ground, found.end, "within-hours", found.unit, found.n)
    return Reading(found.end, "duration", "within")


def lasting(ground: Ground, i: int) -> Reading | None:
    """«لمدة يومين», «طيلة أسبوع», «استمرت 3 ساعات»: a length, no date."""
    found = duration_at(ground, i + 1) if ground.near(i + 1) else None
    if found is None:
        return span_at(ground, i + 1) if ground.near(i + 1) and ground.word(i) in ("طيله", "طوال") else None
    if ground.next(found.end) in PAST:
        return range_back(ground, found.end + 1, "within-past", found.unit, found.n)
    return Reading(found.end, "duration", "length")


def number(ground: Ground, i: int) -> Reading | None:
    """«25 يوليو», «2015/7/25», «48 ساعة الماضية», «في 2014»."""
    if day := day_at(ground, i):
        return day
    found = duration_at(ground, i)
    if found and ground.next(found.end) in PAST:
        return range_back(ground, found.end + 1, "within-past", found.unit, found.n)
    return lone_year(ground, i) or listed_year(ground, i)


def span_at(ground: Ground, i: int) -> Reading | None:
    """Whatever time expression begins at i."""
    sign = sign_of(ground.word(i)) if 0 <= i < len(ground.tokens) else None
    if sign is None:
        return None
    reader = _READERS.get(sign.cat)
    return reader(ground, i) if reader else day_at(ground, i)


_READERS = {
    "before": before,
    "after": after,
    "passing": passing,
    "before-it": before_it,
    "after-it": after_it,
    "since": since,
    "within": within,
    "for": lasting,
    "number": number,
    "this": this,
    "same": same,
    "period": period,
    "year": year,
    "month": month,
    "month-word": month,
    "edge": edge,
    "season": season,
}
