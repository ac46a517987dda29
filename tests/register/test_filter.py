"""One filter for everybody: it reads its own address, and means exactly what it says (compared with a plain loop over all rows)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai.model import STATUSES, TACTICS
from waqai.register import ORDERS, Filter, FilterError, Range, Register, event_subject
from waqai.register.filter import INCIDENT_REVIEWS, KEYS

from .conftest import thorough
from .making import ANN, PLACES, fill, item, key, row

WORDS = ("تفجير", "الشرطة", "مسلحون", "«عبوة ناسفة»", "بالعبوات", "قصف*", "مدرسه", "Houthis")
SENTENCES = (
    "قُتل ثلاثة من عناصر الشرطة في انفجار عبوة ناسفة.",
    "تفجير بالعبوات الناسفة قرب مدرسةٍ في الحيّ.",
    "قصفٌ مدفعي على الأحياء، ومسلحون ينتشرون.",
    "وهاجم مسلحون نقطة تفتيش للشرطة.",
)
COUNTRIES = ("YE", "IQ", "SY", "LY", "TD")
names = st.lists(st.sampled_from(["Houthis", "Islamic State", "police", "civilians", "unknown"]), max_size=2, unique=True).map(tuple)
ranges = st.none() | st.tuples(st.none() | st.integers(0, 6), st.none() | st.integers(0, 6)).filter(
    lambda pair: pair != (None, None) and (None in pair or pair[0] <= pair[1])
).map(lambda pair: Range(*pair))  # fmt: skip
days = st.none() | st.dates(date(2019, 3, 20), date(2019, 6, 10))


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    """Filters with a few things asked for at a time, so that most find something."""
    fields: dict[str, st.SearchStrategy[Any]] = {
        "since": days,
        "until": days,
        "bbox": st.sampled_from([(40.0, 10.0, 50.0, 20.0), (170.0, -90.0, 45.0, 90.0), (44.02, 13.58, 44.64, 33.75)]),
        "country": st.lists(st.sampled_from(COUNTRIES), max_size=3, unique=True).map(tuple),
        "admin1": st.just(("Taiz", "Diyala")),
        "place": st.just(("Taiz", "Tobruk")),
        "actor": names,
        "attacker": names,
        "target": names,
        "type": st.lists(st.sampled_from(TACTICS[:8]), max_size=4, unique=True).map(tuple),
        "status": st.lists(st.sampled_from(STATUSES), max_size=2, unique=True).map(tuple),
        "weapon": st.just(("IED",)),
        "killed": ranges,
        "wounded": ranges,
        "toll": ranges,
        "source": st.just(("daily", "radio")),
        "claimed_by": st.just(("Islamic State",)),
        "campaign": st.just(("حملة & «نار»",)),
        "review": st.lists(st.sampled_from(INCIDENT_REVIEWS), max_size=2, unique=True).map(tuple),
        "conflicts": st.booleans(),
        "claimed": st.booleans(),
        "sources": ranges,
        "precision": ranges,
        "text": st.sampled_from(WORDS),
        "article": st.sampled_from(WORDS),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(fields)), max_size=3, unique=True))
    values = {name: draw(fields[name]) for name in chosen}
    if values.get("since") and values.get("until") and values["until"] < values["since"]:
        values["since"], values["until"] = values["until"], values["since"]
    return Filter(**values)


@given(filters())
def test_a_filter_reads_its_own_address(wanted: Filter) -> None:
    assert Filter.from_query(wanted.to_query()) == wanted
    assert Filter.from_query("?" + wanted.to_query()) == wanted
    assert Filter.from_query(wanted.to_pairs()) == wanted


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("land=IQ", "land: no such filter"),
        ("from=yesterday", "from: 'yesterday' is not an ISO date"),
        ("from=2019-05-01&to=2019-04-01", "is after"),
        ("bbox=1,2,3", "no box"),
        ("bbox=1,5,3,2", "no box"),
        ("bbox=nan,1,2,3", "no box"),
        ("killed=many", "no range"),
        ("killed=5..3", "from high to low"),
        ("killed=..", "no range"),
        ("killed=٣", "no range"),
        ("type=robbery", "type 'robbery'"),
        ("status=real", "status 'real'"),
        ("conflicts=perhaps", "yes or no"),
        ("q=-هجوم", "a word that must occur"),
        ("q=...", "a word that must occur"),
        ("from=2019-04-01&from=2019-04-02", "given twice"),
    ],
)
def test_what_cannot_be_meant_is_said_with_its_key(query: str, said: str) -> None:
    with pytest.raises(FilterError, match=said):
        Filter.from_query(query)


def test_empty_values_ask_for_nothing() -> None:
    assert Filter.from_query("country=&q=&killed=").is_empty
    assert set(KEYS) >= {"from", "to", "q", "bbox"}


def varied(register: Register) -> None:
    """Two dozen events in as many articles, different in everything that can be asked for."""
    places = list(PLACES)
    articles = []
    for number in range(24):
        values: dict[str, Any] = {
            "day": f"2019-0{4 + number % 2}-{1 + number:02}" if number % 7 else None,
            "type": TACTICS[number % 6],
            "status": STATUSES[number % 5] if number % 3 == 0 else "actual",
            "attacker": ("unknown", "Houthis", "Islamic State")[number % 3],
            "target": [["police"], ["civilians"], []][number % 3],
            "weapon": "IED" if number % 4 == 0 else None,
            "killed_min": number % 6 if number % 5 else None,
            "killed_max": (number % 6) + number % 2 if number % 5 else None,
            "wounded_min": number % 4 if number % 3 else None,
            "wounded_max": None,
            "casualties_combined": 4 if number % 5 == 0 else None,
            "claimed_by": "Islamic State" if number % 6 == 2 else None,
            "campaign": "حملة & «نار»" if number % 8 == 1 else None,
        }
        if number % 9 == 8:
            values |= {"lat": None, "lon": None, "geo_precision": 4}
        text = f"{SENTENCES[number % 4]} {SENTENCES[(number + 1) % 4]} ({number})"
        values |= {"spans": {"type": [[0, 4, "x"]]}, "evidence_ar": f"كلمة{number} حرف{number} سطر{number}"}
        articles.append(
            item(f"n{number}", row(1, places[number % 5], **values), text=text, source=("daily", "radio", "agency")[number % 3])
        )
    articles.append(
        item("again", row(1, places[1], day="2019-05-02", type=TACTICS[1], attacker="Houthis", target=["civilians"]), source="wire")
    )
    fill(register, articles)
    for name in ("n1/1", "n4/1", "n9/1"):
        register.review(event_subject(key(name)), "accepted", ANN)
    register.review(event_subject(key("n5/1")), "later", ANN)


def meant(wanted: Filter, found: dict[str, Any], extra: dict[str, Any]) -> bool:
    """The filter in plain words, over one row and what the row does not say."""

    def within(value: int | None, bounds: Range | None) -> bool:
        return bounds is None or value is not None and (bounds.low or 0) <= value <= (10**9 if bounds.high is None else bounds.high)

    def one_of(values: list[Any], asked: tuple[str, ...]) -> bool:
        return not asked or bool(set(values) & set(asked))

    joint = found["casualties_combined"] or 0
    attackers = [name for name in found["attacker"].split(" and ") if name]
    start, end = found["date_start"], found["date_end"] or found["date_start"]
    if wanted.since and not (end and end >= wanted.since.isoformat()):
        return False
    if wanted.until and not (start and start <= wanted.until.isoformat()):
        return False
    if wanted.bbox:
        west, south, east, north = wanted.bbox
        lat, lon = found["lat"], found["lon"]
        if lat is None or not south <= lat <= north:
            return False
        if not (west <= lon <= east if west <= east else lon >= west or lon <= east):
            return False
    return (
        one_of([found["country"]], wanted.country)
        and one_of([found["admin1"]], wanted.admin1)
        and one_of([found["place"] or found["place_ar"]], wanted.place)
        and one_of([*attackers, *found["target"]], wanted.actor)
        and one_of(attackers, wanted.attacker)
        and one_of(found["target"], wanted.target)
        and one_of([found["type"]], wanted.type)
        and one_of([found["status"]], wanted.status)
        and one_of([found["weapon"]], wanted.weapon)
        and within(found["killed_best"], wanted.killed)
        and within(found["wounded_best"], wanted.wounded)
        and within(joint if found["killed_best"] is None else found["killed_best"], wanted.toll)
        and one_of(extra["sources"], wanted.source)
        and one_of((found["claimed_by"] or "").split("; "), wanted.claimed_by)
        and one_of([found["campaign"]], wanted.campaign)
        and one_of([extra["review"]], wanted.review)
        and (wanted.conflicts is None or bool(found["conflicts"]) is wanted.conflicts)
        and (wanted.claimed is None or bool(found["claimed_by"]) is wanted.claimed)
        and within(found["sources"], wanted.sources)
        and within(found["geo_precision"], wanted.precision)
    )


@pytest.fixture
def shown(register: Register) -> Callable[[Filter], set[str]]:
    """What the plain loop finds, words left out."""
    varied(register)
    rows = list(register.incidents())
    extras = {}
    for found in rows:
        outlets = [register.document(document).source for document, _ in found["members"]]
        extras[found["incident"]] = {"sources": outlets, "review": register.incident(found["incident"]).review}  # type: ignore[union-attr]
    return lambda wanted: {found["incident"] for found in rows if meant(wanted, found, extras[found["incident"]])}


def test_what_is_exported_is_exactly_what_the_filter_means(register: Register, shown: Callable[[Filter], set[str]]) -> None:
    examples = 75 if register.database.sqlite else 25

    @thorough(examples)
    @given(filters(), st.sampled_from(ORDERS))
    def same(wanted: Filter, order: str) -> None:
        selection = register.incidents(wanted, order)
        ids = [found["incident"] for found in register.export(wanted, "ann", "full", order)]
        assert len(ids) == len(set(ids)) == selection.count()
        assert ids == selection.ids()
        without_words = Filter.from_query([(name, value) for name, value in wanted.to_pairs() if name not in ("q", "article")])
        assert set(ids) <= shown(without_words)
        if without_words == wanted:
            assert set(ids) == shown(wanted)
        paged, cursor = [], None
        while True:
            page = selection.page(3, cursor)
            paged += [found["incident"] for found in page.rows]
            cursor = page.cursor
            if cursor is None:
                break
        assert paged == ids
        assert sum(count for _, count in selection.facet("status", 99)) == len(ids)

    same()


def test_orders(register: Register) -> None:
    varied(register)
    days = [found["date_start"] or "" for found in register.incidents(sort="date")]
    assert days == sorted(days)
    tolls = [found["killed_best"] or found["casualties_combined"] or 0 for found in register.incidents(sort="toll")]
    assert tolls == sorted(tolls, reverse=True)
    with pytest.raises(FilterError):
        register.incidents(sort="beauty")
    with pytest.raises(FilterError):
        register.incidents().page(5, "not a cursor")


def test_facets_timeline_and_grid_add_up(register: Register) -> None:
    varied(register)
    everything, yemen = register.incidents(), register.incidents(Filter(country=("YE",)))
    total = everything.count()
    assert sum(count for _, count in everything.facet("country")) == total
    assert dict(yemen.facet("country")) == {"YE": yemen.count()}
    assert dict(yemen.facet("source", 99)).keys() <= {"daily", "radio", "agency", "wire"}
    assert dict(everything.facet("claimed_by")) == {"Islamic State": 4}
    dated = sum(bool(found["date_start"]) for found in everything)
    for unit, length in (("day", 10), ("month", 7), ("year", 4)):
        timeline = everything.timeline(unit)
        assert sum(count for _, count, _ in timeline) == dated
        assert {len(when) for when, _, _ in timeline} == {length}
    located = [found for found in everything if found["lat"] is not None]
    for degrees in (0.01, 1.0, 90.0):
        assert sum(cell.count for cell in everything.grid(degrees)) == len(located)
    assert len(everything.grid(0.01)) == 5
    assert all(-90 <= cell.lat <= 90 for cell in everything.grid())


def test_pages_stay_whole_while_the_register_changes(register: Register) -> None:
    varied(register)
    selection = register.incidents(sort="added")
    first = selection.page(5)
    fill(register, [item("late", row(1, "tobruk", day="2019-06-06"))])
    second = selection.page(1000, first.cursor)
    ids = [found["incident"] for found in (*first.rows, *second.rows)]
    assert len(ids) == len(set(ids)) == selection.count()
