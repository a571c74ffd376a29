// A field that narrows a long list to the entries with the words typed; on the list of people, also a choice
// of option and side. What is chosen stands in the address.

export function start(root) {
  const entries = [...root.querySelectorAll(".record-item")].map(item => ({item, text: plain(item.textContent)}));
  const groups = [...root.querySelectorAll(".year, .person, .people")].reverse();
  const themes = [...root.querySelectorAll("input[name=theme]")];
  const of = root.dataset.of || "entries";
  const field = make("input", {type: "search", id: "find", autocomplete: "off", spellcheck: false, maxLength: 100});
  const status = make("p", {className: "filter-status"});
  status.setAttribute("role", "status");
  const box = make("div", {className: "filter"}, labelled("Words to find in the list", field));
  box.setAttribute("role", "search");
  box.setAttribute("aria-label", "This list");
  const selects = root.dataset.options ? choices(entries) : {};
  box.append(...Object.values(selects).map(({label, select}) => labelled(label, select)));
  const all = make("button", {type: "button"}, "Show all");
  box.append(all, status);

  function narrow() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    const option = selects.option?.select.value, side = selects.side?.select.value;
    const theme = themes.find(one => one.checked)?.dataset.theme;
    let left = 0;
    for (const {item, text} of entries) {
      item.hidden = !(words.every(word => text.includes(word)) && takes(item, option, side));
      left += !item.hidden && (!theme || item.dataset.topic === theme);
    }
    for (const group of groups) {
      group.hidden = !group.querySelector(".record-item:not([hidden])"
        + (theme && group.matches(".year") ? `[data-topic="${theme}"]` : ""));
    }
    const narrowed = words.length || option || side || theme;
    all.hidden = !narrowed;
    status.textContent = !left ? `None of the ${entries.length} ${of} has that.`
      : narrowed ? `${left} of ${entries.length} ${of}.` : `All ${entries.length} ${of}.`;
  }

  function keep() {
    const address = new URL(location.href);
    const chosen = {find: field.value.trim(), option: selects.option?.select.value, side: selects.side?.select.value};
    for (const [name, value] of Object.entries(chosen)) {
      value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
    }
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  function read() {
    const given = new URLSearchParams(location.search);
    field.value = (given.get("find") ?? "").slice(0, 100);
    for (const [name, {select}] of Object.entries(selects)) {
      select.value = given.get(name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
  }

  let wait;
  const changed = () => { narrow(); keep(); };
  field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(changed, 120); });
  for (const one of [...themes, ...Object.values(selects).map(({select}) => select)]) {
    one.addEventListener("change", changed);
  }
  all.addEventListener("click", () => {
    field.value = "";
    for (const {select} of Object.values(selects)) select.value = "";
    if (themes.length) themes[0].checked = true;
    changed();
    field.focus();
  });
  read();
  narrow();
  root.prepend(box);
  root.classList.add("filterable-ready");
  // A link to an entry that the words hide shows everything instead.
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && root.contains(target) && target.closest("[hidden]")) all.click();
  else if (location.search && !location.hash && all.hidden === false) root.scrollIntoView();
}

// The options and sides that the entries name, as two selects.
function choices(entries) {
  const names = new Set(entries.flatMap(({item}) => [...item.querySelectorAll(".leaning a")].map(a => a.textContent)));
  const select = (id, label, options) => ({label, select: make(
    "select", {id}, ...options.map(([value, words]) => make("option", {value}, words)))});
  return {
    option: select("option", "Option", [["", "Any or none"], ...[...names].sort().map(name => [name, name])]),
    side: select("side", "Side", [["", "For or against"], ["for", "Argues for it"], ["against", "Doubts it"]])};
}

function takes(item, option, side) {
  return !option && !side || [...item.querySelectorAll(".leaning")].some(leaning =>
    (!option || leaning.querySelector("a").textContent === option) && (!side || leaning.classList.contains(side)));
}

// Letters alone decide: no capitals, no accents, one kind of apostrophe.
function plain(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'");
}

const labelled = (words, control) => make("div", {}, make("label", {htmlFor: control.id}, words), control);

function make(tag, properties, ...content) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
}
