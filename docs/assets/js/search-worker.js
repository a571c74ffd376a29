// @ts-check
// Runs the search beside the page, so that typing stays smooth. It loads what it needs with the first query.

import {Engine} from "./search-engine.js";

const INDEX = new URL("../../search/search_index.json", import.meta.url);
const RECORDS = new URL("../generated/search/entries.json", import.meta.url);
let engine = /** @type {Promise<Engine> | undefined} */ (undefined);

async function read(/** @type {URL} */ address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address.href);
  return answer.json();
}

addEventListener("message", async ({data: {id, query, count}}) => {
  try {
    engine ??= Promise.all([read(INDEX), read(RECORDS)]).then(([index, records]) => new Engine(index, records));
    const ready = await engine;
    const {pages, wanted, fixed, near} = ready.search(query);
    const first = pages.slice(0, count).map(page => ready.shown(page, wanted));
    postMessage({id, query, answer: {total: pages.length, pages: first, fixed, near}});
  } catch {
    engine = undefined;
    postMessage({id, query, answer: null});
  }
});
