"""A report as one page of HTML that stands alone: no script, no font, no picture from elsewhere. Every word is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from importlib import resources

from waqai.outputs.reports.blocks import Answer, Block, Card, Cell, Figure, Heading, Paragraph, Part, Points, Table
from waqai.outputs.reports.wording import Wording, plain

_ISOLATE = re.compile("\u2068([^\u2066-\u2069]*)\u2069")
_FIGURE = re.compile("\u2066([^\u2066-\u2069]*)\u2069")


def page(parts: Iterable[Part]) -> str:
    """The whole page; its parts stand one after the other, each in its own direction of writing."""
    kept = list(parts)
    css = resources.files("waqai.outputs.reports").joinpath("page.css").read_text("utf-8")
    first = kept[0]
    title = escape(plain(" · ".join(part.title for part in kept)))
    jumps = ""
    if len(kept) > 1:
        links = " · ".join(
            f'<a href="#{part.language}" lang="{part.language}">{Wording(part.language).say("text.contents")}</a>' for part in kept
        )
        jumps = f"<nav>{links}</nav>"
    body = "".join(_part(part) for part in kept)
    return (
        f'<!DOCTYPE html>\n<html lang="{first.language}" dir="{"rtl" if first.rtl else "ltr"}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
        f'<meta name="referrer" content="no-referrer">\n<title>{title}</title>\n<style>\n{css}</style>\n</head>\n'
        f"<body>\n{jumps}{body}</body>\n</html>\n"
    )


def _part(part: Part) -> str:
    direction = "rtl" if part.rtl else "ltr"
    body = "\n".join(_block(block, part) for block in part.blocks)
    return f'<main id="{part.language}" lang="{part.language}" dir="{direction}">\n{body}\n</main>\n'


def _block(block: Block, part: Part) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{_words(block.text)}</h{block.level}>"
        case Paragraph():
            style = f' class="{block.style}"' if block.style != "plain" else ""
            return f"<p{style}>{_words(block.text)}</p>"
        case Answer():
            items = "".join(
                f'<li>{_words(each.text)} <a href="#{part.language}-{each.key}">({_words(each.label)})</a></li>' for each in block.sentences
            )
            return f'<ol class="answer">{items}</ol>'
        case Points():
            return f"<ul>{''.join(f'<li>{_words(item)}</li>' for item in block.items)}</ul>"
        case Figure():
            note = f"<br><small>{_words(block.note)}</small>" if block.note else ""
            caption = f"<b>{_words(block.label)}.</b> {_words(block.caption)}{note}"
            return f'<figure id="{part.language}-{block.key}">{block.svg}<figcaption>{caption}</figcaption></figure>'
        case Table():
            return _table(block, part)
        case Card():
            return _card(block)


def _table(block: Table, part: Part) -> str:
    columns = "".join(f'<col style="width:{100 * width:.0f}%">' for width in block.widths)
    head = "".join(f'<th scope="col">{_words(name)}</th>' for name in block.head)
    rows = "".join(f"<tr>{''.join(_cell(cell, i, block) for i, cell in enumerate(row))}</tr>" for row in block.rows)
    small = ' class="small"' if block.small else ""
    return (
        f'<div class="scroll" id="{part.language}-{block.key}" tabindex="0"><table{small}><caption><b>{_words(block.label)}.</b> '
        f"{_words(block.caption)}</caption>{f'<colgroup>{columns}</colgroup>' if columns else ''}"
        f"{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{rows}</tbody></table></div>"
    )


def _cell(cell: Cell, at: int, block: Table) -> str:
    text = _words(cell.text)
    for shown, link in cell.links:
        words = _words(shown)
        text = text.replace(words, f'<a href="{escape(link, quote=True)}" rel="noopener noreferrer">{words}</a>', 1)
    return f'<th scope="row">{text}</th>' if not block.head and at == 0 and len(block.rows[0]) > 1 else f"<td>{text}</td>"


def _card(block: Card) -> str:
    pairs = "".join(f"<dt>{_words(name)}</dt><dd>{_words(value)}</dd>" for name, value in block.pairs)
    notes = "".join(f'<p class="note">{_words(note)}</p>' for note in block.notes)
    return f'<section class="card"><h3>{_words(block.title)}</h3><dl>{pairs}</dl>{notes}</section>'


def _words(text: str) -> str:
    """Escaped words; isolated ones in an element of their own, which reads well where marks are not understood."""
    return _ISOLATE.sub(r"<bdi>\1</bdi>", _FIGURE.sub(r'<bdi dir="ltr" class="figure">\1</bdi>', escape(text)))
