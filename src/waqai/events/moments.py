"""Which of an article's times dates an event: a conditional model over readable signs, its weights in a pack, fitted on gold.

Every telling of an event weighs the times around it, and saying none; the tellings that merging joins are weighed together. The
weights are written by benchmarks/fit_moments.py; a reviewer can read them in knowledge/packs/moments.yaml.
"""

from __future__ import annotations

import math
from functools import lru_cache

from waqai.events.draft import Draft, Option
from waqai.events.moment_grammar import RELATIVE, governs, of_its_clause
from waqai.events.moment_ground import ground_of, telling_of
from waqai.events.moment_signs import none_signs, signs, within_reach
from waqai.events.reading import Moment, Reading
from waqai.events.status_case import RECENT
from waqai.events.triggers import triggers
from waqai.knowledge.packs_store import PACK_DIR, read_yaml
from waqai.text import word_set

_GOVERNED = 4.0  # set by hand: grammar leaves no choice
_LISTS = word_set("لحظة تغطية حصاد موجز نشرة أهم أبرز أحداث تطورات متابعة حصيلة ملخص جولة أخبار")
_BY_THE_WAY = 12  # tokens from «التي» to a day told in its clause
_SPELLED_OUT = 0.7  # likewise: «فجر اليوم» in a telling's own clause


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The model's weights by sign."""
    data = read_yaml(PACK_DIR / "moments.yaml")
    return {str(k): float(v) for k, v in data["weights"].items()}


def weigh_moments(reading: Reading, drafts: list[Draft]) -> None:
    """Give each draft its options, and the moment that they speak for."""
    ground = ground_of(reading, drafts)
    model = weights()
    found: list[list[Option]] = []
    for draft in drafts:
        telling = telling_of(reading, draft)
        said = none_signs(ground, telling)
        options = [Option(None, "none", tuple(said), sum(model.get(s, 0.0) for s in said))]
        for timed in within_reach(ground, draft):
            where, said = signs(ground, telling, timed)
            score = sum(model.get(s, 0.0) for s in said) + _GOVERNED * (governs(reading, draft, timed.moment) + of_its_clause(draft, timed))
            score -= _GOVERNED * (where != "own" and telling.opens_anew and _said_by_the_way(reading, timed.moment))
            score += _SPELLED_OUT * (where == "own" and timed.moment.rule.startswith("part+") and not timed.moment.quoted)
            options.append(Option(timed.moment, where, tuple(said), score))
        found.append(options)
    for draft, options in zip(drafts, found, strict=True):
        draft.options = options
        settle_moment(draft)


def settle_moment(draft: Draft) -> None:
    """Date a draft by the options of all its tellings: the day that they speak for together, told in the clearest way; or none."""
    tellings = sum(1 for o in draft.options if o.moment is None)
    if tellings == 0:
        return
    top = max(o.score for o in draft.options)
    mass: dict[object, float] = {}
    for option in draft.options:
        share = math.exp(option.score - top) / (tellings if option.moment is None else 1)
        mass[_days(option.moment)] = mass.get(_days(option.moment), 0.0) + share
    days = max(mass, key=lambda d: mass[d])
    if days is None:
        draft.moment = None
        draft.inherited.pop("date", None)
        return
    best = max((o for o in draft.options if _days(o.moment) == days), key=lambda o: o.score)
    draft.moment = best.moment
    if best.where == "own":
        draft.inherited.pop("date", None)
    else:
        draft.inherited["date"] = best.where


def settle_news(reading: Reading, events: list[Draft]) -> None:
    """Date the news among merged events anew where the day settled on is an old one that another telling, itself history, brought
    along («تتقدم القوات ... في المدينة التي سقطت في مايو»).
    """
    for event in events:
        if event.status in ("actual", "foiled") and len(event.segments) > 1 and _is_old(reading, event.moment):
            kept = event.options
            event.options = [o for o in kept if not _is_old(reading, o.moment)]
            settle_moment(event)
            event.options = kept


def date_by_lead(reading: Reading, rows: list[Draft]) -> None:
    """Give the news that no words date the day of the lead, where that is the day of publication («قتل خمسة اليوم الخميس في غارة ...
    وقصفت المدفعية حي الزيتون»): a report of one day tells of that day.
    """
    lead = next((s for s in reading.text.sentences if s.kind == "body"), None)
    told = reading.moments_in(lead.start, lead.end) if lead is not None else []
    today = (reading.published, reading.published)
    if not told or reading.published is None or any(_days(m) != today for m in told):
        return
    for draft in rows:
        if draft.moment is None and draft.status == "actual":
            draft.moment, draft.inherited["date"] = told[0], "lead"


def date_by_heading(reading: Reading, rows: list[Draft]) -> None:
    """Give the items of a list that say no day of their own the day of its heading («حصاد يوم الثلاثاء 4 آب», «لحظة بلحظة | 9 أكتوبر»);
    a bare date of publication heads a page, not what happened.
    """
    headings = [s for s in reading.text.sentences if s.kind == "heading" and len(reading.moments_in(s.start, s.end)) == 1]
    dated: list[tuple[int, Moment]] = []
    for heading in headings:
        moment = reading.moments_in(heading.start, heading.end)[0]
        first, last, published = moment.span.earliest, moment.span.latest, reading.published
        if first is None or first != last or published is None or first > published or triggers(reading.sight, heading.start, heading.end):
            continue
        if first < published or not _LISTS.isdisjoint(reading.sight.words(heading.start, heading.end)):
            dated.append((heading.index, moment))
    for draft in rows if dated else ():
        above = [moment for index, moment in dated if index < draft.segment.sentence.index]
        if above and draft.moment is None and draft.status in ("actual", "foiled"):
            draft.moment, draft.inherited["date"] = above[-1], "heading"


def _said_by_the_way(reading: Reading, moment: Moment) -> bool:
    """«... إلى البلدة التي استعادها الجيش في آذار. إلى ذلك قتل ستة»: an old day of a clause on something else dates no other sentence."""
    start = max(reading.sentence_of(moment.start).start, moment.start - _BY_THE_WAY)
    return _is_old(reading, moment) and any(w in RELATIVE for w in reading.sight.words(start, moment.start))


def _is_old(reading: Reading, moment: Moment | None) -> bool:
    latest = moment.span.latest if moment is not None else None
    return latest is not None and reading.published is not None and reading.published - latest > RECENT


def _days(moment: Moment | None) -> object:
    return None if moment is None else (moment.span.earliest, moment.span.latest)
