#!/usr/bin/env python3
"""Put what `waqai code` prints for a constructed page into README.md: readme_demo.py

The terminal is taken to be COLUMNS wide; marks of direction are left out, as a web page puts Arabic in order by itself.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys

from readme import README, replace_between_marks

PAGE, COLUMNS = "examples/brief-three-countries.html", 124
MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")


def main() -> None:
    command = [sys.executable, "-m", "waqai", "code", PAGE, "--table"]
    run = subprocess.run(
        command, cwd=README.parent, env={**os.environ, "COLUMNS": str(COLUMNS)}, capture_output=True, encoding="utf-8", check=True
    )
    shown = "\n".join(line.rstrip() for line in MARKS.sub("", run.stdout).rstrip("\n").split("\n"))
    print(shown)
    replace_between_marks("demo", f"```\n{shown}\n\n```")


if __name__ == "__main__":
    main()
