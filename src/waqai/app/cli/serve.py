"""`waqai serve`: the workbench over a register, in a browser."""

from __future__ import annotations

import contextlib
import ctypes
import socket
from typing import Annotated

import typer

from waqai.app.cli.opening import Target, register_of
from waqai.app.cli.session import Session

_ARENAS, _OWN_PAGES_FROM = -8, -3
"""M_ARENA_MAX and M_MMAP_THRESHOLD of glibc's malloc.h."""


def serve(
    register: Target,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0: any that is free.")] = 8420,
    host: Annotated[
        str, typer.Option(metavar="HOST", help="Address to listen at; another than this machine only with --team.")
    ] = "127.0.0.1",
    team: Annotated[bool, typer.Option("--team", help="People log in, each with a role; make accounts with waqai account.")] = False,
    address: Annotated[
        str | None, typer.Option(metavar="URL", help="The address that people type, where a server for https stands in front.")
    ] = None,
    tiles: Annotated[
        str | None, typer.Option(metavar="URL", help="Map tiles, e.g. https://tiles.example.org/{z}/{x}/{y}.png; else outlines.")
    ] = None,
    max_mb: Annotated[int, typer.Option("--max-mb", min=1, max=2000, help="What a browser may send at once, in megabytes.")] = 50,
) -> None:
    """Open the workbench. On a laptop: no login, and nobody but this machine is answered. The register is made where there is none."""
    session = Session()
    if not team and host not in ("127.0.0.1", "::1", "localhost"):
        session.wrong_use(f"--host {host}: without --team only this machine is answered (127.0.0.1)")
    if host not in ("127.0.0.1", "::1", "localhost") and address is None:
        session.wrong_use(f"--host {host}: say under which name people come: --address https://waqai.example.org")
    for name, given in (("--address", address), ("--tiles", tiles)):
        if given is not None and not given.startswith(("https://", "http://")):
            session.wrong_use(f"{name} {given}: no address such as https://example.org")
    try:
        import uvicorn

        from waqai.app.web.serving import create_app
        from waqai.app.web.settings import MEGABYTE, Settings
    except ImportError as error:
        session.wrong_use(f"the workbench needs its libraries: pip install 'waqai[web]' ({error})")
    with register_of(session, register, create=True) as opened:
        if missing := _missing():
            session.wrong_use(missing)
        if opened.info().waiting:
            session.say("fusing what waits ...")
            opened.fuse()
        _let_memory_go()
        app = create_app(opened, Settings(team, address, tiles, max_mb * MEGABYTE))
        try:
            listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        except OSError as error:
            session.fail(f"cannot listen at {host}:{port}: {error.strerror or error}")
        shown = address or f"http://{'localhost' if host == '127.0.0.1' else host}:{listening.getsockname()[1]}"
        app.state.workbench.warm()
        session.say(f"waqai: the workbench is at {shown}   (Ctrl-C ends it)")
        if team and not opened.people():
            session.say(f"waqai: there are no accounts yet; make the first: waqai account add NAME --role admin --register {register}")
        config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=address is not None, timeout_keep_alive=30)
        uvicorn.Server(config).run(sockets=[listening])


def _let_memory_go() -> None:
    """Have the C library give memory back that many threads have let go of (glibc keeps a pool for each, and big pieces in them)."""
    with contextlib.suppress(OSError, AttributeError):  # other systems have no such choice, and no such pools
        library = ctypes.CDLL(None)
        library.mallopt(_ARENAS, 2)
        library.mallopt(_OWN_PAGES_FROM, 256 * 1024)


def _missing() -> str:
    """What a source checkout lacks, in one line."""
    from waqai.app.web.rendering import STATIC

    if STATIC.joinpath("vendor", "assets.json").is_file():
        return ""
    return "the pages' scripts are not built: run `make assets` in the source checkout (needs node and npm; an installed wheel brings them)"
