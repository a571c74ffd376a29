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
# What others may show or read on their own sites: drawings to embed, downloads.
SHARED = {"/assets/generated/*": {"Cross-Origin-Resource-Policy": "cross-origin"},
          "/data/*": {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}}
KEPT = {"/assets/*": {"Cache-Control": "public, max-age=86400"},
        "/feed.xml": {"Content-Type": "application/atom+xml; charset=utf-8"}}
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
    """All headers by the addresses that they are for; later ones are added to earlier ones."""
    return {"/*": {"Content-Security-Policy": policy(allowed), **ALWAYS}, **KEPT, **SHARED}


def as_headers_file(wanted: Mapping[str, Mapping[str, str]]) -> str:
    """The file `_headers` that Netlify and Cloudflare Pages read."""
    return "".join(f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in fields.items())
                   for path, fields in wanted.items())


def as_nginx(wanted: Mapping[str, Mapping[str, str]]) -> str:
    """Lines for a `server` block of nginx.

    A location of nginx forgets the headers around it, so each repeats them.
    """
    lines = ["# For the server block of this site: root, listen and server_name are yours to set.",
             "gzip_static on;", "# brotli_static on;  # where nginx has that module",
             "error_page 404 /404.html;", "index index.html;"]
    for path in (pattern.removesuffix("*") for pattern in wanted):
        said = {name: value for around, fields in wanted.items() if path.startswith(around.removesuffix("*"))
                for name, value in fields.items()}
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
