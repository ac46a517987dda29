"""Facts that follow a register while a program serves it: read once in the background, then kept up by what changed."""

from __future__ import annotations

import logging
import threading

from sqlalchemy import Connection

from waqai.register.database import Database
from waqai.register.facts import Facts, changed_since, clock_of, followed, read_facts

_LOG = logging.getLogger("waqai.register")
MOST_CHANGED = 20_000
"""From so many changed incidents on (an import, everything fused anew) all facts are read again, in the background."""


class Following:
    """The facts of one register for many threads. Where there are none at the moment, the database answers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._facts: Facts | None = None
        self._lock = threading.Lock()
        self._reader: threading.Thread | None = None

    def begin(self) -> threading.Thread:
        """Read the facts in the background. The thread ends when they are there."""
        with self._lock:
            if self._reader is None or not self._reader.is_alive():
                self._reader = threading.Thread(target=self._read, name="facts", daemon=True)
                self._reader.start()
            return self._reader

    def at(self, connection: Connection) -> Facts | None:
        """The facts of exactly the state that a transaction sees; None where they are not there or have gone on since."""
        if self._facts is None:
            return None
        clock = clock_of(connection)
        with self._lock:
            facts = self._facts
            if facts is None or facts.clock > clock:
                return None
            if facts.clock == clock:
                return facts
            if changed_since(connection, facts) <= MOST_CHANGED:
                self._facts = followed(connection, facts)
                return self._facts
            self._facts = None
        self.begin()
        return None

    def again(self) -> threading.Thread:
        """Drop the facts and read them anew: after an erasure, as names that nothing has any more stay in them."""
        with self._lock:
            self._facts = None
        return self.begin()

    def _read(self) -> None:
        try:
            with self._database.reading() as connection:
                facts = read_facts(connection)
        except Exception as error:  # closed meanwhile, or damaged: whoever asks the database is told
            _LOG.warning("what incidents are listed by could not be read into memory; the database answers: %s", error)
            return
        with self._lock:
            if self._facts is None or self._facts.clock < facts.clock:
                self._facts = facts


__all__ = ["Following"]
