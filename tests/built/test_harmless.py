"""Edits that change no number and no claim, written by hand: no check may refuse one of them."""

import re
import shutil
from pathlib import Path

from scripts.open_site import open_site
from tests.conftest import Project, cases

Edit = tuple[str, str, str]  # kind, what stands there, what it becomes
EDITS: dict[str, list[Edit]] = {  # texts with markup, so no records
    one["file"]: [tuple(edit) for edit in one["edits"]]
    for one in cases("harmless/edits.yml")["files"]}


def applied(text: str, edit: Edit) -> str | None:
    """The text after an edit; None if the old words do not stand there exactly once."""
    kind, old, new = edit
    if kind == "heading renamed":  # known by its id, whatever it says
        found = re.search(rf"^#+ (.*) \{{ {old} \}}$", text, re.M)
        return found and text[:found.start(1)] + new + text[found.end(1):]
    if text.count(old) != 1 or (kind == "swapped" and text.count(new) != 1):
        return None
    if kind != "swapped":
        return text.replace(old, new)
    return text.replace(old, "\0").replace(new, old).replace("\0", new)


def edit_all(root: Path, files: list[str]) -> list[str]:
    """Make every edit of some files; those that could not be made."""
    stale = []
    for file in files:
        text = (root / file).read_text(encoding="utf-8")
        for edit in EDITS[file]:
            new = applied(text, edit)
            if new is None:
                stale.append(f"{file}: {edit[1]!r}")
            text = new or text
        (root / file).write_text(text, encoding="utf-8")
    return stale


def test_harmless_edits_are_let_pass_and_few_are_stale(project: Project) -> None:
    pages = [file for file in EDITS if file.startswith("docs/")]
    stale = edit_all(project.root, pages)
    assert open_site(project.root, draw=False).problems == ()
    stale += edit_all(project.root, [file for file in EDITS if file not in pages])
    assert len(stale) <= sum(map(len, EDITS.values())) / 20, "write these anew:\n" + "\n".join(stale)
    project.accept()  # whoever changes a record has to say why, and should
    result = project.run_py("check")
    assert result.code == 0, result.output
    boat, page = project.root / "docs/assets/boat.svg", project.root / "docs/trade/cars.md"
    shutil.copy(boat.with_name("favicon.svg"), boat)
    page.write_text(page.read_text(encoding="utf-8") + "\n![A boat](../assets/boat.svg)\n", encoding="utf-8")
    assert project.run_py("check").code == 0
    boat.unlink()  # what was in order is looked at again
    assert "there is no file '../assets/boat.svg'" in project.run_py("check").output


def test_two_texts_change_places_and_a_lost_text_is_stale() -> None:
    assert applied("an other or one.", ("swapped", "one", "other")) == "an one or other."
    assert applied("one only", ("swapped", "one", "other")) is None
    assert applied("a a", ("reworded", "a", "b")) is None
