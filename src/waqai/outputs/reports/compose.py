"""The report in one language: findings become blocks, which a page or a PDF then sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from waqai.analysis import Estimate
from waqai.outputs.reports.answer import answer_of, area_name
from waqai.outputs.reports.blocks import Block, Figure, Heading, Paragraph, Part, Points, Table
from waqai.outputs.reports.cards import campaign_cards
from waqai.outputs.reports.findings import Findings
from waqai.outputs.reports.labels import TABLES, Labels
from waqai.outputs.reports.pictures import map_figure, matrix_figure, mix_figure, timeline_figure
from waqai.outputs.reports.tables import cell, estimates_table, incidents_table, sensitivity_table, sources_table, turning_table
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
    if serious := _serious(found, words):
        blocks.append(Points(serious))
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


def _serious(found: Findings, words: Wording) -> tuple[str, ...]:
    """What speaks loudest against leaning on the figures; it stands right under the answer."""
    texts = [isolated(note) for note in found.request.notes]
    if found.leaning is not None:
        said = "text.leaning_party" if found.leaning.party else "text.leaning"
        texts.append(words.say(said, percent=words.percent(found.leaning.share), country=words.name(found.leaning.country)))
    if found.gaps:
        texts.append(words.say("text.gaps", n=len(found.gaps), list=words.listed([words.day(day) for day in found.gaps], 6)))
    if heavy := found.heavy:
        named = [f"{_where(found, incident, words)} {words.number(toll, 9)}" for incident, toll in heavy]
        total = found.estimates["killed"].value or 0.0
        without = words.number(total - sum(toll for _, toll in heavy), 9)
        texts.append(words.say("text.heavy", n=len(heavy), list=words.listed(named, 4), total=words.number(total, 9), without=without))
    return (*texts, *_worded(found, words, "serious"))


def _where(found: Findings, incident: str, words: Wording) -> str:
    row = found.material.by_id[incident]
    place = found.place_name(incident, words.language)
    return isolated(place) if place else words.place(row.get("country"), row.get("admin1"))


def _caveats(found: Findings, words: Wording) -> tuple[str, ...]:
    """Every other caveat of every figure once, then what was not counted and how the data came about."""
    texts = list(_worded(found, words, "note"))
    if found.observed is not None:
        texts.append(words.say("text.observed", first=words.day(found.observed[0]), last=words.day(found.observed[1])))
    left = [f"{_status(status, words)}: {n}" for status, n in sorted(found.statuses.items())]
    if found.undated:
        left.append(words.say("text.undated", n=found.undated))
    if left:
        texts.append(words.say("text.left_out", list=words.listed(left, 9)))
    texts.append(words.say("text.machine"))
    return tuple(texts)


def _worded(found: Findings, words: Wording, severity: str) -> tuple[str, ...]:
    """The caveats of one severity, each once; of those that differ in nothing but a figure the first."""
    held: dict[str, str] = {}
    for caveats in (found.caveats, *(estimate.caveats for estimate in _shown(found))):
        for caveat in caveats:
            if caveat.severity == severity:
                text = words.caveat(caveat)
                held.setdefault(text if caveat.key in _VARYING else caveat.key, text)
    return tuple(held.values())


_VARYING = frozenset(("nothing_to_compare", "categories_missing", "places_missing", "window_cut"))
"""Caveats that say another thing with other figures; of the rest the first is enough."""


def _shown(found: Findings) -> list[Estimate]:
    return [*(each for each in found.estimates.values() if each.value is not None), *found.bursts, *found.clusters]


def _status(status: str, words: Wording) -> str:
    from waqai.outputs.columns import STATUS_LABELS

    return STATUS_LABELS[status][1 if words.rtl else 0]


def _versions(found: Findings, words: Wording, stamp: Mapping[str, Any]) -> str:
    origin = found.material.origin
    rows = words.say(
        "text.rows",
        n=len(found.subject),
        total=len(found.material.rows),
        documents=origin.get("documents", "?"),
        relevant=origin.get("relevant", "?"),
    )
    versions = words.say(
        "text.versions", version=stamp["version"], packs=words.day(str(stamp["packs"])[:12]), digest=words.day(str(stamp["digest"])[:16]),
        incidents=len(found.material.rows), register=words.day(str(origin.get("register", "?"))), clock=origin.get("clock", "?"),
    )  # fmt: skip
    return f"{rows} {versions}"
