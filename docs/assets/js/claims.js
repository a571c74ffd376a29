// @ts-check
/* Holds the numbers of a text against our figures: which of them the words around a number mean, and whether it is
   the same. Where words do not tie it to one measure there are candidates, or nothing, and never a guess. */

import {Reader} from "./numbers.js";
import {IGNORED, WORD, stem} from "./search-words.js";

/** @import {Printed, Words} from "./numbers.js" */
/** What scripts/search_entries.py writes. @typedef {{words: Words, lines: string[],
 *   notes: string, means: string, roles: Record<string, string>}} Data */
/** @typedef {{at: number, end: number, stem: string, capital: boolean}} Word @typedef {Claims["lines"][number]} Line
 * @typedef {ReturnType<Claims["held"]>[number]} Found @typedef {ReturnType<Claims["check"]>[number]} Answer */

// What part of a label the words around a number must hold: if it fits, and if it does not.
const SAME = .25, DIFFERENT = .35;
/** What a figure gains if the number fits, and the part of the best that it must reach. @type {Record<string, number[]>} */
const FITS = {same: [1.2, .7], rounded: [1.1, .7], agrees: [1.1, .9], unit: [1.1, Infinity]};
const COUNTS = ["", "people", "count"], MOVES = ["ris", "fall"], MONTHS = /^(janua|febru|march|april|jun|july|augus|sept|octob|novem|decem)$/;
// What is denied is no figure of ours, and what is wanted is not what is had, if its label does not say so too.
const DENIED = /(?:\bnot|\bnever|n't)\b(?! (?:only|just|less|fewer|more))[^,;:]{0,50}$/;
const WANTED = /\b(?:ask|demand|urg|press|want|target|aim|goal|propos)/;
const UP = /(?<!\bma[dk]\w+ )\b(?:(up)|down)(?: by)?(?: some| about| nearly| almost| roughly| around)? $/, MORE = /^ (?:(more|higher|above|up)|less|lower|fewer|below|down)\b/;
// What a measure or an amount is of, where small letters tell it: exports of whisky, a tariff on American beef.
const MEASURED = new RegExp("(\\b(?!years? )\\p{L}*) (?:of|on(?! its)|for|in) (?:the |its |an? |new |\\p{L}+(?:ese|ican|ish) )*"
  + "(?!the |its |an? |return|first|last|total|exampl|decade|year|month)(\\p{Ll}{4,}(?![-\\p{L}])(?: \\p{Ll}+)?)"
  + "(?! (?:over |than )?[^\\p{L} ]?\\d| per )(?!\\p{L})", "gu");
// Where a label begins to tell how or when something was counted.
const ASIDE = /\([^)]*\)$|, (?!to |inferred )[a-z]| without [A-Z]| since | at the end | in [A-Z][a-z]+ \d/;
const WORDS = new RegExp(WORD, "gu");
const PAIR = /\b(?:from|to|between)(?: \p{L}+){0,2} #[^,;]* (?:to|from|and)(?: \p{L}+){0,2} $/iu; // from 20% in 2010 to 6% in 2014
const NOUN = /^(?!.*(?:ed|ing|ly)$)(?:\p{Lu}|\p{L}{4}).*/u; // most of them
const IN_NUMBERS = /\d|\bper ?cent(?:age points?)?\b|\b[mbtr]+illion\b/g;

// The words of a text by their beginnings, which America and American share.
const plain = (/** @type {string} */ text) => [...text.replace(IN_NUMBERS, part => " ".repeat(part.length)).toLowerCase()
  .replaceAll("’", "'").matchAll(WORDS)].flatMap(({0: raw, index: at}) => IGNORED.has(raw) || raw === "again" ? []
  : {at, end: at + raw.length, stem: stem(raw).slice(0, 5).replace(/(?<=...)e$/, ""), capital: /\p{Lu}/u.test(text[at])});
const long = (/** @type {Printed} */ {low, step}) => low / step >= 100; // three digits hardly fit by chance
const phrase = (/** @type {Word[]} */ words) => words.map(word => word.stem).join(" ");

// What something goes to, comes from or is had with: ">japan".
const ways = (/** @type {string} */ text, /** @type {Word[]} */ words) => words.filter(
  ({at, capital}) => capital && /\b(?:to|from|with|sells?|sold) (?:the )?$/i.test(text.slice(0, at))).map(({stem}) => `>${stem}`);

export class Claims {
  /** @param {Data} data */
  constructor({words, lines, notes, means, roles}) {
    const [anchors, pages, labels, whos, times, noted, texts] = lines.map(column => column.split("\n").map(
      (one, n, all) => (all[n] = one || all[n - 1]))); // what is the same as before is left out
    this.reader = new Reader(words);
    this.means = /** @type {Map<string, Word[]>} */ (new Map());
    const rows = (/** @type {string | undefined} */ text) => text?.split("\n").map(line => line.split("|")) ?? [];
    for (const [meant, ...typed] of [...rows(roles.short), ...rows(means)]) {
      const words = this.words(meant);
      for (const one of typed) this.means.set(phrase(plain(one)), words);
    }
    /** The words of a role (seeds/headline-words.yml), as they stand together. @param {string} role */
    this.role = role => (known[role] ??= rows(roles[role]).map(line => line.map(one => phrase(plain(one)))));
    const known = /** @type {Record<string, string[][]>} */ ({});
    this.pairs = (/** @type {string} */ role) => this.role(role).flatMap(pair => [pair, pair.toReversed()]);
    this.is = (/** @type {string} */ role, /** @type {string} */ stem) => this.role(role).some(line => line.includes(stem));
    const found = labels.map(label => this.words(label.replace(/, an [^,]*(?=,)| \([A-Z]+\)(?= )/, "")));
    const all = found.flat(), often = /** @type {Map<string, number>} */ (new Map());
    for (const {stem} of all) often.set(stem, (often.get(stem) ?? 0) + 1);
    /** How much a word says: the more, the fewer labels have it. @param {string} stem */
    this.weight = stem => Math.log((labels.length + 1) / (often.get(stem) ?? labels.length + 1));
    const small = new Set(all.filter(word => !word.capital).map(word => word.stem));
    this.names = new Set(all.filter(word => word.at && !small.has(word.stem)).map(word => word.stem));
    this.lines = labels.map((label, n) => {
      const aside = label.search(ASIDE) >>> 0, when = times[n].split("|"), stems = /** @type {Map<string, number>} */ (new Map());
      for (const {at, stem} of found[n].toReversed()) stems.set(stem, this.weight(stem) * (at < aside && !this.is("slight", stem) ? 1 : .3));
      const asked = found[n].filter(({at, end, stem}, m, {[m + 1]: next}) => !this.is("slight", stem)
        && (this.names.has(stem) ? at < aside && !(this.names.has(next?.stem) && next.at < end + 2) // a name's last word
          : !at && this.weight(stem) > 3 && !this.is("generic", stem)));
      const said = `${label} ${times[n]}`.toLowerCase().match(/[a-z0-9]+/g) ?? [];
      const id = anchors[n].match(/[A-Z]|[^A-Z]+/g)?.map(part => said[part.charCodeAt(0) - 65] ?? part).join("-");
      return {href: pages[n] + (id === "-" ? "" : `#${id}`), label, who: whos[n], stems, asked, head: found[n][0].stem,
        noun: found[n].find(({stem}) => !this.names.has(stem) && !this.is("slight", stem) && (MOVES.includes(stem) || !this.is("generic", stem)))?.stem ?? "",
        ways: ways(label, found[n]), whole: [...stems.values()].reduce((one, other) => one + other),
        named: asked.filter(({stem}) => this.names.has(stem)).length, notes: [...noted[n]].flatMap(note => notes.split("\n")[note.charCodeAt(0) - 46] ?? []),
        by: plain(whos[n]).filter(({stem, capital}) => capital && (
          !often.has(stem) || this.weight(stem) > (stems.has(stem) ? 5 : 3))),
        values: texts[n].split("|").map((text, place) => (
          {text, time: when[place] ||= when[place - 1].replace(/\d+$/, year => String(Number(year) + 1)),
           years: (when[place].match(/\d{4}/g) ?? []).map(Number),
           number: /** @type {Printed | undefined} */ (undefined)}))}; // read when it is needed
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
    const read = this.reader.read(given), {text} = read, words = this.words(text);
    const ends = [...text.matchAll(/(?<!\b\p{Lu})[.!?]["']?\s|\n|。|, (?=(?:most|much|some|all) of (?:it|them|wh))/gu)].map(match => match.index + 1);
    read.numbers.forEach((one, n, {[n - 1]: last}) => { // $82bn, those of France 64.7bn
      if (last && !one.unit && one.scale > 1 === last.scale > 1 && !ends.some(end => end > last.end && end < one.at)
        && /^(?:[.,;](?!\d)|$)/.test(text.slice(one.end))) one.unit = last.unit;
    });
    const solid = [...read.numbers, ...read.dates].reduce((rest, {at, end}) => rest.slice(0, at) + "#".repeat(end - at) + rest.slice(end), text);
    const known = read.numbers.map(number => {
      const from = ends.findLast(end => end <= number.at) ?? 0, to = ends.find(end => end > number.at) ?? text.length;
      const around = this.around(number, read, words.filter(({at}) => at > from - 200 && at < to), from, to);
      const all = this.lines.flatMap(line => this.held(line, number, around)).sort((a, b) => b.score - a.score);
      const [head] = /(?:^\s)?\S*.{0,40}$/.exec(solid.slice(from, number.at)) ?? [""], first = number.at - head.length;
      const [tail] = /^.{0,40}\S*/.exec(solid.slice(number.end, to)) ?? [""], last = number.end + tail.length;
      return {said: text.slice(number.at, number.end), number, from, all, around, ...judged(number, all),
              quote: `${first > from ? "… " : ""}${text.slice(first, last).trim()}${text.slice(last, to).trim() && " …"}`,
              nouns: [...new Set(words.flatMap(({at, end}) => at >= first && at < last && NOUN.exec(solid.slice(at, end)) || []))].slice(0, 6).join(" ")};
    });
    return known.map(one => { // a figure whose value one number has is not what another number of the sentence means
      const taken = known.filter(({from, verdict}) => from === one.from && (verdict in FITS || verdict === "different")).flatMap(({found}) => found);
      const pair = (/** @type {Printed} */ a, /** @type {Printed} */ b) => PAIR.test(text.slice(one.from, a.at) + "#" + text.slice(a.end, b.at));
      const twin = known.find(({verdict, from, number}) => verdict in FITS && from === one.from && number.unit === one.number.unit
        && (pair(number, one.number) || pair(one.number, number)));
      if (twin && /unk|may/.test(one.verdict)) return {...one, ...judged(one.number, this.lines.flatMap( // is of what the other end is of
        line => line.label === twin.found[0].line.label ? this.held(line, one.number, {...one.around, bound: true}) : []))};
      return {...one, ...judged(one.number, one.all.filter(
        ({exact, fit, value, score}) => exact || fit === "rounded" || fit && one.number.said.startsWith("about ") || !taken.some(
          other => other.value === value && (other.exact || !fit) && (other.fit || other.score > score * 1.05))),
      known.flatMap(({from, number, found}) => number !== one.number && from === one.from ? found.map(({line}) => line.noun) : []))};
    }).map(one => one.verdict !== "different" ? one : {...one, found: one.found.filter(({score, line, value}) => score >= one.found[0].score * .98
      && !one.found.some(other => other.line.label === line.label && other.value.years[0] > value.years[0]))}) // either of what fits as well
      .filter(({said, number: {unit, low}, verdict}) => verdict !== "unknown" || unit && low > 1 || !/^\p{L}+$/u.test(said));
  }

  /** What stands around a number: how `near` each word is, the nearest `date`, names that no label has (`unheard`),
   * the names that belong to another number (`apart`), and what measures are `of`. @param {Printed} number
   * @param {ReturnType<Reader["read"]>} read @param {Word[]} words @param {number} from @param {number} to */
  around(number, {text, numbers, dates}, words, from, to) {
    const far = (/** @type {{at: number, end: number}} */ {at, end}, one = number) => Math.max(one.at - end, at - one.end);
    // Something on the other side of a comma or a number may be another number's.
    const parted = (/** @type {{at: number, end: number}} */ {at, end}) => {
      const between = [Math.min(end, number.end), Math.max(at, number.at)], words = text.slice(...between);
      return numbers.some(one => one !== number && one.at >= between[0] && one.at < between[1])
        || /[,;:]|\b(?:while|against|but|than)\b/.test(words) || /\band\b/.test(words) && numbers.some(
          one => far({at, end}, one) < far({at, end}));
    };
    const near = /** @type {Map<string, number>} */ (new Map()), sentence = words.filter(({at}) => at >= from);
    for (const {at, end, stem} of words) // what was before or after is another matter
      near.set(stem, Math.max(near.get(stem) ?? 0, at < from ? .3 : /\b(?:before|after|until)\b/.test(text.slice(number.end, at)) ? .5 : Math.min(1, Math.max(.5, 1.2 - far({at, end}) / 200))));
    this.pairs("opposed").forEach(([one, other]) => (near.has(one) && !near.has(other) && near.set(other, (near.get(one) ?? 0) * .5)));
    const turned = UP.exec(text.slice(0, number.at)) ?? MORE.exec(text.slice(number.end));
    if (turned) near.set(turned[1] ? "ris" : "fall", 1);
    for (const [unit, of] of this.role("unit")) if (number.unit === unit) near.set(of, Math.max(near.get(of) ?? 0, .5));
    for (const way of ways(text, sentence)) near.set(way, .1);
    for (const [noun, ...verbs] of this.role("way")) // what is sold Japan is exported there
      if (sentence.some(({stem, end}, n) => verbs.includes(stem) && sentence[n + 1]?.capital
        && /^ (the )?$/.test(text.slice(end, sentence[n + 1].at)))) near.set(noun, Math.max(near.get(noun) ?? 0, .2));
    const turn = /^.{0,9}\b(?<!\b(?:on|from|than) )(?:a|one|the) year (?:(later|after)|before|earlier)/.exec(text.slice(number.end))
      ?? /\b(?:a|one|the) year (?:(later|after)|before|earlier)[a-z ,]{0,14}$/.exec(text.slice(0, number.at));
    const away = (/** @type {typeof dates[0]} */ one) => far(one)
      + (/[,;]/.test(text.slice(one.end, number.at) + text.slice(number.end, one.at)) ? 30 : 0);
    const [date] = dates.filter(({at, end}) => at >= from && at < to && (turn || !(
      /;|\b(?:while|whereas|but)\b|^ (?:to|from|and)(?: \p{L}+){0,2} $/u.test(text.slice(end, number.at)) && numbers.some(one => one.at >= from && one.at < at)
      || /\b(?:than|what|as)\b|[,;] wh(?:ich|o|ose|ere|ile)\b|;/.test(text.slice(number.end, at))
      || /\brates? of $/.test(text.slice(0, at)) && numbers.some(one => one.at > number.at && one.at < at)
    ))).sort((a, b) => away(a) - away(b) || b.at - a.at);
    const since = /\b(?:before|after)\b[^,;]{0,20}$/i.test(text.slice(from, date?.at));
    const names = sentence.filter(({stem}) => this.names.has(stem)), own = new Set(names.filter(one => !parted(one)).map(one => one.stem));
    return {near, bound: false, denied: DENIED.test(text.slice(from, number.at)), wanted: WANTED.test(text.slice(from, number.at)),
      date: date?.date ?? "", years: (since ? [] : date?.years)?.map(year => year + (turn?.[1] ? 1 : turn ? -1 : 0)) ?? [],
      counted: this.words(/^ of (?:all )?(?:the )?(\p{Lu}\p{L}+)/u.exec(text.slice(number.end))?.[1] ?? "")[0]?.stem,
      owners: new Set(sentence.filter(word => !parted(word) && text.slice(0, word.end).endsWith("'s")).map(({stem}) => stem)),
      odd: sentence[0]?.capital && !this.weight(sentence[0].stem) && !/^(?:\w+ly|Almost|More|Over)\b/.test(text.slice(sentence[0].at)),
      narrow: [...text.slice(from, to).matchAll(/\p{L}+(?:ese|ican|ish) (\p{Ll}{4,}(?: \p{Ll}+)?)/gu)].some(
        ([, thing]) => this.words(thing).slice(0, 1).some(({stem}) => !this.is("anyone", stem) && !this.weight(stem))),
      capitals: new Set(words.filter(({capital}) => capital).map(({stem}) => stem)),
      apart: new Set(own.size && numbers.length > 1 ? names.map(({stem}) => stem).filter(stem => !own.has(stem)) : []),
      things: words.flatMap(({end, stem}) => number.unit && end === number.end && this.weight(stem) && !this.is("anyone", stem) ? stem : []),
      unheard: sentence.flatMap(({at, end, stem, capital}) => capital && !this.weight(stem) && !MONTHS.test(stem)
        && (at > from + 1 || text.startsWith("'s", end - 2)) ? stem : []),
      of: [...text.slice(from, to).matchAll(MEASURED)].filter(({0: whole, 2: thing, index}) => !this.is("anyone", phrase(plain(thing).slice(0, 1))) && !numbers.some(({at, end}) => (
        at < from + index + whole.length && end > from + index + whole.lastIndexOf(thing)
        || at > number.at && at < from + index))).map(({0: whole, 1: head, 2: thing, index}) => ({
        head: number.unit !== "share" && number.end >= from + index && number.end <= from + index + head.length
          ? "" : phrase(this.words(head).slice(0, 1)) || "-",
        thing: words.flatMap(({at, stem}) => (
          at >= from + index + whole.lastIndexOf(thing) && at < from + index + whole.length ? stem : []))})).concat(
        sentence.flatMap(({stem, at}, n, {[n - 1]: before}) => this.is("measured", stem) && before?.end === at - 1
          && this.weight(before.stem) > 2.5 && !before.capital && !MOVES.includes(before.stem) && !this.is("measured", before.stem)
          ? {head: stem, thing: [before.stem]} : []))};
  }

  /** A number held against a figure. @param {Line} line @param {Printed} number
   * @param {ReturnType<Claims["around"]>} around */
  held(line, number, {near, denied, wanted, date, years, capitals, apart, of, counted, narrow, odd, owners, unheard, things, bound}) {
    const foreign = unheard.some(stem => !line.by.some(word => word.stem === stem));
    let own = 0, others = 0, strangers = 0, tied = false, owned = false;
    const far = number.unit === "kilometres"; // is the same both ways, between names
    for (const [stem, nearness] of near) {
      const weight = line.stems.get(stem) ?? 0;
      own += weight * nearness;
      tied ||= nearness > .4 && weight > 2 && (!this.names.has(stem) || far) && !this.is("generic", stem);
      if (nearness <= .6 || weight || MONTHS.test(stem)) continue;
      others += this.weight(stem) * nearness;
      if (!this.names.has(stem) || apart.has(stem) || this.is("anywhere", stem) || line.by.some(word => word.stem === stem)) continue;
      owned ||= owners.has(stem);
      if (this.weight(stem) >= 2) strangers += 1;
    }
    const share = own / (line.whole + .15 * others);
    const people = /^[A-Z]\w+(?:ese|ican|ish) /.test(line.label), has = (/** @type {string} */ stem) => line.stems.has(stem);
    if (share < .1 || MOVES.includes(line.head) && !near.has(line.head) || denied && !has("not")
      || people && counted && counted !== line.head
      || this.role("other").some(([theirs, other]) => near.has(theirs) && has(other) && !has(theirs))) return [];
    const covered = line.values.filter(one => years.some(year => year >= one.years[0] && year <= Math.max(...one.years)));
    const printed = (/** @type {Line["values"][number]} */ one) => one.number ??= this.reader.read(one.text).numbers[0];
    const fits = (/** @type {Line["values"][number]} */ one) => fitting(number, printed(one), true);
    const [month] = date.match(/[A-Z][a-z]+/) ?? ["no month"], dated = covered.length || !years.length;
    const value = covered.findLast(one => one.time.includes(month)) ?? covered.findLast(fits) ?? covered.at(-1)
      ?? line.values.slice(years.length ? 0 : -3).findLast(fits) ?? line.values[line.values.length - 1];
    const ours = printed(value);
    const alike = number.unit === ours.unit || [number, ours].every(one => COUNTS.includes(one.unit)) && (!things.length || things.some(has))
      || number.unit === "times" && COUNTS.includes(ours.unit) // ten times
      || !number.unit && ours.unit === "jpy" && number.high + ours.high < 1000; // 80 to the dollar
    const fitted = fitting(number, ours, alike);
    const exact = number.low === Math.abs(ours.low) && number.high === Math.abs(ours.high)
      || alike && long(number) && !number.said && Math.abs(number.high - Math.abs(ours.high)) <= number.step * .501;
    if (share < .2 && !(exact && long(number) && tied)) return [];
    const against = (/** @type {string} */ role) => this.pairs(role).filter(([theirs, other]) => (
      (near.get(theirs) ?? 0) > (near.get(other) ?? 0) + .1 && has(other) && !has(theirs)));
    const turned = !far && line.ways.length && !line.ways.some(way => near.has(way)) // exports from Japan, not to Japan
      && [...near.keys()].some(way => way[0] === ">" && line.stems.has(way.slice(1)));
    const signed = this.role("signed").some(([sum, below, above]) => has(sum) && !has(below) && near.has(value.text[0] === "-" ? above : below));
    // Japan's exports to America are America's imports from there, and its surplus is America's deficit.
    const wrong = against("opposed").length || [turned, signed, ...against("traded")].filter(Boolean).length % 2 > 0;
    const undated = fitted && exact && !dated, fit = wrong || undated ? "" : fitted;
    const lacks = 1 - [...line.stems].reduce((sum, [stem, weight]) => sum + (near.has(stem) ? weight : 0), 0) / line.whole;
    // America goes without saying beside Japan, and one name if nearly all else is said.
    const missed = line.asked.filter(({stem}) => !near.has(stem)
      && !this.role("unsaid").some(([one, other]) => stem === one && near.has(other) && has(other) && !strangers));
    const lost = missed.filter(({stem}) => this.names.has(stem)).length, known = !strangers && !foreign && !odd;
    const unnamed = bound ? 0 : lost - Number(lost > 0 && known && lacks < (far ? .4 : people ? .3 : .2));
    const missing = bound ? 0 : unnamed + Math.max(0, missed.length - lost - Number(lacks < .4));
    if (!alike && !fit && number.unit !== "times" || (foreign || !exact) && unnamed && unnamed === line.named || !exact && (
      wanted && !WANTED.test(line.label) || narrow && !people
      || of.some(({head, thing}) => !bound && (!head || has(head)) && thing.length && !thing.some(has)))) return [];
    const size = Math.log10(number.high / Math.abs(ours.high)), slip = Math.abs(size - Math.round(size)) < .003; // bn for trn
    if (!fit && !((bound || tied || lacks < .3) && !(foreign && lacks > .5) && (slip || Math.abs(size) < 1.1))) return [];
    const meant = bound || lacks < .44 || near.has(line.noun), heard = line.by.some(({stem}) => capitals.has(stem)) ? 1.3 : 1;
    const away = line.asked.filter(({stem}) => apart.has(stem)).length, gain = FITS[fit]?.[0] || (wrong && !fitted ? .7 : 1);
    const timed = !dated ? .8 : years.length && month !== "no month" && /[A-Z]/.test(value.time) && !value.time.includes(month) ? .65 : 1;
    return [{line, value, fit, strange: foreign && !meant && heard === 1, lacks, share, dated, missing, unnamed, strangers, undated,
      heard, timed, away, exact: alike && exact, score: share * heard * gain * timed * .8 ** (strangers + away) * .9 ** missing,
      sure: !missing && !owned && meant && (!wrong || fitted) && (alike || fit) && (dated || undated),
      then: () => line.values.findLast(one => alike && fits(one))}];
  }
}

/** @param {Printed} number @param {Found[]} found the best first @param {string[]} beside what other numbers of the sentence count */
function judged(number, found, beside = []) {
  // Another date may round to it by chance, and a neighbour have its value: turnout, and the votes against.
  const all = found.filter(one => !one.fit || (one.exact || one.dated) && !found.some(
    ({line, fit, sure, share, lacks, heard, away, timed}) => !fit && sure && away <= one.away && timed >= one.timed && (
      !one.exact && share > one.share && lacks < one.lacks - (one.sure ? .2 : 0)
      || (heard > one.heard || away < one.away && line.named >= one.line.named) && lacks < one.lacks + .2
      && share > one.share * .8)));
  const best = all[0]?.score ?? 0;
  const fitted = all.filter(one => one.fit && one.score >= SAME && (one.exact ? long(number) || !one.strange && one.lacks < .68 * one.heard : one.lacks < (one.fit === "agrees" ? .5 : .66))
    && (!one.unnamed || one.exact && (long(number) || !one.strangers && (one.unnamed < 2 || one.lacks < .45)))
    && all.every(other => one.score >= other.score * .75 * (one.exact && long(number) ? .5 : FITS[one.fit][1])));
  const same = fitted.find(({exact}) => exact && long(number)) ?? [...fitted.filter(({sure}) => sure), ...fitted].find(({fit}) => fit !== "agrees") ?? fitted[0];
  if (same) return {verdict: same.fit, found: [same]};
  const maybe = all.filter(({fit, score, unnamed}) => fit && fit !== "unit" && !unnamed && score >= SAME);
  const whole = all.filter(({missing}) => !missing);
  const dated = whole.filter(one => one.dated && one.score >= .75 * whole[0].score);
  const top = dated[0] ?? whole.find(one => one.dated || one.undated);
  if (top?.sure && top.score >= Math.max(DIFFERENT, best * .66)) {
    const equal = all.find(({fit, sure, line: {noun}}) => fit === "same" && sure && noun === top.line.noun && beside.includes(noun));
    const others = all.filter(one => one !== top && one.sure && one.score >= best * .75);
    return equal ? {verdict: "same", found: [equal]} : {verdict: "different", found: [top, ...others.slice(0, 2)]};
  }
  return {verdict: maybe.length ? "maybe" : "unknown", found: maybe.slice(0, 3)};
}

/** How a number fits one of ours: as the same, rounded, in agreement (more than half), in another unit, or not.
 * @param {Printed} number @param {Printed} ours @param {boolean} alike whether the units are */
function fitting(number, ours, alike) {
  const low = Math.abs(ours.low), high = Math.abs(ours.high), exact = number.low === low && number.high === high;
  const nearly = number.said.startsWith("about "); // just over, almost
  if (alike && exact && ["", "about", ours.said].includes(number.said)) return "same";
  const digits = Math.max(Math.min(number.step / 2, number.high * .1), Math.min(ours.step / 2, high * .04)) * 1.000001;
  if (!alike) return Math.abs(number.high - high) <= digits && !["", "times"].includes(number.unit) ? "unit" : "";
  const reach = number.said === "about" ? Math.max(digits, number.high * .05) : digits;
  const [said, open] = [number.said, ours.said].map(word => /more|least/.test(word) ? 1 : /less|up-to/.test(word) ? -1 : 0);
  const least = nearly ? (said < 0 ? number.low * .95 : number.low - ours.step / 2) : said < 0 && open >= 0 ? number.high * .7 : number.low - reach;
  const most = nearly ? (said < 0 ? number.high + ours.step / 2 : number.high * 1.1)
    : said > 0 ? number.low * (number.unit === "share" ? 2 : 1.5) : number.high + reach;
  if (nearly && said * open < 0 || least > high * (open > 0 ? 1.1 : 1) || most < low * (open < 0 ? .95 : 1)) return "";
  const rounds = number.low - digits <= high && number.high + digits >= low && !open;
  return rounds && (!said || nearly) ? "rounded" : "agrees";
}
