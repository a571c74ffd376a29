// What every page runs: the palette, the menu, and the modules that this page needs.

const root = document.documentElement;
const SCHEMES = ["", "default", "slate"]; // as the system has it, light, dark
const NAMES = { "": "as the system has them", default: "light", slate: "dark" };

/** Read or keep the reader's choice; a browser that keeps nothing is no error. */
function chosen(scheme) {
  try {
    if (scheme === undefined) return localStorage.getItem("scheme") || "";
    if (scheme) localStorage.setItem("scheme", scheme);
    else localStorage.removeItem("scheme");
  } catch {
    // Private windows may refuse; the choice then lasts for this page.
  }
  return scheme || "";
}

/** The button in the masthead: system, light, dark, in turn. */
function palette(button) {
  let current = chosen();
  if (!SCHEMES.includes(current)) current = "";
  const show = () => {
    if (current) root.setAttribute("data-md-color-scheme", current);
    else root.removeAttribute("data-md-color-scheme");
    button.querySelector(".unseen").textContent = `Colours: ${NAMES[current]}. Change`;
  };
  button.addEventListener("click", () => {
    current = chosen(SCHEMES[(SCHEMES.indexOf(current) + 1) % SCHEMES.length]);
    show();
  });
  show();
  button.hidden = false;
}

/** The menu closes with Escape, and when the reader goes elsewhere. */
function menu(details) {
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (details.open && !details.contains(event.target)) details.open = false;
  });
}

/** Mark in the contents the section that is being read. */
function follow(contents) {
  const links = new Map();
  for (const link of contents.querySelectorAll("a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const headings = [...links.keys()];
  const mark = () => {
    const edge = window.innerHeight / 4;
    const read = headings.filter((heading) => heading.getBoundingClientRect().top < edge).pop();
    for (const [heading, link] of links) {
      if (heading === read) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const watcher = new IntersectionObserver(mark, { rootMargin: "0px 0px -75% 0px" });
  headings.forEach((heading) => watcher.observe(heading));
}

/** Load a module for what is in the page. */
function use(module, element) {
  if (element) import(`./${module}.js`).then((loaded) => loaded.start(element));
}

/** Beside the text there is room for the contents; above it they stay folded. */
function unfold(fold) {
  const wide = window.matchMedia("(min-width: 72em)");
  const fit = () => { fold.open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
}

const one = (selector) => document.querySelector(selector);
if (one(".scheme")) palette(one(".scheme"));
if (one("details.menu")) menu(one("details.menu"));
if (one(".contents-fold")) unfold(one(".contents-fold"));
use("explorer", one(".explorer"));
use("search", one("#search-results"));
document.querySelectorAll(".filterable").forEach((list) => use("filter", list));
const later = window.requestIdleCallback || ((work) => setTimeout(work, 200));
later(() => {
  if (one(".contents")) follow(one(".contents"));
  use("panel", one(".figure a, .statement a, time a") && document.body);
});
