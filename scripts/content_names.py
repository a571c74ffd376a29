"""What pages load by themselves, under names that carry its content, so that browsers may keep it for good.

The names are given to what the engine made, before the checks. Each style sheet,
script, typeface, drawing and index that a page or script names gets a copy in one
folder, named for its content, and that name takes the place of the plain one; the
plain file stays for those who link or embed it. A release is the names of one site
by the plain paths. The files of those before it are taken over from the site that
this one will replace, for readers who still have its pages open.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath

FOLDER, RELEASES = "assets/hashed", "assets/releases.json"
OLDER = 2  # releases before this one whose files stay
_TAG = re.compile(r'<(?:link|script|img|source|div)\b(?:[^>"]|"[^"]*")*>')
_LOADED = re.compile(r'(?<=\s)(?:src|href|srcset|data-points)="[^":]*"')
_FILE = re.compile(r'(?<![\w-])assets/[^"\s,]+')
_NAMED = re.compile(r"""(?<=["'(])\.{1,2}/[^"'()\s]+(?=["')])""")
_UNSAID = re.compile(r"""\bimport\(\s*[^"'\s].*""")
# Of a script: what stays as it is (texts and patterns), comments, and blanks that mean nothing.
_CODE = re.compile(r"""("(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.|\$(?!\{)|\$\{(?:[^`{}]|`[^`]*`|\{[^{}]*\})*\})*`
    |(?:(?<=[(,])|(?<=[\s=:[!&|?{}])(?!/[ ]))/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/)
    |(?:/\*(?:[^*]|\*(?!/))*\*/|//[^\n]*|[ ])*(\n)(?:/\*(?:[^*]|\*(?!/))*\*/|//[^\n]*|\s)*|/\*.*?\*/\s?
    |\s*([=(){}[\],:?<>|&*])(?:(?<![)}\]])\s+|[ ]*)""", re.S | re.X)
_HASHED = re.compile(rf"{FOLDER}/([\w.-]+)")
Release = dict[str, str]


class Names:
    """The names of what a site's pages load: `given` by plain paths, and the `contents` by these names."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.given: Release = {}
        self.contents: dict[str, bytes] = {}

    def page(self, html: str) -> str:
        """A page that loads its files under these names.

        Raises:
            ValueError: scripts name each other in a circle, or a file that only a browser can find.
        """
        return _TAG.sub(lambda tag: _LOADED.sub(lambda one: _FILE.sub(self._path, one[0]), tag[0]), html)

    def _path(self, found: re.Match[str]) -> str:
        if found[0].startswith(FOLDER):
            return FOLDER  # the name of another release leads nowhere
        return f"{FOLDER}/{self._name(found[0])}" if (self.site / found[0]).is_file() else found[0]

    def _name(self, plain: str) -> str:
        if plain not in self.given:
            self.given[plain] = ""  # until its content is known
            content, path = self._content(plain), PurePosixPath(plain)
            self.given[plain] = f"{path.stem}.{_digest(content)}{path.suffix}"
            self.contents[self.given[plain]] = content
        if not self.given[plain]:
            raise ValueError(f"{plain}: this file and one that it names, name each other")
        return self.given[plain]

    def _content(self, plain: str) -> bytes:
        """The file; a script without comments and blanks. What it or a style sheet names lies beside it."""
        content = (self.site / plain).read_bytes()
        if not plain.endswith((".css", ".js")):
            return content
        code = content.decode()
        if plain.endswith(".js"):
            code = _CODE.sub(lambda found: "".join(part or "" for part in found.groups()), code)
        if unsaid := _UNSAID.search(code):
            raise ValueError(f"{plain}: {unsaid[0]!r} does not name its file in quotation marks")

        def beside(found: re.Match[str]) -> str:
            other = normpath(join(dirname(plain), found[0]))
            return f"./{self._name(other)}" if (self.site / other).is_file() else found[0]
        return _NAMED.sub(beside, code).encode()


def publish_names(site: Path, last: Path) -> None:
    """Rename what the pages of a site load, and take over what is whole of the releases before.

    Raises:
        ValueError: a script cannot be renamed; see Names.
    """
    names = Names(site)
    for path in sorted(site.rglob("*.html")):
        path.write_text(names.page(path.read_text(encoding="utf-8")), encoding="utf-8")
    older = [{path: name for path, name in release.items() if is_whole(last / FOLDER / name)}
             for release in read_releases(last) if release != names.given][:OLDER]
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    for name in {name for release in older for name in release.values()}:
        shutil.copyfile(last / FOLDER / name, site / FOLDER / name)
    for name, content in names.contents.items():
        (site / FOLDER / name).write_bytes(content)
    told = json.dumps([names.given, *older], indent=1, sort_keys=True)
    (site / RELEASES).write_text(told + "\n", encoding="utf-8")


def read_releases(site: Path) -> list[Release]:
    """The releases whose files a site holds, its own first; none if the engine has just made it."""
    file = site / RELEASES
    return json.loads(file.read_bytes()) if file.is_file() else []


def plain(site: Path) -> Callable[[str], str]:
    """What gives a page of the site back the plain names of all that belongs to its own release."""
    back = {name: path for release in read_releases(site)[:1] for path, name in release.items()}
    return lambda html: _HASHED.sub(lambda found: back.get(found[1], found[0]), html)


def is_whole(file: Path) -> bool:
    """Whether a file is there, and its content the one that its name carries."""
    return file.is_file() and file.name.split(".")[-2:-1] == [_digest(file.read_bytes())]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]
