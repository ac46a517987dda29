"""Names in whichever words somebody types them: in the filter, in the editors, in the question of a report."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode

import pytest

from waqai.app.naming import arabic_names, stored_name
from waqai.app.web.language import Language
from waqai.app.web.naming import joint_name, typed_name
from waqai.register import Act, Filter, Register

from .conftest import Visit


def shown(visit: Visit, **filter: str) -> set[str]:
    """The incidents that Explore shows for a filter as somebody types it."""
    answer = visit.get(f"/explore?{urlencode(filter)}")
    assert answer.status_code == 200
    return set(re.findall(r'href="/incident/([^"]+)"', answer.text))


@pytest.mark.parametrize(
    ("typed", "meant"),
    (
        ({"place": "بعقوبة"}, {"place": "Baqubah"}),
        ({"place": "مدينة بعقوبة"}, {"place": "Baqubah"}),
        ({"place": "baqubah"}, {"place": "Baqubah"}),
        ({"place": "الأنبار"}, {"admin1": "Anbar"}),
        ({"country": "العراق"}, {"country": "IQ"}),
        ({"country": "iraq"}, {"country": "IQ"}),
        ({"country": "iq"}, {"country": "IQ"}),
        ({"actor": "قوات النظام"}, {"actor": "Syrian Armed Forces"}),
        ({"actor": "syrian armed forces"}, {"actor": "Syrian Armed Forces"}),
        ({"weapon": "عبوات ناسفة"}, {"weapon": "IED"}),
        ({"killed": "٥+"}, {"killed": "5.."}),
        ({"killed": "1-2"}, {"killed": "1..2"}),
    ),
)
def test_the_filter_understands_what_is_typed(register: Register, visit: Visit, typed: dict[str, str], meant: dict[str, str]) -> None:
    expected = {row["incident"] for row in register.incidents(Filter.from_query(meant)).rows()}
    assert expected
    assert shown(visit, **typed) == expected


def test_the_filter_shows_what_it_understood_in_the_language_of_the_reader(visit: Visit) -> None:
    visit.client.headers["accept-language"] = "ar"
    body = unescape(visit.get(f"/explore?{urlencode({'country': 'IQ', 'actor': 'Iraqi Army', 'place': 'Baqubah', 'killed': '3..'})}").text)
    form = body[body.index('class="filter"') : body.index("</form>", body.index('class="filter"'))]
    for value in ("العراق", "الجيش العراقي", "بعقوبة", "3+"):
        assert f'value="{value}"' in form


def test_the_form_of_the_filter_keeps_what_it_does_not_show(visit: Visit) -> None:
    body = visit.get("/explore?source=x&type=car_bomb&type=shelling&weapon=IED&country=IQ").text
    form = body[body.index('class="filter"') : body.index("</form>", body.index('class="filter"'))]
    hidden = set(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form))
    assert hidden == {("view", "table"), ("source", "x"), ("weapon", "IED"), ("type", "shelling")}
    assert re.findall(r'value="(\w+)" selected', form)[0] == "car_bomb"


@pytest.mark.parametrize(
    ("typed", "field", "kept"),
    (
        ("داعش", "attacker", "Islamic State"),
        ("مقاتلو حزب الله", "attacker", "Hezbollah"),
        ("الحوثيون وقوات صالح", "attacker", "Houthis and Saleh forces"),
        ("جنود", "target", "soldiers"),
        ("مجهول", "attacker", "unknown"),
        ("المقاومة الشعبية", "attacker", "Popular Resistance"),
        ("المقاومة", "attacker", "المقاومة"),
        ("فلان وعلان", "attacker", "فلان وعلان"),
        ("غزوة الثأر", "campaign", "غزوة الثأر"),
    ),
)
def test_names_are_kept_as_rows_hold_them(typed: str, field: str, kept: str) -> None:
    assert joint_name(typed, field) == kept


def test_an_editor_in_arabic_holds_arabic_and_changes_nothing_when_it_is_sent_back(register: Register, visit: Visit) -> None:
    visit.client.headers["accept-language"] = "ar"
    key = next(event.key for event in register.document("patrol").events)
    register.correct_event(key, {"attacker": "Islamic State and Nusra Front", "target": ["Iraqi Army", "فلان"]}, Act("tests"))
    for field, said in (("attacker", "تنظيم الدولة الإسلامية وجبهة النصرة"), ("target", "الجيش العراقي؛ فلان")):
        body = unescape(visit.get(f"/article/edit?id=patrol&n={key.n}&field={field}").text)
        assert f'name="value" value="{said}"' in body
        before = register.event(key).row[field]
        visit.post("/article/set", {"id": "patrol", "n": str(key.n), "field": field, "value": said})
        assert register.event(key).row[field] == before


def test_every_arabic_name_comes_back_as_itself_or_is_shown_in_english() -> None:
    for english in arabic_names():
        said = typed_name(Language("ar"), english, "actor")
        assert said == english or stored_name(said) == english


def test_the_place_picker_knows_both_scripts_and_goes_on_without_a_side_of_the_town(visit: Visit) -> None:
    for written in ("بعقوبة", "شرق بعقوبة", "Baqubah"):
        assert 'data-place="Baqubah"' in visit.get(f"/places?{urlencode({'q': written})}").text
    assert "No place of this name" in visit.get(f"/places?{urlencode({'q': 'لا مكان كهذا'})}").text
