"""How place mentions hang together: chains of containment, lists, roles, and which doubtful ones stay."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import dropwhile, pairwise

from waqai.knowledge.places import Hit
from waqai.knowledge.places.rows import SITE_KINDS
from waqai.knowledge.places.vocabulary import PlaceWords
from waqai.mentions.place_mention import PlaceMention
from waqai.text import Text, Token, word_set

_LINKS = frozenset("في من ضمن داخل التابعه التابع الواقعه الواقع التابعتين الواقعتين التابعين ب".split())
_SPACE = re.compile(r"""[\s"»”)’'«“(\u200b-\u200f\u202a-\u202e\u2066-\u2069]*""")
_COMMA = re.compile(r"""[\s"»”)]*[،,][\s"«“(]*""")
_WIDTH = dict.fromkeys(word_set("حي شارع قرية مخيم معسكر ضاحية كفر عزبة أزقة زقاق شوارع ميدان دوار ساحة مفترق تقاطع"), 1)
_WIDTH |= dict.fromkeys(word_set("بلدة مدينة"), 2)
_WIDTH |= dict.fromkeys(word_set("منطقة مديرية ناحية بلدية مركز دائرة عزلة قضاء محلية مقاطعة"), 3)
_WIDTH |= dict.fromkeys(word_set("إقليم ولاية محافظة"), 4)
_SMALL = ("refugee_camp", "quarter", "street")
_SITED = frozenset(("في", "ب", "الي", "قرب", "باتجاه"))
_SITED_BARE = frozenset(("في", "قرب", "الي"))
_ACTING = ("باعمال", "بالاعمال")
_LEADERS = word_set("قائد آمر مدير ركن أركان مأمور وقائد لقائد ومدير لمدير")
_RANKS = word_set("العقيد العميد اللواء المقدم الرائد النقيب الملازم الفريق المشير الشيخ السيد الجنرال")
_POSTS = frozenset(("camp", "base", "prison", "airport"))
_TAKES = word_set("يتخذ تتخذ يتخذون اتخذ اتخذت متخذا متخذة ويتخذ وتتخذ")
_A_SEAT = word_set("مقرا مقر مركزا")
_BACKED = word_set(
    "مدعوم مدعوما مدعومة مدعومين مدعومون المدعوم المدعومة المدعومين المدعومون المدعومتين المدعومان ممول ممولة ممولين الممول الممولة "
    "الممولين مسنود مسنودة المسنود المسنودة بدعم بتمويل بإيعاز"
)
_STRIKE_REACH = 4
_BORDERING = frozenset(("الحدوديه", "الحدودي", "الحدوديتين", "الحدوديين"))
_FROM = frozenset(("من", "ومن"))
_WHERE = frozenset(("حيث", "التي", "اذ"))
_TURN = 6  # tokens from the first place of a turn to «حيث»
_OF_A_CAPITAL = word_set("المؤقتة الإدارية الاقتصادية التجارية")
_DESTINATION = frozenset(("الي", "نحو", "باتجاه", "صوب", "لجهه"))
_TIMES = word_set(
    "أمس اليوم الليلة البارحة صباح مساء فجر ظهر ليل عصر ليلة السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة الماضي الماضية"
)
_AND_MORE = frozenset(
    "و" + number
    for number in word_set(
        "واحدة واحد اثنتان اثنتين اثنان اثنين ثلاث ثلاثا ثلاثة أربع أربعا أربعة خمس خمسا خمسة ست ستا ستة سبع سبعا سبعة ثمان ثماني ثمانيا "
        "ثمانية تسع تسعا تسعة عشر عشرا عشرة غارة غارتين غارتان ضربة ضربتين ضربتان أخرى آخر"
    )
)  # «خمس غارات قرب الرمادي وأربع قرب سنجار»: the second is not by the first
_RANK = {"country": 5, "border": 5, "admin1": 4, "region": 4, "admin2": 3, "district": 3, "front": 3, "quarter": 1}


def link(text: Text, found: list[PlaceMention], words: PlaceWords, lands: frozenset[str] = frozenset()) -> list[PlaceMention]:
    """Settle what needs the neighbours: doubtful mentions dropped, then hints, roles, lists and containment."""
    kept = _drop_doubtful(text, found, words, lands)
    kept = [_with_role(text, m, words) for m in kept]
    _join_hints(text, kept)
    _join_lists(text, kept)
    _join_chains(text, kept)
    return kept


def rank(mention: PlaceMention) -> int:
    """How coarse a mention is: 5 country, 4 first-level unit or region, 3 district, 2 town or village, 1 a quarter or a site."""
    if mention.part == "countryside":
        return 4
    if mention.kind == "area" and any(h.row.kind == "admin1" for h in mention.hits):
        return 4  # «منطقة عسير»
    return _RANK.get(mention.kind, 1 if mention.kind in SITE_KINDS else 2)


def _is_place(mention: PlaceMention) -> bool:
    return mention.kind != "nationality"


def _drop_doubtful(text: Text, found: list[PlaceMention], words: PlaceWords, lands: frozenset[str]) -> list[PlaceMention]:
    """Keep an ordinary word («الباب», «النصر») only beside a sure place of its country, or in such a text after a preposition or
    where it is struck.
    """
    sure: set[str] = set()
    for m in found:
        if not m.common and m.role != "name":
            sure.update(h.row.country for h in m.hits)
    out: list[PlaceMention] = []
    for i, m in enumerate(found):
        if not m.common or m.frame or m.direction is not None:
            out.append(m)
            continue
        following = found[i + 1] if i + 1 < len(found) else None
        if following and following.kind == "nationality" and following.start == m.end and not text.tokens[m.end].folded.endswith("ه"):
            continue  # «الميدان السوري»: a place would take the feminine
        curated = tuple(h for h in m.hits if h.row.country in sure and h.row.source == "waqai")
        if m.kind == "nationality" or m.kind == "country" and _as_a_country(text, m):
            out.append(m)
        elif curated and (m.part or m.preposition in _SITED or is_struck(text.tokens, m.start, words) or _beside_sure(text, found, i)):
            out.append(replace(m, hits=curated))
        elif _stands_as_place(text, m, words) and (own := tuple(h for h in m.hits if h.row.country in lands and _is_town(h))):
            out.append(replace(m, hits=own))  # «قتل ستة في الأبيض بقصف للدعم السريع»
    return out


def _stands_as_place(text: Text, m: PlaceMention, words: PlaceWords) -> bool:
    """«في الأبيض», «قرب بيني», «غارة على الكومة»: where a place mostly stands."""
    return m.part == "near" or m.preposition in _SITED_BARE or m.preposition == "علي" and is_struck(text.tokens, m.start, words)


def _is_town(hit: Hit) -> bool:
    """Whether a name is that of a town of the tables of the house."""
    return hit.relation == "name" and hit.row.source == "waqai" and hit.row.kind in ("town", "city", "capital")


def is_struck(tokens: list[Token], at: int, words: PlaceWords) -> bool:
    """Whether a word is what a strike fell on: «استهدفت القصير», «غارة إسرائيلية على الخيام»; no «استهدف القائم بأعمال السفارة»."""
    sentence = tokens[at].sentence
    if at + 1 < len(tokens) and tokens[at + 1].folded.startswith(_ACTING):
        return False
    first = at - 1
    if first >= 0 and tokens[first].folded == "علي":
        return any(t.folded in words.strikes for t in tokens[max(0, first - _STRIKE_REACH) : first] if t.sentence == sentence)
    return first >= 0 and tokens[first].sentence == sentence and tokens[first].folded in words.strikes


def _as_a_country(text: Text, m: PlaceMention) -> bool:
    """«في مالي», «وسط مالي», «بين مالي والنيجر»: where only a place can stand, a country's name needs no other to hold it up."""
    before = text.tokens[m.start - 1].folded if m.start else ""
    return m.preposition in ("في", "الي", "من", "بين") or before in ("وسط", "بوسط", "داخل")


def _beside_sure(text: Text, found: list[PlaceMention], i: int) -> bool:
    for j in (i - 1, i + 1):
        if not 0 <= j < len(found):
            continue
        other = found[j]
        if other.common or other.kind == "nationality" or other.sentence != found[i].sentence or other.role == "name":
            continue
        first, second = (found[i], other) if j > i else (other, found[i])
        if first.end == second.start and (second.conjoined or _COMMA.fullmatch(text.tokens[second.start].before)):
            if {h.row.country for h in other.hits} & {h.row.country for h in found[i].hits}:
                return True
    return False


def _with_role(text: Text, m: PlaceMention, words: PlaceWords) -> PlaceMention:
    kind = text.sentences[m.sentence].kind if m.sentence < len(text.sentences) else "body"
    if kind in ("dateline", "heading"):
        return m if m.role else replace(m, role=kind)
    if m.role or not _is_place(m):
        return m
    if m.kind == "border" and text.tokens[m.start].folded in _BORDERING:
        return replace(m, role="adjacent")  # «القرية الحدودية مع تركيا»: the neighbour, not where the village lies
    lead = [t.folded for t in text.tokens[max(0, m.start - 4) : m.start] if t.sentence == m.sentence]
    if any(w in words.seats or w[1:] in words.seats for w in lead):
        return replace(m, role="source_seat")
    if m.preposition == "من" and lead[-2:-1] and lead[-2] in _TAKES and any(t.folded in _A_SEAT for t in text.tokens[m.end : m.end + 3]):
        return replace(m, role="source_seat")  # «المنظمة التي تتخذ من أوسلو مقرا لها»
    last_two = lead[-2:]
    if m.kind == "border" and text.tokens[m.start].folded.startswith("الحدودي"):
        return replace(m, role="adjacent")  # «قرية قاح الحدودية مع تركيا» is on this side
    if last_two == ["من", "داخل"] and m.kind in ("country", "border"):
        return replace(m, role="origin")  # «مقذوف من داخل الأراضي اليمنية»
    if m.preposition == "من" and m.kind == "country" and lead[-2:-1] and lead[-2] in _BACKED:
        return replace(m, role="name")  # «الميليشيا المدعومة من إيران» is told of, not where it is
    if m.kind in _POSTS and not m.preposition and lead[-1:] and lead[-1] in _LEADERS and _goes_on(text, m):
        return replace(m, role="name")  # «على سيارة قائد معسكر الصقر العقيد سالم»: his office, not where he was struck
    if m.preposition == "من" and lead[-2:-1] and (lead[-2] in words.origins or lead[-2][1:] in words.origins):
        return replace(m, role="origin")
    if lead[-1:] and lead[-1] in words.origins and lead[-2:-1] == ["من"] and lead[-1] in ("اهالي", "ابناء", "سكان", "مواليد"):
        return replace(m, role="origin")
    if any(w in words.adjacent for w in last_two) and m.preposition in ("ل", "مع", "من", "علي", "بين", "الي"):
        return replace(m, role="adjacent")
    if m.preposition in _DESTINATION:
        return m if _goes_over_to(text, m) else replace(m, role="destination")
    if m.preposition == "من" and _goes_over_from(text, m):
        return replace(m, role="origin")
    return m


def _goes_over_to(text: Text, m: PlaceMention) -> bool:
    """«ومن الحديدة إلى المخا، حيث قصف الطيران ...»: a report that goes over to the next place of the news."""
    start = text.sentences[m.sentence].start
    where = text.tokens[m.end].folded if m.end < len(text.tokens) else ""
    return text.tokens[start].folded in _FROM and where in _WHERE


def _goes_over_from(text: Text, m: PlaceMention) -> bool:
    """The first place of such a turn."""
    first = text.tokens[text.sentences[m.sentence].start]
    behind = [t.folded for t in text.tokens[m.end : m.end + _TURN] if t.sentence == m.sentence]
    return (
        first.folded in _FROM
        and m.start <= text.sentences[m.sentence].start + 1
        and behind[:1] == ["الي"]
        and any(w in _WHERE for w in behind)
    )


def _goes_on(text: Text, m: PlaceMention) -> bool:
    """Whether the name or the rank of the office's man follows at once, so that the place says no more than who he is."""
    after = text.tokens[m.end] if m.end < len(text.tokens) else None
    return after is not None and after.sentence == m.sentence and after.before.strip() in ("", "،") and after.folded in _RANKS


def _join_hints(text: Text, kept: list[PlaceMention]) -> None:
    """Give each place the countries whose adjective follows it at once («مدينة سروج التركية»)."""
    for i in range(len(kept) - 1):
        a, b = kept[i], kept[i + 1]
        if (
            _is_place(a)
            and b.kind == "nationality"
            and a.end == b.start
            and _SPACE.fullmatch(text.tokens[b.start].before)
            and not b.preposition
            and not text.tokens[b.start].folded.endswith(("يين", "يون"))  # «مخيم درعا للاجئين الفلسطينيين» tells of people
        ):
            owned = a.kind in _POSTS and i + 2 < len(kept) and kept[i + 2].start == b.end and kept[i + 2].preposition in ("ب", "في")
            if owned:
                continue  # «قاعدة بعشيقة التركية بقضاء الموصل»: whose it is, not where
            if text.tokens[b.start].folded.startswith("ال") and a.kind != "country":
                kept[i] = replace(a, hints=tuple(dict.fromkeys(h.row.country for h in b.hits)))


def _join_lists(text: Text, kept: list[PlaceMention]) -> None:
    """Number the lists: places with nothing between them but a conjunction or a comma."""
    for i in range(len(kept) - 1):
        a, b = kept[i], kept[i + 1]
        if not (_is_place(a) and _is_place(b)) or a.sentence != b.sentence or b.direction is not None and not b.conjoined:
            continue
        gap = text.tokens[a.end : b.start]
        comma = _COMMA.fullmatch(text.tokens[b.start].before) if not gap else None
        if (not gap and (b.conjoined or comma)) or ([t.folded for t in gap] in (["وفي"], ["و"], ["وكذلك"])):
            if comma and not b.conjoined and (rank(b) > rank(a) or b.preposition or _address(text, kept, i)):
                continue
            number = a.list_id if a.list_id is not None else a.start
            kept[i] = replace(a, list_id=number)
            kept[i + 1] = replace(
                b, list_id=number, preposition=b.preposition or a.preposition, role=b.role or (a.role if a.role != "heading" else None)
            )


def _address(text: Text, kept: list[PlaceMention], i: int) -> bool:
    """«قرية زينبو، منطقة إفراتا، في شمال شيوا»: behind a comma a wider place says where the narrower is; in a list the last has «و»."""
    a, b = kept[i], kept[i + 1]
    narrow, wide = _WIDTH.get(a.frame, 1 if a.kind in _SMALL else 9), _WIDTH.get(b.frame, 0)
    if narrow >= wide or b.conjoined or a.list_id is not None:
        return False
    after = kept[i + 2] if i + 2 < len(kept) and kept[i + 2].start == b.end else None
    return after is None or not (after.conjoined or after.frame == b.frame and _COMMA.fullmatch(text.tokens[after.start].before))


def _join_chains(text: Text, kept: list[PlaceMention]) -> None:
    """Say which mention lies inside, or by, which: «قرية النوفل شمال المقدادية بديالى»."""
    places = [i for i, m in enumerate(kept) if _is_place(m)]
    for i, j in pairwise(places):
        a, b = kept[i], kept[j]
        if a.sentence != b.sentence or (b.kind == "border" and b.role == "adjacent") or b.role == "origin":
            continue
        described = j > i + 1 and kept[i + 1].kind == "nationality" and kept[i + 1].start == a.end and rank(b) > rank(a)
        told = kept[i + 1].end if described else a.end
        gap = [t.folded for t in text.tokens[told : b.start]]  # «بلدة الكوم السورية في ريف القنيطرة»
        if rank(a) < 3 and rank(b) == 4 and len(_past_times(gap)) <= 1:
            gap = _past_times(gap)  # «في قرية س مساء أمس في محافظة ص»
        gap_text = text.tokens[b.start].before
        if b.role == "adjacent" and b.kind == "border":
            continue
        if rank(a) <= 3 and rank(b) == 2 and _names_capital(gap, kept[i + 1 : j]):
            kept[i] = replace(a, inside=j)
            continue
        if not gap and _COMMA.fullmatch(gap_text) and not b.conjoined and _tells_where(a, b):
            kept[j] = replace(b, role="adjacent")
        elif not gap and _COMMA.fullmatch(gap_text) and j == i + 1 and _address(text, kept, i):
            kept[i] = replace(a, inside=j)
        elif not gap and _SPACE.fullmatch(gap_text) and not b.conjoined:
            if b.direction is not None or b.part or b.preposition in ("ب", "ل") or b.preposition == "" and rank(b) > rank(a):
                kept[i] = replace(a, inside=j)
            elif b.preposition == "" and rank(b) < rank(a) and not (a.kind == "country" and not a.preposition):
                # «قصفت إسرائيل مطار دمشق» is not in Israel
                kept[j] = replace(b, inside=i)
        elif not gap and _COMMA.fullmatch(gap_text) and not b.conjoined and (rank(b) > rank(a) and rank(b) >= 4 or _beside(a, b)):
            kept[i] = replace(a, inside=j)
        elif (
            0 < len(gap) <= 2
            and all(w in _LINKS for w in gap)
            and (
                rank(b) > rank(a)
                or b.direction is not None
                or b.frame
                and rank(b) >= rank(a)
                and gap != ["من"]
                or a.frame
                and gap == ["في"]
                and rank(a) < 4
            )
        ):
            kept[i] = replace(a, inside=j)
        elif len(gap) == 1 and rank(a) == 4 and a.preposition and b.part == "near" and not b.role and _near_too(kept, i):
            kept[j] = replace(b, role="adjacent")  # «على قرية بولاية وسط دارفور، قرب مدينة زالنجي»
        elif 0 < len(gap) <= 2 and rank(a) < 4 and b.part in ("near", "inside") and (b.list_id is None or b.list_id != a.list_id):
            if gap[0] not in _AND_MORE:
                kept[i] = replace(a, inside=j)
        elif len(gap) == 2 and gap[0] in ("المطل", "المطله", "المشرف", "المشرفه") and gap[1] == "علي":
            kept[i] = replace(a, inside=j)
        elif gap == ["بين"] and rank(a) < 4 and a.preposition and b.list_id is not None and b.preposition == "بين":
            for k in (j, j + 1):  # «في منطقة الدهوس بين واحة الفرافرة والواحات البحرية»
                if k < len(kept) and kept[k].list_id == b.list_id:
                    kept[k] = replace(kept[k], role="adjacent")
        elif not b.conjoined and _at_a_distance(gap if b.direction is not None else gap[:-1] if gap[-1:] in (["من"], ["عن"]) else []):
            if rank(a) == 4:
                kept[j] = replace(b, role="adjacent")  # «بولاية البويرة على بعد 120 كيلومترا شرق العاصمة»
            else:
                kept[i] = replace(a, inside=j)
    _spread_over_lists(kept)


def _past_times(gap: list[str]) -> list[str]:
    """What is left of the words between two places behind those that only say when."""
    return list(dropwhile(lambda w: w in _TIMES, gap))


def _near_too(kept: list[PlaceMention], i: int) -> bool:
    """Whether a province holds the place told right before it: what it is near is told of that place."""
    return i > 0 and kept[i - 1].inside == i


def _at_a_distance(gap: list[str]) -> bool:
    """Whether «على بعد نحو 120 كيلومترا», or the like, is all that stands between two places."""
    if not gap or gap[-1] not in ("الي", "كم", "كلم", "كيلومترا", "كيلومتر", "بعد"):
        return False
    return len(gap) <= 3 or len(gap) <= 6 and gap[-1] != "بعد" and ("بعد" in gap[:3] or "مسافه" in gap[:3])


def _names_capital(gap: list[str], between: list[PlaceMention]) -> bool:
    """«حي البنوك بالعاصمة العراقية بغداد»: nothing but «(in) the capital» and an adjective before the town's name."""
    words = gap[1:] if gap[:1] == ["في"] else gap
    if len(words) > 1 and words[1] in _OF_A_CAPITAL:
        words = [words[0], *words[2:]]  # «في العاصمة المؤقتة عدن»
    return words[:1] in (["بالعاصمه"], ["العاصمه"]) and len(words) - 1 == len(between) and all(m.kind == "nationality" for m in between)


def _beside(a: PlaceMention, b: PlaceMention) -> bool:
    """«المخا والوازعية، غربي مدينة تعز»: a side told behind a comma says where what stands before it is."""
    return b.direction is not None and a.direction is None and rank(a) < 4 and not b.preposition


def _tells_where(a: PlaceMention, b: PlaceMention) -> bool:
    """«في ولاية غازني، جنوب غربي كابل»: a side of a town told behind a comma says where the province before it lies."""
    return b.direction is not None and a.direction is None and rank(a) == 4 and bool(a.preposition) and not b.preposition and not b.role


def _locates_list(kept: list[PlaceMention], j: int, m: PlaceMention) -> bool:
    """«منطقتي السدرة والنخيب غربي بلدة هيت»: the side of a town told behind a framed list is where all its members lie."""
    return kept[j].direction is not None and bool(m.frame) and rank(m) < 4 and not m.hits


def _spread_over_lists(kept: list[PlaceMention]) -> None:
    """What contains the last member of a list contains them all («الرمادي والفلوجة في الأنبار»); what contains the first, the rest."""
    containers: dict[int, list[int]] = {}
    for m in kept:
        if m.list_id is not None and m.inside is not None and kept[m.inside].list_id != m.list_id:
            containers.setdefault(m.list_id, []).append(m.inside)
    for i, m in enumerate(kept):
        if m.list_id is not None and m.inside is None:
            wider = next((j for j in containers.get(m.list_id, ()) if rank(kept[j]) > rank(m) or _locates_list(kept, j, m)), None)
            if wider is not None:
                kept[i] = replace(m, inside=wider)
