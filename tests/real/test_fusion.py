"""Real newspaper events: the incidents that fusion makes of gold events, with the weights as they are shipped.

Gold is not part of the project; it is looked for beside the checkout. The figures for articles that the weights have not seen are those of
benchmarks/fit_fusion.py.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from waqai.evaluation import compare_clusters
from waqai.incidents import fuse, reports_of
from waqai.model import ReportKey

GOLD = Path(__file__).parents[3] / "shared" / "gold"
FILES = [GOLD / name for name in ("dev.jsonl", "dev-check.jsonl", "dev-incidents.jsonl")]
pytestmark = pytest.mark.skipif(not all(map(Path.is_file, FILES)), reason="gold rows (../shared) are not beside this checkout")


def test_gold_events_are_fused_as_people_did() -> None:
    reports = [report for path in FILES[:2] for line in path.read_text("utf-8").splitlines() for report in reports_of(json.loads(line))]
    clusters = map(json.loads, FILES[2].read_text("utf-8").splitlines())
    incident_of = {ReportKey(article, n): cluster["incident"] for cluster in clusters for article, n in cluster["members"]}
    incidents = fuse(reports)
    found = {key: incident.id for incident in incidents for key in incident.members}
    figures = compare_clusters(found, {key: incident_of.get(key, str(key)) for key in found})
    assert figures.pairs.f1 >= 0.85
    assert figures.b_cubed.f1 >= 0.92
    for incident in incidents:
        incident.to_row()
