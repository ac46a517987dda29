"""`waqai evaluate`: coded rows against gold rows, with the wrong rows side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from waqai.app.cli.coding import code_articles, load_engine
from waqai.app.cli.session import Session
from waqai.documents import Article, read_articles
from waqai.evaluation import Figures, WrongRow, read_lines
from waqai.evaluation import evaluate as evaluate_lines
from waqai.model import Issue
from waqai.outputs.terminal import broken

_COMPARED = {
    "status": ("status",),
    "type": ("type",),
    "country": ("country",),
    "place": ("place_ar", "admin1"),
    "date": ("date_start", "date_end"),
    "attacker": ("attacker", "target"),
    "killed": ("killed_min", "killed_max"),
    "wounded": ("wounded_min", "wounded_max"),
}
_SIDE_BY_SIDE = (*(key for keys in _COMPARED.values() for key in keys), "casualties_combined", "claimed_by", "evidence_ar")


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Gold rows, one article a line.")],
    coded: Annotated[Path | None, typer.Argument(metavar="[CODED.jsonl]", help="What `waqai code` wrote.")] = None,
    articles: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="Code these articles now instead (all that gold has rows for).")
    ] = None,
    wrong: Annotated[int, typer.Option("--errors", metavar="N", help="How many wrong rows to show; -1 for all.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as JSON, without wrong rows.")] = False,
) -> None:
    """Measure coded rows against gold: events found, fields right, rows that need no edit.

    Without CODED.jsonl the articles are coded now: those of --articles, else the gold lines themselves where they hold their text.
    """
    session = Session()
    if coded is not None and articles:
        session.wrong_use("give either CODED.jsonl or --articles, not both")
    gold_lines = _read(session, gold)
    if not gold_lines:
        session.fail(f"{gold}: no gold rows")
    coded_lines = _read(session, coded) if coded is not None else _code_now(session, articles or [str(gold)], gold_lines)
    result = evaluate_lines(gold_lines, coded_lines)
    if as_json:
        session.out.file.write(json.dumps(result.figures.to_json(), ensure_ascii=False, indent=1) + "\n")
    else:
        session.out.print(figures_text(result.figures))
        shown = result.wrong if wrong < 0 else result.wrong[:wrong]
        for row in shown:
            session.out.print(_comparison(row, session.out.width))
        if len(shown) < len(result.wrong):
            session.out.print(f"\n{len(result.wrong) - len(shown)} more wrong rows (--errors -1 shows all)")
    session.finish()


def _read(session: Session, path: Path) -> dict[str, dict[str, Any]]:
    try:
        lines, issues = read_lines(path)
    except OSError as error:
        session.fail(f"{path}: {'no such file' if isinstance(error, FileNotFoundError) else error.strerror}")
    for issue in issues:
        session.report(issue)
    return lines


def _code_now(session: Session, files: list[str], gold: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    def wanted(item: Article | Issue) -> bool:
        return isinstance(item, Issue) or item.document.id in gold

    engine = load_engine(session)
    lines: dict[str, dict[str, Any]] = {}
    for item in session.progress(code_articles(engine, filter(wanted, read_articles(files))), "Coding", lambda: len(gold)):
        if isinstance(item, Issue):
            session.report(item)
        else:
            lines[item.line["id"]] = item.line
    for missing in gold.keys() - lines.keys():
        session.report(Issue("no-article", missing, "gold has rows for this article, but its text is not there; counted as not coded"))
    return lines


def figures_text(figures: Figures) -> Text:
    """The figures as the reference scorer prints them.

    >>> figures_text(Figures(0, 0, 0, Rates(0, 0, 0), Rates(0, 0, 0), {}, 0)).plain.splitlines()[0]     # doctest: +SKIP
    '0 articles, 0 gold events, 0 coded'
    """
    lines = [f"{figures.docs} articles, {figures.gold_events} gold events, {figures.coded_events} coded"]
    for name, rates in (("document", figures.document), ("event", figures.event)):
        lines.append(f"  {name:10} P {rates.p:.3f}  R {rates.r:.3f}  F1 {rates.f1:.3f}")
    lines += [f"  {name:10} {accuracy:.3f}  (n={n})" for name, (accuracy, n) in figures.fields.items()]
    return Text("\n".join([*lines, f"  untouched  {figures.untouched:.3f}"]))


def _comparison(row: WrongRow, width: int) -> Table:
    free = max((width - 24) // 2, 20)
    grid = Table(
        title=Text(f"\n{row.article}: {row.why}", style="bold"), title_justify="left", box=None, header_style="dim", padding=(0, 2, 0, 0)
    )
    grid.add_column("field", width=18)
    grid.add_column("gold", width=free, no_wrap=True)
    grid.add_column("coded", width=free, no_wrap=True)
    faulty = {key for name in row.fields for key in _COMPARED[name]}
    for key in _SIDE_BY_SIDE:
        gold, coded = ((_shown(side.get(key)) if side else "") for side in (row.gold, row.coded))
        if gold or coded:
            style = "bold red" if key in faulty else ""
            grid.add_row(key, Text(broken(gold, free)), Text(broken(coded, free)), style=style)
    return grid


def _shown(value: Any) -> str:
    return "" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
