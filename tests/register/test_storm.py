"""Many processes change one register at once and are killed at random: no change lost, none doubled, log and state agree."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

STORM = Path(__file__).parents[2] / "benchmarks" / "register_storm.py"


def test_processes_killed_at_random(target: str) -> None:
    sizes = ["--processes", "12", "--rounds", "3", "--kills", "16", "--seed", "7"]
    done = subprocess.run([sys.executable, str(STORM), "--target", target, "--json", *sizes], capture_output=True, text=True, timeout=500)
    assert done.returncode == 0, done.stderr + done.stdout
    found = json.loads(done.stdout)
    assert (found["lost"], found["doubled"], found["faults"]) == ([], [], [])
    assert found["kills"] >= 8
    assert found["acts"] == 12 * 3
    assert found["entries"] > 15
