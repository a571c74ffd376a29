// @ts-check
// The page that checks a headline: it loads our figures with the first text, and lists what they say to its numbers.

import {Claims} from "./claims.js";
import {find, make} from "./dom.js";

const FIGURES = new URL("../generated/search/figures.json", import.meta.url);
const ROOT = new URL("../../reference/", import.meta.url);
/** @type {Record<string, string>} */
const VERDICTS = {same: "the same", rounded: "the same, rounded", agrees: "agrees with our figure",
                  different: "a different number", maybe: "may be one of these", unknown: "not known here"};
let claims = /** @type {Promise<Claims> | undefined} */ (undefined);

/** Makes the form answer in `root`. @param {HTMLElement} root */
export function start(root) {
  const status = find(root, "p"), form = find(document, ".claim-form"), list = make("ol", {className: "search-list"});
  root.append(list);
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const text = String(new FormData(/** @type {HTMLFormElement} */ (form)).get("text"));
    status.textContent = "Checking …";
    claims ??= fetch(FIGURES).then(answer => answer.json()).then(data => new Claims(data));
    try {
      list.replaceChildren(...(await claims).check(text).map(shown));
      status.textContent = `Numbers found: ${list.children.length}.`;
    } catch {
      claims = undefined;
      status.textContent = "The figures could not be loaded. Try again, or look by hand.";
    }
  });
}

const link = (/** @type {string} */ href, /** @type {string} */ text) => make("a", {href: new URL(href, ROOT).href}, text);

/** @param {ReturnType<Claims["check"]>[number]} answer */
function shown({said, verdict, found}) {
  const figures = found.map(({line, value, fit, then}) => {
    const past = verdict === "different" ? then() : undefined;
    return make("li", {}, link(line.href, value.text), ` ${line.label}, ${value.time} (${line.who}).`,
                fit === "unit" ? " Another unit." : "", past ? ` It was ${past.text} in ${past.time}.` : "");
  });
  const records = new Map(found.flatMap(({line}) => line.notes.map(([href, title]) => [href, title])));
  return make("li", {className: `search-page claim-${verdict}`}, make("p", {}, make("b", {}, said), `: ${VERDICTS[verdict]}`),
    make("ul", {}, ...figures, ...[...records].map(([href, title]) => make("li", {}, "On record: ", link(href, title)))));
}
