"""The answer on top of a report: five sentences, each tied to its figure, worded by the strength of its evidence, none of them a cause."""

from __future__ import annotations

import math

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
    subject, n = subject_of(found, words), len(found.subject)
    if found.request.pivot is not None and found.phases is None:
        first, last = (words.day(day) for day in found.observed) if found.observed else ("?", "?")
        return words.say(
            f"answer.tempo_{found.why_no_phases}", pivot=words.day(found.request.pivot), n=n, subject=subject, first=first, last=last
        )
    if found.phases is None:
        counts = found.counts
        fullest = int(counts.argmax())
        return words.say(
            "answer.tempo_plain", first=words.day(found.days[0]), last=words.day(found.days[-1]), n=n, subject=subject,
            rate=words.number(n / len(counts)), day=words.day(found.days[fullest]), most=int(counts[fullest]),
        )  # fmt: skip
    tempo = found.estimates["tempo"]
    parts = tempo.parts
    values = {key: words.number(parts[key]) for key in ("days_after", "days_before", "after", "before", "rate_after", "rate_before")}
    common = {**values, "pivot": words.day(found.phases.pivot), "subject": subject, "strength": words.strength(tempo)}
    if tempo.value is None or not math.isfinite(tempo.value) or tempo.value == 0:
        kept = {key: common[key] for key in ("days_after", "days_before", "after", "before", "pivot", "subject", "strength")}
        return words.say("answer.tempo_one_empty", **kept)
    return words.say("answer.tempo_compared", ratio=words.number(tempo.value), interval=words.interval(tempo.low, tempo.high), **common)


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
            "answer.mix_same", n=estimate.n, tactic=words.tactic(name), before=words.percent(before), after=words.percent(after)
        )
    counted = found.subject.rows["tactic"].value_counts()
    names = sorted(counted.index, key=lambda tactic: (-counted[tactic], tactic))
    n = len(found.subject)
    if len(names) == 1:
        return words.say("answer.mix_only", tactic=words.tactic(names[0]), n=n)
    second = f"{words.tactic(names[1])} ({words.percent(counted[names[1]] / n)} %)"
    return words.say("answer.mix_plain", tactic=words.tactic(names[0]), share=words.percent(counted[names[0]] / n), n=n, second=second)


def _space(found: Findings, words: Wording) -> str:
    outside = found.estimates.get("outside")
    if outside is not None and outside.value is not None:
        ratio = outside.parts["ratio_outside"]
        return words.say(
            "answer.outside", area=area_name(found.request.lost_areas, words), before=words.percent(outside.parts["before"]),
            after=words.percent(outside.parts["after"]), points=words.number(100 * outside.value),
            interval=words.interval(100 * (outside.low or 0), 100 * (outside.high or 0)), strength=words.strength(outside),
            tempo=_outside_tempo(ratio, words),
        )  # fmt: skip
    change = found.estimates.get("spread_change")
    if change is not None and change.value is not None:
        return words.say(
            "answer.spread_compared", after=change.parts["distinct_after"], before=change.parts["distinct_before"],
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
    return words.say("answer.space_plain", countries=len(countries), units=len(units), names=words.listed(names))


def _outside_tempo(ratio: list[float | None], words: Wording) -> str:
    """How the number a day outside the area changed; nothing where it cannot be said."""
    value, low, high, _ = ratio
    if value is None or not math.isfinite(value):
        return ""
    return words.say("part.outside_tempo", ratio=words.number(value), interval=words.interval(low, high))


def _together(found: Findings, words: Wording) -> str:
    day, most, countries = found.fullest
    estimate = found.estimates.get("synchrony")
    if most == 0 or day is None:
        return words.say("answer.together_one_place")
    if estimate is None or estimate.value is None:
        return words.say("answer.together_told", day=words.day(day), most=most, countries=countries, days=len(found.days))
    if estimate.direction > 0:
        return words.say(
            "answer.together_more", ratio=words.number(estimate.value), strength=words.strength(estimate), day=words.day(day), most=most
        )
    return words.say("answer.together_same", day=words.day(day), most=most)


def _trust(found: Findings, words: Wording) -> str:
    n, claimed = len(found.subject), found.estimates["claimed"]
    campaign = ""
    if found.campaigns:
        first = found.campaigns[0]
        name = isolated(first.name) if first.kind == "named" else words.day(first.name)
        campaign = words.say(
            "part.campaign" if first.kind == "named" else "part.campaign_inferred",
            **({"name": name, "m": len(first.members), "n": n} if first.kind == "named" else {"name": name, "m": len(first.members)}),
        )
    if found.one_article:
        return words.say("answer.trust_one_article", campaign=campaign, claimed=claimed.parts.get("held", 0), n=n)
    stands = ""
    if found.sensitivity is not None and found.sensitivity.holds is not None and found.estimates["tempo"].strength != "none":
        stands = words.say("part.stands" if found.sensitivity.holds else "part.falls")
    single = found.sources.single
    return words.say(
        "answer.trust", campaign=campaign, documents=found.sources.documents, outlets=len([o for o in found.sources.outlets if o != "?"]),
        claimed=words.percent(claimed.value or 0), single=words.percent(single.value or 0), stands=stands,
    )  # fmt: skip
