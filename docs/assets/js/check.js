// @ts-check
// The page that checks a headline: it loads our figures with the first text, and lists what they say to its numbers.

import {Claims} from "./claims.js";
import {find, make} from "./dom.js";

/** @import {Answer} from "./claims.js" */

const FIGURES = new URL("../generated/search/figures.json", import.meta.url);
const ROOT = new URL("../../reference/", import.meta.url);
/** @type {Record<string, string>} */
const VERDICTS = {same: "the same", rounded: "the same, rounded", open: "within our figure", true: "true of our figure",
                  different: "a different number", maybe: "may be one of these", unknown: "not known here"};
let claims = /** @type {Promise<Claims> | undefined} */ (undefined);

/** Makes the form answer in `root`. @param {HTMLElement} root */
export function start(root) {
  const status = find(root, "p"), form = find(document, ".claim-form"), list = make("ol", {className: "search-list"});
  root.append(list);
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const text = find(form, "textarea");
    claims ??= fetch(FIGURES).then(answer => answer.json()).then(data => new Claims(data));
    try {
      const answers = (await claims).check(/** @type {HTMLTextAreaElement} */ (text).value).filter(isTold);
      list.replaceChildren(...answers.map(shown));
      status.textContent = answers.length ? `${answers.length} ${answers.length === 1 ? "number" : "numbers"} found.`
        : "There is no number in it that a figure could be held against.";
    } catch {
      claims = undefined;
      status.textContent = "The figures could not be loaded. Try again, or look by hand.";
    }
  });
}

// A small number in a word is told only if we know it: "one of the two" counts nothing.
const isTold = (/** @type {Answer} */ {said, verdict, number}) =>
  verdict !== "unknown" || number.unit || !/^\p{L}+$/u.test(said);
const link = (/** @type {string} */ href, /** @type {string} */ text) => make("a", {href: new URL(href, ROOT).href}, text);

function shown(/** @type {Answer} */ {said, verdict, found, notes}) {
  const figures = found.map(({line, value, fit, then}) => make("li", {}, link(line.href, value.text),
    ` ${line.label}, ${value.time} (${line.who}).`, fit === "unit" ? " Another unit." : "",
    then && verdict !== "maybe" ? ` It was ${then.text} in ${then.time}.` : ""));
  const records = notes.map(([href, title]) => make("li", {}, "On record: ", link(href, title)));
  return make("li", {className: `search-page claim-${verdict}`}, make("p", {}, make("b", {}, said), `: ${VERDICTS[verdict]}`),
              make("ul", {}, ...figures, ...records));
}
