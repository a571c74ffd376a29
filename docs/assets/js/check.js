// @ts-check
// The page that checks a headline: it loads our figures with the first text, and lists what they say to its numbers.

import {Claims} from "./claims.js";
import {find, make} from "./dom.js";

const FIGURES = new URL("../generated/search/figures.json", import.meta.url);
const ROOT = new URL("../../reference/", import.meta.url);
/** What is said of one number, and of several. @type {Record<string, string[]>} */
const VERDICTS = {same: ["is the same", "are the same"], rounded: ["is the same when rounded", "are the same when rounded"],
                  agrees: ["agrees with our figure", "agree with our figures"], different: ["is a different number", "are different numbers"],
                  maybe: ["may be one of these", "may each be one of these"], unknown: ["is not known here", "are not known here"]};
const bare = (/** @type {string} */ verdict) => VERDICTS[verdict][0].replace(/^is /, "");
let claims = /** @type {Promise<Claims> | undefined} */ (undefined);

/** Makes the form answer in `root`; its text stays in the page's history, so that the way back has it.
 * @param {HTMLElement} root */
export function start(root) {
  const status = find(root, "p"), list = make("ol", {className: "search-list"});
  const form = /** @type {HTMLFormElement} */ (find(document, ".claim-form")), button = find(form, "button");
  const field = /** @type {HTMLTextAreaElement} */ (find(form, "textarea"));
  const say = (/** @type {string} */ words, /** @type {Node[]} */ ...answers) => {
    list.replaceChildren(...answers);
    status.textContent = words;
  };
  root.append(list);
  form.addEventListener("input", () => say(""));
  field.addEventListener("keydown", ({key, ctrlKey, metaKey}) => (
    key === "Enter" && (ctrlKey || metaKey) && form.requestSubmit()));
  form.append(" ", make("button", {className: "copy", onclick: () => (field.value = find(document, ".md-content em").innerText)}, "Try the example"));
  form.addEventListener("submit", async event => {
    event.preventDefault();
    history.replaceState({...history.state, claim: field.value}, "");
    say("Checking …");
    claims ??= fetch(FIGURES).then(answer => answer.json()).then(data => new Claims(data));
    try {
      const answers = (await claims).check(field.value);
      const counts = Object.entries(VERDICTS).map(([one, words]) => ({words, count: answers.filter(({verdict}) => verdict === one).length}));
      const tally = counts.filter(({count}) => count).map(({count, words}) => `${count} ${words[Number(count > 1)]}`).join(", ");
      say(answers.length ? answers.length > 1 ? `${answers.length} numbers found: ${tally}.` : `1 number found: it ${tally.slice(2)}.`
        : "No amount, share or count found; a date alone is not compared. Paste a sentence that has one, or ", ...answers.map(shown));
      if (!answers.length) status.append(link("../search/", "search the site"), ".");
    } catch {
      claims = undefined;
      say("The figures could not be loaded. Try again, or look by hand.");
    }
    field.scrollTop = 0;
    field.scrollIntoView(); // the text and, below it, the first answer
  });
  say("");
  button.removeAttribute("disabled"); // from now on a tap is heard
  if (!history.state?.claim) return;
  field.value = history.state.claim;
  form.requestSubmit();
}

const link = (/** @type {string} */ href, /** @type {string} */ text) => make("a", {href: new URL(href, ROOT).href}, text);

/** @param {ReturnType<Claims["check"]>[number]} answer */
function shown({said, quote, nouns, verdict, found, all}) {
  const figures = found.flatMap(({line, value}, n) => [n ? " or " : `Ours is ${found[1] ? "either " : ""}`,
    link(line.href, `${value.text}: ${line.label}`), ` (${value.time.replace(/ \((.*)\)/, ", $1")}, ${line.who})`]);
  const notes = new Set(found.flatMap(({line}) => line.notes.filter(href => all.some(one => one.fit && one.line.notes.includes(href)))));
  const records = ["Sources that disagree", "A slip"].map((kind, slip) => [...notes].filter(href => slip === Number(href.startsWith("corr"))).flatMap(
    (href, n) => [n ? ", and " : "", link(href, n ? "in another place" : `${kind} on this number`)]));
  const search = verdict === "unknown" && nouns ? ["Search the site: ", link(`../search/#q=${encodeURIComponent(nouns)}`, nouns)] : [];
  return make("li", {className: `search-page claim-${verdict}`},
    make("p", {}, make("b", {}, `${said}: ${verdict === "different" ? reason(found) : bare(verdict)}`), ` in “${quote}”`),
    make("ul", {}, ...[figures, ...records, search].filter(part => part.length).map(part => make("li", {}, ...part, "."))));
}

/** Why a number is another one than ours. @param {ReturnType<Claims["check"]>[number]["found"]} found */
function reason([{fit, value, undated, then}, ...rest]) {
  const past = then() ?? rest.find(one => one.undated)?.value, other = bare("different");
  if (fit === "unit") return `${other}, in another unit`;
  if (past && past !== value) return `right for ${past.time}, not for ${value.time}`;
  return past ? `the value fits, its ${undated ? "date" : "side or direction"} does not` : other;
}
