"""The made-up war of the benchmark, small: its truth is found again, and copies and near misses are told apart."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from waqai.evaluation import compare_clusters
from waqai.incidents import fuse
from waqai.model import Incident, Report

_PATH = Path(__file__).parents[2] / "benchmarks" / "fusion_world.py"


def _world() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fusion_world", _PATH)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fusion_world"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def told() -> tuple[list[Report], list[int]]:
    found: tuple[list[Report], list[int]] = _world().reports(1500)
    return found


@pytest.fixture(scope="module")
def incidents(told: tuple[list[Report], list[int]]) -> list[Incident]:
    return fuse(told[0])


def test_the_truth_is_found_again(told: tuple[list[Report], list[int]], incidents: list[Incident]) -> None:
    true = {report.key: number for report, number in zip(*told, strict=True)}
    found = {key: incident.id for incident in incidents for key in incident.members}
    figures = compare_clusters(found, true)
    assert figures.pairs.f1 > 0.82
    assert figures.b_cubed.f1 > 0.9


def test_a_copy_is_with_its_original_and_adds_no_source(told: tuple[list[Report], list[int]], incidents: list[Incident]) -> None:
    home = {key: incident for incident in incidents for key in incident.members}
    copies = [(report, original) for report in told[0] for original in told[0] if report.copy_of == original.key.document]
    assert len(copies) > 50
    together = [home[report.key] for report, original in copies if home[report.key] is home[original.key]]
    assert len(together) / len(copies) > 0.95
    assert all(incident.sources < len(incident.members) for incident in together)


def test_ids_are_all_different(incidents: list[Incident]) -> None:
    assert Counter(incident.id for incident in incidents).most_common(1)[0][1] == 1
