import { pair } from './state.js';

/** Edits that wait for the next frame; a later value of a key takes the place of an earlier one. */
export class Outbox {
  #values = new Map();
  #frame = 0;
  #send;

  /** @param {(query: string) => void} send */
  constructor(send) { this.#send = send; }

  get empty() { return this.#values.size === 0; }

  put(key, value) {
    this.#values.set(key, value);
    this.#frame ||= requestAnimationFrame(() => this.flush());
  }

  /** Sends what waits as one edit. */
  flush() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.empty) return;
    const query = [...this.#values].map(([key, value]) => pair(key, value)).join('&');
    this.#values.clear();
    this.#send(query);
  }
}
