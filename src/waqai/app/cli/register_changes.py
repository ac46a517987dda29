"""`waqai register history|correct|undo|merge|split|erase`: what people changed, and changing it."""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from waqai.app.cli.counting import counted
from waqai.app.cli.opening import Target, Who, Why, acting, register_of
from waqai.app.cli.session import Session
from waqai.outputs.files import jsonl_text
from waqai.outputs.terminal import broken

if TYPE_CHECKING:
    from waqai.register import Entry, Register

_NAMED = 4
"""How many events of one act are named in a history."""
_LISTS = ("target", "damage")
"""Fields of several values: one word alone, or words with semicolons between them, are such a list too."""


def history_command(
    register: Target,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="An incident, an article, or an event (ARTICLE/NUMBER); without: the latest changes."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many of the latest changes.")] = 50,
) -> None:
    """Show who changed what, when and why, with the number that `undo` takes."""
    session = Session()
    with register_of(session, register) as opened:
        entries = opened.history(name) if name else list(reversed(opened.latest_changes(limit)))
    if not session.to_terminal:
        sys.stdout.writelines(jsonl_text({**asdict(entry), "subject": list(entry.subject)}) for entry in entries)
    else:
        _show(session, entries)
    session.finish()


def correct_command(
    register: Target,
    name: Annotated[str, typer.Argument(metavar="ID", help="An event (ARTICLE/NUMBER) or an incident.")],
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE...",
            help='Lists as "target=police; civilians" or JSON, "null" for none, nothing to take a correction back.',
        ),
    ],
    who: Who = "",
    why: Why = "",
) -> None:
    """Set fields of one event or incident. The program's own values are kept beside."""
    from waqai.register import event_key

    session = Session()
    taken: dict[str, Any] = {}
    for given in values:
        field, equals, value = given.partition("=")
        if not equals:
            session.wrong_use(f"{given!r}: write FIELD=VALUE")
        taken[field] = _of_list(_value(value)) if field in _LISTS else _value(value)
    with register_of(session, register) as opened:
        act = acting(who, why)
        written = (
            opened.correct_incident(name, taken, act) if _is_incident(opened, name) else opened.correct_event(event_key(name), taken, act)
        )
    session.say(f"changes {spans(written)}" if written else "nothing to change")
    session.finish()


def undo_command(
    register: Target,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The change's number, as `history` shows it.")],
    act: Annotated[bool, typer.Option("--act", help="All changes that were made in one go with it, such as a merge.")] = False,
    who: Who = "",
    why: Why = "",
) -> None:
    """Undo one change: the field is as it was before. The undo is a change as well, and can be undone."""
    session = Session()
    with register_of(session, register) as opened:
        written = opened.undo_act(number, acting(who, why)) if act else opened.undo(number, acting(who, why))
    session.say(f"changes {spans(written)}")
    session.finish()


def merge_command(
    register: Target,
    names: Annotated[list[str], typer.Argument(metavar="ID ID...", help="Incidents that are one.")],
    who: Who = "",
    why: Why = "",
) -> None:
    """Make incidents one. The elder's id stays, the others lead to it."""
    session = Session()
    with register_of(session, register) as opened:
        kept = opened.merge(names, acting(who, why))
    others = [name for name in dict.fromkeys(names) if name != kept]
    session.say(f"{kept}: {', '.join(others)} lead{'s' if len(others) == 1 else ''} to it now")
    session.finish()


def split_command(
    register: Target,
    name: Annotated[str, typer.Argument(metavar="ID", help="The incident.")],
    events: Annotated[list[str], typer.Argument(metavar="EVENT...", help="Events that are another incident (ARTICLE/NUMBER).")],
    who: Who = "",
    why: Why = "",
) -> None:
    """Take events out of an incident, as one of their own."""
    from waqai.register import event_key

    session = Session()
    with register_of(session, register) as opened:
        part = opened.split(name, [event_key(event) for event in events], acting(who, why))
    session.say(f"{part}: {len(events)} events taken out of {name}")
    session.finish()


def erase_command(
    register: Target,
    what: Annotated[str, typer.Argument(metavar="document|person", help="What is to be erased.")],
    target: Annotated[str, typer.Argument(metavar="ID|NAME", help="The article's id, or the person's name.")],
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="Why; it stays in the record.")],
    who: Who = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
) -> None:
    """Erase an article, or a person's name wherever it stands. It cannot be undone; backups are not reached."""
    session = Session()
    with register_of(session, register) as opened:
        if not yes and not typer.confirm(f"Erase {what} {target} for good?", err=True):
            session.fail("nothing was erased")
        number = opened.ask_erasure(what, target, why, acting(who).who)
        if opened.info().two_person_erasure:
            session.say(f"erasure {number} is asked for; a second person has to agree")
            session.finish()
        result = opened.agree_erasure(number, acting(who).who)
    reached = ", ".join(f"{count} {name}" for name, count in result.items() if isinstance(count, int))
    session.say(f"erased: {reached}")
    if result.get("copies_left"):
        session.say(f"copies of the article are still there: {', '.join(result['copies_left'])}")
    session.finish()


def _is_incident(register: Register, name: str) -> bool:
    from waqai.register import UnknownError

    try:
        register.incident(name)
    except UnknownError:
        return False
    return True


def _of_list(value: Any) -> Any:
    """A list of what stands between semicolons; anything but a text stays.

    >>> _of_list("police; civilians"), _of_list(None)
    (['police', 'civilians'], None)
    """
    return [part.strip() for part in value.split(";") if part.strip()] if isinstance(value, str) else value


def _value(written: str) -> Any:
    """A value from the command line: JSON where it is a number, a list, null or a quoted text; else the text itself.

    >>> _value("3"), _value("بغداد"), _value("null"), _value('["police"]')
    (3, 'بغداد', None, ['police'])
    """
    from waqai.register import TAKE_BACK

    if written == "":
        return TAKE_BACK
    if written == "null" or written[:1] in '[{"-0123456789':
        try:
            return json.loads(written)
        except ValueError:
            return written
    return written


def _show(session: Session, entries: list[Entry]) -> None:
    grid = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    width = max((session.out.width - 70) // 3, 12)
    for name in ("no.", "when", "who", "of", "field", "from", "to", "why"):
        grid.add_column(name, overflow="fold")
    for part in _acts(entries):
        entry = part[0]
        note = f" (undoes {spans([each.undoes for each in part if each.undoes])})" if entry.undoes else " (erased)" if entry.erased else ""
        of, old, new = _judged(part) if entry.subject.kind == "pair" else (_named(entry), entry.old, entry.new)
        cells = (
            spans([each.seq for each in part]),
            entry.at[:16].replace("T", " "),
            entry.who,
            of,
            "same incident" if entry.subject.kind == "pair" else entry.field,
            said(old),
            said(new),
            entry.why + note,
        )
        grid.add_row(*(Text(broken(cell, width)) for cell in cells))
    session.out.print(grid)


def _named(entry: Entry) -> str:
    """What was changed: an event by its article and number, anything else with its kind in front."""
    subject = entry.subject
    return subject.name if subject.kind == "event" else f"{subject.kind} {subject.name}"


def said(value: Any) -> str:
    """A value of the log in a cell: names one after the other, words of an article by where they stand, of a whole row how much it holds.

    >>> said(None), said(3), said(["SDF", "PKK"]), said([[615, 619, "a person"]]), said({"type": "other", "n": 2, "weapon": None})
    ('', '3', 'SDF, PKK', '615-619', 'a row of 2 values')
    """
    if value is None:
        return ""
    if isinstance(value, dict):
        return f"a row of {counted(sum(each not in (None, [], '') for each in value.values()), 'value')}"
    if isinstance(value, list):
        return ", ".join(f"{each[0]}-{each[1]}" if isinstance(each, list) and len(each) > 1 else str(each) for each in value)
    return str(value)


def _acts(entries: list[Entry]) -> list[list[Entry]]:
    """Entries in a row; judgements on pairs that were made in one go, and say the same, together."""

    def act(entry: Entry) -> tuple[Any, ...]:
        return (entry.bundle, entry.new, entry.undoes is None) if entry.subject.kind == "pair" else (entry.seq,)

    return [
        list(part) for _, part in itertools.groupby(sorted(entries, key=lambda each: (each.bundle, repr(act(each)), each.seq)), key=act)
    ]


def _judged(part: list[Entry]) -> tuple[str, str, str]:
    """The events of some judged pairs, and what was and is said of them."""
    from waqai.register import pair_keys

    names: dict[str, None] = {}
    for entry in part:
        names.update((f"{key.document}/{key.n}", None) for key in pair_keys(entry.subject.name))
    words = {True: "yes", False: "no", None: ""}
    old = {words.get(entry.old, str(entry.old)) for entry in part}
    shown = list(names)
    more = f" and {len(shown) - _NAMED} more" if len(shown) > _NAMED else ""
    return " + ".join(shown[:_NAMED]) + more, "/".join(sorted(old)), words.get(part[0].new, str(part[0].new))


def spans(numbers: Sequence[int]) -> str:
    """Numbers, those in a row as a span.

    >>> spans([7, 8, 9, 12])
    '7-9, 12'
    """
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][-1] + 1:
            found[-1] = [found[-1][0], number]
        else:
            found.append([number])
    return ", ".join("-".join(map(str, part)) for part in found)
