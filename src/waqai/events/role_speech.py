"""The rules that read who speaks of a deed: «وقال متحدث باسم الجيش», «مصادر في المقاومة», «ذكر سكان ومسلحون محليون أن»."""

from __future__ import annotations

from waqai.events import role_words as w
from waqai.events.parts import SOURCE, TARGET, Look, Role
from waqai.text import word_set

_SPEECH_REACH = 6
_MOURNS = word_set("ينعى تنعى نعى نعت ونعى ونعت شيع شيعت يشيع تشيع وشيع وشيعت")
_NOW_SAYS = word_set("تقول يقول تؤكد يؤكد تعتقد يعتقد")
_STATEMENT_REACH = 14
_WHO_IS = word_set("وهو وهي")
_OFFICE_REACH = 5
_NAME_REACH = 6


def speaks(look: Look) -> Role | None:
    """«وقال متحدث باسم الجيش», «مصادر في المقاومة», «أعلن الجيش أن»: who speaks, not who acts."""
    near = look.before[:4]
    if _introduced(look):
        return look.is_(SOURCE, "source", 0.8)
    if any(x in w.LEADERS and w.bare(y, w.BEFORE_A_LEADER) for x, y in zip(look.before[1:4], look.before[2:5], strict=False)):
        return look.is_(TARGET, "his leader's", 0.8)  # «استهداف موكب قائد في الحركة»
    if any(x == "باسم" for x in near[:2]):
        return look.is_(SOURCE, "source", 0.8)
    if look.near in w.ACCORDING and look.pro.endswith("ل") or look.near in w.SAID_IT and look.second(w.WHAT):
        return look.is_(SOURCE, "source", 0.8)
    for k, word in enumerate(near):
        noun = word[1:] if word.startswith("و") and word[1:] in w.SOURCE_NOUNS else word
        if noun in w.SOURCE_NOUNS and 1 <= k <= 2 and look.pro.endswith("ل") and noun not in (*w.LEADERS, "قياده"):
            return look.is_(SOURCE, "source", 0.8)
        if noun in w.SOURCE_NOUNS and (
            k == 0 and noun not in w.LEADERS or k >= 1 and any(x in ("في", "من", "باسم", "عن", "ل") for x in near[:k])
        ):
            acts = any(w.cue_stem(x) in w.EVENT_NOUNS or x in w.DONE for x in near[:k])  # «في بيان عن شن المسلحين هجوما»
            return None if acts else look.is_(SOURCE, "source", 0.8)
        if noun in w.LEADERS and k <= 1:
            return look.is_(SOURCE, "source", 0.8) if any(x in w.REPORT_VERBS for x in look.before[k + 1 : k + 3]) else None
        if look.actor_at(k):
            break
    if look.near in _MOURNS or look.sight.word(look.hit.end) in _MOURNS:
        return look.is_(SOURCE, "mourns", 0.8)
    if look.near in w.REPORT_VERBS or look.near in _NOW_SAYS:
        after = list(look.sight.words(look.hit.end, look.hit.end + 6))
        if "بيان" in after:  # «قالت البعثة في بيان أصدرته في العاصمة اليوم إن»
            after = list(look.sight.words(look.hit.end, look.hit.end + _STATEMENT_REACH))
        if any(x in ("ان", "انه", "انها", "بان", "بانه", "عن", "انهم") for x in after):
            return look.is_(SOURCE, "source", 0.8)
        if any(x in w.TO_THE_PRESS for x in after[:2]):
            return look.is_(SOURCE, "source", 0.8)  # «وقال شرطي لوكالة ... وقع انفجاران»
    joined = look.pro.startswith("و") or any(x.startswith("و") for x in look.before[:2])
    if joined and _speaks_as_well(look):
        return look.is_(SOURCE, "source", 0.8)
    return None


def _introduced(look: Look) -> bool:
    """«وقال سالم كريم وهو قائد كبير بالشرطة في قندوز إن»: the force of the man who says it."""
    sight = look.sight
    he = next((i for i in range(look.hit.start - 1, look.hit.start - _OFFICE_REACH, -1) if sight.word(i) in _WHO_IS), None)
    if he is None or not any(word in w.REPORT_VERBS for word in sight.words(max(look.start, he - _NAME_REACH), he)):
        return False
    return any(sight.word(i) in w.THAT for i in range(look.hit.end, look.hit.end + _SPEECH_REACH))


def _speaks_as_well(look: Look) -> bool:
    """«قال مسؤولون ورجال قبائل إن», «ذكر سكان ومسلحون محليون أن»: the second of those who say it, right before «أن»."""
    sight, hit = look.sight, look.hit
    that = next((i for i in range(hit.end, hit.end + 3) if sight.word(i) in w.THAT), 0)
    told = next((k for k, word in enumerate(look.before[:_SPEECH_REACH]) if word in w.REPORT_VERBS), 0)
    return bool(that and told) and not any(sight.gap(i).strip() for i in range(hit.start - told, that + 1))
