"""Heads in which somebody is shot down or put an end to: «فأردياه», «أردت الشرطة شابا», «قبل أن تقتله الشرطة», «قاموا بذبحهم»."""

from __future__ import annotations

from waqai.mentions.counts.mention import Head
from waqai.mentions.counts.passed import BY
from waqai.mentions.counts.people import as_object, plain
from waqai.mentions.counts.people_ahead import bare_end, people_at
from waqai.mentions.counts.plain_heads import past_doer
from waqai.mentions.counts.words import ONE_OF, PREPOSITIONS
from waqai.mentions.sight import Sight
from waqai.text import word_set

BROUGHT_DOWN = word_set(
    "أردى أردت أردوا أرديا أردتا أردوه أرداه أردته أردتهم أردتها أردتهما أردياه أردياها أرداهم أرداها أرداهما أردوهم أردوها أردوهما "
    "قتلوه قتلوها قتلوهما قتلاه أعدموه أعدموها أعدموهم أعدموهما أعدمتهم أعدمته ذبحوه ذبحوهم ذبحوهما"
)
END_THEM = word_set(
    "تقتله يقتله يقتلوه تقتلها ترديه يرديه يردوه ترديها يصرعه تصرعه تحيده تحيدها تقتلهم يقتلهم يقتلوهم ترديهم يرديهم تحيدهم "
    "تقتلهما يقتلهما ترديهما يرديهما تحيدهما"
)
"""With «قبل أن»: those who struck, put an end to at last."""
_TO_BE_ENDED = word_set("يقتل تقتل يقتلا يردى تردى يرديا")
_TO_END_THEM = word_set("بذبحهم بنحرهم بتصفيتهم بقتلهم")
_AT_HANDS = word_set("على بدوره بدورها لاحقا هو هي هما")
_DID = word_set("قاموا وقاموا قام وقام قامت وقامت")
_BEFORE = word_set("قبل وقبل إلى")
_FALLEN_REACH = 8
_STEMS = word_set("أردو أردا أردت أرديا قتلو قتلا أعدمو أعدمت ذبحو")
SHOT_DOWN = BROUGHT_DOWN | END_THEM | _TO_BE_ENDED | _TO_END_THEM
TO_END = END_THEM | _TO_BE_ENDED


def shot_down(sight: Sight, i: int, bare: str, pro: str, end: int) -> Head | None:
    """The head that such a verb is, of those spoken of or of the people behind it."""
    if bare in _TO_END_THEM:
        return Head(i, i + 1, "killed", "masdar", stem="قتل", pro="ب", enc="هم") if sight.word(i - 1) in _DID else None
    if bare in _TO_BE_ENDED:  # «طعن شاب أربعة من المارة قبل أن يقتل برصاص الشرطة»
        last = sight.gap(i + 1).strip() or i + 1 >= end or sight.word(i + 1) in BY or sight.word(i + 1) in _AT_HANDS
        enc, form = ("هما", "phrase") if bare.endswith("ا") else ("ه", "verb")  # «قبل أن يقتلا برصاص الشرطة»
        return Head(i, i + 1, "killed", form, stem="قتل", pro=pro, enc=enc) if _ended(sight, i) and last else None
    if bare in END_THEM:
        enc = "هما" if bare.endswith("هما") else "هم" if bare.endswith("هم") else "ه"
        form = "phrase" if enc == "هما" else "verb"
        return Head(i, i + 1, "killed", form, stem="قتل", pro=pro, enc=enc) if _ended(sight, i) else None
    return _brought_down(sight, i, bare, pro)


def _brought_down(sight: Sight, i: int, bare: str, pro: str) -> Head | None:
    """«فأردياه», «أردوه قتيلا», «أردت مسلحين»: those just spoken of, or people right behind."""
    slain = next((h for h in sight.at(i + 1, "persons") if h.entry.attrs.get("casualty")), None)
    if slain is not None and bare.endswith("هم") and slain.number == 3:
        return Head(i, slain.end, "killed", "phrase", stem=bare.removesuffix("هم"), pro=pro, enc="هم")  # «فأرداهم قتلى»
    person = sight.first_at(i + 1, "persons")
    so_he_fell = person is not None and any(h.entry.attrs.get("casualty") and h.number == 1 for h in sight.at(person.end, "persons"))
    if slain is not None or so_he_fell:
        return None  # «أردوه قتيلا», «أردي شاب قتيلا»
    for enc in ("هما", "هم", "ها", "ه"):
        if bare.endswith(enc) and bare.removesuffix(enc) in _STEMS:
            return Head(i, i + 1, "killed", "phrase", stem=bare.removesuffix(enc), pro=pro, enc=enc)
    if any(h.entry.attrs.get("casualty") and h.number == 3 for k in (i + 2, i + 3) for h in sight.at(k, "persons")):
        return None  # «أردت إرهابيين قتلى»
    doer = next((h for h in sight.at(i + 1, "persons", "weapons") if h.entry.attrs.get("attacker") or h.entry.pack == "weapons"), None)
    if doer is not None and sight.word(doer.end) not in PREPOSITIONS:  # «أردى مسلحون عامل بناء», «أردى الرصاص الشاب مراد»
        if people_at(sight, doer.end) and not sight.word(doer.end).startswith("ال"):
            return Head(i, doer.end, "killed", "masdar", stem=bare, pro=pro)
        return Head(i, doer.end, "killed", "phrase", stem=bare, pro=pro, enc="ه")
    if people_at(sight, i + 1) and not sight.word(i + 1).startswith("ال"):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)
    on = past_doer(sight, i + 1)
    if (bare_number := sight.numeral_at(i + 1)) is not None and plain(sight, bare_number) and bare_end(sight, bare_number.end_token):
        return Head(i, i + 1, "killed", "verb", stem=bare, pro=pro)  # «فأردى عشرة وجرح سبعة عشر»
    numeral = sight.numeral_at(on) if on > i + 1 else None
    fallen = any(h.entry.attrs.get("casualty") for k in range(on, on + _FALLEN_REACH) for h in sight.at(k, "persons"))
    if numeral is not None and plain(sight, numeral) and sight.at(numeral.end_token, "persons") and not fallen:
        return Head(i, on, "killed", "masdar", stem=bare, pro=pro)  # «أردت قوات الأمن ثلاثة شبان»
    if on > i + 1 and not fallen and sight.word(on) in ONE_OF and sight.at(on + 1, "persons"):
        return Head(i, on, "killed", "masdar", stem=bare, pro=pro)  # «أردت الشرطة أحد المهاجمين»
    if on > i + 1 and not fallen and any(as_object(sight, h) for h in sight.at(on, "persons")):
        return Head(i, on, "killed", "masdar", stem=bare, pro=pro)  # «أردت الشرطة شابا»
    return None


def _ended(sight: Sight, i: int) -> bool:
    """«طعن رجل جنديا قبل أن تقتله الشرطة»: told as done, though in the mood of what is to come."""
    return sight.word(i - 1) == "ان" and sight.word(i - 2) in _BEFORE
