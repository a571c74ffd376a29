// @ts-check
// What every page runs: the palette, the menu, and the modules that this page needs.

const root = document.documentElement;
const SCHEMES = new Map([["", "as the system has them"], ["default", "light"], ["slate", "dark"]]);

/** Read or keep the reader's choice; a browser that keeps nothing is no error. @param {string} [scheme] */
function chosen(scheme) {
  try {
    if (scheme === undefined) return localStorage.getItem("scheme") || "";
    localStorage.setItem("scheme", scheme);
  } catch { /* Private windows may refuse; the choice then lasts for this page. */ }
  return scheme || "";
}

/** The button in the masthead: system, light, dark, in turn. @param {HTMLElement} button */
function palette(button) {
  const frames = [...document.querySelectorAll("meta[name=theme-color]")]
    .map((meta) => ({ meta, own: meta.getAttribute("content") ?? "" }));
  let current = chosen();
  if (!SCHEMES.has(current)) current = "";
  const show = () => {
    if (current) root.setAttribute("data-md-color-scheme", current);
    else root.removeAttribute("data-md-color-scheme");
    for (const { meta, own } of frames) {
      meta.setAttribute("content", current ? getComputedStyle(root).backgroundColor : own);
    }
    button.querySelector(".unseen")?.replaceChildren(`Colours: ${SCHEMES.get(current)}. Change`);
  };
  button.addEventListener("click", () => {
    const schemes = [...SCHEMES.keys()];
    current = chosen(schemes[(schemes.indexOf(current) + 1) % schemes.length]);
    show();
  });
  show();
  button.hidden = false;
}

/** The menu closes with Escape, and when the reader goes elsewhere. @param {HTMLDetailsElement} details */
function menu(details) {
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !details.contains(event.target)) details.open = false;
  });
}

/** Mark in the contents the section that is being read. @param {HTMLElement} contents */
function follow(contents) {
  const links = [...contents.querySelectorAll("a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const mark = () => {
    const edge = window.innerHeight / 4;
    const read = headings.findLastIndex((heading) => heading && heading.getBoundingClientRect().top < edge);
    links.forEach((link, n) => { link.ariaCurrent = n === read ? "true" : null; });
  };
  const watcher = new IntersectionObserver(mark, { rootMargin: "0px 0px -75% 0px" });
  headings.forEach((heading) => heading && watcher.observe(heading));
}

/** @typedef {{start: (element: HTMLElement) => void}} Module */
/** Load a module for what is in the page. @type {(load: () => Promise<Module>) => (element: HTMLElement) => void} */
const use = (load) => (element) => {
  load().then((module) => module.start(element), () => { root.className = ""; });
};

/** A chart tells its values by a module that comes when one asks for them. @param {HTMLElement} picture */
function values(picture) {
  const keys = document.createElement("div"), asked = new AbortController();
  Object.assign(keys, { className: "chart-keys", tabIndex: 0, role: "application",
    ariaLabel: "Values in this picture: arrow keys go from one to the next, Escape leaves" });
  picture.append(keys);
  const load = (/** @type {Event} */ event) => {
    asked.abort();
    import("./points.js").then((module) => module.start(picture, keys, event)).catch(() => keys.remove());
  };
  for (const type of ["pointermove", "click", "focusin"]) picture.addEventListener(type, load, { signal: asked.signal });
}

/** Paper takes the light drawing; as long as only the dark one is there, that is turned light. */
addEventListener("beforeprint", () => each(".chart-picture", (picture) => {
  const [light, dark] = picture.querySelectorAll("img");
  const turn = () => picture.classList.toggle("turned", !light.naturalWidth && dark.naturalWidth > 0);
  turn();
  light.addEventListener("load", turn, { once: true });
}));

/** Beside the text there is room for the contents; above it they stay folded. @param {HTMLDetailsElement} fold */
function unfold(fold) {
  const wide = window.matchMedia("(min-width: 72em)");
  const fit = () => { fold.open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
}

/** @type {(selector: string, then: (element: any) => void) => void} */
const each = (selector, then) => document.querySelectorAll(selector).forEach((element) => then(element));

/** A link to a fold, or into one, opens it. */
const reveal = () => each(":target", (target) => target.closest("details")?.setAttribute("open", ""));
for (const type of ["load", "hashchange"]) addEventListener(type, reveal);

each(".scheme", palette);
each("details.menu", menu);
each(".contents-fold", unfold);
each(".chart-picture[data-points]", values);
// What is folded gets its buttons as it is opened.
const copies = use(() => import("./copy.js"));
each(".citation, .pass-on", (list) => {
  const fold = list.closest("details");
  if (fold && !fold.open) fold.addEventListener("toggle", () => copies(list), { once: true });
  else copies(list);
});
each(".explorer", use(() => import("./explorer.js")));
each("#search-results", use(() => import("./search.js")));
each("#claim-answers", use(() => import("./check.js")));
each(".filterable", use(() => import("./filter.js")));

/** Browsers that cannot print what is folded get it unfolded while they print. @param {HTMLDetailsElement} notes */
function unfoldForPrint(notes) {
  let folded = false;
  addEventListener("beforeprint", () => { folded = !notes.open; notes.open = true; });
  addEventListener("afterprint", () => { notes.open = !folded; });
}

const NEAR = ".figure a, .statement a, time a", unmet = new AbortController();
let panel = /** @type {Promise<void>?} */ (null);

/** The panel comes as somebody nears a figure, and is then told what it missed. @param {MouseEvent} event */
function nearing(event) {
  const link = event.target instanceof Element && event.target.closest(NEAR), click = event.type === "click";
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  panel ??= import("./panel.js").then((module) => { unmet.abort(); module.start(document.body, NEAR); });
  if (click) event.preventDefault();
  panel.then(() => (click || link.matches(":hover")) && link.dispatchEvent(new PointerEvent(event.type, event)),
    () => click && location.assign(link.href));
}
for (const type of /** @type {const} */ (["pointerover", "click"])) document.body.addEventListener(type, nearing, { signal: unmet.signal });
if (!CSS.supports("selector(::details-content)")) each("details.all-notes", unfoldForPrint);
setTimeout(() => each(".contents", follow), 200);
