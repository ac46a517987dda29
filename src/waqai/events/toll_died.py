"""Those of the wounded who die later: «توفي أحد المصابين متأثرا بجراحه», «ارتفاع الحصيلة إلى 12 بعد وفاة اثنين من الجرحى»."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.toll_basics import Toll, sentence_at, shifted
from waqai.events.toll_people import next_in_order, place_in_order
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.died_of_it import where_they_die
from waqai.mentions.counts.mention import span_of
from waqai.mentions.counts.words import WOUNDS
from waqai.model import Count, Evidence
from waqai.text import Sentence, is_one_of, word_set

_INJURED = word_set("المصابين الجرحى المصابان الجريحين المصابات الجريحات")
_OF = word_set("من أحد إحدى")
_OF_THEM = word_set("منهم منهما أحدهم أحدهما منهن إحداهن إحداهما")
_PASSED_AWAY = word_set("توفي توفيا توفوا توفيت فارق فارقا فارقوا مات ماتا قضى قضيا وفاة")
_BOTH_PASSED_AWAY = word_set("توفيا ماتا قضيا قضتا توفيتا فارقا")
_THEN = word_set("ثم قبل أن لاحقا")
_OF_IT = "متاثر"
_OF_THEM_ALL = "died-of-it"
_THE_OTHER = word_set("الثاني الثالث الرابع الخامس الآخر الثانية الثالثة الأخرى")
_AMONG = word_set("بين ضمن عداد")
_WAS_OF = word_set("من كان كانت كانوا كانا في")
_OLD = word_set("التي قبل الأسبوع الشهر الماضي الماضية أصيب سابقا")
_WOUNDS_REACH = 6
_AMONG_REACH = 5
_LATER = word_set("لاحق لاحقا ثم بعدها")
_LATER_REACH = 4  # sentences from the wounded to the one who died of his wounds


def died_later(reading: Reading, count: CasualtyMention) -> bool:
    """«توفي أحد المصابين متأثرا بجراحه», «وتوفي اثنان منهم», «فارق اثنان منهم الحياة»: some of those already told as wounded."""
    if count.kind != "killed":
        return False
    if named_as_hurt(reading, count):
        return True
    if is_the_other(reading, count) or both_died(reading, count) or the_one_hurt(reading, count):
        return True
    sight = reading.sight
    near = range(min(count.head, count.start), count.end + 1)
    died = any(is_one_of(sight.word(i), _PASSED_AWAY) for i in near)
    return died and any(sight.word(i) in _OF_THEM for i in near)


def is_the_other(reading: Reading, count: CasualtyMention) -> bool:
    """«مقتل جنديين وإصابة ثالث ... . ثم توفي الثالث متأثرا بجراحه»: the one who was told as wounded beside the dead."""
    sight = reading.sight
    other = count.rule == "others" and sight.word(count.end - 1) in _THE_OTHER
    return other and any(w in WOUNDS for w in sight.words(count.end, count.end + 3))


def both_died(reading: Reading, count: CasualtyMention) -> bool:
    """«وأصيب اثنان من مرافقيه ... . وقال الناطق إن المرافقين توفيا متأثرين بجراحهما»: the two who were told as wounded."""
    sight = reading.sight
    if count.rule == _OF_THEM_ALL:
        return True
    if he_died(reading, count):
        return True
    both = count.rule == "pronoun" and count.low == 2 and sight.word(count.head) in _BOTH_PASSED_AWAY
    return both and (sight.word(count.end).startswith(_OF_IT) or sight.word(count.head - 1) in _THEN)


def he_died(reading: Reading, count: CasualtyMention) -> bool:
    """«أصيب شاب برصاص الاحتلال ... . وأعلنت الوزارة استشهاده متأثرا بإصابته»: one of whom no more is said."""
    one = count.rule == "pronoun" and count.low == 1
    return one and any(w.startswith(_OF_IT) for w in reading.sight.words(count.end, count.end + 2))


def the_one_hurt(reading: Reading, count: CasualtyMention) -> bool:
    """«أصيب شرطي ... ، ثم توفي الشرطي متأثرا بجراحه»: one who is known by now, and who died of his wounds; not of those of another day."""
    sight = reading.sight
    if count.low != 1 or sight.word(count.head).removeprefix("و").removeprefix("ف") not in _PASSED_AWAY:
        return False
    known = any(h.base.article and h.number == 1 for h in sight.at(count.head + 1, "persons"))
    of = next((i for i in range(count.head + 2, count.head + _WOUNDS_REACH) if sight.word(i).startswith(_OF_IT)), None)
    return known and of is not None and _OLD.isdisjoint(sight.words(of, of + 5))


def named_as_hurt(reading: Reading, count: CasualtyMention) -> bool:
    """«أحد المصابين», «اثنين من الجرحى», «جندي ثان من بين الجرحى»: of the wounded outright; «اثنان منهم» may be of the dead."""
    words = range(count.start + 1, count.end + 2)
    if any(reading.sight.word(i) in _INJURED and reading.sight.word(i - 1) in _OF for i in words):
        return True
    among = range(count.end, count.end + _AMONG_REACH)
    return any(
        reading.sight.word(i) in _INJURED and reading.sight.word(i - 1) in _AMONG and reading.sight.word(i - 2) in _WAS_OF for i in among
    )  # «امرأة كانت بين الجرحى»


def risen_by(reading: Reading, died: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """«ارتفع عدد القتلى إلى 12 بعد وفاة اثنين من المصابين»: a number that has risen holds them, unless they died «لاحقا»."""
    then = any(w.removeprefix("و") in _LATER for w in reading.sight.words(reading.sentence_of(died.head).start, died.end))
    return any(c.kind == "killed" and c.update and (not then or sentence_at(reading, c) >= sentence_at(reading, died)) for c in counts)


def left_hurt(reading: Reading, died: CasualtyMention, counts: list[CasualtyMention]) -> bool:
    """Whether the wounded were counted before they died, not «12 قتيلا بعد وفاة اثنين من الجرحى، فيما لا يزال 20 جريحا»."""
    return any(c.kind == "wounded" and not c.update and c.head < died.head for c in counts)


def holds_the_later(reading: Reading, dead: int, died: CasualtyMention) -> bool:
    """«قتل ثمانية وأصيب ستون ... . وقالت إن ستة قضوا فورا ... . وقضى اثنان من المصابين»: the number told first is of all of them."""
    told = [c for c in reading.counts if c.kind == "killed" and c.head < died.head and not (c.denied or c.vague or c.aside)]
    first = next((c.head for c in told if c.low == dead), died.head)
    return any(0 < c.low == dead - died.low and first < c.head for c in told)


def died_further_on(reading: Reading, draft: Draft, kept: list[Draft], own: list[CasualtyMention]) -> list[CasualtyMention]:
    """Who died of his wounds in a sentence behind those of a row that tells of wounded, where no other row is told before it:
    «وأصيب ثمانية. وفي وقت لاحق توفي أحدهم»; or who is told as one more: «قتل ثلاثة. وتوفي رابع في المستشفى».
    """
    hurt = [sentence_at(reading, c) for c in own if c.kind in ("wounded", "killed_or_wounded") and not c.denied]
    dead = [c for c in own if c.kind == "killed" and not c.denied]
    told = hurt or [sentence_at(reading, c) for c in dead[-1:]]
    if not told:
        return []
    for after in reading.text.sentences[told[-1] + 1 : told[-1] + 1 + _LATER_REACH]:
        if after.kind != "body" or any(k is not draft and any(s.sentence is after for s in k.segments) for k in kept):
            break
        later = [c for c in reading.counts_in(after.start, after.end) if not c.aside and c.kind == "killed"]
        died = [c for c in later if (hurt and died_later(reading, c)) or next_in_order(reading, dead, c)]
        if died:
            return [c for c in died[:1] if all(c is not o for o in own)]
        if not later and (all_died := _all_of_them(reading, own, after)):
            return [all_died]
    return []


def _all_of_them(reading: Reading, own: list[CasualtyMention], after: Sentence) -> CasualtyMention | None:
    """«وأصيب مدير الناحية بجروح. وتوفي لاحقا متأثرا بجراحه»: a verb that agrees with those whom the row tells as hurt."""
    hurt = [c for c in own if c.kind == "wounded" and not c.denied]
    if len({(c.low, c.high) for c in hurt}) != 1 or hurt[0].low != hurt[0].high:
        return None
    n, at = hurt[0].low, where_they_die(reading.sight, hurt[0].low, after.start, after.end)
    span = span_of(reading.sight, at, at + 1)
    return CasualtyMention(at, at + 1, at, "killed", n, n, n, (), _OF_THEM_ALL, span=span) if at >= 0 else None


def move_the_dead(reading: Reading, out: dict[str, Toll], died: list[CasualtyMention], counts: list[CasualtyMention]) -> None:
    """Move those who died of their wounds from the wounded to the dead, where the dead are not a newer number that holds them."""
    n = sum(c.best for c in died[:1])
    if n and not out.keys() & {"wounded", "killed"} and both_died(reading, died[0]):
        out["killed"] = Toll(Count("killed", n, n, n), (Evidence(died[0].span, "count/died"),))
        return
    if not n or not ("wounded" in out or "killed" in out):
        return
    hurt, dead = out.get("wounded"), out.get("killed")
    if dead is not None and 0 < place_in_order(reading, died[0]) <= (dead.count.high or dead.count.low):
        return  # «قتل جنديان ... . وكانت الوزارة أعلنت مقتل جندي ... ثم مقتل ثان من بين الجرحى»: told as dead before
    if dead is not None and holds_the_later(reading, dead.count.low, died[0]):
        return
    if dead is not None and he_died(reading, died[0]) and (hurt is None or hurt.count.low > 1):
        return  # the one told dead before
    all_of_them = dead is not None and is_the_other(reading, died[0]) or both_died(reading, died[0])
    all_of_them = all_of_them or the_one_hurt(reading, died[0])
    if hurt is not None and hurt.count.low == hurt.count.high == n and all_of_them:
        before = dead or Toll(Count("killed", 0, 0, 0), ())
        out["killed"] = Toll(shifted(before.count, n), (*before.evidence, *out.pop("wounded").evidence))
        return
    if hurt is not None and hurt.count.low <= n or hurt is None and not named_as_hurt(reading, died[0]):
        return
    lost = tuple(Evidence(c.span, "count/died") for c in died[:1])
    if hurt is not None and left_hurt(reading, died[0], counts):
        out["wounded"] = Toll(shifted(hurt.count, -n), (*hurt.evidence, *lost))
    if risen_by(reading, died[0], counts):
        return
    out["killed"] = Toll(shifted(dead.count, n), (*dead.evidence, *lost)) if dead else Toll(Count("killed", n, n, n), lost)
