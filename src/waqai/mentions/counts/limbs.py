"""Heads in which somebody loses a limb: «بترت ساق مرافقه», «أدى إلى بتر قدميه», «فقد راع ساقه»."""

from __future__ import annotations

from dataclasses import replace

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.words import ONE_OF, STOPS
from waqai.mentions.sight import Sight
from waqai.text import word_set

CUT_OFF = word_set("بترت بتر بترتا بترا بتروا يبتر تبتر انبترت")
_LOSES = word_set("فقد فقدت فقدوا فقدا خسر خسرت")
LIMB_VERBS = CUT_OFF | _LOSES
_LIMBS = word_set(
    "ساق ساقا ساقي قدم قدما قدمي يد يدا يدي ذراع ذراعا ذراعي رجل رجلا رجلي كف كفا كفي أطراف أصابع عين عينا عيني طرف طرفا طرفي أطراف بصر"
)
_ENCS = ("هما", "هم", "ها", "ه")
_OWN = frozenset(limb + enc for limb in _LIMBS for enc in _ENCS)
_REACH = 9  # tokens from who loses a limb to the limb


def limb_lost(sight: Sight, i: int, bare: str, pro: str, end: int, heads: dict[int, Head]) -> Head | None:
    """The head that a verb of losing opens where a limb stands behind it: before the people whose limb it is, else of him spoken of."""
    if bare in CUT_OFF:
        limb = i + 1 + (sight.word(i + 1) in ONE_OF)
        if sight.word(limb) in _OWN:
            return _of_him(sight, i, limb, pro)
        return Head(i, limb + 1, "wounded", "masdar", stem=bare, pro=pro) if sight.word(limb) in _LIMBS else None
    for k in range(i + 1, min(end, i + _REACH)):
        if any(c in sight.gap(k) for c in STOPS + "\n،"):
            return None
        if sight.word(k) in _OWN:
            if k == i + 1 or sight.word(k - 1) in ONE_OF and k == i + 2:
                return _of_him(sight, i, k, pro)
            for at in range(i, k):
                heads.pop(at, None)
            return Head(i, i + 1, "wounded", "verb", stem=bare, pro=pro)
    return None


def _of_him(sight: Sight, i: int, limb: int, pro: str) -> Head:
    """«بترت ساقه», «فقد إحدى عينيه»: one spoken of before."""
    enc = next(e for e in _ENCS if sight.word(limb).endswith(e))
    return replace(Head(i, limb + 1, "wounded", "phrase", stem="بتر", pro=pro), enc=enc)
