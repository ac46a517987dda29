"""From a settled draft to the row: defaults by the codebook, evidence for every field, confidence."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.sourcing import attributed_by, reported_by
from waqai.events.tolls import Toll, settle_tolls
from waqai.mentions.lexicon import Hit
from waqai.mentions.times import default_time
from waqai.model import Event, Evidence, Place, Span, TimeSpan

_QUOTE_WORDS = 12


def finish(reading: Reading, draft: Draft, n: int, campaign: tuple[str, Span] | None, row_confidence: float) -> Event:
    """The event of a draft, numbered `n`."""
    tolls = settle_tolls(reading, draft)
    place = draft.spot.place if draft.spot is not None else _country_only(reading)
    evidence = _evidence(reading, draft, tolls)
    reporter, reporter_hit = reported_by(reading, draft)
    accuser, accuser_hit = attributed_by(reading, draft)
    for name, hit in (("reported_by", reporter_hit), ("attributed_by", accuser_hit)):
        if hit is not None:
            evidence[name] = (Evidence(_span(reading, hit.start, hit.end), f"source/{hit.entry.id}"),)
    when = _when(reading, draft)
    attackers = draft.attackers or ()
    if campaign is not None:
        evidence["campaign"] = (Evidence(campaign[1], "campaign/named"),)
    return Event(
        n=n,
        status=draft.status,
        tactic=draft.tactic,
        when=when,
        where=place,
        attackers=attackers,
        targets=draft.targets,
        weapon=draft.weapon.entry.label_en if draft.weapon is not None else _implied_weapon(draft),
        counts={name: toll.count for name, toll in tolls.items()},
        damage=tuple(label for label, _ in draft.damage),
        claimed_by=draft.claimed_by,
        attributed_by=accuser,
        reported_by=reporter,
        campaign=campaign[0] if campaign else None,
        quote=_quote(reading, draft),
        notes="; ".join(draft.notes) or None,
        evidence=evidence,
        confidence=_confidence(draft, when, row_confidence),
    )


def _when(reading: Reading, draft: Draft) -> TimeSpan:
    if draft.moment is not None and draft.moment.span.earliest is not None:
        return draft.moment.span
    return default_time(reading.published, draft.status)


def _country_only(reading: Reading) -> Place | None:
    if reading.country is None:
        return None
    return Place("", None, reading.country, None, None, None, None, 5, how="the article's country")


def _implied_weapon(draft: Draft) -> str | None:
    return {
        "air_strike": "air strikes",
        "car_bomb": "car bomb",
        "drone_strike": "drone",
        "mine": "landmine",
        "grenade": "hand grenade",
        "bombing_ied": "bomb",
    }.get(draft.tactic)


def _quote(reading: Reading, draft: Draft) -> str:
    """Twelve words from the trigger on, or from the toll's noun, within their sentence: a merged row's trigger may stand in another
    clause than its first.
    """
    lead = draft.decision.lead
    anchor = lead.start if lead is not None else (draft.counts[0].head if draft.counts else draft.segment.start)
    segment = next((s for s in draft.segments if s.start <= anchor < s.end), draft.segment)
    if not segment.start <= anchor < segment.end:
        anchor = segment.start
    start = segment.start if anchor - segment.start <= 2 else anchor
    return reading.text.words(start, min(segment.end, start + _QUOTE_WORDS))


def _span(reading: Reading, start: int, end: int) -> Span:
    tokens = reading.text.tokens
    return Span(tokens[start].start, tokens[end - 1].end)


def _whose_name(draft: Draft, hit: Hit) -> str:
    """The entry that a name was read by; for a short name that is another's here («التنظيم الإرهابي» of Turkey's press), whose it is."""
    if hit.entry.attrs.get("ambiguous") and len(draft.attackers) == 1 and hit.entry.label_en not in draft.attackers:
        return f"a short name, here of {draft.attackers[0]}"
    return hit.entry.id


def _evidence(reading: Reading, draft: Draft, tolls: dict[str, Toll]) -> dict[str, tuple[Evidence, ...]]:
    out: dict[str, tuple[Evidence, ...]] = {}
    because = draft.decision.because or ((draft.decision.lead,) if draft.decision.lead else ())
    if because:
        out["type"] = tuple(
            Evidence(_span(reading, h.start, h.end), f"tactic/{draft.decision.rule}/{h.entry.id}") for h in because if h is not None
        )
    if draft.spot is not None:
        out["place"] = (
            Evidence(
                _span(reading, draft.spot.start, draft.spot.end),
                f"place/{draft.inherited.get('place') or draft.spot.place.how or draft.spot.place.kind}",
            ),
        )
    if draft.moment is not None:
        out["date"] = (
            Evidence(_span(reading, draft.moment.start, draft.moment.end), f"time/{draft.inherited.get('date') or draft.moment.rule}"),
        )
    if draft.attacker_hits:
        out["attacker"] = tuple(
            Evidence(_span(reading, h.start, h.end), f"actor/{draft.inherited.get('attacker') or _whose_name(draft, h)}")
            for h in dict.fromkeys(draft.attacker_hits)
        )
    if draft.target_hits:
        out["target"] = tuple(Evidence(_span(reading, h.start, h.end), f"target/{h.entry.id}") for h in dict.fromkeys(draft.target_hits))
    if draft.weapon is not None:
        out["weapon"] = (Evidence(_span(reading, draft.weapon.start, draft.weapon.end), f"weapon/{draft.weapon.entry.id}"),)
    for name, toll in tolls.items():
        out[name] = toll.evidence
    if draft.damage:
        out["damage"] = tuple(Evidence(span, "damage") for _, span in draft.damage)
    if draft.claim_hit is not None:
        out["claimed_by"] = (Evidence(_span(reading, draft.claim_hit.start, draft.claim_hit.end), f"claim/{draft.claim_hit.entry.id}"),)
    status = (
        (_span(reading, draft.status_hit.start, draft.status_hit.end),)
        if draft.status_hit is not None
        else tuple(e.span for e in out.get("type", ())[:1])
    )
    out["status"] = tuple(Evidence(s, f"status/{draft.status_why}") for s in status)
    return out


def _confidence(draft: Draft, when: TimeSpan, row: float) -> dict[str, float]:
    place = 0.2 if draft.spot is None else 0.5 if not draft.own_place else 0.9 if draft.spot.place.source else 0.7
    return {
        "row": row,
        "type": draft.decision.sure,
        "place": place,
        "date": 0.9 if draft.moment is not None and "date" not in draft.inherited else 0.6 if when.earliest else 0.3,
        "attacker": draft.attacker_sure if draft.attackers else 0.4,
        "target": 0.75 if draft.targets else 0.4,
    }
