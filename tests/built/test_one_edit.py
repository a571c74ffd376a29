"""A field, a kind of record and a macro are one edit each: everything else knows of them by itself."""

import json
from pathlib import Path

import pytest

from tests.built.test_harmless import EDITS, edit_all
from tests.conftest import Project, copy_project

FIELD = '    means: fields.Told = Field(description="What it means.")\n'
CAUTION = '    caution: fields.Told | None = Field(None, description="What to beware of.")\n'
SONG = '''

@kind("song", label="{title}")
class Song(Record):
    """A song about it all."""

    id: fields.Id
    title: fields.Line = Field(description="Its title.")
    by: fields.PersonId = Field(description="Id of whoever sings it.")
    about: fields.Told = Field(description="What it tells.")
'''
AMOUNT = '''

@macro(shows=usage.named, watched=True, form="link")
def amount(desk: Desk, page: Page, ref: str) -> str:
    """A figure in its short form."""
    return figure_html(desk.ledger.fact(ref), desk.ledger, page.url, "short")
'''
SONGS = """songs:
  - id: a-tune
    title: A tune
    by: {by}
    about: {about}
"""
BID, SUM = "us-steel-bid-pism", "japan-defence-target-share-pism"
PAGE = "docs/about/index.md"


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project with the three edits, and with the harmless ones, which a build lets pass."""
    made = copy_project(tmp_path_factory.mktemp("edited") / "project")
    edit_all(made.root, [*EDITS])
    kinds = made.root / "macros/data/kinds.py"
    head, mark, tail = kinds.read_text(encoding="utf-8").partition("class Term(Record):")
    assert FIELD in tail
    kinds.write_text(head + mark + tail.replace(FIELD, FIELD + CAUTION, 1) + SONG, encoding="utf-8")
    other = '\n\n@macro(shows=usage.rivals'
    made.edit("macros/authoring/macros.py", other, AMOUNT + other)
    return made


def write(project: Project, *, caution: str, by: str, about: str) -> None:
    """Records in the new field and of the new kind."""
    path = project.root / "seeds/terms.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [line for line in lines if not line.startswith("    caution:")]
    lines.insert(next(i for i, line in enumerate(lines) if line.startswith("    name:")) + 1,
                 f"    caution: {caution}\n")
    path.write_text("".join(lines), encoding="utf-8")
    (project.root / "seeds/songs.yml").write_text(SONGS.format(by=by, about=about), encoding="utf-8")


def listed(project: Project, name: str) -> str:
    return (project.root / "docs/data" / name).read_text(encoding="utf-8")


def test_a_mistake_in_any_of_them_is_found(edited: Project) -> None:
    write(edited, caution="As {no-such-figure} shows.", by="nobody-known",
          about='"{fell | 2 > 1} to {not-this}."')
    said = edited.run_py("check").output
    assert "there is no figure 'no-such-figure'" in said and "seeds/terms.yml:" in said
    assert "song 'a-tune' names the person 'nobody-known', which does not exist" in said
    assert "there is no figure 'not-this'" in said


def test_what_is_right_reaches_every_place_and_a_swap_is_seen(edited: Project) -> None:
    write(edited, caution=f"As the bid of {{{BID}}} shows.", by="donald-trump", about=f"A bid of {{{BID}}}.")
    said = edited.run_py("check").output
    assert "song 'a-tune' is new and not accepted yet" in said and "seeds/songs.yml" in said
    page = edited.root / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(f'{text}\n## A price {{{{ amount("{BID}") }}}} {{ #price }}\n', encoding="utf-8")
    edited.accept()
    assert "is a link, and stands in a heading" in edited.run_py("check").output
    page.write_text(f'{text}\n## A price {{ #price }}\n\nIt is {{{{ amount("{BID}") }}}}.\n\n'
                    "{{ sources() }}\n", encoding="utf-8")
    edited.accept()
    built = edited.run_py("build")
    assert built.code == 0, built.output
    shown = (edited.root / "site/about/index.html").read_text(encoding="utf-8")
    assert "$14.9bn</a></data>" in shown
    assert 'reference/sources/pism-2025/">' in shown.partition('id="price"')[2]
    assert "As the bid of $14.9bn shows." in json.loads(listed(edited, "terms.json"))["terms"][0].values()
    assert json.loads(listed(edited, "songs.json"))["songs"][0]["about"] == "A bid of $14.9bn."
    package = json.loads(listed(edited, "datapackage.json"))["resources"]
    songs = next(one for one in package if one["name"] == "songs")
    key = {"fields": "by", "reference": {"resource": "people", "fields": "id"}}
    assert key in songs["schema"]["foreignKeys"]
    assert "What to beware of." in listed(edited, "datapackage.json") + listed(edited, "schemas/terms.json")
    assert "Id of whoever sings it." in listed(edited, "schemas/songs.json")
    guide = (edited.root / "site/contribute/records/index.html").read_text(encoding="utf-8")
    assert "What to beware of." in guide and "Id of whoever sings it." in guide
    macros = (edited.root / "site/contribute/macros/index.html").read_text(encoding="utf-8")
    assert 'id="macro-amount"' in macros
    edited.edit(PAGE, f'amount("{BID}")', f'amount("{SUM}")')
    assert f"amount({SUM}) instead of amount({BID})" in edited.run_py("check").output


def test_a_macro_that_says_less_than_it_must_is_no_macro(edited: Project, tmp_path: Path) -> None:
    name = "macros/authoring/macros.py"
    edited.edit(name, '@macro(shows=usage.named, watched=True, form="link")\ndef amount',
                '@macro(shows=usage.named, form="link")\ndef amount')
    result = edited.run_py("check")
    assert result.code != 0 and "missing 1 required keyword-only argument: 'watched'" in result.output
