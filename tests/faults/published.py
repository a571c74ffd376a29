"""Faults in what is published beside the pages: drawings, pictures, downloads, the feed and the search.

Whatever alters such a file afterwards, the comparison with the file as it was made finds it alike, so
that few operators stand for all of it. What a drawing shows is measured before it is kept.
"""

from random import Random

from tests.faults import wording
from tests.faults.model import Files, Operator, Project, Way, Where
from tests.faults.ways import any_of, changed, replaced, swapped

CHARTS = "site/assets/generated/charts/"
JSON, CSV, FEED = "site/data/*.json", "site/data/**/*.csv", "site/feed.xml"
SEARCH = ("site/search/search_index.json", "site/assets/generated/search/entries.json")
GUIDE = r'\{"location":"contribute/[^{]*'  # its numbers are examples
_ANY = any_of(wording.number, wording.word, wording.date, wording.unit)
_SHAPE = Where(r"<(?:path|use) [^>]*>", (f"{CHARTS}*.svg",))
_moved = replaced(r'(?<=[ML" ])-?\d+\.\d+', lambda match, rng, _: (
    f"{float(match[0]) + rng.choice((-20, -9, 9, 20)):.6f}"))


def _file_of_another(glob: str) -> Way:
    def way(project: Project, rng: Random) -> Files | None:
        file, other = rng.sample(project.files(glob), 2)
        return {file: (project.root / other).read_bytes()}
    return way


DRAWINGS = [
    Operator("shape", 8, "A mark, a tick or a letter stands elsewhere or for another, or is missing.", [
        changed(_SHAPE, _moved), changed(_SHAPE, lambda *_: ""), swapped(_SHAPE)]),
    Operator("picture", 3, "A drawing, its picture for printing or the card of a page is another's.", [
        _file_of_another(glob) for glob in (
            f"{CHARTS}*-light.svg", f"{CHARTS}*.png", "site/assets/generated/cards/**/*.png")]),
]
DOWNLOADS = [
    Operator("value", 8, "A number, a day or words in a list, a table or the feed are others, or missing.", [
        *(changed(Where(pattern, (glob,)), _ANY) for pattern, glob in (
            (r'": "?(?!0\.)(?P<at>[^"\\\n]+)', JSON), (r"[^\n]+", CSV), (r"(?<=>)[^<>\n]+(?=</)", FEED))),
        changed(Where(r"(?<=\n).+\n", (CSV,)), lambda *_: "")]),
    Operator("swapped", 6, "Two fields of records, cells or heads of columns are in each other's place.", [
        swapped(Where(r'(?<=": ")[^"\\\n]+', (JSON,))), swapped(Where(r"(?<=,)-?\d[\d.]*(?=,|$)", (CSV,))),
        swapped(Where(r"[^,\n\0]+", (CSV,), r"\n[\s\S]*"))]),
    Operator("search_entry", 2, "The search shows another number, date or word than the page.", [
        changed(Where(rf'"{name}":"(?P<at>(?:[^"\\]|\\.)+)"', SEARCH, GUIDE), _ANY)
        for name in ("title", "text")]),
    Operator("missing_file", 1, "A download, a drawing or the feed is not there.", [
        lambda project, rng: {rng.choice(project.files(JSON, CSV, FEED, f"{CHARTS}*.svg")): None}]),
]
