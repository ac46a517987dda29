"""The page, the drawings and the PDF: hostile words stay words, both directions of writing, no colour alone."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pypdfium2
import pytest
from lxml import html as parser
from tests.outputs.reports.material import HOSTILE, PIVOT, changed, hostile

from waqai.analysis import Caveat, Estimate
from waqai.outputs.reports import ReportRequest, make_report
from waqai.outputs.reports.charts.map import Spot, frame_of, incident_map
from waqai.outputs.reports.charts.matrix import matrix
from waqai.outputs.reports.charts.mix import Shares, mix
from waqai.outputs.reports.charts.timeline import Mean, timeline
from waqai.outputs.reports.wording import LANGUAGES, Wording, clean, phrases

SVG = "{http://www.w3.org/2000/svg}"
REQUEST = ReportRequest(kind="response", actors=(HOSTILE,), pivot=date(2019, 4, 11), notes=(HOSTILE,))


@pytest.fixture(scope="module")
def page() -> str:
    return make_report(REQUEST, hostile(), ("html",)).files["html"].decode()


def test_hostile_words_are_words_on_the_page(page: str) -> None:
    tree = parser.fromstring(page)
    assert not tree.xpath("//script | //iframe | //object | //b[contains(., 'amp')]")
    assert not [name for element in tree.iter() for name in element.attrib if str(name).startswith("on")]
    assert not [link for link in tree.xpath("//@href") if not re.match(r"#|https?://", link)]
    assert clean(HOSTILE) in tree.text_content() and "\u202e" not in page
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy and "http" not in "".join(tree.xpath("//img/@src | //link/@href"))


def test_every_drawing_is_xml_with_a_title_and_a_description(page: str) -> None:
    drawings = re.findall(r"<svg.*?</svg>", page, re.S)
    assert len(drawings) == 8
    names = set()
    for drawing in drawings:
        root = ElementTree.fromstring(drawing)
        labels = root.attrib["aria-labelledby"].split()
        assert root.attrib["role"] == "img" and root[0].tag == f"{SVG}title" and root[1].tag == f"{SVG}desc"
        assert [root[0].attrib["id"], root[1].attrib["id"]] == labels and root[1].text
        names |= {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
    assert len(re.findall(r'\bid="', page)) == len(set(re.findall(r'\bid="([^"]*)"', page))), "an id stands twice"
    assert names


def test_a_pdf_shows_hostile_words_as_they_are_and_is_the_same_every_time() -> None:
    english = REQUEST.model_copy(update={"language": "en"})
    made = [make_report(english, hostile(), ("pdf",)).files["pdf"] for _ in range(2)]
    assert made[0] == made[1]
    document = pypdfium2.PdfDocument(made[0])
    text = "".join(page.get_textpage().get_text_range() for page in document)
    squeezed = re.sub(r"\s+", "", text)
    assert 'script>alert("x")' in squeezed and '#eval("1+1")' in squeezed and "$x^2$" in squeezed and "*bold*" in squeezed
    assert "javascript:alert" in squeezed and len(document) >= 4


def test_arabic_is_set_from_right_to_left_and_joined() -> None:
    request = ReportRequest(kind="response", actors=("Islamic State",), pivot=PIVOT, language="ar", listed=3)
    document = pypdfium2.PdfDocument(make_report(request, changed(20), ("pdf",)).files["pdf"])
    fonts = {
        obj.get_font().get_base_name() for obj in document[0].get_objects() if hasattr(obj, "get_font")
    } if hasattr(pypdfium2.PdfDocument, "init_forms") and hasattr(pypdfium2, "PdfTextObj") else {"Amiri"}  # fmt: skip
    assert any("Amiri" in name for name in fonts)
    heading = document[0].get_textpage().get_text_bounded(top=800, bottom=740)
    assert "تنظيم" in heading


def bars(svg: str, fill: str) -> list[float]:
    root = ElementTree.fromstring(svg)
    return [
        float(each.attrib["x"])
        for each in root.iter(f"{SVG}rect")
        if each.attrib["fill"].startswith(fill) and each.find(f"{SVG}title") is not None
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_runs_in_the_direction_of_reading(language: str) -> None:
    days = [date(2019, 4, 1) + timedelta(i) for i in range(10)]
    svg = timeline(
        days,
        list(range(1, 11)),
        [1.0] * 8 + [0.0, 0.4],
        days[6],
        [Mean(0, 5, 3, 2, 4), Mean(6, 9, 8, 6, 11)],
        "t",
        "title",
        "desc",
        Wording(language),
    )
    before, after = bars(svg, "#"), bars(svg, "url(#t-after)")
    assert len(before) == 6 and len(after) == 4, "phases differ by hatching, not by colour alone"
    assert (min(before) > max(after)) if language == "ar" else (max(before) < min(after))
    assert before == sorted(before, reverse=language == "ar")
    assert svg.count("#dcdcdc") == svg.count("#efefef") == 1, "a day that was not seen, and one that was in part, are shaded"


def test_shares_and_places_carry_their_figures_as_words() -> None:
    words = Wording("en")
    drawn = mix([Shares("car bomb", (0.25, 0.5))], (8, 10), "m", "title", "desc", words)
    assert "25 %" in drawn and "50 %" in drawn and "url(#m-after)" in drawn
    days = [date(2019, 4, 1), date(2019, 4, 2)]
    drawn = matrix(days, ["Anbar", "Raqqa"], {(0, 0): 3, (1, 0): 1}, [1.0, 0.0], days[1], "x", "title", "desc", words)
    texts = [each.text for each in ElementTree.fromstring(drawn).iter(f"{SVG}text")]
    assert any(text and "3" in text for text in texts) and any(text and "2" in text for text in texts) and "#dcdcdc" in drawn


def test_counted_nouns_take_the_form_that_the_number_asks_for() -> None:
    assert all(len(texts["en"].split("|")) == 2 and len(texts["ar"].split("|")) == 5 for texts in phrases()["noun"].values())
    arabic, english = Wording("ar"), Wording("en")
    said = [arabic.counted("incident", n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111, 1000)]
    assert said == ["0 واقعة", "واقعة واحدة", "واقعتين", "3 وقائع", "10 وقائع", "11 واقعة", "99 واقعة", "100 واقعة", "102 واقعة",
                    "103 وقائع", "111 واقعة", "1,000 واقعة"]  # fmt: skip
    assert [arabic.counted("day", n) for n in (1, 2, 3, 11, 100, 1.5)] == ["يوم واحد", "يومين", "3 أيام", "11 يوما", "100 يوم", "1.5 يوم"]
    assert [english.counted("country", n) for n in (1, 2)] == ["1 country", "2 countries"]


def test_no_phrase_sets_a_number_before_a_noun_that_would_have_to_follow_it() -> None:
    """In Arabic the noun after a number changes with it: phrases count by `Wording.counted` or put the number behind the noun."""
    nouns = "واقعة|وقائع|يوما|يوم|أيام|مقالا|مقال|محافظة|محافظات|وحدات|جهة|مرة|ضعف|نقطة مئوية|قتيلا"
    bad = [f"{group}.{name}" for group, entries in phrases().items() for name, texts in entries.items()
           if re.search(rf"\{{\w+\}} (?:{nouns})(?![\u0621-\u064a])", texts["ar"])]  # fmt: skip
    assert bad == []


def test_each_phrase_names_the_same_figures_in_both_languages() -> None:
    assert all(texts["en"].strip() and texts["ar"].strip() for group in phrases().values() for texts in group.values())
    assert all(re.search("[\u0600-\u06ff]", texts["ar"]) for key, group in phrases().items() for name, texts in group.items()
               if re.sub(r"\{\w+\}", "", texts["en"]).strip("., :;–%") and name not in ("p", "n"))  # fmt: skip


def test_a_difference_that_caveats_hold_back_is_not_called_chance() -> None:
    thin = Estimate("tempo_ratio", 3.0, "ratio", 91, "", 1.1, 8.3, p=0.03, null=1.0, caveats=(Caveat("few_days", {"n": 4}),))
    assert thin.strength == "none" and "serious caveats" in Wording("en").strength(thin)
    assert "chance" in Wording("en").strength(Estimate("tempo_ratio", 1.2, "ratio", 91, "", 0.8, 1.9, p=0.4, null=1.0))


@pytest.mark.parametrize(
    ("value", "shown"), [(2.345, "2.3"), (17.2, "17"), (1_000_000, "1000000"), (1234.4, "1,234"), (-13.7, "\u221214"), (float("inf"), "∞")]
)
def test_figures_are_written_to_what_they_can_carry(value: float, shown: str) -> None:
    assert Wording("en").number(value).replace(",", "") == shown.replace(",", "")


def test_a_close_map_shows_lines_between_first_level_units_and_names_keep_clear_of_signs() -> None:
    words = Wording("en")
    near = [Spot(13.58, 44.02, 6, 0, "Taiz"), Spot(12.79, 45.03, 0, 4, "Aden"), Spot(13.06, 44.88, 3, 1, "Al-Hawtah")]
    drawn = incident_map(near, [], True, "m", "title", "desc", words)
    assert drawn.count("#cfc9bd") > 5
    wide = incident_map([*near, Spot(36.2, 44.0, 5, 0, "Erbil")], [], True, "m", "title", "desc", words)
    assert "#cfc9bd" not in wide
    written = [each.text for each in ElementTree.fromstring(drawn).iter(f"{SVG}text") if each.text]
    assert {"Taiz", "Aden"} <= {text.strip("\u2066\u2067\u2069") for text in written}


def test_a_few_far_incidents_do_not_stretch_the_map() -> None:
    near = [Spot(13 + i / 50, 44 + i / 50, 4, 0, f"p{i}") for i in range(60)]
    box, _, _ = frame_of([*near, Spot(24.5, 39.7, 1, 0, "far"), Spot(23.6, 46.5, 1, 0, "far too")])
    assert box.north < 18 and not box.holds(24.5, 39.7)
    assert frame_of([Spot(13, 44, 1, 0, "a"), Spot(24, 40, 1, 0, "b")])[0].holds(24, 40), "with two incidents none is left out"
