"""The cast of one article: turns an actor hit into the names that rows carry, by country, by what was named before, by the kind of noun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from waqai.events.by_day import as_of
from waqai.knowledge import Entry, Knowledge
from waqai.knowledge.opponents import Opponents
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import fold_phrase, word_set
from waqai.text.remembering import WORDS

_PLEDGED = word_set("بايع بايعت بايعوا مبايعة المبايعة المرتبطة مرتبطة المرتبط مرتبطين لمبايعة")
_GROUPS = ("armed_group", "militia", "paramilitary", "coalition", "political", "tribe")
_BANDS = ("armed_group", "militia")
_RECENT = 40  # tokens
_STATE = ("state_military", "state_police", "state_security")
_ARMIES = ("قوات", "جيش", "حشد", "وحدات")
_GROUP_NOUNS = word_set("تنظيم حركة جماعة حزب جبهة ميليشيا ميليشيات مليشيا مليشيات جيش كتائب هيئة")
_HELD_BY = {"PS": "IL"}
TRIBES = "tribal fighters"
KINDS = frozenset(
    (
        "militants",
        "unknown",
        "Islamist militants",
        "jihadists",
        "rebels",
        "gunmen",
        TRIBES,
        "fighters",
        "militia",
        "armed factions",
        "extremists",
        "terrorists",
        "insurgents",
        "terrorist cell",
    )
)
_BODIES = ("gendarmerie", "border-guard")
_REBELS = "taliban-rebels"
_NAMELESS = "unknown"
"""«المسلحين» where the article names no group: men of no known side, as «مسلحين» are."""
_FORCES = frozenset(("army-generic", "navy-generic"))
_FOR = word_set("باسم بلسان")
_ARMED = word_set("المسلحة الجيش قوات القوات")
_OF_THE_GROUP = word_set("الحوثي الحوثيين الحوثيون الحوثية للحوثيين جماعة لجماعة حركة ميليشيا مليشيا ميليشيات مليشيات")
_OCCUPATION = ("الاحتلال", "للاحتلال")
_SOLDIERS = ("soldiers", "soldier", "military personnel", "officers", "troops")


class Cast:
    """Names for actors in one article. `country` arguments are ISO codes of the event's country, None where unknown."""

    def __init__(
        self,
        knowledge: Knowledge,
        sight: Sight,
        main_country: str | None,
        opponents: tuple[Opponents, ...] = (),
        published: date | None = None,
    ) -> None:
        self._opponents = opponents
        self._known_foes: dict[tuple[str, str | None, date | None], frozenset[str]] = {}
        self._sight = sight
        self._main_country = main_country
        turn = max((t for t in _turns(knowledge) if published is not None and t <= published), default=None)
        self._armies = _armies(knowledge, turn)
        self._services = _services(knowledge)
        self._states = {label: country for country, forces in self._armies.items() for label in forces.values()}
        self._state_labels = _state_labels(knowledge, turn)
        self._own_army = _army_by_spokesman(sight)
        self._occupier = _occupier(sight)
        self._known_names: dict[tuple[int, int, int, str | None], tuple[str, ...]] = {}
        self._known_lines: dict[tuple[str | None, date | None], list[Opponents]] = {}
        self._named: list[tuple[int, Entry]] = []
        seen: Counter[str] = Counter()
        for hit in sight.hits:
            if hit.entry.pack != "actors" or hit.entry.file.endswith("generic.yaml"):
                continue
            if not hit.entry.attrs.get("anaphora") and not hit.entry.attrs.get("ambiguous"):
                self._named.append((hit.start, hit.entry))
                owed = sight.word(hit.start - 1) in _PLEDGED or sight.word(hit.start - 2) in _PLEDGED  # «بايع تنظيم X»: another's lord
                if hit.entry.attrs.get("class") in _GROUPS and hit.entry.attrs.get("class") != "coalition" and not owed:
                    seen[hit.entry.label_en] += 1
        self.groups = [label for label, _ in seen.most_common()]
        ranked = [(label, n) for label, n in seen.most_common() if label not in KINDS]
        self.main_group = ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1]) else None

    def entry_of(self, hit: Hit, country: str | None) -> Entry:
        """Of the entries that share a written name, the one that lives where the event is (who lived then is settled in by_day)."""
        place = country or self._main_country
        rivals = [h.entry for h in self._sight.at(hit.start, "actors") if h.end == hit.end] or [hit.entry]

        def fits(entry: Entry) -> tuple[int, int]:
            homes = [*entry.attrs.get("countries", ()), *entry.attrs.get("country", ())]
            return (2 if place in homes else 1 if not homes else 0), -bool(entry.attrs.get("ambiguous"))

        return max(rivals, key=fits)

    def names(self, hit: Hit, country: str | None) -> tuple[str, ...]:
        """The row names of an actor or attacker noun; empty where the noun names nobody in particular."""
        if hit.entry.pack == "persons":
            label = hit.entry.attrs.get("attacker_label")
            return (str(label),) if label else ("unknown",)
        key = hit.start, hit.end, id(hit.entry), country or self._main_country
        if key not in self._known_names:
            self._known_names[key] = self._named_by(hit, country)
        return self._known_names[key]

    def _named_by(self, hit: Hit, country: str | None) -> tuple[str, ...]:
        entry = self.entry_of(hit, country)
        place = country or self._main_country
        if self._own_army is not None and self._is_of_army(hit, entry, self._own_army):
            return (self._own_army.label_en,)
        if self._occupier is not None and self._sight.word(hit.end - 1).endswith(_OCCUPATION):
            return (self._occupier.label_en,)
        by_country = entry.attrs.get("label_by_country")
        if isinstance(by_country, dict) and place in by_country:
            return (str(by_country[place]),)
        if entry.attrs.get("only_there") and place not in entry.attrs.get("countries", ()):
            return ()
        if entry.attrs.get("anaphora"):
            return self._carried(hit, entry, place)
        if entry.attrs.get("ambiguous"):
            homes = [*entry.attrs.get("countries", ()), *entry.attrs.get("country", ())]
            if homes and place not in homes:
                return self._carried(hit, entry, place)
        return tuple(entry.label_en.split(" and "))

    def police(self, country: str | None) -> str:
        """The row name of a country's police; plain "police" where the country is not known."""
        return self._armies.get(country or "", {}).get("state_police", "police")

    def security(self, country: str | None) -> str | None:
        """The row name of a country's security forces, or its police; None where the country is not known."""
        forces = self._armies.get(country or "", {})
        return forces.get("state_security") or forces.get("state_police")

    def security_like(self, label: str) -> str | None:
        """The security forces of the state whose authorities or government a row name is («السلطات المغربية اعتقلت»); None for others."""
        home = next((e.attrs["country"][0] for _, e in self._named if e.label_en == label and len(e.attrs.get("country", ())) == 1), None)
        return self.security(home)

    def air_force(self, country: str | None) -> str | None:
        """The row name of a country's air force where the article names it apart from the army; None else."""
        army = self.army(country)
        own = [e.label_en for _, e in self._named if e.label_en.endswith("Air Force") and country in e.attrs.get("country", ())]
        return own[0] if own and army is not None and own[0] != army else None

    def is_held(self, country: str | None) -> bool:
        """Whether another state's army holds the country."""
        return country in _HELD_BY

    def arresting(self, country: str | None) -> str | None:
        """Whose arrests are meant where nobody is named: the state's; where another state's army holds the country and the article tells
        of it, that army's («ففي الخليل اعتقل سبعة»).
        """
        occupier = self.army(_HELD_BY.get(country or ""))
        told = {entry.label_en for _, entry in self._named} | {h.entry.label_en for h in self._sight.hits if h.entry.pack == "actors"}
        return occupier if occupier is not None and occupier in told else self.security(country)

    def is_state(self, label: str) -> bool:
        """Whether a row name belongs to a state's force."""
        return label in self._state_labels

    def opponents(self, names: tuple[str, ...], country: str | None, day: date | None, air: bool) -> tuple[str, ...]:
        """Whom these sides usually face there and then; for `air`, who strikes them from the air. Empty where none or several are given."""
        lines = self._lines(country, day)
        if air:
            found = {line.one for line in lines if line.air and set(line.other) & set(names)}
            return tuple(found) if len(found) == 1 else ()
        return next((line.other for name in names for line in lines if line.one == name and line.other), ())

    def alone(self, tactic: str, country: str | None, day: date | None, *, of_guns: bool = False) -> str | None:
        """Who alone uses a tactic there and then («who flies over Gaza»), None where several do or the day is not known; `of_guns` where
        the text tells of tanks or guns, which need no name beside them.
        """
        lines = [line for line in self._opponents if tactic in line.alone and line.holds(country, day)] if day is not None else []
        told = {entry.label_en for _, entry in self._named}
        found = {line.one for line in lines if not line.named or line.one in told or of_guns}
        found = {name for name in found if not self.is_state(name)} or found  # settlers whom the article names, before their army
        return next(iter(found)) if len(found) == 1 else None

    def faced(self, names: tuple[str, ...], country: str | None, day: date | None) -> str | None:
        """The state's force that these sides usually face there and then, else the country's army."""
        foes = [foe for foe in self.opponents(names, country, day, air=False) if self.is_state(foe)]
        return foes[0] if foes else self.army(country)

    def _lines(self, country: str | None, day: date | None) -> list[Opponents]:
        """The lines of the pack that speak of a country on a day."""
        if (country, day) not in self._known_lines:
            self._known_lines[country, day] = [line for line in self._opponents if line.holds(country, day)]
        return self._known_lines[country, day]

    def _foes(self, label: str, country: str | None, day: date | None) -> frozenset[str]:
        found = self._known_foes.get((label, country, day))
        if found is None:
            if len(self._known_foes) >= WORDS:
                self._known_foes.clear()
            found = self._known_foes[label, country, day] = frozenset(self._fought(label, country, day))
        return found

    def _fought(self, label: str, country: str | None, day: date | None) -> set[str]:
        lines = self._lines(country, day)
        return {name for line in lines if line.one == label for name in line.other} | {line.one for line in lines if label in line.other}

    def are_foes(self, one: str, other: str, country: str | None, day: date | None) -> bool:
        """Whether the two usually fight each other there and then."""
        return other in self._foes(one, country, day)

    def are_friends(self, one: str, other: str, country: str | None, day: date | None) -> bool:
        """Whether the two usually fight the same enemy there and then, and never each other."""
        mine, theirs = self._foes(one, country, day), self._foes(other, country, day)
        return one != other and bool(mine & theirs) and other not in mine

    def is_coalition(self, label: str) -> bool:
        """Whether a row name is a coalition's, which fights from the air more than on the ground."""
        return label.endswith("oalition") or label in ("NATO", "ISAF")

    def state_of(self, label: str) -> str | None:
        """The country whose force a row name is; None for others and for plain «police»."""
        return self._states.get(label)

    def is_group(self, label: str) -> bool:
        """Whether a row name belongs to a non-state group named in this article."""
        return label in self.groups and label not in self._state_labels

    def told_of(self, label: str) -> tuple[list[int], set[str]]:
        """Where an article names an armed group outright, and the lands it fights in; none for others."""
        named = [(at, e) for at, e in self._named if e.label_en == label and e.attrs.get("class") in _BANDS]
        return [at for at, _ in named], {home for _, e in named for home in e.attrs.get("country", ())}

    def army(self, country: str | None) -> str | None:
        """The row name of a country's army."""
        return self._armies.get(country or "", {}).get("state_military") if country else None

    def _carried(self, hit: Hit, entry: Entry, place: str | None) -> tuple[str, ...]:
        """«التنظيم», «الحركة», «الجيش»: the state's force by country, else the group of that noun, else the article's main group."""
        kind = str(entry.attrs.get("class", ""))
        if hit.size == 1 and hit.base.stem in ("قوات", "القوات"):
            told = next((named for at, named in reversed(self._named) if 0 < hit.start - at <= _RECENT and self._of_forces(at)), None)
            if told is not None:
                by_country = told.attrs.get("label_by_country")
                return (str(by_country[place]) if isinstance(by_country, dict) and place in by_country else told.label_en,)
        if kind in _STATE or entry.label_en.lower() in ("army", "forces", "police", "the army", "the forces", "security forces"):
            return self._state(entry, place)
        noun = {w[2:] if w.startswith("ال") else w for w in self._sight.words(hit.start, hit.end)} & _GROUP_NOUNS
        groups = [(at, named) for at, named in self._named if named.attrs.get("class") in _GROUPS and named.label_en not in KINDS]
        if kind == "coalition":
            groups = [(at, named) for at, named in groups if named.attrs.get("class") == "coalition"]
        fitting = [(at, named) for at, named in groups if noun & set(fold_phrase(named.label_ar).split())]
        pool = fitting or groups
        alone = entry.attrs.get("alone")  # «التنظيم» in Syria
        if alone and pool and not fitting:
            pool = [(at, named) for at, named in pool if not self._is_an_army(at, named)]
            if not pool and place in alone:
                return (str(alone[place]),)
        if not pool:
            return (_NAMELESS,) if entry.id == _REBELS else ()
        common = Counter(named.label_en for _, named in pool)
        before = [named.label_en for at, named in pool if at < hit.start]
        best = max(common.values())
        recent = next((label for label in reversed(before) if common[label] * 2 >= best), None)
        return (recent or common.most_common(1)[0][0],)

    def _is_of_army(self, hit: Hit, entry: Entry, group: Entry) -> bool:
        """Whether an army's name («الجيش اليمني», «القوات المسلحة») is that of the state whose army the group says it is."""
        if entry.attrs.get("class") != "state_military":
            return False
        if entry.attrs.get("anaphora"):
            return entry.id in _FORCES and self._sight.word(hit.start).endswith("القوات")  # «القوات المسلحة»
        return bool(entry.attrs.get("country") == group.attrs.get("country"))

    def _is_an_army(self, at: int, named: Entry) -> bool:
        """Whether a group is told as forces or an army, and so is no «تنظيم»: «قسد», not «تنظيم قسد»."""
        first = fold_phrase(named.label_ar).split()[0].removeprefix("ال")
        around = self._sight.words(max(0, at - 2), at + 1)
        return first in _ARMIES and not any(w.endswith("تنظيم") for w in around)

    def _of_forces(self, at: int) -> bool:
        """Whether a name at a token is told as «قوات ...»."""
        return any(w.removeprefix("ال").lstrip("بول").removeprefix("ال") == "قوات" for w in self._sight.words(max(0, at - 3), at + 1))

    def _state(self, entry: Entry, place: str | None) -> tuple[str, ...]:
        """«الجيش», «الدرك»: the country's force of that kind, by its own name where it has a body of the noun."""
        kind = str(entry.attrs.get("class", "state_military"))
        own = self._services.get((place or "", entry.id.removesuffix("-generic").removesuffix("s")))
        if own is not None:
            return (own,)
        if kind == "state_police":
            return ("police",)
        forces = self._armies.get(place or "", {})
        label = forces.get(kind) or forces.get("state_military")
        return (label,) if label else ()

    def people(self, hits: Iterable[Hit], country: str | None) -> tuple[str, ...]:
        """The row's targets from the nouns that were counted: actors by name, soldiers by their army, others by their kind."""
        hits = list(hits)
        actors = [h for h in hits if h.entry.pack == "actors"]
        actors = [h for h in actors if not h.entry.attrs.get("anaphora")] or actors  # «جنود قوات اليونيفيل» are the mission's
        out: list[str] = []
        for hit in actors:
            out.extend(self.names(hit, country))
        if out:
            return tuple(dict.fromkeys(out))
        persons = [h for h in hits if h.entry.pack == "persons" and h.entry.attrs.get("target")]
        persons = [h for h in persons if not _of_a_nation(h)] or persons  # «صحفي يمني» is a journalist
        for hit in persons:
            label = hit.entry.attrs.get("target")
            if not label:
                continue
            home = next((c for h in hits for c in h.entry.attrs.get("country", ()) if h.entry.pack == "persons"), None)
            if label in _SOLDIERS or hit.entry.attrs.get("role") == "military":
                army = self.army(home or country or self._main_country)
                out.append(army or "soldiers")
            else:
                out.append(str(label))
        return tuple(dict.fromkeys(out))


def _army_by_spokesman(sight: Sight) -> Entry | None:
    """The group whose own man speaks for a state's army in the article: «المتحدث باسم القوات المسلحة اليمنية، العميد يحيى سريع»."""
    for hit in sight.hits:
        if hit.entry.attrs.get("speaks_for_army"):
            around = set(sight.words(max(0, hit.start - 7), min(len(sight.text.tokens), hit.end + 7)))
            if around & _FOR and around & _ARMED and not around & _OF_THE_GROUP:
                return hit.entry
    return None


def _occupier(sight: Sight) -> Entry | None:
    """The army that an article calls the occupation by its nation («دولة الاحتلال التركي») where it is one: its «جيش الاحتلال» is it."""
    words = {id(h.entry): h.entry for h in sight.hits if h.entry.attrs.get("occupier")}
    named = {entry.label_en: entry for entry in words.values()}
    return next(iter(named.values())) if len(named) == 1 else None


def _of_a_nation(hit: Hit) -> bool:
    """«يمني», «باكستانيان»: a word that says no more of people than their nation."""
    return bool(hit.entry.attrs.get("country")) and hit.entry.attrs.get("target") == "civilians"


@lru_cache(maxsize=4)
def _turns(knowledge: Knowledge) -> tuple[date, ...]:
    """The days on which a state's force became another's."""
    return tuple(sorted({date.fromisoformat(day) for entry in knowledge.of("actors") for day in entry.attrs.get("since", ())}))


@lru_cache(maxsize=32)
def _armies(knowledge: Knowledge, day: date | None) -> dict[str, dict[str, str]]:
    armies: dict[str, dict[str, str]] = {}
    for entry in knowledge.of("actors"):
        kind, homes = entry.attrs.get("class"), entry.attrs.get("country", ())
        if kind in _STATE and len(homes) == 1:
            slot = armies.setdefault(homes[0], {})
            if kind not in slot or entry.id == f"{homes[0].lower()}-army":
                slot[str(kind)] = as_of(entry, day).label_en
    return armies


@lru_cache(maxsize=4)
def _services(knowledge: Knowledge) -> dict[tuple[str, str], str]:
    """The bodies that a country has beside its army and police, by country and noun («الدرك», «حرس الحدود»)."""
    return {
        (entry.attrs["country"][0], noun): entry.label_en
        for entry in knowledge.of("actors")
        if len(entry.attrs.get("country", ())) == 1 and (noun := entry.id.partition("-")[2]) in _BODIES
    }


@lru_cache(maxsize=32)
def _state_labels(knowledge: Knowledge, day: date | None) -> frozenset[str]:
    """The row names of all states' forces."""
    own = (e for e in knowledge.of("actors") if e.attrs.get("class") in _STATE and len(e.attrs.get("country", ())) == 1)
    return frozenset(as_of(entry, day).label_en for entry in own) | {"police", "security forces"}
