"""The same rows in every process: nothing hangs on the order in which a set happens to be walked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

REPORTS = Path(__file__).parents[2] / "examples" / "reports.jsonl"
CODE = "import sys; from waqai.app.cli import main; sys.argv = ['waqai', 'code', sys.argv[1]]; main()"


def coded(seed: str) -> str:
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run([sys.executable, "-c", CODE, str(REPORTS)], capture_output=True, env=env, check=True)
    return run.stdout.decode("utf-8")


def test_hash_seeds_change_no_row() -> None:
    first = coded("1")
    assert len(first.splitlines()) > 40
    assert all(coded(seed) == first for seed in ("2", "3"))
