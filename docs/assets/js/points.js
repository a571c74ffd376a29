// @ts-check
/* Reads values out of a chart: the mouse, a finger and the arrow keys tell the nearest mark.

   What is told, and where the marks are, lies in a file that was made with the drawing. The table
   below holds the same; without this file nothing is lost. */

import {all, find, make} from "./dom.js";

/** A mark: what it tells, and what it covers in the two drawings, as shares of them: left, top, right, bottom.
 * @typedef {{row: number, column: number, label: string, source: string, cells: string[][], down: boolean,
 *   wide: number[], narrow: number[]}} Point */

const REACH = 6, EDGE = 4; // pixels around a mark that count as it, and from there to what is told
const SMALL = 30; // pixels; a wider mark is met without that
const BIAS = 3; // how much more the way to the right row counts than the way to the mark in it
/** What keys do: whether they go down or across, and how far. @type {Map<string, [boolean, number]>} */
const KEYS = new Map([["ArrowLeft", [false, -1]], ["ArrowRight", [false, 1]], ["ArrowUp", [true, -1]], ["ArrowDown", [true, 1]]]);
const pixels = (/** @type {Record<string, number>} */ sizes) =>
  Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, `${size}px`]));

/** Makes a picture tell its values; `first` is what the reader did.
 * @param {HTMLElement} picture @param {HTMLElement} keys what takes the focus @param {Event} first */
export async function start(picture, keys, first) {
  const answer = await fetch(picture.dataset.points ?? "");
  const points = /** @type {Point[]} */ ((await answer.json()).points);
  if (!points.length) throw new Error("nothing to tell");
  const ring = make("span", {className: "chart-ring", hidden: true});
  const said = make("p", {className: "chart-said", role: "status"});
  keys.append(ring, said, make("span", {className: "chart-hint", ariaHidden: "true"}, keys.ariaLabel ?? ""));
  let told = /** @type {Point?} */ (null);

  /** The drawing that is seen, and where it has a mark, in pixels of the picture. */
  function seen() {
    const image = all(picture, "img").find(one => one.offsetWidth) ?? find(picture, "img");
    const narrow = matchMedia(image.parentElement?.querySelector("source")?.media ?? "").matches;
    const {offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height} = image;
    return {image, box: (/** @type {Point} */ point) => {
      const [left, top, right, bottom] = narrow ? point.narrow : point.wide;
      return [x + left * width - REACH, y + top * height - REACH, x + right * width + REACH, y + bottom * height + REACH];
    }};
  }

  function tell(/** @type {Point?} */ point) {
    if (point && point === told) return;
    told = point;
    ring.hidden = !point;
    said.replaceChildren();
    if (!point) return;
    const lines = [...point.cells, ["Source", point.source]].filter(([, text]) => text);
    said.append(point.label, ...lines.map(([head, text], n) =>
      make("span", {}, ` ${head}: `, n ? text : make("b", {}, text))));
    // The ring around the mark; what is told above it, or below where there is no room.
    const [left, top, right, bottom] = seen().box(point), over = top - EDGE - said.offsetHeight;
    const aside = Math.min((left + right - said.offsetWidth) / 2, picture.clientWidth - said.offsetWidth);
    Object.assign(ring.style, pixels({left, top, width: right - left, height: bottom - top}));
    Object.assign(said.style, pixels({left: Math.max(0, aside), top: over >= 0 ? over : bottom + EDGE}));
  }

  /** The mark at the place of an event, or the nearest; of several there the smallest. */
  function nearest(/** @type {MouseEvent} */ event) {
    const {image, box} = seen(), at = image.getBoundingClientRect();
    const x = event.clientX - at.left + image.offsetLeft, y = event.clientY - at.top + image.offsetTop;
    return points.map(point => {
      const [left, top, right, bottom] = box(point);
      const inner = Math.min(right - left, bottom - top) > SMALL ? REACH : 0; // parts that meet don't overlap
      const aside = Math.max(left + inner - x, 0, x - right + inner) * (point.down ? 1 : BIAS);
      const over = Math.max(top + inner - y, 0, y - bottom + inner) * (point.down ? BIAS : 1);
      return {point, far: Math.hypot(aside, over), size: (right - left) * (bottom - top)};
    }).sort((a, b) => a.far - b.far || a.size - b.size)[0].point;
  }

  /** The next mark in a direction: of the same column, or of the next one in the nearest row. */
  function next(/** @type {Point} */ from, /** @type {boolean} */ down, /** @type {number} */ by) {
    const columns = [...new Set(points.map(one => one.column))];
    if (columns.length < 2 || down === from.down) return points[points.indexOf(from) + by];
    const column = columns[columns.indexOf(from.column) + by];
    const away = (/** @type {Point} */ one) => Math.abs(one.row - from.row);
    return points.filter(one => one.column === column).sort((a, b) => away(a) - away(b))[0];
  }

  function onKey(/** @type {KeyboardEvent} */ event) {
    const way = KEYS.get(event.key);
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    tell(told ? next(told, ...way) ?? told : points[0]);
    event.preventDefault();
  }

  const point = (/** @type {Event} */ event) => { if (event instanceof MouseEvent) tell(nearest(event)); };
  /** A mouse leaves with its value, unless keys go through them; a finger is lifted and leaves it there. */
  const leave = (/** @type {PointerEvent} */ event) => {
    if (event.pointerType === "mouse" && keys !== document.activeElement) tell(null);
  };
  const away = (/** @type {Event} */ event) => {
    const inside = event.target instanceof Node && picture.contains(event.target);
    if (event instanceof KeyboardEvent ? event.key === "Escape" : !inside) tell(null);
  };
  for (const type of ["pointermove", "click"]) picture.addEventListener(type, point);
  for (const type of ["pointerdown", "keydown"]) document.addEventListener(type, away);
  picture.addEventListener("pointerleave", leave);
  picture.addEventListener("pointercancel", () => tell(null)); // the finger scrolls
  keys.addEventListener("keydown", onKey);
  keys.addEventListener("blur", () => tell(null));
  addEventListener("resize", () => tell(null));
  point(first);
}
