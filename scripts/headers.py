"""What a server tells the browser about the pages: one list, written in every form that hosts read.

The policy lets nothing run but our own files and the one inline script of the theme,
which is known here by its hash: what stands in a page decides nothing.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from html import escape

from scripts.content_names import FOLDER

SOURCES = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self'",
    "font-src": "'self'", "connect-src": "'self'", "worker-src": "'self'", "manifest-src": "'self'",
    "form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'"}
HEADER_ONLY = ("frame-ancestors",)  # a browser complains about it in a <meta>
REFERRER = "strict-origin-when-cross-origin"
ALWAYS = {
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": ", ".join(f"{name}=()" for name in (
        "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
        "microphone", "midi", "payment", "publickey-credentials-get", "usb")),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000"}
KEEPING = "Cache-Control"
# Below the site's address: what browsers may keep unasked, since its name carries its content; what others
# may show or read on their own sites, drawings to embed and downloads.
APART = {f"{FOLDER}/*": {KEEPING: "public, max-age=31536000, immutable"},
         "feed.xml": {"Content-Type": "application/atom+xml; charset=utf-8"},
         "assets/generated/*": {"Cross-Origin-Resource-Policy": "cross-origin"},
         "data/*": {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}}
REVALIDATED = {KEEPING: "no-cache"}
TYPES = {"html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
         "js": "text/javascript; charset=utf-8", "csv": "text/csv; charset=utf-8",
         "txt": "text/plain; charset=utf-8", "xml": "application/xml; charset=utf-8",
         "json": "application/json", "svg": "image/svg+xml", "png": "image/png", "webp": "image/webp",
         "jpg": "image/jpeg", "woff2": "font/woff2"}
# The script in docs/.overrides/partials/head.html. A check names the hash of another.
SCRIPT = "'sha256-v6dsOOgmBj0moPANY9Q/xgsWjTRqCbk3bCtmt+fQGrc='"
_INLINE = re.compile(r"<script(?P<attrs>[^>]*)>(?P<code>.*?)</script>", re.S)
_NOT_RUN = re.compile(r"""\bsrc=|\btype=["']?application/(?:ld\+)?json""")


def inline_scripts(html: str) -> list[str]:
    """The code of the scripts in a page that a browser would run as they stand there."""
    return [match["code"] for match in _INLINE.finditer(html) if not _NOT_RUN.search(match["attrs"])]


def hashes(scripts: Iterable[str]) -> list[str]:
    """The scripts as the policy names them, each once, in order."""
    return sorted({"'sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() + "'"
                   for code in scripts})


def policy(allowed: Iterable[str], *, in_page: bool = False) -> str:
    """The Content-Security-Policy.

    Args:
        allowed: inline scripts as given by `hashes`.
        in_page: for a `<meta>`, which knows fewer directives than a header.
    """
    sources = dict(SOURCES) | {"script-src": " ".join(["'self'", *allowed])}
    return "; ".join(f"{name} {value}" for name, value in sources.items()
                     if not in_page or name not in HEADER_ONLY)


def rules(allowed: Iterable[str]) -> dict[str, dict[str, str]]:
    """All headers by the addresses below the site's that they are for; later ones come first."""
    return {"*": {"Content-Security-Policy": policy(allowed), **ALWAYS, **REVALIDATED}, **APART}


def as_headers_file(wanted: Mapping[str, Mapping[str, str]], base: str, places: Iterable[str]) -> str:
    """The file `_headers` that Netlify and Cloudflare Pages read.

    Those join what several rules say of one header. So nothing is said of keeping for all addresses at
    once, but for each of the places, which have no others in them.

    Args:
        wanted: as given by `rules`.
        base: path of the site's address.
        places: what lies in the site's folder, such as `feed.xml` and `data/*`.
    """
    whole = {name: value for name, value in wanted["*"].items() if name != KEEPING}
    said = {"*": whole, "data/*.csv": {"Content-Type": TYPES["csv"]},
            **{place: {**REVALIDATED, **wanted.get(place, {})} for place in places},
            f"{FOLDER}/*": wanted[f"{FOLDER}/*"]}
    return "".join(f"{base}{path}\n" + "".join(f"  {name}: {value}\n" for name, value in fields.items())
                   for path, fields in said.items())


def as_nginx(wanted: Mapping[str, Mapping[str, str]], base: str) -> str:
    """Lines for a `server` block of nginx, for a site whose address has the path `base`.

    A location of nginx forgets the headers around it, so each repeats them; packed
    files get the character set with their type or not at all.
    """
    lines = ["# For the server block of this site: root, listen and server_name are yours to set.",
             "gzip_static on;", "# brotli_static on;  # where nginx has that module", "gzip_vary on;",
             "absolute_redirect off;", f"error_page 404 {base}404.html;", "index index.html;",
             "types {", *(f'  "{kind}" {ending};' for ending, kind in TYPES.items()), "}"]
    for pattern, fields in wanted.items():
        path, said = f"{base}{pattern.removesuffix('*')}", {**wanted["*"], **fields}
        lines += [f"location {path} {{", *(_line_of_nginx(name, value) for name, value in said.items()), "}"]
    return "\n".join(lines) + "\n"


def _line_of_nginx(name: str, value: str) -> str:
    """One header; the kind of a file is nginx's own to say, so it is told what to say."""
    if name == "Content-Type":
        return f'  types {{ }}\n  default_type "{value}";'
    return f'  add_header {name} "{value}" always;'


def as_meta(allowed: Iterable[str]) -> str:
    """What stands in the head of each page, for hosts that send no headers of ours."""
    said = escape(policy(allowed, in_page=True), quote=False)
    return (f'<meta http-equiv="Content-Security-Policy" content="{said}">'
            f'<meta name="referrer" content="{REFERRER}">')
