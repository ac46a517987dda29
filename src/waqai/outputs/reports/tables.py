"""The tables of a report: sources, estimates with their strength, sensitivity, incidents with the articles that tell them."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from waqai.analysis import Estimate
from waqai.outputs.reports.blocks import Cell, Table, safe_link
from waqai.outputs.reports.findings import Findings
from waqai.outputs.reports.labels import Labels
from waqai.outputs.reports.wording import Wording, isolated

_LINKS = 4
_PERCENT = frozenset(("claimed", "outside"))
_WIDTHS = (0.12, 0.1, 0.165, 0.14, 0.155, 0.12, 0.2)


def cell(text: str) -> Cell:
    return Cell(text)


def sources_table(found: Findings, words: Wording, labels: Labels) -> Table:
    """Who tells the incidents, from where, and through whom claims came."""
    sources = found.sources

    def counted(counts: dict[str, int], naming: Any, most: int = 14) -> str:
        return words.listed([f"{naming(name)} ({n})" for name, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))], most)

    def outlet(name: str) -> str:
        return words.say("label.own_word") if name == "?" else words.outlet(name)

    rows = [
        (
            "articles",
            words.say("label.articles_n", documents=words.counted("article", sources.documents), copies=sources.copies),
        ),
        ("outlets", counted(sources.outlets, outlet)),
        ("stances", counted(sources.stances, lambda name: words.say(f"stance.{name}") if words.has(f"stance.{name}") else "–")),
        ("through", counted(found.claim_outlets, outlet) if found.claim_outlets else words.say("label.nobody")),
    ]
    body = tuple((Cell(words.say(f"label.{key}")), Cell(text)) for key, text in rows)
    return Table("sources", labels.of("sources"), words.say("label.told_by"), (), body, (0.3, 0.7))


def estimates_table(found: Findings, words: Wording, labels: Labels) -> Table:
    """Every estimate that has a value, with its interval, p, n and the strength of its evidence."""
    head = tuple(words.say(f"label.{key}") for key in ("estimate", "value", "interval", "p", "n", "evidence"))
    rows = [
        _estimate(words.say(f"estimate.{key}"), each, words, 100 if key in _PERCENT else 1)
        for key, each in found.estimates.items()
        if each.value is not None
    ]
    for each in found.steps:
        days = {"first": words.day(each.parts["day_low"]), "last": words.day(each.parts["day_high"])}
        rows.append(_estimate(words.say("estimate.step", **days), _as_ratio(each), words))
    for each in found.bursts:
        rows.append(
            _estimate(words.say("estimate.burst", first=words.day(each.parts["first"]), last=words.day(each.parts["last"])), each, words)
        )
    for each in found.clusters[:6]:
        name = words.say(
            "estimate.cluster",
            km=words.number(each.parts["radius_km"]),
            first=words.day(each.parts["first"]),
            last=words.day(each.parts["last"]),
        )
        rows.append(_estimate(name, each, words))
    return Table("estimates", labels.of("estimates"), words.say("label.estimates"), head, tuple(rows), (0.44, 0.1, 0.2, 0.08, 0.07, 0.11))


def estimates_note(found: Findings, words: Wording) -> str:
    """What the columns of that table mean where that is not plain."""
    held_back = words.say("evidence.held_back")
    shown = [*(each for each in found.estimates.values() if each.value is not None), *found.bursts, *found.clusters]
    note = words.say("text.range_note")
    return f"{note} {words.say('text.heldback_note')}" if any(words.evidence(each) == held_back for each in shown) else note


def _as_ratio(step: Estimate) -> Estimate:
    """A step with the ratio of tempos round it in place of its day, which stands in its name."""
    ratio = float(step.parts["ratio"])
    return replace(step, value=ratio, low=None, high=None, null=1.0)


def _estimate(name: str, each: Estimate, words: Wording, scale: float = 1) -> tuple[Cell, ...]:
    p = "–" if each.p is None else ("< 0.001" if each.p < 0.001 else f"{each.p:.3f}")
    value, low, high = (None if end is None else end * scale for end in (each.value, each.low, each.high))
    texts = (name, words.number(value, 3), words.interval(low, high, 3), f"\u2066{p}\u2069", f"{each.n:,}", words.evidence(each))
    return tuple(Cell(text) for text in texts)


def sensitivity_table(found: Findings, words: Wording, labels: Labels) -> Table:
    """The ratio of tempos under each reading of the same reports."""
    assert found.sensitivity is not None
    stands = found.sensitivity
    rows = []
    for outcome in stands.outcomes:
        name = words.say(
            f"scenario.{outcome.key}", **({"outlet": words.outlet(outcome.values["outlet"])} if "outlet" in outcome.values else {})
        )
        each = outcome.estimate
        if each is None or each.value is None:
            rows.append((Cell(name), Cell(str(outcome.n)), Cell("–"), Cell("–")))
        else:
            rows.append((Cell(name), Cell(str(each.n)), Cell(words.number(each.value, 3)), Cell(words.interval(each.low, each.high, 3))))
    head = tuple(words.say(f"label.{key}") for key in ("reading", "n", "value", "interval"))
    caption = words.say("text.sensitivity", low=words.number(stands.low, 3), high=words.number(stands.high, 3))
    return Table("sensitivity", labels.of("sensitivity"), caption, head, tuple(rows), (0.5, 0.1, 0.15, 0.25))


def turning_table(found: Findings, words: Wording, labels: Labels) -> Table:
    """The incidents about the turning point that most sources tell, whoever attacked."""
    body = tuple(_incident(found, found.material.by_id[each], words) for each in found.turning)
    return Table("turning", labels.of("turning"), words.say("text.turning"), _head(words), body, _WIDTHS, small=True)


def _head(words: Wording) -> tuple[str, ...]:
    return tuple(words.say(f"label.{key}") for key in ("date", "what", "where", "attacker", "target", "toll", "sources"))


def incidents_table(found: Findings, words: Wording, labels: Labels) -> Table:
    """The incidents with their sources; where there are more than are to be listed, those with the highest tolls, then
    those that most sources tell."""
    rows = found.subject.rows
    ids = [str(each) for each in rows["id"]]
    if len(ids) > found.request.listed:
        tolls = [_known(rows["killed_best"].iloc[i]) + _known(rows["joint_best"].iloc[i]) for i in range(len(ids))]
        days = found.subject.days
        told = rows["sources"].to_numpy()
        best = sorted(range(len(ids)), key=lambda i: (-tolls[i], -told[i], days[i], ids[i]))[: found.request.listed]
        ids = [ids[i] for i in sorted(best)]
    body = tuple(_incident(found, found.material.by_id[each], words) for each in ids)
    total = words.counted("incident", len(rows))
    caption = words.say("text.listed_all", total=total) if len(body) == len(rows) else words.say("text.listed", n=len(body), total=total)
    return Table("incidents", labels.of("incidents"), caption, _head(words), body, _WIDTHS, small=True)


def _known(value: float) -> float:
    return 0.0 if math.isnan(value) else float(value)


def _incident(found: Findings, row: dict[str, Any], words: Wording) -> tuple[Cell, ...]:
    first, last = row.get("date_start"), row.get("date_end")
    day = words.days(first, last or first) if first else "–"
    place = found.place_name(row["incident"], words.language)
    unit = words.place(row.get("country"), row.get("admin1")) if row.get("admin1") else ""
    where = [isolated(place) if place else "", unit, words.name(row["country"]) if row.get("country") else ""]
    attackers = [words.name(name) for name in str(row.get("attacker") or "").split(" and ") if name and name != "unknown"]
    texts = [
        day, words.tactic(row["type"]), words.say("part.comma").join(dict.fromkeys(filter(None, where))) or "–",
        words.listed(attackers, 4) if attackers else words.say("part.unknown"),
        words.listed([words.name(name) for name in row.get("target") or ()], 4), _toll(row, words),
    ]  # fmt: skip
    return (*(Cell(text) for text in texts), _sources(found, row, words))


def _toll(row: dict[str, Any], words: Wording) -> str:
    def span(name: str) -> str:
        low, high = row.get(f"{name}_min"), row.get(f"{name}_max")
        if low is None:
            return "–"
        return f"{low}+" if high is None else str(low) if low == high else f"{low}–{high}"

    if row.get("killed_min") is None and row.get("wounded_min") is None and row.get("casualties_combined") is not None:
        return words.say("label.joint", n=row["casualties_combined"])
    return f"\u2066{span('killed')}\u2069 / \u2066{span('wounded')}\u2069"


def _sources(found: Findings, row: dict[str, Any], words: Wording) -> Cell:
    """The articles: outlets by the day on which they appeared, each once; who claims it."""
    by_day: dict[str, dict[str, str | None]] = {}
    for report in found.material.reports.get(row["incident"], ()):
        named = words.outlet(report["outlet"]) if report.get("outlet") else words.say("label.article", id=isolated(report["document"][:10]))
        by_day.setdefault(report.get("published") or "", {}).setdefault(named, safe_link(report.get("url")))
    texts: list[str] = []
    links: list[tuple[str, str]] = []
    left = _LINKS
    for published in sorted(by_day):
        names = list(by_day[published])[:left]
        left -= len(names)
        if names:
            texts.append(words.say("part.comma").join(names) + (f" {words.day(published)}" if published else ""))
            links += [(name, link) for name in names if (link := by_day[published][name])]
    if beyond := sum(map(len, by_day.values())) - (_LINKS - left):
        texts.append(words.say("part.more", n=beyond))
    text = words.say("part.comma").join(texts)
    if row.get("claimed_by"):
        text += " · " + words.say("label.claim", by=words.listed([words.name(by) for by in str(row["claimed_by"]).split("; ")], 3))
    return Cell(text, tuple(links))
