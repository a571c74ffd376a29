"""What readers would see change, told from two built sites."""

from pathlib import Path

import pytest

from scripts import diff
from scripts.diff import told
from tests.conftest import git, lay

PAGE = ('<main><nav><a href="#fall">Fall</a></nav><h2 id="{id}">Why it fell</h2><p>{text}</p></main>'
        "<p>Foot {text}</p>")
SPACED = "It fell by <b>{}</b> <i>once</i>. That was all. Write &lt;b>."
FIGURES = "id,text,as_of\nyen-fall,{text},2025\n{more}"


def site(folder: Path, id: str, text: str, figure: str, more: str = "", png: bytes = b"1") -> Path:
    """A site of one page, one chart and some figures."""
    lay(folder, {
        **dict.fromkeys(("trade/yen/index.html", "404.html", f"{id}/index.html"),
                        PAGE.format(id=id, text=text)),
        "data/figures.csv": FIGURES.format(text=figure, more=more), "data/derived.csv": "id,text,as_of\n",
        "data/series/rate.csv": f"period,value,entity\n2025,{figure},a\n",
        "assets/generated/charts/yen.png": png})
    return folder


def test_what_changed_is_told_with_what_was_and_what_is(tmp_path: Path) -> None:
    before = site(tmp_path / "a", "fall", SPACED.format("9%"), "9%")
    now = site(tmp_path / "b", "slide", SPACED.format("8%"), "8%", "new-one,3,2025\n", b"2")
    lines = list(told(before, now, tmp_path / "pictures"))
    for line in ("| `new-one` | — | 3 (2025) |", "| `yen-fall` | 9% (2025) | 8% (2025) |",
                 "| `rate@2025/a` | 9% | 8% |", "- ~~It fell by 9% once.~~", "- It fell by 8% once.",
                 "- `yen`: yen-before.png, yen-now.png", "**/slide/**, new, 13 words",
                 "- Write \\<b>.", "- Gone: `/trade/yen/#fall`",
                 "- New: `/trade/yen/#slide`", "- New: `/slide/`"):
        assert line in lines, line
    assert not [line for line in lines if "Foot" in line or "404" in line or "/slide/#" in line]
    assert (tmp_path / "pictures/yen-now.png").read_bytes() == b"2"


def test_two_sites_that_are_the_same_have_no_difference(tmp_path: Path) -> None:
    before, now = (site(tmp_path / name, "fall", "It fell.", "9%") for name in "ab")
    lines = list(told(before, now, tmp_path / "pictures"))
    assert [line for line in lines if line and not line.startswith("#")] == ["None."] * 4


@pytest.mark.parametrize(("base", "said"), [("main", "Nothing differs: what you have is 'main' itself"),
                                            ("mian", "'mian' is no commit, branch or tag")])
def test_what_cannot_differ_is_told_before_anything_is_built(
        base: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(diff, "ROOT", tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "A step")
    assert diff.main([base]) == 1 and said in capsys.readouterr().err
