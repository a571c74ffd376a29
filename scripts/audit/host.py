"""Serves a built site with nginx, packed and with the headers that the site asks for."""

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from macros.reading.project import ROOT
from scripts.programs import NGINX

PATIENCE = 10  # seconds until nginx answers
SETTINGS = ROOT / ".github" / "container" / "nginx.conf"


def nginx_settings(site: Path, port: int, work: Path, as_root: bool) -> str:
    """The settings of the container, for one site on one port of this machine."""
    text = SETTINGS.read_text(encoding="utf-8")
    for old, new in (("/tmp", work), ("/srv/site", site), ("listen 8080", f"listen 127.0.0.1:{port}")):
        text = text.replace(old, str(new))
    return f"{'user root;' if as_root else ''}\n{text}"


@contextmanager
def nginx(site: Path) -> Iterator[str]:
    """Serve a site for a while; gives its address.

    Raises:
        FileNotFoundError: there is no nginx; the message is the one command to run.
        RuntimeError: nginx does not start; the message is its own.
    """
    program = NGINX.find()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        port = free_port()
        settings = work / "nginx.conf"
        as_root = hasattr(os, "geteuid") and os.geteuid() == 0
        settings.write_text(nginx_settings(site, port, work, as_root), encoding="utf-8")
        command = [program, "-p", folder, "-e", "stderr", "-c", str(settings)]
        with (work / "error.log").open("wb") as log:
            running = subprocess.Popen(command, stderr=log)
        try:
            if not _answers(running, port):
                said = (work / "error.log").read_text(encoding="utf-8")
                raise RuntimeError(f"nginx does not start: {said}")
            yield f"http://127.0.0.1:{port}/"
        finally:
            running.terminate()
            running.wait(PATIENCE)


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _answers(running: subprocess.Popen[bytes], port: int) -> bool:
    for _ in range(PATIENCE * 20):
        if running.poll() is not None:
            return False
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return True
        time.sleep(0.05)
    return False
