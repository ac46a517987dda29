"""A small grammar of reports that tell the toll of one incident, each with the values that a reader would code.

Every report is of our own wording: a frame («لقي ... مصرعهم») is filled with a number of people in the form and case that it asks for,
the wounded, an insertion, an event, a place and a day, all drawn with a seed. `sample` gives one report.
"""

# ruff: noqa: E501 (a report stands in one line, as it is read)

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .toll_groups import ATTACKER_INSERTS, GROUPS, INSERTS, Group, size
from .toll_words import ANY, EVENTS, PLACES, SOURCES, TIMES, Bound, Event, Report, in_words, tidy

__all__ = ["ANY", "Report", "of_people"]


@dataclass(frozen=True)
class Hurt:
    """The wounded: how many, and how many at most; None where none are told."""

    low: Bound = None
    high: Bound = None


def agree(group: Group, forms: str, before: bool = True) -> str:
    """The form of a verb for a group, of «قتل قتلت قتلا قتلتا قتلوا قتلن»: before its subject it is singular."""
    m, f, dm, df, pm, pf = forms.split()
    if before or group.number == "s":
        return f if group.feminine else m
    if group.number == "d":
        return df if group.feminine else dm
    return pf if group.feminine else pm


def his(group: Group, word: str) -> str:
    """«مصرع» with the pronoun of a group."""
    if group.number == "s":
        return word + ("ها" if group.feminine else "ه")
    if group.number == "d":
        return word + "هما"
    return word + ("هن" if group.feminine else "هم")


def _hurt_number(rng: Random, n: int) -> str:
    return str(n) if n > 20 or rng.random() < 0.5 else in_words(n, False, True)


def hurt_clause(rng: Random) -> tuple[str, Hurt]:
    """«وأصيب خمسة آخرون بجروح»: the wounded behind a clause with a verb."""
    if rng.random() < 0.35:
        return "", Hurt()
    n = rng.choice([1, 1, 2, 2, 3, 4, 5, 7, 8, 10, 12, 14, 20, 25])
    if rng.random() < 0.1:
        return rng.choice([" وأصيب عدد آخر", " وأصيب عدد من الأشخاص بجروح", " وجرح آخرون", " وأصيب آخرون بجروح", " فيما أصيب آخرون"]), Hurt(
            2, None
        )
    if rng.random() < 0.06:
        return rng.choice([" وأصيب عشرات آخرون", " وجرح العشرات", " فيما أصيب العشرات بجروح"]), Hurt(20, None)
    if n == 1:
        return rng.choice(
            [" وأصيب آخر", " وجرح آخر", " وأصيب آخر بجروح", " وأصيب شخص آخر", "، كما أصيب جندي بجروح", " وأصيبت امرأة", " بينما جرح شرطي"]
        ), Hurt(1, 1)
    if n == 2:
        return rng.choice(
            [" وأصيب اثنان آخران", " وأصيب آخران", " وجرح آخران", " وأصيب اثنان بجروح", " فيما أصيب شخصان آخران", " وجرح مدنيان"]
        ), Hurt(2, 2)
    number = _hurt_number(rng, n)
    tail = rng.choice(
        [
            "آخرون",
            "آخرون بجروح",
            "آخرون بجراح متفاوتة",
            "بجروح",
            "بجروح مختلفة",
            "أشخاص" if n <= 10 else "شخصا",
            "مدنيين" if n <= 10 else "مدنيا",
        ]
    )
    verb = rng.choice([" وأصيب", " وجرح", " فيما أصيب", "، كما أصيب", " بينما أصيب", " في حين جرح"])
    if rng.random() < 0.12:
        return f"{verb} ما لا يقل عن {_hurt_number(rng, n)} آخرين", Hurt(n, None)
    return f"{verb} {number} {tail}", Hurt(n, n)


def hurt_masdar(rng: Random) -> tuple[str, Hurt]:
    """«وإصابة خمسة آخرين بجروح»: the wounded behind a masdar."""
    if rng.random() < 0.35:
        return "", Hurt()
    n = rng.choice([1, 1, 2, 2, 3, 4, 5, 7, 8, 10, 12, 14, 20, 25])
    if rng.random() < 0.1:
        return rng.choice([" وإصابة عدد آخر", " وإصابة آخرين بجروح", " وجرح عدد من الأشخاص", " وإصابة آخرين"]), Hurt(2, None)
    if n == 1:
        return rng.choice(
            [" وإصابة آخر", " وجرح آخر", " وإصابة آخر بجروح", " وإصابة شخص آخر", " وإصابة جندي بجروح", " وإصابة امرأة"]
        ), Hurt(1, 1)
    if n == 2:
        return rng.choice(
            [" وإصابة اثنين آخرين", " وجرح اثنين", " وإصابة شخصين آخرين", " وجرح مدنيين اثنين", " وإصابة جنديين بجروح"]
        ), Hurt(2, 2)
    number = str(n) if n > 20 or rng.random() < 0.5 else in_words(n, False, False)
    tail = rng.choice(["آخرين", "آخرين بجروح", "بجروح متفاوتة", "بجروح", "أشخاص" if n <= 10 else "شخصا", "مدنيين" if n <= 10 else "مدنيا"])
    if rng.random() < 0.12:
        return f" وإصابة ما لا يقل عن {number} آخرين", Hurt(n, None)
    return f" {rng.choice(['وإصابة', 'وجرح', 'وإصابة'])} {number} {tail}", Hurt(n, n)


@dataclass(frozen=True)
class Parts:
    """What a frame is filled with."""

    group: Group
    subject: str
    other: str
    event: Event
    place: str
    time: str
    source: str


Frame = Callable[[Random, Parts], tuple[str, Hurt]]


def _v(p: Parts, forms: str) -> str:
    return agree(p.group, forms)


_QUTILA = "قتل قتلت قتلا قتلتا قتلوا قتلن"
_LAQIYA = "لقي لقيت لقيا لقيتا لقوا لقين"
_USTUSHHIDA = "استشهد استشهدت استشهدا استشهدتا استشهدوا استشهدن"
_QADA = "قضى قضت قضيا قضتا قضوا قضين"
_FARAQA = "فارق فارقت فارقا فارقتا فارقوا فارقن"


def _frame_verb(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return (
        f"{rng.choice(['', 'و'])}{_v(p, rng.choice([_QUTILA, _QUTILA, _USTUSHHIDA]))} {p.subject}{h} {p.time} في {p.event.text} {p.place}",
        n,
    )


def _frame_verb_day(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return f"{_v(p, _QUTILA)} {p.time or 'أمس'} {p.subject}{h} {rng.choice(['جراء', 'إثر', 'نتيجة', 'بسبب'])} {p.event.text} {p.place}", n


def _frame_met(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return f"{_v(p, _LAQIYA)} {p.subject} {his(p.group, rng.choice(['مصرع', 'حتف']))}{h} {p.time} في {p.event.text} {p.place}", n


def _frame_masdar(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_masdar(rng)
    lead = rng.choice(["أعلنت مصادر أمنية ", "أكدت الشرطة ", "أفادت مصادر محلية ب", f"أعلن {p.source} "])
    return f"{lead}{rng.choice(['مقتل', 'مصرع', 'مقتل', 'استشهاد'])} {p.other}{h} في {p.event.text} {p.place} {p.time}", n


def _frame_title(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_masdar(rng)
    return f"{rng.choice(['مقتل', 'مصرع', 'مقتل'])} {p.other}{h} في {p.event.text} {p.place}", n


def _fem(event: Event, masculine: str, feminine: str) -> str:
    return feminine if event.feminine else masculine


def _frame_resulted(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_masdar(rng)
    verb = rng.choice(["أسفر عن", "أدى إلى", "تسبب في", "نجم عنه", "أسفر عن", "نتج عنه"])
    if p.event.feminine:
        first, rest = verb.split()
        verb = {"أسفر": "أسفرت", "أدى": "أدت", "تسبب": "تسببت", "نجم": "نجم", "نتج": "نتج"}[first] + " " + rest.replace("عنه", "عنها")
    return f"{_fem(p.event, 'وقع', 'وقعت')} {p.event.text} {p.place} {p.time} {verb} مقتل {p.other}{h}", n


def _frame_took(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    if rng.random() < 0.4:
        return f"و{_fem(p.event, 'أودى', 'أودت')} {p.event.text}، {p.time or 'أمس'}، {p.place}، بحياة {p.other}{h}", n
    return f"{_fem(p.event, 'أودى', 'أودت')} {p.event.text} {p.place} {p.time} بحياة {p.other}{h}", n


def _frame_said_that(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    verb = agree(p.group, rng.choice([_QUTILA, _QUTILA, _USTUSHHIDA]), before=False)
    return (
        f"{rng.choice(['و', ''])}{rng.choice(['قال', 'أفاد', 'ذكر'])} {p.source} {rng.choice(['إن', 'أن'])} {p.other} {verb}{h} {rng.choice(['في', 'خلال', 'جراء'])} {p.event.text} {p.place} {p.time}",
        n,
    )


def _frame_had_been(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return (
        f"و{'كانت' if p.group.feminine else 'كان'} {p.subject} قد {agree(p.group, _QUTILA, before=False)}{h} في {p.event.text} {p.place} {p.time or 'أمس'}",
        n,
    )


def _frame_topic(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return (
        f"{p.subject} {agree(p.group, rng.choice([_QUTILA, _USTUSHHIDA]), before=False)}{h} {p.time} {rng.choice(['جراء', 'في', 'إثر'])} {p.event.text} {p.place}",
        n,
    )


def _frame_shook(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_masdar(rng)
    turn = rng.choice(["ما أدى إلى ", "مما أسفر عن ", "الأمر الذي أدى إلى ", "ما تسبب ب", "مما أدى إلى ", "ما أسفر عن "])
    return f"{_fem(p.event, 'وقع', 'وقعت')} {p.event.text} {p.place} {p.time}، {turn}مقتل {p.other}{h}", n


def _frame_breath(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return f"{_v(p, _FARAQA)} {p.subject} الحياة{h} {p.time} في {p.event.text} {p.place}", n


def _frame_passed(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return f"{_v(p, _QADA)} {p.subject}{h} {p.time} في {p.event.text} {p.place}", n


def _frame_second(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    tell = rng.choice(
        [
            f"{p.other} {agree(p.group, _LAQIYA, False)} {his(p.group, rng.choice(['مصرع', 'حتف']))}",
            f"{p.other} {agree(p.group, _QUTILA, False)}",
        ]
    )
    return f"{_fem(p.event, 'وقع', 'وقعت')} {p.event.text} {p.place} {p.time}. وقال {p.source} إن {tell}{h}", n


_CLASS = {
    "انفجار": "الانفجار",
    "تفجير": "التفجير",
    "هجوم": "الهجوم",
    "غارة": "الغارة",
    "قصف": "القصف",
    "كمين": "الكمين",
    "سقوط": "القصف",
    "إطلاق": "الهجوم",
}


def _frame_second_masdar(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_masdar(rng)
    name = _CLASS[p.event.text.split()[0]]
    verb = rng.choice(["وأسفر", "وأدى", "وتسبب"])
    link = {"وأسفر": "عن مقتل", "وأدى": "إلى مقتل", "وتسبب": "في مقتل"}[verb]
    verb = {"وأسفر": "وأسفرت", "وأدى": "وأدت", "وتسبب": "وتسببت"}[verb] if p.event.feminine else verb
    return (
        f"{_fem(p.event, 'وقع', 'وقعت')} {p.event.text} {p.place} {p.time}. {verb} {name} {link} {p.other}{h}، {rng.choice(['بحسب', 'وفق'])} {p.source}",
        n,
    )


def _frame_source_last(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return (
        f"{_v(p, _QUTILA)} {p.subject}{h} في {p.event.text} {p.place} {p.time}، {rng.choice(['بحسب', 'وفق', 'حسبما أفاد', 'كما ذكر'])} {p.source}",
        n,
    )


def _frame_cause_first(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return f"{_v(p, _QUTILA)} في {p.event.text} {p.place} {p.time} {p.subject}{h}", n


def _frame_headline(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    title = f"{rng.choice(['قتلى', 'ضحايا'])} في {p.event.text} {p.place}"
    return f"{title}\n\n{_v(p, _QUTILA)} {p.subject}{h} {p.time} في {p.event.text} {p.place}", n


def _frame_headline_toll(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return (
        f"مقتل {p.group.other} {p.place}\n\n{p.place.removeprefix('في ').split()[-1]} - قالت الشرطة إن {p.other} {agree(p.group, _QUTILA, False)}{h} {p.time} في {p.event.text} {p.place}",
        n,
    )


def _frame_killed_them(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return (
        f"{_fem(p.event, 'استهدف', 'استهدفت')} {p.event.text} {rng.choice(['سوقا شعبية', 'نقطة تفتيش', 'تجمعا للأهالي', 'منزلا'])} {p.place} {p.time}، {rng.choice(['فقتل', 'وقتل', 'حيث قتل']) + ('ت' if p.group.feminine else '')} {p.subject}{h}",
        n,
    )


def _frame_quoted(rng: Random, p: Parts) -> tuple[str, Hurt]:
    h, n = hurt_clause(rng)
    return (
        f"{_fem(p.event, 'وقع', 'وقعت')} {p.event.text} {p.place} {p.time}. وقال {p.source} لوكالة الأنباء: «{_v(p, _QUTILA)} {p.subject}{h}»",
        n,
    )


FRAMES: dict[str, Frame] = {
    "verb": _frame_verb,
    "verb-day": _frame_verb_day,
    "met": _frame_met,
    "masdar": _frame_masdar,
    "title": _frame_title,
    "resulted": _frame_resulted,
    "took": _frame_took,
    "said-that": _frame_said_that,
    "had-been": _frame_had_been,
    "topic": _frame_topic,
    "shook": _frame_shook,
    "breath": _frame_breath,
    "passed": _frame_passed,
    "second": _frame_second,
    "second-masdar": _frame_second_masdar,
    "source-last": _frame_source_last,
    "cause-first": _frame_cause_first,
    "headline": _frame_headline,
    "headline-toll": _frame_headline_toll,
    "killed-them": _frame_killed_them,
    "quoted": _frame_quoted,
}


def of_people(rng: Random) -> Report:
    """A report of a frame with people in it."""
    name = rng.choice(list(FRAMES))
    group = rng.choice(GROUPS)(rng)
    if name == "topic" and group.number == "s" and not group.form.startswith("named"):
        name = "verb"
    if name == "had-been" and group.number == "s" and not group.form.startswith("named"):
        name = "verb"
    if name == "said-that" and group.number == "s" and group.form in ("one of",):
        name = "verb"
    event = rng.choice(EVENTS)
    attackers = None
    insert = ""
    if group.open_ and rng.random() < 0.5:
        insert = rng.choice(INSERTS)
    low, high = group.low, group.high
    if group.open_ and event.bomber and rng.random() < 0.25:
        insert, attackers = rng.choice(ATTACKER_INSERTS), 1
        low, high = low - 1, None if high is None else high - 1
    if event.bomber and attackers is None:
        attackers = ANY
    parts = Parts(group, group.subject + insert, group.other + insert, event, rng.choice(PLACES), rng.choice(TIMES), rng.choice(SOURCES))
    text, hurt = FRAMES[name](rng, parts)
    cells = (f"frame:{name}", f"group:{group.form}", f"insert:{insert.strip()}", f"event:{event.text}", f"hurt:{_hurt_cell(hurt)}")
    return Report(tidy(text), (low, high), (hurt.low, hurt.high), cells, None, attackers)


def _hurt_cell(hurt: Hurt) -> str:
    return "none" if hurt.low is None else "open" if hurt.high is None else size(hurt.low)
