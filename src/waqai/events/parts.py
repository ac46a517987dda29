"""What the rules of roles share: the parts that actors play, and what is seen around one actor."""

from __future__ import annotations

from dataclasses import dataclass

from waqai.events.role_words import MEMBERS_OF, POSSESSED, cue_stem
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight

ATTACKER, TARGET, SOURCE, SUPPORT = "attacker", "target", "source", "support"
CONTROL, AFFILIATE, VICTIM, BYSTANDER = "control", "affiliate", "victim", "bystander"
HELPED = "helped"  # the cue of those whom a deed was to help


@dataclass(frozen=True, slots=True)
class Role:
    """One actor hit with the part it plays, the cue that told so, and how sure that is (0..1)."""

    hit: Hit
    part: str
    cue: str
    score: float


@dataclass(frozen=True, slots=True)
class Look:
    """What the rules see of one actor: the words before it (nearest first, no adverbs of time), its proclitic, its fellows, the trigger."""

    sight: Sight
    hit: Hit
    actors: list[Hit]
    n: int
    start: int
    end: int
    trigger: Hit | None
    tactic: str
    roles: list[Role]
    before: list[str]
    pro: str

    @property
    def near(self) -> str:
        """The word before."""
        return self.before[0] if self.before else ""

    @property
    def previous(self) -> Role | None:
        """The actor before, with its role."""
        return self.roles[-1] if self.roles else None

    @property
    def finite(self) -> bool:
        """Whether the trigger is a verb with a subject."""
        return self.trigger is not None and self.trigger.form in ("verb", "present")

    def second(self, words: frozenset[str]) -> bool:
        """Whether the word but one before is in a list."""
        return len(self.before) > 1 and self.before[1] in words

    def actor_at(self, k: int) -> bool:
        """Whether an actor starts `k` words before."""
        return bool(self.sight.at(self.hit.start - 1 - k, "actors"))

    def is_(self, part: str, cue: str, score: float) -> Role:
        """The role of this actor."""
        return Role(self.hit, part, cue, score)


def is_noun(hit: Hit) -> bool:
    """A common noun for armed men or forces rather than a name."""
    return (
        hit.entry.pack == "persons"
        or hit.entry.file.endswith("generic.yaml")
        or hit.entry.label_en in ("gunmen", "militants", "Islamist militants", "fighters")
    )


def coordinated(sight: Sight, previous: Hit, hit: Hit) -> bool:
    """«A وB», «A، وB», «A وحلفائه من B»."""
    distance = hit.start - previous.end
    if distance < 0 or distance > 3:
        return False
    words = list(sight.words(previous.end, hit.start))
    if hit.base.pro.startswith("و") and distance <= 1 and not any(c in sight.gap(hit.start) for c in ".:؛"):
        return True
    joins = (
        "و",
        "وقوات",
        "وميليشيات",
        "ومليشيات",
        "وعناصر",
        "ومسلحي",
        "ومقاتلي",
        "وانصار",
        "وحلفايه",
        "وحلفايهم",
        "وحلفاوهم",
        "وفلول",
        "وتنظيم",
        "وجماعه",
    )
    return distance >= 1 and (words[0] in joins or words[-1] == "و")


def between(sight: Sight, previous: Hit, start: int) -> bool:
    """Whether the actor before stands right after «بين» (so that «و» opens the other side)."""
    return any(sight.word(i) in ("بين", "وبين") for i in range(previous.start - 1, max(start, previous.start - 4) - 1, -1))


def thing_between(sight: Sight, noun: Hit, name: Hit) -> bool:
    """«هاجم مسلحون نقطة تفتيش تابعة للجيش»: what belongs to the name is a thing that stands between, not the men before it."""
    between = range(noun.end, name.start)
    return any(cue_stem(sight.word(i)) in POSSESSED - MEMBERS_OF or sight.at(i, "targets") for i in between)
