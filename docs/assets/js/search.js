// @ts-check
// The search page: sends what is typed to the worker, shows what it finds, keeps the query in the address.

import {all, find, inputs, make} from "./dom.js";

/** @typedef {ReturnType<import("./search-engine.js").Engine["shown"]>} Result */
/** @typedef {{total: number, pages: Result[], fixed: [string, string][], near: string}} Answer */

const STEP = 10;
const ROOT = new URL("../../", import.meta.url);

/** Shows in `root` what is found for the words in the field. @param {HTMLElement} root */
export function start(root) {
  const [input] = inputs(document, "#search-words");
  const status = find(root, "[role=status]"), map = find(document, ".site-map");
  const list = make("ol", {className: "search-list"});
  root.append(list);
  let asked = 0, count = STEP, wait = 0, slow = 0;
  let worker = /** @type {Worker | null} */ (null);

  function ask(more = false) {
    const query = input.value.trim().slice(0, 100);
    count = more ? count + STEP : STEP;
    asked += 1;
    clearTimeout(slow);
    map.hidden = Boolean(query);
    if (!query) return show(query, null);
    if (!worker) {
      worker = new Worker(new URL("./search-worker.js", import.meta.url), {type: "module"});
      worker.addEventListener("message", ({data}) => data.id === asked && show(data.query, data.answer));
      worker.addEventListener("error", () => show(query, null));
    }
    slow = setTimeout(() => { status.textContent = "Searching …"; }, 400);
    worker.postMessage({id: asked, query, count});
  }

  function show(/** @type {string} */ query, /** @type {Answer | null} */ answer) {
    clearTimeout(slow);
    const before = list.children.length;
    list.replaceChildren(...(answer?.pages ?? []).map(result));
    all(root, ".search-more, .search-nothing").forEach(old => old.remove());
    status.textContent = query && said(query, answer);
    document.title = document.title.replace(/^(.* – )?Search/, query ? `${query} – Search` : "Search");
    if (!answer) return;
    if (!answer.total) root.append(nothing(answer.near));
    if (answer.total > answer.pages.length) {
      const button = make("button", {type: "button", className: "search-more"}, "Show more");
      button.addEventListener("click", () => ask(true));
      root.append(button);
    }
    if (count > STEP && before) list.children[before]?.querySelector("a")?.focus();
  }

  // The query stands in the address, so that a search can be linked and the way back works.
  function keep(push = false) {
    const address = new URL(location.href), query = input.value.trim();
    if ((address.searchParams.get("q") ?? "") === query) return;
    query ? address.searchParams.set("q", query) : address.searchParams.delete("q");
    history[push ? "pushState" : "replaceState"](null, "", address);
  }

  function read() { // what stands behind # is sent nowhere
    input.value = (new URLSearchParams(location.search + location.hash.replace("#", "&")).get("q") ?? "").slice(0, 100);
    ask();
  }

  input.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => { keep(); ask(); }, 150);
  });
  input.form?.addEventListener("submit", event => {
    event.preventDefault();
    clearTimeout(wait);
    keep(true);
    ask();
  });
  addEventListener("popstate", read);
  read();
}

function said(/** @type {string} */ query, /** @type {Answer | null} */ answer) {
  if (!answer) return "The search could not be loaded. Try again, or use the list of all pages.";
  const {total, pages, fixed} = answer;
  if (!total) return `Nothing found for “${query}”.`;
  const notes = fixed.map(([from, to]) => ` “${from}” was read as “${to}”.`).join("");
  const some = pages.length < total ? `, the first ${pages.length} shown` : "";
  return `${total} ${total === 1 ? "page" : "pages"} for “${query}”${some}.${notes}`;
}

function nothing(/** @type {string} */ near) {
  const box = make("div", {className: "search-nothing"});
  const link = make("a", {href: `?q=${encodeURIComponent(near)}`}, near);
  if (near) box.append(make("p", {}, "The nearest word on our pages: ", link, "."));
  box.append(make("p", {}, "You may find it in the ", to("reference/glossary/", "glossary"), ", the ",
                  to("reference/timeline/", "timeline"), " or the list of ",
                  to("reference/people/", "who says what"), "."));
  return box;
}

function result(/** @type {Result} */ {url, title, part, text, sections}) {
  const item = make("li", {className: "search-page"}, line("part", part), line("title", to(url, ...marked(title))));
  if (text.length) item.append(line("text", ...marked(text)));
  if (sections.length) {
    item.append(make("ul", {}, ...sections.map(one => make("li", {},
      line("section", to(one.url, ...marked(one.title))), line("text", ...marked(one.text))))));
  }
  return item;
}

const line = (/** @type {string} */ kind, /** @type {(Node | string)[]} */ ...content) =>
  make("p", {className: `search-${kind}`}, ...content);
const to = (/** @type {string} */ url, /** @type {(Node | string)[]} */ ...words) =>
  make("a", {href: new URL(url, ROOT).href}, ...words);
/** @param {[string, boolean][]} pieces */
const marked = pieces => pieces.map(([words, hit]) => (hit ? make("mark", {}, words) : words));
