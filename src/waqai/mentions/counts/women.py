"""Women told by their nationality alone: «قتلت فلسطينية», «إصابة سوريتين برصاص القناصة», «مقتل عراقي وسورية».

The same words are adjectives nearly always («قوات فلسطينية», «السلطة الفلسطينية», «شابة سورية») and some name a country («في سورية»). They
are people only where a word of harm governs them, so all others are taken out of what was found before anything is read from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from waqai.mentions.counts.words import BETWEEN, DEATH, DIED, ONE_OF
from waqai.mentions.lexicon import Hit
from waqai.text import Token, word_set

_FEMININE = ("يه", "يتان", "يتين")
_TAKING = ("execution", "assassination", "abduction")
_HARM = (
    DIED
    | DEATH
    | word_set("بحياة بأرواح طعن طعنت طعنوا دهس دهست دهسوا أردى أردت أردوا أصاب أصابت أصابوا قتل قتلت قتلوا خطف خطفت خطفوا ذبح ذبحت")
)
_HARM = _HARM | {joined + word for joined in "وف" for word in _HARM}
_BEFALLS = word_set("قتلت أصيبت استشهدت جرحت توفيت قضت اغتيلت خطفت اختطفت أعدمت ذبحت طعنت لقيت")
_THAT = word_set("أن إن وأن وإن بأن")
_COUNTRY = word_set("سورية")
_STEPS = 3  # words between the word of harm and her
_OTHERS = 5  # words of those told before her with «و»


def without_adjectives(tokens: Sequence[Token], hits: list[Hit]) -> list[Hit]:
    """What was found, less the nationalities in the feminine that name no woman."""
    told = [h for h in hits if _may_be_a_woman(tokens, h)]
    if not told:
        return hits
    harm = {h.end for h in hits if h.entry.pack == "tactics" and _harms(h)}
    harm |= {i for i, token in enumerate(tokens, 1) if token.folded in _HARM}
    forces = {h.end: h.start for h in hits if h.entry.pack == "actors" or h.entry.pack == "persons" and h.base.article}
    people = {h.end: h.start for h in hits if h.entry.pack == "persons" and h not in told and not h.base.article}
    adjectives = {id(h) for h in told if not _is_harmed(tokens, h, harm, forces, people)}
    return [h for h in hits if id(h) not in adjectives]


def _may_be_a_woman(tokens: Sequence[Token], hit: Hit) -> bool:
    return hit.entry.id.startswith("nat-") and hit.size == 1 and tokens[hit.start].folded.endswith(_FEMININE)


def _harms(hit: Hit) -> bool:
    """«قتلت», «مقتل», «إصابة», «اختطاف»: a word that has people as its object or subject, no casualty noun."""
    attrs = hit.entry.attrs
    return hit.form != "noun" and bool(attrs.get("toll") or attrs.get("tactic") in _TAKING)


def _is_harmed(tokens: Sequence[Token], hit: Hit, harm: set[int], forces: dict[int, int], people: dict[int, int]) -> bool:
    """Whether she stands where a word of harm has those who came to harm: right behind it, behind who did it or who else did, or before a
    verb in the feminine.
    """
    if hit.base.article or hit.base.pro not in ("", "و"):
        return False
    at = hit.start
    if hit.base.pro == "و":
        return _beside_others(tokens, at, harm, people)
    return _governed(tokens, at, harm, forces) or _told_first(tokens, at)


def _governed(tokens: Sequence[Token], at: int, harm: set[int], forces: dict[int, int]) -> bool:
    """«قتلت أمس فلسطينية», «أصابت قوات الاحتلال سورية»."""
    for _ in range(_STEPS):
        if tokens[at].before.strip():
            return False
        if at in harm or at in forces and forces[at] in harm and not tokens[forces[at]].before.strip():
            return True
        at -= 1
        if at <= 0 or tokens[at].folded not in BETWEEN or tokens[at].folded in ONE_OF:
            return False
    return False


def _beside_others(tokens: Sequence[Token], at: int, harm: set[int], people: dict[int, int]) -> bool:
    """«مقتل عراقي وسورية», «إصابة ثلاثة شبان وفلسطينية»: one more beside people whom a word of harm governs."""
    if tokens[at].before.strip() or at not in people:
        return False
    first = people[at]
    return any(k in harm for k in range(first, max(0, first - _OTHERS), -1))


def _told_first(tokens: Sequence[Token], at: int) -> bool:
    """«إن فلسطينية قتلت», «فلسطينية أصيبت برصاص الجنود»."""
    follows = at + 1 < len(tokens) and tokens[at + 1].folded in _BEFALLS and not tokens[at + 1].before.strip()
    opens = at == 0 or tokens[at - 1].folded in _THAT or any(c in tokens[at].before for c in '.،:\n"«')
    return follows and opens and tokens[at].folded not in _COUNTRY
