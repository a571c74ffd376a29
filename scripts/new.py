"""Begins a record, a chapter or a chart: writes what can be known, and says what is to be filled in.

Usage: run.py new KIND ID [FIELD=VALUE ...]

What a kind of record needs follows from its declaration. Fields that are not given
are asked for at a terminal; elsewhere their meaning is written in their place, which
the checks refuse until somebody writes what is so.
"""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import get_origin

from macros.data.kind import KINDS, Kind, meaning_of
from macros.data.validation import TO_FILL_IN
from macros.reading.project import ROOT
from macros.values.problems import Problem, nearest, refused
from macros.words.placeholders import CHART
from scripts.charts.kit.scaffold import SCAFFOLD
from scripts.drawings import chart_file
from scripts.export import modeline
from scripts.running import write_if_changed

RECORDS = {kind.name.replace(" ", "-"): kind for kind in KINDS.values() if kind.home != "map" and "id" in
           kind.model.model_fields}
PAGES = ("page", "chapter")
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PLAIN = re.compile(r"\[.*\]|[\w$€£¥~][^:#\n\"'{}\[\]]*")  # what YAML takes as it stands
ROWS = "period,value\n"
PAGE = (ROOT / "scripts" / "new_page.md").read_text(encoding="utf-8")
Files = dict[str, str]


def main(argv: Sequence[str]) -> int:
    """Write the files; 1, and nothing written, if something is of no use."""
    known = (*RECORDS, *PAGES, "chart")
    helping = {"-h", "--help"} & {*argv}
    if helping or len(argv) < 2 or argv[0] not in known:
        hint = ("" if helping or not argv else nearest(argv[0], known, "kind") if argv[0] not in known
                else f"The id is missing: new {argv[0]} my-{argv[0]}")
        print("Usage: python3 scripts/run.py new KIND ID [FIELD=VALUE ...]\n"
              f"Kinds: {', '.join(known)}. {hint}", file=sys.stdout if helping else sys.stderr)
        return 0 if helping else 2
    what, id = argv[:2]
    problems = [Problem("new", 0, f"{word!r} gives no field a value", "Write it as FIELD=VALUE.")
                for word in argv[2:] if "=" not in word]
    given = dict(word.split("=", 1) for word in argv[2:] if "=" in word)
    if not all(_ID.fullmatch(part) for part in id.split("/")) or ("/" in id) != (what in PAGES):
        problems.append(Problem("new", 0, f"{id!r} is no id", "Small letters, digits and single hyphens, "
                                "such as oil-by-source; for a page, its folder before it: trade/steel."))
    files: Files = {}
    if not problems:
        begin = page if what in PAGES else chart if what == "chart" else record
        files = begin(what, id, given, problems)
    if problems:
        return refused(problems)
    for name, content in files.items():
        write_if_changed(ROOT / name, content.encode())
        print(f"Wrote {name}")
    if what == "chart":
        print(f'Draw there what you have to show, and put {{{{ chart("{id}") }}}} into a page.')
    elif any(TO_FILL_IN in content for content in files.values()):
        print(f"Write what is so where it says {TO_FILL_IN!r}.")
    print("Then run: python3 scripts/run.py check")
    return 0


def chart(what: str, id: str, given: Mapping[str, str], problems: list[Problem]) -> Files:
    """The file of a chart; its page is made from it."""
    return _unless_there({chart_file(id): SCAFFOLD.format(**CHART)}, problems)


def page(what: str, id: str, given: Mapping[str, str], problems: list[Problem]) -> Files:
    """A page, and the menu with it at the end of its part."""
    part, _, name = id.rpartition("/")
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    entries = [number for number, line in enumerate(lines) if re.search(rf"^ +- .*\b{part}/", line)]
    if not entries:
        problems.append(Problem("mkdocs.yml", 0, f"the menu has no part {part!r}",
                                "Choose one of its folders: trade, security, plan-b, reference, about."))
        return {}
    title = given.get("title", name.replace("-", " ").capitalize())
    lines.insert(entries[-1] + 1, f"      - {json.dumps(title) if ':' in title else title}: {id}.md\n")
    files = _unless_there({f"docs/{id}.md": PAGE.format(title=title, to_fill_in=TO_FILL_IN)}, problems)
    return {**files, "mkdocs.yml": "".join(lines)}


def record(what: str, id: str, given: Mapping[str, str], problems: list[Problem]) -> Files:
    """The file of the record with it in its place."""
    kind = RECORDS[what]
    fields = kind.model.model_fields
    for name in given.keys() - fields.keys() - {"source"}:
        problems.append(Problem("new", 0, f"a {what} has no field {name!r}", nearest(name, fields, "field")))
    rows = {"sha256": sha256(ROWS.encode()).hexdigest()} if kind.home == "series" else {}
    values = {"id": id, **{name: _value(kind, name, given, rows) for name, field in fields.items()
                           if name != "id" and (field.is_required() or name in given)}}
    if what == "figure" and not {"value", "low"} & {*given}:
        values["value"] = _value(kind, "value", given, rows)
    text = [f"{name}: {_in_yaml(value, get_origin(fields[name].annotation) is list)}\n"
            for name, value in values.items()]
    if kind.home in ("source", "series", "kit"):
        file = kind.files.replace("*", id)
        beside = {file.replace(".yml", ".csv"): ROWS} if kind.home == "series" else {}
        return _unless_there({file: "".join([f"{modeline(kind)}\n", *text]), **beside}, problems)
    source = given.get("source", "")
    file = f"seeds/sources/{source}.yml" if kind.home == "part of a source" else kind.files
    if not (ROOT / file).is_file():
        hint = nearest(source, [path.stem for path in ROOT.glob("seeds/sources/*.yml")], "source")
        problems.append(Problem("new", 0, f"there is no source {source!r}", f"Say which: source=ID. {hint}"))
        return {}
    return {file: _with_entry((ROOT / file).read_text(encoding="utf-8"), kind.file,
                              "".join(f"    {line}" for line in text).replace("    ", "  - ", 1))}


def _value(kind: Kind, name: str, given: Mapping[str, str], known: Mapping[str, str]) -> str:
    meaning = meaning_of(kind.model, name)
    if value := given.get(name) or known.get(name):
        return value
    answer = input(f"{name} ({meaning}) ").strip() if sys.stdin.isatty() else ""
    return answer or f"{TO_FILL_IN}: {meaning}"


def _in_yaml(value: str, listed: bool) -> str:
    """A value as YAML has it: in quotes where it must be, and in brackets if a list is wanted."""
    text = value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
    return f"[{text}]" if listed and not text.startswith("[") else text


def _with_entry(text: str, name: str, entry: str) -> str:
    """A file of records with an entry at the end of one of its lists, which may be the first."""
    text = re.sub(rf"^{name}:\s*\[\s*\]", f"{name}:", f"{text.rstrip()}\n", flags=re.M)
    found = re.search(rf"^{name}: *(?:#.*)?\n(?:(?:[ #-].*)?\n)*", text, re.M)
    if found is None:
        return f"{text}{name}:\n{entry}"
    return f"{text[:found.end()].rstrip()}\n{entry}{text[found.end():]}"


def _unless_there(files: Files, problems: list[Problem]) -> Files:
    problems += [Problem(name, 0, "this file is there already", "Choose another id.") for name in files
                 if (ROOT / name).exists()]
    return files
