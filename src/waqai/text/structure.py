"""The shape of an article: title, paragraphs, headings, datelines, sentences, page furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass

from waqai.text.fold import word_set
from waqai.text.tokens import Token, tokenize

_STOP = re.compile(r"[.!?؟…](?!\w)|[.!?؟]$|\n|\r|[.](?=[^\d\s])|;|؛")
_WEEKDAYS = frozenset(("السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه"))
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_AFTER_NUMBER = re.compile(r"\s*[-–.)]\s*")
_BULLET = re.compile(r"[•●▪■◦*][^\S\n]*$")
_STARRED = re.compile(r"[*•●▪■◦]{2,}[^\S\n]*$")  # «** حي التفاح» on a line of its own
_ABBREVIATIONS = frozenset(("د", "ا", "م", "ص", "ق", "ه", "هـ", "ج", "ت", "st", "mr", "dr"))
_FURNITURE = (
    ("رابط", "الخبر"), ("سمات",), ("وسوم",), ("كلمات", "مفتاحيه"), ("اقرا", "ايضا"), ("اقرا", "المزيد"), ("المصدر",),
    ("شاهد", "ايضا"), ("للمزيد",), ("تابعونا",),
    ("مواضيع", "ذات"), ("اخبار", "ذات"), ("شارك", "الخبر"), ("طباعه",), ("جميع", "الحقوق"),
)  # fmt: skip
_FRONT = 8  # tokens of the longest phrase before such a semicolon
_EARLY = 3
"""The last paragraph, counted from nought, before which a headline, a standfirst and a caption may stand."""
_ASIDES = word_set("وفق وفقا حسب بحسب بينهم بينهما منهم منهما معظمهم أغلبهم غالبيتهم جميعهم كلهم أحدهم أحدهما")
_REPORTS = word_set(
    "أفاد أفادت قال قالت أعلن أعلنت ذكر ذكرت أكد أكدت كشف كشفت أوضح أوضحت قتل قتلت أصيب أصيبت لقي استشهد شن شنت هاجم هاجمت اندلعت نفذ نفذت"
)
_DATED = 14  # tokens of the longest «كابل 7 ذو الحجة 1435 هـ الموافق 1 أكتوبر 2014 م واس»
_AGENCY_WORDS = frozenset(
    (
        "رويترز وكالات الوكالات اف ب ا فب افب د واس قنا سانا وام كونا بنا بترا سبا نينا واع فرانس برس الاناضول سبوتنيك "
        "شينخوا واشنطن سبق عكاظ الجزيره الرياض الحياه المدينه اليوم الوطن الوئام الاقتصاديه متابعه متابعات خاص مراسل "
        "مراسلنا مكتب تقرير كتب كتبت الشرق الاوسط العربيه نت سي ان بي بوابه"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `start:end` that belong together. `kind`: title, heading, dateline, body or furniture (links, tags, read-also lines)."""

    index: int
    start: int
    end: int
    paragraph: int
    kind: str = "body"


@dataclass(slots=True)
class Text:
    """A raw document read: its tokens, and its sentences in order (every token is in exactly one)."""

    raw: str
    tokens: list[Token]
    sentences: list[Sentence]

    def words(self, start: int, end: int) -> str:
        """The raw words from token `start` up to token `end`."""
        return self.raw[self.tokens[start].start : self.tokens[end - 1].end] if end > start else ""


def read(raw: str, title_end: int = 0) -> Text:
    """Read a raw document; `title_end` is the length of its title line (0 where it has none).

    >>> t = read("هجوم في حلب\\nدمشق - رويترز: قتل شخصان. وقع الهجوم أمس.", title_end=11)
    >>> [(s.kind, t.words(s.start, s.end)) for s in t.sentences]
    [('title', 'هجوم في حلب'), ('dateline', 'دمشق - رويترز'), ('body', 'قتل شخصان'), ('body', 'وقع الهجوم أمس')]
    """
    return arrange(raw, tokenize(raw), title_end)


def arrange(raw: str, tokens: list[Token], title_end: int = 0) -> Text:
    """The tokens of a raw document in their sentences: `read`, for who needed the words before."""
    sentences: list[Sentence] = []
    paragraph = 0
    start = 0
    furniture = False
    for i in range(1, len(tokens) + 1):
        gap = tokens[i].before if i < len(tokens) else "\n"
        if gap == " ":
            continue
        in_title = tokens[i - 1].end <= title_end
        new_paragraph = "\n" in gap or "\r" in gap
        if in_title and i < len(tokens) and tokens[i].end <= title_end and not new_paragraph:
            continue
        if not new_paragraph and not _ends_sentence(tokens, i, gap):
            continue
        kind = "title" if in_title else "body"
        if kind == "body":
            furniture = (furniture and not new_paragraph and start and tokens[start].before.count("\n") == 0) or _is_furniture(
                tokens, start, i
            )
            kind = "furniture" if furniture else kind
        opening = all(s.kind == "title" for s in sentences)
        first_of_paragraph = not sentences or sentences[-1].paragraph != paragraph
        early = paragraph <= _EARLY
        for piece_kind, a, b in _pieces(tokens, start, i, kind, first_of_paragraph, new_paragraph, raw, opening, early):
            sentences.append(Sentence(len(sentences), a, b, paragraph, piece_kind))
        start = i
        if new_paragraph:
            paragraph += 1
            furniture = False
    for sentence in sentences:
        for token in tokens[sentence.start : sentence.end]:
            token.sentence = sentence.index
    return Text(raw, tokens, sentences)


def _ends_sentence(tokens: list[Token], i: int, gap: str) -> bool:
    found = _STOP.search(gap)
    if not found and not _BULLET.search(gap) and "   " not in gap:
        return False
    if gap == "؛ " and _fronted(tokens, i):
        return False
    if found and gap[found.start()] == "." and "\n" not in gap:
        before = tokens[i - 1]
        if before.folded.removeprefix("و") in _ABBREVIATIONS or (
            before.is_number and i < len(tokens) and tokens[i].is_number and gap.strip() == "."
        ):
            return False
        if gap == "." and i < len(tokens) and len(tokens[i].folded) == 1 and not (before.is_number or tokens[i].is_number):
            return False  # «أ.ف.ب», «خالد.م»
        if gap == ". " and len(before.folded) == 1 and not before.is_number:
            return False  # «العنصر خ. م. في ساقه»
        if ".." in gap and '"' not in gap and len(gap.strip()) <= 2:
            return True
    return True


def _fronted(tokens: list[Token], i: int) -> bool:
    """«وفي ولاية كذا المجاورة؛ قتل تسعة»: what stands before the semicolon only says where or when, and the sentence goes on."""
    for k in range(i - 1, max(-1, i - _FRONT), -1):
        if k == 0 or tokens[k].before != " ":
            return tokens[k].folded in ("في", "وفي") and (k == 0 or bool(_STOP.search(tokens[k].before)))
    return False


def _is_furniture(tokens: list[Token], start: int, end: int) -> bool:
    """A line that opens with the words of a page's furniture; one word alone must be followed by a colon or close the line."""
    words = tuple(t.folded for t in tokens[start : min(end, start + 3)])
    labelled = end - start == 1 or ":" in tokens[start + 1].before
    return any(words[: len(lead)] == lead and (len(lead) > 1 or (labelled and end - start <= 25)) for lead in _FURNITURE)


def _bare_dateline(tokens: list[Token], start: int, end: int, bracketed: bool = False) -> int | None:
    """Where the report begins behind «نيروبي - اعترض ...», «كانو (نيجيريا) (أ ف ب) - ...»: one to three words, a dash between spaces,
    then a sentence; None where it does not open so («ليل الأحد - الاثنين شنت» is no place). `bracketed`: only with a source in brackets,
    which is a dateline in any early paragraph: a file without markup begins with its headline and a standfirst.
    """
    if tokens[start].folded in _WEEKDAYS:
        return None
    bracket = False
    for k in range(start + 1, min(end - 5, start + 9)):
        gap = tokens[k].before
        if re.fullmatch(r"(?:\)\s*|\s*)[-–—ـ]+\s+", gap):
            if tokens[k].folded in _ASIDES:
                return None  # «مقتل ثلاثة جنود - وفق مصادر محلية - في ...»
            told = k == start + 1 and tokens[k].folded in _REPORTS  # «قتلى في غارات ¶ صنعاء- أفادت مصادر ...»
            return _behind_the_next(tokens, k, end) if (k < start + 4 and not bracketed) or bracket or told else None
        bracket = bracket or gap in (" (", "، (")  # «أربيل (قناة 24)- شن», «دمشق، سوريا (أ ف ب) -- قتل»
        if (
            gap not in (" ", " (", "، ", "، (", "/", " / ")
            and not (bracket and gap == ") (")
            or (tokens[k].is_number and not bracket)
            or tokens[k].folded in _WEEKDAYS
        ):
            return None
        if not bracket and k > start + 3:
            return None
    return None


def _behind_the_next(tokens: list[Token], start: int, end: int) -> int:
    """Where the report begins behind a second town, or who wrote it: «إسلام آباد - نيودلهي - تبادل ...», «بغداد - سامي خليل - قتل ...»."""
    for k in range(start + 1, min(end - 5, start + 4)):
        if re.fullmatch(r"\s+[-–—ـ]+\s+", tokens[k].before):
            return k
        if tokens[k].before != " " or tokens[k].is_number:
            break
    return start


def _dated_dateline(tokens: list[Token], start: int, end: int) -> int | None:
    """Where the report begins behind a town with its day and source: «كابل 20 مايو/أيار (شينخوا) - قتل ...», «بغداد 3 مايو 2014 (شينخوا)
    قتل ...», «عدن 7 ذو الحجة 1435هـ الموافق 1 أكتوبر 2014م واس قتل ...».
    """
    if tokens[start].folded in _WEEKDAYS or tokens[start].is_number:
        return None
    dated = bracket = False
    for k in range(start + 1, min(end - 3, start + _DATED)):
        gap = tokens[k].before
        dated = dated or tokens[k - 1].is_number and k <= start + 5
        if bracket and re.fullmatch(r"\)\s*[-–—ـ:]+\s*", gap):
            return k if dated else None
        if bracket and gap == ") " and tokens[k - 1].folded in _AGENCY_WORDS:
            return k if dated else None
        if tokens[k - 1].folded == "واس" and tokens[start + 1].is_number and any(t.folded == "الموافق" for t in tokens[start:k]):
            return k
        bracket = bracket or gap == " ("
        if gap and not re.fullmatch(r"\s|\s?[/\-،]\s?|\s\(|\s?\.\s?", gap):
            return None
    return None


def _marked_dateline(tokens: list[Token], start: int, end: int) -> int | None:
    """Where the report begins behind a town in brackets or a town and its source between strokes: «(نيروبي) قتل ...»,
    «بغداد/ شبكة الخبر/ قتل ...»; None where it does not open so.
    """
    stroke = False
    for k in range(start + 1, min(end - 3, start + 6)):
        gap = tokens[k].before
        if tokens[k - 1].is_number:
            return None
        if tokens[start].before.endswith("("):
            if ")" in gap:
                return k if gap.strip() == ")" and k <= start + 3 else None
        elif gap.strip() == "/":
            if stroke and gap.endswith(" "):
                return k
            stroke = True
        if gap not in (" ", "/ ", " / ", "/"):
            return None
    return None


def _pieces(
    tokens: list[Token], start: int, end: int, kind: str, leads: bool, closes: bool, raw: str, opening: bool = False, early: bool = False
) -> list[tuple[str, int, int]]:
    """Split a dateline or an inline heading off a sentence that opens its paragraph, and name headings that stand alone."""
    if kind != "body" or not leads:
        return [(kind, start, end)]
    bar = next((k for k in range(start + 1, min(end - 3, start + 5)) if tokens[k].before.strip() == "|"), None)
    if bar is not None:
        return [("heading", start, bar), ("body", bar, end)]  # «السودان | سقطت ...»
    colon = next((k for k in range(start + 1, min(end, start + 13)) if ":" in tokens[k].before), None)
    if colon is not None:
        numbered = tokens[start].is_number and start + 1 < colon and _AFTER_NUMBER.fullmatch(tokens[start + 1].before) is not None
        first = start + numbered  # «2- كركوك: ...»
        gaps = "".join(t.before for t in tokens[first + 1 : colon])
        agency = any(t.folded in _AGENCY_WORDS for t in tokens[start:colon])
        dashed = any(mark in gaps for mark in "-–—ـ/،()")
        if dashed and (agency or colon - start <= 6) and colon - start <= 12:
            return [("dateline", start, colon), ("body", colon, end)]
        clock = _CLOCK.fullmatch(raw[tokens[start].start : tokens[start].end]) is not None  # «18:02 بيشاور: ...»
        first = max(first, start + clock)
        if first < colon and colon - first <= 3 and not any(t.is_number for t in tokens[first:colon]):
            writer = next((k for k in range(colon + 2, min(end - 3, colon + 5)) if re.fullmatch(r"\s+[-–—ـ]+\s+", tokens[k].before)), None)
            if writer is not None:
                return [("dateline", start, writer), ("body", writer, end)]  # «دمشق: سامي خليل - قتل ...»
            return [("heading", start, colon), ("body", colon, end)]
    if closes and end - start <= 8 and (not _BULLET.search(tokens[start].before) or _STARRED.search(tokens[start].before)):
        gaps = "".join(t.before for t in tokens[start + 1 : end])
        last = raw[tokens[end - 1].end : tokens[end - 1].end + 1]
        if any(mark in gaps for mark in "-–—ـ/") and any(t.folded in _AGENCY_WORDS for t in tokens[start:end]):
            return [("dateline", start, end)]
        if last not in ".،,!؟?" and end - start <= 6:
            return [("heading", start, end)]
    town = _bare_dateline(tokens, start, end, bracketed=not opening) if (opening or early) and colon is None else None
    town = town or (_dated_dateline(tokens, start, end) if opening or early else None) or _marked_dateline(tokens, start, end)
    if town is not None:
        return [("dateline", start, town), ("body", town, end)]
    dash = next(
        (k for k in range(min(end, start + 5) - 1, start, -1) if re.fullmatch(r"\s*\)?\s*(?:[-–—/]\s+|\s[-–—/]\s*)", tokens[k].before)),
        None,
    )
    if dash is not None and tokens[dash - 1].is_number and "/" in tokens[dash - 1].before and "/" in tokens[dash].before:
        dash = None  # «علما أن /11/ شخصا»: a number between strokes
    if dash is not None and any(t.folded in _AGENCY_WORDS for t in tokens[start : dash + 2]) and colon is None and end - start > 8:
        return [("dateline", start, dash), ("body", dash, end)]
    return [(kind, start, end)]
