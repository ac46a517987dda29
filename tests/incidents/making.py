"""Reports for the tests: rows as the coder writes them, of places and sides that the packs know."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from waqai.incidents.reporters import load_reporters
from waqai.incidents.sketch import Sketch, Sketcher
from waqai.incidents.told import Told, told
from waqai.model import Report, ReportKey

_PLACES = """
taiz     YE Taiz   تعز          Taiz    13.58 44.02 2
mokha    YE Taiz   المخا        Mokha   13.32 43.25 2
baqubah  IQ Diyala بعقوبة       Baqubah 33.75 44.64 2
diyala   IQ Diyala ديالى        Diyala  -     -     4
yemen    YE -      اليمن        Yemen   -     -     5
village  YE Taiz   قرية_السهلة  -       -     -     -
nowhere  -  -      -            -       -     -     -
"""
_KEYS = ("country", "admin1", "place_ar", "place", "lat", "lon", "geo_precision")


def _value(key: str, written: str) -> Any:
    if written == "-":
        return None
    return int(written) if key == "geo_precision" else float(written) if key in ("lat", "lon") else written.replace("_", " ")


PLACES: dict[str, dict[str, Any]] = {
    name: {key: _value(key, written) for key, written in zip(_KEYS, cells, strict=True)}
    for name, *cells in (line.split() for line in _PLACES.strip().splitlines())
}

SAYERS = {
    "official": "مصدر أمني",
    "monitor": "مصادر طبية",
    "news": None,
    "witness": "شهود عيان",
    "claim": "Islamic State",
}
"""A source of each stance, as the coder writes it."""


def row(place: str = "baqubah", day: str | None = "2019-04-09", **values: Any) -> dict[str, Any]:
    """A row: a bombing of the police unless told otherwise."""
    made = {
        "n": 1, "status": "actual", "type": "bombing_ied", "date_start": day, "date_end": day, "date_basis": "text" if day else "none",
        "date_precision": "day" if day else "unknown", **PLACES[place], "attacker": "unknown", "target": ["police"], "weapon": "IED",
        "evidence_ar": None,
    }  # fmt: skip
    return {**made, **values}


def toll(number: int | None, *, high: int | str | None = "same", what: str = "killed") -> dict[str, Any]:
    """The keys of a figure: `high` None is open."""
    return {f"{what}_min": number, f"{what}_max": number if high == "same" else high}


def report(name: str, made: dict[str, Any] | None = None, *, told_on: str | None = "2019-04-10", **more: Any) -> Report:
    """A report of its own article; «a/2» is the second event of a."""
    document, _, n = name.partition("/")
    key = ReportKey(document, int(n or 1))
    published = date.fromisoformat(told_on) if told_on else None
    return Report(key, {**(row() if made is None else made), "n": key.n}, published, more.pop("outlet", f"paper {document}"), **more)


def sketch(made: Report) -> Sketch:
    """The report as it is compared."""
    return Sketcher().sketch(made)


def told_by(*reports: Report) -> list[Told]:
    """Reports as the fields are fused from them."""
    return told(reports, [sketch(each) for each in reports], load_reporters())


_numbers = st.none() | st.integers(0, 60)


@st.composite
def any_report(draw: st.DrawFn, key: ReportKey) -> Report:
    """A report of anything that a row can hold, out of few values, so that many are alike."""
    place = PLACES[draw(st.sampled_from(sorted(PLACES)))]
    published = date(2019, 4, draw(st.integers(8, 14)))
    dated = draw(st.sampled_from(("text", "publication", "span", "none")))
    start = end = None
    if dated == "text":
        start = end = date(2019, 4, draw(st.integers(6, 12)))
    elif dated == "publication":
        start, end = date.fromordinal(published.toordinal() - 1), published
    elif dated == "span":
        start, end = date(2019, 3, 20), date(2019, 4, 9)
    made: dict[str, Any] = {
        "n": key.n,
        "status": draw(st.sampled_from(("actual", "actual", "background", "foiled", "denied"))),
        "type": draw(st.sampled_from(("bombing_ied", "car_bomb", "armed_clash", "air_strike", "arrest_raid"))),
        "date_start": start and start.isoformat(),
        "date_end": end and end.isoformat(),
        "date_basis": "publication" if dated == "publication" else "text" if start else "none",
        **place,
        "attacker": draw(st.sampled_from(("unknown", "Islamic State", "Houthis", "Iraqi Army", "gunmen"))),
        "target": draw(st.lists(st.sampled_from(("police", "civilians", "Houthis", "Islamic State")), max_size=2, unique=True)),
        "weapon": draw(st.sampled_from((None, "IED", "car bomb", "rockets"))),
        "casualties_combined": draw(st.sampled_from((None, None, 12))),
        "abducted": draw(st.sampled_from((None, None, 2))),
        "reported_by": draw(st.sampled_from((*SAYERS.values(), "وكالة رويترز"))),
        "claimed_by": draw(st.sampled_from((None, None, "Islamic State"))),
        "evidence_ar": draw(st.sampled_from((None, "سقوط قتلى في تفجير عبوة قرب السوق", "عبوة أصابت دورية عند الجسر القديم صباحا"))),
        "confidence": {"row": draw(st.sampled_from((0.5, 0.9)))},
    }
    for what in ("killed", "wounded"):
        low = draw(_numbers)
        made[f"{what}_min"] = low
        made[f"{what}_max"] = draw(st.sampled_from((low, None))) if low is None else draw(st.sampled_from((low, low + 3, None)))
    copied = draw(st.sampled_from((None, None, None, "a0")))
    return Report(key, made, draw(st.sampled_from((published, published, None))), "paper", None, copied if copied != key.document else None)


@st.composite
def some_reports(draw: st.DrawFn, most: int = 8) -> list[Report]:
    """Reports of several articles, one or two events each."""
    keys = [ReportKey(f"a{i}", n) for i in range(draw(st.integers(1, most))) for n in range(1, draw(st.integers(1, 2)) + 1)]
    return [draw(any_report(key)) for key in keys[:most]]
