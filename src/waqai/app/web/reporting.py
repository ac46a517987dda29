"""Reports made through the browser: one at a time in the background, step by step, and kept in the register."""

from __future__ import annotations

import base64
import itertools
import logging
import queue
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from waqai.app.web.labels import N_
from waqai.model import Refusal
from waqai.register import FieldError, Filter, IncidentView, Register

_LOG = logging.getLogger("waqai.web")
_ABOUT, _FILE = "report.about.", "report.file."
REMEMBERED = 50
ENDINGS = ("html", "pdf", "json", "data.jsonl.gz")
KINDS = ("response", "actor", "area", "campaign", "period")
NEEDED = {
    "response": ("actors", "pivot"), "actor": ("actors",), "area": ("areas",), "campaign": ("campaign",), "period": ("since", "until"),
}  # fmt: skip
"""What each kind of report cannot do without."""
STEPS = {
    "gathering": N_("gathering"),
    "counting": N_("counting"),
    "before and after": N_("before and after"),
    "places and days": N_("places and days"),
    "campaigns and claims": N_("campaigns and claims"),
    "clusters": N_("clusters"),
    "sources": N_("sources"),
    "data": N_("data"),
    "words": N_("words"),
    "page": N_("page"),
    "PDF": N_("PDF"),
}
"""The steps of a report, as they are named where it is made."""


@dataclass(slots=True)
class Making:
    """One report that is being made: how far it is, and under which name it is kept in the end."""

    number: int
    who: str
    kind: str
    state: str = "waiting"
    step: str = ""
    name: str = ""
    why: Refusal | None = None
    done: threading.Event = field(default_factory=threading.Event)


class Reports:
    """The reports of one workbench."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._numbers = itertools.count(1)
        self._waiting: queue.Queue[tuple[Making, Any, Filter]] = queue.Queue()
        self._all: dict[int, Making] = {}
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None

    def begin(self, who: str, values: Mapping[str, Any], wanted: Filter) -> Making:
        """Ask for a report. Raises FieldError, in words for whoever asked, where nothing can be meant."""
        request = request_of(self._register, values, wanted)
        making = Making(next(self._numbers), who, request.kind)
        with self._lock:
            self._all[making.number] = making
            while len(self._all) > REMEMBERED:
                self._all.pop(next(iter(self._all)))
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="reports", daemon=True)
                self._worker.start()
        self._waiting.put((making, request, wanted))
        return making

    def find(self, number: int) -> Making | None:
        """One that is or was made, while it is remembered."""
        return self._all.get(number)

    def kept(self) -> list[dict[str, Any]]:
        """What is kept: name, kind, question, who, when; the newest first."""
        found = [{"name": name.removeprefix(_ABOUT), **about} for name, about in self._register.kept(_ABOUT).items()]
        return sorted(found, key=lambda one: str(one["at"]), reverse=True)

    def file(self, name: str, ending: str) -> bytes | None:
        """One file of a kept report."""
        key = f"{_FILE}{name}.{ending}"
        found = self._register.kept(key).get(key) if name.isalnum() else None
        return None if found is None else base64.b85decode(found)

    def forget(self, name: str) -> None:
        """Keep a report no longer."""
        if name.isalnum():
            for key in (_ABOUT + name, *(f"{_FILE}{name}.{ending}" for ending in ENDINGS)):
                self._register.keep(key, None)

    def _work(self) -> None:
        while True:
            making, request, wanted = self._waiting.get()
            making.state = "running"
            try:
                self._make(making, request, wanted)
                making.state = "done"
            except Exception as error:
                known = type(error).__module__.startswith("waqai.")
                making.why = _why(error, known)
                making.state = "failed"
                if not known:
                    _LOG.error("a report failed", exc_info=error)
            finally:
                making.done.set()

    def _make(self, making: Making, request: Any, wanted: Filter) -> None:
        from waqai.outputs.reports import gather, make_report

        def step(what: str) -> None:
            making.step = what

        step("gathering")
        material = gather(self._register, wanted)
        made = make_report(request, material, step=step)
        name = secrets.token_hex(6)
        for ending, data in made.files.items():
            self._register.keep(f"{_FILE}{name}.{ending}", base64.b85encode(data).decode())
        about = {
            "kind": request.kind, "who": making.who, "at": datetime.now(UTC).isoformat(timespec="seconds"), "endings": sorted(made.files),
            "asked": {key: value for key, value in request.model_dump(mode="json").items() if value not in (None, [], {}, "", False)},
        }  # fmt: skip
        self._register.keep(_ABOUT + name, about)
        self._register.note(making.who, "report", {"report": name, "kind": request.kind, "query": request.query})
        making.name = name


def _why(error: Exception, known: bool) -> Refusal:
    """Why a report could not be made: what its room says in English goes with it where there are no words of ours."""
    if isinstance(error, Refusal):
        return error
    if not known:
        return Refusal("fault", "a fault in the program; the log of the server says where")
    return Refusal("nothing-to-report", "nothing can be reported on this question ({cause})", cause=error)


def request_of(register: Register, values: Mapping[str, Any], wanted: Filter) -> Any:
    """The question as the reports' room takes it. Raises FieldError."""
    try:
        from waqai.outputs.reports import RequestError, window_of
        from waqai.outputs.reports import request_of as checked
    except ImportError as error:
        raise FieldError(
            "libraries-missing", "reports need more libraries: pip install 'waqai[analysis,reports]' ({cause})", cause=error
        ) from None
    given = {key: value for key, value in values.items() if value not in ("", (), None)}
    try:
        if "window" in given:
            given["window_days"] = window_of(str(given.pop("window")))
        if "pivot" in given:
            given |= _pivot(register, str(given.pop("pivot")))
        request = checked({**given, "query": wanted.to_query()})
    except RequestError as error:
        raise _not_meant(given, str(error)) from None
    for name, typed in (("area", "areas"), ("lost_area", "lost_areas")):
        try:
            getattr(request, name)
        except RequestError:
            raise FieldError(
                "no-area",
                "{field}: an area is a country (YE), a unit (YE/Lahij) or one circle (13.18,44.77,25km); not several kinds at once",
                field=typed,
            ) from None
    return request


def _not_meant(given: Mapping[str, Any], cause: str) -> FieldError:
    """Why a question cannot be meant, by what was typed and what its kind needs."""
    kind = str(given.get("kind", ""))
    if kind not in KINDS:
        return FieldError("no-kind-of-report", "kind {kind!r}: one of {known}", kind=kind, known=", ".join(KINDS))
    if "window_days" not in given and "window" in cause:
        return FieldError("no-window", "window: write days or weeks, such as 30d or 4w")
    for name in NEEDED[kind]:
        if not given.get(name):
            return FieldError("needed", "this kind of report needs «{field}»", field=name)
    if "since" in given and "until" in given:
        return FieldError("days-backwards", "from {since} is after to {until}", since=given["since"], until=given["until"])
    return FieldError("not-meant", "this question cannot be meant ({cause})", cause=cause)


def _pivot(register: Register, written: str) -> dict[str, Any]:
    """The day of a turning point: as it is written, or that of an incident."""
    try:
        return {"pivot": date.fromisoformat(written).isoformat()}
    except ValueError:
        found = register.incident(written)
    if not isinstance(found, IncidentView) or not found.row.get("date_start"):
        raise FieldError("no-day-of-incident", "pivot: {incident} has no day", incident=written)
    names = {"ar": found.row.get("place_ar") or found.row.get("place"), "en": found.row.get("place") or found.row.get("place_ar")}
    return {"pivot": found.row["date_start"], "pivot_event": written, "pivot_names": {key: name for key, name in names.items() if name}}
