"""A team's workbench for tests: accounts of every role, and visits logged in as each."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher

from waqai.app.web.settings import Settings
from waqai.register import Register

from .conftest import Visit, visiting

PASSWORD = "correct horse battery"
ROLES = ("viewer", "analyst", "reviewer", "admin")
TEAM = Settings(team=True)


@cache
def kept_password() -> str:
    """The hash of PASSWORD, cheap to check: tests log in often."""
    return PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(PASSWORD)


def people(register: Register, *names: str) -> None:
    """Accounts named after their role; `admin2` is another admin."""
    for name in names or ROLES:
        register.add_person("tests", name, name.rstrip("0123456789"))
        register.change_person("tests", name, secret=kept_password())


def token_of_login(visit: Visit) -> str:
    page = visit.get("/login").text
    return page.partition('name="token" value="')[2].partition('"')[0]


def log_in(visit: Visit, name: str, password: str = PASSWORD, code: str = ""):
    values = {"token": token_of_login(visit), "name": name, "password": password, "code": code}
    return visit.client.post("/login", data=values, follow_redirects=False)


def visiting_as(register: Register, name: str, settings: Settings = TEAM) -> Visit:
    """A visit of somebody who is logged in to a workbench of their own over the register."""
    visit = visiting(register, settings)
    answer = log_in(visit, name)
    assert answer.status_code == 303, answer.text
    return visit
