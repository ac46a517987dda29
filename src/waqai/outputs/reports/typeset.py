"""A report as a PDF, set by Typst in Amiri. Words reach Typst as data (JSON), never as markup, so that none of them can be a command."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any

from waqai.outputs.reports.blocks import Answer, Block, Card, Figure, Heading, Paragraph, Part, Points, Table
from waqai.outputs.reports.wording import Wording, plain

NEEDS = "a report as PDF needs Typst and the Amiri fonts: pip install 'waqai[reports]', or --format html"


class TypesettingError(ValueError):
    """The PDF cannot be made; the message is one line."""


def typeset(parts: Iterable[Part]) -> bytes:
    """The PDF: tagged for screen readers, without a date, so that the same parts give the same bytes.

    Typst reads nothing but the files that are laid for it in a folder of its own, and fonts of the package `fontpkg-amiri` (OFL).
    TypesettingError where they are not installed or Typst refuses.
    """
    try:
        import fontpkg_amiri
        import typst
    except ImportError:
        raise TypesettingError(NEEDS) from None
    fonts = Path(fontpkg_amiri.__file__).parent / "files"
    with tempfile.TemporaryDirectory(prefix="waqai-report-") as name:
        folder = Path(name)
        pictures: list[str] = []
        described = [_part(part, pictures) for part in parts]
        for i, svg in enumerate(pictures):
            (folder / f"figure-{i}.svg").write_text(svg, encoding="utf-8")
        (folder / "report.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8", errors="replace")
        main = folder / "report.typ"
        main.write_text(resources.files("waqai.outputs.reports").joinpath("report.typ").read_text("utf-8"), encoding="utf-8")
        try:
            made: bytes = typst.compile(main, root=folder, font_paths=[fonts], ignore_system_fonts=True, format="pdf", timestamp=0)
        except typst.TypstError as error:
            raise TypesettingError(f"Typst refuses the report: {' '.join(str(error).split())[:300]}") from None
    return made


def _page(part: Part) -> str:
    """The words at the foot of a page, with places for its number and the number of all."""
    return Wording(part.language).say("label.page", n="{n}", total="{total}")


def _part(part: Part, pictures: list[str]) -> dict[str, Any]:
    return {
        "language": part.language,
        "title": plain(part.title),
        "page": _page(part),
        "blocks": [_block(block, pictures) for block in part.blocks],
    }


def _block(block: Block, pictures: list[str]) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text, "level": block.level}
        case Paragraph():
            return {"kind": "paragraph", "text": block.text, "style": block.style}
        case Answer():
            return {"kind": "answer", "items": [{"text": each.text, "label": each.label} for each in block.sentences]}
        case Points():
            return {"kind": "points", "items": list(block.items)}
        case Figure():
            pictures.append(block.svg)
            file = f"figure-{len(pictures) - 1}.svg"
            return {"kind": "figure", "file": file, "alt": block.alt, "label": block.label, "caption": block.caption, "note": block.note}
        case Table():
            cells = [[{"text": cell.text, "links": [list(link) for link in cell.links]} for cell in row] for row in block.rows]
            columns = len(block.head) or (len(block.rows[0]) if block.rows else 1)
            widths = list(block.widths) or [1 / columns] * columns
            return {
                "kind": "table", "label": block.label, "caption": block.caption, "head": list(block.head), "rows": cells, "widths": widths,
                "small": block.small,
            }  # fmt: skip
        case Card():
            return {"kind": "card", "title": block.title, "pairs": [list(pair) for pair in block.pairs], "notes": list(block.notes)}
