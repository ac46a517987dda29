"""Paragraphs that a page prints twice: read once."""

from __future__ import annotations

_SHORTEST = 40  # shorter lines may well say the same of two incidents


def without_reprints(raw: str, title_length: int = 0) -> str:
    """The text with spaces in place of each paragraph that stood before, so that all offsets stay; the title is not a paragraph.

    >>> text = "قُتل جنديان في هجوم على حاجز شمال المدينة صباح اليوم."
    >>> without_reprints(text + chr(10) + text) == text + chr(10) + " " * len(text)
    True
    """
    head, body = raw[:title_length], raw[title_length:]
    seen: set[str] = set()
    lines = body.split("\n")
    for number, line in enumerate(lines):
        told = line.strip()
        if len(told) >= _SHORTEST:
            if told in seen:
                lines[number] = " " * len(line)
            seen.add(told)
    return head + "\n".join(lines)
