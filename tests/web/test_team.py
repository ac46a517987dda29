"""A team's workbench: who may what, logging in, tokens, erasures that take two, double coding."""

from __future__ import annotations

import re
import time
from html import unescape

import pytest

from waqai.app.web import passwords
from waqai.app.web.passwords import code_at
from waqai.app.web.settings import Settings
from waqai.model import ReportKey
from waqai.register import Register

from .conftest import visiting
from .team import PASSWORD, ROLES, TEAM, log_in, people, visiting_as

ALLOWED = {
    "/": ROLES, "/explore": ROLES, "/explore?view=map": ROLES, "/explore/map.json": ROLES, "/place?name=Baqubah": ROLES, "/account": ROLES,
    "/api/v1/incidents": ROLES, "/api/v1/changes": ROLES,
    "/article?id=market": ROLES[1:], "/article/why?id=market&n=1&field=killed": ROLES[1:], "/actor?name=Islamic+State": ROLES[1:],
    "/export": ROLES[1:], "/reports": ROLES[1:], "/changes": ROLES[1:], "/care": ROLES[1:],
    "/api/v1/document?id=market": ROLES[1:], "/api/v1/log": ROLES[1:],
    "/review": ROLES[2:], "/article/edit?id=market&n=1&field=killed": ROLES[2:], "/duplicates": ROLES[2:], "/intake": ROLES[2:],
    "/erasures": ROLES[2:], "/double": ROLES[2:], "/event/example?id=market&n=1": ROLES[2:], "/places?q=x": ROLES[2:],
    "/people": ROLES[3:], "/activity": ROLES[3:],
}  # fmt: skip
CHANGES = {
    "/article/set": (ROLES[2:], {"id": "market", "n": "1", "field": "killed", "value": "9"}),
    "/article/review": (ROLES[2:], {"id": "market", "n": "1", "state": "accepted"}),
    "/article/add": (ROLES[2:], {"id": "market", "start": "0", "end": "4"}),
    "/article/comment": (ROLES[1:], {"id": "market", "n": "1", "words": "x"}),
    "/intake/text": (ROLES[2:], {"text": "قتل ثلاثة جنود بانفجار عبوة ناسفة في الموصل اليوم."}),
    "/erasures/ask": (ROLES[2:], {"what": "document", "target": "quiet", "why": "x"}),
    "/erasures/settle": (ROLES[3:], {"number": "99", "verdict": "refuse"}),
    "/people/add": (ROLES[3:], {"name": "eve", "role": "admin"}),
    "/people/change": (ROLES[3:], {"name": "viewer", "what": "role", "role": "admin"}),
    "/double/begin": (ROLES[3:], {"first": "admin", "second": "reviewer", "size": "2"}),
    "/explore/save": (ROLES[1:], {"name": "mine", "query": "country=IQ"}),
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_what_it_may_and_no_more(register: Register, role: str) -> None:
    people(register)
    visit = visiting_as(register, role)
    for address, roles in ALLOWED.items():
        status = visit.get(address, follow_redirects=False).status_code
        assert (status == 200) == (role in roles), (role, address, status)
        assert status in (200, 403), (role, address, status)
    before = register.info().changes, len(register.people()), register.info().documents
    for address, (roles, values) in CHANGES.items():
        status = visit.post(address, values).status_code
        assert (status == 403) == (role not in roles), (role, address, status)
    if role == "viewer":
        assert (register.info().changes, len(register.people()), register.info().documents) == before


def test_nothing_is_shown_before_a_login(register: Register) -> None:
    people(register)
    visit = visiting(register, TEAM)
    for address in ALLOWED:
        answer = visit.get(address, follow_redirects=False)
        assert answer.status_code == (401 if address.startswith("/api/") else 303), address
        assert "بعقوبة" not in answer.text and "Baqubah" not in answer.text
    assert visit.client.post("/article/set", data={"id": "market", "n": "1"}, follow_redirects=False).status_code == 303
    assert register.info().changes == 0


@pytest.mark.parametrize(
    ("asked", "headers", "back"),
    (
        ("/explore?country=IQ&q=%D8%A7", {}, "/explore?country=IQ&q=%D8%A7"),
        ("/", {}, "/"),
        (
            "/article/events?id=market",
            {"hx-request": "true", "hx-current-url": "http://localhost/article?id=market&n=1"},
            "/article?id=market&n=1",
        ),
        ("/article/events?id=market", {"hx-request": "true", "hx-current-url": "https://elsewhere.example//x"}, "/x"),
    ),
)
def test_after_a_login_somebody_is_where_they_were(register: Register, asked: str, headers: dict[str, str], back: str) -> None:
    people(register)
    visit = visiting(register, TEAM)
    answer = visit.get(asked, headers=headers, follow_redirects=False)
    form = visit.get(answer.headers.get("hx-redirect") or answer.headers["location"]).text
    hidden = {name: unescape(value) for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form)}
    wrong = visit.client.post("/login", data={**hidden, "name": "reviewer", "password": "x"}, follow_redirects=False).text
    assert [unescape(value) for value in re.findall(r'name="back" value="([^"]*)"', wrong)][-1] == hidden["back"]
    answer = visit.client.post("/login", data={**hidden, "name": "reviewer", "password": PASSWORD}, follow_redirects=False)
    assert answer.headers["location"] == back


def test_the_first_page_leads_nobody_to_what_they_may_not_see(register: Register) -> None:
    people(register)
    for role in ROLES:
        visit = visiting_as(register, role)
        main = visit.get("/").text.split("<main")[1].split("</main>")[0]
        for address in {unescape(found) for found in re.findall(r'href="([^"]+)"', main)}:
            assert visit.get(address).status_code == 200, (role, address)


def test_a_viewer_sees_no_words_and_no_names(register: Register) -> None:
    people(register)
    incident = next(row["incident"] for row in register.incidents().rows() if row["members"][0][0] == "market")
    visit = visiting_as(register, "viewer")
    for address in (f"/incident/{incident}", "/explore", "/", "/api/v1/incidents", "/api/v1/changes"):
        body = visit.get(address).text
        assert "مفخخة" not in body and "بحسب" not in body, address
    assert visit.get(f"/api/v1/incidents/{incident}").status_code == 403
    for searched in ("q=بعقوبة", "article=بعقوبة", "target=Fulan+al-Fulani"):  # what is not shown cannot be searched for either
        for address in ("/explore", "/explore/map.json", "/api/v1/incidents", "/api/v1/count"):
            assert visit.get(f"{address}?{searched}").status_code == 403, (address, searched)
    assert visit.get("/explore?attacker=Islamic+State").status_code == 200


def test_guessing_passwords_is_stopped(register: Register) -> None:
    people(register)
    visit = visiting(register, TEAM)
    statuses = [log_in(visit, "admin", f"wrong password {n}").status_code for n in range(6)]
    assert statuses == [403] * 5 + [429]
    assert log_in(visit, "admin").status_code == 429  # the right one comes too late as well
    assert log_in(visit, "reviewer").status_code == 303  # others are not locked out
    assert {deed.what for deed in register.activities()} >= {"login failed", "login refused", "login"}


def test_a_session_that_was_slipped_in_is_not_taken_on(register: Register) -> None:
    people(register)
    visit = visiting(register, TEAM)
    visit.client.cookies.set("waqai_session", "slipped-in-by-somebody-else")
    answer = log_in(visit, "reviewer")
    assert "slipped-in" not in answer.headers["set-cookie"]
    assert register.ticket("slipped-in-by-somebody-else") is None
    first = visit.client.cookies.get("waqai_session", domain="localhost.local") or answer.cookies["waqai_session"]
    assert register.ticket(first).account == "reviewer"


def test_cookies_are_for_this_host_over_https_and_no_script(register: Register) -> None:
    people(register)
    secure = Settings(team=True, address="https://waqai.example.org")
    visit = visiting(register, secure)
    visit.client.base_url = "https://waqai.example.org"
    answer = log_in(visit, "admin")
    cookie = next(one for one in answer.headers.get_list("set-cookie") if one.startswith("__Host-waqai="))
    assert all(part in cookie for part in ("Secure", "HttpOnly", "SameSite=lax", "Path=/"))
    assert "max-age" in answer.headers["strict-transport-security"]


def test_leaving_ends_the_session_in_the_register(register: Register) -> None:
    people(register)
    visit = visiting_as(register, "admin")
    secret = visit.client.cookies["waqai_session"]
    visit.post("/logout")
    assert register.ticket(secret) is None
    assert visit.client.get("/people", cookies={"waqai_session": secret}, follow_redirects=False).status_code == 303


def test_a_new_password_ends_all_sessions_and_a_disabled_account_all_of_its_own(register: Register) -> None:
    people(register)
    visit, other = visiting_as(register, "reviewer"), visiting_as(register, "reviewer")
    assert visit.post("/account/password", {"old": PASSWORD, "new": "short"}).status_code == 422
    assert visit.post("/account/password", {"old": "wrong", "new": "another long password"}).status_code == 422
    assert visit.post("/account/password", {"old": PASSWORD, "new": "another long password"}).status_code == 303
    assert other.get("/review", follow_redirects=False).status_code == 303
    analyst, admin = visiting_as(register, "analyst"), visiting_as(register, "admin")
    assert admin.post("/people/change", {"name": "analyst", "what": "disable"}).status_code == 303
    assert analyst.get("/changes", follow_redirects=False).status_code == 303
    assert log_in(visiting(register, TEAM), "analyst").status_code == 403
    assert admin.post("/people/change", {"name": "admin", "what": "disable"}).status_code == 422  # the last admin


def test_one_time_codes_hold_once(register: Register) -> None:
    people(register)
    visit = visiting_as(register, "admin")
    page = visit.post("/account/factor", {"old": PASSWORD}).text
    secret = page.partition('id="factor">')[2].partition("<")[0]
    step = int(time.time() // passwords.STEP_SECONDS)
    assert visit.post("/account/factor", {"old": PASSWORD, "factor": secret, "code": code_at(secret, step)}).status_code == 200
    again = visiting(register, TEAM)
    assert log_in(again, "admin").status_code == 403
    step = int(time.time() // passwords.STEP_SECONDS)
    assert log_in(again, "admin", code=code_at(secret, step)).status_code == 303
    replay = again
    replay.client.cookies.clear()
    assert log_in(replay, "admin", code=code_at(secret, step)).status_code == 403


def test_erasing_takes_two_people(register: Register) -> None:
    people(register, *ROLES, "admin2")
    first, second = visiting_as(register, "admin"), visiting_as(register, "admin2")
    first.post("/erasures/ask", {"what": "document", "target": "market", "why": "asked for by the family"})
    (asked,) = register.erasures("asked")
    assert first.post("/erasures/settle", {"number": str(asked.num), "verdict": "agree"}).status_code == 409
    assert register.document("market").text is not None
    assert second.post("/erasures/settle", {"number": str(asked.num), "verdict": "agree"}).status_code == 303
    assert register.document("market").erased
    assert second.get("/article?id=market").status_code == 410


def test_tokens_may_what_their_scopes_say_within_the_role(register: Register) -> None:
    people(register)

    def token_of(name: str, *scopes: str) -> dict[str, str]:
        page = visiting_as(register, name).post("/account/token", {"scope": list(scopes), "label": "test"}).text
        return {"authorization": "Bearer " + page.partition('id="made">')[2].partition("<")[0]}

    outside = visiting(register, TEAM).client
    reading, writing, viewers = (
        token_of("reviewer", "read"),
        token_of("reviewer", "read", "write"),
        token_of("viewer", "read", "write", "intake"),
    )
    body = {"document": "market", "n": 1, "values": {"killed_min": 6, "killed_max": 6}, "version": 0}
    assert outside.get("/api/v1/document?id=market", headers=reading).status_code == 200
    assert outside.patch("/api/v1/event", json=body, headers=reading).status_code == 403
    assert outside.get("/api/v1/document?id=market", headers=viewers).status_code == 403
    assert outside.patch("/api/v1/event", json=body, headers=viewers).status_code == 403
    assert outside.patch("/api/v1/event", json=body, headers=writing).status_code == 200
    assert register.event(ReportKey("market", 1)).row["killed_min"] == 6
    assert outside.patch("/api/v1/event", json={**body, "values": {"killed_min": 5}}, headers=writing).status_code == 409
    assert outside.post("/api/v1/documents", json={"text": "x"}, headers=writing).status_code == 403
    assert outside.get("/review", headers=writing, follow_redirects=False).status_code == 303  # a token opens no pages
    session = visiting_as(register, "reviewer")
    assert (
        session.client.patch("/api/v1/event", json=body).status_code == 403
    )  # a session alone changes nothing: a form elsewhere has it too


def test_two_people_code_the_same_events_and_their_agreement_is_told(register: Register) -> None:
    people(register)
    admin, reviewer = visiting_as(register, "admin"), visiting_as(register, "reviewer")
    assert admin.post("/double/begin", {"first": "admin", "second": "reviewer", "size": "3"}).status_code == 303
    from waqai.app.web import doubling

    (one,) = doubling.rounds(register)
    for number, (document, n) in enumerate(one.events):
        for visit, kind in ((admin, "car_bomb"), (reviewer, "car_bomb" if number else "shelling")):
            values = {"event": f"{document}/{n}", "status": "actual", "type": kind, "country": "iq", "killed": "٣"}
            assert visit.post(f"/double/{one.name}", values).status_code == 303
    agreed = {row.field: row for row in doubling.agreed(doubling.find(register, one.name))}
    assert (agreed["type"].events, round(agreed["type"].share, 2)) == (3, 0.67)
    assert agreed["type"].alpha == pytest.approx(0.0)
    assert agreed["killed"].share == 1.0 and agreed["killed"].alpha is None
    assert register.info().changes == 0
    assert visiting_as(register, "analyst").get(f"/double/{one.name}").status_code == 403


def test_tokens_are_listed_and_ended_one_by_one(register: Register) -> None:
    people(register, "analyst", "reviewer")
    visit, other = visiting_as(register, "reviewer"), visiting_as(register, "analyst")
    secrets = {}
    for label in ("nightly", "map"):
        page = visit.post("/account/token", {"scope": ["read"], "label": label}).text
        secrets[label] = page.partition('id="made">')[2].partition("<")[0]
    outside = visiting(register, TEAM).client
    listed = {token.label: token for token in register.tokens("reviewer")}
    page = visit.get("/account").text
    assert all(label in page for label in secrets) and not any(secret in page for secret in secrets.values())
    assert "nightly" not in other.get("/account").text
    refused = other.post("/account/token/end", {"handle": listed["nightly"].handle})  # somebody else's
    assert refused.status_code == 404
    assert visit.post("/account/token/end", {"handle": listed["nightly"].handle[:8]}).status_code == 404
    assert visit.post("/account/token/end", {"handle": listed["nightly"].handle}).status_code == 200
    told = {label: outside.get("/api/v1", headers={"authorization": f"Bearer {secret}"}).status_code for label, secret in secrets.items()}
    assert told == {"nightly": 401, "map": 200}
    assert visit.post("/account/token/end", {"handle": listed["nightly"].handle}).status_code == 404
    assert [(token.label, token.ended is None) for token in register.tokens("reviewer")] == [("map", True), ("nightly", False)]
    assert register.activities(1)[0].what == "token ended"


def test_every_page_has_its_data_for_programs_within_the_role(register: Register) -> None:
    people(register)
    incident = register.incidents().ids()[0]
    allowed = {
        f"/api/v1/similar?incident={incident}": ROLES[1:], "/api/v1/reports": ROLES[1:], "/api/v1/seen": ROLES[1:],
        "/api/v1/feeds": ROLES[2:], "/api/v1/erasures": ROLES[2:], "/api/v1/rounds": ROLES[2:],
        "/api/v1/people": ROLES[3:], "/api/v1/activity": ROLES[3:],
    }  # fmt: skip
    outside = visiting(register, TEAM).client
    for role in ROLES:
        visit = visiting_as(register, role)
        page = visit.post("/account/token", {"scope": ["read", "write", "intake", "admin"], "label": role}).text
        token = {"authorization": "Bearer " + page.partition('id="made">')[2].partition("<")[0]}
        for address, roles in allowed.items():
            for status in (visit.get(address).status_code, outside.get(address, headers=token).status_code):
                assert status == (200 if role in roles else 403), (role, address, status)
    admin = visiting_as(register, "admin")
    assert {person["name"] for person in admin.get("/api/v1/people").json()} == set(ROLES)
    assert not any("secret" in person for person in admin.get("/api/v1/people").json())
    assert admin.get("/api/v1/activity?limit=1").json()[0]["what"] == "login"
