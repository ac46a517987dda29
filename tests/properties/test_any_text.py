"""Any text at all: nothing raises, nothing takes long, and what cannot be read costs one clear line."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from waqai.app.cli import app
from waqai.events.coder import Coder
from waqai.model import STATUSES, TACTICS

LONGEST_SECONDS = 10.0
"""Far above what any of these takes alone on one core, so that a busy machine does not fail."""

REPORT = "قتل شخصان في هجوم مسلح على حاجز في حلب أمس."

EXTREMES = {
    "one-letter": "ق" * 200_000,
    "one-word": "قتل" * 60_000,
    "tatweel": "قتـ" + "ـ" * 200_000 + "ل",
    "hidden-letters": "ق" + "_*" * 50_000 + "ـل",
    "signs": "ق" + "\u064b" * 200_000,
    "zero-width": "\u200d" * 100_000,
    "bidi": "\u202b\u200f\u2067" * 50_000 + REPORT,
    "quotes": "«قتل» " * 5_000,
    "only-quotes": '"' * 100_000,
    "open-brackets": "(" * 50_000 + REPORT,
    "digits": "1" * 100_000,
    "grouped-digits": "1," * 50_000,
    "numbers": "12 " * 20_000,
    "number-words": "ثلاثة وعشرون ألفا " * 4_000,
    "and": "و" * 50_000,
    "and-words": "و " * 30_000,
    "tolls": "قتل " * 5_000,
    "one-clause-after-another": "وقتل جندي وأصيب ثلاثة في انفجار عبوة ناسفة في كركوك " * 300,
    "one-sentence": "قتل شخصان في هجوم في حلب، " * 400,
    "one-incident-told-again": (REPORT + " ") * 400,
    "villages": "في قرية " * 10_000,
    "places": "حلب وحمص وحماة وإدلب ودرعا " * 1_000,
    "dates": "10/4/2019 " * 10_000,
    "written-dates": "10 أبريل 2019 " * 4_000,
    "ranges": "بين 10 و15 " * 5_000,
    "actors": "داعش وطالبان وحماس " * 4_000,
    "new-lines": "\n" * 200_000 + REPORT,
    "lines": "قتل\n" * 3_000,
    "headings": "العراق: " * 10_000,
    "datelines": "بغداد - رويترز: " * 5_000,
    "dots": "." * 100_000 + REPORT,
    "lone-surrogates": "قتل \ud800 " * 5_000,
    "zeros": "\x00قتل" * 5_000,
    "pictures": "💥" * 50_000 + REPORT,
    "latin": "bomb attack " * 20_000,
}


@pytest.mark.parametrize("name", EXTREMES)
def test_extremes_end_soon(coder: Coder, name: str) -> None:
    start = time.process_time()
    coded = coder.code(EXTREMES[name], published="2019-04-10")
    assert time.process_time() - start < LONGEST_SECONDS
    assert len(coded.events) <= 5


def test_a_report_among_rubbish_is_still_read(coder: Coder) -> None:
    for name in ("bidi", "new-lines", "open-brackets", "pictures", "dots"):
        assert [event.tactic for event in coder.code(EXTREMES[name], published="2019-04-10").events] == ["armed_attack"], name


def test_the_time_grows_with_the_length(coder: Coder) -> None:
    """Four times as many incidents must not take much more than four times as long."""
    places = "حلب حمص حماة درعا دمشق الرقة تدمر بغداد الموصل كركوك تكريت صنعاء عدن تعز طرابلس بنغازي سرت درنة سبها العريش".split()

    def seconds(incidents: int) -> float:
        lines = (f"قتل {n % 40 + 3} أشخاص في هجوم مسلح في {places[n % len(places)]} أمس." for n in range(incidents))
        text = "\n".join(lines)
        start = time.process_time()
        coder.code(text, published="2019-04-10")
        return time.process_time() - start

    seconds(50)
    assert seconds(200) < 12 * max(seconds(50), 0.05)


@pytest.mark.parametrize("published", ["10/04/2019", "2019-13-01", "", "yesterday"])
def test_a_wrong_date_is_a_value_error(coder: Coder, published: str) -> None:
    with pytest.raises(ValueError):
        coder.code(REPORT, published=published)


PHRASES = st.sampled_from(
    (
        "قتل|مقتل ثلاثة|وأصيب 12|شخصان|انفجار|سيارة مفخخة|عبوة ناسفة|في حلب|بغداد - رويترز:|العراق|أمس|الثلاثاء الماضي|2019-04-10|"
        "10 شعبان 1440|بين 10 و15|نحو|أكثر من|«|»|(|)|،|.|:|\n|\n\n|تبنى تنظيم الدولة|نفى|أحبطت|بعد|فيما|كما|لقوات|داعش|عشرات|"
        "ألفين وثلاثمئة|٪|ـ|\u200f|\ud800|\x00|1/0|99999999999999999999|في قرية|غرب|جنوب|على بعد 20 كيلومترا|من|و|ف|ب|لل|ال"
    ).split("|")
)


@settings(
    max_examples=150, deadline=5_000, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(words=st.lists(PHRASES | st.text(max_size=6), max_size=60), title=st.none() | st.lists(PHRASES, max_size=6).map(" ".join))
def test_shuffled_news_gives_sound_rows(coder: Coder, words: list[str], title: str | None) -> None:
    for event in coder.code(" ".join(words), title=title, published="2019-04-10").events:
        row = event.to_row()
        assert row["type"] in TACTICS and row["status"] in STATUSES
        assert row["date_start"] is None or row["date_start"] <= row["date_end"]
        assert all(0 <= value <= 1 for value in row["confidence"].values())
        assert json.loads(json.dumps(row)) == row
        assert (row["lat"] is None) is (row["lon"] is None)
        assert "<table>" in event._repr_html_()


def test_all_bad_files_at_once(tmp_path: Path) -> None:
    """Each bad input costs one line that names it, the good ones are coded, and the exit code says that not all went well."""
    line = json.dumps({"id": "good", "text": REPORT, "published": "2019-04-10"}, ensure_ascii=False)
    files = {
        "a-empty.txt": b"",
        "b-noise.txt": bytes(range(256)) * 9,
        "c-torn.txt": REPORT.encode().replace(b"\xd9\x82", b"\xd9", 1),
        "d-old.txt": REPORT.encode("cp1256"),
        "e-news.jsonl": "\n".join([*(line.replace("good", f"good-{n}") for n in range(6)), '{"text": ', line]).encode(),
        "f-deep.jsonl": b"[" * 100_000,
        "g-page.html": b"<html></html>",
        "h-table.csv": b"a,b\n1,2\n",
        "i-record.jsonl": b'{"id": 1}\n',
        "j-good.txt": (REPORT + REPORT).encode(),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    with (tmp_path / "k-big.txt").open("wb") as stream:
        stream.truncate(50_000_000)
    out = tmp_path / "rows.jsonl"
    names = [str(tmp_path / name) for name in (*files, "k-big.txt", "l-none.txt")]
    result = CliRunner().invoke(app, ["code", *names, "--published", "2019-04-10", "--to", str(out)])
    assert result.exit_code == 1
    assert result.exception is None or isinstance(result.exception, SystemExit)
    said = [text for text in result.stderr.splitlines() if text.startswith("waqai: ") and str(tmp_path) in text.split(" -> ")[0]]
    assert [next(name[0] for name in (*files, "k-big.txt", "l-none.txt") if name in text) for text in said] == list("abcdefghikl")
    assert f"{tmp_path / 'e-news.jsonl'}:7: not JSON" in result.stderr
    assert len(out.read_text(encoding="utf-8").splitlines()) == 9
