"""What the readers make of good and of bad files: an article, or one clear line, and never an exception."""

from __future__ import annotations

import gzip
import io
import json
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai.documents import Article, Limits, estimate_articles, is_failure, read_articles
from waqai.documents.decoding import decode
from waqai.model import Document, Issue

REPORT = "قتل ثلاثة جنود في هجوم على حاجز للجيش شمال المدينة صباح اليوم، وفق مصدر أمني."


def read(*paths: Path | str, **options: object) -> list[Article | Issue]:
    return list(read_articles([str(p) for p in paths], **options))  # type: ignore[arg-type]


def only_article(items: list[Article | Issue]) -> Article:
    assert len(items) == 1, items
    assert isinstance(items[0], Article), items
    return items[0]


def only_issue(items: list[Article | Issue]) -> Issue:
    assert len(items) == 1, items
    assert isinstance(items[0], Issue), items
    return items[0]


def test_text_file_is_one_article_whose_id_is_its_content(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT, encoding="utf-8")
    document = only_article(read(path, published=date(2019, 4, 10))).document
    assert document.text == REPORT
    assert document.id == Document.content_id(None, REPORT)
    assert document.published == date(2019, 4, 10)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_give_the_same_text_and_say_nothing(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(REPORT.encode(encoding))
    assert only_article(read(path)).document.text == REPORT


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "utf-16-le", "utf-16-be"])
def test_old_code_pages_are_read_and_said(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(REPORT.encode(encoding))
    note, article = read(path)
    assert isinstance(note, Issue)
    assert note.code == "legacy-encoding"
    assert encoding in note.what
    assert not is_failure(note)
    assert isinstance(article, Article)
    assert article.document.text == REPORT


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("empty.txt", b"", "empty", "empty"),
        ("blank.txt", b" \n\t ", "empty", "empty"),
        ("zeros.txt", b"\0" * 5000, "binary", "zeros"),
        ("noise.txt", bytes(range(256)) * 40, "binary", "binary"),
        ("paper.txt", b"%PDF-1.7 ...", "binary", "PDF"),
        ("letter.docx", b"PK\x03\x04....", "binary", "Office"),
        ("torn.txt", REPORT.encode()[:39] + b"\n" + REPORT.encode(), "broken-encoding", "line 1"),
        ("news.json", b"[]", "unknown-kind", ".jsonl"),
        ("empty.jsonl", b"\n\n", "empty", "no articles"),
        ("noise.jsonl", bytes(range(256)) * 40, "binary", "binary"),
        ("array.jsonl", b"[1, 2]\n", "bad-record", "not an object"),
        ("deep.jsonl", b"[" * 200_000, "bad-json", "JSON"),
        ("empty.csv", b"", "empty", "no articles"),
        ("other.csv", b"a,b\n1,2\n", "bad-record", "no column 'text'"),
        ("quote.csv", b'text\n"never closed\n', "bad-table", "not a readable table"),
        ("bare.html", b"<html><body></body></html>", "empty", "no article text"),
        ("fake.jsonl.gz", b"not gzip", "unreadable", "cannot be read"),
        ("torn.jsonl.gz", gzip.compress(b"{}\n" * 1000, mtime=0)[:-12], "unreadable", "cannot be read"),
    ],
)
def test_bad_files_get_one_clear_line(tmp_path: Path, name: str, data: bytes, code: str, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    issue = read(path)[-1]
    assert isinstance(issue, Issue)
    assert issue.code == code
    assert words in issue.what
    assert str(path) in issue.where
    assert "\n" not in str(issue)
    assert is_failure(issue)


def test_missing_file_is_said_and_the_rest_is_done(tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text(REPORT, encoding="utf-8")
    issue, article = read(tmp_path / "none.txt", good)
    assert str(issue) == f"{tmp_path / 'none.txt'}: no such file"
    assert isinstance(article, Article)


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    assert "50 MB" in only_issue(read(path)).what
    path.write_text(REPORT, encoding="utf-8")
    assert only_issue(read(path, limits=Limits(article_bytes=20))).code == "too-large"


def test_wrong_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"n{i}", "text": REPORT, "published": "2019-04-10"}) for i in range(1, 10)]
    lines[6] = '{"id": "n7", "text": '
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    items = read(path)
    assert [item.document.id for item in items if isinstance(item, Article)] == ["n1", "n2", "n3", "n4", "n5", "n6", "n8", "n9"]
    assert [item.where for item in items if isinstance(item, Issue)] == [f"{path}:7"]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({"id": "a"}, "no 'text'"),
        ({"text": ""}, "empty"),
        ({"text": 5}, "'text' must be a string, not a number"),
        ({"text": REPORT, "title": ["a"]}, "'title' must be a string, not a list"),
        ({"text": REPORT, "published": "10/04/2019"}, "not an ISO date"),
        ({"text": REPORT, "published": 20190410}, "not an ISO date"),
        ({"text": REPORT, "id": True}, "'id' must be a string"),
    ],
)
def test_wrong_records_say_which_key(tmp_path: Path, record: dict[str, object], words: str) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    assert words in only_issue(read(path)).what


def test_record_details(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    record = {"id": 12, "title": " خبر\nعاجل ", "text": "قصف \ud800", "published": "2019-04-10T06:00:00Z", "source": "", "paper": 1}
    path.write_text(json.dumps(record), encoding="utf-8")
    document = only_article(read(path)).document
    assert document == Document("12", "قصف \ufffd", "خبر عاجل", date(2019, 4, 10))


def test_own_date_wins_over_the_given_one(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "قصف", "published": "2019-04-10"}\n{"text": "غارة"}\n', encoding="utf-8")
    items = read(path, published=date(2020, 1, 1))
    assert [i.document.published for i in items if isinstance(i, Article)] == [date(2019, 4, 10), date(2020, 1, 1)]


def test_second_use_of_an_id_is_said(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "a", "text": "قصف"}\n{"id": "a", "text": "غارة"}\n', encoding="utf-8")
    first, second = read(path)
    assert isinstance(first, Article)
    assert isinstance(second, Issue)
    assert second.code == "duplicate"
    assert f"{path}:1" in second.what


def test_a_file_without_one_right_line_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "prose.jsonl"
    path.write_text((REPORT + "\n") * 1000, encoding="utf-8")
    items = read(path)
    assert len(items) == 21
    assert isinstance(items[-1], Issue)
    assert items[-1].code == "not-jsonl"


def test_long_line_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": "x" * 500}) + '\n{"id": "b", "text": "y"}\n', encoding="utf-8")
    issue, article = read(path, limits=Limits(article_bytes=100))
    assert isinstance(issue, Issue)
    assert issue.where.endswith(":1")
    assert isinstance(article, Article)
    assert article.where.endswith(":2")


def test_packed_lines_and_utf16_lines(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "text": REPORT}, ensure_ascii=False)
    packed, wide = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl"
    packed.write_bytes(gzip.compress(line.encode()))
    wide.write_bytes(line.encode("utf-16"))
    assert only_article(read(packed)).document.text == REPORT
    assert only_article(read(wide)).document.text == REPORT


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_table(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "news.csv"
    rows = [["ID", "Text", "published", "mood"], ["1", '"قصف\nجديد"', "2019-04-10", "x"], ["2", "قصف"], ["3", "غارة", "", ""]]
    path.write_text("\n".join(delimiter.join(row) for row in rows) + "\n", encoding="utf-8-sig")
    first, wrong, last = read(path)
    assert isinstance(first, Article)
    assert first.document == Document("1", "قصف\nجديد", None, date(2019, 4, 10))
    assert str(wrong) == f"{path}:4: 2 cells where the header has 4"
    assert isinstance(last, Article)
    assert last.where == f"{path}:5"


def test_page_gives_title_date_and_text_without_menus(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    body = "".join(f"<p>{REPORT} وأضاف المصدر في الفقرة {n} أن التحقيق جار.</p>" for n in range(4))
    head = '<title>هجوم على حاجز</title><meta property="article:published_time" content="2019-04-10T10:00:00Z">'
    path.write_text(
        f"<html><head>{head}</head><body><nav><a href=#>الرئيسية</a></nav><article>{body}</article></body></html>", encoding="utf-8"
    )
    document = only_article(read(path)).document
    assert document.title == "هجوم على حاجز"
    assert document.published == date(2019, 4, 10)
    assert "حاجز للجيش" in document.text
    assert "الرئيسية" not in document.text
    assert only_article(read(path, published=date(2019, 4, 12))).document.published == date(2019, 4, 12)


def test_folder_is_read_in_order_and_other_files_are_said(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt"):
        (tmp_path / name).write_text(f"{REPORT} {name}", encoding="utf-8")
    (tmp_path / "notes.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    note, *articles = read(tmp_path)
    assert isinstance(note, Issue)
    assert "1 .doc" in note.what
    assert not is_failure(note)
    assert [Path(a.where).name for a in articles if isinstance(a, Article)] == ["a.txt", "b.txt", "c.txt"]


def test_estimate_for_the_bar(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("{}\n{}\n{}\n", encoding="utf-8")
    assert estimate_articles([tmp_path, tmp_path / "a.txt", tmp_path / "none.jsonl"]) == 5
    assert estimate_articles(["-"]) is None


def test_estimate_for_packed_lines(tmp_path: Path) -> None:
    """Exact for small files, near for big ones, of which only the beginning is read; what is broken counts nothing."""
    small, big, broken = (tmp_path / f"{name}.jsonl.gz" for name in ("small", "big", "broken"))
    small.write_bytes(gzip.compress(b"{}\n" * 7))
    chance = random.Random(1)
    big.write_bytes(gzip.compress(b"".join(b'{"text": "%s"}\n' % chance.randbytes(300).hex().encode() for _ in range(20_000))))
    broken.write_bytes(small.read_bytes()[:15])
    assert estimate_articles([small, broken]) == 7
    assert 19_000 < (estimate_articles([big]) or 0) < 21_000


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b'{"text": "qasf"}\n', "qasf"),
        ("قصف".encode(), "قصف"),
        ("<html><body><p>قصف على البلدة</p></body></html>".encode(), "قصف على البلدة"),
    ],
)
def test_standard_input_is_told_apart(data: bytes, text: str) -> None:
    stream = io.BufferedReader(io.BytesIO(data))
    assert only_article(read("-", stdin=stream)).document.text == text


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    found = decode(data, "x")
    assert isinstance(found, Issue) or isinstance(found.text, str)


@given(st.text(max_size=200))
def test_every_text_survives_utf8(text: str) -> None:
    clean = text.encode("utf-8", "replace").decode()
    found = decode(clean.encode(), "x")
    assert isinstance(found, Issue) or found.text in (clean, clean.removeprefix("\ufeff"))


@given(st.lists(st.binary(max_size=60), max_size=5))
def test_no_lines_raise(lines: list[bytes]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for name in ("x.jsonl", "x.csv", "x.txt"):
            path = Path(folder) / name
            path.write_bytes(b"\n".join(lines))
            assert read(path)
