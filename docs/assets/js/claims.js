// @ts-check
/* Holds the numbers of a text against our figures: which of them the words around a number mean, and whether it is
   the same. Where words do not tie it to one measure there are candidates, or nothing, and never a guess. */

import {Reader} from "./numbers.js";
import {tokens} from "./search-words.js";

/** @import {Printed, Words} from "./numbers.js" */
/** What scripts/search_entries.py writes. @typedef {{words: Words, lines: [string[], string[], string[]],
 *   values: string[][], notes: [string, string, number[]][], means: [string[], string[]][]}} Data */
/** @typedef {{at: number, end: number, stem: string, capital: boolean}} Word @typedef {Claims["lines"][number]} Line
 * @typedef {ReturnType<Claims["held"]>[number]} Found @typedef {ReturnType<Claims["check"]>[number]} Answer */

// What part of a label the words around a number must hold: if it fits, by its digits; if it does not; if it does not
// and no other label comes near; and for a figure that may be meant.
const SAME = [.4, .4, .37, .3], DIFFERENT = .5, ALONE = .42, MAYBE = .25;
/** What a figure gains if the number fits, and the part of the best that it must reach. @type {Record<string, number[]>} */
const FITS = {same: [1.2, .7], rounded: [1.1, .7], agrees: [1.1, .9], unit: [1.1, Infinity]};
const COUNTS = ["", "people", "count"];
const MONTHS = /^(janua|febru|march|april|june|july|augus|septe|octob|novem|decem)$/;
// Beginnings of words of which a text has the one that a label has not: it is about something else then.
const OPPOSED = [["defic", "surpl"], ["balan", "surpl"], ["expor", "impor"], ["upper", "lower"], ["rise", "fall"],
                 ["pric", "purch"]];

// The words of a text by their beginnings, which America and American share.
const plain = (/** @type {string} */ text) => tokens(text.replace(/\d/g, " ")).filter(token => !token.ignored)
  .map(({at, end, forms: [stem]}) => ({at, end, stem: stem.slice(0, 5), capital: /\p{Lu}/u.test(text[at])}));
const phrase = (/** @type {Word[]} */ words) => words.map(word => word.stem).join(" ");

// What something goes to, comes from or is had with: ">japan".
const ways = (/** @type {string} */ text, /** @type {Word[]} */ words) => words.filter(
  ({at}) => /\b(?:to|from|with) (?:the )?$/i.test(text.slice(0, at))).map(({stem}) => `>${stem}`);

export class Claims {
  /** @param {Data} data */
  constructor({words, lines: [hrefs, labels, whos], values, notes, means}) {
    this.reader = new Reader(words);
    this.means = new Map(means.flatMap(([typed, [meant]]) => typed.map(
      one => /** @type {[string, Word[]]} */ ([phrase(plain(one)), plain(meant)]))));
    const found = labels.map(label => this.words(label)), all = found.flat();
    const often = /** @type {Map<string, number>} */ (new Map());
    for (const {stem} of all) often.set(stem, (often.get(stem) ?? 0) + 1);
    /** How much a word says: the more, the fewer labels have it. @param {string} stem */
    this.weight = stem => Math.log((labels.length + 1) / (often.get(stem) ?? labels.length + 1));
    const small = new Set(all.filter(word => !word.capital).map(word => word.stem));
    this.names = new Set(all.filter(word => word.at && !small.has(word.stem)).map(word => word.stem));
    this.lines = labels.map((label, n) => {
      const aside = label.search(/\(|, (?!to )[a-z]/) >>> 0; // there it is told how something was counted
      const stems = /** @type {Map<string, number>} */ (new Map());
      for (const {at, stem} of found[n]) stems.set(stem, stems.get(stem) ?? this.weight(stem) * (at < aside ? 1 : .3));
      return {href: hrefs[n], label, who: whos[n], stems, whole: [...stems.values()].reduce((one, other) => one + other),
        ways: ways(label, found[n]), by: plain(whos[n]).filter(({stem, capital}) => capital && !often.has(stem)),
        asked: found[n].filter(({at, stem}) => this.names.has(stem) ? at < aside : !at && this.weight(stem) > 3),
        values: values[n].flatMap((time, place, told) => place % 2 ? [] : [
          {time, text: told[place + 1], years: (time.match(/\d{4}/g) ?? []).map(Number)}]),
        notes: notes.filter(([,, lines]) => lines.includes(n))};
    });
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

  /** What we know of each number in a text. @param {string} given */
  check(given) {
    const {text, numbers, dates} = this.reader.read(given), all = this.words(text);
    const ends = [...text.matchAll(/(?<!\b\p{Lu})[.!?]["']?\s|\n|。/gu)].map(match => match.index + 1);
    const known = numbers.map(number => {
      const from = ends.findLast(end => end <= number.at) ?? 0, to = ends.find(end => end > number.at) ?? text.length;
      const far = (/** @type {{at: number, end: number}} */ {at, end}) => Math.max(number.at - end, at - number.end);
      const near = /** @type {Map<string, number>} */ (new Map());
      for (const word of all.filter(({at}) => at > from - 200 && at < to)) {
        const nearness = word.at < from ? .3 : Math.min(1, Math.max(.5, 1.2 - far(word) / 200));
        near.set(word.stem, Math.max(near.get(word.stem) ?? 0, nearness));
      }
      for (const way of ways(text, all.filter(({at}) => at > from && at < to))) near.set(way, .1);
      const [date] = dates.filter(({at}) => at >= from && at < to).sort((a, b) => far(a) - far(b) || b.at - a.at);
      const turn = /^.{0,9}\b(?:a|one|the) year (?:(later|after)|before|earlier)/.exec(text.slice(number.end));
      const years = date?.years.map(year => year + (turn?.[1] ? 1 : turn ? -1 : 0)) ?? [];
      const after = all.filter(({at}) => at >= number.at && at < number.end + 30).map(word => word.stem);
      const foreign = all.some(({at, stem, capital}) => capital && at > from + 1 && at < to && !this.weight(stem));
      const found = this.lines.flatMap(line => this.held(line, number, {near, date: date?.date, years, after, foreign}));
      found.sort((a, b) => b.score - a.score);
      const said = text.slice(number.at, number.end);
      const around = text.slice(Math.max(from, number.at - 40), Math.min(to, number.end + 40));
      return {said, around, number, from, all: found, ...judged(number, found)};
    });
    return known.map(one => { // a figure whose value one number has is not what another number of the sentence means
      const taken = known.filter(({from, verdict}) => from === one.from && (verdict in FITS || verdict === "different"))
        .flatMap(({found}) => found);
      return {...one, ...judged(one.number, one.all.filter(
        ({exact, fit, value, score}) => exact || !taken.some(other => other.value === value && (other.exact || !fit)
          && (other.fit || other.score > score * 1.05))))};
    }).filter(({said, number: {unit, low}, verdict}) => verdict !== "unknown" || unit && low > 1 || !/^\p{L}+$/u.test(said));
  }

  /** A number held against figures: `near` says how near each word stands, `after` which follow it, `date` which date
   * is nearest, and `foreign` whether there is a name that no label has. @param {Line} line @param {Printed} number
   * @param {{near: Map<string, number>, date?: string, years: number[], after: string[], foreign: boolean}} around */
  held(line, number, {near, date = "", years, after, foreign}) {
    let own = 0, others = 0, strangers = 0, tied = false;
    for (const [stem, nearness] of near) {
      const weight = line.stems.get(stem) ?? 0;
      own += weight * nearness;
      tied ||= nearness > .4 && weight > 2 && !this.names.has(stem);
      if (nearness <= .6 || weight || MONTHS.test(stem)) continue;
      others += this.weight(stem) * nearness;
      if (this.names.has(stem) && this.weight(stem) > 2) strangers += 1;
    }
    const share = own / (line.whole + .15 * others);
    if (share < .2) return [];
    const opposed = OPPOSED.some(([one, other]) => [[one, other], [other, one]].some(
      ([theirs, ours]) => (near.get(theirs) ?? 0) > (near.get(ours) ?? 0) + .1
        && line.stems.has(ours) && !line.stems.has(theirs)));
    const turned = line.ways.length && !line.ways.some(way => near.has(way)) // exports from Japan, not to Japan
      && [...near.keys()].some(way => way[0] === ">" && line.stems.has(way.slice(1)));
    const covered = line.values.filter(one => years.some(year => year >= one.years[0] && year <= Math.max(...one.years)));
    const fits = (/** @type {{text: string}} */ {text}) => fitting(number, this.reader.read(text).numbers[0], true);
    const [month] = date.match(/[A-Z][a-z]+/) ?? ["no month"], dated = covered.length || !years.length;
    const value = covered.findLast(one => one.time.includes(month)) ?? covered.findLast(fits) ?? covered.at(-1)
      ?? line.values[line.values.length - 1];
    const [ours] = this.reader.read(value.text).numbers, counted = [number, ours].every(one => COUNTS.includes(one.unit));
    const alike = counted || number.unit === ours.unit || !number.unit && number.high + ours.high < 1000; // 80 to the dollar
    const fit = opposed || turned ? "" : fitting(number, ours, alike);
    const lacks = 1 - [...line.stems].reduce((sum, [stem, weight]) => sum + (near.has(stem) ? weight : 0), 0) / line.whole;
    const named = !counted || lacks < .2 || after.some(stem => line.stems.has(stem));
    const missing = line.asked.filter(({stem}) => !near.has(stem)).length;
    if (!alike && (!fit || missing && ours.unit === "points") && number.unit !== "times") return [];
    if (foreign && missing > 1 && missing === line.asked.length) return [];
    const size = Math.log10(number.high / Math.abs(ours.high)), slip = Math.abs(size - Math.round(size)) < .003; // bn for trn
    const comparable = slip || Math.abs(size) < 1.1;
    if (!fit && !((tied || lacks < .2) && comparable)) return [];
    const sure = !opposed && !turned && (alike || fit) && dated && named && !missing && comparable;
    const heard = line.by.some(({stem}) => near.has(stem)) ? 1.3 : 1;
    const score = share * heard * .8 ** strangers * .9 ** missing * (dated ? 1 : .8) * (FITS[fit]?.[0] ?? 1);
    const then = () => line.values.findLast(one => alike && fits(one));
    const headed = line.asked.every(({at, stem}) => at || near.has(stem));
    return [{line, value, score, fit, sure, then, lacks, share, headed, dated,
             exact: alike && number.low === Math.abs(ours.low) && number.high === Math.abs(ours.high)}];
  }
}

/** @param {Printed} number @param {Found[]} found the best first */
function judged({low, step}, found) {
  // Another date may round to it by chance, and a neighbour have its value: turnout, and the votes against.
  const all = found.filter(one => !one.fit || (one.exact || one.dated) && (one.exact && one.headed || !found.some(
    ({fit, sure, share, lacks}) => !fit && sure && share > one.share && lacks < one.lacks - .15)));
  const best = all[0]?.score ?? 0, enough = SAME[Math.min(3, String(Math.round(low / step)).length)];
  const alone = all.every(one => one.score < best * .75 || one.line.label === all[0].line.label
    || one.value.text === all[0].value.text || all[0].dated && !one.dated);
  const fitted = all.filter(one => one.score >= Math.max(enough, best * (FITS[one.fit]?.[1] ?? Infinity)) * (alone ? .75 : 1));
  const same = fitted.find(({fit}) => fit !== "agrees") ?? fitted[0];
  if (same) return {verdict: same.fit, found: [same]};
  const close = all.filter(one => one.score >= best * .85), maybe = all.filter(one => one.score >= MAYBE)
    .sort((one, other) => Number(Boolean(other.fit)) - Number(Boolean(one.fit))).slice(0, 3);
  const different = best >= (alone ? ALONE : DIFFERENT) && close.every(one => one.sure)
    && !maybe.some(({fit, score}) => fit && fit !== "unit" && score >= best * .55);
  const near = all.filter(({sure, score}) => sure && score >= best * .75).slice(0, 3);
  if (different) return {verdict: "different", found: near};
  return {verdict: maybe.length ? "maybe" : "unknown", found: maybe};
}

/** How a number fits one of ours: as the same, rounded, in agreement (more than half), in another unit, or not.
 * @param {Printed} number @param {Printed} ours @param {boolean} alike whether the units are */
function fitting(number, ours, alike) {
  const low = Math.abs(ours.low), high = Math.abs(ours.high), exact = number.low === low && number.high === high;
  const nearly = number.said === "about less-than";
  if (alike && exact && !number.said) return "same";
  const digits = Math.max(Math.min(number.step / 2, number.high * .1), Math.min(ours.step / 2, high * .04)) * 1.000001;
  if (!alike) return Math.abs(number.high - high) <= digits && !["", "times"].includes(number.unit) ? "unit" : "";
  const reach = number.said === "about" ? Math.max(digits, number.high * .05) : digits;
  const [said, open] = [number.said, ours.said].map(word => /more|least/.test(word) ? 1 : /less|up-to/.test(word) ? -1 : 0);
  const least = nearly ? number.low * .95 : said < 0 && open >= 0 ? number.high * .7 : number.low - reach;
  const most = nearly ? number.high + ours.step / 2
    : said > 0 ? number.low * (number.unit === "share" ? 2 : 1.5) : number.high + reach;
  if (nearly && open > 0 || least > high * (open > 0 ? 1.1 : 1) || most < low * (open < 0 ? .95 : 1)) return "";
  const rounds = number.low - digits <= high && number.high + digits >= low && !open;
  return rounds && (!said || nearly) ? "rounded" : "agrees";
}
