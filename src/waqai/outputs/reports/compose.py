"""The report in one language: findings become blocks, which a page or a PDF then sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from waqai.analysis import Caveat
from waqai.outputs.reports.answer import answer_of, area_name
from waqai.outputs.reports.blocks import Block, Figure, Heading, Paragraph, Part, Points, Table
from waqai.outputs.reports.cards import campaign_cards
from waqai.outputs.reports.findings import FEWEST_ARTICLES, Findings
from waqai.outputs.reports.labels import TABLES, Labels
from waqai.outputs.reports.pictures import map_figure, matrix_figure, mix_figure, timeline_figure
from waqai.outputs.reports.tables import (
    cell,
    estimates_note,
    estimates_table,
    incidents_table,
    sensitivity_table,
    sources_table,
    turning_table,
)
from waqai.outputs.reports.wording import Wording, isolated


def compose(found: Findings, words: Wording, stamp: Mapping[str, Any]) -> Part:
    """The whole report. `stamp`: what `making.stamp_of` says of data and program."""
    tables = tuple(name for name in TABLES if _stands(name, found))
    labels = Labels(words, tables)
    title = _title(found, words)
    blocks: list[Block] = [Heading(title, 1)]
    blocks += [Heading(words.say("heading.answer")), answer_of(found, words, labels)]
    blocks += [Heading(words.say("heading.not_said")), Paragraph(words.say("text.not_causal"), "warning")]
    if found.one_article:
        blocks.append(Paragraph(words.say("text.one_article"), "warning"))
    blocks.append(Points(_serious(found, words, labels)))
    blocks.append(Heading(words.say("heading.figures")))
    figures: Iterable[Figure | None] = (
        timeline_figure(found, words, labels), mix_figure(found, words, labels), map_figure(found, words, labels),
        matrix_figure(found, words, labels),
    )  # fmt: skip
    for key, figure in zip(("timeline", "mix", "map", "matrix"), figures, strict=True):
        blocks.append(figure if figure is not None else _no_figure(key, words, labels))
    if found.turning:
        blocks += [Heading(words.say("heading.turning")), turning_table(found, words, labels)]
    blocks.append(Heading(words.say("heading.campaign")))
    blocks += campaign_cards(found, words) or [Paragraph(words.say("text.no_campaign"))]
    blocks.append(Heading(words.say("heading.sources")))
    blocks.append(sources_table(found, words, labels))
    if _varies(found):
        blocks.append(sensitivity_table(found, words, labels))
    blocks += [Heading(words.say("heading.method")), estimates_table(found, words, labels)]
    blocks.append(Paragraph(estimates_note(found, words), "note"))
    blocks.append(Points(_caveats(found, words)))
    blocks += [Heading(words.say("heading.incidents")), incidents_table(found, words, labels)]
    blocks += [Heading(words.say("heading.versions")), Paragraph(_versions(found, words, stamp)), Paragraph(words.say("text.fixed_seed"))]
    return Part(words.language, words.rtl, title, tuple(blocks))


def _stands(table: str, found: Findings) -> bool:
    """Whether the report has that table."""
    return {"turning": bool(found.turning), "sensitivity": _varies(found)}.get(table, True)


def _varies(found: Findings) -> bool:
    """Whether there is more than one reading of the same reports."""
    return found.sensitivity is not None and bool(found.sensitivity.outcomes)


def _title(found: Findings, words: Wording) -> str:
    request = found.request
    if request.kind == "period":
        return words.say("title.period", first=words.day(request.since or "?"), last=words.day(request.until or "?"))
    if request.kind == "campaign":
        return words.say("title.campaign", campaign=isolated(request.campaign))
    if request.kind == "area":
        return words.say("title.area", area=area_name(request.areas, words))
    actor = words.listed([words.name(actor) for actor in request.actors])
    if request.kind == "actor":
        return words.say("title.actor", actor=actor)
    pivot = words.day(request.pivot or "?")
    if name := request.pivot_names.get(words.language):
        return words.say("title.response_named", actor=actor, name=isolated(name), pivot=pivot)
    return words.say("title.response", actor=actor, pivot=pivot)


def _no_figure(key: str, words: Wording, labels: Labels) -> Block:
    """Where a figure cannot be drawn the report says so under its number, for sentences name it."""
    captions = {"timeline": "figure.timeline", "map": "figure.map_plain", "matrix": "figure.matrix", "mix": "figure.mix"}
    return Table(key, labels.of(key), words.say(captions[key]), (), ((cell(words.say("text.not_drawn")),),))


def _serious(found: Findings, words: Wording, labels: Labels) -> tuple[str, ...]:
    """What speaks loudest against leaning on the figures; it stands right under the answer."""
    texts = [isolated(note) for note in found.request.notes]
    if found.leaning is not None:
        said = "text.leaning_party" if found.leaning.party else "text.leaning"
        texts.append(words.say(said, percent=words.percent(found.leaning.share), country=words.name(found.leaning.country)))
    if found.gaps:
        said = "text.gaps" if found.material.articles_a_day >= FEWEST_ARTICLES else "text.gaps_quiet"
        texts.append(words.say(said, n=words.counted("day", len(found.gaps)), list=_days(found.gaps, words)))
    if found.passing:
        text = words.say("text.passing", list=words.listed([words.outlet(outlet) for outlet in found.passing]))
        beside = found.sensitivity is not None and any(outcome.key == "steady_outlets" for outcome in found.sensitivity.outcomes)
        texts.append(words.say("text.passing_beside", text=text, table=labels.of("sensitivity")) if beside else text)
    if heavy := found.heavy:
        texts.append(_heavy(found, heavy, words))
    return (*texts, *_worded(found, words, "serious"), words.say("text.machine"))


def _days(days: Sequence[date], words: Wording) -> str:
    """Days in words, runs of them as from and to."""
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return words.listed([words.days(run[0], run[-1]) for run in runs], 6)


def _heavy(found: Findings, heavy: tuple[tuple[str, int, int], ...], words: Wording) -> str:
    def toll(killed: float, wounded: float) -> str:
        return words.say("part.killed_wounded", killed=f"{killed:,.0f}", wounded=f"{wounded:,.0f}")

    named = [f"{_where(found, incident, words)} ({toll(killed, wounded)})" for incident, killed, wounded in heavy]
    all_killed, all_wounded = found.estimates["killed"].value or 0.0, found.estimates["wounded"].value or 0.0
    rest = all_killed - sum(each[1] for each in heavy), all_wounded - sum(each[2] for each in heavy)
    return words.say("text.heavy", list=words.listed(named, 4), total=toll(all_killed, all_wounded), without=toll(*rest))


def _where(found: Findings, incident: str, words: Wording) -> str:
    row = found.material.by_id[incident]
    place = found.place_name(incident, words.language)
    return isolated(place) if place else words.place(row.get("country"), row.get("admin1"))


def _caveats(found: Findings, words: Wording) -> tuple[str, ...]:
    """Every other caveat of every figure once, then what was not counted and how the data came about."""
    texts = list(_worded(found, words, "note"))
    if found.observed is not None:
        texts.append(words.say("text.observed", first=words.day(found.observed.span[0]), last=words.day(found.observed.span[1])))
    left = [f"{_status(status, words)}: {n}" for status, n in sorted(found.statuses.items())]
    if found.undated:
        left.append(words.say("text.undated", n=found.undated))
    if left:
        texts.append(words.say("text.left_out", list=words.listed(left, 9)))
    return tuple(texts)


def _worded(found: Findings, words: Wording, severity: str) -> tuple[str, ...]:
    """The caveats of one severity, each once; of those that differ in nothing but a figure the first."""
    held: dict[str, str] = {}
    whose: dict[str, list[str]] = {}
    for name, caveats in (("", found.caveats), *_shown(found, words)):
        for caveat in caveats:
            if caveat.severity == severity:
                text = words.caveat(caveat)
                key = text if caveat.key in _VARYING else caveat.key
                held.setdefault(key, text)
                whose.setdefault(key, []).append(name if caveat.key in _OF_ONE else "")
    named = {key: words.listed(list(dict.fromkeys(filter(None, names))), 3) for key, names in whose.items() if any(names)}
    return tuple(words.say("part.of_figure", name=named[key], text=text) if key in named else text for key, text in held.items())


_VARYING = frozenset(("nothing_to_compare", "categories_missing", "places_missing", "window_cut", "few_incidents"))
"""Caveats that say another thing with other figures; of the rest the first is enough."""
_OF_ONE = frozenset(
    ("few_incidents", "few_days", "empty_phase", "sparse_categories", "no_comparison", "others_as_control", "overdispersed")
)
"""Caveats that speak of «this figure» and need its name where they stand apart from it."""


def _shown(found: Findings, words: Wording) -> list[tuple[str, tuple[Caveat, ...]]]:
    """The figures that stand in the report, by the name that they have there."""
    named = [(words.say(f"estimate.{key}"), each.caveats) for key, each in found.estimates.items() if each.value is not None]
    return named + [("", each.caveats) for each in (*found.bursts, *found.clusters, *found.steps)]


def _status(status: str, words: Wording) -> str:
    from waqai.outputs.columns import STATUS_LABELS

    return STATUS_LABELS[status][1 if words.rtl else 0]


def _versions(found: Findings, words: Wording, stamp: Mapping[str, Any]) -> str:
    origin = found.material.origin
    rows = words.say(
        "text.rows",
        n=words.counted("incident", len(found.subject)),
        total=f"{len(found.material.rows):,}",
        documents=words.counted("article", int(origin["documents"])) if "documents" in origin else "?",
        relevant=f"{int(origin['relevant']):,}" if "relevant" in origin else "?",
    )
    versions = words.say(
        "text.versions", version=stamp["version"], packs=words.day(str(stamp["packs"])[:12]), digest=words.day(str(stamp["digest"])[:16]),
        register=words.day(str(origin.get("register", "?"))), clock=origin.get("clock", "?"),
        command=words.day("waqai report --rerun REPORT.json"),
    )  # fmt: skip
    return f"{rows} {versions}"
