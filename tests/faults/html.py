"""Faults in the finished pages: what a broken macro, template or plugin would publish."""

from tests.faults import wording
from tests.faults.model import Operator, Where
from tests.faults.ways import another, any_of, changed, replaced, same_unit, swapped


def _where(pattern: str, hidden: str = "(?!)") -> Where:
    return Where(pattern, ("site/**/*.html",), hidden)


_TEXT = _where(r">(?P<at>[^<>\0]*\w[^<>\0]*)<", (  # of the article, as readers see it
    r"\A[\s\S]*?(?=<article)|</article>[\s\S]*|<!--[\s\S]*?-->"
    r"|<(?P<tag>script|style|code|pre|template|svg|button)\b[\s\S]*?</(?P=tag)>"))
_FIGURE = _where(r"<data [^>]*>(?:<a [^>]*>)?(?P<at>[^<]+)")
_ANY = any_of(wording.number, wording.word, wording.date)
_ADDED = replaced("(?<=[a-z]) (?=[a-z])", lambda match, rng, _: rng.choice(
    (f" {rng.randrange(11, 99)} ", f" {rng.randrange(21, 99) / 10}% ", " seventeen ")))
_BOUND = replaced(r"\A(?:about |more than |at least |up to |less than )?", lambda match, rng, _: (
    "" if match.group() else rng.choice(("about ", "more than ", "at least "))))
OPERATORS = [
    Operator("number", 3, "A figure, a cell or a sentence shows another number, or one of no record.", [
        changed(_FIGURE, wording.number), changed(_where(r"<t[dh][^>]*>(?P<at>[^<]+)"), wording.number),
        changed(_TEXT, wording.number), changed(_TEXT, _ADDED)]),
    Operator("machine_value", 3, "The value or the id for machines is that of another record.", [
        changed(_where(r'<data [^>]*?\bvalue="(?P<at>[^"]+)"'), wording.number, wording.sign),
        changed(_where(r'data-figure="(?P<at>[^"]+)"'), same_unit),
        changed(_where(r'<li [^>]*data-record="(?P<at>[^"]+)"'), same_unit)]),
    Operator("unit", 1, "One currency for another, million for billion, per cent for points.", [
        changed(_FIGURE, wording.unit)]),
    Operator("link", 2, "A figure leads to the record of another, a page shows another's drawing.", [
        swapped(_where(r'<data [^>]*data-figure="[^"]+"[^>]*><a href="(?P<at>[^"]+)"')),
        another(_where(r'/hashed/(?P<at>[\w-]+-(?:light|dark)(?:-narrow)?\.\w+)(?=\.svg")'))]),
    Operator("date", 2, "Another day, month or year, in words or for machines.", [
        changed(_where(pattern), wording.date) for pattern in (
            r"<time [^>]*>(?:<a [^>]*>)?(?P<at>[^<]+)", r'<span class="period"[^>]*>(?P<at>[^<]+)',
            r'<time datetime="(?P<at>[^"]+)"')]),
    Operator("note", 2, "The number of another figure's note, or another year or quantity in a note.", [
        changed(_where(r'data-note="(?P<at>\d+)"'), wording.digit),
        changed(_where(r'<li id="note-[^>]*>.*?<span>(?P<at>[^<]+)'), wording.number, wording.date)]),
    Operator("swapped", 2, "Two cells of tables, or two labels, stand in each other's place.", [
        swapped(_where(r"<td[^>]*>(?P<at>[^<]*\d[^<]*)<")),
        swapped(_where(r'class="(?:fact-label|fact-source|record-meta)"[^>]*>(?P<at>[^<]+)<'))]),
    Operator("statement", 2, "A statement says the opposite of its condition, or carries another one.", [
        changed(_where(r'class="statement"[^>]*>(?:<a [^>]*>)?(?P<at>[^<]+)'), wording.word),
        changed(_where(r'data-statement="(?P<at>[^"]+)"'), wording.digit,
                replaced("&lt;", lambda *_: "&gt;"), replaced("&gt;", lambda *_: "&lt;"))]),
    Operator("words", 5, "A sentence, a caption or what stands before a figure says something else.", [
        changed(_TEXT, wording.number_word), changed(_TEXT, wording.opposite),
        changed(_where(r"<(?:fig)?caption[^>]*>(?:<[^>]*>)*(?P<at>[^<]+)"), _ANY),
        changed(_where(r'class="chart-(?:text|credit)"[^>]*>(?:<[^>]*>)*(?P<at>[^<]+)'), _ANY),
        changed(_FIGURE, _BOUND)]),
    Operator("heading", 7, "A heading, title, description or text for those who cannot see is wrong.", [
        changed(_where(pattern), _ANY) for pattern in (
            r"<h[123][^>]*>(?P<at>[^<]+)", r"<title>(?P<at>[^<]+)", r'<img [^>]*?alt="(?P<at>[^"]+)"',
            r'<meta (?:property|name)="[a-z:]*(?:title|description)" content="(?P<at>[^"]+)"',
            r'<meta (?:property|name)="[a-z]+:image:alt" content="(?P<at>[^"]+)"',
            r'<a [^>]*?title="(?P<at>[^"]+)"', r'aria-label="(?P<at>[^"]*\d[^"]*)"')]),
]
