"""Reports made from tables of wordings: each line is a report with gaps and choices, and what a reader codes of it.

A line is «name :: what a reader codes :: text» (tables stand in `wordings/`). In the text «[a|b]» is a choice, «$word» a choice named
at the head of the table, «{place}», «{town}», «{day}» where and when, «<k person s>» so many people: k are the killed, w the wounded,
a the abducted, n others; then a noun, the case (s: subject, o: any other) and the least and the most of them; «<k? قتل/قتلا/قتلوا>»
agrees with their number. «||» stands between a title and the body.
"""

# ruff: noqa: E501 (tables of words)

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from .incident_report import Report, tidy
from .toll_words import NOUNS, Noun, counted, in_words

FOLDER = Path(__file__).with_name("wordings")
PUBLISHED = {2017: date(2017, 5, 10), 2024: date(2024, 5, 8)}
"""Both are Wednesdays."""

PEOPLE = NOUNS | {
    "gunman": Noun("مسلح", "مسلح", "مسلحون", "مسلحين"), "member": Noun("عنصر", "عنصر", "عناصر", "عناصر"), "terrorist": Noun("إرهابي", "إرهابي", "إرهابيون", "إرهابيين"),
    "dead": Noun("قتيل", "قتيل", "قتلى", "قتلى"), "martyr": Noun("شهيد", "شهيد", "شهداء", "شهداء"), "hurt": Noun("جريح", "جريح", "جرحى", "جرحى"), "injured": Noun("مصاب", "مصاب", "مصابون", "مصابين"),
    "suspect": Noun("مشتبه به", "مشتبه به", "مشتبه بهم", "مشتبه بهم", accusative="مشتبها به"), "wanted": Noun("مطلوب", "مطلوب", "مطلوبون", "مطلوبين"), "fighter": Noun("مقاتل", "مقاتل", "مقاتلون", "مقاتلين"),
    "palestinian": Noun("فلسطيني", "فلسطيني", "فلسطينيون", "فلسطينيين"), "engineer": Noun("مهندس", "مهندس", "مهندسون", "مهندسين"), "tourist": Noun("سائح", "سائح", "سياح", "سياح"), "hostage": Noun("رهينة", "رهينت", "رهائن", "رهائن", True),
    "captive": Noun("أسير", "أسير", "أسرى", "أسرى"), "militant": Noun("متطرف", "متطرف", "متطرفون", "متطرفين"), "villager": Noun("قروي", "قروي", "قرويون", "قرويين"), "employee": Noun("موظف", "موظف", "موظفون", "موظفين"),
    "driver": Noun("سائق", "سائق", "سائقون", "سائقين"), "fisher": Noun("صياد", "صياد", "صيادون", "صيادين"), "settler": Noun("مستوطن", "مستوطن", "مستوطنون", "مستوطنين"),
}  # fmt: skip
SIZES = {"k": (1, 1, 2, 2, 3, 4, 5, 6, 8, 9, 11, 13, 16, 24), "w": (1, 2, 2, 3, 4, 6, 7, 10, 12, 15, 25), "a": (1, 2, 3, 4, 5, 7, 12), "n": (2, 3, 4, 5, 8, 12)}  # fmt: skip
DAYS = (
    ("أمس الثلاثاء", 1), ("اليوم الأربعاء", 0), ("مساء أمس", 1), ("فجر اليوم", 0), ("صباح اليوم الأربعاء", 0), ("الثلاثاء", 1), ("يوم الثلاثاء", 1), ("أمس الأول", 2),
    ("أول من أمس", 2), ("قبل يومين", 2), ("مساء الاثنين", 2), ("فجر أمس الثلاثاء", 1), ("صباح الأربعاء", 0), ("أمس", 1), ("ظهر أمس", 1), ("يوم الأحد الماضي", 3),
)  # fmt: skip
_SLOT = re.compile(r"<(\w) (\w+) ([so])(?: (\d+))?(?: (\d+))?>")
_AGREE = re.compile(r"<(\w)\? ([^>]*)>")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: its name, what a reader codes, and the text with gaps."""

    name: str
    want: dict[str, str]
    text: str


@dataclass
class _Filling:
    """The choices made for one report."""

    rng: Random
    cells: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def choice(self, match: re.Match[str]) -> str:
        options = match[1].split("|")
        chosen = self.rng.choice(options)
        self.cells.append(f"w:{chosen[:60]}")
        return chosen

    def people(self, match: re.Match[str]) -> str:
        who, noun, case, least, most = match.groups()
        if who not in self.numbers:
            sizes = [n for n in SIZES[who] if n >= int(least or 1) and n <= int(most or 99)]
            self.numbers[who] = self.rng.choice(sizes)
        n = self.numbers[who]
        self.cells.append(f"{who}:{'1' if n == 1 else '2' if n == 2 else '3-10' if n <= 10 else '11+'} {noun}")
        subject = case == "s"
        if noun == "others":
            one, two = "آخر", "آخران" if subject else "آخرين"
            many = "آخرون" if subject else "آخرين"
            return one if n == 1 else two if n == 2 else f"{self.number(n, subject)} {many}"
        if noun == "num":
            return self.number(n, subject)
        return counted(self.rng, n, PEOPLE[noun], subject)

    def number(self, n: int, subject: bool) -> str:
        return str(n) if n > 10 or self.rng.random() < 0.6 else in_words(n, False, subject)

    def agree(self, match: re.Match[str]) -> str:
        one, two, many = match[2].split("/")
        n = self.numbers[match[1]]
        return one if n == 1 else two if n == 2 else many


@lru_cache(maxsize=32)
def lines(table: str) -> tuple[Line, ...]:
    """The lines of a table."""
    named: dict[str, str] = {}
    out = []
    for row in (FOLDER / f"{table}.txt").read_text(encoding="utf-8").splitlines():
        if not row.strip() or row.startswith("#"):
            continue
        if row.startswith("$"):
            name, _, words = row.partition(" = ")
            named[name.strip()] = words.strip()
            continue
        cell, want, text = (part.strip() for part in row.split(" :: "))
        for name in sorted(named, key=len, reverse=True):
            text = text.replace(name, named[name])
        out.append(Line(cell, dict(part.split("=", 1) for part in want.split()), text))
    return tuple(out)


@lru_cache(maxsize=1)
def towns() -> dict[str, tuple[str, ...]]:
    """Towns by country, out of `wordings/towns.txt`."""
    rows = (FOLDER / "towns.txt").read_text(encoding="utf-8").splitlines()
    parts = (row.partition(" ") for row in rows if row and not row.startswith("#"))
    return {country: tuple(t.strip() for t in names.split("|")) for country, _, names in parts}


def wording_report(table: str, rng: Random) -> Report:
    """One report of a table."""
    line = rng.choice(lines(table))
    filling = _Filling(rng)
    text, want = line.text, dict(line.want)
    while _CHOICE.search(text):
        text = _CHOICE.sub(filling.choice, text)
    state = _SLOT.search(text) is not None
    if state:
        text = _SLOT.sub(filling.people, text)
    text = _AGREE.sub(filling.agree, text)
    published = PUBLISHED[int(want.pop("year", 2017))]
    country = rng.choice(want.pop("at", "IQ SY YE LY AF").replace(",", " ").split())
    town = rng.choice(towns()[country])
    day, back = rng.choice([(d, n) for d, n in DAYS if "{day} من" not in text or not d.startswith("قبل")])  # «قبل يومين من ...»
    coded = _coded(want, filling.numbers)
    if "{place}" in text or "{town}" in text:
        coded["place"] = (town,)
    if "{day}" in text and "day" not in coded:
        coded["day"] = coded["until"] = (published - timedelta(days=back)).isoformat()
        filling.cells.append(f"day:{day}")
    place = rng.choice(("في مدينة {}", "في {}", "ب{}", "بمدينة {}")).format(town)
    text = text.replace("{place}", place).replace("{town}", town).replace("{day}", day)
    title, bar, body = text.partition("||")
    rows = int(want.get("rows", "1"))
    if not bar:
        return Report(tidy(text + "."), (f"l:{line.name}", *filling.cells), coded, rows, None, published.isoformat())
    title, body = tidy(title), tidy(body + ".")
    kept = rng.random() < 0.5
    filling.cells.append("title:kept" if kept else "title:line")
    return Report(
        body if kept else f"{title}\n\n{body}",
        (f"l:{line.name}", *filling.cells),
        coded,
        rows,
        title if kept else None,
        published.isoformat(),
    )


def _coded(want: dict[str, str], numbers: dict[str, int]) -> dict[str, Any]:
    """What a reader codes: the numbers drawn and the values that the line gives."""
    out: dict[str, Any] = {"killed": _number(want, "killed", numbers.get("k")), "wounded": _number(want, "wounded", numbers.get("w"))}
    if "a" in numbers or "abducted" in want:
        out["abducted"] = _number(want, "abducted", numbers.get("a"))
    for key in ("type", "status", "attacker", "target", "claim", "not_attacker"):
        if key in want:
            out[key] = tuple(want[key].replace("_" if key not in ("type",) else "\0", " ").split("|"))
    return {k: v for k, v in out.items() if v != "any"}


def _number(want: dict[str, str], key: str, drawn: int | None) -> object:
    given = want.get(key)
    return drawn if given is None else given if given == "any" else None if given == "-" else int(given)
