"""How a command runs: alone where it must be, no longer than what began it, its errors told in words, and
its files written whole or not at all, whatever stops it.

Usage: python -m scripts.running MODULE [ARGUMENT ...]

Needs nothing but the standard library: run.py begins here, before anything is installed.
"""

from __future__ import annotations

import errno
import gc
import os
import runpy
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent.parent
STOPPED = 130
AGAIN = 75  # a command that asks to be begun anew
UNREAD = 141  # what a shell says of a program whose reader has gone
_NOT_YOURS = "Make it writable for yourself, or work in a copy of the project that is."
_HINTS = {errno.ENOSPC: "Free some space on the disk, and run the command again.",
          errno.EACCES: _NOT_YOURS, errno.EPERM: _NOT_YOURS, errno.EROFS: _NOT_YOURS,
          errno.ENOENT: "It has gone meanwhile; run the command again."}
_FAR = 1 << 20  # Windows lets nobody read a byte that is locked: it lies behind the process's id


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, file=sys.stderr, flush=True)


def told(work: Callable[[], int]) -> int:
    """Do the work of a command; its exit code, also if the machine refused something or Ctrl-C came."""
    try:
        try:
            return work()
        finally:
            print(end="", flush=True)  # to nobody, if the output was closed
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:  # a reader such as head has had enough; what is left goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except (OSError, UnicodeDecodeError) as error:
        file, message, hint = refusal(error)
        say(f"{file}: {message}\n    {hint}")
        return 1


def refusal(error: OSError | UnicodeDecodeError) -> tuple[str, str, str]:
    """The file at which it happened, what is wrong, and how to mend it."""
    used = [frame.f_locals.get("self") for frame, _ in traceback.walk_tb(error.__traceback__)]
    names = [getattr(error, "filename2", None), getattr(error, "filename", None),
             *(path for path in reversed(used) if isinstance(path, Path)), "this folder"]
    file = Path(os.fsdecode(next(name for name in names if isinstance(name, str | bytes | Path))))
    shown = (file.relative_to(ROOT) if file.is_relative_to(ROOT) else file).as_posix()
    if isinstance(error, UnicodeDecodeError):
        hint = ("Delete it; the programs make it anew." if shown.startswith(".cache/")
                else "Save the file again in the encoding UTF-8.")
        return shown, "this is not UTF-8 text", hint
    return shown, error.strerror or str(error), _HINTS.get(error.errno or 0, "Mend that, and run it again.")


def git(root: Path, *command: str) -> str:
    """What git says; nothing where there is no git, no repository, or not what was asked for."""
    try:
        done = subprocess.run(["git", *command], cwd=root, capture_output=True, encoding="utf-8",
                              errors="backslashreplace", check=False)
    except FileNotFoundError:
        return ""
    return "" if done.returncode else done.stdout.strip()


def end_with_parent() -> None:
    """Let this process end soon after the one that began it, however that one ends."""
    def watch(parent: int) -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)
    threading.Thread(target=watch, args=(os.getppid(),), daemon=True).start()


def begin_worker() -> None:
    """Let a worker end with its parent, and at Ctrl-C without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    end_with_parent()


@contextmanager
def alone(what: str, *, wait: bool = True) -> Iterator[None]:
    """Let one process at a time past; the lock goes with its process, however that ends.

    Args:
        what: what is done meanwhile, which is also the name of the lock.
        wait: wait for the other, or end with a message.
    """
    path = ROOT / ".cache" / f"{what}.lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        told_once = False
        while not _locked(file):
            file.seek(0)
            other = f"Another command (process {file.read()}) is {what} here."
            if not wait:
                sys.exit(f"{other} Run this one again when that has ended.")
            if not told_once:
                say(f"{other} Waiting for it …")
            told_once = True
            time.sleep(0.2)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _locked(file: IO[str]) -> bool:
    """Take a lock on an open file, unless another process has it."""
    try:
        if sys.platform == "win32":
            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write a file whole, or leave it alone if it already says so; whether it was written.

    What is being written has a dot before its name: it is neither published nor taken for a record.
    """
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.part")
    partial.write_bytes(content)
    partial.replace(path)
    return True


def settle(docs: Path, folders: Sequence[str], wanted: Mapping[str, bytes]) -> None:
    """Make generated folders hold exactly the wanted files."""
    for name, content in wanted.items():
        write_if_changed(docs / name, content)
    for folder in folders:
        for path in (docs / folder).rglob("*"):
            if path.is_file() and path.relative_to(docs).as_posix() not in wanted:
                path.unlink()


def run_module(name: str) -> int:
    """Run a module as a program, one of ours by its `main`, with what is left of the command line."""
    main = getattr(import_module(name), "main", None) if name.startswith("scripts.") else None
    if main is None:
        runpy.run_module(name, run_name="__main__", alter_sys=True)
        return 0
    problems = import_module("macros.values.problems")  # which needs what is installed
    try:
        return int(main(sys.argv[1:]))
    except problems.ProblemsFound as found:
        return int(problems.refused(found.problems))


if __name__ == "__main__":
    end_with_parent()
    gc.set_threshold(1_000_000)  # records and elements are read by the ten thousand, and stay
    sys.argv = sys.argv[1:]
    sys.exit(told(lambda: run_module(sys.argv[0])))
