"""A sentence that opens with a verb and what it struck, and names nobody, goes on with the subject of the sentence before it."""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.role_words import ADVERBS, POSSESSED
from waqai.events.side_basics import country_of, take_attackers, unknown
from waqai.mentions.lexicon import Hit
from waqai.text import Sentence

_OWNERS = ("هم", "ها", "ه")
_SUBJECT_REACH = 4  # tokens from the verb that opens a sentence to its subject
_OBJECT_REACH = 4


def goes_on(reading: Reading, draft: Draft) -> None:
    """«عززت وحدات الجيش مواقعها في س. وقصفت مواقع المسلحين في ص»: nobody is named, and the verb agrees with the one before."""
    lead, sentence = draft.decision.lead, draft.segment.sentence
    if not unknown(draft) or draft.attacker_hits or lead is None or not lead.verbal or lead.start != sentence.start:
        return
    verb = reading.sight.word(lead.start)
    if not verb.startswith("و") or sentence.index == 0 or not _object_at_once(reading, lead.end):
        return
    before = reading.text.sentences[sentence.index - 1]
    subject = _subject(reading, before, verb.endswith("ت")) if before.kind == sentence.kind else None
    if subject is None:
        return
    country = country_of(reading, draft)
    names = reading.cast.names(subject, country)
    if names and not any(reading.cast.are_friends(names[0], target, country, reading.published) for target in draft.targets):
        take_attackers(draft, names, (subject,) * len(names), "the subject before", 0.95)


def _object_at_once(reading: Reading, at: int) -> bool:
    """«وقصفت أمس مواقعهم», «وقصف بالمدفعية تجمعات للمسلحين»: right behind the verb, but for when and how, stands whose things it struck."""
    for i in range(at, at + _OBJECT_REACH):
        word = reading.sight.word(i)
        if word in ADVERBS or word.startswith("ب") and word not in POSSESSED:
            continue
        return word in POSSESSED or any(word.endswith(own) and word.removesuffix(own) in POSSESSED for own in _OWNERS)
    return False


def _subject(reading: Reading, sentence: Sentence, feminine: bool) -> Hit | None:
    """The actor right behind the verb that opens a sentence, if that verb is of one gender with the one that goes on."""
    if reading.sight.word(sentence.start).endswith("ت") != feminine:
        return None
    for i in range(sentence.start + 1, sentence.start + _SUBJECT_REACH):
        hit = reading.sight.first_at(i, "actors")
        if hit is not None:
            return hit if not hit.base.pro else None
    return None
