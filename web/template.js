// Templates: pieces of the page with "{word}" where something is to be filled in. An
// element with data-repeat="name" has one item for each part between the commas of that
// setting's text, made from the template with data-repeated="name".

/**
 * Returns a copy of a template's one element, with every "{word}" in its
 * attributes and texts replaced.
 * @param {HTMLTemplateElement} template
 * @param {Record<string, string>} words
 */
export function filled(template, words) {
  const root = template.content.firstElementChild.cloneNode(true);
  const fill = (text) => text.replace(/\{(\w+)\}/g, (whole, word) => words[word] ?? whole);
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const attribute of element.attributes) {
      if (attribute.value.includes('{')) attribute.value = fill(attribute.value);
    }
  }
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data } = texts.currentNode;
    if (data.includes('{')) texts.currentNode.data = fill(data);
  }
  return root;
}

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
