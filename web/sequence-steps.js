// The plot of the gradient by step of a sequence: its values are read under the pointer,
// and with the keys of a slider.

import { Pointing } from './pointing.js';

export class SequenceSteps {
  #plot;
  #text;
  #on;
  #pointing;
  #asked = null; // the step that a key has marked, until the readouts have it

  /**
   * @param {HTMLElement} plot the drawing
   * @param {(key: string) => string} text of a readout
   * @param {{
   *   point: (place: {view: string, x: number, y: number}) => void,
   *   mark: (place: string) => void,
   * }} on
   */
  constructor(plot, text, on) {
    this.#plot = plot;
    this.#text = text;
    this.#on = on;
    this.#pointing = new Pointing(plot, on.point);
    for (const type of ['pointermove', 'pointerdown']) plot.addEventListener(type, (event) => this.#pointing.at(event));
    plot.addEventListener('pointerleave', ({ pointerType }) => pointerType !== 'touch' && this.#leave());
    plot.addEventListener('blur', () => this.#leave());
    plot.addEventListener('keydown', (event) => this.#key(event));
  }

  get #last() { return Number(this.#text('lags')); }
  get #marked() { return this.#text('lag'); }
  get #now() { return Number(/\d+/.exec(this.#marked) ?? this.#last); }

  /** Shows what the readouts say by now. */
  update() {
    this.#asked = null;
    const value = {
      'aria-valuemax': this.#last,
      'aria-valuenow': this.#now,
      'aria-valuetext': this.#marked || `${this.#last} time steps`,
    };
    for (const [name, text] of Object.entries(value)) this.#plot.setAttribute(name, text);
  }

  #leave() {
    this.#pointing.left();
    if (this.#marked !== '') this.#on.mark('');
  }

  #key(event) {
    const now = this.#asked ?? this.#now;
    const to = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, Home: 1, End: this.#last }[event.key];
    if (event.key === 'Escape') this.#leave();
    if (to === undefined) return;
    event.preventDefault();
    this.#asked = Math.max(1, Math.min(this.#last, to));
    this.#on.mark(`w:t${this.#asked}`);
  }
}
