"""Cut sentences into segments: stretches that tell of one incident (or one list of places struck in one way)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from waqai.events.along import AMID_WORDS, along
from waqai.events.charges import CHARGE, held_for
from waqai.events.triggers import triggers, weight
from waqai.mentions.counts.words import OTHER_PEOPLE
from waqai.mentions.lexicon import Hit
from waqai.mentions.sight import Sight
from waqai.text import Sentence, word_set

_Holds = Callable[[int, int], bool]
_CUTS = word_set("فيما بينما كما وفيما وبينما وكما لكن ولكن كذلك وكذلك وبالتزامن وتزامنا وبالتوازي وبالمقابل وبالمثل وكذا")
_FOLLOWED = word_set(
    "تلاه تلاها تلته تلتها تلاهما أعقبه أعقبها أعقبته أعقبتها تبعه تبعها تبعته تبعتها وتبعه وتبعها وتلاه وتلاها وتلا "
    "سبقه سبقها سبقته سبقتها وسبقه وسبقها وسبقته"
)

_BEFELL = word_set("شهدت شهد تشهد يشهد عرفت تعرضت تعرض هزها هزه ضربها ضربه استهدفها استهدفه طالها طاله")
_HAD_BEEN = word_set("كان كانت كانوا سبق")
_THERE = word_set("منها منه فيها فيه بها به")
_RECALL_REACH = 13
_RELATIVES = word_set("التي الذي والتي والذي حيث")
FIRST = word_set("الأول الأولى")
LATER = word_set("الثاني الثانية الثالث الثالثة الرابع الرابعة")
_AT = word_set("في وسط قرب عند أمام استهدفت استهدف")
ORDINALS = FIRST | LATER
_HAD = word_set("وكان وكانت وكانوا")
_CUT_PAIRS = frozenset(
    (
        ("في", "حين"), ("في", "الوقت"), ("في", "وقت"), ("من", "جهه"), ("من", "جانب"), ("علي", "صعيد"), ("الي", "ذلك"),
        ("في", "غضون"), ("في", "المقابل"), ("في", "سياق"), ("من", "ناحيه"), ("وفي", "حين"),
        ("وفي", "الوقت"), ("في", "موازاه"), ("بالتزامن", "مع"), ("وبالتزامن", "مع"), ("تزامنا", "مع"), ("بالتوازي", "مع"),
        ("في", "هذه"), ("اضافه", "الي"), ("بالاضافه", "الي"), ("فضلا", "عن"), ("الي", "جانب"), ("اما", "في"), ("اما", "علي"),
    )
)  # fmt: skip
_AUXILIARIES = word_set(
    "تمكن تمكنت تمكنوا استطاع استطاعت استطاعوا نجح نجحت نجحوا قام قامت قاموا واصل واصلت شهد شهدت اندلع اندلعت دار دارت وقع "
    "وقعت تعرض تعرضت لقي سقط سقطت تشهد تدور شن شنت لفت أشاروا أوضحوا أكدوا"
)
ANSWERS = word_set("ردا وردا انتقاما وانتقاما ثأرا")
_AFTER_STRICT = word_set("بعد عقب غداه منذ وبعد وعقب ومنذ قبل وقبل عشيه")
_TURNS_BACK = word_set("ما مما حيث حسبما بحسب وفق في خلال أثناء")
_WHILE = word_set("فيما بينما وفيما وبينما")
_AMIDST = word_set("مع ومع وسط ووسط")
_GOES_ON = word_set("تواصل استمرار تجدد اشتداد احتدام تصاعد")
_NEWS_REACH = 4
_REPORT_REACH = 8
_ADDED_REACH = 12
_ADDING = word_set(
    "مؤكدا مؤكدة مضيفا مضيفة مشيرا مشيرة لافتا لافتة موضحا موضحة كاشفا كاشفة معلنا معلنة مبينا مبينة منوها "
    "ومشيرا ومشيرة ومؤكدا ومضيفا ولافتا"
)
_HAD_REACH = 12
_SHARE_REACH = 16
_CAUSAL = word_set("بعد عقب وبعد")
_RESULTS = ("اسفر", "اسفرت", "ادي", "ادت", "خلف", "اوقع", "تسبب", "حصد")
_LAUNCHED = word_set("شن شنت شنوا نفذ نفذت نفذوا أطلق أطلقت أطلقوا وجه وجهت أقدم أقدمت قام قامت")
_STRUCK_BACK = word_set("ورد وردت وردوا فرد فردت فردوا")
_ANSWER_REACH = 8
_FROM_AFAR = ("air_strike", "drone_strike", "shelling")
_AFTER_IT = word_set("وبعدها وقبلها وبعده وقبله")  # «وبعدها بأيام»
_AFTER_THIS = word_set("وبعد وقبل")
_FALL = word_set("سقوط وقوع ارتقاء")
_DAY_NAMED = word_set("أمس اليوم السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة")
_DAYS = word_set("يوم يومين أيام أسبوع أسبوعين أسابيع شهر شهرين أشهر عام عامين أعوام سنة سنتين سنوات")
_NEWS_OF = word_set("إعلان تأكيد إعلانه إعلانها إعلانهم")
_TOLD_REACH = 5
_SOME_TIME = word_set("متأخر متأخرة مبكر واحد الذروة")
_PASSED = word_set("مرور مضي انقضاء")
_HURT_IN_IT = word_set(
    "إصابته إصابتها إصابتهم إصابتهما إصابة تعرضه تعرضها تعرضهم خطفه خطفها خطفهم اختطافه اختطافها اختطافهم احتجازه احتجازها احتجازهم "
    "اعتقاله اعتقالها اعتقالهم أسره أسرها أسرهم طعنه طعنها"
)
_CUTTING = _CUTS | _AFTER_STRICT | _HAD | {"ثم"} | {first for first, _ in _CUT_PAIRS}


EARLIER = "التي"  # the lead of a clause «التي شهدت الأحد تفجيرا»: an earlier incident at the place just named
AMID = "وسط"  # the lead of a clause «وسط اشتباكات عنيفة», «ترافق مع قصف مدفعي»: another deed at the place of the one before
NEWS = "فيما ... ،"  # the lead of the clause that «فيما تتواصل المعارك ...،» was only the setting of
MAIN = "بعد ... ،"  # the lead of the clause that «بعد اغتيال ... الأسبوع الماضي،» only looked back from
TOLL = "و+"  # the lead of a clause that is a toll alone, added to that of the clause before
_OTHERS = OTHER_PEOPLE | word_set("آخر أخرى")
_ON_ARRIVAL = word_set("ولدى وعند وحين وحال وأثناء")
_ONE_MORE = word_set("أخرى ثانية ثالثة آخر ثان ثالث")


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens `start:end` of one sentence. `lead` is the connective that opens it, `subordinate` marks «بعد ...» and its like."""

    sentence: Sentence
    start: int
    end: int
    lead: str = ""
    subordinate: bool = False

    @property
    def in_title(self) -> bool:
        """Whether it stands in the document's title or in a heading: words that retell what follows."""
        return self.sentence.kind in ("title", "heading")


def rank_told(sight: Sight, lead: Hit | None) -> int:
    """1 for a trigger of the first of several («استهدف الأول», «التفجير الأول»), 2 for a later one, 0 where no rank is told."""
    word = sight.word(lead.end) if lead is not None else ""
    return 1 if word in FIRST else 2 if word in LATER else 0


def split(
    sight: Sight,
    sentence: Sentence,
    has_place: _Holds,
    has_toll: _Holds,
    adds_toll: _Holds = lambda a, b: False,
    has_day: _Holds = lambda a, b: False,
) -> list[Segment]:
    """The segments of a sentence; `has_place(a, b)`, `has_toll(a, b)` and `has_day(a, b)` say what a range of tokens holds,
    `adds_toll(a, b)` whether a toll that begins at `b` is of a kind with one since `a`.
    """

    def eventful(a: int, b: int) -> bool:
        found = triggers(sight, a, b)
        if any(weight(h) >= 0.35 and not h.entry.attrs.get("result") for h in found):
            return True
        return has_toll(a, b) and (has_place(a, b) or a == sentence.start and _goes_on(sight, a))

    def one_incident(a: int, cut: int, b: int, subordinate: bool) -> bool:
        if _one_toll(sight, a, cut, b) and not (_by_arms(sight, a, cut) and has_place(a, cut) and has_place(cut, b)):
            return True
        if _others_hurt(sight, cut) and has_toll(a, cut) and not (has_place(a, cut) and has_place(cut, b)):
            return True  # «وقتلت ستة مدنيين، وجرح آخرون بعد سقوط قذيفة على بيتهم في بلدة س»
        if (
            subordinate
            and _has_result(sight, cut, b)
            and not has_toll(a, cut)
            and has_toll(cut, b)
            and not has_place(cut, _comma(sight, cut + 1, b))
        ):
            return True  # «استعادت البلدة بعد معارك أسفرت عن مقتل 12»
        return subordinate and _is_cause(sight, a, cut) and has_toll(a, cut)

    cuts = _cuts(sight, sentence, has_place, has_toll, adds_toll, has_day)
    out: list[Segment] = []
    for n, (a, lead, subordinate) in enumerate(cuts):
        b = cuts[n + 1][0] if n + 1 < len(cuts) else sentence.end
        own = lead == TOLL or not (out and one_incident(out[-1].start, a, b, subordinate))
        if out and not (own and eventful(out[-1].start, out[-1].end) and eventful(a, b)):
            last = out[-1]
            keep_right = not eventful(last.start, last.end) and eventful(a, b)
            out[-1] = Segment(
                sentence,
                last.start,
                b,
                last.lead or (lead if keep_right else ""),
                (subordinate and keep_right and last.start == a) or (last.subordinate and not keep_right),
            )
            continue
        out.append(Segment(sentence, a, b, lead, subordinate))
    if len(out) > 1 and out[1].lead == NEWS and not has_place(out[0].start, out[0].end) and not has_toll(out[0].start, out[0].end):
        return out[1:]  # fighting that goes on somewhere is no incident beside the news it introduces
    return out


def _cuts(
    sight: Sight, sentence: Sentence, has_place: _Holds, has_toll: _Holds, adds_toll: _Holds, has_day: _Holds
) -> list[tuple[int, str, bool]]:
    """Where a sentence may be cut: the token, the connective that stands there, whether it opens a clause like «بعد ...»."""
    news = _after_opening(sight, sentence, has_toll)
    cuts: list[tuple[int, str, bool]] = [(sentence.start, "", news >= 0)]
    for i, word in enumerate(sight.words(sentence.start + 1, sentence.end), sentence.start + 1):
        if i == news:
            lead, subordinate = NEWS, False
        elif held_for(sight, i, sentence.start, has_place):
            lead, subordinate = CHARGE, True
        else:
            lead, subordinate = (
                _cut_at(sight, i, sentence) if word in _CUTTING or word[0] == "و" or sight.word(i + 1) in ORDINALS else ("", False)
            )
        if not lead and word in _AFTER_STRICT and _after_news(sight, i, sentence.end) and has_place(cuts[-1][0], i):
            if has_place(i, _comma(sight, i + 1, sentence.end)):
                lead, subordinate = word, True  # «تفجيران في س، بعد ساعات من إعلان سوريا سيطرة قواتها على ص»
        if not lead and word[0] == "و" and adds_toll(cuts[-1][0], i):
            if has_place(cuts[-1][0], i) and has_place(i, _comma(sight, i, sentence.end)):
                lead = TOLL  # «قتل ستة في بلدة س، وخمسة مدنيين في مدينة ص»
        if not lead and word == "ثم" and _toll_verb(sight, i + 1) and has_place(cuts[-1][0], i):
            if has_place(i, _comma(sight, i + 1, sentence.end)):
                lead = word  # «قتل خمسة في س، ثم قتل اثنان في ص»
        if not lead and word in _STRUCK_BACK and _answers(sight, i, sentence.end) and has_place(i, _comma(sight, i + 1, sentence.end)):
            lead = "و"  # «قتل جندي في هجوم على الحدود، ورد الجيش بقصف مواقع في س»
        if not lead and word in _RELATIVES and _recalls(sight, i) and has_place(i - 5, i):
            if has_day(i, _comma(sight, i + 1, sentence.end)) and any(
                sight.at(k, "tactics") for k in range(i + 1, min(i + (_RECALL_REACH if word == "حيث" else 8), sentence.end))
            ):
                lead = EARLIER
        if not lead and word == "حيث" and has_toll(cuts[-1][0], i) and has_day(cuts[-1][0], i) and has_place(i - 5, i):
            end = min(i + _RECALL_REACH, sentence.end)
            if has_toll(i, end) and has_day(i, end) and sight.within(i + 1, end, "tactics"):
                lead = EARLIER  # «قتل أربعة أمس في مداهمة في الكرك، حيث أوقع هجوم الأحد عشرة قتلى»
        if not lead and word == "حيث" and _shares_out(sight, i, cuts[-1][0], has_toll) and has_place(cuts[-1][0], i):
            if has_place(i, _comma(sight, i + 1, sentence.end)):
                lead = "و"  # «مقتل تسعة في قصف على المدينة وقرية، حيث قتل أربعة في قصف على حي س، ...»
        if not lead and word in _FOLLOWED or not lead and _joins_deed(sight, i):
            if (word in _FOLLOWED or has_place(cuts[-1][0], i)) and has_place(i, _comma(sight, i + 1, sentence.end)):
                if any(sight.at(k, "tactics") for k in range(i, min(i + 4, sentence.end))):
                    lead = "و"
        if not lead and word == "وان" and _reports_on(sight, i, sentence.end) and has_place(cuts[-1][0], i):
            lead = "وأن" if has_place(i, _comma(sight, i, sentence.end)) else ""
        if not lead and word in _ADDING and has_place(cuts[-1][0], i) and _adds_a_deed(sight, i, sentence.end):
            lead = "وأن" if has_place(i, _clause_end(sight, i + 1, sentence.end)) else ""
        if not lead and word in _ADDING and _adds_another_bomb(sight, i, sentence.end):
            lead = "وأن" if has_toll(cuts[-1][0], i) and has_toll(i, sentence.end) else ""
        if not lead and word in _ON_ARRIVAL and _adds_another_bomb(sight, i, sentence.end):
            lead = "و" if has_toll(cuts[-1][0], i) and has_toll(i, sentence.end) else ""  # «ولدى وصول المسعفين انفجرت عبوة ثانية»
        if not lead and word in AMID_WORDS and has_place(cuts[-1][0], i) and along(sight, cuts[-1][0], i, sentence.end):
            if not has_toll(i, sentence.end):
                lead = AMID
        if not lead and word in _AMIDST and sight.word(i + 1) in _GOES_ON and has_toll(cuts[-1][0], i) and has_place(cuts[-1][0], i):
            if (
                any(c in sight.gap(i) for c in "،,")
                and has_place(i, sentence.end)
                and sight.within(i + 1, min(i + 4, sentence.end), "tactics")
            ):
                lead = "كما"  # «وقتل خمسة في س، مع استمرار المعارك في محيط ص»
        if not lead and word in ANSWERS and _answered(sight, i, sentence.end):
            end = _comma(sight, i, sentence.end)
            if has_place(i, end) or has_toll(i, end) or sight.within(i, end, "targets"):
                lead, subordinate = word, True
        if lead:
            cuts.append((i, lead, subordinate))
        elif cuts[-1][2] and _closes_subordinate(sight, i, cuts[-1][0]):
            cuts.append((i, "،", False))
        elif _comes_to_its_deed(sight, i, cuts[-1], sentence) and has_place(i, sentence.end):
            if has_day(cuts[-1][0], i) or has_place(cuts[-1][0], i):
                cuts.append((i, MAIN, False))
    return cuts


def _after_news(sight: Sight, i: int, end: int) -> bool:
    """«بعد ساعات من إعلان سوريا سيطرة قواتها»: behind the time that has gone by, or at once, the news of a deed of another day or place."""
    told = i + 1 if sight.word(i + 1) in _NEWS_OF else i + 3 if sight.word(i + 2) == "من" and sight.word(i + 3) in _NEWS_OF else 0
    return bool(told) and any(sight.at(k, "tactics") for k in range(told + 1, min(told + _TOLD_REACH, end)))


def _recalls(sight: Sight, i: int) -> bool:
    """«التي شهدت ...», «حيث كان سقط أربعة جنود في كمين عام 2017», «حيث سبق أن ...»: what befell the place just named before."""
    if sight.word(i + 2) in _THERE:
        return any(h.verbal for h in sight.at(i + 1, "tactics"))  # «التي خطف منها عشرات الطلاب قبل عام»
    return sight.word(i + 1) in _BEFELL or (sight.word(i) == "حيث" and sight.word(i + 1) in _HAD_BEEN)


def _after_opening(sight: Sight, sentence: Sentence, has_toll: _Holds) -> int:
    """Where «فيما تتواصل المعارك ...، قتل ثلاثون في ...» comes to its news: the token behind the opening clause's comma; -1 for no such
    sentence.
    """
    first = sentence.start
    pair = (sight.word(first), sight.word(first + 1))
    if not (pair[0] in _WHILE or pair in _CUT_PAIRS or pair[0] in _AMIDST and pair[1] in _GOES_ON):
        return -1
    at = _comma(sight, first + 1, sentence.end)
    near = min(at + _NEWS_REACH, sentence.end)
    told = triggers(sight, first, at) and (has_toll(at, near) or triggers(sight, at, near))
    return at if at < sentence.end and told else -1


def _shares_out(sight: Sight, i: int, start: int, has_toll: _Holds) -> bool:
    """«..., حيث قتلت سيدة وطفلاها جراء قصف ...»: a part of the toll just told, with the deed that it died of."""
    if not any(c in sight.gap(i) for c in "،,") or not _toll_verb(sight, i + 1) or not has_toll(start, i):
        return False
    end = next(
        (k for k in range(i + 2, min(i + _SHARE_REACH, len(sight.text.tokens))) if any(c in sight.gap(k) for c in "،,.")), i + _SHARE_REACH
    )
    return has_toll(i, end) and bool(triggers(sight, i + 2, end))


def _goes_on(sight: Sight, start: int) -> bool:
    """«... لقصف عنيف؛ أسفر عن مقتل أربعة، كما قتل خمسة في هجوم ...»: the result of what stands before a semicolon opens the sentence."""
    word = sight.word(start + (sight.word(start) in ("ما", "مما")))
    return any(c in sight.gap(start) for c in "؛;") and word.startswith(_RESULTS)


def _joins_deed(sight: Sight, i: int) -> bool:
    """Whether a noun of action joins the one told before by «و»: «قصف مواقع في حرستا واستهداف حاجز في دوما»."""
    return sight.word(i)[0] == "و" and any(
        h.form == "masdar" and h.base.pro == "و" and not h.base.article and not h.entry.attrs.get("toll") and weight(h) >= 0.35
        for h in sight.at(i, "tactics")
    )


def _answers(sight: Sight, i: int, end: int) -> bool:
    """Whether «ورد» tells within its clause by what: «بقصف», «بغارات», «بمهاجمة», not «بإطلاق النار», which is the same fight."""
    for k in range(i + 1, min(i + _ANSWER_REACH, end)):
        if any(c in sight.gap(k) for c in "،,"):
            return False
        if sight.word(k).startswith("ب") and (deeds := sight.at(k, "tactics")):
            return any(h.entry.attrs.get("tactic") in _FROM_AFAR or h.entry.attrs.get("generic") for h in deeds)
    return False


def _toll_verb(sight: Sight, i: int) -> bool:
    """«قتل», «أصيب»: a verb that only counts."""
    return any(h.verbal and h.entry.attrs.get("toll") for h in sight.at(i, "tactics"))


def _answered(sight: Sight, i: int, end: int) -> bool:
    """Whether «ردا على», «انتقاما لـ» is followed by a deed: another incident, for which this one was the answer."""
    return any(sight.at(k, "tactics") for k in range(i + 1, min(i + 5, end)))


def _one_toll(sight: Sight, start: int, cut: int, end: int) -> bool:
    """Whether the clauses on both sides of a cut share one toll: «قتل ثلاثة، فيما أصيب آخرون، في هجوم ...»."""
    if triggers(sight, start, cut) or _goes_on(sight, start):
        return False
    first = next((h for i in range(cut, end) for h in sight.at(i, "tactics")), None)
    return first is not None and bool(first.entry.attrs.get("toll")) and first.start - cut <= 2


def _by_arms(sight: Sight, start: int, cut: int) -> bool:
    """«قتل خمسة بسيارة مفخخة في س، فيما قتل شرطيان في هجوم في ص»: the clause before says by what, with no word for the deed."""
    return any(h.base.pro.endswith("ب") for h in sight.within(start, cut, "weapons"))


def _others_hurt(sight: Sight, cut: int) -> bool:
    """«وأصيب آخرون», «وجرح سبعة آخرون»: more people of the clause before."""
    toll = next((h for h in sight.at(cut, "tactics") if h.entry.attrs.get("toll") and h.form in ("verb", "present")), None)
    return toll is not None and not _OTHERS.isdisjoint(sight.words(toll.end, toll.end + 2))


def _has_result(sight: Sight, cut: int, end: int) -> bool:
    """«بعد معارك أسفرت عن ...»: a clause whose deed has a result, not one that opens with a toll («بعد مقتل جندي»)."""
    return sight.word(cut) in _CAUSAL and any(sight.word(i).startswith(("اسفر", "خلف", "اوقع")) for i in range(cut + 2, min(end, cut + 7)))


def _comma(sight: Sight, start: int, end: int) -> int:
    """The first token of a range that stands after a comma, else the end."""
    return next((i for i in range(start + 1, end) if any(c in sight.gap(i) for c in "،,")), end)


def _clause_end(sight: Sight, start: int, end: int) -> int:
    """The first token of a range that opens a clause of its own behind a comma: «فيما», «كما»."""
    return next((i for i in range(start + 1, end) if sight.word(i) in _CUTS and any(c in sight.gap(i) for c in "،,")), end)


def _is_cause(sight: Sight, start: int, cut: int) -> bool:
    """Whether a clause «بعد انفجار ...» says how the people counted right before it came to harm: nothing else is told there."""
    return sight.word(cut) in _CAUSAL and not triggers(sight, start, cut) and not _some_time_after(sight, cut)


def _some_time_after(sight: Sight, cut: int) -> bool:
    """«بعد أيام من كمين ...», «بعد ثلاثة أسابيع على تفجير ...»: another deed; «بعد يومين من إصابته في ...» is still the same."""
    at = next((i for i in range(cut + 1, cut + 5) if sight.word(i) in _DAYS and sight.word(i + 1) in ("من", "علي")), None)
    return at is not None and sight.word(at + 2) not in _HURT_IN_IT


def _cut_at(sight: Sight, i: int, sentence: Sentence) -> tuple[str, bool]:
    """The connective that opens a segment at a token, and whether it subordinates; "" for none. Called for words of `_CUTTING` and
    those with «و».
    """
    word, gap = sight.word(i), sight.gap(i)
    comma = any(c in gap for c in "،,:-–(")
    if word in _CUTS:
        return word, False
    pair = (word, sight.word(i + 1))
    timed = pair == ("في", "وقت") and sight.word(i + 2) in _SOME_TIME  # «قتل أربعة في وقت متأخر من مساء أمس»
    if pair in _CUT_PAIRS and not timed and (comma or word.startswith(("و", "ف", "ب"))):
        return f"{word} {sight.word(i + 1)}", False
    if (word, sight.word(i + 1)) == ("علي", "خلفيه") and any(sight.at(k, "tactics") for k in range(i + 2, min(i + 5, sentence.end))):
        return "على خلفية", True  # «على خلفية اغتيال القيادي الأسبوع الماضي، شنت ...»
    if word in _AFTER_STRICT and i + 1 < sentence.end and (sight.word(i - 1), word) != ("من", "قبل"):
        passed = 2 * (sight.word(i + 1) in _PASSED)  # «بعد مرور أسبوعين على انفجار»
        near = min(i + 5 + passed, _comma(sight, i, sentence.end))  # not «منذ أمس، حيث قتل»: the day of what stands before
        counted = _some_time_after(sight, i) and _counted_from(sight, i)
        told = any(sight.at(k, "tactics") for k in range(i + 1, near))
        return (word, True) if told or counted or _after_a_fall(sight, i, sentence.end) else ("", False)
    if word == "حيث" and comma:
        return "", False
    if _later_on(sight, i):
        return word, False
    if word == "ثم" and any(h.verbal and not h.entry.attrs.get("toll") for h in sight.at(i + 1, "tactics")):
        return word, False
    if word in _HAD and comma and any(sight.at(k, "tactics") for k in range(i + 1, min(i + _HAD_REACH, sentence.end))):
        return word, False
    if comma and sight.word(i + 1) in ORDINALS and any(h.verbal for h in sight.at(i, "tactics")):
        return "،", False  # «انفجرت سيارتان، استهدفت الأولى سوقا والثانية ...»
    if comma and word[:1] == "و" and word[1:] in LATER and sight.word(i + 1) in _AT:
        return "،", False  # «انفجرت سيارتان، الأولى في س وأدت إلى ...، والثانية في ص وأسفرت عن ...»
    if word == "وفي" and (comma or i - sentence.start > 4):
        return "وفي", False
    if word.startswith("و"):
        if comma and word[1:] in _DAY_NAMED and _toll_verb(sight, i + 1):
            return "و", False  # «قتل خمسة أول من أمس في س، وأمس قتل اثنان في ص»
        if comma and word[1:].startswith(_RESULTS) and _of_another_deed(sight, i + 1):
            return "و", False
        if comma and (
            word[1:] in _AUXILIARIES
            or any(h.entry.attrs.get("cue") == "reporter" and h.base.pro.startswith("و") for h in sight.at(i, "cues"))
        ):
            return "و", False
        verb = next((h for h in sight.at(i, "tactics") if h.verbal and h.base.pro.startswith("و") and not h.entry.attrs.get("toll")), None)
        if verb is not None:
            return "و", False
        if comma and any(
            h.entry.attrs.get("toll") for h in sight.at(i, "tactics") if h.form in ("verb", "present") and h.base.pro.startswith("و")
        ):
            return "و", False
    return "", False


def _after_a_fall(sight: Sight, i: int, end: int) -> bool:
    """«بعد وقت قصير من سقوط ثلاثة شهداء في ...»: an earlier deed, told by its dead alone."""
    fall = next((k for k in range(i + 1, min(i + 5, end - 1)) if sight.word(k) == "من" and sight.word(k + 1) in _FALL), None)
    return fall is not None and any(
        h.entry.attrs.get("casualty") for k in range(fall + 2, min(fall + 4, end)) for h in sight.at(k, "persons")
    )


def _reports_on(sight: Sight, i: int, end: int) -> bool:
    """«إن سيارة انفجرت في س فقتلت ...، وإن عبوة انفجرت في ص»: the next thing reported, where it is a deed not told before."""
    if not any(c in sight.gap(i) for c in "،,"):
        return False
    deeds = (h for k in range(i + 1, min(end, i + _REPORT_REACH)) for h in sight.at(k, "tactics"))
    return any(not (h.base.article or h.entry.attrs.get("toll") or h.entry.attrs.get("result")) for h in deeds)


def _adds_a_deed(sight: Sight, i: int, end: int) -> bool:
    """«قتل ثلاثة في تفجير في س، مشيرة إلى إصابة أربعة في هجوم مسلح في ص»: what a source adds is a deed not told before."""
    if not any(c in sight.gap(i) for c in "،,"):
        return False
    deeds = [h for k in range(i + 1, min(end, i + _ADDED_REACH)) for h in sight.at(k, "tactics") if not h.entry.attrs.get("toll")]
    return bool(deeds) and not any(h.base.article or h.entry.attrs.get("result") for h in deeds)


def _adds_another_bomb(sight: Sight, i: int, end: int) -> bool:
    """«قتل شخص بعبوة في س، مبينا أن عبوة أخرى انفجرت ...»: one more bomb of the kind told before, wherever it lay."""
    if not any(c in sight.gap(i) for c in "،,"):
        return False
    for k in range(i + 1, min(end, i + _REPORT_REACH)):
        armed = any(h.end == k for h in (*sight.at(k - 1, "weapons", "targets"), *sight.at(k - 2, "weapons")))
        if sight.word(k) in _ONE_MORE and armed:
            around = (*range(k + 1, min(end, k + 3)), *range(k - 3, k))
            return any(h.verbal for n in around for h in sight.at(n, "tactics"))
    return False


def _of_another_deed(sight: Sight, i: int) -> bool:
    """«..., وأسفر هجوم مماثل في س عن ...», «وأوقعت غارة على ص ...»: a deed not told before, so another than that of the clause before."""
    return any(
        h.form != "verb" and h.form != "present" and not (h.base.article or h.base.pro or h.base.enc or h.entry.attrs.get("toll"))
        for h in sight.at(i, "tactics")
    )


def _later_on(sight: Sight, i: int) -> bool:
    """«وبعدها بأيام أصيب ...», «وقبل ذلك بيومين هاجم ...»: another day, another incident."""
    at = i + 1 if sight.word(i) in _AFTER_IT else i + 2 if sight.word(i) in _AFTER_THIS and sight.word(i + 1) == "ذلك" else 0
    return bool(at) and any(w.removeprefix("ب") in _DAYS for w in sight.words(at, at + 2))


def _counted_from(sight: Sight, cut: int) -> bool:
    """«بعد أقل من أسبوع من مقتل عشرة في س»: a deed right behind the time that has gone by since."""
    return any(sight.word(i) in _DAYS and bool(sight.at(i + 2, "tactics")) for i in range(cut + 1, cut + 5))


def _comes_to_its_deed(sight: Sight, i: int, last: tuple[int, str, bool], sentence: Sentence) -> bool:
    """«بعد اغتيال القيادي الأسبوع الماضي، شنت ... غارة»: where the clause that recalls an earlier deed ends and the news begins."""
    opened = last[0]
    if i - opened < 3 or sight.word(i) not in _LAUNCHED or not any(c in sight.gap(i) for c in "،,"):
        return False
    if not any(sight.at(k, "tactics") for k in range(i + 1, min(i + 5, sentence.end))):
        return False
    if last[2]:
        return True
    after = sight.word(opened) in _CAUSAL or (sight.word(opened), sight.word(opened + 1)) == ("علي", "خلفيه")
    return after and opened == sentence.start and any(sight.at(k, "tactics") for k in range(opened + 1, opened + 5))


def _closes_subordinate(sight: Sight, i: int, opened: int) -> bool:
    """A comma ends «بعد ...» when something with a verb of its own follows."""
    gap = sight.gap(i)
    if not any(c in gap for c in "،,") or i - opened < 3:
        return False
    word = sight.word(i)
    return word in _TURNS_BACK or any(h.form in ("verb", "present") for h in sight.at(i, "tactics"))
