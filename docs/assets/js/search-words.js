// @ts-check
// What a word is for the search and for the check of a headline: without ending and accents.

/** U.K., C++, and what stands between blanks. */
export const WORD = "(?:\\p{L}\\.)+\\p{L}(?!\\p{L})\\.?|\\p{L}\\+\\+|\\p{L}+(?:'\\p{L}+)*";
/** Words of no weight. */
export const IGNORED = new Set(("a about all an and any are as at be because been but by can can't chapter chapters could did do does "
  + "doesn't don't ever explain explained figure figures find for from get gets give got had happen happened "
  + "happens has have he her his how i if in into is it its just let like likely many may me mean meaning "
  + "means might much my number numbers of often on or our page pages please print printed printing prints "
  + "reason reasons right s say says she should show so some tell than that the their them then there these "
  + "they thing things think this those to too usable use used want wants was we were what when where which "
  + "who whose why will with would you your").split(" "));

/** A word as it is compared: no accents, no plural, none of the commonest endings. @param {string} word */
export function stem(word) {
  let root = word.replaceAll(".", "").normalize("NFKD").replace(/\p{M}/gu, "").replace(/'s?$|'(?=s$)/, "").replaceAll("'", "");
  if (root.length > 3 && !/(ss|us|is)$/.test(root)) {
    root = root.replace(/ies$/, "y").replace(/(s|x|ch|sh)es$/, "$1").replace(/s$/, "");
  }
  if (root.length > 5) root = root.replace(/(ing|ed)$/, "");
  return root.length > 4 ? root.replace(/e$/, "") : root;
}
