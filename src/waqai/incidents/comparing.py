"""How two reports stand to each other, comparison by comparison: each gives one level, a name that a person can read.

What a level is worth is not said here but in the pack `fusion.yaml`, which lists them all with their meaning, label and weight. A level
of None says that the comparison tells nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from waqai.incidents.placing import ONE_PLACE, place_of
from waqai.incidents.sketch import Deed, Figure, Sketch
from waqai.incidents.words import likeness

Comparison = Callable[[Sketch, Sketch], str | None]

KINDRED = frozenset(
    frozenset(pair.split())
    for pair in (
        "armed clash", "armed bomb", "armed property", "armed abduction", "armed arrest", "armed other", "armed unrest",
        "clash arrest", "clash stand-off", "bomb property", "bomb stand-off", "unrest other",
    )
)  # fmt: skip
"""Groups of tactics (waqai.model.TACTIC_GROUPS) that one incident may be told as."""

_FRONT = frozenset(("armed_clash", "air_strike", "drone_strike", "shelling"))
_SAME_STATUS = {"actual": "both as news", "background": "both as background", "foiled": "both as prevented"}


def place(one: Sketch, other: Sketch) -> str | None:
    """How the two places stand to each other (waqai.incidents.placing)."""
    return place_of(one.spot, other.spot)


def day_gap(one: Sketch, other: Sketch) -> int | None:
    """Days between the two spans, 0 or less where they share a day; None where either has none."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    return max(one.start, other.start) - min(one.end, other.end)


def day(one: Sketch, other: Sketch) -> str | None:
    """How far apart the days are, and whether both articles say theirs in words."""
    gap = day_gap(one, other)
    if gap is None:
        return "no day in both" if one.start is other.start else "no day in one"
    if not one.sharp or not other.sharp:
        return "inside a longer stretch" if gap <= 0 else "near a longer stretch" if gap <= 45 else "outside a longer stretch"
    said = (one.basis == "text") + (other.basis == "text")
    if gap <= 0:
        if said == 2:
            return "same day" if one.start == one.end == other.start == other.end else "days overlap, both said"
        return "days overlap, one said" if said else "days overlap, none said"
    if gap <= 2:
        return f"{gap} day{'s' if gap > 1 else ''} apart, {'both said' if said == 2 else 'one not said'}"
    return "3 to 7 days apart" if gap <= 7 else "more than a week apart"


def told(one: Sketch, other: Sketch) -> str | None:
    """Whether either article was published before the other's incident; for undated ones, how close the articles are."""
    if one.published is None or other.published is None:
        return None
    for mine, theirs in ((one, other), (other, one)):
        if theirs.sharp and theirs.start is not None and mine.published is not None and theirs.start > mine.published:
            return "told before the other happened"
    if one.sharp and other.sharp and one.basis == other.basis == "text":
        return None
    gap = abs(one.published - other.published)
    return "published together" if gap <= 1 else "published 2 or 3 days apart" if gap <= 3 else (
        "published within two weeks" if gap <= 14 else "published further apart"
    )  # fmt: skip


def tactic(one: Deed, other: Deed) -> str | None:
    """Whether the two are told as the same kind of violence."""
    if one.tactic == other.tactic:
        return "same tactic"
    if one.group == other.group:
        return "same group of tactics"
    if {one.group, other.group} == {"clash", "stand-off"}:
        return "a clash and a strike"
    return "kindred tactics" if frozenset((one.group, other.group)) in KINDRED else "foreign tactics"


def nature(one: Sketch, other: Sketch) -> str | None:
    """Fighting at a front goes on for days and is told in pieces; a bombing, an abduction, a strike outside a war is one deed."""
    fronts = _at_front(one.deed) + _at_front(other.deed)
    if fronts == 1:
        return None
    here = place(one, other) in ONE_PLACE
    if fronts and here and (day_gap(one, other) or 0) > 0:
        return "fighting at a front, at one place on another day"
    return f"{'fighting at a front' if fronts else 'single deeds'}, {'at one place' if here else 'not at one place'}"


def phase(one: Sketch, other: Sketch) -> str | None:
    """Whether both articles tell that ground was taken: a capture and the fighting before or after it are two."""
    if not one.deed.group == other.deed.group == "clash":
        return None
    if one.capture and other.capture:
        return "ground taken in both"
    return "ground taken in one" if one.capture or other.capture else None


def _at_front(one: Deed) -> bool:
    return one.tactic in _FRONT and (not one.attacker.known or bool(one.attacker.foes))


def alone(one: Sketch, other: Sketch) -> str | None:
    """Whether each article tells one incident of the kind; an article that lists many strikes of one side leaves open which is meant."""
    if one.rivals and other.rivals:
        return "several of the kind in both articles"
    if one.rivals or other.rivals:
        return None
    gap = day_gap(one, other)
    same_day = gap is not None and gap <= 0 and one.sharp and other.sharp
    return "the only one of the kind in both articles" + (", same sides and day" if same_day and _same_sides(one.deed, other.deed) else "")


def sides(one: Deed, other: Deed) -> str | None:
    """Whether the same two sides meet, and whether they do so every day."""
    if not _same_sides(one, other):
        return None
    war = not one.attacker.foes.isdisjoint(one.target.sides) or not other.attacker.foes.isdisjoint(other.target.sides)
    return "both sides the same, at war" if war else "both sides the same, seldom enemies"


def _same_sides(one: Deed, other: Deed) -> bool:
    if one.attacker.sides & other.attacker.sides and one.target.sides & other.target.sides:
        return True
    if not one.group == other.group == "clash":
        return False
    return bool(one.attacker.sides & other.target.sides and one.target.sides & other.attacker.sides)


def attackers(one: Deed, other: Deed) -> str | None:
    """Whether the same side acts; in a clash the two may stand either way round."""
    mine, theirs = one.attacker, other.attacker
    if not mine.known or not theirs.known:
        return "attacker unknown in both" if mine.known == theirs.known else "attacker unknown in one"
    if mine.sides & theirs.sides:
        return "same attacker" if mine.names & theirs.names else "same side attacks"
    if mine.sides & other.target.sides and theirs.sides & one.target.sides:
        return "sides swapped in a clash" if one.group == other.group == "clash" else "sides swapped"
    if mine.sides & other.target.sides or theirs.sides & one.target.sides:
        return "attacker is the other's target"
    return "allied attackers" if mine.allied(theirs) else "other attacker"


def targets(one: Deed, other: Deed) -> str | None:
    """Whether the same people or things are hit."""
    mine, theirs = one.target, other.target
    if not mine.names or not theirs.names:
        return "no target in one"
    if mine.sides & theirs.sides:
        return "several targets the same" if len(mine.names & theirs.names) > 1 else "same target"
    if not mine.known or not theirs.known:
        return "target only a kind in one"
    if mine.sides & other.attacker.sides and theirs.sides & one.attacker.sides:
        return None
    return "other target"


def killed(one: Sketch, other: Sketch) -> str | None:
    """How the two figures of the dead stand: equal, in agreement, an update, or apart."""
    return _figures(one.killed, other.killed, one, other, ("killed", "dead"))


def tolls(one: Sketch, other: Sketch) -> str | None:
    """Whether the dead and the wounded are both the same: two figures seldom agree by chance."""
    if one.killed is None or other.killed is None or one.wounded is None or other.wounded is None:
        return None
    agree = one.killed == other.killed and one.wounded == other.wounded and one.killed.exact
    return "dead and wounded both the same" if agree and one.wounded.low > 0 else None


def wounded(one: Sketch, other: Sketch) -> str | None:
    """How the two figures of the wounded stand."""
    return _figures(one.wounded, other.wounded, one, other, ("wounded", "wounded"))


def _figures(mine: Figure | None, theirs: Figure | None, one: Sketch, other: Sketch, words: tuple[str, str]) -> str | None:
    what, noun = words
    if mine is None or theirs is None:
        return None if mine is theirs else f"{noun} counted in one"
    if mine.exact and theirs.exact and mine.low == theirs.low:
        number = mine.low
        small = "none" if number == 0 else "1 or 2" if number <= 2 else "3 to 9"
        return f"same number {what}, {_size(number) if number >= 10 else small}"
    low, high = sorted((mine.low, theirs.low))
    if (theirs.high is None or mine.low <= theirs.high) and (mine.high is None or theirs.low <= mine.high):
        return f"{noun} in agreement, {_size(low)}"
    if high - low <= 1 or high <= 1.35 * low:
        return f"nearly as many {what}, {_size(low)}"
    later = one.published != other.published and (mine.low < theirs.low) == ((one.published or 0) < (other.published or 0))
    if high > 2.5 * low and high - low > 2:
        return f"other number {what}"
    return f"{noun} rise as told later" if later else f"up to twice as many {what}"


def _size(number: int) -> str:
    """The larger a figure, the less two incidents share it by chance."""
    return "fewer than 10" if number < 10 else "10 to 29" if number < 30 else "30 or more"


def others(one: Sketch, other: Sketch) -> str | None:
    """Joint tolls, captives and dead attackers; a joint toll also against killed and wounded added up."""
    joint = (one.joint, other.joint)
    if (one.joint is None) != (other.joint is None):
        joint = tuple(_added_up(each) if each.joint is None else each.joint for each in (one, other))  # type: ignore[assignment]
    pairs = [joint, (one.abducted, other.abducted), (one.lost, other.lost)]
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    if any(a == b and a > 2 for a, b in both):
        return "another figure the same"
    if any(abs(a - b) > 1 and max(a, b) > 1.35 * min(a, b) for a, b in both):
        return "another figure differs"
    return None


def _added_up(one: Sketch) -> int | None:
    parts = (one.killed, one.wounded)
    return sum(part.low for part in parts if part) if all(part and part.exact for part in parts) else None


def weapon(one: Sketch, other: Sketch) -> str | None:
    """Whether the weapons are one («car bomb»), or of one kind (two sorts of aircraft)."""
    if not one.weapon or not other.weapon:
        return None
    if one.weapon & other.weapon:
        return "same weapon"
    return "other weapon" if one.arms.isdisjoint(other.arms) else "weapons of one kind"


def words(one: Sketch, other: Sketch) -> str | None:
    """How much the quotes have in common."""
    if one.print is not None and one.print == other.print:
        return "same words"
    share = likeness(one.words, other.words)
    for least, level in ((0.5, "most words shared"), (0.28, "many words shared"), (0.12, "some words shared")):
        if share >= least:
            return level
    return "hardly a word shared"


def status(one: Sketch, other: Sketch) -> str | None:
    """Whether both tell it as having happened, as news or as background."""
    if one.status == other.status:
        return _SAME_STATUS.get(one.status, "both only feared or denied")
    both = {one.status, other.status}
    if both == {"actual", "background"}:
        return "news and background"
    return "happened and prevented" if both <= {"actual", "background", "foiled"} else "happened and only threatened or denied"


def campaign(one: Sketch, other: Sketch) -> str | None:
    """Whether both belong to one named series."""
    if not one.campaign or not other.campaign:
        return None
    return "same campaign" if one.campaign == other.campaign else "other campaign"


def copies(one: Sketch, other: Sketch) -> str | None:
    """Whether one article reprints the other, or both a third."""
    return "one article reprints the other" if one.origin == other.origin and one.key.document != other.key.document else None


DEEDS: dict[str, Callable[[Deed, Deed], str | None]] = {"tactic": tactic, "attackers": attackers, "targets": targets, "sides": sides}
"""The comparisons that hang on who did what to whom alone."""

COMPARISONS: dict[str, Comparison] = {
    "place": place,
    "day": day,
    "published": told,
    "tactic": lambda one, other: tactic(one.deed, other.deed),
    "nature": nature,
    "phase": phase,
    "attackers": lambda one, other: attackers(one.deed, other.deed),
    "targets": lambda one, other: targets(one.deed, other.deed),
    "sides": lambda one, other: sides(one.deed, other.deed),
    "alone": alone,
    "killed": killed,
    "wounded": wounded,
    "tolls": tolls,
    "other figures": others,
    "weapon": weapon,
    "words": words,
    "status": status,
    "campaign": campaign,
    "copies": copies,
}
"""Every comparison by its name, in the order of a waterfall."""
