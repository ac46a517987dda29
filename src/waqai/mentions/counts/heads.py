"""The heads that counts hang on, whether a head is denied, and whether two heads share one number."""

from __future__ import annotations

from dataclasses import replace

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.words import (
    AMOUNTS,
    BETWEEN,
    BURNED,
    CAPTURE,
    CAUSES,
    DEATH,
    DENIABLE,
    DIED,
    FELL,
    FELL_TOGETHER,
    FELLOW_PAIRS,
    FELLOWS,
    HIS_DEATH,
    HIT,
    MET,
    NEGATIVE,
    NOT,
    OTHERS,
    PERISHED,
    REPORTING,
    SHOT,
    STOPS,
    STREWN,
    SUBSET,
    WOUNDS,
)
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

_TAKING = {"execution": "killed", "assassination": "killed", "abduction": "abducted"}
_TRYING = word_set("محاولة محاولات ومحاولة بمحاولة لمحاولة لمحاولات")
_AFTER_NUMBER = word_set("من آخرين آخرون منهم")
_CITED = word_set("على بقول بقوله بما بآية")
_TURNING = word_set("أسفر أسفرت أدى أدت فيما بينما حيث")


def find_heads(sight: Sight, start: int, end: int) -> list[Head]:
    """The heads of a range of tokens, in order, none inside another.

    Of a casualty noun and a toll word at one place the noun is taken, save a masdar that governs what follows («إصابة خمسة»).
    """
    nouns = [h for h in sight.within(start, end, "persons") if h.entry.attrs.get("casualty")]
    noun_starts = {h.start for h in nouns}
    heads: dict[int, Head] = {h.start: _head(h, True) for h in nouns}
    for hit in sight.within(start, end, "tactics"):
        taken = _TAKING.get(str(hit.entry.attrs.get("tactic")))
        if taken and hit.start not in heads and sight.word(hit.start - 1) not in _TRYING:
            heads[hit.start] = _trimmed(sight, _head(hit, False))
            continue
        if not hit.entry.attrs.get("toll") or any(i in noun_starts for i in range(hit.start + 1, hit.end)):
            continue
        if hit.base.stem.startswith("استشهد") and sight.word(hit.end) in _CITED:
            continue  # «استشهد على ذلك بقوله»
        governs = hit.size == 1 and _governs(sight, hit, start)
        if hit.start in noun_starts and not governs:
            continue
        old = heads.get(hit.start)
        holds_number = any(sight.numeral_over(i) for i in range(hit.start, hit.end))
        if old is None or (old.noun and governs) or (hit.size < old.size and not holds_number) or (hit.size > old.size and holds_number):
            heads[hit.start] = _head(hit, False)
    _add_plain(sight, start, end, heads)
    ordered = [heads[i] for i in sorted(heads)]
    return [head for n, head in enumerate(ordered) if n == 0 or head.start >= ordered[n - 1].end]


def _head(hit: Hit, noun: bool) -> Head:
    taken = None if noun else _TAKING.get(str(hit.entry.attrs.get("tactic")))
    toll = taken or str((None if noun else hit.entry.attrs.get("toll")) or hit.entry.attrs.get("casualty") or hit.entry.attrs.get("toll"))
    kind = "killed" if toll == "victim" else toll
    base = hit.base
    return Head(hit.start, hit.end, kind, hit.form, noun, hit.number, base.stem, base.pro, base.enc, base.article, toll == "victim")


def _trimmed(sight: Sight, head: Head) -> Head:
    """A phrase that already holds those taken («أسر عناصر»), cut before them."""
    for i in range(head.start + 1, head.end):
        if head.kind == "abducted" and (sight.numeral_at(i) or sight.at(i, "persons")):
            return replace(head, end=i)
    return head


def _add_plain(sight: Sight, start: int, end: int, heads: dict[int, Head]) -> None:
    """Heads that are plain words: «لقي ... مصرعه», «توفي», «أصابت عشرات», «سقوط 11 عسكريا»."""
    for i in range(start, end):
        word = sight.word(i)
        bare = word[1:] if word[:1] in ("و", "ف") and len(word) > 3 and word != "وفاه" else word
        pro = word[: len(word) - len(bare)]
        if bare in MET:
            death = next((k for k in range(i + 1, min(end, i + 16)) if sight.word(k) in HIS_DEATH), None)
            if death is not None and not any(c in sight.gap(k) for k in range(i + 1, death + 1) for c in STOPS):
                for k in range(i, death + 1):
                    heads.pop(k, None)
                heads[i] = Head(i, i + 1, "killed", "verb", pro=pro, stem="لقي")
        elif bare in DIED and i not in heads and any(w in WOUNDS for w in sight.words(i, min(end, i + 10))):
            heads[i] = Head(i, i + 1, "killed", "verb", pro=pro, stem=bare)
        elif bare in HIT and i not in heads and _counts_people(sight, i + 1):
            heads[i] = Head(i, i + 1, "wounded", "verb", pro=pro, stem=bare)
        elif bare in FELL and i not in heads and _falls(sight, i, end, heads):
            heads[i] = Head(i, i + 1, "killed", "masdar", pro=pro, stem=bare)
        elif bare in FELL_TOGETHER and i + 1 in heads and heads[i + 1].noun and not heads[i + 1].article:
            heads[i] = replace(heads.pop(i + 1), start=i, end=i + 1, form="verb", noun=False, pro=pro, stem=bare)
        elif bare in PERISHED and i not in heads and sight.word(i - 1) in SUBSET:
            heads[i] = Head(i, i + 1, "killed", "verb", pro=pro, stem=bare)
        elif bare in CAPTURE and i not in heads and _counts_people(sight, i + 1):
            heads[i] = Head(i, i + 1, "abducted", "masdar", pro=pro, stem=bare)
        elif bare == "جثث" and any(w in STREWN for w in sight.words(i + 1, min(end, i + 14))):
            heads[i] = Head(i, i + 1, "killed", "noun", noun=True, number=3, pro=pro, stem=bare)
        elif word in DEATH and any(w in SHOT for w in sight.words(i + 2, min(end, i + 9))):
            heads[i] = Head(i, i + 1, "killed", "masdar", pro=pro, stem="مقتل")
        elif bare in BURNED and i not in heads and any(h.number in (1, 2) for h in sight.at(i + 1, "persons")):
            heads[i] = Head(i, i + 1, "killed", "masdar", pro=pro, stem=bare)
        elif bare == "وفاه" and i in heads and sight.word(i - 1) in CAUSES:
            heads[i] = Head(i, i + 1, "killed", "masdar", pro=pro, stem=bare)


def _counts_people(sight: Sight, i: int) -> bool:
    numeral = sight.numeral_at(i)
    after = numeral.end_token if numeral is not None else i + 1 if sight.word(i) in AMOUNTS else i
    if after > i:
        return bool(sight.at(after, "persons", "actors")) or sight.word(after) in _AFTER_NUMBER
    person = sight.first_at(after, "persons")
    return person is not None and not person.base.article


def _falls(sight: Sight, i: int, end: int, heads: dict[int, Head]) -> bool:
    """«سقوط 11 عسكريا»: people who fall, with no casualty noun that says more."""
    numeral = sight.numeral_at(i + 1)
    if numeral is None or numeral.unit or not sight.at(numeral.end_token, "persons", "actors"):
        return False
    return not any(heads[k].noun for k in range(i, min(end, numeral.end_token + 5)) if k in heads)


def _governs(sight: Sight, hit: Hit, start: int) -> bool:
    """Whether a word that is both a masdar and a casualty noun («إصابة») has its number or people after it and none before."""
    if sight.word(hit.start)[-3:] in ("تلي", "رحي", "يلا", "يحا"):
        return False
    before = sight.numeral_over(hit.start - 1) if hit.start > start else None
    if any(h.entry.attrs.get("toll") and h.base.pro.startswith("و") and h.form != "noun" for h in sight.at(hit.end, "tactics")):
        return before is None  # «إصابة ومقتل 6»
    if hit.base.pro.startswith("و") and sight.numeral_at(hit.end) is not None:
        return True  # «مصرع 7 وإصابة 9»
    word = sight.word(hit.end)
    known = word in OTHERS or word in BETWEEN or word in AMOUNTS or word in FELLOWS or word in FELLOW_PAIRS
    return before is None and (
        sight.numeral_at(hit.end) is not None or any(not h.entry.attrs.get("casualty") for h in sight.at(hit.end, "persons")) or known
    )


def denial(sight: Sight, head: Head, start: int) -> str:
    """ "denied" where the text says there were none, "silent" where it only says that nothing was reported, else ""."""
    if head.verb:
        return "denied" if sight.word(head.start - 1) in NOT and head.form == "present" else ""
    for i in range(head.start - 1, max(start, head.start - 6) - 1, -1):
        word = sight.word(i)
        between = list(sight.words(i + 1, head.start))
        if word in NEGATIVE:
            return "silent" if any(w in REPORTING for w in between) else "denied"
        if word in NOT and any(w in DENIABLE for w in between):
            return "denied"
        if word in NOT and any(w in REPORTING for w in between):
            return "silent"
        if word in _TURNING:
            return ""
    return ""


def joined(sight: Sight, first: Head, second: Head) -> bool:
    """Whether two heads share one figure: «مقتل وإصابة 12», «50 قتيلا وجريحا», «بين قتيل وجريح»."""
    if {first.kind, second.kind} != {"killed", "wounded"} or first.enc or any(sight.numeral_over(i) for i in range(first.start, first.end)):
        return False
    if first.verb and sight.word(first.end - 1).endswith("وا"):
        return False
    if second.start != first.end or not second.pro.startswith("و") or any(c in sight.gap(second.start) for c in STOPS):
        return False
    return True
