"""Small registers: articles of our own wording, rows as the coder writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from waqai.model import Document, ReportKey
from waqai.register import Act, Item, Program, Register, Stored
from waqai.register.fields import new_row

PROGRAM = Program("0.0", "packs")
ANN, BOB = Act("ann", "looked again"), Act("bob", "other source")

PLACES: dict[str, dict[str, Any]] = {
    "taiz": {"country": "YE", "admin1": "Taiz", "place_ar": "تعز", "place": "Taiz", "lat": 13.58, "lon": 44.02, "geo_precision": 2},
    "aden": {"country": "YE", "admin1": "Aden", "place_ar": "عدن", "place": "Aden", "lat": 12.79, "lon": 45.02, "geo_precision": 2},
    "baqubah": {
        "country": "IQ",
        "admin1": "Diyala",
        "place_ar": "بعقوبة",
        "place": "Baqubah",
        "lat": 33.75,
        "lon": 44.64,
        "geo_precision": 2,
    },
    "daraa": {"country": "SY", "admin1": "Daraa", "place_ar": "درعا", "place": "Daraa", "lat": 32.62, "lon": 36.1, "geo_precision": 2},
    "tobruk": {"country": "LY", "admin1": "Butnan", "place_ar": "طبرق", "place": "Tobruk", "lat": 32.08, "lon": 23.96, "geo_precision": 2},
}
TEXT = "قُتل ثلاثة من عناصر الشرطة في انفجار عبوة ناسفة استهدفت دوريتهم. ونُقل الجرحى إلى المستشفى القريب."


def row(n: int = 1, place: str = "taiz", **values: Any) -> dict[str, Any]:
    """A row as the coder writes it, with its evidence."""
    day = values.pop("day", "2019-04-09")
    given = {"type": "bombing_ied", "date_start": day, "date_end": day, "date_precision": "day", "date_basis": "text", **PLACES[place]}
    given |= {"attacker": "unknown", "target": ["police"], "killed_min": 3, "killed_max": 3, "evidence_ar": "انفجار عبوة ناسفة"}
    spans = values.pop("spans", {"type": [[32, 49, "tactics/ied"]], "killed_min": [[0, 10, "count/noun"]]})
    made = new_row({**given, **values}, n)
    made["confidence"] = {"row": 0.8}
    return {**made, "spans": spans}


def item(name: str, *rows: Mapping[str, Any], text: str = TEXT, title: str | None = None, source: str = "daily", **more: Any) -> Item:
    """An article with its rows; the text is made one of its own unless it is given."""
    body = text if text != TEXT else f"{TEXT} ({name})"
    document = Document(name, body, title, more.pop("published", date(2019, 4, 10)), source, more.pop("url", None))
    return Item(document, {"id": name, "relevant": bool(rows), "events": list(rows)}, f"{name}.txt", **more)


def fill(register: Register, items: Iterable[Item], *, fuse: bool = True) -> Stored:
    """Store articles as one run, and fuse."""
    run = register.begin_run(PROGRAM, "test")
    stored = register.store(list(items), run)
    register.finish_run(run)
    if fuse:
        register.fuse()
    return stored


def small(register: Register) -> None:
    """Five articles: three of one bombing in Taiz, one of another day, one of another country with two events."""
    fill(
        register,
        [
            item("a", row(), source="daily"),
            item("b", row(killed_min=4, killed_max=4), source="evening"),
            item("c", row(killed_min=3, killed_max=None), source="agency"),
            item("d", row(day="2019-05-20", type="shelling", attacker="Houthis"), published=date(2019, 5, 21)),
            item(
                "e", row(1, "baqubah", attacker="Islamic State", claimed_by="Islamic State"), row(2, "daraa", type="abduction", abducted=2)
            ),
        ],
    )


def key(name: str) -> ReportKey:
    """«a/1» as a key."""
    document, n = name.rsplit("/", 1)
    return ReportKey(document, int(n))


def incident_of(register: Register, name: str) -> str:
    """The id of the incident that an event is in."""
    wanted = list(key(name))
    return next(found["incident"] for found in register.incidents() if wanted in found["members"])


def faults(register: Register) -> list[str]:
    """Everything that a deep check finds."""
    return [f"{step}: {fault}" for step, found in register.check(deep=True) for fault in found]


def picture(register: Register) -> dict[str, Any]:
    """All that people see, without numbers of the clock: incidents, and the live events with their reviews."""
    documents = [found.id for found in register.documents(limit=1000).documents]
    events = {
        f"{event.key.document}/{event.key.n}": (dict(event.row), event.review, dict(event.spans))
        for document in documents
        for event in register.document(document).events
    }
    return {"incidents": {found["incident"]: found for found in register.incidents()}, "events": events}
