"""The page on exports: its Python runs, its commands are the program's, its lists are whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from waqai.knowledge.codebooks import CODEBOOKS
from waqai.outputs.tables import FORMATS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_python_of_the_page_runs(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    exec(compile(BLOCKS[number], f"exports.md, block {number + 1}", "exec"), names)
    assert len(names.get("frame", "frame")) > 0


def test_every_shape_and_format_is_described() -> None:
    assert len(BLOCKS) == 2
    for name in CODEBOOKS:
        assert f"| `{name}` |" in PAGE
    for form in FORMATS.values():
        assert f"| `{form.name}` | `{form.suffix}` |" in PAGE
