"""`waqai version`: which program and which knowledge made a row."""

from __future__ import annotations

import platform

from waqai import __version__
from waqai.app.cli.session import Session
from waqai.knowledge import PackError, load_packs


def version() -> None:
    """Print the versions of the program and of its knowledge packs."""
    session = Session()
    try:
        knowledge = load_packs()
    except PackError as error:
        session.fail(f"the knowledge packs cannot be used: {error}")
    session.out.print(
        f"waqai {__version__}, packs {knowledge.hash[:12]} ({len(knowledge.entries)} entries), Python {platform.python_version()}"
    )
    session.finish()
