// Drawings: SVG that the worker has computed, shown in every element with
// data-drawing="key".

/**
 * The elements that want a drawing and have room for one, with their size in
 * CSS pixels.
 * @returns {{key: string, w: number, h: number}[]}
 */
export function wanted() {
  const views = [];
  for (const element of document.querySelectorAll('[data-drawing]')) {
    const { clientWidth: w, clientHeight: h } = element;
    if (w > 0 && h > 0) views.push({ key: element.dataset.drawing, w, h });
  }
  return views;
}

/** @param {[string, string][]} drawings key and SVG text */
export function showDrawings(drawings) {
  for (const [key, text] of drawings) {
    const places = document.querySelectorAll(`[data-drawing="${CSS.escape(key)}"]`);
    const place = [...places].find((element) => element.clientWidth > 0) ?? places[0];
    const svg = place && parse(text);
    if (!svg) continue;
    svg.setAttribute('aria-hidden', 'true'); // the element around it has the name
    svg.setAttribute('focusable', 'false');
    place.replaceChildren(svg);
  }
}

/** The <svg> of text; null for what is not well-formed SVG. Nothing in it is run. */
function parse(text) {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (root.localName !== 'svg') return null;
  for (const script of root.querySelectorAll('script')) script.remove();
  return document.importNode(root, true);
}
