// What is printed: the picture, the sentence about it, and the link to it. A canvas
// does not print, and nothing can be asked of the worker once printing has begun:
// so a copy is kept of what the page has shown last when it came to rest.

import { build } from './drawings.js';
import { pageAddress } from './share.js';
import { ownLink } from './state.js';

/** How long nothing has changed when the copy is made. */
const restMs = 800;

/** While runs go on, copies are so far apart; the first does not wait for that. */
const busyMs = 4000;

/** The drawing has the shape of a figure in a book, and is scaled to the width of the paper; light is for paper. */
const size = { w: 900, h: 600, dark: false };

export class Print {
  #place;
  #shown;
  #timer = 0;

  /**
   * @param {HTMLElement} place with an element for each of the three
   * @param {import('./share.js').Shown & {sentence: () => string}} shown
   */
  constructor(place, shown) {
    this.#place = place;
    this.#shown = shown;
  }

  /** What the page shows has changed; busy: and it will again. */
  changed(busy) {
    if (busy && this.#timer) return;
    clearTimeout(this.#timer);
    const first = !this.#place.querySelector('svg');
    this.#timer = setTimeout(() => this.#copy(), busy && !first ? busyMs : restMs);
  }

  async #copy() {
    this.#timer = 0;
    const { link, sentence, figure } = this.#shown;
    const [hash, text] = [ownLink(link()), sentence()];
    const svg = build(await figure(size));
    if (!svg) return;
    const [picture, words, address] = this.#place.children;
    picture.replaceChildren(svg);
    words.textContent = text;
    address.href = `${pageAddress()}#${hash}`;
    address.textContent = address.href;
  }
}
