// What a page without a link shows first, and the sentence over it, which goes when
// the reader acts.

import { keyOf } from './state.js';

const root = document.documentElement;
const first = document.querySelector('meta[name="first"]');

/** The settings of the page itself, which an address may hold beside the first picture. */
const own = new Set(first.dataset.beside.split(' '));

let acted = false;

/** The query to open for that of an address: where it sets nothing but the page, that of the first picture. */
export function orFirst(query) {
  const nothing = query.split('&').every((part) => !part || own.has(keyOf(part)));
  root.toggleAttribute('data-first', nothing && !acted);
  root.toggleAttribute('data-poster', nothing); // the poster is of that picture
  return nothing ? [query, first.content].filter(Boolean).join('&') : query;
}

/** Whether a link opens the first picture, whatever it says of the page. */
export function isFirst(link) {
  const settings = link.split('&').filter((part) => !own.has(keyOf(part)) && keyOf(part) !== 'v');
  return settings.sort().join('&') === first.content.split('&').sort().join('&');
}

/** The reader is back where the page began. */
export function beginAgain() {
  acted = false;
  root.setAttribute('data-first', '');
}

/** The reader has acted. */
export function begun() {
  acted = true;
  root.removeAttribute('data-first');
}
