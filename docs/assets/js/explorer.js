/* The options explorer: chooses what of its table is shown, and keeps the choice in the address,
   so that a link opens the same view: ?options=a,b&criteria=money&whatif=taiwan-crisis#options */

const KEYS = ["options", "criteria", "whatif"];
const NONE = "none"; // all unticked, which is not the same as not asked

const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** Makes the explorer in `root` work; does nothing if it is not whole. */
export function start(root) {
  const form = root.querySelector("form");
  const table = root.querySelector("table");
  const status = root.querySelector("[role=status]");
  if (!form || !table || !status) return;

  const boxes = key => [...form.querySelectorAll(`input[name=${key}]`)];
  const chosen = key => boxes(key).filter(box => box.checked).map(box => box.value);
  const groups = [...table.querySelectorAll("tbody")];
  const shown = element => !element.closest("[hidden]");

  /** Ticks what the address asks for; gives what nothing here is called. */
  function readAddress() {
    const asked = new URLSearchParams(location.search);
    const strange = [];
    for (const key of KEYS) {
      const all = boxes(key);
      const ids = (asked.get(key) || "").split(",").map(id => id.trim()).filter(Boolean);
      const known = ids.filter(id => id === NONE || all.some(box => box.value === id));
      strange.push(...ids.filter(id => !known.includes(id)));
      for (const box of all) box.checked = known.length ? known.includes(box.value) : key !== "whatif";
    }
    return strange;
  }

  function writeAddress() {
    const parts = new URLSearchParams(location.search);
    const ours = [];
    for (const key of KEYS) {
      parts.delete(key);
      const ids = chosen(key);
      const usual = ids.length === (key === "whatif" ? 0 : boxes(key).length);
      if (!usual) ours.push(`${key}=${ids.join() || NONE}`);
    }
    const query = [parts.toString(), ...ours].filter(Boolean).join("&");
    try {
      history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}#options`);
    } catch { /* some browsers allow only so many changes at a time; the next one carries this one */ }
  }

  /** The answer beside which something about an option is shown: its own, or the option's first. */
  function place(option, criterion) {
    const cells = groups.flatMap(group => [...group.querySelectorAll(`tr[data-option="${option}"] td`)])
      .filter(shown);
    return cells.find(cell => cell.closest("tbody").dataset.criterion === criterion) || cells[0];
  }

  function note(cell, words, effect) {
    const own = effect && cell.closest("tbody").dataset.criterion === effect.dataset.criterion;
    const box = effect ? effect.cloneNode(true) : document.createElement("div");
    box.className = "what-if-effect";
    if (effect) box.querySelector(own ? ".what-if-about" : ".what-if-about span").remove();
    const mark = document.createElement("p");
    mark.className = "what-if-mark";
    mark.textContent = words;
    box.prepend(mark);
    if (!effect) {
      const nothing = document.createElement("p");
      nothing.className = "explorer-silent";
      nothing.textContent = `${root.querySelector(".what-ifs").dataset.nothing}.`;
      box.append(nothing);
    }
    cell.append(box);
  }

  /** Puts into the table what the chosen cases would change; gives how many effects that is. */
  function tellCases() {
    let effects = 0;
    table.querySelectorAll(".what-if-effect").forEach(old => old.remove());
    if (!chosen("criteria").length) return effects;
    for (const id of chosen("whatif")) {
      const section = root.querySelector(`[data-whatif="${id}"]`);
      const words = section.querySelector("h3").firstChild.textContent;
      for (const option of chosen("options")) {
        const found = [...section.querySelectorAll(`.what-if-effect[data-option="${option}"]`)];
        for (const effect of found) note(place(option, effect.dataset.criterion), words, effect);
        if (!found.length) note(place(option), words);
        effects += found.length;
      }
    }
    return effects;
  }

  function show() {
    const options = chosen("options");
    const criteria = chosen("criteria");
    for (const group of groups) {
      group.hidden = !options.length || !criteria.includes(group.dataset.criterion);
      for (const row of group.querySelectorAll("tr[data-option]")) row.hidden = !options.includes(row.dataset.option);
    }
    table.dataset.beside = options.length; // two or three stand beside each other where there is room
    const effects = tellCases();
    if (!options.length || !criteria.length) return "Tick at least one option and one question.";
    const cases = chosen("whatif").length;
    return `${count(options.length * criteria.length, "answer")}: ${options.length} of `
      + `${count(boxes("options").length, "option")}, ${criteria.length} of ${count(boxes("criteria").length, "question")}.`
      + (cases ? ` ${count(cases, "what-if")}, with ${count(effects, "effect")} that sources name.` : "");
  }

  function change() {
    status.textContent = show();
    writeAddress();
  }

  async function copy() {
    writeAddress();
    try {
      await navigator.clipboard.writeText(location.href);
      status.textContent = "The link is copied.";
    } catch {
      status.textContent = "This browser did not let us copy. The link is in its address bar.";
    }
  }

  function reset() {
    for (const key of KEYS) for (const box of boxes(key)) box.checked = key !== "whatif";
    change();
  }

  const strange = readAddress();
  const told = show();
  form.addEventListener("change", change);
  form.addEventListener("submit", event => event.preventDefault());
  form.querySelector("[data-does=copy]").addEventListener("click", copy);
  form.querySelector("[data-does=reset]").addEventListener("click", reset);
  form.hidden = false;
  status.textContent = told + (strange.length
    ? ` The link also asks for ${strange.map(id => `“${id.slice(0, 40)}”`).join(", ")}, which nothing here is called; `
      + "it is left out." : "");
}
