"""What pages load by themselves, under names that carry its content, so that browsers may keep it for good.

They are given to what the engine made, before the checks. Each style sheet, script,
typeface, drawing and index that a page or script names gets a copy in one
folder, named for its content, and that name takes the place of the plain one;
the plain file stays for those who link or embed it. A release is the plain and
the new names of one site; the files of those before it are taken over from the
site that this one will replace, for readers who still have its pages open.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath

FOLDER = "assets/hashed"
RELEASES = "assets/releases.json"
OLDER = 2  # releases before this one whose files stay
DIGITS = 8  # of the hash
_TAG = re.compile(r'<(?:link|script|img|source)\b(?:[^>"]|"[^"]*")*>')
_LOADED = re.compile(r'(?<=\s)(?:src|href|srcset)="[^":]*"')
_FILE = re.compile(r'(?<![\w-])assets/[^"\s,]+')
_NAMED = re.compile(r"""(?<=["'(])\.{1,2}/[^"'()\s]+(?=["')])""")
_UNSAID = re.compile(r"""\bimport\(\s*[^"'\s].*""")
_HASHED = re.compile(rf"{FOLDER}/([\w.-]+)")
Release = Mapping[str, str]


class Names:
    """The names of one site's files, as pages ask for them.

    Attributes:
        given: what a plain path is called in the folder.
        contents: the files in the folder.
    """

    def __init__(self, site: Path) -> None:
        self.site = site
        self.given: dict[str, str] = {}
        self.contents: dict[str, bytes] = {}

    def page(self, html: str) -> str:
        """A page that loads its files under their new names.

        Raises:
            ValueError: scripts name each other in a circle, or a file that only a browser can find.
        """
        return _TAG.sub(lambda tag: _LOADED.sub(lambda one: _FILE.sub(self._path, one[0]), tag[0]), html)

    def _path(self, found: re.Match[str]) -> str:
        plain = found[0]
        if not (self.site / plain).is_file() or plain.startswith(FOLDER):
            return plain  # the checks tell of links that lead nowhere
        return f"{FOLDER}/{self._name(plain)}"

    def _name(self, plain: str) -> str:
        if plain not in self.given:
            self.given[plain] = ""  # until its content is known
            content = self._content(plain)
            path = PurePosixPath(plain)
            self.given[plain] = name = f"{path.stem}.{_digest(content)}{path.suffix}"
            self.contents[name] = content
        if not self.given[plain]:
            raise ValueError(f"{plain}: the file and one that it names, name each other; the name of a file "
                             "follows from all that it names")
        return self.given[plain]

    def _content(self, plain: str) -> bytes:
        """The file; what a script or style sheet names lies beside it now."""
        content = (self.site / plain).read_bytes()
        if not plain.endswith((".css", ".js")):
            return content
        if unsaid := _UNSAID.search(content.decode()):
            raise ValueError(f"{plain}: {unsaid[0]!r} does not name its file in quotation marks")

        def renamed(found: re.Match[str]) -> str:
            other = normpath(join(dirname(plain), found[0]))
            return f"./{self._name(other)}" if (self.site / other).is_file() else found[0]
        return _NAMED.sub(renamed, content.decode()).encode()


def publish_names(site: Path, last: Path | None = None) -> None:
    """Rename what the pages of a site load, and write down which names belong to which release.

    Args:
        last: the site that this one will replace, if there is one.

    Raises:
        ValueError: a script cannot be renamed; see Names.
    """
    names = Names(site)
    for path in sorted(site.rglob("*.html")):
        path.write_text(names.page(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    releases: list[Release] = [names.given]
    for release, files in _older(last, names.given) if last else ():
        releases.append(release)
        names.contents.update(files)
    for name, content in names.contents.items():
        (site / FOLDER / name).write_bytes(content)
    (site / RELEASES).write_text(json.dumps(releases, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_releases(site: Path) -> list[Release]:
    """The releases whose files a site holds, its own first; none if the engine has just made it."""
    file = site / RELEASES
    return json.loads(file.read_bytes()) if file.is_file() else []


def plain(site: Path) -> Callable[[str], str]:
    """What gives a page of the site back the plain names of all that belongs to its own release."""
    back = {name: path for path, name in next(iter(read_releases(site)), {}).items()}
    return lambda html: _HASHED.sub(lambda found: back.get(found[1], found[0]), html)


def carries(name: str, content: bytes) -> bool:
    """Whether a name is that of the content."""
    return name.split(".")[-2:-1] == [_digest(content)]


def _older(last: Path, given: Release) -> Iterator[tuple[Release, dict[str, bytes]]]:
    """Releases before this one with their files, as far as the last site still has these whole."""
    before = [release for release in read_releases(last) if release != given]
    for release in before[:OLDER]:
        files = {name: (last / FOLDER / name).read_bytes() for name in release.values()
                 if (last / FOLDER / name).is_file()}
        whole = {name: content for name, content in files.items() if carries(name, content)}
        yield {path: name for path, name in release.items() if name in whole}, whole


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGITS]
