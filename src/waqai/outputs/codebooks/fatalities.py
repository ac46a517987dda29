"""ACLED's fatalities: all reported dead, the most conservative figure, the bomber counted (ACLED codebook, fatalities methodology)."""

from __future__ import annotations

from collections.abc import Sequence

from waqai.knowledge.codebooks import RuleTable
from waqai.outputs.codebooks.companions import Member
from waqai.outputs.codebooks.facts import Facts, Toll
from waqai.outputs.codebooks.notes import spoken_toll
from waqai.outputs.codebooks.shape import Loss, estimated

_WORDS = {"tens": 10, "hundreds": 100}
_LIMITED = 3


class AcledFatalities:
    """Counts as ACLED does.

    * Sources that differ: the lowest figure. No death told: 0.
    * «عشرات» 10, «مئات» 100; dead without a number: 10 for a significant attack, 3 for a limited one (table `unnumbered`).
    * One figure for killed and wounded together tells that some died, not how many: 3, but at least one of the figure lives.
    * The attackers' dead count; a suicide bomber dies also where the text does not say so.
    """

    def __init__(self, unnumbered: RuleTable) -> None:
        self._unnumbered = unnumbered

    def count(self, facts: Facts, sub: str, members: Sequence[Member], losses: list[Loss]) -> tuple[int, list[str]]:
        """The figure, and the sentences for the notes that say how it came about."""
        sentences: list[str] = []
        killed, _, joint, own, _ = facts.toll
        total = self._victims(facts, killed, joint, losses, sentences) + (own or 0)
        if sub == "Suicide bomb" and not own and facts.status == "actual":
            total += 1
            losses.append(
                estimated(facts, "attackers_killed", 1, "the bomber counts among the dead though the text does not say that he died")
            )
            sentences.append("The bomber is counted among the fatalities.")
        for member in members:
            total += member.dead
            sentences.append(f"Includes {member.said}.")
        return total, sentences

    def _victims(self, facts: Facts, killed: Toll, joint: int | None, losses: list[Loss], sentences: list[str]) -> int:
        if killed.told:
            how = facts.vague(killed)
            if how is None:
                if killed.high is None or killed.high > killed.low:
                    losses.append(estimated(facts, "killed", spoken_toll(killed), "the lowest figure is taken"))
                return killed.low
            number = _WORDS.get(how) or self._unspecified(facts)
            losses.append(estimated(facts, "killed", spoken_toll(killed), f"dead without a number: {number} by ACLED's rule"))
            sentences.append(f"The number of dead is not told; {number} by ACLED's rule.")
            return number
        if joint:
            number = max(min(_LIMITED, joint - 1), 0)
            losses.append(
                estimated(facts, "casualties_combined", joint, f"one figure for killed and wounded: {number} dead by ACLED's rule")
            )
            sentences.append(f"How many of them died is not told; {number} by ACLED's rule.")
            return number
        return 0

    def _unspecified(self, facts: Facts) -> int:
        rule = self._unnumbered.first(facts)
        if rule is None:
            raise LookupError("acled.yaml: unnumbered has no rule for every attack")
        return int(rule.then["fatalities"])
