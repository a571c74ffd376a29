// @ts-check
// A button beside each text that is there to be copied: a citation, an address.

import { all, make } from "./dom.js";

/** @param {HTMLElement} list */
export function start(list) {
  for (const text of all(list, "dd")) {
    const button = make("button", { type: "button", className: "copy", ariaLive: "polite" }, "Copy");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.innerText.trim());
        button.textContent = "Copied";
      } catch {
        getSelection()?.selectAllChildren(text);
        button.textContent = "Selected, ready to copy";
      }
    });
    text.previousElementSibling?.append(" ", button);
  }
}
