"""The coder: one article in, coded events out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from waqai.events.answered import only_answered
from waqai.events.arms_by_place import by_their_arms
from waqai.events.by_day import on_their_day
from waqai.events.campaign import find_campaign
from waqai.events.cast import Cast
from waqai.events.choice import choose_rows
from waqai.events.claim_acts import claims_told_apart
from waqai.events.claims import lend_claims, set_claims, withdraw_claims
from waqai.events.draft import Draft, build
from waqai.events.finish import finish
from waqai.events.founded import dates_a_founding, dates_a_life
from waqai.events.judge import hopeless, judge, sums_up
from waqai.events.judge_weights import JudgeWeights, load_judge_weights
from waqai.events.merge import merge, merge_tolls
from waqai.events.moments import date_by_heading, date_by_lead, settle_news, weigh_moments
from waqai.events.place_reach import fold_details, lend_places, put_in_towns
from waqai.events.reading import Moment, Reading, Spot
from waqai.events.reprints import without_reprints
from waqai.events.scope import fill_places, fill_sides
from waqai.events.segments import Segment, split
from waqai.events.series_days import counts_a_series
from waqai.events.shared_deeds import share_deeds
from waqai.events.side_choice import choose_sides
from waqai.events.spots import called_so, find_spots
from waqai.events.states import acting_states
from waqai.events.status import set_status
from waqai.events.summaries import scattered, sum_of_parts, sums_up_the_rest
from waqai.events.told_where import place_by_detail
from waqai.events.toll_ranks import deal_by_rank
from waqai.events.toll_reach import lend_tolls
from waqai.events.toll_sources import hear_other_sources
from waqai.events.triggers import triggers, weight
from waqai.events.under_headings import place_under_headings
from waqai.knowledge import Knowledge, load_packs
from waqai.knowledge.opponents import load_opponents
from waqai.knowledge.places import Gazetteer, load_gazetteer
from waqai.mentions.counts import find_counts, without_adjectives
from waqai.mentions.lexicon import Hit, Lexicon
from waqai.mentions.places import PlaceFinder
from waqai.mentions.sight import Sight
from waqai.mentions.times import TimeMention, find_times, told_from, written_day
from waqai.model import Document, Event, Issue, Mention, Span
from waqai.text import Text, arrange, read, tokenize, word_set, words_and_gaps
from waqai.text.numerals import Numeral, find_numerals

_NEWS_DAYS = 7
_CALLED, _SHOT_AT = "idiom-fire", "fired-frame"  # «أطلق عليه اسم», «أطلق عليه ملثمون النار»
_LIVES_LOST = word_set(
    "حتفه حتفها حتفهم حتفهما مصرعه مصرعها مصرعهم مصرعهما بحياة صرعى قتيلا قتلى قضى قضت قضوا قضيا وقضى وقضت وقضوا فقضى فقضت فقضوا أودى "
    "أودت وأودى وأودت"
)
_NAMED_BANDS = ("armed_group", "political", "militia")


@dataclass(frozen=True, slots=True)
class Coded:
    """What was coded from one article: `relevant` where there is at least one row; `campaign` is the named series that the article
    tells of.
    """

    id: str
    events: tuple[Event, ...]
    campaigns: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def relevant(self) -> bool:
        """Whether the article has at least one row of any status (codebook, convention 13)."""
        return bool(self.events)

    def to_dict(self) -> dict[str, object]:
        """The interchange line: id, relevant, events."""
        return {"id": self.id, "relevant": self.relevant, "events": [e.to_row() for e in self.events]}


class Coder:
    """Reads Arabic articles and codes their events. Build it once (it loads packs and gazetteer), then use it for any number of articles.

    >>> coder = Coder()
    >>> [row] = coder.code("قتل خمسة مدنيين أمس في انفجار سيارة مفخخة وسط بعقوبة.", published="2019-04-10").events
    >>> row.tactic, row.counts["killed"].best, row.when.earliest.isoformat()
    ('car_bomb', 5, '2019-04-09')

    Measured on gold by benchmarks/quality.py; the figures are in the README.
    """

    def __init__(self, knowledge: Knowledge | None = None, gazetteer: Gazetteer | None = None, weights: JudgeWeights | None = None) -> None:
        self.knowledge = knowledge or load_packs()
        self.lexicon = Lexicon(self.knowledge)
        self.gazetteer = gazetteer or load_gazetteer()
        self.finder = PlaceFinder(self.gazetteer)
        self.opponents = load_opponents()
        self.weights = weights or load_judge_weights()

    def code(self, text: str, *, published: str | date | None = None, title: str | None = None, id: str | None = None) -> Coded:
        """Code one text. `published` is an ISO date or a date; ValueError where it is neither."""
        day = _day(published) if isinstance(published, str) else published
        return self.code_document(Document(id or Document.content_id(title, text), text, title, day))

    def code_document(self, document: Document) -> Coded:
        """Code one document. A publication day outside 1900..2200 cannot anchor anything: it is left aside, with an issue that says so."""
        if document.published is not None and not 1900 <= document.published.year <= 2200:
            issue = Issue("published", document.id, f"publication day {document.published} is outside 1900..2200 and was left aside")
            coded = self.code_document(replace(document, published=None))
            return replace(coded, issues=(*coded.issues, issue))
        raw = _raw_of(document)
        words, gaps = words_and_gaps(raw)
        lost = not _LIVES_LOST.isdisjoint(words)
        if not _may_tell(self.lexicon.seek(words, gaps, "tactics"), len(words), lost):
            return Coded(document.id, ())
        tokens = tokenize(raw)
        hits = _without_idioms(self.lexicon.find(tokens))
        if not _may_tell(hits, len(tokens), lost and any(h.entry.pack in ("actors", "weapons") for h in hits)):
            return Coded(document.id, ())
        text = arrange(raw, tokens, _title_length(document))
        reading = self._read(document, text, hits)
        events = draft_events(reading)
        campaign = find_campaign(reading)
        kept = choose_rows(events, judge(reading, events, self.weights), self.weights.threshold)
        rows_of_their_own = {id(d) for d in fold_details(reading, [d for d, _ in kept])}
        kept = [(d, p) for d, p in kept if id(d) in rows_of_their_own]
        drafts = [d for d, _ in kept]
        lend_claims(events, drafts)
        claims_told_apart(reading, drafts)
        choose_sides(reading, events, drafts)
        withdraw_claims(drafts)
        lend_places(reading, events, drafts)
        place_by_detail(reading, drafts)
        lend_tolls(reading, events, drafts)
        hear_other_sources(reading, drafts)
        put_in_towns(reading, drafts)
        date_by_heading(reading, drafts)
        date_by_lead(reading, drafts)
        kept = [(d, p) for d, p in kept if not sum_of_parts(reading, d, drafts)]
        kept.sort(key=lambda pair: (pair[0].segment.in_title, pair[0].segment.start))
        rows = tuple(finish(reading, d, n, campaign, p) for n, (d, p) in enumerate(kept, 1))
        return Coded(document.id, rows, (campaign[0],) if campaign else ())

    def mentions(self, document: Document) -> list[Mention]:
        """What is found in a document before events are built, in text order."""
        reading = self.read(document)
        tokens = reading.text.tokens
        out = [
            Mention(
                Span(tokens[h.start].start, tokens[h.end - 1].end),
                h.entry.kind,
                h.entry.id,
                f"{h.entry.pack}/{h.entry.id}",
                0.7 if h.slip else 1.0,
                {"number": h.number, "form": h.form},
            )
            for h in reading.sight.hits
        ]
        out += [
            Mention(
                Span(tokens[s.start].start, tokens[s.end - 1].end),
                "place",
                s.place.name or s.place.name_ar,
                f"place/{s.role}",
                1.0,
                {"source": s.place.source},
            )
            for s in reading.spots
        ]
        out += [
            Mention(
                Span(tokens[m.start].start, tokens[m.end - 1].end),
                "time",
                f"{m.span.earliest}..{m.span.latest}",
                f"time/{m.rule}",
                1.0,
                {"precision": m.span.precision},
            )
            for m in reading.moments
        ]
        out += [
            Mention(c.span, "count", f"{c.kind} {c.low}..{'' if c.high is None else c.high}", f"count/{c.rule}") for c in reading.counts
        ]
        return sorted(out, key=lambda m: (m.span, m.kind, m.value))

    def read(self, document: Document) -> Reading:
        """A document with everything found in it, before events are built."""
        text = read(_raw_of(document), _title_length(document))
        return self._read(document, text, _without_idioms(self.lexicon.find(text.tokens)))

    def _read(self, document: Document, text: Text, hits: list[Hit]) -> Reading:
        numerals = find_numerals(text.tokens)
        published = document.published if document.published is not None and 1900 <= document.published.year <= 2200 else None
        times = find_times(text, published)
        published = written_day(times, published) if published is not None else None
        told = told_from(text, times, published)
        hits = without_adjectives(text.tokens, on_their_day(hits, text, told, published))
        sight = Sight(text, hits, numerals)
        aside = (dates_a_founding(text, t.start_token) or _of_a_life(text, t, published) or counts_a_series(text, t) for t in told)
        told = [t for t, other in zip(told, aside, strict=True) if not other]
        moments = [Moment(t.start_token, t.end_token, t.when, t.rule, t.quoted) for t in told if t.when is not None and not t.future]
        timed = frozenset(i for t in times if t.kind in ("weekday", "date", "relative") for i in range(t.start_token, t.end_token))
        spots, country = find_spots(text, self.finder, self.gazetteer, sight, timed)
        states, spots = acting_states(self.knowledge, self.gazetteer, sight, spots)
        names = [*_named_like_deeds(hits, spots), *_in_names(hits, spots), *_of_a_kunya(hits, sight)]
        counting = _counting(numerals, spots)
        if states or names or len(counting) < len(numerals):
            hits = sorted([*(h for h in hits if h not in names), *on_their_day(states, text, told, published)], key=lambda h: h.start)
            sight = Sight(text, hits, counting)
        counts = [c for s in text.sentences if s.kind not in ("furniture", "dateline") for c in find_counts(sight, s.start, s.end)]
        cues = [h for h in hits if h.entry.pack == "cues"]
        return Reading(
            document, published, text, sight, spots, moments, counts,
            Cast(self.knowledge, sight, country, self.opponents, published), country, cues,
        )  # fmt: skip


def _of_a_life(text: Text, told: TimeMention, published: date | None) -> bool:
    """Whether a time that ends more than a week before publication belongs to the life of one of those counted."""
    if published is None or told.when is None or told.when.latest is None or (published - told.when.latest).days <= _NEWS_DAYS:
        return False
    return dates_a_life(text, told.start_token)


def draft_events(reading: Reading) -> list[Draft]:
    """The drafts of a document after merging and after each has taken what its surroundings give; not yet judged."""
    drafts = _drafts(reading)
    for draft in drafts:
        set_status(reading, draft)
    drafts = [d for d in drafts if not (d.cut or len(drafts) > 1 and only_answered(reading, d))]
    before = [(d.moment, d.inherited.get("date")) for d in drafts]
    weigh_moments(reading, drafts)
    for draft, dated in zip(drafts, before, strict=True):
        if (draft.moment, draft.inherited.get("date")) != dated:
            set_status(reading, draft)
    set_claims(reading, drafts)
    drafts = [d for d in drafts if not (d.cut or sums_up(reading, d))]
    place_under_headings(reading, drafts)
    events = merge(reading, [d for d in drafts if not scattered(reading, d, drafts)])
    deal_by_rank(reading, events)
    settle_news(reading, events)
    fill_places(reading, events)
    fill_sides(reading, events)
    events = merge_tolls(reading, events)
    return [d for d in events if not (hopeless(reading, d, events) or sums_up_the_rest(d, events))]


def _day(written: str) -> date:
    """A day of publication as a text; ValueError says what a day looks like."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"published: {written!r} is not an ISO date such as 2019-04-10") from None


def _without_idioms(hits: list[Hit]) -> list[Hit]:
    """Tactic words and weapons inside a figure of speech («معركة انتخابية», «وقف إطلاق النار») mean no violence and no firearms."""
    hits = _without_own_names(_without_namesakes(hits))
    shot_at = {h.start for h in hits if h.entry.id == _SHOT_AT}
    idioms = (h for h in hits if h.entry.attrs.get("cue") == "idiom" and not (h.entry.id == _CALLED and h.start in shot_at))
    covered = {i for h in idioms for i in range(h.start, h.end)}
    return [h for h in hits if h.entry.pack not in ("tactics", "weapons") or h.start not in covered] if covered else hits


def _counting(numerals: list[Numeral], spots: list[Spot]) -> list[Numeral]:
    """The numerals that may count something: none inside the name of a place («بئر السبع», «الحي رقم 3», «شارع 60»)."""
    named = {i for s in spots for i in range(s.start + 1, s.end)}
    return [n for n in numerals if n.start_token not in named]


def _named_like_deeds(hits: list[Hit], spots: list[Spot]) -> list[Hit]:
    """Verbs of violence that are places here («في إدلب وتدمر»), and words of it that a known place is called by («ساحة التحرير»)."""
    known = [s for s in spots if s.place.source and s.role not in ("misread", "nationality")]
    named = {i for s in known if s.role != "stray" or s.preposition for i in range(s.start, s.end)}
    called = {s.end - 1 for s in known if s.end - s.start > 1}
    words = [h for h in hits if h.entry.pack == "tactics" and h.size == 1]
    return [h for h in words if h.start in (named if h.form in ("verb", "present") else called)]


def _in_names(hits: list[Hit], spots: list[Spot]) -> list[Hit]:
    """Persons that are words of known places' names: the sheikh of «الشيخ مسكين» is nobody there, nor anybody's kin in «ريف حماة»."""
    known = [s for s in spots if s.place.source and s.end - s.start > 1]
    opening = {s.start for s in known}
    inside = {i for s in known for i in range(s.start, s.end)}
    persons = [h for h in hits if h.entry.pack == "persons" and h.size == 1]
    return [h for h in persons if h.start in opening or (h.entry.id == "close-kin" and h.start in inside)]


def _of_a_kunya(hits: list[Hit], sight: Sight) -> list[Hit]:
    """Nations that are part of a name: «أبو سالم السوداني» is called so, whoever he fights for."""
    nations = [h for h in hits if h.entry.pack == "persons" and "country" in h.entry.attrs and h.size == 1 and h.base.article]
    return [h for h in nations if called_so(sight, h.start)]


def _without_namesakes(hits: list[Hit]) -> list[Hit]:
    """Drop actors read from one ambiguous word («القاعدة», «الشباب») in a text that uses the word as a common noun and names the
    group nowhere else.
    """
    sure = {h.entry.label_en for h in hits if h.entry.pack == "actors" and not h.entry.attrs.get("ambiguous")}
    nouns = {h.base.stem.removeprefix("ال") for h in hits if h.entry.pack == "targets" and not h.base.article and h.size >= 1}
    return [
        h
        for h in hits
        if not (
            h.entry.pack == "actors"
            and h.entry.attrs.get("ambiguous")
            and h.size == 1
            and h.entry.label_en not in sure
            and h.base.stem.removeprefix("ال") in nouns
        )
    ]


def _without_own_names(hits: list[Hit]) -> list[Hit]:
    """Drop words of violence and of claims that are part of a group's name: «الجبهة الشعبية لتحرير الأرض», «مجلس مجاهدي البلدة»."""
    called = (h for h in hits if h.entry.pack == "actors" and h.size > 2 and str(h.entry.attrs.get("class")) in _NAMED_BANDS)
    named = {i for h in called if not h.entry.file.endswith("generic.yaml") for i in range(h.start + 1, h.end)}
    return [h for h in hits if not _tells(h) or not named.issuperset(range(h.start, h.end))] if named else hits


def _tells(hit: Hit) -> bool:
    """Whether a word tells of violence or claims it."""
    return hit.entry.pack in ("tactics", "weapons") or hit.entry.attrs.get("cue") == "claim"


def _may_tell(hits: Iterable[Hit], words: int, lost: bool = False) -> bool:
    """A first, cheap look: words of violence that mean more than a passing toll or quarrel, the more the longer the text; `lost` says
    that lives are told lost in words that stand apart («لقي ثلاثة جنود حتفهم», «أودت السيارة المفخخة بحياة سبعة»).
    """
    enough = 0.4 if words < 60 else 0.8 * max(1.0, words / 300)
    total = 0.4 if lost else 0.0
    if total >= enough:
        return True
    for hit in hits:
        if hit.entry.pack == "tactics":
            total += 0.4 if hit.entry.attrs.get("toll") else weight(hit)
            if total >= enough:
                return True
    return False


def passages(reading: Reading) -> Iterator[list[Segment]]:
    """The segments of each sentence that may tell of an incident."""

    def has_place(a: int, b: int) -> bool:
        return any(s.role == "event" for s in reading.spots_in(a, b))

    def has_toll(a: int, b: int) -> bool:
        return bool(reading.counts_in(a, b))

    def adds_toll(a: int, b: int) -> bool:
        first = b + 1 if reading.sight.word(b) == "و" else b  # «و4 قتلى» is two tokens
        kinds = {c.kind for c in reading.counts if c.start == first and not c.denied}
        return bool(kinds) and any(c.kind in kinds and c.start < b for c in reading.counts_in(a, b))

    def has_day(a: int, b: int) -> bool:
        return bool(reading.moments_in(a, b))

    for sentence in reading.text.sentences:
        if sentence.kind in ("furniture", "dateline"):
            continue
        if sentence.kind == "heading" and not triggers(reading.sight, sentence.start, sentence.end):
            continue
        yield split(reading.sight, sentence, has_place, has_toll, adds_toll, has_day)


def _drafts(reading: Reading) -> list[Draft]:
    out: list[Draft] = []
    for segments in passages(reading):
        before: Draft | None = None
        earlier = out[-1] if out and segments and _follows_on(out[-1].segment, segments[0]) else None
        told: list[Draft] = []
        for segment in segments:
            drafts = build(reading, segment, before, earlier)
            by_their_arms(reading.sight, drafts)
            before = drafts[0] if drafts else before
            told.extend(drafts)
        share_deeds(told)
        out.extend(told)
    return out


def _follows_on(old: Segment, new: Segment) -> bool:
    """Whether a segment stands in the sentence after another's, in one paragraph."""
    a, b = old.sentence, new.sentence
    return b.index - a.index == 1 and a.paragraph == b.paragraph and not old.in_title


def _raw_of(document: Document) -> str:
    return without_reprints(document.raw, _title_length(document))


def _title_length(document: Document) -> int:
    return len(document.title) if document.title else 0
