// The search itself: which sections and records answer a query, and in which order.
// It is given the engine's index of the pages and our list of records, and touches nothing else.

import {distance, key, snippet, tokens} from "./search-words.js";

const CHAPTERS = new Set(["", "trade", "security", "plan-b", "teach"]);
// How much a kind of record counts beside a chapter (1), and a word of a title beside one of the text.
const WEIGHTS = {person: .95, institution: .8, group: .7, term: .9, event: .55, disagreement: .6, figure: .5,
                 derived: .5, place: .6, correction: .5};
const TITLE = {page: 7, section: 4, person: 7, institution: 4, group: 2, term: 7, place: 4, event: 1};
const GUIDE = .25;
const SECTIONS = 3;

// Text of the index as a reader sees it: it comes escaped and with some tags; items of lists keep a dot between.
function plain(text) {
  return text.replace(/(\s*<\/?(?:li|ol|ul)>\s*)+/g, " · ").replace(/<\/?(?:p|pre)>|\n/g, " ")
    .replace(/<[^>]*>/g, "").replace(/^[ ·]+|[ ·]+$/g, "").replace(/ · [ ·]+/g, " · ").replace(/([.!?]) · /g, "$1 ")
    .replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&")
    .replace(/ {2,}/g, " ").trim();
}

function weightOf(doc) {
  if (doc.kind in WEIGHTS) return WEIGHTS[doc.kind];
  const [part, folder] = doc.page.split("/");
  if (part === "contribute") return GUIDE;
  if (CHAPTERS.has(part)) return part === "plan-b" && folder ? .85 : 1;
  return ["series", "charts", "sources"].includes(folder) ? .55 : .75;
}

export class Engine {
  constructor(index, {parts, entries, searches}) {
    this.parts = parts;
    this.titles = new Map();
    this.docs = [];
    this.postings = new Map();
    this.spelled = new Map();
    for (const {location, title, text} of index.docs) {
      const page = location.split("#")[0];
      if (page === location) this.titles.set(page, plain(title));
      if (page === location || text) {
        this.add({location, page, title: plain(title), text: plain(text),
                  kind: page === location ? "page" : "section"});
      }
    }
    for (const {kind, location, title, text} of entries) {
      this.add({kind, location, page: location.split("#")[0], title, text: text.replaceAll("\n", " · ")});
    }
    this.mean = this.docs.reduce((sum, doc) => sum + doc.length, 0) / this.docs.length;
    this.typed = new Map();
    for (const {typed, means, page} of searches) {
      for (const phrase of typed) {
        const known = this.typed.get(key(phrase)) ?? {means: [], page: null};
        known.page ??= page;
        known.means.push(...means.map(words => tokens(words).map(token => token.forms[0])));
        this.typed.set(key(phrase), known);
        for (const {forms, raw, number} of tokens(phrase)) if (!number) this.spell(forms[0], raw);
      }
    }
  }

  add(doc) {
    const id = this.docs.push(doc) - 1;
    doc.weight = weightOf(doc);
    doc.length = 0;
    for (const [text, weight] of [[doc.title, TITLE[doc.kind] ?? 3], [doc.text, 1]]) {
      for (const {forms, raw, number} of tokens(text)) {
        doc.length += 1;
        if (!number) this.spell(forms[0], raw);
        for (const form of forms) {
          const list = this.postings.get(form) ?? [];
          if (!list.length) this.postings.set(form, list);
          if (list.at(-1)?.id === id) list.at(-1).times += weight;
          else list.push({id, times: weight});
        }
      }
    }
  }

  // Remembers how a word is most often written, so that a suggestion is a word and not a stem.
  spell(root, raw) {
    const ways = this.spelled.get(root) ?? new Map();
    ways.set(raw, (ways.get(raw) ?? 0) + 1);
    this.spelled.set(root, ways);
  }

  written(root) {
    return [...this.spelled.get(root) ?? [[root, 1]]].sort((a, b) => b[1] - a[1])[0][0];
  }

  // The documents that hold a token, with how much each is about it.
  holding(token) {
    const list = this.postings.get(token) ?? [];
    const rare = Math.log(1 + (this.docs.length - list.length + .5) / (list.length + .5));
    return new Map(list.map(({id, times}) => {
      const length = .4 + .6 * Math.max(this.docs[id].length, 40) / this.mean;
      return [id, rare * times * 2.2 / (times + 1.2 * length)];
    }));
  }

  // The word of the index that is nearest to one that it does not have.
  nearest(word, most) {
    let best = null;
    for (const [root, ways] of this.spelled) {
      if (root === word) continue;
      if (root.length < 3 || root[0] !== word[0] && most < 2) continue;
      const steps = distance(word, root, most) + (root[0] === word[0] ? 0 : .5);
      const often = [...ways.values()].reduce((a, b) => a + b, 0);
      if (steps <= most && (!best || steps < best.steps || steps === best.steps && often > best.often)) {
        best = {root, steps, often};
      }
    }
    return best?.root;
  }

  // What one word of the query stands for: lists of tokens that must stand together, each with its weight.
  readings(term, last) {
    const form = term.forms.find(form => this.postings.has(form)); // the fullest that there is
    const found = form ? [[[form], 1]] : [];
    if (term.number) return found;
    if (term.forms[0].length > 2) {
      const longer = [...this.spelled.keys()].filter(
        root => root.startsWith(term.forms[0]) && root !== term.forms[0]);
      found.push(...longer.slice(0, 30).map(root => [[root], last ? .5 : .3]));
    }
    return found;
  }

  search(query) {
    const all = tokens(query);
    const some = all.filter(token => !token.ignored);
    const terms = some.length ? some : all;
    const phrases = this.phrasesIn(terms);
    const wanted = new Set(), fixed = [], scores = new Map();
    terms.forEach((term, n) => {
      const readings = this.readings(term, n === terms.length - 1);
      const meant = phrases.filter(phrase => n >= phrase.from && n < phrase.to);
      readings.push(...meant.flatMap(phrase => phrase.means.map(means => [means, .55])));
      if (!term.number && !meant.length && !this.isOurs(term.forms[0])) {
        const begun = readings.map(([[token]]) => token).filter(token => this.isOurs(token));
        const stands = begun.length ? this.commonest(begun) : this.mend(term, readings, fixed);
        const known = stands ? this.phrasesIn([{forms: [stands]}], terms.length) : [];
        readings.push(...known.flatMap(phrase => phrase.means.map(means => [means, .55])));
        phrases.push(...known);
      }
      for (const [id, score] of this.bestOf(readings, wanted)) {
        const seen = scores.get(id) ?? {score: 0, terms: new Set()};
        seen.score += score * (term.number ? 1.6 : 1);
        scores.set(id, {score: seen.score, terms: seen.terms.add(n)});
      }
    });
    const pages = this.ranked(scores, terms, phrases);
    return {pages, wanted, fixed: pages.length ? fixed : [], near: pages.length ? null : this.suggestion(terms)};
  }

  // Whether a word stands on a page for readers; the guide for contributors has examples of mistakes.
  isOurs(token) {
    return (this.postings.get(token) ?? []).some(({id}) => this.docs[id].weight > GUIDE);
  }

  // Puts the nearest word in the place of one that no page has.
  mend(term, readings, fixed) {
    const length = term.forms[0].length;
    const near = this.nearest(term.forms[0], length > 5 ? 2 : length > 3 ? 1 : 0);
    if (near) {
      fixed.push([term.raw, this.written(near)]);
      readings.push([[near], .8]);
    }
    return near;
  }

  commonest(roots) {
    return roots.reduce((a, b) => (this.postings.get(b).length > this.postings.get(a).length ? b : a));
  }

  // Runs of words in the query that a record knows: what they mean and which page answers.
  phrasesIn(terms, length = terms.length) {
    const found = [];
    for (let size = Math.min(terms.length, 4); size > 0; size -= 1) {
      for (let from = 0; from + size <= terms.length; from += 1) {
        const known = this.typed.get(terms.slice(from, from + size).map(term => term.forms[0]).join(" "));
        if (known) found.push({...known, from, to: from + size, share: size / length});
      }
    }
    return found;
  }

  // Each document's best reading of a word; what was found is remembered, to be marked.
  bestOf(readings, wanted) {
    const best = new Map();
    for (const [means, weight] of readings) {
      const lists = means.map(token => this.holding(token));
      means.forEach(token => wanted.add(token));
      for (const id of lists[0].keys()) {
        if (!lists.every(list => list.has(id))) continue;
        const score = weight * lists.reduce((sum, list) => sum + list.get(id), 0) / lists.length;
        if (score > (best.get(id) ?? 0)) best.set(id, score);
      }
    }
    return best;
  }

  // The pages, best first: those with all words of the query, or else with as many as any page has.
  ranked(scores, terms, phrases) {
    const pages = new Map();
    for (const [id, found] of scores) {
      const doc = this.docs[id];
      const page = pages.get(doc.page) ?? this.page(doc.page);
      const named = this.names(doc, terms);
      if (named) page.bonus = 2;
      page.hits.push({doc, points: this.points(doc, found, terms) * (named ? 3 : 1)});
      found.terms.forEach(term => page.terms.add(term));
      pages.set(doc.page, page);
    }
    for (const {page, share} of phrases.filter(phrase => phrase.page !== null)) {
      const [url] = page.split("#");
      const found = pages.get(url) ?? this.page(url);
      found.bonus = Math.max(found.bonus, share === 1 ? 1 : share / 3);
      for (const hit of found.hits) if (hit.doc.location === page && page !== url) hit.points *= 3;
      pages.set(url, found);
    }
    const most = Math.max(...[...pages.values()].map(page => page.terms.size));
    const list = [...pages.values()].filter(page => this.titles.has(page.url)
      && (page.bonus >= 1 || page.terms.size === most && most >= terms.length / 2));
    for (const page of list) {
      page.hits.sort((a, b) => b.points - a.points);
      const sum = page.hits.slice(0, 4).reduce((points, hit, n) => points + hit.points * (n ? .25 : 1), 0);
      page.points = sum * Math.max(page.terms.size, 1) / terms.length;
    }
    const top = Math.max(1, ...list.map(page => page.points));
    for (const page of list) page.points += page.bonus * top * 1.05;
    return list.sort((a, b) => b.points - a.points);
  }

  page(url) {
    return {url, hits: [], terms: new Set(), bonus: 0};
  }

  // How well one section or record answers: all words in it count for more, and more still side by side.
  points(doc, {score, terms: matched}, terms) {
    const together = terms.length > 1 && matched.size === terms.length
      && `${doc.title} ${doc.text}`.toLowerCase().includes(terms.map(term => term.raw).join(" "));
    return score * doc.weight * (matched.size / terms.length) * (together ? 1.5 : 1);
  }

  // Whether a query is somebody's name: a part of a person's, the whole of anybody else's.
  names(doc, terms) {
    if (!["person", "institution", "group"].includes(doc.kind)) return false;
    const name = new Set(tokens(doc.title).filter(token => !token.ignored).flatMap(token => token.forms));
    return terms.every(term => name.has(term.forms[0])) && (doc.kind === "person" || name.size === terms.length);
  }

  suggestion(terms) {
    for (const {number, forms: [word]} of terms) {
      const near = !number && word.length > 3 && !this.postings.has(word)
        && this.nearest(word, Math.max(2, Math.floor(word.length / 3)));
      if (near) return this.written(near);
    }
    return null;
  }

  // A page of the results as plain words, ready to be shown.
  shown({url, hits}, wanted) {
    const strong = hits.filter(hit => hit.points > hits[0].points / 5);
    const own = strong.find(hit => hit.doc.kind === "page");
    const sections = strong.filter(hit => hit.doc.kind !== "page").slice(0, SECTIONS).map(({doc}) => ({
      url: doc.location, title: snippet(doc.title, wanted, 300), text: snippet(doc.text, wanted)}));
    const about = own ?? (sections.length ? null : {doc: this.docs.find(doc => doc.location === url)});
    return {url, title: snippet(this.titles.get(url), wanted, 300), part: this.parts[url.split("/")[0]] ?? "",
            text: about ? snippet(about.doc.text, wanted) : [], sections};
  }
}
