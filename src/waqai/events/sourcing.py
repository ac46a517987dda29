"""Whose report a row rests on, and who names the attacker: words of the article, never judged."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.parts import SOURCE
from waqai.events.reading import Reading
from waqai.events.roles import find_roles
from waqai.events.saying import SAID
from waqai.mentions.lexicon import Hit
from waqai.text.fold import word_set
from waqai.text.tokens import Token

_SAYING = SAID | word_set("تحدث تحدثت تحدثوا إن أن لوكالة لرويترز")  # what stands beside a name and is none of it
_RANKS = word_set("العميد العقيد الرائد اللواء المقدم النقيب الفريق الملازم الدكتور الشيخ المهندس السيد")
_REPORTERS = ("observatory", "rights-body", "agency", "interior-ministry", "spokesman", "witnesses", "source")


def reported_by(reading: Reading, draft: Draft) -> tuple[str | None, Hit | None]:
    """Whose report the article gives: the body that speaks in the row's sentences («المتحدث باسم الجيش»), else the agency, witnesses
    or source named there.
    """
    sentences = list({segment.sentence.index: segment.sentence for segment in draft.segments}.values())
    for sentence in sentences:
        spoken = _speaker(reading, draft, sentence.start, sentence.end)
        if spoken is not None:
            return spoken
    for wanted in _REPORTERS:
        for sentence in sentences:
            for hit in reading.cues_in(sentence.start, sentence.end, "reporter"):
                if hit.entry.id == wanted:
                    return _named(reading, hit), hit
    return None, None


def attributed_by(reading: Reading, draft: Draft) -> tuple[str | None, Hit | None]:
    """Who names the attacker where the row's own clause accuses or blames: the actor beside the verb («اتهمت بغداد التنظيم»), else
    who speaks.
    """
    if not set(draft.attackers) - {"unknown"}:
        return None, None
    for segment in draft.segments:
        cues = reading.cues_in(segment.start, segment.end, "attribution")
        if cues:
            beside = [
                h
                for h in reading.sight.within(max(segment.start, cues[0].start - 3), min(segment.end, cues[0].end + 4), "actors")
                if h not in draft.attacker_hits[-1:]
            ]
            if beside:
                return reading.text.words(beside[0].start, beside[0].end), beside[0]
            place = next((s for s in reading.spots_in(cues[0].end, cues[0].end + 1)), None)  # «اتهمت أنقرة ...»
            if place is not None:
                return place.place.name_ar, cues[0]
            return _speaker(reading, draft, segment.sentence.start, segment.sentence.end) or (None, None)
    return None, None


def _speaker(reading: Reading, draft: Draft, start: int, end: int) -> tuple[str, Hit] | None:
    country = draft.spot.place.country if draft.spot is not None else None
    for role in find_roles(reading.sight, start, end, None, draft.tactic, set()):
        if role.part == SOURCE or role.cue == "claims":  # «أعلن التنظيم مسؤوليته عن ...» is the claimant's word
            names = reading.cast.names(role.hit, country)
            if names and names != ("unknown",):
                return names[0], role.hit
    return None


def _named(reading: Reading, hit: Hit) -> str:
    """Who is named, without what is joined before the name and the verb or particle beside it: «وقال شهود» and «شهود إن» name «شهود»,
    «لوكالة "فرانس برس"» names «وكالة فرانس برس». A spokesman is named with the body that he speaks for.
    """
    tokens = reading.text.tokens
    names = [i for i in range(hit.start, hit.end) if _without(tokens[i].folded, hit if i == hit.start else None) not in _SAYING]
    if not names:
        return reading.text.words(hit.start, hit.end)
    first, last = names[0], names[-1]
    if tokens[last].folded in ("باسم", "بلسان"):
        while last + 1 < len(tokens) and last + 1 < hit.end + 2 and _goes_on(tokens[last + 1], last + 1 > hit.end):
            last += 1
    words = [reading.text.words(i, i + 1) for i in range(first, last + 1)]
    if first == hit.start and hit.base.pro:
        words[0] = _unjoined(words[0], hit.base.pro)
    return " ".join(words)


def _goes_on(token: Token, second: bool) -> bool:
    """Whether the word belongs to the body spoken for; a second one only as its adjective («باسم الجيش الليبي», not «العميد»)."""
    if not token.is_arabic or token.before != " ":
        return False
    return not second or (token.folded.startswith("ال") and token.folded not in _RANKS)


def _without(folded: str, hit: Hit | None) -> str:
    return folded.removeprefix(hit.base.pro) if hit is not None else folded


def _unjoined(word: str, proclitics: str) -> str:
    """The written word without the letters joined before it; «لل» leaves the article.

    >>> _unjoined("وشهود", "و"), _unjoined("لوكالة", "ل"), _unjoined("للمرصد", "ل")
    ('شهود', 'وكالة', 'المرصد')
    """
    return "ال" + word[2:] if word.startswith("لل") else word.removeprefix(proclitics)
