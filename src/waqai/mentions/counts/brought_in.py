"""Wounded who are told by being brought to a hospital: «ونقل 30 آخرون إلى المستشفيات», «نقل شقيقه إلى المشفى مصابا في ساقه»."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.words import FELLOW_PAIRS, FELLOWS, HOSPITALS, ONE_OF, OTHERS, STOPS
from waqai.mentions.sight import Sight
from waqai.text import word_set

BROUGHT = word_set("نقل نقلوا نقلت أسعف أسعفت أسعفوا")
_HURT_AS = word_set("مصابا مصابة مصابين جريحا جريحة جريحين بجروح بجراح بجرح بإصابات بإصابة بحروق بكسور")
_IN_NEED = word_set("لإسعافه لإسعافها لتلقي للعلاج لعلاجه لعلاجها خطرة خطيرة حرجة متوسطة")
_REACH = 9  # tokens from one who is brought in to what he was


def brought_in(sight: Sight, i: int, pro: str, end: int, heads: dict[int, Head]) -> Head | None:
    """The head of those brought in: a number of people whom no casualty noun tells, or one or two who are said to be hurt."""
    told = _some(sight, i + 1, end, heads) or _one_or_two(sight, i + 1, end, heads)
    return Head(i, i + 1, "wounded", "verb", stem="نقل", pro=pro) if told else None


def _some(sight: Sight, i: int, end: int, heads: dict[int, Head]) -> bool:
    """«ونقل 30 آخرون إلى المستشفيات», «نقل ثلاثة من المارة إلى المشفى بجروح»: people who are brought in, no bodies."""
    numeral = sight.numeral_at(i)
    if numeral is None or not plain(sight, numeral) or not _of_people(sight, numeral.end_token):
        return False
    at = next((k for k in range(numeral.end_token, min(end, numeral.end_token + 5)) if sight.word(k) == "الي"), None)
    if at is None or not sight.word(at + 1).startswith(HOSPITALS):
        return False
    return not any(h.noun for k in range(i, min(end, at + 5)) if (h := heads.get(k)) is not None)


def _of_people(sight: Sight, after: int) -> bool:
    word = sight.word(after)
    return bool(sight.at(after, "persons", "actors")) or word in ("من", "الي") or word in OTHERS


def _one_or_two(sight: Sight, i: int, end: int, heads: dict[int, Head]) -> bool:
    """«نقل شقيقه إلى المستشفى مصابا», «نقل أحد مرافقيه جريحا إلى مشفى», «نقلت جدته إلى المشفى وهي في حالة خطرة»."""
    told = sight.word(i) in FELLOWS or sight.word(i) in FELLOW_PAIRS or sight.word(i) in ONE_OF
    if not told and not any(
        h.number in (1, 2) and not (h.base.article or h.base.pro or h.entry.attrs.get("casualty")) for h in sight.at(i, "persons")
    ):
        return False
    there = False
    for k in range(i + 1, min(end, i + _REACH)):
        if any(c in sight.gap(k) for c in STOPS + "\n"):
            return False
        there = there or sight.word(k).startswith(HOSPITALS)
        if sight.word(k) in _HURT_AS or there and sight.word(k) in _IN_NEED:
            heads.pop(k, None)
            return True
    return False
