"""The answer on top of a report: five sentences, each tied to its figure, worded by the strength of its evidence, none of them a cause."""

from __future__ import annotations

import math

from waqai.analysis import daily_counts
from waqai.outputs.reports.blocks import Answer, Sentence
from waqai.outputs.reports.findings import Findings
from waqai.outputs.reports.labels import Labels
from waqai.outputs.reports.wording import Wording, isolated


def answer_of(found: Findings, words: Wording, labels: Labels) -> Answer:
    """Tempo, mix, space, simultaneity, and what it all rests on."""
    sentences = (_tempo(found, words), _mix(found, words), _space(found, words), _together(found, words), _trust(found, words))
    keys = ("timeline", "mix", "map", "matrix", "sources")
    strengths = ("tempo", "mix_tactic", "outside" if "outside" in found.estimates else "spread_change", "synchrony", "")
    return Answer(
        tuple(
            Sentence(text, labels.of(key), key, found.estimates[name].strength if name in found.estimates else "none")
            for text, key, name in zip(sentences, keys, strengths, strict=True)
        )
    )


def subject_of(found: Findings, words: Wording) -> str:
    """Whose incidents, and where, as it follows the word incidents: « by X in Y»."""
    request, text = found.request, ""
    if request.actors:
        who = words.listed([words.name(actor) for actor in request.actors])
        text += words.say("part.with_actor" if request.either_side else "part.by_actor", actor=who)
    if request.campaign:
        text += words.say("part.of_campaign", campaign=isolated(request.campaign))
    if request.areas:
        text += words.say("part.in_area", area=area_name(request.areas, words))
    return text


def area_name(written: tuple[str, ...], words: Wording) -> str:
    """An area in words: names of countries and units where it is made of them."""
    names = []
    for each in written:
        country, slash, unit = each.strip().partition("/")
        names.append(words.place(country.upper(), unit) if slash else words.name(each.strip()))
    return words.listed(names)


def _tempo(found: Findings, words: Wording) -> str:
    subject, n = subject_of(found, words), words.counted("incident", len(found.subject))
    if found.request.pivot is not None and found.phases is None:
        first, last = (words.day(day) for day in found.observed.span) if found.observed else ("?", "?")
        return words.say(
            f"answer.tempo_{found.why_no_phases}", pivot=words.day(found.request.pivot), n=n, subject=subject, first=first, last=last
        )
    if found.phases is None:
        return _plain_tempo(found, n, subject, words)
    tempo = found.estimates["tempo"]
    parts = tempo.parts
    values = {key: words.number(parts[key]) for key in ("rate_after", "rate_before")}
    values |= {key: words.counted("incident", parts[key]) for key in ("after", "before")} | _lengths(found, words)
    common = {**values, "pivot": words.day(found.phases.pivot), "subject": subject, "strength": words.strength(tempo)}
    if tempo.value is None or not math.isfinite(tempo.value) or tempo.value == 0:
        kept = {key: common[key] for key in ("days_after", "days_before", "after", "before", "pivot", "subject", "strength")}
        return words.say("answer.tempo_one_empty", **kept)
    common |= {"ratio": words.number(tempo.value), "interval": words.interval(tempo.low, tempo.high)}
    if found.phases.fully_seen:
        return words.say("answer.tempo_compared", **common)
    seen = {key: words.number(parts[key]) for key in ("seen_after", "seen_before")}
    return words.say("answer.tempo_compared_seen", **common, **seen)


def _lengths(found: Findings, words: Wording) -> dict[str, str]:
    """How long the phases are, by the calendar."""
    assert found.phases is not None
    pivot, days = found.phases.pivot, found.days
    before = (pivot - days[0].item()).days
    return {"days_before": words.counted("day", before), "days_after": words.counted("day", len(days) - before)}


def _plain_tempo(found: Findings, n: str, subject: str, words: Wording) -> str:
    """How many incidents a day, over the days that could be seen."""
    counts, seen = found.counts, found.seen
    fullest = int(counts.argmax())
    common = {
        "first": words.day(found.days[0]), "last": words.day(found.days[-1]), "n": n, "subject": subject,
        "day": words.day(found.days[fullest]), "most": words.counted("incident", int(counts[fullest])),
    }  # fmt: skip
    if seen is None or not len(seen.days) or (len(seen.days) == len(counts) and not seen.partly):
        return words.say("answer.tempo_plain", rate=words.number(float(counts.sum()) / len(counts)), **common)
    whole = float(seen.share.sum())
    rate = float(daily_counts(found.subject, seen.days).sum()) / whole
    return words.say("answer.tempo_plain_seen", rate=words.number(rate), seen=words.number(whole), **common)


def _mix(found: Findings, words: Wording) -> str:
    estimate = found.estimates.get("mix_tactic")
    if estimate is not None and estimate.value is not None:
        shares = estimate.parts["shares"]
        if estimate.strength != "none":
            top = estimate.parts["drivers"][0]
            name, before, after = top["category"], top["before"], top["after"]
            return words.say(
                "answer.mix_shifted",
                strength=words.strength(estimate),
                tactic=words.tactic(name),
                before=words.percent(before),
                after=words.percent(after),
            )
        name, (before, after) = max(shares.items(), key=lambda item: (item[1][1], item[0]))
        return words.say(
            "answer.mix_same",
            n=words.counted("incident", estimate.n),
            tactic=words.tactic(name),
            before=words.percent(before),
            after=words.percent(after),
        )
    counted = found.subject.rows["tactic"].value_counts()
    names = sorted(counted.index, key=lambda tactic: (-counted[tactic], tactic))
    n = len(found.subject)
    if len(names) == 1:
        return words.say("answer.mix_only", tactic=words.tactic(names[0]), n=words.counted("incident", n))
    next_ones = [words.tactic(name) for name in names[1:] if counted[name] == counted[names[1]]]
    share = words.percent(counted[names[1]] / n)
    second = words.say("part.each", names=words.listed(next_ones), share=share) if len(next_ones) > 1 else f"{next_ones[0]} ({share} %)"
    return words.say(
        "answer.mix_plain",
        tactic=words.tactic(names[0]),
        share=words.percent(counted[names[0]] / n),
        n=words.counted("incident", n),
        second=second,
    )


def _space(found: Findings, words: Wording) -> str:
    outside = found.estimates.get("outside")
    if outside is not None and outside.value is not None:
        return words.say(
            "answer.outside", area=area_name(found.request.lost_areas, words), before=words.percent(outside.parts["before"]),
            after=words.percent(outside.parts["after"]), points=words.number(100 * outside.value),
            interval=words.interval(100 * (outside.low or 0), 100 * (outside.high or 0)), strength=words.strength(outside),
            tempo=_outside_tempo(outside.parts["ratio_outside"], outside.parts["ratio_inside"], words),
        )  # fmt: skip
    change = found.estimates.get("spread_change")
    if change is not None and change.value is not None:
        return words.say(
            "answer.spread_compared", after=words.counted("unit", change.parts["distinct_after"]),
            before=words.counted("unit", change.parts["distinct_before"]), **_lengths(found, words),
            strength=words.say(f"spread_strength.{change.strength}"),
        )  # fmt: skip
    rows = found.subject.rows
    countries = sorted({str(c) for c in rows["country"].dropna()})
    units = rows[rows["admin1"].notna()].groupby(["country", "admin1"]).size().sort_values(ascending=False, kind="stable")
    if not countries:
        return words.say("answer.space_unknown")
    if not len(units):
        names = [words.name(country) for country in countries]
    elif len(countries) > 1:
        names = [
            f"{words.name(c)} ({words.listed([words.place(c, unit) for country, unit in units.index if country == c], 4)})"
            for c in countries
        ]
    else:
        names = [words.place(country, unit) for country, unit in units.index]
    counts = {"countries": words.counted("country", len(countries)), "units": words.counted("unit", len(units))}
    return words.say("answer.space_plain", **counts, names=words.listed(names))


def _outside_tempo(outside: list[float | None], inside: list[float | None], words: Wording) -> str:
    """How the number a day outside and inside the area changed; nothing where it cannot be said."""
    (value, low, high, _), (within, lowest, highest, _) = outside, inside
    if value is None or within is None or not math.isfinite(value) or not math.isfinite(within):
        return ""
    ends = {"interval": words.interval(low, high), "inside_interval": words.interval(lowest, highest)}
    return words.say("part.outside_tempo", ratio=words.number(value), inside=words.number(within), **ends)


def _together(found: Findings, words: Wording) -> str:
    fullest = found.fullest
    estimate = found.estimates.get("synchrony")
    if fullest is None:
        return words.say("answer.together_one_place")
    units, countries = words.counted("unit", fullest.units), words.counted("country", fullest.countries)
    if fullest.printed:
        days = words.days(fullest.day, fullest.last)
        return words.say("answer.together_printed", days=days, units=units, countries=countries)
    day = words.day(fullest.day)
    if estimate is None or estimate.value is None:
        days = words.counted("day", len(found.days))
        return words.say("answer.together_told", day=day, units=units, countries=countries, days=days)
    if estimate.direction > 0:
        return words.say("answer.together_more", ratio=words.number(estimate.value), strength=words.strength(estimate), day=day, most=units)
    return words.say("answer.together_same", day=day, most=units)


def _trust(found: Findings, words: Wording) -> str:
    claimed = found.estimates["claimed"]
    n = words.counted("incident", len(found.subject))
    campaign = _campaign(found, n, words)
    if found.one_article:
        silent = found.sources.stances.get("news", 0)
        return words.say("answer.trust_one_article", campaign=campaign, claimed=claimed.parts.get("held", 0), n=n, silent=silent)
    stands = ""
    if found.sensitivity is not None and found.sensitivity.holds is not None and found.estimates["tempo"].strength != "none":
        stands = words.say("part.stands" if found.sensitivity.holds else "part.falls")
    outlets = len([outlet for outlet in found.sources.outlets if outlet != "?"])
    return words.say(
        "answer.trust", campaign=campaign, documents=words.counted("article", found.sources.documents),
        outlets=words.counted("outlet", outlets), claimed=words.percent(claimed.value or 0),
        single=words.percent(found.sources.single.value or 0), stands=stands,
    )  # fmt: skip


def _campaign(found: Findings, n: str, words: Wording) -> str:
    if not found.campaigns:
        return ""
    first = found.campaigns[0]
    if first.kind != "named":
        return words.say("part.campaign_inferred", name=words.day(first.name), m=words.counted("incident", len(first.members)))
    key = "part.campaign_article" if found.one_article else "part.campaign"
    return words.say(key, name=isolated(first.name), m=len(first.members), n=n)
