"""Heads that say that somebody passed away, which may be of any death or no death at all: «قضى ستة مدنيين», «مات في الهجوم خمسة»."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.people import plain
from waqai.mentions.counts.people_ahead import number_before, people_at, two_before
from waqai.mentions.counts.plain_heads import FIRED
from waqai.mentions.counts.words import BY_WHAT_DEATH, FELLOWS, OF_WOUNDS, OFFICES, ONE_OF, RANKS, STOPS, WHO
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import word_set

_AT_ONCE = word_set("مكانه مكانها مكانهم الفور الحال فورا")
_HOW = word_set("في على")
_PASSED = word_set("قضى قضت قضوا قضيا مات ماتت ماتوا ماتا هلك هلكت هلكوا يقضي")
_ONE_PASSED = word_set("قضى قضت مات ماتت")
_DIED = word_set("مات ماتت")
_MANNER_REACH = 6
_BOTH_PASSED = word_set("ماتا قضيا")
_BOTH_HOW = word_set("قبل على في فورا متأثرين لاحقا معا")
_ALL_PASSED = word_set("قضوا قضيا ماتوا هلكوا")
_DEPARTED = word_set("توفي توفيت توفيا مات ماتت قضى قضت")
BY = word_set("في خلال جراء إثر بسبب نتيجة برصاص بنيران بقصف بغارة بانفجار")
BY_A_SHOT = word_set("بطلقة برصاصة بطلقات برصاصات بالرصاص بطلق بعيار بشظية بشظايا بقذيفة برصاص")
_CAUSE_REACH = 12
PASSED = _PASSED | _DEPARTED


def passed(sight: Sight, i: int, bare: str, pro: str, end: int) -> Head | None:
    """The head that «قضى», «مات» or «توفي» is where those who died, or what they died of, stand beside it."""
    named = _named_to_a_deed(sight, i + 1, end)
    if bare in _PASSED and pro == "ف" and _by_office(sight, i + 1):
        return Head(i, i + 2, "killed", "phrase", stem=bare, pro=pro, enc="ه")  # «فقضى الإمام وجرح تسعة»
    if (
        bare in _PASSED
        and sight.word(i + 2).startswith(OF_WOUNDS)
        and any(h.number == 1 and h.base.article for h in sight.at(i + 1, "persons"))
    ):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)  # «ثم قضى الشرطي متأثرا بجراحه»
    if bare in _PASSED and (
        people_at(sight, i + 1) or _people_past_cause(sight, i + 1, end) or named or pro == "ف" and _the_one(sight, i + 1)
    ):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)
    at_once = i + 2 if sight.word(i + 1) in _AT_ONCE else i + 3 if sight.word(i + 1) in _HOW and sight.word(i + 2) in _AT_ONCE else 0
    if at_once and not pro and _one_before(sight, i):
        return Head(i, at_once, "killed", "phrase", stem=bare, pro=pro, enc="ه")  # «سائق الحافلة مات في مكانه»
    if bare in _DIED and pro == "ف" and (i + 1 >= end or any(c in sight.gap(i + 1) for c in STOPS + "،\n") or at_once):
        return Head(i, at_once or i + 1, "killed", "phrase", stem=bare, pro=pro, enc="ه")  # «ألقوا به من السطح فمات»
    if bare in _ONE_PASSED and sight.word(i + 1) in BY_WHAT_DEATH and (sight.word(i - 1) in WHO or _one_before(sight, i)):
        return Head(i, i + 2, "killed", "phrase", stem=bare, pro=pro, enc="ه")  # «الرضيعة سارة التي قضت حرقا»
    if bare in _ONE_PASSED and any(w in BY_WHAT_DEATH for w in sight.words(i + 2, min(end, i + _MANNER_REACH))):
        if any(h.number == 1 for h in sight.at(i + 1, "persons")):
            return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)  # «وقضت الرضيعة سارة حرقا»
    if bare in _BOTH_PASSED and (i + 1 >= end or sight.gap(i + 1).strip() or sight.word(i + 1) in _BOTH_HOW):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)
    if bare in _ALL_PASSED and (number_before(sight, i) or _pair_before(sight, i)):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)
    if bare in _DEPARTED and (pro == "ف" and sight.word(i + 1) in RANKS or bare not in _PASSED and named):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)
    return None


def _the_one(sight: Sight, i: int) -> bool:
    """«انفجرت عبوة في المسجد، فقضى الحارس وجرح تسعة»: one known already, whom a deed killed, and nothing that he spent or judged."""
    one = next((h for h in sight.at(i, "persons") if h.number == 1 and h.base.article), None)
    return one is not None and _ends(sight, one.end)


def _one_before(sight: Sight, i: int) -> bool:
    return any(h.number == 1 for k in (i - 1, i - 2) for h in sight.at(k, "persons"))


def _by_office(sight: Sight, i: int) -> bool:
    word = sight.word(i)
    return word.startswith("ال") and word[2:] in OFFICES and not sight.at(i, "persons") and _ends(sight, i + 1)


def _ends(sight: Sight, i: int) -> bool:
    """Whether a clause ends before a token, or goes on with another toll: «قضى الحارس وجرح تسعة»."""
    more = sight.word(i).startswith("و") and any(h.entry.attrs.get("toll") for h in sight.at(i, "tactics"))
    return more or any(c in sight.gap(i) for c in STOPS + "،")


def _pair_before(sight: Sight, i: int) -> bool:
    """«إن رجلا وابنه قضيا»: one and one more with him right before the verb."""
    word = sight.word(i - 1)
    if two_before(sight, i):
        return True
    more = word.startswith("و") and word[1:] in FELLOWS or any(h.base.pro == "و" and h.number == 1 for h in sight.at(i - 1, "persons"))
    return more and any(h.number == 1 and not h.base.pro for k in (i - 2, i - 3) for h in sight.at(k, "persons"))


def _named_to_a_deed(sight: Sight, i: int, end: int) -> bool:
    """«قضى العقيد سالم وثلاثة من مرافقيه في غارة», «قضى أحد الجنود جراء القصف»: one by rank or name, then what killed him."""
    person = sight.first_at(i, "persons")
    one = sight.word(i) in ONE_OF or sight.word(i) in OFFICES or (person is not None and person.number == 1 and person.base.article)
    if not one:
        return False
    for k in range(i + 1, min(end, i + _CAUSE_REACH + 8)):
        if any(c in sight.gap(k) for c in STOPS + "\n"):
            return False
        by = sight.at(k, "tactics") if sight.word(k).startswith("ب") else []
        if any(h.base.pro == "ب" and h.entry.attrs.get("tactic") in FIRED for h in by) or sight.word(k) in BY_A_SHOT:
            return True  # «قضى أحد الحراس بتفجير», «قضت الطفلة سلمى بطلقة قناص»
        if sight.word(k) in BY:
            deed = any(not h.entry.attrs.get("toll") for j in (k, k + 1) for h in sight.at(j, "tactics", "weapons"))
            if deed:
                return True
    return False


def _people_past_cause(sight: Sight, i: int, end: int) -> bool:
    """«قضى في الهجوم أحد عشر شخصا»: a number of people, one or two of them, behind «في» and the deed."""
    if sight.word(i) not in ("في", "خلال", "جراء"):
        return False
    for k in range(i + 1, min(end, i + 7)):
        if sight.gap(k).strip():
            return False
        numeral = sight.numeral_at(k)
        if numeral is not None:
            return plain(sight, numeral) and bool(sight.at(numeral.end_token, "persons"))
        behind_deed = bool(sight.at(i if k == i + 2 else k - 1, "tactics") or sight.at(k - 1, "tactics")) and k > i + 1
        if behind_deed and any(_one_or_two(h) for h in sight.at(k, "persons")):
            return True  # «قضى في الكمين حارسان»
    return False


def _one_or_two(person: Hit) -> bool:
    return person.number in (1, 2) and not (person.base.article or person.base.pro or person.entry.attrs.get("casualty"))
