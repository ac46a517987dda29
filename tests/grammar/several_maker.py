"""A maker of reports of incidents: it picks words by a seed and tells an incident in clauses."""

# ruff: noqa: E501 (wordings are easier to read whole)

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from .several_words import DAYS, KINDS, PEOPLE, TOWNS, UNITS, Incident, Report, clean, fem


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
            return f"{self.rng.choice((UNITS[n], str(n)))} {many}"
        return f"{n} {counted}"

    def others(self, n: int, nominative: bool) -> str:
        """«آخر», «اثنان آخران», «خمسة آخرون»."""
        if n == 1:
            return "آخر"
        if n == 2:
            return "اثنان آخران" if nominative else "اثنين آخرين"
        return f"{UNITS.get(n, n) if self.rng.random() < 0.5 else n} {'آخرون' if nominative else 'آخرين'}"

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
        return Incident(kind, place, killed, wounded, self.rng.choice(DAYS), self.rng.choice(PEOPLE))

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
        text = " ".join(clean(s) + "." for s in sentences)
        return Report(text, tuple(rows), tuple(self.cells), title and clean(title))

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
