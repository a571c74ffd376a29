"""A small server for built files, on this machine only, that serves as a host should."""

from __future__ import annotations

import functools
import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path

Rules = tuple[tuple[str, dict[str, str]], ...]
PACKED = (("br", ".br"), ("gzip", ".gz"))


class Published(http.server.SimpleHTTPRequestHandler):
    """Serves as the site asks to be served: below a path, with its headers, files packed if wanted so."""

    protocol_version = "HTTP/1.1"
    base = "/"
    rules: Rules = ()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file; its packed form if there is one that the browser accepts."""
        path = self.path.partition("?")[0]
        folder = Path(self.directory)
        file = folder / path.removeprefix(self.base) if path.startswith(self.base) else folder / "no file"
        if file.is_dir() and not path.endswith("/"):
            self._send(301, b"", {"Location": f"{path}/"})
        elif file.is_dir() and (file / "index.html").is_file():
            self._send_file(200, file / "index.html")
        elif file.is_file():
            self._send_file(200, file)
        else:
            self._send_file(404, folder / "404.html")

    def _send_file(self, status: int, file: Path) -> None:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        fields = {"Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind}
        accepted = self.headers.get("Accept-Encoding", "")
        for name, ending in PACKED:
            packed = file.with_name(file.name + ending)
            if name in accepted and packed.is_file():
                self._send(status, packed.read_bytes(), fields | {"Content-Encoding": name})
                return
        self._send(status, file.read_bytes(), fields)

    def _send(self, status: int, body: bytes, fields: dict[str, str]) -> None:
        for pattern, wanted in self.rules:
            if fnmatchcase(self.path.removeprefix(self.base.rstrip("/")), pattern):
                fields = wanted | fields
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def site_rules(site: Path) -> Rules:
    """What the file `_headers` of a site asks hosts to send with the files of which paths.

    Raises:
        FileNotFoundError: the site has no such file, so it has not been published.
    """
    rules: list[tuple[str, dict[str, str]]] = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line[0].isspace():
            rules.append((line.strip(), {}))
        elif ":" in line:
            name, _, value = line.strip().partition(":")
            rules[-1][1][name] = value.strip()
    return tuple(rules)


@contextmanager
def published(site: Path, base: str = "/", rules: Rules | None = None) -> Iterator[str]:
    """Serve a site below a path, with its own headers or those given; gives the address of its home page."""
    sent = site_rules(site) if rules is None else rules
    handler = type("PublishedHere", (Published,), {"base": base, "rules": sent})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
