"""One coder for all properties, and the constructed reports whose surface they change."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from waqai.events.coder import Coder
from waqai.model import Document

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports.jsonl"


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder()


@pytest.fixture(scope="session")
def reports() -> dict[str, Document]:
    lines = map(json.loads, EXAMPLES.read_text(encoding="utf-8").splitlines())
    return {line["id"]: Document(line["id"], line["text"], line["title"], date.fromisoformat(line["published"])) for line in lines}
