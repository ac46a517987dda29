"""Attacks of sub-national actors as GTD has them: 135 columns (GTD codebook; the rules are in gtd.yaml)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from waqai.outputs.codebooks.companions import Coordinated
from waqai.outputs.codebooks.facts import Facts
from waqai.outputs.codebooks.notes import notes_of, spoken_day, spoken_toll
from waqai.outputs.codebooks.points import Point, point_of
from waqai.outputs.codebooks.shape import Cells, Loss, Note, Shape, Stamp, by_column, dropped, estimated, joined, skipped
from waqai.outputs.codebooks.sides import Side

UNKNOWN = -9
_TARGETS = 3


class Gtd(Shape):
    """GTD's shape: attacks of groups and of persons unknown. The inclusion criteria stay unknown (-9) unless the row settles them."""

    name = "gtd"
    roles = (
        ("perpetrator", "gname", None), ("perpetrator", "gname2", None), ("perpetrator", "gname3", None),
        ("target", "target1", "targtype1_txt"), ("target", "target2", "targtype2_txt"), ("target", "target3", "targtype3_txt"),
    )  # fmt: skip
    surveys = True

    def __init__(self, stamp: Stamp) -> None:
        super().__init__(stamp)
        tables = self.codebook.tables
        self._skip, self._attack, self._weapon = tables["skip"], tables["attack"], tables["weapon"]
        self._lists: Mapping[str, Any] = self.codebook.lists
        self._order: list[int] = self._lists["order"]
        self._coordinated = Coordinated()
        self._ids: dict[str, int] = {}
        self._taken: set[int] = set()

    def note(self, facts: Facts) -> Note | None:
        """What the attack's number and the attacks that it goes with hang on."""
        if self._skip.first(facts) is not None:
            return None
        return (facts.id, facts.day, facts.day_precision, self._coordinated.keys_of(facts))

    def take(self, note: Note) -> None:
        """Give the attack its number and keep it in mind."""
        incident, day, precision, keys = note
        self._number(incident, day, precision)
        self._coordinated.take(incident, keys)

    def surveyed(self) -> None:
        """Which attacks were coordinated is settled."""
        self._coordinated.settle()

    def companions(self, incidents: Iterable[str]) -> set[str]:
        """Attacks that name one another as related."""
        return self._coordinated.companions(incidents)

    def _number(self, incident: str, given: str | None, precision: str) -> int:
        """yyyymmdd and seven digits of the id's hash; where two fall together the later takes the hash's next digits."""
        known = self._ids.get(incident)
        if known is not None:
            return known
        day = (given or "0000-00-00").replace("-", "")
        if precision in ("month", "year"):
            day = f"{day[:6] if precision == 'month' else day[:4] + '00'}00"
        digest = int(hashlib.sha256(incident.encode("utf-8", "surrogatepass")).hexdigest(), 16)
        while (number := int(day) * 10**7 + digest % 10**7) in self._taken:
            digest //= 10**7
        self._taken.add(number)
        self._ids[incident] = number
        return number

    def _cells(self, facts: Facts, losses: list[Loss]) -> Cells | None:
        why = self._skip.first(facts)
        if why is not None:
            losses.append(skipped(facts, why.then["reason"]))
            return None
        if not facts.day:
            losses.append(skipped(facts, "not even a year is known; GTD numbers attacks by their day", "date_start"))
            return None
        attacks = sorted({rule.then["attacktype"] for rule in self._attack.all(facts)} or {9}, key=self._order.index)[:3]
        related = [str(self._ids[other]) for other in self._coordinated.related_to(facts.id) if other in self._ids]
        self._say_what_is_lost(facts, losses)
        return by_column(self.own_columns, {
            "eventid": self._number(facts.id, facts.day, facts.day_precision), **self._when(facts), **self._where(facts, losses),
            "summary": f"{facts.day[5:7]}/{facts.day[8:]}/{facts.day[:4]}: {notes_of(facts)}", **self._criteria(facts),
            "multiple": int(bool(related)), "related": ", ".join(related) or None,
            "success": self._success(facts, attacks), "suicide": int(self._suicide(facts)), **self._attack_cells(attacks),
            **self._target_cells(facts, losses), **self._group_cells(facts), **self._claim_cells(facts), **self._weapon_cells(facts),
            **self._toll_cells(facts, losses), **self._source_cells(facts), "addnotes": self._addnotes(facts) or None,
            "INT_LOG": UNKNOWN, "INT_IDEO": UNKNOWN, "INT_MISC": UNKNOWN, "INT_ANY": UNKNOWN,
        })  # fmt: skip

    def _when(self, facts: Facts) -> dict[str, Any]:
        day, precision = facts.day or "", facts.day_precision
        exact = precision == "day"
        span = None if exact or not facts.day_end else f"{spoken_day(day)} - {spoken_day(facts.day_end)}"
        return {
            "iyear": int(day[:4]), "imonth": 0 if precision == "year" else int(day[5:7]),
            "iday": 0 if precision in ("month", "year") else int(day[8:10]), "approxdate": span, "extended": 0,
        }  # fmt: skip

    def _where(self, facts: Facts, losses: list[Loss]) -> dict[str, Any]:
        codes, row, point = facts.codes, facts.row, point_of(facts)
        if point is not None and point.of != "place":
            losses.append(
                estimated(facts, "lat, lon", f"{point.lat}, {point.lon}", f"coordinates of {point.of} {point.name}, not of the place")
            )
        town = (row.get("place") or row.get("place_ar")) if (facts.geo_precision or 5) <= 2 else None
        near = row.get("acled_geo_precision") == 2 and town is not None
        return {
            "country": codes.gtd if codes else None, "country_txt": facts.country_name or facts.country,
            "region": codes.gtd_region if codes else None, "region_txt": codes.gtd_region_name if codes else None,
            "provstate": row.get("admin1") or "Unknown", "city": town or "Unknown", "latitude": point.lat if point else None,
            "longitude": point.lon if point else None, "specificity": self._specificity(facts, point),
            "vicinity": int(near) if town else UNKNOWN, "location": row.get("place_ar"),
        }  # fmt: skip

    def _specificity(self, facts: Facts, point: Point | None) -> int:
        if point is None:
            return 5
        level = facts.geo_precision or 5
        if point.of == "place" and level <= 2:
            return 1
        if level <= 2:
            return 2
        if level == 3 and point.of != "admin1":
            return 3
        return 4 if facts.row.get("admin1") else 5

    def _criteria(self, facts: Facts) -> dict[str, Any]:
        civilians = bool(facts.attacked) and all(side.kind in ("civilians", "property", "protesters") for side in facts.attacked)
        fight = facts.type == "armed_clash"
        return {
            "crit1": UNKNOWN, "crit2": UNKNOWN, "crit3": 1 if civilians and not fight else UNKNOWN, "doubtterr": 1 if fight else UNKNOWN,
            "alternative": 1 if fight else None, "alternative_txt": "Insurgency/Guerilla Action" if fight else None,
        }  # fmt: skip

    def _success(self, facts: Facts, attacks: Sequence[int]) -> int:
        """A foiled attack failed; an assassination succeeds where somebody was killed, a kidnapping where somebody was taken."""
        if facts.status == "foiled":
            return 0
        if attacks[0] == 1 and facts.type == "assassination":
            return int(facts.killed)
        return 1

    def _suicide(self, facts: Facts) -> bool:
        worn = facts.weapon in ("explosive belt", "explosive vest", "suicide vehicle bomb")
        return facts.type == "suicide_bombing" or (facts.type == "car_bomb" and facts.attackers_died) or worn

    def _attack_cells(self, attacks: Sequence[int]) -> dict[str, Any]:
        cells: dict[str, Any] = {}
        for number, code in enumerate(attacks, start=1):
            cells |= {f"attacktype{number}": code, f"attacktype{number}_txt": self._lists["attacktype"][code]}
        return cells

    def _target_cells(self, facts: Facts, losses: list[Loss]) -> dict[str, Any]:
        names = list(dict.fromkeys((facts.main_target, *facts.attacked))) if facts.attacked else []
        ordered: list[Side] = [side for side in names if side.name]
        if len(ordered) > _TARGETS:
            losses.append(dropped(facts, "target", joined(side.name for side in ordered[_TARGETS:]), "GTD has room for three targets"))
        cells: dict[str, Any] = {}
        for number, side in enumerate(ordered[:_TARGETS], start=1):
            cells |= {
                f"targtype{number}": side.gtd, f"targtype{number}_txt": self._lists["targtype"][side.gtd], f"target{number}": side.name,
                f"targsubtype{number}": side.gtd_subtype,
                f"targsubtype{number}_txt": self._lists["targsubtype"].get(side.gtd_subtype),
                f"corp{number}": side.acled if side.kind in ("state", "external") and side.acled != side.name else side.assoc,
            }  # fmt: skip
        if not ordered:
            cells = {"targtype1": 20, "targtype1_txt": self._lists["targtype"][20], "target1": "Unknown"}
        return cells

    def _group_cells(self, facts: Facts) -> dict[str, Any]:
        names = [side.name for side in facts.attackers if side.kind != "unknown"] or ["Unknown"]
        suspected = int(bool(facts.row.get("attributed_by")) and not facts.claimed)
        cells: dict[str, Any] = {"individual": UNKNOWN, "nperps": -99, "nperpcap": -99}
        for suffix, number, name in zip(("", "2", "3"), (1, 2, 3), names, strict=False):
            cells[f"gname{suffix}"] = name
            cells[f"guncertain{number}"] = suspected
        return cells

    def _claim_cells(self, facts: Facts) -> dict[str, Any]:
        claimants = [name for name in str(facts.row.get("claimed_by") or "").split("; ") if name]
        cells: dict[str, Any] = {"claimed": int(bool(claimants)) or UNKNOWN, "compclaim": int(len(claimants) > 1) if claimants else UNKNOWN}
        for suffix, flag, _ in zip(("", "2", "3"), ("claimed", "claim2", "claim3"), claimants, strict=False):
            cells |= {flag: 1, f"claimmode{suffix}": 10, f"claimmode{suffix}_txt": "Unknown"}
        return cells

    def _weapon_cells(self, facts: Facts) -> dict[str, Any]:
        rule = self._weapon.first(facts)
        codes = dict(rule.then) if rule else {"weaptype": 13}
        if "from" in codes:
            kind, _, sub = str(facts.weapon_code).partition(".")
            codes = {"weaptype": int(kind), "weapsubtype": int(sub) if sub else None}
        sub_code = codes.get("weapsubtype")
        return {
            "weaptype1": codes["weaptype"], "weaptype1_txt": self._lists["weaptype"][codes["weaptype"]], "weapsubtype1": sub_code,
            "weapsubtype1_txt": self._lists["weapsubtype"].get(sub_code), "weapdetail": facts.weapon or None,
        }  # fmt: skip

    def _toll_cells(self, facts: Facts, losses: list[Loss]) -> dict[str, Any]:
        killed, wounded, joint, own, taken = facts.toll
        if joint and not killed.told:
            losses.append(dropped(facts, "casualties_combined", joint, "one figure for killed and wounded has no column; told in addnotes"))
        for name, toll in (("killed", killed), ("wounded", wounded)):
            if toll.told and (toll.high is None or toll.high > toll.low):
                losses.append(dropped(facts, name, spoken_toll(toll), "one figure has room; told in addnotes"))
        damaged, kidnapped = bool(facts.row.get("damage")), facts.taken or facts.type == "abduction"
        return {
            "nkill": killed.best + (own or 0) if killed.told else own, "nkillter": own, "nwound": wounded.best if wounded.told else None,
            "property": 1 if damaged else UNKNOWN, "propextent": 4 if damaged else None, "propextent_txt": "Unknown" if damaged else None,
            "propvalue": -99 if damaged else None, "propcomment": joined(facts.row.get("damage") or ()) or None,
            "ishostkid": int(kidnapped), "nhostkid": (taken or -99) if kidnapped else None, "ransom": UNKNOWN if kidnapped else None,
        }  # fmt: skip

    def _source_cells(self, facts: Facts) -> dict[str, Any]:
        cells: dict[str, Any] = {"dbsource": "Waqai"}
        for number, source in enumerate(facts.sources[:3], start=1):
            cited = ", ".join(part for part in (source.title and f'"{source.title}"', source.outlet, source.published) if part)
            cells[f"scite{number}"] = cited or source.article
        return cells

    def _addnotes(self, facts: Facts) -> str:
        killed, wounded, joint, _, _ = facts.toll
        parts = []
        if joint:
            parts.append(f"{joint} killed or wounded in all; the sources give one figure for both.")
        if killed.told and killed.high is None:
            parts.append(f"At least {killed.low} killed; no upper figure.")
        if wounded.told and wounded.high is None:
            parts.append(f"At least {wounded.low} wounded; no upper figure.")
        if conflicts := facts.row.get("conflicts"):
            parts.append(f"Sources differ on: {', '.join(conflicts)}.")
        return " ".join(parts)

    def _say_what_is_lost(self, facts: Facts, losses: list[Loss]) -> None:
        row = facts.row
        for field in ("campaign", "attributed_by", "reported_by"):
            if row.get(field):
                losses.append(dropped(facts, field, row[field], "no column; told in the summary"))
        if row.get("conflicts"):
            losses.append(dropped(facts, "conflicts", joined(row["conflicts"]), "no column; told in addnotes"))
