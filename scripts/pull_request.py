"""Accepts what a pull request leaves to accept; prints the files for whoever sent it, as Markdown.

Usage: PR_TITLE=… HEAD_REPOSITORY=OWNER/NAME HEAD_BRANCH=… python3 scripts/pull_request.py

The title becomes the reason. It and the names are texts of strangers, so they come in variables and no
shell reads them. Works in the folder in which it is called, and sends nothing anywhere.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlencode

ACCEPT = (sys.executable, "scripts/run.py", "accept")
CHANGED = ("git", "status", "--porcelain", "--untracked-files=all", "--", "seeds/changes")
MARKUP = re.compile(r"[^\w .,:;?!'’()%$€£¥/–-]")  # a reason is in plain words
LONGEST = 6000  # bytes of a file that still fits into an address


def main() -> int:
    """Accept and print; 1 and the reasons if something has to be mended before."""
    why = f"--why={MARKUP.sub('', os.environ['PR_TITLE'])}"
    done = run(*ACCEPT, why, "--corrected")  # refused unless an entry says what we had wrong
    if done.returncode and (done := run(*ACCEPT, why)).returncode:
        print(f"## Mend this first\n\n{fenced(done.stderr)}")
        return 1
    branch = f"{os.environ['HEAD_REPOSITORY']}/new/{quote(os.environ['HEAD_BRANCH'])}"
    for line in run(*CHANGED).stdout.splitlines():
        path = Path(line[3:])
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        print(f"## Still to be accepted: `{path}`\n\n{told(path.as_posix(), text, line[:2] == '??', branch)}")
    return 0


def told(file: str, text: str, new: bool, branch: str) -> str:
    """What to do with one file of changes: add it, replace yours, or if nothing is left in it, delete it."""
    query = urlencode({"filename": file, "value": text})
    way = "Add this file to your branch" if new else "Let this take the place of your file"
    if new and len(text.encode()) <= LONGEST:
        way = f"[{way}](https://github.com/{branch}?{query})"
    return f"{way}, with a better reason (`why`) if you have one.\n\n{fenced(text)}" if text else "Delete it."


def fenced(text: str) -> str:
    """A text that is shown as it stands, whatever it holds."""
    fence = "`" * (3 + text.count("`"))
    return f"{fence}text\n{text.rstrip()}\n{fence}\n"


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(command, text=True, capture_output=True, check=False)


if __name__ == "__main__":
    sys.exit(main())
