// The preview of a figure: the figure itself, in a frame as large as it will be,
// scaled to the room that the dialog has.

import { frameAddress } from './snippets.js';

/** The most of the window's height that a preview takes. */
const mostOfHeight = 0.5;

export class Preview {
  #place;
  #caption;
  #frame = null;
  #figure = null;

  /**
   * @param {HTMLElement} place
   * @param {HTMLElement} caption says how large the figure is
   */
  constructor(place, caption) {
    this.#place = place;
    this.#caption = caption;
    new ResizeObserver(() => this.#fit()).observe(place.parentElement);
  }

  /** @param {import('./snippets.js').Figure} figure */
  show(figure) {
    const address = frameAddress(figure);
    const last = this.#figure && frameAddress(this.#figure);
    this.#figure = figure;
    if (!this.#frame) this.#begin(address);
    else if (address !== last) this.#frame.contentWindow.location.replace(address); // another hash alone: it is not loaded again
    this.#frame.title = `Preview: ${figure.title}`;
    this.#fit();
  }

  /** Ends the figure, which computes and holds a canvas. */
  clear() {
    this.#frame?.remove();
    this.#frame = null;
    this.#figure = null;
  }

  #begin(address) {
    this.#frame = document.createElement('iframe');
    this.#frame.inert = true; // what is done in it would not be in the snippet
    this.#frame.src = address;
    this.#place.append(this.#frame);
  }

  #fit() {
    if (!this.#figure) return;
    const { width, height } = this.#figure;
    const room = this.#place.parentElement.clientWidth;
    const scale = Math.min(1, room / width, (mostOfHeight * window.innerHeight) / height);
    Object.assign(this.#place.style, { width: `${width * scale}px`, height: `${height * scale}px` });
    Object.assign(this.#frame.style, { width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` });
    this.#caption.textContent = `${width} × ${height} pixels${scale < 1 ? `, shown at ${Math.round(100 * scale)} %` : ''}`;
  }
}
