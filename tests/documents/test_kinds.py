"""Each kind of file beside text and pages: feeds, web archives, workbooks, PDFs, zip archives, mapped columns, days and languages."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from waqai.documents import Article, Columns, read_articles
from waqai.documents.columns import ColumnError
from waqai.documents.languages import keep_arabic, language_of
from waqai.documents.pdfs import is_visual_order
from waqai.model import Issue

REPORT = "قتل ثلاثة جنود في هجوم على حاجز للجيش شمال المدينة صباح اليوم، وفق مصدر أمني تحدث إلى الصحفيين قرب المكان."
DAY = date(2019, 4, 10)


def read(*paths: Path | str, **options: object) -> list[Article | Issue]:
    return list(read_articles([str(p) for p in paths], **options))  # type: ignore[arg-type]


def articles(items: list[Article | Issue]) -> list[Article]:
    return [item for item in items if isinstance(item, Article)]


RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>أخبار المدينة</title>
<item><title>هجوم على حاجز</title><link>https://city.example/a</link><pubDate>Wed, 10 Apr 2019 23:30:00 +0300</pubDate>
<description>ملخص قصير&nbsp;للخبر</description><dc:creator>سلمى</dc:creator>
<content:encoded><![CDATA[<p>{REPORT}</p><script>x()</script><p>فقرة ثانية</p>]]></content:encoded></item>
<item><title>خبر ثان</title><guid>https://city.example/b</guid><description>&lt;b&gt;غارة&lt;/b&gt; على القرية</description></item>
<item><pubDate>x</pubDate></item>
</channel></rss>"""


def test_rss_gives_whole_text_day_and_address(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    path.write_text(RSS, encoding="utf-8")
    first, second, empty = read(path)
    assert isinstance(first, Article)
    assert first.document.text == f"{REPORT}\nفقرة ثانية"
    assert first.document.title == "هجوم على حاجز"
    assert (first.document.published, first.dated_by) == (DAY, "metadata")
    assert (first.document.url, first.document.source, first.author) == ("https://city.example/a", "أخبار المدينة", "سلمى")
    assert isinstance(second, Article)
    assert (second.document.text, second.document.url, second.document.published) == ("غارة على القرية", "https://city.example/b", None)
    assert isinstance(empty, Issue)
    assert empty.code == "empty"


def test_atom_and_old_code_page(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    atom = (
        '<?xml version="1.0" encoding="windows-1256"?><feed xmlns="http://www.w3.org/2005/Atom"><title>أخبار</title><entry>'
        '<title>هجوم</title><link rel="self" href="https://x.example/self"/><link href="https://x.example/a"/>'
        f"<published>2019-04-10T21:00:00Z</published><summary>{REPORT}</summary></entry></feed>"
    )
    path.write_bytes(atom.encode("cp1256"))
    (article,) = articles(read(path))
    assert article.document.text == REPORT
    assert article.document.url == "https://x.example/a"
    assert article.document.published == DAY


def test_a_page_under_the_name_of_a_feed_is_said(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text("<html><body><p>not found</p></body></html>", encoding="utf-8")
    (issue,) = read(path)
    assert "not an RSS or Atom feed" in str(issue)


def web_archive(pages: list[tuple[str, str, bytes]], *, packed: bool) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, kind, body in pages:
        status = "404 Not Found" if "gone" in url else "200 OK"
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    return out.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_web_archive_gives_its_pages(tmp_path: Path, packed: bool) -> None:
    head = "<title>هجوم على حاجز الجيش</title>"
    markup = f"<html><head>{head}</head><body><article><h1>هجوم على حاجز الجيش</h1><p>{REPORT}</p></article></body></html>"
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    pages = [
        ("https://x.example/2019/04/10/a.html", "text/html; charset=windows-1256", markup.encode("cp1256")),
        ("https://x.example/a.png", "image/png", b"\x89PNG"),
        ("https://x.example/gone", "text/html", b"<p>gone</p>"),
        ("https://x.example/b.txt", "text/plain; charset=utf-8", f"{REPORT} نص".encode()),
    ]
    path.write_bytes(web_archive(pages, packed=packed))
    first, second, note = read(path)
    assert isinstance(first, Article)
    assert first.document.text == REPORT
    assert (first.document.published, first.dated_by) == (DAY, "url")
    assert first.document.url == "https://x.example/2019/04/10/a.html"
    assert isinstance(second, Article)
    assert isinstance(note, Issue)
    assert "1 answers 404" in note.what
    assert "1 image/png" in note.what


def test_torn_web_archive_keeps_what_came_before(tmp_path: Path) -> None:
    body = f"<html><body><p>{REPORT}</p></body></html>".encode()
    whole = web_archive([("https://x.example/1", "text/html", body), ("https://x.example/2", "text/html", body + b"<p>x</p>")], packed=True)
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(whole[:-40])
    items = read(path)
    assert articles(items)
    noise = tmp_path / "noise.warc"
    noise.write_bytes(b"noise\n" * 50)
    assert read(noise)[-1].code == "bad-archive"  # type: ignore[union-attr]


def test_workbook_with_mapped_columns(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "غلاف"
    sheet = book.create_sheet("الأخبار")
    sheet.append(["رقم", "العنوان", "النص", "التاريخ"])
    sheet.append([7, "هجوم", REPORT, DAY])
    sheet.append([None, None, None, None])
    sheet.append([8, 2015, "قصف", None])
    path = tmp_path / "news.xlsx"
    book.save(path)
    first, second = read(path, columns=Columns.of(["id=رقم", "title=العنوان", "text=النص", "published=التاريخ"]))
    assert isinstance(first, Article)
    assert (first.document.id, first.document.title, first.document.text, first.document.published) == ("7", "هجوم", REPORT, DAY)
    assert first.where.endswith("الأخبار:2")
    assert isinstance(second, Article)
    assert (second.document.title, second.where.endswith(":4")) == ("2015", True)
    (issue,) = read(path)
    assert isinstance(issue, Issue)
    assert "--map text=COLUMN" in issue.what


def test_mapped_columns_of_tables_and_lines(tmp_path: Path) -> None:
    table, lines = tmp_path / "a.csv", tmp_path / "a.jsonl"
    table.write_text("headline;lead;rest\nخبر;قصف;ثم غارة\n", encoding="utf-8")
    lines.write_text(json.dumps({"meta": {"headline": "خبر"}, "lead": "قصف", "rest": "ثم غارة"}), encoding="utf-8")
    (one,) = articles(read(table, columns=Columns.of(["title=headline", "text=lead+rest"])))
    (other,) = articles(read(lines, columns=Columns.of(["title=meta.headline", "text=lead+rest"])))
    assert one.document == other.document
    assert one.document.raw == "خبر\nقصف\nثم غارة"
    (issue,) = read(table, columns=Columns.of(["text=body"]))
    assert isinstance(issue, Issue)
    assert "no column 'body'" in issue.what


@pytest.mark.parametrize("pair", ["text", "body=text", "text="])
def test_wrong_mappings_are_refused(pair: str) -> None:
    with pytest.raises(ColumnError, match="FIELD=COLUMN"):
        Columns.of([pair])


def pdf(lines: list[str]) -> bytes:
    """A PDF with a text layer: a font whose codes are mapped to Unicode, glyphs from left to right, as browsers and Word write them."""
    letters = sorted({c for line in lines for c in line})
    code = {c: n + 1 for n, c in enumerate(letters)}
    mapping = "".join(f"<{code[c]:04x}> <{ord(c):04x}>\n" for c in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /W def\n1 begincodespacerange\n<0000> <ffff>\n"
        f"endcodespacerange\n{len(letters)} beginbfchar\n{mapping}endbfchar\nendcmap\nend\nend"
    ).encode()
    shown = "".join(f"1 0 0 1 50 {700 - 20 * n} Tm <{''.join(f'{code[c]:04x}' for c in line)}> Tj\n" for n, line in enumerate(lines))
    content = f"BT /F 12 Tf\n{shown}ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type0/BaseFont/W/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/W/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap),
    ]
    out = io.BytesIO(b"%PDF-1.5\n")
    out.seek(0, 2)
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    start = out.tell()
    out.write(b"xref\n0 8\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size 8/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def drawn(line: str) -> str:
    """A line as the eye meets it from left to right: Arabic reversed, figures as they are."""
    kept = re.sub(r"[0-9\u0660-\u0669A-Za-z][0-9\u0660-\u0669A-Za-z.,/]*", lambda match: match[0][::-1], line)[::-1]
    return kept.translate(str.maketrans("()", ")("))


LINES = [
    "قتل ثلاثة جنود في هجوم على حاجز للجيش شمال المدينة",
    "صباح اليوم.",
    "وقالت الشرطة إن القرية أغلقت وإن الطريق إلى المستشفى مفتوحة.",
]


def test_pdf_in_reading_order_is_read(tmp_path: Path) -> None:
    path = tmp_path / "report_2019-04-10.pdf"
    path.write_bytes(pdf([drawn(line) for line in LINES]))
    (article,) = read(path)
    assert isinstance(article, Article), article
    assert article.document.text == f"{LINES[0]} {LINES[1]}\n{LINES[2]}"
    assert (article.document.published, article.dated_by) == (DAY, "name")


def test_figures_of_a_pdf_are_right(tmp_path: Path) -> None:
    lines = ["قتل ٢١ جنديا وأصيب 35 آخرون في 10/4/2019 قرب BBC عند القرية (وفق الشرطة)", "وقال مصدر إن 3 نجوا من الهجوم على المدينة"]
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf([drawn(line) for line in lines]))
    (article,) = read(path)
    assert isinstance(article, Article), article
    assert article.document.text == " ".join(lines)


def test_pdf_in_visual_order_is_refused(tmp_path: Path) -> None:
    assert is_visual_order("\n".join(line[::-1] for line in LINES))
    assert not is_visual_order("\n".join(LINES))
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(LINES))
    (issue,) = read(path)
    assert isinstance(issue, Issue), issue
    assert issue.code == "visual-order"


def test_pdf_without_text_is_said(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf([]))
    (issue,) = read(path)
    assert isinstance(issue, Issue)
    assert issue.code == "no-text"


def test_zip_of_other_kinds(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("b/2019-04-10.txt", REPORT)
        packed.writestr("a/news.jsonl", '{"id": "n1", "text": "قصف"}\n{"id": "n2"}\n')
        packed.writestr("c.jsonl.gz", gzip.compress(b'{"id": "n3", "text": "x"}\n'))
        packed.writestr("../escape.txt", "غارة")
        packed.writestr("__MACOSX/x.txt", "junk")
        packed.writestr("inner.zip", b"PK")
        packed.writestr("photo.jpg", b"\xff\xd8")
    items = read(path)
    found = articles(items)
    assert [a.where.split("!")[1] for a in found] == ["../escape.txt", "a/news.jsonl:1", "b/2019-04-10.txt", "c.jsonl.gz:1"]
    assert found[2].dated_by == "name"
    issues = [item for item in items if isinstance(item, Issue)]
    assert issues[0].where.endswith("a/news.jsonl:2")
    assert "1 .jpg, 1 .zip" in issues[-1].what
    assert not (tmp_path.parent / "escape.txt").exists()


@pytest.mark.parametrize(
    ("record", "day", "source"),
    [
        ({"published": "2019-04-10", "url": "https://x.example/2018/01/01/a"}, DAY, "metadata"),
        ({"url": "https://x.example/2019/04/10/a"}, DAY, "url"),
        ({"text": "المدينة 10/4/2019 - " + REPORT}, DAY, "dateline"),
        ({"text": "الأربعاء 10 نيسان 2019\n" + REPORT}, DAY, "dateline"),
        ({"text": "قتل ثلاثة في 10 أبريل 2019 حين انفجرت سيارة"}, None, None),
        ({"url": "https://x.example/article/20191399"}, None, None),
        ({}, None, None),
    ],
)
def test_day_and_what_it_rests_on(tmp_path: Path, record: dict[str, str], day: date | None, source: str | None) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": REPORT} | record), encoding="utf-8")
    (article,) = read(path)
    assert isinstance(article, Article)
    assert (article.document.published, article.dated_by) == (day, source)


def test_the_users_day_comes_before_what_only_looks_like_one(tmp_path: Path) -> None:
    path = tmp_path / "2018-01-01.txt"
    path.write_text(REPORT, encoding="utf-8")
    (article,) = read(path, published=DAY)
    assert isinstance(article, Article)
    assert (article.document.published, article.dated_by) == (DAY, "given")


FOREIGN = {
    "fa": "در حمله مسلحانه به یک پاسگاه مرزی در شمال شهر سه سرباز کشته و دو نفر دیگر زخمی شدند، گزارش‌ها حاکی است مهاجمان گریختند.",
    "ur": "شہر کے شمال میں فوجی چوکی پر حملے میں تین فوجی ہلاک اور دو زخمی ہو گئے، پولیس کے مطابق حملہ آور فرار ہونے میں کامیاب رہے۔",
    "ckb": "لە هێرشێکدا بۆ سەر خاڵێکی پشکنینی سوپا لە باکووری شارەکە سێ سەرباز کوژران و دووانی دیکەش بریندار بوون، سەرچاوەیەکی پۆلیس وتی.",
    "en": "Three soldiers were killed in an attack on an army checkpoint north of the city this morning, a security source said.",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_other_languages_are_told(code: str) -> None:
    assert language_of(FOREIGN[code]) == code


@pytest.mark.parametrize(
    "text", [REPORT, "قُتِلَ ثَلاثَةُ جُنودٍ في هُجومٍ على حاجِزٍ لِلجَيش", "مقتل ٣ في پيشاور بانفجار قرب السوق القديم في المدينة", "قصف"]
)
def test_arabic_is_kept(text: str) -> None:
    assert language_of(text) in ("ar", None)


def test_foreign_articles_are_set_aside_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(json.dumps({"text": text}) for text in [REPORT, *FOREIGN.values()]), encoding="utf-8")
    kept = list(keep_arabic(read_articles([path])))
    assert len(articles(kept)) == 1
    notes = [item for item in kept if isinstance(item, Issue)]
    assert [note.code for note in notes] == ["other-language"] * 4
    assert "Kurdish (Sorani), not Arabic" in str(notes[2])
