"""Through the real build: a stranger's files stop it with a message, soon, and leave no trace."""

import hashlib
import sys
from pathlib import Path
from typing import Any

from tests.built.conftest import changed
from tests.conftest import Project, cases
from tests.hostile.test_records import BOMBS

HOSTILE: dict[str, Any] = cases("built/hostile.yml")
ONLY_MACROS = "pages may call our macros and nothing else of Jinja"
MADE_BY_THE_BUILD = (".cache", "docs/assets/generated", "docs/data", "site", ".venv")
# Runs the build and says how much memory the largest of its processes took, and what time all of them: on a
# busy processor a fifth more than on a quiet one, where it is to be less than ten seconds.
MEASURED = """
import resource, subprocess, sys
code = subprocess.run([sys.executable, "scripts/run.py", "build"]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print("KILOBYTES", used.ru_maxrss, "SECONDS", used.ru_utime + used.ru_stime)
sys.exit(code)
"""


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


def built(project: Project, files: dict[str, bytes | str | Path], *messages: str, limit: float = 12) -> str:
    """What the build says to some files; it must fail with these messages, soon, and leave no trace."""
    outside = set(project.root.parent.iterdir())
    with changed(project.root, files):
        before = sources(project.root)
        done = project.run(sys.executable, "-c", MEASURED, HOME=str(project.root.parent))
        assert sources(project.root) == before
    said = done.output
    assert done.code != 0, said
    assert "Traceback" not in said and "root:" not in said, said
    assert [message for message in messages if message not in said] == [], said
    assert float(said.split("SECONDS ")[1].split()[0]) < limit, said[-300:]
    assert int(said.split("KILOBYTES ")[1].split()[0]) < 1_000_000, said[-300:]
    assert [path.name for path in (project.root / "site").iterdir()] == ["last-good.txt"]
    assert set(project.root.parent.iterdir()) == outside
    return said


def test_every_payload_in_pages_is_named_with_its_line_in_one_build_and_none_runs(
        last_good: Project, tmp_path: Path) -> None:
    """Each payload in a page of its own, so that one cannot hide another."""
    mark = tmp_path / "mark"
    code = f"cycler.__init__.__globals__.os.popen('touch {mark}').read()"
    payloads = [*HOSTILE["pages"], ("{{ fig(" + "(" * 20_000, "characters, and may have"),
                *((text.replace("MARK", str(mark)), ONLY_MACROS) for text in HOSTILE["runs"])]
    pages: dict[str, bytes | str | Path] = {
        f"docs/trade/hostile-{number}.md": f"# Hostile\n\nText.\n\n{payload}\n".encode()
        for number, (payload, _) in enumerate(payloads)}
    pages["docs/trade/front.md"] = f'---\ntitle: "{{{{ {code} }}}}"\n---\n# A page\n'.encode()
    pages["docs/trade/ours.md"] = b"title: {{ config }}\n\n# What only the engine takes for front matter\n"
    said = built(last_good, pages, "docs/trade/front.md:2: front matter cannot call macros",
                 "docs/trade/ours.md:1: the page begins like front matter that we can't read",
                 "there is no figure 'pledge-usd-2025-cds'\n    Did you mean 'pledge-usd-2025-csds'",
                 limit=15)
    for number, (_, message) in enumerate(payloads):
        places = tuple(f"docs/trade/hostile-{number}.md:{line}: " for line in (5, 6))
        named = [line for line in said.splitlines() if line.startswith(places)]
        assert any(message in line for line in named), (message, named)
    assert not mark.exists()


def test_strange_files_are_refused(last_good: Project) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg">\n<script>alert(1)</script></svg>'
    built(last_good, {
        "docs/trade/passwords.md": Path("/etc/passwd"), "docs/assets/evil.svg": svg,
        "docs/evil.html": b"<script>alert(1)</script>",
        "docs/assets/css/evil.css": b"@import 'https://evil.example/x.css';\n",
        "docs/trade/{{ 7*7 }}.md": b"# A page\n", "docs/trade/latin.md": b"# A page\n\n\xff\xfe\n",
        "docs/trade/giant.md": b"# A page\n" + b"a" * 100_000_000},
        "docs/trade/passwords.md: links to other files or folders are not allowed",
        "docs/assets/evil.svg:2: a drawing may not hold <script>",
        "docs/evil.html: no file of the kind .html may lie here",
        "docs/assets/css/evil.css:1: a style sheet may not hold '@import'",
        "docs/trade/{{ 7*7 }}.md: a file or folder may not have this name",
        "docs/trade/latin.md:3: this is not UTF-8 text",
        "docs/trade/giant.md: the file has 100000009 bytes, and may have 200000")


def test_every_hostile_record_is_named_in_one_build(last_good: Project) -> None:
    files: dict[str, bytes | str | Path] = {
        "seeds/sources/bomb.yml": BOMBS["aliases of aliases"].encode(),
        "seeds/sources/deep.yml": b"a: " + b"[" * 20_000,
        "seeds/sources/linked.yml": Path("/etc/passwd"), "seeds/sources/latin.yml": b"id: a\n\xff\n"}
    for number, (lines, _) in enumerate(HOSTILE["records"]):
        files[f"seeds/sources/evil-{number}.yml"] = lines.encode()
    said = built(last_good, files, "seeds/sources/bomb.yml:2: anchors",
                 "seeds/sources/deep.yml:1: the record is nested too deeply or too large",
                 "seeds/sources/linked.yml: links to other files",
                 "seeds/sources/latin.yml:2: this is not UTF-8 text")
    for number, (_, message) in enumerate(HOSTILE["records"]):
        place = f"seeds/sources/evil-{number}.yml:"
        assert any(line.startswith(place) and message in line for line in said.splitlines()), (message, said)


def test_nothing_is_wrong_with_the_copy_afterwards(last_good: Project) -> None:
    """What was refused left nothing behind that would stop the next build."""
    result = last_good.run_py("check")
    assert result.code == 0, result.output
