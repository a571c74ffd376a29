"""What a macro is, declared once with all that others must know; and how it, or all of a page, is called."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import signature
from typing import Any, Literal

from jinja2.ext import Extension

from macros.accepted.changelog import Section
from macros.data import Ledger
from macros.reading.calls import Call, expanded
from macros.values.problems import UnknownId, nearest
from macros.views import notes
from macros.views.changes import Item
from macros.views.charts import ChartEntry
from macros.views.exemptions import Exemption
from macros.views.templating import render
from macros.views.usage import Args, nothing
from macros.words.statements import BadCondition

Shows = Callable[[Args, Ledger], Iterable[str]]
Form = Literal["link", "text", ""]


class AuthorMistake(ValueError):
    """A macro call that cannot be honoured; says what would be right."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass
class Page:
    """The page that is being written.

    Attributes:
        file: path below the project's root.
        url: address below the site's root.
        text: its Markdown, front matter removed.
        meta: what the engine will put into the page's head.
        site: address of the whole site, ending in a slash.
    """

    file: str
    url: str
    text: str = ""
    meta: dict[str, Any] = field(default_factory=dict)
    site: str = "/"


@dataclass(frozen=True, eq=False)
class Desk:
    """What the macros draw on: the ledger, the charts drawn from it, and where they are shown.

    `shown_in` has the addresses and titles of the pages that show a chart, `titles`
    those of all pages, `exempt` the numbers in the text that come from no record,
    `news` what changed, newest first, and `changelog` what it says for readers.
    Empty in general: `unread`, the files on account of which no call can be made, and `undrawn`, the charts.
    """

    ledger: Ledger
    charts: Mapping[str, ChartEntry]
    shown_in: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    exempt: Sequence[Exemption] = ()
    news: Sequence[Item] = ()
    changelog: Sequence[Section] = ()
    unread: frozenset[str] = frozenset()
    undrawn: frozenset[str] = frozenset()

    @property
    def knows_names(self) -> bool:
        """Whether the names that hold a number, and count nothing, could be read."""
        return not self.unread or (bool(self.ledger.names) and "seeds/names.yml" not in self.unread)

    def chart(self, id: str) -> ChartEntry:
        """The chart of that id; raises AuthorMistake."""
        return self.charts[choice(id, self.charts, "chart")]


@dataclass(frozen=True)
class Macro:
    """A macro and what others must know of it.

    Attributes:
        run: the function; its docstring is what the guide says of it.
        shows: the references and ids behind a call, for the page's sources and its coverage.
        watched: whether it must be accepted that one call takes another's place in a line.
        form: `link` is refused in headings, link texts and alt texts; `text` is free of markup.
        worded: whether its first text is words, and no name.
    """

    run: Callable[..., str]
    shows: Shows
    watched: bool
    form: Form
    worded: bool


MACROS: dict[str, Macro] = {}
CALLED = {"figure": "fig", "event": "when", "quote": "quote", "source": "cite", "term": "term"}  # by its kind


def macro(*, shows: Shows, watched: bool, form: Form = "",
          worded: bool = False) -> Callable[[Callable[..., str]], Callable[..., str]]:
    """Declare a function as a macro; see Macro for what is said of it."""
    def declare(run: Callable[..., str]) -> Callable[..., str]:
        MACROS[run.__name__] = Macro(run, shows, watched, form, worded)
        return run
    return declare


def listing(name: str, does: str, view: Callable[[Ledger], Mapping[str, Any]] = lambda ledger: {},
            shows: Shows = nothing) -> None:
    """Declare the template of a list, which takes no texts, as the macro of its name.

    Args:
        does: what the guide says of it.
        view: what the template takes beside the records and charts.
    """
    def run(desk: Desk, page: Page) -> str:
        return render(name, page.url, desk.ledger, charts=desk.charts, **view(desk.ledger))
    run.__name__, run.__doc__ = name, does
    macro(shows=shows, watched=False)(run)


def watched() -> dict[str, bool]:
    """The names of the macros whose place in a line counts, and whether the first text of each is words."""
    return {name: one.worded for name, one in MACROS.items() if one.watched}


def choice(value: str, allowed: Collection[str], what: str) -> str:
    """The value, if it is one of those; raises AuthorMistake with the nearest otherwise."""
    if value not in allowed:
        raise AuthorMistake(f"there is no {what} {value!r}", nearest(value, allowed, what))
    return value


def records_of(calls: Iterable[Call], ledger: Ledger) -> Iterator[str]:
    """References of facts and ids of events, sources and positions that calls show, in order."""
    for one in calls:
        try:
            yield from MACROS[one.name].shows(one.args, ledger)
        except (UnknownId, BadCondition, LookupError):
            continue


def _its_own(ref: str, ledger: Ledger) -> str:
    """The call of a record that was called by the macro of another kind; empty if no such record is there."""
    kind = "figure" if ref in ledger.facts else ledger.kind_of(ref).name if ref in ledger.placed else ""
    return f'It is the id of the {kind} {{{{ {CALLED[kind]}("{ref}") }}}}.' if kind in CALLED else ""


def call(desk: Desk, page: Page, name: str, args: tuple[str, ...]) -> str:
    """Run one macro; on a page that lists its sources, the figures it returns get their numbers.

    Raises:
        AuthorMistake: whatever is wrong with the call, with a hint.
    """
    try:
        html = str(MACROS[name].run(desk, page, *args))  # no Markup, which would escape what is added
    except UnknownId as error:
        others = [_its_own(arg, desk.ledger) for arg in args if str(error).endswith(repr(arg))]
        raise AuthorMistake(str(error), "".join(others) or error.hint) from error
    except TypeError as error:
        if "argument" not in str(error):
            raise
        raise AuthorMistake(f"{name} was called with {len(args)} texts, which it does not take",
                            f"It takes {', '.join([*signature(MACROS[name].run).parameters][2:]) or 'none'}. "
                            + (MACROS[name].run.__doc__ or "").splitlines()[0]) from error
    numbers = notes.numbers_of(page.meta, page.text) if "data-figure=" in html else None
    return html if numbers is None else notes.numbered(html, numbers)


class PageGuard(Extension):
    """Refuses a page, or makes its calls, before Jinja sees it.

    Registered as an extension of the plugin's Jinja environment, it sees each page's text first, so that
    Jinja, with all that it could do, gets a page as nothing but a name for a text.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The name of a text for Jinja: the page with our macros' output in place, of which it reads nothing.

        Raises:
            TemplateSyntaxError: the page does more than call our macros.
        """
        macros: dict[str, Any] = self.environment.globals
        page = expanded(source, MACROS.keys() & macros, lambda call: str(macros[call.name](*call.args)))
        self.environment.globals["_answered"] = page  # which no page can name
        return "{{ _answered }}"
