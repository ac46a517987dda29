"""Heads in words that tell of harm only beside people: «خرج خمسة بإصابات», «تلقى حارسان طعنات», «لحقت بأربعة إصابات», «تفحم السائق»."""

from __future__ import annotations

from dataclasses import replace

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.words import KIN, NTH, STOPS
from waqai.mentions.sight import Sight
from waqai.text import word_set

_CAME_OUT = word_set("خرج خرجت خرجوا خرجا وصل وصلت وصلوا وصلا نجا نجوا نجت")
_TOOK = word_set("تلقى تلقت تلقوا تلقيا")
_BEFELL = word_set("لحقت لحق ألحق ألحقت")
_CHARRED = word_set("تفحم تفحمت تفحموا تفحما")
_BURNT = word_set("احترق احترقت احترقوا احترقا")
_WIPED_OUT = word_set("أبيد أبيدت أبيدوا")
_REMAINS = word_set("أشلاء")
_COST = word_set("كلف كلفت كلفا يكلف تكلف")
_THEIR_LIFE = word_set("حياته حياتها حياتهم حياتهما حياتيهما")
_SOULS = word_set("أرواح روحا")
_TAKEN = word_set("أزهقت زهقت حصدت صعدت فقدت رحلت أزهقها حصدها خطفها أزهقتها حصدتها انتزعها انتزعتها")
_WIPES = word_set("أباد أبادت محا محت")
_STATE, _GRAVE = word_set("حال حالة وضع"), word_set("حرجة خطرة حرج خطر خطير خطيرة صعب")
_FINISHED = word_set("أجهز أجهزت أجهزوا أجهزا")
_ASSASSINATED = word_set("اغتالت اغتال")
_SENT, _HELL = word_set("أرسل أرسلت أرسلوا إرسال بإرسال"), word_set("الجحيم جهنم")  # «إرسال ثمانية من الخوارج إلى الجحيم»
_BODY_OF = {
    **dict.fromkeys(word_set("جثته جثتها جثمانه جثمانها"), "ه"),
    **dict.fromkeys(word_set("جثتيهما جثمانيهما جثتهما"), "هما"),
}
_FOUND = word_set("عثر عثرت عثروا يعثر تعثر يعثروا العثور بالعثور وعثر وعثرت وعثروا والعثور فعثر")
_FOUND_REACH = 7  # tokens from the word of finding to the body
RARE = (
    frozenset(_BODY_OF)
    | _WIPES
    | _SENT
    | _ASSASSINATED
    | _FINISHED
    | _COST
    | _SOULS
    | NTH
    | _CAME_OUT
    | _TOOK
    | _BEFELL
    | _CHARRED
    | _BURNT
    | _WIPED_OUT
    | _REMAINS
)
_WITH_WOUNDS = word_set("بإصابات بإصابة بجروح بجراح بكسور بحروق برضوض بخدوش")
_BLOWS = word_set("طعنة طعنات طعنتين رصاصة رصاصات رصاصتين طلقة طلقات طلقتين طلقا طلقين شظايا شظية")
_WOUNDS = word_set("إصابات إصابة جروح جروحا جراح حروق كسور")
_BURNS = word_set("بدرجات بحروق")
_REACH = 9  # tokens from the verb to what is told of the people


def rare_head(sight: Sight, i: int, bare: str, pro: str, end: int, heads: dict[int, Head]) -> Head | None:
    """The head that such a word is where people stand behind it, and behind them what became of them."""
    if bare in _REMAINS:
        numeral = sight.numeral_at(i + 1)
        people = numeral is not None and plain(sight, numeral) and _people(sight, i + 1)
        return Head(i, i + 1, "killed", "masdar", stem=bare, pro=pro) if people else None
    if bare in _ASSASSINATED:
        by = max((h.end for h in sight.at(i + 1, "weapons", "targets", "actors")), default=0)
        drone = i not in heads and by and sight.at(i + 1, "weapons")
        return Head(i, by, "killed", "masdar", stem="اغتيال", pro=pro) if drone else None  # «اغتالت طائرة مسيرة ثلاثة من قياديي الجماعة»
    if bare in _FINISHED:
        hurt = next((k for k in range(i + 1, min(end, i + _REACH)) if k in heads and heads[k].noun and heads[k].kind == "wounded"), None)
        if hurt is not None and "علي" in sight.words(i + 1, hurt):
            heads[hurt] = replace(heads[hurt], kind="killed")  # «أجهزوا على ثلاثة جرحى»
        return None
    if bare in _BODY_OF:
        found = sight.word(i - 1) == "علي" and not _FOUND.isdisjoint(sight.words(i - _FOUND_REACH, i - 1))
        known = any(h.kind == "killed" for k, h in heads.items() if k < i)  # «قتل شاب ... وعثر على جثته»
        return Head(i, i + 1, "killed", "phrase", stem="جثة", pro=pro, enc=_BODY_OF[bare]) if found and not known else None
    if bare in _COST:
        return _cost(sight, i, pro, end)
    if bare in _SOULS:
        counted = sight.numeral_over(i - 1) is not None and sight.word(i + 1) in _TAKEN  # «عشرة أرواح أزهقت»
        return Head(i, i + 1, "killed", "noun", noun=True, number=3, stem=bare) if counted else None
    if bare in NTH:
        grave = sight.word(i + 1) == "في" and sight.word(i + 2) in _STATE and sight.word(i + 3) in _GRAVE
        return Head(i, i + 4, "wounded", "phrase", stem="حال", pro=pro, enc="ه") if grave else None  # «قتل أربعة وخامس في حال حرجة»
    if bare in _WIPED_OUT:
        return Head(i, i + 1, "killed", "masdar", stem=bare, pro=pro) if sight.word(i + 1) in KIN or _people(sight, i + 1) else None
    if bare in _SENT and any(w in _HELL for w in sight.words(i + 2, i + _REACH)):
        return Head(i, i + 1, "killed", "masdar", stem=bare, pro=pro) if _people(sight, i + 1) else None
    if bare in _WIPES:
        kin = next((k for k in range(i + 1, min(end, i + _REACH)) if sight.word(k) in KIN), None)
        cut = kin is None or any(c in sight.gap(k) for k in range(i + 1, kin + 1) for c in STOPS + "\n")
        return None if kin is None or cut else Head(kin - 1, kin, "killed", "masdar", stem=bare, pro=pro)  # «محا القصف أسرة من أربعة أفراد»
    if bare in _CHARRED:
        one = any(h.number == 1 and h.base.article for h in sight.at(i + 1, "persons"))  # «تفحم السائق»
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro) if one or _people(sight, i + 1) else None
    if bare in _BEFELL:
        return _befell(sight, i, pro, end, heads)
    if not _people(sight, i + 1):
        return None
    behind = _WITH_WOUNDS if bare in _CAME_OUT else _BLOWS if bare in _TOOK else _BURNS
    for k in range(i + 2, min(end, i + _REACH)):
        if any(c in sight.gap(k) for c in STOPS + "\n"):
            return None
        if sight.word(k) in behind:
            heads.pop(k, None)
            return Head(i, i + 1, "wounded", "verb", stem=bare, pro=pro)
    return None


def _cost(sight: Sight, i: int, pro: str, end: int) -> Head | None:
    """«كلف انفجار لغم ثلاثة ركاب حياتهم»: whose lives a deed cost stand right before their lives."""
    last = next((k for k in range(i + 2, min(end, i + 2 * _REACH)) if sight.word(k) in _THEIR_LIFE), None)
    if last is None or any(c in sight.gap(k) for k in range(i + 1, last + 1) for c in STOPS + "\n"):
        return None
    at = next((k for k in range(last - 1, max(i, last - 5), -1) if sight.numeral_at(k) is not None or _people(sight, k)), None)
    at = at if at is None or sight.numeral_at(at - 1) is None else at - 1
    return Head(at - 1, at, "killed", "masdar", stem="كلف", pro=pro) if at is not None and _people(sight, at) else None


def _befell(sight: Sight, i: int, pro: str, end: int, heads: dict[int, Head]) -> Head | None:
    """«ولحقت بأربعة من زملائهما إصابات», «ألحق الانفجار بسبعة أشخاص جروحا»."""
    at = next((k for k in range(i + 1, min(end, i + 5)) if sight.word(k).startswith("ب") and _people(sight, k)), None)
    if at is None:
        return None
    hurt = next((k for k in range(at + 1, min(end, at + _REACH)) if sight.word(k) in _WOUNDS), None)
    if hurt is None or any(c in sight.gap(k) for k in range(i + 1, hurt + 1) for c in STOPS + "\n"):
        return None
    heads.pop(hurt, None)
    return Head(at - 1, at, "wounded", "masdar", stem="لحق", pro=pro)


def _people(sight: Sight, i: int) -> bool:
    """Whether people are counted at a token: a number of them, one or two with no article."""
    numeral = sight.numeral_at(i)
    if numeral is not None:
        return plain(sight, numeral) and (bool(sight.at(numeral.end_token, "persons")) or sight.word(numeral.end_token) == "من")
    return any(
        h.number in (1, 2, 4) and not (h.base.article or h.entry.attrs.get("casualty") or h.base.pro.endswith("ل"))
        for h in sight.at(i, "persons")
    )
