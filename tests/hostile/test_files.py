"""Files that may not lie where they lie, are too large, or are not what they seem."""

import os
import re
import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from macros.authoring.desk import in_no_menu, without_calls, wrong_menu
from macros.data import load
from macros.reading.files_allowed import MAX_FILES, MAX_PAGE, docs_problems
from macros.reading.project import ROOT, site_names
from macros.values.problems import Problem, ProblemsFound
from scripts.open_site import forget, kept_by_git, open_site
from tests.conftest import cases, git, lay
from tests.hostile.conftest import FILE, Inspect

PAYLOADS = cases("hostile/files.yml")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">\n{}\n</svg>\n'


def put(root: Path, file: str, content: str | bytes = "x\n") -> list[Problem]:
    """What is wrong below docs/ once a file has been put there."""
    lay(root, {file: content})
    return list(docs_problems(root))


def picture(side: int) -> bytes:
    out = BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("file", [*PAYLOADS["refused"], "docs/" + "a" * 200 + ".md"])
def test_a_file_of_another_kind_or_name_is_refused(tmp_path: Path, file: str) -> None:
    found = put(tmp_path, file)
    assert found and all(problem.message and "\n" not in problem.file for problem in found)


@pytest.mark.parametrize("file", PAYLOADS["let_through"])
def test_files_that_the_site_is_made_of_are_let_through(tmp_path: Path, file: str) -> None:
    assert put(tmp_path, file, picture(1) if file.endswith("boat.png") else b"a {}\n") == []


@pytest.mark.parametrize(("kind", "content"), [
    (".png", "<html><script>alert(1)</script>"), (".jpg", ""), (".webp", "<svg onload='x()'/>"),
    (".png", b"PK\x03\x04rest"), (".jpg", picture(1)), (".png", picture(9)[:40]), (".png", picture(4000))])
def test_a_picture_is_what_its_name_says(tmp_path: Path, kind: str, content: str | bytes) -> None:
    said, hint = (("the picture has 4000 × 4000 points", "Make it smaller: at most 12000000 in all.")
                  if content == picture(4000) else (f"this is no whole picture of the kind {kind}", (
                      "Save it anew, with a program for pictures, as the kind that its name says.")))
    assert put(tmp_path, f"docs/assets/boat{kind}", content) == [Problem(
        f"docs/assets/boat{kind}", 0, said, hint)]


def test_a_page_of_which_a_file_had_too_long_a_name_is_refused_but_no_such_file(tmp_path: Path) -> None:
    """What stays behind when the page has gone must not stop anything."""
    stem = "a/" * 60
    assert put(tmp_path, f"docs/{stem}x.md") == [Problem(
        f"docs/{stem}x.md", 0, "the name is longer than 121 characters with its folders",
        "Choose a shorter name, or fewer folders.")]
    (tmp_path / f"docs/{stem}x.md").unlink()
    assert put(tmp_path, f"docs/assets/generated/cards/{stem}x/card.png") == []


@pytest.mark.parametrize("target", ["/etc/passwd", "../mkdocs.yml", "/dev/zero", "nowhere", "/etc", ".."])
@pytest.mark.parametrize("file", [
    "docs", "docs/open.md", "docs/folder", "docs/assets/x.svg", "docs/.overrides/x.html", "docs/.hidden",
    "docs/assets/generated/x.svg", "docs/data"])
def test_a_link_to_another_file_or_folder_is_refused_and_not_followed(
        tmp_path: Path, file: str, target: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)
    assert list(docs_problems(tmp_path)) == [
        Problem(file, 0, "links to other files or folders are not allowed",
                "Put a file of its own in its place.")]


def test_a_pipe_or_a_giant_is_refused_without_being_read_and_so_are_too_many_files(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    os.mkfifo(docs / "pipe.md")
    for size in (MAX_PAGE + 1, 100_000_000):
        with (docs / f"giant-{size}.md").open("wb") as file:
            file.truncate(size)
    begun = time.process_time()
    assert [problem.message for problem in sorted(docs_problems(tmp_path))] == [
        f"the file has 100000000 bytes, and may have {MAX_PAGE}",
        f"the file has {MAX_PAGE + 1} bytes, and may have {MAX_PAGE}", "this is not an ordinary file"]
    assert time.process_time() - begun < 1
    for number in range(MAX_FILES + 1):
        (docs / f"p{number}.md").touch()
    assert f"more than {MAX_FILES} files and folders" in {
        problem.message for problem in docs_problems(tmp_path)}


@pytest.mark.parametrize(("content", "line"), [
    (b"# A page\n\n\xff\xfe\n", 3), (b"\x80", 1), (b"# A\n\nab\xc3(\n", 3), (b"# A\n\xed\xa0\x80\n", 2),
    (b"# A\n\xc0\xaf\n", 2), ("# A\n".encode("utf-16"), 1)])
def test_a_page_that_is_no_utf8_is_refused_at_its_line(inspect: Inspect, content: bytes, line: int) -> None:
    assert Problem(
        FILE, line, "this is not UTF-8 text",
        "Save the file again in the encoding UTF-8.") in inspect(content)


def test_of_a_byte_order_mark_one_thing_is_said_and_nothing_of_line_ends(inspect: Inspect) -> None:
    (problem,) = inspect("\ufeff# A page\r\n\r\nSome text.\r\n".encode())
    assert (problem.line, problem.hint) == (1, "Save it as UTF-8 without BOM.")


@pytest.mark.parametrize(("content", "said"), [
    ("site_name: x\n".encode("utf-16"), "mkdocs.yml:1: this is not UTF-8 text"),
    (b"site_name: [a]\nextra: {about: {subject: x}}\n", "['a'] is no text"),
    (b"site_name: x\nextra: {about: {contact: a.example}}\n", "'a.example' is no e-mail address"),
    (b"site_name: x\nextra: {about: [a]}\n", "mkdocs.yml: the settings can't be read: "),
    (b"site_name: x\nextra: }\n", "mkdocs.yml:2: the settings can't be read: ")])
def test_bad_settings_are_refused_in_plain_words(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(content)
    with pytest.raises(ProblemsFound) as found:
        site_names(tmp_path)
    assert said in str(found.value)


def test_the_menu_says_no_number_and_leads_to_pages_alone() -> None:
    menu = '\nnav:\n  - "A: ninety": index.md\n  - <b>: search.md\n  - Go: javascript:x\n  - A: index.md\n'
    assert [(one.line, one.message) for one in wrong_menu(menu, ROOT, re.compile("G7"))] == [
        (3, "'ninety' is a quantity that stands by hand"), (4, "the menu holds markup: '<b>'"),
        (5, "the menu leads to 'javascript:x', which is no page"),
        (6, "the menu leads to 'index.md' a second time")]
    apart, files = "not_in_nav: |\n  a/*\n\nnav:\n  - B: b.md\n", ("docs/a/a.md", "docs/b.md", "docs/c/b.md")
    assert [one.file for one in in_no_menu(apart, files)] == ["docs/c/b.md"]
    assert [one.file for one in without_calls({"docs/a.md": "# A", "docs/b.md": "{{ x"})] == ["docs/a.md"]


@pytest.mark.parametrize("content", PAYLOADS["no_drawings"])
def test_a_file_that_only_calls_itself_a_drawing_is_refused(tmp_path: Path, content: str) -> None:
    begun = time.process_time()
    assert put(tmp_path, "docs/assets/x.svg", content)
    assert time.process_time() - begun < 1


def test_an_honest_drawing_is_let_through(tmp_path: Path) -> None:
    inside = ('<!-- a comment --><defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/>'
              '</linearGradient></defs>'
              '<rect fill="url(#a)" width="1"/><use href="#a"/>'
              '<g aria-label="a: b"/>')
    assert put(
        tmp_path, "docs/assets/x.svg", '<?xml version="1.0" encoding="UTF-8"?>\n' + SVG.format(inside)) == []


@pytest.mark.parametrize(("file", "frame", "inside"), [
    *(("docs/assets/x.svg", SVG, inside) for inside in (*PAYLOADS["in_drawings"], "<g>" * 60 + "</g>" * 60)),
    *(("docs/assets/css/site.css", "/* x */\n{}\n", rule) for rule in PAYLOADS["in_styles"]),
    ("docs/.overrides/main.html", "x\n{}\n", "{% if %}")])
def test_what_runs_or_leads_elsewhere_is_refused(tmp_path: Path, file: str, frame: str, inside: str) -> None:
    found = put(tmp_path, file, frame.replace("{}", inside))
    assert found and all(problem.file == file and problem.line in (2, 3) for problem in found), found


@pytest.mark.parametrize("file", PAYLOADS["records_refused"])
def test_a_record_of_another_kind_or_name_is_refused(tmp_path: Path, file: str) -> None:
    lay(tmp_path, {file: "x: y\n"})
    with pytest.raises(ProblemsFound) as found:
        load(tmp_path)
    assert any(problem.file.startswith(file[:8]) for problem in found.value.problems)


@pytest.mark.parametrize("file", [
    "seeds/sources/x.yml", "seeds/terms.yml", "seeds/series/x.csv", "seeds/sources", "seeds"])
def test_a_record_that_is_a_link_is_refused_and_not_followed(tmp_path: Path, file: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to("/etc/passwd" if "." in file else "/etc")
    with pytest.raises(ProblemsFound) as found:
        load(tmp_path)
    assert Problem(file, 0, "links to other files or folders are not allowed",
                   "Put a file of its own in its place.") in found.value.problems
    assert "root:" not in str(found.value)


@pytest.mark.parametrize("file", [".cache/inspected", ".venv/bin/python", "site/x.html", "docs/data/x.csv"])
def test_a_file_that_the_programs_make_is_refused_in_a_repository(tmp_path: Path, file: str) -> None:
    """A seal or an environment that came with a pull request would be believed."""
    git(tmp_path, "init", "--quiet")
    put(tmp_path, file)
    assert kept_by_git(tmp_path) == [] and open_site(tmp_path, draw=False).problems
    git(tmp_path, "add", "--force", file)
    assert [problem.file for problem in kept_by_git(tmp_path)] == [file]
    forget()
    told = [problem.message for problem in open_site(tmp_path, draw=False).problems if problem.file == file]
    assert told == ["the repository holds a file that the programs make"]


def test_a_style_sheet_that_the_theme_does_not_list_is_refused(tmp_path: Path) -> None:
    (problem,) = put(tmp_path, "docs/assets/css/zz.css", "a { color: red; }\n")
    assert problem.message == "the theme has no style sheet of this name"
    assert any("may lie here" in problem.message for problem in put(tmp_path, "docs/assets/zz.css"))


@pytest.mark.parametrize("rule", PAYLOADS["of_the_theme"])
def test_what_the_theme_writes_is_let_through(tmp_path: Path, rule: str) -> None:
    assert put(tmp_path, "docs/assets/css/site.css", f"a::after {{ {rule}; }}\n") == []


@pytest.mark.parametrize(("shapes", "said"), [
    ('<g id="a"><path/></g><g id="b">' + '<use href="#a"/>' * 9 + "</g>" + '<use href="#b"/>' * 9,
     "'#b' is shown again, and shows '#a' itself"),
    ('<pattern id="a"/><pattern id="b"><rect fill="url(#a)"/></pattern><rect fill="url(#b)"/>',
     "'#b' is shown again, and shows '#a' itself"),
    ('<g id="a"><use href="#a"/></g>', "'#a' is shown again, and shows '#a' itself"),
    (f'<g id="a">{"<path/>" * 200}</g>' + '<use href="#a"/>' * 200, "shows shapes again, more than 20000")])
def test_a_drawing_that_shows_shapes_many_times_over_is_refused(
        tmp_path: Path, shapes: str, said: str) -> None:
    found = put(tmp_path, "docs/assets/x.svg", SVG.format(shapes))
    assert any(said in problem.message for problem in found), found
