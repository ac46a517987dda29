"""What one running workbench holds: the register, its settings, and the coder once it is needed."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from waqai.app.coder import Engine, coder_of_this_process
from waqai.app.web.passwords import Tries
from waqai.app.web.settings import Settings
from waqai.register import Register

if TYPE_CHECKING:
    from waqai.app.web.feeding import Feeding
    from waqai.app.web.reporting import Reports
    from waqai.app.web.takings import Takings
    from waqai.knowledge.places import Gazetteer


@dataclass(slots=True)
class Workbench:
    """One register, open, and how it is served."""

    register: Register
    settings: Settings
    local_name: str
    tries: Tries = field(default_factory=lambda: Tries(most=5, seconds=900))
    tries_from: Tries = field(default_factory=lambda: Tries(most=50, seconds=900))
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _steps: dict[str, int] = field(default_factory=dict)
    _takings: Takings | None = None
    _feeding: Feeding | None = None
    _reports: Reports | None = None

    @property
    def cookie(self) -> str:
        """The name of the session's cookie: bound to this host and to https where people come over https."""
        return "__Host-waqai" if self.settings.secure else "waqai_session"

    def use_step(self, name: str, step: int) -> bool:
        """Whether a one-time code's step was not used before; it is now."""
        with self._lock:
            if step <= self._steps.get(name, -1):
                return False
            self._steps[name] = step
            return True

    def engine(self) -> Engine:
        """The coder; the first who needs it waits a second for its packs."""
        with self._lock:
            return coder_of_this_process()

    def gazetteer(self) -> Gazetteer:
        """The places that people choose from, those that were added to this installation included."""
        with self._lock:
            return _places()

    def warm(self) -> None:
        """Load in the background what the first correction would wait for: the coder, the names of the packs, the places."""

        def load() -> None:
            from waqai.app.naming import stored_name

            self.engine()
            self.gazetteer()
            stored_name("مجهول", "attacker")

        threading.Thread(target=load, name="warming", daemon=True).start()

    @property
    def takings(self) -> Takings:
        """What is taken in through the browser."""
        with self._lock:
            if self._takings is None:
                from waqai.app.web.takings import Takings

                self._takings = Takings(self.register, self.engine)
            return self._takings

    @property
    def feeding(self) -> Feeding:
        """What watches the register's feeds."""
        with self._lock:
            if self._feeding is None:
                from waqai.app.web.feeding import Feeding

                self._feeding = Feeding(self.register, self.engine)
            return self._feeding

    @property
    def reports(self) -> Reports:
        """What is reported through the browser."""
        with self._lock:
            if self._reports is None:
                from waqai.app.web.reporting import Reports

                self._reports = Reports(self.register)
            return self._reports


@cache
def _places() -> Gazetteer:
    from waqai.gazetteers import load_all_places

    return load_all_places()
