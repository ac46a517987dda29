"""`waqai add` killed at random moments and run again: the register's export is that of an undisturbed run, byte for byte."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from waqai.register import Register

LEAD = "قتل {n} جنود في انفجار عبوة ناسفة على الطريق قرب تعز صباح الأربعاء، كما قال مصدر أمني تحدث إلى الصحفيين في المكان."
REST = " ".join(f"وأضاف المصدر في الفقرة {word} أن التحقيق جار وأن الطريق مغلق" for word in "الأولى الثانية الثالثة الرابعة".split())


def start(news: Path, db: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "waqai", "add", str(news), "--register", str(db), "--workers", "1"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def exported(db: Path) -> tuple[bytes, list[tuple[str, str | None]]]:
    command = [sys.executable, "-m", "waqai", "register", "search", "--register", str(db)]
    rows = subprocess.run(command, check=True, capture_output=True).stdout
    from datetime import date

    with Register.open(db) as register:
        return rows, [(document.id, of) for document, of in register.published_on(date(2019, 4, 10))]


def test_a_killed_run_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    news, calm, shaken = tmp_path / "news.jsonl", tmp_path / "calm.db", tmp_path / "shaken.db"
    lines = [
        {"id": f"n{n}", "text": LEAD.format(n=n % 9 + 3) + " " + REST, "published": "2019-04-10", "source": f"paper {n % 5}"}
        for n in range(45)
    ]
    news.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    assert start(news, calm).wait(120) == 0
    chance = random.Random(5)
    for _ in range(4):
        run = start(news, shaken)
        try:
            run.wait(chance.uniform(0.5, 4))
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
    assert start(news, shaken).wait(120) == 0
    mine, theirs = exported(calm), exported(shaken)
    assert mine == theirs
    assert len(mine[1]) == 45
    assert any(of for _, of in mine[1])
