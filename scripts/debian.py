"""Installs Debian's packages on a bare CI machine; on anybody's own machine nothing is installed unasked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def may_install() -> bool:
    """Whether this is a machine made for one run, on which we are root."""
    return (os.environ.get("CI") == "true" and sys.platform == "linux" and os.geteuid() == 0
            and shutil.which("apt-get") is not None)


def install(*packages: str) -> None:
    """Install packages without those that they only recommend."""
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"],
                    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)
