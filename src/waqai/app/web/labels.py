"""The words for codes: tactics, statuses, fields, states of review, precision. English here, Arabic in the catalogue.

Actors, targets and weapons are stored by the English names of the packs; Arabic readers see the packs' Arabic names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from waqai.app.naming import arabic_names
from waqai.app.web.language import Language
from waqai.incidents.pack import load_fusion_pack


def N_(message: str) -> str:  # noqa: N802 (the name by which catalogues are gathered)
    """Marks a message for the catalogue where it is not yet translated."""
    return message


TACTICS = {
    "suicide_bombing": N_("Suicide bombing"),
    "car_bomb": N_("Car bomb"),
    "bombing_ied": N_("Bombing (IED)"),
    "grenade": N_("Grenade"),
    "mine": N_("Mine"),
    "air_strike": N_("Air strike"),
    "drone_strike": N_("Drone strike"),
    "shelling": N_("Shelling"),
    "armed_attack": N_("Armed attack"),
    "shooting": N_("Shooting"),
    "assassination": N_("Assassination"),
    "execution": N_("Execution"),
    "armed_clash": N_("Armed clash"),
    "abduction": N_("Abduction"),
    "arson_property": N_("Arson, destruction"),
    "arrest_raid": N_("Raid and arrest"),
    "protest_violence": N_("Violence at a protest"),
    "other": N_("Other violence"),
}
STATUSES = {
    "actual": N_("Happened"),
    "foiled": N_("Foiled"),
    "threat": N_("Threatened"),
    "denied": N_("Denied"),
    "background": N_("Background"),
}
REVIEWS = {
    "new": N_("Not yet reviewed"),
    "partly": N_("Partly reviewed"),
    "accepted": N_("Accepted"),
    "rejected": N_("Rejected"),
    "later": N_("Put off"),
}
PRECISIONS = {1: N_("Site"), 2: N_("Town"), 3: N_("District"), 4: N_("Governorate"), 5: N_("Country")}
DATE_PRECISIONS = {
    "day": N_("A day"),
    "days": N_("Some days"),
    "week": N_("A week"),
    "month": N_("A month"),
    "year": N_("A year"),
    "unknown": N_("Not known"),
}
DATE_BASES = {"text": N_("The text says so"), "publication": N_("From the day of publication"), "none": N_("Nothing")}
DATED_BY = {
    "metadata": N_("the day that its source gives"),
    "given": N_("the day was given with it"),
    "page": N_("the day was read off the page"),
    "url": N_("the day was read off its address"),
    "dateline": N_("the day was read off its first line"),
    "name": N_("the day was read off the file's name"),
    "person": N_("the day was set by a person"),
}
"""What a day of publication rests on."""
STANCES = {
    "news": N_("The paper's own word"),
    "official": N_("Official body"),
    "monitor": N_("Monitoring body"),
    "witness": N_("Witnesses"),
    "claim": N_("A party's own claim"),
}
ROLES = {"viewer": N_("Viewer"), "analyst": N_("Analyst"), "reviewer": N_("Reviewer"), "admin": N_("Administrator")}
RIGHTS = {
    "explore": N_("to look at rows"),
    "read": N_("to read articles"),
    "export": N_("to export"),
    "comment": N_("to comment"),
    "review": N_("to change rows"),
    "intake": N_("to take articles in"),
    "ask_erasure": N_("to ask for erasures"),
    "administer": N_("to keep accounts"),
}
ERASURE_STATES = {"asked": N_("asked for"), "done": N_("done"), "refused": N_("refused")}
DEEDS = {
    "article dated": N_("day of an article set"),
    "account changed": N_("account changed"),
    "account made": N_("account made"),
    "backup": N_("backup"),
    "erasure asked": N_("erasure asked for"),
    "erasure done": N_("erased"),
    "erasure refused": N_("erasure refused"),
    "export": N_("export"),
    "feed added": N_("feed added"),
    "feed goes on": N_("feed goes on"),
    "feed paused": N_("feed paused"),
    "feed removed": N_("feed removed"),
    "login": N_("login"),
    "login failed": N_("login failed"),
    "login refused": N_("login refused after too many tries"),
    "report": N_("report"),
    "settings changed": N_("settings changed"),
    "token ended": N_("token ended"),
    "token made": N_("token made"),
}
"""What is done besides changing rows."""
ISSUES = {
    "bad-archive": N_("a web archive or zip file that cannot be read"),
    "bad-feed": N_("not a feed that can be read"),
    "bad-html": N_("a page that cannot be read"),
    "bad-id": N_("an id that no article can have"),
    "bad-json": N_("not JSON that can be read"),
    "bad-pdf": N_("a PDF that cannot be read"),
    "bad-record": N_("a record that is no article"),
    "bad-table": N_("not a table that can be read"),
    "binary": N_("no text, but a file of another kind"),
    "broken-encoding": N_("its letters are broken: save it as UTF-8"),
    "coder-fault": N_("the coder failed on this article"),
    "duplicate": N_("the same as one before; left out"),
    "empty": N_("holds no text of an article"),
    "fault": N_("a fault in the program; the log of the server says where"),
    "id-taken": N_("another article has this id already"),
    "legacy-encoding": N_("not UTF-8; read by an older way of writing Arabic letters"),
    "missing-package": N_("files of this kind need a package that is not installed"),
    "no-article": N_("no article, by what the page says of itself"),
    "no-text": N_("a PDF without text, a scan perhaps"),
    "not-fetched": N_("could not be fetched"),
    "not-found": N_("there is no such file"),
    "not-jsonl": N_("not lines of JSON"),
    "other-files": N_("files of other kinds were passed over"),
    "other-language": N_("not in Arabic; set aside"),
    "private-address": N_("an address of this machine or of a private network, which the workbench does not fetch"),
    "published": N_("its day of publication is not possible and was left aside"),
    "too-large": N_("larger than is allowed"),
    "unknown-kind": N_("a file of a kind that is not read"),
    "unreadable": N_("cannot be read"),
    "visual-order": N_("a PDF whose words stand reversed; save it again from its source, or give the text"),
}
"""What is to be said of an article that comes in, by the code of the issue; its details are told in English."""
ORDERS = {
    "priority": N_("Most in need of a person first"),
    "-date": N_("Newest day first"),
    "date": N_("Oldest day first"),
    "toll": N_("Highest toll first"),
    "changed": N_("Last changed first"),
    "added": N_("As they came in"),
}


FUSION_RULES = (
    N_("all sources agree"),
    N_("all that sources name"),
    N_("an exact figure inside the latest, which is open or a range"),
    N_("as many say each: the best placed, then the latest"),
    N_("claims alone: the lowest"),
    N_("most sources say it"),
    N_("no source dates it"),
    N_("no source names a place"),
    N_("no source names one"),
    N_("of the latest figures that of most sources"),
    N_("of the latest figures that of the best placed source"),
    N_("said in words, not taken from the publication"),
    N_("the latest figure"),
    N_("the narrowest place, in the name that most sources give"),
    N_("the only source"),
)
"""How `waqai.incidents` says that it chose a fused value."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing on a card: its name in the evidence, its colour group, the keys of the row behind it, how it is edited, and its key.

    `kind`: status, tactic, date, place, names, name, words, range, figure. `key` is the physical key that edits it (KeyboardEvent.code).
    """

    name: str
    group: str
    label: str
    kind: str
    keys: tuple[str, ...]
    key: str = ""


FIELDS: tuple[Field, ...] = (
    Field("status", "status", N_("Status"), "status", ("status",), "KeyS"),
    Field("type", "what", N_("Kind"), "tactic", ("type",), "KeyT"),
    Field("date", "when", N_("When"), "date", ("date_start", "date_end", "date_precision", "date_basis"), "KeyD"),
    Field(
        "place",
        "where",
        N_("Where"),
        "place",
        ("place_ar", "place", "admin2", "admin1", "country", "pcode", "lat", "lon", "geo_precision"),
        "KeyG",
    ),
    Field("attacker", "attacker", N_("Attacker"), "name", ("attacker",), "KeyB"),
    Field("target", "target", N_("Target"), "names", ("target",), "KeyO"),
    Field("weapon", "what", N_("Weapon"), "name", ("weapon",), "KeyQ"),
    Field("killed", "toll", N_("Killed"), "range", ("killed_min", "killed_max"), "KeyK"),
    Field("wounded", "toll", N_("Wounded"), "range", ("wounded_min", "wounded_max"), "KeyW"),
    Field("killed_or_wounded", "toll", N_("Killed or wounded"), "figure", ("casualties_combined",), "KeyJ"),
    Field("abducted", "toll", N_("Abducted"), "figure", ("abducted",)),
    Field("attackers_killed", "toll", N_("Attackers killed"), "figure", ("attackers_killed",)),
    Field("damage", "what", N_("Damage"), "names", ("damage",)),
    Field("claimed_by", "word", N_("Claimed by"), "name", ("claimed_by",), "KeyC"),
    Field("attributed_by", "word", N_("Blamed by"), "name", ("attributed_by",)),
    Field("reported_by", "word", N_("Reported by"), "name", ("reported_by",), "KeyR"),
    Field("campaign", "word", N_("Campaign"), "name", ("campaign",)),
    Field("notes", "word", N_("Notes"), "words", ("notes",)),
)
FIELD_OF = {field.name: field for field in FIELDS}
GROUPS = {
    "what": N_("Kind, weapon, damage"),
    "when": N_("Time"),
    "where": N_("Place"),
    "attacker": N_("Attacker"),
    "target": N_("Target"),
    "toll": N_("Toll"),
    "word": N_("Whose word"),
    "status": N_("Status"),
}
KEY_LABELS = {
    **{key: field.label for field in FIELDS for key in field.keys},
    "published": N_("Published"),
    "date_start": N_("First day"),
    "date_end": N_("Last day"),
    "date_precision": N_("Precision of the day"),
    "date_basis": N_("What the day rests on"),
    "place_ar": N_("Place as written"),
    "place": N_("Place"),
    "country": N_("Country"),
    "admin1": N_("Governorate"),
    "admin2": N_("District"),
    "pcode": N_("Place code"),
    "lat": N_("Latitude"),
    "lon": N_("Longitude"),
    "geo_precision": N_("Precision of the place"),
    "killed": N_("Killed"),
    "wounded": N_("Wounded"),
    "killed_min": N_("Killed, at least"),
    "killed_best": N_("Killed, best figure"),
    "killed_max": N_("Killed, at most"),
    "wounded_min": N_("Wounded, at least"),
    "wounded_best": N_("Wounded, best figure"),
    "wounded_max": N_("Wounded, at most"),
    "evidence_ar": N_("Words"),
    "review": N_("Review"),
    "assignee": N_("Assigned to"),
    "flag": N_("Flag"),
    "added": N_("Added by a person"),
    "same": N_("The same incident"),
    "query": N_("Saved search"),
    "source": N_("Outlet"),
    "actor": N_("Actor"),
    "toll": N_("Toll"),
    "sources": N_("Sources"),
    "conflicts": N_("Sources contradict each other"),
    "confidence": N_("Confidence"),
    "precision": N_("Precision of the place"),
    "q": N_("Words"),
    "article": N_("Words of the article"),
    "from": N_("From"),
    "to": N_("Until"),
    "bbox": N_("Part of the map"),
    "claimed": N_("Claimed"),
    "actors": N_("Actors"),
    "areas": N_("Area"),
    "pivot": N_("Turning point"),
    "since": N_("From"),
    "until": N_("Until"),
}


def key_label(key: str) -> str:
    """The message for a key of a row, or for a field of the log."""
    if key.startswith("comment."):
        return N_("Comment")
    if key.startswith("spans."):
        return N_("Words behind a value")
    return KEY_LABELS.get(key, key)


@cache
def _arabic_signs() -> dict[str, str]:
    """What fusion says of two reports, in Arabic, as its pack has it."""
    return {level.id: level.ar for comparison in load_fusion_pack().comparisons for level in comparison.levels}


def sign_text(language: Language, sign: str) -> str:
    """A sign for or against two reports being one incident, in the reader's language."""
    known = _arabic_signs() if language.code == "ar" else {}
    return known.get(sign) or language.text(sign)


def rule_text(language: Language, rule: str) -> str:
    """How a fused value was chosen, in the reader's language."""
    return ("؛ " if language.code == "ar" else "; ").join(language.text(part) for part in rule.split("; "))


COMPARED = N_("two reports that are compared")


_COUNTED = re.compile(r"(\d+) (.+)")


def name_in(language: Language, name: str | None) -> str:
    """An actor, target or weapon in the reader's language, where the packs know it; of things that are damaged, how many in brackets.

    >>> name_in(Language("ar"), "2 tanks"), name_in(Language("en"), "2 tanks")
    ('دبابات (2)', '2 tanks')
    """
    if not name:
        return ""
    if language.code != "ar":
        return name
    known = arabic_names()
    if counted := _COUNTED.fullmatch(name):
        thing = known.get(counted[2]) or known.get(counted[2].removesuffix("s"))
        return f"{thing} ({language.figures(counted[1])})" if thing else name
    for joint in (" and ", "; "):
        if joint in name:
            return (
                " و".join(known.get(part, part) for part in name.split(joint))
                if joint == " and "
                else "؛ ".join(known.get(part, part) for part in name.split(joint))
            )
    return known.get(name, name)


def range_text(language: Language, low: Any, high: Any, best: Any = None) -> str:
    """A toll as people write it: 3, 3-5, 3+ (at least), with the best figure in front where it is known.

    >>> range_text(Language(), 3, None), range_text(Language(), 3, 5), range_text(Language(), 2, 2), range_text(Language(), 8, None, 20)
    ('3+', '3–5', '2', '20 (8+)')
    >>> range_text(Language(), 20, None, 20)
    '20+'
    """
    if low is None and high is None:
        return ""
    if high is None:
        text = language.number(low) + "+"
    elif low is None or low == high:
        text = language.number(high)
    else:
        text = f"{language.number(low)}–{language.number(high)}"
    return f"{language.number(best)} ({text})" if best is not None and low != high and not (high is None and low == best) else text


def place_text(language: Language, row: dict[str, Any], *, whole: bool = True) -> str:
    """A place by its name, its governorate and its country, in the reader's language as far as the row has it."""
    name = (row.get("place_ar") or row.get("place")) if language.code == "ar" else (row.get("place") or row.get("place_ar"))
    admin1 = row.get("admin1")
    parts = [name, admin1 if admin1 != name and language.code == "en" else None, language.country(row.get("country")) if whole else None]
    joint = "، " if language.code == "ar" else ", "
    return joint.join(dict.fromkeys(str(part) for part in parts if part))


def days_text(language: Language, row: dict[str, Any]) -> str:
    """The days of a row: one, or from the first to the last."""
    first, last = row.get("date_start"), row.get("date_end")
    if not first and not last:
        return ""
    if not last or first == last:
        return language.day(first)
    return f"{language.day(first)} – {language.day(last)}"


def value_text(language: Language, key: str, value: Any) -> str:
    """One value of a row or of the log as people read it."""
    if value is None or value == [] or value == "":
        return ""
    if key.startswith("spans."):
        return ""
    tables: dict[str, dict[Any, str]] = {
        "type": TACTICS, "status": STATUSES, "review": REVIEWS, "geo_precision": PRECISIONS, "precision": PRECISIONS,
        "date_precision": DATE_PRECISIONS, "date_basis": DATE_BASES,
    }  # fmt: skip
    if key in tables and value in tables[key]:
        return language.text(tables[key][value])
    if key == "country":
        return language.country(str(value))
    if key in ("date_start", "date_end"):
        return language.day(str(value))
    if key == "flag":
        return language.text("yes")
    if key == "same":
        return {True: language.text("one incident"), False: language.text("two incidents")}.get(value, language.text("cannot be told"))
    if isinstance(value, bool):
        return language.text("yes") if value else language.text("no")
    if isinstance(value, int):
        return language.number(value)
    if isinstance(value, float):
        return language.figures(f"{value:g}")
    if isinstance(value, list):
        return ("، " if language.code == "ar" else ", ").join(name_in(language, str(item)) for item in value)
    if isinstance(value, dict):
        return ""
    return (
        name_in(language, str(value))
        if key in ("attacker", "target", "weapon", "actor", "claimed_by", "attributed_by", "reported_by")
        else str(value)
    )


def field_text(language: Language, field: Field, row: dict[str, Any]) -> str:
    """What a card shows for a field."""
    if field.kind == "date":
        return days_text(language, row)
    if field.kind == "place":
        return place_text(language, row)
    if field.kind == "range":
        low, high = (row.get(key) for key in field.keys)
        return range_text(language, low, high, row.get(field.keys[0].replace("_min", "_best")))
    return value_text(language, field.keys[0], row.get(field.keys[0]))
