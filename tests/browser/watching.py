"""Opens pages, all but the smaller of those that are of one kind, and writes down what goes wrong in them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from macros.views.charts import FRAMED
from tests.conftest import pages_of

SHARES = range(8)  # into which a walk over all pages is cut, for processes beside each other
SINGLE = (".", "reference", "about")  # folders whose pages are each of a kind of their own
WHOLE = "404.html"  # its links are those of the site's own address
LISTEN = """
  window.policyViolations = [];
  document.addEventListener("securitypolicyviolation", event => window.policyViolations.push(
    `${event.effectiveDirective} refused ${event.blockedURI} ${event.sample} (line ${event.lineNumber})`));
"""

# Two frames, so that what the first one drew has been told as well; a busy browser may draw none for a while.
FRAME = ("new Promise(done => { requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));"
         " setTimeout(done, 1000); })")
IDLE = f"new Promise(done => requestIdleCallback(done, {{timeout: 2000}})).then(() => {FRAME})"
PASS_OVER = f"""async () => {{
  const end = performance.now() + 20_000;  // whether images and letters come at all is asked elsewhere
  const late = new Promise(done => setTimeout(done, 20_000));
  for (let y = 0; y < document.documentElement.scrollHeight && performance.now() < end; y += innerHeight) {{
    scrollTo(0, y);
    await {FRAME};
  }}
  const waiting = () => [...document.images].find(one => one.checkVisibility() && !one.complete);
  for (let image = waiting(); image && performance.now() < end; image = waiting()) {{
    image.loading = "eager";  // passed too fast, or hidden by now
    image.scrollIntoView();
    await {FRAME};
  }}
  scrollTo(0, 0);
  await Promise.race([document.fonts.ready, late]);
  await {IDLE};
}}"""


@dataclass
class Watched:
    """A page, and what went wrong in it since it was last asked.

    Attributes:
        home: where the site is served; whatever is asked of other addresses is wrong.
        asked: every address that was asked for.
    """

    page: Page
    home: str
    asked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Begin to listen."""
        self.page.add_init_script(LISTEN)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error in a script: {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def faults(self) -> list[str]:
        """What went wrong since the last time, with violations of the page's policy."""
        violations: list[str] = self.page.evaluate("window.policyViolations.splice(0)")
        found = self.wrong + [f"against the policy: {violation}" for violation in violations]
        self.wrong = []
        return found

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(f"console {message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        self.asked.append(request.url)
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.wrong.append(f"asked elsewhere: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.wrong.append(f"answered {response.status}: {response.url}")


@contextmanager
def watched(browser: Browser, home: str, **wishes: Any) -> Iterator[Watched]:
    """A new window on the site; wishes are those of a browser context, such as its viewport."""
    context = browser.new_context(**wishes)
    try:
        seen = Watched(context.new_page(), home)
        seen.start()
        yield seen
    finally:
        context.close()


def none_of(found: Sequence[object]) -> None:
    """Fail with the whole list if anything was found."""
    assert not found, "\n".join(["", *map(str, found)])


def pass_over(page: Page) -> None:
    """Scroll from top to bottom, as a reader does, until all that is put off has been loaded."""
    page.evaluate(PASS_OVER)


def unfold(page: Page) -> None:
    """Open all that is folded in the text."""
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true; })")


def to_visit(site: Path, every: bool = False) -> list[str]:
    """Addresses of the pages to visit, below that of the site: of one kind the largest, or every one."""
    pages = {path.parent.relative_to(site): path.stat().st_size
             for path in (*pages_of(site), *site.glob(f"{FRAMED}*/index.html"))}
    kinds = {f"{place}" if every or f"{place.parent}" in SINGLE else f"{place.parent}/*": place
             for place in sorted(pages, key=pages.__getitem__)}
    return [*(f"{place.as_posix()}/".removeprefix("./") for place in sorted(kinds.values())), WHOLE]
