"""The explorer's table holds every answer with its evidence, and every effect of every what-if."""

import json
from typing import Any

import pytest
from lxml import html

from macros.data import Ledger
from macros.data.answers import SILENT, SILENT_TEXTS, text_of
from macros.views.listings import GROUPS, by_question, in_short
from macros.views.templating import render
from macros.views.usage import all_answers
from macros.words.record_words import record_text
from scripts import export

PAGE = "reference/answers/"


@pytest.fixture(scope="module")
def small(bay: Ledger) -> Any:
    """The explorer of the invented records."""
    return html.fromstring(render("explorer", PAGE, bay, **by_question(bay)))


@pytest.fixture(scope="module")
def whole(ledger: Ledger) -> Any:
    """The explorer as the site shows it."""
    return html.fromstring(render("explorer", PAGE, ledger, **by_question(ledger)))


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_each_question_is_a_group_with_an_answer_of_each_option_in_the_order_of_the_records(
        whole: Any, ledger: Ledger) -> None:
    groups = whole.xpath(".//table/tbody")
    assert [group.get("data-criterion") for group in groups] == list(ledger.criteria)
    for group in groups:
        assert [row.get("data-option") for row in group.xpath("./tr[@data-option]")] == list(ledger.options)


def test_the_grids_say_each_answer_in_short_lead_to_it_and_name_each_silence(ledger: Ledger) -> None:
    grids: Any = html.fragments_fromstring(render("options_grid", "plan-b/", ledger, **in_short(ledger)))
    cells = [cell for grid in grids for cell in grid.xpath("./tbody/tr/td")]
    asked = [[one for one in ledger.criteria.values() if one.group == group] for group in GROUPS]
    answers = [answer for some in asked for option in ledger.options for criterion in some
               for answer in ledger.answers.values()
               if (answer.option, answer.criterion) == (option, criterion.id)]
    for cell, answer in zip(cells, answers, strict=True):
        name = ledger.criteria[answer.criterion].name.replace("'", "’")
        head = f"ancestor::table/thead/tr/*[{cell.getparent().index(cell) + 1}]/text()"
        assert cell.xpath(head) == [cell.get("data-question")] == [name]
        if answer.short is None:
            assert answer.silent and words(cell) == "–" + text_of(answer, ledger)
        else:
            assert cell.xpath("./a/@href") == [f"../reference/answers/#answer-{answer.id}"]
            assert words(cell) == record_text(answer.short, ledger).replace("'", "’")


def test_each_answer_says_what_its_record_says_and_lists_its_evidence(whole: Any, ledger: Ledger) -> None:
    for answer in ledger.answers.values():
        row, = whole.xpath(f'.//tr[@id="answer-{answer.id}"]')
        assert words(row.xpath("./td/p")[0]) == record_text(text_of(answer, ledger), ledger)
        assert row.xpath("./td//li/@data-evidence") == answer.evidence
        assert bool(answer.evidence) != bool(row.xpath('./td/p[@class="explorer-silent"]'))


def test_evidence_names_who_and_when_and_leads_to_the_record(small: Any, bay: Ledger) -> None:
    found, = small.xpath('.//tr[@id="answer-stay-as-we-are-neighbours"]//details')
    order = ("mayor-on-the-bases-herald", "bases-2025-herald", "talks-2025-07-herald")
    items = [words(item) for item in found.xpath(".//li")]
    person, position = bay.people["mayor"], bay.positions["mayor-on-the-bases-herald"]
    assert items[0].startswith(f"{person.name}, {position.role}, ")
    assert "2025" in items[0]
    assert items[1].startswith("more than 30: ")
    assert items[2].startswith("14 to 19 July 2025: ")
    assert [item.xpath(".//a/@href")[0] for item in found.xpath(".//li")] == [
        f"../sources/bay-herald-2025/#{id}" for id in order]
    assert words(found.xpath("./summary")[0]) == "Evidence for Stay as we are, The neighbours"
    assert small.xpath('.//tr[@id="answer-build-a-wall-neighbours"]//details') == []


def test_a_what_if_lists_its_effects_and_the_options_for_which_none_is_named(small: Any, bay: Ledger) -> None:
    case, = small.xpath('.//section[@data-whatif="flood"]')
    assert words(case.xpath("./h3/text()[1]/..")[0]).startswith("What if more than 30 bases are under water?")
    effects = case.xpath('./div[@class="what-if-effect"]')
    assert [(e.get("data-option"), e.get("data-criterion")) for e in effects] == [
        ("build-a-wall", "neighbours"), ("build-a-wall", None)]
    assert [words(e.xpath('./p[@class="what-if-about"]')[0]) for e in effects] == [
        "Build a wall The neighbours", "Build a wall"]
    assert words(case.xpath('./p[@class="explorer-silent"]')[0]) == (
        "No source that we read says what this would change for these options: Stay as we are.")


def test_controls_are_hidden_and_offer_what_the_records_hold(whole: Any, ledger: Ledger) -> None:
    form, = whole.xpath("./form")
    assert form.get("hidden") is not None
    for name, records in (("options", ledger.options), ("criteria", ledger.criteria),
                          ("whatif", ledger.what_ifs)):
        assert form.xpath(f'.//input[@name="{name}"]/@value') == list(records)
        assert len(form.xpath(f'.//input[@name="{name}" and @checked]')) == (
            0 if name == "whatif" else len(records))
    assert form.xpath(".//input[not(parent::label)]") == []


def test_no_id_stands_twice(whole: Any) -> None:
    ids = whole.xpath(".//@id")
    assert len(ids) == len(set(ids))


def test_nothing_in_the_explorer_grades_an_option(whole: Any) -> None:
    names = " ".join(whole.xpath(".//@class")).split()
    grades = ("good", "bad", "score", "rank", "best", "worst")
    assert not [name for name in names if any(word in name for word in grades)]
    assert whole.xpath(".//@style") == []


def test_the_page_uses_whatever_the_explorer_cites(bay: Ledger, ledger: Ledger) -> None:
    assert set(all_answers((), bay)) == {
        "bases-2025-herald", "mayor-on-the-bases-herald", "talks-2025-07-herald", "yen-per-dollar@2024",
        "troops-2025-herald"}
    used = set(all_answers((), ledger))
    assert {ref for answer in ledger.answers.values() for ref in answer.evidence} <= used


def test_a_silent_answer_says_so_in_fixed_words(ledger: Ledger) -> None:
    silent = [answer for answer in ledger.answers.values() if answer.silent]
    assert silent
    assert {text_of(answer, ledger) for answer in silent} <= set(SILENT_TEXTS)
    assert SILENT in {text_of(one, ledger) for one in silent}


def test_answers_and_what_ifs_are_published_with_their_texts_in_full(bay: Ledger) -> None:
    files = export.files(bay)
    answers = {row["id"]: row for row in json.loads(files["data/answers.json"])["answers"]}
    told = "They have more than 30 bases to look at, says the mayor."
    assert answers["stay-as-we-are-neighbours"]["says"] == told
    assert answers["stay-as-we-are-neighbours"]["short"] == "Mayor: more than 30 bases to look at"
    assert answers["stay-as-we-are-time"]["says"] == "No time."
    assert answers["build-a-wall-neighbours"] == {
        "id": "build-a-wall-neighbours", "option": "build-a-wall", "criterion": "neighbours", "silent": True,
        "says": SILENT, "url": "/reference/answers/#answer-build-a-wall-neighbours"}
    case, = json.loads(files["data/what-ifs.json"])["what-ifs"]
    assert case["name"] == "more than 30 bases are under water"
    assert case["url"] == "/reference/answers/#what-if-flood"
    assert [effect["option"] for effect in case["effects"]] == ["build-a-wall", "build-a-wall"]
