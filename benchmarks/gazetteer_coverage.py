"""Print how many places of each kind the default gazetteer has, by country (the table of docs/places.md).

python benchmarks/gazetteer_coverage.py [--countries SY IQ ...]
"""

from __future__ import annotations

import argparse
from collections import Counter

from waqai.knowledge.places import load_gazetteer

SHOWN = "SY IQ YE LY LB PS JO EG SD SS SO SA TN DZ MA KW BH TR IR IL AF PK NG NE TD CM ML BF KE ET MZ CD RU UA".split()
SITES = frozenset(("country", "admin1", "admin2", "district", "region", "town", "city", "village", "quarter"))


def main() -> None:
    """Print the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--countries", nargs="*", default=SHOWN)
    args = parser.parse_args()
    gazetteer = load_gazetteer()
    counts: dict[str, Counter[str]] = {}
    for row in gazetteer.rows():
        kind = row.kind if row.kind in SITES else "site"
        counts.setdefault(row.country, Counter())[kind] += 1
    print("| country | first-level units | districts | towns and villages | quarters | regions | sites |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for country in args.countries:
        c = counts.get(country, Counter())
        towns, districts = c["town"] + c["city"] + c["village"], c["admin2"] + c["district"]
        print(f"| {country} | {c['admin1']} | {districts} | {towns} | {c['quarter']} | {c['region']} | {c['site']} |")
    total = sum(sum(c.values()) for c in counts.values())
    print(f"\n{total} places in {len(counts)} countries.")


if __name__ == "__main__":
    main()
