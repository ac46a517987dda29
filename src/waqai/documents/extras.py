"""What is said where a kind of file needs a package that is not installed."""

from __future__ import annotations

from waqai.model import Issue


def missing_extra(where: str, what: str, package: str) -> Issue:
    """The issue for a file of a kind that the bare installation does not read."""
    return Issue("missing-package", where, f"reading {what} needs the package {package}: pip install 'waqai[formats]'")
