"""Heads in which people fall: «خمسة جنود سقطوا في الكمين», «سقط جنديان في تفجير», «سقط في العاصمة 22 محتجا»."""

from __future__ import annotations

from waqai.mentions.counts.lives import fell_victim
from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.passed import BY, BY_A_SHOT
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.people_ahead import number_before, two_before
from waqai.mentions.counts.plain_heads import told_by_a_noun
from waqai.mentions.counts.words import FIGHTERS, STOPS, WHO
from waqai.mentions.sight import Sight
from waqai.text import word_set

FALLEN = word_set("سقط سقطت سقطوا سقطا وقع")
_ALL_FELL = word_set("سقطوا سقطا")
_NOT_DEAD = word_set("قتلى جرحى أسرى الأسر أسر قبضة أيدي بأيدي يد بيد بين مصابين شهداء أرضا")
_IN = word_set("في خلال")
_THERE = word_set("في أمس اليوم هناك فيها فيه منهم")
_BY_REACH = 7  # tokens from those who fell to what they fell by


def fallen(sight: Sight, i: int, bare: str, pro: str, end: int, heads: dict[int, Head]) -> Head | None:
    """The head that «سقط» is where people fall in what harms them and no casualty noun says what became of them."""
    if sight.word(i - 1) in WHO and not pro and _by_what(sight, i + 1):
        return Head(i, i + 1, "killed", "phrase", stem="سقط", enc="ه")  # «نعت الوزارة الرقيب خالد الذي سقط برصاص مسلحين»
    if bare in _ALL_FELL and (number_before(sight, i) or two_before(sight, i)) and not _said_otherwise(sight, i, heads):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)
    if fell_victim(sight, i + 1, heads):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)
    if _fell_in_a_deed(sight, i + 1, end, heads):
        return Head(i, i + 1, "killed", "verb", stem="سقط", pro=pro)
    if counted := _fell_somewhere(sight, i + 1, end, heads):
        return Head(counted - 1, counted, "killed", "masdar", stem="سقط")
    return None


def _said_otherwise(sight: Sight, i: int, heads: dict[int, Head]) -> bool:
    """«سقطوا في الأسر», «سقطوا جرحى», «أربعة قتلى سقطوا»: another word says what became of those who fell."""
    return any(w in _NOT_DEAD for w in sight.words(i + 1, i + 3)) or any(k in heads and heads[k].noun for k in range(i - 4, i))


def _fell_in_a_deed(sight: Sight, i: int, end: int, heads: dict[int, Head]) -> bool:
    """«سقط جنديان في تفجير عبوة», «سقط ضابط من الكتيبة برصاص قناص»: one or two men, then what they fell by, with no word that they were
    only hurt or taken.
    """
    man = next(
        (h for h in sight.at(i, "persons") if h.number in (1, 2) and h.entry.attrs.get("role") in FIGHTERS and not h.base.article), None
    )
    if man is None or any(k in heads and heads[k].noun for k in range(i, man.end + 6)):
        return False
    for k in range(man.end, min(end, man.end + _BY_REACH)):
        if sight.gap(k).strip() or sight.word(k) in _NOT_DEAD:
            return False
        if sight.word(k) in BY_A_SHOT:
            return True
        if sight.word(k) in BY or sight.word(k).startswith("ب"):
            return any(not h.entry.attrs.get("toll") for j in (k, k + 1) for h in sight.at(j, "tactics", "weapons"))
    return False


def _by_what(sight: Sight, i: int) -> bool:
    """«برصاص ...», «في تفجير ...», «خلال المعارك»."""
    by = sight.word(i) in BY and any(not h.entry.attrs.get("toll") for h in sight.at(i + 1, "tactics"))
    return by or sight.word(i) in BY_A_SHOT


def _fell_somewhere(sight: Sight, i: int, end: int, heads: dict[int, Head]) -> int:
    """«سقط في العاصمة، كبرى المدن، 22 محتجا»: where the number of people begins; 0 where a casualty noun tells it or there is none."""
    if sight.word(i) not in _THERE:
        return 0
    for k in range(i + 1, min(end, i + 10)):
        deed = bool(sight.at(k, "tactics", "weapons")) and sight.word(k - 1) not in _IN  # «سقط في المعركة 30 مقاتلا»
        if any(c in sight.gap(k) for c in STOPS + "\n") or deed or (k in heads and heads[k].noun):
            return 0
        numeral = sight.numeral_at(k)
        if numeral is not None and plain(sight, numeral):
            people = [h for h in sight.at(numeral.end_token, "persons") if not h.entry.attrs.get("casualty")]
            return k if people and not told_by_a_noun(sight, numeral, end, heads) else 0
    return 0
