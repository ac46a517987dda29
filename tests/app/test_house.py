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
    """By the core, or by an extra that users install for what needs it."""
    extras = PROJECT["project"]["optional-dependencies"]
    wanted = [*PROJECT["project"]["dependencies"], *(r for extra, rs in extras.items() if extra not in ("dev", "bench") for r in rs)]
    required = {re.split(r"[>=]", r)[0].lower().replace("-", "_") for r in wanted}
    names = {"yaml": "pyyaml"}
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            imported = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                imported = [node.module or "waqai"]
            for name in (module.split(".")[0] for module in imported):
                known = name in sys.stdlib_module_names or name == "waqai" or names.get(name, name) in required
                assert known, f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_the_documentation_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), f"{page.name} -> {target}"
