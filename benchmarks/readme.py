"""Puts a measured table into README.md (or another page), between the marks <!-- NAME --> and <!-- /NAME -->."""

from __future__ import annotations

import re
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def replace_between_marks(name: str, text: str, path: Path = README) -> None:
    """Replace what stands between the marks; ValueError where the page has none of that name."""
    page = path.read_text(encoding="utf-8")
    found = re.search(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", page, flags=re.DOTALL)
    if found is None:
        raise ValueError(f"{path.name} has no <!-- {name} --> ... <!-- /{name} -->")
    path.write_text(page[: found.end(1)] + text + "\n" + page[found.start(2) :], encoding="utf-8")
