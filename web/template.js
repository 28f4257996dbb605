// Templates: pieces of the page with "{word}" where something is to be filled in.

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
