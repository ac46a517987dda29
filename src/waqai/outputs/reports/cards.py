"""Campaign cards: what a named or inferred series is, how many of its incidents are claimed, what was claimed beside what was counted."""

from __future__ import annotations

from waqai.analysis import Campaign, Estimate
from waqai.outputs.reports.blocks import Card
from waqai.outputs.reports.findings import Findings
from waqai.outputs.reports.wording import Wording, isolated

_MOST = 5


def campaign_cards(found: Findings, words: Wording) -> list[Card]:
    """One card a campaign, the largest five."""
    return [_card(found, campaign, words) for campaign in found.campaigns[:_MOST]]


def _card(found: Findings, campaign: Campaign, words: Wording) -> Card:
    n = len(campaign.members)
    alone = words.say(
        "label.claimed_by", n=campaign.claimed, total=n, by=words.listed([words.name(name) for name in campaign.claimants], 3),
        alone=campaign.unconfirmed,
    )  # fmt: skip
    days = words.days(campaign.first, campaign.last) if campaign.first and campaign.last else "–"
    if n and (printed := _printed(found, campaign)):
        days += f" ({words.say('figure.days_printed', n=printed, total=n).rstrip('.')})"
    pairs = [
        ("kind", words.say(f"label.{campaign.kind}")),
        ("days", days),
        ("incidents", str(n)),
        ("tactics", words.listed([f"{words.tactic(tactic)} ({count})" for tactic, count in campaign.tactics.items()], 8)),
        ("countries", words.listed([words.name(country) for country in campaign.countries], 12)),
        ("units", words.listed(_units(found, campaign, words), 12)),
        ("attackers", words.listed([words.name(name) for name in campaign.attackers], 4)),
        ("claimed", alone if campaign.claimed else words.say("label.nobody")),
    ]
    if campaign.fullest is not None:
        pairs.append(
            ("fullest", words.say("label.fullest_day", day=words.day(campaign.fullest), n=words.counted("unit", campaign.most_units)))
        )
    pairs += [(f"{total.parts['measure']}_all", _total(total, words)) for total in campaign.totals]
    notes = []
    if campaign.retold:
        notes.append(words.say("text.retold", n=len(campaign.retold)))
    notes += [_claim(claim, words) for claim in found.claims if campaign.kind == "named"]
    notes += [words.caveat(caveat) for caveat in campaign.caveats if caveat.key == "inferred_campaign"]
    title = isolated(campaign.name) if campaign.kind == "named" else words.day(campaign.name)
    return Card(title, tuple((words.say(f"label.{key}"), value) for key, value in pairs), tuple(notes))


def _printed(found: Findings, campaign: Campaign) -> int:
    """How many of its incidents have a day from their publication alone."""
    rows = found.subject.rows
    return int((rows["id"].isin(campaign.members) & (rows["day_basis"] == "publication")).sum())


def _units(found: Findings, campaign: Campaign, words: Wording) -> list[str]:
    rows = found.subject.rows
    mine = rows[rows["id"].isin(campaign.members) & rows["admin1"].notna()]
    counted = mine.groupby(["country", "admin1"]).size().sort_values(ascending=False, kind="stable")
    return [f"{words.place(str(country), str(unit))} ({int(n)})" for (country, unit), n in counted.items()]


def _total(total: Estimate, words: Wording) -> str:
    """A toll as the reports leave it: exact, from to, or open."""
    if not total.n:
        return "–"
    low, high = total.low or 0.0, total.high
    if high is None or high == float("inf"):
        return words.say("label.at_least", n=words.number(low, 4))
    return words.number(low, 4) if low == high else words.say("label.between", low=words.number(low, 4), high=words.number(high, 4))


def _claim(claim: Estimate, words: Wording) -> str:
    parts = claim.parts
    share = "–" if claim.value is None else f"{words.percent(claim.value)} %"
    by = words.name(str(parts["by"])) if parts.get("by") else words.say("part.unknown")
    figure = words.say(f"label.{parts['figure']}")
    return words.say(
        "text.claimed_counted", by=by, claimed=parts["claimed"], figure=figure, counted=words.number(parts["counted"], 4), share=share
    )
