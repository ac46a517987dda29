"""The status of a draft: today's news, foiled, threatened, denied, or an earlier incident told as background (codebook: `status`).

Each rule looks at one sign and answers or passes; the first answer holds. What no rule claims is `actual`.
"""

from __future__ import annotations

from waqai.events import ahead, denial, foiling, history, in_court, supposed
from waqai.events.draft import Draft
from waqai.events.moment_grammar import RELATIVE
from waqai.events.no_incident import NO_INCIDENT
from waqai.events.reading import Reading
from waqai.events.status_case import RECENT, SINCE, Case, Rule
from waqai.events.triggers import triggers
from waqai.text import is_one_of, word_set

_NEGATION = word_set("لم لن لا دون بدون عدم ولم ولن ولا بعدم وقف لوقف بوقف إنهاء لإنهاء منع لمنع تجنب وقفا يوقف توقف")
_NO_NEGATION = word_set(
    "تزال يزال يزالون تزالون زال زالت سيما شك تتوقف يتوقف تهدأ يهدأ تنقطع ينقطع تستثن يستثن تستثني تسلم يسلم تنج ينج تقتصر يقتصر "
    "تكتف يكتف توفر يوفر ترحم يرحم يخلف تخلف يسفر تسفر يوقع توقع يؤد تؤد يتسبب تتسبب ينجم ينتج يلحق تلحق"
)
_KEPT_FROM = word_set("حال حالت حالوا تحول يحول")
_KEPT_REACH = 6
_WHERE = word_set("حيث")
_RELATIVE_REACH = 3  # tokens from «الذي» to the deed


def set_status(reading: Reading, draft: Draft) -> None:
    """Give a draft its status and say why; `cut` where the text does not say that it happened, will happen or was tried."""
    lead = draft.decision.lead
    first = lead.start if lead is not None else min((c.head for c in draft.counts), default=draft.segment.start)
    case = Case(reading, draft, first, False)
    if lead is not None and _negated(case):
        draft.cut, draft.status_why = True, "negated"
        return
    why = next((name for name, rule in NO_INCIDENT if rule(case)), None)
    if why is not None:
        draft.cut, draft.status_why = True, why
        return
    _take_old_day(case)
    case = Case(reading, draft, first, _is_recent(reading, draft))
    answers = (answer for rule in _RULES if (answer := rule(case)) is not None)
    draft.status, draft.status_why, draft.status_hit = next(answers, ("actual", "news", None))


def _negated(case: Case) -> bool:
    """«لم يقصف الطيران»; not «لا تزال الاشتباكات مستمرة», «لا سيما الهجوم», «لم تستثن الغارات السوق»."""
    before = case.words(2)
    if before[-1:] == ["دون"] and any(is_one_of(w, _KEPT_FROM) for w in case.words(_KEPT_REACH)):
        return False  # «حالت يقظة حارس دون تفجير سيارة»: prevented
    return any(w in _NEGATION and (n + 1 == len(before) or before[n + 1] not in _NO_NEGATION) for n, w in enumerate(before))


def _take_old_day(case: Case) -> None:
    """An old day said right after the trigger («تفجير المسجد في 26 يونيو 2015») dates it, whatever day the sentence opens with."""
    draft, published = case.draft, case.reading.published
    of_a_thing = _told_of_a_thing(case)
    weighed = bool(draft.options) and not of_a_thing
    if published is None or weighed or (draft.moment is not None and draft.moment.start >= case.first):
        return
    after = draft.decision.lead.end if draft.decision.lead is not None else case.first + 1
    found = [h.start for h in triggers(case.reading.sight, after, draft.segment.end)]
    for moment in case.reading.moments_in(after, min([after + 14, draft.segment.end, *found])):
        latest, exact = moment.span.latest, moment.span.precision in ("day", "days", "week", "month")
        exact |= moment.span.precision == "year" and (moment.start - after <= 1 or of_a_thing)  # «الذي دمره تفجير عام 2006»
        if latest is None or published - latest <= RECENT or not exact:
            continue
        if case.reading.sight.word(moment.start - 1) not in SINCE and case.reading.sight.word(moment.start) not in SINCE:
            draft.moment = moment
            draft.inherited.pop("date", None)
            return


def _told_of_a_thing(case: Case) -> bool:
    """«زار الفندق الذي [اقتحمه] مسلحون», «وصل إلى نيس حيث [قتل]»: a deed that only says what befell a place or a man told of otherwise;
    not «قتلت القوات أمس الرجل الذي [هاجم] المتحف».
    """
    start = case.draft.segment.start
    which = any(w in RELATIVE or w in _WHERE for w in case.words(_RELATIVE_REACH))
    return which and not case.reading.sight.within(start, case.first, "tactics")


_RULES: tuple[Rule, ...] = (
    ahead.future,
    ahead.purpose,
    ahead.permitted,
    denial.denied,
    history.to_be_avenged,
    ahead.threatened,
    ahead.feared,
    supposed.on_the_brink,
    supposed.likely,
    in_court.charged,
    foiling.foiled,
    foiling.defused,
    foiling.destroyed,
    foiling.intercepted,
    history.summed_since,
    history.anniversary,
    supposed.remembered,
    in_court.tried,
    in_court.verdict,
    history.dated,
    history.last_week,
    history.since,
    history.after_its_capture,
    history.long_ago,
    history.answered,
    history.habit,
    in_court.court,
    history.statistic,
    history.war_sum,
    history.same_period,
    history.rights_report,
    supposed.long_after,
    history.claimed_before,
    history.earlier,
)


def _is_recent(reading: Reading, draft: Draft) -> bool:
    latest = draft.moment.span.latest if draft.moment is not None else None
    return latest is not None and reading.published is not None and reading.published - latest <= RECENT
