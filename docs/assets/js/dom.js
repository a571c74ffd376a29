// @ts-check
// Finds and makes elements.

/** The elements below `root` that a selector finds. @type {(root: ParentNode, selector: string) => HTMLElement[]} */
export const all = (root, selector) => [...root.querySelectorAll(selector)].filter(one => one instanceof HTMLElement);

/** The same, of a form. @type {(root: ParentNode, selector: string) => HTMLInputElement[]} */
export const inputs = (root, selector) => all(root, selector).filter(one => one instanceof HTMLInputElement);

/** The first of them; it must be there. @type {(root: ParentNode, selector: string) => HTMLElement} */
export function find(root, selector) {
  const [found] = all(root, selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

/** A new element with its properties and what it holds. @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Partial<HTMLElementTagNameMap[Tag]>} properties @param {(Node | string)[]} content
 * @returns {HTMLElementTagNameMap[Tag]} */
export function make(tag, properties, ...content) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
}
