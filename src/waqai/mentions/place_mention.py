"""One place as a text names it, and how it is made from tokens."""

from __future__ import annotations

from dataclasses import dataclass

from waqai.knowledge.places import Hit
from waqai.knowledge.places.gazetteer import word_key
from waqai.model import Span
from waqai.text import Text, Token

PREPOSITIONS = frozenset("في من الي علي قرب عند نحو باتجاه صوب خارج داخل حول بين عبر قباله لدي ضد حتي مع".split())
_PAIRS = {'"': '"', "«": "»", "“": "”", "(": ")", "[": "]"}
_OPENING = frozenset(_PAIRS)
_COARSE = frozenset(("country", "admin1"))


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One place as the text names it.

    span, start, end: raw offsets and token range of the whole name, frame word included where it is part of the name.
    name_ar: the words as written, without a proclitic.
    kind: the frame's kind, else that of the likeliest row; "country", "nationality" (an adjective: no place, but a hint), "border".
    hits: every gazetteer row of that name; empty where it is not known. other_end: those of the second name of a road.
    frame, part: the folded frame word, and "countryside", "outskirts", "inside" or "near" for a part of the place.
    preposition: what stands before («في», «ب», «الي» ...), "" where nothing does.
    direction (degrees from north, -1 an end), distance_km: «15 كم جنوب بهرز» is 15 km at 180.
    inside: index of the mention that contains or locates this one; list_id: equal for the members of one list.
    role: origin, source_seat, destination, adjacent, dateline, heading, name (of a body or person), or None.
    hints: countries whose adjective follows («مدينة سروج التركية»). common: the name is an ordinary word as well.
    """

    span: Span
    start: int
    end: int
    name_ar: str
    kind: str
    hits: tuple[Hit, ...]
    sentence: int
    other_end: tuple[Hit, ...] = ()
    key: str = ""
    frame: str = ""
    part: str = ""
    preposition: str = ""
    conjoined: bool = False
    direction: int | None = None
    distance_km: float | None = None
    inside: int | None = None
    list_id: int | None = None
    role: str | None = None
    hints: tuple[str, ...] = ()
    quoted: bool = False
    common: bool = False


def make_mention(
    text: Text,
    start: int,
    end: int,
    hits: tuple[Hit, ...],
    *,
    kind: str,
    pro: str,
    frame: str = "",
    role: str | None = None,
    common: bool = False,
) -> PlaceMention:
    """The mention of tokens `start:end`, `pro` (the proclitics of its first word) cut off its words."""
    tokens = text.tokens
    cut = _cut_length(text.raw[tokens[start].start : tokens[start].end], pro)
    span = Span(tokens[start].start + cut, _closed(text.raw, tokens[start].start + cut, tokens[end - 1].end))
    preposition = pro.lstrip("وف") or preposition_before(tokens, start)
    key = " ".join(word_key(t.folded) for t in tokens[start:end])
    raw = span.of(text.raw)
    if pro.endswith("ل") and raw.startswith("ل") and not any(h.row.name_ar.startswith("ل") for h in hits):
        raw = "ا" + raw  # «للرقة»: the alef of the article is not written
    if ")" in raw and "(" not in raw:
        raw = raw.replace(")", "")  # «طريق (بلدة) الزهراني»
    return PlaceMention(
        span, start, end, raw, kind, hits, tokens[start].sentence, key=key, frame=frame, preposition=preposition,
        conjoined=pro[:1] == "و", role=role, common=common,
    )  # fmt: skip


def preposition_before(tokens: list[Token], at: int) -> str:
    """The preposition before a token, without its conjunction; "" where there is none."""
    if not at or tokens[at - 1].sentence != tokens[at].sentence:
        return ""
    before = tokens[at - 1].folded
    if before not in PREPOSITIONS and before[:1] in ("و", "ف"):
        before = before[1:]
    return before if before in PREPOSITIONS else ""


def kind_of(hits: tuple[Hit, ...]) -> str:
    """The kind that a name without a frame most likely has."""
    kinds = [h.row.kind for h in hits]
    for kind in ("country", "admin1"):
        if kind in kinds and not any(k in ("town", "city") for k in kinds):
            return kind
    return next((k for k in kinds if k not in _COARSE), kinds[0] if kinds else "unknown")


def _closed(raw: str, start: int, end: int) -> int:
    """The end of a name with the mark that closes a quotation or bracket opened inside it."""
    inside = raw[start:end]
    if _OPENING.isdisjoint(inside):
        return end
    for opening, closing in _PAIRS.items():
        if inside.count(opening) > inside.count(closing) - (opening == closing) * inside.count(opening) and (
            opening != closing or inside.count(opening) % 2
        ):
            if raw[end : end + 2].lstrip()[:1] == closing:
                return raw.index(closing, end) + 1  # «منطقة (الصرافية)», «منطقة ( الصرافية )»
    return end


def _cut_length(raw: str, pro: str) -> int:
    """How many raw characters of a word its proclitics take, marks between them included."""
    taken = 0
    for i, char in enumerate(raw):
        if taken == len(pro):
            return i
        if char.isalpha() and char != "ـ":
            taken += 1
    return len(raw) if taken < len(pro) else 0
