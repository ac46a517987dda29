"""Heads in the short grammar of wire reports: «قضى ستة مدنيين», «أودى بستة», «وأصابت 27», «لفظ أنفاسه», «فارق ... الحياة», «أردياه»."""

from __future__ import annotations

from waqai.mentions.counts.brought_in import BROUGHT, brought_in
from waqai.mentions.counts.cared_for import CARED_FOR, cared_for
from waqai.mentions.counts.fallen import FALLEN, fallen
from waqai.mentions.counts.limbs import LIMB_VERBS, limb_lost
from waqai.mentions.counts.lives import (
    BREATHED,
    HURT_THEM,
    LEFT,
    MISSED,
    SWEPT,
    TOOK,
    WENT,
    fell_victim,
    hurt_them,
    last_breath,
    people_swept,
    souls_taken,
    took,
    victims_behind,
)
from waqai.mentions.counts.martyrs import MARTYR_VERBS, martyred
from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.passed import PASSED, passed
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.people_ahead import AFTER_BARE, number_before, people_at
from waqai.mentions.counts.rare_heads import RARE, rare_head
from waqai.mentions.counts.shot_down import SHOT_DOWN, TO_END, shot_down
from waqai.mentions.counts.sniped import SNIPED, sniped
from waqai.mentions.counts.soldiers import mourned, own_men
from waqai.mentions.counts.treated import TREATED, treated
from waqai.mentions.counts.words import HIT, LOST, MOURN, OTHERS, SPLINTERS, STOPS, UNITS
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

_HURT = HIT | word_set("جرح جرحت جرحوا جرحا أجرح")
_HURT_OR_KILLED = _HURT | word_set("قتل قتلت قتلوا قتلا")
_DOUBLE = word_set("ضعفهم ضعفهما ضعفيهم")
_LIKE = _DOUBLE | word_set("مثلهم مثلهما مثلها مثله مثيلهم")
_LOSSES = word_set("الخسائر خسائر خسائره خسائرها خسائرهم")
_CAME_TO = word_set("بلغت وصلت تجاوزت ناهزت فاقت قاربت")
_PERISHING = word_set("هلاك مهلك لهلاك بهلاك")
_WHERE = word_set("مدينة بلدة قرية منطقة قضاء ناحية مديرية محافظة شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط أمس اليوم صباح مساء فجر")
_REACH = 14
_ALL_SLAIN = word_set("ذبحوا نحروا صرعوا")
_POURED = word_set("فاضت")
_THEIR_SOULS = word_set("أرواحهم أرواحهن أرواحهما")
_PLAIN = (
    TREATED
    | CARED_FOR
    | SNIPED
    | MOURN
    | _ALL_SLAIN
    | _POURED
    | MISSED
    | _PERISHING
    | PASSED
    | TOOK
    | BREATHED
    | LEFT
    | SHOT_DOWN
    | _HURT_OR_KILLED
    | _LOSSES
    | SWEPT
    | LOST
    | FALLEN
    | HURT_THEM
    | BROUGHT
    | WENT
    | LIMB_VERBS
    | RARE
    | MARTYR_VERBS
)
_LEADS = _PLAIN | {joined + word for joined in "وف" for word in _PLAIN}


def add_wire_heads(sight: Sight, start: int, end: int, heads: dict[int, Head]) -> None:
    """Add to the heads found so far those that only the words beside them make heads, by the token where they start."""
    for i, word in enumerate(sight.words(start, end), start):
        if word not in _LEADS or len(word) < 3:
            continue
        bare = word if word in _PLAIN else word[1:]
        head = _head(sight, i, bare, start, end, heads)
        if head is not None:
            heads[head.start] = head


def _head(sight: Sight, i: int, bare: str, start: int, end: int, heads: dict[int, Head]) -> Head | None:
    pro = sight.word(i)[: len(sight.word(i)) - len(bare)]
    if (told := _of_a_phrase(sight, i, bare, pro, end, heads)) is not None:
        return told
    if bare in BREATHED or bare in LEFT:
        return last_breath(sight, i, bare, pro, end, heads)
    if bare in HURT_THEM:
        return hurt_them(sight, i, bare, pro, start, heads)
    if bare in TOOK:
        return took(sight, i, bare, pro, end, heads)
    if i in heads and bare not in TO_END and not (bare in _HURT_OR_KILLED and sight.word(i + 1) in _LIKE):
        return None
    if bare in MOURN and (dead := mourned(sight, i)):
        return Head(i, dead, "killed", "masdar", stem="نعى", pro=pro)
    if bare in _ALL_SLAIN and not people_at(sight, i + 1) and number_before(sight, i):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)
    if bare in _POURED and sight.word(i + 1) in _THEIR_SOULS and number_before(sight, i):
        return Head(i, i + 2, "killed", "verb", stem="قضوا", pro=pro)
    if bare in _PERISHING and people_at(sight, i + 1):
        return Head(i, i + 1, "killed", "masdar", stem=bare, pro=pro)
    if bare in PASSED:
        return passed(sight, i, bare, pro, end)
    if bare in TREATED:
        return treated(sight, i, bare, pro, end, number_before(sight, i))
    if bare in CARED_FOR:
        return cared_for(sight, i, bare, pro, end, heads)
    if bare in SNIPED:
        return sniped(sight, i, pro, end)
    if bare in BROUGHT:
        return brought_in(sight, i, pro, end, heads)
    if bare in FALLEN:
        return fallen(sight, i, bare, pro, end, heads)
    if bare in SHOT_DOWN:
        return shot_down(sight, i, bare, pro, end)
    if bare in _HURT and _bare_number(sight, i + 1, end):
        return Head(i, i + 1, "wounded", "verb", stem=bare, pro=pro)
    by_fire = sight.word(i + 1) in SPLINTERS or sight.at(i + 1, "weapons", "tactics")
    if bare in HIT and by_fire and _object_ahead(sight, i + 2, end):
        return Head(i, i + 1, "wounded", "verb", stem=bare, pro=pro)
    if bare in WENT and sight.word(i + 1) == "ضحيه" and (counted := victims_behind(sight, i + 2, end, heads)):
        return Head(counted - 1, counted, "killed", "masdar", stem="راح")
    if bare in WENT and fell_victim(sight, i + 1, heads):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)
    if bare in LOST and (own := own_men(sight, i + 1, end)):
        return Head(i, own, "killed", "masdar", stem=bare, pro=pro)
    if bare in _LOSSES and sight.word(i + 1) in _CAME_TO and people_at(sight, i + 2):
        return Head(i, i + 2, "killed", "masdar", stem="خسارة", pro=pro)
    return None


def _of_a_phrase(sight: Sight, i: int, bare: str, pro: str, end: int, heads: dict[int, Head]) -> Head | None:
    """The head of a verb that only a phrase behind it makes one: «بترت ساق ...», «نال وسام الشهادة», «أنهى حياة ثلاثة», «فقد حياته»."""
    if bare in LIMB_VERBS and (limb := limb_lost(sight, i, bare, pro, end, heads)) is not None:
        return limb
    if bare in MARTYR_VERBS and (risen := martyred(sight, i, bare, pro, end, heads)) is not None:
        return risen
    if bare in RARE and (rare := rare_head(sight, i, bare, pro, end, heads)) is not None:
        return rare
    if bare in SWEPT and (souls := souls_taken(sight, i, end)):
        heads.pop(i, None)
        return Head(souls, souls + 1, "killed", "masdar", stem=bare)
    if bare in SWEPT and (swept := people_swept(sight, i, bare, end, heads)):
        heads.pop(i, None)
        return Head(swept - 1, swept, "killed", "masdar", stem=bare)
    return last_breath(sight, i, bare, pro, end, heads) if bare in MISSED else None


def _bare_number(sight: Sight, i: int, end: int) -> bool:
    """«وأصابت 27.», «وأصابوا تسعة، بحسب», «وجرحوا مثلهم», «وأصابوا آخر»: a number that no noun follows, so it counts people."""
    if sight.word(i) in _LIKE:
        return True
    if sight.word(i) in OTHERS:
        follows = sight.word(i + 1)
        where = follows in _WHERE or (follows.startswith("ب") and follows[1:] in _WHERE)
        return i + 1 >= end or follows in AFTER_BARE or where or bool(sight.gap(i + 1).strip())
    numeral = sight.numeral_at(i)
    if numeral is None or not plain(sight, numeral) or numeral.kind != "plain":
        return False
    after = numeral.end_token
    if sight.word(after) in UNITS:
        return False
    return after >= end or sight.word(after) in AFTER_BARE or sight.word(after).startswith("و") or bool(sight.gap(after).strip())


def _object_ahead(sight: Sight, i: int, end: int) -> bool:
    """«أصابت قنبلة على جانب الطريق سبعة أشخاص»: people counted as the object behind a weapon that is the subject."""
    for k in range(i, min(end, i + _REACH)):
        if any(c in sight.gap(k) for c in STOPS + "\n"):
            return False
        if any(h.entry.attrs.get("toll") for h in sight.at(k, "tactics")):
            return False
        numeral = sight.numeral_at(k)
        if numeral is not None and plain(sight, numeral) and not sight.word(k).startswith(("ب", "و")):
            return bool(sight.at(numeral.end_token + (sight.word(numeral.end_token) == "من"), "persons"))
        if k <= i + 1 and not sight.gap(k).strip() and any(_one_struck(h) for h in sight.at(k, "persons")):
            return True
    return False


def _one_struck(hit: Hit) -> bool:
    """«أصابت رصاصة الشاب سالما», «أصابت شظية طفلا»: the one whom a weapon hit."""
    return (
        hit.number == 1
        and not (hit.base.pro or hit.base.enc)
        and hit.entry.attrs.get("role") in ("civilian", "child", "police", "military")
    )


def is_like(word: str) -> bool:
    """«مثلهم», «ضعفهم»: as many as told just before, or twice as many."""
    return word.removeprefix("و") in _LIKE


def is_double(word: str) -> bool:
    """«ضعفهم»: twice as many."""
    return word.removeprefix("و") in _DOUBLE
