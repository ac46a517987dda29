"""The command line, one file a command. Exit codes: 0 done, 1 some inputs failed (each named, the rest done), 2 wrong use."""

from __future__ import annotations

import functools
import importlib
import io
import os
import sys
from collections.abc import Collection
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    app: typer.Typer

_HERE = "waqai.app.cli"
_COMMANDS = {
    "code": "code.code",
    "fuse": "fuse.fuse",
    "add": "add.add",
    "watch": "watch.watch",
    "bulk": "bulk.bulk",
    "recode": "recode.recode",
    "serve": "serve.serve",
    "mentions": "mentions.mentions",
    "explain": "explain.explain",
    "evaluate": "evaluate.evaluate",
    "version": "version.version",
    "export": "export.export_incidents",
    "diff": "diff.diff_exports",
    "import": "import_dataset.import_dataset",
    "compare": "compare.compare_dataset",
    "packs": "packs.packs",
    "register": "register.register",
    "account": "account.account",
    "report": "report.report",
    "gazetteer": "gazetteer.gazetteer",
}
"""Every command in the order of the help: its name, and where its function (or its app of further commands) stands."""


@functools.cache
def _whole() -> typer.Typer:
    return _app_of(_COMMANDS)


def _app_of(names: Collection[str]) -> typer.Typer:
    """The program with some of its commands; only their modules are loaded."""
    app = typer.Typer(
        help="Waqai (وقائع): Arabic news in, conflict-event rows out, every value tied to the words it came from.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, where in _COMMANDS.items():
        if name in names:
            module, _, attribute = where.rpartition(".")
            command = getattr(importlib.import_module(f"{_HERE}.{module}"), attribute)
            if isinstance(command, typer.Typer):
                app.add_typer(command, name=name)
            else:
                app.command(name)(command)
    return app


def __getattr__(name: str) -> object:
    """`app` is the whole program, for who wants to run its commands from within."""
    if name == "app":
        return _whole()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def main() -> None:
    """Run the program; what nobody foresaw ends in one line, with the place of the fault where WAQAI_DEBUG is set."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # rows are UTF-8 whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if sys.argv[1:2] == ["--version"]:
            sys.argv[1] = "version"
        named = sys.argv[1] if len(sys.argv) > 1 else ""
        # One command does not wait for the others to load; another stands by, as Typer drops the name of a lone command.
        app = _app_of((named, "version" if named != "version" else "packs")) if named in _COMMANDS else _whole()
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if os.environ.get("WAQAI_DEBUG"):
            raise
        print(f"waqai: a fault in the program: {type(error).__name__}: {error} (set WAQAI_DEBUG=1 to see where)", file=sys.stderr)
        sys.exit(1)
