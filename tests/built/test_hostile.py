"""Through the real build: a stranger's files stop it with a message, soon, and leave no trace."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import BUILD_DATE, Project, copy_project

PAGE = "docs/trade/yen.md"
MARK = "{mark}"  # a file that a payload would make if it ran
MADE_BY_THE_BUILD = (".cache", "docs/assets/generated", "docs/data", "site", ".venv")
# Runs the build and says how much memory the largest of its processes took, and what time all of them.
MEASURED = """
import resource, subprocess, sys
code = subprocess.run([sys.executable, "scripts/run.py", "build"]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print("KILOBYTES", used.ru_maxrss, "SECONDS", used.ru_utime + used.ru_stime)
sys.exit(code)
"""


def added(text: str) -> dict[str, str]:
    """A payload at the end of a page."""
    return {PAGE: text}


RUNS = [  # what would leave a mark behind
    "{{{{ cycler.__init__.__globals__.os.popen('touch {mark}').read() }}}}",
    "{{{{ lipsum.__globals__['__builtins__'].open('{mark}', 'w') }}}}",
    "{{{{ config.theme.get_env().globals['url_for'].__globals__['os'].system('touch {mark}') }}}}",
    "{{% set x = cycler.__init__.__globals__.os.system('touch {mark}') %}}",
    "{{{{ page.file.generated(config, 'x', abs_src_path='{mark}').content_string }}}}",
    "{{{{ fig('x').__class__.__mro__[1].__subclasses__() }}}}",
]
PAGES = {
    "configuration": ("{{ config }}", "pages may call our macros and nothing else"),
    "nested loops": ("{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
                     "pages may call our macros"),
    "include": ("{% include '../mkdocs.yml' %}", "pages may call our macros"),
    "import": ("{% import 'x' as y %}", "pages may call our macros"),
    "script": ("<script>alert(document.domain)</script>", "the page holds HTML: '<script>'"),
    "image": ("<img src=x onerror=alert(document.domain)>", "the page holds HTML"),
    "attribute": ("Text.\n{ onclick=alert(document.domain) }", "gets the attribute onclick="),
    "drawing": ("Text <svg onload=alert(document.domain)>", "the page holds HTML"),
    "link": ("[x](&#106;avaScript:alert(document.domain))",
             "the link 'javaScript:alert(document.domain)' is not allowed"),
    "data": ("[x](DATA:text/html,x)", "the link 'DATA:text/html,x' is not allowed"),
    "frame": ("<iframe src=\"https://evil.example\"></iframe>", "the page holds HTML"),
    "refresh": ("<meta http-equiv=refresh content=\"x;url=//evil.example\">", "the page holds HTML"),
    "style": ("<p style=\"background:url(//evil.example/x)\">x</p>", "<p> gets the attribute style="),
    "snippet": ("--8<-- \".git/config\"", "would take another file into the page"),
    "tracker": ("![x](https://tracker.example/p.png)",
                "the image 'https://tracker.example/p.png' is not allowed"),
    "brackets": ("{{ fig(" + "(" * 20_000, "characters, and may have"),
    "brackets in text": ("[" * 20_000, "characters, and may have"),
    "bidi": ("Some \u202etext", "U+202E RIGHT-TO-LEFT OVERRIDE is invisible"),
    "zero width": ("Some\u200btext", "U+200B ZERO WIDTH SPACE"),
    "digits": ("\uff11\uff12 boats", "U+FF11 FULLWIDTH DIGIT ONE is not one of the digits 0 to 9"),
    "an argument": ("{{ plain('<img src=x onerror=alert(document.domain)>') }}",
                    "a text of plain holds markup"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy with a last good site, which no test changes for good."""
    made = copy_project(tmp_path_factory.mktemp("hostile") / "project")
    (made.root / "site").mkdir()
    (made.root / "site" / "last-good.txt").write_text("as it was", encoding="utf-8")
    return made


def sources(root: Path) -> dict[str, str]:
    """Every file that no build makes, with the hash of its bytes."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if name.startswith(MADE_BY_THE_BUILD) or "__pycache__" in name or path.is_symlink():
            continue
        if path.is_file() and path.stat().st_size < 10_000_000:
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


@contextmanager
def changed(root: Path, files: dict[str, bytes | str | Path]) -> Iterator[None]:
    """Files put into the copy for a while: bytes, text to add at the end, or the target of a link."""
    before = {name: (root / name).read_bytes() if (root / name).is_file() else None for name in files}
    try:
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, Path):
                path.unlink(missing_ok=True)
                path.symlink_to(content)
            elif isinstance(content, str):
                path.write_bytes((before[name] or b"") + content.encode())
            else:
                path.write_bytes(content)
        yield
    finally:
        for name, old in before.items():
            (root / name).unlink()
            if old is not None:
                (root / name).write_bytes(old)


def built(project: Project, files: dict[str, bytes | str | Path], limit: float = 10) -> str:
    """What the build says to some files; it must fail soon, in little memory, and leave no trace."""
    outside = set(project.root.parent.iterdir())
    with changed(project.root, files):
        before = sources(project.root)
        begun = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", MEASURED], cwd=project.root, text=True, capture_output=True, check=False,
            timeout=120, env=os.environ | {"PYTHONPATH": str(project.root), "SOURCE_DATE_EPOCH": BUILD_DATE,
                                           "HOME": str(project.root.parent)})
        seconds = time.monotonic() - begun
        assert sources(project.root) == before
    said = done.stdout + done.stderr
    assert done.returncode != 0, said
    assert "Traceback" not in said, said
    # A machine that others use as well may take longer on the clock.
    assert float(said.split("SECONDS ")[1].split()[0]) < limit and seconds < 4 * limit, f"{seconds:.1f} s"
    assert int(said.split("KILOBYTES ")[1].split()[0]) < 1_000_000, said[-300:]
    assert [path.name for path in (project.root / "site").iterdir()] == ["last-good.txt"]
    assert set(project.root.parent.iterdir()) == outside
    return said


def end_of_page(project: Project) -> int:
    """The line in which a text added to the page, after a blank one, begins."""
    return (project.root / PAGE).read_text(encoding="utf-8").count("\n") + 2


def test_payloads_that_would_leave_a_mark_leave_none(copy: Project, tmp_path: Path) -> None:
    """All at once: each is named at its line, and none has run."""
    mark = tmp_path / "mark"
    line = end_of_page(copy)
    text = "".join(f"\n{payload.format(mark=mark)}\n" for payload in RUNS)
    said = built(copy, {PAGE: text})
    for number in range(len(RUNS)):
        place = f"{PAGE}:{line + 2 * number}: "
        assert f"{place}pages may call our macros and nothing else of Jinja" in said, said
    assert not mark.exists()


def test_every_payload_in_pages_is_named_with_its_line_in_one_build(copy: Project) -> None:
    """Each payload in a page of its own, so that one cannot hide another."""
    pages: dict[str, bytes | str | Path] = {
        f"docs/trade/hostile-{number}.md": f"# Hostile\n\nText.\n\n{payload}\n".encode()
        for number, (payload, _) in enumerate(PAGES.values())}
    said = built(copy, pages, limit=15)
    for number, (_, message) in enumerate(PAGES.values()):
        places = tuple(f"docs/trade/hostile-{number}.md:{line}: " for line in (5, 6))
        named = [line for line in said.splitlines() if line.startswith(places)]
        assert any(message in line for line in named), (message, named)


@pytest.mark.parametrize("name", ["nested loops", "script", "link", "brackets", "bidi"])
def test_a_payload_alone_stops_the_build(copy: Project, name: str) -> None:
    payload, message = PAGES[name]
    line = end_of_page(copy)
    said = built(copy, {PAGE: f"\n{payload}\n"})
    assert any(entry.startswith(f"{PAGE}:{line}: ") and message in entry for entry in said.splitlines()), said


def test_code_in_front_matter_does_not_run(copy: Project, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    code = f"cycler.__init__.__globals__.os.popen('touch {mark}').read()"
    page = f'---\ntitle: "{{{{ {code} }}}}"\n---\n# A page\n'.encode()
    ours = b"title: {{ config.theme.get_env() }}\n\n# A page\n"  # what only the engine takes for front matter
    said = built(copy, {"docs/trade/one.md": page, "docs/trade/two.md": ours, "docs/trade/three.md":
                        b'---\ntitle: "{{ config.theme.get_env() }}"\n---\n# A page\n'})
    assert "docs/trade/one.md:2: front matter cannot call macros" in said
    assert "docs/trade/two.md:1: the page begins like front matter that we can't read" in said
    assert "docs/trade/three.md:2: front matter cannot call macros" in said
    assert not mark.exists()


def test_strange_files_are_refused(copy: Project) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg">\n<script>alert(1)</script></svg>'
    said = built(copy, {
        "docs/trade/passwords.md": Path("/etc/passwd"), "docs/assets/evil.svg": svg,
        "docs/evil.html": b"<script>alert(1)</script>",
        "docs/trade/page.markdown": b"# A page\n\n<script>alert(1)</script>\n",
        "docs/assets/css/evil.css": b"@import 'https://evil.example/x.css';\n",
        "docs/trade/{{ 7*7 }}.md": b"# A page\n", "docs/trade/latin.md": b"# A page\n\n\xff\xfe\n",
        "docs/trade/nul.md": b"# A page\n",
        "docs/trade/giant.md": b"# A page\n" + b"a" * 100_000_000})
    for message in ("docs/trade/passwords.md: links to other files or folders are not allowed",
                    "docs/assets/evil.svg:2: a drawing may not hold <script>",
                    "docs/evil.html: no file of the kind .html may lie here",
                    "docs/trade/page.markdown: no file of the kind .markdown",
                    "docs/assets/css/evil.css:1: a style sheet may not hold '@import'",
                    "docs/trade/{{ 7*7 }}.md: a file or folder may not have this name",
                    "docs/trade/latin.md:3: this is not UTF-8 text",
                    "docs/trade/nul.md: a file or folder may not have this name",
                    "docs/trade/giant.md: the file has 100000009 bytes, and may have 200000"):
        assert message in said, (message, said)
    assert "root:" not in said


RECORDS = {
    "a tag": (b"title: !!python/object/apply:os.system ['touch {mark}']",
              ":2: aliases (*) and tags (!) are not allowed"),
    "not a number": (b"value: .nan", "'.nan' is not a number"),
    "a comma": (b"value: 1,200", "'1,200' has a comma"),
    "bidi": ("title: a\u202eb".encode(), "U+202E RIGHT-TO-LEFT OVERRIDE is invisible"),
    "a path": (b"id: ../../evil", "'../../evil' has the wrong form"),
    "twice": (b"title: a\ntitle: b", "duplicate key 'title'"),
    "markup": (b"title: <img src=x onerror=alert(1)>", "the text holds markup"),
}


@pytest.mark.parametrize("name", ["a tag", "not a number"])
def test_a_hostile_record_alone_stops_the_build(copy: Project, tmp_path: Path, name: str) -> None:
    line, message = RECORDS[name]
    mark = tmp_path / "mark"
    figure = b"id: evil\nfigures:\n  - id: evil-figure\n    " + line + b"\n"
    tagged = b"id: evil\n" + line.replace(b"{mark}", str(mark).encode()) + b"\n"
    said = built(copy, {"seeds/sources/evil.yml": tagged if name == "a tag" else figure})
    assert "seeds/sources/evil.yml" in said and message in said, said
    assert not mark.exists()


def test_every_hostile_record_is_named_in_one_build(copy: Project) -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [" + ",".join([f"*{chr(97 + n)}"] * 9) + "]\n" for n in range(12))
    files: dict[str, bytes | str | Path] = {
        "seeds/sources/bomb.yml": bomb.encode(), "seeds/sources/deep.yml": b"a: " + b"[" * 20_000,
        "seeds/sources/linked.yml": Path("/etc/passwd"), "seeds/sources/latin.yml": b"id: a\n\xff\n"}
    for number, (line, _) in enumerate(RECORDS.values()):
        lines = b"id: evil\n" + line
        if line.startswith(b"value"):
            lines = b"id: evil\nfigures:\n  - id: evil-figure\n    " + line
        elif line.startswith(b"id"):
            lines = line
        files[f"seeds/sources/evil-{number}.yml"] = lines + b"\n"
    said = built(copy, files)
    for number, (_, message) in enumerate(RECORDS.values()):
        place = f"seeds/sources/evil-{number}.yml:"
        assert any(line.startswith(place) and message in line for line in said.splitlines()), (message, said)
    for message in ("seeds/sources/bomb.yml:2: aliases",
                    "seeds/sources/deep.yml: the record is nested too deeply or too large",
                    "seeds/sources/linked.yml: links to other files",
                    "seeds/sources/latin.yml:2: this is not UTF-8 text"):
        assert message in said, (message, said)
    assert "root:" not in said


def test_the_copy_is_as_it_was_and_builds(copy: Project) -> None:
    """What was refused left nothing behind that would stop or change the next build."""
    result = copy.run_py("build")
    assert result.code == 0, result.output
    assert not (copy.root / "site" / "last-good.txt").exists()
    shutil.rmtree(copy.root / "site")


def test_the_list_of_problems_in_the_preview_holds_no_markup() -> None:
    """The preview shows messages as a page, payloads and all."""
    from macros.authoring.engine import problem_page
    from macros.values.problems import Problem
    payload = base64.b64decode("PHNjcmlwdD57eyBjb25maWcgfX08L3NjcmlwdD4=").decode()
    page = problem_page([Problem(f"docs/{payload}.md", 1, payload, payload)])
    assert "<script" not in page and "{{" not in page
