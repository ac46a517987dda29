"""Who did the first and the second of several deeds that were told of him at once: «شنت الحركة هجومين، الأول على س، والثاني على ص»."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.role_words import DONE, bare
from waqai.events.side_basics import country_of, take_attackers, take_targets, unknown
from waqai.mentions.lexicon import Hit
from waqai.text import is_one_of, word_set

_FIRST_OR_SECOND = word_set(
    "الأول الأولى الثاني الثانية الثالث الثالثة أحدهما إحداهما الآخر الأخرى أولهما أولاهما ثانيهما ثانيتهما أحدها إحداها"
)
_SEVERAL = word_set(
    "هجومين هجومان عمليتين عمليتان تفجيرين تفجيران كمينين كمينان هجمتين هجمتان اعتداءين اعتداءان محاولتين ضربتين غارتين هجمات عمليات "
    "تفجيرات اعتداءات كمائن غارات"
)
_AGAINST = word_set("ضد على استهدفا استهدفتا استهدفت طالا")
_OPENING = 3  # tokens in which «الأول» opens a clause
_BACK = 22  # tokens from «الأول» back to «هجومين»
_SUBJECT = 5


def did_both(reading: Reading, draft: Draft) -> None:
    """Give a clause that tells the first or second of several deeds whoever is told to have done them all, and whom he did them to."""
    if not unknown(draft) or draft.segment.in_title:
        return
    sight, start = reading.sight, draft.segment.start
    opens = next((i for i in range(start, start + _OPENING) if is_one_of(sight.word(i), _FIRST_OR_SECOND)), None)
    if opens is None:
        return
    several = next((i for i in range(opens - 1, max(-1, opens - _BACK), -1) if sight.word(i) in _SEVERAL), None)
    doer = _doer(reading, several) if several is not None else None
    if several is None or doer is None:
        return
    country = country_of(reading, draft)
    names = reading.cast.names(doer, country)
    if not names or set(names) & set(draft.targets) and any(draft.counts_as_victims(n) for n in names):
        return
    take_attackers(draft, names, (doer,) * len(names), "did both", 0.95)
    struck = next((h for h in sight.within(several + 1, opens, "actors") if sight.word(h.start - 1) in _AGAINST), None)
    if struck is not None and not any(h.entry.pack == "actors" for h in draft.target_hits):
        of = reading.cast.names(struck, country)
        take_targets(draft, of, (struck,) * len(of))


def _doer(reading: Reading, several: int) -> Hit | None:
    """«شنت الحركة هجومين», «هجومين شنتهما الحركة», «هجومين للحركة»."""
    sight = reading.sight
    for hit in sight.within(max(0, several - _SUBJECT), several, "actors"):
        if not hit.base.pro and any(bare(sight.word(i), DONE) for i in range(hit.start - 3, hit.start)):
            return hit
    behind = next(iter(sight.within(several + 1, several + 4, "actors")), None)
    if behind is not None and (
        behind.base.pro.endswith("ل") or any(w.endswith("هما") for w in sight.words(behind.start - 2, behind.start))
    ):
        return behind
    return None
