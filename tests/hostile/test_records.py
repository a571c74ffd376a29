"""Records are plain data: whatever else a stranger writes is refused with file, line and reason."""

from __future__ import annotations

import hashlib
import shutil
import time
from pathlib import Path

import pytest

from macros.reading.yaml_positions import MAX_BYTES, MAX_NODES, read_yaml
from macros.values.problems import Problem, ProblemsFound
from tests.unit.ledgers import BASE, load_alone

FILE = "seeds/sources/bay-herald-2025.yml"
SERIES = "seeds/series/yen-per-dollar.csv"


def broken(root: Path, file: str, old: str, new: str | bytes) -> list[Problem]:
    """What is said of the invented records once a text in one of them is another."""
    shutil.copytree(BASE, root / "project")
    path = root / "project" / file
    content = path.read_bytes()
    assert old.encode() in content
    path.write_bytes(content.replace(old.encode(), new if isinstance(new, bytes) else new.encode(), 1))
    with pytest.raises(ProblemsFound) as found:
        load_alone(root / "project")
    return found.value.problems


def line_of(file: str, text: str) -> int:
    """The line of the invented records where a text stands."""
    return (BASE / file).read_text(encoding="utf-8").split(text)[0].count("\n") + 1


NUMBERS = [
    ".nan", ".inf", "-.inf", "NaN", "Infinity", "1,200", "1.200,5", "1 200", "1_200", "1'200", "1e5", "0x10",
    "1:30", "+5", "١٢", "１２", "𝟏𝟐", "२", "1\u00a0200", "1\u2009200", "½", "²", "五", "--5", "5.", ".5",
    "$5", "5%", "~", "true", "[5]", "{a: 5}", "1/2", "5 5", "5\u200b", "\u202e5", "9" * 5000, "!!float 5",
    "!!python/object/apply:os.system ['id']"]
TEXTS = [
    "a <", "<script>alert(1)</script>", "a </p> b", "<!-- x -->", "&lt;script&gt;", "&#60;script>",
    "&#x3c;b>", "[x](javascript:alert(1))", "![x](https://tracker.example/p.png)", "[x][y]", "[^1]", "[x]: y",
    "`x`", "{{ config }}", "{% include 'x' %}", "{# x #}", "*x*{ onclick=alert(1) }", "{: onclick=x }",
    "{onclick=x}", "{ #id }", "\\\\<b>", "a\u202eb", "a\u200bb", "a\ufeffb", "a\u00adb", "a\u2028b",
    "a\u00a0b", "a\u3000b", "a\u3164b", "a\u0301b", "a\ue000b", "a\U000e0041b", "\uff21", "p\u0430ypal",
    "x" * 5000]


FIELDS = {  # file, what stands there, what is put in its place, and texts to put into that
    "a value": (FILE, "value: 55000", "value: {}", NUMBERS),
    "a text": (FILE, 'title: "The bay < the sea & what it costs"', "title: 'The bay {}'", TEXTS),
    "what an escape hides": (FILE, 'title: "The bay', 'title: "{} The bay', [
        "\\u202e", "\\u200b", "\\x00", "\\x1b", "\\U000E0041", "\\u2028", "\\uFEFF", "\\N", "\\_", "\\L",
        "\\P", "\\x3cscript>", "\\x7b\\x7b config }}"]),
    "an id": (FILE, "id: bay-herald-2025\n", "id: '{}'\n", [
        "../x", "a/b", "a\\\\b", "/etc/passwd", "..", "a b", "A", "-a", "a-", "a--b", "", "a.b", "%2e%2e",
        "x" * 100, "a\u0430", "<b>", "a'onclick", "{{ x }}", "a#b", "~root", "\uff41"]),
    "an address": (FILE, "kind: news-feature\n", 'url: "{}"\nkind: news-feature\n', [
        "javascript:alert(1)", "http://e.example/", "//e.example/", "https://user@e.example/",
        "https://e.example\\\\x", "https://\u0435.example/", "https://e.example/<b>", "https://e.example/ x",
        "HTTPS://E.EXAMPLE/", "https://e.example/'onclick='x", "https://e.example/\u202e", "https:///x"]),
    "the page of a term": ("seeds/terms.yml", "    means:", '    see: "{}"\n    means:', [
        "javascript:alert(1)//x.md", "../../x.md", "/x.md", "x.html", "https://e.example/x.md", "a\\\\b.md",
        "x.md#y", "x y.md"]),
}


@pytest.mark.parametrize(("field", "text"), [(field, text) for field in FIELDS for text in FIELDS[field][3]])
def test_what_a_field_may_not_hold_is_refused_at_its_line(tmp_path: Path, field: str, text: str) -> None:
    file, old, new, _ = FIELDS[field]
    found = broken(tmp_path, file, old, new.replace("{}", text))
    assert any(problem.file == file and problem.line == line_of(file, old) for problem in found), found


BOMBS = {
    "aliases of aliases": "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [" + ",".join([f"*{chr(97 + n)}"] * 9) + "]\n" for n in range(12)),
    "an alias of itself": "a: &a [*a]\n", "brackets": "a: " + "[" * 20_000, "braces": "a: " + "{a: " * 20_000,
    "dashes": "- " * 20_000,
    "indentation": "".join(" " * n + "a:\n" for n in range(900)), "questions": "? " * 20_000,
    "many keys": "".join(f"k{n}: v\n" for n in range(MAX_NODES)),
    "many lists": "a: [" + "[]," * MAX_NODES + "]\n", "a long text": "a: " + "x" * (MAX_BYTES - 10),
    "a giant": "a: " + "x" * MAX_BYTES,
    "many tags": "a: " + "!x " * 20_000,
    "many anchors": "".join(f"k{n}: &a{n} x\n" for n in range(20_000)) + "z: *a1\n",
    "quotes": "a: '" + "''" * 500_000,
    "colons": "a" + ": a" * 20_000, "comments": "#\n" * 500_000 + "a: !x b", "documents": "--- a\n" * 20_000,
    "a folded text": "a: >\n" + "  x\n\n" * 100_000}


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_made_to_exhaust_the_reader_is_refused_soon(name: str) -> None:
    problems: list[Problem] = []
    begun = time.process_time()
    read_yaml(BOMBS[name], "seeds/x.yml", problems)
    assert problems, name
    assert time.process_time() - begun < 5, name


@pytest.mark.parametrize("text", [
    "a: !!python/object/apply:os.system ['touch /tmp/x']", "a: !!python/name:os.system",
    "!!python/object:x {a: b}", "!!python/name:os.system x: y", "a: !ENV HOME", "a: !include x.yml",
    "a: !!omap [x: y]", "%TAG ! tag:x,2000:\n---\na: !b c", "a: !<x> b", "? {x: y}\n: z", "a: `x`",
    "a: \"\\q\"", "a: \x00", "a: \x07", "\x1b[31m: x"])
def test_yaml_that_is_more_than_plain_data_is_refused_at_its_line(text: str) -> None:
    problems: list[Problem] = []
    read_yaml(f"first: x\n{text}\n" if not text.startswith("%") else text, "seeds/x.yml", problems)
    assert problems and all(problem.line >= 1 for problem in problems), problems


ROWS = [
    "2024,.nan", "2024,1,200", '2024,"1,200"', '2024,"150.1\n2025,151"', "2024,1200.", "2024,１５０",
    "2024,150\u200b", "2024,\u202e150", "2024,<b>", "2024,=1+1", "2024,-", "2024, 150", "２０２４,150",
    "2024;150", "2024,150,x,y", "<script>,1", "2024,1e3", "2024,1_0", "99999,1", "2024-02-30,1",
    "2024," + "9" * 500, "x" * 200_000 + ",1", "2024\x00,1"]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_that_is_no_plain_row_is_refused_at_its_line(tmp_path: Path, row: str) -> None:
    lines = (BASE / SERIES).read_text(encoding="utf-8").split("\n")
    last = lines[-2]
    found = broken(tmp_path, SERIES, f"{last}\n", f"{last}\n{row}\n")
    assert any(problem.file == SERIES and problem.line >= len(lines) for problem in found), found


def test_a_table_with_too_many_rows_is_refused(tmp_path: Path) -> None:
    rows = "".join(f"{number % 9000 + 1000},1\n" for number in range(30_000))
    found = broken(tmp_path, SERIES, "period,value\n", f"period,value\n{rows}")
    assert any("rows, and may have" in problem.message for problem in found)


def test_a_table_that_fits_its_hash_is_looked_at_all_the_same(tmp_path: Path) -> None:
    rows = "period,value\n2023,140.5\n2024,1\u202e50\n"
    description = BASE / SERIES.replace(".csv", ".yml")
    old = description.read_text(encoding="utf-8").split("sha256: ")[1].split("\n")[0]
    found = broken(tmp_path, SERIES.replace(".csv", ".yml"), old, hashlib.sha256(rows.encode()).hexdigest())
    assert found  # the rows are still the old ones
    (tmp_path / "project" / SERIES).write_text(rows, encoding="utf-8")
    with pytest.raises(ProblemsFound) as again:
        load_alone(tmp_path / "project")
    assert any(problem.line == 3 and "U+202E RIGHT-TO-LEFT OVERRIDE" in problem.message
               for problem in again.value.problems)


def refused(root: Path, content: bytes, size: int = 0) -> list[Problem]:
    """What is said of the invented records once one of them has another content."""
    shutil.copytree(BASE, root / "project")
    with (root / "project" / FILE).open("wb") as file:
        file.write(content)
        file.truncate(size or len(content))
    with pytest.raises(ProblemsFound) as found:
        load_alone(root / "project")
    return found.value.problems


def test_a_record_of_a_hundred_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    begun = time.process_time()
    found = refused(tmp_path, b"", 100_000_000)
    assert time.process_time() - begun < 3
    assert any(problem.file == FILE and "100000000 bytes" in problem.message for problem in found)


@pytest.mark.parametrize("content", [
    b"\xff\xfe", b"id: \x80\n", "id: x\n".encode("utf-16"), b"id: \xed\xa0\x80\n"])
def test_a_record_that_is_no_utf8_is_refused(tmp_path: Path, content: bytes) -> None:
    found = refused(tmp_path, b"# one\n" + content)
    assert any(problem.file == FILE and problem.line in (1, 2) for problem in found), found
