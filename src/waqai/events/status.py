"""The status of a draft: today's news, foiled, threatened, denied, or an earlier incident told as background (codebook: `status`)."""

from __future__ import annotations

from datetime import timedelta

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.text import word_set

RECENT = timedelta(days=7)
_NEGATION = word_set("لم لن لا دون بدون عدم ولم ولن ولا بعدم وقف لوقف بوقف إنهاء لإنهاء منع لمنع تجنب وقفا يوقف توقف")
_PLANNED = word_set("لتنفيذ تنفيذ بتنفيذ لشن التخطيط تخطيط يخطط يخططون تخطط كان كانت كانوا لتفجير لاستهداف يعتزمون ينوون تعتزم محاولة محاولات لمحاولة")
_FUTURE = word_set("سوف ستبدأ ستواصل ستستمر ستقوم سيقوم سيشن ستشن يستعد يستعدون تستعد لاستعادة لتحرير للسيطرة لاقتحام بهدف تستهدف يهدف الاستعداد استعدادا تمهيدا بغية المرتقبة الوشيك المقبلة مرتقبة")
_EARLIER = word_set("وكان وكانت كان كانت وكانوا")


def set_status(reading: Reading, draft: Draft) -> None:
    """Give a draft its status and say why; `cut` where the text does not say that it happened, will happen or was tried."""
    segment, lead = draft.segment, draft.decision.lead
    sentence = segment.sentence
    sight = reading.sight
    first = lead.start if lead is not None else segment.start

    def settle(status: str, why: str, names: tuple[str, ...] = (), start: int = segment.start, end: int = segment.end) -> bool:
        hits = reading.cues_in(start, end, *names) if names else []
        if names and not hits:
            return False
        draft.status, draft.status_why, draft.status_hit = status, why, hits[0] if hits else None
        return True

    before = list(sight.words(max(segment.start, first - 2), first))
    if lead is not None and any(w in _NEGATION for w in before):
        draft.cut, draft.status_why = True, "negated"
        return
    if lead is not None and lead.base.pro.endswith("س"):
        settle("threat", "future")
        return
    if lead is not None and not draft.counts and any(w in _FUTURE for w in list(sight.words(max(segment.start, first - 3), first + 1))) and lead.form != "verb":
        settle("threat", "purpose")
        return
    if settle("denied", "denied", ("deny",), max(segment.start, first - 8), first):
        return
    if not draft.counts and settle("threat", "threat", ("threat",), max(segment.start, first - 8), first + 1):
        return
    if _foiled(reading, draft) and settle("foiled", "foiled", ("foil",)):
        return
    if _older(reading, draft):
        settle("background", "older than a week")
        return
    if draft.moment is not None and not draft.inherited and draft.moment.span.earliest and draft.moment.span.latest and (draft.moment.span.latest - draft.moment.span.earliest).days > 10:
        settle("background", "over a long stretch")
        return
    recent = draft.moment is not None and reading.published is not None and _is_recent(reading, draft)
    if settle("background", "court", ("court",), sentence.start, sentence.end) and not recent:
        return
    if settle("background", "statistic", ("statistic",)) and not (recent and draft.own_place):
        return
    if segment.subordinate and not recent:
        settle("background", "subordinate")
        return
    if not recent and settle("background", "earlier", ("background",), segment.start, min(segment.end, first + 6)):
        return
    draft.status, draft.status_why, draft.status_hit = "actual", "news", None


def _foiled(reading: Reading, draft: Draft) -> bool:
    if any(c.kind in ("killed", "wounded", "killed_or_wounded") and c.low > 0 for c in draft.counts):
        return False
    return True


def _older(reading: Reading, draft: Draft) -> bool:
    latest = draft.moment.span.latest if draft.moment is not None else None
    return latest is not None and reading.published is not None and reading.published - latest > RECENT


def _is_recent(reading: Reading, draft: Draft) -> bool:
    latest = draft.moment.span.latest if draft.moment is not None else None
    return latest is not None and reading.published is not None and reading.published - latest <= RECENT
