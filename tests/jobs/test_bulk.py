"""`waqai bulk`: shards into Parquet by a pool and by Dask; what is stopped goes on; what comes out is the same bytes."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from waqai.app.cli import app
from waqai.app.jobs.plan import PlanError, lines_of, planned

DEEDS = (
    "قتل {n} جنود في انفجار عبوة ناسفة قرب تعز",
    "قصف مدفعي على حي في حلب أدى إلى مقتل {n} مدنيين",
    "فاز الفريق بالمباراة بثلاثة أهداف",
)
PERSIAN = "در حمله مسلحانه به یک پاسگاه مرزی در شمال شهر سه سرباز کشته و دو نفر دیگر زخمی شدند، گزارش‌ها حاکی است مهاجمان گریختند."


SHARDS = ("--shard-mb", "0.0015")


def article(n: int) -> dict[str, str]:
    text = DEEDS[n % 3].format(n=n % 7 + 2) + f" صباح الأربعاء، كما قال مصدر أمني للصحفيين في الساعة {n % 12}."
    return {"id": f"n{n}", "text": text, "published": "2019-04-10", "source": "daily"}


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("input") / "news.jsonl"
    lines = [json.dumps(article(n), ensure_ascii=False) for n in range(30)]
    lines += [json.dumps({"id": "fa", "text": PERSIAN}), '{"id": "broken"']
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def calm(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an undisturbed run with one worker makes."""
    out = tmp_path_factory.mktemp("calm") / "out"
    assert bulk(news, "--out", out, "--workers", "1", *SHARDS).exit_code == 1
    return out


def bulk(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(app, ["bulk", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def bytes_of(out: Path) -> dict[str, bytes]:
    """Everything that a run makes, by name; names of the machine's paths stand in the plan alone."""
    files = [path for path in out.rglob("*") if path.is_file() and path.name != "plan.json" and path.parent.name != "unpacked"]
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def same(one: Path, other: Path) -> bool:
    mine, theirs = bytes_of(one), bytes_of(other)
    return mine == theirs and len(mine) > 4


def test_rows_articles_copies_and_issues(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = bulk(news, "--out", out, "--workers", "2", "--shard-mb", "0.002")
    assert result.exit_code == 1
    assert "30 articles (20 with events" in result.stderr
    assert "1 in other languages set aside" in result.stderr
    assert "1 articles failed" in result.stderr
    rows = pq.read_table(out / "rows")
    assert rows.num_rows == 20
    assert rows.schema.field("killed_min").type == pa.int64()
    assert rows.schema.field("date_start").type == pa.date32()
    killed = dict(zip(rows["id"].to_pylist(), rows["killed_min"].to_pylist(), strict=True))
    assert killed["n1"] == 3
    assert killed["n9"] == 4
    articles = pq.read_table(out / "articles")
    assert articles["id"].to_pylist() == [f"n{n}" for n in range(30)]
    assert set(articles["dated_by"].to_pylist()) == {"metadata"}
    codes = [json.loads(line)["code"] for line in (out / "issues.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(codes) == ["bad-json", "other-language"]
    assert len(list((out / "rows").iterdir())) > 2
    again = bulk(news, "--out", out, "--shard-mb", "0.002")
    assert again.exit_code == 1
    assert "shards are there already" in again.stderr
    assert "30 articles (20 with events" in again.stderr


def test_two_workers_packed_lines_and_a_restart_make_the_same_bytes(news: Path, calm: Path, tmp_path: Path) -> None:
    packed, out = tmp_path / "news.jsonl.gz", tmp_path / "out"
    packed.write_bytes(gzip.compress(news.read_bytes()))
    assert bulk(packed, "--out", out, "--workers", "2", *SHARDS).exit_code == 1
    assert rows_of(out) == rows_of(calm)
    before = bytes_of(out)
    (out / "rows" / "part-00001.parquet").unlink()
    (out / "articles" / ".part-00001.parquet.host.1.part").write_bytes(b"left by a kill")
    assert bulk(packed, "--out", out, "--workers", "1", *SHARDS).exit_code == 1
    assert bytes_of(out) == before


def rows_of(out: Path) -> dict[str, bytes]:
    return {name: data for name, data in bytes_of(out).items() if name.startswith("rows")}


def test_parquet_in_with_mapped_columns(tmp_path: Path) -> None:
    from datetime import date

    lines = [article(n) for n in range(6)]
    table = pa.table(
        {
            "key": [line["id"] for line in lines],
            "body": [line["text"] for line in lines],
            "day": pa.array([date(2019, 4, 10)] * 6, pa.date32()),
        }
    )
    path = tmp_path / "news.parquet"
    pq.write_table(table, path, row_group_size=2)
    out = tmp_path / "out"
    result = bulk(path, "--out", out, "--shard-mb", "0.001", "--map", "id=key", "--map", "text=body", "--map", "published=day")
    assert result.exit_code == 0, result.stderr
    assert pq.read_table(out / "articles")["published"].to_pylist() == [date(2019, 4, 10)] * 6
    assert len(list((out / "rows").iterdir())) > 1


def test_wrong_use(tmp_path: Path) -> None:
    news, out = tmp_path / "news.jsonl", tmp_path / "out"
    news.write_text(json.dumps(article(0)), encoding="utf-8")
    noise, text = tmp_path / "noise.parquet", tmp_path / "a.txt"
    noise.write_bytes(b"noise")
    text.write_text("x", encoding="utf-8")
    for given, words in ((tmp_path / "none.jsonl", "no such file"), (text, "bulk reads"), (noise, "not a readable Parquet")):
        result = bulk(given, "--out", tmp_path / "other")
        assert result.exit_code == 2
        assert words in result.stderr
    assert bulk(news, "--out", out, "--map", "body").exit_code == 2
    planned([news], out, {"published": None})
    changed = bulk(news, "--out", out, "--published", "2020-01-01")
    assert changed.exit_code == 2
    assert "begun with other settings" in changed.stderr
    news.write_text("{}\n", encoding="utf-8")
    assert "begun with other inputs" in bulk(news, "--out", out).stderr


def test_shards_hold_every_line_once(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"".join(b"%d %s\n" % (n, b"x" * (n % 90)) for n in range(500)) + b"last without end")
    for size in (1, 7, 100, 1000, 10**6):
        plan = planned([path], tmp_path / f"out{size}", {}, size)
        assert b"".join(line for shard in plan.shards for line in lines_of(shard)) == path.read_bytes()
    with pytest.raises(PlanError, match=r"other settings"):
        planned([path], tmp_path / "out7", {}, 8)


def start(arguments: list[str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "waqai", "bulk", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def children(pid: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[1]) == pid and b"spawn_main" in (stat.parent / "cmdline").read_bytes():
                found.append(int(stat.parent.name))
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="workers are found by /proc")
def test_a_killed_worker_costs_nothing(news: Path, calm: Path, tmp_path: Path) -> None:
    shaken = tmp_path / "shaken"
    run = start([str(news), "--out", str(shaken), "--workers", "2", *SHARDS])
    deadline = time.monotonic() + 60
    killed = False
    while time.monotonic() < deadline and run.poll() is None and not killed:
        if any((shaken / "rows").glob("*.parquet")) and (workers := children(run.pid)):
            os.kill(workers[0], signal.SIGKILL)
            killed = True
        time.sleep(0.005)
    assert run.wait(60) == 1, run.stderr.read() if run.stderr else ""
    assert killed, "the run ended before a worker could be killed"
    assert same(calm, shaken)


@pytest.fixture
def cluster() -> Iterator[tuple[str, list[int]]]:
    """A scheduler and two workers in processes of their own; workers that die are started anew."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1", silence_logs=60
    ) as started:
        yield started.scheduler_address, [nanny.pid for nanny in started.workers.values()]


def test_dask_makes_the_same_bytes_even_when_a_worker_is_killed(
    news: Path, calm: Path, tmp_path: Path, cluster: tuple[str, list[int]]
) -> None:
    scheduler, workers = cluster
    shaken = tmp_path / "shaken"
    run = start([str(news), "--out", str(shaken), "--scheduler", scheduler, *SHARDS])
    deadline = time.monotonic() + 90
    killed = False
    while time.monotonic() < deadline and run.poll() is None and not killed:
        if any((shaken / "rows").glob("*.parquet")):
            os.kill(workers[0], signal.SIGKILL)
            killed = True
        time.sleep(0.005)
    assert run.wait(90) == 1, run.stderr.read() if run.stderr else ""
    assert killed
    assert same(calm, shaken)
