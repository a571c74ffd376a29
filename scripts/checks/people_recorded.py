"""Every person named in a chapter has a record in seeds/people.yml.

A name is told by its form: capitalised words in a row, less titles and words
that begin a sentence. Names of places and institutions are told by the words
that only they contain. A person called by one word alone is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.authoring.inspection import split_page
from macros.authoring.macro import Desk
from macros.data import Ledger
from macros.reading.project import ROOT
from macros.values.problems import Problem, nearest
from scripts.checks.built import Site

CHAPTERS = ("index.md", "trade/", "security/", "plan-b/")
_WORD = r"[A-ZÀ-ÞŌ][\w-]*[a-zà-ÿō]"
_ROW = re.compile(rf"{_WORD}(?: {_WORD})+")
_LEADING_WORDS = """
A Abe Accepting Add After All Ambassador America American An And Another Any As Ask At Before
Beijing Both British But By Calling Canadian Chancellor Chief China Chinese Defence Democratic Each
Emperor Even Every Few For Foreign Former From Her Here His How If In Ishiba Its Japan Japanese King
Korean Like Many Minister Most No Nobody Not Now Of On Only Or Other Our Over Polish President Prime
Read Republican Russian Secretary Senator Share Since So Some Spanish Such Suppose Taiwan Takaichi
Take That The Their Then There These This Those To Tokyo Trump Under Unlike Until Washington What
When Where Whether While Who Why With Yet
"""
LEADING = frozenset(_LEADING_WORDS.split())
_NOT_PEOPLE_WORDS = """
A-minus Act Affairs Agency Agreement Ambassador America American April Arabia Army Asahi Asia Asia-
Pacific Asian Association Atlantic August B Bank Bloomberg Brief Britain Buildup Bureau Cabinet
Census Center Centre Chamber China Command Commission Committee Company Congress Constitution
Cooperation Council Court Customs December Declaration Defence Defense Deficit Department Diego Diet
Doctrine East Economic Embassy Emirates Endowment Energy Europe European Exchange Expo FT February
Federal Finance Force Forces Foundation Free Friday Fund Gallup General Germany Government Ground
Group Guam Gulf Harbor Harbour Headquarters Hormuz House Index Indo-Pacific Institute Institution
Iran Islands Israel Italy January Japan Japanese Jiji Journal July June Kingdom Korea Kyodo LDP Law
League Learning Lebanon Line List Louis Manpower March Marines May Mexico Mid Middle Ministry Monday
NATO NHK Nations Navy New Newsweek Nihon Nippon North November October Office Ohio Okinawa
Operations Order Oval Pacific Pact Paper Part Partnership Party Pearl Pentagon Pew Philippines Pilot
Plan Plus Poland Post Power Program Programme Protocol Quad Reserve Resources Reuters Review Rights
Russia SIPRI Sasebo Saturday Saudi Say School Sea Security Senate Seoul September Series Service Sinica
Society SoftBank South Southeast Spain State Statement States Steel Stock Strait Strategy Street
Summit Sunday Supreme Survey Taiwan Tanker Tariff Term Thursday Times Trade Treasury Treaty Tribunal
Tuesday Ukraine Umbrella Union United University Vietnam War Washington Wednesday West White Wisdom
World Yen Yokosuka Yomiuri
"""
NOT_PEOPLE = frozenset(_NOT_PEOPLE_WORDS.split())


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Names in chapters that people.yml does not hold."""
    for path in sorted((ROOT / "docs").rglob("*.md")):
        name = path.relative_to(ROOT / "docs").as_posix()
        if name.startswith(CHAPTERS):
            _, body, first = split_page(path.read_text(encoding="utf-8"))
            yield from unrecorded(body, f"docs/{name}", first, desk.ledger)


def unrecorded(body: str, file: str, first: int, ledger: Ledger) -> Iterator[Problem]:
    """Names in one page that nobody has recorded."""
    people = {person.name for person in ledger.people.values()}
    parts = {part for name in people for part in name.split()}
    known = {*people, *(name.name for name in ledger.names.values()),
             *(term.name for term in ledger.terms.values()),
             *(other for term in ledger.terms.values() for other in term.also)}
    text = re.sub(r"\{\{.*?\}\}|\]\([^)]*\)", " ; ", body)
    for number, line in enumerate(text.splitlines(), first):
        for match in _ROW.finditer(line):
            words = re.sub(r"[’']s\b", "", match.group()).split()
            while words and words[0] in LEADING:
                words.pop(0)
            name = " ".join(words)
            if (len(words) < 2 or set(words) & NOT_PEOPLE or name in known
                    or all(word in parts for word in words)):
                continue
            yield Problem(file, number, f"{name!r} has no record in seeds/people.yml",
                          nearest(name, people, "person") + " If it is no person, add the word that tells "
                          "so to NOT_PEOPLE in scripts/checks/people_recorded.py.")
