"""The house itself: versions, packaged data, links of the documentation, files that name no machine."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

import waqai

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def test_version_is_written_once() -> None:
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", waqai.__version__)


@pytest.mark.parametrize("requirement", [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["dev"]])
def test_requirements_have_lower_bounds_and_no_host(requirement: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_.-]+>=[0-9.]+", requirement)


def test_every_imported_package_is_required() -> None:
    """By the core, or by an extra that users install for what needs it; what «tables» brings is imported where it is used only."""
    extras = {
        name: {re.split(r"[>=\[;]", r)[0].strip().lower().replace("-", "_") for r in requirements}
        for name, requirements in PROJECT["project"]["optional-dependencies"].items()
        if name not in ("dev", "bench")
    }
    core = {re.split(r"[>=\[;]", r)[0].strip().lower().replace("-", "_") for r in PROJECT["project"]["dependencies"]}
    names = {"yaml": "pyyaml", "argon2": "argon2_cffi"}
    late = extras.get("tables", set()) - core
    for path in (ROOT / "src").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {node for function in ast.walk(tree) if isinstance(function, ast.FunctionDef) for node in ast.walk(function)}
        for node in ast.walk(tree):
            imported = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                imported = [node.module or "waqai"]
            for name in (module.split(".")[0] for module in imported):
                package = names.get(name, name)
                known = name in sys.stdlib_module_names or name == "waqai" or package in core.union(*extras.values())
                analysed = "analysis" in path.parts and package in extras.get("analysis", set())
                assert known, f"{path.relative_to(ROOT)} imports {name}, which nothing requires"
                assert package not in late or node in inside or analysed, f"{path.relative_to(ROOT)} imports {name} before it is used"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_the_documentation_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), f"{page.name} -> {target}"


def test_a_notebook_is_offered_what_is_loaded_when_asked_for() -> None:
    assert {"Coder", "Coded", "Document", "Event"} <= set(dir(waqai))


def test_a_day_that_is_none_is_refused_with_what_a_day_looks_like() -> None:
    with pytest.raises(ValueError, match="'10/4/2019' is not an ISO date such as 2019-04-10"):
        waqai.Coder().code("قصف على حي", published="10/4/2019")
