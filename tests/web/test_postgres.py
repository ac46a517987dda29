"""The workbench over a register in PostgreSQL: the same work, in the browser and by calls, as over one in SQLite."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.register.servers import Server, postgresql

from waqai.model import ReportKey
from waqai.register import Act, Register

from .conftest import Visit, visiting
from .test_flows_browser import (  # noqa: F401 (collected here once more, with the register of this module)
    test_a_filter_is_an_address_and_its_export_is_what_it_shows,
    test_a_split_takes_the_ticked_reports_out,
    test_a_team_logs_in_and_an_erasure_takes_two,
    test_a_toll_of_an_incident_is_corrected_over_its_sources,
    test_an_articles_events_are_reviewed_in_few_key_presses,
    test_the_map_draws_each_incident_as_its_area_and_the_timeline_each_day,
    test_two_incidents_are_merged_and_taken_apart_again,
)
from .test_refusals import ASKED, POSTED
from .test_reports import test_a_report_is_made_kept_and_forgotten  # noqa: F401
from .test_review_browser import (  # noqa: F401
    test_a_missed_event_is_marked_in_the_text_by_keys,
    test_a_place_is_picked_among_homonyms,
    test_a_toll_is_corrected_by_keyboard_alone,
    test_accepting_goes_on_to_the_next_event_and_then_to_the_next_article,
    test_whoever_comes_second_is_shown_the_conflict,
)
from .test_team import (  # noqa: F401
    test_a_new_password_ends_all_sessions_and_a_disabled_account_all_of_its_own,
    test_erasing_takes_two_people,
    test_tokens_may_what_their_scopes_say_within_the_role,
    test_two_people_code_the_same_events_and_their_agreement_is_told,
)

_NUMBERS = itertools.count(1)


@dataclass(frozen=True)
class Seed:
    """A database that holds the articles of the tests, to be copied by the server itself."""

    server: Server
    name: str

    def copy(self) -> tuple[str, str]:
        """The name and the address of a new copy."""
        name = f"{self.name}_{next(_NUMBERS)}"
        self.server.execute(f"CREATE DATABASE {name} TEMPLATE {self.name}")
        return name, self.server.database(name)


@pytest.fixture(scope="module")
def seed(seeded: Path) -> Iterator[Seed]:
    with postgresql() as server:
        name = f"waqai_web_{os.getpid()}"
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name} TEMPLATE template0")
        with Register.open(seeded) as register:
            register.copy_to(server.database(name))
        yield Seed(server, name)
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def register(seed: Seed) -> Iterator[Register]:
    name, address = seed.copy()
    with Register.open(address) as opened:
        yield opened
        reader = opened.follow()
        reader.join()
    seed.server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def visit(register: Register) -> Visit:
    return visiting(register)


def test_it_is_really_postgresql(register: Register) -> None:
    assert not register.database.sqlite
    assert register.info().incidents == 5


def test_every_page_answers(register: Register, visit: Visit) -> None:
    (first, *_) = register.incidents().ids()
    addresses = (
        "/", "/review", "/review/next", "/explore", "/explore?view=map", "/explore?view=timeline&country=IQ", "/explore?q=انفجار",
        "/explore?article=انفجار", "/explore/map.json?zoom=4&bounds=30,10,60,45", f"/incident/{first}", "/duplicates",
        f"/duplicates/of?incident={first}", "/actor?name=Islamic+State", "/place?name=Baqubah", "/campaign?name=x", "/intake", "/changes",
        "/care", "/erasures", "/people", "/activity", "/account", "/double", "/reports", "/article?id=market", "/article/events?id=market",
        "/api/v1", "/api/v1/incidents?limit=2", "/api/v1/changes?since=0", "/api/v1/facets", "/api/v1/timeline", "/api/v1/grid",
        "/api/v1/documents?q=انفجار", "/api/v1/log", "/api/v1/runs", "/api/v1/searches", f"/api/v1/incidents/{first}", "/api/v1/count",
    )  # fmt: skip
    assert {address: answer.status_code for address in addresses if (answer := visit.get(address)).status_code != 200} == {}


def test_an_article_is_taken_in_and_its_events_wait(register: Register, visit: Visit) -> None:
    before = register.info().documents
    text = "قتل جنديان عراقيان وأصيب ثلاثة بانفجار عبوة ناسفة استهدفت دورية للجيش العراقي غرب مدينة الرمادي اليوم الأربعاء."
    answer = visit.post("/intake/text", {"text": text, "published": "2019-04-10"})
    assert answer.status_code == 303
    assert register.info().documents == before + 1
    assert any(event.row["country"] == "IQ" for event in register.document(answer.headers["location"].split("id=")[1].split("&")[0]).events)


def test_refusals_are_the_same(register: Register, visit: Visit) -> None:
    assert all(400 <= visit.get(address).status_code < 500 for address in ASKED)
    assert all(400 <= visit.post(address, values).status_code < 500 for address, values in POSTED)
    assert register.info().changes == 0


def test_what_one_process_changes_another_shows(register: Register, visit: Visit) -> None:
    register.follow().join()
    assert "killed=9" not in visit.get("/explore?killed=9").text or visit.get("/api/v1/count?killed=9").json() == {"count": 0}
    with Register.open(register.database.url.render_as_string(hide_password=False)) as other:
        other.correct_event(ReportKey("patrol", 1), {"killed_min": 9, "killed_max": 9}, Act("elsewhere"))
    assert visit.get("/api/v1/count?killed=9").json() == {"count": 1}
