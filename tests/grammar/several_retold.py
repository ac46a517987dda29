"""One incident told two to five times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .several_maker import Maker
from .several_words import FINER, SAID, UNITS, Incident, Report, fem

_Retelling = Callable[[Maker, Incident, str], tuple[str, Incident]]


def _toll(m: Maker, one: Incident, finer: str) -> tuple[str, Incident]:
    back = m.back(one)
    verb = m.pick(
        "result",
        (f"وأسفر{fem(back)} {back} عن", f"وأد{'ت' if fem(back) else 'ى'} {back} إلى", f"وقالت مصادر طبية إن {back} أسفر{fem(back)} عن"),
    )
    return f"{verb} {m.toll(one)}", one


def _place(m: Maker, one: Incident, finer: str) -> tuple[str, Incident]:
    back = m.back(one)
    happened = "وقعت" if fem(back) else "وقع"
    m.cells.append("finer:yes")
    text = m.rng.choice(
        (
            f"وقال مصدر أمني إن {back} {happened} في {finer}",
            f"وأضاف المصدر أن {back} استهدف{fem(back)} {finer}",
            f"و{happened} {back} في {finer}",
        )
    )
    return text, replace(one, place=finer)


def _rise(m: Maker, one: Incident, finer: str) -> tuple[str, Incident]:
    back = m.back(one)
    assert one.killed is not None
    more = one.killed + m.rng.choice((1, 2, 3, 6))
    now = f"{UNITS[more]} قتلى" if more <= 10 else f"{more} قتيلا"
    text = m.rng.choice(
        (
            f"وارتفعت حصيلة {back} إلى {now}",
            f"وقالت مصادر طبية إن حصيلة ضحايا {back} ارتفعت إلى {now}",
            f"وفي وقت لاحق ارتفع عدد قتلى {back} إلى {more}",
        )
    )
    return text, replace(one, killed=more)


def _claim(m: Maker, one: Incident, finer: str) -> tuple[str, Incident]:
    back = m.back(one)
    if one.kind.name in ("air", "shells", "clash"):
        return f"ونفت وزارة الدفاع صلتها ب{back}", one
    text = m.pick("claim", ("وتبنى تنظيم الدولة الإسلامية", "وأعلن تنظيم الدولة الإسلامية مسؤوليته عن", "وأعلن تنظيم داعش في بيان تبنيه"))
    return f"{text} {back}", replace(one, attacker="Islamic State")


def _say(*wordings: str) -> _Retelling:
    def retell(m: Maker, one: Incident, finer: str) -> tuple[str, Incident]:
        back = m.back(one)
        text = m.pick("say", wordings)
        return text.replace("#ت", fem(back)).replace("#", back), one

    return retell


RETELLINGS: dict[str, _Retelling] = {
    "toll": _toll,
    "place": _place,
    "rise": _rise,
    "claim": _claim,
    "witness": _say(
        "وقال شهود عيان إن # ألحق#ت أضرارا بالمباني المجاورة",
        "وروى شاهد عيان أنه سمع دويا قويا ورأى جثثا على الأرض",
        "وقال أحد السكان إن # أثار#ت الذعر بين الأهالي",
        "وأظهرت صور تداولها ناشطون آثار #",
    ),
    "aid": _say(
        "ونقل الضحايا إلى المستشفى",
        "وهرعت سيارات الإسعاف إلى مكان الحادث",
        "وفرضت قوات الأمن طوقا حول مكان #",
        "ونقلت جثث القتلى إلى الطب العدلي",
    ),
    "condemn": _say(
        "ودان مجلس الأمن الدولي #", "واستنكر رئيس الوزراء #", "وأدانت الأمم المتحدة # ووصفته بالجبان", "وأدان الاتحاد الأوروبي بشدة #"
    ),
    "funeral": _say("وشيع مئات الأهالي جثامين الضحايا", "وشارك المئات في تشييع ضحايا #", "ودفن ضحايا # في مقبرة المدينة"),
    "reaction": _say(
        "وتعهد وزير الداخلية بملاحقة منفذي #",
        "وقال الرئيس إن # لن يمر#ت دون عقاب".replace("يمر#ت", "يبقى"),
        "ودعا المحافظ الأهالي إلى الهدوء بعد #",
    ),
    "inquiry": _say(
        "وفتحت السلطات تحقيقا في #", "وباشرت الشرطة التحقيق لمعرفة ملابسات #", "وتجري الأجهزة الأمنية تحقيقات لكشف المسؤولين عن #"
    ),
    "context": _say(
        "ويعد # الثاني من نوعه خلال أسبوع",
        "ويأتي # وسط تصاعد أعمال العنف في البلاد",
        "وجاء # رغم الإجراءات الأمنية المشددة",
        "وأعلن المحافظ الحداد ثلاثة أيام على ضحايا #",
        "وحملت الحكومة المسلحين مسؤولية #",
        "وذكر مراسلنا أن # وقع#ت قرب سوق مزدحم",
        "وأظهر تسجيل مصور لحظة وقوع #",
        "ولا تزال أسباب # غير معروفة",
        'وقال مسؤول: "كان#ت # مفاجئ"',
        "وأغلقت الشرطة الطرق المؤدية إلى مكان #",
        "وقطعت الكهرباء عن أحياء المدينة بعد #",
        "وأكد الناطق باسم الشرطة وقوع #",
    ),
    "unclaimed": _say("ولم تتبن أي جهة #", "ولم تعلن أي جهة مسؤوليتها عن # حتى الآن"),
}
_ORDER = {
    p: n
    for n, p in enumerate(
        ("place", "toll", "witness", "aid", "rise", "claim", "unclaimed", "inquiry", "context", "condemn", "reaction", "funeral")
    )
}


def retold(m: Maker) -> Report:
    """One incident told two to five times."""
    place, finer = m.rng.choice(FINER)
    one = m.incident(place, 3)
    row = one
    title = None
    noun = m.rng.choice(one.kind.nouns)
    if m.rng.random() < 0.6:
        name = one.name if one.place.startswith("مدينة") else one.place
        titles = (
            f"{m.toll(one)} في {noun} في {name}",
            f"{m.toll(one)} ب{noun} في {one.place}",
            f"{noun} {m.where(one)}",
            f"قتلى وجرحى في {noun} ب{name}",
        )
        title = m.pick("title", [str(k) for k in range(4)])
        title = titles[int(title)]
    lead = m.pick("lead", ("told", "told", "bare", "said"))
    sentences = [m.told(one) if lead == "told" else m.verb(one) if lead == "bare" else f"{m.rng.choice(SAID)} {m.told_after_inna(one)}"]
    if lead == "bare" and title is None:
        title = f"{m.toll(one)} في {noun} {m.where(one)}"
    parts = m.rng.sample(sorted(RETELLINGS), m.rng.choice((1, 2, 3, 4)))
    parts.sort(key=lambda p: _ORDER[p])
    if lead == "bare":
        parts = ["toll", *(p for p in parts if p not in ("toll", "rise"))]
    for part in parts:
        m.cells.append(f"part:{part}")
        text, row = RETELLINGS[part](m, row, finer)
        sentences.append(text)
    return m.report([row], *sentences, title=title)
