"""What a toll goes on with elsewhere: «قتل اثنان في غارة على سيارة، وثلاثة في غارة على شقة», «18 مسلحا في س، و8 في ص»."""

from __future__ import annotations

from dataclasses import replace

from waqai.mentions.counts.mention import CasualtyMention, span_of
from waqai.mentions.counts.people import people, plain
from waqai.mentions.counts.words import OTHER_PEOPLE, STOPS
from waqai.mentions.sight import Sight
from waqai.text import word_set

_KINDS = ("killed", "wounded")
_OTHERS = OTHER_PEOPLE | word_set("آخر أخرى منهم")
_ONE = word_set("واحد واحدة")
_ONE_MORE = word_set("وآخر وأخرى")
_WHERE = word_set("في قرب إثر جراء نتيجة عند")
_NO_PLACE = word_set(
    "المئة المائة عام العام سنة شهر الشهر يوم اليوم الساعة الساعات الأيام أيام حين وقت الوقت ظروف حالة حال وضع المستشفى المستشفيات "
    "مستشفى مستشفيات العناية منتصف بداية نهاية مطلع أغسطس يناير فبراير مارس أبريل مايو يونيو يوليو سبتمبر أكتوبر نوفمبر ديسمبر شباط آذار "
    "نيسان أيار حزيران تموز آب أيلول تشرين كانون خطر صفوف عداد سجون السجون"
)
_AGAINST = word_set("مقابل")
_REACH = 40  # tokens from a toll to the share that still means its people


def shares(sight: Sight, end: int, told: list[CasualtyMention], used: set[int]) -> list[CasualtyMention]:
    """The bare numbers after a comma that share out a toll over further places or deeds; they count the people of the count before."""
    out: list[CasualtyMention] = []
    for first in told:
        if first.kind not in _KINDS or first.denied or first.aside or first.low < 1:
            continue
        stop = min([end, first.end + _REACH, *(c.start for c in told if c.start > first.start)])
        last = first
        for i in range(first.end + 2, stop - 2):
            share = _share_at(sight, i, last) if not used.intersection((i, i + 1)) else None
            if share is not None and share.start >= last.end:
                out.append(share)
                last = share
    return out


def _of_a_deed(sight: Sight, start: int, end: int) -> bool:
    """Whether a deed and a place or two are told between a toll and a share of it: «في انفجار عبوة في س، وثلاثة جنود في ...»."""
    return any(not h.entry.attrs.get("toll") for h in sight.within(start, end, "tactics"))


def other_side(sight: Sight, end: int, told: list[CasualtyMention], used: set[int]) -> list[CasualtyMention]:
    """«قتل 20 مسلحا في المعارك، مقابل خمسة جنود», «... في مقابل اثنين من المقاومة»: the other side's part of the toll told before."""
    out: list[CasualtyMention] = []
    for n, first in enumerate(told):
        if first.kind not in _KINDS or first.denied or first.aside:
            continue
        stop = min(end, first.end + _REACH, told[n + 1].start if n + 1 < len(told) else end)
        at = next((i + 1 for i in range(first.end, stop) if sight.word(i) in _AGAINST), None)
        if at is None or at in used or any(c in sight.gap(i) for i in range(first.end + 1, at + 1) for c in STOPS + "\n"):
            continue
        numeral = sight.numeral_at(at)
        person = next((h for h in sight.at(at, "persons") if h.number in (1, 2, 4) and not h.base.article), None)
        if numeral is not None and plain(sight, numeral) and (who := people(sight, numeral.end_token, end)):
            low, high, last = numeral.low, numeral.high, max(h.end for h in who)
        elif numeral is None and person is not None and not person.entry.attrs.get("casualty"):
            who, low, last = [person], 2 if sight.word(at).endswith(("ين", "ان")) else 1, person.end
            high = low
        else:
            continue
        span = span_of(sight, at, last)
        mine = CasualtyMention(at, last, at, first.kind, low, low, high, tuple(who), "number", part=True, span=span, claimed=first.claimed)
        out.append(mine)
    return out


def _share_at(sight: Sight, i: int, before: CasualtyMention) -> CasualtyMention | None:
    """A share that begins at a token with «و» behind a comma, or None."""
    word = sight.word(i)
    if not word.startswith("و") or word in _ONE or not any(c in sight.gap(i) for c in "،,"):
        return None
    if word in _ONE_MORE:
        start, low, high, after = i, 1, 1, i + 1
    else:
        start = i + (word == "و")
        numeral = sight.numeral_at(start)
        if numeral is None or not plain(sight, numeral) or numeral.high is None or numeral.low != numeral.high:
            return None
        low, high, after = numeral.low, numeral.high, numeral.end_token
    counted = (h for h in sight.at(after, "persons") if h.entry.id != "others" and not h.entry.attrs.get("casualty"))
    people = next((h for h in counted if not (h.base.pro or h.base.article)), None)
    after = people.end if people is not None and word not in _ONE_MORE else after
    end = after + (sight.word(after) in _OTHERS)
    where = sight.word(end)
    joined = where.startswith(("ب", "جراء")) and len(where) > 3 and bool(sight.at(end, "tactics", "weapons"))
    if not (where in _WHERE or joined) or any(sight.gap(k).strip() for k in range(start + 1, end + 1)):
        return None
    if people is not None and not _of_a_deed(sight, before.end, start):
        return None  # a further number of people is a share only where the first are told dead in a deed of their own
    if where in _WHERE and (sight.word(end + 1) in _NO_PLACE or sight.numeral_at(end + 1) is not None):
        return None
    return replace(
        before, who=(people,) if people is not None and word not in _ONE_MORE else before.who, start=start, end=end,
        head=start, low=low, best=low, high=high, rule="share", update=False, part=False, inside=0,
        vague=False, span=span_of(sight, start, end),
    )  # fmt: skip
