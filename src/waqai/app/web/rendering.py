"""Pages and parts of pages: one Jinja2 environment, everything escaped, every reader in their language."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context, select_autoescape
from jinja2.runtime import Context
from markupsafe import Markup

from waqai import __version__
from waqai.app.web import care, labels
from waqai.app.web.headlines import headline
from waqai.app.web.language import Language, countries
from waqai.app.web.roles import Right
from waqai.app.web.saying import said
from waqai.app.web.visitor import Visitor, bench_of
from waqai.model import Refusal

COVERED = labels.N_("name covered")
STATIC = resources.files("waqai.app.web").joinpath("static")
UNITS = resources.files("waqai.outputs.reports.charts").joinpath("units")
"""The lines between first-level units lie with the reports, which draw them too; they are served as `/static/units`."""


@cache
def environment() -> Environment:
    """The templates of the package."""
    made = Environment(
        loader=PackageLoader("waqai.app.web", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"_": _text, "ngettext": _counted, "refusal": _refusal, "labels": labels, "care": care, "Right": Right}
    made.globals |= {"version": __version__, "asset": asset, "query": _query, "countries": lambda language: _countries(language.code)}
    made.filters |= {
        "number": pass_context(lambda context, value: _language(context).number(value)),
        "share": pass_context(lambda context, value: _language(context).share(value)),
        "figures": pass_context(lambda context, value: _language(context).figures(str(value))),
        "day": pass_context(lambda context, value: _language(context).day(value)),
        "moment": pass_context(lambda context, value: _language(context).moment(value)),
        "country": pass_context(lambda context, value: _language(context).country(value)),
        "name": pass_context(_name),
        "place": pass_context(lambda context, row: labels.place_text(_language(context), row)),
        "days": pass_context(lambda context, row: labels.days_text(_language(context), row)),
        "value": pass_context(lambda context, value, key: labels.value_text(_language(context), key, value)),
        "toll": pass_context(_toll),
        "headline": headline,
        "written": written,
    }
    return made


def page(request: Request, asking: Visitor | None, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A whole page or a part of one, with what every template may need. A first visit gets its cookie here."""
    from waqai.app.web.visitor import Tastes

    bench = bench_of(request)
    tastes = asking.tastes if asking else Tastes.read(request)
    language = tastes.speech
    body = environment().get_template(template).render(
        request=request, me=asking, tastes=tastes, language=language, team=bench.settings.team, here=request.url.path,
        back=request.url.path + (f"?{request.url.query}" if request.url.query else ""), tiles=bench.settings.tiles,
        part=request.headers.get("hx-request") == "true", **values,
    )  # fmt: skip
    response = HTMLResponse(body, status)
    response.headers["Content-Language"] = tastes.language
    response.headers["Vary"] = "Cookie, HX-Request, Accept-Language"
    if asking is not None and asking.fresh:
        response.set_cookie(bench.cookie, asking.secret, httponly=True, samesite="lax", secure=bench.settings.secure, path="/")
    return response


@cache
def asset(name: str) -> str:
    """The address of a file of the package, with a part of its hash, so that browsers may keep it for good."""
    folder, _, rest = name.partition("/")
    file = UNITS.joinpath(rest) if folder == "units" else STATIC.joinpath(*name.split("/"))
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:12] if file.is_file() else "missing"
    return f"/static/{name}?{digest}"


def written(value: Any) -> str:
    """Data for a script, as the text of an attribute (which is escaped like any other)."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _language(context: Context) -> Language:
    found: Language = context["language"]
    return found


@pass_context
def _text(context: Context, message: str, /, **values: object) -> str:
    return _language(context).text(message, **values)


@pass_context
def _counted(context: Context, one: str, many: str, n: int, /, **values: object) -> str:
    return _language(context).counted(one, many, n, **values)


@pass_context
def _refusal(context: Context, refused: Refusal) -> str:
    return said(_language(context), refused)


def _name(context: Context, value: str | None) -> str:
    """An actor or target; one that may be a person's name is covered until the reader asks."""
    if value and not context["tastes"].open and care.names_a_person(value):
        return _language(context).text(COVERED)
    return labels.name_in(_language(context), value)


def _toll(context: Context, row: dict[str, Any], what: str = "killed") -> str:
    return labels.range_text(_language(context), row.get(f"{what}_min"), row.get(f"{what}_max"), row.get(f"{what}_best"))


@cache
def _countries(language: str) -> Markup:
    """The names of countries that a field offers (`list="countries"`)."""
    options = (Markup('<option value="{}"></option>').format(name) for name in countries(language).values())
    return Markup('<datalist id="countries">{}</datalist>').format(Markup("").join(options))


def _query(pairs: list[tuple[str, str]] | None = None, /, **values: Any) -> str:
    """The query of an address from pairs and further values; what is None is left out."""
    return urlencode([*(pairs or []), *((key, str(value)) for key, value in values.items() if value is not None)])


__all__ = ["STATIC", "asset", "environment", "page", "written"]
