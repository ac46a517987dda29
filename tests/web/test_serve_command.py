"""`waqai serve` and `waqai account` as a person runs them."""

from __future__ import annotations

import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from waqai.app.cli import app
from waqai.app.web.passwords import verified
from waqai.register import Register

RUN = CliRunner()


@contextmanager
def serving(*options: str) -> Iterator[tuple[str, str]]:
    """A workbench as a process of its own: its address, and what it said."""
    command = [sys.executable, "-m", "waqai", "serve", "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        said = ""
        for line in process.stderr or ():
            said += line
            if found := re.search(r"workbench is at (http://localhost:\d+)", line):
                yield found[1], said
                break
        else:
            pytest.fail(said)
    finally:
        process.terminate()
        process.wait(20)


def test_it_serves_a_new_register_on_this_machine_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with serving("--register", str(path)) as (address, _), urllib.request.urlopen(address) as answer:
        assert "The register is empty" in answer.read().decode()
        assert answer.headers["server"] is None
    assert path.is_file()


@pytest.mark.parametrize(
    ("options", "said"),
    (
        (["--host", "0.0.0.0"], "without --team only this machine"),
        (["--team", "--host", "0.0.0.0"], "--address"),
        (["--tiles", "tiles.example.org"], "no address such as"),
        (["--address", "javascript:x"], "no address such as"),
    ),
)
def test_wrong_use_is_said_in_one_line(tmp_path: Path, options: list[str], said: str) -> None:
    result = RUN.invoke(app, ["serve", "--register", str(tmp_path / "x.db"), *options])
    assert result.exit_code == 2
    assert said in result.stderr and len(result.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "x.db").exists()


def test_accounts_are_made_changed_and_disabled(tmp_path: Path) -> None:
    path = str(tmp_path / "team.db")
    short = RUN.invoke(app, ["account", "add", "ann", "--register", path, "--password-stdin"], input="short\n")
    assert short.exit_code == 2 and "at least 12" in short.stderr
    made = RUN.invoke(
        app, ["account", "add", "ann", "--role", "admin", "--register", path, "--password-stdin"], input="a long enough password\n"
    )
    assert made.exit_code == 0
    again = RUN.invoke(app, ["account", "add", "ann", "--register", path, "--password-stdin"], input="a long enough password\n")
    assert again.exit_code == 2 and "there is an account of this name" in again.stderr
    assert RUN.invoke(app, ["account", "role", "ann", "reviewer", "--register", path]).exit_code == 0
    assert RUN.invoke(app, ["account", "role", "bob", "reviewer", "--register", path]).exit_code == 1
    assert RUN.invoke(app, ["account", "disable", "ann", "--register", path]).exit_code == 0
    listed = RUN.invoke(app, ["account", "list", "--register", path])
    assert "reviewer" in listed.stdout and "disabled" in listed.stdout and "long enough" not in listed.stdout
    with Register.open(path) as register:
        person, secret, _ = register.secrets_of("ann")
        assert verified("a long enough password", secret) and person.disabled


def test_a_checkout_without_built_scripts_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waqai.app.web.rendering.STATIC", tmp_path)
    result = RUN.invoke(app, ["serve", "--register", str(tmp_path / "x.db")])
    assert result.exit_code == 2 and "make assets" in result.stderr
