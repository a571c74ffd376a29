// @ts-check
/* Reads values out of a chart: the mouse, a finger and the arrow keys tell the nearest mark.

   What is told, and where the marks are, lies in a file that was made with the drawing. The table
   below holds the same; without this file nothing is lost. */

import {all, find, make} from "./dom.js";

/** A mark: what it tells, and what it covers in the two drawings, as shares of them: left, top, right, bottom.
 * @typedef {{row: number, column: number, label: string, source: string, cells: string[][], down: boolean,
 *   wide: number[], narrow: number[]}} Point */

const REACH = 6; // pixels around a mark that count as it
const BIAS = 3; // how much more the way to the right row counts than the way to the mark in it
const EDGE = 4; // pixels between the mark and what is told
const KEYS = new Map([["ArrowLeft", [0, -1]], ["ArrowRight", [0, 1]], ["ArrowUp", [1, -1]], ["ArrowDown", [1, 1]]]);

/** Makes a picture tell its values; `first` is what the reader did.
 * @param {HTMLElement} picture @param {HTMLElement} keys what takes the focus @param {Event} first */
export async function start(picture, keys, first) {
  const answer = await fetch(picture.dataset.points ?? "");
  const points = /** @type {Point[]} */ ((await answer.json()).points);
  const ring = make("span", {className: "chart-ring", hidden: true});
  const said = make("p", {className: "chart-said", role: "status"});
  const hint = make("span", {className: "chart-hint", ariaHidden: "true"}, keys.ariaLabel ?? "");
  keys.append(ring, said, hint);
  let told = /** @type {Point?} */ (null);

  /** The drawing that is seen, and where it has a mark, in pixels of it. */
  function seen() {
    const image = all(picture, "img").find(one => one.offsetWidth) ?? find(picture, "img");
    const narrow = matchMedia(image.parentElement?.querySelector("source")?.media ?? "").matches;
    const {offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height} = image;
    return {image, box: (/** @type {Point} */ point) => {
      const [left, top, right, bottom] = narrow ? point.narrow : point.wide;
      return [x + left * width, y + top * height, x + right * width, y + bottom * height];
    }};
  }

  function tell(/** @type {Point?} */ point) {
    if (point === told && point) return;
    told = point;
    ring.hidden = !point;
    said.replaceChildren();
    if (!point) return;
    const [[head, value], ...more] = point.cells;
    said.append(make("b", {}, value), ` ${point.label}, ${head}`,
                ...more.map(([name, text]) => make("span", {}, ` ${name}: ${text}`)),
                ...(point.source ? [make("span", {}, ` Source: ${point.source}`)] : []));
    place(point);
  }

  /** The ring around the mark, and above it, or below where there is no room, what is told. */
  function place(/** @type {Point} */ point) {
    const [left, top, right, bottom] = seen().box(point);
    for (const [name, size] of Object.entries({left: left - REACH, top: top - REACH,
                                               width: right - left + 2 * REACH, height: bottom - top + 2 * REACH})) {
      ring.style.setProperty(name, `${size}px`);
    }
    const above = top - REACH - EDGE - said.offsetHeight;
    const across = Math.min((left + right - said.offsetWidth) / 2, picture.clientWidth - said.offsetWidth);
    said.style.left = `${Math.max(0, across)}px`;
    said.style.top = `${above >= 0 ? above : bottom + REACH + EDGE}px`;
  }

  /** The mark at a place, or the nearest; of several there the smallest. */
  function nearest(/** @type {MouseEvent} */ event) {
    const {image, box} = seen(), at = image.getBoundingClientRect();
    const x = event.clientX - at.left + image.offsetLeft, y = event.clientY - at.top + image.offsetTop;
    const ranked = points.map(point => {
      const [left, top, right, bottom] = box(point);
      const aside = Math.max(left - REACH - x, 0, x - right - REACH) * (point.down ? 1 : BIAS);
      const over = Math.max(top - REACH - y, 0, y - bottom - REACH) * (point.down ? BIAS : 1);
      return {point, rank: [Math.hypot(aside, over), (right - left) * (bottom - top)]};
    });
    ranked.sort(({rank: a}, {rank: b}) => a[0] - b[0] || a[1] - b[1]);
    return ranked[0].point;
  }

  /** The next mark in the direction of a key: of the same column, or of the next one in the nearest row. */
  function next(/** @type {Point} */ from, /** @type {number} */ downwards, /** @type {number} */ by) {
    const columns = [...new Set(points.map(one => one.column))];
    if (columns.length < 2 || Boolean(downwards) === from.down) return points[points.indexOf(from) + by];
    const column = columns[columns.indexOf(from.column) + by];
    return points.filter(one => one.column === column).sort(
      (a, b) => Math.abs(a.row - from.row) - Math.abs(b.row - from.row))[0];
  }

  function onKey(/** @type {KeyboardEvent} */ event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = KEYS.get(event.key);
    if (event.key === "Escape") tell(null);
    else if (way) tell(told ? next(told, way[0], way[1]) ?? told : points[0]);
    else if (event.key === "Home" || event.key === "End") tell(points.at(event.key === "End" ? -1 : 0) ?? null);
    else return;
    event.preventDefault();
  }

  const point = (/** @type {Event} */ event) => {
    if (!(event instanceof MouseEvent)) return;
    tell(nearest(event));
    if (event.type === "click") keys.focus({preventScroll: true});
  };
  for (const type of ["pointermove", "click"]) picture.addEventListener(type, point);
  picture.addEventListener("pointerleave", event => { if (event.pointerType === "mouse" && keys !== document.activeElement) tell(null); });
  picture.addEventListener("pointercancel", () => tell(null));
  keys.addEventListener("keydown", onKey);
  keys.addEventListener("blur", () => tell(null));
  document.addEventListener("keydown", event => { if (event.key === "Escape") tell(null); });
  document.addEventListener("pointerdown", event => { if (event.target instanceof Node && !picture.contains(event.target)) tell(null); });
  addEventListener("resize", () => tell(null));
  point(first);
}
