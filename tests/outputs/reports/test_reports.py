"""Reports: what they answer, how strongly, and that the same question gives the same bytes."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from tests.outputs.reports.material import PIVOT, changed, incident, one_article

from waqai.outputs.reports import Material, MaterialError, ReportRequest, RequestError, make_report, read_rerun

RESPONSE = ReportRequest(kind="response", actors=("Islamic State",), pivot=PIVOT, window_days=50, lost_areas=("IQ",))


@pytest.fixture(scope="module")
def made() -> tuple[dict[str, list[dict[str, str]]], str, dict[str, object]]:
    """A response whose truth is known: its answer, its page and its REPORT.json."""
    report = make_report(RESPONSE, changed(), ("html",))
    described = json.loads(report.files["json"])
    return described["answer"], report.files["html"].decode(), described


def test_an_answer_has_five_sentences_in_both_languages_each_tied_to_a_figure_of_the_page(made: tuple) -> None:
    answer, page, _ = made
    assert sorted(answer) == ["ar", "en"]
    for language, sentences in answer.items():
        assert [sentence["figure"] for sentence in sentences] == ["timeline", "mix", "map", "matrix", "sources"]
        for sentence in sentences:
            assert f'id="{language}-{sentence["figure"]}"' in page
            assert f'href="#{language}-{sentence["figure"]}"' in page


def test_a_planted_change_is_told_with_its_direction_and_strength(made: tuple) -> None:
    answer, _, described = made
    tempo, mix, space, *_ = answer["en"]
    ratio = described["estimates"]["tempo"]["value"]
    assert 2 < ratio < 4.5 and tempo["strength"] == "strong"
    assert f"{ratio:.2g} times as many a day" in tempo["text"] and "evidence of a difference is strong" in tempo["text"]
    assert "bombing went from" in mix["text"] and "to 0 % of the incidents" in mix["text"] and mix["strength"] == "strong"
    assert "Outside \u2068Iraq\u2069 lay 0 %" in space["text"]
    assert "عبوة ناسفة" in answer["ar"][1]["text"] and "القرائن على وجود فرق قوية" in answer["ar"][0]["text"]


def test_where_nothing_changed_no_change_is_told() -> None:
    report = make_report(RESPONSE, changed(after=1.0, seed=3), ("html",))
    tempo = json.loads(report.files["json"])["answer"]["en"][0]
    assert tempo["strength"] == "none" and "no difference can be told from chance" in tempo["text"]


def test_no_answer_names_a_cause(made: tuple) -> None:
    answer, _, _ = made
    for sentence in (*answer["en"], *answer["ar"]):
        assert not re.search(r"because|caus|due to|led to|in response|revenge|بسبب|نتيجة ل|أدى|ردا على|انتقام", sentence["text"], re.I)


def test_one_article_says_what_it_cannot_show() -> None:
    request = ReportRequest(kind="response", actors=("Islamic State",), pivot=PIVOT)
    report = make_report(request, one_article(), ("html",))
    described = json.loads(report.files["json"])
    tempo, _, space, together, trust = (sentence["text"] for sentence in described["answer"]["en"])
    assert "5 incidents" in tempo and "nothing before it" in tempo and "cannot be said" in tempo
    assert "3 countries and 5 governorates" in space
    assert "simultaneity as reports tell it" in together and "3 countries" in together
    assert "غزوة الرد" in trust and "one article" in trust
    assert "for 1 of 5 incidents it cites the attacker's own claim, for 4 it names nobody" in trust
    assert {"one_article", "single_source"} <= {caveat["key"] for caveat in described["caveats"]}
    assert all(sentence["strength"] == "none" for sentence in described["answer"]["en"])
    page = report.files["html"].decode()
    assert "One article can show the incidents that it tells" in page and "المقال الواحد يُظهر" in page
    assert "5 of 5" not in page.split("Claimed")[0].split("Campaigns")[-1]


def test_a_pivot_after_the_last_report_is_said() -> None:
    request = ReportRequest(kind="response", actors=("Islamic State",), pivot=date(2019, 9, 1))
    text = json.loads(make_report(request, one_article(), ("html",)).files["json"])["answer"]["en"][0]["text"]
    assert "nothing after it" in text


@pytest.mark.parametrize(
    ("request_", "found"),
    [
        (ReportRequest(kind="actor", actors=("Islamic State",)), "by \u2068Islamic State\u2069"),
        (ReportRequest(kind="area", areas=("SY",)), "in \u2068Syria\u2069"),
        (ReportRequest(kind="campaign", campaign="الرد"), "of the campaign \u2068الرد\u2069"),
        (ReportRequest(kind="period", since=date(2019, 4, 1), until=date(2019, 4, 30)), "(as much as 2 whole days), that is 2.5 a day"),
    ],
    ids=lambda value: value.kind if isinstance(value, ReportRequest) else "",
)
def test_every_kind_of_report(request_: ReportRequest, found: str) -> None:
    answer = json.loads(make_report(request_, one_article(), ("html",)).files["json"])["answer"]
    assert found in answer["en"][0]["text"] and len(answer["ar"]) == 5


def test_days_without_any_article_are_named() -> None:
    rows = [incident(f"w-{day}", date(2019, 4, day)) for day in (1, 2, 3, 7, 8)]
    told = {row["incident"]: [{"document": row["incident"], "n": 1, "stance": "news", "published": row["date_start"]}] for row in rows}
    request = ReportRequest(kind="actor", actors=("Islamic State",), language="en")
    few = make_report(request, Material(tuple(rows), told, {}), ("html",)).files["html"].decode()
    assert "No article was gathered on 3 days of these" in few and "the days count as quiet" in few and "0.56 a day" in few
    origin = {"published": {row["date_start"]: 200 for row in rows}}
    many = make_report(request, Material(tuple(rows), told, origin), ("html",)).files["html"].decode()
    assert "(2019-04-04 – 04-06)" in _plain(many) and "rates are divided by how much" in many
    assert "as much as 7 whole days), that is 0.71 a day" in many  # the 6th is told on the 7th


def _plain(page: str) -> str:
    return re.sub(r"</?bdi[^>]*>", "", page)


def test_papers_of_a_party_are_named_and_huge_tolls_are_asked_about() -> None:
    rows = [incident(f"w-{day}", date(2015, 8, day), attacker="Houthis", target=["Saudi forces"], country="YE") for day in range(1, 9)]
    rows[0] |= {"killed_min": 1_000_000, "killed_best": 1_000_000, "killed_max": None}
    rows[1] |= {"wounded_min": 9000, "wounded_best": 9000, "wounded_max": 9000}
    told = {
        row["incident"]: [{"document": row["incident"], "n": 1, "stance": "news", "published": row["date_start"], "outlet": "okaz"}]
        for row in rows
    }
    page = (
        make_report(ReportRequest(kind="actor", actors=("Houthis",), language="en"), Material(tuple(rows), told, {}), ("html",))
        .files["html"]
        .decode()
    )
    assert "whose own forces are a party to these fights" in page and "Saudi Arabia" in page
    assert "(1,000,000 killed, 0 wounded) and" in page and "(2 killed, 9,000 wounded)" in page
    assert "without them 12 killed, 0 wounded" in page


def test_again_the_same_bytes(tmp_path: Path) -> None:
    first = make_report(RESPONSE, changed(20), ("html",))
    first.write(tmp_path / "first")
    again = read_rerun(tmp_path / "first.json")
    made = make_report(again.request, again.material, again.formats)
    assert made.files == first.files and again.differences(made) == []


def test_other_data_under_the_same_name_are_refused(tmp_path: Path) -> None:
    make_report(RESPONSE, changed(20), ("html",)).write(tmp_path / "first")
    (tmp_path / "first.data.jsonl.gz").write_bytes(one_article().packed())
    with pytest.raises(MaterialError, match=r"not the data that first\.json was made from"):
        read_rerun(tmp_path / "first.json")
    (tmp_path / "first.data.jsonl.gz").unlink()
    with pytest.raises(MaterialError, match=r"lie beside its \.json"):
        read_rerun(tmp_path / "first.json")
    (tmp_path / "first.json").write_text("{}")
    with pytest.raises(MaterialError, match=r"not a REPORT\.json"):
        read_rerun(tmp_path / "first.json")


def test_nothing_meant_is_said_with_the_names_that_there_are() -> None:
    with pytest.raises(RequestError, match="Islamic State"):
        make_report(ReportRequest(kind="actor", actors=("Nobody",)), one_article(), ("html",))
    with pytest.raises(RequestError, match="غزوة الرد"):
        make_report(ReportRequest(kind="campaign", campaign="other"), one_article(), ("html",))


def test_data_survive_their_file() -> None:
    material = one_article()
    again = Material.unpacked(material.packed())
    assert (again.rows, again.reports, again.origin) == (material.rows, material.reports, material.origin)
    with pytest.raises(MaterialError, match="line 1"):
        Material.unpacked(__import__("gzip").compress(b'{"form": "other"}\n'))
