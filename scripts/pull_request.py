"""Accepts what a pull request leaves to accept; prints the files for whoever sent it, as Markdown.

The host gives PR_TITLE, which becomes the reason, HEAD_REPOSITORY and HEAD_BRANCH: texts of strangers,
so they come in variables and no shell reads them.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import indent
from urllib.parse import quote, urlencode

MARKUP = re.compile(r"[^\w .,:;?!'’()%$€£¥/–-]")  # a reason is in plain words
CHANGED = ("git", "status", "--porcelain", "--untracked-files=all", "--", "seeds/changes")
PLAIN = "Records and pages were changed"
LONGEST = 6000  # bytes of a file that still fits into an address


def main() -> int:
    """Accept and print; 1 and the problems if something has to be mended before."""
    done = accepted(MARKUP.sub("", os.environ["PR_TITLE"]))
    if re.search("^run.py accept: ", done.stderr, re.M):  # the reason, looked at once all else is well
        print("The title of a pull request is the reason that readers are given, and this one can't be:\n\n"
              f"{indent(done.stderr, '    ')}\n`{PLAIN}` stands in its place.\n")
        done = accepted(PLAIN)
    if done.returncode:
        print(f"## Mend this first\n\n{indent(done.stderr, '    ')}")
    for line in subprocess.run(CHANGED, capture_output=True, text=True, check=True).stdout.splitlines():
        path = Path(line[3:])
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        print(told(path.as_posix(), text, line.startswith("??")))
    return done.returncode


def accepted(why: str) -> subprocess.CompletedProcess[str]:
    """Accept everything for a reason."""
    return subprocess.run([sys.executable, "scripts/run.py", "accept", "--pages", f"--why={why}"], text=True,
                          stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, check=False)


def told(file: str, text: str, new: bool) -> str:
    """A file of changes as it must be, with a link that adds it if it is new and fits into an address."""
    where = f"{os.environ['HEAD_REPOSITORY']}/new/{quote(os.environ['HEAD_BRANCH'])}"
    link = f"https://github.com/{where}?{urlencode({'filename': file, 'value': text})}"
    way = f"[Add it to your branch]({link})" if new and len(text.encode()) <= LONGEST else "Copy it"
    said = f"{way}; a better reason than this `why` is welcome.\n\n{indent(text, '    ')}"
    return f"## Still to be accepted: `{file}`\n\n{said if text else 'Delete this file.'}\n"


if __name__ == "__main__":
    sys.exit(main())
