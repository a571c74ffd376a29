// @ts-check
/* The panel of a figure: what it is, of when, who says it and where, and who differs.

   Its words are those of the page's own notes, or, on a page without notes, of the
   record that the figure links to; nothing is written twice. Without this file a
   figure is a link to its record, and with a modifier key it still is one. */

import { all, make } from "./dom.js";

const SHEET = "(max-width: 599px)";
const OPEN_AFTER = 250, CLOSE_AFTER = 300; // milliseconds of a resting or leaving mouse
const EDGE = 8, GAP = 6; // pixels to the edge of the window, and to the figure

const close = make("button", { type: "button", className: "provenance-close", ariaLabel: "Close" }, "×");
const copy = make("button", { type: "button", className: "provenance-copy" }, "Copy link");
const cite = make("button", { type: "button", className: "provenance-copy" }, "Copy as a citation");
const title = make("p", { id: "provenance-title", className: "provenance-title" });
const text = make("div", { id: "provenance-text", className: "provenance-text" });
const record = make("a", { href: "#main" }, "The full record"); // until a figure says which
const report = make("a", { href: "#main", hidden: true }, "This number is wrong");
const status = make("span", { role: "status", className: "provenance-status" });
const field = make("input", { readOnly: true, hidden: true, ariaLabel: "To copy" });
const panel = make("div", { className: "provenance md-typeset", role: "dialog", tabIndex: -1, hidden: true },
  close, title, text, make("p", { className: "provenance-links" }, record, copy, cite, report, status), field);

let links = ""; // what has a panel, as a selector
let opener = /** @type {HTMLAnchorElement | null} */ (null); // the link whose panel is open
let pinned = false; // opened on purpose, not by a mouse that rests on the figure
let turn = 0; // an answer that comes after another question is dropped
let timer = 0, waiting = /** @type {Element | null} */ (null); // for the mouse to rest, or to have left

/** Makes the links below `root` that a selector finds open their panel. @param {HTMLElement} root @param {string} of */
export function start(root, of) {
  links = of;
  panel.setAttribute("aria-labelledby", title.id);
  panel.setAttribute("aria-describedby", text.id);
  close.addEventListener("click", () => shut(true));
  copy.addEventListener("click", () => keep(record.href));
  cite.addEventListener("click", () => keep(line()));
  panel.addEventListener("pointerdown", () => { pinned = true; });
  root.append(panel);
  root.addEventListener("click", onClick);
  root.addEventListener("pointerover", onOver);
  document.addEventListener("pointerdown", onOutside);
  document.addEventListener("pointerup", onOutside);
  document.addEventListener("keydown", onKey);
  addEventListener("resize", place);
}

/** The link of a figure, date or statement at an event; links within the panel stay links. */
function linkAt(/** @type {EventTarget?} */ target) {
  const link = target instanceof Element && !within(target) && target.closest(links);
  return link instanceof HTMLAnchorElement ? link : null;
}

const within = (/** @type {EventTarget?} */ target) => target instanceof Node && panel.contains(target);

function onClick(/** @type {MouseEvent} */ event) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = linkAt(event.target);
  if (!link) return;
  event.preventDefault();
  waitFor(null);
  if (link === opener && pinned) shut(true);
  else open(link, true);
}

function onOver(/** @type {PointerEvent} */ event) {
  if (event.pointerType !== "mouse" || event.buttons || pinned) return;
  const link = linkAt(event.target);
  const next = within(event.target) || link === opener ? null : link ?? panel;
  if (next === waiting) return;
  waitFor(next);
  if (next) timer = link ? setTimeout(open, OPEN_AFTER, link, false) : setTimeout(shut, CLOSE_AFTER, false);
}

function waitFor(/** @type {Element?} */ next) {
  clearTimeout(timer);
  waiting = next;
}

/** A mouse closes the panel as it goes down elsewhere, a finger as it taps; scrolling keeps it. */
function onOutside(/** @type {PointerEvent} */ event) {
  const counts = event.type === (event.pointerType === "mouse" ? "pointerdown" : "pointerup");
  if (opener && counts && !within(event.target) && !linkAt(event.target)) shut(false);
}

/** Escape closes it. It stands at the end of the document; for the Tab key it stands behind its figure. */
function onKey(/** @type {KeyboardEvent} */ event) {
  if (opener && event.key === "Escape") shut(true);
  if (event.key !== "Tab" || !within(event.target)) return;
  const stops = all(panel, "a[href], button, input").filter((stop) => !stop.hidden);
  const last = event.target === stops.at(-1), first = event.target === stops[0] || event.target === panel;
  if (event.shiftKey ? !first : !last) return;
  if (event.shiftKey) event.preventDefault();
  shut(true);
}

async function open(/** @type {HTMLAnchorElement} */ link, /** @type {boolean} */ onPurpose) {
  const mine = ++turn;
  let said;
  try {
    said = fromNotes(link) ?? await fromRecord(link);
  } catch {
    if (onPurpose) location.assign(link.href);
    return;
  }
  if (mine !== turn) return;
  opener = link;
  pinned = onPurpose;
  title.textContent = said.title;
  text.replaceChildren(...said.parts);
  record.href = link.href;
  const form = document.querySelector("a.report")?.getAttribute("href");
  report.hidden = !form;
  report.href = `${form}&${form?.startsWith("mailto:") ? "body" : "figure"}=${encodeURIComponent(`${said.title}, ${link.href}`)}`;
  status.textContent = "";
  field.hidden = true;
  panel.hidden = false;
  panel.scrollTop = 0;
  place();
  if (onPurpose) panel.focus({ preventScroll: true });
}

function shut(/** @type {boolean} */ back) {
  waitFor(null);
  turn += 1;
  const figure = opener, focused = panel.contains(document.activeElement);
  panel.hidden = true;
  opener = null;
  if (back && figure && (pinned || focused)) figure.focus({ preventScroll: true });
  pinned = false;
}

/** What the page's notes say of a figure, or of all figures that a statement compares. @param {HTMLAnchorElement} link */
function fromNotes(link) {
  const note = document.getElementById(`note-${link.closest("[data-note]")?.getAttribute("data-note")}`);
  if (note) {
    const [value, ...rest] = copied(note).childNodes;
    return { title: value.textContent, parts: rest };
  }
  const ids = new Set(link.closest("[data-statement]")?.getAttribute("data-statement")?.match(/[a-z][a-z0-9-]*(?:@[\w/-]+)?/g));
  const notes = [...ids].flatMap((id) => all(document, `li[data-record="${CSS.escape(id)}"]`).slice(0, 1));
  const parts = notes.map((one) => make("div", { className: "provenance-note" }, ...copied(one).childNodes));
  return parts.length ? { title: `“${link.textContent}” rests on`, parts } : null;
}

/** What the page of a record says of it, from this site. @param {HTMLAnchorElement} link */
async function fromRecord(link) {
  const answer = await fetch(link.pathname);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.getElementById(decodeURIComponent(link.hash.slice(1)));
  const parts = found ? [...copied(found, link.href).childNodes] : howItBegins(page, link.href);
  const name = page.querySelector("h1")?.firstChild?.textContent;
  if (!parts.length || !name) throw new Error("no such record");
  return { title: link.textContent, parts: [...parts, make("p", {}, "In: ", make("a", { href: link.pathname }, name))] };
}

/** A row of a series has no record of its own: what the page of the series says first. */
function howItBegins(/** @type {Document} */ page, /** @type {string} */ address) {
  const lists = all(page, "dl.record").slice(0, 1).map((list) => copied(list, address));
  for (const list of lists) list.replaceChildren(...[...list.children].slice(0, 6));
  return lists;
}

// A copy without ids, the record's own included, without the value that is the title, with links that lead on.
function copied(/** @type {HTMLElement} */ element, address = location.href) {
  const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
  copy.querySelector(".record-head > :is(.figure, time)")?.remove();
  const id = copy.querySelector(".record-mend");
  if (id?.previousSibling instanceof Text) id.previousSibling.data = id.previousSibling.data.replace(/ · $/, "");
  id?.remove();
  copy.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
  for (const link of all(copy, "a[href]")) link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href);
  return copy;
}

/** Below the figure, or above it where there is more room; a phone has it at its foot, and the figure above. */
function place() {
  if (!opener) return;
  panel.style.left = panel.style.top = panel.style.maxHeight = "";
  const at = opener.getClientRects()[0] ?? opener.getBoundingClientRect();
  if (matchMedia(SHEET).matches) {
    const hidden = at.bottom + GAP - panel.getBoundingClientRect().top;
    if (pinned && hidden > 0) scrollBy({ top: hidden, behavior: "instant" });
    return;
  }
  const origin = (panel.offsetParent ?? document.documentElement).getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const right = document.documentElement.clientWidth - EDGE - width;
  const over = at.top - GAP - EDGE, under = innerHeight - at.bottom - GAP - EDGE;
  const above = height > under && over > under;
  const tall = Math.min(height, above ? over : under);
  panel.style.left = `${Math.max(EDGE, Math.min(at.left, right)) - origin.left}px`;
  panel.style.top = `${(above ? at.top - GAP - tall : at.bottom + GAP) - origin.top}px`;
  if (tall < height) panel.style.maxHeight = `${tall}px`; // and scrolls inside
}

/** The figure, what it is of and who says it, and where that stands, in one line. */
function line() {
  const site = document.querySelector("meta[property='og:site_name']")?.getAttribute("content");
  return `${title.textContent}: ${text.innerText.trim().replace(/\s*\n\s*/g, "; ")}. ${site}, ${record.href}`;
}

async function keep(/** @type {string} */ words) {
  try {
    await navigator.clipboard.writeText(words);
    status.textContent = "Copied";
  } catch {
    field.value = words;
    field.hidden = false;
    field.select();
    status.textContent = "Selected, ready to copy";
  }
}
