"""Dead whom their own side tells of, by the word that it has for them: «فقدت القوات جنديا», «استشهد اثنان», «نالوا وسام الشهادة»."""

from __future__ import annotations

from waqai.events.reading import Reading
from waqai.mentions.counts import CasualtyMention
from waqai.mentions.counts.martyrs import MOURNED
from waqai.mentions.counts.words import LOST, MOURN
from waqai.text import is_one_of, word_set

_OWN_DEATH = LOST | MOURN | MOURNED | word_set("استشهد استشهدت استشهدوا استشهدا استشهاد باستشهاد")


def told_as_own_dead(reading: Reading, count: CasualtyMention) -> bool:
    """Whether the word that a count hangs on is one for one's own dead: nobody says so of those who came to attack him."""
    return is_one_of(reading.sight.word(count.head), _OWN_DEATH)
