// @ts-check
/* Pages on a disk: modules and data are handed out from offline-data.js, under addresses that a browser allows. */

{
  const { scripts, data } = /** @type {any} */ (globalThis).offline;
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../", own.src).href;
  const given = /** @type {Map<string, string>} */ (new Map());

  /** Answers for what a page or worker fetches; its text runs in both. */
  const answers = `fetch = async (asked) => { const held = ${JSON.stringify(data)}[
    new URL(asked, ${JSON.stringify(document.baseURI)}).href.replace(${JSON.stringify(root)}, "")];
    if (held === undefined) throw new Error("not in the archive"); return new Response(held); };\n`;

  /** The code of a worker with that of all modules that it names: a worker may load none. @type {(name: string) => string} */
  const whole = (name) => scripts[name].replace(/^export /gm, "").replace(/^import.*"\.\/([\w.-]+)";$/gm,
    (/** @type {string} */ _, /** @type {string} */ other) => whole(other));

  /** The address of a module, which names others by theirs. @type {(name: string) => string} */
  const module = (name) => {
    const code = name.includes("-worker.") ? answers + whole(name) : scripts[name].replace(/"\.\/([\w.-]+\.js)"/g,
      (/** @type {string} */ _, /** @type {string} */ other) => JSON.stringify(module(other)));
    const placed = code.replaceAll("import.meta.url", JSON.stringify(`${root}assets/hashed/${name}`));
    if (!given.has(name)) given.set(name, URL.createObjectURL(new Blob([placed], { type: "text/javascript" })));
    return given.get(name) ?? "";
  };
  addEventListener("click", ({ target }) => { // what the search finds are folders, which no browser opens as pages
    const link = target instanceof Element && target.closest("a");
    if (link && link.href.startsWith(root)) link.pathname = link.pathname.replace(/\/$/, "/index.html");
  }, { capture: true });
  new Function(answers)();
  globalThis.Worker = class extends Worker { constructor(/** @type {string | URL} */ place) { super(place); } };
  import(module(own.dataset.begin ?? ""));
}
