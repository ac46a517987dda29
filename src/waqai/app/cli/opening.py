"""A register for a command: opened, closed, and everything that it refuses said in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from waqai.app.cli.session import Session

if TYPE_CHECKING:
    from waqai.register import Act, Register

Target = Annotated[
    str,
    typer.Option("--register", metavar="DB", envvar="WAQAI_REGISTER", help="The register: a file, or a postgresql:// address."),
]
Who = Annotated[str, typer.Option("--who", metavar="NAME", help="Who does it, for the log; else the user of this machine.")]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="Why, for the log.")]


@contextmanager
def register_of(session: Session, target: str, *, create: bool = False, keeps: str = "text") -> Iterator[Register]:
    """The register; what cannot be meant ends the command with 2, what cannot be done with 1."""
    # Here and in the commands' bodies, since the libraries of the database take most of a second to load.
    from waqai.register import Conflict, ErasureError, FieldError, FilterError, Register, RegisterError, UnknownError

    try:
        with Register.open(target, create=create, keeps=keeps) as register:
            yield register
    except (FieldError, FilterError) as fault:
        session.wrong_use(str(fault))
    except (RegisterError, UnknownError, ErasureError, Conflict) as fault:
        session.fail(str(fault))


def acting(who: str, why: str = "") -> Act:
    """Who changes something and why, as the log will say it."""
    from waqai.register import Act, local_user

    return Act(who or local_user(), why)
