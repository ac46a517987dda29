"""Real newspaper articles: `waqai evaluate` and the reference scorer must say the same of the coder's own rows.

Articles, gold rows and scorer are not part of the project; they are looked for beside the checkout, under ../shared. How good the
figures are is measured by benchmarks/quality.py, not asserted here.
"""

from __future__ import annotations

import copy
import gzip
import json
import random
import runpy
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from waqai.app.cli import app
from waqai.evaluation import evaluate
from waqai.model import STATUSES, TACTICS

SHARED = Path(__file__).parents[3] / "shared"
GOLD, SCORER, NEWS = SHARED / "gold" / "dev.jsonl", SHARED / "gold" / "score.py", SHARED / "news" / "snn-dev.jsonl.gz"
pytestmark = pytest.mark.skipif(
    not all(path.is_file() for path in (GOLD, SCORER, NEWS)),
    reason="gold rows, scorer and newspapers (../shared) are not beside this checkout",
)

Lines = dict[str, dict[str, Any]]


def by_id(path: Path) -> Lines:
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {line["id"]: line for line in lines}


@pytest.fixture(scope="module")
def coded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gold articles, coded by `waqai code`."""
    folder = tmp_path_factory.mktemp("newspapers")
    wanted = [json.dumps(key) for key in by_id(GOLD)]
    with gzip.open(NEWS, "rt", encoding="utf-8") as news, (folder / "articles.jsonl").open("w", encoding="utf-8") as articles:
        articles.writelines(line for line in news if any(key in line[:200] for key in wanted))
    result = CliRunner().invoke(app, ["code", str(folder / "articles.jsonl"), "--to", str(folder / "coded.jsonl")])
    assert result.exit_code == 0, result.output
    return folder / "coded.jsonl"


def reference(gold: Lines, coded: Lines) -> dict[str, Any]:
    figures, _ = runpy.run_path(str(SCORER))["score"](gold, coded)
    return dict(figures)


def flat(figures: dict[str, Any], prefix: str = "") -> dict[str, float]:
    out: dict[str, float] = {}
    for key, value in figures.items():
        out.update(flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value})
    return out


def test_every_gold_article_is_coded(coded_file: Path) -> None:
    coded = by_id(coded_file)
    assert coded.keys() == by_id(GOLD).keys()
    assert any(line["events"] for line in coded.values())
    assert any(not line["events"] for line in coded.values())


def test_evaluate_says_what_the_reference_scorer_says(coded_file: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", str(GOLD), str(coded_file), "--json"])
    assert result.exit_code == 0, result.output
    assert flat(json.loads(result.stdout)) == pytest.approx(flat(reference(by_id(GOLD), by_id(coded_file))))


def damaged(lines: Lines, rng: random.Random) -> Lines:
    """The coded rows with values of all kinds changed, rows lost and rows twice."""
    out = copy.deepcopy(lines)
    values: dict[str, list[Any]] = {
        "type": [*TACTICS, None],
        "status": list(STATUSES),
        "country": ["SY", "IQ", "YE", None],
        "place_ar": ["حلب", "مدينة تعز", "", None],
        "lat": [None],
        "attacker": ["unknown", "Houthis", "Islamic State and Taliban", "ISIS", None],
        "target": [[], ["civilians"], ["police", "Iraqi Army"], None],
        "killed_min": [0, 1, 2, None],
        "killed_max": [5, None],
        "wounded_min": [3, None],
        "wounded_max": [3, None],
        "claimed_by": ["Taliban", None],
        "date_start": ["2015-07-26", None],
        "date_end": ["2015-08-30", None],
    }
    for line in out.values():
        rows = line["events"]
        for row in rows:
            for key in rng.sample(sorted(values), rng.randint(0, 4)):
                row[key] = rng.choice(values[key])
        if rows and rng.random() < 0.4:
            rows.append(copy.deepcopy(rng.choice(rows)))
        if rows and rng.random() < 0.3:
            rows.pop(rng.randrange(len(rows)))
        rng.shuffle(rows)
    return dict(rng.sample(sorted(out.items()), len(out) - rng.randint(0, 9)))


@pytest.mark.parametrize("seed", range(8))
def test_both_agree_on_damaged_rows_as_well(coded_file: Path, seed: int) -> None:
    gold, coded = by_id(GOLD), damaged(by_id(coded_file), random.Random(seed))
    assert flat(evaluate(gold, coded).figures.to_json()) == pytest.approx(flat(reference(gold, coded)))


def test_both_agree_on_gold_itself_and_on_nothing() -> None:
    gold = by_id(GOLD)
    for coded in (gold, {}, {key: {**line, "events": []} for key, line in gold.items()}):
        assert flat(evaluate(gold, coded).figures.to_json()) == pytest.approx(flat(reference(gold, coded)))


def test_rows_hold_only_what_the_codebook_knows(coded_file: Path) -> None:
    for line in by_id(coded_file).values():
        assert [row["n"] for row in line["events"]] == list(range(1, len(line["events"]) + 1))
        for row in line["events"]:
            assert row["type"] in TACTICS and row["status"] in STATUSES
            assert row["date_start"] is None or row["date_start"] <= row["date_end"]
            for kind in ("killed", "wounded"):
                low, high = row[f"{kind}_min"], row[f"{kind}_max"]
                assert high is None or (low is not None and 0 <= low <= high)
