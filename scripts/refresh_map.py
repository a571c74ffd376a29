"""Makes the coastlines of the maps anew from Natural Earth, as the npm package world-atlas carries it.

Only coasts are taken, no borders; which part of the world each map takes stands
in its record. npm refuses a package that is not the one in scripts/coasts/, so
that the same bytes come out each time. Needs the network and npm; the site
itself needs neither.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path

from macros.data.load import MAPS
from macros.data.map_kinds import MapInfo
from macros.data.validation import RecordFile
from macros.reading.project import ROOT
from macros.reading.yaml_positions import read_yaml
from macros.values.problems import Problem, ProblemsFound
from scripts.outlines import as_csv, rings_of
from scripts.programs import installed
from scripts.running import say

PINNED = Path(__file__).parent / "coasts"


def main(_: Sequence[str] = ()) -> int:
    """Write the rows of every map; 1 if npm, the network or a right record is lacking."""
    try:
        refresh()
    except (FileNotFoundError, RuntimeError, ProblemsFound) as error:
        say(str(error))
        return 1
    return 0


def refresh() -> None:
    """Write the rows of every map and their fingerprint; say what they hold."""
    atlas = installed(PINNED, ROOT / ".cache" / "coasts") / "world-atlas"
    for info in records():
        world = json.loads((atlas / f"land-{info.layer}.json").read_text(encoding="utf-8"))
        rings = rings_of(info, world)
        rows = as_csv(rings).encode()
        (MAPS / f"{info.id}.csv").write_bytes(rows)
        record = MAPS / f"{info.id}.yml"
        fingerprint = f"sha256: {hashlib.sha256(rows).hexdigest()}"
        text = re.sub(r"(?m)^sha256: .*$", fingerprint, record.read_text(encoding="utf-8"))
        record.write_bytes(text.encode())
        print(f"{info.id}: {len(rings)} rings, {sum(map(len, rings))} points, {len(rows)} bytes")


def records() -> list[MapInfo]:
    """What each map takes; its rows may still be missing, or others.

    Raises:
        ProblemsFound: a record is wrong.
    """
    problems: list[Problem] = []
    found = []
    for path in sorted(MAPS.glob("*.yml")):
        file = path.relative_to(ROOT).as_posix()
        yaml = read_yaml(path.read_text(encoding="utf-8"), file, problems)
        found.append(RecordFile(file, yaml, problems).record(MapInfo, yaml.data))
    if problems:
        raise ProblemsFound(problems)
    return [info for info in found if info is not None]
