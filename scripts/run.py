#!/usr/bin/env python3
"""The one entry point: makes the environment, then serves, builds, checks or tests the site.

Needs nothing but Python 3.11 or newer and its standard library; everything
else is installed into .venv from the hashed locks, once.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import venv
from difflib import get_close_matches
from functools import lru_cache, partial
from pathlib import Path
from typing import IO

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # a script begins in its own folder
from scripts.running import AGAIN, ROOT, STOPPED, alone, say, told

VENV = ROOT / ".venv"
UNFINISHED = ROOT / ".cache" / "venv-unfinished"  # there while packages are being installed
SITE = ROOT / "site"
BUILDING = ROOT / ".cache" / "site-building"
FALLBACK_EPOCH = "1767225600"  # 1 January 2026, where git names no commit


# Verbs that are a module of their own: those that read the rest of the command line, and the others.
READERS = {
    "new": ("scripts.new", "begin a record, a chapter or a chart: new KIND ID [FIELD=VALUE ...]"),
    "check": ("scripts.check", "check records, pages and the built site"),
    "test": ("pytest", "run every test; --quick leaves out the slow ones, and pytest has the rest (-- …)"),
    "accept": ("scripts.accept", "accept records and pages as they are now, with a reason"),
    "mutate": ("tests.faults", "build, then seed faults and count those that the checks find")}
MODULES = {
    **READERS,
    "diff": ("scripts.diff", "build, and say what readers would see change since a commit"),
    "bench": ("scripts.bench", "compare the build with a bare one of the same pages"),
    "refresh-map": ("scripts.refresh_map", "make the coastlines of the maps anew, with npm"),
    "witness": ("scripts.witness", "compare the records with the documents themselves"),
    "release": ("scripts.release", "build, and write down what a version promises"),
    "edition": ("scripts.editions", "build, and keep the site as an edition that stands still"),
    "figures": ("scripts.figures", "find figures by their words: id, value, where they are shown")}
# On all processors at once, in the order of the folders, in which the long ones come first.
BESIDE_EACH_OTHER = ("--numprocesses=auto", "--dist=loadgroup", "--no-loadscope-reorder")
TESTING = ("test", "lock", "release")  # these need the packages of the tests


def main(argv: list[str] | None = None) -> int:
    """Parse the command line and run one verb; returns the exit code."""
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    serving = verbs.add_parser("serve", help="show the site on this machine, rebuilt on each change")
    serving.add_argument("--port", type=int, default=8000, help="port on localhost (default 8000)")
    building = verbs.add_parser("build", help="build the site into site/")
    building.add_argument("--engine", choices=["mkdocs", "zensical"], default="mkdocs",
                          help="build with another engine as well, and compare (default mkdocs alone)")
    verbs.add_parser("audit", help="build, check all HTML, measure four pages (Node, Java, nginx)")
    modules = {name: verbs.add_parser(name, help=told, add_help=name not in READERS)
               for name, (_, told) in MODULES.items()}
    modules["witness"].add_argument("words", nargs=1, metavar="FOLDER", type=os.path.abspath,
                                    help="folder that holds the documents as text")
    modules["witness"].add_argument("--index", action="store_true", help="write seeds/witness/ anew")
    for name, count, word, help, form in (
            ("diff", 1, "BASE", "commit, branch or tag, such as main", ".+"),
            ("release", 1, "VERSION", "its number, such as 1.0", r"[1-9]\d*\.\d+"),
            ("edition", 1, "MONTH", "its month, such as 2026-12", r"20\d\d-(?:0[1-9]|1[0-2])"),
            ("figures", "+", "WORD", "words of its id, label or speaker", ".+")):
        modules[name].add_argument("words", nargs=count, metavar=word, help=help,
                                   type=partial(formed, form, help))
    locking = verbs.add_parser("lock", help="write the hashed locks anew from requirements*.in")
    locking.add_argument("--upgrade", nargs="?", const="", metavar="PACKAGE",
                         help="take the newest versions of all packages, or of one")
    args, options = parser.parse_known_args(argv)
    if options and args.verb not in READERS:
        parser.error(f"unrecognized arguments: {' '.join(options)}")
    options += [*vars(args).get("words", ()), *(["--index"] if vars(args).get("index") else ())]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    code = told(lambda: run_verb(args, options[1:] if options[:1] == ["--"] else options))
    if code == STOPPED:
        say("Stopped.")
    return code


def formed(form: str, wanted: str, word: str) -> str:
    """A word of the command line, which is told before anything is built if it has another form."""
    if not re.fullmatch(form, word, re.ASCII):
        raise argparse.ArgumentTypeError(f"{word!r} is not {wanted}")
    return word


def run_verb(args: argparse.Namespace, options: list[str]) -> int:
    """Run the verb in the environment it needs."""
    with alone("starting"):
        restore(SITE)
        for_tests = args.verb in TESTING or vars(args).get("engine") == "zensical"
        python = environment("requirements-test.txt" if for_tests else "requirements.txt")
    if args.verb == "lock":
        return lock(python, args.upgrade)
    if args.verb == "serve":
        while (code := call(module(python, "scripts.preview", str(args.port)))) == AGAIN:
            say("The code has changed; beginning anew.")
        return code
    asked = args.verb == "mutate" and not {"-h", "--help"} & {*options}
    keeps = args.verb in ("release", "edition")
    if keeps and (code := call(module(python, MODULES[args.verb][0], *options, "--ready"))):
        return code
    if (asked or keeps) and (code := build(python, sys.stderr)):
        return code
    if args.verb in MODULES:
        beside = BESIDE_EACH_OTHER if args.verb == "test" else ()
        return call(module(python, MODULES[args.verb][0], *beside, *options))
    code = build(python)
    if args.verb == "audit" and not code:
        return call(module(python, "scripts.audit", str(SITE)))
    if args.verb == "build" and args.engine == "zensical" and not code:
        return call(module(python, "scripts.other_engine"))
    return code


def module(python: str, name: str, *args: str) -> list[str]:
    """The command that runs a module."""
    return [python, "-m", "scripts.running", name, *args]


def call(command: list[str], out: IO[str] | None = None) -> int:
    """Run a command in the project's folder; its exit code. What it says goes to `out`, if that is given."""
    return subprocess.run(command, cwd=ROOT, env=variables(), stdout=out, check=False).returncode


def variables() -> dict[str, str]:
    """The environment of all that is run: quiet engine, dates from the last commit, no sign that stops it."""
    env = dict(os.environ)
    env.setdefault("NO_MKDOCS_2_WARNING", "1")
    if "SOURCE_DATE_EPOCH" not in env:
        env["SOURCE_DATE_EPOCH"] = last_commit()
    elif not re.fullmatch(r"[0-9]{1,11}", env["SOURCE_DATE_EPOCH"]):
        sys.exit(f"SOURCE_DATE_EPOCH is {env['SOURCE_DATE_EPOCH']!r}, and must be seconds since 1970.")
    env["PYTHONPATH"] = str(ROOT)
    env["PYTHONIOENCODING"] = env.get("PYTHONIOENCODING", "").partition(":")[0] + ":backslashreplace"
    return env


@lru_cache(maxsize=1)
def last_commit() -> str:
    """Seconds since 1970 of the last commit; a fixed date, and a message, if git names none."""
    try:
        result = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True,
                                errors="backslashreplace", check=False)
    except FileNotFoundError:
        said = "git is not installed"
    else:
        if result.stdout.strip():
            return result.stdout.strip()
        said = result.stderr.strip()
    say(f"No commit gives the date of the site, so that of 1 January 2026 is taken:\n{said}\n"
        "Set SOURCE_DATE_EPOCH, in seconds since 1970, to go by another.")
    return FALLBACK_EPOCH


def environment(lock_name: str) -> str:
    """Path of the Python of .venv, in which everything of the lock is installed.

    The second time this takes no more than reading two small files.
    """
    if sys.version_info < (3, 11):
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    scripts = VENV / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    stamp = VENV / f"{lock_name}.installed"
    wanted = hashlib.sha256((ROOT / lock_name).read_bytes() + sys.version.encode()).hexdigest()
    whole = python.exists() and not UNFINISHED.exists()
    if whole and stamp.exists() and stamp.read_text() == wanted:
        return str(python)
    UNFINISHED.touch()
    if not whole:
        make_environment()
    say(f"Installing the packages of {lock_name} (once, about a minute) …")
    result = subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "--require-hashes", "-r", str(ROOT / lock_name)],
        errors="backslashreplace", capture_output=True, check=False)
    UNFINISHED.unlink()
    if result.returncode:
        sys.exit(f"The packages could not be installed:\n{result.stderr.strip()}")
    stamp.write_text(wanted)
    if lock_name == "requirements-test.txt":  # it holds every pin of the other lock
        site_lock = (ROOT / "requirements.txt").read_bytes() + sys.version.encode()
        (VENV / "requirements.txt.installed").write_text(hashlib.sha256(site_lock).hexdigest())
    return str(python)


def make_environment() -> None:
    """Make an empty environment, in the place of any other."""
    say("Making the environment in .venv (once) …")
    for again in (True, True, False):
        try:
            venv.EnvBuilder(with_pip=True, clear=True).create(VENV)
            return
        except subprocess.CalledProcessError as error:  # Debian's Python comes without the installer
            sys.exit(f"The folder .venv could not be made; is python3-venv installed?\n{error}")
        except OSError:  # what a start that was killed had begun may still be writing there
            if not again:
                raise
            time.sleep(5)


def build(python: str, out: IO[str] | None = None) -> int:
    """Build into a temporary folder, check it, and only then put it in the place of site/."""
    with alone("building", wait=False):
        say("Building … (about half a minute)")
        shutil.rmtree(BUILDING, ignore_errors=True)
        try:
            if code := call(module(python, "scripts.publish", str(BUILDING), str(SITE)), out):
                say("The build failed; site/ is as it was.")
                return code
            with alone("starting"):
                swap(BUILDING, SITE)
        finally:
            shutil.rmtree(BUILDING, ignore_errors=True)
    say(f"Built {SITE.relative_to(ROOT)}/")
    return 0


def swap(new: Path, place: Path) -> None:
    """Put a finished folder in the place of an old one."""
    old = place.with_name(place.name + ".old")
    for folder, _, _ in os.walk(old):
        Path(folder).chmod(0o700)  # somebody may have made the site read-only
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def restore(place: Path) -> None:
    """Bring the old folder back if a swap ended between its two steps."""
    old = place.with_name(place.name + ".old")
    if old.exists() and not place.exists():
        old.rename(place)


def lock(python: str, upgrade: str | None) -> int:
    """Resolve requirements*.in for every platform; needs the network.

    Args:
        upgrade: the package that is to be the newest, `""` for all; None keeps every version that fits.
    """
    held = pins()
    upgrade = upgrade and re.sub(r"[-_.]+", "-", upgrade).lower()  # as the locks spell all names
    if upgrade and upgrade not in (names := {pin.partition("==")[0] for pin in held}):
        near = get_close_matches(upgrade, names, 1)
        say(f"No package {upgrade!r} is locked." + "".join(f"\n    Did you mean {name!r}?" for name in near))
        return 1
    wish = {None: [], "": ["--upgrade"]}.get(upgrade, [f"--upgrade-package={upgrade}"])
    for name in ("requirements", "requirements-test"):
        code = call([python, "-m", "uv", "pip", "compile", *wish, "--universal", "--generate-hashes",
                     "--quiet", "--python-version", "3.11", f"{name}.in", "-o", f"{name}.txt"])
        if code:
            return code
    new = pins()
    changes = [*(f"- {pin}" for pin in sorted(held - new)), *(f"+ {pin}" for pin in sorted(new - held))]
    say("\n".join(changes) or "No version has changed.")
    return 0


def pins() -> set[str]:
    """Name and version of all that is locked; the lock of the tests holds every pin of the other."""
    held = (ROOT / "requirements-test.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^[\w.-]+==\S+", held, re.M))


if __name__ == "__main__":
    sys.exit(main())
