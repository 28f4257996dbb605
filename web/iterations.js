// The conjugate gradients inside a step. Their strip is a slider: its value is the
// iterate that is marked, there and in the picture. Slow motion goes through all of them.

import { Pointing } from './pointing.js';

/** How long slow motion stays at an iterate, in all about as long as it may take. */
const eachMs = { least: 120, most: 1000, all: 9000 };

/** How long the iterate that the step is made of is marked at the end. */
const takenMs = 2500;

/** What slow motion and the pointer tell the session; see wire.HoverIteration. */
const at = (i) => `i:${i}`;
const upTo = (i) => `slow:${i}`;

export class Iterations {
  #strip;
  #button;
  #on;
  #text;
  #step = ''; // which step of which run the iterates are of
  #slow = -1; // the iterate that slow motion has come to
  #timer = 0;
  #pointing;

  /**
   * @param {HTMLElement} strip the drawing
   * @param {HTMLButtonElement} button of slow motion
   * @param {(key: string) => string} text of a readout
   * @param {{
   *   point: (place: {view: string, x: number, y: number}) => void,
   *   mark: (place: string) => void,
   *   still: () => boolean,
   * }} on still: whether the reader prefers reduced motion
   */
  constructor(strip, button, text, on) {
    this.#strip = strip;
    this.#button = button;
    this.#text = text;
    this.#on = on;
    this.#pointing = new Pointing(strip, on.point);
    for (const type of ['pointermove', 'pointerdown']) strip.addEventListener(type, (event) => this.#point(event));
    strip.addEventListener('pointerleave', ({ pointerType }) => pointerType !== 'touch' && this.#leave());
    strip.addEventListener('focus', () => this.#focused());
    strip.addEventListener('blur', () => this.#leave());
    strip.addEventListener('keydown', (event) => this.#key(event));
    button.addEventListener('click', () => (on.still() ? this.#next() : this.toggle()));
  }

  get #last() { return Number(this.#text('iterations')); }
  get #marked() { return this.#text('iteration'); }

  /** Shows what the readouts say by now. Slow motion ends where another step is shown. */
  update() {
    const none = this.#text('iterations') === '';
    const now = ['selected', 'step', 'iterations'].map(this.#text).join();
    if (now !== this.#step && this.#slow >= 0) this.stop();
    this.#step = now;
    this.#button.disabled = none;
    this.#strip.tabIndex = none ? -1 : 0;
    const value = {
      'aria-valuemax': this.#last,
      'aria-valuenow': this.#marked || this.#text('taken') || 0,
      'aria-valuetext': this.#text('iterate') || (none ? 'none in this step' : `${this.#last} CG iterations`),
    };
    for (const [name, text] of Object.entries(value)) this.#strip.setAttribute(name, text);
  }

  toggle() {
    if (this.#slow >= 0) this.stop();
    else this.#next();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#slow = -1;
    this.#button.setAttribute('aria-pressed', 'false');
    this.#on.mark('');
  }

  /** Goes on to the next iterate: after the last comes the one that was taken, and then the end. */
  #next() {
    const last = this.#last;
    this.#slow++;
    if (this.#slow > last + 1) {
      this.stop();
      return;
    }
    const ended = this.#slow > last;
    this.#on.mark(ended ? at(this.#text('taken')) : upTo(this.#slow));
    if (this.#on.still()) return;
    this.#button.setAttribute('aria-pressed', 'true');
    const each = Math.max(eachMs.least, Math.min(eachMs.most, eachMs.all / (last + 1)));
    this.#timer = setTimeout(() => this.#next(), ended ? takenMs : each);
  }

  #point(event) {
    if (this.#slow >= 0) this.stop();
    this.#pointing.at(event);
  }

  /** Keys begin at the iterate that was taken. A pointer has marked another. */
  #focused() {
    if (this.#strip.matches(':focus-visible') && this.#slow < 0 && this.#marked === '') this.#on.mark(at(this.#text('taken')));
  }

  #leave() {
    this.#pointing.left();
    if (this.#slow < 0 && this.#marked !== '') this.#on.mark('');
  }

  #key(event) {
    const now = Number(this.#marked || this.#text('taken'));
    const to = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, Home: 0, End: this.#last }[event.key];
    if (event.key === 'Escape') this.stop();
    if (to === undefined) return;
    event.preventDefault();
    if (this.#slow >= 0) this.stop();
    this.#on.mark(at(Math.max(0, Math.min(this.#last, to))));
  }
}
