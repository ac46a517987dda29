"""The application: its rooms, its gate, its files."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles

from waqai import __version__
from waqai.app.web.api import changing as api_changing
from waqai.app.web.api import keeping as api_keeping
from waqai.app.web.api import reading as api_reading
from waqai.app.web.faults import add_faults
from waqai.app.web.headers import Gate
from waqai.app.web.pages import (
    account,
    article,
    article_changes,
    dating,
    double,
    duplicates,
    examples,
    explore,
    exports,
    home,
    incident,
    intake,
    interface,
    login,
    people,
    places,
    preferences,
    queue,
    reading,
    reports,
)
from waqai.app.web.rendering import STATIC, UNITS
from waqai.app.web.settings import Settings
from waqai.app.web.workbench import Workbench
from waqai.register import Register, local_user

PAGES = (
    home,
    preferences,
    login,
    queue,
    article,
    article_changes,
    dating,
    places,
    reading,
    examples,
    explore,
    exports,
    reports,
    incident,
    duplicates,
    intake,
    account,
    people,
    double,
    interface,
)


def create_app(register: Register, settings: Settings | None = None) -> FastAPI:
    """The workbench over an open register.

    >>> from fastapi.testclient import TestClient                                                # doctest: +SKIP
    >>> TestClient(create_app(Register.open("news.db")), "http://localhost").get("/").status_code     # doctest: +SKIP
    200
    """
    chosen = settings or Settings()
    if chosen.team and not register.two_person_erasure():
        register.set_option("waqai serve --team", two_person_erasure=True)
    register.follow()
    app = FastAPI(title="Waqai", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json")
    app.state.workbench = Workbench(register, chosen, local_user())
    app.state.workbench.feeding.begin()
    add_faults(app)
    for room in PAGES:
        app.include_router(room.router, include_in_schema=False)
    app.include_router(api_reading.router)
    app.include_router(api_changing.router)
    app.include_router(api_keeping.router)
    app.mount("/static/units", StaticFiles(directory=str(UNITS)), name="units")
    app.mount("/static", StaticFiles(directory=str(STATIC)), name="static")

    @app.get("/healthz", include_in_schema=False)
    def health() -> Response:
        return Response("ok", media_type="text/plain")

    app.add_middleware(Gate, settings=chosen)
    return app
