"""Whether two counts of one fight are of the two sides that fought, by what the text calls those counted.

«12 إرهابيا» and «مقاتل استشهد», «ضابط» and «أحد المسلحين»: nobody calls his own men terrorists, and soldiers are no gunmen.
"""

from __future__ import annotations

from waqai.events.draft import Draft
from waqai.events.reading import Reading
from waqai.events.toll_basics import sentence_at
from waqai.events.toll_reach import meant
from waqai.mentions.counts import CasualtyMention

_STATE = ("military", "police")
_NEAR = 2  # sentences from one side's dead to one man of the other's


def opposed(reading: Reading, one: CasualtyMention, other: CasualtyMention) -> bool:
    """Whether the words for two counted say that they fought each other; never where one name is said of both."""
    if any(h.entry.pack == "actors" for h in one.who) and any(h.entry.pack == "actors" for h in other.who):
        names = set(reading.cast.people(one.who, reading.country)) & set(reading.cast.people(other.who, reading.country))
        if names:
            return False
    first, second = _kinds(one), _kinds(other)
    if not first or not second or first & second:
        return False
    return "state" in first | second or first | second == {"enemies", "fighters"}


def one_of_the_others(reading: Reading, draft: Draft, told: CasualtyMention, count: CasualtyMention) -> bool:
    """«وقتل اثني عشر إرهابيا. واستشهد مقاتل خلال صد الهجوم»: one man of the other side, in a sentence that tells no other deed."""
    if not opposed(reading, told, count) or sentence_at(reading, count) - sentence_at(reading, told) > _NEAR:
        return False
    sentence = reading.sentence_of(count.head)
    deeds = (h for h in reading.sight.within(sentence.start, sentence.end, "tactics") if not h.entry.attrs.get("toll"))
    return all(meant(draft, h) or str(h.entry.attrs.get("tactic")) == draft.tactic for h in deeds)


def _kinds(count: CasualtyMention) -> set[str]:
    """What those counted are: men of a state, enemies by the word said of them, fighters of some side, or gunmen of any."""
    out: set[str] = set()
    for hit in count.who:
        role = str(hit.entry.attrs.get("role"))
        if role in _STATE:
            out.add("state")
        elif role == "militant":
            out.add("enemies" if hit.entry.attrs.get("loaded") else "fighters" if hit.entry.id == "fighter" else "gunmen")
    return out
