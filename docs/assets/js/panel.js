/* The panel of a figure: what it is, of when, who says it and where, and who differs.

   Its words are those of the page's own notes, or, on a page without notes, of the
   record that the figure links to; nothing is written twice. Without this file a
   figure is a link to its record, and with a modifier key it still is one. */

const LINKS = ".figure a, .statement a, time a";
const SHEET = "(max-width: 599px)";
const OPEN_AFTER = 250, CLOSE_AFTER = 300; // milliseconds of a resting or leaving mouse
const EDGE = 8, GAP = 6; // pixels to the edge of the window, and to the figure

let panel, title, text, record, field, status;
let opener = null; // the link whose panel is open
let pinned = false; // opened on purpose, not by a mouse that rests on the figure
let turn = 0; // an answer that comes after another question is dropped
let timer = 0, waiting = null;

/** Makes figures, dates and statements below `root` open their panel; a second call does nothing. */
export function start(root) {
  if (panel) return;
  build();
  root.append(panel);
  root.addEventListener("click", onClick);
  root.addEventListener("pointerover", onOver);
  document.addEventListener("pointerdown", onOutside);
  document.addEventListener("pointerup", onOutside);
  document.addEventListener("keydown", onKey);
  addEventListener("resize", () => opener && place());
  unfoldForPrint();
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function build() {
  const close = make("button", { type: "button", className: "provenance-close", ariaLabel: "Close" }, "×");
  const copy = make("button", { type: "button", className: "provenance-copy" }, "Copy link");
  title = make("p", { id: "provenance-title", className: "provenance-title" });
  text = make("div", { id: "provenance-text", className: "provenance-text" });
  record = make("a", { href: "#main" }, "The full record"); // until a figure says which
  status = make("span", { role: "status", className: "provenance-status" });
  field = make("input", { readOnly: true, hidden: true, ariaLabel: "Address of the record" });
  panel = make("div", { className: "provenance md-typeset", role: "dialog", tabIndex: -1, hidden: true },
    close, title, text, make("p", { className: "provenance-links" }, record, copy, status), field);
  panel.setAttribute("aria-labelledby", title.id);
  panel.setAttribute("aria-describedby", text.id);
  close.addEventListener("click", () => shut(true));
  copy.addEventListener("click", copyAddress);
  panel.addEventListener("pointerdown", () => { pinned = true; });
}

/** The link of a figure, date or statement at an event; links within the panel stay links. */
function linkAt(target) {
  const link = target instanceof Element ? target.closest(LINKS) : null;
  return link && !panel.contains(link) ? link : null;
}

function onClick(event) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = linkAt(event.target);
  if (!link) return;
  event.preventDefault();
  stopWaiting();
  if (link === opener && pinned) shut(true);
  else open(link, true);
}

function onOver(event) {
  if (event.pointerType !== "mouse" || event.buttons || pinned) return;
  const link = linkAt(event.target);
  if (panel.contains(event.target) || (link && link === opener)) stopWaiting();
  else if (link) wait(link, OPEN_AFTER, () => open(link, false));
  else if (opener) wait(panel, CLOSE_AFTER, () => shut(false));
  else stopWaiting();
}

function wait(what, milliseconds, then) {
  if (waiting === what) return;
  stopWaiting();
  waiting = what;
  timer = setTimeout(() => { waiting = null; then(); }, milliseconds);
}

function stopWaiting() {
  clearTimeout(timer);
  waiting = null;
}

/** A mouse closes the panel as it goes down elsewhere, a finger as it taps; scrolling keeps it. */
function onOutside(event) {
  const counts = event.type === (event.pointerType === "mouse" ? "pointerdown" : "pointerup");
  if (opener && counts && !panel.contains(event.target) && !linkAt(event.target)) shut(false);
}

function onKey(event) {
  if (!opener) return;
  if (event.key === "Escape") shut(true);
  else if (event.key === "Tab" && panel.contains(document.activeElement)) leaveAtTheEnds(event);
}

/** The panel stands at the end of the document; for the Tab key it stands behind its figure. */
function leaveAtTheEnds(event) {
  const stops = [...panel.querySelectorAll("a[href], button, input")].filter((stop) => !stop.hidden);
  const at = stops.indexOf(document.activeElement);
  if (event.shiftKey ? at > 0 : at < stops.length - 1) return;
  if (event.shiftKey) event.preventDefault();
  shut(true);
}

async function open(link, onPurpose) {
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
  status.textContent = "";
  field.hidden = true;
  panel.hidden = false;
  panel.scrollTop = 0;
  place();
  if (onPurpose) panel.focus({ preventScroll: true });
}

function shut(back) {
  stopWaiting();
  turn += 1;
  const figure = opener, focused = panel.contains(document.activeElement);
  panel.hidden = true;
  opener = null;
  if (back && figure && (pinned || focused)) figure.focus({ preventScroll: true });
  pinned = false;
}

/** What the page's notes say of a figure, or of all figures that a statement compares. */
function fromNotes(link) {
  const figure = link.closest("[data-note]");
  const note = figure && document.getElementById(`note-${figure.dataset.note}`);
  if (note) {
    const [value, ...rest] = copied(note).childNodes;
    return { title: value.textContent, parts: rest };
  }
  const statement = link.closest("[data-statement]");
  if (!statement) return null;
  const ids = new Set(statement.dataset.statement.match(/[a-z][a-z0-9-]*(?:@[\w/-]+)?/g));
  const notes = [...ids].map((id) => document.querySelector(`li[data-record="${CSS.escape(id)}"]`));
  const parts = notes.filter(Boolean).map((one) => make("div", { className: "provenance-note" }, ...copied(one).childNodes));
  return parts.length ? { title: `“${link.textContent}” rests on`, parts } : null;
}

/** What the page of a record says of it, from this site. */
async function fromRecord(link) {
  const address = new URL(link.href);
  const answer = await fetch(address.pathname);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = address.hash && page.getElementById(decodeURIComponent(address.hash.slice(1)));
  const parts = found ? [...copied(found, address).childNodes] : howItBegins(page, address);
  const name = page.querySelector("h1")?.firstChild.textContent;
  if (!parts.length || !name) throw new Error("no such record");
  const source = make("a", { href: address.pathname }, name);
  return { title: link.textContent, parts: [...parts, make("p", {}, "In: ", source)] };
}

/** A row of a series has no record of its own: what the page of the series says first. */
function howItBegins(page, address) {
  const about = page.querySelector("dl.record");
  if (!about) return [];
  const list = copied(about, address);
  list.replaceChildren(...[...list.children].slice(0, 6));
  return [list];
}

/** A copy without ids, the record's own included, without the value that is the title, with links that lead on. */
function copied(element, address = location.href) {
  const copy = element.cloneNode(true);
  copy.querySelector(".record-head > :is(.figure, time)")?.remove();
  const id = copy.querySelector(".record-meta > code:last-child");
  if (id?.previousSibling) id.previousSibling.textContent = id.previousSibling.textContent.replace(/ · $/, "");
  id?.remove();
  copy.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
  copy.querySelectorAll("a[href]").forEach((link) => { link.href = new URL(link.getAttribute("href"), address).href; });
  return copy;
}

/** Below the figure, or above it where there is more room; a phone has it at its foot, and the figure above. */
function place() {
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

async function copyAddress() {
  try {
    await navigator.clipboard.writeText(record.href);
    status.textContent = "Copied";
  } catch {
    field.value = record.href;
    field.hidden = false;
    field.select();
    status.textContent = "Selected, ready to copy";
  }
}

/** Browsers that cannot print what is folded get it unfolded while they print. */
function unfoldForPrint() {
  const notes = document.querySelector("details.all-notes");
  if (!notes || CSS.supports("selector(::details-content)")) return;
  let folded = false;
  addEventListener("beforeprint", () => { folded = !notes.open; notes.open = true; });
  addEventListener("afterprint", () => { notes.open = !folded; });
}
