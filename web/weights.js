// Keeps a training that takes long: saves its weights as a file, takes weights of a
// file, and keeps what was trained in the browser, to be taken up after a reload or a
// crash. Comes with the first lab that names what it trains.

import { notice } from './notices.js';
import { save } from './share.js';

/** How often a training is kept. What takes less is trained again as quickly. */
const everyMs = 20_000;

/** A page that goes out of sight may not come back: it keeps what took so long. */
const hiddenMs = 5000;

/** So many trainings are kept, the last ones. */
const mostKept = 3;

/** The largest file that is read: weights of as many runs as there can be. */
const mostBytes = 160 << 20;

const storeName = 'trainings';

/** A data base that has not opened after so long may never do so, nor say why; and work in one that has may never end. */
const openMs = 10_000;
const workMs = 30_000;

/** What promise brings, unless that takes longer than ms. */
const within = (ms, promise) => Promise.race([promise, new Promise((_, reject) => { setTimeout(reject, ms, new Error('it does not answer')); })]);

/** @returns {Promise<any>} what a request of the data base brings */
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/**
 * Does work in the data base.
 * @param {'readonly'|'readwrite'} mode
 * @param {(store: IDBObjectStore) => Promise<any>} work
 */
async function stored(mode, work) {
  const opening = indexedDB.open('hf-playground', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(storeName);
  const opened = done(opening);
  const base = await within(openMs, opened).catch((error) => {
    opened.then((tooLate) => tooLate.close(), () => {});
    throw error;
  });
  try {
    const transaction = base.transaction(storeName, mode);
    const over = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const both = Promise.all([work(transaction.objectStore(storeName)), over]); // what was put can still find no room
    const [result] = await within(workMs, both).catch((error) => {
      try { transaction.abort(); } catch { /* it has ended */ } // or the next would wait for it
      throw error;
    });
    return result;
  } finally {
    base.close();
  }
}

/** The keys of what is kept are its time, for the order, and its training. */
const isOf = (training) => (key) => key.endsWith(` ${training}`);

/**
 * @typedef {object} Row
 * @property {number} step of the run that had made most
 * @property {number} steps of all runs together
 * @property {ArrayBuffer} bytes
 */

/** How far a training has come, whichever run is selected. */
const far = ({ step, steps = step }) => steps;

/** @returns {Promise<(Row & {key: string})|undefined>} what was kept last among the keys that is accepts */
const kept = (is) => stored('readonly', async (store) => {
  const key = (await done(store.getAllKeys())).filter(is).pop();
  return key && { ...await done(store.get(key)), key };
});

/** Keeps row, unless as much is kept: the same training may run in another tab, and be further there. */
const keep = (training, row) => stored('readwrite', async (store) => {
  const keys = await done(store.getAllKeys());
  const own = keys.filter(isOf(training));
  const before = await Promise.all(own.map((key) => done(store.get(key))));
  if (before.some((other) => far(other) >= far(row))) return;
  const others = keys.filter((key) => !own.includes(key));
  const old = [...own, ...others.slice(0, Math.max(0, others.length - mostKept + 1))];
  await Promise.all([...old.map((key) => done(store.delete(key))), done(store.put(row, `${Date.now()} ${training}`))]);
});

/**
 * @typedef {object} Page
 * @property {(all: boolean) => Promise<{bytes: ArrayBuffer, name: string, step: number, steps: number}|null|undefined>} weights
 * @property {() => boolean} live whether weights come at once
 * @property {(bytes: ArrayBuffer, name: string) => number} load returns the number that its answer will carry
 * @property {() => string} link
 */

export class Training {
  /** @type {Page} */
  #page;
  #key = '';
  #busy = false;
  #keptAt = 0; // when the training was kept, or began
  #far = -1; // what is kept has come so far; beyond it there is something new
  #confessed = false; // that nothing was kept
  #keeping = false;
  #saving = false; // or waits for a new worker to do so
  #takeBack = () => {}; // what was confessed
  #steps = 0; // of all runs so far
  #offered = Infinity; // so far the offer on the page leads
  #withdraw = () => {};
  #coming = null; // weights that were sent and are not in force: {bytes, name, link, edit}
  #begun = null; // those with which the training began

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
    const input = document.querySelector('#weights');
    document.addEventListener('click', ({ target }) => {
      const does = target.closest('[data-weights]')?.dataset.weights;
      if (does === 'save') this.#save();
      else if (does) input.click();
    });
    input.addEventListener('change', () => {
      this.#read(input.files[0]);
      input.value = ''; // the same file can be chosen again
    });
    window.addEventListener('dragover', (event) => this.#key && event.preventDefault());
    window.addEventListener('drop', (event) => { // after the dialog of images, which takes what is not named as weights
      if (!this.#key || event.defaultPrevented || event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      this.#read(event.dataTransfer.files[0]);
    });
    document.addEventListener('visibilitychange', () => document.hidden && this.#due(hiddenMs) && this.#keep());
  }

  /**
   * What an update says: the name of the training, '' for none; whether it goes on; the steps of all runs so far.
   * @param {string} name ends with a point where the link wants a file of weights that is not there
   * @param {boolean} busy
   * @param {number} steps
   * @param {number} edit that it answers
   */
  seen(name, busy, steps, edit) {
    const key = name.replace(/\.$/, '');
    const changed = key !== this.#key;
    if (changed) {
      this.#key = key;
      this.#keptAt = performance.now();
      this.#far = -1;
      this.#offered = Infinity;
      this.#withdraw();
      if (key) this.#offer(name !== key);
    }
    if (this.#coming && edit >= this.#coming.edit) this.#came(changed);
    this.#steps = steps;
    if (steps >= this.#offered) this.#withdraw(); // it would lead back
    const ended = this.#busy && !busy;
    this.#busy = busy;
    if (this.#due(everyMs) && (busy || ended)) this.#keep();
  }

  /** The computation was lost, and begins again. */
  again() { this.#key = ''; }

  #due(ms) { return this.#key !== '' && performance.now() - this.#keptAt >= ms; }

  #load(bytes, name) { this.#coming = { bytes, name, link: this.#page.link(), edit: this.#page.load(bytes, name) }; }

  /** Weights that were sent are in force, or refused. A second file has the link of the first, and so no step of the history. */
  #came(taken) {
    const { link, ...now } = this.#coming;
    const before = this.#begun;
    this.#coming = null;
    if (!taken) return;
    this.#begun = now;
    if (!before || ![link, this.#page.link()].every((text) => text.includes('.weights=file'))) return;
    const called = before.name || 'the training you left';
    notice(`The runs start from ${now.name} instead of ${called}. Undo does not lead back to it.`, { label: `Back to ${called}`, act: () => this.#load(before.bytes, before.name) });
  }

  /**
   * Offers to take up what is kept of this training beyond the steps there are.
   * @param {boolean} any also where it began with a file
   */
  async #offer(any) {
    const key = this.#key;
    const own = isOf(key);
    const row = await kept((name) => own(name) || any && name.includes(` ${key}.`)).catch(() => {}); // whether anything can be kept shows when there is something to keep
    if (key !== this.#key || !row) return;
    if (own(row.key)) { // else it is another, and these runs do not come as far
      this.#far = far(row);
      if (this.#far <= this.#steps) return;
      this.#offered = this.#far;
    }
    this.#withdraw = notice(`You left this training at step ${row.step}.`, { label: `Go on from step ${row.step}`, act: () => this.#load(row.bytes, '') }, true);
  }

  /** Keeps the training, unless it has come less far than what is kept of it. */
  async #keep() {
    if (this.#keeping) return;
    this.#keeping = true;
    this.#keptAt = performance.now();
    const key = this.#key;
    const saved = await this.#page.weights(true);
    if (saved && key === this.#key && far(saved) > this.#far) {
      try {
        await keep(key, { step: saved.step, steps: far(saved), bytes: saved.bytes });
        if (key === this.#key) this.#far = far(saved);
        this.#takeBack();
      } catch {
        this.#confess();
      }
    }
    this.#keeping = false;
  }

  /** Says once that nothing was kept. A browser that was only slow keeps it the next time, and this is taken back. */
  #confess() {
    if (this.#confessed) return;
    this.#confessed = true;
    this.#takeBack = notice('This browser has not kept the training: it has no room left, it is too slow, or the window is a private one. Save the weights before you leave the page.');
  }

  async #save() {
    if (this.#saving) return;
    this.#saving = true;
    const withdraw = this.#page.live() ? () => {} : notice('The weights are saved as soon as the computation has come as far again.');
    const saved = await this.#page.weights(false); // null where a note says why there are none
    withdraw();
    this.#saving = false;
    if (saved) save(saved.name, new Blob([saved.bytes], { type: 'application/octet-stream' }));
    else if (saved === undefined) notice('The weights are not saved: the computation has stopped twice before they were there.');
  }

  async #read(file) {
    if (!file) return;
    if (file.size > mostBytes) notice(`${file.name} has ${file.size} bytes, and at most ${mostBytes} are read.`);
    else this.#load(await file.arrayBuffer(), file.name);
  }
}
