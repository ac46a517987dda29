"""The words behind an attacker: a short name that belongs to another elsewhere is told as what it is here (our own wording)."""

from __future__ import annotations

from waqai import Coder


def rules(text: str) -> tuple[str, list[str]]:
    """The attacker of the last row and the rules that stand beside it."""
    event = Coder().code(text, published="2016-05-04").events[-1]
    return event.attackers[0], [e.rule for e in event.evidence["attacker"]]


def test_a_short_name_of_another_group_is_told_as_what_it_is_here() -> None:
    text = (
        "فجر تنظيم داعش سيارة مفخخة في بغداد أمس.\n\n"
        "وفي الأنبار، فجر عناصر التنظيم الإرهابي عبوة ناسفة على آلية للجيش العراقي في القائم أمس وقتلوا جنديين."
    )
    assert rules(text) == ("Islamic State", ["actor/a short name, here of Islamic State"])


def test_a_name_of_its_own_keeps_its_entry() -> None:
    assert rules("فجر تنظيم داعش سيارة مفخخة في بغداد أمس.") == ("Islamic State", ["actor/islamic-state"])
