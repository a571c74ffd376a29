// @ts-check
/* Holds the numbers of a text against our figures: which of them the words around a number mean, and whether it is
   the same. Where the words do not tie it to one measure there are candidates, or nothing, and never a guess. */

import {Reader, folded} from "./numbers.js";
import {tokens} from "./search-words.js";

/** @import {Printed, Words} from "./numbers.js" */
/** What scripts/search_entries.py writes. @typedef {{words: Words, lines: [string[], string[], string[]],
 *   values: string[][], notes: [string, string, number[]][], means: [string[], string[]][]}} Data */
/** @typedef {{at: number, stem: string, capital: boolean}} Word */
/** @typedef {{time: string, text: string, years: number[]}} Value */
/** Figures that differ in their time, and how much each word of their label weighs, and all of them.
 * @typedef {{n: number, href: string, label: string, who: string, values: Value[], stems: Map<string, number>,
 *   whole: number, names: string[]}} Line */
/** A figure that may be meant: how well the words fit, how the number does, whether it would tell if it did not, and
 * when it did. @typedef {{line: Line, value: Value, score: number, fit: string, sure: boolean, then?: Value}} Found */
/** @typedef {{said: string, verdict: string, number: Printed, found: Found[], notes: [string, string, number[]][]}} Answer */

// What part of a label the words around a number must hold: if the number fits, by its digits; if it does not; if
// it does not and no other label comes near; and if the figure is only to be named.
const SAME = [.4, .4, .34, .28], DIFFERENT = .5, ALONE = .42, MAYBE = .25;
/** What a figure gains if the number fits, and the part of the best that it must reach. @type {Record<string, number[]>} */
const FITS = {same: [1.2, .7], rounded: [1.1, .7], true: [1.1, .9], open: [1, 1], unit: [1.1, Infinity]};
const COUNTS = ["", "people", "count"], LATELY = 5; // years

// The words of a text by their beginnings, which America and American share.
const plain = (/** @type {string} */ text) => tokens(text.replace(/\d/g, " ")).filter(token => !token.ignored)
  .map(({at, forms: [stem]}) => ({at, stem: stem.slice(0, 5), capital: /\p{Lu}/u.test(text[at])}));
const phrase = (/** @type {Word[]} */ words) => words.map(word => word.stem).join(" ");
const isStatistic = (/** @type {Line} */ {href}) => href.startsWith("series/");

export class Claims {
  /** @param {Data} data */
  constructor({words, lines: [hrefs, labels, whos], values, notes, means}) {
    this.reader = new Reader(words);
    this.notes = notes;
    this.means = new Map(means.flatMap(([typed, [meant]]) => typed.map(one => [phrase(plain(one)), plain(meant)])));
    const found = labels.map(label => this.words(label)), all = found.flat();
    const often = /** @type {Map<string, number>} */ (new Map());
    for (const {stem} of all) often.set(stem, (often.get(stem) ?? 0) + 1);
    /** How much a word says: the more, the fewer labels have it. @param {string} stem */
    this.weight = stem => Math.log((labels.length + 1) / (often.get(stem) ?? labels.length + 1));
    const small = new Set(all.filter(word => !word.capital).map(word => word.stem));
    this.names = new Set(all.filter(word => word.at && !small.has(word.stem)).map(word => word.stem));
    this.lines = labels.map((label, n) => {
      const aside = label.search(/\(|, (?!to )[a-z]/) >>> 0; // there it is told how something was counted
      const stems = new Map(found[n].map(({at, stem}) => [stem, this.weight(stem) * (at < aside ? 1 : .3)]).reverse());
      return {n, href: hrefs[n], label, who: whos[n], stems, whole: [...stems.values()].reduce((one, other) => one + other),
              names: found[n].map(({at, stem}) => (at < aside ? stem : "")).filter(stem => this.names.has(stem)),
              values: values[n].flatMap((time, place, told) => place % 2 ? [] : [
                {time, text: told[place + 1], years: (time.match(/\d{4}/g) ?? []).map(Number)}])};
    });
    this.today = Math.max(...this.lines.filter(isStatistic).map(line => line.values.at(-1)?.years[0] ?? 0));
  }

  /** The words of a text; a phrase that means another is that other. @param {string} text */
  words(text) {
    const all = plain(text), found = /** @type {Word[]} */ ([]);
    while (all.length) {
      const size = [3, 2, 1].find(size => this.means.has(phrase(all.slice(0, size)))), these = all.splice(0, size ?? 1);
      found.push(...(this.means.get(phrase(these)) ?? these).map(({stem}) => ({...these[0], stem})));
    }
    return found;
  }

  /** What we know of each number in a text. @param {string} given @returns {Answer[]} */
  check(given) {
    const text = folded(given), {numbers, dates} = this.reader.read(text), words = this.words(text);
    const ends = [...text.matchAll(/(?<!\b\p{Lu})[.!?]["']?\s|\n|。/gu)].map(match => match.index + 1);
    return numbers.map(number => {
      const from = ends.findLast(end => end <= number.at) ?? 0, to = ends.find(end => end > number.at) ?? text.length;
      const near = /** @type {Map<string, number>} */ (new Map());
      for (const {at, stem} of words.filter(word => word.at > from - 200 && word.at < to)) {
        const far = Math.max(0, (at < number.at ? number.at - at : at - number.end) - 40);
        near.set(stem, Math.max(near.get(stem) ?? 0, at < from ? .3 : Math.max(.5, 1 - far / 200)));
      }
      const gap = ({at, end} = dates[0]) => (at < number.at ? number.at - end : (at - number.end) * .8);
      const [date] = dates.filter(({at}) => at >= from && at < to).sort((a, b) => gap(a) - gap(b));
      const after = words.filter(({at}) => at >= number.at && at < number.end + 30).map(word => word.stem);
      const all = this.lines.flatMap(line => this.held(line, number, near, date?.years ?? [], after));
      const {verdict, found} = judged(number, all.sort((a, b) => b.score - a.score));
      const notes = this.notes.filter(([,, about]) => found.some(one => about.includes(one.line.n)));
      return {said: text.slice(number.at, number.end), verdict, number, found, notes};
    });
  }

  /** A number held against figures. @param {Line} line @param {Printed} number @param {Map<string, number>} near how
   * near words stand @param {number[]} years that are named @param {string[]} after words that follow @returns {Found[]} */
  held(line, number, near, years, after) {
    let own = 0, others = 0, strangers = 0;
    for (const [stem, nearness] of near) {
      const weight = line.stems.get(stem) ?? 0;
      own += weight * nearness;
      if (nearness <= .6 || weight) continue;
      others += this.weight(stem) * nearness;
      if (this.names.has(stem) && this.weight(stem) > 2) strangers += 1;
    }
    const share = own / (line.whole + .15 * others);
    if (share < .2) return [];
    const covers = (/** @type {Value} */ one) => years.some(year => year >= one.years[0] && year <= Math.max(...one.years));
    const value = line.values.find(covers) ?? line.values[line.values.length - 1], dated = !years.length || covers(value);
    const [ours] = this.reader.read(value.text).numbers, counted = [number, ours].every(one => COUNTS.includes(one.unit));
    const alike = counted || number.unit === ours.unit || !number.unit && ours.high < 1000; // 80 to the dollar
    const named = !counted || after.some(stem => line.stems.has(stem)), missing = line.names.filter(name => !near.has(name));
    const old = !years.length && isStatistic(line) && value.years[0] < this.today - LATELY;
    const fit = old ? "" : fitting(number, ours, alike);
    if (!fit && !alike && number.unit !== "times") return [];
    const score = share * .8 ** strangers * .9 ** missing.length * (named ? 1 : .75) * (dated ? 1 : .8) * (FITS[fit]?.[0] ?? 1);
    const comparable = (alike || fit) && number.high < ours.high * 12 && ours.high < number.high * 12;
    return [{line, value, score, fit, sure: Boolean(comparable && dated && named && !missing.length),
             then: fit ? undefined : line.values.findLast(one => fitting(number, this.reader.read(one.text).numbers[0], alike))}];
  }
}

/** @param {Printed} number @param {Found[]} all the best first */
function judged({low, step}, all) {
  const best = all[0]?.score ?? 0, digits = String(Math.round(low / step)).length;
  const alone = (all.find(one => one.line.label !== all[0].line.label)?.score ?? 0) < best * .75;
  const enough = SAME[Math.min(3, digits)];
  const same = all.find(({fit, score}) => score >= Math.max(enough, best * (FITS[fit]?.[1] ?? Infinity)) * (alone ? .75 : 1));
  if (same) return {verdict: same.fit, found: [same]};
  const close = all.filter(one => one.score >= best * .85), maybe = all.filter(one => one.score >= MAYBE).slice(0, 3);
  const different = best >= (alone ? ALONE : DIFFERENT) && close.every(one => one.sure)
    && !maybe.some(({fit, score}) => fit && fit !== "unit" && score >= best * .55);
  return {verdict: different ? "different" : maybe.length ? "maybe" : "unknown", found: different ? close.slice(0, 3) : maybe};
}

/** How a number fits one of ours: as the same, rounded, true of it (more than half), within it, in another unit, or not.
 * @param {Printed} number @param {Printed} ours @param {boolean} alike whether the units are */
function fitting(number, ours, alike) {
  const low = Math.abs(ours.low), high = Math.abs(ours.high), {said} = number;
  if (number.low === low && number.high === high && (!said || !alike)) return alike ? "same" : "unit";
  if (!alike) return "";
  const reach = Math.max(Math.min(number.step / 2, number.high * .1), Math.min(ours.step / 2, high * .04),
                         said.includes("about") ? number.high * .05 : 0) * 1.000001;
  if (/more|least/.test(said)) return high > number.low - reach && low <= number.low * 1.5 ? "true" : "";
  if (/less|up-to/.test(said)) return low < number.high + reach && high >= number.high * .7 ? "true" : "";
  if (number.low - reach <= high && number.high + reach >= low) return "rounded";
  const most = high * (/more|least/.test(ours.said) ? 1.1 : 1), least = low * (/less|up-to/.test(ours.said) ? .95 : 1);
  return number.low <= most && number.high >= least ? "open" : "";
}
