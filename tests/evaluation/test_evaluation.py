"""The figures by hand-made rows, and against the reference scorer where the gold rows are at hand."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from waqai.evaluation import evaluate, read_lines
from waqai.evaluation.comparing import same_count, same_date
from waqai.evaluation.names import kin_of, kins_of
from waqai.evaluation.pairing import EXACT_UP_TO, pair
from waqai.model import TACTICS

SHARED_GOLD = Path(__file__).parents[3] / "shared" / "gold"


def row(n: int = 1, **values: Any) -> dict[str, Any]:
    own = {
        "n": n,
        "status": "actual",
        "type": "shelling",
        "country": "YE",
        "place_ar": "تعز",
        "attacker": "Houthis",
        "target": ["civilians"],
    }
    own |= {
        "date_start": "2015-07-26",
        "date_end": "2015-07-26",
        "killed_min": 3,
        "killed_max": 3,
        "wounded_min": None,
        "wounded_max": None,
    }
    return {**own, **values}


def line(*rows: dict[str, Any], published: str = "2015-07-27") -> dict[str, dict[str, Any]]:
    return {"a": {"id": "a", "published": published, "events": list(rows)}}


def test_same_rows_are_perfect() -> None:
    found = evaluate(line(row()), line(row()))
    assert found.figures.event.f1 == found.figures.document.f1 == found.figures.untouched == 1.0
    assert not found.wrong


def test_nothing_coded_is_all_missed() -> None:
    found = evaluate(line(row()), {})
    assert (found.figures.event.r, found.figures.event.f1, found.figures.document.f1) == (0.0, 0.0, 0.0)
    assert [(w.why, w.coded) for w in found.wrong] == [("missed", None)]


def test_wrong_values_are_named() -> None:
    found = evaluate(line(row()), line(row(killed_min=8, killed_max=8, attacker="ISIS")))
    assert found.figures.event.f1 == 1.0
    assert found.figures.untouched == 0.0
    assert found.wrong[0].fields == ("attacker", "killed")
    assert found.figures.fields["killed"] == (0.0, 1)


@pytest.mark.parametrize(
    ("gold_status", "coded_status", "why"),
    [
        ("actual", "background", "status lost"),
        ("background", "actual", "not news: gold background"),
        ("background", "background", None),
        ("threat", "denied", None),
        ("foiled", "actual", "edit status"),
    ],
)
def test_statuses(gold_status: str, coded_status: str, why: str | None) -> None:
    old = {"date_start": "2014-01-01", "date_end": "2014-01-01"}
    found = evaluate(line(row(status=gold_status, **old)), line(row(status=coded_status, **old)))
    assert [w.why for w in found.wrong] == ([why] if why else [])


def test_recent_background_and_optional_rows_may_be_coded_either_way() -> None:
    for gold_row in (row(status="background"), row(optional=True)):
        for coded in (line(), line(row())):
            assert not evaluate(line(gold_row), coded).wrong


def test_invented_row_counts_against_precision() -> None:
    far = row(2, country="SY", place_ar="حلب", attacker="unknown", target=[])
    found = evaluate(line(row()), line(row(), far))
    assert found.figures.event.p == 0.5
    assert [w.why for w in found.wrong] == ["spurious"]


def test_sides_of_a_clash_may_be_swapped_but_not_of_an_attack() -> None:
    gold, swapped = row(type="armed_clash", target=["Saleh forces"]), row(type="armed_clash", attacker="Saleh forces", target=["Houthis"])
    assert evaluate(line(gold), line(swapped)).figures.fields["attacker"][0] == 1.0
    assert evaluate(line({**gold, "type": "shelling"}), line({**swapped, "type": "shelling"})).figures.fields["attacker"][0] == 0.0


def test_pairing_takes_the_best_total_not_the_first() -> None:
    gold = [row(1, killed_min=3), row(2, killed_min=9, killed_max=9)]
    coded = [row(1, killed_min=9, killed_max=9), row(2, killed_min=3)]
    assert sorted(pair(coded, gold)) == [(0, 1), (1, 0)]


def test_large_articles_are_paired_too() -> None:
    rows = [row(n, place_ar=f"قرية {n} كذا{n}", killed_min=n, killed_max=n) for n in range(EXACT_UP_TO + 5)]
    assert sorted(pair(rows, rows)) == [(n, n) for n in range(len(rows))]


@pytest.mark.parametrize(
    ("name", "kin"),
    [
        ("IS", "islamic state"),
        ("Isfahan police", "police"),
        ("Saudi-led coalition", "arab coalition"),
        ("Coalition", "global coalition"),
        (None, "unknown"),
    ],
)
def test_kin(name: str | None, kin: str) -> None:
    assert kin_of(name) == kin


def test_several_names() -> None:
    assert kins_of("Houthis and Saleh forces") == {"houthi", "saleh forces"}
    assert kins_of([]) == {"unknown"}


def test_dates_and_counts() -> None:
    assert same_date({"date_start": "2015-07-25", "date_end": "2015-07-26"}, row()) is False
    assert same_date({"date_start": "2015-07-26", "date_end": "2015-07-27"}, row()) is True
    assert same_date({}, {"date_start": None}) is None
    assert same_count({"killed_min": 21, "killed_max": 30}, {"killed_min": 21, "killed_max": None}, "killed") is True
    assert same_count({"killed_min": 3, "killed_max": None}, {"killed_min": 3, "killed_max": 3}, "killed") is False


def test_bad_lines_are_named(tmp_path: Path) -> None:
    path = tmp_path / "coded.jsonl"
    path.write_text(
        '{"id": "a", "events": []}\n{"id":\n[]\n{"events": []}\n{"id": "b", "events": [{"lat": "x"}]}\n{"id": "a"}\n', encoding="utf-8"
    )
    lines, issues = read_lines(path)
    assert set(lines) == {"a"}
    assert [issue.where.rsplit(":", 1)[1] for issue in issues] == ["2", "3", "4", "5", "6"]


# Against the reference scorer, which lies beside the checkout where the gold rows do.


def reference() -> ModuleType:
    path = SHARED_GOLD / "score.py"
    if not path.exists():
        pytest.skip(f"the reference scorer is not at hand ({path})")
    spec = importlib.util.spec_from_file_location("reference_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def perturbed(rng: random.Random, gold: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Rows like a coder's: most are right, and each kind of fault occurs."""
    everything = [event for article in gold.values() for event in article["events"]]
    coded = {}
    for article, gold_line in gold.items():
        rows = [dict(event) for event in gold_line["events"] if rng.random() > 0.15]
        for event in rows:
            for key in (
                "killed_min",
                "killed_max",
                "wounded_min",
                "wounded_max",
                "place_ar",
                "country",
                "attacker",
                "target",
                "date_start",
                "claimed_by",
                "lat",
                "lon",
            ):
                if rng.random() < 0.12:
                    event[key] = rng.choice(everything).get(key)
            if rng.random() < 0.2:
                event["type"] = rng.choice(TACTICS)
            if rng.random() < 0.15:
                event["status"] = rng.choice(("actual", "background", "foiled", "threat", "denied"))
            if event["date_start"] and event["date_end"] and event["date_end"] < event["date_start"]:
                event["date_end"] = event["date_start"]
        if rng.random() < 0.2:
            rows.append(dict(rng.choice(everything)))
        rng.shuffle(rows)
        coded[article] = {"id": article, "events": rows}
    return coded


@pytest.mark.parametrize("seed", range(4))
def test_agrees_with_the_reference_scorer(seed: int) -> None:
    theirs = reference()
    gold, issues = read_lines(SHARED_GOLD / "dev.jsonl")
    assert not issues
    coded = perturbed(random.Random(seed), gold)
    figures, errors = theirs.score(gold, coded)
    ours = evaluate(gold, coded)
    assert ours.figures.to_json() == json.loads(json.dumps(figures), parse_float=float)
    assert [(w.article, w.why, w.coded, w.gold) for w in ours.wrong] == errors


def test_kin_table_agrees_with_the_reference_scorer() -> None:
    theirs = reference()
    gold, _ = read_lines(SHARED_GOLD / "dev.jsonl")
    names = {
        name
        for article in gold.values()
        for event in article["events"]
        for name in [event.get("attacker"), event.get("claimed_by"), *event["target"]]
    }
    names |= {
        "IS",
        "this is it",
        "US-led coalition",
        "coalition",
        "anti-ISIS",
        "Turkish gendarmerie",
        "Yemeni army",
        "SDF",
        "Assad",
        "gunmen",
        "armed Islamists",
    }
    assert {name: kin_of(name) for name in names} == {name: theirs.actor(name) for name in names}
