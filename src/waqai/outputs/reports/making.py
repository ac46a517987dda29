"""A report made: from a question and its material to files, the same bytes for the same data, question and program."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waqai import __version__
from waqai.knowledge import load_packs
from waqai.outputs.files import written_aside
from waqai.outputs.reports.compose import compose
from waqai.outputs.reports.findings import Findings, find
from waqai.outputs.reports.material import Material, MaterialError, data_path, digest
from waqai.outputs.reports.names import load_names
from waqai.outputs.reports.page import page
from waqai.outputs.reports.request import ReportRequest, RequestError, request_of
from waqai.outputs.reports.wording import Wording

FORM = "waqai report 1"
FORMATS = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report as bytes by ending (`html`, `pdf`, `json`, `data.jsonl.gz`), and what it found."""

    files: Mapping[str, bytes]
    found: Findings

    def write(self, stem: Path) -> list[Path]:
        """Write every file beside each other under one name; each is whole or not there."""
        written = []
        for ending, data in self.files.items():
            path = stem.with_name(f"{stem.name}.{ending}")
            with written_aside(path) as stream:
                stream.write(data)
            written.append(path)
        return written


def make_report(
    request: ReportRequest, material: Material, formats: tuple[str, ...] = FORMATS, step: Callable[[str], None] = lambda what: None
) -> MadeReport:
    """Answer the question and set it. RequestError where nothing is meant, MaterialError where a row cannot be counted."""
    found = find(request, material, step)
    step("data")
    data = material.packed()
    stamp = stamp_of(data)
    step("words")
    parts = [compose(found, Wording(language, load_names()), stamp) for language in request.languages]
    files: dict[str, bytes] = {}
    if "html" in formats:
        step("page")
        files["html"] = page(parts).encode("utf-8", "replace")
    if "pdf" in formats:
        from waqai.outputs.reports.typeset import typeset

        step("PDF")
        files["pdf"] = typeset(parts)
    described = {
        "form": FORM, "request": request.model_dump(mode="json"), "formats": list(formats), "stamp": stamp,
        "origin": {key: value for key, value in material.origin.items() if key not in ("published", "issues")},
        "incidents": len(found.subject), "answer": _answers(parts),
        "estimates": {k: v.to_dict(rows=False) for k, v in found.estimates.items()},
        "caveats": [caveat.to_dict() for caveat in found.caveats], "files": {ending: digest(content) for ending, content in files.items()},
    }  # fmt: skip
    files["json"] = (json.dumps(described, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8", "backslashreplace")
    files["data.jsonl.gz"] = data
    return MadeReport(files, found)


def stamp_of(data: bytes) -> dict[str, str]:
    """What must be known to make the same report again: program, packs, data."""
    return {"version": __version__, "packs": load_packs().hash, "digest": digest(data)}


def _answers(parts: list[Any]) -> dict[str, list[dict[str, str]]]:
    from waqai.outputs.reports.blocks import Answer

    return {
        part.language: [
            {"text": sentence.text, "figure": sentence.key, "strength": sentence.strength}
            for block in part.blocks if isinstance(block, Answer) for sentence in block.sentences
        ]
        for part in parts
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rerun:
    """A report asked again: the question, the formats, the material, and what it was made with then."""

    request: ReportRequest
    formats: tuple[str, ...]
    material: Material
    stamp: Mapping[str, str]
    files: Mapping[str, str]

    def differences(self, made: MadeReport) -> list[str]:
        """What is not as it was, one line each; empty where every byte is."""
        found = []
        now = stamp_of(made.files["data.jsonl.gz"])
        for name, word in (("version", "program"), ("packs", "packs")):
            if now[name] != self.stamp.get(name):
                found.append(f"made with {word} {str(self.stamp.get(name))[:12]}, now {now[name][:12]}")
        return found + [f".{ending} differs from what it was" for ending, was in self.files.items() if digest(made.files[ending]) != was]


def read_rerun(path: Path) -> Rerun:
    """A REPORT.json and the data beside it. MaterialError in one line where either is missing, broken, or not what was written."""
    try:
        described = json.loads(path.read_text(encoding="utf-8"))
        if described["form"] != FORM:
            raise KeyError("form")
        stamp, files, formats = dict(described["stamp"]), dict(described["files"]), tuple(described["formats"])
        request = request_of(described["request"])
    except OSError as error:
        raise MaterialError(f"{path}: {error.strerror or error}") from None
    except (ValueError, KeyError, TypeError) as error:
        cause = error if isinstance(error, RequestError) else "not a REPORT.json of this program"
        raise MaterialError(f"{path}: {cause}") from None
    beside = data_path(path)
    try:
        data = beside.read_bytes()
    except OSError as error:
        raise MaterialError(f"{beside}: {error.strerror or error}; the data of a report lie beside its .json") from None
    if digest(data) != stamp.get("digest"):
        raise MaterialError(f"{beside}: not the data that {path.name} was made from (SHA-256 differs)")
    return Rerun(request, formats, Material.unpacked(data, str(beside)), stamp, files)
