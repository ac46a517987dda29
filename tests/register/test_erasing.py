"""Erasure: nothing of it is left, not even in the bytes of the file, and what is left says that something was erased."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from waqai.model import ReportKey
from waqai.register import Act, ErasureError, FieldError, Filter, Register, Subject, Tombstone, UnknownError, event_subject
from waqai.register.schema import Base

from .making import ANN, faults, fill, incident_of, item, key, row

NAME = "سالم الخطيب"
WRITTEN = "وقال سالم بن علي. وأكّد سالمٌ الخطيبُ أن السيارة لسالم الخطيب، وسالم\nالخطيب من القرية."


def remains(register: Register, words: str) -> list[str]:
    """Where words still stand: columns of tables, and, in SQLite, bytes of the files."""
    found = []
    with register.database.reading() as connection:
        tables = {table.name: [column.name for column in table.columns] for table in Base.metadata.sorted_tables}
        for table, columns in (tables | {"incident_words": ["words"], "document_words": ["words"]}).items():
            for column in columns:
                values = connection.execute(text(f'SELECT CAST("{column}" AS TEXT) FROM {table}')).scalars()
                found += [f"{table}.{column}" for value in values if value and words in value]
    path = register.database.path
    if path is not None:
        register.close()
        for file in (path, Path(f"{path}-wal")):
            if file.exists() and words.encode() in file.read_bytes():
                found.append(file.name)
    return found


def test_a_document_is_erased_with_all_that_was_read_from_it(stocked: Register) -> None:
    fill(
        stocked,
        [
            item(
                "x",
                row(1, "tobruk", type="shelling", place_ar="الظفيرية", evidence_ar="شاهد نادر"),
                text="كلمات نادرة من الظفيرية",
                url="http://x/1",
            )
        ],
    )
    name = incident_of(stocked, "x/1")
    stocked.correct_event(key("x/1"), {"notes": "ملاحظة نادرة", "weapon": "rockets"}, Act("ann", "سبب نادر"))
    stocked.comment(Subject("document", "x"), "تعليق نادر", ANN)
    stocked.judge(key("a/1"), key("x/1"), False, Act("ann", "وصف نادر"))
    number = stocked.ask_erasure("document", "x", "asked by the family", "ann")
    result = stocked.agree_erasure(number, "ann")
    assert result == {"events": 1, "entries": 4, "copies_left": [], "reports": 0}
    document = stocked.document("x")
    assert (document.text, document.url, document.events, document.comments) == (None, None, (), ())
    assert document.erased is not None
    assert len(document.sha256) == 64
    assert isinstance(stocked.incident(name), Tombstone)
    assert [found.state for found in stocked.changes_since(0) if found.id == name] == ["gone"]
    assert stocked.incidents(Filter(article="نادرة")).count() == 0
    (request,) = stocked.erasures("done")
    assert (request.target, request.asked_by, request.settled_by, request.why) == ("x", "ann", "ann", "asked by the family")
    assert faults(stocked) == []
    for words in ("نادر", "الظفيرية", "http://x/1"):
        assert remains(stocked, words) == []


def test_an_erased_document_does_not_come_back(register: Register) -> None:
    article = item("x", row(), text="كلمات نادرة")
    fill(register, [article])
    register.agree_erasure(register.ask_erasure("document", "x", "why", "ann"), "ann")
    assert register.known([article.document]) == {"x"}
    assert fill(register, [article]).added == 0
    for change in (
        lambda: register.correct_event(key("x/1"), {"weapon": "IED"}, ANN),
        lambda: register.add_event("x", {"type": "other"}, ANN),
        lambda: register.comment(Subject("document", "x"), "hm", ANN),
        lambda: register.ask_erasure("document", "x", "again", "ann"),
    ):
        with pytest.raises(UnknownError):
            change()


def test_copies_that_are_left_are_named(register: Register) -> None:
    fill(register, [item("a", row(), text="نص", source="one"), item("b", row(), text="نص", source="two")])
    assert register.agree_erasure(register.ask_erasure("document", "a", "why", "ann"), "ann")["copies_left"] == ["b"]
    assert incident_of(register, "b/1")


def test_a_name_is_masked_wherever_it_stands_and_offsets_stay_true(stocked: Register) -> None:
    fill(
        stocked,
        [
            item(
                "x",
                row(
                    1,
                    "tobruk",
                    target=[NAME],
                    evidence_ar="السيارة لسالم الخطيب",
                    notes="سالم الخطيب",
                    spans={"type": [[4, len(WRITTEN) - 1, "x"]]},
                ),
                text=WRITTEN,
                title="مقتل سالم الخطيب",
                published=None,
            )
        ],
    )
    name = incident_of(stocked, "x/1")
    stocked.correct_event(key("x/1"), {"claimed_by": NAME, "notes": f"بحسب {NAME}"}, Act("ann", f"قال {NAME}"))
    stocked.correct_incident(name, {"attributed_by": NAME}, ANN)
    stocked.comment(event_subject(key("x/1")), f"من هو {NAME}؟", ANN)
    assert stocked.incidents(Filter(text=f"«{NAME}»")).count() == 1
    number = stocked.ask_erasure("person", NAME, "asked by the man himself", "ann")
    result = stocked.agree_erasure(number, "ann")
    assert result["documents"] == 1
    assert result["events"] == 1
    document = stocked.document("x")
    assert document.text is not None
    assert len(document.text) == len(WRITTEN)
    assert document.text.count("█") == 11 + len("سالمٌ الخطيب") + 11
    assert "سالم بن علي" in document.text
    assert document.title == "مقتل " + "█" * 11
    assert stocked.event(key("x/1")).row["target"] == ["█" * 11]
    assert stocked.erasures()[0].target is None
    assert stocked.incidents(Filter(text="الخطيب")).count() == 0
    assert stocked.incidents(Filter(text="سالم")).count() == 1
    assert stocked.incidents(Filter(target=("█" * 11,))).count() == 1
    assert faults(stocked) == []
    assert remains(stocked, "الخطيب") == []


def test_an_undo_cannot_bring_back_what_was_erased(stocked: Register) -> None:
    (number,) = stocked.correct_event(key("a/1"), {"claimed_by": NAME}, ANN)
    stocked.agree_erasure(stocked.ask_erasure("person", NAME, "why", "ann"), "ann")
    with pytest.raises(FieldError, match="erased"):
        stocked.undo(number, ANN)
    assert [entry.erased is not None for entry in stocked.history("a/1")] == [True]


def test_two_persons(stocked: Register) -> None:
    stocked.set_option("ann", two_person_erasure=True)
    number = stocked.ask_erasure("document", "a", "why", "ann")
    with pytest.raises(ErasureError, match="second person"):
        stocked.agree_erasure(number, "ann")
    assert stocked.document("a").erased is None
    stocked.agree_erasure(number, "bob")
    with pytest.raises(ErasureError, match="done already"):
        stocked.agree_erasure(number, "bob")
    other = stocked.ask_erasure("document", "b", "why", "ann")
    stocked.refuse_erasure(other, "bob")
    with pytest.raises(ErasureError, match="refused already"):
        stocked.agree_erasure(other, "cyd")
    assert [deed.what for deed in stocked.activities()][:3] == ["erasure refused", "erasure asked", "erasure done"]


def test_what_cannot_be_erased(stocked: Register) -> None:
    for what, target, why in (("place", "x", "y"), ("document", "a", " "), ("person", "عل", "y")):
        with pytest.raises(ErasureError):
            stocked.ask_erasure(what, target, why, "ann")
    number = stocked.ask_erasure("person", "لا أحد هنا", "why", "ann")
    with pytest.raises(ErasureError, match="stands nowhere"):
        stocked.agree_erasure(number, "ann")
    with pytest.raises(UnknownError):
        stocked.agree_erasure(99, "ann")
    assert stocked.event(ReportKey("a", 1)).present


def test_what_leaves_the_house(register: Register) -> None:
    values = {"target": ["police", NAME], "attacker": "Houthis", "notes": NAME, "geo_precision": 1}
    fill(register, [item("x", {**row(**values), "place": "House of S."}, url="http://x/1")])
    (full,) = register.export(Filter(), "ann", "full")
    (names,) = register.export(Filter(), "ann", "names")
    (public,) = register.export(Filter(), "ann", "public")
    assert (full["target"], full["lat"], full["place"]) == (["police", NAME], 13.58, "House of S.")
    assert (names["target"], names["lat"], names["evidence_ar"]) == (["police", "name withheld"], 13.58, "")
    assert (public["lat"], public["lon"], public["place"], public["place_ar"], public["members"]) == (13.6, 44.0, None, None, 1)
    assert public["attacker"] == "Houthis"
    assert NAME not in str([names, public])
    deeds = [deed for deed in register.activities() if deed.what == "export"]
    assert [deed.detail["profile"]["name"] for deed in deeds] == ["public", "names", "full"]
    assert {deed.who for deed in deeds} == {"ann"}
    (item_of_feed,) = register.changes_since(0, profile="public")
    assert item_of_feed.row == public


def test_what_was_made_from_rows_goes_with_every_erasure(stocked: Register) -> None:
    """Reports are kept as whole files, in which what is erased may stand; what people coded twice is cleared of it."""
    for name in ("report.about.x", "report.file.x.html"):
        stocked.keep(name, "قتل شخص اسمه فلان الفلاني")
    stocked.keep("web.double.r.ann", {"a/1": {"attacker": "فلان الفلاني"}, "b/1": {"attacker": "وفلان الفلاني"}})
    stocked.correct_event(key("b/1"), {"notes": "فلان الفلاني"}, ANN)
    result = stocked.agree_erasure(stocked.ask_erasure("document", "a", "asked", "ann"), "bob")
    assert result["reports"] == 1
    assert not stocked.kept("report.")
    assert stocked.kept("web.double")["web.double.r.ann"].keys() == {"b/1"}
    stocked.agree_erasure(stocked.ask_erasure("person", "فلان الفلاني", "asked", "ann"), "bob")
    assert "فلان" not in str(stocked.kept())
