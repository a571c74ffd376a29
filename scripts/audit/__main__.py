"""Usage: python -m scripts.audit SITE. Checks the HTML of every page, measures four, prints the figures.

Exits with 1 if a page has an error, lacks full marks in a category, or moves while it loads.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from macros.reading.project import ROOT
from scripts.audit.host import nginx
from scripts.audit.results import Run, html_errors, lighthouse_run, middle, not_good_enough, table
from scripts.browser import FLAGS, find_browser
from scripts.npm import installed

PINNED = Path(__file__).parent
WORK = ROOT / ".cache" / "audit"
MODULES = WORK / "node_modules"
TOOLS = {"node": "nodejs", "npm": "npm", "java": "default-jre-headless", "nginx": "nginx-light"}
PAGES = ("", "security/bases/", "plan-b/", "reference/timeline/")
TIMES = 3
SYSTEM_PROGRAMS = "/usr/sbin"  # where Debian keeps nginx, often outside PATH


def main(argv: list[str]) -> int:
    """Check and measure a built site; the exit code."""
    site = Path(argv[0]).resolve()
    programs = f"{os.environ['PATH']}{os.pathsep}{SYSTEM_PROGRAMS}"
    lacking = [name for name in TOOLS if shutil.which(name, path=programs) is None]
    if lacking:
        print(f"This needs {', '.join(lacking)}. Run: sudo apt-get install "
              f"{' '.join(TOOLS[name] for name in lacking)}", file=sys.stderr)
        return 1
    installed(PINNED, WORK)
    errors = html_errors(checked_html(site), site.as_posix())
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"Nu HTML checker: {len(errors)} errors on {pages} pages", flush=True)
    results = measured(site, shutil.which("nginx", path=programs) or "nginx")
    print(f"Lighthouse, mobile, medians of {TIMES}:\n{table(results)}")
    wrong = [problem for page, run in results for problem in not_good_enough(page, run)]
    failed = sorted({f"Lighthouse on {page}: {title}" for page, run in results for title in run.failed})
    print("\n".join(errors + wrong + failed))
    return 1 if errors or wrong else 0


def checked_html(site: Path) -> str:
    """The report of the Nu HTML checker on all pages of a site."""
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(["java", "-jar", str(jar), "--skip-non-html", "--errors-only", "--format", "json",
                           str(site)], text=True, capture_output=True, check=False)
    return done.stderr


def measured(site: Path, program: str) -> list[tuple[str, Run]]:
    """What Lighthouse says of some pages of a site, each several times."""
    with nginx(program, site) as address:
        return [(page or "home", middle([lighthouse_run(_lighthouse(address + page)) for _ in range(TIMES)]))
                for page in PAGES]


def _lighthouse(address: str) -> str:
    """One report, by way of a file: what Lighthouse writes to a pipe may be cut off."""
    report = WORK / "lighthouse.json"
    report.unlink(missing_ok=True)
    command = ["node", str(MODULES / "lighthouse" / "cli" / "index.js"), address, "--output=json", "--quiet",
               f"--output-path={report}", f"--chrome-flags={' '.join(('--headless=new', *FLAGS))}"]
    done = subprocess.run(command, text=True, capture_output=True, check=False, cwd=WORK,
                          env=os.environ | {"CHROME_PATH": find_browser()})
    if not report.exists():
        raise RuntimeError(f"Lighthouse gave no report: {done.stderr}")
    return report.read_text(encoding="utf-8")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (RuntimeError, ValueError, FileNotFoundError) as error:
        sys.exit(str(error))
