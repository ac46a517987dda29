"""`waqai add` killed half-way and run again: the register's export is that of an undisturbed run, byte for byte.

`benchmarks/kill.py` does the same fifty times at random moments on newspapers.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from typer.testing import CliRunner

from waqai.app.cli import app
from waqai.register import Register

LEAD = "قتل {n} جنود في انفجار عبوة ناسفة على الطريق قرب تعز صباح الأربعاء، كما قال مصدر أمني تحدث إلى الصحفيين في المكان."
REST = " ".join(f"وأضاف المصدر في الفقرة {word} أن التحقيق جار وأن الطريق مغلق" for word in "الأولى الثانية الثالثة الرابعة".split())
ARTICLES = 60
SMALL_BATCHES = "import sys, waqai.app.intake as intake; intake.STORED = 5; from waqai.app.cli import main; sys.exit(main())"


def started(news: Path, db: Path) -> subprocess.Popen[bytes]:
    """The command in a process of its own, storing every five articles, so that a kill falls between many batches."""
    command = [sys.executable, "-c", SMALL_BATCHES, "add", str(news), "--register", str(db), "--workers", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def finished(news: Path, db: Path) -> None:
    result = CliRunner().invoke(app, ["add", str(news), "--register", str(db), "--workers", "1"])
    assert result.exit_code == 0, result.stderr


def held(db: Path) -> int:
    """How many articles are in the register at this moment."""
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    return 0


def exported(db: Path) -> tuple[str, list[tuple[str, str | None]]]:
    rows = CliRunner().invoke(app, ["register", "search", "--register", str(db)]).stdout
    with Register.open(db) as register:
        return rows, [(document.id, of) for document, of in register.published_on(date(2019, 4, 10))]


def killed_at(news: Path, db: Path, articles: int) -> int:
    """Kill a run and its workers once so many articles are stored. Returns how many are in the register then."""
    run = started(news, db)
    deadline = time.monotonic() + 120
    while held(db) < articles and run.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    return held(db)


def test_a_killed_run_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    news, calm, shaken = tmp_path / "news.jsonl", tmp_path / "calm.db", tmp_path / "shaken.db"
    lines = [
        {"id": f"n{n}", "text": LEAD.format(n=n % 9 + 3) + " " + REST, "published": "2019-04-10", "source": f"paper {n % 7}"}
        for n in range(ARTICLES)
    ]
    news.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    finished(news, calm)
    stored = [killed_at(news, shaken, articles) for articles in (5, 30)]
    assert any(0 < count < ARTICLES for count in stored), stored
    finished(news, shaken)
    mine, theirs = exported(calm), exported(shaken)
    assert mine == theirs
    assert mine[0]
    assert len(mine[1]) == ARTICLES
    assert any(of for _, of in mine[1])
