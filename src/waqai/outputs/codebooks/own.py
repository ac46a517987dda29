"""Waqai's own flat shape: nothing is lost but the words and rules behind each field, which JSON lines hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from waqai.outputs.codebooks.facts import Facts
from waqai.outputs.codebooks.shape import Cells, Loss, Shape, Stamp, dropped

_LISTS = ("target", "damage", "confirmed_by", "conflicts")


class Own(Shape):
    """All that a row knows, one line an incident, every status."""

    name = "waqai"
    roles = (("attacker", "attacker", "attacker_kind"), ("target", "target", "target_kind"))

    def __init__(self, stamp: Stamp) -> None:
        super().__init__(stamp)
        self._names = tuple(column.name for column in self.own_columns)

    def _cells(self, facts: Facts, losses: list[Loss]) -> Cells:
        row = facts.row
        confidence = row.get("confidence")
        published = [source.published for source in facts.sources if source.published]
        killed, wounded = facts.toll[0], facts.toll[1]
        made: dict[str, Any] = {
            "country_iso3": facts.codes.iso3 if facts.codes else None,
            "attacker_kind": facts.attacker, "target_kind": facts.target if facts.attacked else None,
            "killed_best": killed.best if killed.told else None, "wounded_best": wounded.best if wounded.told else None,
            "sources": row.get("sources") or len(facts.sources) or 1,
            "outlets": list(dict.fromkeys(source.outlet for source in facts.sources if source.outlet)),
            "articles": [source.article for source in facts.sources], "urls": [source.url for source in facts.sources if source.url],
            "published": min(published, default=None),
            "confidence": confidence.get("row") if isinstance(confidence, dict) else confidence,
        }  # fmt: skip
        for key in _LISTS:
            value = row.get(key)
            made[key] = [value] if isinstance(value, str) else list(value or ())
        if row.get("spans"):
            losses.append(dropped(facts, "spans", f"{len(row['spans'])} fields", "the words behind each field are in the JSON lines alone"))
        get = row.get
        return [made[name] if name in made else get(name) for name in self._names]

    def actors(self, facts: Facts, cells: Cells) -> Iterator[tuple[str, str, Any]]:
        """Attackers and targets, each with its own kind."""
        for role, sides in (("attacker", facts.attackers), ("target", facts.attacked)):
            for side in sides:
                yield role, side.name, side.kind
