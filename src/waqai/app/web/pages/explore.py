"""Everything that one filter means: as a table, a map or a timeline, with facets, saved searches and exports. The filter is the address."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from waqai.app.web import care
from waqai.app.web.filtering import FIGURES, NAMES, figures_shown, filter_of, permitted, without
from waqai.app.web.labels import name_in, place_text, range_text, value_text
from waqai.app.web.naming import place_in, typed_name
from waqai.app.web.periods import timeline_of
from waqai.app.web.rendering import COVERED, page
from waqai.app.web.roles import Right
from waqai.app.web.visitor import Visitor, bench_of, needs, posted
from waqai.app.web.workbench import Workbench
from waqai.knowledge.places import Gazetteer
from waqai.outputs.codebooks import SHAPES
from waqai.register import ORDERS, Act, Filter, FilterError, Selection

router = APIRouter()
VIEWS = ("table", "map", "timeline")
FACETS = ("type", "status", "country", "admin1", "review", "actor", "weapon", "source", "campaign", "claimed_by", "precision")
FORM = ("q", "article", "from", "to", "type", "status", "review", "country", "place", "actor", "killed", "sources", "conflicts", "claimed")
"""The keys that the form of the filter shows, each with its first value."""
SHOWN = 50
WORLD = (-180.0, -90.0, 180.0, 90.0)
POINTS = 800
"""From so many incidents on, a map shows squares and not each."""


@router.get("/explore")
def show(
    request: Request,
    view: str = "table",
    sort: str = "-date",
    cursor: str | None = None,
    unit: str = "",
    me: Visitor = needs(Right.EXPLORE),
) -> HTMLResponse:
    """The incidents of the filter in one view."""
    if view not in VIEWS:
        raise FilterError("no-such-view", "view {view!r}: one of {known}", view=view, known=", ".join(VIEWS))
    wanted = filter_of(request, me)
    register, places = bench_of(request).register, bench_of(request).gazetteer()
    selection = register.incidents(wanted, sort, me.profile)
    values: dict[str, Any] = {
        "count": selection.count(),
        "facets": facets_of(selection, me, places),
        "sort": sort,
        "view": view,
        "wanted": wanted,
    }
    if view == "table":
        found = selection.page(SHOWN, cursor)
        values |= {"rows": found.rows, "cursor": found.cursor}
    elif view == "map":
        values["nowhere"] = selection.count() - register.incidents(replace(wanted, bbox=wanted.bbox or WORLD), sort, me.profile).count()
    elif view == "timeline":
        values |= timeline_of(selection, me.language, unit)
    values |= {
        "saved": register.saved_searches(),
        "chips": chips_of(wanted, me, places),
        "orders": ORDERS,
        "shapes": tuple(SHAPES),
        **form_of(wanted, me, places),
    }
    return page(request, me, "explore.html", **values)


@router.get("/explore/map.json")
def map_data(request: Request, zoom: int = 4, bounds: str = "", me: Visitor = needs(Right.EXPLORE)) -> JSONResponse:
    """What the map draws for a part of the world: incidents with the precision of their places, or squares where there are many."""
    pairs = [
        (key, value) for key, value in request.query_params.multi_items() if key not in ("zoom", "bounds", "view", "sort", "lang", "cursor")
    ]
    wanted = permitted(Filter.from_query(pairs), me)
    seen = (
        Filter.from_query([*(pair for pair in pairs if pair[0] != "bbox"), ("bbox", bounds)]) if bounds and wanted.bbox is None else wanted
    )
    selection = bench_of(request).register.incidents(seen, "-date", me.profile)
    if selection.count() <= POINTS:
        rows = [row for row in selection.page(POINTS).rows if row["lat"] is not None]
        return JSONResponse({"incidents": [point_of(row, me) for row in rows]})
    cells = selection.grid(max(0.05, min(20.0, 160 / 2 ** min(max(zoom, 0), 14))))
    return JSONResponse(
        {"cells": [{"lat": cell.lat, "lon": cell.lon, "count": cell.count, "toll": cell.toll, "id": cell.incident} for cell in cells]}
    )


def point_of(row: Mapping[str, Any], me: Visitor) -> dict[str, Any]:
    """One incident on a map. Its precision is drawn as an area: a governorate is no point."""
    language = me.language
    killed = range_text(language, row["killed_min"], row["killed_max"], row["killed_best"])
    words = [value_text(language, "type", row["type"]), place_text(language, dict(row)), language.day(row["date_start"])]
    if killed:
        words.append(f"{language.text('Killed')}: {killed}")
    return {
        "id": row["incident"],
        "lat": row["lat"],
        "lon": row["lon"],
        "precision": row["geo_precision"] or 4,
        "words": [w for w in words if w],
    }


@router.post("/explore/save")
def save_search(request: Request, form: Annotated[FormData, Depends(posted)], me: Visitor = needs(Right.READ)) -> Response:
    """Keep the filter under a name; without a filter, forget the name."""
    name, query = str(form.get("name") or ""), str(form.get("query") or "")
    wanted = None if form.get("forget") else Filter.from_query(query)
    bench_of(request).register.save_search(name, wanted, Act(me.name, request=secrets.token_urlsafe(9)))
    return RedirectResponse(f"/explore?{query}", 303)


def form_of(wanted: Filter, me: Visitor, places: Gazetteer) -> dict[str, Any]:
    """What the form of the filter shows, in the reader's language (`given`), and what it takes along unseen (`kept`)."""
    given: dict[str, str] = {}
    kept: list[tuple[str, str]] = []
    for key, value in wanted.to_pairs():
        if key in given or key not in FORM or (key in ("actor", "article") and not me.may(Right.READ)):
            kept.append((key, value))
        elif key == "country":
            given[key] = me.language.country(value)
        elif key == "actor":
            given[key] = typed_name(me.language, value, key)
        elif key in FIGURES:
            given[key] = me.language.figures(figures_shown(value))
        else:
            given[key] = place_in(me.language, places, value) if key == "place" else value
    return {"given": given, "kept": kept}


def facets_of(selection: Selection, me: Visitor, places: Gazetteer) -> dict[str, list[tuple[str, str, int]]]:
    """The facets' values as the address has them, as people read them, and how many incidents have each. No names for a viewer."""
    names = [name for name in FACETS if me.may(Right.READ) or name not in NAMES]
    found = selection.facets(names, 12)
    return {name: [(str(value), facet_text(me, places, name, value), number) for value, number in found[name]] for name in names}


def facet_text(me: Visitor, places: Gazetteer, name: str, value: Any) -> str:
    """A facet's value as people read it."""
    if name in ("admin1", "place"):
        return place_in(me.language, places, str(value))
    if name in NAMES and not me.tastes.open and care.names_a_person(str(value)):
        return me.language.text(COVERED)
    if name in (*NAMES, "weapon"):
        return name_in(me.language, str(value))
    return value_text(me.language, name, value) or str(value)


def chips_of(wanted: Filter, me: Visitor, places: Gazetteer) -> list[tuple[str, str, str]]:
    """Each part of the filter: its key, what it says, and the address without it."""
    return [
        (key, facet_text(me, places, key, value) if not value.isdecimal() else value, without(wanted, key, value))
        for key, value in wanted.to_pairs()
    ]


def about(bench: Workbench, wanted: Filter, me: Visitor) -> dict[str, Any]:
    """What the pages of an actor, a place and a campaign show: figures, a timeline, facets, the latest incidents."""
    selection = bench.register.incidents(wanted, "-date", me.profile)
    return {
        "count": selection.count(), "rows": selection.page(20).rows, "facets": facets_of(selection, me, bench.gazetteer()),
        "wanted": wanted, **timeline_of(selection, me.language),
    }  # fmt: skip


@router.get("/actor")
def actor(request: Request, name: str, me: Visitor = needs(Right.READ)) -> HTMLResponse:
    """One actor: as attacker, as target, with whom and where."""
    register = bench_of(request).register
    sides = {side: register.incidents(Filter.from_query([(side, name)])).count() for side in ("attacker", "target", "claimed_by")}
    return page(request, me, "about.html", kind="actor", name=name, sides=sides, **about(bench_of(request), Filter(actor=(name,)), me))


@router.get("/place")
def place(request: Request, name: str, country: str = "", me: Visitor = needs(Right.EXPLORE)) -> HTMLResponse:
    """One place."""
    wanted = Filter(place=(name,), country=(country,) if country else ())
    return page(request, me, "about.html", kind="place", name=name, sides={}, **about(bench_of(request), wanted, me))


@router.get("/campaign")
def campaign(request: Request, name: str, me: Visitor = needs(Right.EXPLORE)) -> HTMLResponse:
    """One named series of attacks."""
    return page(request, me, "about.html", kind="campaign", name=name, sides={}, **about(bench_of(request), Filter(campaign=(name,)), me))
