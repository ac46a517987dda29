"""The count of a verb, masdar or phrase: «قتل ستة», «جنديان قتلا», «مقتله»."""

from __future__ import annotations

from waqai.mentions.counts.after import after_head, struck_by, total
from waqai.mentions.counts.before import before_verb
from waqai.mentions.counts.by_name import named, names_listed
from waqai.mentions.counts.given_names import by_given_name
from waqai.mentions.counts.martyrs import RISEN
from waqai.mentions.counts.mention import Head, Quantity
from waqai.mentions.counts.one_person import one_by_name, people_with_ages
from waqai.mentions.counts.own_deed import by_its_doer
from waqai.mentions.counts.people import people, plain
from waqai.mentions.counts.things_struck import struck_a_thing
from waqai.mentions.counts.unreal import is_masdar
from waqai.mentions.counts.words import AND_LIFE, ATTACKERS, FIGHTERS, FINITE, HIS_DEATH, PREPOSITIONS, PRONOUNS, STOPS, WITH
from waqai.mentions.sight import Sight
from waqai.text import word_set

_DEATHS = word_set("مقتل مصرع استشهاد اغتيال خطف اختطاف")
_CAUSES = word_set("إثر جراء نتيجة بعد بسبب متأثرا متأثرة متأثرين متأثرتين")
_HIM = ("ه", "ها")
_RESPONSIBLE = word_set("مسؤولية بمسؤولية المسؤولية مسئولية بمسئولية المسئولية")
_DIED = word_set("استشهد استشهدت قتل قتلت قتلوا أعدم أعدمت توفي توفيت قضى وفاة استشهاد مقتل لقي حتفه مصرعه جثمان جثة جثمانا")
_THEM_REACH = 16
_THEM = ("هم", "هما")
_TOPIC_REACH = 7
_DOERS_REACH = 5
_TO_HIS_END = word_set("ليفارق لتفارق")
_HIS = word_set("حتفه حتفها مصرعه مصرعها")
_FELL_MARTYR = word_set("استشهد استشهدت")
_BOTH_DIED = word_set("لقيا لقيتا قتلا قتلتا استشهدا أصيبا أصيبتا جرحا توفيا ماتا قضيا فارقا")
_SOME_OF_THEM = word_set("أحدهم بعضهم إحداهن أحدهما معظمهم")
_WHO = word_set("الذي التي والذي والتي")
_BEFALLS = word_set("استشهد استشهدت أصيب أصيبت توفي توفيت قضى قضت تعرض تعرضت")
_GRAVE = word_set("خطيرة خطرة حرجة بليغة بالغة طفيفة خفيفة متوسطة مستقرة")
_SLEW_HIM = word_set("اغتاله اغتالته اغتالوه اغتالها اغتالتها اغتالوها خطفه خطفته خطفها اختطفه اختطفته اختطفها")
_THEIR_KILLERS = 4  # tokens
_LED_TO = word_set("إلى عن في ب")
_ALL_OF_THEM, _AT_ONCE = word_set("جميعا جميعهم كلهم"), word_set("فورا الفور الحال")
_CARED_FOR = word_set("يتلقون")


def deed_quantity(sight: Sight, head: Head, start: int, end: int, used: set[int]) -> list[Quantity]:
    """The count of a verb, masdar or phrase."""
    inside = next(
        (n for i in range(head.start, head.end) if (n := sight.numeral_at(i)) and n.end_token <= head.end and plain(sight, n)), None
    )
    if inside is not None:
        return [Quantity(inside.low, inside.best, inside.high, head.start, head.end, people(sight, inside.end_token, end), "number-inside")]
    if head.enc in PRONOUNS and (theirs := by_its_doer(sight, head, end, used)):
        return theirs  # «أعلنت القيادة تصفيتها خمسة مسلحين»: «ها» is who did it
    if head.enc in PRONOUNS and head.form in ("masdar", "noun", "phrase"):
        return _pronoun(sight, head, start, end, used)
    first_word = sight.word(head.start)
    finite = (head.verb and not is_masdar(sight, head.start)) or first_word in FINITE
    if finite and sight.word(head.end - 1 if head.verb else head.start).endswith(("وا", "تا", "يا")):
        subject = before_verb(sight, head, start, used)
        if subject is not None:
            return [subject]
    if head.stem in _CARED_FOR and (patients := before_verb(sight, head, start, used)):
        return [patients]  # «57 شخصا يتلقون العلاج، 7 منهم في حالات حرجة»
    if head.kind == "abducted" and first_word.endswith("وهم") and (taken := before_verb(sight, head, start, used)):
        return [taken]  # «اعترضوا حافلة تقل عشرة عمال واقتادوهم إلى جهة مجهولة»
    if head.enc in ("هم", "هما") and _doers_next(sight, head.end) and (those := before_verb(sight, head, start, used)) is not None:
        return [those]  # «دفنت القرية ستة من رجالها قتلهم مسلحون»
    if _by_others(sight, head):
        him = before_verb(sight, head, start, used)
        return [him] if him is not None else _him_and_his(sight, head, end, used)  # «إن جنديا قتله مسلحون»: they are who did it
    if head.form != "noun" and (listed := names_listed(sight, head.end, end)):
        return [Quantity(listed, listed, listed, head.start, head.end + 1, people(sight, head.end, head.end + 1), "named")]
    if (
        head.enc == "هم"
        and not _ALL_OF_THEM.isdisjoint(sight.words(head.end, head.end + _THEIR_KILLERS))
        and (slain := _all_whom_they_slew(sight, head, start)) is not None
    ):
        return [slain]
    after = after_head(sight, head, head.end, end, used)
    if after and head.kind == "wounded" and finite and struck_a_thing(sight, head, after[0].start):
        after = []
    if not after and head.verb and head.enc == "هما" and head.kind == "killed" and head.pro == "ف":
        return [_them(sight, head, start, used) or Quantity(2, 2, 2, head.start, head.end, [], "pronoun")]  # «غدر بزميليه فقتلهما»
    if not after and head.verb and head.enc in ("هم", "هما") and (them := _them(sight, head, start, used)) is not None:
        return [them]
    if after and (not finite or after[0].start - head.end <= 3 or struck_by(sight, head.end)):
        return after
    if not after and not finite and head.size == 1 and head.stem in _DEATHS:
        if (several := people_with_ages(sight, head, end)) > 1:
            return [Quantity(several, several, several, head.start, head.end, [], "named")]  # «مقتل سالم (20 عاما) وحسن (22 عاما)»
        somebody = named(sight, head, end)
        return [somebody] if somebody else []
    if not after and head.verb and head.stem in _FELL_MARTYR and sight.word(head.end) not in PREPOSITIONS:
        somebody = named(sight, head, end)
        if somebody is not None:
            return [somebody]  # «استشهد سامح (37 عاما)»
    if finite or head.form == "participle" or first_word in HIS_DEATH:
        before = before_verb(sight, head, start, used)
        if before is not None and (not after or before.rule.startswith(("number", "many"))):
            return [before]
        if not after and head.verb and sight.word(head.end - 1).removeprefix("و").removeprefix("ف") in _BOTH_DIED:
            return [Quantity(2, 2, 2, head.start, head.end, [], "pronoun")]
        if not after and _is_one(sight, head):
            return [Quantity(1, 1, 1, head.start, head.end, [], "pronoun")]
        if not after and head.form == "verb" and not head.enc and (one := one_by_name(sight, head, start, end)):
            return [one]
        if not after and head.verb and (all_told := _all_who_were_struck(sight, head, start)) is not None:
            return [all_told]
        if not after and head.verb and not head.enc and (those := by_given_name(sight, head, end)):
            return [those]
    return after


def _by_others(sight: Sight, head: Head) -> bool:
    """«إن جنديا قتله مسلحون», «الذي اغتاله أربعة ملثمين»: the verb has its object with it, and who stands behind did it; «قتلة ثلاثة
    جنود» are killers.
    """
    token = sight.text.tokens[head.end - 1]
    him = head.kind == "killed" and head.enc in _HIM or head.stem in _SLEW_HIM
    if head.form != "verb" or not him or sight.text.raw[token.start : token.end].endswith("ة"):
        return False
    numeral = sight.numeral_at(head.end)
    if numeral is None:
        return True
    return any(
        h.entry.attrs.get("role") in FIGHTERS or h.entry.attrs.get("attacker") for h in sight.at(numeral.end_token, "persons", "actors")
    )


def _doers_next(sight: Sight, i: int) -> bool:
    """«قتلهم مسلحون», «أعدمهم التنظيم»: who did it stands right behind, in the form of a subject."""
    return any(h.number in (0, 2, 3) and not sight.word(h.end - 1).endswith("ين") for h in sight.at(i, "persons", "actors"))


def _him_and_his(sight: Sight, head: Head, end: int, used: set[int]) -> list[Quantity]:
    """«فقتلوه», «وقتلوه مع حارسيه وسائقه»: the one just spoken of, and those with him."""
    him = Quantity(1, 1, 1, head.start, head.end, [], "pronoun")
    at = head.end + (sight.word(head.end) in WITH or sight.word(head.end) in AND_LIFE)
    more = after_head(sight, head, at, end, used, first=False) if at > head.end else []
    whole = total([him, *more])
    return [whole] if whole is not None else []


def _them(sight: Sight, head: Head, start: int, used: set[int]) -> Quantity | None:
    """«أوقف مسلحون أربعة مدنيين وأعدموهم», «... شقيقين وقتلوهما»: the people counted as the object before, behind those who act."""
    for i in range(head.start - 1, max(start, head.start - _THEM_REACH), -1):
        if any(c in sight.gap(i + 1) for c in STOPS + "\n"):
            return None
        reach = range(max(start, i - _DOERS_REACH), i)
        doers = any(h.number in (0, 3, 4) for k in reach for h in sight.at(k, "persons", "actors")) or _one_did_it(sight, reach)
        numeral = sight.numeral_at(i)
        if numeral is not None and sight.at(numeral.end_token, "persons"):
            free = plain(sight, numeral) and used.isdisjoint(range(numeral.start_token, numeral.end_token))
            two = head.enc == "هما"
            if not free or not doers or two != (numeral.best == 2):
                return None
            return Quantity(
                numeral.low, numeral.best, numeral.high, head.start, head.end, people(sight, numeral.end_token, head.start), "them"
            )
        pair = next((h for h in sight.at(i, "persons") if h.number in (2, 4) and not h.base.article and not h.base.pro), None)
        if head.enc == "هما" and pair is not None and doers and sight.word(i).endswith("ين"):
            return Quantity(2, 2, 2, head.start, head.end, [pair], "them")
    return None


def _all_whom_they_slew(sight: Sight, head: Head, start: int) -> Quantity | None:
    """«دخل أربعة مسلحين المخفر قبل أن تقتلهم القوات جميعا»: the gunmen whose number the sentence told before, else the people told
    last: «انفجر لغم بعربة ثلاثة جنود فقتلهم جميعا».
    """
    nearest: Quantity | None = None
    for i in range(head.start - 1, start - 1, -1):
        numeral = sight.numeral_at(i)
        if numeral is None or not plain(sight, numeral):
            continue
        who = [h for h in people(sight, numeral.end_token, head.start) if h.entry.pack == "persons"]
        if any(h.entry.attrs.get("role") == "militant" or h.entry.id in ATTACKERS for h in who):
            return Quantity(numeral.low, numeral.best, numeral.high, head.start, head.end + 1, who, "them")
        if who and nearest is None:
            nearest = Quantity(numeral.low, numeral.best, numeral.high, head.start, head.end + 1, who, "them")
    return nearest


def _one_did_it(sight: Sight, reach: range) -> bool:
    """«طعن رجل جنديين فأصابهما»: one who acts, right behind the verb of it."""
    return any(
        h.number == 1 and any(t.verbal and t.end == k for t in sight.at(k - 1, "tactics")) for k in reach for h in sight.at(k, "persons")
    )


def _all_who_were_struck(sight: Sight, head: Head, start: int) -> Quantity | None:
    """«انفجر لغم بثلاثة أطفال، فقتلوا جميعا», «... فقتلوا على الفور»: those counted before as the ones whom a deed struck."""
    last = sight.word(head.end - 1)
    if head.pro != "ف" or not last.endswith("وا"):
        return None
    if sight.word(head.end) not in _ALL_OF_THEM and _AT_ONCE.isdisjoint(sight.words(head.end, head.end + 2)):
        return None
    for i in range(head.start - 1, max(start, head.start - _THEM_REACH), -1):
        numeral = sight.numeral_at(i)
        if numeral is not None and plain(sight, numeral) and sight.at(numeral.end_token, "persons"):
            who = people(sight, numeral.end_token, head.start)
            return Quantity(numeral.low, numeral.best, numeral.high, head.start, head.end, who, "them")
    return None


def _is_one(sight: Sight, head: Head) -> bool:
    """«العامل الذي استشهد», «... لقي حتفه»: a verb in the singular that only befalls, of somebody told before."""
    if sight.word(head.end - 1).endswith(("وا", "ون")) or head.form == "present" or head.kind not in ("killed", "wounded"):
        return False
    if sight.word(head.start) in _TO_HIS_END:
        return True  # «باغتوه بالرصاص ليفارق الحياة»
    if head.stem == RISEN:
        return True  # «أن أحد المقاتلين، وهو من أهالي البلدة، نال وسام الشهادة»
    if head.stem == "لقي":
        return _meets_his_death(sight, head)
    return sight.word(head.start - 1) in _WHO and head.stem in _BEFALLS


def _meets_his_death(sight: Sight, head: Head) -> bool:
    """«لقي حتفه», «لقي المطلوب سالم علي، حتفه»: one, with no number between."""
    for i in range(head.end, head.end + 12):
        if sight.word(i) in _HIS:
            return True
        if any(c in sight.gap(i) for c in STOPS + "\n") or sight.numeral_over(i):
            return False
    return False


def _pronoun(sight: Sight, head: Head, start: int, end: int, used: set[int]) -> list[Quantity]:
    """«مقتله», «إصابتهم»: those just spoken of."""
    if head.kind == "wounded" and sight.word(head.start - 1) in _SOME_OF_THEM:
        return []  # «عدد من الجرحى أحدهم إصابته خطيرة»
    if head.kind == "wounded" and head.size == 1 and sight.word(head.end) in _GRAVE and sight.word(head.start - 1) not in _LED_TO:
        return []  # «14 جريحا، ثلاثة منهم إصاباتهم خطيرة»
    if (
        head.kind == "wounded"
        and sight.word(head.start - 1) in _CAUSES
        and any(_died(w) for w in _clause_before(sight, head.start, max(start, head.start - 14)))
    ):
        return []  # «استشهد إثر إصابته»
    later = head.kind == "wounded" and "بعد" in sight.words(head.start - 3, head.start)
    if later and any(_died(w) for w in sight.words(max(start, head.start - 12), head.start - 1)):
        return []  # «توفي ليلا في المشفى بعد ساعات من إصابته»
    if any(w in _RESPONSIBLE for w in sight.words(head.start - 2, head.start)):
        return []  # «وألقى بمسؤولية مقتلهم على الحزب»: those told before
    before = before_verb(sight, head, start, used)
    if before is not None and not (before.low > 1 and head.enc in _HIM):
        return [before]
    if head.enc in _THEM and (topic := _told_first(sight, head, start, used)) is not None:
        return [topic]
    low, high = PRONOUNS[head.enc]
    after = after_head(sight, head, head.end, min(end, head.end + 2), used) if head.enc == "هم" else []
    if after:
        return after
    if head.kind == "killed" and head.enc in ("ه", "ها"):
        return _him_and_his(sight, head, end, used)
    return [Quantity(low, low, high, head.start, head.end, [], "pronoun" if head.enc != "هم" else "pronoun-plural")]


def _told_first(sight: Sight, head: Head, start: int, used: set[int]) -> Quantity | None:
    """«ثلاثة عمال باغتهم مسلح فأرداهم قتلى»: the people who open the sentence as what it is about, taken up by the verb behind them."""
    numeral = sight.numeral_at(start)
    if numeral is None or not plain(sight, numeral) or not used.isdisjoint(range(numeral.start_token, numeral.end_token)):
        return None
    who = people(sight, numeral.end_token, head.start)
    taken_up = any(w.endswith(head.enc) for w in sight.words(numeral.end_token + 1, min(head.start, numeral.end_token + _TOPIC_REACH)))
    if not who or not taken_up or (numeral.best == 2) != (head.enc == "هما"):
        return None
    return Quantity(numeral.low, numeral.best, numeral.high, head.start, head.end, who, "them")


def _died(word: str) -> bool:
    """«وقتل», «فاستشهد», «وقتلته»: a word that says of somebody that he died."""
    bare = word[1:] if word.startswith(("و", "ف")) else word
    return word in _DIED or bare in _DIED or any(bare.endswith(h) and bare.removesuffix(h) in _DIED for h in _HIM)


def _clause_before(sight: Sight, i: int, start: int) -> list[str]:
    """The words before a token back to a number or a stop."""
    out = []
    for k in range(i - 1, start - 1, -1):
        if any(c in sight.gap(k + 1) for c in STOPS + "\n،"):
            break
        out.append(sight.word(k))
    return out
