"""Attackers whom somebody puts an end to, told by what they had done: «وقتلت الشرطة المهاجم», «تم تحييد المنفذ», «النار على المهاجم وقتله».

They are counted with the rule "put-down" and belong to those who struck, whatever else is told of the dead.
"""

from __future__ import annotations

from dataclasses import replace

from waqai.mentions.counts.mention import CasualtyMention, span_of
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.shot_down import BROUGHT_DOWN, END_THEM
from waqai.mentions.counts.words import ATTACKERS, SO_MANY, STOPS
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

PUT_DOWN = "put-down"
_ENDED = word_set(
    "قتل قتلت قتلوا قتلا تقتل يقتل يقتلوا تصفية تصفي صفت تحييد حيد حيدت حيدوا تحيد أردى أردت أردوا تردي يردي القضاء قضت قضى قضوا تقضي يقضي "
    "مقتل مصرع لقي لقوا لقيا صرعت صرع"
)
_TO_AN_END = word_set("القضاء قضت قضى قضوا تقضي يقضي")  # with «على»
_MET = word_set("لقي لقوا لقيا")
_DEATH = word_set("مصرعه مصرعهم مصرعهما حتفه حتفهم حتفهما")
_BY_DEED = {
    **dict.fromkeys(word_set("المنفذ المهاجم الجاني الطاعن المعتدي منفذ منفذه منفذها"), 1),
    **dict.fromkeys(word_set("المنفذان المهاجمان منفذا منفذاه منفذاها"), 2),
    **dict.fromkeys(word_set("المنفذون المهاجمون منفذو منفذوه منفذوها المنفذين المهاجمين منفذي منفذيه منفذيها الجناة"), 3),
}
_OF_A_DEED = word_set("الهجوم العملية عملية هجوم الاعتداء الطعن الدهس إطلاق")
_END_THEM = END_THEM | word_set("قتله قتلها قتلهما قتلهم تصفيته تصفيتها تصفيتهما تصفيتهم تحييده تحييدها تحييدهما تحييدهم")
_KILLED_THEM = frozenset(w for w in BROUGHT_DOWN if w.endswith(("هم", "هما"))) | word_set(
    "قتلهما قتلتهما قتلهم قتلتهم حيدهما حيدتهما حيدتهم صرعتهم صرعتهما"
)
_AN_END = word_set("القضاء قضت قضى قضوا تقضي يقضي")  # with «على»
_MET = word_set("لقي لقوا لقيا")
_DEATH = word_set("مصرعه مصرعهم مصرعهما حتفه حتفهم حتفهما")
_BY_DEED = {
    **dict.fromkeys(word_set("المنفذ المهاجم الجاني الطاعن المعتدي منفذ منفذه منفذها"), 1),
    **dict.fromkeys(word_set("المنفذان المهاجمان منفذا منفذاه منفذاها"), 2),
    **dict.fromkeys(word_set("المنفذون المهاجمون منفذو منفذوه منفذوها المنفذين المهاجمين منفذي منفذيه منفذيها الجناة"), 3),
}
_OF_A_DEED = word_set("الهجوم العملية عملية هجوم الاعتداء الطعن الدهس إطلاق")
_END_HIM = {
    **dict.fromkeys(word_set("ترديه يرديه تقتله يقتله تصرعه يصرعه تحيده تحيدها ترديها تقتلها قتله قتلها تصفيته تحييده تحييدها"), 1),
    **dict.fromkeys(word_set("ترديهما يرديهما تقتلهما يقتلهما تحيدهما قتلهما تصفيتهما تحييدهما"), 2),
    **dict.fromkeys(word_set("ترديهم يرديهم تقتلهم يقتلهم تحيدهم قتلهم تصفيتهم تحييدهم"), 3),
}
_KILLED_THEM = word_set("قتلهما قتلتهما قتلهم قتلتهم أرداهما أردتهما أرداهم أردتهم حيدهما حيدتهما حيدتهم صرعتهم صرعتهما")
_AN_END = frozenset(joined + word for word in _ENDED | _KILLED_THEM for joined in ("", "و", "ف")) | _END_THEM
_BEFORE = word_set("قبل إلى")  # «إلى أن»
_MANAGE = word_set("تتمكن يتمكن تنجح ينجح تستطيع يستطيع")
_FORCES = word_set("زملاؤه زملاؤها رفاقه الأمن قوات القوات عناصر أفراد رجال الحراس حراس")
_STATES = ("state_military", "state_police", "state_security")
_GUNMEN = ("militant",)
_DOER_REACH = 5  # «وقتلت قوات الأمن المركزي أمس المهاجم»
_FIRE_REACH = 9
_NOT = word_set("لم ولم لن لا دون محاولة حاول حاولت يحاول تحاول")
_AT = word_set("على نحو باتجاه صوب")
_AT_HIM = word_set("عليه عليها نحوه نحوها باتجاهه باتجاهها")
_FIRED = word_set("أطلق أطلقت أطلقوا فتح فتحت فتحوا")
_HAND_TO_HAND = word_set("طعن طعنت طعنا دهس دهست دهسا بسكين سكينا سكين بفأس")  # «حاول شاب طعن جندي», «هاجم شرطيا بسكين»
_FIRE = word_set("النار الرصاص نيرانها نيرانهم")


def with_those_put_down(sight: Sight, told: list[CasualtyMention], start: int, end: int) -> list[CasualtyMention]:
    """The counts of a sentence, and the attackers that it says were killed for their deed."""
    out = [_as_the_attacker(sight, c, start) for c in told]
    for i in range(start, end):
        word = sight.word(i)
        if word not in _AN_END:
            continue
        if word in _END_THEM and (n := _before_they_were(sight, i, start)) or (n := _by_a_force(sight, i, start)):
            out = [c for c in out if not (c.kind == "killed" and c.head == i)]
            out.append(CasualtyMention(i, i + 1, i, "killed", n, n, n, (), PUT_DOWN, span=span_of(sight, i, i + 1)))
            continue
        bare = word if word in _ENDED else word[1:] if word[:1] in "وف" and word[1:] in _ENDED else ""
        if not bare or any(c.head <= i < max(c.end, c.head + 1) or c.start <= i < c.end for c in out):
            continue
        found = _those_behind(sight, i, bare, start, end)
        if found is not None and not any(c.kind == "killed" and found.start <= c.head < found.end for c in out):
            out.append(found)
    return out


def _before_they_were(sight: Sight, i: int, start: int) -> int:
    """«قبل أن تقتلهم قوات الأمن», «قبل أن تتمكن الشرطة من قتله»: how many attackers a force put an end to at last; 0 for none."""
    managed = next((k for k in range(i - 2, max(start, i - _DOER_REACH) - 1, -1) if sight.word(k) in _MANAGE), None)
    verb = i if managed is None else managed
    if sight.word(verb - 1) != "ان" or sight.word(verb - 2).removeprefix("و") not in _BEFORE:
        return 0
    if not any(_of_a_force(sight, k) for k in range(verb + 1, verb + 3)):
        return 0
    last = sight.word(i)
    return 2 if last.endswith("هما") else gunmen_told(sight, start, i) if last.endswith("هم") else 1


def _by_a_force(sight: Sight, i: int, start: int) -> int:
    """«نفذه مسلحان ... وقتلهما جنود كانوا في المكان», «هاجم ثلاثة مسلحين ... وقتلتهم الشرطة»: as many as came to attack; 0 for none."""
    word = sight.word(i)
    joined = word[:1] in ("و", "ف") or sight.word(i - 1) == "ثم"
    two, more = word.endswith("هما"), word.endswith("هم")
    if not joined or not (two or more) or word.lstrip("وف") not in _KILLED_THEM or not _of_a_force(sight, i + 1):
        return 0
    n = gunmen_told(sight, start, i)
    return n if (n == 2 if two else n > 2) else 0


def _of_a_force(sight: Sight, i: int) -> bool:
    """«الشرطة», «الحراس», «قوات الأمن», «زملاؤه»."""
    if sight.word(i) in _FORCES:
        return True
    return any(
        h.entry.attrs.get("role") in ("police", "military") or h.entry.attrs.get("class") in _STATES
        for h in sight.at(i, "persons", "actors")
    )


def _those_behind(sight: Sight, i: int, bare: str, start: int, end: int) -> CasualtyMention | None:
    """The attackers who stand behind a verb of killing, past the force that killed them."""
    at = next((k for k in range(i + 1, min(end, i + 1 + _DOER_REACH)) if sight.word(k) in _BY_DEED), None)
    if at is None or any(c in sight.gap(k) for k in range(i + 1, at + 1) for c in STOPS + "،\n"):
        return None
    if any(w in _NOT for w in sight.words(max(start, i - 2), i)):
        return None
    if bare in _TO_AN_END and sight.word(at - 1) != "علي" and sight.word(at - 2) != "علي":
        return None
    if bare in _MET and not any(w in _DEATH for w in sight.words(at + 1, at + 4)):
        return None
    if sight.word(at)[:2] != "ال" and sight.word(at + 1) not in _OF_A_DEED and sight.word(at) in ("منفذ", "منفذا", "منفذو", "منفذي"):
        return None
    n = _how_many(sight, at, start, end)
    if not n:
        return None
    return CasualtyMention(i, at + 1, i, "killed", n, n, n, (), PUT_DOWN, span=span_of(sight, i, at + 1))


def _how_many(sight: Sight, at: int, start: int, end: int) -> int:
    """«المهاجم» 1, «المهاجمان» 2, «المهاجمين الثلاثة» 3; a bare plural is of the gunmen told before: «هاجم ثلاثة ...»."""
    form = _BY_DEED[sight.word(at)]
    if form < 3:
        return form
    for k in range(at + 1, min(end, at + 4)):
        if sight.word(k) in SO_MANY:
            return SO_MANY[sight.word(k)]
    return gunmen_told(sight, start, at)


def gunmen_told(sight: Sight, start: int, end: int) -> int:
    """How many gunmen a range tells of, where it says so once: «هاجم ثلاثة مسلحين فندقا» 3, «هاجم مسلحان» 2."""
    for k in range(start, end):
        numeral = sight.numeral_at(k)
        if numeral is not None and plain(sight, numeral) and numeral.high == numeral.low:
            if any(_strikes(h) for h in sight.at(numeral.end_token, "persons")):
                return numeral.best
        if any(h.number == 2 and _strikes(h) and sight.word(k).endswith("ان") for h in sight.at(k, "persons")):
            return 2
    return 0


def _strikes(hit: Hit) -> bool:
    return hit.entry.attrs.get("role") in _GUNMEN or hit.entry.id in ATTACKERS


def _as_the_attacker(sight: Sight, count: CasualtyMention, start: int) -> CasualtyMention:
    """«وأطلق شرطي النار على المهاجم وقتله», «طعن جنديا ... فأطلقوا النار عليه وقتلوه»: «ه» is the attacker whom the shots were at."""
    if count.kind != "killed" or count.rule != "pronoun" or count.denied:
        return count
    for k in range(count.head - 1, max(start, count.head - _FIRE_REACH), -1):
        if any(c in sight.gap(k + 1) for c in STOPS + "\n"):
            return count
        if sight.word(k) in _BY_DEED and sight.word(k - 1) in _AT and sight.word(k - 2) in _FIRE:
            return replace(count, rule=PUT_DOWN)
        if sight.word(k) in _AT_HIM and (sight.word(k - 1) in _FIRE or sight.word(k + 1) in _FIRE):
            fire = next((j for j in range(k - 1, k - 6, -1) if sight.word(j).lstrip("فو") in _FIRED), k)
            by_force = sight.word(fire).endswith("وا") or any(_of_a_force(sight, j) for j in range(fire + 1, k))
            return replace(count, rule=PUT_DOWN) if by_force and any(w in _HAND_TO_HAND for w in sight.words(start, fire)) else count
    return count
