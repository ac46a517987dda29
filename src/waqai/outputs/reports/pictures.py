"""The four figures of a report, with their captions and the words for those who do not see them."""

from __future__ import annotations

import itertools
import math
from datetime import date
from typing import Any

import numpy as np
from scipy import stats

from waqai.analysis import daily_counts
from waqai.analysis.points import located
from waqai.knowledge.places.gazetteer import load_gazetteer
from waqai.outputs.reports.blocks import Figure
from waqai.outputs.reports.charts.map import Spot, frame_of, incident_map
from waqai.outputs.reports.charts.matrix import matrix
from waqai.outputs.reports.charts.mix import Shares, mix
from waqai.outputs.reports.charts.timeline import Mean, timeline
from waqai.outputs.reports.findings import Findings
from waqai.outputs.reports.labels import Labels
from waqai.outputs.reports.wording import Wording, clean

_FEWEST_DAYS = 7
"""Fewer days say nothing of how days scatter."""
_WHOLE = 0.8
"""A day of which this much could be seen is drawn as a whole one."""
_MOST_UNITS, _MOST_COLUMNS, _MOST_TACTICS = 24, 45, 8


def timeline_figure(found: Findings, words: Wording, labels: Labels) -> Figure | None:
    """Incidents a day; None where no day is known."""
    if not len(found.days):
        return None
    days: list[date] = [day.item() for day in found.days]
    counts = found.counts
    means = _means(found)
    fullest = int(counts.argmax())
    said = ""
    if found.phases is not None:
        before, after = means
        said = words.say(
            "figure.timeline_means", pivot=words.day(found.phases.pivot), before=words.number(before.value),
            before_interval=words.interval(before.low, before.high), after=words.number(after.value),
            after_interval=words.interval(after.low, after.high),
        )  # fmt: skip
    title = words.say("figure.timeline")
    desc = words.say("figure.timeline_desc", first=words.day(days[0]), last=words.day(days[-1]), day=words.day(days[fullest]),
                     most=int(counts[fullest]), means=said)  # fmt: skip
    notes = [words.say("figure.timeline_note" if found.phases is not None else "figure.timeline_plain")] if means else []
    shares = _shares(found)
    if min(shares) < _WHOLE:
        notes.append(words.say("figure.timeline_gaps"))
    if found.printed:
        notes.append(words.say("figure.days_printed", n=found.printed, total=len(found.subject)))
    pivot = found.phases.pivot if found.phases is not None else None
    svg = timeline(days, [int(n) for n in counts], shares, pivot, means, f"timeline-{words.language}", title, desc, words)
    return Figure("timeline", labels.of("timeline"), title, svg, desc, " ".join(notes))


def _shares(found: Findings) -> list[float]:
    """How much of each day could be seen; days that are seen all but whole count as whole."""
    if found.seen is None:
        return [1.0] * len(found.days)
    held = dict(zip(found.seen.days.tolist(), found.seen.share.tolist(), strict=True))
    return [share if (share := float(held.get(day, 0.0))) < _WHOLE else 1.0 for day in found.days.tolist()]


def _means(found: Findings) -> tuple[Mean, ...]:
    """The mean of each phase with its interval: exact Poisson over the days that could be seen, stretched by the root of their scatter."""
    n, seen = len(found.days), found.seen
    if seen is None or not len(seen.days) or (found.phases is None and n < _FEWEST_DAYS):
        return ()
    cuts = [0, n] if found.phases is None else [0, (found.phases.pivot - found.days[0].item()).days, n]
    counts, at = daily_counts(found.subject, seen.days), (seen.days - found.days[0]).astype(int)
    made = []
    for first, end in itertools.pairwise(cuts):
        mine = (at >= first) & (at < end)
        if mine.any():
            made.append(Mean(first, end - 1, *_mean(counts[mine], seen.share[mine])))
    return tuple(made)


def _mean(counts: Any, share: Any) -> tuple[float, float, float]:
    n, days = int(counts.sum()), float(share.sum())
    mean = n / days
    low = float(stats.chi2.ppf(0.025, 2 * n)) / 2 / days if n else 0.0
    high = float(stats.chi2.ppf(0.975, 2 * n + 2)) / 2 / days
    enough = len(counts) >= _FEWEST_DAYS and n
    scatter = float(((counts - mean * share) ** 2 / (mean * share)).sum() / (len(counts) - 1)) if enough else 1.0
    stretch = math.sqrt(max(1.0, scatter))
    return mean, max(0.0, mean - (mean - low) * stretch), mean + (high - mean) * stretch


def mix_figure(found: Findings, words: Wording, labels: Labels) -> Figure:
    """Shares of tactics, before and after where there are phases."""
    tactics = found.subject.rows["tactic"].to_numpy(dtype=object)
    masks = [~found.phases.after, found.phases.after] if found.phases is not None else [np.ones(len(tactics), dtype=bool)]
    sizes = [int(mask.sum()) for mask in masks]
    names = sorted(set(tactics), key=lambda name: (-int((tactics == name).sum()), name))
    kept = names if len(names) <= _MOST_TACTICS else names[: _MOST_TACTICS - 1]
    groups = [(words.tactic(name), tactics == name) for name in kept]
    if len(kept) < len(names):
        groups.append((words.say("label.rest", n=len(names) - len(kept)), ~np.isin(tactics, kept)))
    rows = [Shares(name, tuple(float(mine[mask].mean()) if mask.any() else 0.0 for mask in masks)) for name, mine in groups]
    shown = words.listed([f"{row.name}: " + " / ".join(f"{words.percent(share)} %" for share in row.shares) for row in rows], _MOST_TACTICS)
    title = words.say("figure.mix")
    if found.phases is not None:
        title += f" ({words.say('label.before')} / {words.say('label.after')})"
    desc = words.say("figure.mix_desc", list=shown)
    return Figure("mix", labels.of("mix"), title, mix(rows, sizes, f"mix-{words.language}", title, desc, words), desc)


def map_figure(found: Findings, words: Wording, labels: Labels) -> Figure | None:
    """Where incidents lie; None where none has a point known to the district."""
    spots = _spots(found, words)
    phased = found.phases is not None
    title = words.say("figure.map" if phased else "figure.map_plain")
    if not spots:
        return None
    shown = words.listed([f"{spot.name or words.say('part.unknown')} ({spot.count})" for spot in spots], 8)
    desc = words.say(
        "figure.map_desc", placed=sum(spot.count for spot in spots), n=words.counted("incident", len(found.subject)), list=shown
    )
    held = set(found.subject.rows["country"].dropna())
    countries = [
        (row.lat, row.lon, clean(row.name_ar if words.rtl else row.name))
        for code, row in sorted(load_gazetteer().countries.items(), key=lambda item: (item[0] not in held, item[0]))
        if row.lat is not None and row.lon is not None
    ]
    svg = incident_map(spots, countries, phased, f"map-{words.language}", title, desc, words)
    note = f"{words.say('figure.map_note' if phased else 'figure.map_note_plain')} {words.say('text.borders')}"
    box, _, _ = frame_of(spots)
    if away := sum(spot.count for spot in spots if not box.holds(spot.lat, spot.lon)):
        note = f"{words.say('figure.map_away', n=words.counted('incident', away))} {note}"
    return Figure("map", labels.of("map"), title, svg, desc, note)


def _spots(found: Findings, words: Wording) -> list[Spot]:
    """The incidents gathered by point, the fullest first; named by the commonest name there."""
    rows, mask = found.subject.rows, located(found.subject)
    after = found.phases.after if found.phases is not None else np.zeros(len(rows), dtype=bool)
    spots: dict[tuple[float, float], list[Any]] = {}
    for at in np.flatnonzero(mask):
        spot = spots.setdefault((round(float(rows["lat"].iloc[at]), 3), round(float(rows["lon"].iloc[at]), 3)), [0, 0, {}])
        spot[1 if after[at] else 0] += 1
        name = found.place_name(str(rows["id"].iloc[at]), words.language)
        spot[2][name] = spot[2].get(name, 0) + 1
    made = [
        Spot(lat, lon, before, late, clean(min(names, key=lambda name: (name == "", -names[name], name))))
        for (lat, lon), (before, late, names) in spots.items()
    ]
    return sorted(made, key=lambda spot: (-spot.count, spot.name, spot.lat))


def matrix_figure(found: Findings, words: Wording, labels: Labels) -> Figure | None:
    """Places by days; None where no incident knows both."""
    rows = found.subject.rows
    if not len(found.days):
        return None
    width = max(1, math.ceil(len(found.days) / _MOST_COLUMNS))
    at = (found.subject.days - found.days[0]).astype("timedelta64[D]").astype(np.int64)
    known = (at >= 0) & (at < len(found.days)) & rows["admin1"].notna().to_numpy(dtype=bool) & (found.subject.span_days <= 1)
    if not known.any():
        return None
    units = [(str(c), str(u)) for c, u in zip(rows["country"][known].fillna(""), rows["admin1"][known], strict=True)]
    totals: dict[tuple[str, str], int] = {}
    for unit in units:
        totals[unit] = totals.get(unit, 0) + 1
    chosen = sorted(totals, key=lambda unit: (-totals[unit], unit))[:_MOST_UNITS]
    several = len({country for country, _ in chosen}) > 1
    chosen.sort(key=lambda unit: (unit[0], -totals[unit], unit[1]))
    index = {unit: i for i, unit in enumerate(chosen)}
    cells: dict[tuple[int, int], int] = {}
    for unit, day in zip(units, at[known], strict=True):
        if unit in index:
            cell = (index[unit], int(day) // width)
            cells[cell] = cells.get(cell, 0) + 1
    names = [words.place(country, unit) + (f" ({words.name(country)})" if several else "") for country, unit in chosen]
    columns = [day.item() for day in found.days[::width]]
    most = found.fullest
    title = words.say("figure.matrix")
    desc = words.say(
        "figure.matrix_desc", day=words.days(most.day, most.last) if most else "–", most=words.counted("unit", most.units if most else 0)
    )
    notes = [words.say("figure.matrix_dates")]
    if found.printed:
        notes.append(words.say("figure.days_printed", n=found.printed, total=len(found.subject)))
    shares = _shares(found)
    if width > 1:
        notes.append(words.say("figure.matrix_weeks", days=words.counted("day", width)))
    elif min(shares) < _WHOLE:
        notes.append(words.say("figure.timeline_gaps"))
    if len(totals) > len(chosen):
        notes.append(words.say("figure.matrix_rows", n=len(chosen), total=len(totals)))
    pivot = found.phases.pivot if found.phases is not None else None
    svg = matrix(
        columns, names, cells, shares if width == 1 else [1.0] * len(columns), pivot, f"matrix-{words.language}", title, desc, words
    )
    return Figure("matrix", labels.of("matrix"), title, svg, desc, " ".join(notes))
