"""A correction as an example for the maintainers: the words of one event and the row that a person made of them, in the packs' own form."""

from __future__ import annotations

from typing import Any

import yaml
from fastapi import APIRouter, Request
from fastapi.responses import Response

from waqai import __version__
from waqai.app.web.evidence import marks_of
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs
from waqai.model import ReportKey
from waqai.register import DocumentView
from waqai.register.eventing import StoredEvent

router = APIRouter()
_KEPT = (
    "status", "type", "date_start", "date_end", "place_ar", "country", "admin1", "attacker", "target", "weapon", "killed_min", "killed_max",
    "wounded_min", "wounded_max", "casualties_combined", "abducted", "attackers_killed", "claimed_by", "attributed_by", "reported_by",
    "campaign", "damage",
)  # fmt: skip
_NOTE = "An event as a person corrected it. Put its words into your own before it goes into a pack: those of the article are its author's."


@router.get("/event/example")
def save(request: Request, id: str, n: int, me: Visitor = needs(Right.REVIEW)) -> Response:
    """The example as a file to send."""
    register = bench_of(request).register
    document, event = register.document(id), register.event(ReportKey(id, n))
    written = yaml.safe_dump(example_of(document, event), allow_unicode=True, sort_keys=False, width=120)
    headers = {"Content-Disposition": 'attachment; filename="waqai-example.yaml"'}
    return Response(written.encode(), media_type="application/yaml", headers=headers)


def example_of(document: DocumentView, event: StoredEvent) -> dict[str, Any]:
    """What was read, what a person made of it, and the sentences that hold the evidence. Whoever sends it on answers for the words."""
    coded = event.coded or {}
    changed = [key for key in _KEPT if coded.get(key) != event.row.get(key)]
    return {
        "note": _NOTE,
        "program": __version__,
        "published": document.published,
        "text": _sentences(document, event),
        "corrected": {key: event.row.get(key) for key in changed},
        "was": {key: coded.get(key) for key in changed} if event.coded else "missed",
        "row": {key: event.row[key] for key in _KEPT if event.row.get(key) not in (None, [], "")},
        "review": event.review,
    }


def _sentences(document: DocumentView, event: StoredEvent) -> str:
    raw = document.raw
    marks = marks_of(event)
    if raw is None or not marks:
        return str(event.row.get("evidence_ar") or "")
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    start = max(raw.rfind("\n", 0, first), raw.rfind(". ", 0, first)) + 1
    end = min((at for at in (raw.find("\n", last), raw.find(". ", last)) if at >= 0), default=len(raw))
    return " ".join(raw[start : min(end + 1, start + 2000)].split())
