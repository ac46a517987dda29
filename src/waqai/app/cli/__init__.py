"""The command line, one file a command. Exit codes: 0 done, 1 some inputs failed (each named, the rest done), 2 wrong use."""

from __future__ import annotations

import io
import os
import sys

import typer

from waqai.app.cli.account import account
from waqai.app.cli.add import add
from waqai.app.cli.bulk import bulk
from waqai.app.cli.code import code
from waqai.app.cli.compare import compare_dataset
from waqai.app.cli.diff import diff_exports
from waqai.app.cli.evaluate import evaluate
from waqai.app.cli.explain import explain
from waqai.app.cli.export import export_incidents
from waqai.app.cli.fuse import fuse
from waqai.app.cli.gazetteer import gazetteer
from waqai.app.cli.import_dataset import import_dataset
from waqai.app.cli.mentions import mentions
from waqai.app.cli.packs import packs
from waqai.app.cli.recode import recode
from waqai.app.cli.register import register
from waqai.app.cli.report import report
from waqai.app.cli.serve import serve
from waqai.app.cli.version import version
from waqai.app.cli.watch import watch

app = typer.Typer(
    help="Waqai (وقائع): Arabic news in, conflict-event rows out, every value tied to the words it came from.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (code, fuse, add, watch, bulk, recode, serve, mentions, explain, evaluate, version):
    app.command()(command)
app.command("export")(export_incidents)
app.command("diff")(diff_exports)
app.command("import")(import_dataset)
app.command("compare")(compare_dataset)
app.add_typer(packs, name="packs")
app.add_typer(register, name="register")
app.add_typer(account, name="account")
app.add_typer(report, name="report")
app.add_typer(gazetteer, name="gazetteer")


def main() -> None:
    """Run the program; what nobody foresaw ends in one line, with the place of the fault where WAQAI_DEBUG is set."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # rows are UTF-8 whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if os.environ.get("WAQAI_DEBUG"):
            raise
        print(f"waqai: a fault in the program: {type(error).__name__}: {error} (set WAQAI_DEBUG=1 to see where)", file=sys.stderr)
        sys.exit(1)
