// @ts-check
// A field that narrows a long list to the entries with the words typed; on the list of people, also a choice
// of option and side. What is chosen stands in the address.

import {all, find, inputs, make} from "./dom.js";

/** Puts the field above the list in `root`. @param {HTMLElement} root */
export function start(root) {
  const entries = all(root, ".record-item").map(item => ({item, text: plain(item.textContent)}));
  const groups = all(root, ".year, .person, .people, .table-scroll").reverse();
  const themes = inputs(root, "input[name=theme]");
  const of = root.dataset.of || "entries";
  const field = make("input", {type: "search", id: "find", autocomplete: "off", spellcheck: false, maxLength: 100});
  const status = make("p", {className: "filter-status", role: "status"});
  const every = make("button", {type: "button"}, "Show all");
  const box = make("div", {className: "filter", role: "search", ariaLabel: "This list"},
                   labelled("Words to find in the list", field),
                   ...(root.dataset.options ? choices(entries.map(({item}) => item)) : []), every, status);
  const selects = [...box.querySelectorAll("select")];
  const [option, side] = selects;

  function narrow() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    const theme = themes.find(one => one.checked)?.dataset.theme;
    let left = 0;
    for (const {item, text} of entries) {
      const now = words.length ? plain(item.textContent) : ""; // a browser may have translated it
      item.hidden = !(words.every(word => text.includes(word) || now.includes(word)) && takes(item, option?.value, side?.value));
      if (!item.hidden && (!theme || item.dataset.topic === theme)) left += 1;
    }
    const narrowed = words.length || selects.some(one => one.value) || theme;
    for (const group of groups) {
      if (group instanceof HTMLDetailsElement) group.open = Boolean(narrowed) || group.matches(":target");
      group.hidden = !group.querySelector(".record-item:not([hidden])"
        + (theme && group.matches(".year") ? `[data-topic="${theme}"]` : ""));
    }
    every.hidden = !narrowed;
    status.textContent = !left ? `None of the ${entries.length} ${of} has that.`
      : narrowed ? `${left} of ${entries.length} ${of}.` : `All ${entries.length} ${of}.`;
  }

  function keep() {
    const address = new URL(location.href);
    for (const {id, value} of [field, ...selects]) {
      value.trim() ? address.searchParams.set(id, value.trim()) : address.searchParams.delete(id);
    }
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  function read() {
    const given = new URLSearchParams(location.search);
    field.value = (given.get("find") ?? "").slice(0, 100);
    for (const select of selects) {
      select.value = given.get(select.id) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
  }

  let wait = 0;
  const changed = () => { narrow(); keep(); };
  field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(changed, 120); });
  for (const one of [...themes, ...selects]) one.addEventListener("change", changed);
  every.addEventListener("click", () => {
    for (const one of [field, ...selects]) one.value = "";
    if (themes.length) themes[0].checked = true;
    changed();
    field.focus();
  });
  read();
  narrow();
  root.prepend(box);
  root.classList.add("filterable-ready");
  // A link to an entry that the words hide shows everything instead.
  if (root.querySelector(":target")?.closest("[hidden]")) every.click();
  else if (location.search && !location.hash && every.hidden === false) root.scrollIntoView();
}

// The options and sides that the entries name, to choose from.
function choices(/** @type {HTMLElement[]} */ items) {
  const named = new Map(items.flatMap(item => all(item, ".leaning").map(
    one => [one.dataset.option ?? "", find(one, "a").textContent])));
  const names = [...named].sort(([, one], [, other]) => one.localeCompare(other, "en"));
  const select = (/** @type {string} */ id, /** @type {string} */ title, /** @type {string[][]} */ options) =>
    labelled(title, make("select", {id}, ...options.map(([value, words]) => make("option", {value}, words))));
  return [
    select("option", "Option", [["", "Any or none"], ...names]),
    select("side", "Side", [["", "For or against"], ["for", "Argues for it"], ["against", "Doubts it"]])];
}

function takes(/** @type {HTMLElement} */ item, /** @type {string=} */ option, /** @type {string=} */ side) {
  return !option && !side || all(item, ".leaning").some(leaning =>
    (!option || leaning.dataset.option === option) && (!side || leaning.classList.contains(side)));
}

// Letters alone decide: no capitals, no accents, one kind of apostrophe.
function plain(/** @type {string} */ text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'");
}

const labelled = (/** @type {string} */ words, /** @type {HTMLElement} */ control) =>
  make("div", {}, make("label", {htmlFor: control.id}, words), control);
