"""An incident with others that are near it: the assault behind a bomb, another in the same town, one that is only called to mind."""

# ruff: noqa: E501 (wordings are easier to read whole)

from __future__ import annotations

from dataclasses import replace

from .several_maker import Maker
from .several_words import KINDS, Incident, Report, accusative, fem


def compound(m: Maker) -> Report:
    """A bomb and the gunmen who storm in are one attack, and so are a bomb and the second at the same spot."""
    one = replace(m.incident(m.one_place(), 3), kind=KINDS[1])
    form = m.pick("compound", ("storm", "fight", "gunfire", "second"))
    if form == "second":
        one = replace(one, kind=KINDS[0])
    texts = {
        "storm": (
            f"فجر انتحاري سيارة مفخخة أمام مقر للشرطة {m.where(one)} {one.day}، ثم اقتحم مسلحون المبنى",
            f"وأسفر الهجوم عن {m.toll(one)}",
        ),
        "fight": (
            f"فجر انتحاري نفسه عند مدخل مقر حكومي {m.where(one)} {one.day}",
            f"وأعقب التفجير اشتباك بين الحراس ومسلحين، وأسفر الهجوم عن {m.toll(one)}",
        ),
        "gunfire": (
            f"{m.hit(one)} في هجوم انتحاري {m.where(one)} {one.day}",
            "وقال شاهد إن مسلحين أطلقوا النار بعد التفجير على المارة",
        ),
        "second": (
            f"انفجرت سيارة مفخخة {m.where(one)} {one.day}، تلاها انفجار ثان في المكان نفسه",
            f"وأدى الانفجاران إلى {m.toll(one)}",
        ),
    }[form]
    kind = replace(one.kind, tactics=one.kind.tactics | {"car_bomb", "suicide_bombing", "armed_attack", "bombing_ied"})
    return m.report([replace(one, kind=kind)], *texts)


def same_town(m: Maker) -> Report:
    """One town, two incidents: on another day, or of another kind."""
    a = m.incident(m.one_place(), 2)
    b = m.incident(a.place, 2)
    form = m.pick("same", ("day", "kind"))
    while b.killed == a.killed or (b.kind.tactics & a.kind.tactics and form == "kind"):
        b = m.incident(a.place, 2)
    noun = m.rng.choice(b.kind.nouns)
    if form == "day":
        a, b = replace(a, day="أمس"), replace(b, kind=a.kind, day="")
        noun = m.rng.choice(b.kind.nouns)
        day = m.pick("day", ("الأحد", "يوم السبت", "قبل ثلاثة أيام"))
        text = m.pick("again", ("was", "saw", "plain"))
        b = replace(b, status="")
        told = {
            "was": f"وكان {m.people(b.killed or 0, True, b.people)} قد {'قتل' if b.killed == 1 else 'قتلا' if b.killed == 2 else 'قتلوا'} {day} في {noun} في المدينة نفسها",
            "saw": f"وشهدت المدينة {day} {noun} {'آخر' if not fem(noun) and noun.count(' ') < 1 else ''} أسفر{fem(noun)} عن {m.toll(b)}",
            "plain": f"و{m.hit(b)} {day} في {noun} في المدينة ذاتها",
        }[text]
        if text == "was":
            b = replace(b, wounded=None)
        return m.report([a, b], m.told(a), told)
    a, b = replace(a, day="أمس"), replace(b, day="")
    join = m.pick("again", ("وفي حادث آخر بالمدينة نفسها", "وفي المدينة ذاتها", "من جهة أخرى،", "كما"))
    end = "" if "المدينة" in join else "في المدينة نفسها"
    return m.report([a, b], m.told(a), f"{join} {m.hit(b)} في {noun} {end}")


def background(m: Maker) -> Report:
    """An incident, and another that is only called to mind."""
    a, b = m.incidents(2)
    a = replace(a, day="أمس")
    noun = m.rng.choice(b.kind.nouns)
    past = replace(b, status="background", optional=True, day="")
    week = replace(past, status="")
    back = m.back(a)
    this = "هذه" if fem(back) else "هذا"
    options: dict[str, tuple[Incident, str]] = {
        "last-week": (
            week,
            f"وكان{fem(noun)} {noun} {'قد وقعت' if fem(noun) else 'قد وقع'} الأسبوع الماضي في {b.place} وأسفر{fem(noun)} عن {m.toll(b)}",
        ),
        "days-after": (week, f"و{'تأتي' if fem(back) else 'يأتي'} {this} {back} بعد أيام من {m.toll(b)} في {noun} في {b.place}"),
        "year": (past, f"وشهدت {b.place} عام 2012 {noun} أسفر{fem(noun)} عن {m.toll(b)}"),
        "month": (past, f"وفي مارس الماضي {m.hit(b)} في {noun} في {b.place}"),
        "was": (
            past,
            f"وكان {m.people(b.killed or 0, True, b.people)} {'قتل' if b.killed == 1 else 'قتلا' if b.killed == 2 else 'قتلوا'} في {noun} في {b.place} قبل شهرين",
        ),
        "statistic": (replace(past, killed=500, place="", wounded=None), "وقتل 500 شخص في أعمال عنف في البلاد منذ بداية العام"),
        "deadliest": (
            past,
            f"ويعد {this} {back} الأعنف منذ {noun} في {b.place} عام 2014 أسفر{fem(noun)} عن {m.toll(b)}".replace("يعد هذه", "تعد هذه"),
        ),
        "two-days": (week, f"ويأتي ذلك بعد يومين من {noun} في {b.place} أسفر{fem(noun)} عن {m.toll(b)}"),
        "weeks": (past, f"وقبل أسبوعين {m.hit(b)} في {noun} في {b.place}"),
        "often": (replace(past, killed=None, place=a.place, wounded=None), f"وتشهد {a.place} هجمات متكررة منذ سنوات"),
        "claimed-before": (
            past,
            f"وكان تنظيم الدولة الإسلامية قد تبنى الشهر الماضي {accusative(noun)} في {b.place} أسفر{fem(noun)} عن {m.toll(b)}",
        ),
        "saw-year": (past, f"وكانت {b.place} قد شهدت العام الماضي {accusative(noun)} أسفر{fem(noun)} عن {m.toll(b)}"),
        "similar": (
            past,
            f"وقبل عام {m.hit(b)} في {noun} مماثل في {b.place}"
            if not fem(noun) and " " not in noun
            else f"وقبل عام {m.hit(b)} في {noun} في {b.place}",
        ),
    }
    form = m.pick("past", list(options))
    row, text = options[form]
    if form == "was":
        row = replace(row, wounded=None)
    between = [m.rng.choice((f"ولم تتبن أي جهة {m.back(a)}", f"وفتحت السلطات تحقيقا في {m.back(a)}"))] if m.rng.random() < 0.4 else []
    return m.report([a, row], m.told(a), *between, text)
