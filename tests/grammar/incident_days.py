"""Reports that differ in how they say when: weekdays, «أمس» in all its forms, dates in four calendars, spans, days of statements."""

# ruff: noqa: E501 (tables of wordings)

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from .incident_report import Report, tidy

WEEKDAYS = {0: ("الإثنين", "الاثنين"), 1: ("الثلاثاء",), 2: ("الأربعاء",), 3: ("الخميس",), 4: ("الجمعة",), 5: ("السبت",), 6: ("الأحد",)}
LEVANT = ("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول")
EGYPT = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
MAGHREB = ("جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
PARTS = (
    "صباح",
    "مساء",
    "فجر",
    "ليل",
    "ظهر",
    "عصر",
    "بعد ظهر",
    "منتصف ليل",
    "في وقت مبكر من صباح",
    "في ساعة متأخرة من مساء",
    "قبيل فجر",
    "عشية",
)
ORDINALS = {1: "الأول", 2: "الثاني", 3: "الثالث", 4: "الرابع", 5: "الخامس", 6: "السادس", 7: "السابع", 8: "الثامن", 9: "التاسع", 10: "العاشر", 11: "الحادي عشر", 12: "الثاني عشر", 13: "الثالث عشر", 14: "الرابع عشر", 15: "الخامس عشر", 16: "السادس عشر", 17: "السابع عشر", 18: "الثامن عشر", 19: "التاسع عشر", 20: "العشرين", 21: "الحادي والعشرين", 22: "الثاني والعشرين", 23: "الثالث والعشرين", 24: "الرابع والعشرين", 25: "الخامس والعشرين", 26: "السادس والعشرين", 27: "السابع والعشرين", 28: "الثامن والعشرين", 29: "التاسع والعشرين", 30: "الثلاثين", 31: "الحادي والثلاثين"}  # fmt: skip

# Where the day stands in a report: {d} is the wording, {p} the place.
FRAMES = (
    "قتل أربعة أشخاص {d} في انفجار عبوة ناسفة {p}",
    "قتل أربعة أشخاص في انفجار عبوة ناسفة {p} {d}",
    "هاجم مسلحون {d} حاجزا للشرطة {p} وقتلوا أربعة من عناصرها",
    "أدى انفجار سيارة مفخخة {p}، {d}، إلى مقتل أربعة أشخاص",
    "قالت الشرطة إن أربعة أشخاص قتلوا {d} إثر هجوم مسلح {p}",
    "أعلن مسؤول محلي مقتل أربعة جنود في كمين {p} {d}",
    "وقع {d} انفجار {p} أسفر عن مقتل أربعة مدنيين",
    "شنت طائرات حربية {d} غارة {p} قتل فيها أربعة مدنيين",
    "وكان أربعة أشخاص قتلوا {d} بقصف مدفعي {p}",
    "لقي أربعة مدنيين حتفهم {d} جراء سقوط قذيفة هاون على منزلهم {p}",
    "قتل أربعة أشخاص بهجوم مسلح {p}. وقال شهود إن الهجوم وقع {d}",
    "انفجرت سيارة مفخخة {p} ما أدى إلى مقتل أربعة أشخاص. وأوضح مصدر أمني أن الانفجار حدث {d}",
)
# A statement's own day (published or the day before) against the day of the deed.
SAID = (
    "قالت الشرطة {s} إن أربعة أشخاص قتلوا {d} في انفجار عبوة ناسفة {p}",
    "أعلنت وزارة الداخلية {s} مقتل أربعة جنود في هجوم مسلح {p} {d}",
    "ذكر بيان عسكري صدر {s} أن أربعة جنود قتلوا {d} بكمين {p}",
    "أفاد مصدر طبي {s} بمقتل أربعة مدنيين بغارة جوية {p} وقعت {d}",
    "كشف مسؤول أمني {s} تفاصيل الهجوم الذي أودى {d} بحياة أربعة أشخاص {p}",
    "دان الأمين العام للأمم المتحدة {s} التفجير الذي وقع {d} {p} وأسفر عن مقتل أربعة أشخاص",
)
PLACES = ("في مدينة كركوك", "وسط بعقوبة", "في تعز", "شمال مدينة درعا", "في مقديشو", "قرب بنغازي", "في ولاية هلمند", "بمدينة العريش")


def _weekday(rng: Random, day: date) -> str:
    return rng.choice(WEEKDAYS[day.weekday()])


def _wording(rng: Random, published: date) -> tuple[str, date, date, str]:
    """A wording with the first and last day that it means and the name of its kind."""
    one = timedelta(days=1)
    back = rng.randint(1, 6)
    day = published - back * one
    week = _weekday(rng, day)
    yesterday = published - one
    match rng.choice(KINDS):
        case "yesterday":
            return (
                rng.choice(("أمس", "يوم أمس", "امس", "بالأمس", "مساء أمس", "فجر أمس", "ليل أمس", "ظهر أمس", "صباح أمس", "ليلة أمس")),
                yesterday,
                yesterday,
                "yesterday",
            )
        case "yesterday-weekday":
            w = _weekday(rng, yesterday)
            return (
                rng.choice((f"أمس {w}", f"أمس ({w})", f"يوم أمس {w}", f"مساء أمس {w}", f"فجر أمس {w}", f"أمس، {w}", f"صباح أمس {w}")),
                yesterday,
                yesterday,
                "yesterday-weekday",
            )
        case "before-yesterday":
            d = published - 2 * one
            return (
                rng.choice(
                    (
                        "أمس الأول",
                        "أول من أمس",
                        "أول أمس",
                        "مساء أمس الأول",
                        "فجر أول من أمس",
                        "أمس الاول",
                        f"أمس الأول {_weekday(rng, d)}",
                        "قبل أمس",
                        f"أول من أمس {_weekday(rng, d)}",
                    )
                ),
                d,
                d,
                "before-yesterday",
            )
        case "today":
            w = _weekday(rng, published)
            return (
                rng.choice(
                    (
                        "اليوم",
                        "صباح اليوم",
                        "فجر اليوم",
                        f"اليوم {w}",
                        f"فجر اليوم {w}",
                        "في وقت سابق اليوم",
                        "في وقت مبكر من صباح اليوم",
                        "ظهر اليوم",
                        "هذا الصباح",
                        f"صباح هذا اليوم {w}",
                    )
                ),
                published,
                published,
                "today",
            )
        case "weekday":
            return rng.choice((week, f"يوم {week}", f"{week} الماضي", f"يوم {week} الماضي")), day, day, "weekday"
        case "weekday-part":
            part = rng.choice(PARTS[:10])
            return rng.choice((f"{part} {week}", f"{part} يوم {week}", f"{part} {week} الماضي")), day, day, f"weekday-part:{part}"
        case "night-span":
            nxt = _weekday(rng, day + one)
            return (
                rng.choice(
                    (f"ليل {week} - {nxt}", f"ليل {week}-{nxt}", f"ليلة {week} / {nxt}", f"ليل {week} ـ {nxt}", f"ليل {week} ـ {nxt}")
                ),
                day,
                day + one,
                "night-span",
            )
        case "days-ago":
            n, words = rng.choice(
                (
                    (2, "قبل يومين"),
                    (3, "قبل ثلاثة أيام"),
                    (4, "قبل أربعة أيام"),
                    (5, "قبل خمسة أيام"),
                    (3, "منذ ثلاثة أيام"),
                    (2, "منذ يومين"),
                    (4, "قبل 4 أيام"),
                )
            )
            return words, published - n * one, published - n * one, f"days-ago:{words}"
        case "last-week":
            return rng.choice(("الأسبوع الماضي", "الأسبوع المنصرم", "خلال الأسبوع الماضي")), published - 14 * one, yesterday, "last-week"
        case "levant":
            return _dated(rng, day, published, LEVANT, "levant")
        case "egypt":
            return _dated(rng, day, published, EGYPT, "egypt")
        case "maghreb":
            return _dated(rng, day, published, MAGHREB, "maghreb")
        case "both-names":
            m = (
                f"{LEVANT[day.month - 1]}/{EGYPT[day.month - 1]}"
                if rng.random() < 0.5
                else f"{EGYPT[day.month - 1]} ({LEVANT[day.month - 1]})"
            )
            return (
                rng.choice(
                    (
                        f"في {day.day} {m}",
                        f"يوم {day.day} {m} الجاري" if day.month == published.month else f"يوم {day.day} {m}",
                        f"{week} {day.day} {m}",
                    )
                ),
                day,
                day,
                "both-names",
            )
        case "digits":
            return (
                rng.choice(
                    (
                        f"بتاريخ {day.day}/{day.month}/{day.year}",
                        f"يوم {day.day}-{day.month}-{day.year}",
                        f"{week} {day.day}/{day.month}/{day.year}",
                        f"في {day.day}/{day.month}/{day.year}",
                        f"{week} ({day.day}/{day.month})",
                    )
                ),
                day,
                day,
                "digits",
            )
        case "ordinal":
            m = rng.choice((LEVANT, EGYPT))[day.month - 1]
            return (
                rng.choice(
                    (
                        f"في {ORDINALS[day.day]} من {m}",
                        f"يوم {week} {ORDINALS[day.day]} من {m}",
                        f"في {ORDINALS[day.day]} من {m} الجاري" if day.month == published.month else f"في {ORDINALS[day.day]} من شهر {m}",
                    )
                ),
                day,
                day,
                "ordinal",
            )
        case "of-month":
            if day.month != published.month:
                day = published.replace(day=1)
            return (
                rng.choice((f"في {ORDINALS[day.day]} من الشهر الجاري", f"في {day.day} من الشهر الحالي", f"يوم {day.day} من الشهر الجاري")),
                day,
                day,
                "of-month",
            )
        case "morning-of":
            return f"في ساعة {rng.choice(('مبكرة من صباح', 'متأخرة من مساء', 'متأخرة من ليل', 'مبكرة من فجر'))} {week}", day, day, "hour-of"
        case _:
            return (
                rng.choice(
                    (
                        f"عند الساعة {rng.choice(('الثامنة', '10:30', 'التاسعة والنصف'))} من صباح {week}",
                        f"في الساعة السابعة من مساء {week}",
                        f"{week} عند الساعة 8:30 صباحا",
                    )
                ),
                day,
                day,
                "clock",
            )


KINDS = (
    "yesterday",
    "yesterday-weekday",
    "before-yesterday",
    "today",
    "weekday",
    "weekday",
    "weekday-part",
    "weekday-part",
    "night-span",
    "days-ago",
    "last-week",
    "levant",
    "egypt",
    "maghreb",
    "both-names",
    "digits",
    "ordinal",
    "of-month",
    "morning-of",
    "clock",
)


def _dated(rng: Random, day: date, published: date, months: tuple[str, ...], kind: str) -> tuple[str, date, date, str]:
    m, week = months[day.month - 1], _weekday(rng, day)
    now = " الجاري" if day.month == published.month and rng.random() < 0.3 else ""
    return (
        rng.choice(
            (
                f"في {day.day} {m}{now}",
                f"يوم {day.day} {m}{now}",
                f"{week} {day.day} {m}",
                f"يوم {week} {day.day} {m}",
                f"في {day.day} من {m}{now}",
                f"{week} الموافق {day.day} {m}",
                f"في {day.day} {m} {day.year}",
                f"{week} {day.day} {m} {day.year}",
            )
        ),
        day,
        day,
        kind,
    )


def day_report(rng: Random) -> Report:
    """One report of the grammar of days."""
    published = date(rng.choice((2013, 2015, 2017, 2019, 2022)), rng.randint(1, 12), rng.randint(1, 28))
    words, first, last, kind = _wording(rng, published)
    place = rng.choice(PLACES)
    if rng.random() < 0.35 and kind not in ("today",) and first < published - timedelta(days=0):
        frame = rng.choice(SAID)
        said = rng.choice(("اليوم", f"اليوم {_weekday(rng, published)}", _weekday(rng, published)) if first != published else ("اليوم",))
        if kind == "weekday" and said == words:
            said = "اليوم"
    else:
        frame, said = rng.choice(FRAMES), ""
    text = tidy(frame.format(d=words, p=place, s=said) + ".")
    want = {"day": first.isoformat(), "until": last.isoformat()}
    if kind == "last-week":
        want = {"days": tuple((first + timedelta(days=n)).isoformat() for n in range(14))}
    return Report(
        text,
        (f"day:{kind.split(':')[0]}", f"dk:{kind}", f"frame:{' '.join(frame.split()[:4])}", f"said:{said and 'yes'}"),
        want,
        published=published.isoformat(),
    )
