"""PDFs with a text layer. Text that stands in the order of the eye (reversed words) is refused, as it would be misread in silence."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from typing import Any

from waqai.documents.article import Article, Reading, article_of
from waqai.documents.extras import missing_extra
from waqai.model import Issue

MOST_PAGES = 2000
_WORDS = re.compile("[\u0621-\u064a]{2,}")
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_ENOUGH_SIGNS = 4
_SENTENCE_END = (".", "؟", "!", ":", "…", "»")


def read_pdf(data: bytes, where: str, reading: Reading, name: str | None = None) -> Article | Issue:
    """The text of a PDF as one article; its title where the file names one in Arabic. The day the file was made dates nothing."""
    try:
        from pypdfium2 import PdfDocument
    except ImportError:
        return missing_extra(where, "a PDF", "pypdfium2")
    try:
        with contextlib.closing(PdfDocument(data)) as pdf:
            if len(pdf) > MOST_PAGES:
                return Issue("too-large", where, f"{len(pdf):,} pages, where a PDF may have {MOST_PAGES:,}")
            text = _text(pdf, reading.limits.article_bytes)
            title = pdf.get_metadata_value("Title")
    except Exception as error:  # a parser of foreign files may fail in any way; the user hears of it and the rest is done
        cause = " ".join(str(error).split())[:120] or type(error).__name__
        return Issue("bad-pdf", where, f"the PDF cannot be read: {cause}")
    if text is None:
        limit = f"{reading.limits.article_bytes / 1e6:g} MB"
        return Issue("too-large", where, f"more than {limit} of text, the limit for one article (--max-mb raises it)")
    if not _WORDS.search(text) and not re.search(r"\w{2,}", text):
        return Issue("no-text", where, "the PDF has no text layer (a scan?); make one with a program for reading scans first")
    if is_visual_order(text):
        what = "the PDF's Arabic stands in visual order (words reversed); save it again from its source, or give the text"
        return Issue("visual-order", where, what)
    title = title if title and _WORDS.search(title) and not is_visual_order(title) else None
    return article_of({"text": paragraphs(text), "title": title}, where, reading.published, name=name)


def is_visual_order(text: str) -> bool:
    """Whether Arabic words stand reversed, as old PDFs and terminals write them.

    «ة» and «ى» end words and never begin them, the article «ال» begins them: reversed text shows the contrary.

    >>> is_visual_order("دونج ةثالث لتق ةيرق ىلإ ةنيدملا يف شيجلا ىلع موجه")
    True
    >>> is_visual_order("قتل ثلاثة جنود في هجوم على الجيش في المدينة")
    False
    """
    right = wrong = 0
    for word in _WORDS.findall(text):
        right += word[-1] in "ةى"
        wrong += word[0] in "ةى"
        if len(word) >= 5:
            right += word.startswith("ال")
            wrong += word.endswith("لا")
    return wrong >= _ENOUGH_SIGNS and wrong > right or (wrong > 0 and right == 0 and wrong >= 2)


def paragraphs(text: str) -> str:
    """Lines of a column joined to paragraphs: a line that is nearly full and ends no sentence goes on in the next.

    >>> paragraphs("قتل ثلاثة جنود في هجوم على\\nحاجز للجيش.\\nوقال مصدر")
    'قتل ثلاثة جنود في هجوم على حاجز للجيش.\\nوقال مصدر'
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    full = 0.7 * max(map(len, lines), default=0)
    joined: list[str] = []
    going_on = False
    for line in lines:
        if not line:
            going_on = False
            continue
        if going_on and joined:
            joined[-1] += " " + line
        else:
            joined.append(line)
        going_on = len(line) >= full and not line.endswith(_SENTENCE_END)
    return "\n".join(joined)


def _text(pdf: Any, limit: int) -> str | None:
    """The text of all pages, letters in their plain forms; None where it is more than `limit` bytes."""
    parts: list[str] = []
    size = 0
    for page in pdf:
        with contextlib.closing(page), contextlib.closing(page.get_textpage()) as layer:
            part = _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), layer.get_text_range())
        size += len(part.encode("utf-8", "replace"))
        if size > limit:
            return None
        parts.append(part)
    return "\n".join(parts).replace("\0", "")
