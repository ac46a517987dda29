"""What of a row may leave the house: a redaction profile for exports.

Names of victims and private persons stand in free words (quote, notes, title) and, where no pack knows the name, among actors and
targets. No list of names is complete, so free words are left out altogether rather than searched for names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from waqai.knowledge import load_packs

WITHHELD = "name withheld"
_FREE_WORDS = ("evidence_ar", "notes", "title")
_NAMES = ("attacker", "target", "claimed_by", "attributed_by", "reported_by")
_FINE = ("place_ar", "place", "pcode")
_JOINTS = (" and ", "; ")


@dataclass(frozen=True, slots=True)
class Profile:
    """A redaction profile.

    `names`: free words are left out, and actors that no pack knows are shown as «name withheld». `decimals`: coordinates are cut
    to so many decimals (1: squares of about 11 km, 0: of 111 km; None: as they are), and with 1 or less the site's name is left out
    where it is more precise than a town. `reports`: the sources' own rows and addresses are left out.
    """

    name: str
    names: bool = True
    decimals: int | None = 1
    reports: bool = True


PROFILES: Mapping[str, Profile] = {
    "full": Profile("full", names=False, decimals=None, reports=False),
    "names": Profile("names", names=True, decimals=None, reports=False),
    "public": Profile("public", names=True, decimals=1, reports=True),
}
"""`full`: everything. `names`: no names of persons. `public`: besides, places to about 11 km and no addresses of sources."""


def redactor(profile: Profile) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """The function that makes a row fit to leave the house.

    >>> redact = redactor(PROFILES["public"])
    >>> row = redact({"evidence_ar": "قتل فلان", "attacker": "Houthis", "target": ["civilians"], "lat": 15.3694, "lon": 44.191})
    >>> row["evidence_ar"], row["attacker"], row["target"], row["lat"], row["lon"]
    ('', 'Houthis', ['civilians'], 15.4, 44.2)
    """
    return lambda row: _redacted(row, profile)


def described(profile: Profile) -> dict[str, Any]:
    """The profile as the log of activities keeps it."""
    return asdict(profile)


def _redacted(row: Mapping[str, Any], profile: Profile) -> dict[str, Any]:
    shown = dict(row)
    if profile.names:
        for key in _FREE_WORDS:
            if key in shown:
                shown[key] = "" if key == "evidence_ar" else None
        for key in _NAMES:
            if shown.get(key):
                shown[key] = [_known_or_withheld(name) for name in shown[key]] if isinstance(shown[key], list) else _joined(shown[key])
        shown.pop("spans", None)
    if profile.decimals is not None:
        for key in ("lat", "lon"):
            if isinstance(shown.get(key), int | float):
                shown[key] = round(shown[key], profile.decimals)
        if profile.decimals <= 1 and (shown.get("geo_precision") or 5) == 1:
            shown |= dict.fromkeys(key for key in _FINE if key in shown)
    if profile.reports:
        for key in ("url", "members"):
            if key in shown:
                shown[key] = None if key == "url" else len(shown[key])
    return shown


def _joined(names: str) -> str:
    for joint in _JOINTS:
        if joint in names:
            return joint.join(_known_or_withheld(name) for name in names.split(joint))
    return _known_or_withheld(names)


def _known_or_withheld(name: str) -> str:
    return name if name in _known_names() else WITHHELD


@cache
def _known_names() -> frozenset[str]:
    """The names that the packs give to groups, forces, kinds of people and things; whoever else is named is a person."""
    entries = load_packs().entries
    names = {entry.label_en for entry in entries if entry.pack in ("actors", "targets", "persons")}
    kinds = {kind for entry in entries if isinstance(kind := entry.attrs.get("target"), str)}
    return frozenset(names | kinds | {"unknown", "civilians"})
