"""All who were in what was destroyed, with no word of death: «دمروا سيارة بمن فيها», «تدمير عجلتين مع من فيهما»: one at least, or two."""

from __future__ import annotations

from waqai.mentions.counts.mention import CasualtyMention, span_of
from waqai.mentions.counts.words import STOPS
from waqai.mentions.sight import Sight
from waqai.text import is_one_of, word_set

_WHO = word_set("بمن ومن من")
_WITH = word_set("مع و وقتل وقتلت وقتلوا ومقتل قتل وإبادة")
_IN_IT = word_set("فيها فيه فيهما بداخلها بداخله بداخلهما عليها عليه عليهما داخلها داخله")
_WAS = word_set("كان كانوا كانا")
_BOTH = word_set("فيهما بداخلهما عليهما")
_DESTROYED = word_set(
    "دمر دمرت دمروا دمرها دمرته دمره دمرتها دمروها تدمير بتدمير لتدمير تدميرها تدميره تدميرهما دمرتهما دمرهما أحرق أحرقت أحرقوا أحرقها "
    "أحرقوها إحراق حرق إحراقها حرقها نسف نسفت نسفوا نسفها قصف قصفت قصفوا أغرق أغرقت أغرقوا إغراق إغراقها "
    "إغراقه غرقه غرقها تفجير فجر فجرت فجروا"
)
_REACH = 16  # tokens from the deed to those in what it destroyed


def all_aboard(sight: Sight, start: int, end: int) -> list[CasualtyMention]:
    """The counts of a range of tokens that such words give."""
    out: list[CasualtyMention] = []
    for i, word in enumerate(sight.folded[start:end], start):
        if word not in _WHO or word == "من" and sight.word(i - 1) not in _WITH or word == "ومن" and sight.word(i + 1) not in _IN_IT:
            continue
        at = i + 1 + (sight.word(i + 1) in _WAS)
        if at >= end or sight.word(at) not in _IN_IT or not _destroyed(sight, i, start):
            continue
        n = 2 if sight.word(at) in _BOTH else 1
        out.append(CasualtyMention(i, at + 1, i, "killed", n, n, None, (), "all-aboard", span=span_of(sight, i, at + 1), vague=True))
    return out


def _destroyed(sight: Sight, i: int, start: int) -> bool:
    """Whether a vehicle, boat or building was destroyed in the clause before."""
    things = False
    for k in range(i - 1, max(start, i - _REACH) - 1, -1):
        if any(c in sight.gap(k + 1) for c in STOPS + "\n"):
            return False
        things = things or bool(sight.at(k, "targets", "weapons"))
        if is_one_of(sight.word(k), _DESTROYED):
            return things or sight.word(k).endswith(("ها", "ه", "هما"))
    return False
