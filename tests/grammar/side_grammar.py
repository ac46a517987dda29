"""A small grammar of reports that tell who did it to whom: each comes with the sides that a reader would code.

The frames stand in `side_frames.txt`, the nouns in `side_words.txt`; the same seed makes the same reports.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

from tests.grammar.side_words import ACTORS, DAYS, TARGETS, THEATRES, Actor, Noun, Target, Theatre

FRAMES = tuple(
    line.split("\t")
    for line in Path(__file__).with_name("side_frames.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)
IN_TWO = ("verb_subject_object", "underwent", "died_in", "struck_by_deed", "launched_on", "passive", "relative")
LINKS = ("وفي حادث منفصل، ", "من جهة أخرى، ", "وفي سياق آخر، ")
AGREEING = re.compile(r"\[([^@\]]+)@(\w+)(<?)\]")
NUMBERS = ("ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "3", "4", "5", "6", "7", "8", "9")
VERBS = {
    "ground": ("هاجم/هاجمت/هاجموا", "استهدف/استهدفت/استهدفوا", "اقتحم/اقتحمت/اقتحموا", "باغت/باغتت/باغتوا"),
    "air": ("قصف/قصفت/قصفوا", "استهدف/استهدفت/استهدفوا"),
    "shell": ("قصف/قصفت/قصفوا", "استهدف/استهدفت/استهدفوا"),
    "crowd": ("هاجم/هاجمت/هاجموا", "استهدف/استهدفت/استهدفوا"),
}
HOW = {
    "ground": ("", "بالأسلحة الرشاشة", "بالقذائف الصاروخية"),
    "air": ("بغارات جوية", "بالصواريخ", "بثلاث غارات"),
    "shell": ("بالمدفعية الثقيلة", "بقذائف الهاون", "بالصواريخ", "براجمات الصواريخ"),
    "crowd": ("بالحجارة", "بالعصي والحجارة", ""),
}
DEEDS = {
    "ground": ("هجوم|هجوما|الهجوم|m", "هجوم مسلح|هجوما مسلحا|الهجوم المسلح|m", "اعتداء مسلح|اعتداء مسلحا|الاعتداء المسلح|m"),
    "air": ("غارة جوية|غارة جوية|الغارة الجوية|f", "قصف جوي|قصفا جويا|القصف الجوي|m", "ضربة جوية|ضربة جوية|الضربة الجوية|f"),
    "shell": ("قصف مدفعي|قصفا مدفعيا|القصف المدفعي|m", "قصف صاروخي|قصفا صاروخيا|القصف الصاروخي|m"),
    "crowd": ("هجوم|هجوما|الهجوم|m", "اعتداء|اعتداء|الاعتداء|m"),
}
BARE = {"ground": "هجوم", "air": "قصف", "shell": "قصف", "crowd": "اعتداء"}


@dataclass(frozen=True, slots=True)
class Side:
    """One incident as a reader codes it; the strings are patterns of names, `never` of who must not stand among the targets."""

    attacker: str
    target: str
    claim: str | None
    never: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report, what it tells, and what it was made of."""

    frame: str
    text: str
    sides: tuple[Side, ...]
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Deed:
    """One attack before it is worded: who, whom, by what means and where."""

    who: Actor
    name: Noun
    whom: Target
    thing: Noun
    means: str
    theatre: Theatre
    place: str
    day: str


def reports(seed: int, count: int) -> list[Report]:
    """So many reports, always the same for one seed."""
    rng, made = random.Random(seed), list[Report]()
    while len(made) < count:
        one = _two_incidents(rng) if rng.random() < 0.06 else _report(rng)
        if one is not None:
            made.append(one)
    return made


def _report(rng: random.Random) -> Report | None:
    frame, conditions, wording = rng.choice(FRAMES)
    deed = _deed(rng, rng.choice(THEATRES), ground="ground" in conditions.split())
    if not _fits(deed, conditions.split()):
        return None
    side = _side(deed, claim="claims" in conditions, known=frame != "nobody_claims")
    if "dead" in conditions.split():
        side = Side(side.attacker, f"{side.target}|civilian|Army|forces|soldier", side.claim, side.never)
    cells = {"who": deed.who.key, "name": deed.name.nom, "whom": deed.whom.key, "thing": deed.thing.nom, "means": deed.means}
    return Report(frame, _worded(rng, deed, wording) + ".", (side,), cells)


def _two_incidents(rng: random.Random) -> Report | None:
    """Two attacks by two attackers in two sentences."""
    theatre = rng.choice(THEATRES)
    one, other = _deed(rng, theatre), _deed(rng, theatre)
    if one.who.label == other.who.label or one.place == other.place or "crowd" in (one.means, other.means):
        return None
    frames = [
        wording
        for name, conditions, wording in FRAMES
        if name in IN_TWO and conditions in ("-", "crowd") and not wording.startswith("مقتل")
    ]
    first, second = _worded(rng, one, rng.choice(frames)), _worded(rng, other, rng.choice(frames))
    cells = {"who": one.who.key, "whom": one.whom.key, "means": f"{one.means}+{other.means}"}
    return Report("two_incidents", f"{first}. {rng.choice(LINKS)}{second}.", (_side(one), _side(other)), cells)


def _deed(rng: random.Random, theatre: Theatre, *, ground: bool = False) -> Deed:
    pairs = [(ACTORS[a], TARGETS[t]) for a, t in theatre.strikes]
    who, whom = rng.choice([(a, t) for a, t in pairs if not ground or "ground" in a.means] or pairs)
    means = "ground" if ground and "ground" in who.means else rng.choice([m for m in who.means.split() if m != "arrest"])
    return Deed(
        who, rng.choice(who.names), whom, rng.choice(whom.names), means, theatre, rng.choice(theatre.places), rng.choice(DAYS)
    )  # fmt: skip


def _fits(deed: Deed, conditions: list[str]) -> bool:
    """Whether a frame can tell a deed."""
    nameless, at_home = deed.who.key == "gunmen", deed.who.key == "ukraine"
    return not (
        ("ground" in conditions and deed.means != "ground")
        or ("claims" in conditions and not deed.who.claims)
        or ("foe" in conditions and (nameless or not deed.whom.acts))
        or ("named" in conditions and nameless)
        or ("blamed" in conditions and (deed.whom.dead.startswith("عناصر") or at_home))
        or ("dead" in conditions and at_home)  # whose soldiers fell is not said there
        or (deed.means == "crowd" and "crowd" not in conditions)
    )


def _side(deed: Deed, *, claim: bool = False, known: bool = True) -> Side:
    who = deed.who if known else ACTORS["gunmen"]
    return Side(who.label, deed.whom.label, who.label if claim else None, "" if who.key == "gunmen" else who.label)


def _worded(rng: random.Random, deed: Deed, wording: str) -> str:
    """A frame filled with a deed, its verbs made to agree."""
    who, thing, voice = deed.name, deed.thing, deed.theatre.voice
    foe = ACTORS[deed.whom.acts].names[0] if deed.whom.acts else who
    short = deed.who.again or who
    noun, noun_acc, the_noun, gender = rng.choice(DEEDS[deed.means]).split("|")
    verb, toll, bare = rng.choice(VERBS[deed.means]), f"{rng.choice(NUMBERS)} {deed.whom.dead}", BARE[deed.means]
    did = rng.choice(("شن", "نفذ")) + ("ت" if who.agree == "f" else "") + ("ها" if gender == "f" else "ه")
    words = {
        "who": who.nom,
        "who_gen": who.gen,
        "to_who": who.to(),
        "foe": foe.nom,
        "foe_gen": foe.gen,
        "short": short.nom,
        "thing": thing.nom,
        "thing_gen": thing.gen,
        "thing_acc": thing.acc,
        "voice": voice.nom,
        "place": deed.place,
        "day": deed.day,
        "deed": noun,
        "deed_acc": noun_acc,
        "the_deed": the_noun,
        "did": did,
        "verb": verb,
        "toll": toll,
        "bare": bare,
        "how": rng.choice(HOW[deed.means]),
        "end": rng.choice(("", f"، ما أدى إلى مقتل {toll}", f"، مما أسفر عن مقتل {toll}")),
        "on_thing": ("ل" if bare == "قصف" else "على ") + thing.gen,
        "again": "ال" + bare,
        "told": "القصف" if verb.startswith("قصف") else "الهجوم",
    }
    filled = wording.format_map(words)
    agree = {"who": who.agree, "thing": thing.agree, "foe": foe.agree, "short": short.agree, "voice": voice.agree, "deed": gender}

    def form(match: re.Match[str]) -> str:
        forms, kind = match[1].split("/"), agree[match[2]]
        return forms[1] if kind == "f" else forms[2] if kind == "p" and match[3] and len(forms) > 2 else forms[0]

    return " ".join(AGREEING.sub(form, filled).split()).replace(" ،", "،")
