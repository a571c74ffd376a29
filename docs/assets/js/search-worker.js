// @ts-check
// Runs the search beside the page, so that typing stays smooth. It loads what it needs with the first query.

import {Engine} from "./search-engine.js";

const ROOT = new URL("../../", import.meta.url);
let engine = /** @type {Promise<Engine> | undefined} */ (undefined);

async function read(/** @type {string} */ path) {
  const answer = await fetch(new URL(path, ROOT));
  if (!answer.ok) throw new Error(path);
  return answer.json();
}

async function open() {
  const [index, records] = await Promise.all(
    [read("search/search_index.json"), read("assets/generated/search/entries.json")]);
  return new Engine(index, records);
}

addEventListener("message", async ({data: {id, query, count}}) => {
  try {
    engine ??= open();
    const ready = await engine;
    const {pages, wanted, fixed, near} = ready.search(query);
    const first = pages.slice(0, count).map(page => ready.shown(page, wanted));
    postMessage({id, query, answer: {total: pages.length, pages: first, fixed, near}});
  } catch {
    engine = undefined;
    postMessage({id, query, answer: null});
  }
});
