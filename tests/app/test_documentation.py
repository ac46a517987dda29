"""Every command and every option is in docs/cli.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import typer.main

from waqai.app.cli import app

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


def commands() -> list[tuple[str, Any]]:
    top: Any = typer.main.get_command(app)
    found = []
    for name, command in top.commands.items():
        inner = getattr(command, "commands", None)
        found += [(f"{name} {sub}", each) for sub, each in inner.items()] if inner else [(name, command)]
    return found


@pytest.mark.parametrize(("name", "command"), commands(), ids=lambda value: value if isinstance(value, str) else "")
def test_command_and_its_options_are_documented(name: str, command: Any) -> None:
    head = name.split()[0]
    section = PAGE.split(f"## waqai {head}", 1)[-1].split("\n## ", 1)[0] if f"## waqai {head}" in PAGE else PAGE
    assert name.split()[-1] in PAGE
    for parameter in command.params:
        for option in parameter.opts:
            if option.startswith("--") and option != "--help":
                assert f"`{option}" in section, f"{name} {option}"
    assert command.help, f"{name} has no description"
