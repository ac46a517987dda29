"""A small grammar of reports made of one to four incidents: who reads them knows how many rows they are, and with which tolls."""

# ruff: noqa: E501 (wordings are easier to read whole)

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

PUBLISHED = "2017-05-10"  # a Wednesday


@dataclass(frozen=True)
class Kind:
    """A way of striking: how a verb and a noun tell of it, and the nouns that take it up («الهجوم»), each with its gender."""

    name: str
    tactics: frozenset[str]
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    taken_up: tuple[str, ...]


def _kind(name: str, tactics: str, verbs: str, nouns: str, taken_up: str) -> Kind:
    cut = [tuple(part.strip() for part in parts.split("|")) for parts in (verbs, nouns, taken_up)]
    return Kind(name, frozenset(tactics.split()), *cut)


KINDS = (
    _kind(
        "car", "car_bomb", "انفجرت سيارة مفخخة|انفجرت سيارة ملغومة", "انفجار سيارة مفخخة|تفجير سيارة ملغومة", "الانفجار|التفجير|الهجوم|الحادث|الاعتداء"
    ),
    _kind(
        "suicide", "suicide_bombing", "فجر انتحاري نفسه|فجر انتحاري حزاما ناسفا", "تفجير انتحاري|هجوم انتحاري", "التفجير|الهجوم|العملية|الاعتداء"
    ),
    _kind("bomb", "bombing_ied", "انفجرت عبوة ناسفة|انفجرت قنبلة", "انفجار عبوة ناسفة|انفجار قنبلة", "الانفجار|التفجير|الحادث"),
    _kind(
        "attack", "armed_attack", "هاجم مسلحون مجهولون نقطة تفتيش|هاجم مسلحون حاجزا للجيش", "هجوم مسلح|هجوم شنه مسلحون مجهولون",
        "الهجوم|العملية|الحادث|الاعتداء",
    ),
    _kind("air", "air_strike", "قصفت طائرات حربية منازل|شنت طائرات حربية غارة", "غارة جوية|غارة نفذتها طائرات حربية|قصف جوي", "الغارة|القصف"),
    _kind("shells", "shelling", "سقطت قذائف هاون|سقطت صواريخ", "قصف مدفعي|سقوط قذائف هاون", "القصف"),
    _kind(
        "gunfire", "shooting armed_attack", "أطلق مسلحون النار على سيارة مدنية|أطلق مجهولون النار على مدنيين", "إطلاق نار|إطلاق نار من مسلحين مجهولين",
        "الهجوم|الحادث|إطلاق النار",
    ),
    _kind(
        "clash", "armed_clash", "اندلعت اشتباكات بين الجيش ومسلحين|دارت مواجهات بين قوات الأمن ومسلحين",
        "اشتباكات بين الجيش ومسلحين|مواجهات بين قوات الأمن ومسلحين", "الاشتباكات|المواجهات",
    ),
)  # fmt: skip
_FEMININE = frozenset("العملية الغارة الاشتباكات المواجهات".split())

TOWNS = {
    "IQ": "مدينة بعقوبة|مدينة تكريت|مدينة الرمادي|بلدة الطارمية|مدينة كركوك|قضاء سنجار|مدينة البصرة",
    "SY": "مدينة القامشلي|مدينة إدلب|بلدة دوما|مدينة درعا|مدينة منبج|مدينة تدمر|مدينة دير الزور",
    "YE": "مدينة عدن|مدينة تعز|مدينة المكلا|مدينة الحديدة|مدينة مأرب|مدينة زنجبار",
    "LY": "مدينة بنغازي|مدينة درنة|مدينة سرت|مدينة مصراتة|مدينة سبها",
    "AF": "مدينة قندهار|مدينة قندوز|مدينة جلال آباد|مدينة هرات|مدينة غزني",
    "SO": "مدينة كيسمايو|مدينة بيدوا|مدينة بوصاصو|مدينة غالكعيو",
}
"""Towns of one country, far from one another."""

FINER = (
    ("مدينة بغداد", "حي الكرادة"), ("مدينة بغداد", "حي المنصور"), ("محافظة ديالى", "بلدة المقدادية"), ("محافظة الأنبار", "مدينة الفلوجة"),
    ("محافظة صلاح الدين", "مدينة بيجي"), ("مدينة حلب", "حي الشعار"), ("محافظة إدلب", "مدينة سراقب"), ("محافظة الحسكة", "مدينة القامشلي"),
    ("مدينة عدن", "حي المعلا"), ("محافظة البيضاء", "مدينة رداع"), ("محافظة أبين", "مدينة زنجبار"), ("مدينة بنغازي", "حي الصابري"),
    ("ولاية هلمند", "مدينة لشكركاه"), ("محافظة شمال سيناء", "مدينة العريش"), ("ولاية بورنو", "مدينة مايدوغوري"),
)  # fmt: skip

_DAYS = ("أمس", "أمس الثلاثاء", "اليوم الأربعاء", "مساء أمس", "فجر اليوم", "صباح اليوم", "يوم الثلاثاء", "")
_SAID = (
    "قال مصدر أمني إن", "أفادت مصادر طبية بأن", "أعلنت الشرطة أن", "ذكر شهود عيان أن", "قال مسؤول محلي إن", "أفاد مراسلنا بأن", "أكدت مصادر محلية أن",
)  # fmt: skip
_THOUSAND = {3: "ثلاثة", 4: "أربعة", 5: "خمسة", 6: "ستة", 7: "سبعة", 8: "ثمانية", 9: "تسعة", 10: "عشرة"}
_PEOPLE = (
    ("شخص", "شخصان", "شخصين", "أشخاص", "شخصا"), ("مدني", "مدنيان", "مدنيين", "مدنيين", "مدنيا"), ("جندي", "جنديان", "جنديين", "جنود", "جنديا"),
    ("شرطي", "شرطيان", "شرطيين", "من رجال الشرطة", "شرطيا"), ("مواطن", "مواطنان", "مواطنين", "مواطنين", "مواطنا"),
)  # fmt: skip


@dataclass(frozen=True)
class Incident:
    """One incident and what a reader would code of it. `optional` ones may be left out; a status of "" may be any."""

    kind: Kind
    place: str
    killed: int | None
    wounded: int | None = None
    day: str = ""
    people: tuple[str, str, str, str, str] = _PEOPLE[0]
    attacker: str | None = None
    status: str = "actual"
    optional: bool = False

    @property
    def name(self) -> str:
        """The place without its kind: «بعقوبة»."""
        return self.place.partition(" ")[2]


@dataclass(frozen=True)
class Report:
    """A text, the rows that it holds, and the choices that made it (cells)."""

    text: str
    rows: tuple[Incident, ...]
    cells: tuple[str, ...]
    title: str | None = None


@dataclass
class Maker:
    """Writes reports by a seeded source of choices; `cells` notes the choices made for the report at hand."""

    rng: Random
    cells: list[str] = field(default_factory=list)

    def pick(self, cell: str, options: tuple[str, ...] | list[str]) -> str:
        """One of several wordings, noted under a name."""
        chosen = self.rng.choice(options)
        self.cells.append(f"{cell}:{chosen}")
        return chosen

    # -- words

    def people(self, n: int, nominative: bool, people: tuple[str, str, str, str, str]) -> str:
        """«شرطي», «شرطيان», «ثلاثة جنود», «15 مدنيا»."""
        one, two, of_two, many, counted = people
        if n <= 2:
            return one if n == 1 else two if nominative else of_two
        if n <= 10:
            return f"{self.rng.choice((_THOUSAND[n], str(n)))} {many}"
        return f"{n} {counted}"

    def others(self, n: int, nominative: bool) -> str:
        """«آخر», «اثنان آخران», «خمسة آخرون»."""
        if n == 1:
            return "آخر"
        if n == 2:
            return "اثنان آخران" if nominative else "اثنين آخرين"
        return f"{_THOUSAND.get(n, n) if self.rng.random() < 0.5 else n} {'آخرون' if nominative else 'آخرين'}"

    def hit(self, one: Incident) -> str:
        """«قتل خمسة جنود وأصيب ثلاثة آخرون»."""
        assert one.killed is not None
        verb = self.rng.choice(("قتل", "قتل", "استشهد", "لقي"))
        fate = {1: " مصرعه", 2: " مصرعهما"}.get(one.killed, " مصرعهم") if verb == "لقي" else ""
        text = f"{verb} {self.people(one.killed, True, one.people)}{fate}"
        if one.wounded:
            text += f" {self.rng.choice(('وأصيب', 'وجرح'))} {self.others(one.wounded, True)}"
        return text

    def toll(self, one: Incident) -> str:
        """«مقتل خمسة جنود وإصابة ثلاثة آخرين»."""
        assert one.killed is not None
        text = f"{self.rng.choice(('مقتل', 'مقتل', 'مصرع', 'استشهاد'))} {self.people(one.killed, False, one.people)}"
        if one.wounded:
            text += f" {self.rng.choice(('وإصابة', 'وجرح'))} {self.others(one.wounded, False)}"
        return text

    def where(self, one: Incident, verbal: bool = False) -> str:
        """«في مدينة تكريت», «وسط تكريت»."""
        town = one.place.startswith(("مدينة", "بلدة"))
        if one.kind.name in ("air", "shells") and verbal:
            return f"على {one.place}" if "غارة" in self.cells[-1] or one.kind.name == "shells" else f"في {one.place}"
        return self.rng.choice((f"في {one.place}", f"في {one.place}", *((f"وسط {one.place}", f"في {one.name}") if town else ())))

    # -- clauses

    def told(self, one: Incident) -> str:
        """A sentence that tells an incident whole."""
        frame = self.pick("frame", ("hit", "verb", "noun", "cause", "place-first"))
        noun = self.rng.choice(one.kind.nouns)
        if one.killed is None:
            return self.verb(one)
        if frame == "hit":
            return f"{self.hit(one)} {self.rng.choice(('في', 'جراء', 'إثر'))} {noun} {self.where(one)} {one.day}"
        if frame == "verb":
            return f"{self.verb(one)}، {self.rng.choice(('ما أدى إلى', 'ما أسفر عن', 'مما تسبب في', 'وأسفر ذلك عن'))} {self.toll(one)}"
        if frame == "noun":
            return f"{self.happened(one, noun)} {self.rng.choice(('أسفر' + fem(noun) + ' عن', 'أدى'[:-1] + ('ت' if fem(noun) else 'ى') + ' إلى'))} {self.toll(one)}"
        if frame == "cause":
            return f"{self.took(noun)} {noun} {self.where(one)} {one.day} بحياة {self.people(one.killed, False, one.people)}" + (
                f" وأصيب {self.others(one.wounded, True)}" if one.wounded else ""
            )
        return f"{self.hit(one)} {self.where(one)} {one.day} {self.rng.choice(('في', 'جراء', 'إثر'))} {noun}"

    def took(self, noun: str) -> str:
        """«أودى», «أودت»."""
        return "أودت" if fem(noun) else "أودى"

    def happened(self, one: Incident, noun: str) -> str:
        """«وقع هجوم مسلح في بعقوبة أمس»."""
        return f"{'وقعت' if fem(noun) else 'وقع'} {noun} {self.where(one)} {one.day}"

    def verb(self, one: Incident) -> str:
        """«انفجرت سيارة مفخخة أمس في بعقوبة»."""
        verb = self.rng.choice(one.kind.verbs)
        self.cells.append(f"verb:{verb}")
        return f"{verb} {self.where(one, verbal=True)} {one.day}"

    def back(self, one: Incident) -> str:
        """«الهجوم»: a noun that takes the incident up."""
        return self.pick("back", one.kind.taken_up)

    def one_place(self) -> str:
        return self.rng.choice(TOWNS[self.rng.choice(list(TOWNS))].split("|"))

    def incident(self, place: str, least: int = 1) -> Incident:
        """An incident at a place with a toll of its own."""
        killed = self.rng.choice([n for n in (1, 2, 3, 4, 5, 7, 8, 11, 14, 18) if n >= least])
        wounded = self.rng.choice((None, 2, 3, 6, 9, 13, 20))
        kind = self.rng.choice(KINDS)
        self.cells.append(f"kind:{kind.name}")
        return Incident(kind, place, killed, wounded, self.rng.choice(_DAYS), self.rng.choice(_PEOPLE))

    def incidents(self, n: int) -> list[Incident]:
        """Incidents in towns of one country, with tolls that differ."""
        towns = self.rng.sample(TOWNS[self.rng.choice([c for c in TOWNS if len(TOWNS[c].split("|")) >= n])].split("|"), n)
        out: list[Incident] = []
        while len(out) < n:
            one = self.incident(towns[len(out)])
            if all(one.killed != o.killed for o in out) and all(one.kind.name != o.kind.name or self.rng.random() < 0.3 for o in out):
                out.append(one)
        return out

    def report(self, rows: list[Incident], *sentences: str, title: str | None = None) -> Report:
        text = " ".join(_clean(s) + "." for s in sentences)
        return Report(text, tuple(rows), tuple(self.cells), title and _clean(title))

    # -- reports

    def retold(self) -> Report:
        """One incident told two to five times."""
        place, finer = self.rng.choice(FINER)
        one = self.incident(place, 3)
        row = one
        title = None
        noun = self.rng.choice(one.kind.nouns)
        if self.rng.random() < 0.6:
            name = one.name if one.place.startswith("مدينة") else one.place
            titles = (
                f"{self.toll(one)} في {noun} في {name}",
                f"{self.toll(one)} ب{noun} في {one.place}",
                f"{noun} {self.where(one)}",
                f"قتلى وجرحى في {noun} ب{name}",
            )
            title = self.pick("title", [str(k) for k in range(4)])
            title = titles[int(title)]
        lead = self.pick("lead", ("told", "told", "bare", "said"))
        sentences = [
            self.told(one)
            if lead == "told"
            else self.verb(one)
            if lead == "bare"
            else f"{self.rng.choice(_SAID)} {self.told_after_inna(one)}"
        ]
        if lead == "bare" and title is None:
            title = f"{self.toll(one)} في {noun} {self.where(one)}"
        parts = self.rng.sample(sorted(RETELLINGS), self.rng.choice((1, 2, 3, 4)))
        parts.sort(key=lambda p: _ORDER[p])
        if lead == "bare":
            parts = ["toll", *(p for p in parts if p not in ("toll", "rise"))]
        for part in parts:
            self.cells.append(f"part:{part}")
            text, row = RETELLINGS[part](self, row, finer)
            sentences.append(text)
        return self.report([row], *sentences, title=title)

    def told_after_inna(self, one: Incident) -> str:
        """«(إن) خمسة أشخاص قتلوا في ...»."""
        assert one.killed is not None
        noun = self.rng.choice(one.kind.nouns)
        if self.rng.random() < 0.5:
            ends = "ت" if fem(noun) else ""
            return f"{noun} {'وقعت' if ends else 'وقع'} {self.where(one)} {one.day} وأسفر{ends} عن {self.toll(one)}"
        died = {1: "قتل", 2: "قتلا"}.get(one.killed, "قتلوا")
        hurt = f" وأصيب {self.others(one.wounded, True)}" if one.wounded else ""
        return f"{self.people(one.killed, False, one.people)} {died}{hurt} في {noun} {self.where(one)} {one.day}"

    def joined(self) -> Report:
        """Several incidents, each told whole, joined by words that open another."""
        rows = self.incidents(self.rng.choice((2, 2, 3)))
        sentences = [self.told(rows[0])]
        for one in rows[1:]:
            join = self.pick("join", JOINS)
            text = self.told(one)
            if join.endswith(" قد"):
                join = join.replace("#", one.place)
                text = f"{self.hit(one)} في {self.rng.choice(one.kind.nouns)} {one.day}"
                sentences.append(f"{join} {text}")
                continue
            if join.startswith("وتزامن"):
                noun = self.rng.choice(one.kind.nouns)
                sentences.append(f"{join} {noun} {self.where(one)} أسفر{fem(noun)} عن {self.toll(one)}")
                continue
            if join.endswith("%"):
                at = join.replace("#", one.place)[:-1]
                noun = self.rng.choice(one.kind.nouns)
                died = {1: "قتل", 2: "قتلا"}.get(one.killed or 0, "قتلوا")
                hurt = f" وأصيب {self.others(one.wounded, True)}" if one.wounded else ""
                where = "" if "#" in join else self.where(one)
                sentences.append(
                    f"{at} {self.people(one.killed or 0, False, one.people)} {died}{hurt} {self.rng.choice(('في', 'جراء'))} {noun} {where} {one.day}"
                )
                continue
            if "#" in join:
                noun = self.rng.choice(one.kind.nouns)
                sentences.append(
                    f"{join.replace('#', one.place)} {self.hit(one)} {self.rng.choice(('في', 'جراء', 'إثر'))} {noun} {one.day}"
                )
                continue
            sentences.append(f"{join} {text}")
            if self.rng.random() < 0.3:
                back = self.back(one)
                sentences.append(
                    self.rng.choice(
                        (
                            f"ولم تتبن أي جهة {back}",
                            f"وفتحت السلطات تحقيقا في {back}",
                            f"ووقع{'ت' if fem(back) else ''} {back} قرب سوق شعبي",
                        )
                    )
                )
        return self.report(rows, *sentences)

    def clauses(self) -> Report:
        """Two incidents in one sentence: «قتل خمسة في تفجير في س، فيما قتل ثلاثة في هجوم في ص»."""
        rows = self.incidents(2)
        rows = [rows[0], replace(rows[1], day="")]
        a, b = rows
        join = self.pick("clause", ("، فيما", "، بينما", "، كما", "، و", "، في حين"))
        na, nb = self.rng.choice(a.kind.nouns), self.rng.choice(b.kind.nouns)
        first = f"{self.hit(a)} {a.day} في {na} {self.where(a)}"
        second = f"{self.hit(b)} في {nb} {self.where(b)}"
        return self.report(rows, first + join + ("" if join.endswith(" و") else " ") + second)

    def shares(self) -> Report:
        """«قتل خمسة مدنيين في س وثلاثة في ص»."""
        n = self.rng.choice((2, 3))
        kind = self.rng.choice([k for k in KINDS if k.name in ("car", "suicide", "bomb", "air", "attack")])
        rows = [replace(o, kind=kind, wounded=None, day="", people=_PEOPLE[1]) for o in self.incidents(n)]
        rows = [replace(o, killed=max(3, o.killed or 0) + k) for k, o in enumerate(rows)]
        rows = [o for n, o in enumerate(rows) if o.killed not in [p.killed for p in rows[:n]]]
        self.cells.append(f"shares:{kind.name}")
        plural = {
            "car": "تفجيرات بسيارات مفخخة",
            "suicide": "تفجيرات انتحارية",
            "bomb": "انفجار عبوات ناسفة",
            "air": "غارات جوية",
            "attack": "هجمات مسلحة",
        }[kind.name]
        listed = [f"{self.people(rows[0].killed or 0, True, rows[0].people)} في {rows[0].place}"]
        for one in rows[1:]:
            num = self.rng.choice((str(one.killed), f"{_THOUSAND.get(one.killed or 0, one.killed)} آخرون"))
            listed.append(f"و{num} في {one.place}")
        comma = self.pick("comma", (" ", "، "))
        form = self.pick("shares", ("after", "before"))
        if form == "after":
            return self.report(rows, f"قتل {comma.join(listed)} أمس في {plural}")
        return self.report(
            rows,
            f"أسفرت {plural} أمس عن مقتل {comma.join(listed).replace('آخرون', 'آخرين')}"
            if kind.name != "bomb"
            else f"أسفر {plural} أمس عن مقتل {comma.join(listed).replace('آخرون', 'آخرين')}",
        )

    def places(self) -> Report:
        """A list of places under one verb: a row each, the toll on the first."""
        n = self.rng.choice((2, 3))
        kind = next(k for k in KINDS if k.name == "air")
        rows = self.incidents(n)
        rows = [
            replace(o, kind=kind, killed=o.killed if k == 0 else None, wounded=o.wounded if k == 0 else None, day="")
            for k, o in enumerate(rows)
        ]
        short = self.rng.random() < 0.5
        names = [o.name if short else o.place for o in rows]
        if short and rows[0].place.startswith("مدينة") and all(o.place.startswith("مدينة") for o in rows):
            names = [f"{'مدينتي' if n == 2 else 'مدن'} {names[0]}", *names[1:]]
        listed = " و".join(names)
        form = self.pick("places", ("raids", "struck", "planes", "shelled"))
        if form == "shelled":
            rows = [replace(o, kind=next(k for k in KINDS if k.name == "shells")) for o in rows]
            text = f"قصفت المدفعية {listed}"
        else:
            text = {
                "raids": f"شن الطيران الحربي أمس غارات على {listed}",
                "struck": f"استهدفت غارات جوية {listed} أمس",
                "planes": f"قصفت طائرات حربية أمس {listed}",
            }[form]
        tail = self.pick("tail", ("ما أدى إلى", "ما أسفر عن", ""))
        if not tail:
            rows = [replace(o, killed=None, wounded=None) for o in rows]
            return self.report(rows, text)
        return self.report(rows, f"{text}، {tail} {self.toll(rows[0])}")

    def summed(self) -> Report:
        """A lead that sums up, each part told after it."""
        n = self.rng.choice((2, 3))
        kind = self.rng.choice([k for k in KINDS if k.name in ("car", "suicide", "air", "attack")])
        rows = [replace(o, kind=kind, day="", wounded=None, people=_PEOPLE[0]) for o in self.incidents(n)]
        total = sum(o.killed or 0 for o in rows)
        self.cells.append(f"summed:{kind.name}")
        two, three = {
            "car": ("تفجيرين بسيارتين مفخختين", "ثلاثة تفجيرات بسيارات مفخخة"),
            "suicide": ("تفجيرين انتحاريين", "ثلاثة تفجيرات انتحارية"),
            "air": ("غارتين جويتين", "ثلاث غارات جوية"),
            "attack": ("هجومين مسلحين", "ثلاث هجمات مسلحة"),
        }[kind.name]
        listed = " و".join(o.name for o in rows)
        where = self.pick("sum", ("named", "unnamed"))
        country = next(c for c, t in TOWNS.items() if rows[0].place in t.split("|"))
        name = {"IQ": "العراق", "SY": "سوريا", "YE": "اليمن", "LY": "ليبيا", "AF": "أفغانستان", "SO": "الصومال"}[country]
        lead = f"{'قتل'} {self.people(total, True, _PEOPLE[0])} أمس في {two if n == 2 else three} في {listed if where == 'named' else name}"
        sentences = [lead]
        for k, one in enumerate(rows):
            noun = self.rng.choice(one.kind.nouns)
            opens = f"{'ففي' if k == 0 else 'وفي'} {one.place}" if self.rng.random() < 0.6 else None
            if opens:
                sentences.append(f"{opens} {self.hit(one)} {self.rng.choice(('في', 'جراء'))} {noun}")
            else:
                sentences.append(f"و{self.hit(one)} في {noun} {'آخر' if k and not fem(noun) and ' ' not in noun else ''} في {one.place}")
        return self.report(rows, *sentences)

    def deeds(self) -> Report:
        """«قتل خمسة في انفجار في س، وثلاثة في هجوم في ص، وجندي في قصف في ع»."""
        rows = [replace(o, wounded=None, day="", people=_PEOPLE[1]) for o in self.incidents(self.rng.choice((2, 3)))]
        rows = [replace(o, killed=max(3, o.killed or 0) + k) for k, o in enumerate(rows)]
        rows = [o for n, o in enumerate(rows) if o.killed not in [p.killed for p in rows[:n]]]
        form = self.pick("deeds", ("numbers", "nouns", "others"))
        parts = []
        for k, one in enumerate(rows):
            n = one.killed or 0
            who = self.people(n, True, one.people)
            if k and form == "numbers":
                who = str(n)
            elif k and form == "others":
                who = f"{_THOUSAND.get(n, n)} آخرون"
            parts.append(f"{who} في {self.rng.choice(one.kind.nouns)} في {one.place}")
        return self.report(rows, f"قتل {'، و'.join(parts)}")

    def ranked(self) -> Report:
        """«هز انفجاران المدينة. استهدف الأول ... والثاني ...»: two places, each with its toll."""
        a, b = [replace(o, kind=KINDS[0], day="") for o in self.incidents(2)]
        form = self.pick("ranked", ("two", "first", "then"))
        if form == "two":
            text = (
                f"انفجرت سيارتان مفخختان أمس، الأولى في {a.place} وأدت إلى {self.toll(a)}، والثانية في {b.place} وأسفرت عن {self.toll(b)}"
            )
            return self.report([a, b], text)
        if form == "first":
            return self.report(
                [a, b],
                "وقع تفجيران بسيارتين مفخختين أمس",
                f"واستهدف التفجير الأول سوقا في {a.place} وأسفر عن {self.toll(a)}",
                f"ووقع التفجير الثاني في {b.place} وأدى إلى {self.toll(b)}",
            )
        return self.report(
            [a, b],
            f"انفجرت سيارة مفخخة أمس في {a.place} وأسفرت عن {self.toll(a)}، ثم انفجرت سيارة أخرى في {b.place} وأدت إلى {self.toll(b)}",
        )

    def compound(self) -> Report:
        """A bomb and the gunmen who storm in are one attack, and so are a bomb and the second at the same spot."""
        one = replace(self.incident(self.one_place(), 3), kind=KINDS[1])
        form = self.pick("compound", ("storm", "fight", "gunfire", "second"))
        if form == "second":
            one = replace(one, kind=KINDS[0])
        texts = {
            "storm": (
                f"فجر انتحاري سيارة مفخخة أمام مقر للشرطة {self.where(one)} {one.day}، ثم اقتحم مسلحون المبنى",
                f"وأسفر الهجوم عن {self.toll(one)}",
            ),
            "fight": (
                f"فجر انتحاري نفسه عند مدخل مقر حكومي {self.where(one)} {one.day}",
                f"وأعقب التفجير اشتباك بين الحراس ومسلحين، وأسفر الهجوم عن {self.toll(one)}",
            ),
            "gunfire": (
                f"{self.hit(one)} في هجوم انتحاري {self.where(one)} {one.day}",
                "وقال شاهد إن مسلحين أطلقوا النار بعد التفجير على المارة",
            ),
            "second": (
                f"انفجرت سيارة مفخخة {self.where(one)} {one.day}، تلاها انفجار ثان في المكان نفسه",
                f"وأدى الانفجاران إلى {self.toll(one)}",
            ),
        }[form]
        kind = replace(one.kind, tactics=one.kind.tactics | {"car_bomb", "suicide_bombing", "armed_attack", "bombing_ied"})
        return self.report([replace(one, kind=kind)], *texts)

    def same_town(self) -> Report:
        """One town, two incidents: on another day, or of another kind."""
        a = self.incident(self.one_place(), 2)
        b = self.incident(a.place, 2)
        form = self.pick("same", ("day", "kind"))
        while b.killed == a.killed or (b.kind.tactics & a.kind.tactics and form == "kind"):
            b = self.incident(a.place, 2)
        noun = self.rng.choice(b.kind.nouns)
        if form == "day":
            a, b = replace(a, day="أمس"), replace(b, kind=a.kind, day="")
            noun = self.rng.choice(b.kind.nouns)
            day = self.pick("day", ("الأحد", "يوم السبت", "قبل ثلاثة أيام"))
            text = self.pick("again", ("was", "saw", "plain"))
            b = replace(b, status="")
            told = {
                "was": f"وكان {self.people(b.killed or 0, True, b.people)} قد {'قتل' if b.killed == 1 else 'قتلا' if b.killed == 2 else 'قتلوا'} {day} في {noun} في المدينة نفسها",
                "saw": f"وشهدت المدينة {day} {noun} {'آخر' if not fem(noun) and noun.count(' ') < 1 else ''} أسفر{fem(noun)} عن {self.toll(b)}",
                "plain": f"و{self.hit(b)} {day} في {noun} في المدينة ذاتها",
            }[text]
            if text == "was":
                b = replace(b, wounded=None)
            return self.report([a, b], self.told(a), told)
        a, b = replace(a, day="أمس"), replace(b, day="")
        join = self.pick("again", ("وفي حادث آخر بالمدينة نفسها", "وفي المدينة ذاتها", "من جهة أخرى،", "كما"))
        end = "" if "المدينة" in join else "في المدينة نفسها"
        return self.report([a, b], self.told(a), f"{join} {self.hit(b)} في {noun} {end}")

    def background(self) -> Report:
        """An incident, and another that is only called to mind."""
        a, b = self.incidents(2)
        a = replace(a, day="أمس")
        noun = self.rng.choice(b.kind.nouns)
        past = replace(b, status="background", optional=True, day="")
        week = replace(past, status="")
        back = self.back(a)
        this = "هذه" if fem(back) else "هذا"
        options: dict[str, tuple[Incident, str]] = {
            "last-week": (
                week,
                f"وكان{fem(noun)} {noun} {'قد وقعت' if fem(noun) else 'قد وقع'} الأسبوع الماضي في {b.place} وأسفر{fem(noun)} عن {self.toll(b)}",
            ),
            "days-after": (week, f"و{'تأتي' if fem(back) else 'يأتي'} {this} {back} بعد أيام من {self.toll(b)} في {noun} في {b.place}"),
            "year": (past, f"وشهدت {b.place} عام 2012 {noun} أسفر{fem(noun)} عن {self.toll(b)}"),
            "month": (past, f"وفي مارس الماضي {self.hit(b)} في {noun} في {b.place}"),
            "was": (
                past,
                f"وكان {self.people(b.killed or 0, True, b.people)} {'قتل' if b.killed == 1 else 'قتلا' if b.killed == 2 else 'قتلوا'} في {noun} في {b.place} قبل شهرين",
            ),
            "statistic": (replace(past, killed=500, place="", wounded=None), "وقتل 500 شخص في أعمال عنف في البلاد منذ بداية العام"),
            "deadliest": (
                past,
                f"ويعد {this} {back} الأعنف منذ {noun} في {b.place} عام 2014 أسفر{fem(noun)} عن {self.toll(b)}".replace(
                    "يعد هذه", "تعد هذه"
                ),
            ),
            "two-days": (week, f"ويأتي ذلك بعد يومين من {noun} في {b.place} أسفر{fem(noun)} عن {self.toll(b)}"),
            "weeks": (past, f"وقبل أسبوعين {self.hit(b)} في {noun} في {b.place}"),
            "often": (replace(past, killed=None, place=a.place, wounded=None), f"وتشهد {a.place} هجمات متكررة منذ سنوات"),
            "claimed-before": (
                past,
                f"وكان تنظيم الدولة الإسلامية قد تبنى الشهر الماضي {accusative(noun)} في {b.place} أسفر{fem(noun)} عن {self.toll(b)}",
            ),
            "saw-year": (past, f"وكانت {b.place} قد شهدت العام الماضي {accusative(noun)} أسفر{fem(noun)} عن {self.toll(b)}"),
            "similar": (
                past,
                f"وقبل عام {self.hit(b)} في {noun} مماثل في {b.place}"
                if not fem(noun) and " " not in noun
                else f"وقبل عام {self.hit(b)} في {noun} في {b.place}",
            ),
        }
        form = self.pick("past", list(options))
        row, text = options[form]
        if form == "was":
            row = replace(row, wounded=None)
        between = (
            [self.rng.choice((f"ولم تتبن أي جهة {self.back(a)}", f"وفتحت السلطات تحقيقا في {self.back(a)}"))]
            if self.rng.random() < 0.4
            else []
        )
        return self.report([a, row], self.told(a), *between, text)


JOINS = (
    "وفي حادث آخر،", "وفي حادث منفصل،", "وفي هجوم آخر،", "كما", "إلى ذلك،", "من جهة أخرى،", "وفي سياق متصل،", "وبالتزامن مع ذلك،", "في غضون ذلك،", "من جانب آخر،",
    "وعلى صعيد آخر،", "في الوقت نفسه،", "وفي تطور آخر،", "وفي وقت لاحق،", "وفي #،", "وفي #", "أما في # فقد", "وفي السياق ذاته،", "ومن ناحية أخرى", "وفي حادث ثالث،",
    "وقبل ذلك بساعات،", "وفي اليوم نفسه،", "كذلك", "من ناحية ثانية،", "وفي موازاة ذلك،", "وفي هجوم ثان،", "وفي هجوم منفصل في # قال مسؤول إن%", "وأضاف المصدر أن%",
    "وقالت الشرطة إن%", "كما أفادت مصادر محلية بأن%", "وفي # أيضا،", "أما في #، فقال مصدر طبي إن%", "وتزامن ذلك مع", "وبعد ساعات،", "وفي سياق منفصل،", "ميدانيا أيضا،",
)  # fmt: skip

_Retelling = Callable[[Maker, Incident, str], tuple[str, Incident]]


def fem(noun: str) -> str:
    """«ت» for a verb whose subject is feminine, else nothing."""
    return "ت" if noun.split()[0] in _FEMININE or noun.split()[0] in ("غارة", "اشتباكات", "مواجهات") else ""


def accusative(noun: str) -> str:
    """«هجوما مسلحا», «انفجار سيارة مفخخة»."""
    words = noun.split()
    if noun in ("هجوم مسلح", "تفجير انتحاري", "هجوم انتحاري", "قصف مدفعي", "قصف جوي"):
        return " ".join(w + "ا" for w in words)
    return f"هجوما شنه {' '.join(words[2:])}" if noun.startswith("هجوم شنه") else noun


def _toll(m: Maker, one: Incident, finer: str) -> tuple[str, Incident]:
    back = m.back(one)
    verb = m.pick(
        "result",
        (f"وأسفر{fem(back)} {back} عن", f"وأد{'ت' if fem(back) else 'ى'} {back} إلى", f"وقالت مصادر طبية إن {back} أسفر{fem(back)} عن"),
    )
    return f"{verb} {m.toll(one)}", one


def _place(m: Maker, one: Incident, finer: str) -> tuple[str, Incident]:
    back = m.back(one)
    happened = "وقعت" if fem(back) else "وقع"
    m.cells.append("finer:yes")
    text = m.rng.choice(
        (
            f"وقال مصدر أمني إن {back} {happened} في {finer}",
            f"وأضاف المصدر أن {back} استهدف{fem(back)} {finer}",
            f"و{happened} {back} في {finer}",
        )
    )
    return text, replace(one, place=finer)


def _rise(m: Maker, one: Incident, finer: str) -> tuple[str, Incident]:
    back = m.back(one)
    assert one.killed is not None
    more = one.killed + m.rng.choice((1, 2, 3, 6))
    now = f"{_THOUSAND[more]} قتلى" if more <= 10 else f"{more} قتيلا"
    text = m.rng.choice(
        (
            f"وارتفعت حصيلة {back} إلى {now}",
            f"وقالت مصادر طبية إن حصيلة ضحايا {back} ارتفعت إلى {now}",
            f"وفي وقت لاحق ارتفع عدد قتلى {back} إلى {more}",
        )
    )
    return text, replace(one, killed=more)


def _claim(m: Maker, one: Incident, finer: str) -> tuple[str, Incident]:
    back = m.back(one)
    if one.kind.name in ("air", "shells", "clash"):
        return f"ونفت وزارة الدفاع صلتها ب{back}", one
    text = m.pick("claim", ("وتبنى تنظيم الدولة الإسلامية", "وأعلن تنظيم الدولة الإسلامية مسؤوليته عن", "وأعلن تنظيم داعش في بيان تبنيه"))
    return f"{text} {back}", replace(one, attacker="Islamic State")


def _say(*wordings: str) -> _Retelling:
    def retell(m: Maker, one: Incident, finer: str) -> tuple[str, Incident]:
        back = m.back(one)
        text = m.pick("say", wordings)
        return text.replace("#ت", fem(back)).replace("#", back), one

    return retell


RETELLINGS: dict[str, _Retelling] = {
    "toll": _toll,
    "place": _place,
    "rise": _rise,
    "claim": _claim,
    "witness": _say(
        "وقال شهود عيان إن # ألحق#ت أضرارا بالمباني المجاورة",
        "وروى شاهد عيان أنه سمع دويا قويا ورأى جثثا على الأرض",
        "وقال أحد السكان إن # أثار#ت الذعر بين الأهالي",
        "وأظهرت صور تداولها ناشطون آثار #",
    ),
    "aid": _say(
        "ونقل الضحايا إلى المستشفى",
        "وهرعت سيارات الإسعاف إلى مكان الحادث",
        "وفرضت قوات الأمن طوقا حول مكان #",
        "ونقلت جثث القتلى إلى الطب العدلي",
    ),
    "condemn": _say(
        "ودان مجلس الأمن الدولي #", "واستنكر رئيس الوزراء #", "وأدانت الأمم المتحدة # ووصفته بالجبان", "وأدان الاتحاد الأوروبي بشدة #"
    ),
    "funeral": _say("وشيع مئات الأهالي جثامين الضحايا", "وشارك المئات في تشييع ضحايا #", "ودفن ضحايا # في مقبرة المدينة"),
    "reaction": _say(
        "وتعهد وزير الداخلية بملاحقة منفذي #",
        "وقال الرئيس إن # لن يمر#ت دون عقاب".replace("يمر#ت", "يبقى"),
        "ودعا المحافظ الأهالي إلى الهدوء بعد #",
    ),
    "inquiry": _say(
        "وفتحت السلطات تحقيقا في #", "وباشرت الشرطة التحقيق لمعرفة ملابسات #", "وتجري الأجهزة الأمنية تحقيقات لكشف المسؤولين عن #"
    ),
    "context": _say(
        "ويعد # الثاني من نوعه خلال أسبوع",
        "ويأتي # وسط تصاعد أعمال العنف في البلاد",
        "وجاء # رغم الإجراءات الأمنية المشددة",
        "وأعلن المحافظ الحداد ثلاثة أيام على ضحايا #",
        "وحملت الحكومة المسلحين مسؤولية #",
        "وذكر مراسلنا أن # وقع#ت قرب سوق مزدحم",
        "وأظهر تسجيل مصور لحظة وقوع #",
        "ولا تزال أسباب # غير معروفة",
        'وقال مسؤول: "كان#ت # مفاجئ"',
        "وأغلقت الشرطة الطرق المؤدية إلى مكان #",
        "وقطعت الكهرباء عن أحياء المدينة بعد #",
        "وأكد الناطق باسم الشرطة وقوع #",
    ),
    "unclaimed": _say("ولم تتبن أي جهة #", "ولم تعلن أي جهة مسؤوليتها عن # حتى الآن"),
}
_ORDER = {
    p: n
    for n, p in enumerate(
        ("place", "toll", "witness", "aid", "rise", "claim", "unclaimed", "inquiry", "context", "condemn", "reaction", "funeral")
    )
}
SCHEMES = ("retold", "joined", "clauses", "shares", "places", "summed", "same_town", "background", "deeds", "ranked", "compound")


def make(rng: Random, scheme: str | None = None) -> Report:
    """One report, of a scheme or of any."""
    maker = Maker(rng)
    name = scheme or rng.choice(SCHEMES)
    maker.cells.append(f"scheme:{name}")
    report: Report = getattr(maker, name)()
    return report


def faults(report: Report, rows: list[dict[str, object]]) -> list[str]:
    """What is wrong with the rows coded from a report."""
    left = list(rows)
    out: list[str] = []
    for one in sorted(report.rows, key=lambda r: r.optional):
        best = min(left, key=lambda r: len(_wrong(one, r)), default=None)
        wrong = _wrong(one, best) if best is not None else ["missed"]
        if one.optional and wrong:
            continue
        if best is not None and "place" in wrong and len(wrong) > 1 and len(left) < sum(not r.optional for r in report.rows):
            wrong = ["missed"]
        elif best is not None:
            left.remove(best)
        out += [f"{one.name or '-'}: {w}" for w in wrong]
    return out + [f"extra {r['status']} {r['place_ar']}" for r in left]


def _wrong(one: Incident, row: dict[str, object]) -> list[str]:
    place = str(row["place_ar"] or "")
    out = [] if one.name in place or not one.name else ["place"]
    if row["type"] not in one.kind.tactics and one.place:
        out.append(f"type {row['type']}")
    for kind, number in (("killed", one.killed), ("wounded", one.wounded)):
        if row[f"{kind}_min"] != number:
            out.append(f"{kind} {row[f'{kind}_min']} not {number}")
    if one.status and row["status"] != one.status:
        out.append(f"status {row['status']}")
    if one.attacker and row["attacker"] != one.attacker:
        out.append(f"attacker {row['attacker']}")
    return out


def _clean(text: str) -> str:
    return " ".join(text.replace(" ،", "،").split())
