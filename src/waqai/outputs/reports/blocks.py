"""The parts of a report before it is a page or a PDF. All words are plain text: whatever writes them escapes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the report's title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `style` is plain, note, or warning."""

    text: str
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the answer with the figure or table that it is tied to: its label and the key of that block."""

    text: str
    label: str
    key: str
    strength: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The sentences on top."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing (SVG) with its number, caption and the words for those who do not see it."""

    key: str
    label: str
    caption: str
    svg: str
    alt: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words, and where they lead (http or https only; empty: nowhere)."""

    text: str
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; `widths` are shares of the width."""

    key: str
    label: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    small: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """Pairs of name and value under a title."""

    title: str
    pairs: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()


Block = Heading | Paragraph | Answer | Points | Figure | Table | Card


@dataclass(frozen=True, slots=True)
class Part:
    """The report in one language."""

    language: str
    rtl: bool
    title: str
    blocks: tuple[Block, ...]


def safe_link(url: str | None) -> str | None:
    """An address that may be led to: http or https, without anything that could break out of an attribute."""
    if not url or not url.startswith(("http://", "https://")):
        return None
    return url if url.isprintable() and not any(char in url for char in " \"'<>`\\{}") else None
