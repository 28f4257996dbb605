// Lists that follow a setting: an element with data-repeat="name" has one item
// for each part between the commas of that setting's text, made from the
// template with data-repeated="name".

import { filled } from './template.js';

/**
 * Shows the lists whose settings are among values; items that stay keep the
 * focus. "{n}" in a template is the item's place from 1, its <output> the part.
 * @param {[string, string][]} values
 */
export function showRepeats(values) {
  const texts = new Map(values);
  for (const list of document.querySelectorAll('[data-repeat]')) {
    const name = list.dataset.repeat;
    if (texts.has(name)) show(list, document.querySelector(`[data-repeated="${CSS.escape(name)}"]`), texts.get(name));
  }
}

function show(list, template, text) {
  const parts = text.split(',').filter(Boolean);
  while (list.children.length > parts.length) list.lastElementChild.remove();
  parts.forEach((part, i) => {
    const item = list.children[i] ?? list.appendChild(filled(template, { n: String(i + 1) }));
    item.querySelector('output').textContent = part.trim();
  });
}
