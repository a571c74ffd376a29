"""What the explorer shows: the text of each answer, and whether all of them stand on records."""

from collections import defaultdict
from collections.abc import Iterator

from macros.data.explorer_kinds import Answer
from macros.data.ledger import Fault, Ledger

SILENT = "The sources do not say."
# How the record of an option says that no source speaks of a cost or a time.
SILENT_TEXTS = (SILENT, "The sources give no cost.", "The sources give no time.")


def text_of(answer: Answer, ledger: Ledger) -> str:
    """The words of an answer, from itself or from its option's record, references unfilled."""
    field = ledger.criteria[answer.criterion].answered_by
    if field:
        return str(getattr(ledger.options[answer.option], field))
    return answer.says or SILENT


def complete(ledger: Ledger) -> Iterator[Fault]:
    """Each option answers each question, and only once."""
    given: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for answer in ledger.answers.values():
        given[answer.option, answer.criterion].append(answer.id)
    for option in ledger.options:
        for criterion in ledger.criteria:
            first, *more = given[option, criterion] or [""]
            if not first:
                yield (option, f"the option {option!r} has no answer to {criterion!r}",
                       "Add it to seeds/answers.yml, with silent: true if no source speaks of it.")
            for id in more:
                yield id, f"answer {id!r} answers the same as {first!r}", "Join them in one."


def text_in_one_place(ledger: Ledger) -> Iterator[Fault]:
    """An answer has its text either here or in its option's record, and one that is silent says so."""
    for answer in ledger.answers.values():
        if answer.criterion not in ledger.criteria or answer.option not in ledger.options:
            continue
        field, who = ledger.criteria[answer.criterion].answered_by, f"answer {answer.id!r}"
        if field and answer.says:
            yield (answer.id, f"{who} has a text, but {answer.criterion!r} is answered by the field "
                   f"{field!r} of the option", "Leave out says.")
        elif not field and not answer.says and not answer.silent:
            yield answer.id, f"{who} lacks the field 'says'", ""
        elif field and answer.silent != (text_of(answer, ledger) in SILENT_TEXTS):
            yield (answer.id, f"{who} is {'' if answer.silent else 'not '}silent, but the field {field!r} of "
                   f"the option says {text_of(answer, ledger)!r}",
                   f"A field on which the sources are silent says one of: {' '.join(SILENT_TEXTS)}")
