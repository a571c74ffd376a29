"""The table of contents of what authors may call, for the macros plugin.

The plugin imports this package and calls `define_env` once a build. Everything
it registers is documented in macros/authoring/macros.py and contribute/macros.
"""

from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def define_env(env: Any) -> None:
    """Hand our macros to the plugin.

    Any problem with a record or a page stops here with the full list. (The preview
    asks before it runs the engine, and shows the list.)
    """
    from mkdocs.exceptions import PluginError  # noqa: PLC0415  (only the plugin needs the engine)

    from macros.authoring.macro import MACROS, Page, call  # noqa: PLC0415  (plain imports stay light)
    from macros.authoring.macros import at_foot, cited  # noqa: PLC0415
    from macros.authoring.page_index import minutes  # noqa: PLC0415
    from macros.values.problems import report  # noqa: PLC0415
    from macros.views.linked_data import described  # noqa: PLC0415
    from scripts.open_site import open_site  # noqa: PLC0415  (the one way up: it makes what we read)

    opened = open_site(ROOT)
    if opened.problems:
        raise PluginError("\n" + report(opened.problems, bool(opened.desk.unread)))
    site = env.conf["site_url"] or "/"
    desk, works = opened.desk, cited(opened.desk, site)

    def bound(name: str) -> Any:
        def macro(*args: str) -> str:
            engine_page = env.page
            page = Page("docs/" + engine_page.file.src_uri, engine_page.url,
                        engine_page.markdown or "", engine_page.meta, site)
            if page.url in opened.pages:
                page.meta.setdefault("card_title", opened.pages[page.url].title)
                page.meta.setdefault("card_alt", opened.pages[page.url].told)
            if page.url in works and "work" not in page.meta:
                work, _ = works[page.url]
                page.meta |= {"work": work, "citation": at_foot(desk, page.url, site),
                              "linked": described(page.url, work, desk.charts, desk.ledger, site)}
            page.meta["minutes"] = page.meta.get("minutes") or minutes(page.text)
            return call(desk, page, name, args)
        macro.__name__, macro.__doc__ = name, MACROS[name].run.__doc__
        return macro

    for name in MACROS:
        env.macro(bound(name), name)
