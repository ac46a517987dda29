"""`waqai account`: who may log in to a team's workbench."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from waqai.app.cli.opening import Target, Who, acting, register_of
from waqai.app.cli.session import Session

if TYPE_CHECKING:
    from waqai.register import Register

account = typer.Typer(help="Who may log in to a workbench that serves a team.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of the account.")]
Role = Annotated[str, typer.Option(metavar="ROLE", help="viewer, analyst, reviewer or admin.")]
FromStdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input instead of asking for it.")]


@account.command("add")
def add_command(register: Target, name: Name, role: Role = "analyst", who: Who = "", password_stdin: FromStdin = False) -> None:
    """Make an account; its password is asked for."""
    session = Session()
    password = _password(session, password_stdin)
    with register_of(session, register, create=True) as opened:
        opened.add_person(acting(who).who, name, role)
        opened.change_person(acting(who).who, name, secret=password)
        session.say(f"{name} may log in as {role}")


@account.command("password")
def password_command(register: Target, name: Name, who: Who = "", password_stdin: FromStdin = False) -> None:
    """Set a new password; logins, tokens and one-time codes of the account end."""
    session = Session()
    password = _password(session, password_stdin)
    with register_of(session, register) as opened:
        opened.change_person(acting(who).who, name, secret=password, second_factor=None)
        session.say(f"{name} has a new password")


@account.command("role")
def role_command(register: Target, name: Name, role: Annotated[str, typer.Argument(metavar="ROLE")], who: Who = "") -> None:
    """Give an account another role."""
    session = Session()
    with register_of(session, register) as opened:
        opened.change_person(acting(who).who, name, role=role)
        session.say(f"{name} is {role}")


@account.command("disable")
def disable_command(register: Target, name: Name, who: Who = "") -> None:
    """End all logins of an account and let nobody in with it any more; what it did stays under its name."""
    session = Session()
    with register_of(session, register) as opened:
        opened.change_person(acting(who).who, name, disabled=True)
        session.say(f"{name} may not log in any more")


@account.command("list")
def list_command(register: Target) -> None:
    """All accounts."""
    session = Session()
    with register_of(session, register) as opened:
        session.out.print(_table(opened))


def _table(register: Register) -> Table:
    grid = Table("account", "role", "since", "password", "one-time codes", "state", box=None)
    for person in register.people():
        factor, state = "yes" if person.has_second_factor else "no", "disabled" if person.disabled else ""
        cells = (person.name, person.role, person.created[:10], "set" if person.has_password else "none", factor, state)
        grid.add_row(*(Text(cell) for cell in cells))
    return grid


def _password(session: Session, from_stdin: bool) -> str:
    """The hash of the password that is given. Ends the command where it is too short."""
    from waqai.register import FieldError

    try:
        from waqai.app.web.passwords import hashed
    except ImportError as error:
        session.wrong_use(f"accounts need the libraries of the workbench: pip install 'waqai[web]' ({error})")
    given = sys.stdin.readline().rstrip("\n") if from_stdin else typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    try:
        return hashed(given)
    except FieldError as fault:
        session.wrong_use(str(fault))
