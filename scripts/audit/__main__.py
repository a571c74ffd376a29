"""Usage: python -m scripts.audit SITE. Checks the HTML of every page and measures four as a phone loads them.

Exits with 1 if a page has an error, or less than lighthouserc.json asks for: full marks
in each category, nothing that moves while it loads, the largest part there soon.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from macros.reading.project import ROOT
from scripts.audit.host import nginx
from scripts.programs import CHROMIUM, FLAGS, JAVA, NGINX, NPM, installed

PINNED = Path(__file__).parent
WORK = ROOT / ".cache" / "audit"
MODULES = WORK / "node_modules"
PAGES = ("", "security/bases/", "plan-b/", "reference/timeline/")


def main(argv: list[str]) -> int:
    """Check and measure a built site; the exit code."""
    site = Path(argv[0]).resolve()
    if lacking := [tool for tool in (NPM, JAVA, NGINX) if tool.locate() is None]:
        packages = [package for tool in lacking for package in tool.packages]
        print(f"This needs {', '.join(tool.names[0] for tool in lacking)}. Run: sudo apt-get install "
              f"{' '.join(packages)}", file=sys.stderr)
        return 1
    installed(PINNED, WORK)
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(["java", "-jar", str(jar), "--skip-non-html", "--errors-only", "--format", "json",
                           str(site)], text=True, capture_output=True, check=False)
    errors = html_errors(done.stderr, site.as_posix())
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"Nu HTML checker: {len(errors)} errors on {pages} pages", *errors, sep="\n", flush=True)
    with nginx(site) as address:
        addresses = [f"--url={address}{page}" for page in PAGES]
        flags = " ".join(("--headless=new", *FLAGS))
        measured = _lighthouse("collect", *addresses, f"--settings.chromeFlags={flags}")
    return 1 if errors or measured or _lighthouse("assert") else 0


def html_errors(report: str, folder: str) -> list[str]:
    """The errors in a report of the Nu HTML checker (its JSON), each with the page and the line.

    Raises:
        ValueError: this is no such report, so nothing has been checked.
    """
    try:
        messages: list[dict[str, Any]] = json.loads(report)["messages"]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise ValueError(f"The Nu HTML checker gave no report: {report.strip()[:500]}") from error
    return [f"{one['url'].rpartition(f'{folder}/')[2]}:{one.get('lastLine', '?')}: {one['message']}"
            for one in messages if one["type"] != "info"]


def _lighthouse(*words: str) -> int:
    """Have Lighthouse CI do one of its steps; its exit code."""
    cli = MODULES / "@lhci" / "cli" / "src" / "cli.js"
    return subprocess.run(["node", str(cli), *words, f"--config={PINNED / 'lighthouserc.json'}"], check=False,
                          cwd=WORK, env=os.environ | {"CHROME_PATH": CHROMIUM.find()}).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (RuntimeError, ValueError, FileNotFoundError) as error:
        sys.exit(str(error))
