"""Copies what npm has brought (by the lock file beside this) into the package, with the licence of each: run by `make assets`.

A list of what was copied, with the version and SHA-256 of every file, is written beside the copies.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent
FILES = {
    "htmx.org": ("dist/htmx.min.js",),
    "leaflet": ("dist/leaflet.js", "dist/leaflet.css"),
    "echarts": ("dist/echarts.min.js",),
    "topojson-client": ("dist/topojson-client.min.js",),
    "world-atlas": ("countries-50m.json",),
}
LICENCES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "NOTICE")


def copy(modules: Path, target: Path) -> None:
    """Copy the files that the pages load from `modules` (a node_modules folder) to `target`, written aside and renamed."""
    aside = target.with_name(target.name + ".new")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    listed = {}
    for package, files in FILES.items():
        source = modules / package
        about = json.loads((source / "package.json").read_text("utf-8"))
        for name in files:
            data = (source / name).read_bytes()
            if name.endswith(".js"):  # maps of the sources are not shipped
                data = b"\n".join(line for line in data.split(b"\n") if not line.startswith(b"//# sourceMappingURL="))
            (aside / Path(name).name).write_bytes(data)
            listed[Path(name).name] = {
                "package": package, "version": about["version"], "licence": about["license"], "sha256": hashlib.sha256(data).hexdigest(),
            }  # fmt: skip
        for name in LICENCES:
            if (source / name).is_file():
                shutil.copyfile(source / name, aside / f"{package}-{Path(name).stem}.txt")
    (aside / "assets.json").write_text(json.dumps(listed, indent=1) + "\n", "utf-8")
    shutil.rmtree(target, ignore_errors=True)
    aside.rename(target)


if __name__ == "__main__":
    copy(HERE / "node_modules", Path(sys.argv[1]))
