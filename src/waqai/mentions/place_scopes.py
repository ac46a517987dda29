"""Borders, and words that stand for a place named elsewhere: «العاصمة», «البلاد», «شمال المدينة»."""

from __future__ import annotations

from dataclasses import replace

from waqai.knowledge.places import Hit
from waqai.mentions.place_mention import PlaceMention, kind_of, make_mention
from waqai.mentions.place_names import Name, NameReader
from waqai.text import Text, word_set

BORDER_WORDS = frozenset(("الحدود", "حدود", "بالحدود", "للحدود", "والحدود", "الحدودي", "الحدوديه"))
ANAPHORS = {
    pro + word: (pro, kind)
    for pro in ("", "و", "ف", "ب", "ل", "وب", "ول", "ك")
    for word, kind in (("العاصمه", "capital"), ("البلاد", "homeland"))
}
ANAPHORS |= {"للعاصمه": ("ل", "capital"), "للبلاد": ("ل", "homeland"), "وللعاصمه": ("ول", "capital")}
ANAPHORS |= {
    pro + word: (pro, "again")
    for pro in ("", "ب")
    for word in ("المدينه", "المحافظه", "البلده", "القريه", "المخيم", "القضاء", "الناحيه", "المديريه", "الولايه", "الاقليم", "الحي")
}
ANAPHORS |= {pro + "المملكه": (pro, "kingdom") for pro in ("", "و", "ب", "وب")} | {"للمملكه": ("ل", "kingdom")}
ANAPHORS |= {"للمدينه": ("ل", "again"), "للمحافظه": ("ل", "again"), "للبلده": ("ل", "again"), "للقريه": ("ل", "again")}
ANAPHORS |= {"للحي": ("ل", "again")}
ANAPHORS |= {"للولايه": ("ل", "again"), "للاقليم": ("ل", "again"), "للمخيم": ("ل", "again"), "للمديريه": ("ل", "again")}
_OF_PROVINCES = word_set("الإقليمية الولائية المحلية")
_LESSER = _OF_PROVINCES | word_set("المؤقتة الإدارية الاقتصادية التجارية المالية الثانية القديمة السابقة")


class ScopeReader:
    """Reads borders and anaphors with the names that the gazetteer knows."""

    def __init__(self, names: NameReader) -> None:
        self._names = names

    def border(self, text: Text, at: int) -> list[PlaceMention]:
        """«الحدود الأردنية العراقية», «الحدود مع سوريا», «الحدود بين العراق وسوريا»: one mention of kind border."""
        tokens = text.tokens
        position = at + 1
        hits: list[Hit] = []
        while position < min(len(tokens), at + 7) and tokens[position].sentence == tokens[at].sentence:
            folded = tokens[position].folded
            if folded in ("مع", "بين", "من", "المشتركه", "البريه", "البحريه", "الدوليه") and position <= at + 3:
                position += 1
                continue
            name = self._names.known(tokens, position, supported=True)
            countries = [h for h in name.hits if h.row.kind == "country"] if name else []
            if not name or not countries or name.pro not in ("", "و", "ل"):
                break
            hits.extend(countries[:1])
            position = name.end
        if not hits:
            return []
        made = make_mention(text, at, position, tuple(dict.fromkeys(hits)), kind="border", pro="")
        return [made]

    def anaphor(self, text: Text, at: int, *, within: bool = False) -> list[PlaceMention]:
        """«العاصمة», «العاصمة السورية», «البلاد» where no name follows: the capital, or the country, of the context; «(شمال) المدينة».

        `within` where a direction or a frame stands before: then the name of the capital that follows belongs to it.
        """
        tokens = text.tokens
        pro, kind = ANAPHORS[tokens[at].folded]
        if kind in ("again", "kingdom") and (self._names.known(tokens, at) or Name(at, at + 1, ())).end > at + 1:
            return []
        end = at + 1
        hints: tuple[str, ...] = ()
        if kind == "capital" and end + 1 < len(tokens) and tokens[end].before.isspace() and self._of_less_than_a_country(text, end):
            named = self._names.known(tokens, end + 1, supported=True, cut=False)
            if named is not None or tokens[end].folded in _OF_PROVINCES:
                return []  # «العاصمة الإقليمية كويتا», «العاصمة المؤقتة عدن»
        while (
            kind == "capital"
            and end < min(len(tokens), at + 3)
            and tokens[end].sentence == tokens[at].sentence
            and tokens[end].before.isspace()
        ):
            name = self._names.known(tokens, end, cut=False)
            if name is None:
                break
            if any(h.relation != "adjective" for h in name.hits) and not hints:
                adjective = tuple(h for h in name.hits if h.relation == "adjective")
                if not adjective:
                    return []
                name = replace(name, hits=adjective)
            elif any(h.relation != "adjective" for h in name.hits):
                return self._named_capital(text, at, name, hints, pro) if within else []
            hints = tuple(dict.fromkeys(h.row.country for h in name.hits))
            end = name.end
        if kind == "homeland" and end < len(tokens) and tokens[end].before.isspace() and self._names.known(tokens, end, cut=False):
            return []  # «البلاد العربية»
        return [replace(make_mention(text, at, end, (), kind=kind, pro=pro), hints=hints)]

    def _of_less_than_a_country(self, text: Text, at: int) -> bool:
        """«الإقليمية», «المؤقتة», «الشيشانية»: the adjective of a capital that is no country's."""
        folded = text.tokens[at].folded
        return (
            folded in _LESSER or folded.startswith("ال") and folded.endswith("يه") and self._names.known(text.tokens, at, cut=False) is None
        )

    def _named_capital(self, text: Text, at: int, name: Name, hints: tuple[str, ...], pro: str) -> list[PlaceMention]:
        """«(شمال) العاصمة العراقية بغداد»: the capital by its land and its name is one town; nothing where another name follows."""
        hits = tuple(h for h in name.hits if h.relation == "name" and h.row.country in hints and h.row.kind in ("town", "city", "capital"))
        if name.pro or not hits:
            return []
        return [make_mention(text, at, name.end, hits, kind=kind_of(hits), pro=pro)]
