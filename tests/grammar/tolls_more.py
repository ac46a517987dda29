"""More of the grammar: casualty nouns, combined figures, zeros, sums that rose, military wording, attackers' own dead, deaths of wounds."""

# ruff: noqa: E501 (a report stands in one line, as it is read)

from __future__ import annotations

from random import Random

from .toll_words import ANY, EVENTS, NOUNS, PLACES, SOURCES, TIMES, Bound, Event, Report, counted, in_words, tidy


def _dead(rng: Random, n: int, subject: bool) -> str:
    word, pair = rng.choice([("قتيل", "قتيل"), ("قتيل", "قتيل"), ("شهيد", "شهيد")])
    many = {"قتيل": "قتلى", "شهيد": "شهداء"}[word]
    if n == 1:
        return (word if subject else f"{word}ا") + rng.choice(["", " واحد" if subject else " واحدا"])
    if n == 2:
        return pair + ("ان" if subject else "ين")
    number = str(n) if rng.random() < 0.6 else in_words(n, False, subject)
    return f"{number} {many}" if n <= 10 else f"{number} {word}ا"


def _wounded(rng: Random, n: int, subject: bool) -> str:
    word, many = rng.choice([("جريح", "جرحى"), ("جريح", "جرحى"), ("مصاب", "مصابين")]) if n > 2 else ("جريح", "جرحى")
    if n == 1:
        return (word if subject else f"{word}ا") + rng.choice(["", "", " واحد" if subject else " واحدا"])
    if n == 2:
        return word + ("ان" if subject else "ين")
    number = str(n) if rng.random() < 0.6 else in_words(n, False, subject)
    return f"{number} {many}" if n <= 10 else f"{number} {word}ا"


def _spot(rng: Random) -> tuple[Event, str, str]:
    return rng.choice(EVENTS), rng.choice(PLACES), rng.choice(TIMES)


_SMALL = (1, 1, 2, 2, 3, 4, 5, 7, 9, 10, 11, 12, 15, 18, 20, 25, 31)


def of_nouns(rng: Random) -> Report:
    """«خلف القصف قتيلا واحدا وجريحين», «سقط 5 قتلى وجريحان», «الحصيلة 3 قتلى و7 جرحى»."""
    event, place, time = _spot(rng)
    k, w = rng.choice(_SMALL), rng.choice((None, *_SMALL))
    f = event.feminine
    if k > 10 and w == 1:
        w = 3  # «12 قتيلا وجريحا» is one figure
    frame = rng.choice(["left", "fell", "masdar", "result", "toll", "title", "there", "second", "said"])
    if frame == "left":
        toll = _dead(rng, k, False) + (f" و{_wounded(rng, w, False)}" if w else "")
        verb = rng.choice([("خلف", "خلفت"), ("أوقع", "أوقعت"), ("خلف", "خلفت")])[f]
        text = f"{rng.choice(['', 'و'])}{verb} {event.text} {place} {time} {toll}"
    elif frame == "fell":
        toll = _dead(rng, k, True) + (f" و{_wounded(rng, w, True)}" if w else "")
        text = f"سقط {toll} في {event.text} {place} {time}"
    elif frame == "masdar":
        toll = (_dead(rng, k, False) if k > 1 else rng.choice(["قتيل", "شهيد", "قتيل واحد"])) + (
            f" و{_wounded(rng, w, False) if w > 1 else 'جريح'}" if w else ""
        )
        text = f"أعلنت الشرطة سقوط {toll} في {event.text} {place} {time}"
    elif frame == "result":
        toll = (_dead(rng, k, False) if k > 1 else "قتيل") + (f" و{_wounded(rng, w, False) if w > 1 else 'جريح'}" if w else "")
        text = f"{'وقعت' if f else 'وقع'} {event.text} {place} {time} {'أسفرت' if f else 'أسفر'} عن سقوط {toll}"
    elif frame == "toll":
        toll = _dead(rng, k, True) + (f" و{_wounded(rng, w, True)}" if w else "")
        text = f"{'وقعت' if f else 'وقع'} {event.text} {place} {time}. {rng.choice(['والحصيلة', 'والحصيلة الأولية'])} {toll}، {rng.choice(['بحسب', 'وفق'])} {rng.choice(SOURCES)}"
    elif frame == "title":
        toll = _dead(rng, k, True) + (f" و{_wounded(rng, w, True)}" if w else "")
        text = f"{toll} في {event.text} {place}"
    elif frame == "there":
        toll = _dead(rng, k, True) + (f" و{_wounded(rng, w, True)}" if w else "")
        text = f"{'وقعت' if f else 'وقع'} {event.text} {place} {time}، وهناك {toll}"
    elif frame == "second":
        toll = _dead(rng, k, False) + (f" و{_wounded(rng, w, False)}" if w else "")
        text = f"{'وقعت' if f else 'وقع'} {event.text} {place} {time}. وقال {rng.choice(SOURCES)} إن {rng.choice(['الهجوم', 'الحادث', 'الاعتداء'])} {rng.choice(['خلف', 'أوقع'])} {toll}"
    else:
        toll = _dead(rng, k, False) + (f" و{_wounded(rng, w, False)}" if w else "")
        text = f"{'وقعت' if f else 'وقع'} {event.text} {place} {time}، {rng.choice(['مخلفا', 'موقعا']) + ('ة' if f else '')} {toll}"
    kc = "1" if k == 1 else "2" if k == 2 else "3+"
    wc = "-" if not w else "1" if w == 1 else "2" if w == 2 else "3+"
    return Report(tidy(text), (k, k), (w, w), (f"noun:{frame}", f"nouns:{kc}+{wc}"), None, ANY if event.bomber else None)


def of_combined(rng: Random) -> Report:
    """«12 بين قتيل وجريح», «مقتل وإصابة 12», «50 قتيلا وجريحا», «عشرات القتلى والجرحى»."""
    event, place, time = _spot(rng)
    n = rng.choice([4, 6, 8, 11, 12, 15, 20, 34, 50])
    frame = rng.choice(["between", "and", "noun", "tens", "fell", "left", "plurals"])
    low: Bound = n
    killed: tuple[Bound, Bound] = (None, None)
    people = counted(rng, n, NOUNS[rng.choice(["person", "civilian", "soldier"])], False)
    f = event.feminine
    if frame == "between":
        text = f"{rng.choice(['سقط', 'وسقط'])} {people} بين قتيل وجريح في {event.text} {place} {time}"
    elif frame == "and":
        text = f"{rng.choice(['أعلنت الشرطة', 'أكد مصدر أمني'])} مقتل وإصابة {people} في {event.text} {place} {time}"
    elif frame == "noun":
        n = low = rng.choice([11, 14, 20, 35, 50])
        text = f"{'خلفت' if f else 'خلف'} {event.text} {place} {time} {n} {rng.choice(['قتيلا وجريحا', 'قتيلا ومصابا', 'شهيدا وجريحا'])}"
    elif frame == "tens":
        low = 20
        text = f"{rng.choice(['سقط عشرات القتلى والجرحى', 'سقط عشرات الأشخاص بين قتيل وجريح', 'سقوط عشرات القتلى والجرحى'])} في {event.text} {place} {time}"
    elif frame == "fell":
        text = f"{'وقعت' if f else 'وقع'} {event.text} {place} {time}. وقال {rng.choice(SOURCES)} إن {people} سقطوا بين قتيل وجريح"
    elif frame == "left":
        text = f"{'وقعت' if f else 'وقع'} {event.text} {place} {time} {'أسفرت' if f else 'أسفر'} عن {rng.choice(['مقتل وجرح', 'مقتل وإصابة', 'قتل وجرح'])} {people}"
    else:
        text = f"{'وقعت' if f else 'وقع'} {event.text} {place} {time}، {rng.choice(['وسقط قتلى وجرحى', 'ما أدى إلى سقوط قتلى وجرحى', 'مخلفا قتلى وجرحى' if not f else 'مخلفة قتلى وجرحى'])}"
        return Report(tidy(text), (2, None), (2, None), ("combined:plurals",), None, ANY)
    return Report(tidy(text), killed, (None, None), (f"combined:{frame}",), low, ANY)


_NONE = (
    "دون وقوع إصابات", "من دون وقوع إصابات", "دون أن يسفر عن إصابات", "ولم يسفر ذلك عن وقوع ضحايا", "دون سقوط ضحايا", "دون وقوع خسائر بشرية",
    "واقتصرت الأضرار على الماديات", "ولم تقع إصابات", "ولم يصب أحد بأذى", "دون تسجيل إصابات بشرية", "من غير وقوع إصابات", "ولم تسجل أي إصابات",
    "دون أن يؤدي ذلك إلى سقوط ضحايا", "واقتصرت الخسائر على الأضرار المادية", "بلا ضحايا", "دون خسائر في الأرواح", "ولم يسفر الحادث عن سقوط قتلى أو جرحى",
    "دون أن يصاب أحد", "دون حدوث إصابات", "ولم ينجم عن ذلك أي إصابات", "ولم يتسبب في وقوع إصابات", "دون وقوع أي إصابات بشرية",
    "ما تسبب بأضرار مادية فقط", "وكانت الأضرار مادية فقط",
)  # fmt: skip


def of_none(rng: Random) -> Report:
    """«دون وقوع إصابات», «اقتصرت الأضرار على الماديات»: nobody was hurt."""
    event, place, time = rng.choice([e for e in EVENTS if not e.bomber]), rng.choice(PLACES), rng.choice(TIMES)
    none = rng.choice(_NONE)
    f = event.feminine
    comma = "، " if none.startswith(("و", "ما")) else rng.choice([" ", "، "])
    if rng.random() < 0.25 and none.startswith("و"):
        text = f"{'وقعت' if f else 'وقع'} {event.text} {place} {time}. {none}، {rng.choice(['بحسب', 'وفق'])} {rng.choice(SOURCES)}"
    else:
        text = f"{'وقعت' if f else 'وقع'} {event.text} {place} {time}{comma}{none}"
    wounded: tuple[Bound, Bound] = (0, 0)
    return Report(tidy(text), (0, 0), wounded, ("none:" + none,), None, None)


def of_rise(rng: Random) -> Report:
    """«ارتفعت حصيلة ضحايا التفجير من 5 إلى 8 قتلى»."""
    event, place, time = _spot(rng)
    n = rng.choice([4, 6, 8, 9, 12, 17, 23, 31])
    m = max(3, n - rng.choice([1, 2, 3]))
    dead = f"{n} {'قتلى' if n <= 10 else 'قتيلا'}"
    frames = {
        "rose to": f"ارتفعت حصيلة ضحايا {event.text} {place} {time} إلى {dead}",
        "rose from": f"ارتفعت حصيلة قتلى {event.text} {place} {time} من {m} إلى {n}",
        "rise": f"ارتفاع حصيلة {event.text} {place} إلى {dead}",
        "number": f"ارتفع عدد قتلى {event.text} {place} {time} إلى {n}",
        "number dead": f"ارتفع عدد القتلى في {event.text} {place} إلى {n if n > 10 else in_words(n, False, False)}",
        "reached": f"بلغ عدد ضحايا {event.text} {place} {time} {dead}",
        "source": f"أعلن {rng.choice(SOURCES)} ارتفاع عدد قتلى {event.text} {place} إلى {n}",
        "risen-person": f"ارتفعت حصيلة {event.text} {place} {time} إلى {n} {'قتلى' if n <= 10 else 'قتيلا'} و{n + 5} {'جريحا' if n + 5 > 10 else 'جرحى'}",
        "second": f"قتل {m} أشخاص في {event.text} {place} {time}. وارتفعت الحصيلة لاحقا إلى {dead}"
        if m <= 10
        else f"قتل {m} شخصا في {event.text} {place} {time}. وارتفعت الحصيلة لاحقا إلى {dead}",
        "after": f"ارتفعت إلى {n} حصيلة قتلى {event.text} {place} {time}",
    }
    frame = rng.choice(list(frames))
    w = (n + 5, n + 5) if frame == "risen-person" else (None, None)
    return Report(tidy(frames[frame]), (n, n), w, (f"rise:{frame}", f"event:{event.text}"), None, ANY)


_FORCE = (
    ("الجيش العراقي", 0),
    ("القوات العراقية", 1),
    ("قوات الأمن", 1),
    ("قوات البيشمركة", 1),
    ("الجيش", 0),
    ("قوات الجيش", 1),
    ("الشرطة الاتحادية", 1),
)
_FOES = {
    "مسلح": ("مسلح", "مسلحين", "مسلحين", "مسلحا"), "متطرف": ("متطرف", "متطرفين", "متطرفين", "متطرفا"), "عنصر": ("عنصر من داعش", "عنصرين من داعش", "عناصر من داعش", "عنصرا من داعش"),
    "إرهابي": ("إرهابي", "إرهابيين", "إرهابيين", "إرهابيا"),
}  # fmt: skip


def of_force(rng: Random) -> Report:
    """«قضى الجيش على خمسة متطرفين», «حيدت القوات مسلحين», «تمكنت الشرطة من قتل مسلح»."""
    force, f = rng.choice(_FORCE)
    n = rng.choice([1, 1, 2, 2, 3, 5, 7, 10, 12, 17])
    one, two, many, acc = rng.choice(list(_FOES.values()))
    gen = one if n == 1 else two if n == 2 else f"{n if rng.random() < 0.5 else in_words(n, False, False)} {many if n <= 10 else acc}"
    obj = acc if n == 1 else gen
    place, time = rng.choice(PLACES), rng.choice(TIMES)
    w = rng.choice([None, None, 1, 3, 6])
    hurt = "" if w is None else (" وأصابت آخر" if f else " وأصاب آخر") if w == 1 else f" {'وأصابت' if f else 'وأصاب'} {w} آخرين"
    hm = "" if w is None else " وإصابة آخر" if w == 1 else f" وإصابة {w} آخرين"
    op = rng.choice(["في عملية أمنية", "خلال عملية عسكرية", "في عملية دهم", "خلال مداهمة"])
    frames = {
        "qada ala": (f"{'قضت' if f else 'قضى'} {force} على {gen} {op} {place} {time}", None),
        "able": (f"{'تمكنت' if f else 'تمكن'} {force} من قتل {gen}{hm} {op} {place} {time}", w),
        "able-eliminate": (f"{'تمكنت' if f else 'تمكن'} {force} من القضاء على {gen} {op} {place} {time}", None),
        "killed": (f"{'قتلت' if f else 'قتل'} {force} {obj}{hurt} {op} {place} {time}", w),
        "neutral": (f"{'حيدت' if f else 'حيد'} {force} {obj} {op} {place} {time}", None),
        "felled": (f"{'صرعت' if f else 'صرع'} {force} {obj} {op} {place} {time}", None),
        "ardat": (
            f"{'أردت' if f else 'أردى'} {force} {obj} {'قتيلا' if n == 1 else 'قتيلين' if n == 2 else 'قتلى'} {op} {place} {time}",
            None,
        ),
        "announced": (
            f"{'أعلنت' if f else 'أعلن'} {force} {rng.choice(['القضاء على', 'قتل', 'تصفية', 'مقتل', 'تحييد'])} {gen}{hm} {op} {place} {time}",
            w,
        ),
        "said": (f"قال ناطق عسكري إن {force} {'قتلت' if f else 'قتل'} {obj}{hurt} {op} {place} {time}", w),
        "masdar": (f"أسفرت عملية {'نفذتها' if f else 'نفذها'} {force} {place} {time} عن مقتل {gen}{hm}", w),
        "agent": (
            f"قتل {one if n == 1 else two.replace('ين', 'ان', 1) if n == 2 and 'عنصر' not in two else 'عنصران من داعش' if n == 2 else gen} برصاص {force} {place} {time}",
            None,
        ),
    }
    frame = rng.choice(list(frames))
    text, wounded = frames[frame]
    return Report(
        tidy(text),
        (n, n),
        (wounded, wounded),
        (f"force:{frame}", f"forced:{frame} {'1' if n == 1 else '2' if n == 2 else '3+'}", f"foe:{one}"),
        None,
        None,
    )


def of_attackers(rng: Random) -> Report:
    """«فجر انتحاري نفسه ... فقتل خمسة», «قتل المهاجم», «بينهم الانتحاري»."""
    n = rng.choice([2, 3, 4, 6, 8, 12, 15, 21])
    noun = NOUNS[rng.choice(["person", "civilian", "soldier", "policeman", "worshipper"])]
    w = rng.choice([None, 1, 2, 4, 9, 20])
    state = rng.getstate()
    sub = counted(rng, n, noun, True)
    rng.setstate(state)
    oth = counted(rng, n, noun, False)
    hc = "" if w is None else " وأصيب آخر" if w == 1 else " وأصيب آخران" if w == 2 else f" وأصيب {w} آخرون"
    hm = "" if w is None else " وإصابة آخر" if w == 1 else " وإصابة آخرين اثنين" if w == 2 else f" وإصابة {w} آخرين"
    place, time = rng.choice(PLACES), rng.choice(TIMES)
    frames: dict[str, tuple[str, int, int]] = {
        "blew up": (f"فجر انتحاري نفسه {place} {time}، {rng.choice(['ما أدى إلى', 'مما أسفر عن', 'ما أسفر عن'])} مقتل {oth}{hm}", n, 1),
        "blew up belt": (f"فجر انتحاري يرتدي حزاما ناسفا نفسه وسط تجمع للأهالي {place} {time}، فقتل {sub}{hc}", n, 1),
        "two bombers": (f"فجر انتحاريان نفسيهما {place} {time} ما أدى إلى مقتل {oth}{hm}", n, 2),
        "car bomber": (f"فجر انتحاري سيارة مفخخة كان يقودها {place} {time}، ما أسفر عن مقتل {oth}{hm}", n, ANY),
        "inside": (f"قتل {counted(rng, n + 1, noun, True)} بينهم الانتحاري{hc} في تفجير انتحاري {place} {time}", n, 1),
        "besides": (f"قتل {sub} إضافة إلى الانتحاري{hc} في تفجير انتحاري {place} {time}", n, 1),
        "attacker killed": (f"هاجم مسلح نقطة تفتيش {place} {time}، ما أدى إلى مقتل {oth}{hm}، قبل أن يقتل المهاجم", n, 1),
        "attacker killed 2": (f"قتل {sub}{hc} في هجوم مسلح {place} {time}. وقتل المهاجم برصاص الشرطة", n, 1),
        "attackers killed": (f"قتل {sub}{hc} في هجوم مسلح على مركز للشرطة {place} {time}. وقالت الشرطة إن المهاجمين الثلاثة قتلوا", n, 3),
    }
    frame = rng.choice(list(frames))
    text, k, a = frames[frame]
    return Report(tidy(text), (k, k), (w, w), (f"attackers:{frame}",), None, a)


def of_wounds(rng: Random) -> Report:
    """«توفي جندي متأثرا بجروحه», and wounded alone."""
    event, place, time = _spot(rng)
    frame = rng.choice(["died", "wounded", "wounded", "wounded-masdar", "hurt-noun", "sniped", "shot"])
    f = event.feminine
    key = rng.choice(["person", "civilian", "soldier", "policeman", "worker", "student", "youth"])
    noun = NOUNS[key]
    n = rng.choice([1, 2, 3, 5, 8, 12, 20])
    state = rng.getstate()
    sub = counted(rng, n, noun, True)
    rng.setstate(state)
    oth = counted(rng, n, noun, False)
    if frame == "died":
        his = "ه" if n == 1 else "هما" if n == 2 else "هم"
        af = "متأثرا" if n == 1 else "متأثرين"
        text = f"{rng.choice(['توفي', 'استشهد', 'قضى'])} {sub} {af} ب{rng.choice(['جروح', 'جراح'])}{his} التي {'أصيب' if n == 1 else 'أصيبا' if n == 2 else 'أصيبوا'} بها في {event.text} {place} {time}"
        return Report(tidy(text), (n, n), (None, None), (f"wounds:{frame}",), None, ANY)
    if frame == "sniped":
        text = f"قتل {sub} برصاص {rng.choice(['قناص', 'قناصة', 'مسلحين مجهولين', 'قناص'])} {place} {time}"
        return Report(tidy(text), (n, n), (None, None), (f"wounds:{frame}",), None, None)
    if frame == "shot":
        text = f"{rng.choice(['أطلق مسلحون مجهولون النار على', 'فتح مسلحون مجهولون النار على'])} حافلة {place} {time}، {rng.choice(['ما أدى إلى مقتل', 'مما أسفر عن مقتل'])} {oth}"
        return Report(tidy(text), (n, n), (None, None), (f"wounds:{frame}",), None, None)
    if frame == "wounded":
        text = f"{rng.choice(['أصيب', 'جرح', 'وأصيب'])} {sub} {rng.choice(['', 'بجروح', 'بجروح متفاوتة'])} {rng.choice(['في', 'جراء', 'إثر'])} {event.text} {place} {time}"
    elif frame == "wounded-masdar":
        text = f"{'وقعت' if f else 'وقع'} {event.text} {place} {time} {'أسفرت' if f else 'أسفر'} عن {rng.choice(['إصابة', 'جرح'])} {oth} {rng.choice(['', 'بجروح'])}"
    else:
        text = f"{'خلفت' if f else 'خلف'} {event.text} {place} {time} {_wounded(rng, n, False)}"
    return Report(tidy(text), (None, None), (n, n), (f"wounds:{frame}",), None, ANY if event.bomber else None)


def _people(rng: Random, choice: tuple[int, ...] = (1, 1, 2, 3, 4, 5, 7, 9, 12, 15, 20)) -> tuple[int, str, str]:
    """How many, and their words as a subject and as an object or behind a preposition (the singular with its ending)."""
    n = rng.choice(choice)
    noun = NOUNS[rng.choice(["person", "civilian", "soldier", "policeman", "worker", "officer", "youth", "citizen", "teacher", "farmer"])]
    if n == 1:
        return 1, noun.one, noun.accusative or noun.one + "ا"
    state = rng.getstate()
    subject = counted(rng, n, noun, True)
    rng.setstate(state)
    return n, subject, counted(rng, n, noun, False)


def of_deeds(rng: Random) -> Report:
    """«قتل مسلحون مجهولون ثلاثة جنود», «قتلت غارة جوية خمسة أشخاص», «فأردوه قتيلا», «عثر على جثث أربعة شبان»."""
    place, time = rng.choice(PLACES), rng.choice(TIMES)
    n, _, obj = _people(rng)
    gen = obj[:-1] if n == 1 else obj
    w = rng.choice([None, None, 1, 2, 3, 6, 11])
    more = {None: "", 1: "آخر", 2: "اثنين آخرين"}.get(w, f"{w} آخرين")
    more = f" {more}" if more else ""
    frames: dict[str, tuple[str, Bound, Bound]] = {
        "gunmen killed": (
            f"{rng.choice(['قتل', 'أردى'])} مسلحون مجهولون {obj} {'' if w is None else 'وأصابوا' + more} {place} {time}",
            n,
            w,
        ),
        "gunmen who killed": (f"هاجم مسلحون مجهولون حاجزا للجيش {place} {time} وقتلوا {obj}{'' if w is None else ' وأصابوا' + more}", n, w),
        "opened fire": (f"فتح مسلحون النار على دورية للشرطة {place} {time} فقتلوا {obj}{'' if w is None else ' وجرحوا' + more}", n, w),
        "strike killed": (f"قتلت غارة جوية {obj}{'' if w is None else ' وأصابت' + more} {place} {time}", n, w),
        "blast killed": (f"قتل انفجار سيارة مفخخة {obj}{'' if w is None else ' وأصاب' + more} {place} {time}", n, w),
        "shelling-that": (f"قال مصدر طبي إن قصفا مدفعيا {place} {time} قتل {obj}{'' if w is None else ' وأصاب' + more}", n, w),
        "sniper": (f"قتل قناص {obj} {place} {time}", n, None),
        "shot down": (f"أطلق مسلحون مجهولون النار على ضابط في الشرطة {place} {time} فأردوه قتيلا", 1, None),
        "shot down him": (f"أطلق مسلح النار على شرطي {place} {time} ما أدى إلى مقتله في الحال", 1, None),
        "assassinated": (f"اغتال مسلحون مجهولون {rng.choice(['العقيد', 'الشيخ', 'القاضي', 'الناشط'])} سالم الراوي {place} {time}", 1, None),
        "gunmen from": (
            f"قتل {n if n > 2 else 3} جنود برصاص مسلحين مجهولين {place} {time}"
            if n <= 10
            else f"قتل {n} جنديا برصاص مسلحين مجهولين {place} {time}",
            max(n, 3),
            None,
        ),
        "mine": (f"انفجر لغم أرضي {place} {time} وأودى بحياة {gen}{'' if w is None else ' وإصابة' + more}", n, w),
        "hospital": (
            f"وقع انفجار سيارة مفخخة {place} {time}. وقال مصدر طبي إن المستشفى استقبل {n if n > 2 else 4} {'جثث' if n <= 10 else 'جثة'} و{(w or 7) if (w or 7) > 2 else 7} {'جرحى' if (w or 7) <= 10 else 'جريحا'}",
            n if n > 2 else 4,
            (w or 7) if (w or 7) > 2 else 7,
        ),
        "victims": (
            f"وقع هجوم مسلح {place} {time}. وبلغ عدد القتلى {n if n > 2 else 4} {'والجرحى ' + str(w) if w and w > 2 else ''}",
            n if n > 2 else 4,
            w if w and w > 2 else None,
        ),
        "fell dead": (f"سقط {n if n > 2 else 3} {'جنود' if n <= 10 else 'جنديا'} قتلى في كمين نصبه مسلحون {place} {time}", max(n, 3), None),
        "lost": (f"قتل {gen if n == 1 else _people_subject(obj)} {place} {time} عندما انفجرت عبوة ناسفة", n, None),
        "when": (f"قتل {_people_subject(obj) if n > 1 else gen} عندما سقطت قذيفة هاون على منزلهم {place} {time}", n, None),
        "result-noun": (f"وقع انفجار عبوة ناسفة {place} {time} راح ضحيته {_people_subject(obj) if n > 1 else gen}", n, None),
    }
    frame = rng.choice(list(frames))
    text, k, hurt = frames[frame]
    return Report(
        tidy(text), (k, k), (hurt, hurt), (f"deed:{frame}", f"deeds:{frame} {'1' if n == 1 else '2' if n == 2 else '3+'}"), None, None
    )


def _people_subject(words: str) -> str:
    """Two people as the subject: «جنديين» told as «جنديان»."""
    parts = words.split()
    if len(parts) <= 2 and parts[0].endswith("ين") and not parts[0].isdigit() and (len(parts) == 1 or parts[1].startswith("اثن")):
        return " ".join([parts[0][:-2] + "ان", *("اثنان" for _ in parts[1:])])
    return words.replace("اثني عشر", "اثنا عشر").replace("عشرين", "عشرون")


_TAILS = (
    "ومن بين القتلى ثلاثة أطفال", "وبين الضحايا طفلان وامرأة", "وقال المصدر إن ثلاثة من الجرحى في حالة خطرة", "وأضاف أن بعض الجرحى في حالة حرجة",
    "ونقل الجرحى إلى مستشفى المدينة", "وكانت حصيلة سابقة أشارت إلى مقتل ثلاثة أشخاص", "وكانت حصيلة أولية تحدثت عن ثلاثة قتلى", "ورجح المصدر ارتفاع عدد القتلى",
    "ولم تعلن أي جهة مسؤوليتها عن الهجوم", "وأشار إلى أن عددا من المصابين إصاباتهم خطيرة", "وفرضت قوات الأمن طوقا حول المكان ونقلت جثث القتلى إلى المستشفى",
    "وقال شاهد عيان إنه رأى جثث القتلى والجرحى في الشارع", "وذكر أن بين الجرحى خمسة أطفال", "ومن بين المصابين ضابط برتبة نقيب", "وأضاف أن حالة اثنين من المصابين خطرة",
    "وأكد أن القتلى من عائلة واحدة", "وتوقع مصدر طبي أن ترتفع حصيلة الضحايا", "ونعت السلطات المحلية الضحايا",
)  # fmt: skip


def of_tails(rng: Random) -> Report:
    """A toll, then a sentence on the same people: a part of them, their state, an older number."""
    event, place, time = rng.choice([e for e in EVENTS if not e.bomber]), rng.choice(PLACES), rng.choice(TIMES)
    k, w = rng.choice([5, 6, 8, 11, 14, 20]), rng.choice([6, 7, 9, 12, 18, 30])
    dead = f"{k} {'أشخاص' if k <= 10 else 'شخصا'}"
    tail = rng.choice(_TAILS)
    head = rng.choice(
        [
            f"قتل {dead} وأصيب {w} آخرون {time} في {event.text} {place}",
            f"{'أسفرت' if event.feminine else 'أسفر'} {event.text} {place} {time} عن مقتل {dead} وإصابة {w} آخرين",
            f"قال مصدر طبي إن {dead} قتلوا وأصيب {w} آخرون في {event.text} {place} {time}",
            f"سقط {k} {'قتلى' if k <= 10 else 'قتيلا'} و{w} {'جرحى' if w <= 10 else 'جريحا'} في {event.text} {place} {time}",
        ]
    )
    return Report(tidy(f"{tidy(head)} {tail}"), (k, k), (w, w), (f"tail:{tail}",), None, None)
