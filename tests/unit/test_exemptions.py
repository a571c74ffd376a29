"""Words that contain a number and come from no record: found, counted, listed."""

from macros.data import Ledger
from macros.reading.files_allowed import page_texts
from macros.reading.project import ROOT
from macros.views.exemptions import Exemption, in_text, listed, read_exemptions
from macros.words.bare_numbers import exempt_pattern

NAMES = exempt_pattern(["Article 9", "G7", "Second World War"], ["for decades"])


def test_plain_words_and_names_are_found_where_they_stand() -> None:
    body = ('# Article 9\n\nThe G7 met, {{ plain("two governments and three others") }} did not; '
            '`Article 9` in code does not count, nor [this](article-9.md), nor Article 99.\n')
    assert list(in_text(body, NAMES)) == [
        ("plain word", "two"), ("plain word", "three"), ("proper name", "Article 9"), ("proper name", "G7")]
    assert list(in_text("For decades, and four of them.", NAMES)) == [("idiom", "For decades")]


def test_a_name_without_a_number_of_its_own_is_no_exemption() -> None:
    assert list(in_text("The Second World War ended before the Quad met.\n", NAMES)) == []


def test_a_name_may_run_over_the_end_of_a_line() -> None:
    assert list(in_text("It is Article\n9 that matters.\n", NAMES)) == [("proper name", "Article 9")]


def test_pages_for_contributors_are_left_out(bay: Ledger) -> None:
    name = next(record.name for record in bay.names.values() if any(c.isdigit() for c in record.name))
    pages = {f"docs/{folder}/index.md": f"---\ntitle: x\n---\n# {name}\n"
             for folder in ("contribute", "trade")}
    assert read_exemptions(bay, pages) == (Exemption("trade/", "proper name", name),)


def test_the_list_counts_and_links() -> None:
    found = [Exemption("trade/", "plain word", "two"), Exemption("trade/", "plain word", "two"),
             Exemption("", "plain word", "two"), Exemption("trade/", "proper name", "G7")]
    html = listed(found, {"trade/": "Trade & more", "": "Home"}, "about/method/")
    assert '<th scope="row">two</th><td>a word that counts nothing on record</td><td>3</td>' in html
    assert '<a href="../../trade/">Trade &amp; more</a>, <a href="../../">Home</a>' in html


def test_the_real_pages_have_few(ledger: Ledger) -> None:
    found = read_exemptions(ledger, page_texts(ROOT, []))
    assert 20 < len(found) < 400
    assert {one.kind for one in found} <= {"plain word", "proper name", "idiom"}
    assert sum(one.kind != "proper name" for one in found) < 20
