"""Values as the register writes them: JSON with one spelling, without what no database holds."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def canonical(value: Any) -> str:
    """A value as the log holds it: JSON with one spelling.

    >>> canonical({"b": [1], "a": "قصف"})
    '{"a":"قصف","b":[1]}'
    """
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if "\\u0000" in written or _UNSTORABLE.search(written):
        written = json.dumps(storable(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return written


def is_storable(text: str) -> bool:
    """Whether every database can hold a text."""
    return _UNSTORABLE.search(text) is None


def storable(value: Any) -> Any:
    """A value without what a database cannot hold (NUL, halves of characters): U+FFFD stands in, so that offsets stay true.

    >>> storable({"a": ["قصف\\0"]}) == {"a": ["قصف\\ufffd"]}
    True
    """
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, list | tuple):
        return [storable(item) for item in value]
    if isinstance(value, Mapping):
        return {storable(key): storable(item) for key, item in value.items()}
    return value
