"""Ways in which newspapers spell the same words: a report is to be read alike in each."""

from __future__ import annotations

import re
from collections.abc import Callable

_NUMERALS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_BARE = str.maketrans("أإآ", "ااا")


def _egyptian_yeh(text: str) -> str:
    """«فى», «التى»: a final yeh without its dots."""
    return re.sub(r"ي(?![\w\u064b-\u0652])", "ى", text)


def _dotted_alif(text: str) -> str:
    """«إلي», «علي»: a final alif maqsura with dots."""
    return re.sub(r"ى(?![\w\u064b-\u0652])", "ي", text)


def _heh(text: str) -> str:
    """«مدينه», «الجمعه»: a final teh marbuta without its dots."""
    return re.sub(r"ة(?![\w\u064b-\u0652])", "ه", text)


def _glued(text: str) -> str:
    """«مالا يقل عن», «لايقل»."""
    return text.replace("ما لا يقل", "مالا يقل").replace("لا يقل", "لايقل").replace("لا تزال", "لاتزال")


def _hamza_on_yeh(text: str) -> str:
    """«مسئول», «شئون»."""
    return text.replace("مسؤول", "مسئول").replace("شؤون", "شئون")


def _stretched(text: str) -> str:
    """«قتـــل», «الجيـش»."""
    return re.sub(r"(?<=\b[قس])(?=\w\w)", "ــ", text)


SPELLINGS: dict[str, Callable[[str], str]] = {
    "arabic numerals": lambda text: text.translate(_NUMERALS),
    "no hamza": lambda text: text.translate(_BARE),
    "egyptian yeh": _egyptian_yeh,
    "dotted alif": _dotted_alif,
    "heh": _heh,
    "glued": _glued,
    "hamza on yeh": _hamza_on_yeh,
    "stretched": _stretched,
    "western comma": lambda text: text.replace("،", ","),
    "guillemets": lambda text: re.sub(r'"([^"]+)"', r"«\1»", text),
}
