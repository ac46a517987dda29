"""Whatever is refused is refused in the reader's language: every sentence of every room that people meet, read off the code itself."""

from __future__ import annotations

import ast
import pickle
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from waqai.app.web import catalogue, labels
from waqai.app.web.language import Language
from waqai.app.web.saying import said
from waqai.model import Refusal
from waqai.register import Conflict, Register, Subject

from .conftest import Visit, visiting

ARABIC = re.compile("[\u0600-\u06ff]")
NAMES_ALONE = {"{field}: {said}", "{field}: {value!r}: {said}", "PDF"}
"""Sentences that have no words of their own."""


def calls_of(rooms: tuple[str, ...], names: tuple[str, ...]) -> Iterator[tuple[str, ast.Call]]:
    for room in rooms:
        root = catalogue.PACKAGE / room
        for path in sorted(root.rglob("*.py")) if root.is_dir() else [root]:
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", None) in names:
                    yield f"{path.relative_to(catalogue.PACKAGE)}:{node.lineno}", node


def refusals() -> list[tuple[str, ast.Call]]:
    return list(calls_of((*catalogue.REFUSING, "app/web"), catalogue.REFUSALS))


def passed_on(call: ast.Call) -> bool:
    """Whether a refusal is only handed on, under another class or out of what was kept of it, as it came."""
    sentence = call.args[1]
    return (isinstance(sentence, ast.Attribute) and sentence.attr == "sentence") or (
        isinstance(sentence, ast.Name) and sentence.id == "sentence"
    )


def test_every_refusal_has_a_code_and_a_sentence_that_names_its_values() -> None:
    found = refusals()
    assert len(found) > 120
    for where, call in found:
        assert len(call.args) == 2, where
        if passed_on(call):
            continue
        code, sentence = call.args
        if not (isinstance(code, ast.Attribute) and code.attr == "code"):
            shown = ast.unparse(code)
            assert isinstance(code, ast.Constant) and re.fullmatch("[a-z][a-z-]+", code.value) or shown == "f'http-{status}'", where
        if ast.unparse(sentence).startswith("_PLAIN.get"):
            continue  # the words for statuses are marked where they stand
        assert isinstance(sentence, ast.Constant), where
        places = set(re.findall(r"\{(\w+)(?:!r)?\}", sentence.value))
        assert places == {keyword.arg for keyword in call.keywords}, where


def test_every_sentence_has_its_arabic() -> None:
    ar = Language("ar")
    for where, call in refusals():
        if not passed_on(call) and isinstance(call.args[1], ast.Constant):
            sentence = call.args[1].value
            told = ar.text(sentence)
            assert sentence in NAMES_ALONE or (told != sentence and ARABIC.search(told)), (where, sentence)


def test_no_room_of_the_workbench_refuses_by_other_means() -> None:
    for path in sorted((catalogue.PACKAGE / "app" / "web").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                assert getattr(node.exc.func, "id", "") not in ("HTTPException", "ValueError", "RuntimeError"), f"{path.name}:{node.lineno}"


def test_every_issue_of_an_article_that_comes_in_has_its_words() -> None:
    rooms = ("documents", "app/fetched.py", "app/coder.py", "app/web/takings.py", "register/storing.py", "events/coder.py")
    codes = {call.args[0].value for _, call in calls_of(rooms, ("Issue",)) if call.args and isinstance(call.args[0], ast.Constant)}
    assert len(codes) > 20
    assert codes <= labels.ISSUES.keys()
    assert all(ARABIC.search(Language("ar").text(words)) for words in labels.ISSUES.values())


def test_values_are_told_as_people_read_them() -> None:
    inner = Refusal("too-low", "at least {least}", least=0)
    told = Refusal("too-low", "{field}: {value!r}: {said}", field="killed_min", value=-1, said=inner)
    assert str(told) == "killed_min: -1: at least 0"
    assert said(Language("en"), told) == "Killed, at least: “-1”: at least 0"
    assert said(Language("ar", "arab"), told) == "عدد القتلى الأدنى: «-١»: لا أقل من ٠".replace(
        "عدد القتلى الأدنى", Language("ar").text("Killed, at least")
    )


def test_a_refusal_stays_whole_between_processes() -> None:
    refused = Refusal("no-figure", "{field}: {value!r} is no figure", field="killed", value="x")
    again = pickle.loads(pickle.dumps(refused))
    assert (str(again), again.code, dict(again.values)) == (str(refused), refused.code, dict(refused.values))
    assert Conflict(Subject("incident", "w-1"), 3, []).code == "changed-meanwhile"


ASKED = (
    "/explore?killed=x", "/explore?killed=5..3", "/explore?colour=red", "/explore?type=fight", "/explore?from=2019-13-01",
    "/explore?from=2020-01-01&to=2019-01-01", "/explore?bbox=1,2", "/explore?conflicts=perhaps", "/explore?q=-x", "/explore?view=globe",
    "/explore?sort=colour", "/explore?cursor=x", "/explore?claimed=yes&claimed=no", "/incident/w-none", "/article?id=none", "/article",
    "/article/events?id=none", "/duplicates/pair?a=x&b=y", "/duplicates/of?incident=x", "/changes?before=x", "/intake/taking/9",
    "/reports/making/9", "/reports/x/pdf", "/double/none", "/nowhere", "/export?as=xml", "/export?shape=x", "/explore/map.json?zoom=x",
    "/changes?before=99999999999999999999",
)  # fmt: skip
POSTED = (
    ("/article/set", {"id": "patrol", "n": "1", "field": "killed", "value": "many"}),
    ("/article/set", {"id": "patrol", "n": "1", "field": "killed", "value": "9-3"}),
    ("/article/set", {"id": "patrol", "n": "1", "field": "colour", "value": "red"}),
    ("/article/set", {"id": "patrol", "n": "1", "field": "date", "date_start": "2019-02-31"}),
    ("/article/set", {"id": "patrol", "n": "x", "field": "killed"}),
    ("/article/set", {"id": "patrol", "n": "77", "field": "killed", "value": "3"}),
    ("/article/set", {"id": "patrol", "n": "1", "field": "place", "place_ar": "ا", "lat": "200", "lon": "1"}),
    ("/article/set", {"id": "patrol", "n": "1", "field": "place", "place_ar": "ا", "lat": "north"}),
    ("/article/set", {"id": "patrol", "n": "1", "field": "place", "place_ar": "ا", "lat": "2"}),
    ("/article/set", {"id": "patrol", "n": "1", "field": "place", "country": "Iraq"}),
    ("/article/set", {"id": "patrol", "n": "1", "field": "notes", "value": "x" * 2001}),
    ("/article/review", {"id": "patrol", "n": "1", "state": "fine"}),
    ("/article/words", {"id": "patrol", "n": "1", "field": "killed", "start": "5", "end": "3"}),
    ("/article/words", {"id": "patrol", "n": "1", "field": "killed", "start": "5", "end": "999999"}),
    ("/article/comment", {"id": "patrol", "n": "1", "words": " "}),
    ("/article/mark", {"id": "patrol", "n": "1", "mark": "assignee", "value": "nobody"}),
    ("/article/mark", {"id": "patrol", "n": "1", "mark": "colour", "value": "red"}),
    ("/article/same", {"id": "patrol", "n": "1", "other": "55"}),
    ("/article/undo", {"id": "patrol"}),
    ("/explore/save", {"name": " ", "query": "country=IQ"}),
    ("/explore/save", {"name": "x", "query": "colour=red"}),
    ("/intake/text", {"text": " "}),
    ("/intake/text", {"text": "x", "published": "yesterday"}),
    ("/intake/address", {"url": "file:///etc/passwd"}),
    ("/intake/address", {"url": "http://a b"}),
    ("/intake/address", {"url": "http://me:secret@news.example/"}),
    ("/intake/files", {}),
    ("/account/token", {"days": "0", "scope": "read"}),
    ("/account/token", {}),
    ("/account/token/end", {"secret": "x"}),
    ("/account/password", {}),
    ("/people/add", {"name": "", "role": "admin"}),
    ("/people/add", {"name": "x", "role": "king"}),
    ("/people/change", {"name": "x", "what": "crown"}),
    ("/people/change", {"name": "x", "what": "enable"}),
    ("/erasures/ask", {"what": "person", "target": "فلان", "why": ""}),
    ("/erasures/ask", {"what": "person", "target": "ف", "why": "asked"}),
    ("/erasures/ask", {"what": "document", "target": "none", "why": "asked"}),
    ("/erasures/ask", {"what": "house", "target": "x", "why": "asked"}),
    ("/erasures/settle", {"number": "x"}),
    ("/erasures/settle", {"number": "7", "verdict": "agree"}),
    ("/erasures/settle", {"number": "7"}),
    ("/duplicates/judge", {"a": "x", "b": "y", "verdict": "same"}),
    ("/double", {"size": "x"}),
    ("/undo", {"seq": "x"}),
    ("/undo", {"seq": "999"}),
    ("/reports", {"kind": "actor"}),
    ("/reports", {"kind": "weather"}),
    ("/reports", {"kind": "response", "actors": "Houthis", "pivot": "2019-01-01", "window": "soon"}),
    ("/reports", {"kind": "area", "areas": "YE;13,44,5km"}),
    ("/reports", {"kind": "period", "since": "2020-01-01", "until": "2019-01-01"}),
)  # fmt: skip


def sentence_of(body: str) -> str:
    found = re.search(r'class="fault"><bdi>(.*?)</bdi>', body, re.S)
    assert found, body[:2000]
    return unescape(found[1])


@pytest.fixture(scope="module")
def arabic(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """One visit for all: what is refused changes nothing."""
    path = tmp_path_factory.mktemp("refusals") / "news.db"
    shutil.copyfile(seeded, path)
    with Register.open(path) as register:
        visit = visiting(register)
        visit.post("/preferences", {"language": "ar"})
        before = register.info().changes
        yield visit
        assert register.info().changes == before


def must_be_arabic(line: str) -> None:
    """Names, codes and addresses stay as they are; the sentence round them is Arabic: no three English words stand in a row."""
    assert ARABIC.search(line), line
    assert not re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", re.sub(r"pip install|waqai \w+|'[^']*'", "", line)), line


@pytest.mark.parametrize("address", ASKED)
def test_an_arabic_page_refuses_an_address_in_arabic(arabic: Visit, address: str) -> None:
    answer = arabic.get(address)
    assert 400 <= answer.status_code < 500
    must_be_arabic(sentence_of(answer.text))


@pytest.mark.parametrize(("address", "values"), POSTED, ids=lambda given: given if isinstance(given, str) else "")
def test_an_arabic_page_refuses_a_form_in_arabic(arabic: Visit, address: str, values: dict) -> None:
    answer = arabic.post(address, values)
    assert 400 <= answer.status_code < 500
    must_be_arabic(sentence_of(answer.text))


def test_the_gate_speaks_arabic_too(arabic: Visit) -> None:
    must_be_arabic(arabic.get("/", headers={"host": "evil.example"}).text)
    must_be_arabic(arabic.client.post("/intake/text", content=b"x", headers={"content-length": "99999999"}).text)


def test_programs_get_a_code_that_stays(visit: Visit) -> None:
    refused = visit.get("/api/v1/incidents?killed=x")
    assert refused.status_code == 422
    assert refused.json() == {"error": "killed: 'x' is no range such as 3.., ..5, 3..5 or 4", "code": "no-range"}
    assert visit.get("/api/v1/incidents/none").json()["code"] == "no-such-incident"
    assert visit.get("/api/v1/nowhere").json()["code"] == "http-404"
    assert visit.get("/api/v1/log?limit=0").json() == {"error": "limit: at least 1", "code": "too-low"}


def test_a_part_that_is_refused_is_told_beside_the_page(visit: Visit) -> None:
    answer = visit.post("/article/set", {"id": "patrol", "n": "1", "field": "killed", "value": "many"}, headers={"HX-Request": "true"})
    assert answer.headers["hx-retarget"] == "#said"
    assert "Killed" in sentence_of(answer.text)


def test_documents_name_the_codes_of_refusals() -> None:
    assert "`code`" in Path(catalogue.PACKAGE.parents[1] / "docs" / "workbench.md").read_text("utf-8")
