// The worker as the page sees it: messages out, updates in, and one new worker
// when the old one dies. The protocol is in core/doc.go.

import { cure, scriptURL } from './policy.js';

/**
 * @typedef {object} Update
 * @property {number} edit the last open or edit that is in it
 * @property {string} link
 * @property {boolean} busy
 * @property {[string, string][]} [values]
 * @property {[string, string][]} [notes]
 * @property {[string, string][]} [readouts]
 * @property {[string, string, string][]} [inspector]
 * @property {{caption: string, head: string[], rows: string[][]}|null} [table]
 * @property {{caption: string, head: string[], rows: string[][]}} [part]
 * @property {{kind: number, buffer: ArrayBuffer}[]} [parts]
 * @property {[string, string][]} [drawings]
 */

/** A second crash within this time is not answered by a third worker. */
const crashWindowMs = 60_000;

const scripts = ['wasm_exec.js', 'worker.js'];

/**
 * The script of the worker as one blob: a worker made from a URL is refused
 * where the page has no origin of its own, in <iframe sandbox="allow-scripts">.
 */
export async function workerScript() {
  const texts = await Promise.all(scripts.map(async (name) => {
    const { href } = new URL(name, import.meta.url);
    const response = await fetch(href).catch(async (error) => {
      throw new Error(`${name} could not be fetched: ${await cure(href) || error.message}.`);
    });
    if (!response.ok) throw new Error(`The server has no ${name} (HTTP ${response.status}).`);
    return response.text();
  }));
  return new Blob([texts.join('\n;\n')], { type: 'text/javascript' });
}

export class WorkerClient {
  #script;
  #wasm;
  #on;
  #worker = null;
  #edit = 0;
  #answered = 0;
  #link = '';
  #room = null;
  #crashedAt = -Infinity;

  /**
   * @param {Blob} script
   * @param {ArrayBuffer} wasm
   * @param {{update: (u: Update) => void, points: (csv: string) => void, remade: (why: string) => void, dead: (why: string) => void}} on
   */
  constructor(script, wasm, on) {
    this.#script = script;
    this.#wasm = wasm;
    this.#on = on;
  }

  /** Makes the worker and opens query. */
  start(query) {
    this.#link = query;
    const url = URL.createObjectURL(this.#script);
    const worker = new Worker(scriptURL(url));
    URL.revokeObjectURL(url);
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#take(worker, data);
    worker.onerror = (event) => this.#crash(worker, event.message || 'the worker did not start');
    worker.postMessage({ type: 'start', wasm: this.#wasm });
  }

  /** The number of the last edit, and whether its answer has come. */
  get last() { return this.#edit; }
  get settled() { return this.#answered >= this.#edit; }

  /** Sends the whole state; returns the number its answer will carry. */
  open(query) {
    this.#link = query;
    return this.#send({ type: 'open', query });
  }

  /** Sends what changes; returns the number its answer will carry. */
  edit(query) { return this.#send({ type: 'edit', query }); }

  /** Sends a table of points, of classes or with targets; returns the number its answer will carry. */
  load(text, task) { return this.#send({ type: 'load', text, task }); }

  /** Asks for the examples in force; they come to on.points. */
  askPoints() { this.#worker?.postMessage({ type: 'points' }); }

  /** Tells what the page wants drawn. */
  room(room) {
    this.#room = room;
    this.#worker?.postMessage({ type: 'room', ...room });
  }

  /** Tells that one update has been shown. */
  credit() { this.#worker?.postMessage({ type: 'credit' }); }

  #send(message) {
    this.#edit++;
    this.#worker?.postMessage({ ...message, edit: this.#edit });
    return this.#edit;
  }

  #take(worker, message) {
    if (worker !== this.#worker) return; // a last word of one that has been replaced
    const take = {
      ready: () => {
        if (this.#room) this.room(this.#room);
        this.open(this.#link);
      },
      update: () => {
        this.#answered = message.edit;
        this.#link = message.link;
        this.#on.update(message);
      },
      points: () => this.#on.points(message.text),
      crashed: () => this.#crash(worker, message.message),
    };
    take[message.type]?.();
  }

  #crash(worker, why) {
    if (worker !== this.#worker) return;
    worker.terminate();
    this.#worker = null;
    const now = performance.now();
    const again = now - this.#crashedAt < crashWindowMs;
    this.#crashedAt = now;
    if (again) {
      this.#on.dead(why);
      return;
    }
    this.start(this.#link);
    this.#on.remade(why);
  }
}
