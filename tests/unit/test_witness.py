"""The witness finds every token in its paragraph of the document itself, or says where it stands."""

import hashlib
import shutil
from pathlib import Path

import pytest

from macros.data import Ledger
from macros.values.periods import dates_in
from scripts import witness
from scripts.witness import stands
from tests.unit.ledgers import BASE
from tests.unit.tables import rows

DOCUMENT = r"""# The bay *and* what it costs

In July the two sides met.


The deficit is \$68.5bn, and \$1.5bn more.
There are about 55,000 troops at more than 30 places.
They should stay\, says the mayor.

A boat takes 10 to 15 years.
Some call it the Bay of Nowhere.

***
A caption: in July again, for more than 30 pupils.
"""
HERALD = "seeds/sources/bay-herald-2025.yml"
CORRECTIONS = "seeds/corrections.yml"
WITNESS = "seeds/witness/bay-herald-2025.csv"
PLACES = {"deficit-2024-herald": (HERALD, 13), "troops-2025-herald": (HERALD, 24),
          "bases-2025-herald": (HERALD, 35), "delivery-time-herald": (HERALD, 46),
          "talks-2025-07-herald": (HERALD, 59), "mayor-on-the-bases-herald": (HERALD, 66),
          "herald-name-of-the-bay": (CORRECTIONS, 2)}


class Archive:
    """A copy of the invented records and a folder with the one document they rest on."""

    def __init__(self, root: Path) -> None:
        self.project, self.folder = root / "project", root / "documents"
        shutil.copytree(BASE, self.project)
        self.folder.mkdir()
        self.file(DOCUMENT)
        for file in (HERALD, WITNESS):
            self.edit("0" * 62 + "aa", hashlib.sha256(DOCUMENT.encode()).hexdigest(), file)

    def file(self, text: str, name: str = "herald.txt") -> None:
        """Put a document into the folder."""
        (self.folder / name).write_bytes(text.encode("utf-8"))

    def edit(self, old: str, new: str, file: str = HERALD) -> None:
        """Change a record, that of the source if no other file is named."""
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Records and document; the witness reads these records instead of the project's own."""
    made = Archive(tmp_path)
    monkeypatch.setattr(witness, "ROOT", made.project)
    return made


def test_every_token_that_stands_in_its_paragraph_is_counted_whatever_the_name_of_the_document(
        archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    assert witness.main([str(archive.folder)]) == 0
    said = capsys.readouterr()
    assert said.out == f"{len(PLACES)} tokens stand in their paragraphs of 1 documents.\n"
    assert said.err == ""
    (archive.folder / "herald.txt").rename(archive.folder / "other.txt")
    archive.file("Something else altogether.\n")
    assert witness.main([str(archive.folder)]) == 0
    assert "of 2 documents" in capsys.readouterr().out


@pytest.mark.parametrize(("old", "new", "id", "message", "hint"), rows("witness", "misplaced"))
def test_a_token_in_another_paragraph_or_none_is_reported_with_its_place(
        archive: Archive, capsys: pytest.CaptureFixture[str], old: str, new: str, id: str, message: str,
        hint: str) -> None:
    file, line = PLACES[id]
    archive.edit(old, new, file)
    assert witness.main([str(archive.folder)]) == 1
    assert f"{file}:{line}: {id!r}: {message}\n    {hint}\n" in capsys.readouterr().err


def test_a_correction_that_names_no_paragraph_is_not_looked_for(
        archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    archive.edit("    locator: 7\n    says: the Bay of Nowhere\n", "    says: something quite different\n",
                 CORRECTIONS)
    archive.edit("7,words,61ad31165655a619,\n", "", WITNESS)
    assert witness.main([str(archive.folder)]) == 0
    assert capsys.readouterr().out.startswith(f"{len(PLACES) - 1} tokens stand")


@pytest.mark.parametrize("text", [None, DOCUMENT + "\n", DOCUMENT.replace("\n", "\r\n")])
def test_a_document_that_is_absent_or_was_changed_is_missed(
        archive: Archive, capsys: pytest.CaptureFixture[str], text: str | None) -> None:
    (archive.folder / "herald.txt").unlink()
    if text:
        archive.file(text)
    assert witness.main([str(archive.folder)]) == 1
    assert capsys.readouterr().err == (
        f"{HERALD}:1: no file in documents/ has the SHA-256 of 'bay-herald-2025'\n1 problem.\n")
    assert witness.main([str(archive.folder), "--index"]) == 0
    assert "written" not in capsys.readouterr().out


def test_the_index_of_a_document_is_the_same_each_time_and_wants_what_its_records_quote(
        archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    file = archive.project / WITNESS
    written = file.read_bytes()
    for made in (written, written.replace(b"3,words", b"4,words"), b""):
        file.write_bytes(made)
        assert witness.main([str(archive.folder)]) == (made != written)
        assert witness.main([str(archive.folder), "--index"]) == 0
        assert file.read_bytes() == written
        assert f"{WITNESS} is written; commit it" in capsys.readouterr().out
    shutil.rmtree(file.parent)
    archive.edit("evidence: should stay", "evidence: They should stay")
    assert witness.main([str(archive.folder), "--index"]) == 0
    changed = [row for row in file.read_bytes().splitlines() if row not in written.splitlines()]
    assert [row[:8] for row in changed] == [b"5,words,"]
    capsys.readouterr()


def test_a_witness_that_differs_from_its_document_is_told_by_its_first_such_row(
        archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    archive.edit("9,amount,30", "8,names,Ann,\n9,amount,30", WITNESS)
    assert witness.main([str(archive.folder)]) == 1
    assert capsys.readouterr().err == (
        f"{WITNESS}:18: the row is '8,names,Ann,', but the document gives '9,amount,30 number,more-than'\n"
        "    Write the witness anew, with --index.\n1 problem.\n")


@pytest.mark.parametrize(("words", "amounts", "dates"), rows("witness", "read"))
def test_amounts_and_dates_are_read_from_a_paragraph_as_facts_without_wording(
        ledger: Ledger, words: str, amounts: str, dates: str) -> None:
    assert " ".join(date for *_, date in dates_in(words)) == dates
    assert "; ".join(witness.amounts(words, ledger)) == amounts


def test_records_that_do_not_load_stop_the_witness_and_a_folder_that_is_none_is_wrong_use(
        archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    archive.edit("evidence: $68.5bn", "evidence: $86.5bn")
    assert witness.main([str(archive.folder)]) == 1
    assert "the value is 68500000000, but the evidence '$86.5bn' says 86500000000" in capsys.readouterr().err
    assert witness.main([str(archive.folder / "herald.txt")]) == 2
    assert capsys.readouterr().err.endswith("herald.txt is not a folder.\n")


def test_paragraphs_are_the_lines_that_are_not_empty_titles_rules_and_captions_included() -> None:
    found = witness.paragraphs(DOCUMENT)
    assert len(found) == 9
    assert found[0] == "# The bay *and* what it costs"
    assert found[2] == "The deficit is $68.5bn, and $1.5bn more."
    assert found[4] == "They should stay, says the mayor."
    assert found[7] == "***"
    assert witness.paragraphs(" \n\t\n one \n\n") == ["one"]
    assert witness.rows_below_titles('day,what\n2025,"x, y"\n') == ["2025 | x, y"]


@pytest.mark.parametrize(("token", "paragraph", "there"), [
    ("15%", "a tariff of 15%, all in", True), ("15%", "a tariff of 115%", False),
    ("15", "in 15.5 cases", False), ("5 billion", "the 3.5 billion", False),
    ("$550bn", "invest $550bn in America", True), ("ten times", "often times", False)])
def test_a_token_stands_only_as_whole_words(token: str, paragraph: str, there: bool) -> None:
    assert stands(token, paragraph) is there
