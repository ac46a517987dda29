"""Several incidents of one report: told one behind another, in one sentence, under one verb, or as shares of one sum."""

# ruff: noqa: E501 (wordings are easier to read whole)

from __future__ import annotations

from dataclasses import replace

from .several_maker import Maker
from .several_words import KINDS, PEOPLE, TOWNS, UNITS, Report, fem

JOINS = (
    "وفي حادث آخر،", "وفي حادث منفصل،", "وفي هجوم آخر،", "كما", "إلى ذلك،", "من جهة أخرى،", "وفي سياق متصل،", "وبالتزامن مع ذلك،", "في غضون ذلك،", "من جانب آخر،",
    "وعلى صعيد آخر،", "في الوقت نفسه،", "وفي تطور آخر،", "وفي وقت لاحق،", "وفي #،", "وفي #", "أما في # فقد", "وفي السياق ذاته،", "ومن ناحية أخرى", "وفي حادث ثالث،",
    "وقبل ذلك بساعات،", "وفي اليوم نفسه،", "كذلك", "من ناحية ثانية،", "وفي موازاة ذلك،", "وفي هجوم ثان،", "وفي هجوم منفصل في # قال مسؤول إن%", "وأضاف المصدر أن%",
    "وقالت الشرطة إن%", "كما أفادت مصادر محلية بأن%", "وفي # أيضا،", "أما في #، فقال مصدر طبي إن%", "وتزامن ذلك مع", "وبعد ساعات،", "وفي سياق منفصل،", "ميدانيا أيضا،",
)  # fmt: skip


def joined(m: Maker) -> Report:
    """Several incidents, each told whole, joined by words that open another."""
    rows = m.incidents(m.rng.choice((2, 2, 3)))
    sentences = [m.told(rows[0])]
    for one in rows[1:]:
        join = m.pick("join", JOINS)
        text = m.told(one)
        if join.endswith(" قد"):
            join = join.replace("#", one.place)
            text = f"{m.hit(one)} في {m.rng.choice(one.kind.nouns)} {one.day}"
            sentences.append(f"{join} {text}")
            continue
        if join.startswith("وتزامن"):
            noun = m.rng.choice(one.kind.nouns)
            sentences.append(f"{join} {noun} {m.where(one)} أسفر{fem(noun)} عن {m.toll(one)}")
            continue
        if join.endswith("%"):
            at = join.replace("#", one.place)[:-1]
            noun = m.rng.choice(one.kind.nouns)
            died = {1: "قتل", 2: "قتلا"}.get(one.killed or 0, "قتلوا")
            hurt = f" وأصيب {m.others(one.wounded, True)}" if one.wounded else ""
            where = "" if "#" in join else m.where(one)
            sentences.append(
                f"{at} {m.people(one.killed or 0, False, one.people)} {died}{hurt} {m.rng.choice(('في', 'جراء'))} {noun} {where} {one.day}"
            )
            continue
        if "#" in join:
            noun = m.rng.choice(one.kind.nouns)
            sentences.append(f"{join.replace('#', one.place)} {m.hit(one)} {m.rng.choice(('في', 'جراء', 'إثر'))} {noun} {one.day}")
            continue
        sentences.append(f"{join} {text}")
        if m.rng.random() < 0.3:
            back = m.back(one)
            sentences.append(
                m.rng.choice(
                    (
                        f"ولم تتبن أي جهة {back}",
                        f"وفتحت السلطات تحقيقا في {back}",
                        f"ووقع{'ت' if fem(back) else ''} {back} قرب سوق شعبي",
                    )
                )
            )
    return m.report(rows, *sentences)


def clauses(m: Maker) -> Report:
    """Two incidents in one sentence: «قتل خمسة في تفجير في س، فيما قتل ثلاثة في هجوم في ص»."""
    rows = m.incidents(2)
    rows = [rows[0], replace(rows[1], day="")]
    a, b = rows
    join = m.pick("clause", ("، فيما", "، بينما", "، كما", "، و", "، في حين"))
    na, nb = m.rng.choice(a.kind.nouns), m.rng.choice(b.kind.nouns)
    first = f"{m.hit(a)} {a.day} في {na} {m.where(a)}"
    second = f"{m.hit(b)} في {nb} {m.where(b)}"
    return m.report(rows, first + join + ("" if join.endswith(" و") else " ") + second)


def shares(m: Maker) -> Report:
    """«قتل خمسة مدنيين في س وثلاثة في ص»."""
    n = m.rng.choice((2, 3))
    kind = m.rng.choice([k for k in KINDS if k.name in ("car", "suicide", "bomb", "air", "attack")])
    rows = [replace(o, kind=kind, wounded=None, day="", people=PEOPLE[1]) for o in m.incidents(n)]
    rows = [replace(o, killed=max(3, o.killed or 0) + k) for k, o in enumerate(rows)]
    rows = [o for n, o in enumerate(rows) if o.killed not in [p.killed for p in rows[:n]]]
    m.cells.append(f"shares:{kind.name}")
    plural = {
        "car": "تفجيرات بسيارات مفخخة",
        "suicide": "تفجيرات انتحارية",
        "bomb": "انفجار عبوات ناسفة",
        "air": "غارات جوية",
        "attack": "هجمات مسلحة",
    }[kind.name]
    listed = [f"{m.people(rows[0].killed or 0, True, rows[0].people)} في {rows[0].place}"]
    for one in rows[1:]:
        num = m.rng.choice((str(one.killed), f"{UNITS.get(one.killed or 0, one.killed)} آخرون"))
        listed.append(f"و{num} في {one.place}")
    comma = m.pick("comma", (" ", "، "))
    form = m.pick("shares", ("after", "before"))
    if form == "after":
        return m.report(rows, f"قتل {comma.join(listed)} أمس في {plural}")
    return m.report(
        rows,
        f"أسفرت {plural} أمس عن مقتل {comma.join(listed).replace('آخرون', 'آخرين')}"
        if kind.name != "bomb"
        else f"أسفر {plural} أمس عن مقتل {comma.join(listed).replace('آخرون', 'آخرين')}",
    )


def places(m: Maker) -> Report:
    """A list of places under one verb: a row each, the toll on the first."""
    n = m.rng.choice((2, 3))
    kind = next(k for k in KINDS if k.name == "air")
    rows = m.incidents(n)
    rows = [
        replace(o, kind=kind, killed=o.killed if k == 0 else None, wounded=o.wounded if k == 0 else None, day="")
        for k, o in enumerate(rows)
    ]
    short = m.rng.random() < 0.5
    names = [o.name if short else o.place for o in rows]
    if short and rows[0].place.startswith("مدينة") and all(o.place.startswith("مدينة") for o in rows):
        names = [f"{'مدينتي' if n == 2 else 'مدن'} {names[0]}", *names[1:]]
    listed = " و".join(names)
    form = m.pick("places", ("raids", "struck", "planes", "shelled"))
    if form == "shelled":
        rows = [replace(o, kind=next(k for k in KINDS if k.name == "shells")) for o in rows]
        text = f"قصفت المدفعية {listed}"
    else:
        text = {
            "raids": f"شن الطيران الحربي أمس غارات على {listed}",
            "struck": f"استهدفت غارات جوية {listed} أمس",
            "planes": f"قصفت طائرات حربية أمس {listed}",
        }[form]
    tail = m.pick("tail", ("ما أدى إلى", "ما أسفر عن", ""))
    if not tail:
        rows = [replace(o, killed=None, wounded=None) for o in rows]
        return m.report(rows, text)
    return m.report(rows, f"{text}، {tail} {m.toll(rows[0])}")


def summed(m: Maker) -> Report:
    """A lead that sums up, each part told after it."""
    n = m.rng.choice((2, 3))
    kind = m.rng.choice([k for k in KINDS if k.name in ("car", "suicide", "air", "attack")])
    rows = [replace(o, kind=kind, day="", wounded=None, people=PEOPLE[0]) for o in m.incidents(n)]
    total = sum(o.killed or 0 for o in rows)
    m.cells.append(f"summed:{kind.name}")
    two, three = {
        "car": ("تفجيرين بسيارتين مفخختين", "ثلاثة تفجيرات بسيارات مفخخة"),
        "suicide": ("تفجيرين انتحاريين", "ثلاثة تفجيرات انتحارية"),
        "air": ("غارتين جويتين", "ثلاث غارات جوية"),
        "attack": ("هجومين مسلحين", "ثلاث هجمات مسلحة"),
    }[kind.name]
    listed = " و".join(o.name for o in rows)
    where = m.pick("sum", ("named", "unnamed"))
    country = next(c for c, t in TOWNS.items() if rows[0].place in t.split("|"))
    name = {"IQ": "العراق", "SY": "سوريا", "YE": "اليمن", "LY": "ليبيا", "AF": "أفغانستان", "SO": "الصومال"}[country]
    lead = f"{'قتل'} {m.people(total, True, PEOPLE[0])} أمس في {two if n == 2 else three} في {listed if where == 'named' else name}"
    sentences = [lead]
    for k, one in enumerate(rows):
        noun = m.rng.choice(one.kind.nouns)
        opens = f"{'ففي' if k == 0 else 'وفي'} {one.place}" if m.rng.random() < 0.6 else None
        if opens:
            sentences.append(f"{opens} {m.hit(one)} {m.rng.choice(('في', 'جراء'))} {noun}")
        else:
            sentences.append(f"و{m.hit(one)} في {noun} {'آخر' if k and not fem(noun) and ' ' not in noun else ''} في {one.place}")
    return m.report(rows, *sentences)


def deeds(m: Maker) -> Report:
    """«قتل خمسة في انفجار في س، وثلاثة في هجوم في ص، وجندي في قصف في ع»."""
    rows = [replace(o, wounded=None, day="", people=PEOPLE[1]) for o in m.incidents(m.rng.choice((2, 3)))]
    rows = [replace(o, killed=max(3, o.killed or 0) + k) for k, o in enumerate(rows)]
    rows = [o for n, o in enumerate(rows) if o.killed not in [p.killed for p in rows[:n]]]
    form = m.pick("deeds", ("numbers", "nouns", "others"))
    parts = []
    for k, one in enumerate(rows):
        n = one.killed or 0
        who = m.people(n, True, one.people)
        if k and form == "numbers":
            who = str(n)
        elif k and form == "others":
            who = f"{UNITS.get(n, n)} آخرون"
        parts.append(f"{who} في {m.rng.choice(one.kind.nouns)} في {one.place}")
    return m.report(rows, f"قتل {'، و'.join(parts)}")


def ranked(m: Maker) -> Report:
    """«هز انفجاران المدينة. استهدف الأول ... والثاني ...»: two places, each with its toll."""
    a, b = [replace(o, kind=KINDS[0], day="") for o in m.incidents(2)]
    form = m.pick("ranked", ("two", "first", "then"))
    if form == "two":
        text = f"انفجرت سيارتان مفخختان أمس، الأولى في {a.place} وأدت إلى {m.toll(a)}، والثانية في {b.place} وأسفرت عن {m.toll(b)}"
        return m.report([a, b], text)
    if form == "first":
        return m.report(
            [a, b],
            "وقع تفجيران بسيارتين مفخختين أمس",
            f"واستهدف التفجير الأول سوقا في {a.place} وأسفر عن {m.toll(a)}",
            f"ووقع التفجير الثاني في {b.place} وأدى إلى {m.toll(b)}",
        )
    return m.report(
        [a, b],
        f"انفجرت سيارة مفخخة أمس في {a.place} وأسفرت عن {m.toll(a)}، ثم انفجرت سيارة أخرى في {b.place} وأدت إلى {m.toll(b)}",
    )
