// @ts-check
// Reads the numbers of a text as our parser of records does; a test holds the two to the same printed words.

/** @typedef {NonNullable<ReturnType<Reader["number"]>>} Printed */
/** Words by their worth, as scripts/search_entries.py writes them. @typedef {{names: string[]}
 *   & Record<"scales" | "small" | "parts" | "times" | "before" | "after" | "units", Record<string, string>>} Words */

const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\\b\\.?";
const DAY = "\\d{1,2}(?:st|nd|rd|th)?", YEAR = "(?:1[6-9]|20)\\d\\d";
const DATE = new RegExp([
  `\\b${DAY}(?: of)? ${MONTH}(?:,? ${YEAR})?`, `\\b${MONTH} (?:${DAY}(?![\\w%]|[.,]\\d)(?:,? ${YEAR})?|${YEAR})`,
  `${YEAR}年(?:\\d+月(?:\\d+日)?|度)?`, `\\b${YEAR}-\\d\\d(?:-\\d\\d)?\\b`, `\\b${YEAR}'?s\\b`,
  `(?<![\\p{L}\\d$¥€£.,]|\\d )(?:FY ?)?${YEAR}(?:[-/]\\d\\d(?:\\d\\d)?)?(?![\\p{L}\\d%]|[.,]\\d)`].join("|"), "gu");
const JOINED = /^(?: ?[-~] ?| to | or )$/, RATIO = /^ (?:\w+ )?(?:in|out of)(?: every)? $/;
const LASTING = [/(?:year|month|week|day|hour|decade|century)s? and (?:an? )?$/i, /^ (?:an? )?(?:year|month|day|century)/i];

const any = (/** @type {string[]} */ words) => words.sort((a, b) => b.length - a.length)
  .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
/** @param {Record<string, string>} words @returns {Record<string, any>} each word with its worth */
const known = words => Object.fromEntries(Object.entries(words).flatMap(
  ([worth, some]) => some.split("|").map(word => [word, Number(worth) >= 0 ? Number(worth) : worth])));

export class Reader {
  /** @param {Words} words */
  constructor(words) {
    const {names, ...tables} = words, kinds = Object.entries(tables).map(([kind, table]) => [kind, known(table)]);
    this.words = /** @type {Record<string, Record<string, any>>} */ (Object.fromEntries(kinds));
    const [small, scales, parts, times, units, before, after] = ["small", "scales", "parts", "times", "units", "before",
      "after"].map(kind => any(Object.keys(this.words[kind])));
    const one = `(?:${small}|hundred)\\b`, sticky = (/** @type {string} */ form) => new RegExp(form, "iuy");
    this.core = new RegExp("(?<![a-z\\d.,]|[a-z]-)(?:(?<signs>(?:\\d[\\d,.]*千?[万億兆])+(?:\\d[\\d,.]*)?)"
      + "|(?<digits>\\d{1,3}(?:[, ]\\d{3})+(?:\\.\\d+)?(?!\\d)|\\d+(?:\\.\\d+)?)"
      + `|(?<spelled>${one}(?:(?:[ -]|[ -]and[ -])${one})*)|an?(?: mere| full)?(?=[ -](?:${parts}|${scales})s?\\b)`
      + `|(?<!(?:first|second|last|latter|other|this|each) )(?<half>half)\\b|(?<times>${times})\\b)`, "giu");
    this.part = sticky(`[ -]?(${parts})s?\\b`);
    this.more = sticky(`[ -]and[ -]an?[ -](${parts})\\b`);
    this.scale = sticky(`(?: of)?(?: an?(?= ))?[ -]?(${scales})s?(?![\\p{L}\\d])`);
    this.unit = sticky(`[ -]?(${units})s?(?!\\p{Script=Latin}|\\d)`);
    this.after = sticky(`[ -]?(${after})(?!\\p{Script=Latin})`);
    this.before = new RegExp(`(?:^|[^\\p{L}])(?<!\\b(?:all|spread|took|tak(?:e|en|ing)|(?:hand|sign|turn)(?:s|ed|ing)?) (?=over)|\\badd(?:s|ed|ing)? (?=up to))(just |little |slightly |barely |bit |shade |touch )?(${before}) ?(?:the |an? )?$`, "iu");
    this.money = new RegExp(`(${any(Object.keys(this.words.units).filter(word => /\p{Sc}$|^[A-Z]{3}$/u.test(word)))}) ?$`);
    this.names = new RegExp(`\\b(?:${any(names).replaceAll("#", "\\d[-\\d]*")})(?![\\p{L}\\d])`, "gu");
  }

  /** The numbers of a text, its dates with their years, and the text with one kind of dash, apostrophe and digit.
   * @param {string} given */
  read(given) {
    const text = given.normalize("NFKC").replace(/[‐-―−]/g, "-").replace(/[‘’]/g, "'");
    const numbers = /** @type {Printed[]} */ ([]), dates = [...text.matchAll(DATE)].map(({0: date, index: at}) => (
      {at, end: at + date.length, date, years: (date.match(/\d{4}/g) ?? []).map(Number)}));
    const plain = text.replace(DATE, date => " ".repeat(date.length)).replace(this.names, name => " ".repeat(name.length));
    this.core.lastIndex = 0;
    for (let match = this.core.exec(plain); match; match = this.core.exec(plain)) {
      const one = this.number(plain, match);
      if (one) this.core.lastIndex = Math.max(one.end, this.core.lastIndex);
      if (one && !joined(numbers.at(-1), one, plain)) numbers.push(one);
    }
    return {text, numbers, dates};
  }

  /** What begins at a match, if it is no part of a name; of a range both ends. `step` is its last digit's worth, and
   * `said` what words beside it say, such as more-than. @param {string} plain @param {RegExpExecArray} match */
  number(plain, match) {
    const {words} = this, {signs, digits, spelled, half, times} = match.groups ?? {};
    let end = match.index + match[0].length, step = 1, scale = 1;
    let value = signs ? 0 : half ? .5 : words.times[times?.toLowerCase()] ?? 1;
    /** Takes what follows, and gives what it is worth. @template T @param {RegExp} pattern @param {Record<string, T>} worth */
    const taken = (pattern, worth) => {
      pattern.lastIndex = end;
      const [found, word] = pattern.exec(plain) ?? ["", ""], known = worth[word] ?? worth[word.toLowerCase()];
      if (known) end += found.length;
      return known;
    };
    if (digits) [value, step] = inDigits(digits);
    if (spelled) {
      value = spelled.toLowerCase().split(/[ -](?:and[ -])?/).reduce(
        (sum, word) => (word === "hundred" ? (sum || 1) * 100 : sum + words.small[word]), 0);
    }
    for (const [, part, more, sign] of signs?.matchAll(/([\d.,]+)(千?)(.?)/gu) ?? []) {
      const [number, last] = inDigits(part), worth = (more ? 1000 : 1) * (words.scales[sign] ?? 1);
      [value, step, scale] = [value * scale / worth + number, last, worth];
    }
    const whole = digits || signs || times ? 0 : half ? 1 : taken(this.part, words.parts), more = taken(this.more, words.parts);
    if (whole || more) [value, step] = [value / (whole || 1) + (more ? 1 / more : 0), .1];
    for (let worth = taken(this.scale, words.scales); worth; worth = taken(this.scale, words.scales)) scale *= worth;
    const [money] = this.money.exec(plain.slice(Math.max(0, match.index - 5), match.index)) ?? [""];
    const at = match.index - money.length, [named, factor = 1] = (times ? "times" : taken(this.unit, words.units) ?? "").split(" ");
    let unit = !money ? named : /[A-Z]/i.test(plain[at - 1] ?? "") ? "foreign" : words.units[money.trim()];
    if (digits && scale === 1 && !unit && /^[a-z]/i.test(plain.slice(end))) return null; // 20th, 3D
    if (whole && (LASTING[0].test(plain.slice(0, at)) || LASTING[1].test(plain.slice(end)))) return null; // a year and a half
    if (whole && scale === 1 && !unit) [scale, step, unit] = [100, .03, "share"]; // a fifth is about that
    const [, near, before = ""] = this.before.exec(plain.slice(0, at).toLowerCase()) ?? [], low = value * scale * Number(factor);
    return {at, end, low, high: low, step: step * scale * Number(factor), scale, unit,
            said: words.before[before]?.replace(/^(?=(?:more|less)-than$)/, near ? "about " : "") ?? taken(this.after, words.after) ?? ""};
  }
}

/** Adds to the last number what ends its range, or the whole of which it is a part; what both share is printed once.
 * @param {Printed | undefined} last @param {Printed} one @param {string} plain @returns {boolean} whether it did */
function joined(last, one, plain) {
  if (!last || last.unit !== one.unit && last.unit && (one.unit || last.unit === "share")) return false;
  const gap = plain.slice(last.end, one.at), before = plain.slice(0, last.at);
  const part = /^(?:barrel|count|people)?$/.test(last.unit ?? "") && last.high < one.low && RATIO.test(gap);
  if (!part && !JOINED.test(gap) && !(gap === " and " && /\bbetween $/i.test(before))) return false;
  const scale = part ? 100 / one.low : last.scale === 1 && last.high < one.high ? one.scale : 1;
  one.unit = part ? "share" : last.unit || one.unit;
  Object.assign(last, {low: last.low * scale, high: last.high * scale, step: part ? 5 : last.step * scale, unit: one.unit});
  if (!part && (last.low >= one.high || /\b(?:from|by|fell|rose|grew|slid|sank|jumped|dropped|climbed) $/i.test(before))) return false;
  return Boolean(Object.assign(last, {high: part ? last.low : one.high, end: one.end}));
}

/** The number, and its last digit's worth; of zeros that end it, the third and later are rounding.
 * @param {string} digits @returns {[number, number]} */
function inDigits(digits) {
  const [whole, fraction] = digits.replace(/[, ]/g, "").split(".");
  const zeros = whole.length > 3 ? Math.min(whole.length - whole.replace(/0+$/, "").length, whole.length - 2) : 0;
  return [Number(`${whole}.${fraction ?? 0}`), 10 ** (fraction ? -fraction.length : zeros)];
}
