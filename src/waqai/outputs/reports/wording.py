"""The phrases of reports (`wording.yaml`) in one language, and how figures, days and intervals are written in it."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable
from datetime import date
from importlib import resources
from string import Formatter
from typing import Any

import yaml

from waqai.analysis import Caveat, Estimate
from waqai.outputs.columns import TACTIC_LABELS
from waqai.outputs.reports.names import Names
from waqai.outputs.reports.outlets import load_outlets

LANGUAGES = ("ar", "en")
_FSI, _PDI = "\u2068", "\u2069"
_STEERING = dict.fromkeys(
    [*range(32), 127, *range(0x80, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)
_STEERING[9] = _STEERING[10] = _STEERING[13] = " "
_OPEN = "∞"


class WordingError(ValueError):
    """A phrase that is not there, or a figure that it needs and was not given."""


def clean(text: object) -> str:
    """Words from an article or a person, without control characters and marks that turn the direction of writing.

    >>> clean("a\\u202eb\\nc")
    'ab c'
    """
    return str(text).translate(_STEERING)


def isolated(text: object) -> str:
    """Words whose direction may differ from that of the sentence, so that neither disturbs the other."""
    return f"{_FSI}{clean(text)}{_PDI}"


def plain(text: str) -> str:
    """Words without marks of isolation, for titles of windows and files."""
    return "".join(char for char in text if char not in "\u2066\u2067\u2068\u2069")


class Wording:
    """Phrases, names and figures in one language, `en` or `ar`.

    >>> Wording("en").say("part.unknown"), Wording("ar").number(2.345)
    ('unknown', '2.3')
    """

    def __init__(self, language: str, names: Names | None = None) -> None:
        if language not in LANGUAGES:
            raise WordingError(f"language {language!r} is none of {', '.join(LANGUAGES)}")
        self.language = language
        self.rtl = language == "ar"
        self.names = names or Names({})

    def say(self, key: str, **values: Any) -> str:
        """The phrase of a key such as `answer.mix_same`. WordingError for a key or a figure that is missing."""
        group, _, name = key.partition(".")
        try:
            return phrases()[group][name][self.language].format(**values)
        except KeyError as error:
            raise WordingError(f"{key}: {error} is missing") from None

    def has(self, key: str) -> bool:
        group, _, name = key.partition(".")
        return name in phrases().get(group, {})

    def counted(self, noun: str, n: float) -> str:
        """How many of a noun (`noun` group), in the form that the number asks for; in Arabic as it follows a preposition.

        >>> Wording("en").counted("incident", 1), Wording("ar").counted("day", 3), Wording("ar").counted("day", 11)
        ('1 incident', '3 أيام', '11 يوما')
        >>> Wording("ar").counted("article", 2), Wording("ar").counted("article", 1), Wording("ar").counted("incident", 102)
        ('مقالين', 'مقال واحد', '102 واقعة')
        """
        forms = phrases()["noun"][noun][self.language].split("|")
        shown = f"{n:,}" if isinstance(n, int) else self.number(n)
        if not self.rtl:
            return f"{shown} {forms[0] if n == 1 else forms[1]}"
        if n in (1, 2):
            return forms[int(n) - 1]
        last = int(n) % 100 if float(n).is_integer() else 0
        return f"{shown} {forms[2] if 3 <= last <= 10 else forms[3] if last > 10 else forms[4]}"

    def number(self, value: float | None, digits: int = 2) -> str:
        """A figure to so many significant digits, whole ones as they are; ∞ for an open end."""
        if value is None:
            return "–"
        if math.isinf(value):
            return _OPEN if value > 0 else f"\u2212{_OPEN}"
        if float(value).is_integer() and abs(value) < 1e6:
            text = f"{int(value):,}"
        elif abs(value) >= 10 ** (digits - 1):
            text = f"{value:,.0f}" if abs(value) >= 10**digits else f"{value:.{max(0, digits - 2)}f}"
        else:
            text = f"{value:.{digits}g}" if abs(value) >= 0.001 else "< 0.001" if value > 0 else "> -0.001"
        return text.replace("-", "\u2212")

    def percent(self, share: float) -> str:
        value = 100 * share
        return f"{value:.0f}" if value >= 1 or value == 0 else f"{value:.1f}"

    def interval(self, low: float | None, high: float | None, digits: int = 2) -> str:
        if low is None or high is None:
            return "–"
        if math.isinf(high):
            return self.say("label.at_least", n=self.number(low, digits))
        return self.say("part.to", low=self.number(low, digits), high=self.number(high, digits))

    def day(self, day: date | str) -> str:
        """A day as ISO writes it, its order kept whatever the direction of the line."""
        return f"\u2066{day}\u2069"

    def days(self, first: date | str, last: date | str) -> str:
        """One day, or the first and last of several; what both share of a year is written once."""
        start, end = str(first), str(last)
        if start == end:
            return self.day(start)
        return f"{self.day(start)} – {self.day(end[5:] if end[:4] == start[:4] else end)}"

    def listed(self, items: Iterable[str], most: int = 6) -> str:
        """A list in words: a, b and c; what is beyond `most` is counted."""
        kept = list(items)
        if len(kept) > most:
            return self.say("part.comma").join([*kept[:most], self.say("part.more", n=len(kept) - most)])
        if len(kept) < 2:
            return kept[0] if kept else self.say("label.nobody")
        return self.say("part.comma").join(kept[:-1]) + self.say("part.and") + kept[-1]

    def name(self, name: str) -> str:
        """The name of an actor, target, weapon or country in this language where one is known, isolated."""
        return isolated(self.names.of(name, self.language))

    def outlet(self, name: str) -> str:
        """A paper, agency or channel as its readers know it; a party as an actor."""
        known = load_outlets().get(name.casefold())
        return isolated(known[self.language]) if known else self.name(name)

    def place(self, country: str | None, unit: str | None) -> str:
        """A first-level unit, or a country where there is none."""
        if unit:
            return isolated(self.names.unit(country or "", unit, self.language))
        return self.name(country) if country else self.say("part.unknown")

    def tactic(self, tactic: str) -> str:
        english, arabic = TACTIC_LABELS.get(tactic, (tactic, tactic))
        return arabic if self.rtl else english

    def strength(self, estimate: Estimate) -> str:
        """How strong the evidence of a difference is; where only caveats hold a difference back, it says that."""
        if estimate.null is None:
            return self.say("strength.untested")
        held_back = estimate.strength == "none" and estimate.p is not None and estimate.p < 0.05
        return self.say("strength.held_back" if held_back else f"strength.{estimate.strength}")

    def evidence(self, estimate: Estimate) -> str:
        """The strength of the evidence in a word, for tables."""
        if estimate.null is None:
            return "–"
        held_back = estimate.strength == "none" and estimate.p is not None and estimate.p < 0.05
        return self.say(f"evidence.{'held_back' if held_back else estimate.strength}")

    def caveat(self, caveat: Caveat) -> str:
        """A caveat in words; what it names out of articles (an outlet) is isolated."""
        values = {key: self._named(key, value) if isinstance(value, str) else value for key, value in caveat.values.items()}
        return Caveat(caveat.key, values).text(self.language)

    def _named(self, key: str, value: str) -> str:
        if key == "outlet":
            return self.outlet(value)
        return self.say(f"field.{value}") if key == "field" and self.has(f"field.{value}") else isolated(value)


@functools.cache
def phrases() -> dict[str, dict[str, dict[str, str]]]:
    """All phrases by group and name. WordingError names one whose two languages name different figures."""
    found: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
        resources.files("waqai.outputs.reports").joinpath("wording.yaml").read_text("utf-8")
    )
    for group, entries in found.items():
        for name, texts in entries.items():
            if sorted(texts) != ["ar", "en"] or placeholders(texts["ar"]) != placeholders(texts["en"]):
                raise WordingError(f"{group}.{name}: the two languages do not name the same figures")
    return found


def placeholders(text: str) -> frozenset[str]:
    return frozenset(field for _, field, _, _ in Formatter().parse(text) if field)
