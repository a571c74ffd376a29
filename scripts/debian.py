"""Finds programs; on a bare CI machine installs Debian's, on anybody's own nothing is installed unasked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def program(names: tuple[str, ...], *packages: str) -> str | None:
    """Path of the first of some programs that is there, or that packages bring to a machine of CI."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found or os.environ.get("CI") != "true" or sys.platform != "linux" or os.geteuid() != 0 or (
            shutil.which("apt-get") is None):
        return found
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"],
                    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)
    return next(filter(None, map(shutil.which, names)), None)
