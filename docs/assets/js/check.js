// @ts-check
// The page that checks a headline: it loads our figures with the first text, and lists what they say to its numbers.

import {Claims} from "./claims.js";
import {find, make} from "./dom.js";

const FIGURES = new URL("../generated/search/figures.json", import.meta.url);
const ROOT = new URL("../../reference/", import.meta.url);
/** @type {Record<string, string>} */
const VERDICTS = {same: "the same", rounded: "the same, rounded", agrees: "agrees with our figure",
                  different: "a different number", maybe: "may be one of these", unknown: "not known here"};
/** What is said of a figure that may be meant. @type {Record<string, string>} */
const HAS = {"": " It has another value.", unit: " It has these digits in another unit."};
const COUNTED = {same: "the same", different: "different", maybe: "may be", unknown: "not known here"};
let claims = /** @type {Promise<Claims> | undefined} */ (undefined);

/** Makes the form answer in `root`; its text stays in the page's history, so that the way back has it.
 * @param {HTMLElement} root */
export function start(root) {
  const status = find(root, "p"), form = /** @type {HTMLFormElement} */ (find(document, ".claim-form"));
  const field = /** @type {HTMLTextAreaElement} */ (find(form, "textarea")), list = make("ol", {className: "search-list"});
  const say = (/** @type {string} */ words, /** @type {Node[]} */ ...answers) => {
    list.replaceChildren(...answers);
    status.textContent = words;
  };
  root.append(list);
  form.addEventListener("input", () => say(""));
  form.addEventListener("submit", async event => {
    event.preventDefault();
    history.replaceState({...history.state, claim: field.value}, "");
    say("Checking …");
    claims ??= fetch(FIGURES).then(answer => answer.json()).then(data => new Claims(data));
    try {
      const answers = (await claims).check(field.value);
      say(summary(answers.map(({verdict}) => verdict)), ...answers.map(shown));
    } catch {
      claims = undefined;
      say("The figures could not be loaded. Try again, or look by hand.");
    }
    root.scrollIntoView();
  });
  if (!history.state?.claim) return;
  field.value = history.state.claim;
  form.requestSubmit();
}

// How many numbers are the same, different, may be ours or are not known.
function summary(/** @type {string[]} */ verdicts) {
  const known = verdicts.map(verdict => verdict in COUNTED ? verdict : "same");
  const parts = Object.entries(COUNTED).map(([verdict, words]) => (
    [known.filter(one => one === verdict).length, words])).filter(([count]) => count);
  return parts.length ? `Numbers found: ${known.length}. Of them ${parts.map(part => part.join(" ")).join(", ")}.`
    : "No number found. Paste a sentence with an amount, a share or a count in it, in digits or spelled out.";
}

const link = (/** @type {string} */ href, /** @type {string} */ text) => make("a", {href: new URL(href, ROOT).href}, text);

/** @param {ReturnType<Claims["check"]>[number]} answer */
function shown({said, around, verdict, found}) {
  const figures = found.map(({line, value, fit, then}) => {
    const past = verdict === "different" ? then() : undefined;
    return make("li", {}, link(line.href, value.text), ` ${line.label}, ${value.time} (${line.who}).`,
                verdict === "maybe" || fit === "unit" ? HAS[fit] ?? " It has this value." : "", past ? ` It was ${past.text} in ${past.time}.` : "");
  });
  const records = new Map(found.flatMap(({line}) => line.notes.map(([href, title]) => [href, title])));
  return make("li", {className: `search-page claim-${verdict}`}, make("p", {}, make("b", {}, `${said}: ${VERDICTS[verdict]}`), ` “${around}”`),
    make("ul", {}, ...figures, ...[...records].map(([href, title]) => make("li", {}, "On record: ", link(href, title)))));
}
