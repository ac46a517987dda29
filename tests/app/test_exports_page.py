"""The page on exports: its Python runs, its commands are the program's, its lists are whole."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from waqai.knowledge.codebooks import CODEBOOKS
from waqai.model import Document
from waqai.outputs.tables import FORMATS
from waqai.register import Item, Program, Register

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)


def register_of_the_examples(path: Path) -> None:
    """The register that the page speaks of: the examples, as `waqai add` would store them."""
    lines = [json.loads(line) for line in (ROOT / "examples" / "expected.jsonl").read_text(encoding="utf-8").splitlines()]
    with Register.open(path, create=True) as register:
        run = register.begin_run(Program("0.0", "packs"))
        items = [Item(Document(each["id"], each["id"], None, date.fromisoformat(each["published"]), "daily"), each) for each in lines]
        register.store(items, run)
        register.fuse()


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_python_of_the_page_runs(number: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    if "news.db" in BLOCKS[number]:
        register_of_the_examples(tmp_path / "news.db")
        monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(compile(BLOCKS[number], f"exports.md, block {number + 1}", "exec"), names)
    assert len(names.get("frame", "frame")) > 0
    if "drawn" in names:
        assert "<svg" in names["drawn"]._repr_html_()


def test_every_shape_and_format_is_described() -> None:
    assert len(BLOCKS) == 3
    for name in CODEBOOKS:
        assert f"| `{name}` |" in PAGE
    for form in FORMATS.values():
        assert f"| `{form.name}` | `{form.suffix}` |" in PAGE
