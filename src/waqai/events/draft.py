"""From a segment to drafts of events: tactic, sides, places, time, tolls, each with the words behind it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from waqai.events.borders import own_side
from waqai.events.circumstance import by_circumstance, only_told_of
from waqai.events.clause_sides import attackers_told, by_gunmen, came_to_kill, targets_told, victims_told
from waqai.events.counter_fire import source_of_fire
from waqai.events.custody import arrested_at, country_wide
from waqai.events.damage import damage_told
from waqai.events.ordinals import opens_by_rank, second_deed
from waqai.events.reading import Moment, Reading, Spot
from waqai.events.roles import ATTACKER, Role, find_roles
from waqai.events.second_look import reconsider, signs
from waqai.events.segments import AMID, ANSWERS, LATER, SECOND, TOLL, Segment, rank_told
from waqai.events.site_lists import with_lists
from waqai.events.siting import choose, likelihood
from waqai.events.spoken_of import INCIDENT, speaks_of
from waqai.events.tactic import Decision, decide
from waqai.events.told_from import only_mourned_there
from waqai.events.toll_places import dealt
from waqai.events.triggers import triggers, weight
from waqai.events.unrest import PROTESTERS, of_unrest
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.model import Span
from waqai.text import is_one_of, word_set

_CAME_WITH = word_set("تزامن تزامنت ترافق ترافقت أعقب أعقبت تلا تلت رافق رافقت")
_TOLD_LAST = 3  # sentences
_CAME_AFTER = word_set("أعقب أعقبت تلا تلت تبع تبعت تلى أعقبوا")
_WHICH = word_set("التي الذي الذين والتي والذي")
_ANOTHER = word_set("آخر أخرى ثان ثانية مماثل مماثلة جديد جديدة منفصل")
_STRUCK = word_set("استهدفت استهدف استهدفوا ضرب ضربت")
_FROM_FIRE = 0.6  # how likely the side that fire came from is where the answer falls
_BOMBS = ("car_bomb", "suicide_bombing")
_BY_A_CROWD = ("stone-throwing",)  # «ورشقوا»: their subject stands before
_NO_SITES = ("nationality", "dateline", "misread", "state")
_ANSWERED = 7  # tokens from «ردا على» to the place of what is answered
_ELATIVES = word_set("الأول الأولى الأعنف الأخطر الأكبر الأسوأ الأكثر الأشد دموية دامت استمرت استغرقت")


@dataclass(frozen=True, slots=True)
class Option:
    """A moment that may date a draft (None: its text says no day), where it stands, what speaks for or against it, how much."""

    moment: Moment | None
    where: str
    signs: tuple[str, ...]
    score: float


@dataclass(slots=True)
class Draft:
    """An event in the making. `order` is its place in the article; `mentions` are the segments that tell it."""

    segment: Segment
    decision: Decision
    spot: Spot | None
    moment: Moment | None
    attackers: tuple[str, ...]
    attacker_hits: tuple[Hit, ...]
    attacker_sure: float
    targets: tuple[str, ...]
    target_hits: tuple[Hit, ...]
    weapon: Hit | None
    counts: list[CasualtyMention]
    damage: tuple[tuple[str, Span], ...] = ()
    claimed_by: str | None = None
    claim_hit: Hit | None = None
    status: str = "actual"
    status_why: str = "news"
    status_hit: Hit | None = None
    definite: bool = False
    another: bool = False
    own_place: bool = True
    whole_country: bool = False  # told of all parts of a country («في مختلف أنحاء البلاد»): no town that is named beside is its place
    segments: list[Segment] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    inherited: dict[str, str] = field(default_factory=dict)
    options: list[Option] = field(default_factory=list)
    cut: bool = False
    site_chance: float = 0.0
    signs: dict[str, float] = field(default_factory=dict)
    roles: tuple[Role, ...] = ()
    lent: list[CasualtyMention] = field(default_factory=list)
    rivals: list[CasualtyMention] = field(default_factory=list)  # other sources' numbers for its toll
    listed: int = 0  # how many places of its list («في س وص») stand before its own
    places: int = 1  # how many places its list has

    @property
    def tactic(self) -> str:
        """The tactic as decided so far."""
        return self.decision.tactic

    def counts_as_victims(self, name: str) -> bool:
        """Whether a name is a target because a toll counts its people («قتل سبعة جنود إسرائيليين»)."""
        counted = {h.start for c in self.counts if not c.denied for h in c.who}
        return any(t == name and h.start in counted for t, h in zip(self.targets, self.target_hits, strict=True))


def build(reading: Reading, segment: Segment, before: Draft | None = None, earlier: Draft | None = None) -> list[Draft]:
    """The drafts that a segment gives: none without a sign of violence, one for each place of a list, else one.

    `before` is the draft of the clause before in the same sentence: a verb without a subject of its own runs on with that one's;
    `earlier` is the last draft of the sentence before in the paragraph.
    """
    sight = reading.sight
    start, end = segment.start, segment.end
    found = _behind_what_it_came_with(sight, start, [h for h in triggers(sight, start, end) if weight(h) >= 0.25])
    counts = reading.counts_in(start, end)
    alone = segment.lead == SECOND and not found and before is not None  # «..., والثاني بعبوة ناسفة في ص»
    ranked = bool(opens_by_rank(sight, start)) and all(h.entry.attrs.get("toll") for h in found)
    if not found and not counts and not alone:
        return []
    sites = choose_spots(reading, start, end, found)
    spots = [spot for spot, _ in sites]
    country = next((s.place.country for s in spots if s.place.country), None) or _country_told_last(reading, start) or reading.country
    counted = {h.start for c in counts for h in c.who if h.entry.pack == "actors"}
    decision, roles = _decide(reading, segment, found, country, counted, before, earlier)
    if decision.tactic == "arrest_raid" and decision.lead is not None:
        sites = arrested_at(reading, start, end, sites, roles, country, decision.lead)
        spots = [spot for spot, _ in sites]
        country = next((s.place.country for s in spots if s.place.country), None) or country
    if decision.tactic == "other" and decision.lead is None and not counts and not alone:
        return []
    added = before is not None and (segment.lead == TOLL and not found or ranked)  # «..., والثانية في س وأسفرت عن ...»
    if added and before is not None:
        own = second_deed(sight, start, end, before.tactic) if ranked else before.tactic
        decision = Decision(own, None, before.decision.because, "toll-of-the-clause-before", min(0.55, before.decision.sure))
    attackers, attacker_hits, attacker_sure = attackers_told(reading, roles, country)
    runs_on = before is not None and not attackers and (added or _runs_on(decision.lead)) and segment.lead not in ANSWERS
    if runs_on and before is not None:
        attackers, attacker_hits, attacker_sure = before.attackers, before.attacker_hits, 0.6
    gunmen = came_to_kill(counts) if by_gunmen(reading, decision.tactic, attackers) else frozenset()
    roles = [r for r in roles if r.hit.start not in gunmen]
    victims, victim_hits = victims_told(reading, counts, country, gunmen)
    if decision.tactic == "other" and decision.lead is None and any(reading.cast.is_group(name) for name in victims):
        decision = replace(decision, tactic="armed_clash", rule="fighters-killed", sure=0.4)
    if decision.tactic == "other" and decision.lead is None and attackers and not decision.because:
        decision = replace(decision, tactic="armed_attack", rule="killed-by-somebody", sure=0.4)
    targets, target_hits = targets_told(reading, roles, victims, victim_hits, segment, decision, country, attackers)
    sides = _kinds(reading, attacker_hits, country), _kinds(reading, target_hits, country)
    told = before.tactic if before is not None else "", earlier.tactic if earlier is not None else ""
    seen = signs(reading, segment, found, decision, sides, counts, told)
    again = decision if added else reconsider(decision, seen, found)
    if again.tactic != decision.tactic:
        decision = again
        if not runs_on:
            roles = find_roles(sight, start, end, decision.lead, decision.tactic, counted)
            attackers, attacker_hits, attacker_sure = attackers_told(reading, roles, country)
        targets, target_hits = targets_told(reading, roles, victims, victim_hits, segment, decision, country, attackers)
    sides = _kinds(reading, attacker_hits, country), _kinds(reading, target_hits, country)
    decision = by_circumstance(reading, segment, decision, counts, sides, target_hits)
    if of_unrest(reading, segment, decision, attackers, targets):
        decision = replace(decision, tactic="protest_violence", rule="a-state-and-protesters", sure=0.7)
        named = [(n, h) for n, h in zip(targets, target_hits, strict=True) if n not in PROTESTERS]
        hit_by_them = {r.hit.start for r in roles if r.cue == "object" and r.score >= 0.85}  # «ورشقوا قوات الأمن بالحجارة»
        force = [(n, h) for n, h in named if (h.entry.pack == "actors" or n == "police") and h.start not in hit_by_them]
        if force and not attackers:  # «قتل متظاهران في مواجهات مع قوات الأمن»
            attackers, attacker_hits, attacker_sure = tuple(n for n, _ in force), tuple(h for _, h in force), 0.7
            rest = [(n, h) for n, h in zip(targets, target_hits, strict=True) if n not in attackers]
            targets, target_hits = tuple(n for n, _ in rest), tuple(h for _, h in rest)
    struck = [h for c in counts if not c.denied for h in c.who] or list(target_hits)
    spots = [own_side(reading, s, decision.tactic, struck) for s in spots]
    moments = reading.moments_in(start, end)
    moment = next((m for m in moments if m.span.earliest is not None and not _long(m)), None)
    if moment is None:
        anchor = found[0].start if found else counts[0].head if counts else start
        moment = next(
            (
                m
                for m in moments
                if m.span.earliest is not None and -8 <= m.start - anchor <= 5 and sight.word(m.start - 1) not in _ELATIVES
            ),
            None,
        )
    lead = decision.lead
    definite = lead is not None and speaks_of(sight, start, lead, found)
    if definite and only_mourned_there(reading, segment, lead, spots):
        spots = []
    base = Draft(
        segment, decision, None, moment, attackers, attacker_hits, attacker_sure, targets, target_hits, _weapon(reading, segment), counts,
        damage=damage_told(reading, segment),
        definite=definite,
        another=lead is not None
        and (_one_more(sight, lead) or any(sight.word(i) in _ANOTHER for i in range(lead.end, min(lead.end + 3, end)))),
        segments=[segment],
        inherited={"attacker": "clause before"} if runs_on else {},
        signs=seen,
        roles=tuple(roles),
        whole_country=decision.tactic == "arrest_raid" and country_wide(reading, start, end) is not None,
    )  # fmt: skip
    if not spots:
        base.own_place = False
        if segment.lead == AMID and before is not None and before.spot is not None:
            base.spot, base.inherited["place"] = before.spot, "sentence"
        return [base]
    drafts = [
        replace(base, spot=spot, counts=told, segments=[segment], notes=[], inherited=dict(base.inherited))
        for spot, told in zip(spots, dealt(reading, spots, counts), strict=True)
    ]
    for n, (draft, (_, chance)) in enumerate(zip(drafts, sites, strict=False)):
        draft.site_chance, draft.listed, draft.places = chance, n, len(drafts)
    if len(drafts) > 1 and counts:
        drafts[0].notes.append("one toll for several places")
    return drafts


def _one_more(sight: Sight, lead: Hit) -> bool:
    """«عبوة أخرى انفجرت», «سيارة مفخخة ثانية انفجرت»: another bomb, told before its verb."""
    return lead.verbal and sight.word(lead.start - 1) in _ANOTHER and bool(sight.at(lead.start - 2, "weapons", "targets"))


def _kinds(reading: Reading, hits: tuple[Hit, ...], country: str | None) -> tuple[str, ...]:
    """What kinds of sides those words name: an actor's class, a person's part in life, a thing's class."""
    out: dict[str, None] = {}
    for hit in hits:
        if hit.entry.pack == "actors":
            out.setdefault(str(reading.cast.entry_of(hit, country).attrs.get("class")))
        else:
            out.setdefault(str(hit.entry.attrs.get("role") or hit.entry.attrs.get("class")))
    return tuple(out)


def _behind_what_it_came_with(sight: Sight, start: int, found: list[Hit]) -> list[Hit]:
    """«وتزامن القصف مع اندلاع مواجهات», «وأعقبت الغارة اشتباكات»: the deed of such a sentence is the second; the first was told before."""
    told = [h for h in found if not _followed(sight, start, h)]
    if told and len(told) < len(found):
        return told
    first = found[0] if len(found) > 1 else None
    if first is None or not first.base.article or first.start - start > 2 or not is_one_of(sight.word(start), _CAME_WITH):
        return found
    return found[1:]


def _followed(sight: Sight, start: int, hit: Hit) -> bool:
    """«قتلوا خلال عمليات التمشيط التي تلت حادث الخطف»: what came first is only a mark in time."""
    return any(
        is_one_of(sight.word(i), _CAME_AFTER) and sight.word(i - 1) in _WHICH for i in range(max(start + 1, hit.start - 2), hit.start)
    )


def _country_told_last(reading: Reading, start: int) -> str | None:
    """The country of the last place of an incident that this sentence or one of the few before names: «الجيش» is of the land told of."""
    here = reading.sentence_of(start).index
    first = reading.text.sentences[max(0, here - _TOLD_LAST)].start
    return next((s.place.country for s in reversed(reading.spots_in(first, start)) if s.role == "event" and s.place.country), None)


def _long(moment: Moment) -> bool:
    """A stretch of more than ten days: the frame of a story rather than the day of an incident."""
    span = moment.span
    return span.earliest is not None and span.latest is not None and (span.latest - span.earliest).days > 10


def places_of(reading: Reading, start: int, end: int) -> list[Spot]:
    """The places that a passage names, nationalities, datelines and words that are no place here left out; and those of what it answers:
    «تفجير في كلس، وقال إنه جاء انتقاما لضحايا مجزرة الباب».
    """
    told = [s for s in reading.spots_in(start, end) if s.role not in _NO_SITES]
    answers = next((i for i in range(start + 1, end) if reading.sight.word(i) in ANSWERS), end)
    before = [s for s in told if s.start < answers]
    return before + [s for s in told if s.start > answers + _ANSWERED] if before else told


def choose_spots(reading: Reading, start: int, end: int, found: list[Hit]) -> list[tuple[Spot, float]]:
    """The places of a segment's incident with their chances, in text order: the likeliest, and all others that are likely (see siting)."""
    spots = places_of(reading, start, end)
    if not spots:
        source = source_of_fire(reading, start, end)
        return [(source, _FROM_FIRE)] if source is not None else []
    chances = likelihood(reading, start, end, spots, found)
    return with_lists(reading, spots, chances, choose(reading, start, spots, chances))


def _runs_on(lead: Hit | None) -> bool:
    """Whether a trigger is a verb whose subject may stand in the clause before."""
    return (
        lead is not None
        and (lead.form in ("verb", "present") or lead.base.enc in ("ه", "ها", "هم") or lead.entry.id in _BY_A_CROWD)
        and not lead.entry.attrs.get("toll")
    )


def _decide(
    reading: Reading,
    segment: Segment,
    found: list[Hit],
    country: str | None,
    counted: set[int],
    before: Draft | None,
    earlier: Draft | None = None,
) -> tuple[Decision, list[Role]]:
    sight, start, end = reading.sight, segment.start, segment.end
    specific = [h for h in found if not h.entry.attrs.get("generic")] or found
    guess = specific[0] if specific else None
    tactic = str(guess.entry.attrs.get("tactic", "")) if guess is not None else ""
    roles = find_roles(sight, start, end, guess, tactic, counted)
    acting = [r for r in roles if r.part == ATTACKER]
    if not acting and before is not None and _runs_on(guess):
        acting = [Role(h, ATTACKER, "runs on", 0.6) for h in before.attacker_hits[:1]]
    entries = [reading.cast.entry_of(r.hit, country) for r in acting if r.hit.entry.pack == "actors"]
    coalition = any(e.attrs.get("class") == "coalition" or e.id.endswith("air-force") for e in entries[:1])
    state = any(str(e.attrs.get("class", "")).startswith("state") for e in entries[:1])
    group = any(e.attrs.get("class") in ("armed_group", "militia") for e in entries[:1])
    decision = decide(sight, start, end, found, coalition, state, group)
    if (
        decision.rule == "strike"
        and before is not None
        and before.tactic in ("air_strike", "shelling", "drone_strike")
        and _runs_on(decision.lead)
    ):
        decision = replace(decision, tactic=before.tactic, rule="strike-of-the-clause-before", sure=0.55)
    if (
        decision.tactic == "bombing_ied"
        and decision.lead is not None
        and decision.lead.entry.id == "attack-on-infrastructure"
        and before is not None
        and before.tactic in ("air_strike", "shelling", "drone_strike")
        and sight.word(decision.lead.start).removeprefix("و") in _STRUCK
    ):
        decision = replace(decision, tactic=before.tactic, rule="strike-of-the-clause-before", sure=0.84)  # «كما استهدفت محطة غاز»
    if decision.rule == "strike" and before is not None and rank_told(sight, decision.lead):
        decision = replace(decision, tactic=before.tactic, rule="one-of-those-told", sure=0.85)  # «وقع تفجيران، استهدف الأول سوقا»
    if earlier is not None and decision.rule == "strike" and decision.lead is not None and sight.word(decision.lead.start - 1) in INCIDENT:
        decision = replace(decision, tactic=earlier.tactic, rule="one-of-those-told", sure=0.85)  # «وأضاف أن العملية استهدفت حي ...»
    if (
        decision.tactic == "bombing_ied"
        and earlier is not None
        and earlier.tactic in _BOMBS
        and any(rank_told(sight, h) for h in found[:2])
    ):
        decision = replace(decision, tactic=earlier.tactic, rule="one-of-those-told", sure=0.85)  # «ووقع التفجير الثاني في»
    if (
        decision.tactic == "armed_attack"
        and decision.lead is not None
        and decision.lead.base.article
        and earlier is not None
        and earlier.tactic in _BOMBS
        and sight.word(decision.lead.end) in LATER
    ):
        decision = replace(decision, tactic=earlier.tactic, rule="one-of-those-told", sure=0.85)  # «وأدى الاعتداء الثاني إلى مقتل»
    police = bool(entries) and entries[0].attrs.get("class") in ("state_police", "state_security")
    held = decision.tactic == "abduction" and police and not only_told_of(reading, decision.lead)
    told_of = decision.tactic == "abduction" and police and not held
    if held:
        decision = replace(decision, tactic="arrest_raid", rule="held-by-police", sure=0.6)
    if decision.tactic != tactic or decision.lead is not guess:
        roles = find_roles(sight, start, end, decision.lead, decision.tactic, counted)
    if told_of:
        roles = [r for r in roles if r.part != ATTACKER or r.hit.entry.pack != "actors" or not _of_police(reading, r, country)]
    return decision, roles


def _of_police(reading: Reading, role: Role, country: str | None) -> bool:
    return reading.cast.entry_of(role.hit, country).attrs.get("class") in ("state_police", "state_security")


def _weapon(reading: Reading, segment: Segment) -> Hit | None:
    return next((h for h in reading.sight.within(segment.start, segment.end, "weapons") if not h.entry.attrs.get("ambiguous")), None)
