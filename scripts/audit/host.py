"""Serves a built site with nginx, packed and with the headers that the site asks for."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.programs import NGINX

PATIENCE = 10  # seconds until nginx answers
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def nginx_settings(site: Path, port: int, work: Path, as_root: bool) -> str:
    """Settings for one site on one port of this machine; its own rules are those in its `nginx.conf`."""
    places = "\n  ".join(f'{name}_temp_path "{work}/{name}";' for name in TEMPORARY)
    return f"""\
{'user root;' if as_root else ''}
daemon off;
worker_processes 1;
pid "{work}/nginx.pid";
error_log "{work}/error.log";
events {{}}
http {{
  {places}
  access_log off;
  sendfile on;
  server {{
    listen 127.0.0.1:{port};
    root "{site}";
    include "{site}/nginx.conf";
  }}
}}
"""


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
        running = subprocess.Popen([program, "-p", folder, "-e", f"{folder}/error.log", "-c", str(settings)],
                                   stderr=subprocess.DEVNULL)
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
