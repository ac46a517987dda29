"""The figures over a whole file, and every wrong row with its gold row beside it.

Gold rows with status `actual` or `foiled` are *wanted*. `background`, `threat` and `denied` are *tolerated*: a coded row that matches one
counts neither as right nor as wrong, unless it is coded as wanted. Gold rows marked `optional`, and background of the week before
publication, may be coded either way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from waqai.evaluation.comparing import UNTOUCHED_FIELDS, Row, compared, recent, wanted
from waqai.evaluation.pairing import pair


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1; 0 where nothing was coded or nothing was wanted."""

    p: float
    r: float
    f1: float

    @classmethod
    def of(cls, right: int, invented: int, missed: int) -> Rates:
        """From true positives, false positives and false negatives.

        >>> Rates.of(8, 2, 0)
        Rates(p=0.8, r=1.0, f1=0.8888888888888888)
        """
        return cls(*(right / whole if whole else 0.0 for whole in (right + invented, right + missed, right + (invented + missed) / 2)))


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row that a person would have to edit, add or delete. `fields` names what is wrong in an edit."""

    article: str
    why: str
    coded: Row | None
    gold: Row | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """`fields` maps a field's name to its accuracy over matched rows and to how many rows that is."""

    docs: int
    gold_events: int
    coded_events: int
    document: Rates
    event: Rates
    fields: Mapping[str, tuple[float, int]]
    untouched: float

    def to_json(self) -> dict[str, Any]:
        """The figures as plain data."""
        rates = {name: {"p": rate.p, "r": rate.r, "f1": rate.f1} for name, rate in (("document", self.document), ("event", self.event))}
        fields = {name: {"accuracy": accuracy, "n": n} for name, (accuracy, n) in self.fields.items()}
        counts = {"docs": self.docs, "gold_events": self.gold_events, "coded_events": self.coded_events}
        return {**counts, **rates, "fields": fields, "untouched": self.untouched}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures and the rows behind them."""

    figures: Figures
    wrong: tuple[WrongRow, ...]


@dataclass(slots=True)
class _Tally:
    documents: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    stated: Counter[str] = field(default_factory=Counter)
    wrong: list[WrongRow] = field(default_factory=list)


def evaluate(gold: Mapping[str, Row], coded: Mapping[str, Row]) -> Evaluation:
    """Score coded lines against gold lines, both by article id. Articles that gold does not have are not looked at."""
    tally = _Tally()
    for article, gold_line in gold.items():
        coded_rows = (coded.get(article) or {}).get("events") or []
        _score_article(tally, article, gold_line, coded_rows)
    found, invented, missed = (tally.events[key] for key in ("right", "invented", "missed"))
    figures = Figures(
        docs=len(gold),
        gold_events=found + missed,
        coded_events=found + invented,
        document=Rates.of(*(tally.documents[key] for key in ("right", "invented", "missed"))),
        event=Rates.of(found, invented, missed),
        fields={name: (tally.right[name] / n, n) for name, n in sorted(tally.stated.items())},
        untouched=tally.events["untouched"] / (found + missed) if found + missed else 0.0,
    )
    return Evaluation(figures, tuple(tally.wrong))


def _score_article(tally: _Tally, article: str, line: Row, coded: list[Row]) -> None:
    gold, published = line.get("events") or [], line.get("published")
    either_way = [bool(row.get("optional")) or recent(row, published) for row in gold]
    must = [wanted(row) and not row.get("optional") for row in gold]
    _score_document(tally, any(must), any(map(wanted, coded)), any(either_way))
    pairs = pair(coded, gold)
    for i, j in pairs:
        if not either_way[j]:
            _score_pair(tally, article, coded[i], gold[j])
    paired_coded, paired_gold = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, row in enumerate(coded):
        if i not in paired_coded and wanted(row):
            tally.events["invented"] += 1
            tally.wrong.append(WrongRow(article, "spurious", row, None))
    for j, row in enumerate(gold):
        if j not in paired_gold and must[j]:
            tally.events["missed"] += 1
            tally.wrong.append(WrongRow(article, "missed", None, row))


def _score_document(tally: _Tally, in_gold: bool, in_coded: bool, either_way: bool) -> None:
    if not in_gold and either_way:
        in_gold = in_coded
    if in_gold or in_coded:
        tally.documents["right" if in_gold and in_coded else "missed" if in_gold else "invented"] += 1


def _score_pair(tally: _Tally, article: str, coded: Row, gold: Row) -> None:
    if not wanted(gold):
        if wanted(coded):
            tally.events["invented"] += 1
            tally.wrong.append(WrongRow(article, f"not news: gold {gold.get('status')}", coded, gold, ("status",)))
        return
    if not wanted(coded):
        tally.events["missed"] += 1
        tally.wrong.append(WrongRow(article, "status lost", coded, gold, ("status",)))
        return
    tally.events["right"] += 1
    verdicts = compared(coded, gold)
    for name, verdict in verdicts.items():
        if verdict is not None:
            tally.stated[name] += 1
            tally.right[name] += verdict
    faults = tuple(name for name in UNTOUCHED_FIELDS if verdicts[name] is False)
    if faults:
        tally.wrong.append(WrongRow(article, "edit " + ",".join(faults), coded, gold, faults))
    else:
        tally.events["untouched"] += 1
