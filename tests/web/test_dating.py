"""A wrong day of publication is set right: the article is read anew from it, what people corrected stays, and nobody is misled."""

from __future__ import annotations

import re
from html import unescape

import pytest

from waqai.register import Act, Register

from .conftest import Visit

TEXT = "قتل أربعة مدنيين في انفجار عبوة ناسفة في سوق وسط مدينة الرمادي أمس الثلاثاء، بحسب مصدر أمني."


def pasted(visit: Visit, day: str) -> str:
    answer = visit.post("/intake/text", {"text": TEXT, "published": day})
    assert answer.status_code == 303
    return answer.headers["location"]


@pytest.fixture
def name(visit: Visit) -> str:
    """The id of an article that was pasted with the day of today instead of its own."""
    return re.fullmatch(r"/article\?id=(\w+)", pasted(visit, "2026-11-30"))[1]


def test_a_day_is_set_right_and_the_rows_follow(register: Register, visit: Visit, name: str) -> None:
    (event,) = register.document(name).events
    register.correct_event(event.key, {"killed_min": 5, "killed_max": 5}, Act("tests"))
    assert register.event(event.key).row["date_start"].startswith("2026-11")
    answer = visit.post("/article/day", {"id": name, "published": "2019-04-10"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/article?id={name}")
    document = register.document(name)
    assert (document.published, document.dated_by) == ("2019-04-10", "person")
    row = register.event(event.key).row
    assert (row["date_start"], row["killed_min"]) == ("2019-04-09", 5)
    (incident,) = [row for row in register.incidents().rows() if row["members"] == [[name, 1]]]
    assert incident["date_start"] == "2019-04-09"
    assert register.activities(1)[0].detail == {"id": name, "from": "2026-11-30", "to": "2019-04-10"}
    assert "the day was set by a person" in visit.get(f"/article?id={name}").text
    assert not [fault for _, faults in register.check(deep=True) for fault in faults]


def test_whoever_pastes_it_again_with_another_day_is_told(register: Register, visit: Visit, name: str) -> None:
    assert pasted(visit, "2026-11-30") == f"/article?id={name}"
    address = pasted(visit, "2019-04-10")
    assert address == f"/article?id={name}&given=2019-04-10"
    body = unescape(visit.get(address).text)
    assert "This text was taken in before" in body
    assert 'name="published" value="2019-04-10"' in body
    assert register.document(name).published == "2026-11-30"


def test_the_same_day_reads_nothing_and_no_day_is_a_day_too(register: Register, visit: Visit, name: str) -> None:
    runs = len(register.runs(50))
    visit.post("/article/day", {"id": name, "published": "2026-11-30"})
    assert len(register.runs(50)) == runs
    visit.post("/article/day", {"id": name, "published": ""})
    assert (register.document(name).published, register.document(name).dated_by) == (None, None)
    assert visit.post("/article/day", {"id": name, "published": "gestern"}).status_code == 422
    assert visit.post("/article/day", {"id": "nothing", "published": "2019-04-10"}).status_code == 404
