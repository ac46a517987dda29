"""Ids, kinds and attributes of the packs that stand as words in the code: a misspelt one would never be met, and nothing would say so."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import waqai
from waqai.events import cast, harmless, sourcing
from waqai.knowledge import load_packs

_ROOT = Path(waqai.__file__).parent
_FILES = sorted(path for room in ("events", "mentions") for path in (_ROOT / room).rglob("*.py"))
_OPEN = {
    "sourcing.py": {"wanted"},
    "harmless.py": {"culprits"},
    "own_announcements.py": {"group.entry.id"},
    "judge_retold.py": {"led.entry.id"},
    "site_lists.py": {"second[0].entry.id"},
    "cast.py": {"f'{homes[0].lower()}-army'"},
    "states.py": {"f'{homes[0].lower()}-army'"},
}
"""What ids are compared with that only a run knows: the first two are looped over tables that `_TABLES` has, the rest are other ids."""
_TABLES = {
    "harmless._CULPRITS": harmless._CULPRITS,
    "harmless._ROBBERS": harmless._ROBBERS,
    "sourcing._REPORTERS": sourcing._REPORTERS,
}
_PARTS: dict[str, Callable[[str, str], bool]] = {"startswith": str.startswith, "endswith": str.endswith, "in": str.__contains__}


@cache
def _ids() -> frozenset[str]:
    return frozenset(entry.id for entry in load_packs().entries)


@cache
def _values(attribute: str) -> frozenset[Any]:
    """What an attribute of entries may be, each item of a list by itself; None, for it may be left out."""
    held = [entry.attrs.get(attribute) for entry in load_packs().entries]
    return frozenset(item for value in held for item in (value if isinstance(value, list | tuple) else (value,))) | {None}


def _is_id(node: ast.expr) -> bool:
    """Whether an expression is `hit.entry.id`, `entry.id` or a set made of them."""
    if isinstance(node, ast.SetComp):
        return _is_id(node.elt)
    return isinstance(node, ast.Attribute) and node.attr == "id" and ast.unparse(node.value).rpartition(".")[2] == "entry"


def _attribute(node: ast.expr) -> str | None:
    """The name in `hit.entry.attrs.get("name")`, bare or within `str(...)`."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "str" and node.args:
        node = node.args[0]
    if not isinstance(node, ast.Call) or not ast.unparse(node.func).endswith("attrs.get"):
        return None
    return str(ast.literal_eval(node.args[0])) if isinstance(node.args[0], ast.Constant) else None


def _items(node: ast.expr, names: dict[str, Any]) -> list[Any] | None:
    """The items of a literal or of a constant of the module; None for what only a run knows."""
    try:
        value = eval(compile(ast.Expression(node), "node", "eval"), names)
    except (NameError, AttributeError):
        return None
    return list(value) if isinstance(value, tuple | list | set | frozenset | dict) else [value]


def _unknown(tree: ast.AST, names: dict[str, Any], still_open: set[str] | None = None) -> Iterator[str]:
    """Line by line, what the code compares with the packs and they have not."""
    for node in ast.walk(tree):
        for what, wrong in _wrong(node, names, set() if still_open is None else still_open):
            yield f"{getattr(node, 'lineno', 0)}: {what} {wrong!r}"


def _wrong(node: ast.AST, names: dict[str, Any], still_open: set[str]) -> Iterator[tuple[str, Any]]:
    if isinstance(node, ast.Compare):
        yield from _wrong_comparison(node, names, still_open)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        name, args = node.func.attr, node.args
        if name in _PARTS and _is_id(node.func.value):
            parts = _items(args[0], names) or []
            yield from ((f"no id {name}", p) for p in parts if not any(_PARTS[name](known, p) for known in _ids()))
        elif name == "get" and args and _is_id(args[0]):
            yield from (("id", key) for key in _items(node.func.value, names) or [] if key not in _ids())
        elif name in ("cues_in", "cue"):
            kinds = args[2:] if name == "cues_in" else args[:1]
            yield from (("cue", kind) for arg in kinds for kind in _items(arg, names) or [] if kind not in _values("cue"))
    elif isinstance(node, ast.Subscript) and _is_id(node.slice):
        yield from (("id", key) for key in _items(node.value, names) or [] if key not in _ids())


def _wrong_comparison(node: ast.Compare, names: dict[str, Any], still_open: set[str]) -> Iterator[tuple[str, Any]]:
    other = node.comparators[0]
    if _is_id(node.left):
        items = _items(other, names)
        if items is None and ast.unparse(other) in still_open:
            return
        assert items is not None, f"line {node.lineno}: is {ast.unparse(other)} an id? Say so in _OPEN, and its table in _TABLES"
        yield from (("id", item) for item in items if item not in _ids())
    elif _is_id(other) and isinstance(node.ops[0], ast.In):
        yield from (("no id has", part) for part in _items(node.left, names) or [] if not any(part in known for known in _ids()))
    elif (attribute := _attribute(node.left)) is not None:
        values = _values(attribute)
        yield from ((attribute, item) for item in _items(other, names) or [] if item not in values and item is not True)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.relative_to(_ROOT).as_posix())
def test_every_word_of_the_packs_that_code_asks_for_is_there(path: Path) -> None:
    module = importlib.import_module(".".join(("waqai", *path.relative_to(_ROOT).with_suffix("").parts)))
    assert list(_unknown(ast.parse(path.read_text(encoding="utf-8")), vars(module), _OPEN.get(path.name))) == []


@pytest.mark.parametrize("table", _TABLES)
def test_every_id_of_a_table_is_there(table: str) -> None:
    assert set(_TABLES[table]) <= _ids()


def test_every_noun_of_a_state_is_an_id_without_its_country() -> None:
    assert set(cast._BODIES) <= {ident.partition("-")[2] for ident in _ids()}


@pytest.mark.parametrize(
    "line",
    [
        'hit.entry.id == "took-bear"',
        '{h.entry.id for h in found} == {"took-bear"}',
        'hit.entry.id not in ("took-bare", "took-bear")',
        "hit.entry.id in _TABLE",
        '"took-bear" in hit.entry.id',
        'hit.entry.id.startswith("took-bear")',
        "_TABLE.get(hit.entry.id)",
        'reading.cues_in(0, 9, "deny", "took-bear")',
        'case.cue("took-bear")',
        'str(hit.entry.attrs.get("cue")) == "took-bear"',
        'hit.entry.attrs.get("role") in ("militant", "took-bear")',
    ],
)
def test_a_misspelt_word_is_seen(line: str) -> None:
    assert [found.endswith("'took-bear'") for found in _unknown(ast.parse(line), {"_TABLE": {"took-bare": 1, "took-bear": 2}})] == [True]
