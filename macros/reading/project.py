"""Where the project lies; address, name and licence of the site as mkdocs.yml has them, where the engine
cannot be asked.
"""

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import TypeAdapter

from macros.reading.files_allowed import read_text
from macros.values.problems import Problem, ProblemsFound

ROOT = Path(__file__).resolve().parents[2]
T = TypeVar("T")
_CONTACT = re.compile(r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SETTING = r'^{}:.*?(https?://[^"\s\],]+)'


@dataclass(frozen=True)
class SiteNames:
    """How the site, its authors and its licence are called in credits, feeds and packages.

    Attributes:
        site: the site's name with a typewriter's apostrophe, as in mkdocs.yml.
        subject: what it is about, as the beginning of a sentence.
        author: whom to cite.
        licence: in short, `CC BY 4.0`.
        licence_title: in full.
        licence_url: where it can be read.
        contact: an e-mail address for readers; empty if there are only the forms of the repository.
    """

    site: str
    subject: str
    author: str
    licence: str
    licence_title: str
    licence_url: str
    contact: str = ""


def site_address(root: Path) -> str:
    """The variable SITE_URL, or what mkdocs.yml names without it; ends in a slash."""
    return _setting("site_url", root).rstrip("/") + "/"


def repository(root: Path) -> str:
    """Where files lie and errors are reported: the variable REPO_URL, or what mkdocs.yml names without it."""
    return _setting("repo_url", root).rstrip("/")


def report_address(root: Path, page_url: str, figure: str) -> str:
    """Where to write that a figure on a page is wrong: by e-mail, or without one to a form of the repository.

    The footer of a page and the panel write the same for themselves.
    """
    if contact := site_names(root).contact:
        return f"mailto:{contact}?subject=Wrong%20number:%20/{page_url}&body={figure}"
    return f"{repository(root)}/issues/new?template=wrong-number.yml&page=/{page_url}&figure={figure}"


def page_address(file: str) -> str:
    """Address below the site's root of a page's file below docs/."""
    stem = file.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else stem + "/"


def site_names(root: Path) -> SiteNames:
    """`site_name`, and what stands under `extra: about:`."""
    return _names(settings_text(root))


def own_table(form: type[T], file: str) -> T:
    """What a YAML file of the code, named below the root, holds for it; fails if that is of another form."""
    return TypeAdapter(form).validate_python(yaml.safe_load((ROOT / file).read_text(encoding="utf-8")))


def typographic(words: str) -> str:
    """The same words with the apostrophe of print."""
    return words.replace("'", "’")


@lru_cache(maxsize=1)
def _names(text: str) -> SiteNames:
    try:
        settings = yaml.load(text, Loader=yaml.BaseLoader)  # all as text; the engine's own tags mean nothing
        names = {"site": settings["site_name"], **settings["extra"]["about"]}
        for name in (name for name, value in names.items() if not isinstance(value, str)):
            raise TypeError(f"{name}: {names[name]!r} is no text")
        if not _CONTACT.fullmatch(names.get("contact", "")):
            raise TypeError(f"contact: {names['contact']!r} is no e-mail address")
        return SiteNames(**names)
    except (yaml.YAMLError, KeyError, TypeError) as error:
        mark = getattr(error, "problem_mark", None)
        raise ProblemsFound([Problem(
            "mkdocs.yml", mark.line + 1 if mark else 0,
            f"the settings can't be read: {getattr(error, 'problem', None) or repr(error)}",
            "Get the file back from the repository, and make the change again.")]) from error


def _setting(name: str, root: Path) -> str:
    """An address: the variable of that name, or what mkdocs.yml has; may be empty."""
    file = root / "mkdocs.yml"
    return os.environ.get(name.upper(), "") or _in_file(name, file, file.stat().st_mtime_ns)


@lru_cache(maxsize=10)
def _in_file(name: str, file: Path, _saved: int) -> str:
    text = file.read_text(encoding="utf-8", errors="replace")  # read strictly for its names
    match = re.search(_SETTING.format(name), text, re.M)
    return match[1] if match else ""


def settings_text(root: Path) -> str:
    """The text of mkdocs.yml; raises ProblemsFound if it is none."""
    return _text(file := root / "mkdocs.yml", file.stat().st_mtime_ns if file.is_file() else 0)


@lru_cache(maxsize=4)
def _text(file: Path, _saved: int) -> str:
    problems: list[Problem] = []
    text = read_text(file, "mkdocs.yml", problems)
    if text is None:
        raise ProblemsFound(problems)
    return text
