// @ts-check
// How the search takes texts apart: words without endings and accents, numbers with their signs.
// A number gives several forms, the fullest first: $550bn, 550bn, $550, 550.

/** @typedef {{at: number, end: number, raw: string, forms: string[], number: boolean, ignored: boolean}} Token */

/** How a number is written, by the first letter of its scale or currency. @type {Record<string, string>} */
const SIGNS = {b: "bn", t: "trn", m: "m", y: "¥", d: "$", e: "€"};
const TOKEN = new RegExp([
  "(\\p{L}{1,3}-?\\d+|\\d+\\+\\d+)(?![\\p{L}\\d.,]*\\d)",                  // G7, F-35, 2+2
  "([$¥€]?)(\\d+(?:,\\d{3})*(?:\\.\\d+)?)(?:( ?%| per ?cent)(?!\\p{L})|"
  + "(?:[ -]?(bn|billion|trn|tn|trillion|mn?|million)(?!\\p{L}))?(?: (yen|dollars?|euros?)(?!\\p{L}))?)",
  "(?:\\p{L}\\.)+\\p{L}(?!\\p{L})\\.?|\\p{L}\\+\\+",                             // U.K., C++
  "\\p{L}+(?:'\\p{L}+)*"].join("|"), "gu");
const IGNORED = new Set(("a about all an and any are as at be because been but by can can't chapter chapters could did do does "
  + "doesn't don't ever explain explained figure figures find for from get gets give got had happen happened "
  + "happens has have he her his how i if in into is it its just let like likely many may me mean meaning "
  + "means might much my number numbers of often on or our page pages please print printed printing prints "
  + "reason reasons right s say says she should show so some tell than that the their them then there these "
  + "they thing things think this those to too usable use used want wants was we were what when where which "
  + "who whose why will with would you your").split(" "));

/** A word as it is compared: no accents, no plural, none of the commonest endings. @param {string} word */
function stem(word) {
  let root = word.normalize("NFKD").replace(/\p{M}/gu, "").replace(/'s?$|'(?=s$)/, "").replaceAll("'", "");
  if (root.length > 3 && !/(ss|us|is)$/.test(root)) {
    root = root.replace(/ies$/, "y").replace(/(s|x|ch|sh)es$/, "$1").replace(/s$/, "");
  }
  if (root.length > 5) root = root.replace(/(ing|ed)$/, "");
  return root.length > 4 ? root.replace(/e$/, "") : root;
}

// The tokens of a text: where each stands, its forms, and whether it is a number or a word of no weight.
export function tokens(/** @type {string} */ text) {
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
      forms = [stem(whole.replaceAll(".", ""))];
    }
    found.push({at: match.index, end: match.index + whole.length, raw: whole, forms: [...new Set(forms)],
                number: Boolean(number || code), ignored: IGNORED.has(whole)});
  }
  return found;
}
