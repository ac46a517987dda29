"""`waqai register show` and `similar`: one incident, every source's version of it and why they stand together; others like it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from waqai.app.cli.opening import Target, register_of
from waqai.app.cli.session import Session
from waqai.outputs.columns import TACTIC_LABELS
from waqai.outputs.files import jsonl_text
from waqai.outputs.fused import incident_line, link_json, toll, waterfall
from waqai.outputs.terminal import broken, isolated, number_range, printable, sides, when

if TYPE_CHECKING:
    from waqai.model import Version
    from waqai.register import IncidentView

Told = Mapping[str, Any]
Shown = Callable[[Told], str | None]


def _plain(key: str) -> Shown:
    return lambda row: _said(row.get(key))


def _said(value: Any) -> str | None:
    if value in (None, "", []):
        return None
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _days(row: Told) -> str | None:
    shown = when(dict(row)).replace("\n", " to ")
    return None if shown == "?" else shown


def _toll(name: str) -> Shown:
    """A fused figure with its span, or one report's own."""

    def shown(row: Told) -> str | None:
        if row.get(f"{name}_best") is not None:
            return toll({key: value for key, value in row.items() if key.startswith(name)})[0].replace(f" {name}", "")
        return number_range(row.get(f"{name}_min"), row.get(f"{name}_max"))

    return shown


def _point(row: Told) -> str | None:
    return None if row.get("lat") is None or row.get("lon") is None else f"{row['lat']:.4f}, {row['lon']:.4f}"


_FIELDS: tuple[tuple[str, tuple[str, ...], Shown], ...] = (
    ("status", ("status",), _plain("status")),
    ("type", ("type",), _plain("type")),
    ("date", ("date_start", "date_end"), _days),
    ("place", ("place_ar",), _plain("place_ar")),
    ("place (en)", ("place",), _plain("place")),
    ("admin2", ("admin2",), _plain("admin2")),
    ("admin1", ("admin1",), _plain("admin1")),
    ("country", ("country",), _plain("country")),
    ("point", ("lat", "lon"), _point),
    ("geo_precision", ("geo_precision",), _plain("geo_precision")),
    ("attacker", ("attacker",), _plain("attacker")),
    ("target", ("target",), _plain("target")),
    ("weapon", ("weapon",), _plain("weapon")),
    ("killed", ("killed_min", "killed_max"), _toll("killed")),
    ("wounded", ("wounded_min", "wounded_max"), _toll("wounded")),
    *(
        (key, (key,), _plain(key))
        for key in (
            "casualties_combined",
            "abducted",
            "attackers_killed",
            "damage",
            "claimed_by",
            "attributed_by",
            "confirmed_by",
            "campaign",
        )
    ),
)
"""What is shown of an incident, in this order: its name, the keys of a row behind it, and how a row's value reads."""


def show_command(
    register: Target,
    name: Annotated[str, typer.Argument(metavar="ID", help="An incident's id, also one that it had before a merge.")],
    why: Annotated[bool, typer.Option("--why", help="Also why its reports stand together: what each sign is worth.")] = False,
) -> None:
    """Show one incident: its values, every source's version of each, its reports and what became of its id."""
    from waqai.register import Tombstone

    session = Session()
    with register_of(session, register) as opened:
        view = opened.incident(name)
    if isinstance(view, Tombstone):
        session.say(f"{name}: its reports are gone since {view.changed}")
    elif not session.to_terminal:
        sys.stdout.write(jsonl_text(_line(view)))
    else:
        _page(session, view)
        for link in view.fused.links if why else ():
            session.out.print()
            session.out.print(waterfall(link))
    session.finish()


def similar_command(
    register: Target,
    name: Annotated[str, typer.Argument(metavar="ID", help="An incident's id.")],
    limit: Annotated[int, typer.Option("--limit", min=1, max=100, help="How many.")] = 5,
    why: Annotated[bool, typer.Option("--why", help="Also what each sign is worth.")] = False,
) -> None:
    """Show other incidents that may be the same one, the likeliest first: what `merge` might join."""
    session = Session()
    with register_of(session, register) as opened:
        found = opened.similar(name, limit)
    if not session.to_terminal:
        sys.stdout.writelines(jsonl_text({**each.row, "link": link_json(each.link)}) for each in found)
        session.finish()
    for each in found:
        row = each.row
        told = " · ".join(filter(None, (when(row).replace("\n", " to "), row["type"], row.get("place") or row.get("place_ar"), *toll(row))))
        session.out.print(Text(f"{each.link.probability:.2f}  {each.id}  {printable(told)}"))
        session.out.print(Text(f"      {isolated(printable(sides(row))).replace(chr(10), ' ')}", style="dim"))
        if why:
            session.out.print(waterfall(each.link))
    if not found:
        session.say(f"{name}: nothing like it")
    session.finish()


def _line(view: IncidentView) -> dict[str, Any]:
    """An incident as a line of JSON: its row, and what stands behind it."""
    behind = {key: value for key, value in incident_line(view.fused).items() if key in ("rules", "versions", "links")}
    past = [asdict(each) for each in view.past]
    more = {"asked": view.asked, "version": view.version, "review": view.review, "overruled": view.overruled, "past": past}
    return {**view.row, **more, **behind}


def _page(session: Session, view: IncidentView) -> None:
    out, row = session.out, view.row
    english, arabic = TACTIC_LABELS.get(row["type"], (row["type"], ""))
    out.print(Text(f"{view.id}  {english} · {isolated(arabic)}" + (f"  (asked for as {view.asked})" if view.asked else ""), style="bold"))
    marks = [f"{len(view.events)} reports", f"{row['sources']} sources", f"confidence {row['confidence']:.2f}", f"review: {view.review}"]
    marks += [f"with {printable(view.assignee)}"] if view.assignee else []
    marks += [f"sources disagree on {', '.join(row['conflicts'])}"] if row.get("conflicts") else []
    out.print(Text(" · ".join(marks), style="dim"))
    grid = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    width = max((out.width - 24) // 2, 20)
    for name in ("field", "value", "as reported"):
        grid.add_column(name, overflow="fold")
    for name, keys, shown in _FIELDS:
        value, told = shown(row), _versions(view, keys, shown)
        if value is None and not told:
            continue
        corrected = any(key in view.overruled for key in (*keys, f"{name}_best"))
        cell = broken(f"{'-' if value is None else value}{' [corrected]' if corrected else ''}", width)
        grid.add_row(Text(name, style="dim"), Text(cell), Text("\n".join(broken(each, width) for each in told)))
    out.print(grid)
    for event in view.events:
        quote = event.row.get("evidence_ar") or ""
        out.print(Text(f"  {printable(event.key.document)}/{event.key.n}  {event.review}  {isolated(printable(quote))}"))
    for comment in view.comments:
        out.print(Text(printable(f"  {comment.at[:16]}  {comment.who}: {comment.new}"), style="italic"))
    for past in view.past:
        out.print(Text(f"  {past.at[:16].replace('T', ' ')}  {past.what}  {' '.join(past.others)}", style="dim"))


def _versions(view: IncidentView, keys: tuple[str, ...], shown: Shown) -> list[str]:
    """What reports say of a field: each value once, with who says so and in which stance, most often said first."""
    rows: dict[Any, dict[str, Any]] = {}
    by: dict[Any, Version] = {}
    for key in keys:
        for version in view.fused.versions.get(key, ()):
            rows.setdefault(version.report, {})[key] = version.value
            by.setdefault(version.report, version)
    said: dict[str, list[str]] = {}
    for report, row in rows.items():
        value = shown(row)
        if value is not None:
            source = f"{by[report].outlet or report.document} ({by[report].stance})"
            said.setdefault(value, []).append(source)
    if len(said) == 1 and len(view.events) > 1 and len(next(iter(said.values()))) == len(view.events):
        return [f"all {len(view.events)}"]
    ordered = sorted(said.items(), key=lambda item: -len(item[1]))
    return [f"{value}: {', '.join(_counted(sources))}" for value, sources in ordered]


def _counted(sources: list[str]) -> list[str]:
    """Each source once, with how often.

    >>> _counted(["okaz (news)", "okaz (news)", "daily (claim)"])
    ['okaz (news) ×2', 'daily (claim)']
    """
    return [f"{source} ×{count}" if (count := sources.count(source)) > 1 else source for source in dict.fromkeys(sources)]
