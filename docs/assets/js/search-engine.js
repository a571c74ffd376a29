// @ts-check
// The search itself: which sections and records answer a query, and in which order.
// It is given the engine's index of the pages and our list of records, and touches nothing else.

import {IGNORED, WORD, stem} from "./search-words.js";

/** @typedef {{at: number, end: number, raw: string, forms: string[], number: boolean, ignored: boolean}} Token */
/** @typedef {{docs: {location: string, title: string, text: string}[]}} Index what the engine writes */
/** @typedef {{typed: string[], means: string[], page: string | null}} Searched what readers type for a record */
/** @typedef {{parts: Record<string, string>, entries: Entry[], searches: Searched[]}} Records */
/** @typedef {{kind: string, location: string, title: string, text: string}} Entry */
/** A section or a record. @typedef {Entry & {page: string, weight: number, length: number}} Doc */
/** Tokens that must stand together, and their weight. @typedef {[string[], number]} Reading */
/** What a phrase means, and the page that answers it. @typedef {{means: string[][], page: string | null}} Typed */
/** The words of a query that a phrase has, by their places. @typedef {Typed & {terms: Set<number>}} Phrase */
/** How well a document answers, and which words of a query. @typedef {{score: number, terms: Set<number>}} Found */
/** @typedef {{url: string, hits: {doc: Doc, points: number}[], terms: Set<number>, share: number, bonus: number,
 *   points: number}} Page */

const CHAPTERS = new Set(["", "trade", "security", "plan-b", "teach"]);
/** How much a kind of record counts beside a chapter (1). @type {Record<string, number>} */
const WEIGHTS = {person: .95, institution: .8, group: .7, term: .9, event: .55, disagreement: .6, figure: .5,
                 derived: .5, place: .6, correction: .5};
/** How much a word of a title counts beside one of the text. @type {Record<string, number>} */
const TITLE = {page: 7, section: 4, person: 7, institution: 4, group: 2, term: 7, place: 4, event: 1};
const SECTIONS = 3;
/** The share of the query that a page must have, beside the share that the best page has. */
const NEEDED = .6;
/** How much a word of a query counts of which no record knows that readers type it. */
const LIGHT = .3;
/** How much more a figure, and the lead of a page, counts where a number alone is looked for.
 * @type {Record<string, number>} */
const ALONE = {figure: 1.7, derived: 1.7, page: 1.5};

/** How a number is written, by the first letter of its scale or currency. @type {Record<string, string>} */
const SIGNS = {b: "bn", t: "trn", m: "m", y: "¥", d: "$", e: "€"};
const TOKEN = new RegExp([
  "(\\p{L}{1,3}-?\\d+|\\d+\\+\\d+)(?![\\p{L}\\d.,]*\\d)",                  // G7, F-35, 2+2
  "([$¥€]?)(\\d+(?:,\\d{3})*(?:\\.\\d+)?)(?:( ?%| per ?cent)(?!\\p{L})|"
  + "(?:[ -]?(bn|billion|trn|tn|trillion|mn?|million)(?!\\p{L}))?(?: (yen|dollars?|euros?)(?!\\p{L}))?)",
  WORD].join("|"), "gu");

// The tokens of a text: where each stands, its forms, and whether it is a number or a word of no weight.
// A number gives several forms, the fullest first: $550bn, 550bn, $550, 550.
function tokens(/** @type {string} */ text) {
  const found = /** @type {Token[]} */ ([]);
  for (const match of text.toLowerCase().replaceAll("’", "'").matchAll(TOKEN)) {
    const [whole, code, sign, number, percent, scale, money] = match;
    let forms;
    if (code) {
      forms = [code.replace("-", ""), code.replace(/^\D+/, "")];
    } else if (number) {
      const plain = number.replaceAll(",", "");
      const unit = percent ? "%" : scale ? SIGNS[scale[0]] : "";
      const kind = sign || (money ? SIGNS[money[0]] : "");
      forms = [kind + plain + unit, plain + unit, kind + plain, plain];
    } else {
      forms = [stem(whole)];
    }
    found.push({at: match.index, end: match.index + whole.length, raw: whole, forms: [...new Set(forms)],
                number: Boolean(number || code), ignored: IGNORED.has(whole)});
  }
  return found;
}

// Text of the index as a reader sees it: it comes escaped and with some tags; items of lists keep a dot between.
function plain(/** @type {string} */ text) {
  return text.replace(/(\s*<\/?(?:li|ol|ul)>\s*)+/g, " · ").replace(/<\/?(?:p|pre)>|\n/g, " ")
    .replace(/<[^>]*>/g, "").replace(/^[ ·]+|[ ·]+$/g, "").replace(/ · [ ·]+/g, " · ").replace(/([.!?]) · /g, "$1 ")
    .replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&")
    .replace(/ {2,}/g, " ").trim();
}

function weightOf(/** @type {string} */ kind, /** @type {string} */ page) {
  if (kind in WEIGHTS) return WEIGHTS[kind];
  const [part, folder] = page.split("/");
  if (CHAPTERS.has(part)) return part === "plan-b" && folder ? .85 : 1;
  return ["series", "charts", "sources"].includes(folder) ? .55 : .75;
}

/** Whether a page is about our own work: it has words of all kinds, and comes last. @param {Page} page */
const isLast = ({url, bonus}) => /^(contribute|about\/changes)\//.test(url) && bonus < 1;

/** Adds to a number in a map of maps. @template T
 * @param {Map<string, Map<T, number>>} maps @param {string} key @param {T} inner @param {number} more */
function count(maps, key, inner, more) {
  const map = maps.get(key) ?? new Map();
  maps.set(key, map.set(inner, (map.get(inner) ?? 0) + more));
}

export class Engine {
  /** @param {Index} index @param {Records} records */
  constructor(index, {parts, entries, searches}) {
    this.parts = parts;
    this.titles = /** @type {Map<string, string>} */ (new Map());
    this.docs = /** @type {Doc[]} */ ([]);
    this.postings = /** @type {Map<string, Map<number, number>>} */ (new Map());
    /** How often a word is written in which way, so that a suggestion is a word and not a stem. */
    this.spelled = /** @type {Map<string, Map<string, number>>} */ (new Map());
    this.typed = /** @type {Map<string, Typed>} */ (new Map());
    for (const {location, title, text} of index.docs) {
      const whole = !location.includes("#");
      if (whole) this.titles.set(location, plain(title));
      this.add({location, title: plain(title), text: plain(text), kind: whole ? "page" : "section"});
    }
    for (const entry of entries) this.add({...entry, text: entry.text.replaceAll("\n", " · ")});
    this.mean = this.docs.reduce((sum, doc) => sum + doc.length, 0) / this.docs.length;
    for (const {typed, means, page} of searches) {
      for (const phrase of typed) {
        const known = this.typed.get(key(phrase)) ?? {means: [], page: null};
        known.page ??= page;
        known.means.push(...means.map(words => tokens(words).map(token => token.forms[0])));
        this.typed.set(key(phrase), known);
        for (const {forms, raw, number} of tokens(phrase)) if (!number) count(this.spelled, forms[0], raw, 1);
      }
    }
  }

  add(/** @type {Entry} */ entry) {
    const page = entry.location.split("#")[0];
    const doc = {...entry, page, weight: weightOf(entry.kind, page), length: 0};
    const id = this.docs.push(doc) - 1;
    for (const {text, weight} of [{text: doc.title, weight: TITLE[doc.kind] ?? 3}, {text: doc.text, weight: 1}]) {
      for (const {forms, raw, number} of tokens(text)) {
        doc.length += 1;
        if (!number) count(this.spelled, forms[0], raw, 1);
        for (const form of forms) count(this.postings, form, id, weight);
      }
    }
  }

  written(/** @type {string} */ root) {
    return [...this.spelled.get(root) ?? new Map([[root, 1]])].sort((a, b) => b[1] - a[1])[0][0];
  }

  // The documents that hold a token, with how much each is about it.
  holding(/** @type {string} */ token) {
    const list = [...this.postings.get(token) ?? []];
    const rare = Math.log(1 + (this.docs.length - list.length + .5) / (list.length + .5));
    return new Map(list.map(([id, times]) => {
      const length = .4 + .6 * Math.max(this.docs[id].length, 40) / this.mean;
      return [id, rare * times * 2.2 / (times + 1.2 * length)];
    }));
  }

  // The word of the index that is nearest to one that it does not have.
  nearest(/** @type {string} */ word, /** @type {number} */ most) {
    let best = {root: "", steps: Infinity, often: 0};
    for (const [root, ways] of this.spelled) {
      if (root === word) continue;
      if (root.length < 3 || root[0] !== word[0] && most < 2) continue;
      const steps = distance(word, root, most) + (root[0] === word[0] ? 0 : .5);
      const often = [...ways.values()].reduce((a, b) => a + b, 0);
      if (steps <= most && (steps < best.steps || steps === best.steps && often > best.often)) {
        best = {root, steps, often};
      }
    }
    return best.root;
  }

  // What one word of the query stands for.
  readings(/** @type {Token} */ term, /** @type {boolean} */ last) {
    const form = term.forms.find(form => this.postings.has(form)); // the fullest that there is
    const found = /** @type {Reading[]} */ (form ? [[[form], 1]] : []);
    if (term.number || term.forms[0].length <= 2) return found;
    const longer = [...this.spelled.keys()].filter(root => root.startsWith(term.forms[0]) && root !== term.forms[0]);
    for (const root of longer.slice(0, 30)) found.push([[root], last ? .5 : .3]);
    return found;
  }

  search(/** @type {string} */ query) {
    const all = tokens(query.normalize("NFKC")); // as a Japanese keyboard types them, ５０％ is 50%
    const some = all.filter(token => !token.ignored);
    const terms = some.length ? some : all;
    const phrases = this.phrasesIn(all, terms);
    const wanted = /** @type {Set<string>} */ (new Set()), fixed = /** @type {[string, string][]} */ ([]);
    const scores = /** @type {Map<number, Found>} */ (new Map());
    terms.forEach((term, n) => {
      const readings = this.readings(term, n === terms.length - 1);
      const meant = phrases.filter(phrase => phrase.terms.has(n));
      if (!term.number && !meant.length && !this.isOurs(term.forms[0])) {
        const [begun] = readings.flatMap(([words]) => words).filter(word => this.isOurs(word));
        const known = this.typed.get(begun ?? this.mend(term, readings, fixed));
        if (known) meant.push({...known, terms: new Set([n])});
        phrases.push(...meant);
      }
      for (const {means} of meant) for (const tokens of means) readings.push([tokens, .55]);
      for (const [id, score] of this.bestOf(readings, wanted)) {
        const seen = scores.get(id) ?? {score: 0, terms: new Set()};
        scores.set(id, {score: seen.score + score * (term.number ? 1.6 : 1), terms: seen.terms.add(n)});
      }
    });
    const pages = this.ranked(scores, terms, phrases);
    return {pages, wanted, fixed: pages.length ? fixed : [], near: pages.length ? "" : this.suggestion(terms)};
  }

  // Whether a word stands on a page for readers; the guide for contributors has examples of mistakes.
  isOurs(/** @type {string} */ token) {
    return [...this.postings.get(token) ?? []].some(([id]) => !this.docs[id].page.startsWith("contribute/"));
  }

  // Puts the nearest word in the place of one that no page has.
  mend(/** @type {Token} */ term, /** @type {Reading[]} */ readings, /** @type {[string, string][]} */ fixed) {
    const length = term.forms[0].length;
    const near = this.nearest(term.forms[0], length > 5 ? 2 : length > 3 ? 1 : 0);
    if (near) {
      fixed.push([term.raw, this.written(near)]);
      readings.push([[near], .8]);
    }
    return near;
  }

  // Runs of words in the query that a record knows: what they mean and which page answers.
  phrasesIn(/** @type {Token[]} */ words, /** @type {Token[]} */ terms) {
    const found = /** @type {Phrase[]} */ ([]);
    words.forEach((_, from) => {
      for (let to = from + 1; to <= Math.min(from + 5, words.length); to += 1) {
        const run = words.slice(from, to), known = this.typed.get(run.map(word => word.forms[0]).join(" "));
        const held = run.map(word => terms.indexOf(word)).filter(n => n >= 0);
        if (known && held.length) found.push({...known, terms: new Set(held)});
      }
    });
    return found;
  }

  // Each document's best reading of a word; what was found is remembered, to be marked.
  bestOf(/** @type {Reading[]} */ readings, /** @type {Set<string>} */ wanted) {
    const best = /** @type {Map<number, number>} */ (new Map());
    for (const [means, weight] of readings) {
      const lists = means.map(token => this.holding(token));
      means.forEach(token => wanted.add(token));
      for (const id of lists[0].keys()) {
        if (!lists.every(list => list.has(id))) continue;
        const score = weight * lists.reduce((sum, list) => sum + (list.get(id) ?? 0), 0) / lists.length;
        if (score > (best.get(id) ?? 0)) best.set(id, score);
      }
    }
    return best;
  }

  // The pages, best first: those with most of the query, where words that a record knows count for more.
  ranked(/** @type {Map<number, Found>} */ scores, /** @type {Token[]} */ terms, /** @type {Phrase[]} */ phrases) {
    const pages = /** @type {Map<string, Page>} */ (new Map());
    const pageOf = (/** @type {string} */ url) => {
      const page = pages.get(url) ?? {url, hits: [], terms: new Set(), share: 0, bonus: 0, points: 0};
      pages.set(url, page);
      return page;
    };
    const counts = terms.map(({number}, n) => (number || phrases.some(phrase => phrase.terms.has(n)) ? 1 : LIGHT));
    const sum = (/** @type {number[]} */ numbers) => numbers.reduce((a, b) => a + b, 0);
    const shareOf = (/** @type {Set<number>} */ held) => sum([...held].map(n => counts[n])) / sum(counts);
    for (const [id, found] of scores) {
      const doc = this.docs[id];
      const page = pageOf(doc.page);
      const named = this.names(doc, terms);
      if (named) page.bonus = 2;
      page.hits.push({doc, points: this.points(doc, found, terms, shareOf(found.terms)) * (named ? 3 : 1)});
      found.terms.forEach(term => page.terms.add(term));
    }
    for (const phrase of phrases) {
      if (phrase.page === null) continue;
      const found = pageOf(phrase.page.split("#")[0]);
      found.bonus = Math.max(found.bonus, shareOf(phrase.terms));
      for (const hit of found.hits) if (hit.doc.location === phrase.page && phrase.page !== found.url) hit.points *= 3;
    }
    const all = [...pages.values()].filter(page => this.titles.has(page.url));
    for (const page of all) {
      page.share = shareOf(page.terms);
      page.hits.sort((a, b) => b.points - a.points);
      page.points = sum(page.hits.slice(0, 4).map((hit, n) => hit.points * (n ? .25 : 1))) * page.share ** 2;
    }
    const most = Math.max(...(all.every(isLast) ? all : all.filter(page => !isLast(page))).map(page => page.share));
    const list = all.filter(page => page.bonus || page.share >= Math.max(most * NEEDED, .5));
    const top = Math.max(1, ...list.map(page => page.points));
    for (const page of list) page.points += page.bonus * top * 1.05 - (isLast(page) ? top * 2 : 0);
    return list.sort((a, b) => b.points - a.points);
  }

  // How well one section or record answers: all words in it count for more, and more still side by side.
  points(/** @type {Doc} */ doc, /** @type {Found} */ {score, terms: matched}, /** @type {Token[]} */ terms,
         /** @type {number} */ share) {
    const together = terms.length > 1 && matched.size === terms.length
      && `${doc.title} ${doc.text}`.toLowerCase().includes(terms.map(term => term.raw).join(" "));
    const alone = terms.every(term => term.number) ? ALONE[doc.kind] ?? 1 : 1;
    return score * doc.weight * alone * share * (together ? 1.5 : 1);
  }

  // Whether a query is somebody's name: a part of a person's, the whole of anybody else's.
  names(/** @type {Doc} */ doc, /** @type {Token[]} */ terms) {
    if (!["person", "institution", "group"].includes(doc.kind)) return false;
    const name = new Set(tokens(doc.title).filter(token => !token.ignored).flatMap(token => token.forms));
    return terms.every(term => name.has(term.forms[0])) && (doc.kind === "person" || name.size === terms.length);
  }

  suggestion(/** @type {Token[]} */ terms) {
    for (const {number, forms: [word]} of terms) {
      const near = !number && word.length > 3 && !this.postings.has(word)
        && this.nearest(word, Math.max(2, Math.floor(word.length / 3)));
      if (near) return this.written(near);
    }
    return "";
  }

  // A page of the results as plain words, ready to be shown.
  shown(/** @type {Page} */ {url, hits}, /** @type {Set<string>} */ wanted) {
    const strong = hits.filter(hit => hit.points > hits[0].points / 5);
    const own = strong.find(hit => hit.doc.kind === "page");
    const sections = strong.filter(hit => hit.doc.kind !== "page").slice(0, SECTIONS).map(({doc}) => ({
      url: doc.location, title: snippet(doc.title, wanted, 300), text: snippet(doc.text, wanted)}));
    const about = own?.doc ?? (sections.length ? null : this.docs.find(doc => doc.location === url));
    return {url, title: snippet(this.titles.get(url) ?? "", wanted, 300), part: this.parts[url.split("/")[0]] ?? "",
            text: about ? snippet(about.text, wanted) : [], sections};
  }
}

/** What a phrase is looked up by: its tokens in their fullest form. @param {string} phrase */
const key = phrase => tokens(phrase).map(token => token.forms[0]).join(" ");

// How many letters have to be added, left out, changed or swapped to make one word of another; up to `most`.
function distance(/** @type {string} */ a, /** @type {string} */ b, /** @type {number} */ most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const rows = [Array.from({length: b.length + 1}, (_, n) => n)];
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1),
                            swapped ? rows[i - 2][j - 2] + 1 : Infinity);
    }
  }
  return rows[a.length][b.length];
}

// The stretch of a text that shows most of what was found, in pieces: [words, whether they were looked for].
function snippet(/** @type {string} */ text, /** @type {Set<string>} */ wanted, room = 190) {
  const hits = tokens(text).filter(token => token.forms.some(form => wanted.has(form)));
  let best = 0, most = 0;
  hits.forEach((hit, n) => {
    const near = hits.slice(n).filter(other => other.end < hit.at + room - 40);
    const kinds = new Set(near.flatMap(other => other.forms.filter(form => wanted.has(form)))).size;
    if (kinds > most) [best, most] = [hit.at, kinds];
  });
  let from = best < 60 || text.length <= room + 30 ? 0 : text.lastIndexOf(" ", best - 40) + 1;
  const over = text.length - from > room + 30;
  const to = over ? text.lastIndexOf(" ", from + room) : text.length;
  const pieces = /** @type {[string, boolean][]} */ (from ? [["… ", false]] : []);
  for (const hit of hits.filter(one => one.at >= from && one.end <= to)) {
    pieces.push([text.slice(from, hit.at), false], [text.slice(hit.at, hit.end), true]);
    from = hit.end;
  }
  pieces.push([text.slice(from, to) + (over ? " …" : ""), false]);
  return pieces.filter(([words]) => words);
}
