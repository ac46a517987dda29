"""Both languages whole: every message translated in every form, direction, digits and dates of the reader's choice."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest
from babel.messages.pofile import read_po

from waqai.app.web import care, catalogue, labels
from waqai.app.web.language import Language
from waqai.model import STATUSES, TACTICS

from .conftest import Visit


def arabic():
    return read_po(io.BytesIO((catalogue.HERE / "locale" / "ar.po").read_bytes()), locale="ar")


def test_every_message_is_translated_in_each_of_its_forms() -> None:
    known = {message.id: message.string for message in arabic() if message.id}
    wanted = {message.id for message in catalogue.gathered() if message.id}
    assert len(wanted) > 300
    assert wanted == known.keys()
    for message, said in known.items():
        forms = said if isinstance(message, tuple) else (said,)
        assert all(forms), message
        assert len(forms) == (6 if isinstance(message, tuple) else 1), message
        names = set(re.findall(r"\{(\w+)(?:!r)?\}", " ".join(message) if isinstance(message, tuple) else message)) - {"n"}
        for form in forms:
            assert names == set(re.findall(r"\{(\w+)(?:!r)?\}", form)) - {"n"}, (message, form)


def test_every_part_of_a_filter_and_every_field_coded_twice_has_its_words() -> None:
    from waqai.app.web.doubling import FIELDS
    from waqai.register.filter import KEYS

    for key in (*KEYS, *FIELDS):
        assert re.search("[\u0600-\u06ff]", Language("ar").text(labels.key_label(key))), key


def test_every_code_has_its_words() -> None:
    assert set(labels.TACTICS) == set(TACTICS)
    assert set(labels.STATUSES) == set(STATUSES)
    ar = Language("ar")
    for table in (labels.TACTICS, labels.STATUSES, labels.REVIEWS, labels.PRECISIONS, labels.ROLES, labels.ORDERS, labels.STANCES):
        for said in table.values():
            assert re.search("[\u0600-\u06ff]", ar.text(said)), said


@pytest.mark.parametrize(
    ("n", "said"),
    (
        (0, "لا أحداث"),
        (1, "حدث واحد"),
        (2, "حدثان"),
        (3, "٣ أحداث"),
        (10, "١٠ أحداث"),
        (11, "١١ حدثا"),
        (99, "٩٩ حدثا"),
        (100, "١٠٠ حدث"),
        (103, "١٠٣ أحداث"),
    ),
)
def test_arabic_counts_in_six_forms(n: int, said: str) -> None:
    assert Language("ar", "arab").counted("{n} event", "{n} events", n) == said


def test_digits_are_the_readers_choice() -> None:
    assert Language("ar", "arab").day("2019-04-10") == "١٠ أبريل ٢٠١٩"
    assert Language("ar", "latn").day("2019-04-10") == "10 أبريل 2019"
    assert Language("en", "arab").number(1250) == "١٬٢٥٠"
    assert Language("ar", "latn").share(0.5) == "50%"


def test_the_browser_chooses_first_and_the_reader_for_good(visit: Visit) -> None:
    assert 'lang="ar" dir="rtl"' in visit.get("/", headers={"accept-language": "ar-EG,ar;q=0.9,en;q=0.5"}).text
    assert 'lang="en" dir="ltr"' in visit.get("/", headers={"accept-language": "fr"}).text
    visit.post("/preferences", {"language": "ar", "digits": "arab", "theme": "dark"})
    page = visit.get("/explore", headers={"accept-language": "en"}).text
    assert '<html lang="ar" dir="rtl" data-theme="dark">' in page
    assert "٥ وقائع" in page


@pytest.mark.parametrize(
    "address", ("/", "/review", "/explore", "/duplicates", "/intake", "/care", "/changes", "/erasures", "/people", "/account", "/double")
)
def test_no_english_is_left_on_an_arabic_page(visit: Visit, address: str) -> None:
    """Words of data and of formats stay as they are; everything that the pages say themselves is Arabic."""
    visit.post("/preferences", {"language": "ar"})
    body = visit.get(address).text
    body = re.sub(
        r'<option[^>]*lang="en".*?</option>|<span lang="en".*?</span>|<bdi>.*?</bdi>|<code.*?</code>|<option value="\w*"[^>]*>\w*</option>',
        "",
        body,
    )
    body = re.sub(r"(?s)<head>.*?</head>|<details><summary>[^<]*</summary>\s*<ul>.*?</ul>", "", body)
    text = unescape(re.sub(r"<[^>]+>", "\n", body))
    words = set(re.findall(r"[A-Za-z]{4,}", text)) - {
        "waqai",
        "watch",
        "JSON",
        "OpenAPI",
        "Excel",
        "GeoJSON",
        "acled",
        "ucdp",
        "plover",
        "cameo",
    }
    assert not words - {visit.client.app.state.workbench.local_name}, words


def test_every_kind_of_graphic_passage_has_examples_that_hold() -> None:
    import yaml

    entries = yaml.safe_load((catalogue.HERE / "care.yaml").read_text("utf-8"))
    assert len(entries) >= 5
    for entry in entries:
        assert entry["match"] and entry["leave"], entry["id"]
        assert all(care.is_graphic(sentence) for sentence in entry["match"]), entry["id"]
        assert not any(care.is_graphic(sentence) for sentence in entry["leave"]), entry["id"]


def test_names_that_no_pack_knows_are_covered_until_asked_for(register, visit: Visit) -> None:
    from waqai.model import ReportKey
    from waqai.register import Act

    register.correct_event(ReportKey("patrol", 1), {"target": ["Fulan al-Fulani"]}, Act("tests"))
    for address in ("/article?id=patrol",):
        body = visit.get(address).text
        assert "name covered" in body
        assert "Fulan" not in re.sub(r'data-unveil="[^"]*"|<details class="small">.*', "", body, flags=re.S)
    visit.post("/preferences", {"open": "1"})
    assert "<bdi>Fulan al-Fulani</bdi>" in visit.get("/article?id=patrol").text


def test_what_is_no_persons_name_is_never_covered(register, visit: Visit) -> None:
    from waqai.model import ReportKey
    from waqai.register import Act

    key = ReportKey("patrol", 1)
    values = {"attacker": "Houthis and Saleh forces", "reported_by": "مصادر طبية", "damage": ["2 cars"], "claimed_by": "Houthis"}
    register.correct_event(key, values, Act("tests"))
    incident = register.incidents().page(50).rows
    name = next(row["incident"] for row in incident if ["patrol", 1] in row["members"])
    for body in (visit.get("/article?id=patrol").text, visit.get(f"/incident/{name}").text):
        assert "name covered" not in body
        assert "2 cars" in body
    assert "مصادر طبية" in visit.get("/article?id=patrol").text


def test_what_was_done_is_told_in_arabic(visit: Visit) -> None:
    visit.post("/account/token", {"scope": ["read"], "label": "x"})
    visit.post("/preferences", {"language": "ar"})
    body = visit.get("/activity").text
    assert Language("ar").text("token made") in body and "token made" not in body


def test_every_deed_that_is_noted_has_its_words() -> None:
    import ast

    noted = set()
    for path in catalogue.PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "note":
                noted |= {arg.value for arg in node.args[1:3] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)}
    noted -= {"settings", ""}
    assert {"token made", "export", "erasure done"} <= noted
    assert noted <= labels.DEEDS.keys()


def test_a_chart_is_drawn_with_the_readers_words_for_days(visit: Visit) -> None:
    visit.post("/preferences", {"language": "ar", "digits": "arab"})
    body = unescape(visit.get("/explore?view=timeline").text)
    assert 'data-digits="arab"' in body
    assert '["٩ أبريل ٢٠١٩",1,' in body
