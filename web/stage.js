// The stage holds the view, a child frame with the canvas in it. The view owns
// nothing: the stage keeps the last part of each kind and can make a new view
// from them at any moment. While there is no view, an SVG drawing stands in.

import { isFrom, peer } from './peer.js';
import { cure, unframed } from './policy.js';

/** So many lost views within lossWindowMs, and the stage stays with the drawing. */
const maxLosses = 3;
const lossWindowMs = 60_000;

/** How long a view has to say that it is ready. */
const startMs = 30_000;

/** An update counts as shown after this even where the view is not painting. */
const shownMs = 250;

/** How long a view may be out of sight before its graphics memory is given back. */
const unseenMs = 30_000;

/** How long after its document has come a view has to say hello. */
const helloMs = 2000;

export class Stage {
  #place;
  #on;
  #wasm = null;
  #dark = false;
  #parts = new Map(); // kind → ArrayBuffer
  #frame = null;
  #port = null;
  #ready = false; // the view takes parts
  #shown = []; // resolvers of the updates the view has not shown yet
  #losses = [];
  #startTimer = 0;
  #unseenTimer = 0;
  #seen = true;
  #givenUp = false;

  /**
   * @param {HTMLElement} place
   * @param {{
   *   edit: (query: string, phase: 'move'|'commit'|'hover') => void,
   *   changed: () => void,
   *   lost: (why: string, final: boolean) => void,
   * }} on
   */
  constructor(place, on) {
    this.#place = place;
    this.#on = on;
    window.addEventListener('message', (event) => this.#hello(event));
    window.addEventListener('securitypolicyviolation', () => this.#ask(this.#frame)); // Firefox fires no load for a frame it blocks
    // A click on the canvas moves the focus into the frame; bring it back, so that the keys of the stage work.
    window.addEventListener('blur', () => setTimeout(() => {
      if (this.#frame && document.activeElement === this.#frame) place.focus({ preventScroll: true });
    }));
    new IntersectionObserver((entries) => this.#sight(entries.at(-1).isIntersecting)).observe(place); // a busy page tells several at once
    this.#watchPixelRatio();
  }

  /** Whether the canvas is what the reader sees. */
  get live() { return this.#place.dataset.view === 'live'; }

  /** Takes the view's binary and makes the first view. */
  open(wasm) {
    this.#wasm = wasm;
    this.#make();
  }

  /** Tries again after the stage had given up. */
  retry() {
    this.#givenUp = false;
    this.#losses = [];
    this.#make();
  }

  setDark(dark) {
    this.#dark = dark;
    this.#port?.postMessage({ type: 'dark', dark });
  }

  /**
   * Keeps parts and shows them; resolves when they have been painted, or cannot be.
   * @param {{kind: number, buffer: ArrayBuffer}[]} parts
   */
  show(parts) {
    for (const { kind, buffer } of parts) this.#parts.set(kind, buffer);
    if (!this.#ready || parts.length === 0) return new Promise((resolve) => setTimeout(resolve));
    this.#port.postMessage({ type: 'parts', parts });
    return new Promise((resolve) => {
      this.#shown.push(resolve);
      setTimeout(resolve, shownMs);
    });
  }

  #make() {
    this.#remove();
    if (!this.#wasm || !this.#seen || this.#givenUp) return;
    const frame = document.createElement('iframe');
    frame.title = this.#place.getAttribute('aria-label');
    Object.assign(frame.dataset, { readout: 'title', readoutAs: 'title' }); // it stays what the stage is called
    frame.tabIndex = -1;
    frame.src = new URL('view.html', import.meta.url).href;
    frame.addEventListener('load', () => setTimeout(() => this.#ask(frame), helloMs));
    this.#place.append(frame);
    this.#frame = frame;
    this.#startTimer = setTimeout(() => this.#fail('the canvas did not start'), startMs);
  }

  /** Asks why the document of frame has not said hello: the host may have kept it from being shown. */
  async #ask(frame) {
    if (!frame || this.#port || this.#frame !== frame) return;
    const why = await cure(frame.src) || await unframed(frame.src);
    if (why && this.#frame === frame) this.#fail(why);
  }

  #remove() {
    clearTimeout(this.#startTimer);
    this.#port?.close();
    this.#port = null;
    this.#frame?.remove();
    this.#frame = null;
    this.#ready = false;
    this.#setLive(false);
    for (const resolve of this.#shown.splice(0)) resolve();
  }

  #hello(event) {
    // Whoever frames the page may bring another document into the frame: of another origin, it is not answered.
    if (!this.#frame || !isFrom(event, this.#frame.contentWindow) || event.data?.type !== 'hello' || this.#port) return;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = (event) => this.#take(event.data);
    event.source.postMessage({ type: 'open', wasm: this.#wasm, dark: this.#dark }, peer, [port2]);
  }

  #take(message) {
    const take = {
      ready: () => {
        clearTimeout(this.#startTimer);
        this.#ready = true;
        const parts = [...this.#parts].map(([kind, buffer]) => ({ kind, buffer }));
        if (parts.length > 0) this.show(parts);
      },
      shown: () => {
        this.#setLive(true); // only now: until then the drawing hides an empty canvas
        this.#shown.shift()?.();
      },
      edit: () => this.#on.edit(String(message.query), message.phase),
      failed: () => this.#fail(String(message.message)),
    };
    if (this.#port && Object.hasOwn(take, message?.type)) take[message.type]();
  }

  #fail(why) {
    const now = performance.now();
    this.#losses = [...this.#losses.filter((at) => now - at < lossWindowMs), now];
    this.#givenUp = this.#losses.length > maxLosses;
    this.#on.lost(why, this.#givenUp);
    this.#make();
  }

  #setLive(live) {
    const state = live ? 'live' : 'drawing';
    if (this.#place.dataset.view === state) return;
    this.#place.dataset.view = state;
    this.#on.changed();
  }

  #sight(seen) {
    clearTimeout(this.#unseenTimer);
    this.#seen = seen;
    if (!seen) this.#unseenTimer = setTimeout(() => this.#remove(), unseenMs);
    else if (!this.#frame) this.#make();
  }

  /**
   * The view's engine reads the pixel ratio once: a new ratio is a new view. Not
   * every change of it fires the media query, but most also resize the page.
   */
  #watchPixelRatio() {
    let ratio = window.devicePixelRatio;
    let query = null;
    const check = () => {
      if (query && window.devicePixelRatio === ratio) return;
      if (query) this.#make();
      ratio = window.devicePixelRatio;
      query?.removeEventListener('change', check);
      query = window.matchMedia(`(resolution: ${ratio}dppx)`);
      query.addEventListener('change', check);
    };
    check();
    window.addEventListener('resize', check);
  }
}
