"""What codes here, as a register notes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from waqai import __version__
from waqai.gazetteers import Library
from waqai.knowledge import load_packs

if TYPE_CHECKING:
    from waqai.register import Program


def program() -> Program:
    """The version of the program, of its packs and of the places that were added."""
    from waqai.register import Program

    index = Library().open()
    return Program(__version__, load_packs().hash, index.hash if index is not None else "")
