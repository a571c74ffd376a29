// The search page: sends what is typed to the worker, shows what it finds, keeps the query in the address.

const STEP = 10;
const ROOT = new URL("../../", import.meta.url);

export function start(root) {
  const form = document.querySelector(".search-form");
  const input = form?.elements.namedItem("q");
  const status = root.querySelector("[role=status]");
  if (!input || !status || typeof Worker === "undefined") return;
  const map = document.querySelector(".site-map");
  const list = make("ol", {className: "search-list"});
  root.append(list);
  let worker, asked = 0, count = STEP, wait, slow;

  function ask(more) {
    const query = input.value.trim().slice(0, 100);
    count = more ? count + STEP : STEP;
    asked += 1;
    clearTimeout(slow);
    if (map) map.hidden = Boolean(query);
    if (!query) return show({query, total: 0, pages: []});
    if (!worker) {
      worker = new Worker(new URL("./search-worker.js", import.meta.url), {type: "module"});
      worker.addEventListener("message", ({data}) => data.id === asked && show(data));
      worker.addEventListener("error", () => show({query, failed: true}));
    }
    slow = setTimeout(() => { status.textContent = "Searching …"; }, 400);
    worker.postMessage({id: asked, query, count});
  }

  function show({query, total, pages = [], fixed = [], near, failed}) {
    clearTimeout(slow);
    const before = list.children.length;
    const more = count > STEP && before;
    list.replaceChildren(...pages.map(result));
    root.querySelectorAll(".search-more, .search-nothing").forEach(old => old.remove());
    status.textContent = said(query, total, pages.length, fixed, failed);
    document.title = document.title.replace(/^(.* – )?Search/, query ? `${query} – Search` : "Search");
    if (!query || failed) return;
    if (!total) root.append(nothing(near));
    if (total > pages.length) {
      const button = make("button", {type: "button", className: "search-more"}, "Show more");
      button.addEventListener("click", () => ask(true));
      root.append(button);
    }
    if (more) list.children[before]?.querySelector("a").focus();
  }

  function nothing(near) {
    const box = make("div", {className: "search-nothing"});
    if (near) {
      const link = make("a", {href: `?q=${encodeURIComponent(near)}`}, near);
      link.addEventListener("click", event => {
        event.preventDefault();
        input.value = near;
        keep(true);
        ask();
        input.focus();
      });
      box.append(make("p", {}, "The nearest word on our pages: ", link, "."));
    }
    box.append(make("p", {}, "You may find it in the ", to("reference/glossary/", "glossary"), ", the ",
                    to("reference/timeline/", "timeline"), " or the list of ",
                    to("reference/people/", "who says what"), "."));
    return box;
  }

  // The query stands in the address, so that a search can be linked and the way back works.
  function keep(push) {
    const address = new URL(location.href), query = input.value.trim();
    if ((address.searchParams.get("q") ?? "") === query) return;
    query ? address.searchParams.set("q", query) : address.searchParams.delete("q");
    history[push ? "pushState" : "replaceState"](null, "", address);
  }

  function read() {
    input.value = (new URLSearchParams(location.search).get("q") ?? "").slice(0, 100);
    ask();
  }

  input.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => { keep(false); ask(); }, 150);
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    clearTimeout(wait);
    keep(true);
    ask();
  });
  addEventListener("popstate", read);
  read();
}

function said(query, total, shown, fixed, failed) {
  if (failed) return "The search could not be loaded. Try again, or use the list of all pages.";
  if (!query) return "";
  if (!total) return `Nothing found for “${query}”.`;
  const notes = fixed.map(([from, to]) => ` “${from}” was read as “${to}”.`).join("");
  const some = shown < total ? `, the first ${shown} shown` : "";
  return `${total} ${total === 1 ? "page" : "pages"} for “${query}”${some}.${notes}`;
}

function result({url, title, part, text, sections}) {
  const item = make("li", {className: "search-page"},
                    make("p", {className: "search-part"}, part),
                    make("p", {className: "search-title"}, to(url, ...marked(title))));
  if (text.length) item.append(make("p", {className: "search-text"}, ...marked(text)));
  if (sections.length) {
    item.append(make("ul", {}, ...sections.map(one => make("li", {},
      make("p", {className: "search-section"}, to(one.url, ...marked(one.title))),
      make("p", {className: "search-text"}, ...marked(one.text))))));
  }
  return item;
}

const marked = pieces => pieces.map(([words, hit]) => (hit ? make("mark", {}, words) : words));
const to = (url, ...words) => make("a", {href: new URL(url, ROOT).href}, ...words);

function make(tag, properties, ...content) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
}
