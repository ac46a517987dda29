"""Reports that differ in where their incident happened: places known and made up, nested, by direction, beside other places that are no scene."""

# ruff: noqa: E501 (tables of wordings)

from __future__ import annotations

from random import Random

from .incident_report import Report, tidy

# Country: cities, a smaller place as (wording, its bare name), a first-level unit, a capital, a neighbour, the actors' country word.
KNOWN: dict[str, tuple[tuple[str, ...], tuple[tuple[str, str], ...], str, str, str]] = {
    "IQ": (
        ("بعقوبة", "كركوك", "الرمادي", "تكريت", "سامراء"),
        (("بلدة الحويجة", "الحويجة"), ("قضاء الطارمية", "الطارمية"), ("ناحية جلولاء", "جلولاء"), ("حي الدورة", "الدورة")),
        "محافظة ديالى",
        "بغداد",
        "إيران",
    ),
    "SY": (
        ("درعا", "حماة", "إدلب", "الرقة", "القامشلي"),
        (("بلدة خان شيخون", "خان شيخون"), ("بلدة سراقب", "سراقب"), ("حي الوعر", "الوعر"), ("مخيم اليرموك", "اليرموك")),
        "محافظة حمص",
        "دمشق",
        "تركيا",
    ),
    "YE": (
        ("تعز", "عدن", "مأرب", "الحديدة", "صعدة"),
        (("مديرية نهم", "نهم"), ("مديرية المخا", "المخا"), ("مدينة زنجبار", "زنجبار")),
        "محافظة الجوف",
        "صنعاء",
        "السعودية",
    ),
    "LY": (
        ("بنغازي", "سرت", "درنة", "سبها", "مصراتة"),
        (("بلدة براك الشاطئ", "براك الشاطئ"), ("حي الصابري", "الصابري")),
        "إقليم فزان",
        "طرابلس",
        "تونس",
    ),
    "EG": (
        ("العريش", "دمياط", "طنطا", "الزقازيق", "أسوان"),
        (("مدينة الشيخ زويد", "الشيخ زويد"), ("مدينة بئر العبد", "بئر العبد")),
        "محافظة شمال سيناء",
        "القاهرة",
        "ليبيا",
    ),
    "SO": (("بيدوا", "كيسمايو", "بوصاصو", "جالكعيو"), (("بلدة أفجوي", "أفجوي"),), "إقليم هيران", "مقديشو", "كينيا"),
    "AF": (("قندهار", "جلال آباد", "قندوز", "هرات", "غزني"), (("مدينة لشكركاه", "لشكركاه"),), "ولاية هلمند", "كابول", "باكستان"),
    "PK": (("كويتا", "بيشاور", "لاهور", "كراتشي"), (("مدينة باراتشينار", "باراتشينار"),), "إقليم بلوشستان", "إسلام آباد", "أفغانستان"),
    "NG": (("مايدوغوري", "كانو", "كادونا", "جوس"), (("بلدة باما", "باما"),), "ولاية بورنو", "أبوجا", "الكاميرون"),
    "ML": (("غاو", "كيدال", "تمبكتو", "موبتي"), (("بلدة تيساليت", "تيساليت"),), "منطقة كيدال", "باماكو", "النيجر"),
    "TR": (
        ("ديار بكر", "إسطنبول", "غازي عنتاب", "شرناق"),
        (("بلدة جزرة", "جزرة"), ("بلدة نصيبين", "نصيبين")),
        "ولاية هكاري",
        "أنقرة",
        "سوريا",
    ),
    "LB": (
        ("بعلبك", "صيدا", "زحلة", "النبطية"),
        (("بلدة عرسال", "عرسال"), ("مخيم عين الحلوة", "عين الحلوة")),
        "محافظة البقاع",
        "بيروت",
        "سوريا",
    ),
    "PS": (
        ("نابلس", "الخليل", "جنين", "خان يونس"),
        (("مخيم جنين", "جنين"), ("بلدة بيت حانون", "بيت حانون"), ("حي الشجاعية", "الشجاعية")),
        "قطاع غزة",
        "رام الله",
        "مصر",
    ),
    "SD": (("الفاشر", "نيالا", "الجنينة", "كادوقلي"), (("مدينة الضعين", "الضعين"),), "ولاية جنوب كردفان", "الخرطوم", "تشاد"),
    "DZ": (("تيزي وزو", "باتنة", "قسنطينة", "البويرة"), (("بلدة عين قزام", "عين قزام"),), "ولاية بومرداس", "الجزائر العاصمة", "مالي"),
    "TN": (("القصرين", "سوسة", "جندوبة", "سيدي بوزيد"), (("مدينة بن قردان", "بن قردان"),), "ولاية الكاف", "تونس العاصمة", "ليبيا"),
    "SA": (("القطيف", "جازان", "نجران", "أبها"), (("بلدة العوامية", "العوامية"),), "منطقة عسير", "الرياض", "اليمن"),
    "IN": (("سريناغار", "باثانكوت", "مومباي"), (("بلدة سوبور", "سوبور"),), "ولاية جامو وكشمير", "نيودلهي", "باكستان"),
    "UA": (("دونيتسك", "خاركيف", "لوغانسك", "أوديسا"), (("مدينة أفدييفكا", "أفدييفكا"),), "مقاطعة زاباروجيا", "كييف", "روسيا"),
    "PH": (("ماراوي", "زامبوانغا", "دافاو"), (("مدينة ماراوي", "ماراوي"),), "جزيرة مينداناو", "مانيلا", "ماليزيا"),
}
CHIEF_TOWNS = {
    "IQ": ("بعقوبة", "محافظة ديالى"), "SY": ("تدمر", "محافظة حمص"), "YE": ("زنجبار", "محافظة أبين"), "LY": ("سبها", "إقليم فزان"), "EG": ("العريش", "محافظة شمال سيناء"),
    "SO": ("بيدوا", "إقليم باي"), "AF": ("لشكركاه", "ولاية هلمند"), "PK": ("كويتا", "إقليم بلوشستان"), "NG": ("مايدوغوري", "ولاية بورنو"), "ML": ("تيساليت", "منطقة كيدال"),
    "TR": ("نصيبين", "محافظة ماردين"), "LB": ("زحلة", "محافظة البقاع"), "PS": ("خان يونس", "قطاع غزة"), "SD": ("كادوقلي", "ولاية جنوب كردفان"), "DZ": ("بوفاريك", "ولاية البليدة"),
    "TN": ("بن قردان", "ولاية مدنين"), "SA": ("أبها", "منطقة عسير"), "IN": ("سريناغار", "ولاية جامو وكشمير"), "UA": ("أفدييفكا", "مقاطعة دونيتسك"), "PH": ("ماراوي", "جزيرة مينداناو"),
}  # fmt: skip
AWAY = ("عمان", "لندن", "جنيف", "باريس", "موسكو", "واشنطن")
"""Seats of sources and hosts of talks; never the scene of these reports."""

# (kind, made-up name): whether quoted, whether with «ال», and with the words that open Arab place names.
MADE_NAMES = (
    "الزرقاويات",
    "أبو طويرة",
    "أم الحجل",
    "تل السنديان",
    "بير المشاعلة",
    "كفر ناصوح",
    "الحميضات",
    "دير القندول",
    "وادي الشبرم",
    "عين الزيتونات",
    "رأس المشاريف",
    "بيت عرقوب",
    "جب الصفصاف",
    "قصر ابن حسون",
    "الشيخ معروف",
    "خربة المحيسن",
)
KINDS = (
    "قرية",
    "بلدة",
    "حي",
    "منطقة",
    "مخيم",
    "ناحية",
    "ضاحية",
    "معسكر",
    "جبل",
    "جبهة",
    "حاجز",
    "تلة",
    "مزرعة",
    "عزبة",
    "نقطة تفتيش",
    "محور",
    "معبر",
    "شارع",
    "سوق",
    "جسر",
    "قاعدة",
    "دوار",
    "ميدان",
    "مفرق",
)
SITES = (
    ("مستشفى", "الرحمة"),
    ("مسجد", "الفرقان"),
    ("جامع", "التوحيد"),
    ("فندق", "الواحة"),
    ("مدرسة", "ابن سينا"),
    ("كنيسة", "مار يوحنا"),
    ("مطعم", "النجمة"),
    ("ساحة", "الأندلس"),
    ("جامعة", "المستقبل"),
)

# Clauses with a gap for the place; the last group leaves place to a second sentence.
VERBAL = (
    "قتل أربعة أشخاص وأصيب سبعة آخرون {day} في انفجار عبوة ناسفة {in}",
    "انفجرت عبوة ناسفة {day} {in} ما أدى إلى مقتل أربعة مدنيين",
    "لقي أربعة جنود مصرعهم {day} إثر هجوم شنه مسلحون {in}",
    "هاجم مسلحون مجهولون {day} نقطة للشرطة {in}، وقتلوا أربعة من عناصرها",
    "أعلن مصدر أمني {day} مقتل أربعة أشخاص بانفجار سيارة مفخخة {in}",
    "أدى قصف مدفعي {in} {day} إلى مقتل أربعة مدنيين",
    "اغتال مسلحون {day} ضابطا في الشرطة {in}",
    "أسفر انفجار لغم أرضي {in} {day} عن مقتل أربعة أشخاص",
    "قال مصدر محلي إن أربعة مدنيين قتلوا {day} بغارة جوية {in}",
    "شهدت {x} {day} هجوما مسلحا أسفر عن مقتل أربعة أشخاص",
    "استهدفت غارة جوية {day} {x}، مما تسبب في مقتل أربعة مدنيين",
    "هز انفجار عنيف {day} {x} وأوقع أربعة قتلى",
    "خطف مسلحون {day} ثلاثة موظفين {in}",
    "اندلعت {day} اشتباكات بين الجيش ومسلحين {in} أوقعت أربعة قتلى",
)
VAGUE = (
    (
        "قتل أربعة أشخاص {day} في انفجار عبوة ناسفة.",
        (
            "وقال مصدر في الشرطة إن الانفجار وقع {in}.",
            "ووقع الانفجار {in}، بحسب مصدر أمني.",
            "وأوضح المصدر أن العبوة انفجرت {in}.",
            "وكانت العبوة مزروعة {in}.",
        ),
    ),
    (
        "هاجم مسلحون {day} دورية للشرطة وقتلوا أربعة من عناصرها.",
        (
            "وقال متحدث إن الهجوم وقع {in}.",
            "وجرى الهجوم {in}.",
            "وأضاف المصدر أن المسلحين كمنوا للدورية {in}.",
            "وذكر شهود أن الحادث وقع {in}.",
        ),
    ),
    (
        "قتل أربعة مدنيين بينهم طفلان بغارة جوية {day}.",
        ("وأفاد ناشطون بأن الغارة استهدفت منزلا {in}.", "وأصابت الغارة منزلا {in}.", "وبحسب مصدر طبي فإن القصف وقع {in}."),
    ),
)
DAYS = ("أمس", "أمس الثلاثاء", "الثلاثاء", "مساء الثلاثاء", "فجر أمس", "يوم أمس")
TAILS = (
    ("", "none"),
    (" وقال مصدر أمني من {away} إن التحقيق جار.", "source-seat"),
    (" ونقل الجرحى إلى مستشفى في {city2}.", "hospital"),
    (" والقتلى جميعهم من أهالي {city2}.", "home"),
    (" وأدان وزير الخارجية الهجوم خلال زيارة إلى {away}.", "visit"),
    (" وأفاد المرصد، ومقره {away}، بأن عدد الضحايا مرشح للارتفاع.", "seat-insert"),
    (" ومن المقرر أن يعقد اجتماع في {away} الأسبوع المقبل لبحث الأوضاع.", "talks"),
    (" وسمع دوي الانفجار في {city2}.", "heard"),
    (" ووصلت تعزيزات من {city2}.", "reinforced"),
    (" وتقع المنطقة على الحدود مع {next}.", "border"),
    (" وفرضت قوات الأمن طوقا حول المكان.", "cordon"),
)
DATELINES = (
    "", "", "",
    "{c} - وكالات: ", "{c} (وكالات) - ", "{c}، {n} (أ ف ب) -- ", "{c}/ الخبر/ ", "{c} - رويترز - ", "{c}: أحمد سالم - ", "({c}) ", "{c} ـ «الصحيفة»: ",
)  # fmt: skip
NAMES_OF = {"IQ": "العراق", "SY": "سوريا", "YE": "اليمن", "LY": "ليبيا", "EG": "مصر", "SO": "الصومال", "AF": "أفغانستان", "PK": "باكستان", "NG": "نيجيريا", "ML": "مالي", "TR": "تركيا", "LB": "لبنان", "PS": "فلسطين", "SD": "السودان", "DZ": "الجزائر", "TN": "تونس", "SA": "السعودية", "IN": "الهند", "UA": "أوكرانيا", "PH": "الفلبين"}  # fmt: skip
SIDES = ("شمالي", "جنوبي", "شرقي", "غربي", "شمال", "جنوب", "شرق", "غرب", "شمال شرق", "جنوب غرب", "شمال غربي", "جنوب شرقي")


def _in(rng: Random, x: str) -> str:
    """A place behind «في», «ب» or a like word."""
    word = rng.choice(("في", "في", "في", "ب", "داخل", "وسط", "قرب", "بالقرب من", "في محيط"))
    if word == "ب":
        return "بـ" + x if x[0] in '«"' else "ب" + x
    return f"{word} {x}"


def _quoted(rng: Random, name: str) -> str:
    return rng.choice((name, name, name, f"«{name}»", f'"{name}"'))


def _scene(rng: Random, country: str) -> tuple[str, str, str, tuple[str, ...], str]:
    """A place as (with its preposition, bare, cell, accepted names, city told with it)."""
    cities, smaller, unit, capital, beyond = KNOWN[country]
    city = rng.choice(cities)
    nation = NAMES_OF[country]
    how = rng.choice(
        (
            "city",
            "city",
            "small",
            "unit",
            "made",
            "made",
            "made",
            "made-bare",
            "site",
            "nested",
            "nested",
            "nested4",
            "side",
            "km",
            "side-country",
            "road",
            "border",
            "slash",
        )
    )
    made_kind, made = rng.choice(KINDS), rng.choice(MADE_NAMES)
    made_x = f"{made_kind} {_quoted(rng, made)}"
    within = rng.choice(
        (
            f"في مدينة {city}",
            f"بمدينة {city}",
            f"في {city}",
            f"ب{unit}",
            f"في {unit}",
            f"التابعة ل{unit}" if made_kind.endswith("ة") else f"في {unit}",
            f"{rng.choice(SIDES)} {city}",
            f"{rng.choice(SIDES)} {unit}",
            f"{rng.choice(SIDES)} {nation}",
        )
    )
    match how:
        case "city":
            x = rng.choice((f"مدينة {city}", city))
            return _in(rng, x), x, how, (city,), city
        case "small":
            x, core = rng.choice(smaller)
            return _in(rng, x), x, how, (core,), core
        case "unit":
            return rng.choice((f"في {unit}", f"ب{unit}", f"{rng.choice(SIDES)} {unit}")), unit, how, (unit.split(" ", 1)[1],), city
        case "made":
            return f"{_in(rng, made_x)} {within}", f"{made_x} {within}", f"made:{made_kind}", (made,), city
        case "made-bare":
            kind = rng.choice(("قرية", "بلدة", "منطقة"))
            return f"في {kind} {made} {within}", f"{kind} {made} {within}", f"made-bare:{kind}", (made,), city
        case "site":
            kind, name = rng.choice(SITES)
            x = f"{kind} {_quoted(rng, name)} {rng.choice((f'في مدينة {city}', f'بمدينة {city}', f'وسط مدينة {city}', f'في {city}'))}"
            return _in(rng, x), x, f"site:{kind}", (name, city), city
        case "nested":
            x = f"حي {made} {rng.choice(('بمدينة', 'في مدينة', 'وسط مدينة', 'شرقي مدينة'))} {city} {rng.choice((f'في {unit}', f'{rng.choice(SIDES)} البلاد', f'{rng.choice(SIDES)} {nation}', ''))}"
            return rng.choice(("في ", "ب")) + x, x, how, (made,), city
        case "nested4":
            x = f"حي {made} بمدينة {city} في {unit} {rng.choice(SIDES)} البلاد"
            return "في " + x, x, how, (made,), city
        case "side":
            side = rng.choice(SIDES)
            x = f"{side} {rng.choice((city, f'مدينة {city}'))}"
            return (
                rng.choice(("", "إلى ال" if " " not in side and not side.endswith("ي") else "")) + x,
                f"مدينة {city}",
                how,
                (city,),
                city,
            )
        case "km":
            n = rng.choice(("20 كيلومترا", "نحو 15 كيلومترا", "35 كم", "عشرة كيلومترات", "ثلاثين كيلومترا"))
            x = rng.choice(
                (
                    f"على بعد {n} {rng.choice(SIDES[4:8])} مدينة {city}",
                    f"على مسافة {n} إلى {rng.choice(('الشمال', 'الجنوب', 'الغرب'))} من {city}",
                    f"على بعد {n} من مدينة {city}",
                )
            )
            return x, f"مدينة {city}", how, (city,), city
        case "side-country":
            x = f"مدينة {city} {rng.choice(SIDES)} {rng.choice((nation, 'البلاد'))}"
            return _in(rng, x), x, how, (city,), city
        case "road":
            other = rng.choice([c for c in (*cities, capital) if c != city])
            x = rng.choice((f"على الطريق بين {city} و{other}", f"على طريق {city} - {other}", f"على الطريق الواصل بين {city} و{other}"))
            return x, f"مدينة {city}", how, (city, other), city
        case "border":
            x, core = (f"بلدة {made}", made)
            return (
                f"في {x} {rng.choice((f'على الحدود مع {beyond}', f'القريبة من الحدود مع {beyond}', f'الحدودية مع {beyond}'))}",
                x,
                how,
                (core,),
                city,
            )
        case _:
            city, unit = CHIEF_TOWNS[country]
            x = rng.choice((f"مدينة {city} ({unit})", f"{city}، {unit}", f"مدينة {city}، {unit}"))
            return f"في {x}", x, how, (city,), city


def place_report(rng: Random) -> Report:
    """One report of the grammar of places."""
    country = rng.choice(sorted(KNOWN))
    cities, _, _, capital, beyond = KNOWN[country]
    at, bare, cell, accepted, city = _scene(rng, country)
    day = rng.choice(DAYS)
    if rng.random() < 0.2:
        first, seconds = rng.choice(VAGUE)
        second = rng.choice(seconds)
        body, frame = f"{first} {second}", f"second:{second.split(' {')[0]}"
        body = body.removesuffix(".")
    else:
        body = rng.choice(VERBAL)
        if "{x}" in body and cell in ("side", "km", "road", "border"):
            body = VERBAL[0]
        frame = " ".join(body.replace("{day} ", "").split()[:3])
    tail, tail_cell = rng.choice(TAILS)
    if (
        rng.random() < 0.5
        or (tail_cell == "heard" and "انفجار" not in body)
        or (tail_cell == "border" and cell == "border")
        or ("{city2}" in tail and cell in ("road",))
    ):
        tail, tail_cell = TAILS[0]
    city2 = rng.choice([c for c in cities if c != city and c not in accepted])
    away = rng.choice(AWAY)
    if "vague" in frame:
        tail = ""
    dateline = rng.choice(DATELINES).format(c=capital, n=NAMES_OF[country])
    filled = body.replace("{in}", at).replace("{x}", bare).replace("{day}", day)
    text = tidy(dateline + filled + "." + tail.format(away=away, city2=city2, next=beyond))
    told = (
        dateline
        or cell.startswith(("city", "small", "side", "km", "road", "nested", "slash", "unit", "site"))
        or any(NAMES_OF[country] in filled for _ in "x")
    )
    bad = tuple(w for w in (city2, away) if w in text and w not in accepted and not any(w in a for a in accepted))
    want: dict[str, object] = {"place": accepted, "type": None, "not_place": bad}
    del want["type"]
    if told and cell != "border":
        want["country"] = (country,)
    return Report(
        text,
        (
            f"p:{cell.split(':')[0]}",
            f"pk:{cell}",
            f"frame:{frame}",
            f"tail:{tail_cell}",
            f"dl:{dateline and 'yes'}:{dateline.replace(capital, 'C')}",
            f"cc:{country}",
        ),
        want,
    )
