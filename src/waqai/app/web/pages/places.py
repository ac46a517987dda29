"""The place picker: the places that go by a name, the likeliest first, with what tells them apart."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from waqai.app.web.language import Language
from waqai.app.web.naming import place_in, places_named
from waqai.app.web.rendering import page
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs
from waqai.knowledge.places import Gazetteer

router = APIRouter()
MOST = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that somebody may choose."""

    id: str
    name: str
    name_ar: str
    kind: str
    country: str
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    precision: int
    pcode: str | None
    unit: str
    """The governorate in the reader's language."""


def candidates(gazetteer: Gazetteer, name: str, language: Language) -> list[Candidate]:
    """The places of a name in either script, the biggest first; without its first words where nothing goes by all of them."""
    return [
        Candidate(
            row.id, row.name, row.name_ar, row.kind, row.country, row.admin1, row.admin2, row.lat, row.lon, row.precision, row.pcode,
            place_in(language, gazetteer, row.admin1) if row.admin1 else "",
        )
        for row in places_named(gazetteer, name)[:MOST]
    ]  # fmt: skip


@router.get("/places")
def find(request: Request, q: str = "", place_ar: str = "", me: Visitor = needs(Right.REVIEW)) -> HTMLResponse:
    """The candidates for a name, as choices of the picker: for the one that is looked for, or the one that is typed as it is written."""
    asked = (q or place_ar)[:200]
    found = candidates(bench_of(request).gazetteer(), asked, me.language)
    points = [asdict(one) for one in found if one.lat is not None]
    return page(request, me, "place_choices.html", candidates=found, points=points, asked=asked)
