// Drawings: SVG that the worker has computed, shown in every element with
// data-drawing="key", and the room that there is for them.

import { showTerms } from './explain.js';

const root = document.documentElement;
const darkPreferred = window.matchMedia('(prefers-color-scheme: dark)');

/**
 * The elements that want a drawing and have room for one, with their size in
 * CSS pixels.
 * @returns {{key: string, w: number, h: number, covered: number[]}[]}
 */
function wanted() {
  const views = [];
  for (const element of document.querySelectorAll('[data-drawing]')) {
    const { clientWidth: w, clientHeight: h } = element;
    if (w > 0 && h > 0) views.push({ key: element.dataset.drawing, w, h, covered: covered(element) });
  }
  return views;
}

/**
 * How much of the left corners of a picture is under what says so by data-covers.
 * @returns {number[]} width and height at the top, and at the bottom
 */
function covered(picture) {
  const own = picture.getBoundingClientRect();
  const sides = [0, 0, 0, 0];
  for (const cover of document.querySelectorAll('[data-covers]')) {
    const { left, right, top, bottom } = cover.getBoundingClientRect();
    if (left >= right || left >= own.right || right <= own.left || top >= own.bottom || bottom <= own.top) continue;
    const low = cover.dataset.covers === 'bottom';
    sides.splice(low ? 2 : 0, 2, right - own.left, low ? own.bottom - top : bottom - own.top);
  }
  return sides;
}

/** Whether the list of methods can be seen beside the picture. On a phone it is below. */
function listed(picture, list) {
  const [a, b] = [picture, list].map((element) => element.getBoundingClientRect());
  return list.checkVisibility() && b.top < a.bottom && b.bottom > a.top && (b.right <= a.left || b.left >= a.right);
}

/**
 * Watches what room there is.
 * @param {(room: {dark: boolean, covered: number[], named: boolean, views: object[]}) => void} tell
 * @returns {() => void} tells it again, at most once a frame
 */
export function watchRoom(stage, methods, tell) {
  let frame = 0;
  const again = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      const { theme, hide = '' } = root.dataset;
      const dark = theme === 'dark' || theme !== 'light' && darkPreferred.matches;
      const beside = listed(stage, methods);
      root.toggleAttribute('data-listed', beside);
      tell({ dark, covered: covered(stage), named: beside || hide.split(' ').includes('legend'), views: wanted() });
    });
  };
  darkPreferred.addEventListener('change', again);
  const sizes = new ResizeObserver(again);
  for (const element of document.querySelectorAll('[data-drawing]')) sizes.observe(element);
  return again;
}

/** @param {import('./worker-client.js').Update['drawings']} drawings */
export function showDrawings(drawings) {
  for (const [key, text, terms] of drawings) {
    for (const list of document.querySelectorAll(`[data-terms="${CSS.escape(key)}"]`)) showTerms(list, terms);
    const places = document.querySelectorAll(`[data-drawing="${CSS.escape(key)}"]`);
    const place = [...places].find((element) => element.clientWidth > 0) ?? places[0];
    const svg = place && build(text);
    if (!svg) continue;
    svg.setAttribute('aria-hidden', 'true'); // the element around it has the name
    svg.setAttribute('focusable', 'false');
    place.replaceChildren(svg);
  }
}

/** The elements of a drawing. None of them loads, links or runs anything. */
const elements = new Set(['svg', 'title', 'clipPath', 'rect', 'g', 'path', 'text']);

/** One piece of a drawing: a tag, or what is between two tags. */
const piece = /<(\/?)(\w+)([^>]*)>|[^<]+/g;
const attribute = /([\w-]+)="([^"]*)"/g;
const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const plain = (text) => text.replace(/&\w+;/g, (name) => entities[name] ?? name);

/**
 * The <svg> of text as the core writes it; null for anything else. It is built
 * piece by piece: a parser of the browser's would take markup of any kind, and
 * Trusted Types ask for a policy that lets that pass.
 */
export function build(text) {
  const top = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  let at = top;
  for (const [whole, end, name, attributes] of text.matchAll(piece)) {
    if (!name) at.append(plain(whole));
    else if (end) at = at.parentNode ?? top;
    else if (!elements.has(name)) return null;
    else {
      const element = document.createElementNS(top.namespaceURI, name);
      for (const [, key, value] of attributes.matchAll(attribute)) element.setAttribute(key, plain(value));
      at.append(element);
      if (!attributes.endsWith('/')) at = element;
    }
  }
  return top.querySelector(':scope > svg');
}
