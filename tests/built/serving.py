"""Built files behind nginx, on this machine only, as a host should serve them."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.audit.host import nginx


def site_rules(site: Path, *, headers: bool = True) -> str:
    """What a site asks nginx to do, with its headers or as if it said nothing of them."""
    rules = (site / "nginx.conf").read_text(encoding="utf-8")
    return rules if headers else re.sub(r"(?m)^  add_header .*\n", "", rules)


@contextmanager
def published(site: Path, base: str = "/", rules: str = "") -> Iterator[str]:
    """Serve a site below a path, by its own rules or those given; gives the address of its home page."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, base.strip("/"))
        place.mkdir(exist_ok=True)
        for file in site.iterdir():
            (place / file.name).symlink_to(file.absolute())
        below = re.sub(r"(?<=^location )/|(?<= 404 )/", base, rules or site_rules(site), flags=re.M)
        settings = Path(folder, "nginx.conf")
        settings.unlink(missing_ok=True)
        settings.write_text(below, encoding="utf-8")
        with nginx(Path(folder)) as home:
            yield f"{home.removesuffix('/')}{base}"
