"""What the tests of sides share: a text with whom its first row, or the row at a place, should name as attacker, target and claimant."""

from __future__ import annotations

from tests.events.coding import coded

UNKNOWN = "unknown"


def case(
    text: str, *, day: str = "2015-08-05", by: str = "", on: str = "", not_on: str = "", claimed: str = "", at: str = ""
) -> dict[str, str]:
    """A text published on a day: `on` and `not_on` part several targets with commas; what is left empty is not looked at."""
    return {"text": text, "day": day, "by": by, "on": on, "not_on": not_on, "claimed": claimed, "at": at}


def assert_sides(told: dict[str, str]) -> None:
    """The row of a case names the sides that it should."""
    rows = [e.to_row() for e in coded(told["text"], told["day"])]
    rows = [r for r in rows if r["status"] in ("actual", "foiled") and told["at"] in str(r["place_ar"])]
    assert rows, told["text"]
    row = rows[0]
    targets = row["target"] if isinstance(row["target"], list) else []
    assert not told["by"] or row["attacker"] == told["by"], (row["attacker"], targets)
    assert all(name in targets for name in told["on"].split(",") if name), targets
    assert not any(name in targets for name in told["not_on"].split(",") if name), targets
    assert not told["claimed"] or row["claimed_by"] == told["claimed"], row["claimed_by"]
