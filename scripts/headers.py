"""What a server tells the browser about the pages: one list, written in every form that hosts read.

The policy lets nothing run but our own files and the one inline script of the theme,
which is known here by its hash: what stands in a page decides nothing.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping

from macros.reading.project import own_table
from macros.views.charts import FRAMED
from scripts.content_names import FOLDER

# The script in docs/.overrides/partials/head.html. A check names the hash of another.
SCRIPT = "'sha256-v6dsOOgmBj0moPANY9Q/xgsWjTRqCbk3bCtmt+fQGrc='"
IN_PAGE = "; ".join(("default-src 'none'", f"script-src 'self' {SCRIPT}", *(
    f"{kind} 'self'" for kind in ("style-src", "img-src", "font-src", "connect-src", "worker-src",
                                  "manifest-src", "form-action")), "base-uri 'none'"))
POLICY = f"{IN_PAGE}; frame-ancestors 'none'"  # of the last a browser complains in a <meta>
REFERRER = "strict-origin-when-cross-origin"
KEEPING = "Cache-Control"
Rules = Mapping[str, Mapping[str, str]]
_SAID = own_table(dict[str, dict[str, str]], "scripts/headers.yml")
RULES: Rules = {**_SAID, "*": {"Content-Security-Policy": POLICY, "Referrer-Policy": REFERRER, **_SAID["*"],
                               KEEPING: "no-cache"}}
IN_FRAME = RULES[f"{FRAMED}*"]["Content-Security-Policy"]
TYPES = own_table(dict[str, str], "scripts/file_types.yml")


def hash_of(script: str) -> str:
    """An inline script as the policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def in_head(policy: str) -> str:
    """What stands in the head of a page with a policy, for hosts that send no headers of ours."""
    return (f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            f'<meta name="referrer" content="{REFERRER}">')


def as_headers_file(base: str, places: Iterable[str]) -> str:
    """The file `_headers` that Netlify and Cloudflare Pages read.

    Those join what several rules say of one header. So what one rule says otherwise than that for all is
    said not for all addresses at once, but for each of the places, which have no others in them.

    Args:
        base: path of the site's address.
        places: what lies in the site's folder, such as `feed.xml` and `data/*`.
    """
    varied = {name for path, fields in RULES.items() if path != "*" for name in fields}
    usual = {name: value for name, value in RULES["*"].items() if name in varied}
    said = {"*": {name: value for name, value in RULES["*"].items() if name not in varied},
            "data/*.csv": {"Content-Type": TYPES["csv"]},
            **{place: {**usual, **RULES.get(place, {})} for place in (*places, f"{FOLDER}/*")}}
    return "".join(f"{base}{path}\n" + "".join(
        f"  {name}: {value}\n" for name, value in fields.items() if value) for path, fields in said.items())


def as_nginx(rules: Rules, base: str) -> str:
    """Lines for a `server` block of nginx, for a site whose address has the path `base`.

    A location of nginx forgets the headers around it, so each repeats them; packed
    files get the character set with their type or not at all.
    """
    lines = ["# For the server block of this site: root, listen and server_name are yours to set.",
             "gzip_static on;", "# brotli_static on;  # where nginx has that module", "gzip_vary on;",
             "absolute_redirect off;", f"error_page 404 {base}404.html;", "index index.html;",
             "types {", *(f'  "{kind}" {ending};' for ending, kind in TYPES.items()), "}"]
    for pattern, fields in rules.items():
        path, said = f"{base}{pattern.removesuffix('*')}", {**rules["*"], **fields}
        lines += [f"location {path} {{", *(
            f'  types {{ }}\n  default_type "{value}";' if name == "Content-Type"  # for nginx itself to say
            else f'  add_header {name} "{value}" always;' for name, value in said.items() if value), "}"]
    return "\n".join(lines) + "\n"
