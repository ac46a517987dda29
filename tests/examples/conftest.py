"""One coder for all examples: loading packs and gazetteer is the slow part."""

from __future__ import annotations

import pytest

from waqai.events.coder import Coder


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder()
