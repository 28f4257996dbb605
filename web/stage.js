// The stage holds the view, a child frame with the canvas in it. The view owns
// nothing: the stage keeps the last part of each kind and can make a new view
// from them at any moment. While there is no view, an SVG drawing is shown in its place.
//
//	absent ── the binary has come, the stage is in sight and awake ──▶ starting
//	starting ── the view says ready ──▶ ready ── it has painted ──▶ live
//	starting, ready, live ── it fails, or says nothing ──▶ waiting
//	waiting ── the wait of the back-off ends, the reader's hand, a new link ──▶ starting
//	any ── out of sight for a while, or asleep ──▶ absent
//
// A figure in another page sleeps until it is used, and again when it was left
// alone: a page of ten would hold ten contexts, and a browser has sixteen or fewer.

import { Backoff, crowded } from './backoff.js';
import { isFrom, peer } from './peer.js';
import { cure, unframed } from './policy.js';
import { watchPixelRatio } from './pixels.js';
import { Press } from './press.js';

/** How long the document of a view has to say hello after it has come; an error page never does. */
const loadedMs = 2000;

/** After longer waits than this the reader is offered to try. */
const briefMs = 10_000;

/** A pointer that rests over the figure for so long is the reader's hand, not on its way to somewhere else. */
const restMs = 300;

/** An update counts as shown after this even where the view is not painting. */
const shownMs = 250;

/** How long a view may be out of sight before its graphics memory is given back. */
const unseenMs = 30_000;

/** How long a figure may be left alone before it sleeps. */
const aloneMs = 60_000;

export class Stage {
  #place;
  #offer;
  #on;
  #wasm = null;
  #room = { dark: false, covered: [], named: false };
  #parts = new Map(); // kind → ArrayBuffer
  #state = 'absent';
  #frame = null;
  #port = null;
  #shown = []; // resolvers of the updates the view has not shown yet
  #backoff = new Backoff();
  #lost = false; // a live view was lost, and no other has been live since
  #timer = 0; // of the start, or of the wait
  #restTimer = 0;
  #unseenTimer = 0;
  #seen = true;
  #awake = false;
  #aloneTimer = 0;
  #finger = false; // the last pointer was one: it hovers over where it has tapped
  #press;
  #dropping = 0; // times that the view was told to let go and has not said that it did

  /**
   * @param {HTMLElement} place
   * @param {HTMLElement} offer with the button that makes a new view; shown while the stage has given up
   * @param {{
   *   edit: (query: string, phase: 'move'|'commit'|'hover') => void,
   *   escape: () => void,
   *   changed: () => void,
   *   woken: () => void,
   *   busy: () => boolean,
   *   restarted: () => void,
   *   givenUp: (why: string, wasLive: boolean) => void,
   * }} on woken: the binary is wanted; busy: the figure is in use, whether or not a hand is on it; restarted: a view is live after another was lost; givenUp is called once until a view is live
   */
  constructor(place, offer, on) {
    this.#place = place;
    this.#offer = offer;
    this.#on = on;
    this.#press = new Press(place);
    window.addEventListener('message', (event) => this.#hello(event));
    window.addEventListener('securitypolicyviolation', () => this.#ask(this.#frame)); // Firefox fires no load for a frame it blocks
    // A click on the canvas moves the focus into the frame; bring it back, so that the keys of the stage work.
    window.addEventListener('blur', () => setTimeout(() => {
      if (this.#frame && document.activeElement === this.#frame) place.focus({ preventScroll: true });
    }));
    new IntersectionObserver((entries) => this.#sight(entries.at(-1).isIntersecting)).observe(place); // a busy page tells several at once
    window.addEventListener('online', () => this.retry()); // the frame may have asked in vain for files that no cache keeps
    watchPixelRatio(() => this.#frame && this.#make());
    this.#watchHand(place.parentElement);
  }

  /** Whether the canvas is what the reader sees. */
  get live() { return this.#state === 'live'; }

  /** The figure is used: a view is made as soon as it can be. */
  wake() {
    clearTimeout(this.#aloneTimer);
    this.#aloneTimer = setTimeout(() => this.#rest(), aloneMs);
    if (this.#awake) return;
    this.#awake = true;
    this.#on.woken();
    if (this.#state === 'absent') this.#make();
  }

  /** Sleeps if nobody uses the figure. */
  #rest() {
    const held = !this.#finger && this.#place.parentElement.matches(':hover');
    if (held || document.hasFocus() || this.#on.busy()) {
      this.#aloneTimer = setTimeout(() => this.#rest(), aloneMs);
      return;
    }
    this.#sleep();
  }

  #sleep() {
    clearTimeout(this.#aloneTimer);
    this.#awake = false;
    this.#press.drop();
    this.#offer.hidden = true;
    this.#remove();
  }

  /** Takes the view's binary and makes the first view. */
  open(wasm) {
    this.#wasm = wasm;
    this.#make();
  }

  /** Makes a new view now if the stage is waiting to. */
  retry() {
    if (this.#state === 'waiting') this.#make();
  }

  /** Makes the view let go of what the pointer holds: no edit of that comes any more. */
  drop() {
    if (!this.#port) return;
    this.#dropping++;
    this.#port.postMessage({ type: 'drop' });
  }

  /** @param {{dark: boolean, covered: number[], named: boolean}} room */
  setRoom(room) {
    this.#room = room;
    this.#port?.postMessage({ type: 'room', ...room });
  }

  /**
   * Keeps parts and shows them; resolves when they have been painted, or cannot be.
   * @param {{kind: number, buffer: ArrayBuffer}[]} parts
   */
  show(parts) {
    for (const { kind, buffer } of parts) this.#parts.set(kind, buffer);
    if (!['ready', 'live'].includes(this.#state) || parts.length === 0) return new Promise((resolve) => setTimeout(resolve));
    this.#port.postMessage({ type: 'parts', parts });
    return new Promise((resolve) => {
      this.#shown.push(resolve);
      setTimeout(resolve, shownMs);
    });
  }

  #make() {
    this.#remove();
    if (!this.#wasm || !this.#seen || !this.#awake) return;
    const frame = document.createElement('iframe');
    frame.title = this.#place.getAttribute('aria-label');
    Object.assign(frame.dataset, { readout: 'title', readoutAs: 'title' }); // it stays what the stage is called
    frame.tabIndex = -1;
    frame.src = new URL('view.html', import.meta.url).href;
    frame.addEventListener('load', () => setTimeout(() => this.#ask(frame, 'its page did not load'), loadedMs));
    this.#place.append(frame);
    this.#frame = frame;
    this.#enter('starting');
    this.#limit(this.#backoff.helloPatience, 'its page does not answer');
  }

  /** Gives the view so long for what comes next. */
  #limit(ms, why) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail(why), ms);
  }

  /** Asks why the document of frame has not said hello: the host may have kept it from being shown. Else fails with other, if any. */
  async #ask(frame, other = '') {
    const silent = () => frame && this.#frame === frame && !this.#port;
    if (!silent()) return;
    const why = await cure(frame.src) || await unframed(frame.src) || other;
    if (why && silent()) this.#fail(why);
  }

  #remove() {
    clearTimeout(this.#timer);
    this.#backoff.removed();
    this.#press.gone();
    this.#port?.close();
    this.#port = null;
    this.#dropping = 0;
    this.#frame?.remove();
    this.#frame = null;
    this.#enter('absent');
    for (const resolve of this.#shown.splice(0)) resolve();
  }

  #hello(event) {
    // Whoever frames the page may bring another document into the frame: of another origin, it is not answered.
    if (!this.#frame || !isFrom(event, this.#frame.contentWindow) || event.data?.type !== 'hello' || this.#port) return;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#limit(this.#backoff.patience, 'it did not start');
    port1.onmessage = (event) => this.#take(event.data);
    event.source.postMessage({ type: 'open', wasm: this.#wasm, ...this.#room }, peer, [port2]);
  }

  #take(message) {
    const take = {
      ready: () => {
        clearTimeout(this.#timer);
        this.#enter('ready');
        const parts = [...this.#parts].map(([kind, buffer]) => ({ kind, buffer }));
        if (parts.length > 0) this.show(parts);
      },
      shown: () => {
        if (!this.live) this.#painted(); // only now: until then the drawing hides an empty canvas
        this.#shown.shift()?.();
      },
      edit: () => (this.#dropping > 0 && message.phase !== 'hover') || this.#on.edit(String(message.query), message.phase),
      dropped: () => { this.#dropping--; },
      escape: () => this.#on.escape(),
      failed: () => this.#fail(String(message.message)),
    };
    if (!this.#port || !Object.hasOwn(take, message?.type)) return;
    if (message.type === 'edit') this.wake(); // also for a pointer that only hovers
    take[message.type]();
  }

  #painted() {
    this.#backoff.live();
    this.#enter('live');
    this.#press.live((did) => this.#port.postMessage(did));
    if (this.#offer.contains(document.activeElement)) this.#place.focus({ preventScroll: true });
    this.#offer.hidden = true;
    if (this.#lost) this.#on.restarted();
    this.#lost = false;
  }

  #fail(why) {
    const wasLive = this.live;
    const inCrowd = crowded();
    const wait = this.#backoff.ended(inCrowd);
    this.#lost ||= wasLive;
    this.#remove();
    this.#enter('waiting');
    if (wait < Infinity) this.#timer = setTimeout(() => this.#make(), wait);
    if (wait <= briefMs || !this.#offer.hidden) return;
    this.#offer.hidden = false;
    if (!wasLive || !inCrowd) this.#on.givenUp(why, wasLive); // of a crowd not all shall speak
  }

  #enter(state) {
    this.#state = state;
    this.#offer.dataset.view = state;
    const shows = this.live ? 'live' : 'drawing';
    if (this.#place.dataset.view === shows) return;
    this.#place.dataset.view = shows;
    this.#on.changed();
  }

  /** The reader's hand on the figure asks for a view: a pointer that comes to rest, a press, the focus. */
  #watchHand(figure) {
    for (const type of ['pointerdown', 'click', 'focusin']) {
      figure.addEventListener(type, ({ pointerType }) => {
        if (type !== 'focusin') this.#finger = pointerType === 'touch';
        if (type !== 'pointerdown' || pointerType !== 'touch') this.#hand(); // a finger may only scroll
      });
    }
    const stop = () => clearTimeout(this.#restTimer);
    figure.addEventListener('pointerleave', stop);
    figure.addEventListener('pointermove', ({ pointerType }) => {
      stop();
      if (pointerType !== 'touch') this.#restTimer = setTimeout(() => this.#hand(), restMs);
    });
  }

  #hand() {
    this.wake();
    this.retry();
  }

  #sight(seen) {
    clearTimeout(this.#unseenTimer);
    this.#seen = seen;
    if (!seen) this.#unseenTimer = setTimeout(() => (this.#on.busy() ? this.#remove() : this.#sleep()), unseenMs);
    else if (this.#state === 'absent') this.#make();
  }
}
