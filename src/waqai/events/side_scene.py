"""What the choice of sides sees of an article: who is named where, and what each does in all of its drafts."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from waqai.events.cast import KINDS
from waqai.events.charges import CHARGE
from waqai.events.disowned import disowned_by, disowning
from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.segments import ANSWERS
from waqai.events.side_basics import WHOSE_ARMS, country_of, governs, of_another_land
from waqai.events.side_things import another_army
from waqai.mentions.lexicon import Hit
from waqai.model import TACTIC_GROUPS

UNKNOWN = "unknown"
NOBODY = frozenset(("unknown", "militants", "gunmen", "Islamist militants", "jihadists", "extremists"))  # kinds that name no side
_MOST = 12
_BLAMED = 0.7  # how sure an attacker is whom somebody holds to be behind the deed


@dataclass(frozen=True, slots=True)
class Naming:
    """One naming of an actor in the article."""

    start: int
    name: str
    hit: Hit


@dataclass(frozen=True, slots=True)
class Stage:
    """The namings of an article, read for events in one country: in text order, by name, with each name's kind and share."""

    namings: list[Naming]
    at: dict[str, list[int]]
    kinds: dict[str, str]
    shares: dict[str, float]
    main: tuple[str, ...]

    def before(self, token: int) -> Naming | None:
        """The last naming of a side before a token."""
        k = bisect_left(self.namings, token, key=lambda n: n.start)
        return next((n for n in reversed(self.namings[max(0, k - 6) : k]) if n.name not in NOBODY), None)

    def nearest(self, name: str, token: int) -> Hit | None:
        """The naming of a side that stands nearest to a token."""
        starts = self.at.get(name)
        if not starts:
            return None
        start = min(starts, key=lambda s: abs(s - token))
        return next(n.hit for n in self.namings[bisect_left(self.namings, start, key=lambda n: n.start) :] if n.name == name)


@dataclass(slots=True)
class Scene:
    """An article's drafts in order, what their sides do in all of them, and a stage for each country that they tell of. `ranks` numbers the
    sentences; one that stands there a second time counts for nothing and has the number of the one before it.
    `hit` keeps what each draft is told to have hit.
    """

    reading: Reading
    drafts: list[Draft]
    order: dict[int, int]
    ranks: list[int]
    stages: dict[str | None, Stage] = field(default_factory=dict)
    did: Counter[str] = field(default_factory=Counter)
    did_so: Counter[tuple[str, str]] = field(default_factory=Counter)
    did_there: Counter[tuple[str, str]] = field(default_factory=Counter)
    struck: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    unknowns: int = 0
    hit: dict[int, list[str]] = field(default_factory=dict)
    disowned: list[tuple[int, Hit]] = field(default_factory=list)

    def stage(self, draft: Draft) -> Stage:
        """The stage of a draft's country."""
        country = country_of(self.reading, draft)
        found = self.stages.get(country)
        if found is None:
            found = self.stages[country] = _stage(self.reading, country, self.ranks)
        return found

    def enter(self, draft: Draft, times: int) -> None:
        """Count what a draft's sides do in it, once more (1) or once less (-1)."""
        group, place = TACTIC_GROUPS[draft.tactic], draft.spot.place.name_ar if draft.spot is not None else ""
        for name in draft.attackers:
            if draft.attacker_sure >= 0.5:
                self.did[name] += times
                self.did_so[name, group] += times
                self.did_there[name, place] += times
            for target in draft.targets:
                self.pairs[name, target] += times
        for name in draft.targets:
            self.struck[name] += times
        self.unknowns += times * (set(draft.attackers) <= NOBODY)


def scene_of(reading: Reading, drafts: list[Draft]) -> Scene:
    """The scene of an article's drafts."""
    ordered = sorted(drafts, key=lambda d: d.segment.start)
    scene = Scene(reading, ordered, {id(d): k for k, d in enumerate(ordered)}, _ranks(reading), disowned=disowning(reading))
    for draft in ordered:
        scene.enter(draft, 1)
    return scene


def _ranks(reading: Reading) -> list[int]:
    """The number of each sentence among those that are not printed again."""
    seen: set[tuple[str, ...]] = set()
    out: list[int] = []
    for sentence in reading.text.sentences:
        seen.add(tuple(reading.sight.words(sentence.start, sentence.end)))
        out.append(len(seen) - 1)
    return out


def _stage(reading: Reading, country: str | None, ranks: list[int]) -> Stage:
    namings: list[Naming] = []
    at: dict[str, list[int]] = {}
    kinds: dict[str, str] = {}
    end = -1
    for hit in reading.sight.hits:
        if hit.entry.pack != "actors" or hit.start < end or any(h.size > hit.size for h in reading.sight.at(hit.start, "actors")):
            continue
        sentence = reading.text.tokens[hit.start].sentence
        if sentence and ranks[sentence] == ranks[sentence - 1]:
            continue
        end = hit.end
        for name in reading.cast.names(hit, country):
            namings.append(Naming(hit.start, name, hit))
            at.setdefault(name, []).append(hit.start)
            if name not in kinds:
                kinds[name] = _kind(reading, name, hit, country)
    sides = {name: len(starts) for name, starts in at.items() if name not in NOBODY}
    total, top = sum(sides.values()) or 1, max(sides.values(), default=0)
    shares = {name: n / total for name, n in sides.items()}
    return Stage(namings, at, kinds, shares, tuple(name for name, n in sides.items() if n == top))


def _kind(reading: Reading, name: str, hit: Hit, country: str | None) -> str:
    """What kind of actor a name is: its class in the pack, with «abroad» for forces of another state than the event's."""
    entry = reading.cast.entry_of(hit, country)
    kind = str(entry.attrs.get("class", "other"))
    if reading.cast.is_coalition(name):
        return "coalition"
    if kind.startswith("state"):
        homes = entry.attrs.get("country", ())
        return f"{kind} abroad" if homes and country is not None and country not in homes else kind
    return "kind" if name in KINDS else kind


def _named(stage: Stage, draft: Draft) -> list[str]:
    """The sides that an article names: of very many only those of the draft's sentence and the most named."""
    names = [n for n in stage.at if n not in NOBODY]
    if len(names) <= _MOST:
        return names
    sentence = draft.segment.sentence
    ranked = sorted(names, key=lambda n: -stage.shares[n])[:_MOST]
    return [n for n in names if n in ranked or any(sentence.start <= s < sentence.end for s in stage.at[n])]


def attackers_for(scene: Scene, draft: Draft) -> list[str]:
    """Whom a draft's attacker is chosen from: nobody, those of the rules, all sides that the article names."""
    stage, own = scene.stage(draft), [n for n in draft.attackers if n not in NOBODY]
    sure = own if draft.attacker_sure >= _BLAMED else []
    not_they = disowned_by(scene.reading, draft, scene.disowned) - set(sure) if scene.disowned else frozenset()
    not_they = not_they | _who_answers(scene, draft) | _who_holds_suspects(scene, draft)
    names = [n for n in dict.fromkeys((*own, *_named(stage, draft))) if n not in not_they]
    return [UNKNOWN, *(n for n in names if n in sure or not _only_suspected(scene.reading, stage.at.get(n, [])))]


def _who_answers(scene: Scene, draft: Draft) -> set[str]:
    """«أطلق الحزب صواريخ ردا على قصف البلدة»: who answers a deed is not who did it."""
    if draft.segment.lead not in ANSWERS:
        return set()
    here = [d for d in scene.drafts if d.segment.sentence is draft.segment.sentence and d.segment.start < draft.segment.start]
    return {name for d in here for name in d.attackers}


def _who_holds_suspects(scene: Scene, draft: Draft) -> set[str]:
    """«اعتقلت الشرطة ثلاثة لتورطهم في تفجير وقع في س»: who arrests for a deed neither did it nor was struck."""
    if draft.segment.lead != CHARGE:
        return set()
    here = (d for d in scene.drafts if d.segment.sentence is draft.segment.sentence and d.tactic == "arrest_raid")
    return {name for d in here for name in d.attackers if governs(scene.reading, name)}


def _only_suspected(reading: Reading, starts: list[int]) -> bool:
    """«لم تتبن أي جهة الهجوم، لكن الحركة غالبا ما تشن هجمات مماثلة»: who is named for what is usual alone is held to be behind nothing."""
    told = [c.start for c in reading.cues if c.entry.attrs.get("cue") == "no-claim" or c.entry.id == "usual-suspect"]
    sentences = {reading.text.tokens[start].sentence for start in told}
    return bool(sentences and starts) and all(reading.text.tokens[start].sentence in sentences for start in starts)


def targets_for(scene: Scene, draft: Draft) -> list[str]:
    """Whom a draft's targets are chosen from: those of the rules, all named sides but the attackers, civilians, the country's army and the
    usual foes of the attackers.
    """
    cast, country = scene.reading.cast, country_of(scene.reading, draft)
    armed = draft.inherited.get("target") == WHOSE_ARMS and not any(not c.denied for c in draft.counts)
    named = (n for n in _named(scene.stage(draft), draft) if not of_another_land(scene.reading, draft, n))
    names = [*draft.targets, *named, *(() if armed else ("civilians",))]
    army = cast.army(country)
    if army:
        names.append(army)
    names += cast.opponents(draft.attackers, country, scene.reading.published, air=False)
    foreign = army not in draft.targets and bool(another_army(scene.reading, draft))  # «قاعدة للقوات الإثيوبية في حلغن ... 60 جنديا»
    not_they = {*draft.attackers, UNKNOWN, *(_who_holds_suspects(scene, draft) - set(draft.targets))}
    return [n for n in dict.fromkeys(names) if n not in not_they and not (foreign and n == army)]
