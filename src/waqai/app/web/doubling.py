"""Double coding: a sample of events that two people code without seeing the program's row or each other's, and how far they agree."""

from __future__ import annotations

import random
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waqai.app.web.editing import figure_of, range_of
from waqai.app.web.naming import country_code, joint_name
from waqai.evaluation.coders import agreement, krippendorff_alpha
from waqai.register import FieldError, Filter, Register
from waqai.register.fields import checked

FIELDS = ("status", "type", "date_start", "country", "attacker", "killed", "wounded")
"""What is coded twice, and compared."""
MOST = 500
_PREFIX = "web.double."


@dataclass(frozen=True, slots=True)
class Round:
    """One round: who codes, which events, and what each has coded so far (event's name to values)."""

    name: str
    coders: tuple[str, ...]
    events: tuple[tuple[str, int], ...]
    coded: Mapping[str, Mapping[str, Mapping[str, Any]]]

    def waiting(self, who: str) -> list[tuple[str, int]]:
        """What somebody has still to code."""
        done = self.coded.get(who, {})
        return [(document, n) for document, n in self.events if f"{document}/{n}" not in done]


@dataclass(frozen=True, slots=True)
class Agreed:
    """One field's agreement: over how many events, the share that agrees, alpha (None where nothing varies)."""

    field: str
    events: int
    share: float | None
    alpha: float | None


def begin(register: Register, coders: Sequence[str], size: int, wanted: Filter, seed: int | None = None) -> Round:
    """Draw a sample of the events whose text is kept. Raises FieldError where two coders or enough events are missing."""
    if len(set(coders)) < 2:
        raise FieldError("two-coders", "coders: two different people")
    if not 1 <= size <= MOST:
        raise FieldError("size", "size: 1 to {most}", most=MOST)
    keys = [(report.key.document, report.key.n) for _, report in register.incidents(wanted).reports()]
    chosen = random.Random(seed).sample(keys, min(size, len(keys)))
    events = [list(key) for key in chosen if register.document(key[0]).text is not None]
    if not events:
        raise FieldError("nothing-to-code", "no event with its text is in what the filter means")
    name = secrets.token_hex(4)
    register.keep(_PREFIX + name, {"coders": list(dict.fromkeys(coders)), "events": events})
    return find(register, name)


def rounds(register: Register) -> list[Round]:
    """All rounds."""
    kept = register.kept(_PREFIX)
    return [find(register, name.removeprefix(_PREFIX)) for name in kept if name.count(".") == 2]


def find(register: Register, name: str) -> Round:
    """One round. Raises FieldError where there is none."""
    kept = register.kept(f"{_PREFIX}{name}") if name.isalnum() else {}
    told = kept.get(_PREFIX + name)
    if told is None:
        raise FieldError("no-such-round", "{name}: no such round", name=name)
    coded = {who: kept.get(f"{_PREFIX}{name}.{who}") or {} for who in told["coders"]}
    return Round(name, tuple(told["coders"]), tuple((document, n) for document, n in told["events"]), coded)


def code(register: Register, one: Round, who: str, event: str, form: Mapping[str, Any]) -> None:
    """Keep what somebody coded of one event; nothing of it goes into the register's rows."""
    if who not in one.coders or event not in {f"{document}/{n}" for document, n in one.events}:
        raise FieldError("not-yours", "this event is not yours to code in this round")
    values = {**one.coded.get(who, {}), event: values_of(form)}
    register.keep(f"{_PREFIX}{one.name}.{who}", values)


def values_of(form: Mapping[str, Any]) -> dict[str, Any]:
    """What a form codes, checked as a row is."""
    given = {field: str(form.get(field) or "").strip() for field in FIELDS}
    low, high = range_of(given["killed"], "killed")
    values: dict[str, Any] = {
        "status": checked("status", given["status"]),
        "type": checked("type", given["type"]),
        "date_start": checked("date_start", given["date_start"] or None),
        "country": checked("country", (country_code(given["country"]) or given["country"].upper()) or None),
        "attacker": joint_name(given["attacker"], "attacker") or "unknown",
        "killed": None if low is None else f"{low}..{'' if high is None else high}",
        "wounded": figure_of(given["wounded"], "wounded"),
    }
    return values


def agreed(one: Round) -> list[Agreed]:
    """How far the coders of a round agree, field by field, over the events that two of them or more have coded."""
    found = []
    for field in FIELDS:
        units = [
            [str(coded[f"{document}/{n}"].get(field)) for coded in one.coded.values() if f"{document}/{n}" in coded]
            for document, n in one.events
        ]
        both = [unit for unit in units if len(unit) >= 2]
        found.append(Agreed(field, len(both), agreement(both), krippendorff_alpha(both)))
    return found
