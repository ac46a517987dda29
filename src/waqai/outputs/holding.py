"""Many small values held in a temporary file, so that memory does not grow with them."""

from __future__ import annotations

import marshal
import struct
import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Any

_LENGTH = struct.Struct("<I")


class Held:
    """Values of plain kinds (numbers, texts, bytes, lists, tuples, dicts, None), given back in their order as often as wanted.

    >>> with Held() as held:
    ...     held.add({"a": [1, None]})
    ...     list(held)
    [{'a': [1, None]}]
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self.count = 0

    def __enter__(self) -> Held:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None) -> None:
        self._file.close()

    def add(self, value: Any) -> None:
        """Hold one more value. Raises ValueError for a value that is not plain."""
        data = marshal.dumps(value)
        self._file.write(_LENGTH.pack(len(data)) + data)
        self.count += 1

    def __iter__(self) -> Iterator[Any]:
        self._file.flush()
        self._file.seek(0)
        read, loads, size = self._file.read, marshal.loads, _LENGTH.size
        for _ in range(self.count):
            yield loads(read(_LENGTH.unpack(read(size))[0]))
        self._file.seek(0, 2)
