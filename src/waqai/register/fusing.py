"""Keeping the incidents in line with events and judgements, neighbourhood by neighbourhood.

Whatever changes an event (coding, a correction, a review, a judgement) marks it *dirty* in the same transaction. `refresh_some` takes
dirty events and those of their articles that they are rivals of, compares each with the events that share a block with it, and fuses
anew all that now hangs together with it or did before. Fusion joins events only inside groups that hang together by scores above its
threshold and by judgements, so what is not reached cannot change: the result is that of fusing everything (`make test` compares the
two). A kill between marking and refreshing costs nothing, as the next refresh goes on.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, literal, or_, select, update

from waqai import __version__
from waqai.incidents import fuse
from waqai.incidents.pack import FUSION_PACK
from waqai.incidents.reporters import REPORTERS_PACK
from waqai.knowledge import load_packs
from waqai.model import Report
from waqai.register.eventing import reports
from waqai.register.incident_writing import Fused, write_incidents
from waqai.register.judging import judgements_among, judgements_on
from waqai.register.neighbours import blocks_of, edges_touching, sketched
from waqai.register.rivalry import settle_rivals
from waqai.register.schema import CLEAN, WAITS, Block, Edge, EventRow, Setting
from waqai.register.subjects import chunks

_IS_DIRTY = EventRow.dirty > literal(CLEAN, literal_execute=True)
"""Written out and not as a parameter: only so does a database see that its index of dirty events holds all of
them. (They are put in order by a sum, lest all events be walked in their order to find the few.)"""

AT_ONCE = 4000
"""How many dirty events one transaction takes on: other writers wait for as long as that lasts (some seconds)."""


ALL_AT_ONCE = 50_000
"""The same where everything is fused anew: the fewer portions, the fewer incidents are seen half done in between."""


@functools.cache
def fusion_mark() -> str:
    """What incidents are fused with: the program's version and everything in its packs that can tell in a score."""
    digest = hashlib.sha256(f"{__version__} {load_packs().hash}".encode())
    for path in (FUSION_PACK, REPORTERS_PACK):
        digest.update(path.read_bytes())
    return f"{__version__}-{digest.hexdigest()[:12]}"


def all_wait(connection: Connection) -> None:
    """Mark every event, so that all is fused anew, and note with what."""
    connection.execute(update(EventRow).where(EventRow.dirty == CLEAN).values(dirty=WAITS))
    connection.execute(update(Setting).where(Setting.name == "fused_with").values(value=json.dumps(fusion_mark())))


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did: events taken on, incidents written, ids that are live no more."""

    events: int = 0
    written: int = 0
    ended: int = 0

    def __add__(self, other: Refreshed) -> Refreshed:
        return Refreshed(self.events + other.events, self.written + other.written, self.ended + other.ended)


def waiting(connection: Connection) -> int:
    """How many events wait to be fused."""
    return int(connection.execute(select(func.count()).select_from(EventRow).where(_IS_DIRTY)).scalar_one())


def refresh_some(connection: Connection, at_once: int = AT_ONCE, least: int = WAITS) -> Refreshed:
    """Take on the dirty events that came first, at most `at_once`; nothing is left to do when `events` is 0.

    `least`: URGENT takes only those that a person waits for.
    """
    query = select(EventRow.num).where(EventRow.dirty >= least, _IS_DIRTY).order_by(EventRow.num + 0).limit(at_once)
    dirty = list(connection.execute(query).scalars())
    if not dirty:
        return Refreshed()
    dirty = sorted({*dirty, *settle_rivals(connection, dirty)})
    live = dict(reports(connection, dirty))
    touched = _update_edges(connection, dirty, live)
    group = _hanging_together(connection, touched)
    written, ended = write_incidents(connection, group, _fused(connection, group, live))
    for part in chunks(dirty):
        connection.execute(update(EventRow).where(EventRow.num.in_(part)).values(dirty=CLEAN))
    return Refreshed(len(dirty), written, ended)


def _update_edges(connection: Connection, dirty: Sequence[int], live: Mapping[int, Report]) -> set[int]:
    """Bring blocks and edges of the dirty events (of which some are live) in line with their rows.

    Returns them and all that they hung together with before.
    """
    touched = set(dirty)
    for part in chunks(dirty):
        for a, b in connection.execute(select(Edge.a, Edge.b).where(or_(Edge.a.in_(part), Edge.b.in_(part)))):
            touched |= {a, b}
        connection.execute(delete(Edge).where(or_(Edge.a.in_(part), Edge.b.in_(part))))
        connection.execute(delete(Block).where(Block.event.in_(part)))
    sketches = sketched(live)
    keys = blocks_of(sketches)
    blocks = [{"key": key, "opens": opens, "event": number} for number, own in keys.items() for key, opens in own.items()]
    for start in range(0, len(blocks), 5000):
        connection.execute(insert(Block), blocks[start : start + 5000])
    near = _meeting(connection, [pair for own in keys.values() for pair in own.items()]) - live.keys()
    sketches |= sketched(dict(reports(connection, sorted(near))))
    found = [{"a": a, "b": b} for a, b in edges_touching(sketches, live.keys())]
    for start in range(0, len(found), 5000):
        connection.execute(insert(Edge), found[start : start + 5000])
    return touched | live.keys()


def _meeting(connection: Connection, blocks: Sequence[tuple[str, bool]]) -> set[int]:
    """The events that those of some blocks are compared with."""
    found: set[int] = set()
    wide = {key for key, opens in blocks if opens}
    for part in chunks(sorted(wide)):
        found.update(connection.execute(select(Block.event).where(Block.key.in_(part))).scalars())
    for part in chunks(sorted({key for key, opens in blocks if not opens} - wide)):
        found.update(connection.execute(select(Block.event).where(Block.key.in_(part), Block.opens)).scalars())
    return found


def _hanging_together(connection: Connection, touched: Iterable[int]) -> set[int]:
    """All events that hang together with these: by edges, by judgements «same», by the incident that they are in so far."""
    reached: set[int] = set()
    frontier = set(touched)
    while frontier:
        reached |= frontier
        ordered = sorted(frontier)
        found: set[int] = set()
        incidents: set[int] = set()
        for part in chunks(ordered):
            for a, b in connection.execute(select(Edge.a, Edge.b).where(or_(Edge.a.in_(part), Edge.b.in_(part)))):
                found |= {a, b}
            query = select(EventRow.incident).where(EventRow.num.in_(part), EventRow.incident.is_not(None)).distinct()
            incidents.update(number for number in connection.execute(query).scalars() if number is not None)
        for part in chunks(sorted(incidents)):
            found.update(connection.execute(select(EventRow.num).where(EventRow.incident.in_(part))).scalars())
        for a, b, same in judgements_on(connection, ordered):
            if same:
                found |= {a, b}
        frontier = found - reached
    return reached


def _fused(connection: Connection, group: set[int], known: Mapping[int, Report]) -> Fused:
    """What fusion makes of the live events of a group, of which some are read already."""
    live = dict(sorted({**known, **dict(reports(connection, sorted(group - known.keys())))}.items()))
    number_of = {report.key: number for number, report in live.items()}
    found = fuse(list(live.values()), judgements_among(connection, set(live)))
    members = {min(events): events for incident in found if (events := sorted(number_of[key] for key in incident.members))}
    return Fused({min(number_of[key] for key in incident.members): incident for incident in found}, members, live)
