"""Scratch."""

from waqai.incidents import edges


def edges_touching(reports, changed):
    nums = sorted(reports)
    changed = set(changed)
    for i, j in edges([reports[n] for n in nums]):
        a, b = nums[i], nums[j]
        if a in changed or b in changed:
            yield min(a, b), max(a, b)
