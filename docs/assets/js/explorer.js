// @ts-check
/* The options explorer: chooses what of its table is shown, and keeps the choice in the address,
   so that a link opens the same view: ?options=a,b&criteria=money&whatif=taiwan-crisis#options */

import {all, find, inputs, make} from "./dom.js";

const KEYS = ["options", "criteria", "whatif"];
const NONE = "none"; // all unticked, which is not the same as not asked

const count = (/** @type {number} */ number, /** @type {string} */ one) => `${number} ${one}${number === 1 ? "" : "s"}`;

/** Makes the explorer in `root` work. @param {HTMLElement} root */
export function start(root) {
  const form = find(root, "form"), table = find(root, "table"), status = find(root, "[role=status]");
  const boxes = (/** @type {string} */ key) => inputs(form, `input[name=${key}]`);
  const chosen = (/** @type {string} */ key) => boxes(key).filter(box => box.checked).map(box => box.value);
  const groups = all(table, "tbody");

  /** Ticks what the address asks for; gives what nothing here is called. */
  function readAddress() {
    const asked = new URLSearchParams(location.search);
    const strange = /** @type {string[]} */ ([]);
    for (const key of KEYS) {
      const ids = (asked.get(key) || "").split(",").map(id => id.trim()).filter(Boolean);
      const known = ids.filter(id => id === NONE || boxes(key).some(box => box.value === id));
      strange.push(...ids.filter(id => !known.includes(id)));
      for (const box of boxes(key)) box.checked = known.length ? known.includes(box.value) : key !== "whatif";
    }
    return strange;
  }

  function writeAddress() {
    const parts = new URLSearchParams(location.search);
    for (const key of KEYS) parts.delete(key);
    const ours = KEYS.filter(key => chosen(key).length !== (key === "whatif" ? 0 : boxes(key).length))
      .map(key => `${key}=${chosen(key).join() || NONE}`);
    const query = [parts.toString(), ...ours].filter(Boolean).join("&");
    try {
      history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}#options`);
    } catch { /* some browsers allow only so many changes at a time; the next one carries this one */ }
  }

  const questionOf = (/** @type {HTMLElement} */ cell) => cell.closest("tbody")?.dataset.criterion;

  // Notes an effect, or that there is none, at the answer that it is about, or at the option's first in view.
  function note(/** @type {string} */ option, /** @type {string} */ words, /** @type {HTMLElement?} */ effect) {
    const about = effect?.dataset.criterion;
    const cells = all(table, `tr[data-option="${option}"] td`).filter(cell => !cell.closest("[hidden]"));
    const cell = cells.find(one => questionOf(one) === about) ?? cells[0];
    const box = make("div", {className: "what-if-effect"}, make("p", {className: "what-if-mark"}, words));
    if (effect) {
      box.append(...effect.cloneNode(true).childNodes);
      find(box, questionOf(cell) === about ? ".what-if-about" : ".what-if-about span").remove();
    } else {
      box.append(make("p", {className: "explorer-silent"}, `${find(root, ".what-ifs").dataset.nothing}.`));
    }
    cell.append(box);
  }

  /** Puts into the table what the chosen cases would change; gives how many effects that is. */
  function tellCases() {
    let effects = 0;
    all(table, ".what-if-effect").forEach(old => old.remove());
    if (!chosen("criteria").length) return effects;
    for (const id of chosen("whatif")) {
      const section = find(root, `[data-whatif="${id}"]`);
      const words = find(section, "h3").firstChild?.textContent ?? "";
      for (const option of chosen("options")) {
        const found = all(section, `.what-if-effect[data-option="${option}"]`);
        for (const effect of found) note(option, words, effect);
        if (!found.length) note(option, words, null);
        effects += found.length;
      }
    }
    return effects;
  }

  function show() {
    const options = chosen("options");
    const criteria = chosen("criteria");
    for (const group of groups) {
      group.hidden = !options.length || !criteria.includes(group.dataset.criterion ?? "");
      for (const row of all(group, "tr[data-option]")) row.hidden = !options.includes(row.dataset.option ?? "");
    }
    table.dataset.beside = String(options.length); // two or three stand beside each other where there is room
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
  find(form, "[data-does=copy]").addEventListener("click", copy);
  find(form, "[data-does=reset]").addEventListener("click", reset);
  form.hidden = false;
  status.textContent = told + (strange.length
    ? ` The link also asks for ${strange.map(id => `“${id.slice(0, 40)}”`).join(", ")}, which nothing here is called; `
      + "it is left out." : "");
}
