"""Heads of harm that no word of wounding tells: a limb lost («بترت قدم حارس», «فقدت سيدة ذراعها»), an escape with wounds («نجا بجروح»)."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.words import FELLOW_PAIRS, FELLOWS, OFFICES, OTHERS, STOPS
from waqai.mentions.sight import Sight
from waqai.text import word_set

_CUT_OFF = word_set("بتر بترت بترتا بتروا يبتر تبتر")
_LOST = word_set("فقد فقدت فقدا فقدتا فقدوا خسر خسرت")
_ESCAPED = word_set("نجا نجت نجوا نجيا خرج خرجت")
_STABBED = word_set("طعن طعنت طعنوا دهس دهست دهسوا")
_PLAIN = _CUT_OFF | _LOST | _ESCAPED | _STABBED
_LEADS = _PLAIN | {joined + word for joined in "وف" for word in _PLAIN}
_LIMBS = word_set("ساق ساقا ساقي ساقين يد يدا يدي قدم قدما قدمي ذراع ذراعا ذراعي رجل كف كفا أصابع أطراف طرف طرفا عين عينا")
_HIS_LIMBS = frozenset(
    stem + enc
    for stem in word_set("ساق ساقي يد يدي قدم قدمي ذراع ذراعي عين عيني بصر سمع أطراف أصابع رجل رجلي كف")
    for enc in ("ه", "ها", "هما", "هم")
)
_WITH_WOUNDS = word_set("بجروح بجراح بجرح بإصابة بإصابات بكسر بكسور بحروق برضوض بخدوش بشظايا مصابا مصابة جريحا جريحة")
_NOT_ONE = word_set("من أحد لم لن ما")
_REACH = 9  # tokens from the verb to what was lost or got away with


def add_maimed(sight: Sight, start: int, end: int, heads: dict[int, Head]) -> None:
    """Add these heads of a range of tokens to those found so far, by the token where they start."""
    for i, word in enumerate(sight.words(start, end), start):
        if word not in _LEADS:
            continue
        bare = word if word in _PLAIN else word[1:]
        pro = word[: len(word) - len(bare)]
        if bare in _CUT_OFF and sight.word(i + 1) in _LIMBS and _somebody(sight, i + 2):
            heads[i] = Head(i, i + 2, "wounded", "masdar", stem=bare, pro=pro)
        elif bare in _STABBED and (at := _stabbed(sight, i, end, heads)):
            heads[at - 1] = Head(at - 1, at, "wounded", "masdar", stem=bare, pro=pro)
        elif bare in _LOST and i not in heads and _his_limb(sight, i, end):
            heads[i] = Head(i, i + 1, "wounded", "verb", stem=bare, pro=pro)
        elif bare in _ESCAPED and i not in heads and (wounds := _wounds_behind(sight, i, end)):
            for k in range(i, wounds + 1):
                heads.pop(k, None)
            heads[i] = Head(i, i + 1, "wounded", "verb", stem="نجا", pro=pro)


def _somebody(sight: Sight, i: int) -> bool:
    """«بترت قدم سائقه», «بترت ذراع آخر», «بترت أطراف خمسة أطفال»."""
    word = sight.word(i)
    if word in FELLOWS or word in FELLOW_PAIRS or word in OTHERS or word in OFFICES:
        return True
    numeral = sight.numeral_at(i)
    if numeral is not None:
        return plain(sight, numeral) and bool(sight.at(numeral.end_token, "persons"))
    return any(not h.base.pro and not h.entry.attrs.get("casualty") for h in sight.at(i, "persons"))


def _stabbed(sight: Sight, i: int, end: int, heads: dict[int, Head]) -> int:
    """«طعن رجل أربعة من المارة», «دهس سائق ثلاثة جنود»: where a number of people stands whom one hurt, where no word tells what became of
    them; else 0.
    """
    if heads:
        return 0
    person = next((h for h in sight.at(i + 1, "persons") if h.number == 1 and not h.base.pro), None)
    at = person.end if person is not None else i + 1
    numeral = sight.numeral_at(at)
    if numeral is None or not plain(sight, numeral):
        return 0
    who = numeral.end_token + (sight.word(numeral.end_token) == "من")
    return at if sight.at(who, "persons") or sight.word(who) in ("الماره", "المارين") else 0


def _his_limb(sight: Sight, i: int, end: int) -> bool:
    """«فقد الجندي كمال ذراعه», «فقدت إحدى التلميذات قدمها»: a limb with a pronoun behind the one who lost it."""
    for k in range(i + 1, min(end, i + _REACH)):
        if any(c in sight.gap(k) for c in STOPS + "\n") or sight.at(k, "tactics", "weapons"):
            return False
        if sight.word(k) in _HIS_LIMBS:
            return k > i + 1
    return False


def _wounds_behind(sight: Sight, i: int, end: int) -> int:
    """«ونجا سائقه بكسور», «نجا النائب بجروح طفيفة»: where the wounds stand of the one who got away; else 0."""
    if sight.word(i - 1) in _NOT_ONE:
        return 0
    for k in range(i + 1, min(end, i + _REACH)):
        if any(c in sight.gap(k) for c in STOPS + "\n،") or sight.word(k) in ("من", "و"):
            return 0
        if sight.word(k) in _WITH_WOUNDS:
            return k if k > i + 1 else 0
    return 0
